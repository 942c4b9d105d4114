import ConversationCore
import Engine
import Foundation
import MailTransport
import StrictYAML
import Testing

@testable import RescindCommand

@Suite struct SettingsTests {
    /// Reads a configuration from a file.
    private func settings(_ text: String) throws -> Settings {
        let path = NSTemporaryDirectory() + "/rescind-config-" + UUID().uuidString + ".yaml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try Settings(file: path)
    }

    @Test func `a configuration is read`() throws {
        let read = try settings(
            """
            me: { name: Mia, email: mia@example.test }
            language: en
            time-zone: Europe/Berlin
            hold: 30
            mail:
              from: mia@example.test
              smtp: { host: 127.0.0.1, port: 2525, security: starttls, user: mia, password: { env: PATH } }
            """
        )
        #expect(
            read.name == "Mia" && read.holdInSeconds == 30 && read.smtp?.port == 2525 && read.smtp?.username == "mia"
        )
    }

    @Test(arguments: [
        ("mial: {}\n", 1, 1, "did you mean “mail”?"), ("me: { email: nobody }\n", 1, 14, "one @"),
        ("hold: soon\n", 1, 7, "soon"), ("mail:\n  smtp: { host: a, prot: 25 }\n", 2, 20, "did you mean “port”?"),
        ("mail:\n  smtp: { host: a, user: b, password: secret }\n", 2, 39, "must not stand"),
        ("mail:\n  smtp: { host: a, user: b, password: { env: RESCIND_NOT_SET } }\n", 2, 46, "not set"),
        ("mail:\n  smtp: { port: 25 }\n", 2, 9, "host"), ("hold: 1\nme: {}\nhold: 2\n", 3, 1, "twice"),
        ("hold: 1\nme: { name: !!str Mia }\n", 2, 13, "tags"), ("hold: 1\nme: { name: &a Mia }\n", 2, 13, "anchors"),
    ])
    func `a mistake has its place and a remedy, whatever ends the lines`(
        text: String,
        line: Int,
        column: Int,
        says: String
    ) {
        for end in ["\n", "\r\n", "\r", "\u{85}"] {
            do {
                _ = try settings(text.replacing("\n", with: end))
                Issue.record("the mistake was not found")
            } catch let mistake as FileMistake {
                #expect(
                    mistake.line == line && mistake.column == column && mistake.description.contains(says),
                    "\(mistake)"
                )
            } catch { Issue.record("\(error)") }
        }
    }

    @Test func `a password is not shown`() throws {
        let read = try settings("mail:\n  smtp: { host: a, user: b, password: { env: HOME } }\n")
        let home = try #require(ProcessInfo.processInfo.environment["HOME"])
        var dumped = ""
        dump(read, to: &dumped)
        #expect(!"\(read)".contains(home) && !dumped.contains(home))
    }

    @Test(arguments: [
        ("Europe/Berlin", 3600, 7200), ("America/St_Johns", -12_600, -9000), ("Asia/Kolkata", 19_800, 19_800),
        ("+05:30", 19_800, 19_800),
    ])
    func `zones are those of the system's own files`(name: String, winter: Int, summer: Int) throws {
        let zone = try ZoneFile.zone(name)
        let january = try #require(Instant(iso8601: "2026-01-15T12:00:00Z"))
        let july = try #require(Instant(iso8601: "2026-07-15T12:00:00Z"))
        #expect(zone.offsetInSeconds(at: january) == winter && zone.offsetInSeconds(at: july) == summer)
        // Beyond the file's last entry its rule goes on.
        #expect(zone.offsetInSeconds(at: try #require(Instant(iso8601: "2047-07-15T12:00:00Z"))) == summer)
    }

    @Test(arguments: ["Mars/Olympus", "../../etc/passwd", "", "/etc/passwd", "+99:00"])
    func `what is no zone is refused`(name: String) {
        #expect(throws: (any Error).self) { try ZoneFile.zone(name) }
    }
}

@Suite struct TerminalTests {
    @Test(arguments: [
        ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{7}b", "ab"), ("\u{202E}abc", "abc"), ("a\u{9B}31mb", "a31mb"),
        ("订单\tok\n", "订单\tok\n"),
        ("\u{2066}x\u{2069}", "x"), ("a\rb", "ab"), ("👨‍👩‍👧", "👨‍👩‍👧"),
    ])
    func `foreign text cannot drive the terminal`(text: String, inert: String) {
        #expect(TerminalText.inert(text) == inert)
    }

    @Test func `lines are read whole, also long and broken ones`() throws {
        let pipe = Pipe()
        let bytes =
            Data("one\r\n\ntwo".utf8) + Data([10, 0xFF, 0xFE, 10]) + Data(repeating: 97, count: 5000) + Data([10])
            + Data("end".utf8)
        Thread.detachNewThread {
            try? pipe.fileHandleForWriting.write(contentsOf: bytes)
            try? pipe.fileHandleForWriting.close()
        }
        var reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor, limit: 1000)
        var seen: [String] = []
        while let line = reader.next() {
            switch line {
            case .text(let text): seen.append(text)
            case .tooLong(let bytes): seen.append("long \(bytes)")
            case .notUTF8: seen.append("bad")
            }
        }
        #expect(seen == ["one", "", "two", "bad", "long 5000", "end"])
    }
}

@Suite struct ChatInputTests {
    @Test(arguments: [
        ("{\"text\":\"a\"}", ChatInput.text("a")), ("{\"seller\":\"b\\nc\"}", .seller("b\nc")),
        ("{\"command\":\"/undo\"}", .text("/undo")),
    ])
    func `a line of JSON is an input`(line: String, input: ChatInput) {
        #expect(ChatJSON.input(line) == input)
    }

    @Test(arguments: [
        "", "x", "[]", "1", "{}", "{\"text\":1}", "{\"txt\":\"a\"}", "{\"text\":\"a\",\"seller\":\"b\"}",
        "{\"command\":\"undo\"}", "{\"text\":\"a\"} x",
    ])
    func `what is no input is refused`(line: String) {
        guard case .unusable = ChatJSON.input(line) else {
            Issue.record("\(line) was taken")
            return
        }
    }
}
