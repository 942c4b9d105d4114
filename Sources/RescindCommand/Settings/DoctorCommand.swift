import ArgumentParser
import CEditShim
import ConversationCore
import EventStorage
import Glibc
import MailTransport
import TemplateLibrary

/// `rescind doctor`: looks whether everything works, and says what to mend.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether everything works: store, mail login, clock, zone, disk.",
        discussion: """
            EXAMPLES
              rescind doctor
              rescind doctor --json > report.json

            Nothing is sent and nothing is changed. Names, addresses and folders are shortened, so that the \
            report can be shown to others. The exit code is that of the first thing that is off.
            """
    )

    @Flag(help: "One JSON value: {\"v\", \"checks\": [{\"what\", \"state\", \"found\", \"remedy\"}]}.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct Report: Encodable {
        var v = 1
        var version = Rescind.version
        var checks: [Finding]
    }

    func run() throws {
        var examination = Examination(options: options)
        examination.run()
        if json {
            try StandardOutput.write(try JSONText.line(Report(checks: examination.findings)))
        } else {
            for finding in examination.findings {
                let remedy = finding.remedy.map { "\n    " + $0 } ?? ""
                try StandardOutput.write(
                    options.plain
                        ? TerminalText.record([finding.what, finding.state.rawValue, finding.found, finding.remedy])
                        : TerminalText.inert("\(finding.state.sign) \(finding.what): \(finding.found)\(remedy)")
                )
            }
        }
        if let code = examination.exitStatus { throw ExitCode(code.rawValue) }
    }
}

/// One thing that was looked at.
struct Finding: Encodable {
    /// How it is.
    enum State: String, Encodable {
        case good, warning, bad

        /// A sign and a word, never colour alone.
        var sign: String {
            switch self {
            case .good: "✓     "
            case .warning: "! warn"
            case .bad: "✗ bad "
            }
        }
    }

    /// What was looked at.
    var what: String
    /// How it is.
    var state: State
    /// What was found; redacted.
    var found: String
    /// What to do about it.
    var remedy: String?
}

/// Looks at everything in turn.
struct Examination {
    let options: GlobalOptions
    private(set) var findings: [Finding] = []
    /// The exit code of the first thing that is off, `nil` when all is well.
    private(set) var exitStatus: ExitStatus?

    init(options: GlobalOptions) {
        self.options = options
    }

    /// Looks at everything; a thing that is off does not stop the rest.
    mutating func run() {
        versions()
        locale()
        let settings = configuration()
        clock(settings)
        templates()
        store()
        mail(settings)
    }

    private mutating func note(_ what: String, _ found: String) { note(what, .good, found) }

    private mutating func note(
        _ what: String,
        _ state: Finding.State,
        _ found: String,
        remedy: String? = nil,
        code: ExitStatus? = nil
    ) {
        findings.append(Finding(what: what, state: state, found: redacted(found), remedy: remedy))
        if state == .bad, exitStatus == nil { exitStatus = code }
    }

    /// The home folder as `~`.
    private func redacted(_ text: String) -> String {
        guard let home = Screen.variable("HOME"), home.count > 1 else { return text }
        return text.replacing(home, with: "~")
    }

    private mutating func versions() {
        #if compiler(>=6.3)
        let compiler = "6.3 or later"
        #elseif compiler(>=6.2)
        let compiler = "6.2"
        #else
        let compiler = "6.1"
        #endif
        // libcurl is loaded when mail moves: the version is all that is wanted of it here.
        var curl = "no libcurl.so.4: mail cannot be sent"
        if let library = dlopen("libcurl.so.4", RTLD_NOW), let symbol = dlsym(library, "curl_version") {
            let version = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>?).self)
            curl = version().map { String(cString: $0) } ?? curl
        }
        note(
            "versions",
            "Rescind \(Rescind.version), Swift \(compiler), SQLite \(DatabaseCare.sqliteVersion), "
                + "libedit \(String(cString: rescind_edit_version())), \(curl)"
        )
    }

    private mutating func locale() {
        let isUTF8 = DisplayWidth.prepare()
        let name = Screen.variable("LC_ALL") ?? Screen.variable("LC_CTYPE") ?? Screen.variable("LANG") ?? "not set"
        if isUTF8 {
            note("locale", "\(name), UTF-8")
        } else {
            note(
                "locale",
                .warning,
                "\(name), not UTF-8; Rescind uses C.UTF-8",
                remedy: "Set LANG=C.UTF-8, or a terminal may show other letters wrongly."
            )
        }
    }

    private mutating func configuration() -> Settings? {
        do {
            let settings = try options.settings()
            note("configuration", settings.file ?? "none: what is built in is used")
            return settings
        } catch {
            note("configuration", .bad, "\(error)", remedy: "Mend it: rescind config edit.", code: .configuration)
            return nil
        }
    }

    private mutating func clock(_ settings: Settings?) {
        guard let settings else { return }
        do {
            let zone = try options.zone(settings)
            let now = try options.clock().now
            let (date, time) = zone.civil(now)
            // No conversation is older than this program.
            let isPlausible = date.dayNumber >= 20_454
            note(
                "clock",
                isPlausible ? .good : .bad,
                "\(date) \(time.hourAndMinute) in \(zone.name)",
                remedy: isPlausible ? nil : "Set the clock: every deadline is reckoned by it.",
                code: .configuration
            )
        } catch {
            note("clock", .bad, "\(error)", remedy: "Name a zone with --tz or time-zone.", code: .configuration)
        }
    }

    private mutating func templates() {
        do {
            let check = try TemplateStore(folder: options.templates).check()
            guard let first = check.mistakes.first else {
                note("templates", "\(check.playbooks) playbooks, \(check.files) files, no mistake")
                return
            }
            note(
                "templates",
                .bad,
                "\(check.mistakes.count) mistakes, the first: \(first)",
                remedy: "rescind templates check lists them.",
                code: .badData
            )
        } catch {
            note("templates", .bad, "\(error)", remedy: "Mend the folder of --templates.", code: .badData)
        }
    }

    private mutating func store() {
        let path: String
        do { path = try options.databasePath() } catch {
            note("database", .bad, "\(error)", code: .usage)
            return
        }
        guard access(path, F_OK) == 0 else {
            note("database", "none yet: \(path)")
            disk(path)
            return
        }
        do {
            let care = try DatabaseCare(path)
            let state = try care.examine()
            note("database", "\(path): \(state.conversations) conversations, \(state.sizeInBytes / 1024) KiB, intact")
            note(
                "durability",
                state.synchronous == 2 ? .good : .bad,
                state.synchronous == 2 ? "synchronous=FULL" : "synchronous=\(state.synchronous)",
                remedy: state.synchronous == 2
                    ? nil : "Report this: an acknowledged turn could be lost in a power cut.",
                code: .internalError
            )
            permissions(path)
        } catch {
            let failure = CommandFailure(error)
            note("database", .bad, failure.message, code: ExitStatus(rawValue: failure.code) ?? .badData)
        }
        disk(path)
    }

    private mutating func permissions(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        if status.st_mode & 0o077 == 0 {
            note("permissions", "readable by you alone")
        } else {
            note("permissions", .warning, "others can read the database", remedy: "Run: chmod 600 \(redacted(path))")
        }
    }

    private mutating func disk(_ path: String) {
        var folder = path
        repeat {
            folder = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            if folder.isEmpty { folder = path.hasPrefix("/") ? "/" : "." }
        } while access(folder, F_OK) != 0 && folder != "/" && folder != "."
        guard access(folder, W_OK) == 0 || access(path, F_OK) == 0 else {
            note(
                "disk",
                .bad,
                "\(folder) cannot be written",
                remedy: "Choose another place with --db.",
                code: .cannotWrite
            )
            return
        }
        var system = statvfs()
        guard statvfs(folder, &system) == 0 else { return }
        let free = (UInt64(system.f_bavail) * UInt64(system.f_frsize)) >> 20
        if FileSystem.isOnNetwork(folder) {
            note(
                "disk",
                .warning,
                "\(free) MiB free on a network file system",
                remedy: "SQLite's locks cannot be trusted there: keep the database on a local disk."
            )
        } else if free < 50 {
            note("disk", .bad, "\(free) MiB free", remedy: "Make room.", code: .cannotWrite)
        } else {
            note("disk", "\(free) MiB free")
        }
    }

    private mutating func mail(_ settings: Settings?) {
        if Screen.variable("RESCIND_NO_SEND") == "1" { note("sending", .warning, "switched off by RESCIND_NO_SEND=1") }
        guard let settings else { return }
        if var smtp = settings.smtp {
            login("mail", at: smtp.address, says: "nothing was sent", mend: "mail.smtp") {
                smtp.password = try settings.password?.resolve()
                try SMTPSender(smtp).check()
            }
        } else {
            note("mail", "no server is set: mail to you goes to a local folder")
        }
        if var imap = settings.imap {
            login("mailbox", at: imap.address, says: "nothing was read", mend: "mail.imap") {
                imap.password = try settings.mailboxPassword?.resolve()
                try IMAPMailbox(imap, folder: settings.folder).check()
            }
        }
    }

    /// Tries a login and leaves.
    private mutating func login(
        _ what: String,
        at address: String,
        says done: String,
        mend key: String,
        _ check: () throws -> Void
    ) {
        let remedy = "Mend \(key): rescind config edit."
        do {
            try check()
            note(what, "\(address) takes the login; \(done)")
        } catch let error as MailTransportError {
            let code: ExitStatus = error.code == .loginRefused ? .loginRefused : .unreachable
            note(what, .bad, error.message, remedy: remedy, code: code)
        } catch {
            note(what, .bad, "\(error)", remedy: remedy, code: .configuration)
        }
    }
}
