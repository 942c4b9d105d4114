import ArgumentParser
import ConversationCore
import Foundation
import Understanding

/// `rescind read`: what sellers' and buyers' words mean, line by line.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read what sellers' replies or buyers' lines mean.",
        discussion: """
            EXAMPLE
              echo '{"id":"1","text":"Please wait"}' | rescind read --from seller --json

            One JSON object a line in, one a line out, in the same order.
            """
    )

    /// Whose words.
    enum Side: String, ExpressibleByArgument, CaseIterable {
        case seller
        case buyer
    }

    @Option(help: "Whose words: seller or buyer.")
    var from: Side

    @Flag(help: "JSON lines (the only form).")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let today = try options.zone(Settings()).date(try options.clock().now)
            var lines = LineReader(limit: ReadInput.longestLine)
            var number = 0
            var failed = false
            while let line = lines.next() {
                number += 1
                if case .text(let text) = line, text.allSatisfy(\.isWhitespace) { continue }
                do {
                    try answer(ReadInput(line), today: today)
                } catch let mistake as ReadInput.Mistake {
                    failed = true
                    try answer(Failure(error: mistake.description, id: mistake.id, line: number))
                }
            }
            if let reason = lines.failure {
                throw CommandFailure(
                    "cannot read standard input after line \(number): \(reason): give it lines of JSON",
                    code: .noInput
                )
            }
            if failed { throw ExitCode(1) }
        }
    }

    /// Answers one line.
    private func answer(_ input: ReadInput, today: CivilDate) throws {
        switch from {
        case .seller: try answer(SellerOutput(id: input.id, SellerReplyReader().read(input.text, today: today)))
        case .buyer: try answer(BuyerOutput(id: input.id, BuyerUtteranceReader().read(input.text, today: today)))
        }
    }

    private func answer(_ value: some Encodable) throws {
        try StandardOutput.write(try JSONText.line(value))
    }

    /// A line that could not be read.
    private struct Failure: Encodable {
        /// What was wrong, and what to write.
        var error: String
        /// The line’s own id, where one could be read.
        var id: JSONScalar
        /// The line’s number, from 1.
        var line: Int
    }

    private struct SellerOutput: Encodable {
        var id: JSONScalar
        var lang: String?
        var labels: [String]
        var spans: [Meaning.Span]
        var confidence: Double
        var promises: [PromiseOutput]

        init(id: JSONScalar, _ meaning: Meaning) {
            self.id = id
            lang = meaning.language?.tag
            labels = meaning.labels.map(\.rawValue)
            spans = meaning.spans
            confidence = meaning.confidence
            promises = meaning.promises.map { PromiseOutput($0) }
        }
    }

    private struct BuyerOutput: Encodable {
        var id: JSONScalar
        var lang: String?
        var intent: String
        var stage: String?
        var reason: String?
        var order_id: String?
        var paid_days_ago: Int?
        var amount: Decimal?
        var currency: String?
        var to_lang: String?

        init(id: JSONScalar, _ utterance: Utterance) {
            self.id = id
            lang = utterance.language?.tag
            intent = utterance.intent.rawValue
            stage = utterance.stage?.rawValue
            reason = utterance.reason?.rawValue
            order_id = utterance.orderNumber
            paid_days_ago = utterance.paidDaysAgo
            amount = utterance.amount.flatMap { Decimal(string: $0.decimal) }
            currency = utterance.amount.flatMap { $0.currency.isEmpty ? nil : $0.currency }
            to_lang = utterance.toLanguage?.tag
        }
    }
}

/// A promise as it stands in JSON.
struct PromiseOutput: Encodable {
    var what: String
    var by: String?
    var amount: Decimal?
    var currency: String?

    init(_ promise: Meaning.Promise) {
        what = promise.what.rawValue
        by = promise.by?.description
        amount = promise.amount.flatMap { Decimal(string: $0.decimal) }
        currency = promise.amount?.currency
    }
}

/// A JSON value that an id may be; given back as it came.
enum JSONScalar: Codable {
    case text(String)
    case number(Decimal)
    case flag(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .null
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .null: try container.encodeNil()
        }
    }
}

/// JSON on one line.
enum JSONText {
    /// The value on one line.
    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
