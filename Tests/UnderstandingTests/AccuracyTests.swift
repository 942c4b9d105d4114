import Foundation
import Testing

@testable import ReaderTrainer

/// Keeps what the readers have reached on texts that no model was trained on, plain and disguised.
///
/// `Training/figures.tsv` holds it; `script/evaluate` prints it, `script/evaluate --accept` writes it anew.
@Suite struct AccuracyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Training").path

    @Test(arguments: ["develop", "held-out", "tune", "unseen"])
    func `nothing is read worse than is written down`(split: String) throws {
        let evaluation = try Evaluation(folder: "\(AccuracyTests.root)/\(split)")
        let kept = try String(contentsOfFile: AccuracyTests.root + "/figures.tsv", encoding: .utf8)
            .split(separator: "\n").map { try #require(Figure(line: $0), "no figure: \($0)") }
            .filter { $0.split.hasPrefix(split) }
        #expect(kept.map(\.name) == evaluation.figures.map(\.name), "run script/evaluate --accept")
        for loss in Figure.losses(evaluation.figures, against: kept) { Issue.record("\(loss)") }
        let seller = evaluation.seller
        #expect(
            seller.falseAccepts * 100 <= seller.notAccepting,
            "\(seller.falseAccepts) of \(seller.notAccepting) replies wrongly read as consent"
        )
    }

    @Test func `a figure that falls by more than a point is named`() {
        let kept = [Figure("a", "seller all", 0.9), Figure("a", "buyer intent", 0.9), Figure("b", "seller all", 0.5)]
        let reached = [Figure("a", "seller all", 0.889), Figure("a", "buyer intent", 0.8901)]
        #expect(
            Figure.losses(reached, against: kept) == [
                "a: seller all is 889, was 900", "b: seller all was 500 and is not measured any more",
            ]
        )
    }
}
