import ConversationCore
import Foundation
import Testing
import Understanding

/// Keeps what the reader has reached on texts that neither patterns nor model were made from; `script/evaluate` prints it.
@Suite struct AccuracyTests {
    @Test func `sellers' replies are read as well as before`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Training/develop/seller")
        var right = 0
        var wrong = 0
        var falseAccepts = 0
        var texts = 0
        for language in ["en", "ru", "es", "pt", "fr", "zh"] {
            let file = folder.appendingPathComponent("\(language).tsv")
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let parts = line.split(separator: "\t", maxSplits: 1)
                let expected = Set(parts[0].split(separator: ",").compactMap { SellerLabel(rawValue: String($0)) })
                let found = Set(SellerReplyReader().read(String(parts[1]), today: CivilDate(dayNumber: 20_780)).labels)
                texts += 1
                right += found.intersection(expected).count
                wrong += found.symmetricDifference(expected).count
                if found.contains(.acceptsCancellation), !expected.contains(.acceptsCancellation) { falseAccepts += 1 }
            }
        }
        let f1 = 2 * Double(right) / Double(2 * right + wrong)
        #expect(texts > 200 && f1 > 0.82, "micro-F1 \(f1) over \(texts) texts")
        #expect(falseAccepts <= 4, "\(falseAccepts) replies wrongly read as consent")
    }
}
