import Engine
import MailFormat
@testable import MailTransport
import Testing

@Suite struct SMTPDialogueTests {
    private func mail(_ id: Int64, _ text: String = "Subject: x\r\n\r\nHello\r\n") throws -> OutgoingMail {
        OutgoingMail(
            id: id,
            sender: try EmailAddress("me@example.test"),
            recipient: try EmailAddress("you\(id)@example.test"),
            bytes: Array(text.utf8)
        )
    }

    /// A server that answers commands by a rule, and what came of it.
    private struct Server {
        var results: [Int64: MailSendResult] = [:]
        var groups: [[Int64]] = []
        var commits: [Int64] { groups.flatMap { $0 } }
        var writes = 0
        var lines: [String] = []
        var bodies: [String] = []
        /// Called with each command; `nil` closes the connection.
        var answer: (String) -> String?
        private var inBody = false
        private var body = ""

        init(answer: @escaping (String) -> String?) {
            self.answer = answer
        }

        mutating func run(_ mails: [OutgoingMail], pipelining: Bool, chunk: Int = 1 << 20, group: Int = 1) {
            var capabilities = SMTPCapabilities()
            capabilities.pipelining = pipelining
            var dialogue = SMTPDialogue(mails, capabilities: capabilities, group: group)
            var steps = dialogue.start()
            var pending: [UInt8] = []
            var isClosed = false
            for _ in 0..<10_000 {
                for step in steps {
                    switch step {
                    case .commit(let ids): groups.append(ids)
                    case .write(let bytes):
                        writes += 1
                        guard let said = take(bytes) else {
                            isClosed = true
                            continue
                        }
                        pending += Array(said.utf8)
                    case .result(let id, let result):
                        #expect(results[id] == nil, "mail \(id) has two results")
                        results[id] = result
                    case .finished: return
                    }
                }
                if pending.isEmpty {
                    steps = isClosed ? dialogue.stop("the server closed the connection") : dialogue.stop("silence")
                    isClosed = true
                    if steps.isEmpty { return }
                    continue
                }
                let part = Array(pending.prefix(chunk))
                pending.removeFirst(part.count)
                steps = dialogue.received(part)
            }
        }

        /// Feeds bytes to the server; `nil` when it closes.
        private mutating func take(_ bytes: [UInt8]) -> String? {
            var said = ""
            var rest = String(decoding: bytes, as: UTF8.self)[...]
            while let end = rest.firstRange(of: "\r\n") {
                let line = String(rest[..<end.lowerBound])
                rest = rest[end.upperBound...]
                if inBody {
                    if line == "." {
                        inBody = false
                        bodies.append(body)
                        body = ""
                        guard let reply = answer("<body>") else { return nil }
                        said += reply + "\r\n"
                    } else {
                        body += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
                    }
                    continue
                }
                lines.append(line)
                guard let reply = answer(line) else { return nil }
                if line == "DATA", reply.hasPrefix("354") { inBody = true }
                said += reply + "\r\n"
            }
            return said
        }
    }

    private static func friendly(_ line: String) -> String? {
        switch line {
        case "DATA": "354 go on"
        case "QUIT": "221 bye"
        case "<body>": "250 2.0.0 queued as 12"
        default: "250 ok"
        }
    }

    @Test(arguments: [true, false], [1, 3, 1 << 20])
    func `mails are accepted, each committed before its dot`(pipelining: Bool, chunk: Int) throws {
        var server = Server(answer: Self.friendly)
        server.run([try mail(1), try mail(2), try mail(3)], pipelining: pipelining, chunk: chunk)
        #expect(server.results.count == 3 && server.commits == [1, 2, 3])
        for (_, result) in server.results {
            guard case .accepted = result else {
                Issue.record("\(result)")
                continue
            }
        }
        #expect(server.bodies == Array(repeating: "Subject: x\r\n\r\nHello\r\n", count: 3))
    }

    @Test(arguments: [true, false])
    func `a group is committed at once, before its first dot`(pipelining: Bool) throws {
        var server = Server(answer: Self.friendly)
        server.run(try (1...7).map { try mail($0) }, pipelining: pipelining, group: 3)
        #expect(server.groups == [[1, 2, 3], [4, 5, 6], [7]] && server.results.count == 7)
    }

    @Test func `with pipelining a mail costs one round trip`() throws {
        var server = Server(answer: Self.friendly)
        server.run(try (1...50).map { try mail($0) }, pipelining: true)
        #expect(server.writes == 51, "the first envelope, and each body with the next envelope: \(server.writes)")
    }

    @Test func `a line that begins with a dot arrives as it was written`() throws {
        var server = Server(answer: Self.friendly)
        server.run([try mail(1, "Subject: x\r\n\r\n.\r\n..two\r\nend")], pipelining: true)
        #expect(server.bodies == ["Subject: x\r\n\r\n.\r\n..two\r\nend\r\n"])
    }

    @Test(arguments: [true, false])
    func `a refused recipient does not hold up the others`(pipelining: Bool) throws {
        var hasRecipient = false
        var server = Server { line in
            if line.hasPrefix("RCPT") { hasRecipient = !line.contains("you2@") }
            if line == "DATA", !hasRecipient { return "503 5.5.1 no recipient" }
            return line.contains("you2@") ? "550 5.1.1 no such user" : Self.friendly(line)
        }
        server.run([try mail(1), try mail(2), try mail(3)], pipelining: pipelining)
        guard case .refused(let words)? = server.results[2] else {
            Issue.record("\(server.results)")
            return
        }
        #expect(words.contains("no such user") && server.commits == [1, 3] && server.bodies.count == 2)
    }

    @Test func `4xx is put off, 5xx refused`() throws {
        var later = Server { $0 == "<body>" ? "451 4.7.1 greylisted" : Self.friendly($0) }
        later.run([try mail(1)], pipelining: true)
        #expect(later.results[1] == .deferred("451 4.7.1 greylisted"))
        var never = Server { $0 == "<body>" ? "554 5.7.1 spam" : Self.friendly($0) }
        never.run([try mail(1)], pipelining: true)
        #expect(never.results[1] == .refused("554 5.7.1 spam"))
    }

    @Test(arguments: [true, false])
    func `no answer after the dot is in doubt, before it is not`(pipelining: Bool) throws {
        var after = Server { $0 == "<body>" ? nil : Self.friendly($0) }
        after.run([try mail(1), try mail(2)], pipelining: pipelining)
        guard case .unknown? = after.results[1], case .deferred? = after.results[2] else {
            Issue.record("\(after.results)")
            return
        }
        var before = Server { $0 == "DATA" ? nil : Self.friendly($0) }
        before.run([try mail(1)], pipelining: pipelining)
        guard case .deferred? = before.results[1] else {
            Issue.record("\(before.results)")
            return
        }
        #expect(before.commits.isEmpty)
    }

    @Test(arguments: [
        "hello?", "99 x", "250-never ends", "\u{0}\u{1}", "250", String(repeating: "x", count: 20_000),
    ])
    func `a server that does not speak SMTP loses no mail`(words: String) throws {
        var server = Server { $0.hasPrefix("MAIL") ? words : Self.friendly($0) }
        server.run([try mail(1), try mail(2)], pipelining: false)
        #expect(server.results.count == 2)
        for (_, result) in server.results {
            if case .unknown = result { Issue.record("nothing had left, yet it is in doubt") }
        }
    }

    @Test(arguments: [
        ("451 5.7.1 never", false), ("554 4.7.1 greylisted", true), ("450 wait", true), ("550 no", false),
        ("450 4.22.1 wait", true), ("550 5.1 is no enhanced code", false),
    ])
    func `the enhanced code decides whether trying again can help`(words: String, isTemporary: Bool) throws {
        var server = Server { $0 == "<body>" ? words : Self.friendly($0) }
        server.run([try mail(1)], pipelining: true)
        #expect(server.results[1] == (isTemporary ? .deferred(words) : .refused(words)))
    }

    @Test func `a server that wants a login refuses no message for good`() throws {
        var server = Server { $0.hasPrefix("MAIL") ? "530 5.7.0 Authentication required" : Self.friendly($0) }
        server.run([try mail(1)], pipelining: false)
        #expect(server.results[1] == .deferred("530 5.7.0 Authentication required", because: .loginRefused))
    }

    @Test(arguments: [true, false])
    func `an answer to a body that has not left is not believed`(pipelining: Bool) throws {
        var server = Server { $0 == "DATA" ? "354 go on\r\n250 2.0.0 queued" : Self.friendly($0) }
        server.run([try mail(1), try mail(2)], pipelining: pipelining)
        #expect(server.bodies.isEmpty && server.commits.isEmpty && server.results.count == 2)
        for (_, result) in server.results {
            guard case .deferred = result else {
                Issue.record("\(result)")
                continue
            }
        }
    }

    @Test func `what the server offers is used, and only that`() throws {
        var all = SMTPCapabilities(
            transcript: "250-mx\r\n250-SIZE 100\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 DSN\r\n"
        )
        let mail = OutgoingMail(
            id: 1,
            sender: try EmailAddress("mé@example.test"),
            recipient: try EmailAddress("you@example.test"),
            bytes: Array("Subject: é\r\n".utf8),
            envelopeID: "a+b=c@d"
        )
        let envelope = try SMTPEnvelope(mail, all)
        #expect(
            envelope.sender
                == "MAIL FROM:<mé@example.test> SIZE=13 SMTPUTF8 BODY=8BITMIME RET=HDRS ENVID=a+2Bb+3Dc@d"
        )
        #expect(envelope.recipient == "RCPT TO:<you@example.test> NOTIFY=FAILURE,DELAY")
        all.eightBitMIME = false
        #expect(throws: SMTPEnvelope.Refusal.self) { try SMTPEnvelope(mail, all) }
        all.eightBitMIME = true
        all.smtpUTF8 = false
        #expect(throws: SMTPEnvelope.Refusal.self) { try SMTPEnvelope(mail, all) }
        all.smtpUTF8 = true
        all.sizeLimit = 12
        #expect(throws: SMTPEnvelope.Refusal.self) { try SMTPEnvelope(mail, all) }
    }

    @Test func `421 closes in good order`() throws {
        var count = 0
        var server = Server { line in
            if line.hasPrefix("MAIL") { count += 1 }
            return line.hasPrefix("MAIL") && count == 2 ? "421 4.3.2 shutting down" : Self.friendly(line)
        }
        server.run([try mail(1), try mail(2), try mail(3)], pipelining: false)
        guard case .accepted? = server.results[1], case .deferred? = server.results[2],
            case .deferred? = server.results[3]
        else {
            Issue.record("\(server.results)")
            return
        }
    }

    @Test func `capabilities come from the last EHLO reply`() {
        let capabilities = SMTPCapabilities(
            transcript:
                "220 mx\r\n250-mx\r\n250 STARTTLS\r\n220 go\r\n250-mx\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 AUTH PLAIN\r\n"
        )
        #expect(capabilities.pipelining && capabilities.sizeLimit == 1000 && capabilities.offersAuthentication)
    }
}
