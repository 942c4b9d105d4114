/// A length of time as people state it.
public struct Length: Hashable, Codable, Sendable {
    /// What is counted.
    public enum Unit: String, Codable, CaseIterable, Sendable {
        /// 60 minutes each, whatever the calendar does.
        case hours
        /// Calendar days at the same wall time.
        case days
        /// Monday to Friday, without the seller's holidays.
        case workingDays = "working-days"

        /// The unit of a word, in the singular too: `hours`, `day`, `working-days`.
        public init?(word: some StringProtocol) {
            let singular = ["hour": Unit.hours, "day": .days, "working-day": .workingDays]
            guard let unit = Unit(rawValue: String(word)) ?? singular[String(word)] else { return nil }
            self = unit
        }
    }

    /// How many, 0 or more.
    public var count: Int
    /// Of what.
    public var unit: Unit

    /// A length.
    public init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// A length with where it is known from.
public struct SourcedLength: Hashable, Codable, Sendable {
    /// How far the source is to be trusted.
    public enum Confidence: String, Codable, CaseIterable, Sendable {
        /// The order or the marketplace's own help says so now.
        case high
        /// A source that is close to the marketplace, or recent.
        case medium
        /// Second hand or old.
        case low
    }

    /// The length.
    public var length: Length
    /// Who says so.
    public var source: String
    /// On which day it was said or read.
    public var asOf: CivilDate
    /// How far to trust it.
    public var confidence: Confidence

    /// A length with its source.
    public init(length: Length, source: String, asOf: CivilDate, confidence: Confidence) {
        self.length = length
        self.source = source
        self.asOf = asOf
        self.confidence = confidence
    }
}

/// What a clock counts from.
public enum ClockStart: String, Codable, CaseIterable, Sendable {
    /// The day the order was placed.
    case ordered
    /// The day it was paid.
    case paid
    /// The moment the payment data were checked.
    case paymentChecked = "payment-checked"
    /// The day the parcel was handed over.
    case shipped
    /// The earliest day on which the parcel can have left: the day of shipping, else of payment, else of the order; the
    /// moment its stage became known when no day is.
    case shippedAtTheEarliest = "shipped-at-the-earliest"
    /// The day it arrived.
    case received
    /// The end that the order itself shows.
    case orderDeadline = "order-deadline"
    /// The last message to the seller, as long as it is unanswered.
    case messageSent = "message-sent"
    /// The seller's last reply, as long as the buyer has not answered it.
    case replied
    /// The moment at which the seller agreed.
    case accepted
    /// The moment the dispute was opened.
    case disputeOpened = "dispute-opened"
    /// A day that the seller promised.
    case promised
}

/// The rule of one deadline.
public struct ClockRule: Hashable, Sendable {
    /// Which end the clock speaks at.
    public enum Speaks: String, CaseIterable, Sendable {
        /// At the earlier end: the buyer can or must act from then.
        case earliest
        /// At the later end: only then it is late.
        case latest
        /// Before the earlier end less the margin: the buyer must act until then.
        case before
    }

    /// Stable name.
    public var id: String
    /// Whose deadline it is.
    public var owner: Turn
    /// What it counts from.
    public var start: ClockStart
    /// The lengths given by the sources; the first is the default.
    ///
    /// Empty with `usesPaymentMethod`.
    public var lengths: [SourcedLength]
    /// Whether the lengths are those of the payment method.
    public var usesPaymentMethod: Bool
    /// How long before the end it stops being safe.
    public var margin: Length
    /// When it speaks.
    public var speaks: Speaks
    /// Reminders before *act by*, longest first.
    ///
    /// Only with `before`.
    public var reminders: [Length]
    /// Stages in which it runs; leaving them ends it.
    ///
    /// Empty for all.
    public var stages: [Stage]
    /// Statuses in which it runs; leaving them ends it.
    ///
    /// Empty for all.
    public var statuses: [Status]
    /// Statuses among them in which it stands still and keeps what is left.
    public var pausesIn: [Status]
    /// Whether it speaks only when the seller is at work: not at night there, not on holidays.
    public var waitsForSeller: Bool
    /// Clocks that take its place while they run.
    public var yieldsTo: [String]
    /// Phrase that says what is lost when it lapses.
    public var loses: String
    /// Whether it guards the buyer's money.
    public var isProtection: Bool
    /// The row of the next-step table that speaks when it is due.
    public var next: String

    /// A rule with all its parts.
    public init(
        id: String,
        owner: Turn,
        start: ClockStart,
        lengths: [SourcedLength],
        usesPaymentMethod: Bool = false,
        margin: Length = Length(count: 0, unit: .hours),
        speaks: Speaks,
        reminders: [Length] = [],
        stages: [Stage] = [],
        statuses: [Status] = [],
        pausesIn: [Status] = [],
        waitsForSeller: Bool = false,
        yieldsTo: [String] = [],
        loses: String,
        isProtection: Bool = false,
        next: String
    ) {
        self.id = id
        self.owner = owner
        self.start = start
        self.lengths = lengths
        self.usesPaymentMethod = usesPaymentMethod
        self.margin = margin
        self.speaks = speaks
        self.reminders = reminders
        self.stages = stages
        self.statuses = statuses
        self.pausesIn = pausesIn
        self.waitsForSeller = waitsForSeller
        self.yieldsTo = yieldsTo
        self.loses = loses
        self.isProtection = isProtection
        self.next = next
    }
}
