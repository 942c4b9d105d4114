public import ConversationCore
public import StrictYAML

/// Reads flow files.
///
/// Every mistake has its code, its place and the source line; all mistakes of a file are reported together.
public struct FlowReader: Sendable {
    /// Finds a zone by its name.
    public var zone: @Sendable (String) throws -> Zone
    /// The text of another file, by its path; for `include` and `mail`.
    public var load: @Sendable (String) throws -> String
    /// The names that claims may use, `nil` to take every name.
    public var vocabulary: FlowVocabulary?

    /// A reader.
    ///
    /// - Parameters:
    ///   - zone: finds a zone by its name.
    ///   - vocabulary: the names that claims may use, `nil` to take every name.
    ///   - load: the text of another file, by its path.
    public init(
        zone: @escaping @Sendable (String) throws -> Zone,
        vocabulary: FlowVocabulary? = nil,
        load: @escaping @Sendable (String) throws -> String
    ) {
        self.zone = zone
        self.vocabulary = vocabulary
        self.load = load
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file as the person named it.
    /// - Returns: the flow; for a file with a table, one for each row. Never empty.
    /// - Throws: `FileMistakes`.
    public func read(_ text: String, file: String) throws(FileMistakes) -> [Flow] {
        var parsing = FlowParsing(reader: self, file: file, text: text)
        let flows = parsing.flows(text)
        guard parsing.mistakes.isEmpty, !flows.isEmpty else { throw FileMistakes(parsing.mistakes) }
        return flows.map { flow in
            var flow = flow
            flow.sources = parsing.sources
            return flow
        }
    }
}

/// The reading of one file, with those it includes.
struct FlowParsing {
    let reader: FlowReader
    /// The file as the person named it.
    let file: String
    /// What was wrong, in the order found, nothing twice.
    private(set) var mistakes: [FileMistake] = []
    /// The lines of every file that was read.
    private(set) var sources: [String: [String]] = [:]
    /// The flow's zone.
    var zone = Zone.utc
    /// What earlier claims named, with the kind of output.
    var labels: [String: Flow.Claim.Kind] = [:]
    /// The files that are being read, the outermost first.
    var chain: [String]
    /// How many steps there are so far.
    var stepCount = 0

    /// How many files were included so far.
    var includeCount = 0

    /// The most files that a flow may include, one counted as often as it is.
    static let maximumIncludes = 1000
    /// How deep files may include others.
    static let maximumDepth = 16
    /// The most steps that a flow may have, with those of the files it includes.
    static let maximumSteps = 10_000
    /// The most rows that a table may have.
    static let maximumRows = 10_000

    init(reader: FlowReader, file: String, text: String) {
        self.reader = reader
        self.file = file
        chain = [file]
        remember(text, of: file)
    }

    // MARK: - Mistakes

    /// Keeps a mistake, with its code and its source line.
    mutating func note(_ mistake: FileMistake) {
        var mistake = mistake
        mistake.code = mistake.code ?? FlowParsing.code(of: mistake.kind).rawValue
        if let lines = sources[mistake.file], lines.indices.contains(mistake.line - 1) {
            mistake.excerpt = lines[mistake.line - 1]
        }
        if !mistakes.contains(mistake) { mistakes.append(mistake) }
    }

    /// Does something; a mistake in it is kept.
    mutating func attempt<Value>(_ body: (inout FlowParsing) throws -> Value) -> Value? {
        do {
            return try body(&self)
        } catch let mistake as FileMistake {
            note(mistake)
        } catch {
            note(FileMistake(file: file, line: 1, column: 1, what: "\(error)", fix: "mend it", kind: .syntax))
        }
        return nil
    }

    /// Keeps a mistake for each key that is not known there.
    mutating func check(_ value: YAMLValue, allowed: [String]) throws(FileMistake) {
        for entry in try value.entries() where !allowed.contains(entry.key) {
            note(value.unknown(entry, among: allowed))
        }
    }

    mutating func remember(_ text: String, of file: String) {
        sources[file] = text.sourceLines.map(String.init)
    }

    private static func code(of kind: FileMistake.Kind) -> FlowCode {
        switch kind {
        case .syntax, .content: .syntax
        case .unreadable: .unreadable
        case .tooLarge: .tooLarge
        case .tooDeep: .tooDeep
        case .duplicateKey: .duplicateKey
        case .anchor: .anchor
        case .tag: .tag
        case .mergeKey: .mergeKey
        case .keyShape: .keyShape
        case .unknownKey: .unknownKey
        case .missingKey: .missingKey
        case .shape: .shape
        case .number: .number
        case .boolean: .boolean
        case .choice: .choice
        }
    }

    // MARK: - The file

    private static let keys = ["rescind", "name", "tags", "clock", "given", "each", "steps", "finally"]

    /// The flows of the file, a row each; none when the file cannot be read at all.
    mutating func flows(_ text: String) -> [Flow] {
        guard
            let root = attempt({ parsing throws -> YAMLValue in
                let root = try YAMLValue.parse(text, file: parsing.file)
                try parsing.check(root, allowed: FlowParsing.keys)
                try parsing.checkVersion(root)
                return root
            })
        else { return [] }
        guard let table = root["each"] else { return [flow(root, row: nil)].compactMap { $0 } }
        let rows = attempt { try $0.rows(table) } ?? []
        return rows.compactMap { flow(root, row: $0) }
    }

    mutating func checkVersion(_ root: YAMLValue) throws {
        let version = try root.required("rescind")
        let text = try version.text()
        guard text == "flow/1" else {
            throw version.mistake(
                "this is no flow/1",
                near: text,
                fix: "write rescind: flow/1",
                code: FlowCode.version.rawValue
            )
        }
    }

    /// One row of the table with its values.
    private struct RowValues {
        var row: Flow.Row
        var values: [String: String]
    }

    /// The rows; all have the keys of the first.
    private mutating func rows(_ table: YAMLValue) throws -> [RowValues] {
        let list = try table.sequence("a list of rows")
        guard let first = list.first else {
            throw table.mistake("the table has no row", fix: "add one, or remove each:", code: FlowCode.row.rawValue)
        }
        guard list.count <= FlowParsing.maximumRows else {
            throw table.mistake(
                "the table has \(list.count) rows, more than the \(FlowParsing.maximumRows) that are played",
                fix: "split it",
                code: FlowCode.tooManySteps.rawValue
            )
        }
        let keys = try first.entries().map(\.key)
        var rows: [RowValues] = []
        for (index, value) in list.enumerated() {
            _ = attempt { parsing in
                let entries = try value.entries()
                for entry in entries where !Reference.isName(entry.key) || !keys.contains(entry.key) {
                    throw FileMistake(
                        file: value.file,
                        line: entry.line,
                        column: entry.column,
                        what: "the row has a key “\(entry.key)” that the first row has not",
                        fix: YAMLValue.suggestion(for: entry.key, among: keys),
                        code: FlowCode.row.rawValue
                    )
                }
                if let missing = keys.first(where: { value[$0] == nil }) {
                    throw value.mistake(
                        "the row lacks the key “\(missing)” of the first row",
                        fix: "add “\(missing): ...”",
                        code: FlowCode.row.rawValue
                    )
                }
                let texts = try entries.map { ($0.key, try $0.value.text()) }
                rows.append(
                    RowValues(
                        row: Flow.Row(
                            index: index,
                            label: texts.first { $0.0 == keys.first }?.1 ?? String(index + 1),
                            place: Flow.Place(file: value.file, line: value.line, column: value.column)
                        ),
                        values: Dictionary(texts, uniquingKeysWith: { first, _ in first })
                    )
                )
            }
        }
        return rows
    }

    /// The flow of a row.
    private mutating func flow(_ root: YAMLValue, row: RowValues?) -> Flow? {
        labels = [:]
        stepCount = 0
        includeCount = 0
        var filling = Substitution(row?.values ?? [:])
        func filled(_ key: String, _ filling: inout Substitution) -> YAMLValue? {
            root[key].map { filling.apply($0) }
        }
        let parts = Dictionary(
            FlowParsing.keys.filter { $0 != "each" && $0 != "rescind" }.map { ($0, filled($0, &filling)) },
            uniquingKeysWith: { first, _ in first }
        )
        for mistake in filling.mistakes { note(mistake) }
        if let row, row.row.index == 0 { noteUnused(row.values, filling.used, root) }
        func part(_ key: String) throws(FileMistake) -> YAMLValue {
            if let found = parts[key], let value = found { return value }
            return try root.required(key)
        }
        // Each head is read on its own, so that a mistake in one hides none in another.
        let name = attempt { _ in try FlowParsing.filledText(try part("name")) }
        let clock = attempt { try $0.clock(try part("clock")) }
        zone = clock?.1 ?? .utc
        let tags = attempt { _ in try (parts["tags"] ?? nil)?.sequence().map { try $0.text() } ?? [] }
        let given = (parts["given"] ?? nil).map { value in attempt { try $0.given(value) } ?? nil }
        let steps = attempt { try $0.steps(try part("steps")) }
        let finally = attempt { try $0.finally(parts["finally"] ?? nil) }
        guard let name, let clock, let tags, let steps, let finally else { return nil }
        return Flow(
            file: file,
            sources: [:],
            name: name,
            row: row?.row,
            tags: tags,
            start: clock.0,
            zone: clock.1,
            given: (given ?? nil) ?? Flow.Given(),
            steps: steps,
            finally: finally
        )
    }

    /// A value of the table that nothing uses is a mistake, except for the first, which names the row.
    private mutating func noteUnused(_ values: [String: String], _ used: Set<String>, _ root: YAMLValue) {
        guard case .sequence(let rows)? = root["each"]?.content, case .mapping(let entries)? = rows.first?.content
        else {
            return
        }
        for entry in entries.dropFirst() where !used.contains(entry.key) {
            note(
                FileMistake(
                    file: file,
                    line: entry.line,
                    column: entry.column,
                    what: "no step uses the value “\(entry.key)”",
                    fix: "write ${\(entry.key)} where it belongs, or remove it",
                    code: FlowCode.unusedVariable.rawValue
                )
            )
        }
    }

    /// A text that is not empty.
    static func filledText(_ value: YAMLValue, _ what: String = "a text") throws(FileMistake) -> String {
        let text = try value.text(what)
        if text.allSatisfy(\.isWhitespace) {
            throw value.mistake("\(what) must not be empty", fix: "write \(what)", code: FlowCode.empty.rawValue)
        }
        return text
    }
}
