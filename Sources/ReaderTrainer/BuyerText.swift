import ConversationCore
import Foundation
import Understanding

/// A buyer's line and what it says.
struct BuyerText: Decodable {
    var text: String
    var intent: String
    var stage: String?
    var reason: String?
    var order_id: String?
    var paid_days_ago: Int?
    var amount: Decimal?
    var currency: String?
    var to_lang: String?
    /// The language of its file.
    var language = ""

    private enum CodingKeys: CodingKey {
        case text, intent, stage, reason, order_id, paid_days_ago, amount, currency, to_lang
    }

    /// The facts a line can state.
    static let slots = ["stage", "reason", "order_id", "paid_days_ago", "amount", "currency", "to_lang"]

    /// What the line states, in the order of `slots`.
    var values: [String?] {
        [
            stage, reason, order_id, paid_days_ago.map { "\($0)" }, amount.map { "\($0)" }, currency, to_lang,
        ]
    }

    /// What was read, in the order of `slots`.
    static func values(of found: Utterance) -> [String?] {
        [
            found.stage?.rawValue, found.reason?.rawValue, found.orderNumber, found.paidDaysAgo.map { "\($0)" },
            found.amount.flatMap { Decimal(string: $0.decimal) }.map { "\($0)" },
            found.amount.flatMap { $0.currency.isEmpty ? nil : $0.currency }, found.toLanguage?.tag,
        ]
    }

    /// The lines of a folder: a file of JSON objects for each language.
    static func read(_ folder: String) throws -> [BuyerText] {
        var texts: [BuyerText] = []
        for language in TrainingText.languages {
            let path = "\(folder)/\(language).jsonl"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            for (index, line) in lines.enumerated() {
                do {
                    var text = try JSONDecoder().decode(BuyerText.self, from: Data(line.utf8))
                    text.language = language
                    texts.append(text)
                } catch {
                    throw Failure(description: "\(path):\(index + 1):1: no JSON object with text and intent: \(error)")
                }
            }
        }
        return texts
    }
}
