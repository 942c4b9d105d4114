/// A language by its BCP 47 tag: `en`, `ru`, `es`, `pt`, `fr`, `zh`, `de`, `pl` and whatever a folder of templates adds.
public struct Language: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The lower-case tag.
    public var tag: String

    /// The language with that tag; made lower case.
    public init(_ tag: String) {
        self.tag = tag.lowercased()
    }

    /// The tag without region or script.
    public var primary: String { String(tag.prefix { $0 != "-" }) }

    /// English.
    public static let english = Language("en")
    /// Russian.
    public static let russian = Language("ru")
    /// Spanish.
    public static let spanish = Language("es")
    /// Portuguese, as written in Brazil.
    public static let portuguese = Language("pt")
    /// French.
    public static let french = Language("fr")
    /// Chinese, simplified.
    public static let chinese = Language("zh")
    /// German.
    public static let german = Language("de")
    /// Polish.
    public static let polish = Language("pl")

    /// The tag.
    public var description: String { tag }

    /// Encoded as the bare tag.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Encoded as the bare tag.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tag)
    }
}
