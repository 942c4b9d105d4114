import ConversationCore

/// What is true of one order, drawn from a seed; Rescind knows none of it but what the buyer says.
///
/// The stage at the start and the persona follow from the seed by counting, so that every pair is played equally often.
struct Order {
    /// The conversation's seed.
    let seed: UInt64
    /// The seller.
    let persona: Persona
    /// When the buyer first thinks of getting out.
    let start: Instant
    /// Where the order is then.
    let firstStage: Stage
    /// The 16 digits.
    let number: String
    /// What is to be paid.
    let price: Money
    /// How it is paid.
    let method: PaymentMethod
    /// Why the buyer wants out.
    let reason: Reason
    /// What is wrong with the goods once they are there, `nil` when nothing is.
    let fault: Reason?
    /// When it was placed.
    let orderedAt: Instant
    /// When it was paid, `nil` when it never is.
    let paidAt: Instant?
    /// When the check of the payment data ends.
    let checkedAt: Instant?
    /// When the parcel leaves, unless the order is cancelled before; `nil` when it never does.
    let shipsAt: Instant?
    /// When it arrives, `nil` when it never does.
    let arrivesAt: Instant?
    /// The end of protection that the order page shows once the parcel has left.
    let protectionEnd: Instant?
    /// When the platform cancels it by itself, unpaid or not shipped; `nil` when it has been shipped.
    let lapsesAt: Instant?

    /// Central Europe from the winter of 2025 to the winter of 2027.
    static let zone = Zone(
        name: "Europe/Madrid",
        initialOffsetInSeconds: 3600,
        transitions: [
            Zone.Transition(secondsSinceEpoch: 1_774_746_000, offsetInSeconds: 7200),
            Zone.Transition(secondsSinceEpoch: 1_792_890_000, offsetInSeconds: 3600),
            Zone.Transition(secondsSinceEpoch: 1_806_195_600, offsetInSeconds: 7200),
            Zone.Transition(secondsSinceEpoch: 1_824_944_400, offsetInSeconds: 3600),
        ]
    )

    /// The order of a seed.
    init(seed: UInt64) {
        var draw = Generator(seed: seed, purpose: .order)
        self.seed = seed
        let personas = Persona.allCases
        let stages = Stage.allCases
        persona = personas[Int(seed % UInt64(personas.count))]
        firstStage = stages[Int(seed / UInt64(personas.count) % UInt64(stages.count))]
        // 2026-01-05, a Monday, and the year after it.
        let day = CivilDate(dayNumber: 20_458 + draw.whole(0...364))
        start = Order.zone.instant(day, CivilTime(secondOfDay: draw.whole((7 * 3600)...(22 * 3600))))
        number = "8" + (0..<15).map { _ in String(draw.whole(0...9)) }.joined()
        price = Money(minorUnits: Int64(draw.whole(150...12_000)), currency: draw.pick(["EUR", "USD", "GBP"]))
        method = PaymentMethod(draw.pick(["card", "wallet", "paypal", "bank_transfer"]))
        let goodsFault: Reason? = draw.pick([.notAsDescribed, .defective, .wrongItemOptions])
        let isFaulty = draw.chance(percent: 60)
        let change: Reason = draw.pick([
            .byMistake, .foundCheaper, .changedMind, .duplicate, .wrongAddress, .tooSlow,
        ])
        let ships = draw.chance(percent: persona.shipsPercent)
        let arrives = draw.chance(percent: 85)
        // How long ago the last step was, and how long the coming ones take.
        let past = draw.span(hours: 1...20)
        let packing = draw.span(days: 1...9)
        let journey = draw.span(days: 6...60)
        let protection = draw.span(days: 20...75)
        switch firstStage {
        case .awaitingPayment:
            orderedAt = start - draw.span(days: 0...8)
            shipsAt = nil
            arrivesAt = nil
            lapsesAt = orderedAt + .days(20) + draw.span(hours: 0...36)
        case .paymentReview:
            orderedAt = start - past
            shipsAt = ships ? orderedAt + .days(1) + packing : nil
            arrivesAt = arrives ? shipsAt.map { $0 + journey } : nil
            lapsesAt = orderedAt + .days(10) + draw.span(days: 0...20)
        case .paid:
            orderedAt = start - past - draw.span(days: 1...4)
            shipsAt = ships ? start + packing : nil
            arrivesAt = arrives ? shipsAt.map { $0 + journey } : nil
            lapsesAt = start + .days(10) + draw.span(days: 0...20)
        case .shipped:
            let shipped = start - past - draw.span(days: 0...25)
            orderedAt = shipped - packing
            shipsAt = shipped
            arrivesAt = arrives ? start + draw.span(days: 1...45) : nil
            lapsesAt = nil
        case .received:
            let arrived = start - past - draw.span(days: 0...12)
            let shipped = arrived - draw.span(days: 6...40)
            orderedAt = shipped - packing
            shipsAt = shipped
            arrivesAt = arrived
            lapsesAt = nil
        }
        paidAt = firstStage == .awaitingPayment ? nil : orderedAt
        checkedAt = paidAt.map { $0 + .days(1) }
        // Some have hardly any time left; nobody has less than a day.
        let least = start + .days(1) + draw.span(days: 0...12)
        protectionEnd = shipsAt.map { max($0 + protection, least) }
        fault = firstStage == .received || isFaulty ? goodsFault : nil
        reason = firstStage == .received ? goodsFault ?? .notAsDescribed : change
    }
}

extension Order {
    /// The truth in one line, for a transcript.
    var words: String {
        func moment(_ instant: Instant?) -> String { instant.map { Order.zone.iso8601($0) } ?? "never" }
        return """
            seed \(seed), \(persona.rawValue) seller, order \(number), \(firstStage.rawValue), \(price) by \(method.name), \
            reason \(reason.rawValue), fault \(fault?.rawValue ?? "none"), paid \(moment(paidAt)), ships \(moment(shipsAt)), \
            arrives \(moment(arrivesAt)), shown protection \(moment(protectionEnd)), lapses \(moment(lapsesAt))
            """
    }
}
