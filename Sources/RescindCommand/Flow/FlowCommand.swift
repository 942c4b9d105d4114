import ArgumentParser
import ConversationCore
import Flows
import StrictYAML
import TemplateLibrary

/// `rescind flow`: scripted message flows.
struct FlowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flow",
        abstract: "Play scripted message flows.",
        discussion: """
            EXAMPLES
              rescind flow test Tests/Flows
              rescind flow show Tests/Flows/paid-seller-stalls.flow.yaml
            """,
        subcommands: [
            FlowTestCommand.self, FlowCheckCommand.self, FlowListCommand.self, FlowShowCommand.self,
            FlowFromThreadCommand.self, FlowStageCommand.self,
        ]
    )
}

/// `rescind flow check`: reads flow files and plays nothing.
struct FlowCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read flow files and name every mistake, without playing anything.",
        discussion: """
            EXAMPLE
              rescind flow check Tests/Flows

            Exit codes: 0 no mistake, 65 a file has one, 66 no flow was found.
            """
    )

    @Argument(help: "Flow files, or folders of files that end in .flow.yaml.")
    var paths: [String]

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let files = try FlowFiles.find(paths)
            let reader = FlowFiles(
                try FlowPlayer(templates: TemplateStore(folder: options.templates), folder: options.templates)
            )
            var mistakes = 0
            for file in files {
                for mistake in try reader.read(file).mistakes {
                    mistakes += 1
                    try StandardOutput.write(TerminalText.inert(mistake.description))
                }
            }
            StandardError.write("\(files.count) files, \(mistakes) mistakes")
            if mistakes > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
        }
    }
}

/// `rescind flow list`: the flows of files, a line each.
struct FlowListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List flows: file, name, number of steps, tags.",
        discussion: """
            EXAMPLES
              rescind flow list Tests/Flows
              rescind flow list Tests/Flows --json
            """
    )

    @Argument(help: "Flow files, or folders of files that end in .flow.yaml.")
    var paths: [String]

    @Option(help: "Only flows with this tag.")
    var tag: String?

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        struct Item: Encodable {
            var file: String
            var line: Int
            var name: String
            var steps: Int
            var tags: [String]
        }

        var v = 1
        var flows: [Item] = []
    }

    func run() throws {
        try CommandFailure.reporting {
            let files = try FlowFiles.find(paths)
            let reader = FlowFiles(
                try FlowPlayer(templates: TemplateStore(folder: options.templates), folder: options.templates)
            )
            var list = List()
            var mistakes = 0
            for file in files {
                let reading = try reader.read(file)
                mistakes += reading.mistakes.count
                for mistake in reading.mistakes { StandardError.write(TerminalText.inert(mistake.description)) }
                for flow in reading.flows where tag.map(flow.tags.contains) ?? true {
                    let (name, place) = (flow.title, flow.place)
                    list.flows.append(
                        List.Item(file: file, line: place.line, name: name, steps: flow.steps.count, tags: flow.tags)
                    )
                }
            }
            if json { try StandardOutput.write(try JSONText.line(list)) }
            for item in list.flows where !json {
                let tags = item.tags.isEmpty ? "" : "  [\(item.tags.joined(separator: ", "))]"
                let line = "\(item.file):\(item.line): \(item.name), \(item.steps) steps\(tags)"
                try StandardOutput.write(TerminalText.inert(line))
            }
            if mistakes > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
        }
    }
}

/// `rescind flow show`: what is said and done in a flow.
struct FlowShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Play flows and print what was said and done, step by step.",
        discussion: """
            EXAMPLE
              rescind flow show Tests/Flows/paid-seller-stalls.flow.yaml
            """
    )

    @Argument(help: "Flow files, or folders of files that end in .flow.yaml.")
    var paths: [String]

    @Flag(help: "Print each step with the claims under which it holds, as a flow is written.")
    var claims = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let files = try FlowFiles.find(paths)
            let templates = try TemplateStore(folder: options.templates)
            let player = try FlowPlayer(templates: templates, folder: options.templates)
            let reader = FlowFiles(player)
            let runner = player.runner()
            var mistakes = 0
            for file in files {
                let reading = try reader.read(file)
                mistakes += reading.mistakes.count
                for mistake in reading.mistakes { StandardError.write(TerminalText.inert(mistake.description)) }
                for flow in reading.flows {
                    try StandardOutput.write(TerminalText.inert("\(flow.place.text): \(flow.title)"))
                    let lines = claims ? try runner.claims(flow) : try runner.run(flow).transcript
                    try StandardOutput.write(TerminalText.inert(lines.joined(separator: "\n")))
                }
            }
            if mistakes > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
        }
    }
}
