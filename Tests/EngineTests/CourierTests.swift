import ConversationCore
import Engine
import MailFormat
import Synchronization
import TestSupport
import Testing
import Understanding

/// Answers each mail by a rule, and remembers what it took.
private final class ScriptedSender: MailSender {
    private let taken = Mutex<[OutgoingMail]>([])
    private let answer: @Sendable (OutgoingMail) -> MailSendResult

    init(_ answer: @escaping @Sendable (OutgoingMail) -> MailSendResult = { _ in .accepted("250 ok") }) {
        self.answer = answer
    }

    var mails: [OutgoingMail] { taken.withLock { $0 } }

    func send(_ mails: [OutgoingMail], beforeFinalDot: ([Int64]) throws -> Void, onResult: ([MailResult]) -> Void) {
        for mail in mails {
            do {
                try beforeFinalDot([mail.id])
                taken.withLock { $0.append(mail) }
                onResult([MailResult(id: mail.id, result: answer(mail))])
            } catch {
                onResult([MailResult(id: mail.id, result: .deferred("\(error)"))])
            }
        }
    }
}

@Suite struct CourierTests {
    private let store: MemoryStore
    private let engine: Engine
    private var session = Session()

    init() throws {
        store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Fixtures.berlin)
        )
        engine = Engine(
            log: store,
            templates: Fixtures.templates,
            playbooks: [Fixtures.playbook],
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(orderNumberDigits: [Fixtures.playbook.orderNumberDigits]),
            correspondence: Correspondence(buyerEmail: "mia@example.test", hold: .seconds(15), zone: Fixtures.berlin)
        )
    }

    private func courier(_ sender: some MailSender, _ policy: MailPolicy = MailPolicy()) -> Courier {
        Courier(engine: engine, outbox: store, sender: sender, policy: policy)
    }

    @discardableResult
    private func round(_ courier: Courier, _ now: Instant, isUrged: Bool = false) throws -> OutboxRunner.Summary {
        _ = try engine.speak(upTo: now)
        return try courier.round(at: now, isUrged: isUrged, random: { 0.5 })
    }

    private mutating func say(_ text: String, at now: Instant) throws {
        _ = try engine.turn(.text(text), in: &session, at: now)
    }

    /// A paid order whose seller has been asked by email.
    private mutating func begin(_ order: String = "8140123456789012", at now: Instant) throws {
        try say("cancel order \(order), ordered by mistake", at: now)
        try say("paid yesterday, not shipped", at: now)
        var facts = Facts()
        facts.sellerEmail = "seller@example.test"
        _ = try engine.turn(.act(.learn(facts)), in: &session, at: now)
        _ = try engine.turn(.act(.approve), in: &session, at: now)
    }

    /// State and last answer of the row with that kind.
    private func row(_ kind: String) throws -> OutboxEntry? { try store.outbox(state: nil).first { $0.kind == kind } }

    @Test mutating func `a refused message is told to the buyer, once`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender {
            $0.recipient.address == "seller@example.test" ? .refused("550 5.1.1 no such user") : .accepted("250 ok")
        }
        let courier = courier(sender)
        let summary = try round(courier, start + .minutes(1))
        #expect(summary.refused == 1 && summary.accepted.map(\.kind) == ["delivery-failed"], "\(summary)")
        #expect(try row("seller")?.state == .refused)
        let text = String(decoding: try #require(sender.mails.last).bytes, as: UTF8.self)
        #expect(text.contains("550 5.1.1 no such user") && text.contains("Why you get this"))
        try round(courier, start + .hours(1))
        #expect(sender.mails.count == 2)
    }

    @Test mutating func `a conversation knows that its message was refused, and sends it another way`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let before = try #require(try store.conversation(1))
        #expect(before.status == .asked && before.clock("seller-answer") != nil)
        let sender = ScriptedSender {
            $0.recipient.address == "seller@example.test" ? .refused("550 5.1.1 no such user") : .accepted("250 ok")
        }
        try round(courier(sender), start + .minutes(1))
        let state = try #require(try store.conversation(1))
        #expect(state.status == .draft && state.turn == .buyer && state.clock("seller-answer") == nil)
        #expect(state.sentCount == 0 && state.firstSentAt == nil && state.thread.isEmpty && state.sentTexts.isEmpty)
        #expect(state.draft?.text == before.lastSent?.text && state.sellerAddress == nil)
        let told = try #require(try store.events(of: 1).last { $0.body.name == "messageLost" })
        #expect(
            told.body == .messageLost(draft: "d1", address: "seller@example.test", answer: "550 5.1.1 no such user")
        )
        // In the conversation of the marketplace, and no second time by mail.
        let answer = try engine.turn(.act(.approve), in: &session, at: start + .hours(1))
        #expect(answer.letters.isEmpty && answer.conversation?.status == .asked)
        #expect(answer.conversation?.clock("seller-answer") != nil && answer.conversation?.undelivered == nil)
    }

    @Test mutating func `a refusal is taken in after a crash right behind it`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender { _ in .refused("550 5.1.1 no such user") }
        // The runner alone: the program ends before the courier can tell anybody.
        _ = try OutboxRunner(store: store, sender: sender).run(at: start + .minutes(1), random: { 0.5 })
        #expect(try store.conversation(1)?.status == .asked)
        for minute in 2...4 { try round(courier(sender), start + .minutes(Int64(minute))) }
        #expect(try store.conversation(1)?.status == .draft)
        #expect(try store.events(of: 1).count { $0.body.name == "messageLost" } == 1)
    }

    @Test mutating func `a message that is tried again by hand counts as sent, and as lost when it fails again`() throws
    {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender { _ in .refused("550 5.1.1 no such user") }
        try round(courier(sender), start + .minutes(1))
        for attempt in 1...2 {
            let now = start + .hours(Int64(attempt))
            let row = try #require(try row("seller"))
            #expect(try store.move(row.id, to: .queued))
            try engine.moved(row, to: .queued, at: now)
            let state = try #require(try store.conversation(1))
            #expect(state.status == .asked && state.draft == nil && state.clock("seller-answer") != nil)
            try round(courier(sender), now + .minutes(1))
            #expect(try store.conversation(1)?.status == .draft)
            #expect(try store.events(of: 1).count { $0.body.name == "messageLost" } == attempt + 1)
        }
        #expect(try store.outbox(state: nil).count { $0.kind == "delivery-failed" } == 3)
    }

    @Test mutating func `a message that is dropped from the outbox has not reached the seller`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let row = try #require(try row("seller"))
        #expect(try store.move(row.id, to: .dropped))
        try engine.moved(row, to: .dropped, at: start + .seconds(5))
        let state = try #require(try store.conversation(1))
        // The address is as good as before.
        #expect(state.status == .draft && state.draft != nil && state.sellerAddress == "seller@example.test")
        let answer = try engine.turn(.act(.approve), in: &session, at: start + .minutes(1))
        #expect(answer.letters.count == 1 && answer.conversation?.status == .asked)
        #expect(try store.outbox(state: .queued).count == 1)
    }

    @Test mutating func `what was heard or done since a message left stays when it turns out lost`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        _ = try engine.turn(.seller("Dear friend, order cancelled"), in: &session, at: start + .minutes(1))
        let before = try #require(try store.conversation(1))
        let sender = ScriptedSender { _ in .refused("552 5.2.2 mailbox full") }
        try round(courier(sender), start + .minutes(2))
        let state = try #require(try store.conversation(1))
        #expect(state.status == before.status && state.turn == before.turn && state.undelivered == nil)
        #expect(state.clocks == before.clocks && state.draft == before.draft)
    }

    @Test mutating func `a loss is not taken back by an undo`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender { _ in .refused("550 5.1.1 no such user") }
        try round(courier(sender), start + .minutes(1))
        try say("the item is a blue kettle", at: start + .minutes(2))
        _ = try engine.turn(.act(.undo(count: 2)), in: &session, at: start + .minutes(3))
        let state = try #require(try store.conversation(1))
        #expect(state.undelivered != nil && state.status == .draft && state.deadAddress == "seller@example.test")
    }

    @Test mutating func `a message in doubt is never sent again by itself, and a proof settles it`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender {
            $0.recipient.address == "seller@example.test" ? .unknown("silence") : .accepted("250 ok")
        }
        let courier = courier(sender)
        for hour in 1...200 { try round(courier, start + .hours(Int64(hour))) }
        #expect(sender.mails.filter { $0.recipient.address == "seller@example.test" }.count == 1)
        let row = try #require(try row("seller"))
        #expect(row.state == .maybeSent)
        #expect(try !store.confirm(messageID: "other@example.test", because: "a reply"))
        #expect(try store.confirm(messageID: row.messageID, because: "a reply names it"))
        #expect(try self.row("seller")?.state == .sent)
    }

    @Test mutating func `of refused logins two are tried in fifteen minutes, unless a person asks`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        try begin(at: start)
        let sender = ScriptedSender { _ in .deferred("535 5.7.8 no", because: .loginRefused) }
        let courier = courier(sender)
        for minute in 1...14 {
            let now = start + .minutes(Int64(minute))
            for row in try store.outbox(state: .queued) { _ = try store.release(row.id, at: now) }
            let summary = try round(courier, now)
            #expect(summary.worst == .loginRefused)
        }
        #expect(sender.mails.count == 2)
        let now = start + .minutes(14)
        for row in try store.outbox(state: .queued) { _ = try store.release(row.id, at: now) }
        try round(courier, now, isUrged: true)
        #expect(sender.mails.count == 3)
    }

    @Test mutating func `no more leave in an hour than the cap`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        for index in 0..<10 { try begin("81401234567890\(10 + index)", at: start) }
        let sender = ScriptedSender()
        let courier = courier(sender, MailPolicy(perHour: 4))
        for minute in 1...59 { try round(courier, start + .minutes(Int64(minute))) }
        #expect(sender.mails.count == 4)
        for minute in 60...120 { try round(courier, start + .minutes(Int64(minute))) }
        #expect(sender.mails.count == 8)
    }

    @Test mutating func `a notice whose matter is over does not leave`() throws {
        let start = Fixtures.at("2026-03-02T23:00")
        try begin(at: start)
        let quiet = MailPolicy.DailyWindow(
            from: try #require(CivilTime(hour: 22, minute: 0)),
            to: try #require(CivilTime(hour: 7, minute: 0))
        )
        let sender = ScriptedSender()
        let courier = courier(sender, MailPolicy(quietHours: quiet))
        _ = try engine.turn(.seller("Dear friend, please wait two days"), in: &session, at: start + .minutes(1))
        try round(courier, start + .minutes(2))
        #expect(sender.mails.map(\.recipient.address) == ["seller@example.test"], "sellers are not kept waiting")
        #expect(try row("reply-read")?.notBefore == Fixtures.at("2026-03-03T07:00"))
        _ = try engine.turn(.act(.mark(.refunded, nil)), in: &session, at: start + .minutes(3))
        try round(courier, Fixtures.at("2026-03-03T07:00"))
        #expect(try row("reply-read")?.state == .dropped)
        #expect(try row("reply-read")?.lastAnswer == "no longer needed: the matter is closed")
    }

    @Test mutating func `by choice one summary a day, but a trap is told at once`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        let policy = MailPolicy(digestAt: CivilTime(hour: 8, minute: 0))
        let sender = ScriptedSender()
        let courier = courier(sender, policy)
        try begin("8140123456789012", at: start)
        _ = try engine.turn(.seller("Dear friend, please wait two days"), in: &session, at: start + .hours(1))
        try begin("8140123456789013", at: start + .hours(2))
        _ = try engine.turn(.seller("Thank you for your message"), in: &session, at: start + .hours(3))
        try begin("8140123456789014", at: start + .hours(4))
        _ = try engine.turn(
            .seller("Please confirm receipt first, then we refund"),
            in: &session,
            at: start + .hours(5)
        )
        try round(courier, start + .hours(6))
        #expect(try store.outbox(state: .sent).map(\.kind).sorted() == ["seller", "seller", "seller", "trap-warning"])
        try round(courier, Fixtures.at("2026-03-03T08:00"))
        let summary = try #require(try row("digest"))
        #expect(summary.state == .sent && summary.subject.hasPrefix("2 "))
        #expect(try row("reply-read")?.lastAnswer == "it went with others in one summary")
        try round(courier, Fixtures.at("2026-03-03T08:30"))
        #expect(try store.outbox(state: nil).filter { $0.kind == "digest" }.count == 1)
    }

    @Test mutating func `over the daily cap the rest is told together`() throws {
        let start = Fixtures.at("2026-03-02T09:00")
        let sender = ScriptedSender()
        let courier = courier(sender, MailPolicy(noticesPerDay: 2))
        for index in 0..<5 {
            let now = start + .minutes(Int64(index))
            try begin("814012345678901\(index)", at: now)
            _ = try engine.turn(.seller("Dear friend, please wait two days"), in: &session, at: now)
            try round(courier, now)
        }
        for hour in 1...23 { try round(courier, start + .hours(Int64(hour))) }
        #expect(try store.outbox(state: .sent).filter(\.isToBuyer).map(\.kind) == ["reply-read", "reply-read"])
        for hour in 24...26 { try round(courier, start + .hours(Int64(hour))) }
        let toBuyer = try store.outbox(state: .sent).filter(\.isToBuyer)
        #expect(toBuyer.count { $0.kind == "digest" } == 1, "\(toBuyer.map { "\($0.kind) \($0.subject)" })")
    }
}
