import Foundation
import Testing

/// The chat on a real terminal.
@Suite(.serialized, .timeLimit(.minutes(15))) struct TerminalTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var arguments: [String] {
        ["chat", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00", "--tz", "Europe/Berlin"]
    }

    private func open(
        columns: Int = 80,
        rows: Int = 24,
        environment: [String: String] = [:],
        prompt: String = "you>"
    ) throws -> Terminal {
        var all = ["HOME": folder.path]
        for (key, value) in environment { all[key] = value }
        let terminal = try Terminal(columns: columns, rows: rows, arguments, environment: all)
        #expect(try terminal.waits(for: prompt))
        return terminal
    }

    /// An order about which a draft waits.
    private func begin(_ terminal: Terminal) throws {
        try terminal.type("cancel 8140123456789012, ordered by mistake, paid yesterday, not shipped\r")
        #expect(try terminal.waits(for: "[n]ot now"))
        try terminal.quiet()
    }

    /// Clears the line, and leaves.
    private func leave(_ terminal: Terminal) throws {
        try terminal.type("\u{3}")
        try terminal.quiet()
        try terminal.type("\u{4}")
    }

    private func state() throws -> [String: Any] {
        let result = try Program.run(["show", "1", "--json", "--db", folder.path + "/r.db"])
        return try result.objects().first ?? [:]
    }

    private func compare(_ rows: [String], with name: String) throws {
        let golden = Program.root + "/Tests/EndToEndTests/Screens/\(name).txt"
        let text = rows.joined(separator: "\n").replacingOccurrences(of: folder.path, with: "FOLDER") + "\n"
        let environment = ProcessInfo.processInfo.environment
        if environment["RESCIND_ACCEPT"] == "1", environment["CI"] == nil {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: golden, encoding: .utf8) == text)
    }

    @Test(arguments: [80, 40]) func `the screen is as it is written down`(columns: Int) throws {
        let terminal = try open(columns: columns)
        try begin(terminal)
        try compare(try terminal.screen().rows, with: "draft-\(columns)")
        try terminal.type("\u{1B}[200~亲，请再等两天，我们会尽快发货\rשלום, please wait 👨‍👩‍👧\u{1B}[201~")
        #expect(try terminal.waits(for: "2 lines were pasted"))
        try terminal.type("y\r")
        #expect(try terminal.waits(for: "Is that right"))
        try terminal.quiet()
        try compare(try terminal.screen().rows, with: "reply-\(columns)")
        #expect(try terminal.screen().rows.allSatisfy { $0.count <= columns })
        try terminal.type("\u{4}")
        let end = try terminal.end()
        #expect(end.status == 0 && end.isRestored)
        #expect(end.text.contains("Saved: 1 open"))
    }

    @Test func `fifty pasted lines are one message, offered as the seller's`() throws {
        let terminal = try open()
        try begin(terminal)
        let lines = (1...50).map { "line \($0) of a long reply, please wait" }
        try terminal.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
        #expect(try terminal.waits(for: "50 lines were pasted"))
        try terminal.type("n\r")
        #expect(try terminal.waits(for: "Put away"))
        try terminal.quiet()
        try terminal.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
        try terminal.type("\r")
        #expect(try terminal.waits(for: "I read: asks you to wait"))
        try terminal.quiet()
        try terminal.type("\u{4}")
        #expect(try terminal.end().status == 0)
        let thread = try state()["thread"] as? [[String: Any]] ?? []
        let replies = thread.filter { $0["by"] as? String == "seller" }.compactMap { $0["text"] as? String }
        #expect(replies == [lines.joined(separator: "\n")], "one reply, whole")
    }

    @Test func `a pasted reply is taken with a yes in Russian`() throws {
        let terminal = try open(environment: ["RESCIND_LANG": "ru"], prompt: "вы>")
        try terminal.type("отменить 8140123456789012, передумал, оплачен вчера, не отправлен\r")
        #expect(try terminal.waits(for: "[n] не сейчас"))
        try terminal.quiet()
        try terminal.type("\u{1B}[200~Здравствуйте!\rМы уже отправили посылку\u{1B}[201~")
        #expect(try terminal.waits(for: "Это написал продавец"))
        try terminal.quiet()
        try terminal.type("да\r")
        #expect(try terminal.waits(for: "Читаю так"))
        try terminal.quiet()
        try terminal.type("\u{4}")
        #expect(try terminal.end().status == 0)
    }

    @Test func `the demo can be talked to, and an empty line says what the story says`() throws {
        let terminal = try Terminal(["demo", "--pace", "0"], environment: ["HOME": folder.path])
        #expect(try terminal.waits(for: "Enter alone types: cancel 8140123456789012"))
        try terminal.quiet()
        try terminal.type("\r")
        #expect(try terminal.waits(for: "Enter alone types: paid this morning"))
        try terminal.quiet()
        try terminal.type("not paid yet\r")
        #expect(try terminal.waits(for: "On which day did you place the order?"))
        try terminal.quiet()
        try terminal.type("sorry, I have paid, it is not shipped\r")
        #expect(try terminal.waits(for: "[n]ot now"))
        // From here on the story is enough: seller, clocks and refund come by themselves.
        for _ in 0..<30 {
            try terminal.quiet()
            if try terminal.screen().rows.contains(where: { $0.hasPrefix("That was the demo") }) { break }
            try terminal.type("\r")
        }
        let end = try terminal.end()
        #expect(end.status == 0 && end.isRestored)
        #expect(end.text.contains("好的，已取消") && end.text.contains("Closed: cancelled and refunded"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "nothing is kept")
    }

    @Test func `a single pasted line stays on the line, to be looked at`() throws {
        let terminal = try open()
        try terminal.type("\u{1B}[200~cancel 8140123456789012\u{1B}[201~")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you> cancel 8140123456789012")
        try leave(terminal)
        #expect(try terminal.end().status == 0)
    }

    @Test func `what a clock says is printed above the line that is typed`() throws {
        let before = try Program.run(
            ["chat", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00", "--tz", "Europe/Berlin"],
            lines: ["cancel 8140123456789012, payment is being checked, no longer needed"]
        )
        #expect(before.out.contains("Cancel button appears"), "\(before.out)")
        let terminal = try Terminal(
            ["chat", "--db", folder.path + "/r.db", "--now", "2026-03-03T08:59:55+01:00", "--tz", "Europe/Berlin"],
            environment: ["HOME": folder.path]
        )
        #expect(try terminal.waits(for: "you>"))
        try terminal.type("half a li")
        #expect(try terminal.waits(for: "the Cancel button should be there now"))
        try terminal.type("ne")
        try terminal.quiet()
        let screen = try terminal.screen()
        #expect(screen.rows.last == "you> half a line" && screen.column == 16, "\(screen)")
        #expect(screen.rows.filter { $0.contains("half a li") }.count == 1, "\(screen)")
        try leave(terminal)
        #expect(try terminal.end().status == 0)
    }

    @Test func `Ctrl-C clears the line at every prompt, and nothing else`() throws {
        let terminal = try open()
        try terminal.type("a line that is not sent\u{3}")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you>")
        try begin(terminal)
        try terminal.type("/paste\r")
        #expect(try terminal.waits(for: "…"))
        try terminal.type("half a reply\r\u{3}")
        #expect(try terminal.waits(for: "Put away"))
        try terminal.forget()
        try terminal.type("\u{1B}[200~one\rtwo\u{1B}[201~")
        #expect(try terminal.waits(for: "2 lines were pasted"))
        // Before the prompt is there the terminal itself takes Ctrl-C, and nothing is cleared.
        try terminal.quiet()
        try terminal.type("\u{3}")
        #expect(try terminal.waits(for: "Put away"))
        // What is typed while the terminal changes its mode may be dropped by it.
        try terminal.quiet()
        try terminal.type("/edit\r")
        #expect(try terminal.waits(for: "Write the message"))
        try terminal.type("\u{3}")
        try terminal.quiet()
        try terminal.type("\u{4}")
        let end = try terminal.end()
        #expect(end.status == 0 && end.isRestored)
        let thread = try state()["thread"] as? [[String: Any]] ?? []
        #expect(thread.allSatisfy { $0["by"] as? String == "you" }, "\(thread)")
    }

    @Test(arguments: ["hangup", "HUP", "TERM"]) func `when the terminal goes, nothing is lost`(how: String) throws {
        let terminal = try open()
        try begin(terminal)
        try terminal.type("half a line")
        if how == "hangup" { try terminal.hangUp() } else { try terminal.signal(how) }
        let end = try terminal.end()
        #expect(end.isRestored && (end.status == (how == "TERM" ? 143 : 129) || how == "hangup"), "\(end)")
        let thread = try state()["thread"] as? [[String: Any]] ?? []
        #expect(thread.count == 1, "\(thread)")
    }

    @Test func `a locale that is not UTF-8 loses no letter`() throws {
        let terminal = try open(environment: ["LANG": "C", "LC_ALL": "C"])
        try terminal.type("你好 héllo")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you> 你好 héllo")
        try leave(terminal)
        #expect(try terminal.end().status == 0)
    }

    @Test(arguments: [["TERM": "dumb"], ["TERM": "dumb", "CLICOLOR_FORCE": "0"]])
    func `a dumb terminal gets lines and nothing else`(environment: [String: String]) throws {
        let terminal = try open(environment: environment)
        try begin(terminal)
        try terminal.type("\u{4}")
        let end = try terminal.end()
        #expect(!end.text.contains("\u{1B}") && end.isRestored)
    }

    @Test func `colour is for terminals, and can be switched off and on`() throws {
        let colored = try open(environment: ["NO_COLOR": ""])
        try begin(colored)
        try colored.type("\u{4}")
        #expect(try colored.end().text.contains("\u{1B}[1m  Next step"))
        let line = ["/status"]
        let piped = try Program.run(arguments, lines: line)
        #expect(!piped.out.contains("\u{1B}") && !piped.out.contains("you>"))
        #expect(
            try Program.run(arguments, lines: line, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": ""]).out
                .contains("\u{1B}[")
        )
        #expect(try Program.run(arguments + ["--color", "always"], lines: line).out.contains("\u{1B}["))
        let off = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
        #expect(try !Program.run(arguments, lines: line, environment: off).out.contains("\u{1B}"))
    }

    @Test func `the history keeps lines for their owner alone, without secrets`() throws {
        let terminal = try open()
        try begin(terminal)
        for line in ["/deadlines", " /status", "password: hunter2", "my card is 4111 1111 1111 1111"] {
            try terminal.forget()
            try terminal.type(line + "\r")
            try terminal.quiet()
        }
        try terminal.type("\u{12}dead")
        try terminal.quiet()
        #expect(try terminal.screen().rows.joined().contains("/deadlines"))
        try leave(terminal)
        #expect(try terminal.end().status == 0)
        let path = folder.path + "/.local/state/rescind/history"
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        #expect(kept.contains("/deadlines") && !kept.contains("/status") && !kept.contains("hunter"))
        #expect(!kept.contains("4111"), "\(kept)")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `Tab completes commands, marks and orders`() throws {
        let terminal = try open()
        try begin(terminal)
        try terminal.type("/dea\t")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you> /deadlines")
        try terminal.type("\u{15}/mark ref\t")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you> /mark refunded")
        try terminal.type("\u{15}/open 81\t")
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you> /open 8140123456789012")
        try terminal.type("\u{15}/mark re\t")
        try terminal.quiet()
        let rows = try terminal.screen().rows
        #expect(rows.last == "you> /mark re" && rows.contains("refunded  received"), "\(rows)")
        try terminal.type("\u{15}\u{4}")
        #expect(try terminal.end().status == 0)
    }

    @Test func `a narrower screen is drawn anew`() throws {
        let terminal = try open()
        try terminal.type("a line")
        try terminal.resize(columns: 40, rows: 24)
        try terminal.quiet()
        try terminal.type(" goes on\u{3}")
        try terminal.quiet()
        try begin(terminal)
        #expect(try terminal.screen().rows.allSatisfy { $0.count <= 40 })
        try terminal.type("\u{4}")
        #expect(try terminal.end().status == 0)
    }
}
