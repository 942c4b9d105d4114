import ConversationCore
@testable import Engine
import MailFormat
import Testing
import TestSupport
import Understanding

@Suite struct ChatTranscriptTests {
    private func read(_ text: String, ours: String = "") -> ChatTranscript? {
        ChatTranscript(text, seller: "Blue Shop", buyer: "Mia", isOurs: { $0 == ours })
    }

    @Test(arguments: [
        "[2026-03-02 10:15] Seller: Hello\n[2026-03-02 10:20] Me: Please cancel\n[2026-03-02 10:30] Seller: OK\nwe cancel",
        "02.03.2026, 10:15 - Blue Shop: Hello\n02.03.2026, 10:20 - Mia: Please cancel\n02.03.2026, 10:30 - Blue Shop: OK\nwe cancel",
        "[3/2/26, 10:15 AM] Blue Shop: Hello\r\n[3/2/26, 10:20 AM] Mia: Please cancel\r\n[3/2/26, 10:30 AM] Blue Shop: OK\r\nwe cancel",
        "Seller (2026-03-02 10:15): Hello\nBuyer (2026-03-02 10:20): Please cancel\nSeller (2026-03-02 10:30): OK\nwe cancel",
        "Blue Shop 2026-03-02 10:15\nHello\n\nMia 2026-03-02 10:20\nPlease cancel\n\nBlue Shop 2026-03-02 10:30\nOK\nwe cancel\n",
        "Mar 2, 2026 10:15 Seller\nHello\n2 March 2026 10:20 You\nPlease cancel\nMar 2, 2026 10:30 Seller\nOK\nwe cancel",
        "卖家 2026/03/02 10:15：Hello\n我 2026/03/02 10:20：Please cancel\n卖家 2026/03/02 10:30：OK\nwe cancel",
        "Продавец, 02.03.2026 10:15: Hello\nЯ, 02.03.2026 10:20: Please cancel\nПродавец, 02.03.2026 10:30: OK\nwe cancel",
    ])
    func `who said what, and when`(text: String) throws {
        let transcript = try #require(read(text))
        #expect(transcript.entries.map(\.speaker) == [.seller, .buyer, .seller])
        #expect(transcript.entries.map(\.text) == ["Hello", "Please cancel", "OK\nwe cancel"])
        #expect(transcript.entries.map(\.day) == Array(repeating: Fixtures.day("2026-03-02"), count: 3))
    }

    @Test(arguments: [
        "Seller: Hello\nMe: Please cancel\nSeller: OK\nwe cancel",
        "Seller 10:15\nHello\nMe 10:20\nPlease cancel\nSeller 10:30\nOK\nwe cancel",
        "10:15 Seller: Hello\n10:20 Buyer: Please cancel\n10:30 Seller: OK\nwe cancel",
        "Vendedor: Hello\nYo: Please cancel\nVendedor: OK\nwe cancel",
    ])
    func `without a day`(text: String) throws {
        let transcript = try #require(read(text))
        #expect(transcript.entries.map(\.text) == ["Hello", "Please cancel", "OK\nwe cancel"])
        #expect(transcript.entries.allSatisfy { $0.day == nil })
    }

    @Test func `the one who is not known is the other one`() throws {
        let text = "[2026-03-02 10:15] Lin Zhang: Hello\n[2026-03-02 10:20] mia_1990: Please cancel my order"
        #expect(read(text) == nil, "either could be the seller")
        let transcript = try #require(read(text, ours: "Please cancel my order"))
        #expect(transcript.entries.map(\.speaker) == [.seller, .buyer])
    }

    @Test(arguments: [
        "Hello friend, please wait 2 days", "Dear buyer: please wait until 10:15", "Note: we ship on 2026-03-02 10:15",
        "Time: 10:15", "", "\n\n", "We shipped it: tracking LP123.\nThank you.", "Order 8140123456789012: cancelled",
        "Me: Please cancel", "On 2 March 2026 10:15 we sent it: thank you", "10:15", "10:15 is when we ship: thank you",
        "We told you: please wait.\nSeller: Blue", "https://example.com: look", "亲，请再等两天：谢谢",
    ])
    func `what one person wrote is no transcript`(text: String) { #expect(read(text) == nil) }

    @Test func `pasting again, whole, in part or with more, adds only what is new`() throws {
        let transcript = try #require(read("Seller: ok\nMe: when?\nSeller: ok\nSeller: tomorrow"))
        #expect(transcript.news(beside: []).map(\.text) == ["ok", "ok\ntomorrow"])
        #expect(transcript.news(beside: ["ok", "ok\ntomorrow"]).isEmpty)
        #expect(transcript.news(beside: ["ok"]).map(\.text) == ["ok\ntomorrow"])
        #expect(transcript.news(beside: ["ok", "ok"]).map(\.text) == ["tomorrow"])
        let part = try #require(read("Seller: ok\nSeller:  tomorrow "))
        #expect(part.news(beside: ["ok", "ok\ntomorrow"]).isEmpty)
        #expect(part.news(beside: ["it is ok\nnot tomorrow"]).count == 1, "a part of a line is another message")
    }

    @Test func `into the chat: each message once, the days as stated, and undo lets it come again`() throws {
        let store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Fixtures.berlin)
        )
        let engine = Engine(
            log: store,
            templates: Fixtures.templates,
            playbooks: [Fixtures.playbook],
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(),
            correspondence: Correspondence(buyerName: "Mia", buyerEmail: "mia@example.test", zone: Fixtures.berlin)
        )
        var session = Session()
        var now = Fixtures.at("2026-03-05T09:00")
        func turn(_ input: TurnInput) throws -> TurnAnswer {
            now = now + .minutes(1)
            return try engine.turn(input, in: &session, at: now)
        }
        func replies() throws -> [String] {
            try store.events(of: 1).compactMap { if case .sellerSaid(let text, _, _) = $0.body { text } else { nil } }
        }
        _ = try turn(.text("cancel order 8140123456789012, paid, not shipped, ordered by mistake"))
        let text =
            "[2026-03-03 10:15] Seller: Hello dear\n[2026-03-03 10:20] Me: Please\n[2026-03-03 10:30] Seller: Refund within 3 days"
        let answer = try turn(.seller(text))
        #expect(try replies() == ["Hello dear", "Refund within 3 days"])
        #expect(answer.conversation?.promises.last?.promise.by == Fixtures.day("2026-03-06"), "reckoned from 3 March")
        #expect(try turn(.seller(text)).decision.says.map(\.key) == ["seller.repeated"])
        #expect(
            try turn(.seller(text + "\n[2026-03-05 08:00] Seller: It is cancelled")).conversation?.reply?.text
                == "It is cancelled"
        )
        #expect(try replies().count == 3)
        _ = try turn(.act(.undo(count: 1)))
        _ = try turn(.seller("Seller: It is cancelled"))
        #expect(try replies().last == "It is cancelled" && replies().count == 4)
    }
}
