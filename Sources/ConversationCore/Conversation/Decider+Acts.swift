/// What the buyer reports with `/mark`.
public enum Mark: String, CaseIterable, Sendable {
    /// The message or request has been sent by hand.
    case sent
    /// The money came.
    case refunded
    /// The order shows as cancelled or closed, and nothing was paid.
    case cancelled
    /// The parcel left.
    case shipped
    /// The parcel arrived.
    case received
    /// A dispute was opened.
    case dispute
    /// The platform was asked to decide.
    case escalated
    /// The matter is not over after all.
    case open
    /// The buyer keeps the order.
    case kept
    /// Neither goods nor money.
    case lost
    /// The buyer stops pursuing it.
    case abandoned
    /// The buyer is about to confirm receipt: a point of no return.
    case confirmReceipt = "confirm-receipt"
}

extension Decider {
    /// The buyer approved the draft: it is on its way, once a point of no return has been confirmed.
    public mutating func approve() {
        guard let draft = state.draft else {
            say("draft.none", commonFields)
            return
        }
        let refusals = gate(draft, state)
        guard refusals.isEmpty else {
            decision.says += refusals
            decision.showsDraft = true
            return
        }
        if let moment = tooSoon(draft.template) {
            say("gate.too-soon", commonFields.merging(["from": self.moment(moment)]) { _, own in own })
            decision.showsDraft = true
            return
        }
        let rule = playbook.sending.first { $0.fits(draft.purpose) }
        if let rule, let point = rule.pointOfNoReturn, !hasPassed(point), !rule.onlyPastProtection || waitsTooLong {
            demandConfirmation(of: point)
            return
        }
        if state.pending == .meaning {
            record(.meaningConfirmed)
            record(.questionEnded)
        }
        let isForPlatform = rule?.goesToPlatform == true
        let address = state.sellerAddress
        let channel: SentMessage.Channel = isForPlatform ? .platform : address == nil ? .conversation : .email
        let message = SentMessage(draft: draft, channel: channel, ordinal: state.sentCount + 1)
        record(.messageSent(message))
        if rule?.agreesToPart == true, let offer = state.money.last(where: { $0.kind == .offered }) {
            record(.moneyNoted(MoneyRecord(kind: .agreed, amount: offer.amount, on: today)))
        }
        if channel == .email, let address { decision.effects.append(.mailSeller(message, to: address)) }
        let isComplaint = isForPlatform && rule?.opensDispute != true
        say(isComplaint ? "sent.complaint" : "sent.\(channel.rawValue)", commonFields)
        follow(rule)
        guard !state.isClosed else { return }
        decision.showsClocks = true
        guard decision.asks == nil else { return }
        proposeCurrent()
        decision.draftRequest = nil
        askLater()
    }

    /// Whether the seller's own date lies beyond the latest safe moment of the buyer's protection, or there is none.
    private var waitsTooLong: Bool {
        guard let clock = state.guardingClock else { return false }
        let day = state.promises.last { $0.kept == nil && $0.promise.by != nil }?.promise.by
        return day.map { zone.endOfDay($0) > clock.actBy } ?? true
    }

    /// Where a sent message leads.
    mutating func follow(_ rule: SendingRule?) {
        guard let rule else {
            record(.statusMoved(to: state.status == .draft ? .asked : state.status, turn: .seller))
            reconcileClocks()
            return
        }
        // A claim that is pasted is not yet a dispute: protection runs until the buyer says that it is open.
        if rule.opensDispute, state.disputeOpenedAt == nil {
            ask(.disputeOpen)
            return
        }
        if let outcome = rule.outcome {
            close(outcome)
            return
        }
        // An open dispute stays open until the money is there, whatever is agreed meanwhile.
        let isDisputed = state.status == .disputeOpen || state.status == .escalated
        let keeps = rule.status == .asked && state.status != .draft || rule.status == .promised && isDisputed
        let status = rule.status == .escalated ? escalated : rule.status
        record(.statusMoved(to: keeps ? state.status : status, turn: rule.turn))
        reconcileClocks()
    }

    /// The status after the platform was asked to decide: without an open dispute a complaint holds nothing, so the
    /// request stays where it is and protection runs on.
    private var escalated: Status {
        if state.disputeOpenedAt != nil { return .escalated }
        return state.status == .draft ? .asked : state.status
    }

    /// The buyer's own words instead of the draft.
    public mutating func edit(_ text: String) {
        if isOver() { return }
        let before = state.draft
        let draft = Draft(
            id: nextDraftID,
            template: nil,
            subject: before?.subject,
            text: text,
            language: before?.language ?? state.facts.sellerLanguage ?? .english,
            tone: before?.tone ?? .neutral,
            replaces: before?.template ?? before?.replaces
        )
        record(.drafted(draft))
        decision.showsDraft = true
        say("draft.edited", commonFields)
    }

    /// The draft is put away.
    public mutating func rejectDraft() {
        guard state.draft != nil else {
            say("draft.none", commonFields)
            return
        }
        record(.draftDropped)
        say("draft.dropped", commonFields)
    }

    /// The buyer reports what happened outside.
    public mutating func mark(_ mark: Mark, amount: Money? = nil) {
        if mark != .open, isOver() { return }
        switch mark {
        case .open: reopen()
        case .sent: markSent()
        case .refunded: markRefunded(amount)
        case .cancelled: orderIsCancelled()
        case .shipped: moveStage(.shipped)
        case .received: moveStage(.received)
        case .dispute: openDispute()
        case .escalated:
            record(.statusMoved(to: escalated, turn: .platform))
            reconcileClocks()
            say("status.escalated", commonFields)
        case .kept: wantsToKeep()
        case .lost: giveUp(.lost, point: "count-as-lost")
        case .abandoned: giveUp(.abandoned, point: "abandon")
        case .confirmReceipt: demandConfirmation(of: "confirm-receipt")
        }
    }

    /// A closed matter goes on: the clocks whose start is known run again.
    private mutating func reopen() {
        guard state.isClosed else {
            say("status.\(state.status.rawValue)", commonFields)
            return
        }
        record(.reopened)
        reconcileClocks()
        say("reopened", commonFields)
        decision.showsClocks = true
        proposeCurrent()
    }

    /// The order shows as cancelled or closed: an unpaid one is over, a paid one only when the money is back.
    private mutating func orderIsCancelled() {
        if state.facts.paidOn == nil, (state.stage ?? .awaitingPayment) == .awaitingPayment {
            close(.cancelledUnpaid)
            return
        }
        if let rest = state.outstanding, rest.minorUnits <= 0 {
            close(.cancelledRefunded)
            return
        }
        if state.status != .promised { record(.statusMoved(to: .promised, turn: .platform)) }
        reconcileClocks()
        say("cancelled.awaits-money", commonFields)
        decision.showsClocks = true
        if state.draft != nil { record(.draftDropped) }
        proposeCurrent()
        askForRefundDate()
    }

    /// The buyer stops: at once when nothing is at stake, else after the typed confirmation.
    private mutating func giveUp(_ outcome: Outcome, point: String) {
        let isAtStake = state.guardingClock != nil || state.status == .promised
        if isAtStake, playbook.pointOfNoReturn(point) != nil {
            demandConfirmation(of: point)
        } else {
            close(outcome)
        }
    }

    /// The buyer says that the dispute is open.
    mutating func openDispute() {
        if state.pending == .disputeOpen { record(.questionEnded) }
        if state.disputeOpenedAt == nil { record(.disputeOpened) }
        record(.statusMoved(to: .disputeOpen, turn: .seller))
        reconcileClocks()
        say("status.disputeOpen", commonFields)
        decision.showsClocks = true
        proposeCurrent()
        decision.draftRequest = nil
    }

    /// Drafts the message with that name; what has become untrue is replaced by what is advised now.
    public mutating func draft(_ template: String) {
        if isOver() { return }
        if isPast(template) {
            say("draft.past", commonFields.merging(["template": .text(template)]) { _, own in own })
            proposeCurrent()
            return
        }
        requestDraft(template, tone: .neutral)
    }

    /// Whether the message claims that the order is at a stage which it has left, such as not shipped.
    private func isPast(_ template: String) -> Bool {
        guard let stage = state.stage else { return false }
        let claims = playbook.reasons.filter { $0.template == template }
        return !claims.isEmpty && claims.allSatisfy { $0.stages.allSatisfy { $0 < stage } }
    }

    /// The order moved on, as the buyer or a notice of the marketplace says.
    ///
    /// Never backwards.
    public mutating func moveStage(_ stage: Stage, by origin: Origin = .buyer) {
        guard !state.isClosed else { return }
        if let current = state.stage, stage <= current {
            say("stage.unchanged", commonFields)
            return
        }
        move(to: stage, by: origin)
        var news = Facts()
        if stage == .shipped, state.facts.shippedOn == nil { news.shippedOn = today }
        if stage == .received, state.facts.receivedOn == nil { news.receivedOn = today }
        if !news.isEmpty { record(.learned(news, isCorrection: false)) }
        reconcileClocks()
        if state.goal == nil { record(.goalSet(.getOut)) }
        proceed()
    }

    /// Notes that the order moved, and puts away a message that was about the stage before.
    public mutating func move(to stage: Stage, by origin: Origin) {
        record(.stageMoved(to: stage, by: origin))
        endQuestionOfAnotherStage()
        guard let draft = state.draft, let template = draft.template else { return }
        let claims = playbook.reasons.filter { $0.template == template }
        let isUntrueNow = !claims.isEmpty && !claims.contains { $0.stages.contains(stage) }
        // What a clock advised was for that stage too; an answer to a reply still answers it.
        let wasForThatStage = playbook.nextSteps.contains { $0.id == draft.row && $0.isNamed }
        if isUntrueNow || wasForThatStage { record(.draftDropped) }
    }

    /// A day or an end that the present stage does not ask for is no longer asked for.
    private mutating func endQuestionOfAnotherStage() {
        guard let slot = state.pending, slot.isDay, let situation = state.stage.flatMap({ playbook.situations[$0] })
        else { return }
        if !situation.asksFirst.contains(slot), !situation.asksLater.contains(slot) { record(.questionEnded) }
    }

    /// The buyer sent the waiting draft, or clicked the request, by hand.
    mutating func markSent() {
        if state.draft != nil {
            approve()
        } else {
            say("sent.noted", commonFields)
        }
    }

    /// Money came back: all of it ends the matter, a part leaves the rest open.
    public mutating func markRefunded(_ amount: Money?) {
        if isOver() { return }
        let known = amount.flatMap { $0.currency.isEmpty ? nil : $0 } ?? state.outstanding
        var fields = commonFields
        // A sum without a price to hold it against may be a part.
        if let amount, !amount.currency.isEmpty, state.facts.amount?.currency != amount.currency {
            record(.moneyNoted(MoneyRecord(kind: .refunded, amount: amount, on: today)))
            fields["amount"] = .money(amount)
            say("refund.is-all", fields)
            return
        }
        if let known {
            record(.moneyNoted(MoneyRecord(kind: .refunded, amount: known, on: today)))
            fields["amount"] = .money(known)
        }
        for promise in state.promises where promise.kept == nil && promise.promise.what == .refund {
            // A sum that was named and did not come in full is a broken promise, and is quoted.
            var isKept = true
            if let named = promise.promise.amount, let known, named.currency == known.currency {
                isKept = known.minorUnits >= named.minorUnits
            }
            record(.promiseEnded(id: promise.id, kept: isKept))
        }
        if let rest = state.outstanding, rest.minorUnits > 0, known?.currency == rest.currency {
            fields["outstanding"] = .money(rest)
            if let agreed = state.agreedPart, agreed.currency == rest.currency,
                state.refunded.first(where: { $0.currency == rest.currency }).map(\.minorUnits) ?? 0
                    >= agreed.minorUnits
            {
                say("refund.part-agreed", fields)
                close(.partiallyRefunded)
            } else {
                say("refund.part", fields)
                reconcileClocks()
                decision.showsClocks = true
                if state.promises.last?.kept == false {
                    proposeRow(named: "fires-promise")
                } else {
                    proposeCurrent()
                }
            }
            return
        }
        say(known == nil ? "refund.noted" : "refund.full", fields)
        close(.cancelledRefunded)
    }

    /// The buyer wants to keep the order: a point of no return while a request or a dispute is open.
    mutating func wantsToKeep() {
        if isOver() { return }
        let point = state.status == .disputeOpen || state.status == .escalated ? "close-dispute" : "keep-order"
        if hasPassed(point) { close(.kept) } else { demandConfirmation(of: point) }
    }

    /// Ends the matter.
    public mutating func close(_ outcome: Outcome) {
        guard !state.isClosed else { return }
        for clock in state.clocks { record(.clockCancelled(id: clock.id)) }
        record(.closed(outcome))
        decision.proposal = nil
        decision.draftRequest = nil
        decision.showsDraft = false
        var fields = commonFields
        fields["outcome"] = .phrase("outcome.\(outcome.rawValue)")
        say("closed", fields)
        notify(.closed, key: "closed/\(state.sentCount)/\(outcome.rawValue)", fields)
    }

    // MARK: - Points of no return

    /// Says what is lost and asks for the typed confirmation.
    private mutating func demandConfirmation(of id: String) {
        guard let point = playbook.pointOfNoReturn(id) else { return }
        warn(of: id)
        record(.warned(id))
        record(.asked(.confirmation))
        decision.asks = .confirmation
        var fields = commonFields
        fields["confirmation"] = .text(point.confirmation)
        say("confirm.type", fields)
    }

    /// The line typed where a confirmation is waited for: the exact words, or it is called off.
    mutating func typed(_ text: String) {
        guard let id = state.awaitedConfirmation, let point = playbook.pointOfNoReturn(id) else {
            endQuestion()
            return
        }
        let line = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard line.lowercased() == point.confirmation.lowercased() else {
            record(.questionEnded)
            say("confirm.called-off", commonFields)
            decision.showsDraft = state.draft != nil
            return
        }
        record(.pointOfNoReturnPassed(id: id, typed: line))
        record(.questionEnded)
        passed = id
        let sending = state.draft.flatMap { draft in playbook.sending.first { $0.fits(draft.purpose) } }
        if sending?.pointOfNoReturn == id {
            approve()
        } else if let outcome = point.outcome {
            close(outcome)
        } else {
            say("confirm.noted", commonFields)
            if let stage = point.stage { moveStage(stage) }
        }
    }

    /// Whether the point was confirmed in this very turn.
    private func hasPassed(_ id: String) -> Bool { passed == id }
}
