import ArgumentParser
import Glibc
import StrictYAML

/// Where the program starts: a command that does not exist is answered with the nearest before anything is parsed.
@main
enum Program {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let first = arguments.first, !first.hasPrefix("-"), first != "help" {
            let names = Rescind.configuration.subcommands.compactMap { $0.configuration.commandName }
            if !names.contains(first) {
                let fix = YAMLValue.suggestion(for: first, among: names)
                StandardError.write("rescind: there is no command “\(TerminalText.inert(first))”: \(fix)")
                exit(ExitStatus.usage.rawValue)
            }
        }
        // Alone on a terminal it is the chat.
        Rescind.main(arguments.isEmpty && isatty(0) == 1 && isatty(1) == 1 ? ["chat"] : arguments)
    }
}

/// The `rescind` command line.
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
            MailCommand.self,
            FlowCommand.self,
            TemplatesCommand.self,
        ]
    )
}
