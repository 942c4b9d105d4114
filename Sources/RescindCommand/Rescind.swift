import ArgumentParser
import Glibc

/// The `rescind` program.
@main
struct Rescind: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "rescind",
        abstract: "Get out of a marketplace order, politely and in time.",
        discussion: """
            EXAMPLES
              rescind demo                a pretend seller; nothing leaves this computer
              rescind chat                the chat
              rescind flow test FILE...   play scripted conversations
            """,
        version: Rescind.version,
        subcommands: [
            DemoCommand.self, ChatCommand.self, UndoCommand.self, InboxCommand.self, ShowCommand.self, MarkCommand.self,
            DeadlinesCommand.self, OutboxCommand.self, SendCommand.self, DraftCommand.self, ReadCommand.self,
            FlowCommand.self,
            TemplatesCommand.self,
        ]
    )
}
