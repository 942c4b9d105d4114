public import ConversationCore
import MailFormat

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
    /// It does not leave before.
    public var notBefore: Instant
    /// How often it was tried.
    public var attempts: Int
    /// Where it is.
    public var state: OutboxState
    /// What the server said last.
    public var lastAnswer: String?

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
        self.notBefore = notBefore
        self.attempts = attempts
        self.state = state
        self.lastAnswer = lastAnswer
    }
}

/// The outbox of a store.
public protocol OutboxStore: AnyObject, Sendable {
    /// Claims rows that are due, in one transaction: `queued` becomes `sending`. Two processes never claim the same row.
    func claim(notAfter now: Instant, limit: Int) throws -> [OutboxEntry]
    /// Makes durable that the final dot may leave: `sending` becomes `committed`.
    ///
    /// - Parameter id: the row.
    /// - Throws: when the row is not `sending` any more, so that the attempt stops.
    func commitAttempt(_ id: Int64) throws
    /// Records what became of a row.
    func finish(_ id: Int64, _ state: OutboxState, answer: String, notBefore: Instant) throws
    /// After a crash: rows that were `sending` are queued again, those that were `committed` may have been sent.
    func recover() throws
    /// The rows, the newest first; `nil` for every state.
    func outbox(state: OutboxState?) throws -> [OutboxEntry]
    /// Moves a row by hand: retry (`queued`), drop, or say that it was sent.
    ///
    /// - Returns: whether the row was there and could be moved.
    func move(_ id: Int64, to state: OutboxState) throws -> Bool
}

/// When a deferred email is tried again.
///
/// 1, 2, 4 ... minutes, at most 4 hours, with jitter; given up after 5 days' worth.
public enum Backoff {
    /// How often an email is tried before it counts as refused.
    public static let maximumAttempts = 30

    /// How long to wait after so many attempts.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, from 1.
    ///   - jitter: a random number, 0..<1.
    /// - Returns: between three quarters and five quarters of the exponential delay.
    public static func delay(afterAttempts attempts: Int, jitter: Double) -> TimeSpan {
        let minutes = min(240, 1 << min(attempts - 1, 8))
        let factor = 0.75 + jitter * 0.5
        return TimeSpan(milliseconds: Int64(Double(minutes) * 60_000 * factor))
    }
}

/// Carries the outbox out: claims, sends, records.
public struct OutboxRunner: Sendable {
    /// What one pass did.
    public struct Summary: Hashable, Sendable {
        /// Those that were accepted, in order.
        public var accepted: [OutboxEntry] = []
        /// How many were accepted.
        public var sent: Int { accepted.count }
        /// How many will be tried again.
        public var deferred = 0
        /// How many were refused.
        public var refused = 0
        /// How many may have been sent.
        public var unknown = 0
        /// The weightiest reason for putting mail off, `nil` when none was put off.
        public var worst: Deferral?
        /// What the servers said of those that were not accepted.
        public var problems: [String] = []
    }

    /// The outbox.
    public var store: any OutboxStore
    /// Who carries.
    public var sender: any MailSender

    /// A runner over a store.
    public init(store: any OutboxStore, sender: any MailSender) {
        self.store = store
        self.sender = sender
    }

    /// One pass: everything that is due.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - random: a source of random numbers 0..<1, for the jitter.
    /// - Returns: what was done.
    /// - Throws: when the store fails; rows then stay as they are and are recovered at the next start.
    public func run(at now: Instant, random: () -> Double) throws -> Summary {
        var summary = Summary()
        while true {
            let entries = try store.claim(notAfter: now, limit: 50)
            if entries.isEmpty { return summary }
            var mails: [OutgoingMail] = []
            var storeFailure: (any Error)?
            for entry in entries {
                do {
                    mails.append(
                        OutgoingMail(
                            id: entry.id,
                            sender: try EmailAddress(entry.sender),
                            recipient: try EmailAddress(entry.recipient),
                            bytes: entry.bytes
                        )
                    )
                } catch {
                    try store.finish(entry.id, .refused, answer: "\(error)", notBefore: now)
                    summary.refused += 1
                    summary.problems.append("\(error)")
                }
            }
            let claimed = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            sender.send(mails) { id in
                try store.commitAttempt(id)
            } onResult: { id, result in
                do {
                    if let entry = claimed[id] { try record(result, of: entry, now, random(), &summary) }
                } catch {
                    storeFailure = error
                }
            }
            if let storeFailure { throw storeFailure }
        }
    }

    private func record(
        _ result: MailSendResult,
        of entry: OutboxEntry,
        _ now: Instant,
        _ jitter: Double,
        _ summary: inout Summary
    ) throws {
        switch result {
        case .accepted(let answer):
            summary.accepted.append(entry)
            try store.finish(entry.id, .sent, answer: answer, notBefore: now)
        case .refused(let answer):
            summary.refused += 1
            summary.problems.append(answer)
            try store.finish(entry.id, .refused, answer: answer, notBefore: now)
        case .deferred(let answer, let cause):
            if cause == .loginRefused || summary.worst == nil || summary.worst == .later { summary.worst = cause }
            summary.problems.append(answer)
            if entry.attempts >= Backoff.maximumAttempts {
                summary.refused += 1
                try store.finish(
                    entry.id,
                    .refused,
                    answer: "given up after \(entry.attempts) tries: \(answer)",
                    notBefore: now
                )
            } else {
                summary.deferred += 1
                let wait = Backoff.delay(afterAttempts: entry.attempts, jitter: jitter)
                try store.finish(entry.id, .queued, answer: answer, notBefore: now + wait)
            }
        case .unknown(let answer):
            summary.unknown += 1
            summary.problems.append(answer)
            try store.finish(entry.id, .maybeSent, answer: answer, notBefore: now)
        }
    }
}
