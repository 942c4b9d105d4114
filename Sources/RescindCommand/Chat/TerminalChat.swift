import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Glibc

/// The chat on a terminal: a prompt, line editing, a history, and what arrives while a line is typed.
struct TerminalChat {
    let place: Workplace
    let options: GlobalOptions
    private let carrier: MailCarrier
    private let held: HeldMessages

    /// A chat over a workplace.
    init(place: Workplace, options: GlobalOptions) {
        self.place = place
        self.options = options
        carrier = MailCarrier { try place.mailRound() }
        held = HeldMessages(outbox: place.log, now: { place.clock.now })
    }

    /// Talks until the end of input.
    ///
    /// - Parameters:
    ///   - room: the chat.
    ///   - firstLine: a line that is answered before any is typed, `nil` for none.
    /// - Throws: `EventLogError`, `CommandFailure` when the screen cannot be written, `ExitCode` after a signal.
    func run(_ room: inout ChatRoom, firstLine: String? = nil) throws {
        DisplayWidth.prepare()
        let source = lineSource(room)
        let carrier = self.carrier
        room.canCopy = screen.isCapable
        room.carry = {
            carrier.begin()
            return carrier.finished()
        }
        // Where lines are edited, Ctrl-C clears a line; what a turn stores it never cuts in two.
        let before = source is EditedLineSource ? signal(SIGINT, SIG_IGN) : nil
        defer { if let before { signal(SIGINT, before) } }
        try greet(room, isBrief: firstLine != nil)
        // What the last chat left to be sent may go by now.
        carrier.begin()
        try held.look()
        if let firstLine, try answer(.text(firstLine), &room) { return }
        let arrivals = Arrivals(place: place, log: room.log)
        while true {
            arrivals.look(around: room)
            if let editor = source as? EditedLineSource {
                let shown = room
                editor.arriving = { [self] in
                    if held.hasEnded() { carrier.begin() }
                    return arrivals.text(in: shown, screen) ?? mailed(shown)
                }
                editor.prompting = { [self] in try? prompt(of: shown) }
            }
            switch source.next(prompt: try prompt(of: room)) {
            case .line(let line):
                if !room.isCollecting, History.keeps(line) { source.remember(line) }
                if line.allSatisfy(\.isWhitespace), !room.isCollecting { continue }
                if try answer(input(line), &room) { return }
            case .pasted(let text, let typed):
                if try take(pasted: text, after: typed, source, &room) { return }
            case .cleared:
                guard room.isCollecting else { continue }
                room.stopCollecting()
                try write([ChatLine(try room.words("chat.pasted.dropped"))])
            case .end:
                try finish(&room)
                return
            case .stopped(let signal):
                // The screen may be gone: what was said is stored, and the rest can wait.
                try? finish(&room, waits: false)
                throw ExitCode(128 + signal)
            }
        }
    }

    private var screen: Screen { options.screen }

    /// An editor where the terminal can be edited on, else plain lines.
    private func lineSource(_ room: ChatRoom) -> any LineSource {
        guard screen.isCapable else { return PlainLineSource() }
        let editor = EditedLineSource(history: History.path)
        let log = room.log
        editor.completing = { LineCompletion(log: log).complete($0) }
        return editor
    }

    private func greet(_ room: ChatRoom, isBrief: Bool) throws {
        try write([ChatLine(try room.words("chat.hello", ["version": .text(Rescind.version)]))])
        try write([ChatLine(try place.mailHint(room))])
        if isBrief { return }
        if let front = try room.front() {
            var fields: [String: FieldValue] = [
                "conversation": .text(String(front.number)), "open": .number(try place.log.countOpen()),
            ]
            fields["order"] = front.facts.orderNumber.map { .text($0) }
            try write([ChatLine(try room.words("chat.again", fields))])
        } else {
            try write([ChatLine(try room.words("chat.welcome"))])
        }
    }

    // MARK: - Lines

    private func input(_ line: String) -> ChatInput {
        let limit = Engine.lineLimitInBytes
        guard line.utf8.count > limit else { return .text(line) }
        return .unusable(Say("line.too-long", ["bytes": .number(line.utf8.count), "limit": .number(limit)]))
    }

    /// Answers a line.
    ///
    /// - Returns: whether the chat is over.
    private func answer(_ input: ChatInput, _ room: inout ChatRoom) throws -> Bool {
        let turn = try room.turn(input)
        try held.look(after: turn)
        try show(turn, room)
        if turn.isEnd { try finish(&room) }
        return turn.isEnd
    }

    /// A pasted text is one message; most often it is what the seller wrote.
    private func take(
        pasted text: String,
        after typed: String,
        _ source: any LineSource,
        _ room: inout ChatRoom
    ) throws -> Bool {
        let command = typed.trimmingBlanks
        if room.isCollecting {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) where line != "." {
                _ = try room.turn(.text(String(line)))
            }
            return try answer(.text("."), &room)
        }
        if text.utf8.count > Engine.lineLimitInBytes { return try answer(input(text), &room) }
        if command == "/paste" { return try answer(.seller(text), &room) }
        // Without an order in front it can only be the buyer's own; so too behind words that were typed.
        if try room.front() == nil || !command.isEmpty {
            let words = text.onOneLine
            return try answer(.text(command.isEmpty ? words : command + " " + words), &room)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try write(lines.map { ChatLine(.draft, "  ┊ " + $0) })
        try write([ChatLine(.question, try room.words("chat.pasted", ["lines": .number(lines.count)]))])
        while true {
            switch source.next(prompt: try room.words("chat.yours")) {
            case .line(let line):
                switch line.trimmingBlanks.lowercased() {
                case "y", "yes", "s", "да", "д", "": return try answer(.seller(text), &room)
                case "m", "mine", "моё", "мое", "м":
                    return try answer(.text(text.onOneLine), &room)
                case "n", "no", "нет", "н":
                    try write([ChatLine(try room.words("chat.pasted.dropped"))])
                    return false
                default:
                    try write([ChatLine(.question, try room.words("chat.pasted", ["lines": .number(lines.count)]))])
                }
            case .pasted, .cleared:
                try write([ChatLine(try room.words("chat.pasted.dropped"))])
                return false
            case .end:
                try finish(&room)
                return true
            case .stopped(let signal): throw ExitCode(128 + signal)
            }
        }
    }

    // MARK: - Output

    /// What has become of mail since, `nil` for nothing.
    private func mailed(_ room: ChatRoom) -> String? {
        var turn = ChatTurn()
        let round = carrier.finished()
        (turn.mailed, turn.isMailLocal) = (round.sent, round.isLocal)
        let lines = (try? ChatText(room: room).lines(of: turn)) ?? []
        let problems = round.problems.map { ChatLine(.warning, "! " + $0) }
        if lines.isEmpty, problems.isEmpty { return nil }
        return ScreenText(screen).lines(lines + problems).joined(separator: "\n")
    }

    /// The prompt, with the seconds that a message can still be taken back.
    private func prompt(of room: ChatRoom) throws -> String {
        if room.isCollecting { return "… " }
        let prompt = try room.words("chat.yours")
        guard let seconds = held.secondsLeft, !place.isSendingOff else { return prompt }
        return try room.words("chat.held", ["count": .number(seconds)]) + prompt
    }

    /// Ends the chat.
    ///
    /// - Parameters:
    ///   - room: the chat.
    ///   - waits: whether there is a person who waits until a held message has left.
    /// - Throws: `EventLogError`, `CommandFailure` when the screen cannot be written.
    private func finish(_ room: inout ChatRoom, waits: Bool = true) throws {
        try show(try room.leave(), room)
        // From here on Ctrl-C ends the program: what has not left waits in the outbox.
        signal(SIGINT, SIG_DFL)
        if waits { try waitForHeld(room) }
        if !carrier.wait(seconds: 1) {
            try write([ChatLine(try room.words("chat.sending"))])
            while !carrier.wait(seconds: 60) {}
        }
        if let news = mailed(room) { try StandardOutput.write(news) }
        let overdue = try place.log.list(ConversationFilter(actBefore: place.clock.now, limit: .max)).count
        let fields: [String: FieldValue] = ["count": .number(try place.log.countOpen()), "overdue": .number(overdue)]
        try write([ChatLine(try room.words("chat.bye", fields))])
    }

    /// Lets held messages leave before the chat ends; one that is held for more than a minute was meant to wait.
    private func waitForHeld(_ room: ChatRoom) throws {
        guard !place.isSendingOff, let end = held.lastEnd else { return }
        let left = end - place.clock.now
        guard left > .seconds(0) else { return }
        guard left <= .seconds(60) else {
            try write([ChatLine(try room.words("chat.left-held", ["count": .number(held.count)]))])
            return
        }
        let seconds = Int((left.milliseconds + 999) / 1000)
        try write([ChatLine(try room.words("chat.leaving-held", ["count": .number(seconds)]))])
        usleep(UInt32(left.milliseconds) * 1000 + 20_000)
        carrier.begin()
    }

    private func show(_ turn: ChatTurn, _ room: ChatRoom) throws {
        try write(try ChatText(room: room).lines(of: turn).map(\.indented))
        if let text = turn.copied { try StandardOutput.writeRaw(Clipboard.sequence(for: text)) }
        MailRound.tell(turn.mailProblems)
    }

    private func write(_ lines: [ChatLine]) throws {
        let text = ScreenText(screen).lines(lines)
        if !text.isEmpty { try StandardOutput.write(text.joined(separator: "\n")) }
    }
}

/// Lines of the chat as a screen shows them: wrapped at its width, dressed, text from right to left on its own line.
struct ScreenText {
    private let screen: Screen

    /// For a screen.
    init(_ screen: Screen) {
        self.screen = screen
    }

    /// The rows of some lines.
    func lines(_ lines: [ChatLine]) -> [String] {
        let style = TextStyle(isColored: screen.hasColor)
        return lines.flatMap { line in
            line.text.split(separator: "\n", omittingEmptySubsequences: false)
                .flatMap { ScreenText.apart(String($0)) }
                .flatMap { WordWrap.lines($0, width: screen.width, marks: ["│ ", "┊ "]) }
                .map { style.dress($0, as: line.kind) }
                .map { row in
                    guard let file = line.file, screen.isCapable else { return row }
                    return Hyperlink.added(to: row, file: file)
                }
        }
    }

    /// Text that is written from right to left stands on its own line: beside other text a terminal may reorder both.
    static func apart(_ line: String) -> [String] {
        guard TerminalText.isRightToLeft(line) else { return [line] }
        // The mark of a quotation stands on every line.
        let blanks = String(line.prefix { " │┊".contains($0) })
        var lines: [String] = []
        var current: (text: String, isRightToLeft: Bool) = ("", false)
        for word in line.dropFirst(blanks.count).split(separator: " ") {
            let isRightToLeft = TerminalText.isRightToLeft(word)
            if !current.text.isEmpty, isRightToLeft != current.isRightToLeft {
                lines.append(blanks + current.text)
                current.text = ""
            }
            current = (current.text.isEmpty ? String(word) : current.text + " " + word, isRightToLeft)
        }
        if !current.text.isEmpty { lines.append(blanks + current.text) }
        return lines
    }
}
