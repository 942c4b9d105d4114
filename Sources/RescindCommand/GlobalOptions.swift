import ArgumentParser
import ConversationCore
import Drafting
import Engine
import EventStorage
import Foundation
import Logging
import MailFormat
import MailTransport
import TemplateLibrary
import Understanding

extension Engine {
    /// The engine over a store, with the readers and every playbook of the templates.
    ///
    /// - Parameters:
    ///   - log: the store.
    ///   - templates: the wordings and the playbooks.
    ///   - correspondence: who writes, and how.
    /// - Throws: `FileMistakes` for a playbook.
    init(log: any EventLog, templates: TemplateStore, correspondence: Correspondence) throws {
        let playbooks = try templates.marketplaces.map { try templates.playbook($0) }
        self.init(
            log: log,
            templates: templates,
            playbooks: playbooks,
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(orderNumberDigits: Set(playbooks.map(\.orderNumberDigits))),
            correspondence: correspondence
        )
    }
}

/// Options that every command takes; each has a variable of the environment that stands in for it.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database file.", valueName: "path"), completion: .file())
    var db: String?

    @Option(
        help: ArgumentHelp("The configuration file.", valueName: "path"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config: String?

    @Option(
        help: ArgumentHelp("A folder of templates laid over the built-in ones.", valueName: "folder"),
        completion: .directory
    )
    var templates: String?

    @Option(
        help: ArgumentHelp(
            "A virtual start instant, ISO 8601 with zone: 2026-03-02T09:00:00+01:00.",
            valueName: "instant"
        )
    )
    var now: String?

    @Option(help: ArgumentHelp("The language Rescind speaks: en or ru.", valueName: "tag"))
    var lang: String?

    @Option(help: ArgumentHelp("The time zone: Europe/Berlin.", valueName: "zone"))
    var tz: String?

    @Flag(help: "Never ask; a missing answer is an error.")
    var noInput = false

    @Flag(help: "No colour, no decoration; lists with a tab between fields.")
    var plain = false

    @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color: ColorChoice?

    @Flag(
        name: .shortAndLong,
        help: "Say on standard error what is done; -vv says what is said to servers too, with addresses."
    )
    var verbose: Int

    /// The names of the options whose values the environment gave.
    private(set) var fromEnvironment: Set<String> = []

    /// What the command line leaves open is taken from the environment.
    mutating func validate() throws {
        let paths: [(String, WritableKeyPath<GlobalOptions, String?>)] = [
            ("db", \.db), ("config", \.config), ("templates", \.templates), ("lang", \.lang), ("tz", \.tz),
        ]
        for (name, path) in paths where self[keyPath: path] == nil {
            guard let given = Screen.variable("RESCIND_" + name.uppercased()), !given.isEmpty else { continue }
            self[keyPath: path] = given
            fromEnvironment.insert(name)
        }
    }

    private enum CodingKeys: CodingKey {
        case db, config, templates, now, lang, tz, noInput, plain, color, verbose
    }

    /// Standard output, as these options want it.
    var screen: Screen { Screen(isPlain: plain, color: color) }

    /// Writes what is done to standard error, as much of it as `-v` asks for: nothing, `info`, or `trace`.
    var logger: Logger {
        guard verbose > 0 else { return .silent }
        var logger = Logger(label: "rescind", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = verbose == 1 ? .info : .trace
        return logger
    }

    /// Whether a person can be asked: both ends are a terminal, and `--no-input` is not given.
    var canAsk: Bool { !noInput && isatty(0) == 1 && isatty(1) == 1 }

    /// The configuration; the default file may be absent, a named one may not.
    func settings() throws -> Settings {
        var settings = Settings()
        if let path = try configurationPath() { settings = try Settings.reporting(path) }
        try settings.takeEnvironment()
        return settings
    }

    /// The configuration file that is read, `nil` when the default one is absent.
    func configurationPath() throws -> String? {
        if let config { return config }
        guard let path = defaultConfigurationPath, access(path, F_OK) == 0 else { return nil }
        return path
    }

    /// Where the configuration stands when it is not named, `nil` without a home folder.
    var defaultConfigurationPath: String? {
        GlobalOptions.folder("XDG_CONFIG_HOME", below: ".config").map { $0 + "/rescind/config.yaml" }
    }

    /// The database file.
    func databasePath() throws -> String {
        if let db { return db }
        guard let base = GlobalOptions.folder("XDG_DATA_HOME", below: ".local/share") else {
            throw CommandFailure("there is no home folder (HOME is not set): name the database with --db", code: .usage)
        }
        return base + "/rescind/rescind.db"
    }

    /// A folder of the XDG Base Directory Specification; a relative one is ignored, as it says.
    static func folder(_ variable: String, below home: String) -> String? {
        if let path = Screen.variable(variable), path.hasPrefix("/") { return path }
        return Screen.variable("HOME").flatMap { $0.isEmpty ? nil : $0 + "/" + home }
    }

    /// The clock: the real one, or a virtual one that starts at `--now`.
    func clock() throws -> ProgramClock {
        guard let now else { return ProgramClock(start: nil) }
        guard let instant = Instant(iso8601: now) else {
            throw CommandFailure(
                "--now “\(now)” is no instant: write it as 2026-03-02T09:00:00+01:00, a day of the calendar with its zone",
                code: .usage
            )
        }
        return ProgramClock(start: instant)
    }

    /// The buyer's zone: `--tz`, else the configuration, else that of `--now`, else the system's.
    func zone(_ settings: Settings) throws -> Zone {
        if let tz { return try ZoneFile.zone(tz) }
        if let zone = settings.zone {
            do { return try ZoneFile.zone(zone) } catch {
                throw CommandFailure("\(settings.place(of: "time-zone")): \(error)", code: .configuration)
            }
        }
        if let now, now.hasSuffix("Z") || now.hasSuffix("z") { return .utc }
        if let now, let sign = now.lastIndex(where: { $0 == "+" || $0 == "-" }), now[sign...].contains(":") {
            return try ZoneFile.zone(String(now[sign...]))
        }
        return ZoneFile.system()
    }

    /// Everything a command works with.
    func workplace() throws -> Workplace { try Workplace(self) }
}

extension Settings {
    /// Reads the file, or a text that is to become it; a mistake ends with the code for configuration.
    static func reporting(_ path: String, text: String? = nil) throws -> Settings {
        do {
            return try text.map { try Settings(text: $0, file: path) } ?? Settings(file: path)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)", code: .configuration)
        }
    }
}

/// Tells the time: the only place that asks the system.
struct ProgramClock {
    /// Where the virtual clock started, `nil` for the real one.
    let start: Instant?
    private let origin = DispatchTime.now().uptimeNanoseconds

    /// A clock.
    init(start: Instant?) {
        self.start = start
    }

    /// The moment.
    var now: Instant {
        guard let start else {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(millisecondsSinceEpoch: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
        return start + TimeSpan(milliseconds: Int64((DispatchTime.now().uptimeNanoseconds - origin) / 1_000_000))
    }
}

/// Settings, clock, store, engine and mail, put together.
struct Workplace {
    /// The configuration.
    let settings: Settings
    /// The clock.
    let clock: ProgramClock
    /// The templates.
    let templates: TemplateStore
    /// The store.
    let log: SQLiteEventLog
    /// The engine.
    let engine: Engine
    /// Whether mail goes to a local folder, and which.
    let maildir: String?
    /// Standard output.
    let screen: Screen
    /// Who carries mail; keeps its connection between rounds.
    let sender: any MailSender
    /// Says what is done; without bodies and secrets, and below `-vv` without addresses.
    let logger: Logger

    /// Puts everything together.
    init(_ options: GlobalOptions) throws {
        screen = options.screen
        logger = options.logger
        settings = try options.settings()
        clock = try options.clock()
        templates = try TemplateStore(folder: options.templates)
        let path = try options.databasePath()
        let zone = try options.zone(settings)
        let fallback = "buyer@localhost"
        let address = settings.email ?? fallback
        log = try SQLiteEventLog(path: path, postman: try Workplace.postman(settings, zone, address))
        let language = try Workplace.language(options, settings, templates)
        engine = try Engine(
            log: log,
            templates: templates,
            correspondence: Correspondence(
                buyerName: settings.name,
                buyerEmail: address,
                buyerLanguage: language,
                sellerLanguage: settings.sellerLanguage ?? .english,
                hold: .seconds(Int64(settings.holdInSeconds)),
                zone: zone
            )
        )
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        maildir = settings.smtp == nil ? settings.maildir ?? (folder.isEmpty ? "." : folder) + "/Maildir" : nil
        // A password is asked for only when there is mail to carry.
        sender =
            if let smtp = settings.smtp {
                SenderWithSecret(
                    smtp: smtp,
                    password: settings.password,
                    connections: settings.connections,
                    logger: logger
                )
            } else {
                MaildirSender(folder: maildir ?? "Maildir")
            }
        logger.info(
            "opened",
            metadata: [
                "database": "\(path)", "configuration": "\(settings.file ?? "none")",
                "templates": "\(options.templates ?? "built in")", "zone": "\(zone.name)",
            ]
        )
        try sayWhatMoved()
    }

    /// The language Rescind speaks; one that the templates lack is a mistake at once, not at the first word.
    private static func language(
        _ options: GlobalOptions,
        _ settings: Settings,
        _ templates: TemplateStore
    ) throws -> Language {
        let language = options.lang.map { Language($0) } ?? settings.language ?? .english
        let known = templates.chatLocales
        guard known.contains(language.primary) || known.contains(language.tag) else {
            throw CommandFailure(
                "Rescind does not speak “\(language)”: choose one of \(known.joined(separator: ", ")) with --lang, "
                    + "or add chat/\(language).yaml to a folder named with --templates",
                code: options.lang == nil ? .configuration : .usage
            )
        }
        return language
    }

    /// A changed playbook moves dates: which, is said before anything else.
    private func sayWhatMoved() throws {
        for answer in try engine.adoptPlaybooks(at: clock.now) {
            guard let state = answer.conversation else { continue }
            var fields: [String: FieldValue] = ["conversation": .text(String(state.number))]
            fields["marketplace"] = .text(
                engine.playbooks.first { $0.marketplace == state.marketplace }?.title ?? state.marketplace
            )
            fields["order"] = state.facts.orderNumber.map { .text($0) }
            StandardError.write(TerminalText.inert(try engine.wording(for: state).words(Say("rules.changed", fields))))
            for line in answer.says { StandardError.write("  " + TerminalText.inert(line)) }
        }
    }

    private static func postman(_ settings: Settings, _ zone: Zone, _ address: String) throws -> Postman {
        do {
            return Postman(
                from: try EmailAddress(settings.from ?? address, displayName: settings.name ?? "Rescind"),
                zone: zone
            )
        } catch {
            throw CommandFailure("\(error)", code: .configuration)
        }
    }

    /// Whether `RESCIND_NO_SEND=1` keeps all mail here.
    var isSendingOff: Bool { ProcessInfo.processInfo.environment["RESCIND_NO_SEND"] == "1" }

    /// Carries out what is due, unless another process does or sending is switched off.
    ///
    /// - Parameters:
    ///   - isUrged: a person asks for it: refused logins do not hold it up.
    ///   - showsProgress: says on a terminal how far it is.
    ///   - shouldStop: once it says yes, what has not left is queued again.
    /// - Returns: what was done; `nil` when nothing may be sent or another process is sending.
    /// - Throws: `EventLogError`, `EngineError`.
    func carryMail(
        isUrged: Bool = false,
        showsProgress: Bool = false,
        shouldStop: () -> Bool = { false }
    ) throws -> OutboxRunner.Summary? {
        if isSendingOff { return nil }
        // One sender at a time; the lock dies with the process.
        let lock = open(log.path + ".sender", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            if lock >= 0 { close(lock) }
            logger.info("mail not carried: another process is sending")
            return nil
        }
        defer { close(lock) }
        // Nobody else is sending, so what is still marked so was cut off.
        try log.recover()
        let due = showsProgress ? try log.outbox(state: .queued).count { $0.notBefore <= clock.now } : 0
        let sender = due > 0 ? SenderWithProgress(sender, count: due) : sender
        let summary = try Courier(engine: engine, outbox: log, sender: sender, policy: settings.policy)
            .round(at: clock.now, isUrged: isUrged, random: { Double.random(in: 0..<1) }, shouldStop: shouldStop)
        logger.info(
            "mail carried",
            metadata: [
                "accepted": "\(summary.sent)", "deferred": "\(summary.deferred)", "refused": "\(summary.refused)",
                "in-doubt": "\(summary.unknown)",
            ]
        )
        for mail in summary.accepted {
            logger.debug("mail accepted", metadata: ["id": "\(mail.id)", "to": "\(mail.recipient)"])
        }
        return summary
    }
}
