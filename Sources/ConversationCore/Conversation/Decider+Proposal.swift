extension Decider {
    /// The row for the present state: a protection that is about to end first, then the reply that is open, then stage
    /// and status.
    public var currentRow: NextStepRow? {
        guard !state.isClosed else { return nil }
        if let urgent = urgentRow { return urgent }
        if let undelivered = undeliveredRow { return undelivered }
        // A clock has spoken, and what it advised waits to be sent.
        if let waiting = playbook.nextSteps.first(where: { $0.id == state.draft?.row }), waiting.isNamed {
            return waiting
        }
        if state.goal == .askFirst, state.reply?.meaning.isTrap == false {
            return playbook.nextSteps.first { $0.id == "question-answered" }
        }
        if let reply = state.reply, let label = decidingLabel(of: reply.meaning), state.turn == .buyer,
            let row = row(for: label)
        {
            return row
        }
        return playbook.nextSteps.first { $0.fits(stage: state.stage, status: state.status, meaning: nil) }
    }

    /// The label that decides the next step when a reply carries several.
    public func decidingLabel(of meaning: Meaning) -> SellerLabel? {
        playbook.meaningPriority.first { meaning.has($0) }
    }

    /// The row for a deciding label in the present stage and status.
    func row(for label: SellerLabel) -> NextStepRow? {
        playbook.nextSteps.first { $0.fits(stage: state.stage, status: state.status, meaning: label) }
    }

    /// The row of a protection whose latest safe moment has come: nothing else may be advised before it.
    private var urgentRow: NextStepRow? {
        guard let clock = state.guardingClock, clock.actBy <= now else { return nil }
        return playbook.nextSteps.first { $0.id == clock.next }
    }

    /// Makes a row the advice of this turn, and asks for its message to be drafted.
    ///
    /// A protection that is about to end goes first, and no advice reaches beyond the end of one.
    mutating func propose(_ wanted: NextStepRow) {
        let row = urgentRow ?? wanted
        let fields = commonFields
        let own = row.byClock.flatMap { state.clock($0) }
        let by = [own, state.guardingClock].compactMap { $0 }.min { $0.actBy < $1.actBy }
        decision.proposal = Proposal(
            row: row.id,
            say: Say(row.proposal, fields),
            why: Say(row.why, fields),
            by: by?.actBy,
            byClock: by?.id,
            alternatives: row.alternatives.map { Say($0, fields) }
        )
        guard let template = template(of: row) else { return }
        if let moment = tooSoon(template) {
            say("follow-up.too-soon", commonFields.merging(["from": self.moment(moment)]) { _, own in own })
            return
        }
        requestDraft(template, tone: row.tone, for: row.id)
    }

    /// When a reminder may go out, when that is still to come: not within the gap after the last message, as long as
    /// the seller has not answered it.
    ///
    /// - Parameter template: the template of the message, `nil` for the buyer's own words, which are never too soon.
    /// - Returns: the moment, `nil` when it may go out now.
    func tooSoon(_ template: String?) -> Instant? {
        guard let template, reminds(template), state.unanswered > 0, let last = state.lastSentAt else { return nil }
        let moment = reckoner.adding(playbook.followUps.gap, to: last)
        return now < moment ? moment : nil
    }

    /// Whether a message asks again for what was asked before.
    private func reminds(_ template: String) -> Bool {
        template == "ladder" || template.hasPrefix("reminder") || template.hasPrefix("follow-up")
    }

    /// Proposes what fits the present state, without drafting anew when a draft waits.
    mutating func proposeCurrent() {
        guard let row = currentRow else { return }
        let request = decision.draftRequest
        propose(row)
        if state.draft != nil || request != nil { decision.draftRequest = request }
    }

    /// The row's template, with the ladder and the reason filled in.
    private func template(of row: NextStepRow) -> String? {
        guard let template = row.template else { return nil }
        // Before buying there is no order that a message could be about.
        if state.facts.orderNumber == nil, !template.hasPrefix("question-") { return nil }
        // Nothing can be a reminder before the first message.
        if state.sentCount == 0, reminds(template) { return firstMessage }
        switch template {
        case "claim": return claim
        case "ladder":
            let rungs = state.stage.flatMap { playbook.ladder[$0] } ?? playbook.ladder.first?.value ?? []
            guard !rungs.isEmpty else { return nil }
            var rung = min(max(0, state.unanswered - 1), rungs.count - 1)
            // A broken promise is quoted at once, and what is promised is not asked for as if it were not.
            let isPromised = state.status == .promised
            if isPromised || state.promises.contains(where: { $0.kept == false && !$0.isAboutParcel }),
                let quoting = rungs.firstIndex(of: "reminder-firm")
            {
                rung = max(rung, quoting)
            }
            return rungs[rung] == "claim" ? claim : rungs[rung]
        case "first": return firstMessage
        default: return template
        }
    }

    /// The template of the claim in a dispute.
    private var claim: String? { state.stage == .received ? firstMessage : "dispute-not-received" }

    /// The template of the first message in this stage, for the reason the buyer gave.
    var firstMessage: String? {
        guard let stage = state.stage, let situation = playbook.situations[stage] else { return nil }
        if let reason = state.facts.reason,
            let rule = playbook.reasons.first(where: { $0.reason == reason && $0.stages.contains(stage) }),
            let template = rule.template
        {
            return template
        }
        return situation.firstMessage
    }

    /// Asks for a message to be drafted in this turn.
    ///
    /// - Parameters:
    ///   - template: the message.
    ///   - tone: its tone.
    ///   - language: its language, `nil` for the seller's.
    ///   - row: the row of the next-step table that it carries out.
    public mutating func requestDraft(
        _ template: String,
        tone: Tone,
        language: Language? = nil,
        for row: String? = nil
    ) {
        decision.draftRequest = DraftRequest(
            template: template,
            tone: tone,
            language: language ?? state.facts.sellerLanguage ?? .english,
            fields: messageFields,
            row: row
        )
        decision.showsDraft = true
    }
}
