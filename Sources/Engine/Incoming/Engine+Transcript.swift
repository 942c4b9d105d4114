import ConversationCore

extension Engine {
    /// The turns of a chat that was pasted with its speakers: what the seller said and is not known yet.
    ///
    /// - Parameters:
    ///   - text: what was pasted.
    ///   - state: the conversation.
    ///   - now: the moment.
    /// - Returns: the answer to the newest message, `nil` when the text is what one person wrote.
    /// - Throws: `EngineError`, `EventLogError`.
    func transcriptTurns(_ text: String, state: Conversation, at now: Instant) throws -> TurnAnswer? {
        let transcript = ChatTranscript(
            text,
            seller: state.facts.seller,
            buyer: state.facts.buyer ?? correspondence.buyerName,
            isOurs: { state.hasSent($0) }
        )
        guard let transcript else { return nil }
        var answer: TurnAnswer?
        for (words, day) in transcript.news(beside: try repliesThatHold(of: state.number)) {
            guard let state = try log.conversation(state.number) else { break }
            var turn = try decider(for: state, at: now)
            let meaning = replyReader.read(words, today: believable(day, today: turn.today))
            turn.sellerSaid(words, meaning: meaning, source: .pasted)
            answer = try finish(&turn, from: state, input: nil, focus: state.number)
        }
        return try answer ?? spoken(Say("seller.repeated"), about: state)
    }

    /// What the seller wrote, without what was taken back.
    private func repliesThatHold(of number: Int64) throws -> [String] {
        let events = try log.events(of: number)
        let undone = events.turnsTakenBack
        return events.compactMap { event in
            guard case .sellerSaid(let text, _, _) = event.body, !undone.contains(event.turn) else { return nil }
            return text
        }
    }
}
