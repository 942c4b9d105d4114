import ConversationCore

/// What a flow did.
public struct FlowResult: Sendable {
    /// The flow's name, with its row.
    public var name: String
    /// Where it stands: the row, else the file's first line.
    public var place: Flow.Place
    /// Its tags.
    public var tags: [String]
    /// What did not hold.
    public var failures: [FlowFailure] = []
    /// For each step that failed, the claims under which it would have held.
    public var acceptances: [Acceptance] = []
    /// What each step did.
    var played: [Played] = []
    /// How many steps were played.
    public var steps = 0
    /// What of the playbook was reached.
    public var reached: Set<Reached> = []
    /// The golden texts that are absent or different, as they are now, by path.
    public var goldenTexts: [String: String] = [:]
    /// How long the play took, in seconds of processor or wall time as measured by the caller; 0 when not measured.
    public var seconds = 0.0

    /// The file.
    public var file: String { place.file }

    /// What was said and done, line by line.
    public var transcript: [String] {
        played.flatMap { step in
            ["\(zone.iso8601(step.at))  \(step.verb.words)"] + step.outputs.map { "    " + $0.description }
        }
    }

    /// What one step did.
    struct Played: Sendable {
        /// When it was done.
        var at: Instant
        /// What was done.
        var verb: Flow.Verb
        /// What followed.
        var outputs: [FlowOutput]
    }

    /// A step with the claims under which it would have held.
    public struct Acceptance: Sendable {
        /// The step.
        public var step: Flow.Place
        /// The lines of its `then:`.
        public var claims: [String]
    }

    private let zone: Zone

    /// The result of a flow that has not begun.
    init(_ flow: Flow) {
        zone = flow.zone
        name = flow.title
        place = flow.place
        tags = flow.tags
    }
}

/// A claim that did not hold.
public struct FlowFailure: Hashable, Sendable {
    /// Where the claim stands.
    public var place: Flow.Place
    /// A stable code: see `FlowCode`.
    public var code: String
    /// What was claimed and what was found.
    public var message: String
    /// What was claimed and what the step did.
    public var events: [String]
}
