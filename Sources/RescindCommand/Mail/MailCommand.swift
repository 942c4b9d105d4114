import ArgumentParser
import Foundation
import MailFormat

/// `rescind mail`: mail that comes in.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Take in, sort and read mail.",
        subcommands: [MailParseCommand.self, MailAddCommand.self, MailAttachCommand.self, MailDropCommand.self]
    )
}

/// `rescind mail parse`: what a mail says, one JSON object for each path.
struct MailParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read mails and print what they say, one JSON object a line.",
        discussion: """
            EXAMPLE
              ls mails/*.eml | rescind mail parse --json

            One path a line in, one object a line out, in the same order.
            """
    )

    @Flag(help: "JSON lines (the only form).")
    var json = false

    private struct Address: Encodable {
        var name: String?
        var address: String
    }

    private struct Recipient: Encodable {
        var recipient: String
        var status: String
        var action: String
        var diagnostic: String?
    }

    private struct Bounce: Encodable {
        var recipients: [Recipient]
    }

    private struct Attachment: Encodable {
        var name: String?
        var type: String
        var size: Int
    }

    private struct Output: Encodable {
        var subject: String?
        var from: [Address] = []
        var to: [Address] = []
        var date: String?
        var message_id: String?
        var in_reply_to: [String] = []
        var references: [String] = []
        var text = ""
        var reply_text = ""
        var auto_reply = false
        var bounce: Bounce?
        var attachments: [Attachment] = []
        var error: String?

        init(error: String) { self.error = error }

        init(_ mail: IncomingMessage) {
            subject = mail.subject
            from = mail.from.map { Address(name: $0.name, address: $0.address) }
            to = mail.to.map { Address(name: $0.name, address: $0.address) }
            date = mail.date
            message_id = mail.messageID
            in_reply_to = mail.inReplyTo
            references = mail.references
            text = mail.text
            reply_text = mail.replyText
            auto_reply = mail.isAutomaticReply
            bounce = mail.bounce.map { rows in
                Bounce(
                    recipients: rows.map {
                        Recipient(
                            recipient: $0.recipient,
                            status: $0.status,
                            action: $0.action,
                            diagnostic: $0.diagnostic
                        )
                    }
                )
            }
            attachments = mail.attachments.map { Attachment(name: $0.name, type: $0.type, size: $0.size) }
            error = mail.error
        }
    }

    func run() throws {
        try CommandFailure.reporting {
            var lines = LineReader(limit: 65_536)
            var failed = false
            while let line = lines.next() {
                let output: Output
                switch line {
                case .text(let path) where path.isEmpty: continue
                case .text(let path):
                    if let data = FileManager.default.contents(atPath: path) {
                        output = Output(IncomingMessage([UInt8](data)))
                    } else {
                        failed = true
                        output = Output(error: "cannot read \(path): mend the path or its permissions")
                    }
                case .tooLong, .notUTF8:
                    failed = true
                    output = Output(error: "the line is no path")
                }
                try StandardOutput.write(try JSONText.line(output))
            }
            if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
        }
    }
}
