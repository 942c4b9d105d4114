public import ConversationCore
public import Engine

/// A flow that is written while its conversation goes on: what was said and done, and what followed as claims.
public struct FlowRecording: Sendable {
    private struct Step {
        var lines: [String]
        /// The turns that it made.
        var turns: Set<Int>
    }

    private let head: FlowHead
    private var steps: [Step] = []

    /// An empty recording.
    ///
    /// - Parameter head: what stands before the steps.
    public init(_ head: FlowHead) {
        self.head = head
    }

    /// Adds a step.
    ///
    /// - Parameters:
    ///   - verb: what was said or done.
    ///   - now: when, where no event tells.
    ///   - answers: what followed, in order.
    public mutating func add(_ verb: Flow.Verb, at now: Instant, _ answers: [TurnAnswer]) {
        // Clocks count from the moment that the events have.
        let moment = answers.lazy.compactMap { $0.events.first?.recordedAt }.first ?? now
        let outputs = answers.flatMap { FlowOutput.outputs(of: $0, zone: head.zone) }
        let at: Flow.Moment? = if case .advance = verb { nil } else { .instant(moment) }
        let place = Flow.Place(file: "", line: 1, column: 1)
        let step = Flow.Step(place: place, verb: verb, at: at, isLoose: false, claims: [])
        let claims = FlowClaimText.lines(of: outputs, state: answers.last?.conversation, drafts: [:])
        steps.append(
            Step(
                lines: FlowStepText.lines(of: step, zone: head.zone) + claims.map { "  " + $0 },
                turns: Set(answers.flatMap { $0.events.map(\.turn) })
            )
        )
    }

    /// Removes the steps whose turns were taken back.
    ///
    /// - Parameter turns: the turns.
    public mutating func takeBack(_ turns: [Int]) {
        let gone = Set(turns)
        steps.removeAll { !$0.turns.isEmpty && $0.turns.isSubset(of: gone) }
    }

    /// How many steps there are.
    public var count: Int { steps.count }

    /// The flow file.
    public var text: String {
        (head.lines + (steps.isEmpty ? ["steps: []"] : ["steps:"]) + steps.flatMap(\.lines)).joined(separator: "\n")
            + "\n"
    }
}

/// What stands before the steps of a flow that is written.
public struct FlowHead: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// When the virtual clock starts; whole seconds are written.
    public var start: Instant
    /// The buyer's zone; its name must be one that can be found again.
    public var zone: Zone
    /// What is known beforehand.
    public var given: Flow.Given

    /// A head.
    public init(name: String, start: Instant, zone: Zone, given: Flow.Given) {
        self.name = name
        self.start = start
        self.zone = zone
        self.given = given
    }

    /// The lines, up to the steps.
    public var lines: [String] {
        let lines = ["rescind: flow/1", "name: \(YAMLText.scalar(name))", "clock: \(zone.iso8601(start)) \(zone.name)"]
        var parts: [String] = []
        let me = [("name", given.name), ("email", given.email)].compactMap { key, value in value.map { (key, $0) } }
        if !me.isEmpty { parts.append("  me: \(FlowHead.map(me))") }
        if let language = given.language, language != .english { parts.append("  language: \(language.tag)") }
        let order = orderParts
        if !order.isEmpty { parts.append("  order: \(FlowHead.map(order))") }
        return parts.isEmpty ? lines : lines + ["given:"] + parts
    }

    private var orderParts: [(String, String)] {
        let facts = given.order
        let parts: [(String, String?)] = [
            ("number", facts?.orderNumber), ("item", facts?.item), ("paid", facts?.amount?.description),
            ("paid-on", facts?.paidOn?.description), ("ordered-on", facts?.orderedOn?.description),
            ("shipped-on", facts?.shippedOn?.description), ("received-on", facts?.receivedOn?.description),
            ("deadline", facts?.deadline?.description), ("payment-method", facts?.paymentMethod?.name),
            ("seller", facts?.seller), ("seller-email", facts?.sellerEmail),
            ("seller-language", facts?.sellerLanguage?.tag), ("stage", given.stage?.rawValue),
        ]
        return parts.compactMap { key, value in value.map { (key, $0) } }
    }

    /// `{ key: value, ... }`; texts that a map on one line cannot hold stand in quotes.
    private static func map(_ parts: [(String, String)]) -> String {
        let entries = parts.map { key, value in
            "\(key): \(value.contains(",") ? YAMLText.quoted(value) : YAMLText.scalar(value))"
        }
        return "{ \(entries.joined(separator: ", ")) }"
    }
}
