import ConversationCore
import Drafting
import StrictYAML

/// One template file: what it declares, and its parts.
///
/// ```
/// ---
/// subject: "Order {{order}}"
/// required: [order]
/// optional: [item]
/// reviewed: yes
/// ---
/// ## warm
/// Hello, ...
/// ```
final class MessageTemplate: Sendable {
    /// The language, with its rules.
    let format: LocaleFormat
    /// Fields that must have a value, in the order declared.
    let required: [String]
    /// Fields that may have one.
    let optional: [String]
    /// All fields, the required ones first: their positions are the numbers by which texts name them.
    let fields: [String]
    /// Whether a native speaker has read it.
    let isReviewed: Bool
    /// The subject, `nil` for templates without one.
    let subject: CompiledText?
    /// The parts by name: tones, or `text` and `html`.
    let parts: [String: CompiledText]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - source: its text.
    ///   - file: its name, for mistakes.
    ///   - locale: its language.
    ///   - partNames: the parts it must have.
    /// - Throws: `FileMistakes` with every mistake.
    init(_ source: String, file: String, locale: Language, partNames: [String]) throws(FileMistakes) {
        let lines = source.sourceLines
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw FileMistakes([
                FileMistake(
                    file: file,
                    line: 1,
                    column: 1,
                    what: "no head",
                    fix: "begin with --- lines around the fields"
                )
            ])
        }
        format = LocaleFormat(locale)
        let subjectText: YAMLValue?
        do {
            let head = try YAMLValue.parse(lines[1..<end].joined(separator: "\n"), file: file, lineOffset: 1)
            _ = try head.entries(allowed: ["subject", "required", "optional", "reviewed"])
            required = try PlaybookReader.texts(head["required"])
            optional = try PlaybookReader.texts(head["optional"])
            isReviewed = try head["reviewed"]?.boolean() ?? false
            subjectText = head["subject"]
        } catch {
            throw FileMistakes([error])
        }
        fields = required + optional
        var reader = PartReader(file: file, partNames: partNames, required: required, fields: fields, format: format)
        if let subjectText {
            do {
                // The first character of a quoted text stands after the quote.
                let place = TextCompiler.Start(file: file, line: subjectText.line, column: subjectText.column + 1)
                subject = reader.compile(try subjectText.text(), at: place)
            } catch {
                subject = nil
                reader.mistakes.append(error)
            }
        } else {
            subject = nil
        }
        reader.read(lines, from: end + 1)
        parts = reader.parts
        guard reader.mistakes.isEmpty else { throw FileMistakes(reader.mistakes) }
    }
}

/// Reads the parts of a template file.
private struct PartReader {
    let file: String
    let partNames: [String]
    let required: [String]
    let fields: [String]
    let format: LocaleFormat
    /// What was read, by name.
    var parts: [String: CompiledText] = [:]
    /// What is wrong.
    var mistakes: [FileMistake] = []

    /// Reads the lines after the head.
    mutating func read(_ lines: [Substring], from first: Int) {
        var name: String?
        var start = first
        for index in first...lines.count {
            guard index == lines.count || lines[index].hasPrefix("## ") else { continue }
            finish(name, lines[start..<index])
            guard index < lines.count else { break }
            name = String(lines[index].dropFirst(3))
            start = index + 1
            if let name, !partNames.contains(name) {
                let fix = YAMLValue.suggestion(for: name, among: partNames)
                mistake(index + 1, "unknown part “\(name)”", column: 4, fix: fix)
            } else if let name, parts[name] != nil {
                mistake(index + 1, "the part “\(name)” stands twice", column: 4, fix: "keep one of them")
            }
        }
        for part in partNames where parts[part] == nil {
            mistake(lines.count, "the part “\(part)” is missing", fix: "add “## \(part)” and its text")
        }
    }

    /// A part's lines, without blank ones at either end.
    private mutating func finish(_ name: String?, _ lines: ArraySlice<Substring>) {
        var lines = lines
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        guard let name else {
            if let line = lines.first {
                mistake(
                    lines.startIndex + 1,
                    "words before the first part",
                    near: String(line.prefix(30)),
                    fix: "begin with “## \(partNames[0])”"
                )
            }
            return
        }
        guard !lines.isEmpty else {
            mistake(lines.startIndex, "the part “\(name)” is empty", fix: "write its text")
            return
        }
        let start = TextCompiler.Start(file: file, line: lines.startIndex + 1)
        parts[name] = compile(lines.joined(separator: "\n"), at: start, isHTML: name == "html")
    }

    /// A text compiled; an optional field outside a section of its own is a mistake.
    mutating func compile(_ text: String, at start: TextCompiler.Start, isHTML: Bool = false) -> CompiledText {
        var compiler = TextCompiler(text, at: start, fields: fields, plural: format.plural, isHTML: isHTML)
        compiler.mustGuard = Set(fields).subtracting(required)
        let compiled = compiler.compile()
        mistakes += compiler.mistakes
        return compiled
    }

    private mutating func mistake(_ line: Int, _ what: String, column: Int = 1, near: String = "", fix: String) {
        mistakes.append(FileMistake(file: file, line: line, column: column, what: what, near: near, fix: fix))
    }
}
