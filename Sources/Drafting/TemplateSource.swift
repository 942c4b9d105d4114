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
public enum TemplateFailure: Error, Hashable, Sendable {
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

    /// Something Rescind says in the chat.
    ///
    /// - Throws: `TemplateFailure`.
    func phrase(_ key: String, locale: Language, fields: [String: FieldValue]) throws(TemplateFailure) -> String
}
