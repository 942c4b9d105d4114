public import ConversationCore
import Synchronization

/// A store that keeps everything in memory.
///
/// For flows, the demo and tests. Behaves as the one on disk does.
public final class MemoryStore: EventLog, OutboxStore {
    private struct Contents {
        var conversations: [Int64: Conversation] = [:]
        var events: [Int64: [Event]] = [:]
        var byOrder: [String: Int64] = [:]
        var seen: Set<String> = []
        var outbox: [Int64: OutboxEntry] = [:]
        var keys: Set<String> = []
        var focus: Int64?
        var notes: [String: String] = [:]
    }

    private let contents = Mutex(Contents())
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
        if let key = record.inboundKey { contents.seen.insert(key) }
        if let focus = record.focus { contents.focus = focus }
        for key in record.recalls {
            for (id, entry) in contents.outbox where entry.key == key && entry.state == .queued {
                contents.outbox[id]?.state = .dropped
                contents.keys.remove(key)
            }
        }
        for var entry in letters where contents.keys.insert(entry.key).inserted {
            entry.id = (contents.outbox.keys.max() ?? 0) + 1
            contents.outbox[entry.id] = entry
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
            guard let entry = contents.outbox.values.filter({ $0.key == key }).max(by: { $0.id < $1.id }) else {
                return .unknown
            }
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
    public func commitAttempt(_ id: Int64) throws {
        try contents.withLock { contents in
            guard contents.outbox[id]?.state == .sending else { throw EventLogError.conflict(conversation: id) }
            contents.outbox[id]?.state = .committed
        }
    }

    /// See `OutboxStore`.
    public func finish(_ id: Int64, _ state: OutboxState, answer: String, notBefore: Instant) throws {
        contents.withLock { contents in
            contents.outbox[id]?.state = state
            contents.outbox[id]?.lastAnswer = answer
            if state == .queued { contents.outbox[id]?.notBefore = notBefore }
        }
    }

    /// See `OutboxStore`.
    public func recover() throws {
        contents.withLock { contents in
            for (id, entry) in contents.outbox {
                if entry.state == .sending { contents.outbox[id]?.state = .queued }
                if entry.state == .committed { contents.outbox[id]?.state = .maybeSent }
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
    public func move(_ id: Int64, to state: OutboxState) throws -> Bool {
        contents.withLock { contents in
            guard let entry = contents.outbox[id], OutboxMoves.allows(from: entry.state, to: state) else {
                return false
            }
            contents.outbox[id]?.state = state
            return true
        }
    }
}

/// Which moves a person may make.
public enum OutboxMoves {
    /// Whether a row may be moved by hand: what has left cannot be taken back, what was refused or is in doubt can be
    /// tried again or let go.
    public static func allows(from: OutboxState, to: OutboxState) -> Bool {
        switch (from, to) {
        case (.queued, .dropped), (.refused, .queued), (.refused, .dropped), (.maybeSent, .queued), (.maybeSent, .sent),
            (.maybeSent, .dropped), (.dropped, .queued):
            true
        default: false
        }
    }
}
