extension Decider {
    /// Takes back turns: the state before them holds again.
    public mutating func undo(turns: [Int], restoring restored: Conversation, recalling drafts: [String]) {
        record(.undone(turns: turns, restored: restored))
        for draft in drafts { decision.effects.append(.recallMail(draft: draft)) }
        say("undo.done", ["count": .number(turns.count)].merging(commonFields) { first, _ in first })
        decision.showsDraft = state.draft != nil
        decision.showsClocks = true
        if let slot = state.pending { decision.asks = slot }
    }

    /// Says that there is nothing to take back, or that the message has left.
    public mutating func sayNothingToUndo(isSent: Bool) {
        say(isSent ? "undo.sent" : "undo.nothing", commonFields)
    }

    /// Facts told by a command or a file, all at once.
    public mutating func learn(_ facts: Facts) {
        var facts = facts
        let saidBefore = decision.says.count
        refuseImpossibleTimes(&facts)
        if facts.isEmpty, decision.says.count > saidBefore { return }
        record(.learned(facts, isCorrection: false))
        if state.goal == nil, facts.orderNumber != nil { record(.goalSet(.getOut)) }
        reconcileClocks()
        decision.showsClocks = true
        say("sent.noted", commonFields)
    }

    /// The chat is left while a draft waits: the buyer is mailed, once a draft.
    public mutating func mentionWaitingDraft(_ draft: Draft) {
        decision.showsDraft = true
        notify(.draftWaits, key: draft.id, ["draft": .text(draft.text)])
    }
}
