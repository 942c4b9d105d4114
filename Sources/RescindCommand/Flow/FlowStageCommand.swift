import ArgumentParser
import CForkShim
import Flows
import Foundation
import Glibc
import StrictYAML
import TemplateLibrary

/// `rescind flow stage`: plays single steps of flows on stores, as another process asks, in children that may be killed.
///
/// The templates are read once; each child is a fork that has them. Nothing here starts a thread before the fork.
struct FlowStageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage",
        abstract: "Play single steps of flows; for flow test, which kills the process that plays them.",
        shouldDisplay: false
    )

    @Option(help: "A folder of templates laid over the built-in ones.")
    var templates: String?

    /// What to do, a line of input.
    struct Order: Codable {
        /// The flow file.
        var file: String
        /// The row of its table, from 0.
        var row: Int
        /// The store.
        var store: String
        /// The step; `nil` to end in order.
        var request: StepRequest?
    }

    /// An answer, a line of output.
    struct Reply: Codable {
        /// The process that played.
        var process: Int32?
        /// What the step did.
        var outcome: StepOutcome?
        /// Why it could not be played.
        var error: String?
        /// How the process ended: its exit code, or the number of the signal, negative.
        var ended: Int32?
    }

    /// The exit code of a child whose input has ended.
    private static let inputEnded: Int32 = 3

    func run() throws {
        try CommandFailure.reporting {
            signal(SIGPIPE, SIG_IGN)
            let player = try FlowPlayer(templates: TemplateStore(folder: templates), folder: templates)
            try player.templates.readAll()
            while true {
                var ready = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
                if poll(&ready, 1, -1) < 0, errno == EINTR { continue }
                let child = rescind_fork()
                guard child >= 0 else {
                    throw CommandFailure("cannot fork: \(String(cString: strerror(errno)))", code: .internalError)
                }
                if child == 0 { Glibc.exit(try live(player) ? 0 : FlowStageCommand.inputEnded) }
                var raw: Int32 = 0
                while waitpid(child, &raw, 0) < 0, errno == EINTR {}
                let status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : -(raw & 0x7F)
                if status == FlowStageCommand.inputEnded { return }
                try say(Reply(ended: status))
            }
        }
    }

    /// Plays what is asked until it is told to end, or its input ends.
    ///
    /// - Returns: whether it was told to end.
    private func live(_ player: FlowPlayer) throws -> Bool {
        var playing: StepPlayer?
        while let line = readLine() {
            let reply: Reply
            do {
                let order = try JSONDecoder().decode(Order.self, from: Data(line.utf8))
                guard let request = order.request else { return true }
                var current = try playing ?? begin(order, request, player)
                let outcome = try request.step.map { try current.perform($0) } ?? current.opening
                reply = Reply(process: getpid(), outcome: outcome)
                playing = current
            } catch {
                reply = Reply(process: getpid(), error: CommandFailure(error).message)
            }
            try say(reply)
        }
        return false
    }

    private func begin(_ order: Order, _ request: StepRequest, _ player: FlowPlayer) throws -> StepPlayer {
        let reading = try FlowFiles(player).read(order.file)
        guard let flow = reading.flows.dropFirst(order.row).first else {
            throw CommandFailure("\(order.file) has no such flow any more: it was changed meanwhile", code: .badData)
        }
        return try StepPlayer(
            flow,
            in: try FlowPlayer.disk(order.store, flow),
            after: request.memory,
            disturbance: request.disturbance,
            engine: player.engine
        )
    }

    private func say(_ reply: Reply) throws {
        try StandardOutput.write(String(decoding: try JSONEncoder().encode(reply), as: UTF8.self))
    }
}
