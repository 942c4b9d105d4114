import ConversationCore
import TextAnalysis
import Testing
import Understanding

@Suite struct SpellingTests {
    @Test(arguments: [
        ("bought by mistke", "bought by mistake"), ("not shiped yet", "not shipped yet"),
        ("wrong adress in it", "wrong address in it"), ("купил по ошбике", "купил по ошибке"),
    ])
    func `a slip is put right`(written: String, meant: String) {
        #expect(
            Spelling.shared.correct(Words(written)).words.map(\.text) == meant.split(separator: " ").map { String($0) }
        )
    }

    @Test(arguments: [
        "el paquete perdido", "обменять", "the score", "8140123456789012", "LP00612345678901", "iban", "取消订单", "",
    ])
    func `a real word, a number and a short word stay`(text: String) {
        let words = Words(text)
        #expect(Spelling.shared.correct(words).words == words.words)
    }

    @Test func `of two words that are as near the more frequent of the language is meant`() {
        let spelling = Spelling("refund/a refuse/c refused/a order")
        func correct(_ word: String, _ language: String) -> String? {
            spelling.correct(Words(word), language: language).words.first?.text
        }
        #expect(correct("refunsd", "en") == "refund")
        #expect(correct("refunsd", "es") == "refunsd", "not common in that language")
        #expect(correct("refusde", "en") == "refused")
        #expect(correct("refunx", "en") == "refunx", "the last letter is taken as right")
        #expect(correct("refusd", "en") == "refused")
        #expect(correct("ordre", "en") == "ordre", "no word that is known only is meant")
    }

    @Test func `the order number of a line stays where it is`() {
        let read = BuyerUtteranceReader().read("cancle my oder 8140123456789012", today: CivilDate(dayNumber: 20_780))
        #expect(read.intent == .cancelOrder && read.orderNumber == "8140123456789012")
    }
}
