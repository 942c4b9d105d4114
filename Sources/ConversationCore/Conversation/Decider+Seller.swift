extension Decider {
    /// The seller wrote: the turn of a reply.
    ///
    /// The reading takes effect at once, so that no clock lapses while the buyer is away; the buyer is asked whether it is
    /// right, and a no gives back what stood before.
    public mutating func sellerSaid(_ text: String, meaning: Meaning, source: ReplySource) {
        record(.sellerSaid(text: text, meaning: meaning, source: source))
        decision.meaning = meaning
        guard !state.isClosed else {
            say("reply.after-end", commonFields)
            return
        }
        guard let label = decidingLabel(of: meaning) else { return }
        takeEffect(of: meaning, deciding: label, text: text)
        let isTrap = !decision.warnings.isEmpty
        if label != .autoReply { ask(.meaning) }
        var fields: [String: FieldValue] = ["quote": .text(text)]
        fields["meaning"] = .phrases(meaning.labels.map { "label.\($0.rawValue)" })
        fields["lost"] = decision.warnings.first.map { .phrase($0.say.key) }
        // The same reply in the same state is the same notice, also when it was taken back and given again.
        let key = "reply/\(state.sentCount)/\(Fingerprint.text(of: text.utf8))"
        notify(isTrap ? .trapWarning : .replyRead, key: key, fields)
    }

    /// What a reply changes: promises, offers, status, clocks, warning, next step.
    private mutating func takeEffect(of meaning: Meaning, deciding label: SellerLabel, text: String) {
        if label == .autoReply {
            say("reply.automatic", commonFields)
            proposeCurrent()
            return
        }
        note(meaning, text)
        if state.goal == .askFirst, !meaning.isTrap {
            record(.statusMoved(to: .acknowledged, turn: .buyer))
            reconcileClocks()
            proposeRow(named: "question-answered")
            return
        }
        // The deciding label proposes; the first label with a status, in order of priority, says where the request stands.
        let rows = playbook.meaningPriority.filter(meaning.has).compactMap { row(for: $0) }
        // A promise that hangs on a trap is none, and an open dispute stays open until the money is there.
        let canMove = !meaning.isTrap && state.status != .disputeOpen && state.status != .escalated
        if canMove, let moving = rows.first(where: { $0.status != nil }), let status = moving.status {
            if status != state.status || moving.turn != nil {
                record(.statusMoved(to: status, turn: moving.turn ?? .buyer))
            }
        } else {
            record(.statusMoved(to: state.status == .asked ? .acknowledged : state.status, turn: .buyer))
        }
        reconcileClocks()
        for row in rows { warn(of: row.trap) }
        warnOfWaitingPastProtection(meaning)
        if let row = rows.first { propose(row) }
        // A draft that was made before the reply says what no longer holds.
        if decision.draftRequest == nil, state.draft != nil { record(.draftDropped) }
    }

    /// Warns when what the seller asks for or promises lies beyond the end of the buyer's protection.
    private mutating func warnOfWaitingPastProtection(_ meaning: Meaning) {
        guard let clock = state.guardingClock else { return }
        let asked = meaning.promises.compactMap(\.by).max()
        let isBeyond = asked.map { zone.endOfDay($0) > clock.actBy } ?? false
        let isVague = meaning.has(.asksToWait) && asked == nil
        guard isBeyond || isVague else { return }
        var fields = fields(of: clock)
        fields["wait_until"] = asked.map { .date($0) }
        let say = Say(isBeyond ? "trap.wait-past-protection" : "trap.wait-without-date", fields)
        decision.warnings.append(Warning(code: "wait-past-protection", say: say, kills: [clock.id]))
    }

    /// The sentence in which those words stand, as the seller wrote it.
    private static func sentence(with words: String, in text: String) -> String {
        let sentences = text.split { ".!?。！？\n".contains($0) }.map { String($0) }
        return sentences.first { $0.contains(words) }.map { String($0.drop { $0 == " " }) } ?? words
    }

    /// Notes promises and offers.
    private mutating func note(_ meaning: Meaning, _ text: String) {
        for promise in meaning.promises where !meaning.isTrap && (promise.by != nil || promise.what == .refund) {
            // Said again, it is the same promise.
            if state.promises.contains(where: { $0.kept == nil && $0.promise == promise }) { continue }
            let id = "promise-\(state.promiseCount + 1)"
            let span = meaning.spans.first { $0.label == .refundPromised || $0.label == .asksToWait }
            let words = span.map { Decider.sentence(with: $0.text, in: text) } ?? text
            let promised = PromiseRecord(id: id, promise: promise, madeOn: today, words: String(words.prefix(200)))
            record(.promiseNoted(promised))
            setPromiseClock(promised)
        }
        guard meaning.has(.offersDiscount), let offer = meaning.offer else { return }
        record(.moneyNoted(MoneyRecord(kind: .offered, amount: offer, on: today)))
        var fields = commonFields
        fields["offer"] = .money(offer)
        if let paid = state.facts.amount, paid.currency == offer.currency, paid.minorUnits > offer.minorUnits {
            fields["given_up"] = .money(
                Money(minorUnits: paid.minorUnits - offer.minorUnits, currency: paid.currency)
            )
            say("offer.arithmetic", fields)
        }
        if offer.minorUnits <= 1 {
            decision.warnings.append(Warning(code: "worthless-offer", say: Say("trap.worthless-offer", fields)))
        }
    }

    /// Warns of a point of no return that a reply asks for.
    mutating func warn(of id: String?) {
        guard let id, let point = playbook.pointOfNoReturn(id) else { return }
        let kills = point.kills.filter { state.clock($0) != nil }
        decision.warnings.append(Warning(code: id, say: Say(point.loses, commonFields), kills: kills))
    }

    /// Proposes the row with that id.
    mutating func proposeRow(named id: String) {
        if let row = playbook.nextSteps.first(where: { $0.id == id }) { propose(row) }
    }

    /// The buyer says that the reading is right.
    public mutating func confirmMeaning() {
        guard let reply = state.reply, !reply.isConfirmed, !isOver() else { return }
        record(.meaningConfirmed)
        if state.pending == .meaning { record(.questionEnded) }
        say("meaning.confirmed", commonFields)
        settle(reply.meaning)
    }

    /// The buyer says what the reply really means.
    public mutating func correctMeaning(to labels: [SellerLabel]) {
        guard let reply = state.reply, !isOver() else { return }
        record(.meaningCorrected(labels))
        // The clocks of before the reply came back; what was learned since moves them.
        reconcileClocks()
        if state.pending == .meaning { record(.questionEnded) }
        var meaning = reply.meaning
        meaning.labels = labels
        meaning.promises = []
        decision.meaning = meaning
        if let label = decidingLabel(of: meaning) { takeEffect(of: meaning, deciding: label, text: reply.text) }
        settle(meaning)
    }

    /// The buyer says that the reading is wrong, without saying what is right: it is taken back and asked.
    public mutating func rejectMeaning() {
        guard state.reply != nil, !isOver() else { return }
        record(.meaningCorrected([.unclear]))
        reconcileClocks()
        say("meaning.which", commonFields)
        record(.asked(.meaning))
        decision.asks = .meaning
    }

    /// What holds only once the buyer has confirmed it: the parcel has left, the money is back.
    private mutating func settle(_ meaning: Meaning) {
        if meaning.has(.alreadyShipped), let stage = state.stage, stage < .shipped {
            move(to: .shipped, by: .seller)
            reconcileClocks()
            decision.showsDraft = state.draft != nil
            // What was advised was for an order that had not left.
            decision.proposal = nil
            proceed()
        }
        if meaning.has(.refundDone), state.status == .promised {
            say("refund.check", commonFields)
        }
        decision.showsDraft = state.draft != nil
        if state.draft != nil, !state.isDraftOnOffer { record(.draftShown) }
        if decision.proposal == nil { proposeCurrent() }
        askForRefundDate()
    }

    /// Once the money is promised, the refund clock needs the payment method.
    mutating func askForRefundDate() {
        if state.status == .promised, state.facts.paymentMethod == nil, !state.skipped.contains(.paymentMethod) {
            ask(.paymentMethod)
        }
    }
}
