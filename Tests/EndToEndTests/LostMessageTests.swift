import Foundation
import TestSupport
import Testing

/// A message to a seller whose address does not work, from a real server to the chat.
@Suite(.timeLimit(.minutes(15))) struct LostMessageTests {
    private let folder: Folder
    private let server: PostfixServer
    private let configuration: String

    init() throws {
        folder = try Folder()
        server = try PostfixServer()
        configuration = folder.path + "/config.yaml"
        try """
        me: { name: Mia, email: mia@example.test }
        hold: 0
        mail:
          from: mia@example.test
          smtp: { host: localhost, port: \(server.port), security: starttls, certificates: \(server.certificate), timeout: 60 }

        """
        .write(toFile: configuration, atomically: true, encoding: .utf8)
    }

    private func run(
        _ arguments: [String],
        lines: [String] = [],
        expecting status: Int32 = 0
    ) throws -> Program.Result {
        let result = try Program.run(
            arguments + ["--db", folder.path + "/r.db", "--config", configuration],
            lines: lines
        )
        #expect(result.status == status, "\(arguments): \(result.err)")
        return result
    }

    private func begin(_ address: String, expecting status: Int32 = 0) throws {
        let lines = [
            "cancel order 8140123456789012, ordered by mistake, paid, not shipped", "/set seller-email \(address)",
            "/send",
        ]
        _ = try run(["chat"], lines: lines, expecting: status)
    }

    private func state() throws -> [String: Any] {
        let answer = try run(["chat", "--json"], lines: [#"{"command": "/status"}"#])
        return try answer.objects().last ?? [:]
    }

    private func expectLost() throws {
        let now = try state()
        #expect((now["says"] as? [String])?.first == "Your last message has not reached the seller.", "\(now)")
        #expect((now["state"] as? [String: Any])?["status"] as? String == "draft")
        let clocks = now["clocks"] as? [[String: Any]] ?? []
        #expect(!clocks.contains { $0["id"] as? String == "seller-answer" }, "\(clocks)")
        let draft = try #require(now["draft"] as? [String: Any])
        #expect(draft["to"] as? String == "conversation" && draft["template"] as? String == "request-by-mistake")
        #expect(try run(["show", "1"]).out.contains("a message has not reached the seller"))
    }

    @Test func `a delivery notice of the server takes the message back`() throws {
        try begin("gone@elsewhere.test")
        #expect(((try state())["state"] as? [String: Any])?["status"] as? String == "asked")
        let notice = try #require(try server.mails(atLeast: 1).first { $0.to == "mia@example.test" })
        let path = folder.path + "/notice.eml"
        try notice.data.write(to: URL(fileURLWithPath: path))
        _ = try run(["mail", "add", path])
        try expectLost()
    }

    @Test func `an address that the server refuses takes the message back, and the buyer is mailed`() throws {
        // One email could not be sent.
        try begin("nosuch@example.test", expecting: 1)
        try expectLost()
        // Other notices may be there before.
        var text = ""
        for _ in 0..<600 where !text.contains("a message was not delivered") {
            usleep(100_000)
            text = try server.mails(atLeast: 1).filter { $0.to == "mia@example.test" }
                .map { String(decoding: $0.data, as: UTF8.self) }.joined(separator: "\n")
        }
        #expect(text.contains("a message was not delivered") && text.contains("550 5.1.1"), "\(text)")
        #expect(text.contains("conversation instead"), "\(text)")
    }
}
