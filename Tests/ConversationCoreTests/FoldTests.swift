import ConversationCore
import Foundation
import Testing
import TestSupport

@Suite struct FoldTests {
    @Test(arguments: UInt64(1)...60)
    func `replaying the log gives the state, byte for byte`(seed: UInt64) throws {
        var conversation = RandomConversation(seed: seed)
        for _ in 0..<60 { _ = conversation.turn() }
        let replayed = try #require(Conversation(replaying: conversation.events))
        #expect(replayed == conversation.state)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(replayed) == encoder.encode(conversation.state))
        let decoded = try JSONDecoder().decode([Event].self, from: encoder.encode(conversation.events))
        #expect(Conversation(replaying: decoded) == conversation.state)
    }

    /// 100,000 lists of events, in slices that run side by side.
    @Test(arguments: 0..<50)
    func `whatever happens, the state stays sound`(slice: UInt64) {
        for seed in (slice * 2000)..<((slice + 1) * 2000) {
            var conversation = RandomConversation(seed: seed &+ 1_000_000)
            for _ in 0..<10 {
                let before = conversation.state
                let turn = conversation.turn()
                if let objection = Soundness.objection(to: turn, after: before) {
                    Issue.record("seed \(seed), turn \(conversation.state.lastTurn): \(objection)")
                    return
                }
            }
            guard Conversation(replaying: conversation.events) == conversation.state else {
                Issue.record("seed \(seed): the log does not give the state")
                return
            }
        }
    }
}

/// What holds after every turn.
enum Soundness {
    /// What does not hold, `nil` when all does.
    static func objection(to turn: Decider, after before: Conversation) -> String? {
        let state = turn.state
        var isTakenBack = false
        for event in turn.decision.events {
            switch event {
            case .undone, .reopened, .meaningCorrected, .stageMoved(_, .correction): isTakenBack = true
            default: break
            }
        }
        if let old = before.stage, !isTakenBack, state.stage.map({ $0 < old }) ?? true {
            return "the stage went back from \(old) to \(String(describing: state.stage)) without a correction"
        }
        if before.isClosed, !state.isClosed, !isTakenBack { return "a closed matter opened by itself" }
        if state.updatedAt < before.updatedAt { return "time went back" }
        if state.isClosed {
            if !state.clocks.isEmpty || state.draft != nil || state.outcome == .none {
                return "closed with clocks, a draft or no outcome"
            }
            if turn.decision.proposal != nil { return "a closed matter has a proposal" }
        }
        if Set(state.clocks.map(\.id)).count != state.clocks.count { return "a clock stands twice" }
        for clock in state.clocks {
            if clock.actBy > clock.end || clock.end > clock.expectBy {
                return "\(clock.id): its dates are out of order"
            }
            let margin = clock.margin.unit == .hours ? TimeSpan.hours(Int64(clock.margin.count)) : .days(0)
            if clock.actBy > clock.end - margin { return "\(clock.id): act by is later than the end less the margin" }
            if clock.alerts.map(\.at) != clock.alerts.map(\.at).sorted() { return "\(clock.id): alerts out of order" }
        }
        if !state.isClosed, state.disputeOpenedAt == nil, state.stage ?? .paid >= .shipped, state.goal == .getOut,
            !state.clocks.contains(where: { $0.isProtection && $0.owner == .buyer })
        {
            return "nothing guards the money, and no dispute is open"
        }
        if let guarding = turn.state.guardingClock, let proposal = turn.decision.proposal {
            guard let by = proposal.by, by <= guarding.actBy else {
                return "the advice \(proposal.row) reaches beyond \(guarding.id)"
            }
        }
        return nil
    }
}
