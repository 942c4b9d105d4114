import Foundation
import TestSupport
import Testing

/// The program on a terminal of its own: Tests/Tools/terminal.py keeps the screen.
final class Terminal {
    private let tool: Spawned

    /// What the end of the program left.
    struct End {
        var status: Int
        /// Whether the terminal is as it was before.
        var isRestored: Bool
        /// Everything that was written.
        var text: String
    }

    /// Starts the program.
    init(
        columns: Int = 80,
        rows: Int = 24,
        _ arguments: [String],
        environment: [String: String] = [:]
    ) throws {
        var all = ProcessInfo.processInfo.environment.filter {
            !["RESCIND_", "XDG_", "LC_", "LANG", "NO_COLOR", "CLICOLOR"].contains(where: $0.key.hasPrefix)
        }
        all["HOME"] = "/nonexistent"
        all["TERM"] = "xterm-256color"
        all["LANG"] = "C.UTF-8"
        all["NO_COLOR"] = "1"
        for (key, value) in environment { all[key] = value }
        let script = Program.root + "/Tests/Tools/terminal.py"
        tool = try Spawned(
            Spawned.python,
            [script, "\(columns)x\(rows)", Program.path] + arguments,
            environment: all,
            folder: Program.root
        )
    }

    deinit { tool.kill9() }

    @discardableResult
    private func step(_ step: [String: Any]) throws -> [String: Any] {
        let line = String(decoding: try JSONSerialization.data(withJSONObject: step), as: UTF8.self)
        let answer = try #require(tool.ask(line), "the terminal has ended")
        return try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
    }

    /// Types.
    func type(_ text: String) throws { try step(["send": text]) }

    /// Waits until the text was written.
    func waits(for text: String) throws -> Bool { try step(["wait": text])["found"] as? Bool ?? false }

    /// Waits until the program says nothing more.
    func quiet() throws { try step(["quiet": true]) }

    /// Forgets what was written, so that `waits` looks at what comes.
    func forget() throws { try step(["forget": true]) }

    /// The screen, without blank rows at its end, and the cursor's column.
    func screen() throws -> (rows: [String], column: Int) {
        let answer = try step(["screen": true])
        var rows = answer["screen"] as? [String] ?? []
        while rows.last == "" { rows.removeLast() }
        return (rows, answer["x"] as? Int ?? -1)
    }

    /// Changes the size.
    func resize(columns: Int, rows: Int) throws { try step(["resize": [columns, rows]]) }

    /// Sends a signal to the program.
    func signal(_ name: String) throws { try step(["signal": name]) }

    /// Takes the terminal away.
    func hangUp() throws { try step(["hangup": true]) }

    /// Waits for the end.
    func end() throws -> End {
        let answer = try step(["end": true])
        return End(
            status: answer["status"] as? Int ?? -1,
            isRestored: answer["restored"] as? Bool ?? false,
            text: answer["bytes"] as? String ?? ""
        )
    }
}
