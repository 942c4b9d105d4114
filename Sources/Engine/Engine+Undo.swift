import ConversationCore

extension Engine {
    /// Takes back the last turns by a compensating event; the log keeps everything.
    ///
    /// Clocks that spoke in between are taken back with them and speak again. A message that has left stays sent, with
    /// the turn that sent it: a single undo right after it takes nothing back and says so, a deeper one leaps over it.
    func undo(_ count: Int, state: Conversation, at now: Instant) throws -> TurnAnswer {
        let events = try log.events(of: state.number)
        var live = liveTurns(in: events)
        var taken: [Int] = []
        var recalled: [String] = []
        var staying = 0
        // Turns behind this place have been looked at; those of them that stay have sent a message that has left.
        var end = live.count
        for _ in 0..<max(1, count) {
            guard let last = live[..<end].lastIndex(where: \.canBeTakenBack) else { break }
            var drafts: [String] = []
            for body in live[last].bodies {
                if case .messageSent(let message) = body, message.channel == .email { drafts.append(message.draft.id) }
            }
            let gone = try drafts.contains {
                try log.fate(ofLetter: Engine.letterKey(conversation: state.number, draft: $0)) == .gone
            }
            if gone {
                staying += 1
            } else {
                recalled += drafts
                let going = live[last..<end].filter { !$0.isLoss }.map(\.number)
                taken += going
                live.removeAll { going.contains($0.number) }
            }
            end = last
        }
        var turn = try decider(for: state, at: now)
        guard !taken.isEmpty else {
            turn.sayNothingToUndo(isSent: staying > 0)
            return try finish(&turn, from: state, input: nil, focus: nil)
        }
        let kept = Set(live.map(\.number))
        guard let restored = Conversation(replaying: events.filter { kept.contains($0.turn) }) else {
            turn.sayNothingToUndo(isSent: false)
            return try finish(&turn, from: state, input: nil, focus: nil)
        }
        turn.undo(turns: taken.sorted(), restoring: restored, recalling: recalled, staying: staying)
        return try finish(&turn, from: state, input: nil, focus: nil)
    }

    /// One turn of the log.
    private struct LoggedTurn {
        var number: Int
        var bodies: [Event.Body]

        /// Whether a clock spoke, rather than a person.
        var isClock: Bool {
            if case .clockSpoke = bodies.first { true } else { false }
        }

        /// Whether a message turned out not to have arrived: that is so, whatever the buyer takes back.
        var isLoss: Bool {
            if case .messageLost = bodies.first { true } else { false }
        }

        /// Whether a person can take it back by itself.
        var canBeTakenBack: Bool { !isClock && !isLoss && !isOpening }

        /// Whether it began the conversation.
        var isOpening: Bool {
            if case .opened = bodies.first { true } else { false }
        }
    }

    /// The turns that still hold: neither taken back nor an undo themselves.
    private func liveTurns(in events: [Event]) -> [LoggedTurn] {
        let undone = events.turnsTakenBack
        var turns: [LoggedTurn] = []
        for event in events where !undone.contains(event.turn) {
            if turns.last?.number == event.turn {
                turns[turns.count - 1].bodies.append(event.body)
            } else {
                turns.append(LoggedTurn(number: event.turn, bodies: [event.body]))
            }
        }
        return turns
    }
}
