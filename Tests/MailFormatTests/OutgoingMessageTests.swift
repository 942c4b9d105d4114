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
    var files: [File]
    var reply: String
    var references: [String]
    var fields: [String]
    var defects: [String]
    var longest: Int
    var bare: Int
    var ascii: Bool

    struct File: Decodable {
        var name: String
        var type: String
        var data: Data
    }
}

@Suite struct OutgoingMessageTests {
    @Test(arguments: [
        "", "a", "@b.example", "a@", "a b@c.example", "a@b..example", "a@b.example\r\nBcc: x@y.example",
        "a@b.example, c@d.example", "<a@b.example>", "a\u{2028}b@c.example", "a\u{202E}b@c.example",
        "a@b\u{3000}.example",
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

    @Test func `another parser finds the files, whatever they are called`() throws {
        let names = [
            "photo.jpg", "a b;c=\"d\".png", "Grüße aus Köln.pdf", "订单截图.png", "😀.txt", "100%'s.csv",
            String(repeating: "长", count: 60) + ".txt", String(repeating: "a", count: 190) + ".bin",
        ]
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let message = OutgoingMessage(
            from: try EmailAddress("me@example.test"),
            to: try EmailAddress("you@example.test"),
            subject: "Evidence",
            text: "See the photos",
            html: "<p>See the photos</p>",
            attachments: try names.enumerated()
                .map { index, name in
                    try Attachment(
                        name: name,
                        mediaType: "application/octet-stream",
                        bytes: Array(bytes.prefix(index * 57))
                    )
                },
            messageID: "1.2@example.test",
            references: ["a@example.test", "b@example.test"],
            date: MailDate.text(secondsSinceEpoch: 1_772_438_400, offsetInSeconds: 3600),
            isAutomatic: false
        )
        let mail = try #require(try read([message.bytes()]).first)
        #expect(mail.defects.isEmpty && mail.ascii && mail.bare == 0 && mail.longest <= 78, "\(mail.defects)")
        #expect(mail.files.map(\.name) == names)
        #expect(mail.files.map { Array($0.data) } == names.indices.map { Array(bytes.prefix($0 * 57)) })
        #expect(mail.parts["text/plain"] == "See the photos" && mail.parts["text/html"] != nil)
        #expect(mail.reply == "<b@example.test>" && mail.references == ["<a@example.test>", "<b@example.test>"])
        #expect(mail.auto == "None")
    }

    @Test(arguments: ["", "a/b", "..", "a\nb", "a\u{0}b", "a\u{85}b", "a\u{202E}gpj.exe"])
    func `a name that is no file name is refused`(name: String) {
        #expect(throws: Attachment.Refusal.self) { try Attachment(name: name, mediaType: "image/png", bytes: []) }
    }

    @Test(arguments: ["image", "image/", "image/png; name=x", "image/p ng", "image/png\r\nX: y"])
    func `a media type that is none is refused`(type: String) {
        #expect(throws: Attachment.Refusal.self) { try Attachment(name: "a", mediaType: type, bytes: []) }
    }

    // FIPS 180-4 examples, and RFC 4231 test cases 1, 2 and 6.
    @Test(arguments: [
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func `digests are those of the standard`(text: String, digest: String) {
        #expect(hex(SHA256.digest(text.utf8)) == digest)
    }

    @Test(arguments: [
        (
            Array(repeating: UInt8(0x0B), count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: UInt8(0xAA), count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func `authentication codes are those of the standard`(key: [UInt8], text: String, code: String) {
        #expect(hex(SHA256.authenticationCode(of: text.utf8, key: key)) == code)
    }

    @Test func `digests and codes of every length are those of Python`() throws {
        let program = """
            import hashlib, hmac
            data = bytes(i * 7 % 251 for i in range(300))
            for n in range(300):
                print(hashlib.sha256(data[:n]).hexdigest(), hmac.new(data[:n], data, "sha256").hexdigest())
            """
        let out = try Spawned(Spawned.python, ["-c", program]).finish().out
        let data = (0..<300).map { UInt8($0 * 7 % 251) }
        let ours = data.indices.map { length in
            let part = Array(data.prefix(length))
            return hex(SHA256.digest(part)) + " " + hex(SHA256.authenticationCode(of: data, key: part))
        }
        #expect(String(decoding: out, as: UTF8.self).split(separator: "\n").map(String.init) == ours)
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `a reply names the conversation, and nobody else can`() {
        let key = ThreadKey(Array(1...32))
        let token = ThreadToken(conversation: 42, letter: "1a2b", key: key)
        #expect(token.description.utf8.count <= 60)
        for id in ["\(token)@example.test", "<\(token)@example.test>", "<\(token.description.uppercased())@EXAMPLE>"] {
            #expect(ThreadToken(messageID: id, key: key)?.conversation == 42, "\(id)")
        }
        let text = token.description
        let forged = [
            text.replacing(".42.", with: ".43."), text.replacing(".42.", with: ".042."), String(text.dropLast()),
            text.replacing("1a2b", with: "1a2c"), "r.42.1a2b.", "r.42.1a2b", "", "x" + text, "r.-1.a.b",
            "r.99999999999999999999.a.b",
        ]
        for id in forged { #expect(ThreadToken(messageID: "<\(id)@example.test>", key: key) == nil, "\(id)") }
        #expect(ThreadToken(messageID: text, key: ThreadKey(Array(2...33))) == nil)
        #expect("\(key)" == "••••")
    }
}
