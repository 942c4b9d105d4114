/// What the buyer wants with a line of the chat.
public enum Intent: String, Codable, CaseIterable, Sendable {
    /// Wants out of an order, or the money back, or states a problem with an order.
    case cancelOrder = "cancel_order"
    /// How is my case, did they answer.
    case askStatus = "ask_status"
    /// How long, until when.
    case askDeadline = "ask_deadline"
    /// How, where, is it possible at all.
    case askHow = "ask_how"
    /// Wants to dispute, claim or escalate.
    case openDispute = "open_dispute"
    /// Reports or pastes the seller's words.
    case sellerReplied = "seller_replied"
    /// Yes.
    case affirm
    /// No.
    case deny
    /// Make the draft firmer.
    case editFirmer = "edit_firmer"
    /// Make the draft softer.
    case editSofter = "edit_softer"
    /// Make the draft shorter.
    case editShorter = "edit_shorter"
    /// Put the draft into another language.
    case editLanguage = "edit_language"
    /// The message or request has been sent.
    case markSent = "mark_sent"
    /// The money has come.
    case markRefunded = "mark_refunded"
    /// Keeps the order, drops the case.
    case withdraw
    /// Hello, thanks.
    case greet
    /// What can you do.
    case help
    /// Off topic.
    case other
}

/// How the buyer paid, as far as refund times differ.
///
/// Playbooks give each a refund time.
public struct PaymentMethod: Hashable, Codable, Sendable {
    /// Stable name: `card`, `wallet`, `paypal`, `bank_transfer`, `cash_terminal`, `mobile` or one a playbook adds.
    public var name: String

    /// The method with that name.
    public init(_ name: String) {
        self.name = name
    }

    /// Encoded as the bare name.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Encoded as the bare name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// What one line of the buyer says: an intent, and the facts the words state.
public struct Utterance: Hashable, Codable, Sendable {
    /// The main language of the line, `nil` when it cannot be told.
    public var language: Language?
    /// What the buyer wants.
    public var intent: Intent
    /// Where the order is, only when the words say so.
    public var stage: Stage?
    /// Why the buyer wants out, only when the words say so.
    public var reason: Reason?
    /// The 16 digits, blanks and dashes removed.
    public var orderNumber: String?
    /// Whole days since payment, or since ordering where no payment day is given.
    public var paidDaysAgo: Int?
    /// The one sum named.
    ///
    /// A sum without a currency has the currency `""`.
    public var amount: Money?
    /// Target of `editLanguage`.
    public var toLanguage: Language?
    /// How the buyer paid, only when the words say so.
    public var paymentMethod: PaymentMethod?
    /// The one calendar day named or implied, whatever its role; `nil` when there is none or several.
    public var date: CivilDate?
    /// Whether the line corrects something said before ("no, it was the 14th").
    public var isCorrection: Bool

    /// The days whose role the words state: "shipped on 25 February, protection until 12 March".
    public var days: [DayRole: CivilDate] = [:]
    /// Whether the year of `date` was stated, or is plain from the words ("yesterday").
    public var isYearStated = true

    /// What happened, or ends, on a day.
    public enum DayRole: String, Codable, CaseIterable, Sendable {
        /// The order was placed.
        case ordered
        /// It was paid.
        case paid
        /// The parcel left.
        case shipped
        /// It arrived.
        case received
        /// Protection ends.
        case deadline
    }

    /// What the line names and cannot be, with its words.
    public var slips: [Slip]

    /// Something that cannot be.
    public struct Slip: Hashable, Codable, Sendable {
        /// What kind.
        public enum Kind: String, Codable, CaseIterable, Sendable {
            /// A day that the calendar does not have.
            case date
            /// Digits that look like an order number and are not 16.
            case orderNumber = "order_number"
        }

        /// What kind.
        public var kind: Kind
        /// The words.
        public var text: String

        /// Something that cannot be.
        public init(kind: Kind, text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// A reading of a buyer's line.
    public init(
        language: Language? = nil,
        intent: Intent,
        stage: Stage? = nil,
        reason: Reason? = nil,
        orderNumber: String? = nil,
        paidDaysAgo: Int? = nil,
        amount: Money? = nil,
        toLanguage: Language? = nil,
        paymentMethod: PaymentMethod? = nil,
        date: CivilDate? = nil,
        isCorrection: Bool = false,
        slips: [Slip] = []
    ) {
        self.language = language
        self.intent = intent
        self.stage = stage
        self.reason = reason
        self.orderNumber = orderNumber
        self.paidDaysAgo = paidDaysAgo
        self.amount = amount
        self.toLanguage = toLanguage
        self.paymentMethod = paymentMethod
        self.date = date
        self.isCorrection = isCorrection
        self.slips = slips
    }
}
