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
        let rule = playbook.sending.first { $0.fits(draft.template ?? "") }
        if let point = rule?.pointOfNoReturn, !hasPassed(point) {
            demandConfirmation(of: point)
            return
        }
        if state.pending == .meaning {
            record(.meaningConfirmed)
            record(.questionEnded)
        }
        let isForPlatform = rule?.goesToPlatform == true
        let address = state.facts.sellerEmail
        let channel: SentMessage.Channel = isForPlatform ? .platform : address == nil ? .conversation : .email
        let message = SentMessage(draft: draft, channel: channel, ordinal: state.sentCount + 1)
        record(.messageSent(message))
        if channel == .email, let address { decision.effects.append(.mailSeller(message, to: address)) }
        let isComplaint = isForPlatform && rule?.opensDispute != true
        say(isComplaint ? "sent.complaint" : "sent.\(channel.rawValue)", commonFields)
        follow(rule, template: draft.template)
        guard !state.isClosed else { return }
        decision.showsClocks = true
        guard decision.asks == nil else { return }
        proposeCurrent()
        decision.draftRequest = nil
        askLater()
    }

    /// Where a sent message leads.
    private mutating func follow(_ rule: SendingRule?, template: String?) {
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
        let keeps = rule.status == .asked && state.status != .draft
        record(.statusMoved(to: keeps ? state.status : rule.status, turn: rule.turn))
        reconcileClocks()
    }

    /// The buyer's own words instead of the draft.
    public mutating func edit(_ text: String) {
        let before = state.draft
        let draft = Draft(
            id: nextDraftID,
            template: nil,
            subject: before?.subject,
            text: text,
            language: before?.language ?? state.facts.sellerLanguage ?? .english,
            tone: before?.tone ?? .neutral
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
        switch mark {
        case .sent: markSent()
        case .refunded: markRefunded(amount)
        case .cancelled:
            close(
                state.facts.paidOn == nil && (state.stage ?? .awaitingPayment) == .awaitingPayment
                    ? .cancelledUnpaid : .cancelledRefunded
            )
        case .shipped: moveStage(.shipped)
        case .received: moveStage(.received)
        case .dispute: openDispute()
        case .escalated:
            record(.statusMoved(to: .escalated, turn: .platform))
            reconcileClocks()
            say("status.escalated", commonFields)
        case .kept: wantsToKeep()
        case .lost: close(.lost)
        case .abandoned: close(.abandoned)
        case .confirmReceipt: demandConfirmation(of: "confirm-receipt")
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

    /// The order moved on, as the buyer or a notice of the marketplace says.
    ///
    /// Never backwards.
    public mutating func moveStage(_ stage: Stage, by origin: Origin = .buyer) {
        guard !state.isClosed else { return }
        if let current = state.stage, stage <= current {
            say("stage.unchanged", commonFields)
            return
        }
        record(.stageMoved(to: stage, by: origin))
        var news = Facts()
        if stage == .shipped, state.facts.shippedOn == nil { news.shippedOn = today }
        if stage == .received, state.facts.receivedOn == nil { news.receivedOn = today }
        if !news.isEmpty { record(.learned(news, isCorrection: false)) }
        reconcileClocks()
        if state.goal == nil { record(.goalSet(.getOut)) }
        proceed()
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
        guard !state.isClosed else {
            say("closed.already", commonFields)
            return
        }
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
            record(.promiseEnded(id: promise.id, kept: true))
        }
        if let rest = state.outstanding, rest.minorUnits > 0, known?.currency == rest.currency {
            fields["outstanding"] = .money(rest)
            if playbook.sending.first(where: { $0.fits(state.lastSent?.template ?? "") })?.pointOfNoReturn
                == "accept-partial"
            {
                say("refund.part-agreed", fields)
                close(.partiallyRefunded)
            } else {
                say("refund.part", fields)
                reconcileClocks()
                proposeCurrent()
            }
            return
        }
        say(known == nil ? "refund.noted" : "refund.full", fields)
        close(.cancelledRefunded)
    }

    /// The buyer wants to keep the order: a point of no return while a request or a dispute is open.
    mutating func wantsToKeep() {
        guard !state.isClosed else {
            say("closed.already", commonFields)
            return
        }
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
        switch id {
        case "withdraw-request", "close-dispute", "keep-order":
            if state.draft?.template == "withdraw-request" { approve() } else { close(.kept) }
        case "confirm-receipt":
            say("confirm.noted", commonFields)
            moveStage(.received)
        default: approve()
        }
    }

    /// Whether the point was confirmed in this very turn.
    private func hasPassed(_ id: String) -> Bool { passed == id }
}
