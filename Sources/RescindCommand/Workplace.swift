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

    /// Whether the store is a copy that is thrown away.
    let isDryRun: Bool

    /// Puts everything together.
    ///
    /// - Parameters:
    ///   - options: what the command line and the environment say.
    ///   - isDryRun: whether the database that they name is a copy that is thrown away.
    /// - Throws: `CommandFailure`, `EventLogError`, `FileMistakes`.
    init(_ options: GlobalOptions, isDryRun: Bool = false) throws {
        self.isDryRun = isDryRun
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
            fields["marketplace"] = .text(engine.title(of: state.marketplace))
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

    /// Whether `RESCIND_NO_SEND=1` or a dry run keeps all mail here.
    var isSendingOff: Bool { isDryRun || ProcessInfo.processInfo.environment["RESCIND_NO_SEND"] == "1" }

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
        let due =
            showsProgress && Progress.isPossible
            ? try log.outbox(state: .queued).count { $0.notBefore <= clock.now } : 0
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
