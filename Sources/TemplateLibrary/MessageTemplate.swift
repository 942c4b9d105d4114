import ConversationCore
import Drafting
import Mustache
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
struct MessageTemplate: Sendable {
    /// The file, for mistakes.
    var file: String
    /// Fields that must have a value, in the order declared.
    var required: [String]
    /// Fields that may have one.
    var optional: [String]
    /// Whether a native speaker has read it.
    var isReviewed: Bool
    /// The subject, `nil` for templates without one.
    var subject: MustacheTemplate?
    /// The parts by name: tones, or `text` and `html`.
    var parts: [String: MustacheTemplate]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - source: its text.
    ///   - file: its name, for mistakes.
    ///   - partNames: the parts it must have.
    /// - Throws: `FileMistakes` with every mistake.
    init(_ source: String, file: String, partNames: [String]) throws(FileMistakes) {
        self.file = file
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
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
        var mistakes: [FileMistake] = []
        let head: YAMLValue
        do {
            head = try YAMLValue.parse(lines[1..<end].joined(separator: "\n"), file: file, lineOffset: 1)
            _ = try head.entries(allowed: ["subject", "required", "optional", "reviewed"])
            required = try PlaybookReader.texts(head["required"])
            optional = try PlaybookReader.texts(head["optional"])
            isReviewed = try head["reviewed"]?.boolean() ?? false
        } catch {
            throw FileMistakes([error])
        }
        subject = nil
        parts = [:]
        if let value = head["subject"] {
            do {
                let text = try value.text()
                mistakes += check(text, line: value.line, requiredOnly: true)
                subject = try compile(text, line: value.line, isHTML: false)
            } catch { mistakes.append(error) }
        }
        var name: String?
        var body: [Substring] = []
        var start = 0
        func finish(_ name: String?, _ body: [Substring], _ start: Int) throws(FileMistake) -> MustacheTemplate? {
            guard name != nil else { return nil }
            return try compile(MessageTemplate.trimmed(body), line: start, isHTML: name == "html")
        }
        for (index, line) in lines.enumerated().dropFirst(end + 1) {
            guard line.hasPrefix("## ") else {
                if name == nil, !line.isEmpty {
                    mistakes.append(
                        FileMistake(
                            file: file,
                            line: index + 1,
                            column: 1,
                            what: "words before the first part",
                            near: String(line.prefix(30)),
                            fix: "begin with “## \(partNames[0])”"
                        )
                    )
                }
                body.append(line)
                continue
            }
            do {
                if let name, let part = try finish(name, body, start) {
                    mistakes += check(MessageTemplate.trimmed(body), line: start, requiredOnly: false)
                    parts[name] = part
                }
            } catch { mistakes.append(error) }
            name = String(line.dropFirst(3))
            if !partNames.contains(name ?? "") {
                mistakes.append(
                    FileMistake(
                        file: file,
                        line: index + 1,
                        column: 4,
                        what: "unknown part “\(name ?? "")”",
                        fix: YAMLValue.suggestion(for: name ?? "", among: partNames)
                    )
                )
            }
            body = []
            start = index + 2
        }
        do {
            if let name, let part = try finish(name, body, start) {
                mistakes += check(MessageTemplate.trimmed(body), line: start, requiredOnly: false)
                parts[name] = part
            }
        } catch { mistakes.append(error) }
        for part in partNames where parts[part] == nil {
            mistakes.append(
                FileMistake(
                    file: file,
                    line: lines.count,
                    column: 1,
                    what: "the part “\(part)” is missing",
                    fix: "add “## \(part)” and its text"
                )
            )
        }
        guard mistakes.isEmpty else { throw FileMistakes(mistakes) }
    }

    /// The lines without blank ones at either end.
    private static func trimmed(_ lines: [Substring]) -> String {
        var lines = lines[...]
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// The template compiled; plain text is not escaped for HTML.
    private func compile(_ text: String, line: Int, isHTML: Bool) throws(FileMistake) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: (isHTML ? "" : "{{% CONTENT_TYPE:TEXT}}") + text)
        } catch {
            throw FileMistake(
                file: file,
                line: line,
                column: 1,
                what: "not a template: \(error)",
                fix: "close every {{tag}} and every {{#section}}"
            )
        }
    }

    /// Names that are not declared, and optional ones used outside a section of their own.
    private func check(_ text: String, line: Int, requiredOnly: Bool) -> [FileMistake] {
        var mistakes: [FileMistake] = []
        var open: [String] = []
        for tag in TemplateTag.all(in: text) {
            func mistake(_ what: String, _ fix: String) {
                mistakes.append(
                    FileMistake(
                        file: file,
                        line: line + tag.line,
                        column: tag.column,
                        what: what,
                        near: "{{\(tag.name)}}",
                        fix: fix
                    )
                )
            }
            if tag.kind == .close {
                if open.last == tag.name { open.removeLast() }
                continue
            }
            if !required.contains(tag.name) && !optional.contains(tag.name) {
                mistake(
                    "the field “\(tag.name)” is not declared",
                    YAMLValue.suggestion(for: tag.name, among: required + optional)
                )
            } else if tag.kind == .value, optional.contains(tag.name), !open.contains(tag.name) {
                mistake(
                    "the optional field “\(tag.name)” stands outside a section of its own",
                    "write {{#\(tag.name)}}...{{/\(tag.name)}} around it, or declare it required"
                )
            }
            if tag.kind == .open { open.append(tag.name) }
        }
        return mistakes
    }
}

/// A `{{tag}}` of a template, with its place.
struct TemplateTag: Hashable, Sendable {
    /// What the tag does.
    enum Kind: Hashable, Sendable {
        /// Stands for a value.
        case value
        /// Opens a section.
        case open
        /// Opens an inverted section.
        case openInverted
        /// Closes a section.
        case close
    }

    /// What it does.
    var kind: Kind
    /// The field it names.
    var name: String
    /// Line within the text, from 0.
    var line: Int
    /// Column in characters, from 1.
    var column: Int

    /// The tags of a text, in order.
    static func all(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                var name = rest[start.upperBound..<end.lowerBound]
                let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
                let kind: Kind? =
                    switch name.first {
                    case "#": .open
                    case "^": .openInverted
                    case "/": .close
                    case "!", "%": nil
                    default: .value
                    }
                if let kind {
                    if kind != .value { name = name.dropFirst() }
                    let trimmed = name.filter { $0 != " " && $0 != "{" && $0 != "}" && $0 != "&" }
                    tags.append(TemplateTag(kind: kind, name: trimmed, line: index, column: column))
                }
                rest = rest[end.upperBound...]
            }
        }
        return tags
    }
}
