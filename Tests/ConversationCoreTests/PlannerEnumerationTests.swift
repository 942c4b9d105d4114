import ConversationCore
import TemplateLibrary
import Testing
import TestSupport

/// Every state that can be reached from the beginning by what people, sellers, the marketplace and clocks do.
///
/// States are told apart by what the planner looks at; one conversation stands for each.
@Suite struct PlannerEnumerationTests {
    /// What the planner looks at.
    private struct Key: Hashable {
        var goal: Goal?
        var stage: Stage?
        var status: Status
        var turn: Turn
        var deciding: SellerLabel?
        var isGuarded: Bool
        var isUrgent: Bool
        var isUndelivered: Bool
        var canBeMailed: Bool

        init(_ turn: Decider) {
            let state = turn.state
            goal = state.goal
            stage = state.stage
            status = state.status
            self.turn = state.turn
            deciding = state.reply.flatMap { turn.decidingLabel(of: $0.meaning) }
            isGuarded = turn.state.guardingClock != nil
            isUrgent = turn.state.guardingClock.map { $0.actBy <= turn.now } ?? false
            isUndelivered = state.undelivered != nil
            canBeMailed = isUndelivered && state.sellerAddress != nil
        }
    }

    /// Something that can happen.
    private enum Input {
        case stage(Stage)
        case reply([SellerLabel])
        case approve, confirm, keep, deny
        case correct(SellerLabel)
        case mark(Mark)
        case deadline
        case lapse(String)
        case promise(Meaning.Promise.Kind)
        case question
        case typed
        case dispute
        /// The draft is mailed, and does not arrive.
        case mailedInVain
        case address
    }

    private static let inputs: [Input] = {
        var inputs: [Input] = [
            .approve, .confirm, .keep, .deny, .deadline, .typed, .dispute, .question, .promise(.refund),
            .promise(.shipping), .mailedInVain, .address,
        ]
        inputs += (Fixtures.playbook.clocks.map(\.id) + ["promise-1", "promise-2"]).map { .lapse($0) }
        inputs += Stage.allCases.map { .stage($0) }
        inputs += SellerLabel.allCases.map { .reply([$0]) }
        for trap in [SellerLabel.asksWithdraw, .offPlatform] {
            for label in [SellerLabel.acceptsCancellation, .refundPromised, .offersDiscount, .asksToWait, .refundDone] {
                inputs.append(.reply([label, trap]))
            }
        }
        inputs += [.acceptsCancellation, .alreadyShipped, .asksWithdraw, .refundDone].map { .correct($0) }
        inputs += Mark.allCases.map { .mark($0) }
        return inputs
    }()

    private func play(_ input: Input, on state: Conversation) -> Decider? {
        var now = state.updatedAt + .hours(1)
        var lapsing: Clock.Alert?
        if case .lapse(let id) = input {
            lapsing = state.clock(id)?.alerts.first { $0.kind == .due }
            guard let lapsing else { return nil }
            now = max(lapsing.at, state.updatedAt)
        }
        var turn = next(after: state, at: now)
        switch input {
        case .stage(let stage):
            turn.buyerSaid(
                "x",
                utterance: Utterance(
                    intent: .cancelOrder,
                    stage: stage,
                    reason: stage == .received ? .defective : .byMistake,
                    orderNumber: "8140123456789012"
                )
            )
        case .reply(let labels):
            turn.sellerSaid(
                "reply \(state.sequence)",
                meaning: Meaning(labels: labels, confidence: 0.9),
                source: .pasted
            )
        case .approve: turn.approve()
        case .confirm: turn.confirmMeaning()
        case .keep: turn.buyerSaid("x", utterance: Utterance(intent: .withdraw))
        case .deny: turn.buyerSaid("x", utterance: Utterance(intent: .deny))
        case .correct(let label): turn.correctMeaning(to: [label])
        case .mark(let mark): turn.mark(mark)
        case .deadline:
            var facts = Facts()
            facts.deadline = turn.today.adding(days: 12)
            turn.learn(facts)
        case .lapse(let id): if let lapsing { turn.clockSpeaks(id, lapsing) }
        case .promise(let kind):
            let promise = Meaning.Promise(what: kind, by: turn.today.adding(days: 3))
            let labels: [SellerLabel] = [kind == .refund ? .refundPromised : .asksToWait]
            turn.sellerSaid(
                "promise \(state.sequence)",
                meaning: Meaning(labels: labels, confidence: 0.9, promises: [promise]),
                source: .pasted
            )
        case .question:
            turn.buyerSaid(
                "x",
                utterance: Utterance(intent: .other),
                goal: .askFirst,
                questionTemplate: "question-terms"
            )
        case .typed:
            guard let point = state.awaitedConfirmation.flatMap({ Fixtures.playbook.pointOfNoReturn($0) }) else {
                return nil
            }
            turn.buyerSaid(point.confirmation, utterance: Utterance(intent: .other))
        case .dispute: turn.buyerSaid("x", utterance: Utterance(intent: .openDispute))
        case .mailedInVain:
            guard let mailed = mailed(on: state, at: now) else { return nil }
            turn = mailed
            turn.messageCameBack(turn.state.lastSent?.id ?? "", key: "1.1", recipient: "a@b.example", diagnostic: "550")
        case .address:
            guard state.undelivered != nil else { return nil }
            turn.learn(PlannerEnumerationTests.address)
        }
        Fixtures.draft(in: &turn)
        return turn
    }

    private static let address: Facts = {
        var facts = Facts()
        facts.sellerEmail = "a@b.example"
        return facts
    }()

    /// The next turn after the waiting draft was mailed, `nil` when there is none or it goes elsewhere.
    private func mailed(on state: Conversation, at now: Instant) -> Decider? {
        var turn = next(after: state, at: now)
        turn.learn(PlannerEnumerationTests.address)
        turn.approve()
        guard !turn.state.isClosed, turn.state.mailed.contains(where: { $0.sentAt == turn.now }) else { return nil }
        return next(after: turn.state, at: now + .minutes(1))
    }

    private func next(after state: Conversation, at now: Instant) -> Decider {
        Decider(
            state: state,
            now: now,
            playbook: Fixtures.playbook,
            zone: Fixtures.berlin,
            buyerLanguage: .english
        )
    }

    /// What is wrong with what a turn advises, `nil` when nothing is.
    private func objection(to turn: Decider, after before: Conversation) -> String? {
        if let objection = Soundness.objection(to: turn, after: before) { return objection }
        if let template = turn.decision.draftRequest?.template,
            let rule = Fixtures.playbook.sending.first(where: { $0.fits(template) }), rule.pointOfNoReturn != nil
        {
            return "it proposes \(template), which cannot be taken back"
        }
        if turn.decision.meaning?.isTrap == true, !before.isClosed, turn.decision.warnings.isEmpty {
            return "a trap without a warning"
        }
        if turn.state.isClosed, turn.currentRow != nil { return "a closed matter has a row" }
        return nil
    }

    /// What is wrong with what is advised in a state, `nil` when nothing is.
    private func objection(toAdviceIn turn: Decider) -> String? {
        guard !turn.state.isClosed else { return nil }
        var look = next(after: turn.state, at: turn.now)
        look.tellStatus()
        guard let proposal = look.decision.proposal, let row = look.currentRow else { return "nothing is proposed" }
        if let clock = look.state.guardingClock {
            guard let by = proposal.by, by <= clock.actBy else { return "\(row.id) reaches beyond \(clock.id)" }
            if clock.actBy <= look.now, row.id != clock.next { return "\(row.id) instead of \(clock.next)" }
        }
        for say in [proposal.say, proposal.why] + proposal.alternatives {
            do {
                _ = try Fixtures.templates.phrase(
                    say.key,
                    marketplace: "aliexpress",
                    locale: .english,
                    fields: say.values
                )
            } catch {
                return "\(row.id): \(error)"
            }
        }
        return nil
    }

    @Test func `every state that can be reached has exactly one proposal, and none costs protection`() {
        var reached: Set<Key> = []
        var waiting: [Conversation] = []
        var turns = 0
        var rows: Set<String> = []
        var triples: Set<[String]> = []
        // The days are known, so that every clock can run; with fewer of them fewer clocks ask for something.
        var start = Fixtures.opened()
        var facts = Facts()
        facts.orderedOn = start.today
        facts.paidOn = start.today
        facts.shippedOn = start.today
        start.learn(facts)
        waiting.append(start.state)
        reached.insert(Key(start))
        while let state = waiting.popLast() {
            for input in PlannerEnumerationTests.inputs {
                guard let turn = play(input, on: state) else { continue }
                turns += 1
                if let objection = objection(to: turn, after: state) {
                    Issue.record("\(input) in \(Key(turn)): \(objection)")
                    return
                }
                if let row = turn.decision.proposal?.row { rows.insert(row) }
                let key = Key(turn)
                triples.insert([
                    key.stage?.rawValue ?? "unknown", key.status.rawValue, key.deciding?.rawValue ?? "none",
                ])
                guard reached.insert(key).inserted else { continue }
                waiting.append(turn.state)
                if let row = turn.currentRow?.id { rows.insert(row) }
                if let objection = objection(toAdviceIn: turn) {
                    Issue.record("\(input), then \(key): \(objection)")
                    return
                }
                // What is proposed may be done: it ends no clock that guards the money, but by a dispute or the money.
                if let draft = turn.state.draft, draft.template != nil, let clock = turn.state.guardingClock {
                    var sent = turn
                    sent.approve()
                    let isSafe = sent.state.disputeOpenedAt != nil || sent.state.clock(clock.id) != nil
                    #expect(isSafe, "sending \(draft.template ?? "") ends \(clock.id)")
                }
            }
        }
        print("\(reached.count) states, \(turns) turns, \(triples.count) of stage, status and meaning")
        let unreached = Fixtures.playbook.nextSteps.map(\.id).filter { !rows.contains($0) }
        #expect(unreached.isEmpty, "never proposed: \(unreached)")
        #expect(triples.count > 500)
    }
}
