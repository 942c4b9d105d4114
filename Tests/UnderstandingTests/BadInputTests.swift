import ConversationCore
import Testing
import TextAnalysis
import Understanding

/// Any text gets an answer, in a time that does not grow faster than the text.
@Suite struct BadInputTests {
    private static let today = CivilDate(dayNumber: 20_780)

    @Test(
        arguments: [
            "", " ", "\u{0}", "\u{0}\u{0}hello\u{0}", "????", "\n\n\n", String(repeating: "😀", count: 10_000),
            "\u{202E}txet desrever\u{202C}", "\u{FFFD}\u{FFFD}\u{FFFD}", "Þetta er á íslensku og segir ekkert",
            "هذا نص باللغة العربية", "これは日本語です", "\u{301}\u{301}\u{301}",
            String(decoding: [0xFF, 0xFE, 0xC0, 0x80, 0x41] as [UInt8], as: UTF8.self),
        ]
    )
    func `odd text decides nothing that costs`(text: String) {
        let meaning = SellerReplyReader().read(text, today: BadInputTests.today)
        #expect(!meaning.labels.isEmpty && !meaning.has(.acceptsCancellation), "\(meaning.labels)")
        let utterance = BuyerUtteranceReader().read(text, today: BadInputTests.today)
        #expect(utterance.orderNumber == nil && utterance.amount == nil)
    }

    @Test(arguments: ["a", "取", "é", "1", "a ", "no ", "😀", "not cancel, "])
    func `a megabyte is read as far as the limit`(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let words = Words(text)
        #expect(words.words.count <= Words.limit)
        let half = TextFeatures(Words(String(text.prefix(4_000)))).numbers.count
        let full = TextFeatures(Words(String(text.prefix(8_000)))).numbers.count
        #expect(full <= 2 * half + 64, "twice the text gives \(full) after \(half) numbers")
        #expect(!SellerReplyReader().read(text, today: BadInputTests.today).labels.isEmpty)
        _ = BuyerUtteranceReader().read(text, today: BadInputTests.today)
    }

    @Test(arguments: ["a", " ", "1.", "😀", "\u{0}", "\u{200B}", "取"])
    func `an order number is found after a megabyte`(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count) + " 8123 4567-8901 2345, 77"
        #expect(OrderNumber.find(in: text) == "8123456789012345")
    }

    @Test(
        arguments: [
            ("8123456789012345", "8123456789012345"), ("x8123456789012345", nil), ("8123456789012345x", nil),
            ("x\u{200B}8123456789012345", nil), ("8123456789012345 x", "8123456789012345"),
            ("№8123456789012345", "8123456789012345"), ("8123  4567--8901 2345", "8123456789012345"),
            ("8123   456789012345", nil), ("８１２３4567８９０１2345", "8123456789012345"),
            ("8123\u{200B}456789012345", "8123456789012345"), ("a1, 8123456789012345", "8123456789012345"),
        ]
    )
    func `digits that touch a Latin letter are no order number`(text: String, number: String?) {
        #expect(OrderNumber.find(in: text) == number)
    }

    @Test func `every label is shown by words of the reply`() {
        let text = "OK, order cancelled, we refund you tomorrow. Please send a photo of the label."
        let meaning = SellerReplyReader().read(text, today: BadInputTests.today)
        #expect(Set(meaning.spans.map(\.label)) == Set(meaning.labels))
        #expect(meaning.spans.allSatisfy { text.contains($0.text) && !$0.text.isEmpty })
    }
}
