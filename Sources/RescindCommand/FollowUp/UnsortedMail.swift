import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Glibc

/// The mails that belong to no conversation yet: `rescind inbox --unsorted`.
struct UnsortedMail {
    /// Where they are kept.
    let place: Workplace

    private struct List: Encodable {
        struct Item: Encodable {
            var id: Int64
            var place: String
            var from: String
            var subject: String
            var words: String
            var conversation: Int64?
            var order: String?
            var score: Int
            var reasons: [String]
            var received: String
        }

        var v = 1
        var mails: [Item]
    }

    /// Lists them; on a terminal asks for each where it belongs.
    ///
    /// - Parameters:
    ///   - asJSON: one JSON value.
    ///   - asks: whether a person may be asked.
    /// - Throws: `EventLogError`, `CommandFailure`.
    func run(asJSON: Bool, asks: Bool) throws {
        let mails = try place.log.mails(in: [.unsorted, .quarantined])
        if asJSON {
            let zone = place.engine.correspondence.zone
            let items = try mails.map { mail in
                List.Item(
                    id: mail.id,
                    place: mail.place.rawValue,
                    from: mail.sender,
                    subject: mail.subject,
                    words: mail.words,
                    conversation: mail.conversation,
                    order: try place.order(of: mail.conversation),
                    score: mail.score,
                    reasons: mail.reasons,
                    received: zone.iso8601(mail.receivedAt)
                )
            }
            return try StandardOutput.write(try JSONText.line(List(mails: items)))
        }
        let isTerminal = asks && isatty(0) == 1 && isatty(1) == 1
        for mail in mails {
            for line in try lines(of: mail) { try StandardOutput.write(TerminalText.inert(line)) }
            if isTerminal, try !ask(about: mail) { return }
        }
    }

    private func lines(of mail: ReceivedMail) throws -> [String] {
        let guess = try mail.conversation.map { number in
            let order = try place.order(of: number).map { ", order \($0)" } ?? ""
            return "perhaps conversation \(number)\(order) (\(mail.score) of 100)"
        }
        let words = mail.words.onOneLine
        let state = mail.place == .quarantined ? "quarantined" : "unsorted"
        return [
            "\(mail.id)  \(state)  \(mail.sender)  \(mail.subject)".onOneLine,
            "    \(words.prefix(160))",
            "    \(([guess].compactMap { $0 } + mail.reasons).joined(separator: " · "))",
            "    rescind mail attach \(mail.id)\(mail.conversation == nil ? " CONVERSATION" : "") · rescind mail drop \(mail.id)",
        ]
    }

    /// Asks for one mail, and does it.
    ///
    /// - Returns: whether the next is to be asked about.
    private func ask(about mail: ReceivedMail) throws -> Bool {
        let guess = mail.conversation.map { "[a]ttach to \($0)  " } ?? ""
        StandardError.write("\(guess)a CONVERSATION  [d]rop  [n]ext  [q]uit")
        guard let answer = readLine()?.split(separator: " ").map(String.init) else { return false }
        switch (answer.first?.lowercased(), mail.conversation) {
        case ("a", let guess) where answer.count > 1 || guess != nil:
            let number = answer.count > 1 ? try place.conversation(answer[1]).number : guess ?? 0
            try place.attach(mail.id, to: number, asJSON: false)
        case ("d", _): _ = try place.log.put(mail.id, in: .dropped)
        case ("q", _): return false
        default: break
        }
        return true
    }
}

extension Workplace {
    /// Attaches a mail to a conversation and shows what follows.
    ///
    /// - Parameters:
    ///   - id: the mail.
    ///   - number: the conversation.
    ///   - asJSON: one JSON value.
    /// - Throws: `CommandFailure` when the mail is not there or is in a conversation.
    func attach(_ id: Int64, to number: Int64, asJSON: Bool) throws {
        guard let answer = try intake().attach(id, to: number, at: clock.now) else {
            throw CommandFailure(
                "there is no unsorted mail \(id): rescind inbox --unsorted lists them; rescind undo takes one back out",
                code: .noInput
            )
        }
        try show(answer, asJSON: asJSON)
    }
}

/// `rescind mail attach`: says which conversation a mail belongs to.
struct MailAttachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Put an unsorted mail into a conversation; rescind undo takes it out again.",
        discussion: """
            EXAMPLES
              rescind mail attach 3                      where it was guessed to belong
              rescind mail attach 3 8140123456789012

            From then on its sender is known there.
            """
    )

    @Argument(help: "The mail's number in rescind inbox --unsorted.")
    var mail: Int64

    @Argument(help: "The conversation; without it the one that was guessed.")
    var conversation: String?

    @Flag(name: [.customShort("n"), .long], help: "Show what would follow, and store and send nothing.")
    var dryRun = false

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            try options.withWorkplace(isDryRun: dryRun) { place in
                let named = try conversation.map { try place.conversation($0).number }
                guard let number = try named ?? place.log.mail(mail)?.conversation else {
                    throw CommandFailure(
                        "mail attach \(mail) needs the conversation: rescind mail attach \(mail) CONVERSATION",
                        code: .usage
                    )
                }
                try place.attach(mail, to: number, asJSON: json)
                try place.finishWithMail()
            }
        }
    }
}

/// `rescind mail drop`: puts an unsorted mail away.
struct MailDropCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Put unsorted mails away; rescind mail attach still takes them.",
        discussion: """
            EXAMPLE
              rescind mail drop 3 4
            """
    )

    @Argument(help: "The mails' numbers in rescind inbox --unsorted.")
    var mails: [Int64]

    @Flag(name: [.customShort("n"), .long], help: "Say whether they are there, and change nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            try options.withWorkplace(isDryRun: dryRun) { place in
                var failed = false
                for id in mails where try !place.log.put(id, in: .dropped) {
                    failed = true
                    StandardError.write(
                        "rescind: there is no unsorted mail \(id): rescind inbox --unsorted lists them"
                    )
                }
                if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
            }
        }
    }
}
