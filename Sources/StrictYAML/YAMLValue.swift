internal import Yams

/// A YAML value whose scalars are the raw text of the file: `no`, `on`, `12:30` and `0123` mean themselves.
///
/// Anchors, aliases, tags and merge keys are refused, duplicate keys too; every value knows its place.
public struct YAMLValue: Sendable {
    /// What the value holds.
    public enum Content: Sendable {
        /// Raw text, and whether it stood in quotes or a block.
        case scalar(String, isQuoted: Bool)
        /// Values in order.
        case sequence([YAMLValue])
        /// Entries in the order of the file, without repeated keys.
        case mapping([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable {
        /// The key's text.
        public var key: String
        /// Line of the key, from 1.
        public var line: Int
        /// Column of the key, from 1.
        public var column: Int
        /// The value.
        public var value: YAMLValue
    }

    /// The file it came from, as the person named it.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column in Unicode scalars, from 1.
    public var column: Int
    /// What it holds.
    public var content: Content

    /// The largest file that is read, in bytes.
    public static let maximumSizeInBytes = 262_144
    /// The deepest nesting that is read.
    public static let maximumDepth = 64

    /// Reads one document.
    ///
    /// An empty document is an empty mapping.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file as the person named it, for mistakes.
    ///   - lineOffset: added to every line, for YAML that stands inside another file.
    /// - Returns: the document.
    /// - Throws: `FileMistake` for a syntax error, more than one document, an anchor, alias, tag, merge or duplicate key,
    ///   a file over `maximumSizeInBytes` or nested deeper than `maximumDepth`.
    public static func parse(_ text: String, file: String, lineOffset: Int = 0) throws(FileMistake) -> YAMLValue {
        guard text.utf8.count <= maximumSizeInBytes else {
            throw FileMistake(
                file: file,
                line: 1 + lineOffset,
                column: 1,
                what: "the file has \(text.utf8.count) bytes, more than the \(maximumSizeInBytes) that are read",
                fix: "split it",
                kind: .tooLarge
            )
        }
        let source = YAMLSource(text, file: file, lineOffset: lineOffset)
        try source.refuseDeepNesting()
        do {
            // Scalars are taken as raw text: looking for numbers and booleans in them would be work for nothing.
            // The parser would count a byte order mark as the first column, when it is told the encoding.
            let body = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
            let parser = try Parser(yaml: body, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            // A node refers to its anchor weakly: the parser owns it.
            return try withExtendedLifetime(parser) {
                guard let root else {
                    return YAMLValue(file: file, line: 1 + lineOffset, column: 1, content: .mapping([]))
                }
                return try convert(root, source)
            }
        } catch let mistake as FileMistake {
            throw mistake
        } catch {
            throw source.mistake(from: error)
        }
    }

    /// A mistake at this value's place.
    ///
    /// - Parameters:
    ///   - what: what is wrong.
    ///   - near: the words at the place.
    ///   - fix: how to mend it.
    ///   - kind: what kind of mistake it is.
    ///   - code: the stable name of the mistake in the file's format, `nil` when it has none.
    /// - Returns: the mistake.
    public func mistake(
        _ what: String,
        near: String = "",
        fix: String,
        kind: FileMistake.Kind = .content,
        code: String? = nil
    ) -> FileMistake {
        FileMistake(file: file, line: line, column: column, what: what, near: near, fix: fix, kind: kind, code: code)
    }

    // MARK: - Reading

    /// Our own value of a parsed node.
    private static func convert(_ node: Node, _ source: YAMLSource, depth: Int = 0) throws -> YAMLValue {
        let file = source.file
        let line = (node.mark?.line ?? 1) + source.lineOffset
        let column = node.mark?.column ?? 1
        func refuse(_ what: String, near: String = "", fix: String, _ kind: FileMistake.Kind) -> FileMistake {
            FileMistake(file: file, line: line, column: column, what: what, near: near, fix: fix, kind: kind)
        }
        if depth > maximumDepth {
            throw refuse("nested deeper than \(maximumDepth) levels", fix: "flatten it", .tooDeep)
        }
        if let anchor = node.anchor {
            throw refuse(
                "anchors and aliases are not read",
                near: "&\(anchor.rawValue)",
                fix: "write the value out",
                .anchor
            )
        }
        if let mark = node.mark, source.hasTag(at: mark) {
            throw refuse("tags are not read", fix: "remove the tag", .tag)
        }
        let content: Content
        switch node {
        case .scalar(let scalar):
            content = .scalar(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any)
        case .sequence(let sequence):
            content = .sequence(
                try sequence.map { try convert($0, source, depth: depth + 1) }
            )
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (keyNode, valueNode) in mapping {
                let key = try convert(keyNode, source, depth: depth + 1)
                guard case .scalar(let name, _) = key.content else {
                    throw key.mistake("a key must be plain text", fix: "quote it, or make it a value", kind: .keyShape)
                }
                if name == "<<" {
                    throw key.mistake(
                        "merge keys are not read",
                        near: "<<",
                        fix: "write the entries out",
                        kind: .mergeKey
                    )
                }
                let value = try convert(valueNode, source, depth: depth + 1)
                entries.append(Entry(key: name, line: key.line, column: key.column, value: value))
            }
            content = .mapping(entries)
        case .alias:
            throw refuse("anchors and aliases are not read", fix: "write the value out", .anchor)
        }
        return YAMLValue(file: file, line: line, column: column, content: content)
    }
}
