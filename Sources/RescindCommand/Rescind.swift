import ArgumentParser
import Glibc
import StrictYAML

/// Where the program starts: what is not known is answered with the nearest, and help is written like everything else.
@main
enum Program {
    static func main() {
        StandardStreams.secure()
        // A reader that goes away is told by write, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        var arguments = Array(CommandLine.arguments.dropFirst())
        // Alone on a terminal it is the chat.
        if arguments.isEmpty, isatty(0) == 1, isatty(1) == 1 { arguments = ["chat"] }
        exit(run(arguments))
    }

    /// Runs a command line.
    ///
    /// - Parameter arguments: the words after the program's name.
    /// - Returns: the exit code.
    private static func run(_ arguments: [String]) -> Int32 {
        do {
            if let topic = try HelpTopic.asked(by: arguments) {
                try Pager.show(topic.text)
                return 0
            }
            var command = try Program.command(of: arguments)
            try command.run()
            return 0
        } catch {
            return report(error)
        }
    }

    /// Writes what ended the program, help to standard output and mistakes to standard error.
    private static func report(_ error: any Error) -> Int32 {
        // What the parser of arguments throws is its own, and not public; everything else is ours.
        guard String(reflecting: type(of: error)).hasPrefix("ArgumentParser.") else {
            let failure = CommandFailure(error)
            StandardError.write("rescind: " + TerminalText.inert(failure.message))
            return failure.code
        }
        let code = Rescind.exitCode(for: error)
        let message = fitted(Rescind.fullMessage(for: error))
        guard code == .success else {
            if !message.isEmpty { StandardError.write(TerminalText.inert(message)) }
            return code.rawValue
        }
        do {
            if !message.isEmpty { try Pager.show(message) }
            return 0
        } catch {
            return report(error)
        }
    }

    /// The help with its line of usage, the only one that is not wrapped already, in 80 columns.
    private static func fitted(_ help: String) -> String {
        help.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { line -> [String] in
                guard let colon = line.firstIndex(of: ":"), line.count > 80, line.lowercased().hasPrefix("usage:")
                else {
                    return [String(line)]
                }
                let indent = String(repeating: " ", count: line[...colon].count + 1)
                var rows = [""]
                for part in line.replacing(" [", with: "\n[").replacing(" <", with: "\n<").split(separator: "\n") {
                    let isBroken = rows[rows.count - 1].count + part.count + 1 > 80
                    if isBroken {
                        rows.append(indent + part)
                    } else {
                        rows[rows.count - 1] += (rows[0].isEmpty ? "" : " ") + part
                    }
                }
                return rows
            }
            .joined(separator: "\n")
    }

    /// The command that a command line names, with its arguments.
    ///
    /// From the root the parser builds the arguments of every command on the way; the named one is parsed alone in less
    /// time. What it does not take, such as `--help`, goes by the root, whose answers name the whole path.
    private static func command(of arguments: [String]) throws -> any ParsableCommand {
        let (named, rest) = try named(by: arguments)
        if named.configuration.subcommands.isEmpty, let command = try? named.parseAsRoot(Array(rest)) { return command }
        return try Rescind.parseAsRoot(arguments)
    }

    /// The command at the end of the names that a command line begins with, and what follows them.
    ///
    /// - Throws: `CommandFailure` for a command, or a command of a command, that does not exist, with the nearest.
    private static func named(
        by arguments: [String]
    ) throws -> (command: any ParsableCommand.Type, rest: ArraySlice<String>) {
        var command: any ParsableCommand.Type = Rescind.self
        var path = ["rescind"]
        var words = arguments[...]
        let asksForHelp = words.first == "help"
        if asksForHelp { words = words.dropFirst() }
        while let word = words.first, !word.hasPrefix("-") {
            let below = command.configuration.subcommands
            if below.isEmpty { break }
            let names = below.map { $0._commandName }
            guard let next = below.first(where: { $0._commandName == word }) else {
                let known = names + (path.count == 1 ? ["help"] + HelpTopic.allCases.map(\.rawValue) : [])
                let fix = YAMLValue.suggestion(for: word, among: known)
                throw CommandFailure(
                    "there is no command “\((path + [word]).joined(separator: " "))”: \(fix)",
                    code: .usage
                )
            }
            command = next
            path.append(word)
            words = words.dropFirst()
        }
        return asksForHelp ? (Rescind.self, arguments[...]) : (command, words)
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
              rescind demo                      a pretend seller; nothing is sent
              rescind                           the chat
              rescind cancel 8140123456789012   the chat, about that order
              rescind inbox --overdue           what is late
              rescind help environment          or exit-codes, or formatting
            """,
        version: Rescind.version,
        groupedSubcommands: [
            CommandGroup(name: "Start", subcommands: [DemoCommand.self, InitCommand.self, DoctorCommand.self]),
            CommandGroup(
                name: "Talk",
                subcommands: [ChatCommand.self, CancelCommand.self, ReplyCommand.self, UndoCommand.self]
            ),
            CommandGroup(
                name: "Follow up",
                subcommands: [
                    InboxCommand.self, ShowCommand.self, MarkCommand.self, DeadlinesCommand.self, OutboxCommand.self,
                    SendCommand.self,
                ]
            ),
            CommandGroup(
                name: "Many",
                subcommands: [
                    ImportCommand.self, ExportCommand.self, FlowCommand.self, MailCommand.self, FetchCommand.self,
                    ReadCommand.self, DraftCommand.self,
                ]
            ),
            CommandGroup(name: "Run", subcommands: [RunCommand.self]),
            CommandGroup(
                name: "Keep",
                subcommands: [
                    BackupCommand.self, RestoreCommand.self, ConfigCommand.self, TemplatesCommand.self,
                    CompletionsCommand.self,
                ]
            ),
        ]
    )
}
