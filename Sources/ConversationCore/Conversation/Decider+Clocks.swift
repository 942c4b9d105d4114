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
                reconcile(running, with: clock, rule)
            } else {
                record(.clockSet(clock))
                if rule.pausesIn.contains(state.status) { record(.clockSet(reckoner.pausing(clock, at: now))) }
            }
        }
        for promise in state.promises where state.clock(promise.id) != nil && (promise.kept != nil || isMoot(promise)) {
            record(.clockCancelled(id: promise.id))
        }
    }

    /// Moves, stops or resumes one clock that runs.
    private mutating func reconcile(_ running: Clock, with clock: Clock, _ rule: ClockRule) {
        let stands = rule.pausesIn.contains(state.status)
        if running.pausedWithLeft != nil {
            // What the buyer stopped, the buyer resumes.
            if running.pauseReason == nil, !stands { record(.clockSet(reckoner.resuming(running, at: now))) }
            return
        }
        if stands {
            record(.clockSet(reckoner.pausing(running, at: now)))
            return
        }
        if running.overrideReason != nil { return }
        var moved = running.stoodFor.map { clock.later(by: $0) } ?? clock
        let sameDates =
            running.start == moved.start && running.basis == moved.basis && running.margin == moved.margin
            && running.expectBy == moved.expectBy
        let sameWords =
            running.next == moved.next && running.loses == moved.loses && running.isProtection == moved.isProtection
        if sameDates, sameWords { return }
        // What was said for these dates is not said again.
        if sameDates { moved.alerts = running.alerts }
        moved.revision = running.revision + 1
        record(.clockSet(moved))
    }

    /// Reckons every clock anew by the rules as they are now, and says which moved.
    ///
    /// Dates set by hand stay.
    public mutating func adoptPlaybook() {
        guard state.playbookDigest != playbook.digest else { return }
        let before = state.clocks
        record(.playbookAdopted(digest: playbook.digest))
        guard !state.isClosed else { return }
        reconcileClocks()
        for clock in state.clocks {
            guard let old = before.first(where: { $0.id == clock.id }) else {
                say("clock.began", fields(of: clock))
                continue
            }
            if old.actBy == clock.actBy, old.expectBy == clock.expectBy { continue }
            var fields = fields(of: clock)
            fields["old_act_by"] = moment(old.actBy)
            fields["old_expect_by"] = moment(old.expectBy)
            say(old.actBy == clock.actBy ? "clock.moved.expect" : "clock.moved", fields)
        }
        for old in before where state.clock(old.id) == nil { say("clock.ended", fields(of: old)) }
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
        case .shippedAtTheEarliest:
            (state.facts.shippedOn ?? state.facts.paidOn ?? state.facts.orderedOn).map { .day($0) }
                ?? state.stageKnownAt.map { .moment($0) }
        case .received: state.facts.receivedOn.map { .day($0) }
        case .orderDeadline: state.facts.deadline.map { .day($0) }
        case .messageSent: expectsAnswer ? state.lastSentAt.map { .moment($0) } : nil
        case .replied:
            // Counted, not compared by time: two moments may be the same.
            state.turn == .buyer && state.unanswered == 0 ? state.lastReplyAt.map { .moment($0) } : nil
        case .accepted: state.acceptedAt.map { .moment($0) }
        case .disputeOpened: state.disputeOpenedAt.map { .moment($0) }
        case .promised: nil
        }
    }

    /// Whether the last message to the seller asks for something that is still open.
    private var expectsAnswer: Bool {
        guard state.unanswered > 0, state.undelivered == nil else { return false }
        guard let sent = state.lastSent else { return true }
        return playbook.sending.first { $0.fits(sent.purpose) }?.expectsAnswer ?? true
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
            if let stage = row?.stage { move(to: stage, by: .clock) }
            if let status = row?.status { record(.statusMoved(to: status, turn: row?.turn ?? state.turn)) }
            reconcileClocks()
            if let row { propose(row) }
            askForUnknownEnd()
            let kind: Notification.Kind =
                id.hasPrefix("promise-") ? .promiseBroken : clock.owner == .buyer ? .deadlineNear : .overdue
            notify(kind, key: key, fields)
        }
    }

    /// Without the end that the order shows the money is guarded by a guess: the end is asked for again whenever a clock
    /// speaks.
    private mutating func askForUnknownEnd() {
        guard state.goal == .getOut, !state.isClosed, state.disputeOpenedAt == nil, state.facts.deadline == nil,
            let stage = state.stage, stage >= .shipped, state.pending == nil,
            state.guardingClock.map({ $0.startedBy == .shippedAtTheEarliest }) ?? true
        else { return }
        ask(.deadline)
    }

    /// The buyer sets the end of a clock that runs, for a reason; later facts do not move it again.
    public mutating func overrideClock(_ id: String, endingAt end: Instant, because reason: String) {
        guard let clock = runningClock(id) else { return }
        record(.clockSet(reckoner.overriding(clock, endingAt: end, because: reason)))
        say("clock.overridden", fields(of: state.clock(id) ?? clock))
        decision.showsClocks = true
    }

    /// The buyer has agreed to, or asked for, more time: the end moves out by that.
    ///
    /// - Parameters:
    ///   - id: the clock.
    ///   - length: how much longer.
    ///   - reason: who gave it, and where it stands.
    public mutating func extendClock(_ id: String, by length: Length, because reason: String) {
        guard let clock = runningClock(id) else { return }
        // What others owe is late only at its last end.
        let end = clock.owner == .buyer ? clock.end : clock.expectBy
        overrideClock(id, endingAt: reckoner.adding(length, to: end), because: reason)
    }

    /// The buyer stops a clock, which keeps what is left.
    public mutating func pauseClock(_ id: String, because reason: String) {
        guard let clock = runningClock(id) else { return }
        guard clock.pausedWithLeft == nil else {
            say("clock.paused.already", fields(of: clock))
            return
        }
        record(.clockSet(reckoner.pausing(clock, at: now, because: reason)))
        say("clock.paused", fields(of: clock))
        decision.showsClocks = true
    }

    /// The buyer lets a clock run again with what was left.
    public mutating func resumeClock(_ id: String) {
        guard let clock = runningClock(id) else { return }
        guard clock.pausedWithLeft != nil else {
            say("clock.runs.already", fields(of: clock))
            return
        }
        record(.clockSet(reckoner.resuming(clock, at: now)))
        say("clock.resumed", fields(of: state.clock(id) ?? clock))
        decision.showsClocks = true
    }

    /// The buyer wants to hear of a clock later.
    ///
    /// The deadline itself stays where it is and stays in every list. What guards the buyer's money still speaks at its
    /// latest safe moment; only what comes before that is put off.
    ///
    /// - Parameters:
    ///   - id: the clock.
    ///   - until: when it may speak again.
    public mutating func snoozeClock(_ id: String, until: Instant) {
        guard var clock = runningClock(id) else { return }
        let last = clock.owner == .buyer ? clock.actBy : Instant(millisecondsSinceEpoch: .max)
        let later = min(max(until, now), last)
        guard later > now else {
            say("snooze.too-late", fields(of: clock))
            return
        }
        var kept: [Clock.Alert] = []
        var isPutOff = false
        for alert in clock.alerts {
            if alert.at >= later || (clock.owner == .buyer && alert.kind != .near) {
                kept.append(alert)
            } else {
                // Several that are put off to one moment speak once.
                if !isPutOff { kept.append(Clock.Alert(at: later, kind: alert.kind)) }
                isPutOff = true
            }
        }
        // At one moment it speaks once, and says the gravest.
        if kept.contains(where: { $0.at == later && $0.kind != .near }) {
            kept.removeAll { $0.at == later && $0.kind == .near }
        }
        // One that has said all speaks once more.
        if !isPutOff, later < last { kept.append(Clock.Alert(at: later, kind: .near)) }
        clock.alerts = kept.sorted { ($0.at, $0.kind) < ($1.at, $1.kind) }
        clock.revision += 1
        record(.clockSet(clock))
        var fields = fields(of: clock)
        fields["until"] = moment(later)
        say(later < until ? "snooze.cut" : "snooze.done", fields)
    }

    /// The clock with that id; when there is none, that is said.
    private mutating func runningClock(_ id: String) -> Clock? {
        if let clock = state.clock(id) { return clock }
        let running = state.clocks.map(\.id).joined(separator: ", ")
        say("explain.no-clock", ["clock_id": .text(id), "choices": .text(running.isEmpty ? "–" : running)])
        return nil
    }

    /// Emails the buyer, once per key.
    mutating func notify(_ kind: Notification.Kind, key: String, _ fields: [String: FieldValue]) {
        var fields = fields.merging(commonFields) { first, _ in first }
        fields["next_step"] = decision.proposal.map { .phrase($0.say.key) } ?? fields["next_step"]
        fields["cause"] = .phrase("cause.\(kind.rawValue)")
        decision.effects.append(.notify(Notification(kind: kind, key: key, fields: fields)))
    }
}
