import ConversationCore
import Testing
import TestSupport

@Suite struct PlannerTests {
    @Test func `every stage, status and meaning has one proposal`() {
        for stage in Stage.allCases {
            for status in Status.allCases where status != .closed {
                for label in SellerLabel.allCases {
                    let rows = Fixtures.playbook.nextSteps.filter {
                        $0.fits(stage: stage, status: status, meaning: label)
                    }
                    #expect(!rows.isEmpty, "\(stage) \(status) \(label)")
                }
                #expect(
                    Fixtures.playbook.nextSteps.contains { $0.fits(stage: stage, status: status, meaning: nil) },
                    "\(stage) \(status)"
                )
            }
        }
    }

    @Test func `a trap is never answered with consent`() {
        for row in Fixtures.playbook.nextSteps
        where row.meanings.contains(.asksWithdraw) || row.meanings.contains(.offPlatform) {
            #expect(row.trap != nil && row.template?.hasPrefix("trap-") == true, "\(row.id)")
        }
    }

    @Test func `a long history keeps its first line and its last ones`() {
        var turn = Fixtures.opened()
        for number in 1...40 {
            turn.edit("message \(number)")
            turn.approve()
        }
        let words = turn.state.milestones.map(\.words)
        #expect(words.first == "message 1")
        #expect(words.dropFirst() == (26...40).map { "message \($0)" }[...])
        #expect(words.count == Conversation.historyLimit)
    }

    @Test func `no first message is drafted before the reason is asked`() {
        var turn = Fixtures.opened()
        turn.buyerSaid("x", utterance: Utterance(intent: .cancelOrder, stage: .paid, orderNumber: "8140123456789012"))
        #expect(turn.decision.asks == .reason && turn.decision.draftRequest == nil)
    }

    @Test(arguments: Stage.allCases)
    func `nothing is asked twice`(stage: Stage) {
        var state = Fixtures.opened().state
        var asked: [Slot] = []
        var utterance = Utterance(intent: .cancelOrder, stage: stage, orderNumber: "8140123456789012")
        for _ in 0..<8 {
            var turn = Fixtures.turn(state)
            turn.buyerSaid("x", utterance: utterance)
            Fixtures.draft(in: &turn)
            state = turn.state
            guard let slot = turn.decision.asks else { break }
            #expect(!asked.contains(slot), "\(slot) was asked twice")
            asked.append(slot)
            utterance = answer(to: slot)
        }
        #expect(state.plannedStage == stage)
    }

    private func answer(to slot: Slot) -> Utterance {
        switch slot {
        case .reason: Utterance(intent: .cancelOrder, reason: .byMistake)
        case .paymentMethod: Utterance(intent: .other, paymentMethod: PaymentMethod("card"))
        case .deadline: Utterance(intent: .other, date: Fixtures.day("2026-03-20"))
        default: Utterance(intent: .other, date: Fixtures.day("2026-03-01"))
        }
    }

    @Test func `a stage moves back only by a correction`() {
        var turn = Fixtures.opened()
        turn.buyerSaid(
            "x",
            utterance: Utterance(intent: .cancelOrder, stage: .shipped, orderNumber: "8140123456789012")
        )
        turn.buyerSaid("x", utterance: Utterance(intent: .other, stage: .paid))
        #expect(turn.state.stage == .shipped)
        turn.buyerSaid("x", utterance: Utterance(intent: .other, stage: .paid, isCorrection: true))
        #expect(turn.state.stage == .paid)
    }
}
