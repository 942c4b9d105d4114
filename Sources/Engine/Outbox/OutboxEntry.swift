public import ConversationCore

/// Where an email of the outbox is.
public enum OutboxState: String, Codable, CaseIterable, Sendable {
    /// Waits for its hold to pass or for another try.
    case queued
    /// Claimed by a sender; the final dot has not left, so another try is safe.
    case sending
    /// The final dot may have left.
    case committed
    /// The server answered 250.
    case sent
    /// The server said no for good.
    case refused
    /// The final dot left and no answer came: a person decides.
    case maybeSent
    /// Taken back before it left.
    case dropped
}

/// One email of the outbox.
public struct OutboxEntry: Hashable, Sendable {
    /// The row's number; 0 before it is stored.
    public var id: Int64
    /// The letter's key; unique.
    public var key: String
    /// The conversation it belongs to.
    public var conversation: Int64
    /// `seller`, or the kind of notification.
    public var kind: String
    /// The envelope sender.
    public var sender: String
    /// The envelope recipient.
    public var recipient: String
    /// Without angle brackets.
    public var messageID: String
    /// The subject, for listing.
    public var subject: String
    /// The message, strict CRLF; the same at every attempt.
    public var bytes: [UInt8]
    /// When it was written.
    public var writtenAt: Instant
    /// It does not leave before.
    public var notBefore: Instant
    /// How often it was tried.
    public var attempts: Int
    /// Where it is.
    public var state: OutboxState
    /// When a server took it, refused it, or may have taken it; `nil` before.
    public var leftAt: Instant?
    /// What the server said last.
    public var lastAnswer: String?

    /// Whether it goes to the buyer, from Rescind itself, rather than to a seller.
    public var isToBuyer: Bool { kind != OutboxEntry.sellerKind }
    /// The kind of messages to sellers.
    public static let sellerKind = "seller"

    /// An email of the outbox.
    public init(
        id: Int64 = 0,
        key: String,
        conversation: Int64,
        kind: String,
        sender: String,
        recipient: String,
        messageID: String,
        subject: String,
        bytes: [UInt8],
        writtenAt: Instant,
        notBefore: Instant,
        attempts: Int = 0,
        state: OutboxState = .queued,
        lastAnswer: String? = nil
    ) {
        self.id = id
        self.key = key
        self.conversation = conversation
        self.kind = kind
        self.sender = sender
        self.recipient = recipient
        self.messageID = messageID
        self.subject = subject
        self.bytes = bytes
        self.writtenAt = writtenAt
        self.notBefore = notBefore
        self.attempts = attempts
        self.state = state
        self.lastAnswer = lastAnswer
    }
}
