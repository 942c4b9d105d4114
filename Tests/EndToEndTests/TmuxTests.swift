import Foundation
import TestSupport
import Testing

/// The chat in tmux: a terminal that other people wrote, with keys sent and the screen captured.
@Suite(.serialized, .timeLimit(.minutes(15))) struct TmuxTests {
    private let folder: Folder
    private let tmux: Tmux

    init() throws {
        folder = try Folder()
        tmux = try Tmux(
            folder: folder.path,
            ["chat", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00", "--tz", "Europe/Berlin"]
        )
    }

    @Test(arguments: [80, 40]) func `a whole turn, a paste, an arrival and a new width`(columns: Int) throws {
        try tmux.start(columns: columns)
        #expect(try tmux.waits(for: "you>"))
        try tmux.type("cancel 8140123456789012, ordered by mistake, paid yesterday, not shipped")
        try tmux.keys("Enter")
        #expect(try tmux.waits(for: "[s]end"))
        // Bracketed, as from a mouse.
        try tmux.paste("亲，请再等两天，我们会尽快发货\n谢谢 👨‍👩‍👧")
        #expect(try tmux.waits(for: "2 lines were pasted"))
        try tmux.type("y")
        try tmux.keys("Enter")
        #expect(try tmux.waits(for: "Is that right"))
        try tmux.type("an unfinished line")
        #expect(try tmux.waits(for: "you> an unfinished line"))
        // Another process takes a reply in while the line is typed.
        let mail = """
            From: seller@shop.example
            To: mia@example.test
            Subject: Order 8140123456789012
            Date: Mon, 2 Mar 2026 09:30:00 +0100
            Message-ID: <1@shop.example>

            We already shipped your order.
            """
        try mail.write(toFile: folder.path + "/reply.eml", atomically: true, encoding: .utf8)
        let common = ["--db", folder.path + "/r.db", "--now", "2026-03-02T09:40:00+01:00", "--tz", "Europe/Berlin"]
        #expect(try run(["mail", "add", folder.path + "/reply.eml"] + common).status == 0)
        #expect(try run(["mail", "attach", "1", "8140123456789012"] + common).status == 0)
        #expect(try tmux.waits(for: "┊ We already shipped your order."))
        let rows = try tmux.screen()
        #expect(rows.last == "you> an unfinished line", "\(rows.suffix(4))")
        #expect(rows.allSatisfy { !$0.contains("\u{1B}") })
        try tmux.resize(columns: columns == 80 ? 40 : 80)
        try tmux.keys("C-c")
        try tmux.type("/deadlines")
        try tmux.keys("Enter")
        #expect(try tmux.waits(for: "The clocks:"))
        try tmux.keys("C-d")
        #expect(try tmux.waits(for: "Saved: 1 open"))
        #expect(try tmux.waits(for: "ended 0"))
    }

    private func run(_ arguments: [String]) throws -> Program.Result {
        try Program.run(arguments, environment: ["HOME": folder.path])
    }
}

/// A tmux server of its own, ended with its owner.
private final class Tmux {
    private let folder: String
    private let arguments: [String]
    private let environment: [String: String]

    init(folder: String, _ arguments: [String]) throws {
        self.folder = folder
        self.arguments = arguments
        var all = ProcessInfo.processInfo.environment.filter {
            !["RESCIND_", "XDG_", "LC_", "LANG", "TMUX", "CLICOLOR"].contains(where: $0.key.hasPrefix)
        }
        all["HOME"] = folder
        all["LANG"] = "C.UTF-8"
        all["TMUX_TMPDIR"] = folder
        all["NO_COLOR"] = "1"
        environment = all
    }

    deinit { _ = try? run(["kill-server"]) }

    /// Runs a command of tmux on the own socket.
    @discardableResult
    private func run(_ words: [String], input: String = "") throws -> String {
        let all = ["tmux", "-L", "rescind", "-f", "/dev/null"] + words
        let spawned = try Spawned("/usr/bin/env", all, environment: environment, folder: folder)
        let (out, err, status) = spawned.finish(Data(input.utf8))
        try #require(status == 0 || words[0] == "kill-server", "tmux \(words): \(String(decoding: err, as: UTF8.self))")
        return String(decoding: out, as: UTF8.self)
    }

    /// Starts the program; what ends it stays on the screen.
    func start(columns: Int) throws {
        let words = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        try run([
            "new-session", "-d", "-x", "\(columns)", "-y", "24", "\(words); echo ended $?; sleep 60",
        ])
        try run(["set-option", "-g", "status", "off"])
    }

    /// Types a text as it is.
    func type(_ text: String) throws { try run(["send-keys", "-l", text]) }

    /// Presses a key by its name.
    func keys(_ name: String) throws { try run(["send-keys", name]) }

    /// Pastes a text, bracketed where the program asked for that.
    func paste(_ text: String) throws {
        try run(["load-buffer", "-"], input: text)
        try run(["paste-buffer", "-p", "-r"])
    }

    /// Changes the width.
    func resize(columns: Int) throws { try run(["resize-window", "-x", "\(columns)"]) }

    /// The rows of the screen, without blank ones at the end.
    func screen() throws -> [String] {
        var rows = try run(["capture-pane", "-p"]).components(separatedBy: "\n")
        while rows.last == "" { rows.removeLast() }
        return rows
    }

    /// Waits until the screen, or what scrolled off it, holds a text, whatever its line ends.
    func waits(for text: String) throws -> Bool {
        for _ in 0..<300 {
            if try run(["capture-pane", "-p", "-J", "-S", "-2000"]).contains(text) { return true }
            usleep(100_000)
        }
        Issue.record("\(text) does not come: \(try screen().suffix(8))")
        return false
    }
}
