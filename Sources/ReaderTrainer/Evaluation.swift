import ConversationCore
import Foundation
import Understanding

/// How well the readers do on a split: a folder `seller` of lines, a folder `buyer` of JSON lines, a file a language.
struct Evaluation {
    /// 2026-11-23, a Monday, as the labelling guide has it.
    static let today = CivilDate(dayNumber: 20_780)

    /// The figures, for people.
    let report: String

    /// Reads every text of a split.
    init(folder: String) throws {
        var lines = ["# \(folder)"]
        if FileManager.default.fileExists(atPath: folder + "/seller") {
            lines += try SellerFigures(folder: folder + "/seller").lines
        }
        if FileManager.default.fileExists(atPath: folder + "/buyer") {
            lines += try BuyerFigures(folder: folder + "/buyer").lines
        }
        report = lines.joined(separator: "\n")
    }
}

/// How well sellers' replies are read.
struct SellerFigures {
    private var byLanguage: [String: Count] = [:]
    private var byLabel: [SellerLabel: Count] = [:]
    private var all = Count()
    private var traps = Count()
    private var exact = 0
    private var texts = 0
    private var falseAccepts = 0
    private var notAccepting = 0
    private var falseTraps = 0
    private var withoutTrap = 0

    /// Reads every reply of a folder.
    init(folder: String) throws {
        let reader = SellerReplyReader()
        for example in try TrainingText.read(folder, classes: SellerLabel.allCases.map(\.rawValue)) {
            let expected = Set(example.classes.compactMap { SellerLabel(rawValue: $0) })
            let found = Set(reader.read(example.text, today: Evaluation.today).labels)
            add(found, expected, language: example.language)
        }
    }

    private static let trapLabels: Set<SellerLabel> = [.asksWithdraw, .offPlatform]

    private mutating func add(_ found: Set<SellerLabel>, _ expected: Set<SellerLabel>, language: String) {
        texts += 1
        if found == expected { exact += 1 }
        if !expected.contains(.acceptsCancellation) {
            notAccepting += 1
            if found.contains(.acceptsCancellation) { falseAccepts += 1 }
        }
        if expected.isDisjoint(with: SellerFigures.trapLabels) {
            withoutTrap += 1
            if !found.isDisjoint(with: SellerFigures.trapLabels) { falseTraps += 1 }
        }
        for label in SellerLabel.allCases {
            var count = Count()
            count.add(isFound: found.contains(label), isExpected: expected.contains(label))
            byLabel[label, default: Count()].add(count)
            byLanguage[language, default: Count()].add(count)
            all.add(count)
            if SellerFigures.trapLabels.contains(label) { traps.add(count) }
        }
    }

    /// The figures, for people.
    var lines: [String] {
        var lines = TrainingText.languages.filter { byLanguage[$0] != nil }
            .map {
                "seller \($0)  \((byLanguage[$0] ?? Count()).line)"
            }
        lines += SellerLabel.allCases.filter { byLabel[$0]?.line != Count().line }
            .map {
                "seller \($0.rawValue)  \((byLabel[$0] ?? Count()).line)"
            }
        lines.append("seller all  \(all.line)")
        lines.append("seller exact sets \(exact) of \(texts)")
        lines.append("seller false accepts \(falseAccepts) of \(notAccepting)")
        lines.append("seller traps  \(traps.line), false alarms \(falseTraps) of \(withoutTrap)")
        return lines
    }
}
