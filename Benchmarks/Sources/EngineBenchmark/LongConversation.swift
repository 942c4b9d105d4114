import ConversationCore
import Engine

/// What a turn costs by the number of turns before it.
///
/// Every round goes on by the same work at each length, so that a change of the machine's mood falls on all alike: one
/// period in a new conversation, one in another at turn 100, one in that at turn 1,000, and one in that at turn 10,000.
struct LongConversation {
    /// How often each length is measured, a period of turns each.
    static let rounds = 40
    /// The lengths.
    static let lengths = [10, 100, 1000, 10_000]

    /// Where the conversations are kept.
    let place: any Place
    /// What all conversations share.
    let world: World

    /// The costs around each length.
    func run() throws -> [Series] {
        var series = Self.lengths.map { _ in Series() }
        var orders = 0
        func begin() throws -> Chat {
            orders += 1
            return Chat(engine: world.engine(over: try place.store()), order: orders)
        }
        // The short ones are many, the long ones go on; each is measured with its length in the middle.
        let half = Chat.period / 2
        var hundreds: [Chat] = []
        for _ in 0..<Self.rounds {
            var chat = try begin()
            try chat.goOn(to: 100 - half)
            hundreds.append(chat)
        }
        var long = [try begin(), try begin()]
        for index in long.indices { try long[index].goOn(to: Self.lengths[index + 2] - Self.rounds * half) }

        for round in 0..<Self.rounds {
            var new = try begin()
            try new.goOn(to: 10 - half)
            try measure(&new, into: &series[0])
            try measure(&hundreds[round], into: &series[1])
            for index in long.indices { try measure(&long[index], into: &series[index + 2]) }
            if round == 0 { try check(new) }
        }
        for chat in long { try check(chat) }
        return series
    }

    /// One period of turns, each with the floor beside it.
    private func measure(_ chat: inout Chat, into series: inout Series) throws {
        for _ in 0..<Chat.period {
            let (answer, cost) = try chat.turn()
            series.costs.append(cost)
            let bytes = try TurnBytes(answer, world.postman)
            series.snapshots.append(bytes.snapshot.count)
            series.stored.append(bytes.count)
            if let floor = place.floor { series.floors.append(try floor.store(bytes, of: chat.number)) }
        }
    }

    /// The store, opened again, holds every turn, and its events add up to its snapshot.
    private func check(_ chat: Chat) throws {
        let store = try place.reopened(chat.engine.log)
        let snapshot = try store.conversation(chat.number)
        let replayed = Conversation(replaying: try store.events(of: chat.number))
        guard let snapshot, snapshot.lastTurn == chat.turns, replayed == snapshot else {
            throw Surprise(description: "conversation \(chat.number) was not found as it was left")
        }
    }
}
