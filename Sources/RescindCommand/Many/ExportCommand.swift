import ArgumentParser
import ConversationCore
import Engine
import EventStorage

/// `rescind export`: conversations for another program.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print conversations whole, as JSON or CSV.",
        discussion: """
            EXAMPLES
              rescind export 8140123456789012 > order.json
              rescind export --all > everything.jsonl      one conversation a line
              rescind export --all --csv > orders.csv      what rescind import reads

            The fields are v, number, marketplace, order, item, seller, seller_email, amount, reason, \
            ordered_on, paid_on, shipped_on, received_on, deadline, stage, status, outcome, turn, clocks, thread. \
            In CSV a field that a spreadsheet would take for a formula has an apostrophe before it.
            """
    )

    @Argument(
        help: ArgumentHelp("Its number, its order number or the beginning of one.", valueName: "thread"),
        completion: .threads
    )
    var conversation: String?

    @Flag(help: "Every conversation, closed ones too.")
    var all = false

    @Flag(help: "As CSV: the orders without their threads.")
    var csv = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            guard all != (conversation != nil) else {
                throw CommandFailure("name one conversation, or add --all", code: .usage)
            }
            let place = try options.workplace()
            let zone = place.engine.correspondence.zone
            let found =
                try conversation.map { [try place.conversation($0)] }
                ?? place.log.list(ConversationFilter(includesClosed: true, limit: .max))
                .sorted { $0.number < $1.number }
            if csv { try StandardOutput.writeRaw(ConversationFile.head) }
            for state in found where !csv || state.facts.orderNumber != nil {
                let file = ConversationFile(state, csv ? [] : try place.log.events(of: state.number), in: zone)
                try csv ? StandardOutput.writeRaw(file.record) : StandardOutput.write(file.json())
            }
        }
    }
}

extension CompletionKind {
    /// Order numbers of open conversations, and the numbers of those without one.
    static var threads: CompletionKind {
        .custom { arguments, _, _ in
            // The shell asks with the words of the line; --db counts, everything else is its default.
            let options = try? GlobalOptions.parse(
                arguments.firstIndex(of: "--db").map { Array(arguments[$0...].prefix(2)) } ?? []
            )
            guard let place = try? options?.workplace(), let open = try? place.log.list(ConversationFilter(limit: 200))
            else { return [] }
            return open.map { $0.facts.orderNumber ?? String($0.number) }
        }
    }
}
