import ConversationCore
import Engine
import MailFormat
import MailTransport
import TestSupport
import Testing

/// The outbox over a real connection to a server that fails at every stage in every way.
@Suite(.serialized, .timeLimit(.minutes(15))) struct FaultySMTPServerTests {
    private static let connecting = ["greeting", "ehlo", "starttls", "ehlo-tls", "auth"]
    private static let mailing = ["mail", "recipient", "data", "body", "final"]
    private static let faults = ["close", "4xx", "5xx", "421", "garbage", "long", "silence", "slow", "injected"]

    private static let plans: [FaultyMailServer.Plan] =
        connecting.flatMap { phase in faults.map { FaultyMailServer.Plan(phase, $0) } }
        + [FaultyMailServer.Plan("ehlo", "stripped")]
        + [true, false]
        .flatMap { isPipelined in
            mailing.flatMap { phase in
                faults.filter { phase != "body" || $0 == "close" || $0 == "silence" }
                    .map { FaultyMailServer.Plan(phase, $0, mail: 2, pipelining: isPipelined) }
            }
        }

    private let now = Fixtures.at("2026-03-02T09:01")

    private func sender(_ server: FaultyMailServer, connections: Int = 1, patience: Int = 30) -> SMTPSender {
        SMTPSender(
            MailServer(
                host: "localhost",
                port: server.port,
                security: .starttls,
                username: "mia",
                password: Secret("secret word"),
                certificateFile: server.certificate,
                timeoutInSeconds: patience
            ),
            connections: connections
        )
    }

    /// A store with that many mails.
    private func store(_ count: Int) throws -> MemoryStore {
        let store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Fixtures.berlin)
        )
        let letters = (1...count).map { StoreConformance.letter("letter \($0)") }
        try store.commit([StoreConformance.record(1, order: "8140123456789012", letters: letters)])
        return store
    }

    /// Whether the client hears nothing that it could act on: libcurl reads over lines that are no reply.
    private static func isSilent(_ plan: FaultyMailServer.Plan) -> Bool {
        plan.fault == "silence" || (plan.fault == "garbage" && connecting.contains(plan.phase))
    }

    /// The states in which the three mails have to be.
    private func expected(_ plan: FaultyMailServer.Plan) -> [OutboxState]? {
        switch plan.fault {
        case "slow": return [.sent, .sent, .sent]
        // What a lying server takes is its own matter; nothing may count as sent that it does not have.
        case "injected": return nil
        // Nothing says how long a greeting may be; whether it is put up with is libcurl's matter.
        case "long" where Self.connecting.contains(plan.phase): return nil
        default: break
        }
        if Self.connecting.contains(plan.phase) { return [.queued, .queued, .queued] }
        let hasLeft = plan.phase == "final" || plan.phase == "body"
        switch plan.fault {
        case "4xx": return [.sent, .queued, .sent]
        case "5xx": return [.sent, .refused, .sent]
        case "421": return [.sent, .queued, .queued]
        default: return [.sent, hasLeft ? .maybeSent : .queued, .queued]
        }
    }

    @Test func `the outbox is right after every fault at every stage`() throws {
        let server = try FaultyMailServer()
        for plan in Self.plans {
            let store = try store(3)
            let before = try server.accepted().count
            try server.set(plan)
            // Only silence is waited for to its end, so that a slow computer changes nothing.
            let sender = sender(server, patience: Self.isSilent(plan) ? 3 : 30)
            _ = try OutboxRunner(store: store, sender: sender).run(at: now, random: { 0.5 })
            let rows = try store.outbox(state: nil).sorted { $0.id < $1.id }
            let taken = try server.accepted()[before...]
            if let expected = expected(plan) {
                #expect(rows.map(\.state) == expected, "\(plan): \(rows.map { "\($0.state) \($0.lastAnswer ?? "")" })")
            }
            for row in rows {
                let count = taken.count { $0 == row.messageID }
                #expect(row.state != .sent || count == 1, "\(plan): row \(row.id) counts as sent")
                #expect(count == 0 || row.state == .sent || row.state == .maybeSent, "\(plan): row \(row.id) was taken")
                #expect(row.state != .sending && row.state != .committed, "\(plan): row \(row.id) was left on its way")
            }
            // The server has come to its senses: what waits leaves, and nothing twice.
            try server.set(FaultyMailServer.Plan())
            _ = try OutboxRunner(store: store, sender: self.sender(server)).run(at: now + .days(1), random: { 0.5 })
            for row in try store.outbox(state: nil) {
                let count = try server.accepted()[before...].count { $0 == row.messageID }
                let most = row.state == .refused ? 0 : 1
                #expect(row.state != .queued && count <= most, "\(plan): \(row.state), taken \(count) times")
            }
        }
        #expect(Self.plans.count == 122)
    }

    @Test(arguments: [1, 4])
    func `what arrives is what was stored, byte for byte`(connections: Int) throws {
        let server = try FaultyMailServer()
        let store = try store(30)
        let runner = OutboxRunner(store: store, sender: sender(server, connections: connections))
        _ = try runner.run(at: now, random: { 0.5 })
        let messages = try server.messages()
        let rows = try store.outbox(state: .sent)
        #expect(rows.count == 30)
        for row in rows { #expect(messages[row.messageID] == row.bytes) }
    }

    @Test func `several connections send everything once, and share commits`() throws {
        let server = try FaultyMailServer(delay: 0.02)
        let store = try store(100)
        let runner = OutboxRunner(store: store, sender: sender(server, connections: 8))
        let summary = try runner.run(at: now, random: { 0.5 })
        let accepted = try server.accepted()
        #expect(summary.sent == 100 && accepted.count == 100 && Set(accepted).count == 100)
    }

    @Test(arguments: ["close", "421"])
    func `a connection that the server closed while idle is replaced`(fault: String) throws {
        let server = try FaultyMailServer()
        let sender = sender(server)
        let first = try store(1)
        _ = try OutboxRunner(store: first, sender: sender).run(at: now, random: { 0.5 })
        #expect(try first.outbox(state: .sent).count == 1)
        // The kept connection fails at its second mail, as one does that was closed meanwhile.
        try server.set(FaultyMailServer.Plan("mail", fault, mail: 2))
        let second = try store(2)
        _ = try OutboxRunner(store: second, sender: sender).run(at: now, random: { 0.5 })
        let states = try second.outbox(state: nil).map { "\($0.state) \($0.lastAnswer ?? "")" }
        // On the new connection they are the first and the second mail: the second meets the fault again.
        #expect(try second.outbox(state: .sent).count == 1, "\(states)")
        #expect(try second.outbox(state: .queued).count == 1, "\(states)")
    }

    @Test func `a sender that is told to stop leaves no mail in doubt`() throws {
        let server = try FaultyMailServer(delay: 0.01)
        let store = try store(50)
        var asked = 0
        let summary = try OutboxRunner(store: store, sender: sender(server))
            .run(
                at: now,
                random: { 0.5 },
                shouldStop: {
                    asked += 1
                    return asked > 6
                }
            )
        #expect(summary.unknown == 0 && summary.sent > 0 && summary.sent < 50)
        #expect(try store.outbox(state: .sent).count == server.accepted().count)
        #expect(try store.outbox(state: .queued).count == 50 - summary.sent)
        #expect(try store.outbox(state: .queued).allSatisfy { $0.notBefore == now }, "they leave at once next time")
    }
}
