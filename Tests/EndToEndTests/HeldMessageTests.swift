import Foundation
import Testing

/// Messages to sellers on a terminal, between the approval and the end of their hold.
@Suite(.serialized, .timeLimit(.minutes(15))) struct HeldMessageTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var database: [String] { ["--db", folder.path + "/r.db"] }

    /// A chat in which a message to the seller has just been approved.
    private func approve(holdInSeconds: Int) throws -> Terminal {
        let terminal = try Terminal(
            ["chat", "--now", "2026-03-02T09:00:00+01:00", "--tz", "Europe/Berlin"] + database,
            environment: ["HOME": folder.path, "RESCIND_HOLD": "\(holdInSeconds)"]
        )
        #expect(try terminal.waits(for: "you>"))
        try terminal.type("cancel 8140123456789012, ordered by mistake, paid yesterday, not shipped\r")
        #expect(try terminal.waits(for: "[n]ot now"))
        try terminal.quiet()
        try terminal.type("/set seller-email shop@example.test\r")
        #expect(try terminal.waits(for: "Noted"))
        try terminal.quiet()
        try terminal.forget()
        try terminal.type("/send\r")
        #expect(try terminal.waits(for: "Queued for email"))
        return terminal
    }

    private func states() throws -> [String] {
        let list = try Program.run(["outbox", "--all", "--json"] + database).objects().first
        let rows = list?["outbox"] as? [[String: Any]] ?? []
        return rows.filter { $0["kind"] as? String == "seller" }.compactMap { $0["state"] as? String }
    }

    @Test func `the seconds are counted down before the line that is typed`() throws {
        let terminal = try approve(holdInSeconds: 50)
        try terminal.type("half a line")
        #expect(try terminal.waits(for: "(goes in 48 s) you> half a line"))
        try terminal.type("\u{15}/undo\r")
        #expect(try terminal.waits(for: "Taken back"))
        try terminal.quiet()
        #expect(try terminal.screen().rows.last == "you>")
        try terminal.type("\u{4}")
        #expect(try terminal.end().status == 0)
        #expect(try states() == ["dropped"])
    }

    @Test func `the message leaves when its hold ends, while nobody types`() throws {
        let terminal = try approve(holdInSeconds: 2)
        #expect(try terminal.waits(for: "lies in your mail folder"))
        #expect(try states() == ["sent"])
        try terminal.quiet()
        try terminal.type("\u{4}")
        let end = try terminal.end()
        #expect(end.status == 0 && end.isRestored)
    }

    @Test func `who leaves meanwhile waits for it`() throws {
        let patient = try approve(holdInSeconds: 3)
        try patient.quiet()
        try patient.type("\u{4}")
        #expect(try patient.waits(for: "Ctrl-C leaves it to: rescind send"))
        #expect(try patient.end().status == 0)
        #expect(try states() == ["sent"])
    }

    @Test func `a message that is held for long is left, and that is said`() throws {
        let terminal = try approve(holdInSeconds: 3600)
        try terminal.quiet()
        try terminal.type("\u{4}")
        #expect(try terminal.waits(for: "Held, and not sent yet: 1 message"))
        #expect(try terminal.end().status == 0)
        #expect(try states() == ["queued"])
    }
}
