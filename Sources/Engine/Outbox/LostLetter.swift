public import ConversationCore

/// A message to a seller that has not arrived, at one attempt.
struct LostLetter {
    /// The message.
    let letter: SentLetter
    /// What the server said.
    let answer: String

    /// A message that has not arrived.
    init(_ letter: SentLetter, answer: String) {
        self.letter = letter
        self.answer = answer
    }

    /// Names the attempt, as notices of it do.
    var attempt: String { "\(letter.row).\(letter.attempts)" }

    /// Under which the store remembers that the conversation knows of it.
    var inboundKey: String { "lost/\(attempt)" }

    /// The conversation takes it in.
    func tell(_ turn: inout Decider) {
        guard let draft = Engine.draft(ofLetter: letter.key) else { return }
        turn.messageCameBack(draft, key: attempt, recipient: letter.recipient, diagnostic: answer)
    }
}

extension Engine {
    /// The messages to sellers that were refused for good, and of which their conversations do not know yet: after a
    /// crash too, as the outbox is asked.
    ///
    /// - Parameters:
    ///   - outbox: the outbox of the engine's store.
    ///   - now: the moment.
    /// - Returns: how many conversations had a turn.
    /// - Throws: `EngineError`, `EventLogError`.
    func takeInRefusals(of outbox: any OutboxStore, at now: Instant) throws -> Int {
        var count = 0
        for entry in try outbox.outbox(state: .refused).reversed() where !entry.isToBuyer {
            let lost = LostLetter(entry.sentLetter, answer: entry.lastAnswer ?? "no reason given")
            guard try !log.hasSeen(inboundKey: lost.inboundKey) else { continue }
            if try turn(of: entry.conversation, at: now, key: lost.inboundKey, lost.tell) != nil { count += 1 }
        }
        return count
    }

    /// A person has moved a row of the outbox: the conversation of a message to a seller takes that in.
    ///
    /// - Parameters:
    ///   - entry: the row before.
    ///   - state: where it was moved to.
    ///   - now: the moment.
    /// - Returns: the answer of the conversation, `nil` when it is none of its matter.
    /// - Throws: `EngineError`, `EventLogError`.
    @discardableResult
    public func moved(_ entry: OutboxEntry, to state: OutboxState, at now: Instant) throws -> TurnAnswer? {
        guard !entry.isToBuyer, let draft = Engine.draft(ofLetter: entry.key) else { return nil }
        switch (entry.state, state) {
        case (.queued, .dropped), (.maybeSent, .dropped):
            return try turn(of: entry.conversation, at: now) { $0.messageLetGo(draft) }
        case (.refused, .queued), (.dropped, .queued):
            return try turn(of: entry.conversation, at: now) { $0.messageGoesAgain(draft) }
        default: return nil
        }
    }

    /// The draft that the letter with that key carries, `nil` when it carries none.
    static func draft(ofLetter key: String) -> String? {
        let parts = key.split(separator: "/")
        return parts.count >= 3 && parts[0] == "seller" ? String(parts[2]) : nil
    }
}
