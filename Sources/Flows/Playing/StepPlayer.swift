import ConversationCore
public import Engine
import MailFormat
import StrictYAML

/// Plays the steps of a flow in a world, one after the other; checks nothing.
public struct StepPlayer {
    let flow: Flow
    private(set) var world: FlowWorld
    private(set) var engine: Engine
    private let makeEngine: (any EventLog, Flow) throws -> Engine
    private let disturbance: Flow.Disturbance?
    private var session = Session()
    private(set) var memory: StepMemory
    private var outcome: StepOutcome

    /// How many parts an advance is split into.
    private static let parts: Int64 = 5

    /// A player.
    ///
    /// - Parameters:
    ///   - flow: the flow.
    ///   - world: the world, empty for a player that begins.
    ///   - memory: what earlier steps left, `nil` to begin: what is known beforehand is told.
    ///   - disturbance: what disturbs the play, `nil` for nothing.
    ///   - engine: makes the engine over a store, for the buyer of a flow.
    /// - Throws: what the store or the engine throws.
    public init(
        _ flow: Flow,
        in world: FlowWorld,
        after memory: StepMemory? = nil,
        disturbance: Flow.Disturbance? = nil,
        engine: @escaping (any EventLog, Flow) throws -> Engine
    ) throws {
        self.flow = flow
        self.world = world
        self.disturbance = disturbance
        makeEngine = { log, flow in
            var engine = try engine(log, flow)
            // No claim is about the rest.
            engine.wordsEverything = false
            return engine
        }
        self.engine = try makeEngine(world.log, flow)
        self.memory = memory ?? StepMemory(now: flow.start)
        outcome = StepOutcome(memory: self.memory)
        if memory == nil {
            guard let facts = flow.given.order else { return }
            let answer = try self.engine.open(facts, stage: flow.given.stage, in: &session, at: flow.start)
            note(answer)
        } else {
            session = Session(focus: try world.log.focus())
            try world.outbox.recover()
        }
    }

    /// What the beginning did, before the first step.
    public var opening: StepOutcome { outcome }

    /// Plays a step.
    ///
    /// - Parameter index: its position, from 0.
    /// - Returns: what it did.
    /// - Throws: when the store or a template fails; what the engine refuses is an objection.
    public mutating func perform(_ index: Int) throws -> StepOutcome {
        let step = flow.steps[index]
        let opening = outcome.reached
        outcome = StepOutcome(memory: memory)
        outcome.reached = index == 0 ? opening : []
        var outputs: [FlowOutput] = []
        do {
            if let at = step.at { outputs += try move(to: at) }
            outputs += try act(step.verb)
            try carry()
        } catch let error as EngineError {
            object(.refused, error.description)
        }
        let matching = ClaimMatching(step.claims, outputs, drafts: memory.drafts)
        memory.drafts = matching.drafts
        for (claim, output) in matching.found {
            let parts = outputs[output].parts.merging(["name": outputs[output].name]) { part, _ in part }
            if let label = step.claims[claim].label { memory.captures[label] = parts }
            if step.claims[claim].kind == .drafts { memory.captures[step.claims[claim].name] = parts }
        }
        outcome.outputs = outputs
        outcome.conversation = try front()
        outcome.memory = memory
        return outcome
    }

    /// Starts the engine again over the store, after an orderly end.
    mutating func reload() throws {
        world = try world.reopened()
        engine = try makeEngine(world.log, flow)
        session = Session(focus: try world.log.focus())
        try world.outbox.recover()
    }

    private mutating func object(_ code: FlowCode, _ message: String) {
        outcome.objections.append(StepOutcome.Objection(code: code.rawValue, message: message))
    }

    private func front() throws -> Conversation? { try session.focus.flatMap { try world.log.conversation($0) } }

    // MARK: - Verbs

    private mutating func act(_ verb: Flow.Verb) throws -> [FlowOutput] {
        switch verb {
        case .buyer(let text): return try said(text) { .text($0) }
        case .seller(let text): return try said(text, isInbound: true) { .seller($0) }
        case .mail(let bytes): return try mail(bytes)
        case .platform(.stage(let stage)): return try input(.act(.notice(stage)), isInbound: true)
        case .platform(.mark(let mark)): return try input(.act(.mark(mark, nil)))
        case .bank(let amount): return try input(.act(.mark(.refunded, amount)))
        case .approve(let name): return try waits(name) ? input(.act(.approve)) : []
        case .reject(let name): return try waits(name) ? input(.act(.reject)) : []
        case .edit(let text): return try said(text) { .act(.edit($0)) }
        case .command(let line): return try command(line)
        case .advance(let moment): return try move(to: moment)
        case .reload:
            try reload()
            return []
        // A kill is done to the process, from outside.
        case .crash, .note: return []
        }
    }

    /// Words with their captures filled in, as an input.
    private mutating func said(
        _ text: String,
        isInbound: Bool = false,
        _ make: (String) -> TurnInput
    ) throws -> [FlowOutput] {
        guard let words = Reference.resolved(text, memory.value) else {
            object(.label, "a value of “\(text)” is not there: its claim did not hold")
            return []
        }
        return try input(make(words), isInbound: isInbound)
    }

    /// A mail that comes in, sorted as every mail is: it may wait for a person, and then nothing follows.
    private mutating func mail(_ text: String) throws -> [FlowOutput] {
        guard let words = Reference.resolved(text, memory.value) else {
            object(.label, "a value of the mail is not there: its claim did not hold")
            return []
        }
        let bytes = Array(words.utf8)
        let matcher = MailMatcher(
            ownAddresses: Set([flow.given.email].compactMap { $0 }),
            playbooks: engine.playbooks,
            key: Postman(from: try EmailAddress("rescind@localhost"), zone: flow.zone).key
        )
        let intake = MailIntake(engine: engine, store: world.outbox, matcher: matcher)
        let result = try intake.take(bytes, at: memory.now, keepsUnrelated: true)
        if disturbance == .redeliver { _ = try intake.take(bytes, at: memory.now, keepsUnrelated: true) }
        guard var answer = result.answer else { return [] }
        if disturbance == .undoRedo, case .reply = result.decision.verdict,
            let number = result.decision.conversation, number == session.focus
        {
            // A turn that took in a mail puts the mail back; a person attaches it again.
            _ = try engine.turn(.act(.undo(count: 1)), in: &session, at: memory.now)
            if let row = try world.outbox.mails(in: [.unsorted]).first,
                let again = try intake.attach(row.id, to: number, at: memory.now)
            {
                answer = again
            }
        }
        return note(answer)
    }

    /// One turn: delivered twice, or taken back and done again, when that disturbs the play.
    private mutating func input(_ input: TurnInput, isInbound: Bool = false) throws -> [FlowOutput] {
        let before = session
        var answer = try engine.turn(input, in: &session, at: memory.now)
        if disturbance == .redeliver, isInbound { _ = try engine.turn(input, in: &session, at: memory.now) }
        if disturbance == .undoRedo, !answer.events.isEmpty, before.focus == session.focus, !StepPlayer.isUndo(input) {
            let undo = try engine.turn(.act(.undo(count: 1)), in: &session, at: memory.now)
            if undo.events.contains(where: { if case .undone = $0.body { true } else { false } }) {
                answer = try engine.turn(input, in: &session, at: memory.now)
            }
        }
        return note(answer)
    }

    /// An undo is not taken back by another: that one takes back the turn before.
    private static func isUndo(_ input: TurnInput) -> Bool {
        if case .act(.undo) = input { true } else { false }
    }

    private mutating func command(_ line: String) throws -> [FlowOutput] {
        let read: SlashCommand
        do {
            read = try engine.command(line, at: memory.now, nearest: { YAMLValue.nearest(to: $0, among: $1) })
        } catch {
            object(.play, try engine.answer([error.say]).says.joined(separator: " "))
            return []
        }
        switch read {
        case .act(let act): return try input(.act(act))
        case .why(let clock): return note(try engine.explain(clock: clock, of: session.focus))
        case .inbox: return note(try engine.inbox())
        case .new:
            session.focus = nil
            return []
        case .open(let name):
            guard let state = try conversation(named: name) else {
                object(.play, "no conversation is called “\(name)”")
                return []
            }
            session.focus = state.number
            return []
        case .quit: return try leave()
        default:
            object(.play, "\(line) is a command of the chat's surface: a flow plays what changes the matter")
            return []
        }
    }

    /// Leaves the chat: the buyer is mailed what waits.
    private mutating func leave() throws -> [FlowOutput] {
        guard let letter = try engine.leave(session, at: memory.now) else { return [] }
        outcome.reached.insert(.notification(letter.kind))
        return [
            FlowOutput(
                kind: .emails,
                name: letter.to,
                parts: ["subject": letter.subject, "text": letter.text, "kind": letter.kind]
            )
        ]
    }

    private func conversation(named name: String) throws -> Conversation? {
        let all = try world.log.list(ConversationFilter(includesClosed: true, limit: .max))
        return all.first { String($0.number) == name || $0.facts.orderNumber == name }
    }

    /// Whether the draft of that name waits.
    private mutating func waits(_ name: String) throws -> Bool {
        guard let draft = try front()?.draft else {
            object(.draft, "the draft “\(name)” was to be used, and none waits")
            return false
        }
        if let id = memory.drafts[name] {
            if id == draft.id { return true }
            object(.draft, "the draft “\(name)” does not wait any more; \(draft.template ?? draft.id) does")
            return false
        }
        if draft.template == name { return true }
        object(
            .draft,
            "no claim named a draft “\(name)”; the one that waits was made from \(draft.template ?? "own words")"
        )
        return false
    }

    private func carry() throws {
        _ = try OutboxRunner(store: world.outbox, sender: MailCatcher()).run(at: memory.now, random: { 0.5 })
    }

    // MARK: - Time

    private mutating func move(to moment: Flow.Moment) throws -> [FlowOutput] {
        guard let target = try target(of: moment) else { return [] }
        guard target >= memory.now else {
            object(.time, "the clock stands at \(flow.zone.iso8601(memory.now)): it cannot go back")
            return []
        }
        var outputs: [FlowOutput] = []
        if disturbance == .splitAdvance {
            let whole = (target - memory.now).milliseconds
            let start = memory.now
            for part in 1..<StepPlayer.parts {
                outputs += try pass(until: start + TimeSpan(milliseconds: whole / StepPlayer.parts * part))
            }
        }
        return outputs + (try pass(until: target))
    }

    /// The moment on the virtual clock, `nil` when there is none, which is then an objection.
    private mutating func target(of moment: Flow.Moment) throws -> Instant? {
        switch moment {
        case .later(let span): return memory.now + span
        case .instant(let instant): return instant
        case .nextTimer:
            if let due = try world.log.nextDue(notAfter: Instant(millisecondsSinceEpoch: .max)) {
                return max(due.at, memory.now)
            }
            object(.time, "no timer runs")
        case .until(let id):
            let state = try front()
            if let alert = state?.clock(id)?.nextAlert { return max(alert.at, memory.now) }
            let running = state?.clocks.map(\.id).joined(separator: ", ") ?? ""
            object(.time, "the clock \(id) does not run; running: \(running.isEmpty ? "none" : running)")
        case .captured(let text):
            let words = Reference.resolved(text, memory.value)
            switch words.flatMap({ Flow.Moment($0, in: flow.zone) }) {
            case .later(let span)?: return memory.now + span
            case .instant(let instant)?: return instant
            default: object(.time, "“\(words ?? text)” is no moment")
            }
        }
        return nil
    }

    /// Lets time pass: each clock speaks and each mail leaves at its own moment, and what they set off is due in turn.
    private mutating func pass(until target: Instant) throws -> [FlowOutput] {
        var outputs: [FlowOutput] = []
        var last: Instant?
        while let next = try nextMoment(notAfter: target), next != last {
            last = next
            memory.now = max(memory.now, next)
            for answer in try engine.speak(upTo: memory.now) { outputs += note(answer) }
            try carry()
        }
        memory.now = max(memory.now, target)
        return outputs
    }

    private func nextMoment(notAfter target: Instant) throws -> Instant? {
        let due = try world.log.nextDue(notAfter: target)?.at
        let mail = try world.outbox.outbox(state: .queued).map(\.notBefore).min().flatMap { $0 <= target ? $0 : nil }
        return [due, mail].compactMap { $0 }.min()
    }

    // MARK: - Outputs

    /// Keeps what an answer reached and recorded, and gives what it did.
    @discardableResult
    private mutating func note(_ answer: TurnAnswer) -> [FlowOutput] {
        outcome.recorded += answer.events.map(\.body.name)
        outcome.reached.formUnion(Reached.all(in: answer))
        for case .drafted(let draft) in answer.events.map(\.body) {
            let id = "\(answer.conversation?.number ?? 0)/\(draft.id)"
            // What was approved, and what left, is found by the id.
            if memory.texts.updateValue(draft.text, forKey: id).map({ $0 != draft.text }) == true {
                object(.draft, "two drafts have the id \(draft.id): the later one takes the place of the earlier one")
            }
        }
        var outputs = FlowOutput.outputs(of: answer, zone: flow.zone)
        // What an email is called on the wire, so that a mail of the flow can answer it.
        for index in outputs.indices where outputs[index].kind == .sends && outputs[index].parts["to"] != "conversation"
        {
            let letter = try? world.outbox.outbox(state: nil).first { $0.kind == "seller" }
            outputs[index].parts["message-id"] = letter?.messageID
        }
        return outputs
    }
}
