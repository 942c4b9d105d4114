import ConversationCore
import Foundation
import Testing
import TestSupport

/// A small generator, so that a failing run can be played again by its seed.
private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct FoldTests {
    /// A conversation of many random turns, with its log.
    private func conversation(seed: UInt64) -> (state: Conversation, events: [Event]) {
        var random = Generator(state: seed)
        var state = Conversation(number: 1, marketplace: "aliexpress")
        var events: [Event] = []
        var now = Fixtures.at("2026-03-02T09:00")
        for _ in 0..<60 {
            now = now + .minutes(Int64.random(in: 0...3000, using: &random))
            var turn = Decider(
                state: state,
                now: now,
                playbook: Fixtures.playbook,
                zone: Fixtures.berlin,
                buyerLanguage: .english
            )
            if state.sequence == 0 { turn.record(.opened(number: 1, marketplace: "aliexpress")) }
            switch Int.random(in: 0..<9, using: &random) {
            case 0...3:
                turn.buyerSaid(
                    "line",
                    utterance: Utterance(
                        intent: Intent.allCases.randomElement(using: &random) ?? .other,
                        stage: Bool.random(using: &random) ? Stage.allCases.randomElement(using: &random) : nil,
                        reason: Bool.random(using: &random) ? Reason.allCases.randomElement(using: &random) : nil,
                        orderNumber: Bool.random(using: &random) ? "8140123456789012" : nil,
                        amount: Bool.random(using: &random) ? Money(minorUnits: 3490, currency: "EUR") : nil,
                        date: Bool.random(using: &random) ? Fixtures.day("2026-03-01") : nil
                    )
                )
            case 4, 5:
                let labels = (0..<Int.random(in: 1...3, using: &random))
                    .compactMap { _ in SellerLabel.allCases.randomElement(using: &random) }
                turn.sellerSaid(
                    "reply \(events.count)",
                    meaning: Meaning(
                        language: .english,
                        labels: labels,
                        spans: [],
                        confidence: 0.8,
                        promises: [Meaning.Promise(what: .refund, by: Fixtures.day("2026-04-01"))],
                        offer: nil
                    ),
                    source: .pasted
                )
            case 6: turn.approve()
            case 7: turn.mark(Mark.allCases.randomElement(using: &random) ?? .sent)
            default: if let (clock, alert) = state.nextAlert, alert.at <= now { turn.clockSpeaks(clock.id, alert) }
            }
            if let request = turn.decision.draftRequest {
                turn.draftRendered(
                    Draft(
                        id: turn.nextDraftID,
                        template: request.template,
                        subject: nil,
                        text: "text \(turn.nextDraftID)",
                        language: request.language,
                        tone: request.tone
                    )
                )
            }
            for (index, body) in turn.decision.events.enumerated() {
                events.append(
                    Event(
                        sequence: state.sequence + index + 1,
                        turn: state.lastTurn + 1,
                        recordedAt: turn.now,
                        body: body
                    )
                )
            }
            state = turn.state
        }
        return (state, events)
    }

    @Test(arguments: UInt64(1)...60)
    func `replaying the log gives the state, byte for byte`(seed: UInt64) throws {
        let (state, events) = conversation(seed: seed)
        let replayed = try #require(Conversation(replaying: events))
        #expect(replayed == state)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(replayed) == encoder.encode(state))
        let decoded = try JSONDecoder().decode([Event].self, from: encoder.encode(events))
        #expect(Conversation(replaying: decoded) == state)
    }

    @Test(arguments: UInt64(1)...60)
    func `whatever happens, a matter that is closed has no clock, no draft and an outcome`(seed: UInt64) {
        let (state, _) = conversation(seed: seed)
        if state.isClosed { #expect(state.clocks.isEmpty && state.draft == nil && state.outcome != .none) }
        #expect(Set(state.clocks.map(\.id)).count == state.clocks.count)
        #expect(state.clocks.allSatisfy { $0.actBy <= $0.end && $0.end <= $0.expectBy })
    }
}
