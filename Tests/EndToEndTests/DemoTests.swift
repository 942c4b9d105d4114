import Foundation
import Testing

@Suite(.timeLimit(.minutes(15))) struct DemoTests {
    /// The demo as it is written down; `RESCIND_ACCEPT=1` writes it anew, not in CI.
    @Test func `the demo shows the whole arc, the same each time`() throws {
        let result = try Program.run(["demo"])
        #expect(result.status == 0 && result.err.isEmpty, "\(result.err)")
        let golden = Program.root + "/Tests/EndToEndTests/demo.txt"
        let environment = ProcessInfo.processInfo.environment
        if environment["RESCIND_ACCEPT"] == "1", environment["CI"] == nil {
            try result.out.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: golden, encoding: .utf8) == result.out)
    }

    @Test func `the demo leaves nothing behind`() throws {
        let home = try Folder()
        _ = try Program.run(["demo"], environment: ["HOME": home.path])
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
    }

    /// The README's transcript is what the program says to the README's lines.
    @Test func `the transcript in the README is real`() throws {
        let readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
        let block = try #require(
            readme.components(separatedBy: "```text\n").dropFirst().first?.components(separatedBy: "```").first
        )
        let lines = block.split(separator: "\n")
            .compactMap { line in
                ["you> ", "… "].first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) }
            }
        let folder = try Folder()
        let result = try Program.run(
            [
                "chat", "--echo", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00", "--tz",
                "Europe/Berlin",
            ],
            lines: lines
        )
        let said = result.out.trimmingCharacters(in: .newlines)
        #expect(said == block.trimmingCharacters(in: .newlines), "write it anew from:\n\(said)")
    }
}
