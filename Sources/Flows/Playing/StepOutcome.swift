public import ConversationCore

/// What one step did, as a value that travels between processes.
public struct StepOutcome: Codable, Sendable {
    /// What Rescind did, in order.
    public var outputs: [FlowOutput] = []
    /// The names of the events that were recorded, in order.
    public var recorded: [String] = []
    /// Why the step could not be played.
    public var objections: [Objection] = []
    /// The conversation in front afterwards.
    public var conversation: Conversation?
    /// What of the playbook was reached.
    public var reached: Set<Reached> = []
    /// What the next step has to know.
    public var memory: StepMemory

    /// Why a step could not be played.
    public struct Objection: Codable, Hashable, Sendable {
        /// The code.
        public var code: String
        /// The reason.
        public var message: String
    }
}

/// What a step has to know of those before it.
public struct StepMemory: Codable, Hashable, Sendable {
    /// The virtual clock.
    public var now: Instant
    /// The ids of drafts, by the names that claims gave them.
    public var drafts: [String: String] = [:]
    /// The parts of outputs, by the label of their claim.
    public var captures: [String: [String: String]] = [:]

    /// The text of every draft, by `conversation/id`.
    var texts: [String: String] = [:]

    /// What a labelled claim found.
    func value(_ label: String, _ field: String) -> String? { captures[label]?[field] }
}

/// A step to be played in another process.
public struct StepRequest: Codable, Sendable {
    /// Its position in the flow, from 0; `nil` to begin: what is known beforehand is told.
    public var step: Int?
    /// What it has to know; `nil` to begin.
    public var memory: StepMemory?
    /// What disturbs it.
    public var disturbance: Flow.Disturbance?

    /// A step to be played.
    public init(step: Int?, memory: StepMemory?, disturbance: Flow.Disturbance?) {
        self.step = step
        self.memory = memory
        self.disturbance = disturbance
    }
}

/// Another process that plays the steps of one flow on one store, and can be killed.
public protocol FlowProcess: AnyObject {
    /// Plays a step; a process that was ended is started again on the same store.
    func perform(_ request: StepRequest) throws -> StepOutcome
    /// Kills the process (SIGKILL).
    func kill() throws
    /// Ends the process in order.
    func quit() throws
    /// The store, opened by this process; the other one must have ended.
    func world() throws -> FlowWorld
    /// Ends the process, and removes the store.
    func remove()
}

/// A part of a playbook or of the templates that a flow can reach.
public enum Reached: Hashable, Codable, Sendable {
    /// An order stood there.
    case stage(marketplace: String, Stage)
    /// A request stood there.
    case status(marketplace: String, Status)
    /// A row of the next-step table was proposed.
    case row(marketplace: String, String)
    /// A clock spoke.
    case fired(marketplace: String, String)
    /// A clock moved.
    case moved(marketplace: String, String)
    /// A clock ended.
    case cancelled(marketplace: String, String)
    /// A message was drafted in a tone.
    case template(marketplace: String, String, Tone)
    /// A reply was read so.
    case meaning(marketplace: String, SellerLabel)
    /// A question was asked.
    case question(marketplace: String, Slot)
    /// The buyer was mailed.
    case notification(String)
}

extension Reached {
    /// The marketplace it belongs to, `nil` for emails, which belong to all.
    public var marketplace: String? {
        switch self {
        case .stage(let marketplace, _), .status(let marketplace, _), .row(let marketplace, _),
            .fired(let marketplace, _), .moved(let marketplace, _), .cancelled(let marketplace, _),
            .template(let marketplace, _, _), .meaning(let marketplace, _), .question(let marketplace, _):
            marketplace
        case .notification: nil
        }
    }
}
