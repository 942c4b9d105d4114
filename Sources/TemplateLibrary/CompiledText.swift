import Drafting

/// A field put into words.
struct FieldText: Sendable {
    /// The words, never only white space.
    var text: String
    /// The number, for the forms of a counted word; `nil` for fields that are none.
    var count: Int?
}

/// A text with fields, read once and rendered often: a list of steps over numbered fields, without a look-up by name.
///
/// A value is copied and never read again, so whatever it holds stays plain words.
struct CompiledText: Sendable {
    /// One step of rendering.
    enum Step: Sendable {
        /// Adds words.
        case words(String)
        /// Adds the words of a field.
        case value(Int)
        /// Adds the form of a word that goes with the number in a field.
        case form(Int, [String])
        /// Goes on at a later step unless the field has a value.
        case unlessPresent(Int, goTo: Int)
        /// Goes on at a later step if the field has a value.
        case ifPresent(Int, goTo: Int)
    }

    /// The steps, in order.
    var steps: [Step] = []
    /// How long the words are at most, in bytes of UTF-8.
    var wordsInBytes = 0
    /// Whether values are escaped for HTML.
    var isHTML = false

    /// The text with its values.
    ///
    /// - Parameters:
    ///   - values: the value of each field by its number, `nil` for those that have none.
    ///   - plural: the forms of the text's language.
    /// - Returns: the text.
    func render(_ values: [FieldText?], _ plural: PluralRule) -> String {
        var text = ""
        text.reserveCapacity(values.reduce(wordsInBytes) { $0 + 2 * ($1?.text.utf8.count ?? 0) })
        var position = 0
        while position < steps.count {
            switch steps[position] {
            case .words(let words): text += words
            case .value(let field):
                if let value = values[field]?.text { text += isHTML ? CompiledText.escaped(value) : value }
            case .form(let field, let forms):
                // A value that is no number takes the last form, which is the one of indefinite amounts.
                text += values[field]?.count.map { forms[plural.form(of: $0)] } ?? forms[forms.count - 1]
            case .unlessPresent(let field, let target):
                if values[field] == nil {
                    position = target
                    continue
                }
            case .ifPresent(let field, let target):
                if values[field] != nil {
                    position = target
                    continue
                }
            }
            position += 1
        }
        return text
    }

    /// The text with the characters replaced that HTML reads (HTML Living Standard, section 13.3).
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 || $0 == 39 }) else {
            return text
        }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
