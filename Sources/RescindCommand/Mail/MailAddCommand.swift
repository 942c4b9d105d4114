import ArgumentParser
import ConversationCore
import Engine
import EventStorage

/// `rescind mail add`: takes mails in from files.
struct MailAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Take in mails from files: find the conversation of each, and read the seller's reply.",
        discussion: """
            EXAMPLES
              rescind mail add reply.eml
              rescind mail add ~/Maildir archive.mbox
              cat reply.eml | rescind mail add -
              rescind mail add -n archive.mbox     what would become of each

            One line for each mail; a mail taken in before adds nothing. Mails whose conversation is not certain wait: \
            rescind inbox --unsorted. Exit code 1 when a file could not be read; the others are taken in.
            """
    )

    @Argument(help: "Mails, mbox files or Maildir folders; - for standard input.")
    var paths: [String]

    @Flag(name: [.customShort("n"), .long], help: "Say what would become of each, and store and send nothing.")
    var dryRun = false

    @Flag(help: "One JSON object for each mail.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            try options.withWorkplace(isDryRun: dryRun) { place in try add(to: place) }
        }
    }

    private func add(to place: Workplace) throws {
        let intake = place.intake()
        for taken in try intake.sortAgain(at: place.clock.now) {
            try report(MailReport(taken.mail.sender, taken, order: place.order(of: taken.decision.conversation)))
        }
        var failure: CommandFailure?
        var answers: [TurnAnswer] = []
        for path in paths {
            for item in MailInput.items(path) {
                switch item.content {
                case .failure(let error):
                    failure = error
                    try report(MailReport(item.name, error: error))
                case .success(let bytes):
                    let taken = try intake.take(bytes, at: place.clock.now, keepsUnrelated: true)
                    try report(MailReport(item.name, taken, order: place.order(of: taken.decision.conversation)))
                    if let answer = taken.answer { answers.append(answer) }
                }
            }
        }
        // One reply is answered as in the chat; of many, the inbox tells the most urgent.
        if !json, answers.count == 1 { try place.show(answers[0], asJSON: false) }
        try place.finishWithMail()
        if let failure {
            // A single file that is not there is told as such.
            throw ExitCode(paths.count == 1 && paths[0] != "-" ? failure.code : ExitStatus.someFailed.rawValue)
        }
    }

    private func report(_ report: MailReport) throws {
        if json {
            try StandardOutput.write(try JSONText.line(report))
        } else if report.error != nil {
            StandardError.write("rescind: " + TerminalText.inert(report.line))
        } else {
            try StandardOutput.write(TerminalText.inert(report.line))
        }
    }
}

extension Workplace {
    /// The order of a conversation, for people.
    func order(of number: Int64?) throws -> String? {
        try number.flatMap { try log.conversation($0)?.facts.orderNumber }
    }
}
