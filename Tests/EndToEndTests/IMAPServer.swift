import Foundation
import TestSupport

/// Dovecot on loopback with its own certificates, and a mailbox to put mails into.
final class IMAPServer {
    private struct Ports: Decodable {
        var imap: Int
        var imaps: Int
        var ca: String
    }

    struct Failure: Error, CustomStringConvertible { var description: String }

    let folder: Folder
    private let running: Spawned
    private let ports: Ports
    private var delivered = 0

    /// The port that speaks STARTTLS.
    var port: Int { ports.imap }
    /// The port that speaks TLS from the first byte.
    var tlsPort: Int { ports.imaps }
    /// The mailbox on disk.
    var mailbox: String { folder.path + "/mail/mia" }

    init() throws {
        folder = try Folder()
        running = try Spawned(Spawned.python, [Program.root + "/Tests/Tools/imap-server.py", folder.path])
        guard let line = running.readLine(),
            let ports = try? JSONDecoder().decode(Ports.self, from: Data(line.utf8))
        else { throw Failure(description: "Dovecot did not start: install dovecot-imapd") }
        self.ports = ports
    }

    deinit {
        running.closeInput()
        running.wait()
    }

    /// Puts a mail into the mailbox, as a delivery does.
    func deliver(_ mail: String) throws {
        delivered += 1
        let name = "\(1_700_000_000 + delivered).\(delivered).test"
        let temporary = mailbox + "/tmp/" + name
        try Data(mail.utf8).write(to: URL(fileURLWithPath: temporary))
        // The server reads it as another user.
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: temporary)
        try FileManager.default.moveItem(atPath: temporary, toPath: mailbox + "/new/" + name)
    }

    /// Lets the server number its mails anew, under another UIDVALIDITY.
    ///
    /// Left to itself the server takes the second of the day for it, which may be the one that it took before.
    func renumber() throws {
        let list = mailbox + "/dovecot-uidlist"
        let head = try String(contentsOfFile: list, encoding: .utf8).prefix { $0 != "\n" }.split(separator: " ")
        guard let old = head.first(where: { $0.hasPrefix("V") }).flatMap({ Int($0.dropFirst()) }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: mailbox) where name.hasPrefix("dovecot") {
            try FileManager.default.removeItem(atPath: mailbox + "/" + name)
        }
        try "3 V\(old + 1) N1\n".write(toFile: list, atomically: true, encoding: .utf8)
    }

    /// How many mails are marked as read.
    func seen() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: mailbox + "/cur")
            .count { name in
                name.split(separator: ",").last.map { $0.contains("S") } == true && name.contains(":2,")
            }
    }

    /// A configuration that reads this mailbox.
    func configuration(
        port: Int? = nil,
        security: String = "starttls",
        host: String = "localhost",
        password: String = "secret word",
        trusts: Bool = true,
        more: String = ""
    ) throws -> String {
        let path = folder.path + "/config-\(UUID().uuidString).yaml"
        let secret = folder.path + "/password-\(UUID().uuidString)"
        _ = FileManager.default.createFile(
            atPath: secret,
            contents: Data(password.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        let trust = trusts ? ", certificates: \(ports.ca)" : ""
        try """
        me: { name: Mia, email: mia@example.test }
        mail:
          imap: { host: \(host), port: \(port ?? self.port), security: \(security), user: mia, password: { file: \(secret) }\(trust), timeout: 10\(more) }

        """
        .write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
