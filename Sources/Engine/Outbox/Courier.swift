public import ConversationCore

/// One round of the mail: settles what need not leave, keeps the limits, carries, and tells the buyer what failed.
public struct Courier: Sendable {
    /// The engine, whose store the outbox is of.
    public var engine: Engine
    /// The outbox.
    public var outbox: any OutboxStore
    /// Who carries.
    public var sender: any MailSender
    /// How much leaves, and when.
    public var policy: MailPolicy

    /// Notices that leave so much later than they were written, as after a sleep, leave together.
    static let late = TimeSpan.hours(1)
    /// At most two refused logins in this time: some servers lock the account on the third.
    private static let loginPause = TimeSpan.minutes(15)
    private static let loginNote = "mail/login-refusals"

    /// A courier.
    public init(engine: Engine, outbox: any OutboxStore, sender: any MailSender, policy: MailPolicy = MailPolicy()) {
        self.engine = engine
        self.outbox = outbox
        self.sender = sender
        self.policy = policy
    }

    /// Carries what is due.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - isUrged: a person asks for it: refused logins do not hold it up.
    ///   - random: a source of random numbers 0..<1.
    ///   - shouldStop: once it says yes, what has not left is queued again.
    /// - Returns: what was done.
    /// - Throws: `EventLogError`, `EngineError`.
    public func round(
        at now: Instant,
        isUrged: Bool = false,
        random: () -> Double,
        shouldStop: () -> Bool = { false }
    ) throws -> OutboxRunner.Summary {
        _ = try engine.takeInRefusals(of: outbox, at: now)
        let waiting = try outbox.outbox(state: .queued).filter { $0.notBefore <= now }
        guard !waiting.isEmpty else { return OutboxRunner.Summary() }
        if !isUrged, let until = try pausedUntil(now) { return paused(waiting.count, until) }
        let changes = try changes(waiting.reversed().compactMap(Notice.init), at: now)
        if !changes.isEmpty { try outbox.settle(changes) }
        var summary = try carry(now, random, shouldStop)
        try note(summary, now)
        let refused = summary.refused == 0 ? 0 : try engine.takeInRefusals(of: outbox, at: now)
        if try tell(summary.failures, now) || refused > 0 {
            let notices = try carry(now, random, shouldStop)
            summary.accepted += notices.accepted
            summary.deferred += notices.deferred
            summary.problems += notices.problems
        }
        return summary
    }

    private func carry(
        _ now: Instant,
        _ random: () -> Double,
        _ shouldStop: () -> Bool
    ) throws -> OutboxRunner.Summary {
        let left = try policy.perHour - outbox.departures(since: now - .hours(1)).all
        return try OutboxRunner(store: outbox, sender: sender)
            .run(at: now, limit: max(0, left), random: random, shouldStop: shouldStop)
    }

    // MARK: - Notices

    /// What becomes of notices that are due, before any leaves.
    ///
    /// - Parameters:
    ///   - notices: those that are due, in the order in which they were queued.
    ///   - now: the moment.
    /// - Returns: what to store before the round.
    /// - Throws: `EventLogError`, `EngineError`.
    func changes(_ notices: [Notice], at now: Instant) throws -> OutboxChanges {
        var changes = OutboxChanges()
        guard !notices.isEmpty else { return changes }
        let current = try stillTrue(notices, at: now, &changes)
        let zone = engine.correspondence.zone
        let quietEnd = policy.quietHours?.end(at: now, in: zone)
        var left = try policy.noticesPerDay - outbox.departures(since: now - .days(1)).toBuyer
        var together: [Notice] = []
        for (notice, state) in current {
            let ends = notice.kind == .deadlineNear ? notice.clock.flatMap(state.clock)?.actBy : nil
            if let quietEnd, ends.map({ $0 > quietEnd + Courier.late }) ?? true {
                changes.waits[notice.entry.id] = quietEnd
            } else if !notice.isUrgent, let digest = policy.digest(after: notice.entry.writtenAt, in: zone),
                digest > now
            {
                changes.waits[notice.entry.id] = digest
            } else if now - notice.entry.writtenAt > Courier.late
                || (!notice.isUrgent && policy.digestAt != nil)
            {
                together.append(notice)
            } else if left > 0 || ends != nil {
                left -= 1
            } else {
                changes.waits[notice.entry.id] = now + Courier.late + .minutes(1)
            }
        }
        // One that is alone goes as it is.
        guard together.count > 1 else { return changes }
        // What has waited a day has waited long enough.
        if left > 0 || together.contains(where: { $0.kind == .deadlineNear || now - $0.entry.writtenAt >= .days(1) }) {
            for notice in together { changes.drops[notice.entry.id] = "it went with others in one summary" }
            changes.letters.append(try summary(of: together, at: now))
        } else {
            for notice in together { changes.waits[notice.entry.id] = now + Courier.late }
        }
        return changes
    }

    /// The notices whose matter still stands, the last of each clock; the others are dropped.
    private func stillTrue(
        _ notices: [Notice],
        at now: Instant,
        _ changes: inout OutboxChanges
    ) throws -> [(notice: Notice, state: Conversation)] {
        var states: [Int64: Conversation] = [:]
        var failing: Set<Int64>?
        var kept: [(notice: Notice, state: Conversation)] = []
        for notice in notices {
            let number = notice.entry.conversation
            if states[number] == nil { states[number] = try engine.log.conversation(number) }
            let reason = try notice.staleness(in: states[number], at: now) {
                if let failing { return failing }
                let rows = try outbox.outbox(state: .refused) + outbox.outbox(state: .maybeSent)
                failing = Set(rows.map(\.id))
                return failing ?? []
            }
            if let reason {
                changes.drops[notice.entry.id] = "no longer needed: \(reason)"
                continue
            }
            if let clock = notice.clock,
                let earlier = kept.firstIndex(where: {
                    $0.notice.entry.conversation == number && $0.notice.clock == clock
                })
            {
                changes.drops[kept[earlier].notice.entry.id] = "no longer needed: the clock has spoken again"
                kept.remove(at: earlier)
            }
            if let state = states[number] { kept.append((notice, state)) }
        }
        return kept
    }

    /// One letter for several notices: a line for each, the urgent ones first.
    private func summary(of notices: [Notice], at now: Instant) throws -> Letter {
        let zone = engine.correspondence.zone
        let ordered = notices.filter(\.isUrgent) + notices.filter { !$0.isUrgent }
        let lines = ordered.map { notice in
            let (date, time) = zone.civil(notice.entry.writtenAt)
            return "\(date) \(time.hourAndMinute)  \(notice.entry.subject)"
        }
        let numbers = Set(notices.map(\.entry.conversation))
        let ids = notices.map { String($0.entry.id) }.joined(separator: ",")
        return try engine.letter(
            "digest",
            key: "digest/\(ids)",
            conversation: numbers.count == 1 ? numbers.first ?? 0 : 0,
            fields: [
                "items": .text(lines.joined(separator: "\n")), "count": .number(lines.count),
                "cause": .phrase("cause.digest"),
            ],
            to: notices[0].entry.recipient,
            at: now
        )
    }

    // MARK: - Failures

    /// Tells the buyer of messages to sellers that may not have arrived; once an attempt.
    ///
    /// - Returns: whether there was something to tell.
    private func tell(_ failures: [OutboxRunner.Failure], _ now: Instant) throws -> Bool {
        guard let address = engine.correspondence.buyerEmail else { return false }
        var changes = OutboxChanges()
        for failure in failures where !failure.entry.isToBuyer && failure.state == .maybeSent {
            guard let state = try engine.log.conversation(failure.entry.conversation) else { continue }
            let wording = engine.wording(for: state)
            let said = Say("mail.in-doubt", ["answer": .text(failure.answer)])
            var fields: [String: FieldValue] = ["cause": .phrase("cause.delivery-failed")]
            fields["diagnostic"] = .text(try engine.worded(said, wording))
            fields["order"] = state.facts.orderNumber.map { .text($0) }
            fields["seller"] = state.facts.seller.map { .text($0) }
            let kind = Notification.Kind.deliveryFailed
            changes.letters.append(
                try engine.letter(
                    kind.rawValue,
                    key: Notice.key(kind, state.number, "\(failure.entry.id).\(failure.entry.attempts)"),
                    conversation: state.number,
                    fields: fields,
                    to: address,
                    at: now
                )
            )
        }
        if !changes.isEmpty { try outbox.settle(changes) }
        return !changes.isEmpty
    }

    // MARK: - Refused logins

    /// Until when no login is tried, `nil` when one may be.
    private func pausedUntil(_ now: Instant) throws -> Instant? {
        let refusals = try refusals().filter { $0 <= now && now - $0 < Courier.loginPause }
        guard refusals.count >= 2, let first = refusals.first else { return nil }
        return first + Courier.loginPause
    }

    private func refusals() throws -> [Instant] {
        (try engine.log.note(Courier.loginNote) ?? "").split(separator: ",")
            .compactMap { Int64($0) }.map { Instant(millisecondsSinceEpoch: $0) }
    }

    private func note(_ summary: OutboxRunner.Summary, _ now: Instant) throws {
        let before = try refusals()
        let refused = summary.worst == .loginRefused
        guard refused || (!before.isEmpty && summary.sent > 0) else { return }
        let after = refused ? before.suffix(1) + [now] : []
        try engine.log.setNote(
            Courier.loginNote,
            to: after.map { String($0.millisecondsSinceEpoch) }.joined(separator: ",")
        )
    }

    private func paused(_ count: Int, _ until: Instant) -> OutboxRunner.Summary {
        var summary = OutboxRunner.Summary()
        summary.deferred = count
        summary.worst = .loginRefused
        summary.problems = [
            "the mail server refused the login twice: it is tried again after "
                + "\(engine.correspondence.zone.iso8601(until)); mend the login, then: rescind send --retry"
        ]
        return summary
    }
}
