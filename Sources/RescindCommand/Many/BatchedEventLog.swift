import ConversationCore
import Engine
import Synchronization

/// A store over another one that keeps turns back until `flush`, which stores them in one durable write.
///
/// For work that is repeated as a whole when it is cut off, such as an import: a turn is not on disk when it returns.
final class BatchedEventLog: EventLog {
    private let base: any EventLog
    private let held = Mutex(Held())

    private struct Held {
        var records: [TurnRecord] = []
        var states: [Int64: Conversation] = [:]
        var numbers: [String: Int64] = [:]
        var lastNumber: Int64?
    }

    /// Keeps turns back from a store.
    init(_ base: any EventLog) {
        self.base = base
    }

    /// How many turns are kept back.
    var count: Int { held.withLock { $0.records.count } }

    /// Stores what was kept back, all or nothing.
    ///
    /// - Throws: `EventLogError`.
    func flush() throws {
        let records = held.withLock { $0.records }
        if records.isEmpty { return }
        try base.commit(records)
        held.withLock {
            $0.records = []
            $0.states = [:]
            $0.numbers = [:]
        }
    }

    /// See `EventLog`.
    func commit(_ records: [TurnRecord]) throws {
        held.withLock {
            for var record in records {
                let state = record.conversation
                // What the chat is about stays as it was.
                record.focus = nil
                $0.records.append(record)
                $0.states[state.number] = state
                if let order = state.facts.orderNumber { $0.numbers["\(state.marketplace)/\(order)"] = state.number }
            }
        }
    }

    /// See `EventLog`.
    func conversation(_ number: Int64) throws -> Conversation? {
        try held.withLock { $0.states[number] } ?? base.conversation(number)
    }

    /// See `EventLog`.
    func number(ofOrder orderNumber: String, marketplace: String) throws -> Int64? {
        try held.withLock { $0.numbers["\(marketplace)/\(orderNumber)"] }
            ?? base.number(ofOrder: orderNumber, marketplace: marketplace)
    }

    /// See `EventLog`.
    func nextNumber() throws -> Int64 {
        let next = try held.withLock { $0.lastNumber.map { $0 + 1 } } ?? base.nextNumber()
        held.withLock { $0.lastNumber = next }
        return next
    }

    /// See `EventLog`.
    func events(of number: Int64) throws -> [Event] {
        try base.events(of: number)
            + held.withLock { $0.records.filter { $0.conversation.number == number }.flatMap(\.events) }
    }

    /// See `EventLog`; of what is stored already.
    func nextDue(notAfter moment: Instant) throws -> (number: Int64, at: Instant)? {
        try base.nextDue(notAfter: moment)
    }

    /// See `EventLog`; of what is stored already.
    func list(_ filter: ConversationFilter) throws -> [Conversation] { try base.list(filter) }

    /// See `EventLog`.
    func hasSeen(inboundKey: String) throws -> Bool { try base.hasSeen(inboundKey: inboundKey) }

    /// See `EventLog`.
    func fate(ofLetter key: String) throws -> LetterFate { try base.fate(ofLetter: key) }

    /// See `EventLog`.
    func focus() throws -> Int64? { try base.focus() }

    /// See `EventLog`.
    func note(_ name: String) throws -> String? { try base.note(name) }

    /// See `EventLog`.
    func setNote(_ name: String, to value: String) throws { try base.setNote(name, to: value) }
}
