import ConversationCore
import Foundation
import Testing
import Understanding

/// Keeps what the reader has reached on texts that no model was trained on; `script/evaluate` prints it.
///
/// `Training/figures.tsv` holds the committed F1 of each label of each split in thousandths; a label may lose ten.
@Suite struct AccuracyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Training")
    /// So many thousandths a label may lose.
    private static let tolerance = 10

    @Test(arguments: ["develop", "held-out"])
    func `no label of sellers' replies is read worse than is written down`(split: String) throws {
        var right: [SellerLabel: Int] = [:]
        var wrong: [SellerLabel: Int] = [:]
        var falseAccepts = 0
        var texts = 0
        for language in ["en", "ru", "es", "pt", "fr", "zh"] {
            let file = AccuracyTests.root.appendingPathComponent("\(split)/seller/\(language).tsv")
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let parts = line.split(separator: "\t", maxSplits: 1)
                let expected = Set(parts[0].split(separator: ",").compactMap { SellerLabel(rawValue: String($0)) })
                let found = Set(SellerReplyReader().read(String(parts[1]), today: CivilDate(dayNumber: 20_780)).labels)
                texts += 1
                for label in found.intersection(expected) { right[label, default: 0] += 1 }
                for label in found.symmetricDifference(expected) { wrong[label, default: 0] += 1 }
                if found.contains(.acceptsCancellation), !expected.contains(.acceptsCancellation) { falseAccepts += 1 }
            }
        }
        let figures = try String(contentsOf: AccuracyTests.root.appendingPathComponent("figures.tsv"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0[0] == split }
        #expect(texts > 200 && figures.count == SellerLabel.allCases.count)
        for figure in figures {
            let label = try #require(SellerLabel(rawValue: String(figure[1])))
            let committed = try #require(Int(figure[2]))
            let hits = 2 * (right[label] ?? 0)
            let reached = hits * 1000 / max(1, hits + (wrong[label] ?? 0))
            #expect(reached >= committed - AccuracyTests.tolerance, "\(label.rawValue): \(reached), was \(committed)")
        }
        #expect(falseAccepts * 100 <= texts, "\(falseAccepts) replies wrongly read as consent")
    }
}
