import ArgumentParser
import ConversationCore
import Engine
import Glibc
import MailTransport

/// `rescind config`: looks after the configuration.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look after the configuration.",
        discussion: """
            EXAMPLES
              rescind config show       every value, and where it came from
              rescind config check      every mistake as file:line:column
              rescind config edit       in $VISUAL or $EDITOR, checked afterwards

            rescind init makes the file; rescind help environment lists what goes before it.
            """,
        subcommands: [
            ConfigShowCommand.self, ConfigCheckCommand.self, ConfigPathCommand.self, ConfigEditCommand.self,
        ]
    )
}

/// `rescind config show`: every value and where it came from.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show every value, and where it came from.",
        discussion: """
            EXAMPLES
              rescind config show
              rescind config show --json
            """
    )

    @Flag(help: "One JSON value: {\"v\", \"settings\": [{\"key\", \"value\", \"source\"}]}.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        var v = 1
        var settings: [SettingRow]
    }

    func run() throws {
        let rows = try SettingRow.all(options)
        if json {
            try StandardOutput.write(try JSONText.line(List(settings: rows)))
            return
        }
        let width = rows.map(\.key.count).max() ?? 0
        for row in rows {
            let key = row.key + String(repeating: " ", count: width - row.key.count)
            try StandardOutput.write(
                options.plain
                    ? TerminalText.record([row.key, row.value, row.source])
                    : TerminalText.inertLine("\(key)  \(row.value ?? "–")   (\(row.source))")
            )
        }
    }
}

/// A value of the configuration with the place it came from.
struct SettingRow: Encodable {
    /// The key, with dots between its parts.
    var key: String
    /// The value, `nil` when it is not set; never a secret.
    var value: String?
    /// A flag, a variable, `FILE:LINE`, or `built in`.
    var source: String

    /// Every value as the program would use it.
    static func all(_ options: GlobalOptions) throws -> [SettingRow] {
        let settings = try options.settings()
        func given(_ name: String, _ value: String?, _ variable: String) -> SettingRow? {
            value.map { value in
                SettingRow(
                    key: name,
                    value: value,
                    source: options.fromEnvironment.contains(variable)
                        ? "RESCIND_\(variable.uppercased())" : "--\(variable)"
                )
            }
        }
        func stored(_ key: String, _ value: String?) -> SettingRow {
            SettingRow(key: key, value: value, source: settings.place(of: key))
        }
        let zone = try options.zone(settings).name
        let database = try? options.databasePath()
        var rows = [
            given("configuration", options.config, "config")
                ?? SettingRow(key: "configuration", value: settings.file, source: "built in"),
            given("database", options.db, "db")
                ?? SettingRow(key: "database", value: database, source: "built in"),
            given("templates", options.templates, "templates")
                ?? SettingRow(key: "templates", value: nil, source: "built in"),
            stored("me.name", settings.name),
            stored("me.email", settings.email),
            given("language", options.lang, "lang") ?? stored("language", settings.language?.tag ?? "en"),
            stored("seller-language", settings.sellerLanguage?.tag ?? "en"),
            given("time-zone", options.tz, "tz") ?? stored("time-zone", zone),
            stored("hold", "\(settings.holdInSeconds)"),
            stored("mail.from", settings.from),
            stored("mail.per-hour", "\(settings.policy.perHour)"),
            stored("notifications.per-day", "\(settings.policy.noticesPerDay)"),
            stored(
                "notifications.quiet",
                settings.policy.quietHours.map { "\($0.from.hourAndMinute)-\($0.to.hourAndMinute)" }
            ),
            stored("notifications.digest", settings.policy.digestAt?.hourAndMinute),
        ]
        if let imap = settings.imap {
            rows += [
                stored("mail.imap.host", imap.host), stored("mail.imap.port", "\(imap.port)"),
                stored("mail.imap.security", imap.security.rawValue), stored("mail.imap.user", imap.username),
                stored("mail.imap.password", settings.mailboxPassword.map { "(from \($0))" }),
                stored("mail.imap.certificates", imap.certificateFile),
                stored("mail.imap.timeout", "\(imap.timeoutInSeconds)"), stored("mail.imap.folder", settings.folder),
                stored("mail.imap.mark-seen", settings.marksSeen ? "yes" : "no"),
            ]
        }
        guard let smtp = settings.smtp else { return rows + [stored("mail.maildir", settings.maildir)] }
        rows += [
            stored("mail.smtp.host", smtp.host), stored("mail.smtp.port", "\(smtp.port)"),
            stored("mail.smtp.security", smtp.security.rawValue), stored("mail.smtp.user", smtp.username),
            stored("mail.smtp.password", settings.password.map { "(from \($0))" }),
            stored("mail.smtp.certificates", smtp.certificateFile),
            stored("mail.smtp.timeout", "\(smtp.timeoutInSeconds)"),
            stored("mail.smtp.connections", "\(settings.connections)"),
        ]
        return rows
    }
}

/// `rescind config check`: whether the configuration can be used.
struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the configuration; exit code 78 when it is off.",
        discussion: """
            EXAMPLES
              rescind config check
              rescind config check --config other.yaml
            """
    )

    @Flag(help: "One JSON value: {\"v\", \"file\", \"mistakes\": [text]}; without file when there is none.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct Verdict: Encodable {
        var v = 1
        var file: String?
        var mistakes: [String] = []
    }

    func run() throws {
        let settings: Settings
        do {
            settings = try options.settings()
            _ = try options.zone(settings)
        } catch let failure as CommandFailure where json {
            let mistakes = failure.message.split(separator: "\n").map(String.init)
            try StandardOutput.write(
                try JSONText.line(Verdict(file: try? options.configurationPath(), mistakes: mistakes))
            )
            throw ExitCode(failure.code)
        }
        if json { return try StandardOutput.write(try JSONText.line(Verdict(file: settings.file))) }
        guard let path = settings.file else {
            StandardError.write("there is no configuration; what is built in is used. rescind init makes one")
            return
        }
        StandardError.write("\(TerminalText.inertLine(path)): no mistake")
    }
}

/// `rescind config path`: where the configuration stands.
struct ConfigPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Print where the configuration stands, whether or not it is there.",
        discussion: """
            EXAMPLE
              less "$(rescind config path)"
            """
    )

    @OptionGroup var options: GlobalOptions

    func run() throws { try StandardOutput.write(try options.writableConfigurationPath()) }
}

/// `rescind config edit`: opens an editor, and checks what it left.
struct ConfigEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Edit the configuration in $VISUAL or $EDITOR, and check it afterwards.",
        discussion: """
            EXAMPLE
              EDITOR=nano rescind config edit
            """
    )

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let path = try options.writableConfigurationPath()
        guard let editor = Screen.variable("VISUAL") ?? Screen.variable("EDITOR"), !editor.isEmpty else {
            throw CommandFailure("no editor is set: set EDITOR, or edit \(path) yourself", code: .usage)
        }
        guard options.canAsk else {
            throw CommandFailure("there is no terminal to edit on: edit \(path) yourself", code: .usage)
        }
        try PrivateFile.makeFolder(of: path)
        // The editor's own words may hold options; the path is an argument of its own.
        setenv("RESCIND_EDITED_FILE", path, 1)
        let status = system("\(editor) \"$RESCIND_EDITED_FILE\"")
        unsetenv("RESCIND_EDITED_FILE")
        guard status == 0 else {
            throw CommandFailure("the editor \(editor) failed: \(path) was not checked", code: .declined)
        }
        guard access(path, F_OK) == 0 else { throw CommandFailure("nothing was saved", code: .declined) }
        chmod(path, 0o600)
        _ = try options.zone(try Settings.reporting(path))
        StandardError.write("\(path): no mistake")
    }
}

extension GlobalOptions {
    /// The configuration file to read or make.
    func writableConfigurationPath() throws -> String {
        if let path = config ?? defaultConfigurationPath { return path }
        throw CommandFailure("there is no home folder (HOME is not set): name the file with --config", code: .usage)
    }
}
