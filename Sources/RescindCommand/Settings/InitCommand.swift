import ArgumentParser
import ConversationCore
import Glibc
import StrictYAML

/// `rescind init`: makes the configuration, or adds what is missing in it.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make the configuration: who you are, and where your mail goes.",
        discussion: """
            EXAMPLES
              rescind init
              rescind init --no-input --name Mia --email mia@example.com
              rescind init --email mia@example.com --smtp-host smtp.example.com \\
                  --smtp-user mia@example.com --password-command "pass show mail"

            Asks for what is not given. What the file says already stays as it is: only what is missing is \
            added at its end. Without a mail server, mail to you goes to a local folder.
            """
    )

    @Option(help: "Your name, as sellers see it.")
    var name: String?

    @Option(help: "Your address: notices go there.")
    var email: String?

    @Option(help: ArgumentHelp("The server that sends your mail; none without it.", valueName: "host"))
    var smtpHost: String?

    @Option(help: ArgumentHelp("Its port; 587, or 465 with tls.", valueName: "port"))
    var smtpPort: Int?

    @Option(help: ArgumentHelp("starttls or tls.", valueName: "security"))
    var smtpSecurity: String?

    @Option(help: ArgumentHelp("The name to log in with.", valueName: "user"))
    var smtpUser: String?

    @Option(help: ArgumentHelp("A command that prints the password.", valueName: "command"))
    var passwordCommand: String?

    @Option(help: ArgumentHelp("A file that holds the password, mode 0600.", valueName: "path"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("A variable that holds the password.", valueName: "name"))
    var passwordEnv: String?

    @Flag(name: [.customShort("n"), .long], help: "Print what would be added, and write nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let path = try options.writableConfigurationPath()
        let before = try read(path)
        let known = try YAMLValue.parse(before, file: path)
        if !before.isEmpty { _ = try Settings.reporting(path) }
        var added = ""
        if known["me"] == nil { added += try me() }
        if known["time-zone"] == nil { added += try zone() }
        if known["mail"] == nil { added += try mail() }
        guard !added.isEmpty else {
            StandardError.write("\(path) says everything already: rescind config edit changes it")
            return
        }
        if dryRun {
            try StandardOutput.writeRaw(added)
            return
        }
        let separator = before.last?.isNewline != false ? "" : "\n"
        let text = before + separator + added
        // What cannot be used is not written.
        _ = try Settings.reporting(path, text: text)
        try PrivateFile.write(text, to: path)
        StandardError.write("\(path) is written. rescind doctor looks whether everything works; rescind chat begins")
    }

    /// The text of the file, empty when it is not there.
    private func read(_ path: String) throws -> String {
        guard access(path, F_OK) == 0 else { return "" }
        return try TextFile.read(path)
    }

    private var asking: Asking { Asking(isPossible: options.canAsk) }

    private func me() throws -> String {
        let name = try self.name ?? asking.line("Your name, as sellers see it:", flag: "--name")
        let email = try self.email ?? asking.line("Your email address:", flag: "--email")
        return "me: { name: \(quoted(name)), email: \(quoted(email)) }\n"
    }

    private func zone() throws -> String {
        let own = ZoneFile.system().name
        let zone =
            try options.tz ?? (options.canAsk ? asking.line("Your time zone:", flag: "--tz", fallback: own) : own)
        _ = try ZoneFile.zone(zone)
        return "time-zone: \(zone)\n"
    }

    private func mail() throws -> String {
        let asked = "The server that sends your mail (empty: a local folder):"
        let host = try smtpHost ?? (options.canAsk ? asking.line(asked, flag: "--smtp-host", fallback: "") : "")
        guard !host.isEmpty else { return "" }
        let user = try smtpUser ?? asking.line("The name to log in with:", flag: "--smtp-user")
        var lines = ["mail:", "  smtp:", "    host: \(quoted(host))"]
        if let smtpPort { lines.append("    port: \(smtpPort)") }
        lines.append("    security: \(smtpSecurity ?? "starttls")")
        lines.append("    user: \(quoted(user))")
        lines.append("    password: \(try password())")
        return lines.joined(separator: "\n") + "\n"
    }

    private func password() throws -> String {
        if let passwordFile { return "{ file: \(quoted(passwordFile)) }" }
        if let passwordEnv { return "{ env: \(quoted(passwordEnv)) }" }
        let command =
            try passwordCommand
            ?? asking.line("A command that prints the password, such as pass show mail:", flag: "--password-command")
        let words = command.split(separator: " ").map { quoted(String($0)) }
        return "{ command: [\(words.joined(separator: ", "))] }"
    }

    /// A text in YAML's double quotes.
    private func quoted(_ text: String) -> String {
        let escaped = TerminalText.inertLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
