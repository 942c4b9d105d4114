import ConversationCore
import Engine
import Foundation
import MailFormat
import MailTransport
import StrictYAML

/// What the configuration file says.
///
/// Every key is known; an unknown one is a mistake with its place.
struct Settings {
    /// The buyer's name.
    var name: String?
    /// Where notifications go.
    var email: String?
    /// The language Rescind speaks.
    var language: Language?
    /// The language sellers are written to.
    var sellerLanguage: Language?
    /// The name of the buyer's zone.
    var zone: String?
    /// How long a message to the seller can be taken back, in seconds.
    var holdInSeconds = 15
    /// The server that takes our mail, `nil` for a local Maildir.
    var smtp: MailServer?
    /// How many connections to it are used at most.
    var connections = 1
    /// The address we write from.
    var from: String?
    /// The local Maildir.
    var maildir: String?

    /// Nothing set.
    init() {}

    /// Reads a configuration file.
    ///
    /// - Parameter path: the file.
    /// - Throws: `FileMistake` for a mistake in it, `CommandFailure` when it cannot be read.
    init(file path: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw CommandFailure(
                "cannot read the configuration \(path): name another with --config, or save it as UTF-8",
                code: .configuration
            )
        }
        let root = try YAMLValue.parse(text, file: path)
        _ = try root.entries(allowed: ["me", "language", "seller-language", "time-zone", "hold", "mail"])
        if let me = root["me"] {
            _ = try me.entries(allowed: ["name", "email"])
            name = try me["name"]?.text()
            if let value = me["email"] {
                email = try value.text()
                do { _ = try EmailAddress(email ?? "") } catch {
                    throw value.mistake(error.problem, near: email ?? "", fix: "write name@example.com")
                }
            }
        }
        language = try root["language"].map { Language(try $0.text()) }
        sellerLanguage = try root["seller-language"].map { Language(try $0.text()) }
        zone = try root["time-zone"]?.text()
        if let value = root["hold"] { holdInSeconds = try value.integer(0...86_400) }
        if let mail = root["mail"] { try readMail(mail) }
    }

    private mutating func readMail(_ mail: YAMLValue) throws {
        _ = try mail.entries(allowed: ["from", "maildir", "smtp"])
        from = try mail["from"]?.text()
        maildir = try mail["maildir"]?.text()
        guard let value = mail["smtp"] else { return }
        _ = try value.entries(allowed: [
            "host", "port", "security", "user", "password", "auth", "certificates", "timeout", "connections",
        ])
        let security: MailServer.Security = try value["security"]?.oneOf() ?? .starttls
        let username = try value["user"]?.text()
        connections = try value["connections"]?.integer(1...32) ?? 1
        smtp = MailServer(
            host: try value.required("host").text(),
            port: try value["port"]?.integer(1...65_535) ?? (security == .tls ? 465 : 587),
            security: security,
            username: username,
            password: username == nil ? nil : try Settings.secret(value.required("password")),
            authentication: try value["auth"].map(Settings.authentication),
            certificateFile: try value["certificates"]?.text(),
            timeoutInSeconds: try value["timeout"]?.integer(1...3600)
        )
    }

    /// The way to log in, in small letters: plain, login, cram-md5 or xoauth2.
    private static func authentication(_ value: YAMLValue) throws -> MailServer.Authentication {
        let name = try value.text()
        let ways = MailServer.Authentication.allCases
        if let way = ways.first(where: { $0.rawValue.lowercased() == name }) { return way }
        let fix = YAMLValue.suggestion(for: name, among: ways.map { $0.rawValue.lowercased() })
        throw value.mistake("there is no way to log in called “\(name)”", near: name, fix: fix)
    }

    /// A secret by command, file or environment; plain text is refused.
    private static func secret(_ value: YAMLValue) throws -> Secret {
        let entries: [YAMLValue.Entry]
        if case .mapping = value.content {
            entries = try value.entries(allowed: ["command", "file", "env"])
        } else {
            throw value.mistake(
                "a password must not stand in the configuration",
                fix: "write password: {env: NAME}, {file: PATH} or {command: [...]}"
            )
        }
        guard entries.count == 1, let entry = entries.first else {
            throw value.mistake("expected one of command, file, env", fix: "keep one")
        }
        switch entry.key {
        case "env":
            let name = try entry.value.text()
            guard let secret = ProcessInfo.processInfo.environment[name], !secret.isEmpty else {
                throw entry.value.mistake(
                    "the environment variable \(name) is not set",
                    fix: "set it, or use file or command"
                )
            }
            return Secret(secret)
        case "file":
            let path = try entry.value.text()
            var status = stat()
            guard stat(path, &status) == 0, let data = FileManager.default.contents(atPath: path),
                let text = String(data: data, encoding: .utf8)
            else { throw entry.value.mistake("the file \(path) cannot be read", fix: "mend the path") }
            guard status.st_mode & 0o077 == 0 else {
                throw entry.value.mistake("others can read the file \(path)", fix: "run: chmod 600 \(path)")
            }
            return Secret(text.trimmingCharacters(in: .newlines))
        default:
            let words = try entry.value.sequence().map { try $0.text() }
            guard let program = words.first else {
                throw entry.value.mistake("the command is empty", fix: "name a program")
            }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = words
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0, let text = String(data: data, encoding: .utf8) else {
                throw entry.value.mistake("the command \(program) failed", fix: "run it by hand and see")
            }
            return Secret(text.trimmingCharacters(in: .newlines))
        }
    }
}
