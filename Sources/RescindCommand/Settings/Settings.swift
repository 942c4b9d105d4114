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
    /// The file that was read, `nil` for none.
    private(set) var file: String?
    /// Where each value that was set came from: `FILE:LINE`, or the variable of the environment.
    private(set) var places: [String: String] = [:]
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
    /// The server that takes our mail, without its password; `nil` for a local Maildir.
    var smtp: MailServer?
    /// Where the server's password comes from.
    var password: SecretSource?
    /// How many connections to it are used at most.
    var connections = 1
    /// The server that keeps our mail, without its password; `nil` for none.
    var imap: MailServer?
    /// Where that server's password comes from.
    var mailboxPassword: SecretSource?
    /// The mailbox that is read.
    var folder = "INBOX"
    /// Whether mails that were taken in are marked as read there.
    var marksSeen = false
    /// The address we write from.
    var from: String?
    /// The local Maildir.
    var maildir: String?
    /// How much mail leaves, and when.
    var policy = MailPolicy()

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
        try self.init(text: text, file: path)
    }

    /// Reads the text of a configuration file.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - path: the file's name.
    /// - Throws: `FileMistake` for a mistake in it.
    init(text: String, file path: String) throws {
        let root = try YAMLValue.parse(text, file: path)
        file = path
        note(root, below: "")
        _ = try root.entries(allowed: [
            "me", "language", "seller-language", "time-zone", "hold", "mail", "notifications",
        ])
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
        if let value = root["notifications"] { try readNotifications(value) }
    }

    private mutating func readMail(_ mail: YAMLValue) throws {
        _ = try mail.entries(allowed: ["from", "maildir", "smtp", "imap", "per-hour"])
        if let value = mail["per-hour"] { policy.perHour = try value.integer(1...100_000) }
        from = try mail["from"]?.text()
        maildir = try mail["maildir"]?.text()
        if let value = mail["smtp"] {
            smtp = try Settings.server(value, .smtp, ports: (587, tls: 465), alsoAllowed: ["connections"])
            password = try Settings.password(value)
            connections = try value["connections"]?.integer(1...32) ?? 1
        }
        if let value = mail["imap"] {
            imap = try Settings.server(value, .imap, ports: (143, tls: 993), alsoAllowed: ["folder", "mark-seen"])
            mailboxPassword = try Settings.password(value)
            folder = try value["folder"]?.text() ?? "INBOX"
            marksSeen = try value["mark-seen"]?.boolean() ?? false
        }
    }

    /// Where the password of a server comes from; one is needed where there is a user.
    private static func password(_ server: YAMLValue) throws -> SecretSource? {
        server["user"] == nil ? nil : try SecretSource(server.required("password"))
    }

    /// A mail server, with its usual ports.
    private static func server(
        _ value: YAMLValue,
        _ service: MailServer.Service,
        ports: (plain: Int, tls: Int),
        alsoAllowed: [String]
    ) throws -> MailServer {
        _ = try value.entries(
            allowed: ["host", "port", "security", "user", "password", "auth", "certificates", "timeout"] + alsoAllowed
        )
        let security: MailServer.Security = try value["security"]?.oneOf() ?? .starttls
        let username = try value["user"]?.text()
        return MailServer(
            service: service,
            host: try value.required("host").text(),
            port: try value["port"]?.integer(1...65_535) ?? (security == .tls ? ports.tls : ports.plain),
            security: security,
            username: username,
            authentication: try value["auth"].map(Settings.authentication),
            certificateFile: try value["certificates"]?.text(),
            timeoutInSeconds: try value["timeout"]?.integer(1...3600)
        )
    }

    private mutating func readNotifications(_ value: YAMLValue) throws {
        _ = try value.entries(allowed: ["per-day", "quiet", "digest"])
        if let limit = value["per-day"] { policy.noticesPerDay = try limit.integer(1...1000) }
        if let digest = value["digest"] { policy.digestAt = try Settings.time(digest, try digest.text()) }
        guard let quiet = value["quiet"] else { return }
        let parts = try quiet.text().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw quiet.mistake("expected two times", near: try quiet.text(), fix: "write quiet: 22:00-07:00")
        }
        policy.quietHours = MailPolicy.DailyWindow(
            from: try Settings.time(quiet, parts[0]),
            to: try Settings.time(quiet, parts[1])
        )
    }

    /// A time of day: 08:00.
    private static func time(_ value: YAMLValue, _ text: String) throws -> CivilTime {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]),
            let time = CivilTime(hour: hour, minute: minute)
        else { throw value.mistake("“\(text)” is no time of day", near: text, fix: "write it as 08:00") }
        return time
    }

    /// The way to log in, in small letters: plain, login, cram-md5 or xoauth2.
    private static func authentication(_ value: YAMLValue) throws -> MailServer.Authentication {
        let name = try value.text()
        let ways = MailServer.Authentication.allCases
        if let way = ways.first(where: { $0.rawValue.lowercased() == name }) { return way }
        let fix = YAMLValue.suggestion(for: name, among: ways.map { $0.rawValue.lowercased() })
        throw value.mistake("there is no way to log in called “\(name)”", near: name, fix: fix)
    }

    /// Notes where each value stands.
    private mutating func note(_ value: YAMLValue, below path: String) {
        guard case .mapping(let entries) = value.content, !path.hasSuffix(".password") else {
            places[path] = "\(value.file):\(value.line)"
            return
        }
        for entry in entries { note(entry.value, below: path.isEmpty ? entry.key : "\(path).\(entry.key)") }
    }

    /// What the environment says goes before the file.
    ///
    /// - Throws: `CommandFailure` for a value that cannot be read.
    mutating func takeEnvironment() throws {
        guard let hold = Screen.variable("RESCIND_HOLD"), !hold.isEmpty else { return }
        guard let seconds = Int(hold), (0...86_400).contains(seconds) else {
            throw CommandFailure(
                "RESCIND_HOLD is “\(hold)”: write a whole number of seconds from 0 to 86400",
                code: .configuration
            )
        }
        holdInSeconds = seconds
        places["hold"] = "RESCIND_HOLD"
    }

    /// Where a value came from; `built in` when nothing set it.
    func place(of key: String) -> String { places[key] ?? "built in" }
}
