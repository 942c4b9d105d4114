import ConversationCore

/// A buyer without advice, who asks once and then only answers what the seller writes.
struct AnsweringBuyer {
    /// When the buyer writes next, `nil` when there is nothing to answer.
    private(set) var nextLook: Instant?
    /// How many messages went to the seller.
    private(set) var messages = 0
    /// What was said and done.
    var transcript: Transcript
    private var inbox: [Reply] = []
    private var hasAsked = false
    private var draw: Generator

    /// In how many of a hundred cases the buyer does what the seller asks.
    static let agreesPercent = 50

    /// A buyer of an order.
    ///
    /// - Parameters:
    ///   - order: the order.
    ///   - transcript: where things are noted.
    init(_ order: Order, transcript: Transcript) {
        self.transcript = transcript
        draw = Generator(seed: order.seed, purpose: .buyer)
        nextLook = order.start
    }

    /// The seller wrote: it is answered within a day.
    mutating func receive(_ reply: Reply, at now: Instant) {
        inbox.append(reply)
        nextLook = nextLook ?? now + draw.span(hours: 0...24)
    }

    /// Writes the first message, or answers what the seller wrote.
    ///
    /// - Parameters:
    ///   - world: the truth; changed by what the buyer does.
    ///   - now: the moment.
    mutating func look(_ world: inout World, at now: Instant) {
        nextLook = nil
        if !hasAsked {
            hasAsked = true
            send("Hello, I would like my money back for this order, please.", &world, now)
        }
        for reply in inbox where world.end == nil { answer(reply, &world, now) }
        inbox = []
    }

    private mutating func answer(_ reply: Reply, _ world: inout World, _ now: Instant) {
        guard draw.chance(percent: Self.agreesPercent) else {
            send("Thank you for your answer. I would still like my money back, please.", &world, now)
            return
        }
        switch reply.answer {
        case .accepts, .promises, .claimsRefunded, .waits, .waitsPastProtection, .shipped, .refuses, .greets,
            .automatic:
            transcript.note("buyer", now, "waits")
        case .asksWhy, .asksDetails, .asksEvidence, .returns: send("Here it is, as you asked.", &world, now)
        case .withdraw:
            transcript.note("buyer", now, "withdraws the request")
            world.withdrawRequest()
        case .closeDispute:
            // This buyer opens none; where one is open, closing it is a loss.
            if world.isDisputed { world.giveUpProtection(.disputeClosed, at: now) }
        case .confirmReceipt:
            transcript.note("buyer", now, "confirms receipt")
            if world.stage >= .shipped { world.giveUpProtection(.receiptConfirmed, at: now) }
        case .elsewhere:
            transcript.note("buyer", now, "goes on outside the platform")
            world.giveUpProtection(.wentElsewhere, at: now)
        case .offersCent:
            transcript.note("buyer", now, "accepts the cent")
            world.giveUpProtection(.centAccepted, at: now)
        case .offersPart:
            transcript.note("buyer", now, "accepts the part")
            if let offer = reply.offer { world.acceptPart(offer, at: now) }
        case .coupon:
            transcript.note("buyer", now, "takes the coupon and keeps the order")
            world.keep(at: now)
        }
    }

    private mutating func send(_ text: String, _ world: inout World, _ now: Instant) {
        transcript.note("buyer", now, text)
        messages += 1
        world.buyerWrites(at: now)
    }
}
