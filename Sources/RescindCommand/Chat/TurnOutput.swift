import Engine

/// Puts turns on standard output: as lines, or as one JSON object a line.
struct TurnOutput {
    /// Standard output.
    let screen: Screen
    /// Whether turns are JSON.
    var isJSON = false

    /// Writes a turn at once; what went wrong with mail goes to standard error.
    ///
    /// - Parameters:
    ///   - turn: the turn.
    ///   - room: the chat that it is of.
    /// - Throws: `CommandFailure` when it cannot be written.
    func show(_ turn: ChatTurn, _ room: ChatRoom) throws {
        if isJSON {
            try StandardOutput.write(try JSONText.line(try ChatJSON(turn, in: room)))
        } else {
            let style = TextStyle(isColored: screen.hasColor)
            let lines = try ChatText(room: room).lines(of: turn).map { style.dress($0.text, as: $0.kind) }
            if !lines.isEmpty { try StandardOutput.write(lines.joined(separator: "\n")) }
        }
        report(turn)
    }

    /// Says what went wrong with mail.
    func report(_ turn: ChatTurn) {
        MailRound.tell(turn.mailProblems)
    }
}
