extension Decider {
    /// The row for the present state: by the reply that is open, else by stage and status.
    public var currentRow: NextStepRow? {
        guard !state.isClosed else { return nil }
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

    /// Makes a row the advice of this turn, and asks for its message to be drafted.
    mutating func propose(_ row: NextStepRow) {
        let fields = commonFields
        decision.proposal = Proposal(
            row: row.id,
            say: Say(row.proposal, fields),
            why: Say(row.why, fields),
            by: row.byClock.flatMap { state.clock($0)?.actBy },
            byClock: row.byClock.flatMap { state.clock($0)?.id },
            alternatives: row.alternatives.map { Say($0, fields) }
        )
        if let template = template(of: row) { requestDraft(template, tone: row.tone) }
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
        let reminds = template == "ladder" || template == "reminder-firm" || template.hasPrefix("follow-up")
        if state.sentCount == 0, reminds { return firstMessage }
        switch template {
        case "claim": return state.stage == .received ? firstMessage : "dispute-not-received"
        case "ladder":
            if state.promises.contains(where: { $0.kept == false && !$0.isAboutParcel }),
                playbook.ladder.contains("reminder-firm")
            {
                return "reminder-firm"
            }
            return playbook.ladder[min(max(0, state.unanswered - 1), playbook.ladder.count - 1)]
        case "first": return firstMessage
        default: return template
        }
    }

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
    public mutating func requestDraft(_ template: String, tone: Tone, language: Language? = nil) {
        decision.draftRequest = DraftRequest(
            template: template,
            tone: tone,
            language: language ?? state.facts.sellerLanguage ?? .english,
            fields: commonFields
        )
        decision.showsDraft = true
    }
}
