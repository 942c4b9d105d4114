import ConversationCore
import Foundation
import Understanding

/// How well buyers' lines are read.
struct BuyerFigures {
    /// A line and what it says.
    private struct Line: Decodable {
        var text: String
        var intent: String
        var stage: String?
        var reason: String?
        var order_id: String?
        var paid_days_ago: Int?
        var amount: Decimal?
        var currency: String?
        var to_lang: String?
    }

    private var byLanguage: [String: (right: Int, texts: Int)] = [:]
    private var byIntent: [Intent: Count] = [:]
    private var bySlot: [String: Count] = [:]
    private var intents = 0
    private var frames = 0
    private var texts = 0

    private static let slots = ["stage", "reason", "order_id", "paid_days_ago", "amount", "currency", "to_lang"]

    /// Reads every line of a folder.
    init(folder: String) throws {
        let reader = BuyerUtteranceReader()
        for language in TrainingText.languages {
            let path = "\(folder)/\(language).jsonl"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            for (index, text) in lines.enumerated() {
                let line: Line
                do {
                    line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
                } catch {
                    throw Failure(description: "\(path):\(index + 1):1: no JSON object with text and intent: \(error)")
                }
                add(reader.read(line.text, today: Evaluation.today), line, language: language)
            }
        }
    }

    private mutating func add(_ found: Utterance, _ line: Line, language: String) {
        let isRight = found.intent.rawValue == line.intent
        texts += 1
        intents += isRight ? 1 : 0
        byLanguage[language, default: (0, 0)].right += isRight ? 1 : 0
        byLanguage[language, default: (0, 0)].texts += 1
        for intent in Intent.allCases {
            byIntent[intent, default: Count()]
                .add(
                    isFound: found.intent == intent,
                    isExpected: line.intent == intent.rawValue
                )
        }
        var isFrame = isRight
        for (slot, values) in zip(BuyerFigures.slots, BuyerFigures.values(found, line)) {
            let isSame = values.found == values.expected
            if !isSame { isFrame = false }
            // A wrong value counts as one too many and one missed.
            if values.found != nil {
                bySlot[slot, default: Count()].add(isFound: true, isExpected: isSame)
            }
            if values.expected != nil, !isSame {
                bySlot[slot, default: Count()].add(isFound: false, isExpected: true)
            }
        }
        frames += isFrame ? 1 : 0
    }

    private static func values(_ found: Utterance, _ line: Line) -> [(found: String?, expected: String?)] {
        let currency = found.amount.flatMap { $0.currency.isEmpty ? nil : $0.currency }
        return [
            (found.stage?.rawValue, line.stage), (found.reason?.rawValue, line.reason),
            (found.orderNumber, line.order_id),
            (found.paidDaysAgo.map { "\($0)" }, line.paid_days_ago.map { "\($0)" }),
            (
                found.amount.flatMap { Decimal(string: $0.decimal) }.map { "\($0)" }, line.amount.map { "\($0)" }
            ),
            (currency, line.currency), (found.toLanguage?.tag, line.to_lang),
        ]
    }

    /// The figures, for people.
    var lines: [String] {
        var lines = TrainingText.languages.compactMap { language in
            byLanguage[language].map { "buyer \(language)  intent right \($0.right) of \($0.texts)" }
        }
        lines += Intent.allCases.filter { byIntent[$0]?.line != Count().line }
            .map {
                "buyer intent \($0.rawValue)  \((byIntent[$0] ?? Count()).line)"
            }
        lines += BuyerFigures.slots.map { "buyer \($0)  \((bySlot[$0] ?? Count()).line)" }
        lines.append("buyer intent right \(intents) of \(texts)")
        lines.append("buyer whole frame right \(frames) of \(texts)")
        return lines
    }
}
