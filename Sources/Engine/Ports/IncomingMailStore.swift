public import ConversationCore

/// A mail that came in, as it is kept.
public struct ReceivedMail: Hashable, Sendable {
    /// Where it is.
    public enum Place: String, Codable, CaseIterable, Sendable {
        /// In a conversation.
        case attached
        /// Ours, and a person has to say where it belongs.
        case unsorted
        /// From someone who is not known, or not who it says: a person has to look.
        case quarantined
        /// Looked at and put away.
        case dropped
    }

    /// The row's number; 0 before it is stored.
    public var id: Int64
    /// Names its content; unique.
    public var digest: String
    /// Without angle brackets, `nil` when it has none.
    public var messageID: String?
    /// The sender's address, in small letters.
    public var sender: String
    /// The subject.
    public var subject: String
    /// The newest words.
    public var words: String
    /// What it is: `reply`, `automatic`, `notice`, `bounce`.
    public var kind: String
    /// Where it is.
    public var place: Place
    /// The conversation it is in, or most likely belongs to.
    public var conversation: Int64?
    /// The turn that took it in, `nil` while it is in none.
    public var turn: Int?
    /// How much speaks for the conversation, 0...100.
    public var score: Int
    /// Why it is there, in words, in the buyer's language of that day.
    public var reasons: [String]
    /// When it was taken in.
    public var receivedAt: Instant
    /// The mail as it travelled.
    public var bytes: [UInt8]

    /// A mail.
    public init(
        id: Int64 = 0,
        digest: String,
        messageID: String?,
        sender: String,
        subject: String,
        words: String,
        kind: String,
        place: Place,
        conversation: Int64?,
        turn: Int? = nil,
        score: Int,
        reasons: [String],
        receivedAt: Instant,
        bytes: [UInt8]
    ) {
        self.id = id
        self.digest = digest
        self.messageID = messageID
        self.sender = sender
        self.subject = subject
        self.words = words
        self.kind = kind
        self.place = place
        self.conversation = conversation
        self.turn = turn
        self.score = score
        self.reasons = reasons
        self.receivedAt = receivedAt
        self.bytes = bytes
    }
}

/// The mails that came in.
///
/// A mail that a turn takes in is stored by the turn's own commit (`TurnRecord.mail`); when that turn is taken back, the mail
/// is unsorted again.
public protocol IncomingMailStore: AnyObject, Sendable, ConversationIndex {
    /// Keeps a mail that no turn took in; one whose digest is here is left as it is.
    ///
    /// - Parameter mail: the mail.
    /// - Returns: its row's number.
    /// - Throws: `EventLogError`.
    func keep(_ mail: ReceivedMail) throws -> Int64
    /// The mails in these places, the newest first.
    func mails(in places: Set<ReceivedMail.Place>) throws -> [ReceivedMail]
    /// The mail with that number, `nil` when there is none.
    func mail(_ id: Int64) throws -> ReceivedMail?
    /// Puts a mail that is in no conversation elsewhere.
    ///
    /// - Parameters:
    ///   - id: the mail.
    ///   - place: `unsorted`, `quarantined` or `dropped`.
    /// - Returns: whether it was there and in no conversation.
    /// - Throws: `EventLogError`.
    func put(_ id: Int64, in place: ReceivedMail.Place) throws -> Bool
    /// How far a mailbox has been read, `nil` before the first time.
    func position(of mailbox: String) throws -> MailboxPosition?
    /// Notes how far a mailbox has been read; durable when this returns.
    func setPosition(_ position: MailboxPosition) throws
    /// Records that a message of ours came back, or, when it is not final, is late.
    ///
    /// - Parameters:
    ///   - messageID: the message.
    ///   - answer: what the server said.
    ///   - isFinal: whether it will not be delivered any more.
    /// - Returns: whether that is news.
    /// - Throws: `EventLogError`.
    func recordBounce(of messageID: String, answer: String, isFinal: Bool) throws -> Bool
}
