import ConversationCore
import Engine
import Foundation
import MailFormat
import MailTransport
import TestSupport
import Testing

/// The outbox against a real server, over STARTTLS.
@Suite(.serialized, .timeLimit(.minutes(15))) struct PostfixTests {
    /// Texts that come back changed wherever a line is not what it should be.
    private static let texts = [
        "Hello", ".", "..\n.\n...two", "Grüße — 订单 — Заказ 😀", "From the buyer\n\n.hidden", "= =20 =\n\ttab ",
        String(repeating: "long ", count: 500), "line\n\n\n\nline",
    ]

    private func letter(_ number: Int, to address: String) -> Letter {
        var letter = StoreConformance.letter("seller/1/d\(number)")
        letter.to = address
        letter.subject = "Order \(number): Grüße"
        letter.text = PostfixTests.texts[number % PostfixTests.texts.count]
        return letter
    }

    /// What Python's email package reads in mails.
    private func read(_ mails: [[UInt8]]) throws -> [[String: Any]] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/read-mail.py").path
        let lines = mails.map { Data($0).base64EncodedString() + "\n" }.joined()
        return try Spawned(Spawned.python, [script]).finish(Data(lines.utf8)).out.split(separator: 10)
            .map { try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:] }
    }

    @Test(arguments: [1, 4])
    func `each recipient has its own answer, and what arrives is what was stored`(connections: Int) throws {
        let server = try PostfixServer()
        let addresses = ["shop@example.test", "later@example.test", "nosuch@example.test", "lin@example.test"]
        let letters = (0..<48).map { letter($0, to: addresses[$0 % addresses.count]) }
        let store = MemoryStore(
            postman: Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: Fixtures.berlin)
        )
        try store.commit([StoreConformance.record(1, order: "8140123456789012", letters: letters)])
        let sender = SMTPSender(
            MailServer(
                host: "localhost",
                port: server.port,
                security: .starttls,
                certificateFile: server.certificate,
                timeoutInSeconds: 60
            ),
            connections: connections
        )
        _ = try OutboxRunner(store: store, sender: sender).run(at: Fixtures.at("2026-03-02T09:01"), random: { 0.5 })
        let rows = try store.outbox(state: nil)
        for row in rows {
            let answer = row.lastAnswer ?? ""
            switch row.recipient {
            case "later@example.test": #expect(row.state == .queued && answer.contains("450 4.2.1"), "\(answer)")
            case "nosuch@example.test": #expect(row.state == .refused && answer.contains("550 5.1.1"), "\(answer)")
            default: #expect(row.state == .sent && answer.hasPrefix("250 2.0.0"), "\(answer)")
            }
        }
        let sent = rows.filter { $0.state == .sent }
        let delivered = try server.mails(atLeast: sent.count)
        #expect(sent.count == 24 && delivered.count == 24)
        let written = delivered.compactMap { $0.written(from: "Date") }
        #expect(Set(written) == Set(sent.map(\.bytes)), "each mail once, byte for byte")
        for (mail, found) in zip(written, try read(written)) {
            let row = try #require(sent.first { $0.bytes == mail })
            let number = try #require(
                row.subject.split(separator: " ").dropFirst().first.flatMap { Int($0.dropLast()) }
            )
            #expect(found["subject"] as? String == row.subject && found["to"] as? String == row.recipient)
            #expect(found["id"] as? String == "<\(row.messageID)>" && (found["defects"] as? [String])?.isEmpty == true)
            let text = (found["parts"] as? [String: String])?["text/plain"]?.trimmingCharacters(in: .newlines)
            #expect(text == PostfixTests.texts[number % PostfixTests.texts.count].trimmingCharacters(in: .newlines))
        }
    }
}
