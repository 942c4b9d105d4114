/// Something Rescind says, as the key of a phrase and its values; put into words at the edge.
public struct Say: Hashable, Codable, Sendable {
    /// Key of the phrase in `Templates/chat/<locale>.yaml`.
    public var key: String
    /// The values it names.
    public var values: [String: FieldValue]

    /// The phrase with that key.
    public init(_ key: String, _ values: [String: FieldValue] = [:]) {
        self.key = key
        self.values = values
    }
}

/// A danger that the buyer is told of.
public struct Warning: Hashable, Codable, Sendable {
    /// Stable name: a point of no return, a clock, or `after-act-by`.
    public var code: String
    /// What is lost, and the safe way.
    public var say: Say
    /// Clocks that would die.
    public var kills: [String]

    /// A warning.
    public init(code: String, say: Say, kills: [String] = []) {
        self.code = code
        self.say = say
        self.kills = kills
    }
}

/// The one thing that is advised now.
public struct Proposal: Hashable, Codable, Sendable {
    /// The row of the next-step table.
    public var row: String
    /// What to do.
    public var say: Say
    /// Why.
    public var why: Say
    /// By when, in the buyer's zone; `nil` when there is no hurry.
    public var by: Instant?
    /// The clock that says so.
    public var byClock: String?
    /// Other ways.
    public var alternatives: [Say]

    /// A proposal.
    public init(row: String, say: Say, why: Say, by: Instant?, byClock: String?, alternatives: [Say]) {
        self.row = row
        self.say = say
        self.why = why
        self.by = by
        self.byClock = byClock
        self.alternatives = alternatives
    }
}

/// A message that a turn asks to be drafted; the engine renders it and records the result in the same turn.
public struct DraftRequest: Hashable, Codable, Sendable {
    /// The template.
    public var template: String
    /// The tone.
    public var tone: Tone
    /// The language of the message.
    public var language: Language
    /// The facts it may name.
    public var fields: [String: FieldValue]
    /// The row of the next-step table that it carries out, `nil` when the buyer asked for it.
    public var row: String?

    /// A request for a draft.
    public init(
        template: String,
        tone: Tone,
        language: Language,
        fields: [String: FieldValue],
        row: String? = nil
    ) {
        self.row = row
        self.template = template
        self.tone = tone
        self.language = language
        self.fields = fields
    }
}

/// Something that has to happen outside, as a value: stored with its events, carried out after the commit.
public enum Effect: Hashable, Codable, Sendable {
    /// Put this message to the seller into the outbox.
    case mailSeller(SentMessage, to: String)
    /// Stop the message of that draft if it has not left.
    case recallMail(draft: String)
    /// Email the buyer.
    case notify(Notification)
}

/// An email to the buyer.
public struct Notification: Hashable, Codable, Sendable {
    /// Which email.
    ///
    /// Raw values are the names of the templates.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// A draft waits for approval.
        case draftWaits = "draft-waits"
        /// A reply was read.
        case replyRead = "reply-read"
        /// A reply asks for something that costs protection.
        case trapWarning = "trap-warning"
        /// The latest safe moment is near.
        case deadlineNear = "deadline-near"
        /// A deadline has passed.
        case overdue
        /// A promise was broken.
        case promiseBroken = "promise-broken"
        /// A message could not be delivered.
        case deliveryFailed = "delivery-failed"
        /// The matter is over.
        case closed
    }

    /// Which email.
    public var kind: Kind
    /// Sent once per (kind, conversation, key).
    public var key: String
    /// The facts it may name.
    public var fields: [String: FieldValue]

    /// An email to the buyer.
    public init(kind: Kind, key: String, fields: [String: FieldValue]) {
        self.kind = kind
        self.key = key
        self.fields = fields
    }
}

/// What one turn decided: what to record, what to do, what to say.
public struct Decision: Hashable, Sendable {
    /// What to record, in order.
    public var events: [Event.Body] = []
    /// What to do after the commit.
    public var effects: [Effect] = []
    /// A message to draft in this turn, before the commit.
    public var draftRequest: DraftRequest?
    /// What to say, in order.
    public var says: [Say] = []
    /// The slot that is asked for.
    public var asks: Slot?
    /// The reading that is shown.
    public var meaning: Meaning?
    /// Dangers.
    public var warnings: [Warning] = []
    /// The one thing advised now.
    public var proposal: Proposal?
    /// Whether the draft that waits is shown.
    public var showsDraft = false
    /// Whether the clocks are shown.
    public var showsClocks = false

    /// An empty decision.
    public init() {}
}
