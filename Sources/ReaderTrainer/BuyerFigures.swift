import ConversationCore
import Understanding

/// How well buyers' lines are read.
struct BuyerFigures {
    private var byLanguage: [String: (right: Int, texts: Int)] = [:]
    private var byIntent: [Intent: Count] = [:]
    private var bySlot: [String: Count] = [:]
    private var intents = 0
    private var frames = 0
    private var texts = 0
    /// Each line read wrongly, with what it says and what was read.
    private(set) var mistakes: [String] = []

    /// Reads every line.
    init(_ lines: [BuyerText]) {
        let reader = BuyerUtteranceReader()
        for line in lines { add(reader.read(line.text, today: Evaluation.today), line) }
    }

    private mutating func add(_ found: Utterance, _ line: BuyerText) {
        let isRight = found.intent.rawValue == line.intent
        texts += 1
        intents += isRight ? 1 : 0
        byLanguage[line.language, default: (0, 0)].right += isRight ? 1 : 0
        byLanguage[line.language, default: (0, 0)].texts += 1
        for intent in Intent.allCases {
            byIntent[intent, default: Count()]
                .add(isFound: found.intent == intent, isExpected: line.intent == intent.rawValue)
        }
        var differences = isRight ? [] : ["intent \(line.intent), read \(found.intent.rawValue)"]
        for (slot, values) in zip(BuyerText.slots, zip(line.values, BuyerText.values(of: found))) {
            let (expected, found) = values
            let isSame = found == expected
            if !isSame { differences.append("\(slot) \(expected ?? "none"), read \(found ?? "none")") }
            // A wrong value counts as one too many and one missed.
            if found != nil { bySlot[slot, default: Count()].add(isFound: true, isExpected: isSame) }
            if expected != nil, !isSame { bySlot[slot, default: Count()].add(isFound: false, isExpected: true) }
        }
        frames += differences.isEmpty ? 1 : 0
        if !differences.isEmpty {
            mistakes.append("buyer \(line.language)  \(differences.joined(separator: "; ")): \(line.text)")
        }
    }

    /// The part of the lines whose intent is right.
    var intentAccuracy: Double { Double(intents) / Double(max(texts, 1)) }

    /// The figures, for people.
    var lines: [String] {
        var lines = TrainingText.languages.compactMap { language in
            byLanguage[language].map { "buyer \(language)  intent right \($0.right) of \($0.texts)" }
        }
        lines += Intent.allCases.compactMap { intent in
            byIntent[intent].flatMap { $0.isEmpty ? nil : "buyer intent \(intent.rawValue)  \($0.line)" }
        }
        lines += BuyerText.slots.map { "buyer \($0)  \((bySlot[$0] ?? Count()).line)" }
        lines.append("buyer intent right \(intents) of \(texts)")
        lines.append("buyer whole frame right \(frames) of \(texts)")
        return lines
    }

    /// The figures that are kept.
    func figures(split: String) -> [Figure] {
        Intent.allCases.compactMap { intent in
            byIntent[intent].flatMap { $0.isEmpty ? nil : Figure(split, "buyer intent \(intent.rawValue)", $0.f1) }
        }
            + BuyerText.slots.map { Figure(split, "buyer \($0)", (bySlot[$0] ?? Count()).f1) }
            + [
                Figure(split, "buyer intent", intentAccuracy),
                Figure(split, "buyer frame", Double(frames) / Double(max(texts, 1))),
            ]
    }
}
