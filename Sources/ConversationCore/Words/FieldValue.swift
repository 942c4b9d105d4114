/// A value that a template or a phrase names.
///
/// Locale rules turn it into words at the edge, so that one set of facts serves every language.
public enum FieldValue: Hashable, Codable, Sendable {
    /// Text as it is.
    case text(String)
    /// A calendar day.
    case date(CivilDate)
    /// A day and a time of day in the buyer's zone, with that zone's name for the reader ("Madrid").
    case moment(CivilDate, CivilTime, zone: String)
    /// A sum.
    case money(Money)
    /// A count, with plural rules.
    case number(Int)
    /// Phrases with their own values, one below the other, in the reader's language.
    case told([Say])
    /// The phrase with that key, in the reader's language.
    case phrase(String)
    /// Several phrases, joined by commas in the reader's language.
    case phrases([String])
}
