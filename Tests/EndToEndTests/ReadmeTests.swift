import Foundation
import TestSupport
import Testing

/// What the README tells people to type.
@Suite(.timeLimit(.minutes(15))) struct ReadmeTests {
    private let readme: String

    init() throws {
        readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    }

    @Test func `every command that the README names is there`() throws {
        var found = 0
        for row in readme.split(separator: "\n") where row.hasPrefix("| `rescind") {
            let cell = row.split(separator: "|")[0]
            for quoted in cell.split(separator: "`") where quoted.first?.isLetter == true {
                let words = quoted.split(separator: " ").map(String.init).filter { $0 != "rescind" && $0.first != "[" }
                let help = try Program.run(words + ["--help"])
                #expect(help.status == 0, "README: rescind \(words.joined(separator: " ")): \(help.err)")
                found += 1
            }
            // Flags that the row names belong to one of its commands.
            let commands = cell.split(separator: "`").filter { $0.first?.isLetter == true }
                .map { $0.split(separator: " ").map(String.init).filter { $0 != "rescind" && $0.first != "[" } }
            let helps = try commands.map { try Program.run($0 + ["--help"]).out }.joined()
            for flag in row.split(whereSeparator: { "` ()|,".contains($0) }) where flag.hasPrefix("--") {
                #expect(helps.contains(flag), "README: \(flag) in \(row)")
            }
        }
        #expect(found > 20)
    }

    @Test func `what the README types into a shell works`() throws {
        let blocks = readme.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        let runnable = blocks.filter { $0.contains("rescind ") && !$0.contains("script/") }
        #expect(!runnable.isEmpty)
        for block in runnable {
            let home = try Folder()
            let folder = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
            let (out, err, status) = try Spawned(
                "/bin/sh",
                ["-ec", block],
                environment: ["PATH": folder + ":/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8"],
                folder: home.path
            )
            .finish()
            #expect(status == 0 && !out.isEmpty, "\(block)\n\(String(decoding: err, as: UTF8.self))")
        }
    }

    @Test func `every command, script and line of the chat in the text is there`() throws {
        // Without its blocks every second part between backquotes is code.
        let text = readme.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            .joined()
        let spans = text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
            .map { $0.element.split(whereSeparator: \.isWhitespace).map(String.init) }
        var found = (commands: 0, scripts: 0, lines: 0)
        for words in spans {
            let span = words.joined(separator: " ")
            if words.first == "rescind", words.count > 1 {
                let path = words.dropFirst()
                    .prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("-") }
                let isTopic = path.first == "help"
                let help = try Program.run(Array(path) + (isTopic ? [] : ["--help"]))
                #expect(help.status == 0, "README: \(span): \(help.err)")
                for flag in words where flag.hasPrefix("--") { #expect(help.out.contains(flag), "README: \(span)") }
                found.commands += 1
            } else if let script = words.first, script.hasPrefix("script/") {
                let path = Program.root + "/" + script
                #expect(FileManager.default.isExecutableFile(atPath: path), "README: \(span)")
                if script == "script/benchmark" {
                    #expect(try String(contentsOfFile: path, encoding: .utf8).contains(span), "README: \(span)")
                }
                found.scripts += 1
            } else if words.first?.first == "/", words[0].dropFirst().allSatisfy(\.isLowercase) {
                let folder = try Folder()
                let answer = try Program.run(["chat", "--db", folder.path + "/r.db"], lines: [span])
                #expect(!answer.out.contains("There is no command"), "README: \(span): \(answer.out)")
                found.lines += 1
            }
        }
        #expect(found.commands > 20 && found.scripts > 8 && found.lines > 8, "\(found)")
    }

    @Test func `the configuration in the README is one`() throws {
        let blocks = readme.components(separatedBy: "```yaml\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        let folder = try Folder()
        // What is indented belongs to the block before it.
        let text =
            blocks.filter { $0.hasPrefix("me:") || $0.hasPrefix(" ") }.joined()
            + blocks.filter { !$0.hasPrefix("me:") && !$0.hasPrefix(" ") }.joined()
        try text.write(toFile: folder.path + "/c.yaml", atomically: true, encoding: .utf8)
        let check = try Program.run(["config", "check", "--config", folder.path + "/c.yaml"])
        #expect(blocks.count == 3 && check.status == 0, "\(check.err)")
    }
}
