import ArgumentParser
import ConversationCore
import Glibc
import TemplateLibrary

/// `rescind demo`: the whole arc with a pretend seller, in memory, on a fast clock.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Try a whole cancellation with a pretend seller; nothing leaves this computer.",
        discussion: """
            EXAMPLES
              rescind demo
              rescind demo --watch                both sides play by themselves
              rescind demo --watch --pace 1500    slower

            On a terminal you talk, and an empty line types what the story would say next. Elsewhere it plays by \
            itself. It asks for nothing, sends nothing, and keeps nothing.
            """
    )

    @Flag(help: "Only watch, also on a terminal.")
    var watch = false

    @Option(help: "Milliseconds between turns; by default 600 on a terminal, else 0.")
    var pace: UInt32?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            var demo = try Demo(
                templates: try TemplateStore(folder: options.templates),
                zone: try options.tz.map { try ZoneFile.zone($0) } ?? Demo.zone,
                language: options.lang.map { Language($0) } ?? .english
            )
            if options.canAsk, !watch { try talk(&demo) } else { try play(&demo) }
        }
    }

    /// Both sides play by themselves.
    private func play(_ demo: inout Demo) throws {
        try write([ChatLine(try demo.room.words("demo.hello", ["version": .text(Rescind.version)]))])
        while let line = try demo.suggestion() {
            try write([ChatLine(try demo.room.words("chat.yours") + line)])
            pause()
            try show(try demo.room.turn(.text(line)), &demo)
            try goOn(&demo)
        }
        try write([ChatLine(try demo.room.words("demo.bye"))])
    }

    /// A person talks; the seller and the clock play by themselves.
    private func talk(_ demo: inout Demo) throws {
        DisplayWidth.prepare()
        let screen = options.screen
        let source: any LineSource = screen.isCapable ? EditedLineSource(history: nil) : PlainLineSource()
        // Where lines are edited, Ctrl-C clears a line.
        let before = source is EditedLineSource ? signal(SIGINT, SIG_IGN) : nil
        defer { if let before { signal(SIGINT, before) } }
        try write([
            ChatLine(try demo.room.words("demo.talk", ["version": .text(Rescind.version)])),
            ChatLine(try demo.room.words("chat.welcome")),
        ])
        while let suggestion = try demo.suggestion() {
            try write([ChatLine(.keys, try demo.room.words("demo.enter", ["value": .text(suggestion)]))])
            let prompt = try demo.room.isCollecting ? "… " : demo.room.words("chat.yours")
            let input: ChatInput
            switch source.next(prompt: prompt) {
            case .line(let line):
                let isEmpty = line.allSatisfy(\.isWhitespace) && !demo.room.isCollecting
                // The line is written as if it had been typed, over the empty one.
                if isEmpty, screen.isCapable { try StandardOutput.writeRaw("\u{1B}[A\r\u{1B}[K") }
                if isEmpty { try write([ChatLine(prompt + suggestion)]) }
                input = .text(isEmpty ? suggestion : line)
            case .pasted(let text, _): input = try demo.room.front() == nil ? .text(text.onOneLine) : .seller(text)
            case .cleared:
                demo.room.stopCollecting()
                continue
            case .end: return try write([ChatLine(try demo.room.words("demo.bye"))])
            case .stopped(let signal): throw ExitCode(128 + signal)
            }
            let turn = try demo.room.turn(input)
            try show(turn, &demo)
            if turn.isEnd { break }
            try goOn(&demo)
        }
        try write([ChatLine(try demo.room.words("demo.bye"))])
    }

    /// What the seller and the clock do by themselves.
    private func goOn(_ demo: inout Demo) throws {
        while let scene = try demo.next() {
            try write(scene.heading)
            if scene.isSellers { pause() }
            try show(scene.turn, &demo)
        }
    }

    private func pause() { usleep((pace ?? (isatty(1) == 1 ? 600 : 0)) * 1000) }

    private func show(_ turn: ChatTurn, _ demo: inout Demo) throws {
        let lines = try ChatText(room: demo.room).lines(of: turn) + demo.mails()
        try write(lines.map(\.indented))
    }

    private func write(_ lines: [ChatLine]) throws {
        let screen = options.screen
        // Where there is no screen, lines are as long as they are.
        let text = screen.isTerminal ? ScreenText(screen).lines(lines) : lines.map(\.text)
        if !text.isEmpty { try StandardOutput.write(text.joined(separator: "\n")) }
    }
}
