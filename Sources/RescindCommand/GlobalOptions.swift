import ArgumentParser
import ConversationCore
import EventStorage
import Foundation
import Logging
import MailTransport

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

    /// Does something with everything a command works with; a dry run does it to a copy of the store, which is thrown away.
    ///
    /// For what stores more than turns, such as mail; turns alone are kept back in less time (`Workplace.quietRoom`).
    ///
    /// - Parameters:
    ///   - isDryRun: whether it is one; then nothing is sent either.
    ///   - body: what is done.
    /// - Throws: what the body throws, `EventLogError`, `CommandFailure`.
    func withWorkplace(isDryRun: Bool, _ body: (Workplace) throws -> Void) throws {
        guard isDryRun else { return try body(try workplace()) }
        let folder = FileManager.default.temporaryDirectory.path + "/rescind-dry-run-\(UUID().uuidString)"
        let path = try databasePath()
        var options = self
        options.db = folder + "/rescind.db"
        try PrivateFile.makeFolder(of: folder + "/rescind.db")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if access(path, F_OK) == 0 {
            let care = try DatabaseCare(path)
            _ = try care.copy(to: folder + "/rescind.db")
            care.close()
        }
        try body(try Workplace(options, isDryRun: true))
    }
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
