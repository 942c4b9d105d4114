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
}
