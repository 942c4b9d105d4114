public import ConversationCore

/// Everything one turn leaves behind; stored in one transaction or not at all.
public struct TurnRecord: Hashable, Sendable {
    /// The conversation after the turn.
    public var conversation: Conversation
    /// The sequence number the turn was decided on; a store whose conversation has moved on refuses the record.
    public var expectedSequence: Int
    /// The events of the turn, in order.
    public var events: [Event]
    /// Letters for the outbox.
    public var letters: [Letter]
    /// Letters to take back, by key, where they have not left.
    public var recalls: [String]
    /// The key under which an incoming message is remembered, so that a second delivery adds nothing.
    public var inboundKey: String?
    /// The conversation the chat is about afterwards.
    public var focus: Int64?
    /// The mail that the turn took in; a store in which it is in a conversation already refuses the record.
    public var mail: ReceivedMail?

    /// What a turn leaves behind.
    public init(
        conversation: Conversation,
        expectedSequence: Int,
        events: [Event],
        letters: [Letter] = [],
        recalls: [String] = [],
        inboundKey: String? = nil,
        focus: Int64? = nil,
        mail: ReceivedMail? = nil
    ) {
        self.conversation = conversation
        self.expectedSequence = expectedSequence
        self.events = events
        self.letters = letters
        self.recalls = recalls
        self.inboundKey = inboundKey
        self.focus = focus
        self.mail = mail
    }
}

/// An email that is to leave, before it is put into the form of RFC 5322.
public struct Letter: Hashable, Codable, Sendable {
    /// An earlier mail of the thread.
    public enum Reference: Hashable, Codable, Sendable {
        /// One of ours, by its key and when it was written.
        case own(key: String, writtenAt: Instant)
        /// One of somebody else's, by its Message-ID without angle brackets.
        case received(messageID: String)
    }

    /// Unique: the same letter is never queued twice.
    public var key: String
    /// The conversation it belongs to.
    public var conversation: Int64
    /// `seller`, or the kind of notification.
    public var kind: String
    /// The address it goes to.
    public var to: String
    /// The subject.
    public var subject: String
    /// The plain text.
    public var text: String
    /// The HTML, `nil` for messages to the seller.
    public var html: String?
    /// Whether a program wrote it without a person's approval (RFC 3834).
    public var isAutomatic: Bool
    /// When it was written.
    public var writtenAt: Instant
    /// It does not leave before.
    public var holdUntil: Instant
    /// The mails that it follows, the oldest first.
    public var references: [Reference]

    /// An email that is to leave.
    public init(
        key: String,
        conversation: Int64,
        kind: String,
        to: String,
        subject: String,
        text: String,
        html: String?,
        isAutomatic: Bool,
        writtenAt: Instant,
        holdUntil: Instant,
        references: [Reference] = []
    ) {
        self.key = key
        self.conversation = conversation
        self.kind = kind
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.isAutomatic = isAutomatic
        self.writtenAt = writtenAt
        self.holdUntil = holdUntil
        self.references = references
    }
}

/// Where a letter is.
public enum LetterFate: String, Codable, Sendable {
    /// It can still be taken back.
    case waiting
    /// It is leaving or has left.
    case gone
    /// There is no such letter.
    case unknown
}

/// Which conversations to list.
public struct ConversationFilter: Hashable, Sendable {
    /// Whether closed ones are listed.
    public var includesClosed: Bool
    /// Only those whose latest safe moment is before.
    public var actBefore: Instant?
    /// Only those whose order number begins so.
    public var orderPrefix: String?
    /// At most so many.
    public var limit: Int

    /// A filter; by default the open ones.
    public init(
        includesClosed: Bool = false,
        actBefore: Instant? = nil,
        orderPrefix: String? = nil,
        limit: Int = 10_000
    ) {
        self.includesClosed = includesClosed
        self.actBefore = actBefore
        self.orderPrefix = orderPrefix
        self.limit = limit
    }
}

/// Why the store did not do as asked.
public enum EventLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process changed the conversation first: decide again on the new state.
    case conflict(conversation: Int64)
    /// The order has a conversation already.
    case duplicateOrder(String)
    /// The store cannot be used; what was tried, what came back, what to do, and the exit code for it.
    case unusable(message: String, exitCode: Int32)

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .conflict(let number): "conversation \(number) was changed by another process meanwhile: try again"
        case .duplicateOrder(let order): "order \(order) has a conversation already: open that one"
        case .unusable(let message, _): message
        }
    }
}

/// The store of conversations: an append-only log for each, its snapshot, and letters, in one transaction a turn.
///
/// What `commit` returned from survives a crash and a power cut.
public protocol EventLog: AnyObject, Sendable {
    /// The conversation's snapshot, `nil` when there is none.
    func conversation(_ number: Int64) throws -> Conversation?
    /// The number of the conversation about an order, `nil` when there is none.
    func number(ofOrder orderNumber: String, marketplace: String) throws -> Int64?
    /// A number that no conversation has.
    func nextNumber() throws -> Int64
    /// The events of a conversation, in order.
    func events(of number: Int64) throws -> [Event]
    /// Stores turns; all or none of each, and one durable write for all together.
    ///
    /// - Throws: `EventLogError`; nothing of a refused turn is stored.
    func commit(_ records: [TurnRecord]) throws
    /// The conversation whose clock speaks first, not later than `moment`; `nil` when none does.
    func nextDue(notAfter moment: Instant) throws -> (number: Int64, at: Instant)?
    /// Conversations by urgency: latest safe moment first, those without one last.
    func list(_ filter: ConversationFilter) throws -> [Conversation]
    /// Whether a message was taken in before.
    func hasSeen(inboundKey: String) throws -> Bool
    /// Where the letter with that key is.
    func fate(ofLetter key: String) throws -> LetterFate
    /// The conversation the chat was about last.
    func focus() throws -> Int64?
    /// What was noted about the store as a whole under that name, `nil` for nothing.
    func note(_ name: String) throws -> String?
    /// Notes something about the store as a whole; durable when this returns.
    func setNote(_ name: String, to value: String) throws
}
