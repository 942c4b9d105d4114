import Mustache
import StrictYAML

/// The phrases of one file: a flat map of keys and words.
struct PhraseFile: Sendable {
    /// One phrase.
    struct Phrase: Sendable {
        /// The words.
        var template: MustacheTemplate
        /// Values it cannot do without.
        var needed: [String]
        /// Values it names in a section of their own.
        var optional: [String]
    }

    /// The phrases by key.
    var phrases: [String: Phrase] = [:]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: its text.
    ///   - file: its name, for mistakes.
    /// - Throws: `FileMistakes` with every mistake.
    init(_ text: String, file: String) throws(FileMistakes) {
        let entries: [YAMLValue.Entry]
        do {
            entries = try YAMLValue.parse(text, file: file).entries()
        } catch {
            throw FileMistakes([error])
        }
        var mistakes: [FileMistake] = []
        for entry in entries {
            do { phrases[entry.key] = try PhraseFile.phrase(entry.value) } catch { mistakes.append(error) }
        }
        guard mistakes.isEmpty else { throw FileMistakes(mistakes) }
    }

    private static func phrase(_ value: YAMLValue) throws(FileMistake) -> Phrase {
        let words = try value.text()
        var open: [String] = []
        var needed: [String] = []
        var optional: [String] = []
        for tag in TemplateTag.all(in: words) {
            switch tag.kind {
            case .open, .openInverted:
                open.append(tag.name)
                optional.append(tag.name)
            case .close: open.removeAll { $0 == tag.name }
            case .value:
                if open.contains(tag.name) { optional.append(tag.name) } else { needed.append(tag.name) }
            }
        }
        do {
            let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + words)
            return Phrase(template: template, needed: needed, optional: optional)
        } catch {
            throw value.mistake("not a phrase: \(error)", fix: "close every {{tag}} and every {{#section}}")
        }
    }
}
