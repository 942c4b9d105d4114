import ConversationCore
import Engine

/// Messages to sellers that are approved and held: until when each can still be taken back.
final class HeldMessages {
    private let outbox: any OutboxStore
    private let now: () -> Instant
    private var ends: [Instant] = []

    /// The held messages of a store.
    ///
    /// - Parameters:
    ///   - outbox: the store.
    ///   - now: tells the moment.
    init(outbox: any OutboxStore, now: @escaping () -> Instant) {
        self.outbox = outbox
        self.now = now
    }

    /// Looks after a turn that may have queued a message or taken one back.
    ///
    /// - Parameter turn: the turn; one that queued nothing costs nothing while nothing is held.
    /// - Throws: `EventLogError`.
    func look(after turn: ChatTurn) throws {
        let queued = turn.answer?.letters.contains { $0.kind == OutboxEntry.sellerKind } ?? false
        if queued || !ends.isEmpty { try look() }
    }

    /// Looks which messages are held.
    ///
    /// - Throws: `EventLogError`.
    func look() throws {
        let moment = now()
        ends = try outbox.outbox(state: .queued)
            .filter { !$0.isToBuyer && $0.attempts == 0 && $0.notBefore > moment }.map(\.notBefore).sorted()
    }

    /// How many are held.
    var count: Int { ends.count }

    /// Whole seconds until the first of them leaves, at least 1; `nil` when none is held.
    var secondsLeft: Int? {
        ends.first.map { max(1, Int((($0 - now()).milliseconds + 999) / 1000)) }
    }

    /// The end of the last hold, `nil` when none is held.
    var lastEnd: Instant? { ends.last }

    /// Whether a hold has ended since this was asked last.
    func hasEnded() -> Bool {
        let moment = now()
        let before = ends.count
        ends.removeAll { $0 <= moment }
        return ends.count < before
    }
}
