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
        try refuseDeepNesting(text, file: file, lineOffset: lineOffset)
        do {
            // Scalars are taken as raw text: looking for numbers and booleans in them would be work for nothing.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            // A node refers to its anchor weakly: the parser owns it.
            return try withExtendedLifetime(parser) {
                guard let root else {
                    return YAMLValue(file: file, line: 1 + lineOffset, column: 1, content: .mapping([]))
                }
                let source = Source(text, file: file, lineOffset: lineOffset)
                return try convert(root, source)
            }
        } catch let mistake as FileMistake {
            throw mistake
        } catch {
            throw mistake(from: error, text: text, file: file, lineOffset: lineOffset)
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

    /// The parser is recursive: refuse nesting that would exhaust the stack before it starts.
    private static func refuseDeepNesting(_ text: String, file: String, lineOffset: Int) throws(FileMistake) {
        var depth = 0
        var line = 1
        var column = 0
        var dashes = 0
        var atStart = true
        for byte in text.utf8 {
            column += 1
            switch byte {
            case 10:
                line += 1
                column = 0
                dashes = 0
                atStart = true
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "-"), UInt8(ascii: "?"): if atStart { dashes += 1 }
            case UInt8(ascii: " "): break
            default: atStart = false
            }
            if depth > maximumDepth || (dashes > maximumDepth && column > dashes * 2 - 2) {
                throw FileMistake(
                    file: file,
                    line: line + lineOffset,
                    column: column,
                    what: "nested deeper than \(maximumDepth) levels",
                    fix: "flatten it",
                    kind: .tooDeep
                )
            }
        }
    }

    /// Our own value of a parsed node.
    private static func convert(_ node: Node, _ source: Source, depth: Int = 0) throws -> YAMLValue {
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

    /// The parser's own error as a mistake with a place.
    private static func mistake(from error: any Error, text: String, file: String, lineOffset: Int) -> FileMistake {
        func at(_ line: Int, _ column: Int, _ what: String, _ fix: String, _ kind: FileMistake.Kind) -> FileMistake {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let near = lines.indices.contains(line - 1) ? lines[line - 1].prefix(40) : ""
            return FileMistake(
                file: file,
                line: line + lineOffset,
                column: column,
                what: what,
                near: near.trimmingPrefix { $0 == " " }.description,
                fix: fix,
                kind: kind
            )
        }
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            return at(mark.line, mark.column, "not YAML: \(problem)", "check indentation, colons and quotes", .syntax)
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            let place = SecondKey(key: key, line: context.mark.line, column: context.mark.column).place(in: text)
            return at(place.line, place.column, "the key “\(key)” stands twice", "remove one", .duplicateKey)
        case YamlError.reader(let problem, let offset, _, _):
            let before = text.utf8.prefix(offset ?? 0)
            let line = before.count { $0 == 10 } + 1
            return at(line, 1, "not YAML: \(problem)", "remove the unreadable character", .unreadable)
        default:
            return FileMistake(
                file: file,
                line: 1 + lineOffset,
                column: 1,
                what: "not YAML: \(error)",
                fix: "check the file",
                kind: .syntax
            )
        }
    }
}

/// The text that is read, for what the parser does not keep.
private struct Source {
    let file: String
    let lineOffset: Int
    private let lines: [Substring.UnicodeScalarView]

    init(_ text: String, file: String, lineOffset: Int) {
        self.file = file
        self.lineOffset = lineOffset
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars)
    }

    /// Whether the node that begins there has a tag of its own: nothing else can begin with an exclamation mark.
    ///
    /// The parser's own tags do not tell, since it resolves those that were not written.
    func hasTag(at mark: Mark) -> Bool {
        guard lines.indices.contains(mark.line - 1) else { return false }
        return lines[mark.line - 1].dropFirst(mark.column - 1).first == "!"
    }
}
