import ConversationCore
import Flows
import Testing
import TestSupport

@Suite struct MaskTests {
    /// A conversation whose facts were corrected on the way.
    private var mask: Mask {
        func event(_ body: Event.Body) -> Event {
            Event(sequence: 1, turn: 1, recordedAt: Instant(millisecondsSinceEpoch: 0), body: body)
        }
        func learned(_ change: (inout Facts) -> Void) -> Event {
            var facts = Facts()
            change(&facts)
            return event(.learned(facts, isCorrection: false))
        }
        let events = [
            learned {
                $0.orderNumber = "8140987654321098"
                $0.seller = "Kettle Paradise Store"
                $0.sellerEmail = "shop@kettle.example.org"
                $0.item = "Blue kettle"
                $0.buyer = "王小明"
                $0.amount = Money(minorUnits: 3500, currency: "EUR")
            },
            learned {
                $0.orderNumber = "8140987654321099"
                $0.seller = "Müller & Söhne"
            },
        ]
        return Mask(events, buyer: "Miriam Sommer", email: "miriam@example.org")
    }

    @Test(arguments: [
        ("8140987654321098", "8140000000000001"), ("no. 8140 9876-5432 1098!", "no. 8140000000000001!"),
        ("８１４０９８７６５４３２１０９８", "8140000000000001"), ("8140987654321099", "8140000000000002"),
        ("81409876543210985", "00000000000000000"), ("call +49 170 123-45-67", "call +00 000 000-00-00"),
        ("(555) 123-4567", "(000) 000-0000"),
        ("on 02.03.2026 10:15, or 2026-03-14 9h", "on 02.03.2026 10:15, or 2026-03-14 9h"),
        ("in 2-3 days", "in 2-3 days"),
    ])
    func `numbers are masked however they are written, and dates stay`(text: String, masked: String) {
        #expect(mask.text(text) == masked)
    }

    @Test(arguments: [
        ("Dear MIRIAM,", "Dear Buyer,"), ("Ms Sommer's order", "Ms Buyer's order"), ("亲爱的王小明您好", "亲爱的Buyer您好"),
        ("here is Kettle Paradise Store", "here is Seller"), ("your Paradise", "your Seller"), ("a store", "a store"),
        ("MÜLLER & SÖHNE", "Seller"), ("the blue KETTLE", "the the item"), ("Sommerzeit", "Sommerzeit"),
    ])
    func `names are masked in any case, whole or in part, those of before too`(text: String, masked: String) {
        #expect(mask.text(text) == masked)
    }

    @Test(arguments: [
        ("35 EUR", "100.00 EUR"), ("€35,00", "€100.00"), ("35.00€", "100.00€"),
        ("only 7 euros back", "only 20.00 euros back"),
        ("EUR 17.50", "EUR 50.00"), ("0.01 EUR", "0.01 EUR"),
    ])
    func `sums keep their parts of the whole, however they are written`(text: String, masked: String) {
        #expect(mask.text(text) == masked)
    }

    @Test(arguments: [
        (
            "write to boss@kettle.example.org\nor SHOP@kettle.example.org",
            "write to someone@example.test\nor seller@example.test"
        ),
        ("miriam@example.org", "buyer@example.test"), ("@mia_sommer", "someone@example.test"),
        ("https://shop.example.org/u/5?mia", "https://example.test"),
        ("see www.kettle.org", "see https://example.test"),
        ("https://T.me/kettle_boss", "t.me/someone"),
    ])
    func `addresses and links are masked`(text: String, masked: String) {
        #expect(mask.text(text) == masked)
    }
}
