import Glibc
import MailFormat

/// What is fuzzed; each has an oracle beside "it does not crash".
enum Target: String, CaseIterable {
    /// Whole mails.
    case mime
    /// Headers: addresses, encoded words, dates, parameters.
    case headers
    /// The newest words of a text.
    case reply
    /// Bounces and automatic replies.
    case bounce
    /// What an SMTP server says.
    case smtp
    /// What an IMAP server says.
    case imap

    /// Runs one input.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .mime: Oracle.mail(bytes)
        case .headers: Oracle.headers(bytes)
        case .reply: Oracle.reply(bytes)
        case .bounce: Oracle.bounce(bytes)
        case .smtp: SMTPOracle.run(bytes)
        case .imap: IMAPOracle.run(bytes)
        }
    }
}

/// What must hold for any bytes.
enum Oracle {
    /// The longest text that a byte of mail becomes, in bytes of UTF-8: U+FFFD for one byte, and a line end.
    private static let growth = 4

    static func mail(_ bytes: [UInt8]) {
        let mail = IncomingMessage(bytes)
        let parts = IncomingMessage(bytes, depth: .parts)
        require(mail.text == parts.text && mail.attachments == parts.attachments, "both depths read the same parts")
        // Quotation marks of HTML stand before each of its lines.
        require(mail.text.utf8.count <= (bytes.count + 64) * growth * 12, "a text grows no further than its marks")
        require(mail.replyText.utf8.count <= mail.text.utf8.count, "a reply is no longer than its text")
        for attachment in mail.attachments {
            require(isSafe(attachment.name ?? "a"), "a file name stays in its folder")
            require(attachment.size <= bytes.count, "a file is no larger than its mail")
        }
        require(mail.bounce == nil || !mail.isAutomaticReply && mail.replyText.isEmpty, "a bounce is nothing else")
    }

    static func headers(_ bytes: [UInt8]) {
        for name in ["Subject", "From", "To", "Date", "References", "Content-Type", "Content-Disposition"] {
            var input = Array("\(name): ".utf8)
            input += bytes.map { $0 == 10 || $0 == 13 ? 32 : $0 }
            input += Array("\r\n\r\nx".utf8)
            let mail = IncomingMessage(input, depth: .parts)
            require(mail.references.allSatisfy { !$0.contains("\n") }, "an id is one line")
            if let date = mail.date { require(date.utf8.count == 25, "a date is ISO 8601 with an offset") }
        }
    }

    static func reply(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let reply = ReplyText.newest(in: text)
        let lines = Set(text.utf8.split(separator: 10).map { Array($0) })
        let made = reply.utf8.split(separator: 10)
            .filter { line in !lines.contains(Array(line)) && !lines.contains { $0.starts(with: line) } }
        require(made.isEmpty, "a reply has only lines of its text")
    }

    static func bounce(_ bytes: [UInt8]) {
        let head = "From: MAILER-DAEMON@x.test\nSubject: failure notice\n\n"
        let rows = IncomingMessage(Array(head.utf8) + bytes).bounce ?? []
        for row in rows {
            require(row.status.first == "4" || row.status.first == "5", "a bounce has a class")
            require(row.action == "failed" || row.action == "delayed", "a bounce has an action")
        }
        require(Set(rows.map { $0.recipient.lowercased() }).count == rows.count, "each recipient stands once")
    }

    private static func isSafe(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
            && !name.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }

}

/// Ends the program when something does not hold.
func require(_ holds: Bool, _ what: String) {
    if !holds { fatalError("does not hold: \(what)") }
}

/// The target that `RESCIND_FUZZ` names.
private let target: Target = {
    let name = getenv("RESCIND_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = Target(rawValue: name) else {
        fatalError("set RESCIND_FUZZ to one of \(Target.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// What libFuzzer calls with each input; its own main function does the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    target.run(data.map { Array(UnsafeBufferPointer(start: $0, count: size)) } ?? [])
    return 0
}
