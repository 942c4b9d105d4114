import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Flows
import TemplateLibrary

/// `rescind flow from-thread`: a conversation that has taken place, as a flow.
struct FlowFromThreadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "from-thread",
        abstract: "Write a conversation as a flow.",
        discussion: """
            EXAMPLES
              rescind flow from-thread 8140123456789012 > kettle.flow.yaml
              rescind flow from-thread 1 --mask > stalls.flow.yaml

            The steps are those of the thread; the claims are what this version does at each of them. With --mask \
            names, addresses, order numbers and sums are made up, the same always for the same; read the file before \
            you give it away, words stay as they were written.
            """
    )

    @Argument(help: ArgumentHelp("The conversation: its number or its order number.", valueName: "thread"))
    var conversation: String

    @Flag(help: "Put made-up names, addresses, order numbers and sums in place of the real ones.")
    var mask = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            let events = try place.log.events(of: state.number)
            let own = place.engine.correspondence
            var thread = ThreadFlow(
                of: events,
                name: "order \(state.facts.orderNumber ?? String(state.number))",
                correspondence: own
            )
            if mask { thread = thread.masked(by: Mask(events, buyer: own.buyerName, email: own.buyerEmail)) }
            for gap in thread.gaps {
                StandardError.write(TerminalText.inert("rescind: no step says this, so the flow leaves it out: \(gap)"))
            }
            let runner = try FlowPlayer(templates: place.templates, folder: options.templates).runner()
            let lines = thread.head.lines + ["steps:"] + (try runner.claims(thread.flow))
            try StandardOutput.write(lines.joined(separator: "\n"))
        }
    }
}
