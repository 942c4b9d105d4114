import ConversationCore
import TestSupport

/// A conversation of random turns, with its log.
struct RandomConversation {
    var random: Generator
    var state = Conversation(number: 1, marketplace: "aliexpress")
    var events: [Event] = []
    var now = Fixtures.at("2026-03-02T09:00")

    init(seed: UInt64) {
        random = Generator(state: seed)
    }

    /// Plays one turn.
    ///
    /// - Returns: the turn, after its draft was made.
    mutating func turn() -> Decider {
        // Now and then the computer's clock is set back.
        now = now + .minutes(random.isOne(in: 20) ? -300 : Int64.random(in: 0...4000, using: &random))
        var turn = Decider(
            state: state,
            now: now,
            playbook: Fixtures.playbook,
            zone: Fixtures.berlin,
            buyerLanguage: .english
        )
        if state.sequence == 0 { turn.open() }
        act(&turn)
        Fixtures.draft(in: &turn)
        events += turn.events
        state = turn.state
        return turn
    }

    private mutating func act(_ turn: inout Decider) {
        switch Int.random(in: 0..<21, using: &random) {
        case 0...5:
            let awaited = state.awaitedConfirmation.flatMap { Fixtures.playbook.pointOfNoReturn($0) }
            turn.buyerSaid(awaited?.confirmation ?? "line", utterance: utterance())
        case 6...9: turn.sellerSaid("reply \(events.count)", meaning: meaning(), source: .pasted)
        case 10: turn.approve()
        case 11:
            let isNamed = random.isOne(in: 2)
            turn.mark(
                random.pick(Mark.allCases),
                amount: isNamed ? Money(minorUnits: .random(in: 0...4000, using: &random), currency: "EUR") : nil
            )
        case 12: clockAct(&turn)
        case 13: turn.learn(facts())
        case 14:
            switch Int.random(in: 0..<4, using: &random) {
            case 0: turn.confirmMeaning()
            case 1: turn.rejectMeaning()
            case 2: turn.correctMeaning(to: [random.pick(SellerLabel.allCases)])
            default: turn.rejectDraft()
            }
        case 15: turn.moveStage(random.pick(Stage.allCases), by: .platform)
        case 16: undo(&turn)
        case 17: mail(&turn)
        default: if let (clock, alert) = state.nextAlert, alert.at <= now { turn.clockSpeaks(clock.id, alert) }
        }
    }

    private mutating func utterance() -> Utterance {
        Utterance(
            intent: random.pick(Intent.allCases),
            stage: random.isOne(in: 3) ? random.pick(Stage.allCases) : nil,
            reason: random.isOne(in: 3) ? random.pick(Reason.allCases) : nil,
            orderNumber: random.isOne(in: 2) ? "8140123456789012" : nil,
            amount: random.isOne(in: 4) ? Money(minorUnits: 3490, currency: "EUR") : nil,
            date: random.isOne(in: 4) ? day() : nil,
            isCorrection: random.isOne(in: 8)
        )
    }

    private mutating func meaning() -> Meaning {
        let count = Int.random(in: 1...3, using: &random)
        let labels = (0..<count).map { _ in random.pick(SellerLabel.allCases) }
        let promises = [Meaning.Promise(what: random.pick(Meaning.Promise.Kind.allCases), by: day())]
        return Meaning(
            language: .english,
            labels: labels,
            confidence: 0.8,
            promises: random.isOne(in: 2) ? promises : [],
            offer: random.isOne(in: 3) ? Money(minorUnits: .random(in: 0...4000, using: &random), currency: "EUR") : nil
        )
    }

    private mutating func facts() -> Facts {
        var facts = Facts()
        switch Int.random(in: 0..<6, using: &random) {
        case 0: facts.paidOn = day()
        case 1: facts.shippedOn = day()
        case 2: facts.receivedOn = day()
        case 3: facts.deadline = day()
        case 4: facts.amount = Money(minorUnits: 3490, currency: "EUR")
        default: facts.paymentMethod = PaymentMethod(random.pick(["card", "wallet", "barter"]))
        }
        return facts
    }

    private mutating func day() -> CivilDate {
        Fixtures.berlin.date(now).adding(days: Int.random(in: -20...40, using: &random))
    }

    private mutating func clockAct(_ turn: inout Decider) {
        let id = state.clocks.randomElement(using: &random)?.id ?? "none"
        switch Int.random(in: 0..<5, using: &random) {
        case 0: turn.overrideClock(id, endingAt: now + .hours(.random(in: -100...900, using: &random)), because: "x")
        case 1: turn.extendClock(id, by: Length(count: 3, unit: random.pick(Length.Unit.allCases)), because: "x")
        case 2: turn.pauseClock(id, because: "x")
        case 3: turn.resumeClock(id)
        default: turn.snoozeClock(id, until: now + .hours(.random(in: 0...200, using: &random)))
        }
    }

    /// The seller has an address, or a mailed message is lost, let go or tried again.
    private mutating func mail(_ turn: inout Decider) {
        let lost = state.mailed.randomElement(using: &random)?.draft.id ?? "d1"
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            var facts = Facts()
            facts.sellerEmail = random.pick(["a@b.example", "c@d.example"])
            turn.learn(facts)
        case 1: turn.messageLetGo(lost)
        case 2: turn.messageGoesAgain(state.undelivered?.id ?? lost)
        default:
            turn.messageCameBack(
                lost,
                key: "1.\(events.count)",
                recipient: state.facts.sellerEmail ?? "a@b.example",
                diagnostic: "550 no such user"
            )
        }
    }

    /// Takes back the last turns, as the engine does.
    private mutating func undo(_ turn: inout Decider) {
        let last = state.lastTurn
        let count = Int.random(in: 1...3, using: &random)
        guard last > count + 1 else { return }
        let taken = Array((last - count + 1)...last)
        let isPlain = !events.contains { event in
            if case .undone = event.body { taken.contains(event.turn) } else { false }
        }
        guard isPlain, let restored = Conversation(replaying: events.filter { $0.turn <= last - count }) else { return }
        turn.undo(turns: taken, restoring: restored, recalling: [])
    }
}
