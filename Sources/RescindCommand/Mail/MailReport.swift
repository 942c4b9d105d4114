import ConversationCore
import Engine
import MailFormat

/// One line for each mail that was taken in, for people or as JSON.
struct MailReport: Encodable {
    private struct Meaning: Encodable {
        var labels: [String]
        var confidence: Double
    }

    private var v = 1
    /// The file it was in, or its place in the mailbox.
    private(set) var mail: String
    private(set) var from: String?
    private(set) var subject: String?
    private(set) var message_id: String?
    /// What became of it: a verdict's name, or `error`.
    private(set) var result: String
    private(set) var conversation: Int64?
    private(set) var order: String?
    private(set) var score: Int?
    private(set) var reasons: [String] = []
    private var meaning: Meaning?
    private(set) var stage: String?
    private(set) var unsorted: Int64?
    private(set) var error: String?
    private var says: [String] = []
    /// What was read, in words; not in the JSON, which has the labels.
    private var reading = ""

    private enum CodingKeys: String, CodingKey {
        case v, mail, from, subject, message_id, result, conversation, order, score, reasons, meaning, stage, unsorted
        case error, says, warnings
    }

    private var warnings: [String] = []

    /// A mail that could not be read.
    init(_ name: String, error: CommandFailure) {
        mail = name
        result = "error"
        self.error = error.message
    }

    /// A mail that was taken in.
    init(_ name: String, _ taken: MailIntake.Result, order: String?) {
        mail = name
        from = taken.mail.sender
        subject = taken.mail.message.subject
        message_id = taken.mail.message.messageID
        result = taken.decision.verdict.name
        conversation = taken.decision.conversation
        self.order = order
        score = taken.decision.score
        reasons = taken.reasons
        unsorted = taken.row
        if case .notice(let stage) = taken.decision.verdict { self.stage = stage?.rawValue }
        guard let answer = taken.answer else { return }
        meaning = answer.decision.meaning.map {
            Meaning(labels: $0.labels.map(\.rawValue), confidence: $0.confidence)
        }
        reading = answer.meaningLines.joined(separator: " ")
        says = answer.says
        warnings = answer.warnings.map(\.text)
    }

    /// As one line for people.
    var line: String {
        if let error { return error }
        let place = conversation.map { number in " · conversation \(number)" + (order.map { ", order \($0)" } ?? "") }
        let read = reading.isEmpty ? "" : " · \(reading)"
        let moved = stage.map { " · stage: \($0)" } ?? ""
        let why = reasons.isEmpty ? "" : " · " + reasons.joined(separator: "; ")
        let next = unsorted.map { result == "automatic" ? "" : " · rescind mail attach \($0)" } ?? ""
        return "\(mail): \(result)\(place ?? "")\(read)\(moved)\(why)\(next)".onOneLine
    }
}
