/// Something that happened in a conversation, as it is stored.
///
/// The log is never changed, only added to.
public struct Event: Hashable, Codable, Sendable {
    /// Position in the conversation's log, from 1, without gaps.
    public var sequence: Int
    /// The turn it belongs to, from 1; all events of a turn are stored together.
    public var turn: Int
    /// When it was recorded.
    ///
    /// The core's only notion of now.
    public var recordedAt: Instant
    /// What happened.
    public var body: Body

    /// A stored event.
    public init(sequence: Int, turn: Int, recordedAt: Instant, body: Body) {
        self.sequence = sequence
        self.turn = turn
        self.recordedAt = recordedAt
        self.body = body
    }

    /// What can happen.
    ///
    /// Each holds what was decided, so that replay needs no reader, template or rule.
    public enum Body: Hashable, Codable, Sendable {
        /// The conversation began.
        case opened(number: Int64, marketplace: String)
        /// The order is of another marketplace than was thought.
        case marketplaceSet(String)
        /// The conversation goes by the rules with that digest from here on.
        case playbookAdopted(digest: String)
        /// The buyer wrote a line, read as `utterance`.
        case buyerSaid(text: String, utterance: Utterance?)
        /// What the buyer wants became clear.
        case goalSet(Goal)
        /// Facts were learned, or corrected.
        case learned(Facts, isCorrection: Bool)
        /// The order moved on, or back by a correction.
        case stageMoved(to: Stage, by: Origin)
        /// Rescind asked the buyer for something.
        case asked(Slot)
        /// The answer to the open question was not understood, and it was asked in other words.
        case repaired(Slot)
        /// The open question is answered or dropped.
        case questionEnded
        /// The buyer does not know; it is not asked again.
        case skipped(Slot)
        /// The plan for a stage was told.
        case planned(Stage)
        /// A message was drafted; the only draft of the conversation.
        case drafted(Draft)
        /// The waiting draft was shown again.
        case draftShown
        /// The draft was put away.
        case draftDropped
        /// The buyer approved the draft: it is on its way.
        case messageSent(SentMessage)
        /// The message of that draft has not reached the seller: that address did not take it, or, without one, the
        /// buyer let it go.
        case messageLost(draft: String, address: String?, answer: String)
        /// The seller wrote, read as `meaning`. Labels the machine was unsure of are the buyer's to decide.
        case sellerSaid(text: String, meaning: Meaning, source: ReplySource)
        /// The buyer said that the reading is right.
        case meaningConfirmed
        /// The buyer said what the reply really means.
        case meaningCorrected([SellerLabel])
        /// The request moved.
        case statusMoved(to: Status, turn: Turn)
        /// A clock began or moved.
        case clockSet(Clock)
        /// A clock ended without being needed.
        case clockCancelled(id: String)
        /// A clock spoke.
        case clockSpoke(id: String, alert: Clock.Alert)
        /// A promise of the seller was noted.
        case promiseNoted(PromiseRecord)
        /// A promise was kept or broken.
        case promiseEnded(id: String, kept: Bool)
        /// Money was offered or came back.
        case moneyNoted(MoneyRecord)
        /// The buyer was warned; the code is the point of no return or the clock.
        case warned(String)
        /// The buyer typed the confirmation of a point of no return.
        case pointOfNoReturnPassed(id: String, typed: String)
        /// The buyer opened a dispute.
        case disputeOpened
        /// The matter ended.
        case closed(Outcome)
        /// The matter was taken up again.
        case reopened
        /// The last turns were taken back; the state before them holds again.
        indirect case undone(turns: [Int], restored: Conversation)

        /// The name of the case, as it stands in the stored event: `drafted`.
        public var name: String {
            switch self {
            case .opened: "opened"
            case .marketplaceSet: "marketplaceSet"
            case .playbookAdopted: "playbookAdopted"
            case .buyerSaid: "buyerSaid"
            case .goalSet: "goalSet"
            case .learned: "learned"
            case .stageMoved: "stageMoved"
            case .asked: "asked"
            case .repaired: "repaired"
            case .questionEnded: "questionEnded"
            case .skipped: "skipped"
            case .planned: "planned"
            case .drafted: "drafted"
            case .draftShown: "draftShown"
            case .draftDropped: "draftDropped"
            case .messageSent: "messageSent"
            case .messageLost: "messageLost"
            case .sellerSaid: "sellerSaid"
            case .meaningConfirmed: "meaningConfirmed"
            case .meaningCorrected: "meaningCorrected"
            case .statusMoved: "statusMoved"
            case .clockSet: "clockSet"
            case .clockCancelled: "clockCancelled"
            case .clockSpoke: "clockSpoke"
            case .promiseNoted: "promiseNoted"
            case .promiseEnded: "promiseEnded"
            case .moneyNoted: "moneyNoted"
            case .warned: "warned"
            case .pointOfNoReturnPassed: "pointOfNoReturnPassed"
            case .disputeOpened: "disputeOpened"
            case .closed: "closed"
            case .reopened: "reopened"
            case .undone: "undone"
            }
        }
    }
}

extension Sequence<Event> {
    /// The turns that do not hold: those that were taken back, and those that took them back.
    public var turnsTakenBack: Set<Int> {
        var turns: Set<Int> = []
        for event in self { if case .undone(let taken, _) = event.body { turns.formUnion(taken + [event.turn]) } }
        return turns
    }
}

/// What the buyer is after.
public enum Goal: String, Codable, CaseIterable, Sendable {
    /// Out of an order.
    case getOut = "get_out"
    /// An answer from the seller before buying.
    case askFirst = "ask_first"
}

/// Who says that the order moved.
public enum Origin: String, Codable, CaseIterable, Sendable {
    /// The buyer.
    case buyer
    /// The seller's reply.
    case seller
    /// A notice of the marketplace.
    case platform
    /// A clock.
    case clock
    /// The buyer, taking back an earlier word: the only one that moves backwards.
    case correction
}

/// How a seller's reply came in.
public enum ReplySource: Hashable, Codable, Sendable {
    /// Pasted or typed by the buyer.
    case pasted
    /// By email, with its Message-ID.
    case mail(messageID: String)
}

/// A message that waits for the buyer's approval.
public struct Draft: Hashable, Codable, Sendable {
    /// Stable name within the conversation: `d1`, `d2`, ...
    public var id: String
    /// The template it was made from, `nil` for the buyer's own words.
    public var template: String?
    /// The template whose draft the buyer's own words replace: what that would have done, they do.
    public var replaces: String?
    /// The subject, for email.
    public var subject: String?
    /// The text that would be sent.
    public var text: String
    /// The same text in the buyer's language, `nil` when it is the same language.
    public var translation: String?
    /// The language of the text.
    public var language: Language
    /// The tone.
    public var tone: Tone
    /// The row of the next-step table that it carries out, `nil` when the buyer asked for it.
    public var row: String?

    /// A draft.
    public init(
        id: String,
        template: String?,
        subject: String?,
        text: String,
        translation: String? = nil,
        language: Language,
        tone: Tone,
        row: String? = nil,
        replaces: String? = nil
    ) {
        self.id = id
        self.template = template
        self.subject = subject
        self.text = text
        self.translation = translation
        self.language = language
        self.tone = tone
        self.row = row
        self.replaces = replaces
    }

    /// The template by which it is sent, empty for own words that replace none.
    public var purpose: String { template ?? replaces ?? "" }
}

/// A message that the buyer approved.
public struct SentMessage: Hashable, Codable, Sendable {
    /// How it travels.
    public enum Channel: String, Codable, CaseIterable, Sendable {
        /// The buyer pastes it into "Start a conversation".
        case conversation
        /// By email, through the outbox.
        case email
        /// The buyer pastes it into a form of the marketplace: a dispute, a complaint.
        case platform
    }

    /// The draft it was.
    public var draft: Draft
    /// How it travels.
    public var channel: Channel
    /// Counts the messages of the conversation, from 1.
    public var ordinal: Int

    /// An approved message.
    public init(draft: Draft, channel: Channel, ordinal: Int) {
        self.draft = draft
        self.channel = channel
        self.ordinal = ordinal
    }
}

/// A promise of the seller's, with the day it was made.
public struct PromiseRecord: Hashable, Codable, Sendable {
    /// Stable name: `promise-1`, ...
    public var id: String
    /// What, by when, how much.
    public var promise: Meaning.Promise
    /// The day it was made, in the buyer's zone.
    public var madeOn: CivilDate
    /// The words, as the seller wrote them.
    public var words: String
    /// Whether it was kept, `nil` while it is open.
    public var kept: Bool?

    /// Whether it is about the parcel, which the buyer does not want, rather than about the money or an answer.
    public var isAboutParcel: Bool {
        switch promise.what {
        case .shipping, .delivery, .replacement: true
        case .refund, .cancellation, .answer: false
        }
    }

    /// A promise.
    public init(id: String, promise: Meaning.Promise, madeOn: CivilDate, words: String, kept: Bool? = nil) {
        self.id = id
        self.promise = promise
        self.madeOn = madeOn
        self.words = words
        self.kept = kept
    }
}

/// A movement of money, or an offer of one.
public struct MoneyRecord: Hashable, Codable, Sendable {
    /// What kind.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Offered by the seller.
        case offered
        /// Agreed to by the buyer, short of the full price.
        case agreed
        /// Came back to the buyer.
        case refunded
    }

    /// What kind.
    public var kind: Kind
    /// How much.
    public var amount: Money
    /// On which day, in the buyer's zone.
    public var on: CivilDate

    /// A movement.
    public init(kind: Kind, amount: Money, on: CivilDate) {
        self.kind = kind
        self.amount = amount
        self.on = on
    }
}
