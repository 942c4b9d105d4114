public import ConversationCore

/// A message with its fields filled in.
public struct RenderedMessage: Hashable, Codable, Sendable {
    /// The subject, `nil` for messages that have none.
    public var subject: String?
    /// Plain text, lines separated by `\n`, no line break at the end.
    public var text: String
    /// HTML for notifications, `nil` elsewhere.
    public var html: String?

    /// A rendered message.
    public init(subject: String? = nil, text: String, html: String? = nil) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// Why a template gave no message.
public enum TemplateFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such template; the nearest known names follow.
    case unknownTemplate(String, nearest: [String])
    /// The template exists, but not in that locale.
    case missingLocale(template: String, locale: Language)
    /// The template has no such tone.
    case missingTone(template: String, locale: Language, tone: Tone)
    /// Required fields without a value, in the order declared.
    case missingFields(template: String, locale: Language, fields: [String])
    /// A field was given that the template does not declare (only where the person named it, as in `rescind draft --set`).
    case unknownField(template: String, field: String, nearest: [String])
    /// The file has a mistake; the text names each with its place.
    case broken(String)

    /// What is missing and what to do.
    public var description: String {
        switch self {
        case .unknownTemplate(let name, let nearest):
            "there is no template “\(name)”" + (nearest.isEmpty ? "" : ": did you mean “\(nearest[0])”?")
        case .missingLocale(let template, let locale):
            "the template “\(template)” has no words in “\(locale)”: add them, or choose another language"
        case .missingTone(let template, let locale, let tone):
            "the template “\(template)” in “\(locale)” has no part “\(tone.rawValue)”: add it"
        case .missingFields(let template, let locale, let fields):
            "the template “\(template)” in “\(locale)” needs: \(fields.joined(separator: ", "))"
        case .unknownField(let template, let field, let nearest):
            "the template “\(template)” has no field “\(field)”"
                + (nearest.isEmpty ? "" : ": did you mean “\(nearest[0])”?")
        case .broken(let mistakes): mistakes
        }
    }
}

/// Where messages come from: the folder `Templates/`, built in, or the user's own laid over it.
public protocol TemplateSource: Sendable {
    /// A message to the seller or the marketplace.
    ///
    /// Fields that the template does not declare are ignored; a required one that is absent is an error, never a gap.
    ///
    /// - Throws: `TemplateFailure`.
    func message(
        _ template: String,
        marketplace: String,
        locale: Language,
        tone: Tone,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> RenderedMessage

    /// An email to the buyer.
    ///
    /// - Throws: `TemplateFailure`.
    func notification(_ kind: String, locale: Language, fields: [String: FieldValue]) throws(TemplateFailure)
        -> RenderedMessage

    /// Something Rescind says in the chat, in the marketplace's own words where it has some.
    ///
    /// - Throws: `TemplateFailure`.
    func phrase(
        _ key: String,
        marketplace: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> String
}
