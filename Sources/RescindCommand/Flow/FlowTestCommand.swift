import ArgumentParser
import ConversationCore
import Engine
import Flows
import Foundation
import StrictYAML
import TemplateLibrary

/// `rescind flow test`: plays flows and checks their claims.
struct FlowTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play flows on a virtual clock and check what they claim.",
        discussion: """
            EXAMPLES
              rescind flow test Tests/Flows
              rescind flow test paid-wait.flow.yaml --junit report.xml
              rescind flow test Tests/Flows --cover --cover-min 100
              rescind flow test -v paid-wait.flow.yaml   with what was said and done

            Exit codes: 0 all claims hold, 1 one does not or too little is covered, 65 a file has a mistake, 66 no flow \
            was found.
            """
    )

    @Argument(help: "Flow files, or folders of files that end in .flow.yaml.")
    var paths: [String]

    @Option(help: "Write a JUnit report to this file.")
    var junit: String?

    @Flag(help: "Print TAP.")
    var tap = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Print what of the playbook and the templates no flow reaches.")
    var cover = false

    @Option(help: "Fail when the flows reach less than so many percent.")
    var coverMin: Double?

    @Flag(help: "Write golden texts anew; refused where CI is set.")
    var accept = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if tap && json { throw ValidationError("--tap and --json both print to standard output: choose one.") }
        if let coverMin, !(0...100).contains(coverMin) {
            throw ValidationError("--cover-min is a percentage from 0 to 100.")
        }
        if accept, ProcessInfo.processInfo.environment["CI"].map({ !$0.isEmpty && $0 != "false" }) == true {
            throw ValidationError("--accept is refused where CI is set: accept golden texts by hand and commit them.")
        }
    }

    func run() throws {
        try CommandFailure.reporting {
            let files = try FlowFiles.find(paths)
            let templates = try TemplateStore(folder: options.templates)
            let player = try FlowPlayer(templates: templates, folder: options.templates)
            var round = FlowRound()
            let readings = try Workers.map(files, with: FlowFiles(player)) { file, reader in
                try reader.read(file)
            } take: { reading in
                for mistake in reading.mistakes where !json {
                    StandardError.write(TerminalText.inert(mistake.description))
                }
            }
            round.mistakes = readings.flatMap(\.mistakes)
            let flows = readings.flatMap(\.flows)
            round.results =
                try Workers.map(flows, with: player.runner()) { flow, runner in
                    Played(flow: flow, result: try FlowTestCommand.play(flow, runner))
                } take: { played in
                    if accept { try FlowTestCommand.write(&played.result) }
                    try show(played.result, played.flow)
                }
                .map(\.result)
            if cover || coverMin != nil {
                round.coverage = try CoverageMap(templates).coverage(of: round.results.map(\.reached))
            }
            try report(round)
            if !round.mistakes.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
            if round.failed > 0 || !isCovered(round) { throw ExitCode(ExitStatus.someFailed.rawValue) }
        }
    }

    /// A flow that was played.
    private struct Played: Sendable {
        var flow: Flow
        var result: FlowResult
    }

    private static func play(_ flow: Flow, _ runner: FlowRunner) throws -> FlowResult {
        let start = DispatchTime.now().uptimeNanoseconds
        var result = try runner.run(flow)
        result.seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        return result
    }

    /// Writes golden texts; what failed only for them has not failed.
    private static func write(_ result: inout FlowResult) throws {
        for (path, text) in result.goldenTexts.sorted(by: { $0.key < $1.key }) {
            try write(text, to: path)
            StandardError.write("wrote \(path)")
        }
        let golden = [FlowCode.snapshot.rawValue, FlowCode.noSnapshot.rawValue]
        result.failures.removeAll { golden.contains($0.code) }
        if result.failures.isEmpty { result.acceptances = [] }
    }

    private static func write(_ text: String, to path: String) throws {
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandFailure("cannot write \(path): \(error.localizedDescription)", code: .cannotWrite)
        }
    }

    private func show(_ result: FlowResult, _ flow: Flow) throws {
        if json || tap { return }
        try StandardOutput.write(TerminalText.inert(FlowReport.text(result, sources: flow.sources)))
        if options.verbose > 0 {
            try StandardOutput.write(TerminalText.inert(result.transcript.joined(separator: "\n")))
        }
    }

    private func isCovered(_ round: FlowRound) -> Bool {
        guard let coverMin, let coverage = round.coverage else { return true }
        return coverage.percent >= coverMin
    }

    private func report(_ round: FlowRound) throws {
        if tap { try StandardOutput.write(FlowReport.tap(round.results, mistakes: round.mistakes)) }
        if json { try StandardOutput.write(try JSONText.line(FlowReportJSON(round))) }
        if let junit { try FlowTestCommand.write(JUnitReport(round.results, mistakes: round.mistakes).text, to: junit) }
        if let coverage = round.coverage, !json, !tap {
            if cover { for line in coverage.missingLines { try StandardOutput.write(line) } }
            for line in coverage.summary { try StandardOutput.write(line) }
        }
        StandardError.write(
            "\(round.results.count) flows, \(round.failed) failed, \(round.mistakes.count) mistakes in files"
        )
        if let coverMin, let coverage = round.coverage, coverage.percent < coverMin {
            StandardError.write(
                "the flows reach \(coverage.percentText) %, less than the \(coverMin) % asked for: --cover names what is not reached"
            )
        }
    }
}

/// What one run of `flow test` found.
struct FlowRound {
    /// The results, in order.
    var results: [FlowResult] = []
    /// The mistakes in files.
    var mistakes: [FileMistake] = []
    /// What was reached, `nil` when it was not asked for.
    var coverage: Coverage?
    /// How many flows failed.
    var failed: Int { results.filter { !$0.failures.isEmpty }.count }
}

/// The results as one JSON value.
struct FlowReportJSON: Encodable {
    struct Failure: Encodable {
        var file: String
        var line: Int
        var column: Int
        var code: String
        var message: String
        var events: [String]
    }

    struct One: Encodable {
        var name: String
        var file: String
        var line: Int
        var tags: [String]
        var ok: Bool
        var steps: Int
        var seconds: Double
        var failures: [Failure]
        var transcript: [String]
    }

    struct Cover: Encodable {
        struct Missing: Encodable {
            var file: String
            var line: Int
            var kind: String
            var name: String
        }

        var percent: Double
        var reached: Int
        var total: Int
        var missing: [Missing]
    }

    var v = 1
    var passed: Int
    var failed: Int
    var flows: [One]
    var mistakes: [Failure]
    var cover: Cover?

    init(_ round: FlowRound) {
        failed = round.failed
        passed = round.results.count - round.failed
        flows = round.results.map { result in
            One(
                name: result.name,
                file: result.file,
                line: result.place.line,
                tags: result.tags,
                ok: result.failures.isEmpty,
                steps: result.steps,
                seconds: result.seconds,
                failures: result.failures.map {
                    Failure(
                        file: $0.place.file,
                        line: $0.place.line,
                        column: $0.place.column,
                        code: $0.code,
                        message: $0.message,
                        events: $0.events
                    )
                },
                transcript: result.transcript
            )
        }
        mistakes = round.mistakes.map {
            Failure(
                file: $0.file,
                line: $0.line,
                column: $0.column,
                code: $0.code ?? "",
                message: "\($0.what): \($0.fix)",
                events: []
            )
        }
        cover = round.coverage.map { coverage in
            Cover(
                percent: coverage.percent,
                reached: coverage.items.count - coverage.missing.count,
                total: coverage.items.count,
                missing: coverage.missing.map {
                    Cover.Missing(file: $0.file, line: $0.line, kind: $0.kind.rawValue, name: $0.name)
                }
            )
        }
    }
}
