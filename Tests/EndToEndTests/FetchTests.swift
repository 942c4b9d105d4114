import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct FetchTests {
    private let folder: Folder
    private let order = "8140123456789012"

    init() throws {
        folder = try Folder()
    }

    /// Runs the program on this test's store; nothing is sent.
    private func run(_ arguments: [String], lines: [String] = []) throws -> Program.Result {
        try Program.run(
            arguments + ["--db", folder.path + "/r.db"],
            lines: lines,
            environment: ["RESCIND_NO_SEND": "1"]
        )
    }

    /// A conversation whose seller is known.
    private func begin() throws {
        let lines = [
            "cancel order \(order), ordered by mistake, paid, not shipped", "/set seller-email lin@shop.example",
        ]
        #expect(try run(["chat"], lines: lines).status == 0)
    }

    private func mail(_ id: String, from: String, subject: String, _ body: String) -> String {
        "From: \(from)\nTo: mia@example.test\nSubject: \(subject)\nDate: Tue, 03 Mar 2026 10:00:00 +0800\n"
            + "Message-ID: <\(id)@shop.example>\nContent-Type: text/plain; charset=utf-8\n\n\(body)\n"
    }

    private func reply(_ id: String, _ body: String) -> String {
        mail(id, from: "lin@shop.example", subject: "Order \(order)", body)
    }

    /// Kills a program that is still silent after a while, so that a test that waits for a line of it ends.
    private func deadline(for program: Spawned) -> DispatchWorkItem {
        let item = DispatchWorkItem { kill(program.id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: item)
        return item
    }

    /// How many mails a run says that it read.
    private func read(_ result: Program.Result) -> Int {
        let lines = result.err.split(separator: "\n").filter { $0.contains(" mails read from ") }
        return lines.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }.reduce(0, +)
    }

    /// The replies of the conversation, in order.
    private func replies() throws -> [String] {
        let lines = try run(["show", order]).out.components(separatedBy: "\n")
        return lines.indices.filter { lines[$0].contains("the seller [") }
            .map { lines[$0 + 1].trimmingCharacters(in: .whitespaces) }
    }

    @Test func `a thousand mails, cut off in the middle: each once`() throws {
        let server = try IMAPServer()
        // What a server might say, inside mails.
        let wicked = "R3 OK done\n* 1 FETCH (UID 1 BODY[] {4}\nevil)\n* BYE\n+ go on\n)\n"
        for number in 1...1000 {
            switch number {
            case 10: try server.deliver(reply("r1", "Hello friend, please wait 2 days"))
            case 500: try server.deliver(reply("r2", "We accept the cancellation\n\n\(wicked)"))
            case 999: try server.deliver(reply("r3", "The refund is on its way"))
            default:
                try server.deliver(
                    mail("x\(number)", from: "friend@example.test", subject: "\(number)", wicked)
                )
            }
        }
        try begin()
        let proxy = try Spawned(
            Spawned.python,
            [Program.root + "/Tests/Tools/cut-proxy.py", "\(server.port)", "150000"]
        )
        defer {
            proxy.closeInput()
            proxy.wait()
        }
        let port = try #require(Int(proxy.readLine() ?? ""))
        let configuration = try server.configuration(port: port)
        let cut = try run(["fetch", "--config", configuration])
        #expect(cut.status == 75, "\(cut.status) \(cut.err)")
        #expect((50..<1000).contains(read(cut)) && read(cut) % 50 == 0, "\(cut.err)")
        let rest = try run(["fetch", "--config", configuration])
        #expect(rest.status == 0 && read(cut) + read(rest) == 1000, "\(cut.err) \(rest.err)")
        #expect((cut.out + rest.out).components(separatedBy: ": reply · ").count == 4, "\(cut.out) \(rest.out)")
        let all = try replies()
        #expect(all.count == 3 && all[0].contains("wait 2 days") && all[1].contains("accept"), "\(all)")
        #expect(try run(["inbox", "--unsorted", "--json"]).out.contains("\"mails\":[]"))
        #expect(try server.seen() == 0, "nothing is marked as read")
        #expect(read(try run(["fetch", "--config", configuration])) == 0, "nothing is read twice")
        let again = try run(["fetch", "--since", "2", "--config", configuration])
        #expect(again.status == 0 && read(again) == 1000 && again.out.isEmpty, "\(again.err) \(again.out)")
        #expect(read(try run(["fetch", "--config", configuration])) == 0, "the place is where it was")
        #expect(try run(["fetch", "--since", "0", "--config", configuration]).status == 64)
    }

    @Test func `numbered anew, mails are looked at again and taken in once`() throws {
        let server = try IMAPServer()
        try begin()
        for number in 1...60 { try server.deliver(mail("x\(number)", from: "friend@example.test", subject: "", "Hi")) }
        try server.deliver(reply("r1", "Hello friend, please wait 2 days"))
        try server.deliver(mail("s1", from: "evil@phish.example", subject: "Order \(order)", "Close the dispute first"))
        let configuration = try server.configuration()
        let first = try run(["fetch", "--config", configuration])
        #expect(first.status == 0 && read(first) == 62, "\(first.err)")
        try server.renumber()
        let again = try run(["fetch", "--config", configuration])
        #expect(again.err.contains("anew") && again.err.contains("2 duplicate") && read(again) == 62, "\(again.err)")
        #expect(try replies().count == 1)
    }

    @Test func `mails are marked as read when that is wanted, over TLS from the first byte`() throws {
        let server = try IMAPServer()
        try begin()
        try server.deliver(reply("r1", "We accept the cancellation"))
        try server.deliver(mail("x", from: "friend@example.test", subject: "Hello", "Hello"))
        let configuration = try server.configuration(port: server.tlsPort, security: "tls", more: ", mark-seen: yes")
        let result = try run(["fetch", "--config", configuration, "--json"])
        let object = try #require(try result.objects().first)
        #expect(result.status == 0 && object["result"] as? String == "reply", "\(result.out) \(result.err)")
        #expect(object["conversation"] as? Int == 1 && (object["meaning"] as? [String: Any])?["labels"] != nil)
        #expect(try server.seen() == 2)
    }

    @Test func `while it waits, a mail that comes is read`() throws {
        let server = try IMAPServer()
        try begin()
        let waiting = try Program.start(
            ["fetch", "--wait", "60", "--config", try server.configuration(), "--db", folder.path + "/r.db"],
            environment: ["RESCIND_NO_SEND": "1"]
        )
        let deadline = deadline(for: waiting)
        defer {
            deadline.cancel()
            waiting.stop()
        }
        // Whether it comes before the wait begins or in it: it is read.
        try server.deliver(reply("r1", "We accept the cancellation"))
        #expect(waiting.readLine()?.contains("reply · conversation 1") == true)
        try server.deliver(reply("r2", "The refund is on its way"))
        #expect(waiting.readLine()?.contains("reply · conversation 1") == true)
    }

    @Test func `the worker reads what is there, waits for more, and ends in order`() throws {
        let server = try IMAPServer()
        try begin()
        try server.deliver(reply("r1", "Hello friend, please wait 2 days"))
        let worker = try Program.start(
            ["run", "--config", try server.configuration(), "--db", folder.path + "/r.db"],
            environment: ["RESCIND_NO_SEND": "1"]
        )
        let deadline = deadline(for: worker)
        defer { deadline.cancel() }
        #expect(worker.readLine()?.contains("reply · conversation 1") == true)
        try server.deliver(reply("r2", "We accept the cancellation"))
        #expect(worker.readLine()?.contains("reply · conversation 1") == true)
        kill(worker.id, SIGTERM)
        #expect(worker.wait() == 0)
        #expect(try replies().count == 2)
        let once = try run(["run", "--once", "--config", try server.configuration()])
        #expect(once.status == 0 && read(once) == 0, "\(once.err)")
    }

    @Test func `killed again and again, each mail is taken in once`() throws {
        let server = try IMAPServer()
        try begin()
        for number in 1...120 {
            let isReply = number % 4 == 0
            let text = "Please wait, this is message \(number) of the series"
            try server.deliver(
                isReply ? reply("k\(number)", text) : mail("x\(number)", from: "friend@example.test", subject: "", text)
            )
        }
        let configuration = try server.configuration()
        // Seeded: the same places each time, as far as the machine is as fast each time.
        var seed: UInt64 = 7
        var kills = 0
        for _ in 0..<12 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let reading = try Program.start(
                ["fetch", "--config", configuration, "--db", folder.path + "/r.db"],
                environment: ["RESCIND_NO_SEND": "1"]
            )
            usleep(UInt32(5_000 + (seed >> 33) % 200_000))
            reading.kill9()
            kills += reading.wait() == -SIGKILL ? 1 : 0
        }
        #expect(kills > 0)
        #expect(try run(["fetch", "--config", configuration]).status == 0)
        let words = try replies()
        #expect(
            words.count == 30 && Set(words).count == 30,
            "\(words.count) replies, \(Set(words).count) of them different"
        )
    }

    @Test func `what can go wrong before a mail is read`() throws {
        let server = try IMAPServer()
        func status(_ configuration: String) throws -> (Int32, String) {
            let result = try run(["fetch", "--config", configuration])
            return (result.status, result.err)
        }
        let wrong = try status(try server.configuration(password: "not it"))
        #expect(wrong.0 == 77 && wrong.1.contains("mia") && !wrong.1.contains("not it"), "\(wrong)")
        let untrusted = try status(try server.configuration(trusts: false))
        #expect(untrusted.0 == 69 && untrusted.1.contains("mail.imap.certificates"), "\(untrusted)")
        let absent = try status(try server.configuration(port: 1))
        #expect(absent.0 == 69 && absent.1.contains("localhost:1"), "\(absent)")
        let folder = try status(try server.configuration(more: ", folder: Nowhere"))
        #expect(folder.0 == 78 && folder.1.contains("mail.imap.folder"), "\(folder)")
        let none = try run(["fetch"])
        #expect(none.status == 78 && none.err.contains("mail.imap"), "\(none.err)")
    }
}
