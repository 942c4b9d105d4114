import ConversationCore
import TemplateLibrary

/// How a buyer acts.
enum Policy: String, CaseIterable {
    /// Follows Rescind's advice.
    case advised
    /// Only answers messages.
    case answering
}

/// What became of one conversation.
struct Played {
    /// The conversation's seed.
    var seed: UInt64
    /// The seller.
    var persona: Persona
    /// How the buyer acted.
    var policy: Policy
    /// How it ended, `nil` when it had not after `Simulation.horizonInDays`.
    var end: World.End?
    /// How many whole days it took.
    var days: Int
    /// Messages to the seller.
    var messages: Int
    /// Emails to the buyer.
    var emails = 0
    /// What the advice got wrong.
    var slips = Slips()
    /// What should always hold and did not.
    var violation: String?
    /// What was said and done; empty unless asked for.
    var transcript: [String] = []

    /// Whether protection was lost.
    var isLost: Bool {
        if case .lost = end { true } else { false }
    }
}

/// Plays conversations on a virtual clock.
struct Simulation: Sendable {
    /// How long a conversation is played at most.
    static let horizonInDays: Int64 = 300

    /// In how many of a hundred conversations the buyer does not know the end of protection when asked first.
    let unsurePercent: Int

    private let templates: TemplateStore
    private let playbooks: [Playbook]

    /// A simulation with the wordings and rules that are built in.
    ///
    /// - Parameter unsurePercent: in how many of a hundred conversations the buyer does not know the end of protection when
    ///   asked first.
    /// - Throws: `FileMistake` when the wordings or rules are broken.
    init(unsurePercent: Int) throws {
        self.unsurePercent = unsurePercent
        let templates = try TemplateStore()
        self.templates = templates
        playbooks = try templates.marketplaces.map { try templates.playbook($0) }
    }

    /// Plays conversations with every policy, several at a time.
    ///
    /// - Parameter seeds: their seeds.
    /// - Returns: what became of them, in the order of the seeds.
    /// - Throws: when the built-in templates cannot be used.
    func play(_ seeds: [UInt64]) async throws -> [Played] {
        try await withThrowingTaskGroup(of: (Int, [Played]).self) { group in
            for (index, seed) in seeds.enumerated() {
                group.addTask { (index, try Policy.allCases.map { try play(seed, $0) }) }
            }
            var found: [(index: Int, played: [Played])] = []
            for try await (index, played) in group { found.append((index, played)) }
            return found.sorted { $0.index < $1.index }.flatMap(\.played)
        }
    }

    /// Plays one conversation.
    ///
    /// - Parameters:
    ///   - seed: its seed.
    ///   - policy: how the buyer acts.
    ///   - keepsTranscript: whether what was said and done is kept.
    /// - Returns: what became of it.
    /// - Throws: when the built-in templates cannot be used.
    func play(_ seed: UInt64, _ policy: Policy, keepsTranscript: Bool = false) throws -> Played {
        let order = Order(seed: seed)
        var transcript = Transcript(isKept: keepsTranscript)
        transcript.note("world", order.start, order.words)
        switch policy {
        case .advised: return try advised(order, transcript)
        case .answering: return answering(order, transcript)
        }
    }

    private func advised(_ order: Order, _ transcript: Transcript) throws -> Played {
        var world = World(order)
        var buyer = try AdvisedBuyer(
            order,
            templates: templates,
            playbooks: playbooks,
            unsurePercent: unsurePercent,
            transcript: transcript
        )
        var failure: String?
        do {
            try advance(&world, &buyer)
        } catch {
            failure = "the engine failed: \(error)"
        }
        var played = played(order, .advised, world, buyer.messages, buyer.transcript)
        played.emails = try buyer.emails
        played.slips = buyer.slips
        played.violation = failure ?? buyer.invariants.violation
        return played
    }

    /// Lets time pass until the matter is over: the world moves first, then Rescind's clocks speak, then the buyer looks.
    private func advance(_ world: inout World, _ buyer: inout AdvisedBuyer) throws {
        let horizon = world.order.start + .days(Self.horizonInDays)
        var now = world.order.start
        while try !(world.end != nil && buyer.isClosed) {
            if case .lost = world.end { return }
            let clock = try buyer.nextClock(notAfter: horizon)
            let moment = max(now, [world.next, clock, buyer.nextLook].compactMap { $0 }.min() ?? horizon)
            guard moment <= horizon else { return }
            now = moment
            if let next = world.next, next <= moment {
                let (words, reply) = world.step()
                buyer.transcript.note("world", now, words)
                if let reply {
                    buyer.transcript.note("seller (\(reply.answer.rawValue))", now, reply.text)
                    try buyer.receive(reply, at: now)
                }
            } else if let clock, clock <= moment {
                try buyer.hearClocks(upTo: now)
            } else {
                try buyer.look(&world, at: now)
            }
        }
    }

    private func answering(_ order: Order, _ transcript: Transcript) -> Played {
        var world = World(order)
        var buyer = AnsweringBuyer(order, transcript: transcript)
        let horizon = order.start + .days(Self.horizonInDays)
        while world.end == nil, let now = [world.next, buyer.nextLook].compactMap({ $0 }).min(), now <= horizon {
            if let next = world.next, next <= now {
                let (words, reply) = world.step()
                buyer.transcript.note("world", now, words)
                if let reply {
                    buyer.transcript.note("seller (\(reply.answer.rawValue))", now, reply.text)
                    buyer.receive(reply, at: now)
                }
            } else {
                buyer.look(&world, at: now)
            }
        }
        return played(order, .answering, world, buyer.messages, buyer.transcript)
    }

    private func played(_ order: Order, _ policy: Policy, _ world: World, _ messages: Int, _ transcript: Transcript)
        -> Played
    {
        let length = world.endedAt.map { $0 - order.start } ?? .days(Self.horizonInDays)
        return Played(
            seed: order.seed,
            persona: order.persona,
            policy: policy,
            end: world.end,
            days: Int(length.milliseconds / TimeSpan.days(1).milliseconds),
            messages: messages,
            transcript: transcript.lines
        )
    }
}
