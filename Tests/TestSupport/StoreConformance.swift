import ConversationCore
public import Engine

/// What every store has to do.
///
/// Each check throws `Violation` when the store does something else.
public enum StoreConformance {
    /// A store that did not do as it must.
    public struct Violation: Error, CustomStringConvertible {
        /// What it did.
        public var description: String
    }

    /// A store with its outbox.
    public typealias Store = EventLog & OutboxStore & IncomingMailStore

    /// The checks, by name.
    public static let checks: [(name: String, run: @Sendable (any Store) throws -> Void)] =
        [
            ("keeps what was committed", keeps), ("refuses a stale turn", refusesStale),
            ("refuses a second conversation of an order", refusesDuplicate),
            ("stores all of a commit or nothing", isAtomic), ("queues a letter once", queuesOnce),
            ("recalls what still waits", recalls), ("keeps notes", notes),
            ("hands a row to one sender", claimsOnce), ("recovers after a crash", recovers),
            ("finds the clock that speaks next", findsNextDue), ("commits all attempts or none", commitsTogether),
            ("keeps an answer that comes late", keepsLateAnswer), ("releases what waits", releases),
            ("confirms what was in doubt", confirms), ("counts what has left", countsDepartures),
            ("settles waiting rows together", settles),
        ] + mailChecks

    static func check(_ condition: Bool, _ what: String) throws {
        if !condition { throw Violation(description: what) }
    }

    /// The first turn of a conversation about an order.
    public static func record(_ number: Int64, order: String, letters: [Letter] = []) -> TurnRecord {
        var state = Conversation(number: number, marketplace: "aliexpress")
        var facts = Facts()
        facts.orderNumber = order
        let now = Fixtures.at("2026-03-02T09:00")
        let events = [
            Event(sequence: 1, turn: 1, recordedAt: now, body: .opened(number: number, marketplace: "aliexpress")),
            Event(sequence: 2, turn: 1, recordedAt: now, body: .learned(facts, isCorrection: false)),
        ]
        for event in events { state.apply(event) }
        return TurnRecord(
            conversation: state,
            expectedSequence: 0,
            events: events,
            letters: letters,
            recalls: [],
            inboundKey: "in/\(number)",
            focus: number
        )
    }

    /// A letter that may leave at once.
    public static func letter(_ key: String, kind: String = "seller") -> Letter {
        Letter(
            key: key,
            conversation: 1,
            kind: kind,
            to: "seller@example.test",
            subject: "Order",
            text: "Hello",
            html: nil,
            isAutomatic: false,
            writtenAt: Fixtures.at("2026-03-02T09:00"),
            holdUntil: Fixtures.at("2026-03-02T09:00")
        )
    }

    private static func keeps(_ store: any Store) throws {
        let record = record(1, order: "8140123456789012")
        try store.commit([record])
        try check(try store.conversation(1) == record.conversation, "the snapshot came back changed")
        try check(try store.events(of: 1) == record.events, "the events came back changed")
        try check(
            try store.number(ofOrder: "8140123456789012", marketplace: "aliexpress") == 1,
            "the order was not found"
        )
        try check(try store.hasSeen(inboundKey: "in/1"), "the inbound key was forgotten")
        try check(try store.focus() == 1, "the focus was forgotten")
        try check(try store.nextNumber() == 2, "the next number is taken")
    }

    private static func refusesStale(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012")])
        do {
            try store.commit([record(1, order: "8140123456789012")])
        } catch EventLogError.conflict { return }
        throw Violation(description: "a stale turn was taken")
    }

    private static func refusesDuplicate(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012")])
        do {
            try store.commit([record(2, order: "8140123456789012")])
        } catch EventLogError.duplicateOrder { return }
        throw Violation(description: "two conversations about one order")
    }

    private static func isAtomic(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012")])
        try? store.commit([
            record(2, order: "8140123456789013", letters: [letter("a")]), record(1, order: "8140123456789012"),
        ])
        try check(try store.conversation(2) == nil, "half of a commit was stored")
        try check(try store.outbox(state: nil).isEmpty, "a letter of a refused commit was queued")
    }

    private static func queuesOnce(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a"), letter("a")])])
        try check(try store.outbox(state: .queued).count == 1, "a letter was queued twice")
    }

    private static func recalls(_ store: any Store) throws {
        let first = record(1, order: "8140123456789012", letters: [letter("a")])
        try store.commit([first])
        let now = Fixtures.at("2026-03-02T09:01")
        var state = first.conversation
        let event = Event(sequence: 3, turn: 2, recordedAt: now, body: .questionEnded)
        state.apply(event)
        let recall = TurnRecord(
            conversation: state,
            expectedSequence: 2,
            events: [event],
            letters: [],
            recalls: ["a"],
            inboundKey: nil,
            focus: nil
        )
        try store.commit([recall])
        try check(try store.fate(ofLetter: "a") == .unknown, "a recalled letter still waits")
        try check(try store.claim(notAfter: now, limit: 10).isEmpty, "a recalled letter was handed out")
        let again = Event(sequence: 4, turn: 3, recordedAt: now, body: .questionEnded)
        state.apply(again)
        try store.commit([
            TurnRecord(conversation: state, expectedSequence: 3, events: [again], letters: [letter("a")])
        ])
        try check(try store.claim(notAfter: now, limit: 10).count == 1, "a letter approved again was lost")
    }

    private static func notes(_ store: any Store) throws {
        try check(try store.note("playbook/x") == nil, "a note nobody made was there")
        try store.setNote("playbook/x", to: "1")
        try store.setNote("playbook/x", to: "2")
        try check(try store.note("playbook/x") == "2", "a note was not kept")
    }

    private static func claimsOnce(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a"), letter("b")])])
        let now = Fixtures.at("2026-03-02T09:01")
        try check(
            try store.claim(notAfter: Fixtures.at("2026-03-02T08:59"), limit: 10).isEmpty,
            "handed out before its hold passed"
        )
        try check(try store.claim(notAfter: now, limit: 1).count == 1, "the limit was not kept")
        try check(try store.claim(notAfter: now, limit: 10).count == 1, "a row was handed out twice")
        try check(try store.fate(ofLetter: "a") == .gone, "a letter on its way counts as waiting")
    }

    private static func recovers(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a"), letter("b")])])
        let rows = try store.claim(notAfter: Fixtures.at("2026-03-02T09:01"), limit: 10)
        try store.commitAttempts([rows[0]], finishing: [])
        try store.recover()
        try check(
            try store.outbox(state: .maybeSent).map(\.id) == [rows[0].id],
            "a row whose dot may have left is not in doubt"
        )
        try check(
            try store.outbox(state: .queued).map(\.id) == [rows[1].id],
            "a row that had not left is not queued again"
        )
        do {
            try store.commitAttempts([rows[1]], finishing: [])
        } catch { return }
        throw Violation(description: "a row that is queued again was committed by the sender before the crash")
    }

    private static func findsNextDue(_ store: any Store) throws {
        var turn = Fixtures.opened()
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.orderedOn = Fixtures.day("2026-03-01")
        turn.learn(facts)
        turn.moveStage(.awaitingPayment)
        let events = turn.decision.events.enumerated()
            .map {
                Event(sequence: $0 + 1, turn: 1, recordedAt: turn.now, body: $1)
            }
        try store.commit([
            TurnRecord(
                conversation: turn.state,
                expectedSequence: 0,
                events: events,
                letters: [],
                recalls: [],
                inboundKey: nil,
                focus: nil
            )
        ])
        let at = Fixtures.at("2026-03-21T23:59:59")
        try check(try store.nextDue(notAfter: at - .seconds(1)) == nil, "a clock speaks too early")
        try check(try store.nextDue(notAfter: at)?.at == at, "a clock does not speak")
    }

    private static let later = Fixtures.at("2026-03-02T09:01")

    /// Three letters, claimed.
    private static func claimed(_ store: any Store) throws -> [OutboxEntry] {
        let letters = [letter("a"), letter("b"), letter("c", kind: "reply-read")]
        try store.commit([record(1, order: "8140123456789012", letters: letters)])
        return try store.claim(notAfter: later, limit: 10)
    }

    private static func state(_ id: Int64, _ store: any Store) throws -> OutboxState? {
        try store.outbox(state: nil).first { $0.id == id }?.state
    }

    private static func commitsTogether(_ store: any Store) throws {
        let rows = try claimed(store)
        var stale = rows[1]
        stale.attempts += 1
        let outcome = OutboxOutcome(entry: rows[2], state: .sent, answer: "250", at: later)
        var isRefused = false
        do { try store.commitAttempts([rows[0], stale], finishing: [outcome]) } catch { isRefused = true }
        try check(isRefused, "an attempt that is over was committed")
        for row in rows { try check(try state(row.id, store) == .sending, "a refused commit changed row \(row.id)") }
        try store.commitAttempts([rows[0], rows[1]], finishing: [outcome])
        try check(
            try rows.map { try state($0.id, store) } == [.committed, .committed, .sent],
            "a commit was not stored as a whole"
        )
    }

    private static func keepsLateAnswer(_ store: any Store) throws {
        let rows = try claimed(store)
        try store.commitAttempts([rows[0]], finishing: [])
        try store.recover()
        try store.finish([OutboxOutcome(entry: rows[0], state: .sent, answer: "250", at: later)])
        try check(try state(rows[0].id, store) == .sent, "the answer to a row in doubt was lost")
        // The second was queued again and is with another sender now.
        let again = try store.claim(notAfter: later, limit: 10)
        try store.finish([OutboxOutcome(entry: rows[1], state: .refused, answer: "550", at: later)])
        try check(again.map(\.id) == [rows[1].id, rows[2].id], "a recovered row was not handed out again")
        try check(try state(rows[1].id, store) == .sending, "the sender before the crash finished a row of another")
    }

    private static func releases(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a")])])
        let id = try store.outbox(state: nil)[0].id
        let soon = Fixtures.at("2026-03-02T08:00")
        try check(try store.release(id, at: soon), "a waiting row was not released")
        try check(try !store.release(id + 1, at: soon), "a row that is not there was released")
        try check(try store.claim(notAfter: soon, limit: 1).map(\.id) == [id], "a released row is not due")
        try check(try !store.release(id, at: soon), "a row on its way was released")
    }

    private static func confirms(_ store: any Store) throws {
        let rows = try claimed(store)
        try store.finish([OutboxOutcome(entry: rows[0], state: .maybeSent, answer: "silence", at: later)])
        try check(try !store.confirm(messageID: rows[1].messageID, because: "a copy"), "confirmed what is not in doubt")
        try check(try store.confirm(messageID: rows[0].messageID, because: "a copy"), "a proof was not taken")
        try check(try state(rows[0].id, store) == .sent, "a proven row is still in doubt")
    }

    private static func countsDepartures(_ store: any Store) throws {
        let rows = try claimed(store)
        try store.finish([
            OutboxOutcome(entry: rows[0], state: .sent, answer: "250", at: later),
            OutboxOutcome(entry: rows[1], state: .queued, answer: "450", at: later),
            OutboxOutcome(entry: rows[2], state: .sent, answer: "250", at: later),
        ])
        try check(try store.departures(since: later) == (2, 1), "miscounted what has left")
        try check(try store.departures(since: later + .seconds(1)) == (0, 0), "counted what left before")
    }

    private static func settles(_ store: any Store) throws {
        let letters = ["a", "b", "c"].map { letter($0, kind: "reply-read") }
        try store.commit([record(1, order: "8140123456789012", letters: letters)])
        let rows = Array(try store.outbox(state: .queued).reversed())
        _ = try store.claim(notAfter: later, limit: 1)
        var changes = OutboxChanges()
        changes.drops = [rows[0].id: "too late", rows[1].id: "told together"]
        changes.waits = [rows[2].id: later + .hours(1)]
        changes.letters = [letter("d", kind: "digest"), letter("a", kind: "digest")]
        try store.settle(changes)
        try check(try state(rows[0].id, store) == .sending, "a row on its way was dropped")
        try check(try state(rows[1].id, store) == .dropped, "a row was not dropped")
        let due = try store.claim(notAfter: later, limit: 10)
        try check(due.map(\.key) == ["d"], "waiting rows and new letters: \(due.map(\.key))")
        try check(try store.claim(notAfter: later + .hours(1), limit: 10).map(\.id) == [rows[2].id], "a row was lost")
    }
}
