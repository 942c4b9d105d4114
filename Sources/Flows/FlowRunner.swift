import ConversationCore
public import Engine
import MailFormat
import StrictYAML

/// Plays flows and checks their claims.
public struct FlowRunner {
    /// Makes an empty world for a flow; `true` asks for one on disk, since the flow kills the process.
    public var world: (Flow, Bool) throws -> FlowWorld
    /// Makes the engine over a store, for the buyer of a flow.
    public var engine: (any EventLog, Flow) throws -> Engine

    /// A runner.
    public init(
        world: @escaping (Flow, Bool) throws -> FlowWorld,
        engine: @escaping (any EventLog, Flow) throws -> Engine
    ) {
        self.world = world
        self.engine = engine
    }

    /// Plays a flow and checks every claim.
    ///
    /// - Parameter flow: the flow.
    /// - Returns: what happened, and what was claimed and did not happen.
    /// - Throws: when the store or a template fails; the claims are then worth nothing.
    public func run(_ flow: Flow) throws -> FlowResult {
        var play = try Play(flow, runner: self, disturbance: nil)
        defer { play.world.remove() }
        for step in flow.steps { try play.perform(step) }
        try play.finish()
        for final in flow.finally {
            guard case .sameUnder(let disturbances) = final.kind else { continue }
            let expected = try play.end()
            for disturbance in disturbances {
                var other = try Play(flow, runner: self, disturbance: disturbance)
                defer { other.world.remove() }
                for step in flow.steps { try other.perform(step) }
                let found = try other.end()
                if found != expected {
                    play.result.failures.append(
                        FlowFailure(
                            place: final.place,
                            code: "F231",
                            message: "the end is not the same under \(disturbance.rawValue)",
                            events: zip(expected, found).filter { $0 != $1 }.flatMap { Self.difference($0, $1) }
                                + (expected.count == found.count
                                    ? [] : ["\(expected.count) conversations, then \(found.count)"])
                        )
                    )
                }
            }
        }
        return play.result
    }

    /// Where two descriptions part, with some words around.
    private static func difference(_ expected: String, _ found: String) -> [String] {
        let left = Array(expected)
        let right = Array(found)
        let same = zip(left, right).prefix { $0 == $1 }.count
        let start = max(0, same - 30)
        return [
            "expected …\(String(left[start...].prefix(120)))…", "found    …\(String(right[start...].prefix(120)))…",
        ]
    }
}

/// What a flow did.
public struct FlowResult: Sendable {
    /// The flow's name.
    public var name: String
    /// The file.
    public var file: String
    /// What did not hold.
    public var failures: [FlowFailure] = []
    /// For each step that failed, the claims under which it would have held.
    public var acceptances: [(step: Flow.Place, claims: [String])] = []
    /// What was said and done, line by line.
    public var transcript: [String] = []
    /// How many steps were played.
    public var steps = 0
}

/// A claim that did not hold.
public struct FlowFailure: Hashable, Sendable {
    /// Where the claim stands.
    public var place: Flow.Place
    /// A stable code.
    public var code: String
    /// What was claimed and what was found.
    public var message: String
    /// What the step did.
    public var events: [String]
}

/// One playing of a flow.
private struct Play {
    let flow: Flow
    let runner: FlowRunner
    let disturbance: Flow.Disturbance?
    var world: FlowWorld
    var engine: Engine
    var session = Session()
    var now: Instant
    var result: FlowResult
    /// Names that claims gave to drafts.
    private var drafts: [String: String] = [:]
    /// The names of the events that the step recorded, in order.
    private var recorded: [String] = []

    init(_ flow: Flow, runner: FlowRunner, disturbance: Flow.Disturbance?) throws {
        self.flow = flow
        self.runner = runner
        self.disturbance = disturbance
        let kills = disturbance == .crash || flow.steps.contains { $0.verb == .crash }
        world = try runner.world(flow, kills)
        engine = try runner.engine(world.log, flow)
        now = flow.start
        result = FlowResult(name: flow.name, file: flow.file)
        if let facts = flow.given.order {
            _ = try engine.open(facts, stage: flow.given.stage, in: &session, at: now)
        }
    }

    // MARK: - Steps

    mutating func perform(_ step: Flow.Step) throws {
        result.steps += 1
        recorded = []
        var outputs: [FlowOutput] = []
        if let at = step.at { outputs += try move(to: at, step) }
        result.transcript.append("\(flow.zone.iso8601(now))  \(Play.words(step.verb))")
        outputs += try act(step)
        _ = try carry()
        result.transcript += outputs.map { "    " + $0.description }
        if disturbance == nil {
            let failuresBefore = result.failures.count
            check(step, outputs)
            if result.failures.count > failuresBefore {
                let claims = FlowClaimText.lines(of: outputs, state: front(), drafts: drafts)
                result.acceptances.append((step.place, claims))
            }
        } else {
            name(step, outputs)
        }
        if disturbance == .crash { try restart(killed: true) }
    }

    private mutating func act(_ step: Flow.Step) throws -> [FlowOutput] {
        switch step.verb {
        case .buyer(let text): return try input(.text(text), step)
        case .seller(let text):
            let outputs = try input(.seller(text), step)
            if disturbance == .redeliver { _ = try engine.turn(.seller(text), in: &session, at: now) }
            return outputs
        case .platform(.stage(let stage)): return try input(.act(.notice(stage)), step)
        case .platform(.mark(let mark)): return try input(.act(.mark(mark, nil)), step)
        case .bank(let amount): return try input(.act(.mark(.refunded, amount)), step)
        case .approve(let name):
            guard try waits(name, step) else { return [] }
            return try input(.act(.approve), step)
        case .reject(let name):
            guard try waits(name, step) else { return [] }
            return try input(.act(.reject), step)
        case .edit(let text): return try input(.act(.edit(text)), step)
        case .command(let line): return try command(line, step)
        case .advance(let moment): return try move(to: moment, step)
        case .crash:
            try restart(killed: true)
            return []
        case .reload:
            try restart(killed: false)
            return []
        case .note: return []
        }
    }

    /// One turn; under undo-redo it is taken back and done again.
    private mutating func input(_ input: TurnInput, _ step: Flow.Step) throws -> [FlowOutput] {
        let before = session
        var answer = try engine.turn(input, in: &session, at: now)
        if disturbance == .undoRedo, !answer.events.isEmpty, before.focus == session.focus {
            let undo = try engine.turn(.act(.undo(count: 1)), in: &session, at: now)
            if undo.events.contains(where: { if case .undone = $0.body { true } else { false } }) {
                answer = try engine.turn(input, in: &session, at: now)
            }
        }
        return outputs(of: answer)
    }

    private mutating func command(_ line: String, _ step: Flow.Step) throws -> [FlowOutput] {
        do {
            switch try engine.command(line, at: now, nearest: { YAMLValue.nearest(to: $0, among: $1) }) {
            case .act(let act): return try input(.act(act), step)
            case .why(let clock): return outputs(of: try engine.explain(clock: clock, of: session.focus))
            case .inbox: return outputs(of: try engine.inbox())
            case .new:
                session.focus = nil
                return []
            default:
                fail(
                    step.place,
                    "F205",
                    "\(line) is a command of the chat's surface: a flow plays what changes the matter",
                    []
                )
                return []
            }
        } catch let mistake as SlashCommand.Mistake {
            let words = try engine.answer([mistake.say]).says.joined(separator: " ")
            fail(step.place, "F205", words, [])
            return []
        }
    }

    /// Whether the draft of that name waits.
    private mutating func waits(_ name: String, _ step: Flow.Step) throws -> Bool {
        let draft = try session.focus.flatMap { try world.log.conversation($0) }?.draft
        guard let draft else {
            fail(step.place, "F206", "the draft “\(name)” was to be used, and none waits", [])
            return false
        }
        if let id = drafts[name] {
            guard id == draft.id else {
                fail(
                    step.place,
                    "F206",
                    "the draft “\(name)” does not wait any more; \(draft.template ?? draft.id) does",
                    []
                )
                return false
            }
            return true
        }
        guard disturbance == nil, draft.template != name else { return true }
        fail(
            step.place,
            "F206",
            "no claim named a draft “\(name)”; the one that waits was made from \(draft.template ?? "own words")",
            []
        )
        return false
    }

    private mutating func restart(killed: Bool) throws {
        world = try world.reopened(killed)
        engine = try runner.engine(world.log, flow)
        session = Session(focus: try world.log.focus())
        try world.outbox.recover()
    }

    private mutating func carry() throws -> OutboxRunner.Summary {
        try OutboxRunner(store: world.outbox, sender: MailCatcher()).run(at: now, random: { 0.5 })
    }

    // MARK: - Time

    /// Lets time pass, timer by timer: each speaks at its own moment.
    private mutating func move(to moment: Flow.Moment, _ step: Flow.Step) throws -> [FlowOutput] {
        let target: Instant
        switch moment {
        case .later(let span): target = now + span
        case .instant(let instant):
            guard instant >= now else {
                fail(step.place, "F204", "the clock stands at \(flow.zone.iso8601(now)): it cannot go back", [])
                return []
            }
            target = instant
        case .nextTimer:
            guard let due = try world.log.nextDue(notAfter: Instant(millisecondsSinceEpoch: .max)) else {
                fail(step.place, "F204", "no timer runs", [])
                return []
            }
            target = due.at
        case .until(let id):
            let state = try session.focus.flatMap { try world.log.conversation($0) }
            guard let alert = state?.clock(id)?.nextAlert else {
                let running = state?.clocks.map(\.id).joined(separator: ", ") ?? ""
                fail(
                    step.place,
                    "F204",
                    "the clock \(id) does not run; running: \(running.isEmpty ? "none" : running)",
                    []
                )
                return []
            }
            target = alert.at
        }
        var outputs: [FlowOutput] = []
        if disturbance == .splitAdvance {
            let half = now + TimeSpan(milliseconds: (target - now).milliseconds / 2)
            outputs += try speak(upTo: half)
        }
        outputs += try speak(upTo: target)
        return outputs
    }

    private mutating func speak(upTo target: Instant) throws -> [FlowOutput] {
        let answers = try engine.speak(upTo: target)
        now = max(now, target)
        return answers.flatMap { outputs(of: $0) }
    }

    // MARK: - Outputs

    /// What an answer did, in the order in which claims are written.
    private mutating func outputs(of answer: TurnAnswer) -> [FlowOutput] {
        recorded += answer.events.map(\.body.name)
        var fired: [FlowOutput] = []
        var moves: [FlowOutput] = []
        for event in answer.events {
            switch event.body {
            case .clockSpoke(let id, let alert):
                fired.append(FlowOutput(kind: .fires, name: id, parts: ["kind": alert.kind.rawValue]))
            case .messageSent(let message):
                moves.append(
                    FlowOutput(
                        kind: .sends,
                        name: message.draft.id,
                        parts: [
                            "text": message.draft.text, "template": message.draft.template ?? "",
                            "to": answer.conversation?.facts.sellerEmail ?? "conversation",
                        ]
                    )
                )
            case .clockSet(let clock):
                let times = ["act-by": flow.zone.iso8601(clock.actBy), "expect-by": flow.zone.iso8601(clock.expectBy)]
                // A clock that began and moved in one turn began.
                if let known = moves.firstIndex(where: {
                    $0.name == clock.id && ($0.kind == .schedules || $0.kind == .moves)
                }) {
                    moves[known].parts = times
                } else {
                    moves.append(
                        FlowOutput(kind: clock.revision == 0 ? .schedules : .moves, name: clock.id, parts: times)
                    )
                }
            case .clockCancelled(let id):
                if let begun = moves.firstIndex(where: { $0.name == id && $0.kind == .schedules }) {
                    moves.remove(at: begun)
                } else {
                    moves.append(FlowOutput(kind: .cancels, name: id, parts: [:]))
                }
            default: break
            }
        }
        // An order that stands for the same clock again is a move.
        for (index, output) in moves.enumerated() where output.kind == .schedules {
            if let gone = moves[..<index].firstIndex(where: { $0.kind == .cancels && $0.name == output.name }) {
                moves[index].kind = .moves
                moves[gone].name = ""
            }
        }
        moves.removeAll { $0.kind == .cancels && $0.name.isEmpty }
        var all = fired
        if let meaning = answer.decision.meaning {
            all.append(
                FlowOutput(
                    kind: .class,
                    name: meaning.labels.map(\.rawValue).sorted().joined(separator: " "),
                    parts: [:]
                )
            )
        }
        all += answer.warnings.map { FlowOutput(kind: .warns, name: $0.code, parts: ["text": $0.text]) }
        all += moves
        let asked = answer.decision.asks.map { "ask.\($0.rawValue)" }
        let says = zip(answer.decision.says.map(\.key), answer.says).filter { $0.0 != asked }
        if !says.isEmpty {
            all.append(
                FlowOutput(
                    kind: .says,
                    name: "",
                    parts: [
                        "says": says.map(\.1).joined(separator: "\n"), "keys": says.map(\.0).joined(separator: " "),
                    ]
                )
            )
        }
        if let slot = answer.decision.asks { all.append(FlowOutput(kind: .asks, name: slot.rawValue, parts: [:])) }
        if let draft = answer.events.compactMap({ if case .drafted(let draft) = $0.body { draft } else { nil } }).last {
            all.append(
                FlowOutput(
                    kind: .drafts,
                    name: draft.id,
                    parts: [
                        "text": draft.text, "template": draft.template ?? "", "tone": draft.tone.rawValue,
                        "lang": draft.language.tag, "subject": draft.subject ?? "",
                    ]
                )
            )
        }
        all += answer.letters.filter { $0.kind != "seller" }
            .map {
                FlowOutput(
                    kind: .emails,
                    name: $0.to,
                    parts: ["subject": $0.subject, "text": $0.text, "kind": $0.kind]
                )
            }
        return all
    }

    // MARK: - Claims

    /// Gives drafts their names without checking anything.
    private mutating func name(_ step: Flow.Step, _ outputs: [FlowOutput]) {
        let made = outputs.filter { $0.kind == .drafts }
        for (claim, output) in zip(step.claims.filter { $0.kind == .drafts }, made) { drafts[claim.name] = output.name }
    }

    private mutating func check(_ step: Flow.Step, _ outputs: [FlowOutput]) {
        let lines = outputs.map(\.description)
        var next = 0
        var isBroken = false
        for claim in step.claims {
            switch claim.kind {
            case .slots: checkSlots(claim, lines)
            case .state: checkState(claim, lines)
            case .event:
                if !recorded.contains(claim.name) {
                    let names = recorded.isEmpty ? "none" : recorded.joined(separator: ", ")
                    fail(claim.place, "F216", "the event \(claim.name) was not recorded; recorded: \(names)", lines)
                }
            case .nothing:
                if !outputs.isEmpty {
                    fail(claim.place, "F211", "claimed nothing, and there was: \(lines.joined(separator: "; "))", lines)
                    isBroken = true
                }
            default:
                guard let found = outputs[next...].firstIndex(where: { isCandidate($0, for: claim) }) else {
                    fail(
                        claim.place,
                        "F212",
                        "claimed \(claim.kind.rawValue) \(claim.name), and it did not happen\(next == 0 ? "" : " from there on")",
                        lines
                    )
                    isBroken = true
                    continue
                }
                if found > next, !step.isLoose {
                    fail(
                        claim.place,
                        "F213",
                        "before \(claim.kind.rawValue) \(claim.name) stands unclaimed: "
                            + outputs[next..<found].map(\.description).joined(separator: "; "),
                        lines
                    )
                    isBroken = true
                }
                checkParts(claim, outputs[found], lines)
                next = found + 1
            }
        }
        if next < outputs.count, !step.isLoose, !isBroken {
            fail(
                step.place,
                "F213",
                "unclaimed: " + outputs[next...].map(\.description).joined(separator: "; "),
                lines
            )
        }
    }

    private mutating func isCandidate(_ output: FlowOutput, for claim: Flow.Claim) -> Bool {
        guard output.kind == claim.kind else { return false }
        switch claim.kind {
        case .says: return true
        case .drafts:
            drafts[claim.name] = output.name
            return true
        case .sends: return drafts[claim.name] == output.name || output.parts["template"] == claim.name
        default: return output.name == claim.name
        }
    }

    private mutating func checkParts(_ claim: Flow.Claim, _ output: FlowOutput, _ lines: [String]) {
        for (part, matcher) in claim.parts.sorted(by: { $0.key < $1.key }) {
            let text = output.parts[part] ?? ""
            // A bare word may be the key of a phrase as well as part of it.
            if part == "says", case .has(let key)? = matcher.conditions.first, matcher.conditions.count == 1,
                output.parts["keys"]?.split(separator: " ").contains(Substring(key)) == true
            {
                continue
            }
            if part == "template", case .has(let stem)? = matcher.conditions.first, text.hasPrefix(stem) { continue }
            if let objection = matcher.objection(to: text) {
                fail(
                    claim.place,
                    "F214",
                    "\(claim.kind.rawValue) \(claim.name): \(part) \(objection); it is “\(Matcher.folded(text))”",
                    lines
                )
            }
        }
    }

    private func front() -> Conversation? {
        guard let number = session.focus, let state = try? world.log.conversation(number) else { return nil }
        return state
    }

    private mutating func checkState(_ claim: Flow.Claim, _ lines: [String]) {
        let state = front()
        let found = [
            "stage": state?.stage?.rawValue ?? "unset", "status": state?.status.rawValue ?? "unset",
            "outcome": state?.outcome.rawValue ?? "unset", "turn": state?.turn.rawValue ?? "unset",
        ]
        compare(claim, found, lines)
    }

    private mutating func checkSlots(_ claim: Flow.Claim, _ lines: [String]) {
        let state = front()
        let facts = state?.facts
        let found = [
            "order": facts?.orderNumber, "stage": state?.stage?.rawValue, "reason": facts?.reason?.rawValue,
            "payment_method": facts?.paymentMethod?.name, "ordered_on": facts?.orderedOn?.description,
            "paid_on": facts?.paidOn?.description, "shipped_on": facts?.shippedOn?.description,
            "received_on": facts?.receivedOn?.description, "deadline": facts?.deadline?.description,
            "item": facts?.item,
            "amount": facts?.amount?.description, "seller": facts?.seller, "question": facts?.question,
        ]
        compare(claim, found.mapValues { $0 ?? "unset" }, lines)
    }

    private mutating func compare(_ claim: Flow.Claim, _ found: [String: String], _ lines: [String]) {
        for (key, matcher) in claim.parts.sorted(by: { $0.key < $1.key }) {
            let value = found[key] ?? "unset"
            if let objection = matcher.objection(to: value) {
                fail(claim.place, "F215", "\(claim.kind.rawValue): \(key) \(objection); it is “\(value)”", lines)
            }
        }
    }

    private mutating func fail(_ place: Flow.Place, _ code: String, _ message: String, _ events: [String]) {
        result.failures.append(FlowFailure(place: place, code: code, message: message, events: events))
    }

    // MARK: - The end

    mutating func finish() throws {
        let all = try world.log.list(ConversationFilter(includesClosed: true, limit: .max))
        for final in flow.finally {
            switch final.kind {
            case .timers(let expected):
                let running = all.flatMap(\.clocks).map(\.id).sorted()
                if running != expected.sorted() {
                    fail(final.place, "F221", "timers: expected \(expected.sorted()), still running \(running)", [])
                }
            case .outbox(let expected):
                let waiting = try world.outbox.outbox(state: nil).filter { $0.state != .sent && $0.state != .dropped }
                if waiting.count != expected {
                    let names = waiting.map { "\($0.kind) \($0.state.rawValue)" }
                    fail(final.place, "F222", "outbox: expected \(expected), there are \(waiting.count)", names)
                }
            case .thread(let expected):
                let sent = all.map(\.sentCount).reduce(0, +)
                if sent != expected {
                    fail(final.place, "F223", "thread: expected \(expected) messages, there are \(sent)", [])
                }
            case .sameUnder: break
            }
        }
    }

    /// What the matter came to, without counters that a disturbance may move.
    func end() throws -> [String] {
        try world.log.list(ConversationFilter(includesClosed: true, limit: .max)).sorted { $0.number < $1.number }
            .map { state in
                let clocks = state.clocks.map {
                    "\($0.id) \($0.actBy.millisecondsSinceEpoch) \($0.expectBy.millisecondsSinceEpoch)"
                }
                let outbox = try world.outbox.outbox(state: nil).filter { $0.state != .dropped }.map(\.subject).sorted()
                return """
                    \(state.number) \(state.facts) \(String(describing: state.stage)) \(state.status) \(state.outcome) \(state.turn) \
                    clocks \(clocks.sorted()) draft \(state.draft?.text ?? "none") asks \(String(describing: state.pending)) \
                    sent \(state.sentCount) promises \(state.promises.map { "\($0.promise) \(String(describing: $0.kept))" }) \
                    money \(state.money) mail \(outbox)
                    """
            }
    }

    private static func words(_ verb: Flow.Verb) -> String {
        switch verb {
        case .buyer(let text): "buyer: \(text)"
        case .seller(let text): "seller: \(text)"
        case .platform(.stage(let stage)): "platform: \(stage.rawValue)"
        case .platform(.mark(let mark)): "platform: \(mark.rawValue)"
        case .bank(let amount): "bank: \(amount?.description ?? "the refund")"
        case .approve(let name): "approve: \(name)"
        case .edit(let text): "edit: \(text)"
        case .reject(let name): "reject: \(name)"
        case .command(let line): line
        case .advance: "advance"
        case .crash: "crash: kill-9"
        case .reload: "reload"
        case .note(let text): "note: \(text)"
        }
    }
}
