import ArgumentParser

/// `rescind mail`: mail that comes in.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Take in, sort and read mail.",
        discussion: """
            EXAMPLES
              rescind mail add reply.eml
              ls mails/*.eml | rescind mail parse --json
            """,
        subcommands: [MailParseCommand.self, MailAddCommand.self, MailAttachCommand.self, MailDropCommand.self]
    )
}
