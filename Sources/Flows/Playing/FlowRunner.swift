import ConversationCore
public import Engine

/// Plays flows and checks their claims.
public struct FlowRunner {
    /// Makes an empty world in memory for a flow.
    public var world: (Flow) throws -> FlowWorld
    /// Makes the engine over a store, for the buyer of a flow.
    public var engine: (any EventLog, Flow) throws -> Engine
    /// Makes another process that plays a flow on disk and can be killed; `nil` where none can be started: then a crash
    /// is refused.
    public var process: ((Flow) throws -> any FlowProcess)?
    /// The golden text of a path, `nil` when there is none.
    public var golden: (String) -> String?

    /// A runner.
    ///
    /// - Parameters:
    ///   - world: makes an empty world in memory for a flow.
    ///   - engine: makes the engine over a store, for the buyer of a flow.
    ///   - process: makes another process that plays a flow on disk and can be killed.
    ///   - golden: the golden text of a path, `nil` when there is none.
    public init(
        world: @escaping (Flow) throws -> FlowWorld,
        engine: @escaping (any EventLog, Flow) throws -> Engine,
        process: ((Flow) throws -> any FlowProcess)? = nil,
        golden: @escaping (String) -> String? = { _ in nil }
    ) {
        self.world = world
        self.engine = engine
        self.process = process
        self.golden = golden
    }

    /// A flow kills its process, and there is no way here to start another.
    public struct CannotKill: Error, CustomStringConvertible {
        /// What to do.
        public var description: String { "a flow that crashes needs another process: play it with rescind flow test" }
    }

    /// Plays a flow and checks every claim.
    ///
    /// - Parameter flow: the flow.
    /// - Returns: what happened, and what was claimed and did not happen.
    /// - Throws: when the store or a template fails; the claims are then worth nothing.
    public func run(_ flow: Flow) throws -> FlowResult {
        var result = FlowResult(flow)
        var checker = ClaimChecker(flow, golden: golden)
        try play(flow, nil) { step, outcome, drafts in
            result.steps += 1
            result.played.append(
                FlowResult.Played(at: outcome.memory.now, verb: step.verb, outputs: outcome.outputs)
            )
            result.reached.formUnion(outcome.reached)
            let before = checker.failures.count
            checker.check(step, outcome, drafts: drafts)
            if checker.failures.count > before {
                let names = ClaimMatching(step.claims, outcome.outputs, drafts: drafts).drafts
                let claims = FlowClaimText.lines(of: outcome.outputs, state: outcome.conversation, drafts: names)
                result.acceptances.append(FlowResult.Acceptance(step: step.place, claims: claims))
            }
        } end: { world in
            try checker.finish(world)
            try compare(flow, with: world, &checker)
        }
        result.failures = checker.failures
        result.goldenTexts = checker.goldenTexts
        return result
    }

    /// Plays a flow and writes each step with the claims under which it holds, as a flow file has them.
    ///
    /// - Parameter flow: the flow; its own claims only name drafts.
    /// - Returns: the lines of `steps:`.
    /// - Throws: as `run`.
    public func claims(_ flow: Flow) throws -> [String] {
        var lines: [String] = []
        try play(flow, nil) { step, outcome, drafts in
            let matching = ClaimMatching(step.claims, outcome.outputs, drafts: drafts)
            let labels = matching.found.reduce(into: [Int: String]()) { labels, pair in
                labels[pair.value] = step.claims[pair.key].label
            }
            lines += FlowStepText.lines(of: step, zone: flow.zone)
            lines +=
                FlowClaimText.lines(
                    of: outcome.outputs,
                    state: outcome.conversation,
                    drafts: matching.drafts,
                    labels: labels
                )
                .map { "  " + $0 }
            lines += outcome.objections.map { "  # \($0.code): \($0.message)" }
        } end: { _ in
        }
        return lines
    }

    /// Plays the flow again under each disturbance that its end must not mind.
    private func compare(_ flow: Flow, with world: FlowWorld, _ checker: inout ClaimChecker) throws {
        for final in flow.finally {
            guard case .sameUnder(let disturbances) = final.kind else { continue }
            for disturbance in disturbances {
                let isRedone = disturbance == .undoRedo
                let expected = try FlowEnd(of: world, isRedone: isRedone)
                try play(flow, disturbance) { _, _, _ in
                } end: { other in
                    let found = try FlowEnd(of: other, isRedone: isRedone)
                    if found != expected {
                        checker.failSame(final.place, disturbance, found.differences(from: expected))
                    }
                }
            }
        }
    }

    /// Plays the steps in order, then looks at the end.
    private func play(
        _ flow: Flow,
        _ disturbance: Flow.Disturbance?,
        each: (Flow.Step, StepOutcome, [String: String]) throws -> Void,
        end: (FlowWorld) throws -> Void
    ) throws {
        var stage = try FlowStage(flow, self, disturbance)
        defer { stage.remove() }
        var drafts: [String: String] = [:]
        for index in flow.steps.indices {
            let outcome = try stage.perform(index, of: flow)
            try each(flow.steps[index], outcome, drafts)
            drafts = outcome.memory.drafts
        }
        try end(try stage.world())
    }
}

extension Flow.Verb {
    /// As a line of a transcript.
    var words: String {
        switch self {
        case .buyer(let text): "buyer: \(text)"
        case .seller(let text): "seller: \(text)"
        case .mail: "mail"
        case .platform(.stage(let stage)): "platform: \(stage.rawValue)"
        case .platform(.mark(let mark)): "platform: \(mark.rawValue)"
        case .bank(let amount): "bank: \(amount?.description ?? "the refund")"
        case .approve(let name): "approve: \(name)"
        case .edit(let text): "edit: \(text)"
        case .reject(let name): "reject: \(name)"
        case .command(let line): line
        case .advance: "advance"
        case .crash: "crash: kill-9"
        case .reload: "reload"
        case .note(let text): "note: \(text)"
        }
    }
}
