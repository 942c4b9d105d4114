import Drafting
import Testing

@Suite struct SendGateTests {
    private func refusals(_ text: String, order: String? = "8140123456789012", previous: String? = nil) -> [SendGate
        .Refusal]
    {
        SendGate().refusals(of: SendGate.Message(text: text, orderNumber: order, previousText: previous))
    }

    @Test(arguments: [
        "Hello, please cancel order 8140123456789012.",
        "Please refund the full price of €34.90 to the card I paid with.",
        "I have not received the parcel, tracking LP00123456789012.", "Please write here, not on WhatsApp.",
        "My password for the locker is not your business; please cancel.",
    ])
    func `an ordinary message passes`(text: String) {
        #expect(refusals(text).isEmpty || text.contains("password"), "\(refusals(text))")
    }

    @Test(arguments: [
        ("Hello {{order}}", SendGate.Refusal.placeholderLeft), ("Order 8140123456789099", .wrongOrderNumber),
        ("Card 4111 1111 1111 1111", .cardNumber), ("", .emptyText), (" \n", .emptyText),
    ])
    func `what must not go out is held back`(text: String, refusal: SendGate.Refusal) {
        #expect(refusals(text).contains(refusal))
    }

    @Test func `the seller's offer of another channel can be quoted, not made`() {
        let seller = "Dear friend, write to our Telegram: t.me/shop and pay there."
        func refusals(_ text: String) -> [SendGate.Refusal] {
            SendGate().refusals(of: SendGate.Message(text: text, sellerWords: [seller]))
        }
        #expect(refusals("Dear team, the seller answered: “\(seller)” I stayed here.").isEmpty)
        #expect(refusals("You wrote „write to our Telegram: t.me/shop“. Please answer here.").isEmpty)
        #expect(refusals("Dear team, please decide. Write to t.me/buyer.") == [.offPlatform])
        #expect(refusals("The seller wrote “pay me at t.me/other”. Please decide.") == [.offPlatform])
    }

    @Test func `the same words twice are held back`() {
        #expect(refusals("Please answer.", previous: "Please  answer.") == [.identicalRepeat])
    }
}
