import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Flows
import Foundation
import MailFormat
import StrictYAML
import TemplateLibrary

/// `rescind flow`: scripted message flows.
struct FlowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flow",
        abstract: "Play scripted message flows.",
        subcommands: [FlowTestCommand.self]
    )
}

/// `rescind flow test`: plays flows and checks their claims.
struct FlowTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play flows on a virtual clock and check what they claim.",
        discussion: """
            EXAMPLES
              rescind flow test Tests/Flows
              rescind flow test paid-wait.flow.yaml --junit report.xml

            Exit codes: 0 all claims hold, 1 one does not, 65 a file has a mistake, 66 no flow was found.
            """
    )

    @Argument(help: "Flow files, or folders of files that end in .flow.yaml.")
    var paths: [String]

    @Option(help: "Write a JUnit report to this file.")
    var junit: String?

    @Flag(help: "Print TAP.")
    var tap = false

    @Flag(help: "Print one JSON object a flow.")
    var json = false

    @Flag(help: "Print what was said and done in every flow.")
    var verbose = false

    @OptionGroup var options: GlobalOptions

    private struct Line: Encodable {
        struct Failure: Encodable {
            var line: Int
            var column: Int
            var code: String
            var message: String
            var events: [String]
        }

        var v = 1
        var name: String
        var file: String
        var ok: Bool
        var steps: Int
        var failures: [Failure]
    }

    func run() throws {
        try CommandFailure.reporting {
            let files = try paths.flatMap { try flowFiles($0) }
            guard !files.isEmpty else {
                throw CommandFailure(
                    "no flow found in \(paths.joined(separator: ", ")): name a file, or a folder with files that end in .flow.yaml",
                    code: .noInput
                )
            }
            let runner = try FlowPlayer(templates: TemplateStore(folder: options.templates)).runner()
            var results: [FlowResult] = []
            var mistakes = 0
            for file in files {
                do {
                    let flow = try FlowReader(zone: { try ZoneFile.zone($0) }).read(try text(of: file), file: file)
                    let result = try runner.run(flow)
                    results.append(result)
                    try show(result, flow)
                } catch let error as FileMistakes {
                    mistakes += error.mistakes.count
                    StandardError.write(error.description)
                }
            }
            if tap { try StandardOutput.write(FlowReport.tap(results)) }
            if let junit {
                do {
                    try FlowReport.junit(results).write(toFile: junit, atomically: true, encoding: .utf8)
                } catch {
                    throw CommandFailure(
                        "cannot write the report \(junit): \(error.localizedDescription)",
                        code: .cannotWrite
                    )
                }
            }
            let failed = results.filter { !$0.failures.isEmpty }.count
            StandardError.write("\(results.count) flows, \(failed) failed, \(mistakes) mistakes in files")
            if mistakes > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
            if failed > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
        }
    }

    private func show(_ result: FlowResult, _ flow: Flow) throws {
        if json {
            try StandardOutput.write(
                try JSONText.line(
                    Line(
                        name: result.name,
                        file: result.file,
                        ok: result.failures.isEmpty,
                        steps: result.steps,
                        failures: result.failures.map {
                            Line.Failure(
                                line: $0.place.line,
                                column: $0.place.column,
                                code: $0.code,
                                message: $0.message,
                                events: $0.events
                            )
                        }
                    )
                )
            )
        } else if !tap {
            try StandardOutput.write(TerminalText.inert(FlowReport.text(result, lines: flow.lines)))
            if verbose { try StandardOutput.write(TerminalText.inert(result.transcript.joined(separator: "\n"))) }
        }
    }

    private func flowFiles(_ path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("there is no file or folder \(path)", code: .noInput)
        }
        guard isFolder.boolValue else { return [path] }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return (FileManager.default.subpaths(atPath: path) ?? [])
            .filter { $0.hasSuffix(".flow.yaml") }
            .sorted()
            .map { base + "/" + $0 }
    }

    private func text(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("cannot read \(file)", code: .noInput)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure("\(file):1:1: the file is no UTF-8: save it as UTF-8", code: .badData)
        }
        return text
    }
}

/// Puts worlds and engines together for flows.
struct FlowPlayer {
    let templates: TemplateStore

    /// A runner over these templates.
    func runner() throws -> FlowRunner {
        FlowRunner(
            world: { flow, onDisk in
                let postman = Postman(
                    from: try EmailAddress(
                        flow.given.email ?? "buyer@localhost",
                        displayName: flow.given.name ?? "Rescind"
                    ),
                    zone: flow.zone
                )
                if !onDisk { return FlowWorld.memory(postman: postman) }
                let folder = NSTemporaryDirectory() + "/rescind-flow-" + UUID().uuidString
                return try Self.disk(folder, generation: 0, postman: postman)
            },
            engine: { log, flow in
                try Engine(
                    log: log,
                    templates: templates,
                    correspondence: Correspondence(
                        buyerName: flow.given.name,
                        buyerEmail: flow.given.email,
                        buyerLanguage: flow.given.language ?? .english,
                        sellerLanguage: .english,
                        zone: flow.zone
                    )
                )
            }
        )
    }

    /// A world on disk.
    ///
    /// After a kill the next one opens a copy of the files as they stand at that moment, without the store having
    /// closed them: what a killed process leaves.
    private static func disk(_ folder: String, generation: Int, postman: Postman) throws -> FlowWorld {
        let path = "\(folder)/\(generation)/flow.db"
        let log = try SQLiteEventLog(path: path, postman: postman)
        return FlowWorld(
            log: log,
            outbox: log,
            reopened: { killed in
                guard killed else { return try disk(folder, generation: generation, postman: postman) }
                let next = "\(folder)/\(generation + 1)"
                try FileManager.default.createDirectory(atPath: next, withIntermediateDirectories: true)
                for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
                    try FileManager.default.copyItem(atPath: path + ending, toPath: "\(next)/flow.db\(ending)")
                }
                return try disk(folder, generation: generation + 1, postman: postman)
            },
            remove: { try? FileManager.default.removeItem(atPath: folder) }
        )
    }
}
