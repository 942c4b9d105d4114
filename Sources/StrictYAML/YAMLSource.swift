internal import Yams

/// The text that is read, for what the parser does not keep.
struct YAMLSource {
    /// The file as the person named it.
    let file: String
    /// Added to every line, for YAML that stands inside another file.
    let lineOffset: Int
    /// The lines as the parser counts them.
    private let lines: [Substring]

    init(_ text: String, file: String, lineOffset: Int) {
        self.file = file
        self.lineOffset = lineOffset
        lines = text.sourceLines
    }

    /// Whether the node that begins there has a tag of its own: nothing else can begin with an exclamation mark.
    ///
    /// The parser's own tags do not tell, since it resolves those that were not written.
    func hasTag(at mark: Mark) -> Bool {
        guard lines.indices.contains(mark.line - 1) else { return false }
        return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == "!"
    }

    /// The parser is recursive: refuses nesting that would exhaust the stack before it starts.
    func refuseDeepNesting() throws(FileMistake) {
        var depth = 0
        for (index, line) in lines.enumerated() {
            var dashes = 0
            var atStart = true
            for (before, scalar) in line.unicodeScalars.enumerated() {
                switch scalar {
                case "[", "{": depth += 1
                case "]", "}": depth = max(0, depth - 1)
                case "-", "?": if atStart { dashes += 1 }
                case " ": break
                default: atStart = false
                }
                let isDeepList = dashes > YAMLValue.maximumDepth && before >= dashes * 2 - 2
                guard depth > YAMLValue.maximumDepth || isDeepList else { continue }
                throw at(
                    index + 1,
                    before + 1,
                    "nested deeper than \(YAMLValue.maximumDepth) levels",
                    "flatten it",
                    .tooDeep
                )
            }
        }
    }

    /// The parser's own error as a mistake with a place.
    func mistake(from error: any Error) -> FileMistake {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            return at(
                mark.line,
                mark.column,
                "not YAML: \(problem)",
                near: words(of: mark.line),
                "check indentation, colons and quotes",
                .syntax
            )
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            let place = SecondKey(key: key, line: context.mark.line, column: context.mark.column).place(in: lines)
            return at(
                place.line,
                place.column,
                "the key “\(key)” stands twice",
                near: words(of: place.line),
                "remove one",
                .duplicateKey
            )
        case YamlError.reader(let problem, _, let value, _):
            let place = place(of: value)
            return at(
                place.line,
                place.column,
                "not YAML: \(problem)",
                near: words(of: place.line),
                "remove the unreadable character",
                .unreadable
            )
        default: return at(1, 1, "not YAML: \(error)", "check the file", .syntax)
        }
    }

    /// The first place of a character that YAML cannot hold; the parser counts its offset in Characters.
    private func place(of value: Int32) -> (line: Int, column: Int) {
        for (index, line) in lines.enumerated() {
            let scalars = line.unicodeScalars
            guard let found = scalars.firstIndex(where: { Int64($0.value) == Int64(value) }) else { continue }
            return (index + 1, scalars.distance(from: scalars.startIndex, to: found) + 1)
        }
        return (1, 1)
    }

    /// The first words of a line.
    private func words(of line: Int) -> String {
        guard lines.indices.contains(line - 1) else { return "" }
        return String(lines[line - 1].prefix(40).drop { $0 == " " })
    }

    private func at(
        _ line: Int,
        _ column: Int,
        _ what: String,
        near: String = "",
        _ fix: String,
        _ kind: FileMistake.Kind
    ) -> FileMistake {
        FileMistake(
            file: file,
            line: line + lineOffset,
            column: column,
            what: what,
            near: near,
            fix: fix,
            kind: kind
        )
    }
}
