/// A marketplace's rules as data: clocks, reasons, steps to click, the next-step table, the escalation ladder.
///
/// Read from `Templates/<marketplace>/playbook.yaml`; nothing of a marketplace stands in code.
public struct Playbook: Hashable, Sendable {
    /// Stable name of the marketplace, the name of its folder: `aliexpress`.
    public var marketplace: String
    /// Name for people: `AliExpress`.
    public var title: String
    /// Changes with the file it was read from; a conversation that was reckoned by another is reckoned anew.
    public var digest: String
    /// How many digits an order number has.
    public var orderNumberDigits: Int
    /// Click-by-click steps for each situation, as keys of chat phrases, in order.
    public var steps: [String: [String]]
    /// What is told about each stage, as keys of chat phrases.
    public var situations: [Stage: Situation]
    /// Reasons the marketplace accepts, and who carries them.
    public var reasons: [ReasonRule]
    /// How refunds travel.
    public var paymentMethods: [PaymentRule]
    /// The deadlines.
    public var clocks: [ClockRule]
    /// When the seller does not work: inclusive ranges of days.
    public var sellerHolidays: [HolidayRange]
    /// When the seller works, and how far apart reminders are.
    public var followUps: FollowUpRule
    /// Labels in the order in which they decide the next step when a reply carries several.
    public var meaningPriority: [SellerLabel]
    /// The next-step table; the first row that fits decides.
    public var nextSteps: [NextStepRow]
    /// Templates that carry an unanswered request up, by stage and by the number of messages left unanswered; the last
    /// one stays.
    public var ladder: [Stage: [String]]
    /// What follows when a message is sent; the first rule whose template fits decides.
    public var sending: [SendingRule]
    /// Acts that cannot be taken back and what they cost.
    public var pointsOfNoReturn: [PointOfNoReturn]
    /// The marketplace's own emails.
    public var notices: NoticeRules

    /// A playbook with all its parts.
    public init(
        marketplace: String,
        title: String,
        digest: String = "",
        orderNumberDigits: Int,
        steps: [String: [String]],
        situations: [Stage: Situation],
        reasons: [ReasonRule],
        paymentMethods: [PaymentRule],
        clocks: [ClockRule],
        sellerHolidays: [HolidayRange],
        followUps: FollowUpRule = FollowUpRule(),
        meaningPriority: [SellerLabel],
        nextSteps: [NextStepRow],
        ladder: [Stage: [String]],
        sending: [SendingRule],
        pointsOfNoReturn: [PointOfNoReturn],
        notices: NoticeRules = NoticeRules()
    ) {
        self.marketplace = marketplace
        self.title = title
        self.digest = digest
        self.orderNumberDigits = orderNumberDigits
        self.steps = steps
        self.situations = situations
        self.reasons = reasons
        self.paymentMethods = paymentMethods
        self.clocks = clocks
        self.sellerHolidays = sellerHolidays
        self.followUps = followUps
        self.meaningPriority = meaningPriority
        self.nextSteps = nextSteps
        self.ladder = ladder
        self.sending = sending
        self.pointsOfNoReturn = pointsOfNoReturn
        self.notices = notices
    }

    /// The clock with that id.
    public func clock(_ id: String) -> ClockRule? { clocks.first { $0.id == id } }

    /// The point of no return with that id.
    public func pointOfNoReturn(_ id: String) -> PointOfNoReturn? { pointsOfNoReturn.first { $0.id == id } }

    /// The refund rule of a payment method, `nil` when the playbook does not know it.
    public func payment(_ method: PaymentMethod?) -> PaymentRule? {
        method.flatMap { method in paymentMethods.first { $0.method == method } }
    }
}

/// What is known and asked in one stage.
public struct Situation: Hashable, Sendable {
    /// What to learn before anything is advised, in order.
    public var asksFirst: [Slot]
    /// What to learn once the first message is on its way, in order.
    public var asksLater: [Slot]
    /// Phrases that explain the situation, in order.
    public var explains: [String]
    /// Name of the list of steps to click, `nil` when there is nothing to click.
    public var steps: String?
    /// The template of the first message, `request-*` with the reason filled in for `*`; `nil` when none is sent.
    public var firstMessage: String?
    /// A situation with all its parts.
    public init(
        asksFirst: [Slot],
        asksLater: [Slot],
        explains: [String],
        steps: String?,
        firstMessage: String?
    ) {
        self.asksFirst = asksFirst
        self.asksLater = asksLater
        self.explains = explains
        self.steps = steps
        self.firstMessage = firstMessage
    }
}

/// A reason for getting out, and who carries it in the seller's rating.
public struct ReasonRule: Hashable, Sendable {
    /// Who carries the reason.
    public enum Carrier: String, CaseIterable, Sendable {
        /// The buyer: the seller's rating does not suffer.
        case buyer
        /// The seller.
        case seller
    }

    /// The reason.
    public var reason: Reason
    /// Who carries it.
    public var carrier: Carrier
    /// The stages in which it can be given.
    public var stages: [Stage]
    /// The template of the first message that states it; `nil` when the situation's own is used.
    public var template: String?

    /// A reason with its carrier.
    public init(reason: Reason, carrier: Carrier, stages: [Stage], template: String? = nil) {
        self.reason = reason
        self.carrier = carrier
        self.stages = stages
        self.template = template
    }
}

/// How long a refund takes by one payment method.
public struct PaymentRule: Hashable, Sendable {
    /// The method.
    public var method: PaymentMethod
    /// The refund times given by the sources; the first is the default.
    public var refund: [SourcedLength]

    /// A method with its refund times.
    public init(method: PaymentMethod, refund: [SourcedLength]) {
        self.method = method
        self.refund = refund
    }
}

/// An inclusive range of days.
public struct HolidayRange: Hashable, Sendable {
    /// Name for people.
    public var name: String
    /// First day.
    public var first: CivilDate
    /// Last day.
    public var last: CivilDate

    /// A range of days; `last` is not before `first`.
    public init(name: String, first: CivilDate, last: CivilDate) {
        self.name = name
        self.first = first
        self.last = last
    }

    /// Whether the day falls into it.
    public func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }
}

/// When reminders to the seller may go out.
public struct FollowUpRule: Hashable, Sendable {
    /// The least time between two messages to a seller who has not answered; in hours or days.
    public var gap: Length
    /// The seller's zone; `nil` when it is not known, and no hour is kept.
    public var zone: Zone?
    /// When the seller's day begins, in that zone.
    public var from: CivilTime
    /// When it ends, in that zone; after `from`.
    public var to: CivilTime

    /// A rule; by default a day between reminders, at any hour.
    public init(
        gap: Length = Length(count: 24, unit: .hours),
        zone: Zone? = nil,
        from: CivilTime = .midnight,
        to: CivilTime = CivilTime(secondOfDay: 86_399)
    ) {
        self.gap = gap
        self.zone = zone
        self.from = from
        self.to = to
    }
}

/// An act that costs protection and cannot be taken back.
public struct PointOfNoReturn: Hashable, Sendable {
    /// Stable name: `confirm-receipt`, `withdraw-request`.
    public var id: String
    /// The label of a seller's reply that asks for it, `nil` when no reply does.
    public var label: SellerLabel?
    /// Phrase that says what is lost.
    public var loses: String
    /// Clocks that die with it.
    public var kills: [String]
    /// What the buyer has to type.
    public var confirmation: String
    /// How the matter ends with it, `nil` when it goes on.
    public var outcome: Outcome?
    /// Where the order is after it, `nil` when that does not change.
    public var stage: Stage?

    /// A point of no return with its cost.
    public init(
        id: String,
        label: SellerLabel?,
        loses: String,
        kills: [String],
        confirmation: String,
        outcome: Outcome? = nil,
        stage: Stage? = nil
    ) {
        self.id = id
        self.outcome = outcome
        self.stage = stage
        self.label = label
        self.loses = loses
        self.kills = kills
        self.confirmation = confirmation
    }
}

/// What follows when a message is sent.
public struct SendingRule: Hashable, Sendable {
    /// The template, or its beginning followed by `*`.
    public var template: String
    /// The status it leads to.
    public var status: Status
    /// Whose move it is then.
    public var turn: Turn
    /// The outcome it leads to, `nil` when the matter goes on.
    public var outcome: Outcome?
    /// Whether sending it means that a dispute is opened.
    public var opensDispute: Bool
    /// The point of no return that it passes, `nil` when it passes none.
    public var pointOfNoReturn: String?
    /// Whether it agrees to the part that the seller offered last.
    public var agreesToPart: Bool
    /// Whether it passes that point only when what it agrees to lies beyond the end of protection.
    public var onlyPastProtection: Bool
    /// Whether it goes into a form of the marketplace, never to the seller.
    public var goesToPlatform: Bool
    /// Whether it asks for something, so that the seller's time to answer begins.
    public var expectsAnswer: Bool

    /// A rule with all its parts.
    public init(
        template: String,
        status: Status,
        turn: Turn,
        outcome: Outcome? = nil,
        opensDispute: Bool = false,
        pointOfNoReturn: String? = nil,
        agreesToPart: Bool = false,
        onlyPastProtection: Bool = false,
        goesToPlatform: Bool = false,
        expectsAnswer: Bool = true
    ) {
        self.expectsAnswer = expectsAnswer
        self.goesToPlatform = goesToPlatform
        self.template = template
        self.status = status
        self.turn = turn
        self.outcome = outcome
        self.opensDispute = opensDispute
        self.pointOfNoReturn = pointOfNoReturn
        self.agreesToPart = agreesToPart
        self.onlyPastProtection = onlyPastProtection
    }

    /// Whether the rule is for that template.
    public func fits(_ name: String) -> Bool {
        template.hasSuffix("*") ? name.hasPrefix(template.dropLast()) : name == template
    }
}

/// A row of the next-step table.
public struct NextStepRow: Hashable, Sendable {
    /// Stable name of the row.
    public var id: String
    /// Stages it is for; empty for all.
    public var stages: [Stage]
    /// Statuses it is for; empty for all.
    public var statuses: [Status]
    /// The deciding label it is for; empty for "no reply is open".
    public var meanings: [SellerLabel]
    /// Whether it is only called by name: by a clock that speaks, or by the chat.
    public var isNamed: Bool
    /// Whether it is only for an order whose stage is not known.
    public var needsUnknownStage: Bool
    /// Phrase of the one main proposal.
    public var proposal: String
    /// Phrase that says why.
    public var why: String
    /// The clock that says by when, `nil` when there is no hurry.
    public var byClock: String?
    /// The template of the message that is proposed, `nil` when none is.
    public var template: String?
    /// The tone of it.
    public var tone: Tone
    /// Phrases of other ways.
    public var alternatives: [String]
    /// The status the reply leads to, `nil` to keep it.
    public var status: Status?
    /// Whose move it is then, `nil` to keep it.
    public var turn: Turn?
    /// The stage it leads to, `nil` to keep it.
    public var stage: Stage?
    /// The point of no return the reply asks for, `nil` when it asks for none.
    public var trap: String?
    /// The outcome that the buyer's confirmation of the meaning leads to, `nil` when it does not end the matter.
    public var outcome: Outcome?

    /// A row with all its parts.
    public init(
        id: String,
        stages: [Stage] = [],
        statuses: [Status] = [],
        meanings: [SellerLabel] = [],
        isNamed: Bool = false,
        needsUnknownStage: Bool = false,
        proposal: String,
        why: String,
        byClock: String? = nil,
        template: String? = nil,
        tone: Tone = .neutral,
        alternatives: [String] = [],
        status: Status? = nil,
        turn: Turn? = nil,
        stage: Stage? = nil,
        trap: String? = nil,
        outcome: Outcome? = nil
    ) {
        self.id = id
        self.stages = stages
        self.statuses = statuses
        self.meanings = meanings
        self.isNamed = isNamed
        self.needsUnknownStage = needsUnknownStage
        self.proposal = proposal
        self.why = why
        self.byClock = byClock
        self.template = template
        self.tone = tone
        self.alternatives = alternatives
        self.status = status
        self.turn = turn
        self.stage = stage
        self.trap = trap
        self.outcome = outcome
    }

    /// Whether the row is for that stage, status and deciding label.
    public func fits(stage: Stage?, status: Status, meaning: SellerLabel?) -> Bool {
        if isNamed || (needsUnknownStage && stage != nil) { return false }
        guard stages.isEmpty || stage.map(stages.contains) == true else { return false }
        guard statuses.isEmpty || statuses.contains(status) else { return false }
        guard let meaning else { return meanings.isEmpty }
        return meanings.contains(meaning)
    }
}
