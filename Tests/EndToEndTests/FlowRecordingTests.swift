import Foundation
import Testing
import TestSupport

@Suite struct FlowRecordingTests {
    private let folder: Folder
    private let environment: [String: String]

    init() throws {
        folder = try Folder()
        environment = ["HOME": folder.path, "RESCIND_DB": folder.path + "/rescind.db", "RESCIND_NO_SEND": "1"]
    }

    private func chat(_ lines: [String], at now: String, _ more: [String] = []) throws -> Program.Result {
        try Program.run(
            ["chat", "--now", now, "--tz", "Europe/Berlin"] + more,
            lines: lines,
            environment: environment
        )
    }

    private let lines = [
        "cancel order 8140123456789012, paid yesterday, not shipped, I found it cheaper", "w", "/wording firm", "/undo",
        "s",
        "by card", "/paste", "Please wait until Friday,", "dear \"friend\": we ship soon.", ".", "y", "/deadlines",
    ]

    @Test func `a chat that was written down plays again as it was`() throws {
        let file = folder.path + "/kettle.flow.yaml"
        let chat = try chat(["/record \(folder.path)/kettle"] + lines, at: "2026-03-02T09:00:00+01:00")
        #expect(chat.status == 0, "\(chat.out) \(chat.err)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("clock: 2026-03-02T09:00:0") && text.contains("- command: /wording neutral"))
        #expect(!text.contains("/wording firm") && !text.contains("/undo"), "an undo removes the step: \(text)")
        #expect(text.contains("- seller: \"Please wait until Friday,\\ndear \\\"friend\\\": we ship soon.\""))
        let test = try Program.run(["flow", "test", file])
        #expect(test.status == 0, "\(test.out) \(test.err) \(text)")
    }

    @Test func `a file is never overwritten, and an open conversation is not written in half`() throws {
        let file = folder.path + "/a.flow.yaml"
        try "mine".write(toFile: file, atomically: true, encoding: .utf8)
        let refused = try chat([lines[0]], at: "2026-03-02T09:00:00+01:00", ["--record", file])
        #expect(refused.status == 73 && refused.err.contains("never overwritten"), "\(refused.err)")
        let said = try chat(["/record \(folder.path)/a"], at: "2026-03-02T09:00:00+01:00")
        #expect(said.status == 1 && said.out.contains("never overwritten"), "\(said.out)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
        let inside = try chat([lines[0], "/record \(folder.path)/b"], at: "2026-03-02T09:00:00+01:00")
        #expect(inside.out.contains("rescind flow from-thread 1"), "\(inside.out)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.flow.yaml"))
    }

    @Test func `clocks that speak between two lines stand in the flow`() throws {
        let file = folder.path + "/late.flow.yaml"
        _ = try chat([lines[0], "s", "by card"], at: "2026-03-02T09:00:00+01:00")
        let later = try chat(
            ["cancel order 8140123456789013, paid, not shipped, ordered by mistake", "s"],
            at: "2026-03-05T09:00:00+01:00",
            ["--record", file]
        )
        #expect(later.status == 0, "\(later.err)")
        #expect(try Program.run(["flow", "check", file]).status == 0)
    }

    // MARK: - From a thread

    @Test func `a thread becomes a flow that plays, masked so that nothing real is in it`() throws {
        try "me: { name: Miriam Sommer, email: miriam@example.org }\n"
            .write(toFile: folder.path + "/config.yaml", atomically: true, encoding: .utf8)
        let config = ["--config", folder.path + "/config.yaml"]
        let first = try chat(
            [
                "cancel order 8140987654321098, paid 34.90 EUR yesterday, not shipped, I found it cheaper",
                "/set seller Kettle Paradise", "/set seller-email shop@kettle.example.org", "s", "/paste",
                "Dear Miriam, Kettle Paradise can give you 5.20 EUR back, write to boss@kettle.example.org or 5551234567",
                ".",
                "y", "s",
            ],
            at: "2026-03-02T09:00:00+01:00",
            config
        )
        #expect(first.err.contains("rescind: ") == false || first.status == 0, "\(first.err)")
        let thread = try Program.run(
            ["flow", "from-thread", "1", "--mask", "--tz", "Europe/Berlin"] + config,
            environment: environment
        )
        #expect(thread.status == 0, "\(thread.err)")
        for word in [
            "Miriam", "Sommer", "kettle.example", "Paradise", "8140987654321098", "34.90", "5.20", "5551234567",
        ] {
            #expect(!thread.out.contains(word), "\(word) in \(thread.out)")
        }
        #expect(thread.out.contains("100.00 EUR") && thread.out.contains("14.90 EUR"), "\(thread.out)")
        let file = folder.path + "/thread.flow.yaml"
        try thread.out.write(toFile: file, atomically: true, encoding: .utf8)
        let test = try Program.run(["flow", "test", file])
        #expect(test.status == 0, "\(test.out) \(test.err) \(thread.out)")
        let status = try Program.run(["flow", "show", file])
        #expect(status.out.contains("class: off_platform offers_discount"), "the same reading as before: \(status.out)")
    }

    // MARK: - A flow that drives

    private func cancel(_ more: [String], at now: String) throws -> Program.Result {
        try Program.run(
            ["cancel", "--flow", "polite-first", "8140123456789012", "--now", now, "--tz", "Europe/Berlin"] + more,
            environment: environment
        )
    }

    @Test func `a flow drives a conversation only as far as the person and the clocks let it`() throws {
        let start = "2026-03-02T09:00:00+01:00"
        let asked = try cancel([], at: start)
        #expect(asked.status == 2 && asked.err.contains("waits for your approval"), "\(asked.out) \(asked.err)")
        #expect(asked.out.contains("8140123456789012"), "the message is shown: \(asked.out)")
        func sent() throws -> Int {
            let show = try Program.run(["show", "8140123456789012"], environment: environment)
            return show.out.components(separatedBy: "you to the seller").count - 1
        }
        #expect(try sent() == 0)
        let sentOnce = try cancel(["--send"], at: start)
        #expect(sentOnce.status == 0 && sentOnce.err.contains("waits for 2026-03-0"), "\(sentOnce.out) \(sentOnce.err)")
        #expect(try sent() == 1)
        #expect(try cancel(["--send"], at: "2026-03-03T09:00:00+01:00").err.contains("waits for 2026-03-0"))
        #expect(try sent() == 1)
        #expect(try cancel([], at: "2026-03-05T12:00:00+01:00").status == 2)
        #expect(try sent() == 1)
        #expect(try cancel(["--send"], at: "2026-03-05T12:00:00+01:00").status == 0)
        #expect(try sent() == 2)
    }

    @Test func `a flow leaves a conversation that goes another way, and one that was edited does not go on`() throws {
        let start = "2026-03-02T09:00:00+01:00"
        #expect(try cancel(["--send"], at: start).status == 0)
        _ = try chat(["/open 1", "/paste", "Please wait until Friday.", "."], at: "2026-03-03T09:00:00+01:00")
        let left = try cancel(["--send"], at: "2026-03-03T10:00:00+01:00")
        #expect(left.status == 1 && left.err.contains("does not go on"), "\(left.err)")
        let file = folder.path + "/own.steps.yaml"
        let text = try String(
            contentsOfFile: Program.root + "/Templates/flows/polite-first.steps.yaml",
            encoding: .utf8
        )
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let order = "8140123456789099"
        let own = ["cancel", "--flow", file, order, "--send", "--tz", "Europe/Berlin", "--now"]
        #expect(try Program.run(own + [start], environment: environment).status == 0)
        try text.replacing("follow-up-1", with: "insist").write(toFile: file, atomically: true, encoding: .utf8)
        let edited = try Program.run(own + ["2026-03-05T12:00:00+01:00"], environment: environment)
        #expect(edited.status == 1 && edited.err.contains("was changed since it began"), "\(edited.err)")
        let foreign = try Program.run(["cancel", "--flow", "polite-frist", order], environment: environment)
        #expect(foreign.status == 66 && foreign.err.contains("polite-first"), "\(foreign.err)")
    }
}
