import Foundation
import MailFormat
import TestSupport
import Testing

/// What Python's email package found in a mail.
private struct Found: Decodable {
    var subject: String
    var from: String
    var name: String
    var to: String
    var date: String
    var id: String
    var auto: String
    var parts: [String: String]
    var defects: [String]
    var longest: Int
    var bare: Int
    var ascii: Bool
}

@Suite struct OutgoingMessageTests {
    @Test(arguments: [
        "", "a", "@b.example", "a@", "a b@c.example", "a@b..example", "a@b.example\r\nBcc: x@y.example",
        "a@b.example, c@d.example", "<a@b.example>",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: EmailAddress.Refusal.self) { try EmailAddress(text) }
    }

    @Test(arguments: [
        "a@b.example", "first.last+tag@sub.example.co.uk", "o'neil@example.test", "x@xn--bcher-kva.example",
    ])
    func `an address is an address`(text: String) throws {
        #expect(try EmailAddress(text).address == text)
    }

    @Test func `dates are those of RFC 5322`() {
        #expect(
            MailDate.text(secondsSinceEpoch: 1_772_438_400, offsetInSeconds: 3600) == "Mon, 02 Mar 2026 09:00:00 +0100"
        )
        #expect(MailDate.text(secondsSinceEpoch: 0, offsetInSeconds: -12_600) == "Wed, 31 Dec 1969 20:30:00 -0330")
    }

    /// Reads mails with Python.
    private func read(_ mails: [[UInt8]]) throws -> [Found] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools/read-mail.py").path
        let lines = mails.map { Data($0).base64EncodedString() + "\n" }.joined()
        let data = try Spawned(Spawned.python, [script]).finish(Data(lines.utf8)).out
        return try data.split(separator: 10).map { try JSONDecoder().decode(Found.self, from: Data($0)) }
    }

    @Test func `another parser reads back what was written`() throws {
        let texts = [
            "Hello", "", "Grüße aus Köln — schön", "订单 8140123456789012：卖家已回复", "Заказ отменён, деньги вернут 😀👨‍👩‍👧",
            String(repeating: "long ", count: 400), String(repeating: "漢", count: 300), "=?utf-8?q?fake?= word",
            "a: b; c, \"d\" <e@f>",
            "tab\there", ".\n..\n.dots", "trailing \nblank  ", "equals = signs == and =20",
            "https://example.test/" + String(repeating: "a", count: 200),
            "From the seller", "line one\nline two\n\nline four",
        ]
        var mails: [[UInt8]] = []
        for text in texts {
            let message = OutgoingMessage(
                from: try EmailAddress(
                    "me@example.test",
                    displayName: text.isEmpty || text.contains(where: { $0.isNewline || $0 == "\t" })
                        ? nil : String(text.prefix(60))
                ),
                to: try EmailAddress("you@example.test"),
                subject: text,
                text: text,
                html: "<p>" + text + "</p>",
                messageID: "1.2@example.test",
                date: MailDate.text(secondsSinceEpoch: 1_772_438_400, offsetInSeconds: 3600),
                isAutomatic: true
            )
            mails.append(message.bytes())
        }
        let found = try read(mails)
        #expect(found.count == texts.count)
        for (text, mail) in zip(texts, found) {
            func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            #expect(folded(mail.subject) == folded(text), "\(text.prefix(40))")
            #expect(mail.defects.isEmpty, "\(text.prefix(40)): \(mail.defects)")
            #expect(
                mail.parts["text/plain"].map { $0.trimmingCharacters(in: .newlines) }
                    == text.trimmingCharacters(in: .newlines),
                "\(text.prefix(40))"
            )
            #expect(text.isEmpty || mail.parts["text/html"]?.contains(text) == true, "\(text.prefix(40))")
            #expect(mail.from == "me@example.test" && mail.to == "you@example.test")
            #expect(
                mail.date == "2026-03-02T09:00:00+01:00" && mail.id == "<1.2@example.test>"
                    && mail.auto == "auto-generated"
            )
            #expect(mail.longest <= 998 && mail.bare == 0 && mail.ascii, "\(text.prefix(40))")
        }
    }
}
