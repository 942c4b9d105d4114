public import ConversationCore
import MailFormat

/// Carries the outbox out: claims, sends, records.
public struct OutboxRunner: Sendable {
    /// A message that a server refused, or whose fate is unknown.
    public struct Failure: Hashable, Sendable {
        /// The row, as it was claimed.
        public var entry: OutboxEntry
        /// `refused` or `maybeSent`.
        public var state: OutboxState
        /// What the server said.
        public var answer: String
    }

    /// What one pass did.
    public struct Summary: Hashable, Sendable {
        /// Those that were accepted, in order.
        public var accepted: [OutboxEntry] = []
        /// How many were accepted.
        public var sent: Int { accepted.count }
        /// How many will be tried again.
        public var deferred = 0
        /// Those that will not, in order.
        public var failures: [Failure] = []
        /// How many were refused.
        public var refused: Int { failures.count { $0.state == .refused } }
        /// How many may have been sent.
        public var unknown: Int { failures.count { $0.state == .maybeSent } }
        /// The weightiest reason for putting mail off, `nil` when none was put off.
        public var worst: Deferral?
        /// What the servers said of those that were not accepted.
        public var problems: [String] = []

        /// Nothing done.
        public init() {}
    }

    /// Sending was asked to stop before this message's last bytes left.
    struct Stopped: Error, CustomStringConvertible {
        var description: String { "sending was stopped before the message left" }
    }

    /// The outbox.
    public var store: any OutboxStore
    /// Who carries.
    public var sender: any MailSender

    /// The most rows that are claimed at once.
    private static let batch = 100

    /// A runner over a store.
    public init(store: any OutboxStore, sender: any MailSender) {
        self.store = store
        self.sender = sender
    }

    /// One pass: everything that is due.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - limit: at most so many rows.
    ///   - random: a source of random numbers 0..<1, for the jitter.
    ///   - shouldStop: asked before each message's last bytes leave; once it says yes, what has not left is queued again.
    /// - Returns: what was done.
    /// - Throws: when the store fails; rows then stay as they are and are recovered at the next start.
    public func run(
        at now: Instant,
        limit: Int = .max,
        random: () -> Double,
        shouldStop: () -> Bool = { false }
    ) throws -> Summary {
        var summary = Summary()
        var left = limit
        while left > 0, !shouldStop() {
            let entries = try store.claim(notAfter: now, limit: min(left, OutboxRunner.batch))
            if entries.isEmpty { break }
            left -= entries.count
            try send(entries, now, random, shouldStop, &summary)
        }
        return summary
    }

    private func send(
        _ entries: [OutboxEntry],
        _ now: Instant,
        _ random: () -> Double,
        _ shouldStop: () -> Bool,
        _ summary: inout Summary
    ) throws {
        let claimed = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var mails: [OutgoingMail] = []
        var impossible: [OutboxOutcome] = []
        for entry in entries {
            do {
                mails.append(try OutboxRunner.mail(entry))
            } catch {
                impossible.append(OutboxOutcome(entry: entry, state: .refused, answer: "\(error)", at: now))
            }
        }
        try record(impossible, &summary)
        // Results wait for the next group's durable write, and share it.
        var pending: [OutboxOutcome] = []
        sender.send(mails) { ids in
            if shouldStop() { throw Stopped() }
            try store.commitAttempts(ids.compactMap { claimed[$0] }, finishing: pending)
            note(pending, &summary)
            pending = []
        } onResult: { results in
            let isStopping = shouldStop()
            pending += results.compactMap { result in
                claimed[result.id].map { outcome(of: result.result, $0, now, random(), isStopping, &summary) }
            }
        }
        try record(pending, &summary)
    }

    private static func mail(_ entry: OutboxEntry) throws(EmailAddress.Refusal) -> OutgoingMail {
        OutgoingMail(
            id: entry.id,
            sender: try EmailAddress(entry.sender),
            recipient: try EmailAddress(entry.recipient),
            bytes: entry.bytes,
            envelopeID: entry.messageID
        )
    }

    private func outcome(
        of result: MailSendResult,
        _ entry: OutboxEntry,
        _ now: Instant,
        _ jitter: Double,
        _ isStopping: Bool,
        _ summary: inout Summary
    ) -> OutboxOutcome {
        switch result {
        case .accepted(let answer): return OutboxOutcome(entry: entry, state: .sent, answer: answer, at: now)
        case .refused(let answer): return OutboxOutcome(entry: entry, state: .refused, answer: answer, at: now)
        case .unknown(let answer): return OutboxOutcome(entry: entry, state: .maybeSent, answer: answer, at: now)
        case .deferred(let answer, let cause):
            if isStopping { return OutboxOutcome(entry: entry, state: .queued, answer: answer, at: now) }
            if cause == .loginRefused || summary.worst == nil || summary.worst == .later { summary.worst = cause }
            if entry.attempts >= Backoff.maximumAttempts {
                let said = "given up after \(entry.attempts) tries: \(answer)"
                return OutboxOutcome(entry: entry, state: .refused, answer: said, at: now)
            }
            let wait = Backoff.delay(afterAttempts: entry.attempts, jitter: jitter)
            return OutboxOutcome(entry: entry, state: .queued, answer: answer, at: now, notBefore: now + wait)
        }
    }

    private func record(_ outcomes: [OutboxOutcome], _ summary: inout Summary) throws {
        guard !outcomes.isEmpty else { return }
        try store.finish(outcomes)
        note(outcomes, &summary)
    }

    private func note(_ outcomes: [OutboxOutcome], _ summary: inout Summary) {
        for outcome in outcomes {
            switch outcome.state {
            case .sent: summary.accepted.append(outcome.entry)
            case .queued: summary.deferred += 1
            default:
                summary.failures.append(Failure(entry: outcome.entry, state: outcome.state, answer: outcome.answer))
            }
            if outcome.state != .sent { summary.problems.append(outcome.answer) }
        }
    }
}
