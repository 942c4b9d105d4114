import ConversationCore
import Engine
import MailFormat
import TestSupport
import Testing
import Understanding

/// Sixty virtual days with a round of the worker every hour, ten of them asleep: exactly these mails leave, at these
/// moments.
@Suite struct SixtyDaysTests {
    private static let zone = Fixtures.berlin
    private static let asleep = Fixtures.at("2026-04-01T00:00")..<Fixtures.at("2026-04-11T00:00")

    /// What the buyer and the sellers do, by the moment.
    private enum Deed {
        case buyer(String)
        case seller(String)
        case act(TurnInput.Act)
    }

    private static let deeds: [(at: String, order: String, deeds: [Deed])] = [
        (
            "2026-03-02T09:00", "8140123456789012",
            [
                .buyer("cancel order 8140123456789012, ordered by mistake"), .buyer("paid yesterday, not shipped"),
                .act(.learn(sellerEmail)), .act(.approve),
            ]
        ),
        ("2026-03-02T14:30", "8140123456789012", [.seller("Dear friend, please wait, we will ship it tomorrow.")]),
        ("2026-03-02T15:30", "8140123456789012", [.act(.confirm), .act(.approve)]),
        (
            "2026-03-05T20:30", "8140123456789012",
            [.seller("Sorry. I agree to cancel, the money comes back in 7 days.")]
        ),
        ("2026-03-05T21:30", "8140123456789012", [.act(.confirm)]),
        (
            "2026-03-20T10:00", "8140123456789013",
            [.buyer("cancel order 8140123456789013"), .buyer("I have not paid yet, ordered yesterday")]
        ),
        (
            "2026-03-25T10:00", "8140123456789014",
            [
                .buyer("order 8140123456789014 arrived today and it is broken"),
                .act(.learn(deadline("2026-04-09"))),
            ]
        ),
        ("2026-04-12T10:00", "8140123456789012", [.act(.mark(.refunded, nil))]),
        (
            "2026-04-14T10:00", "8140123456789015",
            [
                .buyer("order 8140123456789015 arrived today and it is broken"),
                .act(.learn(deadline("2026-04-26"))),
            ]
        ),
        ("2026-04-20T10:00", "8140123456789014", [.seller("Please close the dispute first, then we refund you.")]),
    ]

    private static var sellerEmail: Facts {
        var facts = Facts()
        facts.sellerEmail = "seller@example.test"
        return facts
    }

    private static func deadline(_ day: String) -> Facts {
        var facts = Facts()
        facts.deadline = Fixtures.day(day)
        return facts
    }

    /// The mails that left: when, to whom, the subject.
    private func run() throws -> [String] {
        let store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Self.zone)
        )
        let engine = Engine(
            log: store,
            templates: Fixtures.templates,
            playbooks: [Fixtures.playbook],
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(orderNumberDigits: [Fixtures.playbook.orderNumberDigits]),
            correspondence: Correspondence(buyerEmail: "mia@example.test", hold: .seconds(15), zone: Self.zone)
        )
        let quiet = MailPolicy.DailyWindow(
            from: try #require(CivilTime(hour: 22, minute: 0)),
            to: try #require(CivilTime(hour: 7, minute: 0))
        )
        let courier = Courier(
            engine: engine,
            outbox: store,
            sender: AcceptingSender(),
            policy: MailPolicy(quietHours: quiet)
        )
        var left: [String] = []
        var deeds = Self.deeds[...]
        let start = Fixtures.at("2026-03-02T09:00")
        for hour in 0...(60 * 24) {
            let now = start + .hours(Int64(hour))
            if Self.asleep.contains(now) { continue }
            while let next = deeds.first, Fixtures.at(next.at) <= now {
                deeds.removeFirst()
                try play(next.deeds, about: next.order, on: engine, at: Fixtures.at(next.at))
            }
            _ = try engine.speak(upTo: now)
            for row in try courier.round(at: now, random: { 0.5 }).accepted {
                let (date, time) = Self.zone.civil(now)
                left.append("\(date) \(time.hourAndMinute) \(row.isToBuyer ? "buyer" : "seller"): \(row.subject)")
                if row.kind == "digest" { left += lines(of: row) }
            }
        }
        let keys = try store.outbox(state: nil).map(\.key)
        #expect(Set(keys).count == keys.count)
        return left
    }

    /// The lines of a summary that name an event.
    private func lines(of row: OutboxEntry) -> [String] {
        let text = String(decoding: row.bytes, as: UTF8.self).replacing("=\r\n", with: "")
        let body = text.prefix(upTo: text.firstRange(of: "text/html")?.lowerBound ?? text.endIndex)
        return body.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("2026-") }.map { "    \($0)" }
    }

    private func play(_ deeds: [Deed], about order: String, on engine: Engine, at now: Instant) throws {
        var session = Session(focus: try engine.log.number(ofOrder: order, marketplace: "aliexpress"))
        _ = try engine.speak(upTo: now)
        for deed in deeds {
            switch deed {
            case .buyer(let text): _ = try engine.turn(.text(text), in: &session, at: now)
            case .seller(let text): _ = try engine.turn(.seller(text), in: &session, at: now)
            case .act(let act): _ = try engine.turn(.act(act), in: &session, at: now)
            }
        }
    }

    @Test func `exactly these mails leave`() throws {
        let left = try run()
        let expected = [
            "2026-03-02 10:00 seller: Order 8140123456789012: request to cancel",
            "2026-03-02 15:00 buyer: Order 8140123456789012: the seller answered",
            "2026-03-02 16:00 seller: Order 8140123456789012: I would rather not wait",
            "2026-03-04 07:00 buyer: Order 8140123456789012: a promise was not kept",
            "2026-03-05 07:00 buyer: Order 8140123456789012: Seller's answer",
            "2026-03-05 21:00 buyer: Order 8140123456789012: the seller answered",
            "2026-03-13 07:00 buyer: Order 8140123456789012: a promise was not kept",
            "2026-04-11 07:00 buyer: 3 things about your orders",
            "    2026-04-02 20:30  Order 8140123456789012: Refund",
            "    2026-04-08 23:59  Order 8140123456789013: Unpaid order lapses",
            "    2026-04-09 00:00  Order 8140123456789014: End of protection",
            "2026-04-12 10:00 buyer: Order 8140123456789012: closed, cancelled and refunded",
            "2026-04-19 07:00 buyer: Order 8140123456789015: act by 24 April 2026 00:00 Berlin",
            "2026-04-20 10:00 buyer: Order 8140123456789014: do not do what the seller asks",
            "2026-04-23 07:00 buyer: Order 8140123456789015: act by 24 April 2026 00:00 Berlin",
            "2026-04-23 20:00 buyer: Order 8140123456789015: act by 24 April 2026 00:00 Berlin",
            "2026-04-24 00:00 buyer: Order 8140123456789015: act by 24 April 2026 00:00 Berlin",
            "2026-04-26 07:00 buyer: Order 8140123456789015: End of protection",
        ]
        #expect(left == expected, "\(left.joined(separator: "\n"))")
    }
}

/// Takes every mail.
private struct AcceptingSender: MailSender {
    func send(_ mails: [OutgoingMail], beforeFinalDot: ([Int64]) throws -> Void, onResult: ([MailResult]) -> Void) {
        do {
            try beforeFinalDot(mails.map(\.id))
            onResult(mails.map { MailResult(id: $0.id, result: .accepted("250 ok")) })
        } catch {
            onResult(mails.map { MailResult(id: $0.id, result: .deferred("\(error)")) })
        }
    }
}
