public import ConversationCore
public import Engine

/// What a step of a flow claims about a live conversation: how a reply is read, which message waits, the state.
///
/// Dates, words and emails are of the day, and are not compared.
public enum LiveClaims {
    /// What a step did not do as it claims, `nil` when it did.
    ///
    /// - Parameters:
    ///   - step: the step.
    ///   - outcome: what happened.
    ///   - drafts: the ids of drafts, by the names that earlier claims gave them.
    ///   - isOurs: whether the step was the buyer's; what others do may have been answered meanwhile.
    /// - Returns: the first objection, with its place.
    public static func objection(
        to step: Flow.Step,
        _ outcome: StepOutcome,
        drafts: [String: String],
        isOurs: Bool
    ) -> String? {
        let kinds: Set<Flow.Claim.Kind> =
            isOurs ? [.asks, .drafts, .sends, .slots, .state] : [.class, .drafts, .state]
        var looked = step
        looked.isLoose = true
        looked.claims = step.claims.filter { kinds.contains($0.kind) }
            .map { claim in
                var claim = claim
                if claim.kind.isOutput { claim.parts.removeAll { $0.name != "template" } }
                return claim
            }
        let flow = Flow(
            file: step.place.file,
            sources: [:],
            name: "",
            row: nil,
            tags: [],
            start: outcome.memory.now,
            zone: .utc,
            given: Flow.Given(),
            steps: [],
            finally: []
        )
        var checker = ClaimChecker(flow, golden: { _ in nil })
        checker.check(looked, outcome, drafts: drafts)
        return checker.failures.first.map { "\($0.place.text): \($0.code): \($0.message)" }
    }

    /// The ids of drafts by name, with those that the claims of a step name.
    public static func drafts(after step: Flow.Step, _ outcome: StepOutcome, _ drafts: [String: String]) -> [String:
        String]
    {
        ClaimMatching(step.claims, outcome.outputs, drafts: drafts).drafts
    }
}

extension StepOutcome {
    /// What some answers did.
    ///
    /// - Parameters:
    ///   - answers: the answers, in order.
    ///   - conversation: the conversation afterwards.
    ///   - now: the moment.
    ///   - zone: the buyer's zone.
    public init(of answers: [TurnAnswer], conversation: Conversation?, at now: Instant, zone: Zone) {
        self.init(memory: StepMemory(now: now))
        outputs = answers.flatMap { FlowOutput.outputs(of: $0, zone: zone) }
        recorded = answers.flatMap { $0.events.map(\.body.name) }
        self.conversation = conversation
    }
}
