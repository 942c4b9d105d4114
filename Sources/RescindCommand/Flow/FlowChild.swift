import Engine
import Flows
import Foundation
import Glibc

/// The process that forks those that play flows; started when a flow first needs one.
final class FlowNursery {
    private let templates: String?
    private var process: PipedProcess?

    /// A nursery for flows over a folder of templates, `nil` for the built-in ones.
    init(templates: String?) {
        self.templates = templates
    }

    deinit { process?.end(killing: false) }

    /// Sends an order and reads the answer.
    func ask(_ order: FlowStageCommand.Order) throws -> FlowStageCommand.Reply {
        let process = try running()
        let line = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        guard process.write(line + "\n") else { throw failure(process) }
        return try answer()
    }

    /// Reads an answer.
    func answer() throws -> FlowStageCommand.Reply {
        let process = try running()
        guard let answer = process.readLine() else { throw failure(process) }
        return try JSONDecoder().decode(FlowStageCommand.Reply.self, from: Data(answer.utf8))
    }

    private func running() throws -> PipedProcess {
        if let process { return process }
        let started = try PipedProcess(
            "/proc/self/exe",
            ["flow", "stage"] + (templates.map { ["--templates", $0] } ?? [])
        )
        process = started
        return started
    }

    private func failure(_ process: PipedProcess) -> CommandFailure {
        self.process = nil
        let status = process.end(killing: true)
        return CommandFailure("the process that plays flows ended by itself (\(status))", code: .internalError)
    }
}

/// Another process that plays one flow on a store of its own, until it is killed.
final class FlowChild: FlowProcess {
    private let flow: Flow
    private let nursery: FlowNursery
    private let folder = FlowChild.temporary + "/rescind-flow-" + UUID().uuidString
    /// The process that lives now.
    private var living: pid_t?

    /// A process for a flow; it is started when it is first needed.
    init(flow: Flow, nursery: FlowNursery) {
        self.flow = flow
        self.nursery = nursery
    }

    deinit { remove() }

    /// A folder in memory where there is one: what a kill leaves does not depend on the disk, and writing through to it
    /// after each of many thousand steps would be most of the time.
    private static let temporary: String = {
        let inMemory = "/dev/shm"
        return access(inMemory, W_OK) == 0 ? inMemory : NSTemporaryDirectory()
    }()

    private var store: String { folder + "/flow.db" }

    func perform(_ request: StepRequest) throws -> StepOutcome {
        let reply = try nursery.ask(order(request))
        living = reply.process
        guard let outcome = reply.outcome else {
            throw CommandFailure("\(flow.file): \(reply.error ?? "no answer")", code: .internalError)
        }
        return outcome
    }

    private func order(_ request: StepRequest?) -> FlowStageCommand.Order {
        FlowStageCommand.Order(file: flow.file, row: flow.row?.index ?? 0, store: store, request: request)
    }

    func kill() throws {
        guard let living else { return }
        self.living = nil
        Glibc.kill(living, SIGKILL)
        let ended = try nursery.answer().ended
        guard ended == -SIGKILL else {
            throw CommandFailure(
                "\(flow.file): the process did not die of the kill: \(ended ?? 0)",
                code: .internalError
            )
        }
    }

    func quit() throws {
        guard living != nil else { return }
        living = nil
        _ = try nursery.ask(order(nil))
    }

    func world() throws -> FlowWorld { try FlowPlayer.disk(store, flow) }

    func remove() {
        try? kill()
        try? FileManager.default.removeItem(atPath: folder)
    }
}
