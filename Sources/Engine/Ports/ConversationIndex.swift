/// Looks up what a mail may belong to.
public protocol ConversationIndex {
    /// The message of ours with that Message-ID, `nil` when there is none.
    func letter(messageID: String) throws -> SentLetter?
    /// Messages of ours to that address, the newest first; at most a few.
    func letters(to address: String) throws -> [SentLetter]
    /// The conversations about an order, one for each marketplace at most.
    func conversations(ofOrder orderNumber: String) throws -> [IndexedConversation]
    /// Whether there is a conversation with that number.
    func isConversation(_ number: Int64) throws -> Bool
    /// The conversations in which that address is known as the seller's: we wrote to it, the buyer named it, or a mail
    /// from it was attached.
    func conversations(knowing address: String) throws -> [Int64]
    /// The conversation that a mail of someone else's was attached to, by its Message-ID.
    func conversation(ofReply messageID: String) throws -> Int64?
    /// Whether a mail is here: one with that digest, or one from that address with that Message-ID.
    func hasMail(digest: String, messageID: String?, sender: String) throws -> Bool
}

/// A conversation as it is found by its order.
public struct IndexedConversation: Hashable, Sendable {
    /// Its number.
    public var number: Int64
    /// Its marketplace.
    public var marketplace: String

    /// A conversation.
    public init(number: Int64, marketplace: String) {
        self.number = number
        self.marketplace = marketplace
    }
}

/// A message of ours as it is found by its Message-ID or its recipient.
public struct SentLetter: Hashable, Sendable {
    /// The row of the outbox.
    public var row: Int64
    /// How often it was tried.
    public var attempts: Int
    /// The letter's key.
    public var key: String
    /// The conversation it belongs to.
    public var conversation: Int64
    /// Without angle brackets.
    public var messageID: String
    /// Whom it went to.
    public var recipient: String
    /// Whether it went to the seller, rather than to the buyer.
    public var isToSeller: Bool

    /// A message of ours.
    public init(
        row: Int64,
        attempts: Int,
        key: String,
        conversation: Int64,
        messageID: String,
        recipient: String,
        isToSeller: Bool
    ) {
        self.row = row
        self.attempts = attempts
        self.key = key
        self.conversation = conversation
        self.messageID = messageID
        self.recipient = recipient
        self.isToSeller = isToSeller
    }
}
