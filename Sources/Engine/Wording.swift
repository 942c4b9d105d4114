public import ConversationCore
public import Drafting

/// Puts what was decided into the buyer's words.
public struct Wording: Sendable {
    /// The phrases.
    public var templates: any TemplateSource
    /// The buyer's language.
    public var language: Language

    /// Words in a language.
    public init(templates: any TemplateSource, language: Language) {
        self.templates = templates
        self.language = language
    }

    /// The words of a phrase.
    ///
    /// - Throws: `TemplateFailure` when the phrase, or a value that it names, is missing.
    public func words(_ say: Say) throws(TemplateFailure) -> String {
        try templates.phrase(say.key, locale: language, fields: resolved(say.values))
    }

    /// The fields with phrases put into words, so that templates see only values.
    ///
    /// A phrase that the language lacks is left out: a template that requires it then says so.
    public func resolved(_ fields: [String: FieldValue]) -> [String: FieldValue] {
        fields.compactMapValues { value in
            switch value {
            case .phrase(let key): (try? templates.phrase(key, locale: language, fields: [:])).map { .text($0) }
            case .phrases(let keys):
                .text(
                    keys.compactMap { try? templates.phrase($0, locale: language, fields: [:]) }.joined(separator: ", ")
                )
            default: value
            }
        }
    }
}
