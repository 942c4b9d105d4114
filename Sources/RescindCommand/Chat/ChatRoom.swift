import ConversationCore
import Drafting
import Engine
import EventStorage
import Flows
import Foundation
import StrictYAML

/// What comes into the chat.
enum ChatInput: Equatable {
    /// A line of the buyer's, which may be a slash command.
    case text(String)
    /// The seller's words.
    case seller(String)
    /// A line that cannot be used; the phrase that says why.
    case unusable(Say)
}

/// One turn of the chat, as values: put on screen or into JSON by a renderer.
struct ChatTurn {
    /// What clocks said before the line was looked at, in order.
    var fired: [TurnAnswer] = []
    /// The answer to the line, `nil` while lines are being collected.
    var answer: TurnAnswer?
    /// The order and how it stands, when that was not said before; `nil` when it was.
    var standing: String?
    /// The code of the mistake that the answer is about, `nil` when there is none.
    var mistake: String?
    /// The draft that the answer shows was shown just before, and nobody asked for it again.
    var isRepeat = false
    /// Emails that left.
    var mailed: [OutboxEntry] = []
    /// Whether that was into a local folder.
    var isMailLocal = false
    /// What went wrong with mail, for standard error.
    var mailProblems: [String] = []
    /// Whether the chat ends.
    var isEnd = false
    /// What the screen is to put into its clipboard.
    var copied: String?
    /// The file that the turn wrote, as it is named in the answer.
    var writtenFile: String?
}

/// The chat without its surface: lines in, turns out.
struct ChatRoom {
    let engine: Engine
    /// Tells the moment.
    let now: () -> Instant
    let log: any EventLog
    /// Whether the screen has a clipboard.
    var canCopy = false
    /// Carries mail after a turn.
    var carry: () throws -> MailRound
    /// Takes mails in, `nil` where there are none.
    var intake: MailIntake?
    /// The mail that was offered for the conversation in front, by its number.
    var offered: Int64?
    /// What the mails that wait were looked at for.
    var mailSigns: MailSigns?
    /// What the chat is about.
    private(set) var session: Session
    /// Lines being collected up to a single dot.
    private var collected: (kind: Collecting, lines: [String])?
    private var told: Set<String> = []
    private var lastShown: Draft?
    private var lastStanding: String?
    /// Writes the chat down as a flow, `nil` when nobody asked for it.
    private(set) var recorder: FlowRecorder?
    /// What the line in hand says or does, as a step of a flow; `nil` when it changes nothing.
    private var verb: Flow.Verb?
    /// The weightiest reason why mail did not leave.
    private(set) var worstMail: ExitStatus?

    private enum Collecting { case seller, edit }

    /// Whether lines are being collected.
    var isCollecting: Bool { collected != nil }

    /// A chat that goes on with the conversation that was in front last.
    init(
        engine: Engine,
        now: @escaping () -> Instant,
        log: any EventLog,
        carry: @escaping () throws -> MailRound
    ) throws {
        self.engine = engine
        self.now = now
        self.log = log
        self.carry = carry
        let focus = try log.focus()
        session = Session(
            focus: try focus.flatMap { try log.conversation($0) }.flatMap { $0.isClosed ? nil : $0.number }
        )
    }

    /// Whether a draft is for a form of the marketplace, not for the seller.
    func goesToPlatform(_ draft: Draft) -> Bool {
        guard let template = draft.template else { return false }
        return engine.playbooks[0].sending.first { $0.fits(template) }?.goesToPlatform == true
    }

    /// Forgets the lines that were being collected.
    mutating func stopCollecting() { collected = nil }

    /// Puts a conversation in front.
    mutating func focus(on number: Int64) { session.focus = number }

    /// The conversation in front.
    func front() throws -> Conversation? { try session.focus.flatMap { try log.conversation($0) } }

    /// Puts a phrase into the buyer's words.
    func words(_ key: String, _ values: [String: FieldValue] = [:]) throws -> String {
        try engine.wording(for: nil).words(Say(key, values))
    }

    /// Answers one line.
    ///
    /// - Throws: `EventLogError` when the store cannot be used; nothing else.
    mutating func turn(_ input: ChatInput) throws -> ChatTurn {
        var turn = ChatTurn()
        verb = nil
        let draftBefore = try front()?.draft?.id
        turn.fired = try engine.speak(upTo: now())
        do {
            // A clock put another draft in place of the one that the line was written about.
            let isOvertaken = try !turn.fired.isEmpty && front()?.draft?.id != draftBefore && approves(input)
            turn.answer = try isOvertaken ? act(.offer) : answer(input, &turn)
        } catch let mistake as SlashCommand.Mistake {
            turn.answer = try engine.answer([mistake.say], about: front())
            turn.mistake = mistake.say.key
        } catch EngineError.tooLong(let bytes, let limit) {
            let say = Say("line.too-long", ["bytes": .number(bytes), "limit": .number(limit)])
            turn.answer = try engine.answer([say], about: front())
            turn.mistake = say.key
        } catch EngineError.template(let failure) {
            let say = explanation(of: failure)
            turn.answer = try engine.answer([say], about: front())
            turn.mistake = say.key
        }
        noteShown(in: &turn, input)
        try noteStanding(in: &turn)
        try recorder?.note(verb, turn, at: now())
        try sortMail(&turn)
        try carryMail(&turn)
        return turn
    }

    /// Writes the chat down from here on.
    ///
    /// - Parameter name: the flow's name, or its file.
    /// - Returns: what is said of it.
    /// - Throws: `CommandFailure` when the file cannot be begun.
    mutating func record(to name: String) throws -> Say {
        if let recorder { return Say("record.again", ["file": .text(recorder.path)]) }
        if let number = session.focus {
            return Say("record.in-conversation", ["conversation": .text(String(number))])
        }
        let begun = try FlowRecorder(name, correspondence: engine.correspondence, now: now())
        recorder = begun
        return Say("record.began", ["file": .text(begun.path)])
    }

    /// `/record`: a file that cannot be begun is said, not thrown.
    private mutating func recordOnCommand(_ name: String, _ turn: inout ChatTurn) throws -> TurnAnswer {
        var say: Say
        do { say = try record(to: name) } catch let failure as CommandFailure {
            say = Say("record.refused", ["problem": .text(failure.message)])
        }
        if say.key == "record.began" { turn.writtenFile = recorder?.path } else { turn.mistake = say.key }
        return try engine.answer([say], about: front())
    }

    /// Writes a reply that came by mail into the flow, as the seller's words.
    func recordReply(_ words: String, _ answer: TurnAnswer) throws {
        var turn = ChatTurn()
        turn.answer = answer
        try recorder?.note(.seller(words), turn, at: now())
    }

    /// Whether a line would send what waits.
    private func approves(_ input: ChatInput) throws -> Bool {
        guard case .text(let text) = input, collected == nil else { return false }
        let line = text.lowercased().filter { $0 != " " }
        if ["s", "y", "send", "/send", "/s", "/se", "/sen"].contains(line) { return true }
        if line.hasPrefix("/") { return false }
        let intent = engine.utteranceReader.read(text, today: engine.correspondence.zone.date(now())).intent
        return intent == .affirm || intent == .markSent
    }

    /// Notices whether a draft is shown for the second time in a row.
    private mutating func noteShown(in turn: inout ChatTurn, _ input: ChatInput) {
        for answer in turn.fired { if let draft = answer.shownDraft { lastShown = draft } }
        guard let answer = turn.answer, let draft = answer.shownDraft else { return }
        turn.isRepeat = draft == lastShown && answer.decision.says.contains { $0.key == "meaning.confirmed" }
        lastShown = draft
    }

    /// Says how the order stands, above an answer that advises, when it stands otherwise than was said last.
    private mutating func noteStanding(in turn: inout ChatTurn) throws {
        guard let answer = turn.answer, answer.proposal != nil || answer.decision.showsClocks,
            let state = answer.conversation
        else { return }
        let standing = try engine.standing(of: state)
        if standing != lastStanding { turn.standing = standing }
        lastStanding = standing
    }

    /// Lets clocks speak that are due, without a line.
    mutating func tick() throws -> ChatTurn {
        var turn = ChatTurn()
        turn.fired = try engine.speak(upTo: now())
        try carryMail(&turn)
        return turn
    }

    /// Ends the chat: lines still being collected are used, a waiting draft is mailed.
    mutating func leave() throws -> ChatTurn {
        var turn = ChatTurn()
        if let open = collected {
            collected = nil
            if !open.lines.isEmpty { turn.answer = try finish(open) }
        }
        turn.fired = try engine.speak(upTo: now())
        _ = try engine.leave(session, at: now())
        try carryMail(&turn)
        return turn
    }

    // MARK: - Lines

    private mutating func answer(_ input: ChatInput, _ turn: inout ChatTurn) throws -> TurnAnswer? {
        switch input {
        case .unusable(let say):
            turn.mistake = say.key
            return try engine.answer([say], about: front())
        case .seller(let text):
            if text.allSatisfy(\.isWhitespace) {
                turn.mistake = "empty-line"
                return try engine.answer([Say("command.collected-none")], about: front())
            }
            verb = .seller(text)
            return try engine.turn(.seller(text), in: &session, at: now())
        case .text(let text):
            if var open = collected {
                if text == "." {
                    collected = nil
                    return try finish(open)
                }
                open.lines.append(text)
                collected = open
                return nil
            }
            if text.allSatisfy(\.isWhitespace) {
                turn.mistake = "empty-line"
                return try engine.answer([Say("empty-line")], about: front())
            }
            if text.first == "/" { return try command(text, &turn) }
            if let answer = try shortcut(text, &turn) { return answer }
            return try spoken(text)
        }
    }

    /// The answer to words of the buyer's, which may be a choice by its number, a plain why, or the seller's words told.
    private mutating func spoken(_ text: String) throws -> TurnAnswer {
        switch SpokenLine.meaning(
            of: text,
            about: try front(),
            choice: { try? words("choice.\($0.rawValue).\($1)") },
            intent: { engine.utteranceReader.read($0, today: engine.correspondence.zone.date(now())).intent }
        ) {
        case .why:
            verb = .command("/why")
            return try engine.explain(clock: nil, of: session.focus)
        case .seller(let words):
            verb = .seller(words)
            return try engine.turn(.seller(words), in: &session, at: now())
        case .buyer(let words):
            verb = .buyer(words)
            return try engine.turn(.text(words), in: &session, at: now())
        }
    }

    /// `a` for a mail that was offered; `e` and `w` of the keys under a draft.
    private mutating func shortcut(_ text: String, _ turn: inout ChatTurn) throws -> TurnAnswer? {
        if offered != nil, text.lowercased() == "a" { return try attach(nil, &turn) }
        guard let draft = try front()?.draft else { return nil }
        switch text.lowercased() {
        case "e":
            collected = (.edit, [])
            return try engine.answer([Say("command.edit")], about: front())
        case "w": return try wording(Self.toneAfter(draft.tone))
        default: return nil
        }
    }

    private mutating func wording(_ tone: Tone) throws -> TurnAnswer {
        verb = .command("/wording \(tone.rawValue)")
        return try act(.wording(tone, nil))
    }

    private static func toneAfter(_ tone: Tone) -> Tone {
        switch tone {
        case .warm: .neutral
        case .neutral: .firm
        case .firm: .warm
        }
    }

    private mutating func finish(_ open: (kind: Collecting, lines: [String])) throws -> TurnAnswer {
        let text = open.lines.joined(separator: "\n")
        if text.allSatisfy(\.isWhitespace) { return try engine.answer([Say("command.collected-none")], about: front()) }
        switch open.kind {
        case .seller:
            verb = .seller(text)
            return try engine.turn(.seller(text), in: &session, at: now())
        case .edit:
            verb = .edit(text)
            return try act(.edit(text))
        }
    }

    mutating func act(_ act: TurnInput.Act) throws -> TurnAnswer {
        try engine.turn(.act(act), in: &session, at: now())
    }

    // MARK: - Commands

    private mutating func command(_ line: String, _ turn: inout ChatTurn) throws -> TurnAnswer? {
        switch try engine.command(line, at: now(), nearest: { YAMLValue.nearest(to: $0, among: $1) }) {
        case .act(.wording(nil, nil)):
            guard let draft = try front()?.draft else { return try engine.answer([Say("draft.none")], about: front()) }
            return try wording(Self.toneAfter(draft.tone))
        case .act(let act):
            verb = .command(line)
            return try self.act(act)
        case .help: return try engine.answer([Say("command.list")], about: front())
        case .new:
            session.focus = nil
            verb = .command(line)
            return try engine.answer([Say("opened.new")])
        case .inbox: return try engine.inbox()
        case .open(let name): return try open(name, &turn)
        case .next:
            guard let first = try log.list(ConversationFilter(limit: 1)).first else {
                return try engine.answer([Say("inbox.empty")])
            }
            return try show(first)
        case .paste:
            collected = (.seller, [])
            return try engine.answer([Say("command.paste")], about: front())
        case .attach(let mail): return try attach(mail, &turn)
        case .editLines:
            collected = (.edit, [])
            return try engine.answer([Say("command.edit")], about: front())
        case .why(let clock):
            verb = .command(line)
            return try engine.explain(clock: clock, of: session.focus)
        case .record(let name): return try recordOnCommand(name, &turn)
        case .search(let words): return try search(words)
        case .original: return try original()
        case .copy: return try copy(&turn)
        case .export(let path): return try export(to: path, &turn)
        case .draft:
            guard let state = try front() else { return try engine.answer([Say("no-conversation")]) }
            var answer = try engine.answer(state.draft == nil ? [Say("draft.none")] : [], about: state)
            answer.decision.showsDraft = state.draft != nil
            return answer
        case .quit:
            turn.isEnd = true
            return nil
        }
    }

    // MARK: - Mail

    /// Puts a mail that waits into the conversation in front; in a flow it is the seller's words.
    private mutating func attach(_ mail: Int64?, _ turn: inout ChatTurn) throws -> TurnAnswer {
        let (answer, words) = try attached(mail, &turn)
        verb = words.map { .seller($0) }
        return answer
    }

    private mutating func carryMail(_ turn: inout ChatTurn) throws {
        let round = try carry()
        turn.mailed = round.sent
        turn.isMailLocal = round.isLocal
        if let worst = round.exitStatus { worstMail = worst }
        // The same trouble is told once a chat, not after every line.
        turn.mailProblems = round.problems.filter { told.insert($0).inserted }
    }
}
