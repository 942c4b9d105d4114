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

    /// A line that comes in.
    private struct Input: Decodable {
        var id: JSONScalar?
        var text: String
    }

    func run() throws {
        try CommandFailure.reporting {
            let today = try options.zone(Settings()).date(try options.clock().now)
            var lines = LineReader(limit: 1_048_576)
            var failed = false
            while let line = lines.next() {
                switch line {
                case .text(let text):
                    if text.allSatisfy(\.isWhitespace) { continue }
                    do {
                        let input = try JSONDecoder().decode(Input.self, from: Data(text.utf8))
                        let id = input.id ?? .null
                        switch from {
                        case .seller:
                            try answer(SellerOutput(id: id, SellerReplyReader().read(input.text, today: today)))
                        case .buyer:
                            try answer(BuyerOutput(id: id, BuyerUtteranceReader().read(input.text, today: today)))
                        }
                    } catch let failure as CommandFailure {
                        throw failure
                    } catch {
                        failed = true
                        try answer(
                            Failure(error: "not a JSON object with a “text”: write {\"id\": ..., \"text\": \"...\"}")
                        )
                    }
                case .tooLong(let bytes):
                    failed = true
                    try answer(Failure(error: "the line has \(bytes) bytes, more than the 1048576 that are read"))
                case .notUTF8:
                    failed = true
                    try answer(Failure(error: "the line is no UTF-8"))
                }
            }
            if failed { throw ExitCode(1) }
        }
    }

    private func answer(_ value: some Encodable) throws {
        try StandardOutput.write(try JSONText.line(value))
    }

    /// A line that could not be read.
    private struct Failure: Encodable {
        var id = JSONScalar.null
        var error: String
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
    case number(Int)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
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
