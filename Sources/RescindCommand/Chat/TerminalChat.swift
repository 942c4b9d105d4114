import ConversationCore
import Engine
import EventStorage
import Glibc

/// The chat on a terminal: a prompt, line editing, a history.
struct TerminalChat {
    let place: Workplace
    let isPlain: Bool

    /// Talks until the end of input.
    func run(_ room: inout ChatRoom) throws {
        let source: any LineSource = isPlain ? PlainLineSource() : EditedLineSource(history: TerminalChat.historyPath())
        try StandardOutput.write(try room.words("chat.hello", ["version": .text(Rescind.version)]))
        try StandardOutput.write(try place.mailHint(room))
        let open = try place.log.list(ConversationFilter())
        if let front = try room.front() {
            var fields: [String: FieldValue] = [
                "conversation": .text(String(front.number)), "open": .number(open.count),
            ]
            fields["order"] = front.facts.orderNumber.map { .text($0) }
            try StandardOutput.write(try room.words("chat.again", fields))
        } else {
            try StandardOutput.write(try room.words("chat.welcome"))
        }
        let prompt = try room.words("chat.yours")
        while true {
            let line: String
            switch source.next(prompt: room.isCollecting ? "… " : prompt) {
            case .line(let text): line = text
            case .cleared: continue
            case .end:
                try finish(&room)
                return
            }
            if line.isEmpty, !room.isCollecting { continue }
            let turn = try room.turn(
                line.utf8.count > Engine.lineLimitInBytes
                    ? .unusable(
                        Say(
                            "line.too-long",
                            ["bytes": .number(line.utf8.count), "limit": .number(Engine.lineLimitInBytes)]
                        )
                    )
                    : .text(line)
            )
            try show(turn, room)
            if turn.isEnd {
                try finish(&room)
                return
            }
        }
    }

    private func finish(_ room: inout ChatRoom) throws {
        try show(try room.leave(), room)
        let open = try place.log.list(ConversationFilter())
        let now = place.clock.now
        let overdue = open.filter { state in state.clocks.contains { $0.owner == .buyer && $0.actBy <= now } }
        try StandardOutput.write(
            try room.words("chat.bye", ["count": .number(open.count), "overdue": .number(overdue.count)])
        )
    }

    private func show(_ turn: ChatTurn, _ room: ChatRoom) throws {
        let lines = try ChatText(room: room).lines(of: turn)
        if !lines.isEmpty { try StandardOutput.write(lines.map { "  " + $0 }.joined(separator: "\n")) }
        for problem in turn.mailProblems { StandardError.write("rescind: mail: " + TerminalText.inert(problem)) }
    }

    /// `$XDG_STATE_HOME/rescind/history`.
    private static func historyPath() -> String? {
        let base =
            getenv("XDG_STATE_HOME").map { String(cString: $0) }
            ?? getenv("HOME").map { String(cString: $0) + "/.local/state" }
        return base.map { $0 + "/rescind/history" }
    }
}
