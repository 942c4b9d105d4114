import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct WorkerTests {
    private let folder: Folder
    private let server: FaultyMailServer
    private var database: String { folder.path + "/r.db" }
    private var configuration: String { folder.path + "/config.yaml" }

    init() throws {
        folder = try Folder()
        server = try FaultyMailServer(isSecure: false, delay: 0.3)
        let text = """
            me: { name: Mia, email: mia@example.test }
            hold: 0
            mail: { smtp: { host: 127.0.0.1, port: \(server.port), security: none, timeout: 10 } }

            """
        try text.write(toFile: configuration, atomically: true, encoding: .utf8)
    }

    /// Leaves messages to sellers in the outbox.
    private func write(_ count: Int) throws {
        for index in 0..<count {
            let lines = [
                "cancel order 81401234567890\(10 + index), ordered by mistake, paid, not shipped",
                "/set seller-email seller\(index)@example.test", "/send",
            ]
            let result = try Program.run(
                ["chat", "--db", database, "--config", configuration],
                lines: lines,
                environment: ["RESCIND_NO_SEND": "1"]
            )
            #expect(result.status == 0, "\(result.err)")
        }
    }

    private func states() throws -> [String] {
        let result = try Program.run(["outbox", "--all", "--json", "--db", database, "--config", configuration])
        let rows = try result.objects().first?["outbox"] as? [[String: Any]] ?? []
        return rows.filter { $0["kind"] as? String == "seller" }.compactMap { $0["state"] as? String }
    }

    @Test func `one round sends what is due, a second one nothing`() throws {
        try write(2)
        for _ in 0..<2 {
            let result = try Program.run(["run", "--once", "--db", database, "--config", configuration])
            #expect(result.status == 0, "\(result.err)")
        }
        #expect(try states() == ["sent", "sent"])
        let ids = try server.accepted()
        #expect(Set(ids).count == ids.count)
    }

    @Test func `told to stop in the middle of sending, it finishes what is leaving and keeps the rest`() throws {
        try write(6)
        let worker = try Program.start(["run", "--db", database, "--config", configuration])
        var waited = 0
        while try server.accepted().isEmpty, waited < 600 {
            usleep(50_000)
            waited += 1
        }
        worker.stop()
        #expect(worker.wait() == 0, "a stopped worker ends in order")
        let states = try states()
        #expect(states.count == 6 && Set(states).isSubset(of: ["sent", "queued"]), "\(states)")
        let taken = try server.accepted()
        #expect(taken.count >= states.count { $0 == "sent" } && Set(taken).count == taken.count)
        // What is left leaves in the next round, and nothing a second time.
        let rest = try Program.run(["run", "--once", "--db", database, "--config", configuration])
        #expect(rest.status == 0, "\(rest.err)")
        #expect(try self.states().allSatisfy { $0 == "sent" })
        let all = try server.accepted()
        #expect(Set(all).count == all.count)
    }

    @Test func `two workers at once send nothing twice`() throws {
        try write(5)
        let workers = try (0..<2)
            .map { _ in
                try Program.start(["run", "--once", "--db", database, "--config", configuration])
            }
        for worker in workers { #expect(worker.wait() == 0) }
        _ = try Program.run(["send", "--db", database, "--config", configuration])
        let all = try server.accepted()
        #expect(Set(all).count == all.count)
        #expect(try states() == Array(repeating: "sent", count: 5))
    }

    @Test func `a held message can be released, dropped and shown`() throws {
        try write(1)
        func outbox(_ words: String...) throws -> Program.Result {
            try Program.run(["outbox"] + words + ["--db", database, "--config", configuration])
        }
        let rows = try outbox("--json").objects().first?["outbox"] as? [[String: Any]] ?? []
        let id = "\(try #require(rows.first { $0["kind"] as? String == "seller" }?["id"] as? Int))"
        let shown = try outbox("show", id)
        #expect(shown.out.contains("To: seller0@example.test\r\n") && shown.status == 0)
        #expect(try outbox("release", id).status == 0)
        #expect(try outbox("drop", id).status == 0)
        #expect(try outbox("release", id).status == 1)
        #expect(try outbox("show", "999").status == 66)
        #expect(try outbox("drop").status == 64)
    }
}
