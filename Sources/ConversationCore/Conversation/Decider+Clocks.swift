extension Decider {
    /// Brings the clocks in line with the state: begins those whose start is known, moves those whose start or length
    /// changed, ends those whose stage, status or turn has passed.
    mutating func reconcileClocks() {
        guard !state.isClosed else { return }
        var wanted: [String: Clock] = [:]
        for rule in playbook.clocks {
            if let clock = wantedClock(rule) { wanted[rule.id] = clock }
        }
        for rule in playbook.clocks where rule.yieldsTo.contains(where: { wanted[$0] != nil }) { wanted[rule.id] = nil }
        for clock in state.clocks where !clock.id.hasPrefix("promise-") && wanted[clock.id] == nil {
            record(.clockCancelled(id: clock.id))
        }
        for rule in playbook.clocks {
            guard let clock = wanted[rule.id] else { continue }
            if let running = state.clock(rule.id) {
                // A clock set by hand, paused, or unchanged stays as it is.
                if running.overrideReason != nil || running.pausedWithLeft != nil { continue }
                if running.start == clock.start, running.basis == clock.basis, running.margin == clock.margin {
                    continue
                }
                var moved = clock
                moved.revision = running.revision + 1
                record(.clockSet(moved))
            } else {
                record(.clockSet(clock))
            }
        }
        for promise in state.promises where state.clock(promise.id) != nil && (promise.kept != nil || isMoot(promise)) {
            record(.clockCancelled(id: promise.id))
        }
    }

    /// Whether a promise no longer matters: once the seller has agreed, only the money does.
    private func isMoot(_ promise: PromiseRecord) -> Bool {
        guard state.status == .promised else { return false }
        switch promise.promise.what {
        case .shipping, .delivery, .answer, .cancellation: return true
        case .refund, .replacement: return false
        }
    }

    /// The clock a rule asks for in this state, `nil` when it should not run.
    private func wantedClock(_ rule: ClockRule) -> Clock? {
        guard rule.stages.isEmpty || state.stage.map(rule.stages.contains) == true else { return nil }
        guard rule.statuses.isEmpty || rule.statuses.contains(state.status) else { return nil }
        guard let start = start(of: rule.start) else { return nil }
        return reckoner.clock(rule, from: start, paidBy: state.facts.paymentMethod)
    }

    /// When that began, `nil` when it is not known or has not begun.
    private func start(of kind: ClockStart) -> ClockReckoner.Start? {
        switch kind {
        case .ordered: state.facts.orderedOn.map { .day($0) }
        case .paid: state.facts.paidOn.map { .day($0) }
        case .paymentChecked: state.facts.paymentCheckedAt.map { .moment($0) }
        case .shipped: state.facts.shippedOn.map { .day($0) }
        case .received: state.facts.receivedOn.map { .day($0) }
        case .orderDeadline: state.facts.deadline.map { .day($0) }
        case .messageSent: state.unanswered > 0 ? state.lastSentAt.map { .moment($0) } : nil
        case .replied:
            // Counted, not compared by time: two moments may be the same.
            state.turn == .buyer && state.unanswered == 0 ? state.lastReplyAt.map { .moment($0) } : nil
        case .accepted: state.acceptedAt.map { .moment($0) }
        case .disputeOpened: state.disputeOpenedAt.map { .moment($0) }
        case .promised: nil
        }
    }

    /// Begins the clock of a promise that names a day.
    mutating func setPromiseClock(_ promise: PromiseRecord) {
        guard let by = promise.promise.by else { return }
        // "We refund you today" is about sending the money; when it has to be there the refund clock says.
        if promise.promise.what == .refund, by <= promise.madeOn { return }
        let end = zone.endOfDay(by)
        let basis = Clock.Basis(
            value: SourcedLength(
                length: Length(count: max(0, by.dayNumber - promise.madeOn.dayNumber), unit: .days),
                source: "the seller's words",
                asOf: promise.madeOn,
                confidence: .medium
            ),
            end: end
        )
        record(
            .clockSet(
                Clock(
                    id: promise.id,
                    owner: .seller,
                    startedBy: .promised,
                    start: now,
                    basis: [basis],
                    end: end,
                    margin: Length(count: 0, unit: .hours),
                    actBy: end,
                    expectBy: end,
                    alerts: [Clock.Alert(at: end, kind: .due)],
                    loses: "loses.promise",
                    isProtection: false,
                    // A parcel that did not leave is a reason to cancel, not a thing to ask for.
                    next: promise.isAboutParcel ? "fires-parcel-promise" : "fires-promise"
                )
            )
        )
    }

    /// A clock speaks: the turn of a timer.
    ///
    /// `now` is the moment of the alert or later.
    public mutating func clockSpeaks(_ id: String, _ alert: Clock.Alert) {
        guard !state.isClosed, let clock = state.clock(id), clock.alerts.contains(alert) else { return }
        record(.clockSpoke(id: id, alert: alert))
        var fields = fields(of: clock)
        let family = Decider.family(ofClock: id)
        fields["news"] = .phrase(alert.kind == .due ? "clock.due.\(family)" : "clock.over")
        let key = "\(id)/\(clock.revision)/\(alert.at.millisecondsSinceEpoch)"
        switch alert.kind {
        case .near:
            say("clock.near", fields)
            notify(.deadlineNear, key: key, fields)
        case .overdue:
            say("clock.overdue", fields)
            notify(.overdue, key: key, fields)
        case .due:
            if id.hasPrefix("promise-") {
                record(.promiseEnded(id: id, kept: false))
            }
            say(
                "clock.due.\(Decider.family(ofClock: id))",
                self.fields(of: clock).merging(commonFields) { first, _ in first }
            )
            let row = playbook.nextSteps.first { $0.id == clock.next }
            if let stage = row?.stage { record(.stageMoved(to: stage, by: .clock)) }
            if let status = row?.status { record(.statusMoved(to: status, turn: row?.turn ?? state.turn)) }
            reconcileClocks()
            if let row { propose(row) }
            let kind: Notification.Kind =
                id.hasPrefix("promise-") ? .promiseBroken : clock.owner == .buyer ? .deadlineNear : .overdue
            notify(kind, key: key, fields)
        }
    }

    /// The buyer sets the end of a clock that runs, for a reason; later facts do not move it again.
    public mutating func overrideClock(_ id: String, endingAt end: Instant, because reason: String) {
        guard let clock = state.clock(id) else { return }
        record(.clockSet(reckoner.overriding(clock, endingAt: end, because: reason)))
        say("clock.overridden", fields(of: state.clock(id) ?? clock))
        decision.showsClocks = true
    }

    /// Emails the buyer, once per key.
    mutating func notify(_ kind: Notification.Kind, key: String, _ fields: [String: FieldValue]) {
        var fields = fields.merging(commonFields) { first, _ in first }
        fields["next_step"] = decision.proposal.map { .phrase($0.say.key) } ?? fields["next_step"]
        fields["cause"] = .phrase("cause.\(kind.rawValue)")
        decision.effects.append(.notify(Notification(kind: kind, key: key, fields: fields)))
    }
}
