import Foundation
import TestSupport
import Testing

/// A mail server on loopback with its own certificate.
private final class MailServer {
    let folder: Folder
    let running: Spawned
    let port: Int
    var certificate: String { folder.path + "/certificate.pem" }
    var mails: String { folder.path + "/Maildir" }

    init() throws {
        folder = try Folder()
        let certificates = try Spawned(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", folder.path + "/key.pem", "-out",
                folder.path + "/certificate.pem",
            ]
        )
        guard certificates.finish().status == 0 else { throw Failure(what: "openssl made no certificate") }
        running = try Spawned(
            Spawned.python,
            [
                Program.root + "/Tests/Tools/smtp-server.py", folder.path + "/certificate.pem",
                folder.path + "/key.pem", folder.path + "/Maildir",
            ]
        )
        guard let line = running.readLine(), let port = Int(line) else {
            throw Failure(what: "the mail server did not start: install python3-aiosmtpd")
        }
        self.port = port
    }

    deinit { running.stop() }

    struct Failure: Error { var what: String }

    /// A configuration that uses this server.
    func configuration(
        password: String = "secret word",
        certificate: String? = nil,
        host: String = "localhost",
        port: Int? = nil
    ) throws -> String {
        let path = folder.path + "/config-\(UUID().uuidString).yaml"
        let secret = folder.path + "/password-\(UUID().uuidString)"
        _ = FileManager.default.createFile(
            atPath: secret,
            contents: Data(password.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        let trust =
            (certificate ?? self.certificate).isEmpty ? "" : ", certificates: \(certificate ?? self.certificate)"
        try """
        me: { name: Mia Müller, email: mia@example.test }
        hold: 0
        mail:
          from: mia@example.test
          smtp: { host: \(host), port: \(port ?? self.port), security: starttls, user: mia, password: { file: \(secret) }\(trust), timeout: 10 }

        """
        .write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// What Python's parser finds in the delivered mails, by recipient.
    func delivered() throws -> [[String: Any]] {
        let new = mails + "/new"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: new)) ?? []
        let lines = names.compactMap { FileManager.default.contents(atPath: new + "/" + $0)?.base64EncodedString() }
        let reader = try Spawned(Spawned.python, [Program.root + "/Tests/Tools/read-mail.py"])
        let data = reader.finish(Data(lines.map { $0 + "\n" }.joined().utf8)).out
        return try data.split(separator: 10)
            .map { try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:] }
    }
}

@Suite(.timeLimit(.minutes(15))) struct MailTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private func chat(_ configuration: String) -> [String] {
        ["chat", "--db", folder.path + "/r.db", "--config", configuration]
    }

    private let lines = [
        "cancel order 8140123456789012, ordered by mistake, paid, not shipped", "/set seller-email seller@example.test",
        "/send", "skip", "skip",
        "/paste", "很抱歉，请再等两天 — c'est long", ".",
    ]

    @Test func `a message and a notice arrive over STARTTLS and AUTH, and another parser reads them`() throws {
        let server = try MailServer()
        let result = try Program.run(chat(try server.configuration()), lines: lines)
        #expect(result.status == 0, "\(result.err)")
        #expect(result.err.contains("localhost"), "the chat says where mail goes")
        let mails = try server.delivered()
        #expect(
            mails.count == 3,
            "the message, the notice of the reply, and that a draft waits: \(mails.map { $0["subject"] ?? "" })"
        )
        for mail in mails {
            #expect(
                (mail["defects"] as? [String])?.isEmpty == true && mail["from"] as? String == "mia@example.test",
                "\(mail)"
            )
            #expect(mail["name"] as? String == "Mia Müller")
        }
        let toSeller = try #require(mails.first { $0["to"] as? String == "seller@example.test" })
        #expect((toSeller["subject"] as? String)?.contains("8140123456789012") == true)
        #expect(((toSeller["parts"] as? [String: String])?["text/plain"])?.contains("by mistake") == true)
        let notice = try #require(mails.first { ($0["subject"] as? String)?.contains("the seller answered") == true })
        let parts = try #require(notice["parts"] as? [String: String])
        #expect(
            parts["text/plain"]?.contains("很抱歉，请再等两天 — c'est long") == true
                && parts["text/html"]?.contains("很抱歉") == true
        )
        // Nothing is sent twice.
        let again = try Program.run(chat(try server.configuration()), lines: ["/status"])
        #expect(again.status == 0)
        #expect(try server.delivered().count == 3)
    }

    @Test func `a wrong password`() throws {
        let server = try MailServer()
        let result = try Program.run(chat(try server.configuration(password: "wrong")), lines: lines)
        #expect(
            result.status == 77 && result.err.contains("mia") && !result.err.contains("wrong password: wrong"),
            "\(result.status) \(result.err)"
        )
        #expect(try server.delivered().isEmpty)
        // Nothing is lost: with the right password everything leaves.
        let mended = try Program.run([
            "send", "--retry", "--db", folder.path + "/r.db", "--config", try server.configuration(),
        ])
        #expect(mended.status == 0, "\(mended.err)")
        #expect(try server.delivered().count == 3)
    }

    @Test func `a certificate that is not trusted`() throws {
        let server = try MailServer()
        let result = try Program.run(chat(try server.configuration(certificate: "")), lines: lines)
        #expect(result.status == 69 && result.err.contains("certificate"), "\(result.status) \(result.err)")
        #expect(try server.delivered().isEmpty)
    }

    @Test func `a certificate for another host`() throws {
        let server = try MailServer()
        let result = try Program.run(chat(try server.configuration(host: "127.0.0.1")), lines: lines)
        #expect(result.status == 69 && result.err.contains("certificate"), "\(result.status) \(result.err)")
        #expect(try server.delivered().isEmpty)
    }

    @Test func `no server there`() throws {
        let server = try MailServer()
        let result = try Program.run(chat(try server.configuration(port: 1)), lines: lines)
        #expect(result.status == 69 && result.err.contains("localhost:1"), "\(result.status) \(result.err)")
        let outbox = try Program.run(["outbox", "--db", folder.path + "/r.db", "--json"])
        #expect(outbox.out.components(separatedBy: "\"queued\"").count == 4, "\(outbox.out) \(outbox.err)")
    }

    @Test func `without mail settings a local folder takes the mail, and the chat says so`() throws {
        let result = try Program.run(["chat", "--db", folder.path + "/r.db"], lines: lines)
        #expect(result.status == 0 && result.err.contains(folder.path + "/Maildir"), "\(result.err)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Maildir/new")
        #expect(names.count == 2, "the notice of the reply, and that a draft waits; the message to the seller is held")
    }

    @Test func `RESCIND_NO_SEND keeps everything here`() throws {
        let result = try Program.run(
            ["chat", "--db", folder.path + "/r.db"],
            lines: lines,
            environment: ["RESCIND_NO_SEND": "1"]
        )
        #expect(result.status == 0 && result.err.contains("switched off"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/Maildir"))
    }

    @Test func `killed at any point of sending, nothing is lost and nothing is sent twice`() throws {
        let rig = try Spawned(
            Spawned.python,
            [Program.root + "/Tests/Tools/crash-outbox.py", Program.path, "10", "\(UInt64.random(in: 0..<1_000_000))"]
        )
        let (out, err, status) = rig.finish()
        #expect(status == 0, "\(String(decoding: out + err, as: UTF8.self))")
    }

    @Test func `after a power cut no mail is gone, and none that has left would be sent again`() throws {
        let rig = try Spawned(
            Spawned.python,
            [Program.root + "/Tests/Tools/power-loss.py", Program.path, "60", "\(UInt64.random(in: 0..<1_000_000))"]
        )
        let (out, err, status) = rig.finish()
        #expect(status == 0, "\(String(decoding: out + err, as: UTF8.self))")
    }
}
