import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Glibc
import MailTransport

/// `rescind fetch`: reads the mailbox.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Read new mail from the mailbox by IMAP, and find the conversation of each.",
        discussion: """
            EXAMPLES
              rescind fetch
              rescind fetch --wait 600     then wait up to ten minutes for new mail
              rescind fetch --since 90     read again what came in the last 90 days

            Set the mailbox in the configuration, beside mail.smtp:
              mail:
                imap:
                  { host: imap.example.com, user: mia, password: { env: IMAP_PASSWORD } }
            and where wanted security: starttls or tls, port, folder: INBOX, mark-seen: no, certificates, timeout.

            Nothing is changed in the mailbox unless mark-seen is yes or --mark-seen is given. Mail that has nothing to do \
            with an order is not kept. A reading that is cut off goes on where it ended. The first one begins with the \
            mails of the last 180 days. A mail that came before its conversation was begun is put there by the next \
            reading, if its sender is the seller's address.

            EXIT CODES
              69  the server could not be reached
              75  it was cut off: run it again
              77  the login was refused
            """
    )

    @Flag(help: "Read the whole mailbox again; what was taken in before adds nothing.")
    var all = false

    @Option(help: "Read again what came in the last so many days; what was taken in before adds nothing.")
    var since: Int?

    @Flag(help: "Mark mails that were taken in as read.")
    var markSeen = false

    @Flag(
        name: [.customShort("n"), .long],
        help: "Say what would become of each mail; nothing is stored, sent or marked."
    )
    var dryRun = false

    @Option(help: "Wait so many seconds for new mail once all is read.")
    var wait = 0

    @Flag(help: "One JSON object for each mail that has to do with a conversation.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            guard (0...86_400).contains(wait) else {
                throw CommandFailure("--wait \(wait): write 0 to 86400 seconds", code: .usage)
            }
            guard (1...3660).contains(since ?? 1), since == nil || !all else {
                throw CommandFailure("--since: write 1 to 3660 days, and not together with --all", code: .usage)
            }
            try options.withWorkplace(isDryRun: dryRun) { place in
                let status = try place.fetch(
                    fromBeginning: all,
                    since: since.map { place.clock.now - .days(Int64($0)) },
                    marksSeen: markSeen,
                    waitInSeconds: wait
                ) { report in
                    try StandardOutput.write(json ? try JSONText.line(report) : TerminalText.inert(report.line))
                }
                try place.finishWithMail()
                if let status { throw ExitCode(status.rawValue) }
            }
        }
    }
}

extension Workplace {
    /// Reads the mailbox, unless another process does.
    ///
    /// - Parameters:
    ///   - fromBeginning: reads the whole mailbox again.
    ///   - since: reads again what came since then.
    ///   - marksSeen: marks mails as read, whatever the configuration says.
    ///   - waitInSeconds: how long to wait for new mail once all is read.
    ///   - isStopped: asked while waiting.
    ///   - report: called for each mail that has to do with a conversation.
    /// - Returns: the exit code for what went wrong, which was told; `nil` when nothing did.
    /// - Throws: `CommandFailure` without a mailbox, `EventLogError`.
    func fetch(
        fromBeginning: Bool = false,
        since: Instant? = nil,
        marksSeen: Bool = false,
        waitInSeconds: Int = 0,
        isStopped: () -> Bool = { false },
        report: (MailReport) throws -> Void
    ) throws -> ExitStatus? {
        guard var server = settings.imap else {
            throw CommandFailure(
                "no mailbox is set: add mail.imap with host, user and password to the configuration (rescind help fetch)",
                code: .configuration
            )
        }
        server.password = try settings.mailboxPassword?.resolve()
        let mailbox = IMAPMailbox(server, folder: settings.folder, logger: logger)
        // One reader at a time; the lock dies with the process.
        let lock = open(log.path + ".fetcher", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            if lock >= 0 { close(lock) }
            StandardError.write("rescind: another rescind is reading the mailbox: nothing was done")
            return .tryAgain
        }
        defer { close(lock) }
        var summary = MailFetch.Summary()
        var failure: MailTransportError?
        do {
            try MailFetch(intake: intake(), mailbox: ReaderWithProgress(base: mailbox))
                .run(
                    fromBeginning: fromBeginning,
                    since: since,
                    marksSeen: !isDryRun && (marksSeen || settings.marksSeen),
                    waitInSeconds: waitInSeconds,
                    summary: &summary,
                    now: { clock.now },
                    isStopped: isStopped,
                    report: { result in
                        let order = try order(of: result.decision.conversation)
                        try report(MailReport(result.mail.sender, result, order: order))
                    }
                )
        } catch let error as MailTransportError { failure = error }
        tell(summary, failure, mailbox)
        return status(of: failure, summary)
    }

    private func tell(_ summary: MailFetch.Summary, _ failure: MailTransportError?, _ mailbox: IMAPMailbox) {
        if summary.isRenumbered {
            StandardError.write(
                "rescind: the server has numbered the mails of \(mailbox.name) anew: all were looked at again"
            )
        }
        for line in summary.skipped { StandardError.write("rescind: " + TerminalText.inert(line)) }
        if summary.isOpen {
            let counts = summary.verdicts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            StandardError.write(
                "\(summary.read) mails read from \(mailbox.name)\(counts.isEmpty ? "" : ": ")\(counts.joined(separator: ", "))"
            )
        }
        if let failure { StandardError.write("rescind: " + TerminalText.inert(failure.message)) }
    }

    private func status(of failure: MailTransportError?, _ summary: MailFetch.Summary) -> ExitStatus? {
        guard let failure else { return summary.skipped.isEmpty ? nil : .someFailed }
        switch failure.code {
        case .loginRefused: return failure.isTemporary ? .tryAgain : .loginRefused
        case .settings: return .configuration
        case .unreachable: return summary.isOpen ? .tryAgain : .unreachable
        case .badCertificate, .noEncryption, .transport: return .unreachable
        }
    }
}
