import ConversationCore
import Drafting
import Engine
import MailFormat
import TemplateLibrary
import Testing
import TestSupport
import Understanding

/// A chat over a store in memory.
private struct Chat {
    let store: MemoryStore
    let engine: Engine
    var session = Session()
    var now = Fixtures.at("2026-03-02T09:00")

    init(email: String? = "mia@example.test") throws {
        store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Fixtures.berlin)
        )
        engine = Engine(
            log: store,
            templates: Fixtures.templates,
            playbooks: [Fixtures.playbook],
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(),
            correspondence: Correspondence(buyerName: "Mia", buyerEmail: email, zone: Fixtures.berlin)
        )
    }

    mutating func say(_ text: String) throws -> TurnAnswer { try engine.turn(.text(text), in: &session, at: now) }
    mutating func seller(_ text: String) throws -> TurnAnswer { try engine.turn(.seller(text), in: &session, at: now) }
    mutating func act(_ act: TurnInput.Act) throws -> TurnAnswer { try engine.turn(.act(act), in: &session, at: now) }
    mutating func wait(_ span: TimeSpan) throws -> [TurnAnswer] {
        now = now + span
        return try engine.speak(upTo: now)
    }
}

@Suite struct ConversationTests {
    @Test func `a changed playbook moves the dates of open conversations, and says so once`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid on 1 March 2026, not shipped, ordered by mistake")
        #expect(try chat.engine.adoptPlaybooks(at: chat.now).isEmpty, "nothing has changed")
        var playbook = Fixtures.playbook
        let index = try #require(playbook.clocks.firstIndex { $0.id == "ship-by" })
        playbook.clocks[index].lengths[0].length = Length(count: 5, unit: .days)
        playbook.digest = "another"
        var engine = chat.engine
        engine.playbooks = [playbook]
        let answers = try engine.adoptPlaybooks(at: chat.now)
        #expect(answers.count == 1)
        let said = answers.first?.says.joined(separator: "\n") ?? ""
        #expect(said.contains("6 March 2026") && said.contains("8 March 2026"), "\(said)")
        let clock = try #require(try chat.store.conversation(1)?.clock("ship-by"))
        #expect(clock.expectBy == Fixtures.at("2026-03-06T23:59:59") && clock.revision == 1)
        #expect(try engine.adoptPlaybooks(at: chat.now).isEmpty)
    }

    @Test func `a draft does not leave before it is approved`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        var facts = Facts()
        facts.sellerEmail = "seller@example.test"
        _ = try chat.act(.learn(facts))
        #expect(try chat.store.outbox(state: nil).isEmpty)
        let answer = try chat.act(.approve)
        let letters = try chat.store.outbox(state: .queued)
        #expect(letters.map(\.recipient) == ["seller@example.test"] && answer.letters.count == 1)
        #expect(letters.first?.notBefore == chat.now + .seconds(15), "it is held, so that it can be undone")
    }

    @Test func `undo takes a held message out of the outbox`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        var facts = Facts()
        facts.sellerEmail = "seller@example.test"
        _ = try chat.act(.learn(facts))
        _ = try chat.act(.approve)
        let answer = try chat.act(.undo(count: 1))
        #expect(try chat.store.outbox(state: .queued).isEmpty)
        #expect(answer.conversation?.status == .draft && answer.conversation?.draft != nil)
        _ = try chat.act(.approve)
        #expect(try chat.store.outbox(state: .queued).count == 1, "approved anew it is queued anew")
    }

    @Test func `undo does not reach behind a message that has left`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        var facts = Facts()
        facts.sellerEmail = "seller@example.test"
        _ = try chat.act(.learn(facts))
        _ = try chat.act(.approve)
        _ = try chat.store.claim(notAfter: chat.now + .minutes(1), limit: 10)
        let answer = try chat.act(.undo(count: 1))
        #expect(answer.decision.says.map(\.key) == ["undo.sent"] && answer.conversation?.status == .asked)
    }

    @Test func `a no gives back what stood before the reply`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        let asked = try #require(try chat.act(.approve).conversation)
        _ = try chat.wait(.hours(5))
        _ = try chat.seller("OK, we accept the cancellation")
        #expect(try chat.store.conversation(1)?.status == .promised)
        let answer = try chat.say("no")
        #expect(answer.conversation?.status == .asked && answer.decision.asks == .meaning)
        #expect(answer.conversation?.clocks.map(\.id) == asked.clocks.map(\.id))
    }

    @Test func `a corrected reading decides`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        _ = try chat.act(.approve)
        _ = try chat.wait(.hours(5))
        _ = try chat.seller("OK, we accept the cancellation")
        let answer = try chat.act(.correct([.asksToWait]))
        #expect(answer.conversation?.status == .acknowledged)
        #expect(answer.conversation?.clock("refund") == nil)
    }

    @Test func `the same reply pasted twice changes nothing`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        _ = try chat.act(.approve)
        _ = try chat.wait(.hours(5))
        let first = try chat.seller("please wait until Thursday")
        let second = try chat.seller("please wait until Thursday")
        #expect(second.events.isEmpty && second.conversation == first.conversation)
    }

    @Test func `a point of no return needs the exact words`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        _ = try chat.act(.approve)
        let warned = try chat.act(.mark(.kept, nil))
        #expect(warned.decision.asks == .confirmation && warned.conversation?.isClosed == false)
        #expect(try chat.say("yes").conversation?.isClosed == false)
        _ = try chat.act(.mark(.kept, nil))
        #expect(try chat.say("keep").conversation?.outcome == .kept)
    }

    @Test func `a draft with what must not be sent is held back`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        for text in [
            "Hello, my card is 4111 1111 1111 1111", "Hello {{order}}", "   ", "Write me on WhatsApp +49 170 1234567",
        ] {
            _ = try chat.act(.edit(text))
            let answer = try chat.act(.approve)
            #expect(answer.conversation?.status == .draft, "\(text)")
            #expect(answer.decision.says.contains { $0.key.hasPrefix("gate.") }, "\(text)")
        }
    }

    @Test func `a second order is a second conversation, and its number leads back`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        #expect(try chat.say("cancel order 8140123456789099, paid, not shipped").conversation?.number == 2)
        #expect(try chat.say("what about order 8140123456789012?").conversation?.number == 1)
    }

    @Test func `each clock speaks at its own moment, also after a long absence`() throws {
        var chat = try Chat()
        _ = try chat.say("I have not paid order 8140123456789012, ordered yesterday, cancel it")
        let answers = try chat.wait(.days(90))
        #expect(answers.flatMap(\.events).allSatisfy { $0.recordedAt < chat.now })
        #expect(try chat.wait(.days(1)).isEmpty, "nothing speaks twice")
    }

    @Test func `an approved draft of a later chat is mailed about when the chat is left`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        #expect(try chat.engine.leave(chat.session, at: chat.now)?.kind == "draft-waits")
        _ = try chat.engine.leave(chat.session, at: chat.now)
        #expect(try chat.store.outbox(state: nil).count == 1, "once a draft")
    }

    @Test func `an order with a hostile seller's name stays one line of a subject`() throws {
        var chat = try Chat()
        _ = try chat.say("cancel order 8140123456789012, paid, not shipped, ordered by mistake")
        var facts = Facts()
        facts.seller = "Shop\r\nBcc: everyone@example.test"
        _ = try chat.act(.learn(facts))
        _ = try chat.act(.approve)
        _ = try chat.wait(.hours(1))
        _ = try chat.seller("please wait")
        for entry in try chat.store.outbox(state: nil) {
            let head = String(decoding: entry.bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
            #expect(!head.contains("\r\nBcc:"))
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
