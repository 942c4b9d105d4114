import ConversationCore
import Understanding

/// How well sellers' replies are read.
struct SellerFigures {
    private var byLanguage: [String: Count] = [:]
    private var byLabel: [SellerLabel: Count] = [:]
    /// All labels together.
    private(set) var all = Count()
    private var traps = Count()
    private var exact = 0
    private var texts = 0
    private var falseTraps = 0
    private var withoutTrap = 0
    /// Replies that do not consent.
    private(set) var notAccepting = 0
    /// Those of them that were read as consent.
    private(set) var falseAccepts = 0
    /// Each reply read wrongly, with what it says and what was read.
    private(set) var mistakes: [String] = []

    /// Reads every reply.
    init(_ examples: [Example]) {
        let reader = SellerReplyReader()
        for example in examples {
            let expected = Set(example.classes.compactMap { SellerLabel(rawValue: $0) })
            let found = Set(reader.read(example.text, today: Evaluation.today).labels)
            add(found, expected, language: example.language)
            if found != expected {
                let (wanted, read) = (SellerFigures.list(expected), SellerFigures.list(found))
                mistakes.append("seller \(example.language)  \(wanted), read \(read): \(example.text)")
            }
        }
    }

    private static let trapLabels: Set<SellerLabel> = [.asksWithdraw, .offPlatform]

    private static func list(_ labels: Set<SellerLabel>) -> String {
        SellerLabel.allCases.filter(labels.contains).map(\.rawValue).joined(separator: ",")
    }

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
        var lines = TrainingText.languages.compactMap { language in
            byLanguage[language].map { "seller \(language)  \($0.line)" }
        }
        lines += SellerLabel.allCases.compactMap { label in
            byLabel[label].flatMap { $0.isEmpty ? nil : "seller \(label.rawValue)  \($0.line)" }
        }
        lines.append("seller all  \(all.line)")
        lines.append("seller exact sets \(exact) of \(texts)")
        lines.append("seller false accepts \(falseAccepts) of \(notAccepting)")
        lines.append("seller traps  \(traps.line), false alarms \(falseTraps) of \(withoutTrap)")
        return lines
    }

    /// The figures that are kept.
    func figures(split: String) -> [Figure] {
        SellerLabel.allCases.compactMap { label in
            byLabel[label].flatMap { $0.isEmpty ? nil : Figure(split, "seller \(label.rawValue)", $0.f1) }
        } + [
            Figure(split, "seller all", all.f1),
            Figure(split, "seller exact", Double(exact) / Double(max(texts, 1))),
        ]
    }
}
