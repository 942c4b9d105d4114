import Foundation
import TestSupport
import Testing

/// The command line: help, mistakes in it, and streams that fail.
@Suite(.timeLimit(.minutes(15))) struct CommandLineTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var database: [String] { ["--db", folder.path + "/r.db"] }

    /// Runs a line of the shell with the program as `$0`.
    private func shell(_ redirection: String, _ arguments: [String], environment: [String: String] = [:]) throws
        -> Program.Result
    {
        var all = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("RESCIND_") && !$0.key.hasPrefix("XDG_")
        }
        all["HOME"] = folder.path
        for (key, value) in environment { all[key] = value.isEmpty ? nil : value }
        let words = ["-c", "exec \"$0\" \"$@\" \(redirection)", Program.path] + arguments
        let (out, err, status) = try Spawned("/bin/sh", words, environment: all, folder: Program.root).finish()
        return Program.Result(
            out: String(decoding: out, as: UTF8.self),
            err: String(decoding: err, as: UTF8.self),
            status: status
        )
    }

    private func help(_ path: [String]) throws -> String { try Program.run(path + ["--help"]).out }

    /// Every command that help shows, from what the program says of itself, with its discussion.
    private func commands() throws -> [(path: [String], discussion: String)] {
        let dump = try Program.run(["--experimental-dump-help"]).out
        let root = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any] ?? [:]
        var found: [(path: [String], discussion: String)] = []
        func visit(_ command: [String: Any], _ path: [String]) {
            if command["shouldDisplay"] as? Bool == false { return }
            found.append((path, command["discussion"] as? String ?? ""))
            for child in command["subcommands"] as? [[String: Any]] ?? [] {
                let name = child["commandName"] as? String ?? ""
                if name != "help" { visit(child, path + [name]) }
            }
        }
        visit(root["command"] as? [String: Any] ?? [:], [])
        return found
    }

    @Test func `help of every command begins with examples, and fits 80 columns`() throws {
        let all = try commands()
        #expect(all.count > 30)
        for command in all {
            let text = try help(command.path)
            let name = command.path.joined(separator: " ")
            #expect(text.contains("EXAMPLE"), "rescind \(name) --help has no example")
            for line in text.split(separator: "\n") {
                #expect(line.count <= 80, "rescind \(name) --help: \(line)")
            }
            // An example that is wrapped cannot be copied.
            for line in command.discussion.components(separatedBy: "\n\n")[0].split(separator: "\n") {
                #expect(line.count <= 80, "rescind \(name) --help: the example is too long: \(line)")
            }
        }
        for topic in ["environment", "exit-codes", "formatting"] {
            let text = try Program.run(["help", topic])
            #expect(text.status == 0 && text.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }
    }

    /// The help as it is written down; `RESCIND_ACCEPT=1` writes it anew, not in CI.
    @Test func `help of every command is as it is written down`() throws {
        let pages = try commands()
            .map { ["$ rescind " + ($0.path + ["--help"]).joined(separator: " "), try help($0.path)] }
        let text = pages.map { $0.joined(separator: "\n") }.joined(separator: "\n")
        let golden = Program.root + "/Tests/EndToEndTests/help.txt"
        let environment = ProcessInfo.processInfo.environment
        if environment["RESCIND_ACCEPT"] == "1", environment["CI"] == nil {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: golden, encoding: .utf8) == text)
    }

    @Test func `man pages and completions are those of the program`() throws {
        let tool = try Spawned(
            Spawned.python,
            [Program.root + "/script/man", folder.path],
            environment: ["RESCIND_PROGRAM": Program.path, "HOME": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/bin"]
        )
        #expect(tool.finish().status == 0)
        for part in ["man", "completions"] {
            let made = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + part).sorted()
            let kept = try FileManager.default.contentsOfDirectory(atPath: Program.root + "/Packaging/" + part).sorted()
            #expect(made == kept && !made.isEmpty)
            for name in made {
                let new = try String(contentsOfFile: "\(folder.path)/\(part)/\(name)", encoding: .utf8)
                let old = try? String(contentsOfFile: "\(Program.root)/Packaging/\(part)/\(name)", encoding: .utf8)
                #expect(new == old, "Packaging/\(part)/\(name) is old: run script/man")
            }
        }
    }

    @Test(arguments: [
        (["chatt"], "did you mean “chat”?"), (["flow", "tset"], "did you mean “test”?"),
        (["config", "shwo"], "did you mean “show”?"), (["inbox", "--overdu"], "--overdue"),
        (["help", "enviroment"], "did you mean “environment”?"),
    ])
    func `a typo is answered with the nearest`(arguments: [String], says: String) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 64 && result.err.contains(says) && result.out.isEmpty, "\(result)")
    }

    /// Commands that print something, with what they need.
    private static let printing: [[String]] = [
        ["--help"], ["help", "formatting"], ["inbox", "--help"], ["demo"], ["inbox"], ["inbox", "--json"],
        ["show", "1"],
        ["deadlines", "--json"], ["export", "--all"], ["config", "show"], ["config", "path"], ["doctor"],
        ["completions", "bash"], ["draft", "thanks", "--set", "order=8140123456789012"], ["--version"],
    ]

    private func prepare() throws {
        let made = try Program.run(
            ["chat"] + database,
            lines: ["cancel 8140123456789012, paid, not shipped, by mistake"]
        )
        #expect(made.status == 0)
    }

    private func full(_ arguments: [String]) -> [String] {
        let takesDatabase = !arguments.contains { $0.hasPrefix("--help") || $0 == "--version" || $0 == "help" }
        return arguments + (takesDatabase ? database : [])
    }

    @Test(arguments: printing) func `a full disk behind standard output is said`(arguments: [String]) throws {
        try prepare()
        let result = try shell("> /dev/full", full(arguments))
        #expect(result.status == 73 && result.err.contains("No space left"), "\(arguments): \(result)")
    }

    @Test(arguments: printing) func `a closed standard output is said`(arguments: [String]) throws {
        try prepare()
        let result = try shell(">&-", full(arguments))
        #expect(result.status == 73 && result.err.contains("standard output"), "\(arguments): \(result)")
    }

    @Test(
        arguments: [
            (["chat"], 0), (["cancel", "-"], 66), (["import", "-"], 65), (["reply", "1", "--seller", "-"], 64),
            (["init"], 64), (["inbox"], 0), (["undo", "1"], 2), (["send"], 0), (["restore", "nothing.db"], 66),
            (["demo"], 0), (["doctor"], 0),
        ] as [([String], Int32)]
    )
    func `a closed standard input is an empty one`(arguments: [String], status: Int32) throws {
        try prepare()
        let result = try shell("<&-", arguments + database, environment: ["RESCIND_NO_SEND": "1"])
        #expect(result.status == status, "\(arguments): \(result)")
        #expect(!result.err.contains("Fatal") && !result.err.contains("error:"))
    }

    @Test(
        arguments: [
            ["chat"], ["inbox"], ["export", "--all"], ["cancel", "8140123456789012"], ["import", "-"], ["undo"],
            ["backup", "x"],
            ["config", "path"], ["config", "edit"], ["init", "--name", "M", "--email", "m@example.test"],
        ] as [[String]]
    )
    func `without a home folder it says what to name`(arguments: [String]) throws {
        let result = try shell("< /dev/null", arguments, environment: ["HOME": ""])
        #expect(result.status == 64 && result.err.contains("HOME is not set"), "\(arguments): \(result)")
    }

    @Test(
        arguments: [
            ["chat", "--db", "/proc/nowhere/r.db"], ["backup", "/proc/nowhere/copy.db"],
            ["init", "--name", "M", "--email", "m@example.test", "--config", "/proc/nowhere/c.yaml"],
            ["import", "Tests/EndToEndTests/Orders/rejected.csv", "--rejects", "/proc/nowhere/r.csv"],
        ] as [[String]]
    )
    func `a folder that cannot be written is named`(arguments: [String]) throws {
        try prepare()
        let isChat = arguments[0] == "chat"
        let result = try shell("< /dev/null", arguments + (isChat ? [] : database))
        #expect(result.status == 73 && result.err.contains("/proc/nowhere"), "\(arguments): \(result)")
    }

    @Test(arguments: [["init"], ["cancel", "8140123456789012"], ["restore", "copy.db"]])
    func `a missing answer names its flag`(arguments: [String]) throws {
        try prepare()
        _ = try Program.run(["backup", folder.path + "/copy.db"] + database)
        let words = arguments.map { $0 == "copy.db" ? folder.path + "/copy.db" : $0 }
        let number = words.map { $0 == "8140123456789012" ? "8140123456780000" : $0 }
        let result = try shell("< /dev/null", number + database)
        #expect(result.status == 64 && result.err.contains("give it with --"), "\(arguments): \(result)")
    }
}
