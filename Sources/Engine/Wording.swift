public import ConversationCore
public import Drafting

/// Puts what was decided into the buyer's words.
public struct Wording: Sendable {
    /// The phrases.
    public var templates: any TemplateSource
    /// The marketplace whose own words go before the general ones.
    public var marketplace: String
    /// The buyer's language.
    public var language: Language

    /// Words in a language, as a marketplace has them.
    public init(templates: any TemplateSource, marketplace: String, language: Language) {
        self.templates = templates
        self.marketplace = marketplace
        self.language = language
    }

    /// The words of a phrase.
    ///
    /// - Throws: `TemplateFailure` when the phrase, or a value that it names, is missing.
    public func words(_ say: Say) throws(TemplateFailure) -> String {
        try templates.phrase(say.key, marketplace: marketplace, locale: language, fields: say.values)
    }

    /// The fields with phrases put into words, so that templates see only values.
    ///
    /// A phrase that the language lacks is left out: a template that requires it then says so.
    public func resolved(_ fields: [String: FieldValue]) -> [String: FieldValue] {
        fields.compactMapValues { value in
            switch value {
            case .phrase(let key): plain(key, fields).map { .text($0) }
            case .phrases(let keys): .text(keys.compactMap { plain($0, fields) }.joined(separator: ", "))
            case .told(let says): .text(says.compactMap { try? words($0) }.joined(separator: "\n"))
            default: value
            }
        }
    }

    /// The words of a phrase, which may count other fields; `nil` when the language lacks it.
    private func plain(_ key: String, _ fields: [String: FieldValue]) -> String? {
        let counts = fields.filter { _, value in if case .number = value { true } else { false } }
        return try? templates.phrase(key, marketplace: marketplace, locale: language, fields: counts)
    }
}
