public import ConversationCore
import Synchronization

/// A store that keeps everything in memory.
///
/// For flows, the demo and tests. Behaves as the one on disk does.
public final class MemoryStore: EventLog, OutboxStore {
    /// What the store holds.
    struct Contents {
        var conversations: [Int64: Conversation] = [:]
        var events: [Int64: [Event]] = [:]
        var byOrder: [String: Int64] = [:]
        var seen: Set<String> = []
        var outbox: [Int64: OutboxEntry] = [:]
        /// The outbox row of each letter, by the letter's key.
        var rows: [String: Int64] = [:]
        var focus: Int64?
        var notes: [String: String] = [:]
        var incoming = MemoryMailbox()
    }

    /// What the store holds; its mails stand in `MemoryMailbox`.
    let contents = Mutex(Contents())
    private let postman: Postman

    /// An empty store.
    public init(postman: Postman) {
        self.postman = postman
    }

    /// See `EventLog`.
    public func conversation(_ number: Int64) throws -> Conversation? { contents.withLock { $0.conversations[number] } }

    /// See `EventLog`.
    public func number(ofOrder orderNumber: String, marketplace: String) throws -> Int64? {
        contents.withLock { $0.byOrder["\(marketplace)/\(orderNumber)"] }
    }

    /// See `EventLog`.
    public func nextNumber() throws -> Int64 { contents.withLock { ($0.conversations.keys.max() ?? 0) + 1 } }

    /// See `EventLog`.
    public func events(of number: Int64) throws -> [Event] { contents.withLock { $0.events[number] ?? [] } }

    /// See `EventLog`.
    public func commit(_ records: [TurnRecord]) throws {
        let entries = try records.map { try $0.letters.map { try postman.entry(for: $0) } }
        try contents.withLock { contents in
            // All are looked at before one is stored, so that a refused turn leaves nothing behind.
            var sequences: [Int64: Int] = [:]
            var orders: [String: Int64] = [:]
            for record in records {
                let number = record.conversation.number
                let sequence = sequences[number] ?? contents.conversations[number]?.sequence ?? 0
                guard sequence == record.expectedSequence else {
                    throw EventLogError.conflict(conversation: number)
                }
                guard contents.incoming.accepts(record) else { throw EventLogError.conflict(conversation: number) }
                sequences[number] = record.conversation.sequence
                guard let key = MemoryStore.orderKey(record.conversation),
                    let order = record.conversation.facts.orderNumber
                else {
                    continue
                }
                let other = orders[key] ?? contents.byOrder[key] ?? number
                if other != number { throw EventLogError.duplicateOrder(order) }
                orders[key] = number
            }
            for (record, letters) in zip(records, entries) { MemoryStore.store(record, letters, in: &contents) }
        }
    }

    /// The key under which an order is found, `nil` without an order number.
    private static func orderKey(_ state: Conversation) -> String? {
        state.facts.orderNumber.map { "\(state.marketplace)/\($0)" }
    }

    private static func store(_ record: TurnRecord, _ letters: [OutboxEntry], in contents: inout Contents) {
        let number = record.conversation.number
        let key = orderKey(record.conversation)
        let old = contents.conversations[number].flatMap(orderKey)
        if let old, old != key { contents.byOrder[old] = nil }
        if let key { contents.byOrder[key] = number }
        contents.conversations[number] = record.conversation
        contents.events[number, default: []] += record.events
        contents.incoming.store(record)
        if let key = record.inboundKey { contents.seen.insert(key) }
        if let focus = record.focus { contents.focus = focus }
        for key in record.recalls {
            guard let id = contents.rows[key], let entry = contents.outbox[id], entry.state == .queued else { continue }
            contents.outbox[id]?.state = .dropped
            // The same letter may be approved again in the same millisecond: its names must be free.
            contents.outbox[id]?.key = "\(key)/\(id)"
            contents.outbox[id]?.messageID = "\(entry.messageID)/\(id)"
            contents.rows[key] = nil
        }
        queue(letters, in: &contents)
    }

    private static func queue(_ letters: [OutboxEntry], in contents: inout Contents) {
        for var entry in letters where contents.rows[entry.key] == nil {
            entry.id = Int64(contents.outbox.count) + 1
            contents.outbox[entry.id] = entry
            contents.rows[entry.key] = entry.id
        }
    }

    /// See `EventLog`.
    public func nextDue(notAfter moment: Instant) throws -> (number: Int64, at: Instant)? {
        contents.withLock { contents in
            contents.conversations.values
                .compactMap { state in state.nextAlert.map { (number: state.number, at: $0.alert.at) } }
                .filter { $0.at <= moment }
                .min { ($0.at, $0.number) < ($1.at, $1.number) }
        }
    }

    /// See `EventLog`.
    public func list(_ filter: ConversationFilter) throws -> [Conversation] {
        contents.withLock { contents in
            func actBy(_ state: Conversation) -> Instant? {
                state.clocks.filter { $0.owner == .buyer }.map(\.actBy).min()
            }
            let far = Instant(millisecondsSinceEpoch: .max)
            return contents.conversations.values
                .filter { filter.includesClosed || !$0.isClosed }
                .filter { state in filter.actBefore.map { (actBy(state) ?? far) < $0 } ?? true }
                .filter { state in filter.orderPrefix.map { state.facts.orderNumber?.hasPrefix($0) == true } ?? true }
                .sorted { (actBy($0) ?? far, $0.number) < (actBy($1) ?? far, $1.number) }
                .prefix(filter.limit)
                .map { $0 }
        }
    }

    /// See `EventLog`.
    public func hasSeen(inboundKey: String) throws -> Bool { contents.withLock { $0.seen.contains(inboundKey) } }

    /// See `EventLog`.
    public func fate(ofLetter key: String) throws -> LetterFate {
        contents.withLock { contents in
            guard let entry = contents.rows[key].flatMap({ contents.outbox[$0] }) else { return .unknown }
            return entry.state == .queued ? .waiting : entry.state == .dropped ? .unknown : .gone
        }
    }

    /// See `EventLog`.
    public func focus() throws -> Int64? { contents.withLock { $0.focus } }

    /// See `EventLog`.
    public func note(_ name: String) throws -> String? { contents.withLock { $0.notes[name] } }

    /// See `EventLog`.
    public func setNote(_ name: String, to value: String) throws { contents.withLock { $0.notes[name] = value } }

    // MARK: - Outbox

    /// See `OutboxStore`.
    public func claim(notAfter now: Instant, limit: Int) throws -> [OutboxEntry] {
        contents.withLock { contents in
            let due = contents.outbox.values
                .filter { $0.state == .queued && $0.notBefore <= now }
                .sorted { $0.id < $1.id }
                .prefix(limit)
            for entry in due {
                contents.outbox[entry.id]?.state = .sending
                contents.outbox[entry.id]?.attempts += 1
            }
            return due.compactMap { contents.outbox[$0.id] }
        }
    }

    /// See `OutboxStore`.
    public func commitAttempts(_ entries: [OutboxEntry], finishing outcomes: [OutboxOutcome]) throws {
        try contents.withLock { contents in
            for entry in entries {
                guard let row = contents.outbox[entry.id], row.state == .sending, row.attempts == entry.attempts else {
                    throw EventLogError.conflict(conversation: entry.conversation)
                }
            }
            for entry in entries { contents.outbox[entry.id]?.state = .committed }
            MemoryStore.finish(outcomes, in: &contents)
        }
    }

    /// See `OutboxStore`.
    public func finish(_ outcomes: [OutboxOutcome]) throws {
        contents.withLock { MemoryStore.finish(outcomes, in: &$0) }
    }

    private static func finish(_ outcomes: [OutboxOutcome], in contents: inout Contents) {
        for outcome in outcomes {
            guard var row = contents.outbox[outcome.entry.id], row.attempts == outcome.entry.attempts,
                [.sending, .committed, .maybeSent].contains(row.state)
            else { continue }
            row.state = outcome.state
            row.lastAnswer = outcome.answer
            row.notBefore = outcome.notBefore
            row.leftAt = outcome.state == .queued ? nil : outcome.at
            contents.outbox[row.id] = row
        }
    }

    /// See `OutboxStore`.
    public func recover() throws {
        contents.withLock { contents in
            for (id, entry) in contents.outbox {
                if entry.state == .sending { contents.outbox[id]?.state = .queued }
                if entry.state == .committed {
                    contents.outbox[id]?.state = .maybeSent
                    contents.outbox[id]?.leftAt = entry.notBefore
                }
            }
        }
    }

    /// See `OutboxStore`.
    public func outbox(state: OutboxState?) throws -> [OutboxEntry] {
        contents.withLock { contents in
            contents.outbox.values.filter { state == nil || $0.state == state }.sorted { $0.id > $1.id }
        }
    }

    /// See `OutboxStore`.
    public func outboxEntry(_ id: Int64) throws -> OutboxEntry? { contents.withLock { $0.outbox[id] } }

    /// See `OutboxStore`.
    public func move(_ id: Int64, to state: OutboxState) throws -> Bool {
        contents.withLock { contents in
            guard let entry = contents.outbox[id], OutboxMoves.allows(from: entry.state, to: state) else {
                return false
            }
            contents.outbox[id]?.state = state
            return true
        }
    }

    /// See `OutboxStore`.
    public func release(_ id: Int64, at now: Instant) throws -> Bool {
        contents.withLock { contents in
            guard contents.outbox[id]?.state == .queued else { return false }
            contents.outbox[id]?.notBefore = now
            return true
        }
    }

    /// See `OutboxStore`.
    public func confirm(messageID: String, because proof: String) throws -> Bool {
        contents.withLock { contents in
            guard let row = contents.outbox.values.first(where: { $0.messageID == messageID && $0.state == .maybeSent })
            else { return false }
            contents.outbox[row.id]?.state = .sent
            contents.outbox[row.id]?.lastAnswer = proof
            return true
        }
    }

    /// See `OutboxStore`.
    public func departures(since moment: Instant) throws -> (all: Int, toBuyer: Int) {
        contents.withLock { contents in
            let left = contents.outbox.values.filter { row in row.leftAt.map { $0 >= moment } ?? false }
            return (left.count, left.count { $0.isToBuyer })
        }
    }

    /// See `OutboxStore`.
    public func settle(_ changes: OutboxChanges) throws {
        let entries = try changes.letters.map { try postman.entry(for: $0) }
        contents.withLock { contents in
            for (id, reason) in changes.drops where contents.outbox[id]?.state == .queued {
                contents.outbox[id]?.state = .dropped
                contents.outbox[id]?.lastAnswer = reason
            }
            for (id, moment) in changes.waits where contents.outbox[id]?.state == .queued {
                contents.outbox[id]?.notBefore = moment
            }
            MemoryStore.queue(entries, in: &contents)
        }
    }
}
