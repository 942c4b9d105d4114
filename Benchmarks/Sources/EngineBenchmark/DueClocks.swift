import ConversationCore
import Engine

/// What it costs to let the one clock speak that is due, among those of many running conversations.
struct DueClocks {
    /// How often it is measured.
    static let rounds = 200
    /// How many conversations run; no fewer than rounds, as each speaks once at a moment of its own.
    static let counts = [500, 10_000]

    /// The costs with so many conversations.
    struct Result {
        /// A call that lets one clock speak.
        var speaking = Series()
        /// A call that finds nothing due.
        var waiting = Series()
    }

    /// What all conversations share.
    let world: World

    /// The costs for each place.
    func run(_ places: [any Place]) throws -> [Result] {
        let stores = try places.map { try $0.store() }
        for (store, count) in zip(stores, Self.counts) { try fill(store, with: count) }
        var results = places.map { _ in Result() }
        for _ in 0..<Self.rounds {
            for (index, store) in stores.enumerated() {
                try measure(world.engine(over: store), places[index].floor, into: &results[index])
            }
        }
        return results
    }

    /// One call just before a clock is due, and one when it is.
    private func measure(_ engine: Engine, _ floor: PlainDatabase?, into result: inout Result) throws {
        guard let due = try engine.log.nextDue(notAfter: Instant(millisecondsSinceEpoch: .max / 2)) else {
            throw Surprise(description: "no clock runs")
        }
        let before = try Cost.measuring { try engine.speak(upTo: due.at - .seconds(1)) }
        let after = try Cost.measuring { try engine.speak(upTo: due.at) }
        guard before.value.isEmpty, after.value.count == 1 else {
            throw Surprise(description: "\(before.value.count) and \(after.value.count) clocks spoke, not 0 and 1")
        }
        result.waiting.costs.append(before.cost)
        result.speaking.costs.append(after.cost)
        let bytes = try TurnBytes(after.value[0], world.postman)
        result.speaking.snapshots.append(bytes.snapshot.count)
        result.speaking.stored.append(bytes.count)
        if let floor { result.speaking.floors.append(try floor.store(bytes, of: due.number)) }
    }

    /// Puts conversations into the store that wait for the seller.
    ///
    /// They begin a minute after one another within the seller's working day, 500 a day: a reminder that is due at night
    /// waits for the morning, and many would speak at one moment.
    private func fill(_ store: any EventLog, with count: Int) throws {
        var records: [TurnRecord] = []
        for index in 0..<count {
            let start = World.start - .hours(7) + .days(Int64(index / 500)) + .seconds(Int64(index % 500) * 61)
            let scratch = MemoryStore(postman: world.postman)
            var chat = Chat(engine: world.engine(over: scratch), order: index + 1, startingAt: start)
            try chat.goOn(to: 3)
            guard var conversation = try scratch.conversation(chat.number) else { continue }
            // The same log under the number that it has in the store.
            conversation.number = Int64(index) + 1
            records.append(
                TurnRecord(conversation: conversation, expectedSequence: 0, events: try scratch.events(of: chat.number))
            )
        }
        try store.commit(records)
    }
}
