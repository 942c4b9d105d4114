import Foundation
import Testing

/// Many orders at once, and keeping them.
@Suite(.timeLimit(.minutes(15))) struct ManyOrdersTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var database: [String] { ["--db", folder.path + "/r.db"] }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func orders(_ count: Int, _ rest: String = "paid,by_mistake") -> String {
        "order,stage,reason\n" + (0..<count).map { "81401234567\(10_000 + $0),\(rest)\n" }.joined()
    }

    @Test(arguments: [
        ("order\n8140123456789012,extra\n", ":2:18:", "2 fields"), ("order\n\"814\n", ":2:1:", "does not end"),
        ("order\n8140\"1\n", ":2:5:", "inside a field"), ("ordr\n1\n", ":1:1:", "did you mean “order”?"),
        ("order,stage\n8140123456789012,shiped\n", ":2:18:", "did you mean “shipped”?"), ("", ":1:1:", "empty"),
        ("order\n814012345678901\n", ":2:1:", "16 digits"), ("order,order\n1,2\n", ":1:7:", "twice"),
        ("order,paid_on\n8140123456789012,2026-02-30\n", ":2:18:", "calendar"),
        ("order,amount\n8140123456789012,12\n", ":2:18:", "34.90 EUR"),
        ("order\n8140123456789012\n8140123456789012\n", ":3:1:", "in line 2 already"),
        ("order,seller_email\n8140123456789012,a@b@c\n", ":2:18:", "no email address"),
    ])
    func `a mistake in a file has its place, and nothing is imported`(text: String, place: String, says: String) throws
    {
        let path = try file("orders.csv", text)
        let result = try Program.run(["import", path] + database)
        #expect(result.status == 65 && result.err.contains(path + place), "\(result.err)")
        #expect(result.err.contains(says), "\(result.err)")
        #expect(try Program.run(["inbox", "--plain"] + database).out.isEmpty)
    }

    @Test func `two thousand orders are imported, and the same file again changes nothing`() throws {
        let path = try file("orders.csv", orders(2000))
        let first = try Program.run(["import", path, "--json"] + database)
        #expect(first.status == 0 && first.err.isEmpty, "\(first)")
        #expect(try first.objects().first?["added"] as? Int == 2000)
        let again = try Program.run(["import", path, "--json"] + database)
        #expect(try again.objects().first?["unchanged"] as? Int == 2000)
        let newer = try file("newer.csv", orders(3, "shipped,by_mistake"))
        #expect(try Program.run(["import", newer, "--json"] + database).objects().first?["updated"] as? Int == 3)
        #expect(try Program.run(["inbox", "--plain"] + database).out.split(separator: "\n").count == 2000)
    }

    @Test func `lines with mistakes go aside when a file for them is named`() throws {
        let rejects = folder.path + "/rejects.csv"
        let result = try Program.run(
            ["import", "Tests/EndToEndTests/Orders/rejected.csv", "--rejects", rejects, "--json"] + database
        )
        let summary = try #require(try result.objects().first)
        #expect(result.status == 1 && summary["added"] as? Int == 1 && summary["rejected"] as? Int == 1)
        #expect(
            try String(contentsOfFile: rejects, encoding: .utf8) == "order,stage,reason\r\n81401234,paid,by_mistake\r\n"
        )
    }

    @Test func `what is exported is what is imported`() throws {
        let path = try file(
            "orders.csv",
            """
            order;item;seller;amount;paid_on
            8140123456789012;"a ""blue"" shelf; large";=cmd|x;34.90 EUR;2026-03-01

            """
        )
        let now = ["--now", "2026-03-02T09:00:00+01:00"]
        #expect(try Program.run(["import", path] + database + now).status == 0)
        let exported = try Program.run(["export", "--all", "--csv"] + database)
        #expect(exported.out.contains("'=cmd|x"), "a spreadsheet must not run it")
        let other = ["--db", folder.path + "/other.db"]
        let copied = try Program.run(["import", "-"] + other + now, input: Data(exported.out.utf8))
        #expect(copied.status == 0, "\(copied.err)")
        let value = try #require(try Program.run(["export", "8140"] + other).objects().first)
        #expect(value["item"] as? String == "a \"blue\" shelf; large" && value["amount"] as? String == "34.90 EUR")
        #expect(value["v"] as? Int == 1 && value["paid_on"] as? String == "2026-03-01")
    }

    @Test func `a dry run stores nothing`() throws {
        let path = try file("orders.csv", orders(10))
        #expect(try Program.run(["import", "-n", path] + database).err.contains("would be added 10"))
        let answers = ["--stage", "paid", "--reason", "by_mistake", "-n"]
        let shown = try Program.run(["cancel", "8140123456789012"] + answers + database)
        #expect(shown.status == 0 && shown.out.contains("I placed order 8140123456789012 by mistake"), "\(shown)")
        #expect(try Program.run(["inbox", "--plain"] + database).out.isEmpty)
    }

    @Test func `an order is cancelled once, and more than five only by their number`() throws {
        let answers = ["--stage", "paid", "--reason", "duplicate", "--seller-email", "s@example.test", "--send"]
        let quiet = ["RESCIND_NO_SEND": "1"]
        func outbox() throws -> Int {
            try Program.run(["outbox", "--json"] + database).out.components(separatedBy: "\"id\"").count - 1
        }
        let one = try Program.run(["cancel", "8140123456789012"] + answers + database, environment: quiet)
        #expect(one.status == 0 && one.out.contains("Queued for email"), "\(one)")
        #expect(try outbox() == 1)
        let again = try Program.run(["cancel", "8140 1234 5678 9012"] + answers + database, environment: quiet)
        #expect(again.status == 0 && again.out.contains("Your request is with the seller"), "\(again)")
        #expect(try outbox() == 1)
        let lines = (0..<6).map { "814012345678\(2000 + $0)" }
        let many = ["cancel", "-"] + answers + database
        // As a spreadsheet writes them.
        let pasted = Data(lines.joined(separator: "\r\n").utf8)
        let unsure = try Program.run(many, input: pasted, environment: quiet)
        #expect(unsure.status == 64 && unsure.err.contains("--confirm 6"), "\(unsure)")
        #expect(try outbox() == 1)
        let wrong = try Program.run(
            many + ["--confirm", "5"],
            lines: lines.map { String($0.dropLast()) + "9" } + lines.map { String($0.dropLast(2)) + "77" } + [
                "8140123456788888"
            ],
            environment: quiet
        )
        #expect(wrong.status == 0 || wrong.status == 2, "\(wrong)")
    }

    @Test func `reply reads the seller and sends only when told to`() throws {
        _ = try Program.run(
            ["chat"] + database,
            lines: ["cancel 8140123456789012, paid, not shipped, by mistake", "s"]
        )
        let read = try Program.run(["reply", "1", "--seller", "-"] + database, input: Data("please wait 2 days".utf8))
        #expect(read.status == 0 && read.out.contains("asks you to wait") && read.out.contains("Draft to the seller"))
        func sent() throws -> Int {
            let value = try Program.run(["show", "1", "--json"] + database).objects().first ?? [:]
            return (value["thread"] as? [[String: Any]] ?? []).filter { $0["by"] as? String == "to_seller" }.count
        }
        #expect(try sent() == 1)
        let words = ["reply", "1", "--words", "Hello, order 8140123456789012: please cancel it. Thank you.", "--send"]
        #expect(try Program.run(words + database).status == 0)
        #expect(try sent() == 2)
        #expect(try Program.run(["reply", "77"] + database).status == 66)
    }

    @Test func `the inbox finds words whatever their case, accents and script`() throws {
        _ = try Program.run(
            ["chat"] + database,
            lines: [
                "cancel 8140123456789012, paid, not shipped, by mistake", "s", "/paste", "您好，已经取消了 Résumé", ".",
                "cancel 8140123456789999, paid, not shipped",
            ]
        )
        for query in ["取消", "resume", "RÉSUMÉ", "您", "经取", "8140123456789012", "mistake resu"] {
            let found = try Program.run(["inbox", "--closed", "--search", query, "--plain"] + database)
            #expect(found.out.contains("8140123456789012") && !found.out.contains("9999"), "\(query): \(found.out)")
        }
        #expect(try Program.run(["inbox", "--search", "消取", "--plain"] + database).out.isEmpty)
        #expect(try Program.run(["inbox", "--search", "\" OR *", "--plain"] + database).status == 0)
    }

    @Test func `the inbox shows what needs its owner, and by when`() throws {
        let now = ["--now", "2026-03-02T09:00:00+01:00"]
        _ = try Program.run(
            ["chat"] + database + now,
            lines: [
                "order 8140123456789012 arrived broken, until 8 March 2026",
                "cancel 8140123456789999, paid, not shipped, by mistake", "s",
            ]
        )
        func numbers(_ flags: [String]) throws -> [String] {
            try Program.run(["inbox", "--plain"] + flags + database + now).out.split(separator: "\n")
                .map { String($0.split(separator: "\t")[1].suffix(4)) }
        }
        #expect(try numbers(["--needs-me"]).contains("9012"))
        #expect(try numbers(["--due", "30d"]) == ["9012"])
        #expect(try numbers(["--due", "1h"]).isEmpty)
        let late = ["inbox", "--check"] + database + ["--now", "2026-06-02T09:00:00+01:00"]
        #expect(try Program.run(late).status == 3)
        #expect(try Program.run(["inbox", "--due", "soon"] + database).status == 64)
    }

    @Test func `a backup is restored, what was there is kept, and no letter leaves twice`() throws {
        let quiet = ["RESCIND_NO_SEND": "1"]
        _ = try Program.run(
            ["chat"] + database,
            lines: [
                "cancel 8140123456789012, paid, not shipped, by mistake", "/set seller-email s@example.test", "/send",
            ],
            environment: quiet
        )
        let copy = folder.path + "/copy.db"
        #expect(try Program.run(["backup", copy] + database).status == 0)
        #expect(try Program.run(["backup", copy] + database).status == 73)
        _ = try Program.run(
            ["chat"] + database,
            lines: ["cancel 8140123456789999, paid, not shipped"],
            environment: quiet
        )
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let restored = try Program.run(["restore", copy, "--yes"] + database, environment: quiet)
        #expect(restored.status == 0 && restored.err.contains("before-restore-1"), "\(restored)")
        let open = try Program.run(["inbox", "--plain"] + database)
        #expect(open.out.contains("9012") && !open.out.contains("9999"))
        #expect(try Program.run(["outbox", "--json"] + database).out.contains("\"maybeSent\""))
        let kept = try Program.run(["inbox", "--plain", "--db", folder.path + "/r.db.before-restore-1"])
        #expect(kept.out.contains("9999"))
        let foreign = try file("letter.db", "a letter")
        let refused = try Program.run(["restore", foreign, "--yes"] + database)
        #expect(refused.status == 65 && refused.err.contains("nothing was changed"), "\(refused)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains("copy.db-wal") && !names.contains("copy.db.new"))
    }
}
