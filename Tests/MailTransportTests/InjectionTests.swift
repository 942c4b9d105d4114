import Engine
import Foundation
import MailFormat
@testable import MailTransport
import TestSupport
import Testing

/// Nothing that people, sellers or files say can become a command, a recipient, a field or a second mail.
///
/// 2,000 mails a run; `RESCIND_RANDOM_MAILS=1000000` for a million.
@Suite struct InjectionTests {
    private static let sliceSize = 2000
    private static let slices: Int = {
        let wanted = ProcessInfo.processInfo.environment["RESCIND_RANDOM_MAILS"].flatMap { Int($0) } ?? sliceSize
        return (wanted + sliceSize - 1) / sliceSize
    }()

    /// Random mails whose every value wants to be something else.
    private struct RandomMail {
        private static let alphabet = Array(
            "ab \r\n\u{0}\u{B}\u{C}\u{85}\u{2028}\u{FEFF}\u{202E}:<>@,;()[]\"\\=?_%+é漢😀.-\t".unicodeScalars
        )
        private static let traps = [
            "\r\nBcc: x@evil.test\r\n", "\r\n.\r\nMAIL FROM:<x@evil.test>\r\n", "\n.\n", "\r.\r", "\r\n\r\n", ".", "..",
            "=?utf-8?q?=0D=0ABcc:_x@evil.test?=", "=?utf-8?b?DQpCY2M6IHhAZXZpbC50ZXN0?=", "> NOTIFY=NEVER",
            "\r\nRCPT TO:<x@evil.test>\r\n", "--=_boundary--", "\r\nDATA\r\n", "%0D%0A", "\u{2028}Bcc: x@evil.test",
            "<x@evil.test>", ", x@evil.test", "QUIT\r\n", "\"@evil.test",
        ]
        var random: Generator

        mutating func words() -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &random) { text.append(random.pick(RandomMail.alphabet)) }
            var words = String(text)
            if random.isOne(in: 2) { words += random.pick(RandomMail.traps) }
            if random.isOne(in: 8) { words += String(repeating: random.pick(["long", "漢", ". "]), count: 400) }
            if random.isOne(in: 3) { words = random.pick(RandomMail.traps) + words }
            return words
        }

        /// An address that the program takes; most of what is tried is refused.
        mutating func address(_ plain: String) throws -> EmailAddress {
            for _ in 0..<4 {
                let local = words().prefix(12)
                let domain = random.isOne(in: 2) ? "example.test" : String(words().prefix(8))
                if let address = try? EmailAddress("\(local)@\(domain)", displayName: words()) { return address }
            }
            let named = try? EmailAddress(plain, displayName: words())
            return try named ?? EmailAddress(plain)
        }

        mutating func attachments() -> [MailFormat.Attachment] {
            guard random.isOne(in: 4) else { return [] }
            let name = words().split(whereSeparator: \.isNewline).joined().prefix(60)
            return [try? MailFormat.Attachment(name: String(name), mediaType: "image/png", bytes: Array(words().utf8))]
                .compactMap { $0 }
        }

        mutating func mail(_ id: Int64) throws -> OutgoingMail {
            let message = OutgoingMessage(
                from: try address("me@example.test"),
                to: try address("you@example.test"),
                subject: words(),
                text: words(),
                html: random.isOne(in: 2) ? words() : nil,
                attachments: attachments(),
                messageID: words() + "@example.test",
                references: [words(), words()],
                date: MailDate.text(secondsSinceEpoch: 1_772_438_400, offsetInSeconds: 3600),
                isAutomatic: random.isOne(in: 2)
            )
            return OutgoingMail(
                id: id,
                sender: message.from,
                recipient: message.to,
                bytes: message.bytes(),
                envelopeID: words()
            )
        }
    }

    private struct Item: Encodable {
        var stream: Data
        var message: Data
        var sender: String
        var recipient: String
    }

    /// What a client writes when the server takes everything.
    private func stream(of mail: OutgoingMail, isPipelined: Bool) -> [UInt8] {
        let offers = ["SIZE", "8BITMIME", "SMTPUTF8", "DSN"] + (isPipelined ? ["PIPELINING"] : [])
        var dialogue = SMTPDialogue(
            [mail],
            capabilities: SMTPCapabilities(transcript: offers.map { "250-\($0)\r\n" }.joined() + "250 OK\r\n")
        )
        var written: [UInt8] = []
        var steps = dialogue.start()
        var answers = ["250 ok", "250 ok", "354 go on", "250 taken"]
        while !answers.isEmpty {
            for step in steps { if case .write(let bytes) = step { written += bytes } }
            if steps.contains(.finished) { break }
            steps = dialogue.received(Array((answers.removeFirst() + "\r\n").utf8))
        }
        return written
    }

    @Test(arguments: 0..<slices)
    func `another reader finds one mail, its one recipient, and no field that is not ours`(slice: Int) throws {
        var random = RandomMail(random: Generator(state: UInt64(slice)))
        let encoder = JSONEncoder()
        var lines = Data()
        for index in 0..<InjectionTests.sliceSize {
            let mail = try random.mail(Int64(index))
            let item = Item(
                stream: Data(stream(of: mail, isPipelined: index % 2 == 0)),
                message: Data(mail.bytes),
                sender: mail.sender.address,
                recipient: mail.recipient.address
            )
            lines += try encoder.encode(item) + [10]
        }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/read-smtp-stream.py").path
        let found = try Spawned(Spawned.python, [script]).finish(lines).out.split(separator: 10)
            .map { try JSONDecoder().decode([String].self, from: Data($0)) }
        #expect(found.count == InjectionTests.sliceSize)
        let wrong = found.enumerated().filter { !$0.element.isEmpty }
        #expect(wrong.isEmpty, "slice \(slice): \(wrong.prefix(5).map { "mail \($0.offset): \($0.element)" })")
    }
}
