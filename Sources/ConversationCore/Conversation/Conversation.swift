/// Everything about getting out of one order: what its log adds up to.
///
/// Its size does not grow with the number of messages, so that a turn costs the same after ten as after ten thousand.
public struct Conversation: Hashable, Codable, Sendable {
    /// The number people use for it, from 1.
    public var number: Int64
    /// Name of the playbook.
    public var marketplace: String
    /// Digest of the playbook by which the clocks were reckoned last.
    public var playbookDigest: String?
    /// Sequence number of the last event.
    public var sequence = 0
    /// Number of the last turn.
    public var lastTurn = 0
    /// When the last event was recorded.
    public var updatedAt = Instant(millisecondsSinceEpoch: 0)
    /// What the buyer is after, `nil` until it is known.
    public var goal: Goal?
    /// What is known of the order.
    public var facts = Facts()
    /// Where the order is, `nil` until it is known.
    public var stage: Stage?
    /// When it became known that the order is in this stage.
    public var stageKnownAt: Instant?
    /// Where the request is.
    public var status = Status.draft
    /// How it ended.
    public var outcome = Outcome.none
    /// Whose move it is.
    public var turn = Turn.buyer
    /// The deadlines, by id.
    public var clocks: [Clock] = []
    /// The question that waits for an answer.
    public var pending: Slot?
    /// What the buyer has been asked at some time.
    public var asked: [Slot] = []
    /// The question whose answer was not understood once.
    public var repaired: Slot?
    /// What the buyer does not know and is not asked again.
    public var skipped: [Slot] = []
    /// The stage whose plan was told last.
    public var plannedStage: Stage?
    /// The draft that waits for approval.
    public var draft: Draft?
    /// Whether the draft is the last thing the buyer was shown, so that a yes is about it.
    public var isDraftOnOffer = false
    /// How many drafts there were.
    public var draftCount = 0
    /// How many messages went to the seller.
    public var sentCount = 0
    /// When the first and the last went.
    public var firstSentAt: Instant?
    /// When the last message went to the seller.
    public var lastSentAt: Instant?
    /// The last message that went to the seller.
    public var lastSent: Draft?
    /// Fingerprints of the texts that went to the seller, the last `Conversation.ledgerLimit` of them.
    public var sentTexts: [String] = []
    /// How many messages in a row the seller has left unanswered.
    public var unanswered = 0
    /// When the seller last answered in person.
    public var lastReplyAt: Instant?
    /// The last reply, while it waits for the buyer's verdict or the next message.
    public var reply: Reply?
    /// Promises, the last `Conversation.ledgerLimit` of them.
    public var promises: [PromiseRecord] = []
    /// How many promises there were.
    public var promiseCount = 0
    /// Offers and refunds, the last `Conversation.ledgerLimit` of them.
    public var money: [MoneyRecord] = []
    /// What came back in all, one sum for each currency.
    public var refunded: [Money] = []
    /// The part that the buyer agreed to in writing, `nil` when the whole price is asked for.
    public var agreedPart: Money?
    /// The points of no return that were passed, by id, the last `Conversation.ledgerLimit` of them.
    public var passedPoints: [String] = []
    /// What happened, a line each, for escalation: the first request, and the last of what followed it, in all
    /// `Conversation.historyLimit`.
    public var milestones: [Milestone] = []
    /// The emails between buyer and seller, the oldest first: the first, and the last of what followed it, in all
    /// `Conversation.threadLimit`.
    public var thread: [ThreadMail] = []
    /// The messages mailed to the seller since the seller's last answer, the oldest first, the last
    /// `Conversation.mailedLimit` of them.
    public var mailed: [MailedMessage] = []
    /// The message that has not reached the seller and is the buyer's to send again; of several the first.
    public var undelivered: Draft?
    /// The seller's address that did not take a message; nothing is mailed there until the buyer names an address.
    public var deadAddress: String?
    /// When the seller agreed.
    public var acceptedAt: Instant?
    /// When the dispute was opened.
    public var disputeOpenedAt: Instant?
    /// Warnings already given, by code.
    public var warned: [String] = []
    /// The point of no return whose typed confirmation is waited for.
    public var awaitedConfirmation: String?

    /// How many entries the ledgers keep in the state; the log keeps all.
    public static let ledgerLimit = 32
    /// How many lines the history has: more than that nobody reads in a complaint.
    public static let historyLimit = 16
    /// How many mails of the thread are kept: the twenty that a mail refers to, and the one that refers to them.
    public static let threadLimit = 21
    /// How many mailed messages are kept: more than that nobody sends to a seller who is silent.
    public static let mailedLimit = 8

    /// A conversation that has just begun.
    public init(number: Int64, marketplace: String) {
        self.number = number
        self.marketplace = marketplace
    }

    /// The last reply and what it was before it.
    public struct Reply: Hashable, Codable, Sendable {
        /// The words.
        public var text: String
        /// What they mean.
        public var meaning: Meaning
        /// Whether the buyer has said that the reading is right.
        public var isConfirmed: Bool
        /// Status, turn, clocks and draft before the reply, to go back to when the reading was wrong.
        public var before: Standing
    }

    /// What a wrong reading has to give back.
    public struct Standing: Hashable, Codable, Sendable {
        /// The stage before.
        public var stage: Stage?
        /// The status before.
        public var status: Status
        /// Whose move it was.
        public var turn: Turn
        /// The clocks before.
        public var clocks: [Clock]
        /// The draft before.
        public var draft: Draft?
        /// How many messages were unanswered before.
        public var unanswered: Int
    }

    /// One email of the thread with the seller.
    public enum ThreadMail: Hashable, Codable, Sendable {
        /// The buyer's, approved at that moment.
        case sent(draft: String, at: Instant)
        /// The seller's.
        case received(messageID: String)
    }

    /// A message that was mailed, with what stood before it, to go back to when it does not arrive.
    public struct MailedMessage: Hashable, Codable, Sendable {
        /// The message.
        public var draft: Draft
        /// When it was approved.
        public var sentAt: Instant
        /// The turn that sent it.
        public var turn: Int
        /// The status before, `nil` once something else has moved the request since.
        public var status: Status?
        /// When the message before it was sent.
        public var lastSentAt: Instant?
        /// The part that had been agreed to before.
        public var agreedPart: Money?
        /// An earlier message that has not arrived either, and would have to be sent first.
        public var earlier: Draft?
    }

    /// One line of the history that an escalation carries up.
    public struct Milestone: Hashable, Codable, Sendable {
        /// What kind.
        public enum Kind: String, Codable, CaseIterable, Sendable {
            /// The buyer asked.
            case asked
            /// The seller answered.
            case answered
            /// The seller promised.
            case promised
            /// A promise was broken.
            case broken
            /// A time to answer passed without an answer.
            case ignored
            /// A dispute was opened.
            case disputed
        }

        /// On which moment.
        public var at: Instant
        /// What kind.
        public var kind: Kind
        /// The words or the template, cut to 160 characters.
        public var words: String

        /// As a line of a history, for the marketplace.
        ///
        /// - Parameter zone: the buyer's zone, whose day is named.
        /// - Returns: the phrase.
        func line(in zone: Zone) -> Say {
            Say("history.\(kind.rawValue)", ["on": .date(zone.date(at)), "quote": .text(words)])
        }
    }

    /// Whether the seller has had exactly that text.
    public func hasSent(_ text: String) -> Bool { sentTexts.contains(Fingerprint.text(of: text.utf8)) }

    /// Where messages to the seller are mailed, `nil` when they go by the marketplace's conversation.
    public var sellerAddress: String? {
        facts.sellerEmail.flatMap { $0.lowercased() == deadAddress?.lowercased() ? nil : $0 }
    }

    /// Whether the matter is over.
    public var isClosed: Bool { status == .closed }

    /// The clock with that id.
    public func clock(_ id: String) -> Clock? { clocks.first { $0.id == id } }

    /// The clock that guards the buyer's money and ends first, `nil` when none runs.
    ///
    /// One that stands still is not counted: nothing ends then.
    public var guardingClock: Clock? {
        clocks.filter { $0.isProtection && $0.owner == .buyer && $0.pausedWithLeft == nil }
            .min { ($0.actBy, $0.id) < ($1.actBy, $1.id) }
    }

    /// The clock that speaks next, with what it says.
    public var nextAlert: (clock: Clock, alert: Clock.Alert)? {
        var best: (clock: Clock, alert: Clock.Alert)?
        for clock in clocks {
            guard let alert = clock.nextAlert else { continue }
            if let found = best, (found.alert.at, found.alert.kind) <= (alert.at, alert.kind) { continue }
            best = (clock, alert)
        }
        return best
    }

    /// What is still missing of the price paid: paid less refunded, `nil` when the price is not known.
    public var outstanding: Money? {
        guard let paid = facts.amount else { return nil }
        let back = refunded.first { $0.currency == paid.currency }?.minorUnits ?? 0
        let (left, overflow) = paid.minorUnits.subtractingReportingOverflow(back)
        return Money(minorUnits: overflow ? 0 : left, currency: paid.currency)
    }
}
