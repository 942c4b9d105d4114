import Foundation
import Testing

/// What every command has in common: dry runs, JSON, the log, and names by their beginning.
@Suite(.timeLimit(.minutes(15))) struct SurfaceTests {
    private let folder: Folder
    private let order = "8140123456789012"

    init() throws {
        folder = try Folder()
        let lines = [
            "cancel \(order), ordered by mistake, paid yesterday, not shipped", "s",
            "the seller says: please wait 2 days, we will ship soon",
        ]
        #expect(try run(["chat"], lines: lines).status == 0)
    }

    private func run(
        _ arguments: [String],
        lines: [String] = [],
        at hour: Int = 9,
        environment: [String: String] = [:]
    ) throws -> Program.Result {
        var all = ["HOME": folder.path]
        for (key, value) in environment { all[key] = value }
        let now = "2026-03-02T\(hour < 10 ? "0" : "")\(hour):00:00+01:00"
        let common = ["--db", folder.path + "/r.db", "--now", now, "--tz", "Europe/Berlin"]
        return try Program.run(arguments + common, lines: lines, environment: all)
    }

    private func export() throws -> String { try run(["export", order]).out }

    @Test func `a dry run of mark and undo shows what would follow, and changes nothing`() throws {
        let before = try export()
        let mark = try run(["mark", order, "refunded", "-n"])
        #expect(mark.status == 0 && mark.out.contains("✓ Closed"), "\(mark.out)\(mark.err)")
        #expect(try export() == before)
        let undo = try run(["undo", order, "--dry-run"])
        #expect(undo.status == 0 && !undo.out.isEmpty, "\(undo.out)\(undo.err)")
        #expect(try export() == before)
        #expect(try run(["undo", order]).out == undo.out)
        #expect(try export() != before)
    }

    @Test func `a dry run of outbox says what would become of an email`() throws {
        let list = try run(["outbox", "--all", "--json"]).objects()
        let rows = try #require(list.first?["outbox"] as? [[String: Any]])
        let id = try #require(rows.first?["id"] as? Int)
        let state = try #require(rows.first?["state"] as? String)
        #expect(state == "sent")
        let drop = try run(["outbox", "drop", "\(id)", "-n"])
        #expect(drop.status == 1 && drop.err.contains("email \(id)"), "what has left cannot be dropped")
        let unknown = try run(["outbox", "retry", "999", "-n"])
        #expect(unknown.status == 1 && unknown.err.contains("999"))
        #expect(try run(["outbox", "--all", "--json"]).objects().first?["outbox"] as? NSArray == rows as NSArray)
    }

    @Test func `what is queued is listed by send, and moved by outbox, only when it is meant`() throws {
        let off = ["RESCIND_NO_SEND": "1"]
        #expect(try run(["reply", order, "--seller", "sorry, we already shipped it"], environment: off).status == 0)
        let json = try run(["send", "-n", "--json"], at: 10).objects()
        let mails = try #require(json.first?["mails"] as? [[String: Any]])
        let id = try #require(mails.first?["id"] as? Int, "a notice waits")
        let drop = try run(["outbox", "drop", "\(id)", "-n"])
        #expect(drop.status == 0 && drop.out.contains("queued → dropped"), "\(drop.out)\(drop.err)")
        #expect(try run(["send", "-n", "--json"], at: 10).objects().first?["mails"] as? NSArray == mails as NSArray)
        let sent = try run(["send", "--json"], at: 10).objects().first
        #expect((sent?["mails"] as? [[String: Any]])?.first?["id"] as? Int == id)
        #expect((sent?["problems"] as? [String])?.isEmpty == true)
        #expect((try run(["send", "-n", "--json"], at: 10).objects().first?["mails"] as? [Any])?.isEmpty == true)
    }

    @Test func `a dry run of mail says what would become of it, and keeps nothing`() throws {
        let mail = """
            From: seller@shop.example
            To: mia@example.test
            Subject: Order \(order)
            Date: Mon, 2 Mar 2026 09:30:00 +0100
            Message-ID: <1@shop.example>

            We already shipped your order.
            """
        let path = folder.path + "/reply.eml"
        try mail.write(toFile: path, atomically: true, encoding: .utf8)
        let before = try export()
        let added = try run(["mail", "add", "-n", path])
        #expect(added.status == 0 && added.out.contains("quarantined"), "\(added.out)\(added.err)")
        #expect(try run(["inbox", "--unsorted"]).out.isEmpty)
        #expect(try run(["mail", "add", path]).out == added.out)
        let attached = try run(["mail", "attach", "1", order, "--dry-run"])
        #expect(attached.status == 0 && attached.out.contains("says that it was shipped"), "\(attached.out)")
        #expect(try run(["mail", "drop", "1", "-n"]).status == 0)
        #expect(try run(["mail", "drop", "9", "-n"]).status == 1)
        #expect(try export() == before && run(["inbox", "--unsorted"]).out.contains("quarantined"))
        #expect(try run(["mail", "attach", "1", order]).out.hasPrefix(attached.out.prefix(40)))
        #expect(try export() != before)
    }

    @Test func `checks and copies answer in JSON`() throws {
        let copy = folder.path + "/copy.db"
        let backup = try #require(try run(["backup", copy, "--json"]).objects().first)
        #expect(backup["v"] as? Int == 1 && backup["file"] as? String == copy && backup["conversations"] as? Int == 1)
        let looked = try #require(try run(["restore", copy, "-n", "--json"]).objects().first)
        #expect(looked["conversations"] as? Int == 1 && looked["kept"] == nil)
        let restored = try #require(try run(["restore", copy, "--yes", "--json"]).objects().first)
        #expect((restored["kept"] as? String)?.hasSuffix(".before-restore-1") == true && restored["held"] as? Int == 0)
        let config = folder.path + "/config.yaml"
        try "hodl: 3\n".write(toFile: config, atomically: true, encoding: .utf8)
        let wrong = try run(["config", "check", "--config", config, "--json"])
        let mistakes = try #require(try wrong.objects().first?["mistakes"] as? [String])
        #expect(wrong.status == 78 && mistakes.count == 1 && mistakes[0].hasPrefix("\(config):1:1:"), "\(mistakes)")
        try "hold: 3\n".write(toFile: config, atomically: true, encoding: .utf8)
        let right = try #require(try run(["config", "check", "--config", config, "--json"]).objects().first)
        #expect(right["file"] as? String == config && (right["mistakes"] as? [Any])?.isEmpty == true)
        let templates = try #require(try run(["templates", "check", "--json"]).objects().first)
        #expect((templates["mistakes"] as? [Any])?.isEmpty == true && (templates["files"] as? Int ?? 0) > 100)
    }

    @Test func `the log is on standard error alone, and holds no address below -vv`() throws {
        let config = folder.path + "/config.yaml"
        try "me: { name: Mia, email: mia@example.test }\n".write(toFile: config, atomically: true, encoding: .utf8)
        let quiet = try run(["mark", order, "shipped", "--config", config])
        #expect(quiet.err.isEmpty, "\(quiet.err)")
        let once = try run(["undo", order, "-v", "--config", config])
        #expect(once.err.contains("info") && once.err.contains("r.db") && !once.err.contains("mia@example.test"))
        #expect(!once.out.contains("info"))
        _ = try run(["mark", order, "refunded", "--config", config])
        let twice = try run(["send", "-vv", "--config", config], at: 10)
        #expect(twice.err.contains("mail accepted") && twice.err.contains("mia@example.test"), "\(twice.err)")
        #expect(!twice.err.contains("by mistake"), "no bodies")
    }

    @Test func `an order is found by the beginning of its number, when that is one alone`() throws {
        #expect(try run(["show", "814012"]).out.contains(order))
        _ = try run(["chat"], lines: ["/new", "cancel 8140129999999999, not paid"])
        let several = try run(["show", "814012"])
        #expect(several.status == 64 && several.err.contains("8140129999999999") && several.err.contains(order))
        #expect(try run(["show", "81401234"]).status == 0)
        #expect(try run(["show", "99"]).status == 66)
    }
}
