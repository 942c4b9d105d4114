import ConversationCore
import Testing
import TestSupport

@Suite struct ClockTests {
    /// A conversation about a paid order with the given facts.
    private func paid(_ change: (inout Facts) -> Void = { _ in }) -> Decider {
        var turn = Fixtures.opened()
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.reason = .foundCheaper
        change(&facts)
        turn.learn(facts)
        turn.moveStage(.paid)
        return turn
    }

    @Test func `an unpaid order lapses twenty days after it was placed`() throws {
        var turn = Fixtures.opened()
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.orderedOn = Fixtures.day("2026-03-01")
        turn.learn(facts)
        turn.moveStage(.awaitingPayment)
        let clock = try #require(turn.state.clock("unpaid-lapse"))
        #expect(Fixtures.berlin.iso8601(clock.expectBy) == "2026-03-21T23:59:59+01:00")
        #expect(clock.basis.first?.value.source.isEmpty == false)
    }

    @Test func `the cancel button comes twenty-four hours after the payment check, to the minute`() throws {
        var turn = Fixtures.opened(at: "2026-03-28T20:00")
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.paymentCheckedAt = Fixtures.at("2026-03-28T20:00")
        turn.learn(facts)
        turn.moveStage(.paymentReview)
        // The clocks go forward that night: 24 hours are 24 hours.
        #expect(
            Fixtures.berlin.iso8601(try #require(turn.state.clock("cancel-button")).expectBy)
                == "2026-03-29T21:00:00+02:00"
        )
    }

    @Test(arguments: ["card", "wallet", "paypal", "bank_transfer", "mobile", nil] as [String?])
    func `the refund is expected within five to twenty days, or working days, by payment method`(method: String?) throws
    {
        var turn = paid { $0.paymentMethod = method.map { PaymentMethod($0) } }
        turn.record(.statusMoved(to: .promised, turn: .seller))
        turn.learn(Facts())
        let clock = try #require(turn.state.clock("refund"))
        let days = (clock.expectBy - turn.now).milliseconds / 86_400_000
        #expect((5...32).contains(days), "\(method ?? "unknown"): \(days) days")
        #expect(clock.actBy <= clock.expectBy)
    }

    @Test func `act by takes the earliest end less the margin, expect by the latest`() {
        var turn = paid()
        turn.record(.statusMoved(to: .disputeOpen, turn: .seller))
        turn.record(.disputeOpened)
        turn.learn(Facts())
        for clock in turn.state.clocks {
            #expect(
                clock.end == clock.basis.map(\.end).min() && clock.expectBy == clock.basis.map(\.end).max(),
                "\(clock.id)"
            )
            #expect(clock.actBy <= clock.end, "\(clock.id)")
        }
        #expect(turn.state.clock("escalate") != nil)
    }

    @Test func `the order's own date wins over the rule of thumb`() throws {
        var turn = Fixtures.opened()
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.receivedOn = Fixtures.day("2026-03-01")
        turn.learn(facts)
        turn.moveStage(.received)
        #expect(turn.state.clock("appeal") != nil && turn.state.clock("protection") == nil)
        var told = Facts()
        told.deadline = Fixtures.day("2026-03-20")
        turn.learn(told)
        #expect(turn.state.clock("appeal") == nil)
        let protection = try #require(turn.state.clock("protection"))
        #expect(protection.isProtection && protection.actBy < Fixtures.at("2026-03-18T23:59"))
    }

    @Test func `a date set by hand is not moved by later facts`() throws {
        var turn = paid { $0.paidOn = Fixtures.day("2026-03-01") }
        turn.overrideClock("ship-by", endingAt: Fixtures.at("2026-03-15T12:00"), because: "the order page says so")
        var facts = Facts()
        facts.paidOn = Fixtures.day("2026-02-20")
        turn.learn(facts)
        #expect(try #require(turn.state.clock("ship-by")).end == Fixtures.at("2026-03-15T12:00"))
    }

    @Test func `a clock that moved says so by its revision`() throws {
        var turn = paid { $0.paidOn = Fixtures.day("2026-03-01") }
        #expect(turn.state.clock("ship-by")?.revision == 0)
        var facts = Facts()
        facts.paidOn = Fixtures.day("2026-02-27")
        turn.learn(facts)
        #expect(turn.state.clock("ship-by")?.revision == 1)
    }

    @Test func `a closed matter has no clocks`() {
        var turn = paid { $0.paidOn = Fixtures.day("2026-03-01") }
        turn.close(.abandoned)
        #expect(turn.state.clocks.isEmpty && turn.state.isClosed)
    }
}
