import ConversationCore
import Drafting
import Testing

/// Judges the courtesy check by texts as buyers write them.
///
/// They stand in `Courtesy/`: what is wrong, a tab, the text. Those of `held-out` judge only: no pattern is written for them.
@Suite struct CourtesyTests {
    private static let languages = ["en", "ru", "es", "pt", "fr", "zh", "de", "pl"]
    /// What the wording is judged for; what must be in a text is tested below.
    private static let faults: Set<CourtesyCheck.Fault> = [.threat, .insult, .blame, .falseLaw, .shouting]

    @Test(arguments: languages, ["Courtesy", "Courtesy/held-out"])
    func `rude texts are told from polite ones`(language: String, folder: String) throws {
        var tally = Tally()
        var kinds = Tally()
        var wrong: [String] = []
        let texts = try LabelledText.all(in: "\(folder)/\(language).tsv")
        for text in texts {
            let wanted = Set(
                text.columns[0].split(separator: ",").compactMap { CourtesyCheck.Fault(rawValue: String($0)) }
            )
            #expect(wanted.isEmpty == (text.columns[0] == "clean"), "unknown fault in \(text.columns)")
            let review = CourtesyCheck().review(text.columns[1], language: Language(language))
            let found = Set(review.findings.map(\.fault)).intersection(Self.faults)
            tally.count(isBad: !wanted.isEmpty, isFlagged: !found.isEmpty)
            for fault in Self.faults { kinds.count(isBad: wanted.contains(fault), isFlagged: found.contains(fault)) }
            if wanted.isEmpty != found.isEmpty { wrong.append("\(text.columns) found \(review.findings)") }
        }
        print(
            "courtesy \(folder) \(language): \(texts.count) texts, precision \(tally.precision), recall \(tally.recall); "
                + "by fault precision \(kinds.precision), recall \(kinds.recall)"
        )
        #expect(tally.precision >= 0.95 && tally.recall >= 0.9, "\(wrong)")
        #expect(kinds.precision >= 0.9 && kinds.recall >= 0.9, "\(wrong)")
    }

    @Test(arguments: languages)
    func `there are sixty rude and sixty polite texts`(language: String) throws {
        let texts = try ["Courtesy", "Courtesy/held-out"].flatMap { try LabelledText.all(in: "\($0)/\(language).tsv") }
        let polite = texts.count { $0.columns[0] == "clean" }
        #expect(polite >= 60 && texts.count - polite >= 60)
    }

    @Test(arguments: [
        ("en", "Hello, I bought the wrong lamp.", false), ("en", "Please cancel it.", true),
        ("ru", "Здравствуйте, я купил не ту лампу.", false), ("ru", "Отмените, пожалуйста.", true),
        ("es", "Hola, compré la lámpara equivocada.", false), ("es", "Cancele el pedido por favor.", true),
        ("pt", "Olá, comprei a lâmpada errada.", false), ("pt", "Cancele o pedido, por favor.", true),
        ("fr", "Bonjour, je me suis trompé de lampe.", false), ("fr", "Merci de l'annuler.", true),
        ("de", "Hallo, das ist die falsche Lampe.", false), ("de", "Bitte stornieren Sie.", true),
        ("pl", "Dzień dobry, to zła lampa.", false), ("pl", "Proszę anulować.", true),
        ("zh", "您好，我买错灯了。", false), ("zh", "请取消订单。", true),
    ])
    func `a text that asks for nothing is told so`(language: String, text: String, asks: Bool) {
        let demands = CourtesyCheck.Demands(asks: true)
        let found = CourtesyCheck().review(text, language: Language(language), demands: demands).findings.map(\.fault)
        #expect(found == (asks ? [] : [.missingAsk]))
    }

    @Test func `the order has to be named, with blanks or without`() {
        let demands = CourtesyCheck.Demands(orderNumber: "8140123456789012")
        func faults(_ text: String) -> [CourtesyCheck.Fault] {
            CourtesyCheck().review(text, language: .english, demands: demands).findings.map(\.fault)
        }
        #expect(faults("Please cancel order 8140 1234 5678 9012.").isEmpty)
        #expect(faults("Please cancel my order.") == [.missingOrderNumber])
    }

    @Test func `a text may be as long as sellers read, and no longer`() {
        let word = "please "
        let limit = CourtesyCheck.longestInWords
        func faults(_ count: Int) -> [CourtesyCheck.Fault] {
            CourtesyCheck().review(String(repeating: word, count: count), language: .english).findings.map(\.fault)
        }
        #expect(faults(limit).isEmpty && faults(limit + 1) == [.tooLong])
        let chinese = CourtesyCheck().review(String(repeating: "请", count: limit * 2 + 2), language: .chinese)
        #expect(chinese.findings.map(\.fault) == [.tooLong])
    }

    @Test func `the score falls with each fault and not below nought`() {
        let scores = [
            "Please cancel it.", "PLEASE CANCEL MY ORDER!!!", "You idiots, cancel it.",
            "YOU IDIOTS, I WILL SUE YOU, IT IS YOUR FAULT AND AGAINST THE LAW!!!",
        ]
        .map { CourtesyCheck().review($0, language: .english).score }
        #expect(scores == [100, 75, 60, 0])
    }
}
