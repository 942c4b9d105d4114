import ConversationCore

/// What really happens to one order: parcel, money, platform and seller, whatever Rescind believes.
struct World {
    /// How it ended for the buyer.
    enum End: Hashable {
        /// All of the money is back.
        case refunded
        /// A part of it is back, by agreement.
        case refundedInPart
        /// It was never paid, and lapsed.
        case lapsed
        /// The buyer kept it, knowing what that means.
        case kept
        /// Protection was lost.
        case lost(Loss)

        /// The end, for a transcript.
        var words: String {
            switch self {
            case .refunded: "refunded"
            case .refundedInPart: "refunded in part"
            case .lapsed: "lapsed without payment"
            case .kept: "kept"
            case .lost(let loss): "protection lost: \(loss.rawValue)"
            }
        }
    }

    /// How protection is lost.
    enum Loss: String, CaseIterable {
        /// Its end passed with the money away and no dispute open.
        case timePassed = "its end passed"
        /// The buyer closed the dispute.
        case disputeClosed = "dispute closed"
        /// The buyer confirmed receipt.
        case receiptConfirmed = "receipt confirmed"
        /// The buyer went off the platform.
        case wentElsewhere = "went elsewhere"
        /// The buyer accepted a cent.
        case centAccepted = "a cent accepted"
    }

    /// What the platform tells the buyer.
    enum Notice: Hashable {
        /// The order moved.
        case moved(Stage)
        /// The unpaid order was closed.
        case closedUnpaid
        /// Money came back.
        case refunded(Money)

        /// The notice, for a transcript.
        var words: String {
            switch self {
            case .moved(let stage): "the order is \(stage.rawValue)"
            case .closedUnpaid: "the unpaid order is closed"
            case .refunded(let amount): "\(amount) has arrived"
            }
        }
    }

    /// Something that happens by itself.
    private enum Incident {
        case paymentChecked
        case ships
        case arrives
        case lapses
        case protectionEnds
        case sellerAnswers
        case sellerWritesUnasked
        case platformDecides
        case moneyArrives(Money)
    }

    /// What is true of the order from the beginning.
    let order: Order
    /// Where the order is.
    private(set) var stage: Stage
    /// When it arrived.
    private(set) var arrivedAt: Instant?
    /// Whether a dispute is open.
    private(set) var isDisputed = false
    /// Whether the order is cancelled, or the dispute won: the money is on its way.
    private(set) var isRefundUnderWay = false
    /// How it ended, `nil` while it goes on.
    private(set) var end: End?
    /// When it ended.
    private(set) var endedAt: Instant?
    /// What the platform has told and nobody has fetched yet.
    private(set) var notices: [Notice] = []
    private var isEscalated = false
    private var isRequestWithdrawn = false
    private var agenda: [(at: Instant, incident: Incident)] = []
    private var answerCount = 0
    private var money: Generator

    /// How often the seller answers, at most: conversations end.
    static let answerLimit = 8
    /// From how many days after shipping a dispute can be opened before the parcel is there.
    static let disputeOpensInDays: Int64 = 11

    /// The world of an order, at its start.
    init(_ order: Order) {
        self.order = order
        stage = order.firstStage
        money = Generator(seed: order.seed, purpose: .money)
        for (incident, moment) in [
            (Incident.lapses, order.lapsesAt), (.paymentChecked, order.checkedAt), (.ships, order.shipsAt),
            (.arrives, order.arrivesAt),
        ] {
            guard let moment, moment > order.start else { continue }
            plan(incident, moment)
        }
        if stage == .received { arrivedAt = order.arrivesAt }
        if stage >= .shipped { planProtection() }
        planUnasked()
    }

    // MARK: - What can be seen

    /// When something happens next by itself, `nil` for never.
    var next: Instant? { agenda.first?.at }

    /// The end of protection as the order page shows it, `nil` before the parcel has left.
    var shownProtectionEnd: Instant? { stage >= .shipped ? order.protectionEnd : nil }

    /// Where the matter stands, as the seller sees it.
    private var situation: Persona.Situation {
        if isDisputed { return .disputed }
        switch stage {
        case .awaitingPayment: return .unpaid
        case .paymentReview, .paid: return .unshipped
        case .shipped: return .underway
        case .received: return .received
        }
    }

    /// Whether a dispute can be opened at that moment.
    func canOpenDispute(at now: Instant) -> Bool {
        guard end == nil, !isDisputed, !isRefundUnderWay, let last = shownProtectionEnd, now <= last else {
            return false
        }
        guard stage == .shipped, let shipped = order.shipsAt else { return true }
        return now >= shipped + .days(World.disputeOpensInDays)
    }

    /// The notices since the last call, the oldest first.
    mutating func fetchNotices() -> [Notice] {
        defer { notices = [] }
        return notices
    }

    // MARK: - What happens by itself

    /// Lets the next thing happen.
    ///
    /// - Returns: what happened, in words, and what the seller wrote, `nil` when nothing was written.
    mutating func step() -> (words: String, reply: Reply?) {
        let (now, incident) = agenda.removeFirst()
        guard end == nil else { return ("", nil) }
        switch incident {
        case .paymentChecked:
            guard stage == .paymentReview else { return ("", nil) }
            stage = .paid
            return ("the payment is checked, the button is there", nil)
        case .ships:
            guard !isRefundUnderWay else { return ("", nil) }
            stage = .shipped
            notices.append(.moved(.shipped))
            planProtection()
            return ("the parcel leaves; protection until \(Order.zone.iso8601(shownProtectionEnd ?? now))", nil)
        case .arrives:
            guard stage == .shipped else { return ("", nil) }
            stage = .received
            arrivedAt = now
            notices.append(.moved(.received))
            planProtection()
            return ("the parcel arrives; protection until \(Order.zone.iso8601(shownProtectionEnd ?? now))", nil)
        case .lapses: return (lapse(now), nil)
        case .protectionEnds:
            // An earlier end may have taken the place of this one, or a later one.
            guard shownProtectionEnd == now, !isDisputed, !isRefundUnderWay else { return ("", nil) }
            finish(.lost(.timePassed), at: now)
            return ("protection has ended", nil)
        case .sellerAnswers: return sellerWrites(now)
        case .sellerWritesUnasked: return situation == .unshipped ? ("", nil) : sellerWrites(now)
        case .platformDecides:
            guard isDisputed, !isRefundUnderWay else { return ("", nil) }
            refund(from: now)
            return ("the platform decides for the buyer", nil)
        case .moneyArrives(let amount):
            notices.append(.refunded(amount))
            finish(amount == order.price ? .refunded : .refundedInPart, at: now)
            return ("\(amount) arrives", nil)
        }
    }

    private mutating func lapse(_ now: Instant) -> String {
        if stage == .awaitingPayment {
            notices.append(.closedUnpaid)
            finish(.lapsed, at: now)
            return "the unpaid order is closed"
        }
        guard stage < .shipped, !isRefundUnderWay else { return "" }
        refund(from: now)
        return "not shipped in time: the platform cancels and refunds"
    }

    private mutating func sellerWrites(_ now: Instant) -> (words: String, reply: Reply?) {
        guard !isRefundUnderWay else { return ("", nil) }
        answerCount += 1
        var draw = Generator(seed: order.seed, purpose: .seller, index: 1000 + answerCount)
        let answer = draw.pick(order.persona.answers(in: situation))
        let reply = Replies.reply(answer, of: order.persona, price: order.price, using: &draw)
        if answer == .accepts, !isRequestWithdrawn, stage != .awaitingPayment { refund(from: now) }
        return ("", reply)
    }

    // MARK: - What the buyer does

    /// The buyer writes to the seller, who may answer.
    mutating func buyerWrites(at now: Instant) {
        guard end == nil, !isRefundUnderWay, answerCount < World.answerLimit else { return }
        var draw = Generator(seed: order.seed, purpose: .seller, index: answerCount)
        guard draw.chance(percent: order.persona.answersPercent) else { return }
        plan(.sellerAnswers, now + draw.span(hours: order.persona.delayInHours))
    }

    /// The buyer opens a dispute with the claim; precondition: it can be opened.
    mutating func openDispute(at now: Instant) {
        precondition(canOpenDispute(at: now))
        isDisputed = true
        // It becomes the platform's by itself on the 16th day.
        plan(.platformDecides, now + .days(16) + money.span(days: 1...6))
        buyerWrites(at: now)
    }

    /// The buyer carries the dispute up.
    mutating func escalate(at now: Instant) {
        guard isDisputed, !isEscalated else { return }
        isEscalated = true
        plan(.platformDecides, now + money.span(days: 2...10))
    }

    /// The buyer withdraws the request: the seller is not asked for anything any more.
    mutating func withdrawRequest() { isRequestWithdrawn = true }

    /// The buyer does what cannot be taken back.
    ///
    /// - Parameters:
    ///   - loss: what.
    ///   - now: when.
    mutating func giveUpProtection(_ loss: Loss, at now: Instant) {
        guard !isRefundUnderWay else { return }
        finish(.lost(loss), at: now)
    }

    /// The buyer accepts a part of the price, which then comes.
    mutating func acceptPart(_ amount: Money, at now: Instant) {
        guard end == nil, !isRefundUnderWay else { return }
        isRefundUnderWay = true
        plan(.moneyArrives(amount), now + money.span(days: 3...20))
    }

    /// The buyer keeps the order.
    mutating func keep(at now: Instant) {
        guard !isRefundUnderWay else { return }
        finish(.kept, at: now)
    }

    // MARK: - Planning

    private mutating func refund(from now: Instant) {
        isRefundUnderWay = true
        plan(.moneyArrives(order.price), now + money.span(days: 3...20))
    }

    private mutating func finish(_ end: End, at now: Instant) {
        guard self.end == nil else { return }
        self.end = end
        endedAt = now
    }

    private mutating func planProtection() {
        if let last = shownProtectionEnd { plan(.protectionEnds, last) }
    }

    /// Some sellers write without being asked, once the parcel has left.
    private mutating func planUnasked() {
        var draw = Generator(seed: order.seed, purpose: .seller, index: 500)
        guard order.persona.unaskedLimit > 0 else { return }
        for _ in 0..<draw.whole(0...order.persona.unaskedLimit) {
            let from = max(order.shipsAt ?? order.start, order.start)
            plan(.sellerWritesUnasked, from + draw.span(days: 1...30))
        }
    }

    /// Puts something on the agenda; what was planned first for a moment happens first.
    private mutating func plan(_ incident: Incident, _ moment: Instant) {
        let place = agenda.firstIndex { $0.at > moment } ?? agenda.count
        agenda.insert((moment, incident), at: place)
    }
}

extension World {
    /// Whether what a claim's template states is true; of other templates nothing is asked.
    ///
    /// - Parameter template: the template's name.
    /// - Returns: whether it is true at this moment.
    func isTrue(claim template: String) -> Bool {
        switch template {
        case "dispute-not-received": stage != .received
        // A wrong item is not what was described either.
        case "dispute-not-as-described":
            stage == .received && (order.fault == .notAsDescribed || order.fault == .wrongItemOptions)
        case "dispute-defective": order.fault == .defective && stage == .received
        case "dispute-wrong-item": order.fault == .wrongItemOptions && stage == .received
        default: true
        }
    }
}
