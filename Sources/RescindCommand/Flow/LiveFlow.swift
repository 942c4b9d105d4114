import ConversationCore
import Engine
import EventStorage
import Flows
import Foundation
import StrictYAML
import TemplateLibrary

/// A flow that drives a live conversation: it says what the buyer would say, and waits for everybody else.
///
/// What it says goes through the chat, so that the send gate and the points of no return are in its way as in anybody's;
/// what it wants to send is shown, and waits for the person's approval.
struct LiveFlow {
    /// How a drive ended.
    enum Ending {
        /// The last step is done.
        case finished
        /// Someone else has to do something first.
        case waits(String)
        /// The person has to approve a message.
        case waitsForApproval
        /// The conversation went another way than the flow: the person goes on.
        case left(String)
    }

    /// How far a conversation has been driven.
    private struct Position: Codable {
        var flow: String
        /// Of the flow's text: a flow that was edited since does not go on by itself.
        var digest: String
        var step: Int
        /// The last event when the step was reached.
        var sequence: Int
        /// When it was reached.
        var at: Instant
        var drafts: [String: String] = [:]
        /// Whether the conversation went another way.
        var isLeft = false
    }

    /// What became of a step.
    private enum Progress {
        case done([TurnAnswer], isOurs: Bool)
        case ended(Ending)
    }

    /// The flow's name.
    let name: String
    private let path: String
    private let text: String
    private let reader: FlowReader

    /// A flow by its name or file.
    ///
    /// - Parameters:
    ///   - name: a file, or the name of a flow that the templates have.
    ///   - place: where it drives.
    ///   - folder: the templates' folder as named.
    /// - Throws: `CommandFailure` when there is no such flow.
    init(_ name: String, in place: Workplace, templates folder: String?) throws {
        self.name = name
        let templates = place.templates
        if name.contains("/") || name.hasSuffix(".yaml") {
            path = name
            text = try FlowFiles.text(of: name)
        } else {
            let inTemplates = "flows/\(name).steps.yaml"
            guard let found = templates.text(of: inTemplates) else {
                let known = templates.paths.filter { $0.hasPrefix("flows/") }
                    .map { String($0.dropFirst("flows/".count).dropLast(".steps.yaml".count)) }
                throw CommandFailure(
                    "there is no flow “\(name)”: \(YAMLValue.suggestion(for: name, among: known)), or name a file",
                    code: .noInput
                )
            }
            path = templates.displayName(inTemplates)
            text = found
        }
        let own = (path: path, text: text)
        let files = FlowFiles(try FlowPlayer(templates: templates, folder: folder)).reader
        reader = FlowReader(
            zone: files.zone,
            vocabulary: files.vocabulary,
            load: { $0 == own.path ? own.text : try files.load($0) }
        )
    }

    /// The steps for an order.
    ///
    /// - Throws: `FileMistakes`.
    func steps(for order: String) throws -> [Flow.Step] {
        let zone = "2026-01-01T00:00"
        let text = """
            rescind: flow/1
            name: live
            clock: \(zone)
            steps:
            - include: "\(path.split(separator: "/").last.map(String.init) ?? path)"
              with: { order: "\(order)" }
            """
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let around = folder.isEmpty ? "live.flow.yaml" : folder + "/live.flow.yaml"
        return try reader.read(text, file: around).first?.steps ?? []
    }

    /// Takes the conversation about an order as far as it goes now.
    ///
    /// - Parameters:
    ///   - order: the order number.
    ///   - place: where it drives.
    ///   - show: takes each turn.
    ///   - approves: asks the person whether the message that was shown may go.
    /// - Returns: how it ended.
    /// - Throws: `FileMistakes`, `EventLogError`, `CommandFailure`.
    func drive(
        _ order: String,
        in place: Workplace,
        show: (ChatTurn, ChatRoom) throws -> Void,
        approves: () throws -> Bool
    ) throws -> Ending {
        let steps = try steps(for: order)
        var room = try place.chatRoom()
        let (known, refusal) = try position(of: order, place)
        if let refusal { return .left(refusal) }
        if let number = try number(of: order, place) {
            room.focus(on: number)
        } else {
            _ = try room.turn(.text("/new"))
        }
        var position = known ?? Position(flow: name, digest: digest, step: 0, sequence: 0, at: place.clock.now)
        while position.step < steps.count {
            let step = steps[position.step]
            let progress = try perform(step, position, place, &room, show: show, approves: approves)
            guard case .done(let answers, let isOurs) = progress else {
                if case .ended(let ending) = progress {
                    if case .left = ending { position.isLeft = true }
                    try save(position, order, place)
                    return ending
                }
                break
            }
            let front = try room.front()
            let zone = place.engine.correspondence.zone
            let outcome = StepOutcome(of: answers, conversation: front, at: place.clock.now, zone: zone)
            let objection = LiveClaims.objection(to: step, outcome, drafts: position.drafts, isOurs: isOurs)
            position.drafts = LiveClaims.drafts(after: step, outcome, position.drafts)
            position.step += 1
            position.sequence = front?.sequence ?? position.sequence
            position.at = place.clock.now
            position.isLeft = objection != nil
            try save(position, order, place)
            if let objection { return .left(objection) }
        }
        return .finished
    }

    // MARK: - Position

    private var digest: String { Fingerprint.text(of: text.utf8) }

    private func number(of order: String, _ place: Workplace) throws -> Int64? {
        for playbook in place.engine.playbooks {
            if let number = try place.log.number(ofOrder: order, marketplace: playbook.marketplace) { return number }
        }
        return nil
    }

    /// How far the order has been driven, `nil` when it is new; or why it is not driven on.
    private func position(of order: String, _ place: Workplace) throws -> (Position?, refusal: String?) {
        guard let number = try number(of: order, place) else { return (nil, nil) }
        guard let note = try place.log.note("flow/\(number)") else {
            return (nil, "it has a conversation already, which no flow began")
        }
        let position = try JSONDecoder().decode(Position.self, from: Data(note.utf8))
        if position.isLeft { return (nil, "the conversation went another way than the flow before") }
        if position.flow != name { return (nil, "the flow \(position.flow) drives it") }
        if position.digest != digest { return (nil, "the flow was changed since it began with this order") }
        return (position, nil)
    }

    private func save(_ position: Position, _ order: String, _ place: Workplace) throws {
        guard let number = try number(of: order, place) else { return }
        let text = String(decoding: try JSONEncoder().encode(position), as: UTF8.self)
        try place.log.setNote("flow/\(number)", to: text)
    }

    // MARK: - Steps

    private func perform(
        _ step: Flow.Step,
        _ position: Position,
        _ place: Workplace,
        _ room: inout ChatRoom,
        show: (ChatTurn, ChatRoom) throws -> Void,
        approves: () throws -> Bool
    ) throws -> Progress {
        if case .later(let span)? = step.at, isTheBuyers(step.verb), place.clock.now < position.at + span {
            return waiting(until: position.at + span, place)
        }
        func say(_ line: String) throws -> Progress {
            let turn = try room.turn(.text(line))
            try show(turn, room)
            return .done(turn.fired + [turn.answer].compactMap { $0 }, isOurs: true)
        }
        switch step.verb {
        case .buyer(let text): return try say(text)
        case .command(let line):
            return LiveFlow.sends(line) ? try approve(&room, show: show, approves: approves) : try say(line)
        case .edit(let text): return try say("/edit " + text.onOneLine)
        case .reject: return try say("/no")
        case .approve: return try approve(&room, show: show, approves: approves)
        case .crash, .reload, .note: return .done([], isOurs: true)
        case .seller, .mail, .platform, .bank, .advance:
            let turn = try room.tick()
            if !turn.fired.isEmpty { try show(turn, room) }
            return try world(step.verb, position, place, room)
        }
    }

    private func isTheBuyers(_ verb: Flow.Verb) -> Bool {
        switch verb {
        case .seller, .mail, .platform, .bank, .advance: false
        default: true
        }
    }

    /// Whether a command sends what waits: `/send`, or a beginning of it.
    private static func sends(_ line: String) -> Bool {
        let word = line.dropFirst().prefix { !$0.isWhitespace }.lowercased()
        return !word.isEmpty && SlashCommand.names.filter { $0.hasPrefix(word) } == ["send"]
    }

    /// Sends what waits, when the person says so.
    private func approve(
        _ room: inout ChatRoom,
        show: (ChatTurn, ChatRoom) throws -> Void,
        approves: () throws -> Bool
    ) throws -> Progress {
        guard try room.front()?.draft != nil else { return .ended(.left("a message was to be sent, and none waits")) }
        guard try approves() else { return .ended(.waitsForApproval) }
        let turn = try room.turn(.text("/send"))
        try show(turn, room)
        let answers = turn.fired + [turn.answer].compactMap { $0 }
        let isSent = answers.contains { $0.events.contains { if case .messageSent = $0.body { true } else { false } } }
        return isSent ? .done(answers, isOurs: true) : .ended(.left("the message was not sent"))
    }

    /// What others do: whether it has happened since the step was reached.
    private func world(_ verb: Flow.Verb, _ position: Position, _ place: Workplace, _ room: ChatRoom) throws -> Progress
    {
        guard let state = try room.front() else { return .ended(.left("there is no conversation yet")) }
        let events = try place.log.events(of: state.number).filter { $0.sequence > position.sequence }
        var answer = try place.engine.answer([], about: state)
        answer.events = events
        for case .sellerSaid(_, let meaning, _) in events.map(\.body) { answer.decision.meaning = meaning }
        let done = Progress.done([answer], isOurs: false)
        if state.isClosed, events.isEmpty { return .ended(.left("the matter is closed")) }
        switch verb {
        case .seller, .mail: return answer.decision.meaning == nil ? .ended(.waits("the seller's answer")) : done
        case .platform(.stage(let stage)):
            return (state.stage ?? .awaitingPayment) < stage
                ? .ended(.waits("the order to be \(stage.rawValue)")) : done
        case .platform(.mark(let mark)):
            return events.isEmpty ? .ended(.waits("the marketplace: \(mark.rawValue)")) : done
        case .bank:
            let isBack = events.contains {
                if case .moneyNoted(let money) = $0.body { money.kind == .refunded } else { false }
            }
            return isBack ? done : .ended(.waits("the refund"))
        case .advance(.later(let span)):
            return place.clock.now < position.at + span ? waiting(until: position.at + span, place) : done
        case .advance(.instant(let instant)): return place.clock.now < instant ? waiting(until: instant, place) : done
        case .advance(.nextTimer): return clock(nil, state, events, place) ?? done
        case .advance(.until(let id)): return clock(id, state, events, place) ?? done
        default: return .ended(.left("the flow waits for what a live conversation does not tell"))
        }
    }

    /// Whether a clock has yet to speak; `nil` when it has.
    private func clock(_ id: String?, _ state: Conversation, _ events: [Event], _ place: Workplace) -> Progress? {
        for case .clockSpoke(let spoken, _) in events.map(\.body) where id == nil || spoken == id { return nil }
        let alert = id.map { state.clock($0)?.nextAlert } ?? state.nextAlert?.alert
        guard let alert else { return .ended(.left("the clock \(id ?? "") ended before it spoke")) }
        return waiting(until: alert.at, place)
    }

    private func waiting(until moment: Instant, _ place: Workplace) -> Progress {
        .ended(.waits(place.engine.correspondence.zone.iso8601(moment)))
    }
}
