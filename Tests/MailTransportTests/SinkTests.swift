import ConversationCore
import Engine
import Foundation
import Glibc
import MailFormat
import MailTransport
import TestSupport
import Testing

/// Postfix's smtp-sink: another's idea of a server, with its own faults.
@Suite(.serialized, .timeLimit(.minutes(15))) struct SinkTests {
    /// A port that nothing listens on now.
    private func freePort() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Starts the sink and waits until it listens.
    private func sink(_ options: [String]) throws -> (running: Spawned, port: Int) {
        let port = try freePort()
        let user = getuid() == 0 ? ["-u", "nobody"] : []
        let running = try Spawned("/usr/sbin/smtp-sink", user + options + ["127.0.0.1:\(port)", "100"])
        for _ in 0..<200 {
            let server = MailServer(host: "127.0.0.1", port: port, security: .none, timeoutInSeconds: 5)
            if (try? SMTPSender(server).check()) != nil { break }
            usleep(20_000)
        }
        return (running, port)
    }

    @Test(arguments: [
        ([], OutboxState.sent), (["-p"], .sent), (["-8"], .sent), (["-e"], .sent), (["-r", "mail"], .queued),
        (["-f", "mail"], .refused), (["-r", "rcpt"], .queued), (["-f", "rcpt"], .refused), (["-r", "data"], .queued),
        (["-f", "data"], .refused), (["-r", "."], .queued), (["-f", "."], .refused), (["-q", "mail"], .queued),
        (["-q", "rcpt"], .queued), (["-q", "data"], .queued), (["-q", "."], .maybeSent),
        (["-p", "-f", "rcpt"], .refused),
        (["-p", "-q", "."], .maybeSent), (["-w", "1"], .sent),
    ])
    func `the outbox is right with the sink's faults`(options: [String], expected: OutboxState) throws {
        let (running, port) = try sink(options)
        defer { running.stop() }
        let store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test"), zone: Fixtures.berlin)
        )
        try store.commit([
            StoreConformance.record(1, order: "8140123456789012", letters: [StoreConformance.letter("a")])
        ])
        let server = MailServer(host: "127.0.0.1", port: port, security: .none, timeoutInSeconds: 5)
        let runner = OutboxRunner(store: store, sender: SMTPSender(server))
        _ = try runner.run(at: Fixtures.at("2026-03-02T09:01"), random: { 0.5 })
        let row = try #require(try store.outbox(state: nil).first)
        #expect(row.state == expected, "\(options): \(row.lastAnswer ?? "")")
    }
}
