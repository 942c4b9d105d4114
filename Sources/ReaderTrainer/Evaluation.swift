import ConversationCore
import Foundation
import Understanding

/// How well the reader does on texts that neither patterns nor model were made from.
enum Evaluation {
    /// Counts for one label, or for all.
    struct Count {
        var right = 0
        var extra = 0
        var missed = 0
        var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(2 * right + extra + missed) }
        var line: String {
            let precision = right + extra == 0 ? 0 : Double(right) / Double(right + extra)
            let recall = right + missed == 0 ? 0 : Double(right) / Double(right + missed)
            return
                "precision \(format(precision))  recall \(format(recall))  F1 \(format(f1))  (\(right + missed) texts)"
        }
    }

    /// Three digits after the point.
    static func format(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// Prints the figures of a folder, a file a language.
    static func print(folder: String) throws {
        let today = CivilDate(dayNumber: 20_780)  // 2026-11-23, as the labelling guide has it
        var byLabel: [SellerLabel: Count] = [:]
        var all = Count()
        var exact = 0
        var texts = 0
        var falseAccepts = 0
        var notAccepting = 0
        var traps = Count()
        for language in ["en", "ru", "es", "pt", "fr", "zh"] {
            var count = Count()
            for example in try ReaderTrainer.read(folder, classes: SellerLabel.allCases.map(\.rawValue), only: language)
            {
                let expected = Set(example.classes.compactMap { SellerLabel(rawValue: $0) })
                let found = Set(SellerReplyReader().read(example.text, today: today).labels)
                texts += 1
                if found == expected { exact += 1 }
                if !expected.contains(.acceptsCancellation) {
                    notAccepting += 1
                    if found.contains(.acceptsCancellation) { falseAccepts += 1 }
                }
                for label in SellerLabel.allCases {
                    let isTrap = label == .asksWithdraw || label == .offPlatform
                    switch (found.contains(label), expected.contains(label)) {
                    case (true, true):
                        count.right += 1
                        byLabel[label, default: Count()].right += 1
                        if isTrap { traps.right += 1 }
                    case (true, false):
                        count.extra += 1
                        byLabel[label, default: Count()].extra += 1
                        if isTrap { traps.extra += 1 }
                    case (false, true):
                        count.missed += 1
                        byLabel[label, default: Count()].missed += 1
                        if isTrap { traps.missed += 1 }
                    case (false, false): break
                    }
                }
            }
            Swift.print("\(language)  \(count.line)")
            all.right += count.right
            all.extra += count.extra
            all.missed += count.missed
        }
        for label in SellerLabel.allCases { Swift.print("\(label.rawValue)  \((byLabel[label] ?? Count()).line)") }
        Swift.print("all  \(all.line)")
        Swift.print("exact sets \(exact) of \(texts)")
        Swift.print("false accepts \(falseAccepts) of \(notAccepting)")
        Swift.print("traps  \(traps.line)")
    }
}
