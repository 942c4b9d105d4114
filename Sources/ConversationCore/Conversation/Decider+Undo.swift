extension Decider {
    /// Takes back turns: the state without them holds again.
    ///
    /// - Parameters:
    ///   - turns: the numbers of the turns that are taken back.
    ///   - restored: what the turns that stay add up to.
    ///   - drafts: the messages among them that have not left, by the id of their draft.
    ///   - staying: how many messages among the turns have left, and stay sent with what followed from them.
    public mutating func undo(
        turns: [Int],
        restoring restored: Conversation,
        recalling drafts: [String],
        staying: Int = 0
    ) {
        record(.undone(turns: turns, restored: restored))
        // What stays was decided with facts that may be gone.
        if staying > 0 { reconcileClocks() }
        for draft in drafts { decision.effects.append(.recallMail(draft: draft)) }
        say("undo.done", ["count": .number(turns.count)].merging(commonFields) { first, _ in first })
        if staying > 0 { say("undo.stays-sent", ["count": .number(staying)]) }
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
        if let slot = state.pending, isKnown(slot) {
            record(.questionEnded)
            proceed()
        }
    }

    /// The chat is left while a draft waits: the buyer is mailed, once a draft.
    public mutating func mentionWaitingDraft(_ draft: Draft) {
        decision.showsDraft = true
        notify(.draftWaits, key: draft.id, ["draft": .text(draft.text)])
    }
}
