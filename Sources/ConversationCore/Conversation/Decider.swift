/// Decides one turn: takes what came in and the state, and says what to record, do and say.
///
/// Pure.
///
/// Every event is applied to the working state at once, so that later parts of the turn see it.
public struct Decider: Sendable {
    /// The state, with the events of this turn applied.
    public private(set) var state: Conversation
    /// What has been decided so far.
    public var decision = Decision()
    /// The moment of the turn.
    public let now: Instant
    /// The marketplace's rules.
    public let playbook: Playbook
    /// The buyer's zone.
    public let zone: Zone
    /// The language the buyer reads.
    public let buyerLanguage: Language

    /// A turn that begins from a state.
    ///
    /// - Parameters:
    ///   - state: the conversation before the turn.
    ///   - now: the moment of the turn; a moment before the last event counts as that moment, so that a clock that was
    ///     set back changes no order.
    ///   - playbook: the marketplace's rules.
    ///   - zone: the buyer's zone.
    ///   - buyerLanguage: the language the buyer reads.
    public init(state: Conversation, now: Instant, playbook: Playbook, zone: Zone, buyerLanguage: Language) {
        self.state = state
        self.now = max(now, state.updatedAt)
        self.playbook = playbook
        self.zone = zone
        self.buyerLanguage = buyerLanguage
        self.turnNumber = state.lastTurn + 1
    }

    /// Why a draft must not go out, in the order found; empty when it may.
    public var gate: @Sendable (Draft, Conversation) -> [Say] = { _, _ in [] }
    /// The point of no return that was confirmed in this turn.
    var passed: String?

    /// The number of this turn.
    private let turnNumber: Int

    /// Today in the buyer's zone.
    public var today: CivilDate { zone.date(now) }

    /// The reckoner for this turn.
    public var reckoner: ClockReckoner { ClockReckoner(playbook: playbook, zone: zone) }

    /// What was recorded in this turn, in order, as it is to be stored.
    public var events: [Event] {
        let first = state.sequence - decision.events.count + 1
        return decision.events.enumerated()
            .map { index, body in
                Event(sequence: first + index, turn: turnNumber, recordedAt: now, body: body)
            }
    }

    /// Records an event and applies it.
    public mutating func record(_ body: Event.Body) {
        decision.events.append(body)
        state.apply(Event(sequence: state.sequence + 1, turn: turnNumber, recordedAt: now, body: body))
    }

    /// Begins the conversation: its first events.
    ///
    /// - Parameter facts: what is known beforehand.
    public mutating func open(_ facts: Facts = Facts()) {
        record(.opened(number: state.number, marketplace: playbook.marketplace))
        record(.playbookAdopted(digest: playbook.digest))
        if !facts.isEmpty { record(.learned(facts, isCorrection: false)) }
    }

    /// The order turned out to be of the marketplace whose rules this turn goes by.
    public mutating func moveMarketplace() {
        record(.marketplaceSet(playbook.marketplace))
        record(.playbookAdopted(digest: playbook.digest))
        reconcileClocks()
    }

    /// Says a phrase.
    mutating func say(_ key: String, _ values: [String: FieldValue] = [:]) {
        decision.says.append(Say(key, values))
    }

    /// Asks for a slot, as the only open question.
    mutating func ask(_ slot: Slot) {
        if state.pending != slot { record(.asked(slot)) }
        decision.asks = slot
        say("ask.\(slot.rawValue)", commonFields)
    }

    /// Whether the matter is over, which is then said: nothing but an undo or another order moves it again.
    mutating func isOver() -> Bool {
        if state.isClosed { say("closed.already", commonFields) }
        return state.isClosed
    }

    /// Ends the open question, if there is one.
    mutating func endQuestion() {
        if state.pending != nil || state.awaitedConfirmation != nil { record(.questionEnded) }
    }

    /// The event of recording a rendered draft; called by the engine once the request is rendered.
    public mutating func draftRendered(_ draft: Draft) {
        record(.drafted(draft))
        decision.showsDraft = true
    }

    /// The id the next draft gets.
    public var nextDraftID: String { "d\(state.draftCount + 1)" }

    // MARK: - Facts as fields

    /// What phrases may name, and messages beside it.
    public var commonFields: [String: FieldValue] {
        var fields: [String: FieldValue] = [
            "conversation": .text(String(state.number)), "digits": .number(playbook.orderNumberDigits),
            "marketplace": .text(playbook.title),
        ]
        let facts = state.facts
        fields["order"] = facts.orderNumber.map { .text($0) }
        fields["item"] = facts.item.map { .text($0) }
        fields["seller"] = facts.seller.map { .text($0) }
        fields["store"] = facts.seller.map { .text($0) }
        fields["buyer"] = facts.buyer.map { .text($0) }
        fields["amount"] = facts.amount.flatMap { $0.currency.isEmpty ? nil : .money($0) }
        fields["counter"] = facts.counter.map { .money($0) }
        fields["ordered_on"] = facts.orderedOn.map { .date($0) }
        fields["paid_on"] = facts.paidOn.map { .date($0) }
        fields["shipped_on"] = facts.shippedOn.map { .date($0) }
        fields["received_on"] = facts.receivedOn.map { .date($0) }
        fields["deadline"] = facts.deadline.map { .date($0) }
        fields["problem"] = facts.problem.map { .text($0) }
        fields["question"] = facts.question.map { .text($0) }
        if let reason = facts.reason {
            fields["reason"] = .phrase("reason.\(reason.rawValue)")
            fields["reason_key"] = .text(reason.rawValue)
        }
        if let first = state.firstSentAt {
            fields["requested_on"] = .date(zone.date(first))
            fields["days_waiting"] = .number(max(0, today.dayNumber - zone.date(first).dayNumber))
        }
        if let broken = state.promises.last(where: { $0.kept == false && !$0.isAboutParcel }) {
            fields["promise_what"] = .phrase("promise.\(broken.promise.what.rawValue)")
            fields["promise_text"] = .text(broken.words)
            fields["promised_on"] = .date(broken.madeOn)
            fields["promise_by"] = broken.promise.by.map { .date($0) }
        }
        // A short wait can be accepted until the day that the seller named.
        fields["wait_until"] = state.promises.last { $0.kept == nil && $0.promise.by != nil }?.promise.by
            .map { .date($0) }
        if let offer = state.money.last(where: { $0.kind == .offered }) { fields["offer"] = .money(offer.amount) }
        if let answerBy = state.clock("seller-answer")?.end { fields["answer_by"] = .date(zone.date(answerBy)) }
        return fields
    }

    /// What messages may name: the common fields, and the history that an escalation carries up.
    var messageFields: [String: FieldValue] {
        var fields = commonFields
        if !state.milestones.isEmpty { fields["facts"] = .told(state.milestones.map { $0.line(in: zone) }) }
        return fields
    }

    /// A moment as a field.
    public func moment(_ instant: Instant) -> FieldValue {
        let (date, time) = zone.civil(instant)
        let place = zone.name.split(separator: "/").last.map { String($0.map { $0 == "_" ? " " : $0 }) } ?? zone.name
        return .moment(date, time, zone: place)
    }

    /// What phrases about a clock may name.
    ///
    /// - Parameters:
    ///   - clock: the clock.
    ///   - common: the common fields, where they are at hand.
    /// - Returns: the common fields and the clock's.
    public func fields(of clock: Clock, beside common: [String: FieldValue]? = nil) -> [String: FieldValue] {
        var fields = common ?? commonFields
        fields["clock"] = .phrase("clock.\(Decider.family(ofClock: clock.id))")
        fields["act_by"] = moment(clock.actBy)
        fields["expect_by"] = moment(clock.expectBy)
        fields["lost"] = .phrase(clock.loses)
        return fields
    }

    /// The rule's id of a clock: promises share one.
    public static func family(ofClock id: String) -> String { id.hasPrefix("promise-") ? "promise" : id }
}
