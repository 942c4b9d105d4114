import ArgumentParser

/// `rescind mail`: mail that comes in.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Take in, sort and read mail.",
        subcommands: [MailParseCommand.self, MailAddCommand.self, MailAttachCommand.self, MailDropCommand.self]
    )
}
