import Drafting
import StrictYAML

/// Reads a text with `{{tags}}` into steps.
///
/// | tag | meaning |
/// |---|---|
/// | `{{name}}` | the value |
/// | `{{#name}}...{{/name}}` | only when the field has a value |
/// | `{{^name}}...{{/name}}` | only when it has none |
/// | `{{name\|one\|few\|many}}` | the form of a word that goes with the number, in the order of the language's forms |
///
/// This is the part of Mustache that cannot leave a gap unseen. The library for the whole of it (swift-mustache 2.1)
/// renders an absent value as nothing, knows no place inside a line, and was three times too slow.
struct TextCompiler {
    /// A field's use in the text.
    struct Use: Hashable {
        /// The field.
        var name: String
        /// Whether it is only named where it has a value.
        var isGuarded: Bool
    }

    /// Where the text begins in its file.
    struct Start {
        /// The file, for mistakes.
        var file: String
        /// The line, from 1.
        var line: Int
        /// The column of the first character, from 1.
        var column = 1
    }

    /// Fields that may only be named in a section of their own.
    var mustGuard: Set<String> = []
    /// The names of the fields, by number; grows when undeclared ones are taken.
    private(set) var fields: [String]
    /// How the fields are used, in order.
    private(set) var uses: [Use] = []
    /// What is wrong with the text.
    private(set) var mistakes: [FileMistake] = []

    private let bytes: [UInt8]
    private let start: Start
    private let plural: PluralRule
    private let takesUndeclared: Bool
    private var compiled = CompiledText()
    private var open: [(name: String, isInverted: Bool, step: Int, offset: Int)] = []

    private static let brace = UInt8(ascii: "{")
    private static let closingBrace = UInt8(ascii: "}")

    /// A compiler of a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - start: where it begins.
    ///   - fields: the fields that it may name, `nil` when any will do.
    ///   - plural: the forms of its language.
    ///   - isHTML: whether values are to be escaped for HTML.
    init(_ text: String, at start: Start, fields: [String]?, plural: PluralRule, isHTML: Bool = false) {
        bytes = Array(text.utf8)
        self.start = start
        self.fields = fields ?? []
        self.plural = plural
        takesUndeclared = fields == nil
        compiled.isHTML = isHTML
    }

    /// Reads the text; `mistakes` says what is wrong with it.
    mutating func compile() -> CompiledText {
        var position = 0
        while position < bytes.count {
            guard let tag = next(TextCompiler.brace, from: position) else {
                words(position..<bytes.count)
                break
            }
            words(position..<tag)
            guard let end = next(TextCompiler.closingBrace, from: tag + 2) else {
                mistake(at: tag, "a tag is not closed", near: bytes[tag...].prefix(30), fix: "close it with }}")
                break
            }
            read(bytes[(tag + 2)..<end], at: tag)
            position = end + 2
        }
        for section in open {
            mistake(
                at: section.offset,
                "the section “\(section.name)” is not closed",
                near: [],
                fix: "close it with {{/\(section.name)}}"
            )
        }
        return compiled
    }

    // MARK: - Tags

    private mutating func read(_ tag: ArraySlice<UInt8>, at offset: Int) {
        switch tag.first {
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            let isInverted = tag.first == UInt8(ascii: "^")
            guard let field = field(tag.dropFirst(), tag, offset) else { return }
            open.append((fields[field], isInverted, compiled.steps.count, offset))
            compiled.steps.append(isInverted ? .ifPresent(field, goTo: 0) : .unlessPresent(field, goTo: 0))
            uses.append(Use(name: fields[field], isGuarded: true))
        case UInt8(ascii: "/"): close(TextCompiler.text(tag.dropFirst()), at: offset)
        default:
            let parts = tag.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            guard let field = field(parts.first ?? [], tag, offset) else { return }
            use(field, tag, offset)
            if parts.count == 1 {
                compiled.steps.append(.value(field))
            } else {
                let forms = parts.dropFirst().map { TextCompiler.text($0) }
                if forms.count != plural.categories.count || forms.contains("") {
                    mistake(
                        at: offset,
                        "the word has \(forms.count) forms",
                        near: tag,
                        fix: "give those for \(plural.categories.joined(separator: ", ")), with | between them"
                    )
                }
                compiled.steps.append(.form(field, forms))
                compiled.wordsInBytes += tag.count
            }
        }
    }

    /// Notes that a tag needs a field's value.
    private mutating func use(_ field: Int, _ tag: ArraySlice<UInt8>, _ offset: Int) {
        let name = fields[field]
        if open.contains(where: { $0.name == name && $0.isInverted }) {
            mistake(
                at: offset,
                "“\(name)” stands where it has no value",
                near: tag,
                fix: "move it out of {{^\(name)}}...{{/\(name)}}"
            )
        }
        let isGuarded = open.contains { $0.name == name && !$0.isInverted }
        uses.append(Use(name: name, isGuarded: isGuarded))
        if !isGuarded, mustGuard.contains(name) {
            mistake(
                at: offset,
                "the optional field “\(name)” stands outside a section of its own",
                near: tag,
                fix: "write {{#\(name)}}...{{/\(name)}} around it, or declare it required"
            )
        }
    }

    private mutating func close(_ name: String, at offset: Int) {
        guard let section = open.last, section.name == name else {
            let fix = open.last.map { "close “\($0.name)” first" } ?? "remove it, or open it with {{#\(name)}}"
            mistake(at: offset, "no section “\(name)” is open here", near: Array("{{/\(name)}}".utf8)[...], fix: fix)
            return
        }
        open.removeLast()
        let target = compiled.steps.count
        switch compiled.steps[section.step] {
        case .unlessPresent(let field, _): compiled.steps[section.step] = .unlessPresent(field, goTo: target)
        case .ifPresent(let field, _): compiled.steps[section.step] = .ifPresent(field, goTo: target)
        case .words, .value, .form: break
        }
    }

    /// The number of a field by its name; a wrong or undeclared name is a mistake.
    private mutating func field(_ name: ArraySlice<UInt8>, _ tag: ArraySlice<UInt8>, _ offset: Int) -> Int? {
        let isName =
            !name.isEmpty
            && name.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 }
        guard isName else {
            mistake(
                at: offset,
                "no field, section or counted word",
                near: Array("{{".utf8) + tag + Array("}}".utf8),
                fix: "write {{name}}, {{#name}}...{{/name}}, {{^name}}...{{/name}} or {{name|one|other}}"
            )
            return nil
        }
        let name = TextCompiler.text(name)
        if let known = fields.firstIndex(of: name) { return known }
        if takesUndeclared {
            fields.append(name)
            return fields.count - 1
        }
        mistake(
            at: offset,
            "the field “\(name)” is not declared",
            near: Array("{{\(name)}}".utf8)[...],
            fix: YAMLValue.suggestion(for: name, among: fields)
        )
        return nil
    }

    // MARK: - Bytes

    /// The first place from which two of the bytes stand.
    private func next(_ byte: UInt8, from position: Int) -> Int? {
        var index = position
        while index + 1 < bytes.count {
            if bytes[index] == byte, bytes[index + 1] == byte { return index }
            index += 1
        }
        return nil
    }

    private mutating func words(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let stray = next(TextCompiler.closingBrace, from: range.lowerBound), stray + 1 < range.upperBound {
            mistake(at: stray, "}} without {{", near: bytes[stray...].prefix(20), fix: "remove it, or open the tag")
        }
        compiled.steps.append(.words(TextCompiler.text(bytes[range])))
        compiled.wordsInBytes += range.count
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    private mutating func mistake(at offset: Int, _ what: String, near: some Sequence<UInt8>, fix: String) {
        let before = bytes[..<offset]
        let breaks = before.count { $0 == 10 }
        let line = before.split(separator: 10, omittingEmptySubsequences: false).last ?? []
        let column = TextCompiler.text(line).unicodeScalars.count + (breaks == 0 ? start.column : 1)
        mistakes.append(
            FileMistake(
                file: start.file,
                line: start.line + breaks,
                column: column,
                what: what,
                near: TextCompiler.text(near),
                fix: fix
            )
        )
    }
}
