import ArgumentParser
import ConversationCore
import Engine
import Glibc
import MailTransport

/// `rescind chat`: the chat, on a terminal or from a pipe.
struct ChatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk about an order: what to click, what to write, by when.",
        discussion: """
            EXAMPLES
              rescind chat
              rescind chat 8140123456789012
              printf 'cancel 8140123456789012, ordered by mistake\\n' | rescind chat
              printf '{"text":"cancel 8140123456789012"}\\n' | rescind chat --json

            From a pipe: one line in, one turn out. With --json a line is one object, {"text": "..."}, \
            {"seller": "..."} or {"command": "/..."}, and so is a turn.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The conversation to go on with: its number, its order number or the beginning of one.",
            valueName: "thread"
        ),
        completion: .threads
    )
    var conversation: String?

    @Flag(help: "One JSON object a line, in and out.")
    var json = false

    @Flag(help: "From a pipe: print each line before its answer, as a terminal would.")
    var echo = false

    @Option(help: "Write the chat down as a flow, into a file that does not exist yet.")
    var record: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            var room = try place.chatRoom()
            if let record { try begin(record, &room) }
            if let conversation { _ = try room.turn(.text("/open \(conversation)")) }
            let isTerminal = !json && isatty(0) == 1 && isatty(1) == 1
            if isTerminal, !options.noInput {
                try TerminalChat(place: place, options: options).run(&room)
            } else {
                try pipe(place, &room)
            }
        }
    }

    /// Begins to write the chat down; a conversation that is open already is left, so that all of it is written.
    private func begin(_ file: String, _ room: inout ChatRoom) throws {
        if conversation != nil {
            throw CommandFailure("--record begins a new conversation: leave out the thread", code: .usage)
        }
        _ = try room.turn(.text("/new"))
        let say = try room.record(to: file)
        StandardError.write(TerminalText.inert(try room.words(say.key, say.values)))
    }

    private func pipe(_ place: Workplace, _ room: inout ChatRoom) throws {
        var lines = LineReader(limit: Engine.lineLimitInBytes)
        var failed = false
        let output = TurnOutput(screen: options.screen, isJSON: json)
        StandardError.write(try place.mailHint(room))
        while let line = lines.next() {
            if echo, !json, case .text(let text) = line {
                try StandardOutput.write(
                    (room.isCollecting ? "… " : try room.words("chat.yours")) + TerminalText.inert(text)
                )
            }
            let turn = try room.turn(input(line))
            failed = failed || turn.mistake != nil
            try output.show(turn, room)
            if turn.isEnd { break }
        }
        let last = try room.leave()
        let held = HeldMessages(outbox: place.log, now: { place.clock.now })
        try held.look()
        if !json || last.answer != nil { try output.show(last, room) } else { output.report(last) }
        if held.count > 0, !place.isSendingOff {
            StandardError.write(try room.words("chat.left-held", ["count": .number(held.count)]))
        }
        if let worst = room.worstMail { throw ExitCode(worst.rawValue) }
        if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
    }

    private func input(_ line: LineReader.Line) -> ChatInput {
        switch line {
        case .text(let text): json ? ChatJSON.input(text) : .text(text)
        case .tooLong(let bytes):
            .unusable(
                Say("line.too-long", ["bytes": .number(bytes), "limit": .number(Engine.lineLimitInBytes)])
            )
        case .notUTF8: .unusable(Say("line.not-utf8"))
        }
    }
}

extension Workplace {
    /// A chat over this workplace.
    func chatRoom() throws -> ChatRoom {
        var room = try ChatRoom(
            engine: engine,
            now: { clock.now },
            log: log,
            carry: { try mailRound() }
        )
        room.intake = intake()
        return room
    }

    /// A chat for a command that carries mail itself at its end.
    ///
    /// - Parameter isDryRun: nothing is stored.
    /// - Returns: the chat.
    /// - Throws: `EventLogError`.
    func quietRoom(isDryRun: Bool) throws -> ChatRoom {
        var engine = engine
        // A dry run is a batch that is never stored.
        if isDryRun { engine.log = BatchedEventLog(log) }
        return try ChatRoom(engine: engine, now: { clock.now }, log: engine.log, carry: { MailRound() })
    }

    /// Carries mail, and says what became of it.
    ///
    /// - Parameters:
    ///   - isUrged: a person asks for it: refused logins do not hold it up.
    ///   - showsProgress: says on a terminal how far it is.
    ///   - shouldStop: once it says yes, what has not left is queued again.
    /// - Returns: what became of it; nothing when another process is sending or sending is switched off.
    /// - Throws: `EventLogError`, `EngineError`.
    func mailRound(
        isUrged: Bool = false,
        showsProgress: Bool = false,
        shouldStop: () -> Bool = { false }
    ) throws -> MailRound {
        guard let summary = try carryMail(isUrged: isUrged, showsProgress: showsProgress, shouldStop: shouldStop) else {
            return MailRound()
        }
        var round = MailRound()
        round.problems = summary.problems
        round.sent = summary.accepted
        round.isLocal = maildir != nil
        if summary.refused > 0 || summary.unknown > 0 { round.exitStatus = .someFailed }
        switch summary.worst {
        case .loginRefused: round.exitStatus = .loginRefused
        case .unreachable: round.exitStatus = .unreachable
        case .later: round.exitStatus = .tryAgain
        case nil: break
        }
        return round
    }

    /// Where mail goes, in a line.
    func mailHint(_ room: ChatRoom) throws -> String {
        if isSendingOff { return try room.words("mail.switched-off") }
        if let maildir { return try room.words("mail.maildir", ["folder": .text(maildir)]) }
        return try room.words(
            "mail.smtp",
            [
                "address": .text(engine.correspondence.buyerEmail ?? ""),
                "host": .text(settings.smtp?.host ?? ""),
            ]
        )
    }
}
