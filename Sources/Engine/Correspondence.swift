public import ConversationCore

/// Who the buyer is and how letters are written.
public struct Correspondence: Hashable, Sendable {
    /// The buyer's name, `nil` when not told.
    public var buyerName: String?
    /// Where notifications go, `nil` for none.
    public var buyerEmail: String?
    /// The language Rescind speaks.
    public var buyerLanguage: Language
    /// The language sellers are written to, unless a conversation says otherwise.
    public var sellerLanguage: Language
    /// How long a message to the seller can be taken back.
    public var hold: TimeSpan
    /// The buyer's zone.
    public var zone: Zone

    /// A correspondence.
    public init(
        buyerName: String? = nil,
        buyerEmail: String? = nil,
        buyerLanguage: Language = .english,
        sellerLanguage: Language = .english,
        hold: TimeSpan = .seconds(15),
        zone: Zone = .utc
    ) {
        self.buyerName = buyerName
        self.buyerEmail = buyerEmail
        self.buyerLanguage = buyerLanguage
        self.sellerLanguage = sellerLanguage
        self.hold = hold
        self.zone = zone
    }
}
