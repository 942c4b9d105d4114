public import ConversationCore

/// What one turn answers, as a value; put on screen, into JSON or into a flow's report at the edge.
public struct TurnAnswer: Hashable, Sendable {
    /// The conversation after the turn, `nil` when the turn was about none.
    public var conversation: Conversation?
    /// What was decided.
    public var decision: Decision
    /// What is said, in the buyer's language.
    public var says: [String]
    /// Warnings by code, in the buyer's language.
    public var warnings: [(code: String, text: String)] {
        decision.warnings.enumerated().map { ($1.code, warningTexts[$0]) }
    }
    /// The warnings' words, in order.
    var warningTexts: [String] = []
    /// The proposal in the buyer's language.
    public var proposal: WordedProposal?
    /// The reading that is shown, in words; empty when none is.
    public var meaningLines: [String] = []
    /// The running clocks in words, the most urgent first.
    public var clocks: [WordedClock] = []
    /// The events of the turn, as stored.
    public var events: [Event] = []
    /// The letters that were queued.
    public var letters: [Letter] = []

    /// A proposal in words.
    public struct WordedProposal: Hashable, Sendable {
        /// The row of the next-step table.
        public var row: String
        /// What to do.
        public var text: String
        /// Why.
        public var why: String
        /// By when.
        public var by: Instant?
        /// Other ways.
        public var alternatives: [String]
    }

    /// A running clock in words.
    public struct WordedClock: Hashable, Sendable {
        /// The clock.
        public var id: String
        /// What it is, and when.
        public var text: String
    }

    /// The draft that is shown, `nil` when none is.
    public var shownDraft: Draft? { decision.showsDraft ? conversation?.draft : nil }
}
