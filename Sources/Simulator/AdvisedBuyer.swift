import ConversationCore
import Engine
import MailFormat
import TemplateLibrary
import Understanding

/// A buyer who follows Rescind's advice and nothing else, and looks at it rarely.
///
/// Every reading is confirmed blindly, so that a wrong one must not lose protection.
struct AdvisedBuyer {
    /// When the buyer looks at Rescind next.
    private(set) var nextLook: Instant
    /// How many messages went to the seller.
    private(set) var messages = 0
    /// What the advice got wrong.
    private(set) var slips = Slips()
    /// What has to hold.
    private(set) var invariants = Invariants()
    /// What was said and done.
    var transcript: Transcript

    private let engine: Engine
    private let store: MemoryStore
    private var session = Session()
    private var draw: Generator
    /// The seller's messages that wait on the marketplace's page.
    private var inbox: [Reply] = []
    private var mailCount = 0
    private let usesMail: Bool
    private var isUnsure: Bool
    private var isAdvisedToDispute = false
    private var isAdvisedToEscalate = false

    /// The address that notifications go to.
    private static let address = "buyer@example.test"
    /// Emails after which the buyer looks within hours.
    private static let urgent: Set<Notification.Kind> = [.trapWarning, .deadlineNear, .overdue, .promiseBroken]
    /// Proposals that say: open the dispute.
    private static let disputeAdvice: Set<String> = ["next.dispute", "next.dispute-now"]
    /// Proposals that say: carry it up.
    private static let escalationAdvice: Set<String> = ["next.escalate"]
    /// How many turns one look takes at most; more would be a circle.
    private static let turnLimit = 20

    /// A buyer of an order, with an empty store.
    ///
    /// - Parameters:
    ///   - order: the order.
    ///   - templates: the wordings.
    ///   - playbooks: the rules.
    ///   - unsurePercent: in how many of a hundred cases the buyer does not know the end of protection when asked first.
    ///   - transcript: where things are noted.
    /// - Throws: when Rescind's own address is none.
    init(
        _ order: Order,
        templates: TemplateStore,
        playbooks: [Playbook],
        unsurePercent: Int,
        transcript: Transcript
    ) throws {
        let postman = Postman(from: try EmailAddress("rescind@example.test", displayName: "Rescind"), zone: Order.zone)
        store = MemoryStore(postman: postman)
        engine = Engine(
            log: store,
            templates: templates,
            playbooks: playbooks,
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(),
            correspondence: Correspondence(buyerName: "Mia", buyerEmail: Self.address, zone: Order.zone)
        )
        self.transcript = transcript
        draw = Generator(seed: order.seed, purpose: .buyer)
        usesMail = draw.chance(percent: 30)
        isUnsure = draw.chance(percent: unsurePercent)
        nextLook = order.start
    }

    // MARK: - What can be seen

    /// When a clock of Rescind's speaks next, `nil` for never.
    func nextClock(notAfter moment: Instant) throws -> Instant? { try store.nextDue(notAfter: moment)?.at }

    /// Whether Rescind holds the matter to be over.
    var isClosed: Bool {
        get throws { try session.focus.flatMap { try store.conversation($0) }?.isClosed ?? false }
    }

    /// How many emails the buyer got.
    var emails: Int {
        get throws { try store.outbox(state: nil).count { $0.recipient == Self.address } }
    }

    // MARK: - What happens meanwhile

    /// The clocks that are due speak.
    mutating func hearClocks(upTo now: Instant) throws {
        for answer in try engine.speak(upTo: now) { hear(answer, at: now) }
    }

    /// The seller wrote: by mail Rescind reads it at once, else it waits for the next look.
    mutating func receive(_ reply: Reply, at now: Instant) throws {
        guard usesMail, let number = session.focus else {
            inbox.append(reply)
            return
        }
        mailCount += 1
        let input = TurnInput.mail(
            text: reply.text,
            messageID: "\(mailCount)@seller.example.test",
            conversation: number
        )
        _ = try read(reply, as: input, now)
    }

    /// Lets Rescind read what the seller wrote.
    private mutating func read(_ reply: Reply, as input: TurnInput, _ now: Instant) throws -> TurnAnswer {
        let answer = try engine.turn(input, in: &session, at: now)
        if reply.answer.isTrap, answer.decision.meaning != nil, answer.conversation?.isClosed == false {
            slips.traps += 1
            if answer.warnings.isEmpty {
                slips.unwarnedTraps += 1
                transcript.note("world", now, "that was a trap, and there is no warning")
            }
        }
        hear(answer, at: now)
        return answer
    }

    // MARK: - A look

    /// The buyer looks at Rescind, tells what happened, and does what is advised.
    ///
    /// - Parameters:
    ///   - world: the truth; changed by what the buyer does.
    ///   - now: the moment.
    /// - Throws: when the engine does.
    mutating func look(_ world: inout World, at now: Instant) throws {
        planNextLook(after: now)
        if session.focus == nil {
            try follow(try say(BuyerWords.opening(world, using: &draw), now), &world, now)
            if usesMail {
                var facts = Facts()
                facts.sellerEmail = "seller@example.test"
                hear(try engine.turn(.act(.learn(facts)), in: &session, at: now), at: now)
            }
        }
        for notice in world.fetchNotices() { try tell(notice, &world, now) }
        for reply in inbox {
            transcript.note("seller, pasted", now, reply.text)
            try follow(try read(reply, as: .seller(reply.text), now), &world, now)
        }
        inbox = []
        guard try !isClosed else { return }
        transcript.note("buyer", now, "/status")
        let status = try engine.turn(.act(.tellStatus), in: &session, at: now)
        hear(status, at: now)
        invariants.checkStatus(status)
        try follow(status, &world, now)
        invariants.checkOutbox(try store.outbox(state: nil))
    }

    private mutating func tell(_ notice: World.Notice, _ world: inout World, _ now: Instant) throws {
        let act: TurnInput.Act
        switch notice {
        case .moved(let stage): act = .notice(stage)
        case .closedUnpaid: act = .mark(.cancelled, nil)
        case .refunded(let amount): act = .mark(.refunded, amount)
        }
        transcript.note("buyer", now, "tells: \(notice.words)")
        var answer = try engine.turn(.act(act), in: &session, at: now)
        hear(answer, at: now)
        if case .refunded = notice, answer.conversation?.isClosed == false {
            // Rescind does not know the price, and asks whether that was all of it.
            transcript.note("buyer", now, "tells: it was all of it")
            answer = try engine.turn(.act(.mark(.refunded, nil)), in: &session, at: now)
            hear(answer, at: now)
        }
        try follow(answer, &world, now)
    }

    /// Answers what is asked and does what is advised, until nothing more is.
    private mutating func follow(_ first: TurnAnswer, _ world: inout World, _ now: Instant) throws {
        var answer = first
        for _ in 0..<Self.turnLimit {
            guard answer.conversation?.isClosed == false, let next = try respond(to: answer, &world, now) else {
                return
            }
            answer = next
        }
        slips.circles += 1
        transcript.note("buyer", now, "gives up: every answer asks for one more")
    }

    /// The next turn that an answer calls for, `nil` when it calls for none.
    private mutating func respond(to answer: TurnAnswer, _ world: inout World, _ now: Instant) throws -> TurnAnswer? {
        if answer.decision.asks == .disputeOpen, world.canOpenDispute(at: now) { return try openDispute(&world, now) }
        if let slot = answer.decision.asks {
            if slot == .deadline, isUnsure {
                isUnsure = false
                return try say("I do not know", now)
            }
            return try say(BuyerWords.answer(slot, world, using: &draw), now)
        }
        if isAdvisedToDispute, world.canOpenDispute(at: now) {
            if answer.conversation?.draft?.template?.hasPrefix("dispute-") == true { return try approve(&world, now) }
            return try openDispute(&world, now)
        }
        if isAdvisedToEscalate, world.isDisputed { return try escalate(answer, &world, now) }
        if answer.proposal != nil, answer.shownDraft != nil { return try approve(&world, now) }
        return nil
    }

    private mutating func say(_ text: String, _ now: Instant) throws -> TurnAnswer {
        transcript.note("buyer", now, text)
        let answer = try engine.turn(.text(text), in: &session, at: now)
        hear(answer, at: now)
        return answer
    }

    private mutating func openDispute(_ world: inout World, _ now: Instant) throws -> TurnAnswer {
        isAdvisedToDispute = false
        world.openDispute(at: now)
        transcript.note("buyer", now, "opens the dispute")
        let answer = try engine.turn(.act(.mark(.dispute, nil)), in: &session, at: now)
        hear(answer, at: now)
        return answer
    }

    private mutating func escalate(_ answer: TurnAnswer, _ world: inout World, _ now: Instant) throws -> TurnAnswer? {
        isAdvisedToEscalate = false
        world.escalate(at: now)
        transcript.note("buyer", now, "carries the dispute up")
        if answer.conversation?.draft?.template == "complaint" {
            let approved = try approve(&world, now)
            if approved.conversation?.status == .escalated { return approved }
        }
        let told = try engine.turn(.act(.mark(.escalated, nil)), in: &session, at: now)
        hear(told, at: now)
        return told
    }

    /// Approves the draft; one that the gate refuses is made firmer once, then put away.
    private mutating func approve(_ world: inout World, _ now: Instant) throws -> TurnAnswer {
        for act in [TurnInput.Act.approve, .wording(.firm, nil), .approve] {
            transcript.note("buyer", now, act == .approve ? "approves the draft" : "asks for a firmer draft")
            let answer = try engine.turn(.act(act), in: &session, at: now)
            hear(answer, at: now)
            let isRefused = answer.decision.says.contains { $0.key.hasPrefix("gate.") }
            if act == .approve, !isRefused {
                deliver(answer, &world, now)
                return answer
            }
        }
        slips.unsendableDrafts += 1
        transcript.note("buyer", now, "puts the draft away")
        let answer = try engine.turn(.act(.reject), in: &session, at: now)
        hear(answer, at: now)
        return answer
    }

    /// What was approved goes where it belongs.
    private mutating func deliver(_ answer: TurnAnswer, _ world: inout World, _ now: Instant) {
        for event in answer.events {
            guard case .messageSent(let message) = event.body else { continue }
            if let template = message.draft.template, !world.isTrue(claim: template) {
                slips.untrueClaims += 1
                transcript.note("world", now, "\(template) is not true")
            }
            guard message.channel != .platform else { continue }
            messages += 1
            world.buyerWrites(at: now)
        }
    }

    // MARK: - Hearing

    /// Takes in an answer: what it advises, and which emails go out with it.
    private mutating func hear(_ answer: TurnAnswer, at now: Instant) {
        invariants.check(answer)
        if let key = answer.decision.proposal?.say.key {
            if Self.disputeAdvice.contains(key) { isAdvisedToDispute = true }
            if Self.escalationAdvice.contains(key) { isAdvisedToEscalate = true }
        }
        for letter in answer.letters where letter.to == Self.address {
            guard let kind = Notification.Kind(rawValue: letter.kind), Self.urgent.contains(kind) else { continue }
            nextLook = min(nextLook, max(now, letter.writtenAt) + draw.span(hours: 0...12))
        }
        note(answer, now)
    }

    private mutating func note(_ answer: TurnAnswer, _ now: Instant) {
        guard transcript.isKept else { return }
        for event in answer.events {
            if case .clockSpoke(let id, let alert) = event.body {
                transcript.note("rescind", event.recordedAt, "clock \(id) is \(alert.kind.rawValue)")
            }
        }
        for line in answer.meaningLines { transcript.note("rescind", now, line) }
        for warning in answer.warnings { transcript.note("rescind", now, "warning: \(warning.text)") }
        for line in answer.says { transcript.note("rescind", now, line) }
        if let proposal = answer.proposal {
            let by = proposal.by.map { " by \(Order.zone.iso8601($0))" } ?? ""
            transcript.note("rescind", now, "next step (\(proposal.row))\(by): \(proposal.text)")
        }
        if let draft = answer.shownDraft {
            transcript.note("rescind", now, "draft \(draft.id) (\(draft.template ?? "own words")): \(draft.text)")
        }
        for letter in answer.letters {
            transcript.note("email", now, "to \(letter.to) (\(letter.kind)): \(letter.subject)")
        }
        guard let state = answer.conversation else { return }
        let clocks = state.clocks.map { "\($0.id) \(Order.zone.iso8601($0.actBy))" }.joined(separator: ", ")
        transcript.note(
            "state",
            now,
            "\(state.stage?.rawValue ?? "no stage"), \(state.status.rawValue), \(state.outcome.rawValue); \(clocks)"
        )
    }

    /// The next look by itself: at a chance hour of one of the next days.
    private mutating func planNextLook(after now: Instant) {
        let days = draw.pick([(element: 1, weight: 7), (element: 2, weight: 2), (element: 3, weight: 1)])
        let day = Order.zone.date(now).adding(days: days)
        nextLook = Order.zone.instant(day, CivilTime(secondOfDay: draw.whole((7 * 3600)...(23 * 3600 - 1))))
    }
}
