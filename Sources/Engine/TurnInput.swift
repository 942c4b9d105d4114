public import ConversationCore

/// Something that comes in from outside.
public enum TurnInput: Hashable, Sendable {
    /// A line of the buyer's.
    case text(String)
    /// The seller's words, pasted.
    case seller(String)
    /// The seller's words by email.
    case mail(text: String, messageID: String, conversation: Int64)
    /// An act of the buyer's.
    case act(Act)

    /// What the buyer does by a command instead of words.
    public enum Act: Hashable, Sendable {
        /// Approves the waiting draft.
        case approve
        /// Puts the waiting draft away.
        case reject
        /// Replaces the draft by own words.
        case edit(String)
        /// Asks for another wording.
        case wording(Tone?, Language?)
        /// Drafts the template with that name.
        case draft(template: String)
        /// Says what a reply really means.
        case correct([SellerLabel])
        /// Says that the reading is right.
        case confirm
        /// Reports what happened.
        case mark(Mark, Money?)
        /// Tells facts.
        case learn(Facts)
        /// Sets the end of a clock.
        case setClock(id: String, end: Instant, reason: String)
        /// Moves the end of a clock out.
        case extendClock(id: String, by: Length, reason: String)
        /// Puts off what a clock says.
        case snoozeClock(id: String, until: Instant)
        /// Stops a clock, which keeps what is left.
        case pauseClock(id: String, reason: String)
        /// Lets a stopped clock run on.
        case resumeClock(id: String)
        /// Takes back the last turns.
        case undo(count: Int)
        /// The marketplace's notice that the order moved.
        case notice(Stage)
        /// Shows the waiting draft again, to be approved.
        case offer
        /// Asks how the matter stands.
        case tellStatus
        /// Asks which clocks run.
        case tellDeadlines
        /// Asks for the ledgers of money and promises.
        case tellLedgers
    }
}

/// What the chat is about.
public struct Session: Hashable, Sendable {
    /// The conversation in front, `nil` for none.
    public var focus: Int64?

    /// A session about a conversation.
    public init(focus: Int64? = nil) {
        self.focus = focus
    }
}
