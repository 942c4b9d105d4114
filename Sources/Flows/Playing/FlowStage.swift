import ConversationCore

/// Where the steps of one play happen: in this process, or in another that can be killed.
enum FlowStage {
    /// In this process, in memory.
    case local(StepPlayer)
    /// In another process, on disk.
    case process(any FlowProcess, disturbance: Flow.Disturbance?, memory: StepMemory)

    /// Begins a play.
    ///
    /// - Parameters:
    ///   - flow: the flow.
    ///   - runner: makes worlds and processes.
    ///   - disturbance: what disturbs the play.
    /// - Throws: when the store fails, or another process is needed and cannot be started.
    init(_ flow: Flow, _ runner: FlowRunner, _ disturbance: Flow.Disturbance?) throws {
        let kills = disturbance == .crash || flow.steps.contains { $0.verb == .crash }
        if kills {
            guard let begin = runner.process else { throw FlowRunner.CannotKill() }
            let process = try begin(flow)
            let request = StepRequest(step: nil, memory: nil, disturbance: disturbance)
            let opened = try process.perform(request)
            self = .process(process, disturbance: disturbance, memory: opened.memory)
        } else {
            let world = try runner.world(flow)
            self = .local(try StepPlayer(flow, in: world, disturbance: disturbance, engine: runner.engine))
        }
    }

    /// Plays a step; a crash, and a play that crashes after each step, kills the process after it.
    mutating func perform(_ index: Int, of flow: Flow) throws -> StepOutcome {
        switch self {
        case .local(var player):
            let outcome = try player.perform(index)
            self = .local(player)
            return outcome
        case .process(let process, let disturbance, let memory):
            let outcome = try process.perform(StepRequest(step: index, memory: memory, disturbance: disturbance))
            self = .process(process, disturbance: disturbance, memory: outcome.memory)
            let verb = flow.steps[index].verb
            if verb == .crash || disturbance == .crash { try process.kill() }
            if verb == .reload { try process.quit() }
            return outcome
        }
    }

    /// The store at the end; no process works on it any more.
    func world() throws -> FlowWorld {
        switch self {
        case .local(let player): return player.world
        case .process(let process, _, _):
            try process.quit()
            return try process.world()
        }
    }

    /// Removes what the play left on disk.
    func remove() {
        if case .process(let process, _, _) = self { process.remove() }
    }
}
