import Foundation
import MailFormat
import Testing

/// Mails written for this project, in `Mails/GROUP/NAME.eml`, each with what must be read from it in `NAME.json`: the keys
/// of `rescind mail parse`, of which only those given are compared.
@Suite struct MailFixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mails")

    /// The mails, as `GROUP/NAME`.
    static let names: [String] = {
        let groups = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return groups.sorted()
            .flatMap { group in
                let files =
                    (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: group).path())) ?? []
                return files.filter { $0.hasSuffix(".eml") }.sorted().map { "\(group)/\($0.dropLast(4))" }
            }
    }()

    @Test func `the mails are found`() {
        #expect(Self.names.count >= 200)
        #expect(Set(Self.names.map { $0.prefix { $0 != "/" } }) == ["automatic", "bounce", "mime", "reply"])
    }

    @Test(arguments: names, ["LF", "CRLF"])
    func `a mail is read as its file says, whatever its line ends`(name: String, lineEnd: String) throws {
        let raw = try Data(contentsOf: Self.folder.appending(path: "\(name).eml"))
        let json = try Data(contentsOf: Self.folder.appending(path: "\(name).json"))
        let expected = try JSONDecoder().decode(Value.self, from: json)
        let bytes = lineEnd == "LF" ? [UInt8](raw) : raw.flatMap { $0 == 10 ? [13, 10] : [$0] }
        guard case .object(let fields) = expected else {
            Issue.record("\(name).json is no object")
            return
        }
        let mail = Value(IncomingMessage(bytes))
        for (key, value) in fields {
            // A file that is not encoded grows with its line ends.
            let found = mail[key]
            #expect(value.isFound(in: found, ignoring: lineEnd == "LF" ? [] : ["size"]), "\(key) is \(found)")
        }
    }
}

/// A value of JSON.
private enum Value: Decodable, Equatable, CustomStringConvertible {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Value].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }

    init(_ mail: IncomingMessage) {
        func addresses(_ list: [StatedAddress]) -> Value {
            .list(list.map { .object(["name": Value($0.name), "address": .text($0.address)]) })
        }
        let rows = mail.bounce?
            .map { row -> Value in
                .object([
                    "recipient": .text(row.recipient), "status": .text(row.status), "action": .text(row.action),
                    "diagnostic": Value(row.diagnostic),
                ])
            }
        self = .object([
            "subject": Value(mail.subject), "from": addresses(mail.from), "to": addresses(mail.to),
            "date": Value(mail.date), "message_id": Value(mail.messageID),
            "in_reply_to": .list(mail.inReplyTo.map { .text($0) }),
            "references": .list(mail.references.map { .text($0) }),
            "text": .text(mail.text), "reply_text": .text(mail.replyText), "auto_reply": .bool(mail.isAutomaticReply),
            "bounce": rows.map { .object(["recipients": .list($0)]) } ?? .null,
            "attachments": .list(
                mail.attachments.map {
                    .object(["name": Value($0.name), "type": .text($0.type), "size": .number($0.size)])
                }
            ),
            "error": Value(mail.error),
        ])
    }

    subscript(key: String) -> Value {
        if case .object(let fields) = self { return fields[key] ?? .null }
        return .null
    }

    /// Whether all that is stated here is so in another value.
    func isFound(in other: Value, ignoring ignored: Set<String>) -> Bool {
        switch (self, other) {
        case (.object(let fields), .object):
            fields.allSatisfy { ignored.contains($0.key) || $0.value.isFound(in: other[$0.key], ignoring: ignored) }
        case (.list(let mine), .list(let others)):
            mine.count == others.count && zip(mine, others).allSatisfy { $0.isFound(in: $1, ignoring: ignored) }
        default: self == other
        }
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): value.debugDescription
        case .list(let values): "\(values)"
        case .object(let fields): "\(fields)"
        }
    }
}
