import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Glibc

/// `rescind outbox`: the emails that wait, left or failed.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "List the emails, or say what is to become of one.",
        discussion: """
            EXAMPLES
              rescind outbox                  all that have not left
              rescind outbox --all            sent and dropped ones too
              rescind outbox retry 12         try a refused one again
              rescind outbox drop 12          let it go
              rescind outbox release 12       end its hold, or its wait for another try
              rescind outbox show 12          the message as it leaves
              rescind outbox delivered 12     it did arrive: one that may have left

            An email whose last line left without an answer may have been sent. It is never sent again by
            itself: look whether it arrived, then say delivered, retry or drop.
            """
    )

    /// What is to become of an email.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case list, retry, drop, release, delivered, show
    }

    @Argument(help: "list, retry, drop, release, delivered or show.")
    var action = Action.list

    @Argument(help: "The emails' numbers.")
    var ids: [Int64] = []

    @Flag(help: "Sent and dropped ones too.")
    var all = false

    @Flag(name: [.customShort("n"), .long], help: "Say whether it can be done, and change nothing.")
    var dryRun = false

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        struct Item: Encodable {
            var id: Int64
            var conversation: Int64
            var kind: String
            var to: String
            var subject: String
            var message_id: String
            var state: String
            var attempts: Int
            var not_before: String
            var left_at: String?
            var answer: String?
        }

        var v = 1
        var outbox: [Item]
    }

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            switch action {
            case .list: try list(place)
            case .show: try show(place)
            default: try move(place)
            }
        }
    }

    private func list(_ place: Workplace) throws {
        let zone = place.engine.correspondence.zone
        let rows = try place.log.outbox(state: nil).filter { all || ($0.state != .sent && $0.state != .dropped) }
        if json {
            let items = rows.map {
                List.Item(
                    id: $0.id,
                    conversation: $0.conversation,
                    kind: $0.kind,
                    to: $0.recipient,
                    subject: $0.subject,
                    message_id: $0.messageID,
                    state: $0.state.rawValue,
                    attempts: $0.attempts,
                    not_before: zone.iso8601($0.notBefore),
                    left_at: $0.leftAt.map { zone.iso8601($0) },
                    answer: $0.lastAnswer
                )
            }
            try StandardOutput.write(try JSONText.line(List(outbox: items)))
            return
        }
        for row in rows {
            let answer = row.lastAnswer.map { " · " + $0 } ?? ""
            try StandardOutput.write(
                TerminalText.inert(
                    "\(row.id)  \(row.state.rawValue)  \(row.recipient)  \(row.subject)  from \(zone.iso8601(row.notBefore))\(answer)"
                )
            )
        }
    }

    private func requireIDs() throws {
        guard ids.isEmpty else { return }
        throw CommandFailure(
            "outbox \(action.rawValue) needs the emails' numbers: rescind outbox lists them",
            code: .usage
        )
    }

    /// The messages as they leave, byte for byte.
    private func show(_ place: Workplace) throws {
        try requireIDs()
        for id in ids {
            guard let row = try place.log.outboxEntry(id) else {
                throw CommandFailure("there is no email \(id): rescind outbox --all lists them", code: .noInput)
            }
            try StandardOutput.writeRaw(String(decoding: row.bytes, as: UTF8.self))
        }
    }

    private func move(_ place: Workplace) throws {
        try requireIDs()
        var failed = false
        for id in ids {
            if try dryRun ? canMove(id, place) : moved(id, place) { continue }
            failed = true
            StandardError.write(
                "rescind: email \(id) is not there, or is not in a state for \(action.rawValue): rescind outbox --all shows it"
            )
        }
        if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
    }

    private func moved(_ id: Int64, _ place: Workplace) throws -> Bool {
        let now = place.clock.now
        switch action {
        // One that waits for another try is tried at once.
        case .retry: return try move(id, to: .queued, place) || place.log.release(id, at: now)
        case .release: return try place.log.release(id, at: now)
        case .drop: return try move(id, to: .dropped, place)
        case .delivered: return try place.log.move(id, to: .sent)
        case .list, .show: return false
        }
    }

    /// Whether a row is there and in a state for the action; says what would become of it.
    private func canMove(_ id: Int64, _ place: Workplace) throws -> Bool {
        guard let row = try place.log.outboxEntry(id) else { return false }
        let target: OutboxState
        switch action {
        case .retry, .release: target = .queued
        case .drop: target = .dropped
        case .delivered: target = .sent
        case .list, .show: return false
        }
        let isWaiting = row.state == .queued && target == .queued
        guard isWaiting || (action != .release && OutboxMoves.allows(from: row.state, to: target)) else { return false }
        try StandardOutput.write(
            TerminalText.inertLine(
                "\(row.id)  \(row.state.rawValue) → \(target.rawValue)  \(row.recipient)  \(row.subject)"
            )
        )
        return true
    }

    /// Moves a row, and lets its conversation know.
    private func move(_ id: Int64, to state: OutboxState, _ place: Workplace) throws -> Bool {
        guard let before = try place.log.outboxEntry(id), try place.log.move(id, to: state) else { return false }
        try place.engine.moved(before, to: state, at: place.clock.now)
        return true
    }
}

/// `rescind send`: carries out what is due.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send the emails that are due.",
        discussion: """
            EXAMPLES
              rescind send
              rescind send -n            what would be sent
              rescind send --retry       also what waits for another try

            Waits for the hold of messages to sellers, unless --no-wait is given.
            """
    )

    @Flag(help: "Also those that wait for another try.")
    var retry = false

    @Flag(help: "Do not wait for messages that are held.")
    var noWait = false

    @Flag(name: [.customShort("n"), .long], help: "Say what would be sent, and send nothing.")
    var dryRun = false

    @Flag(
        help: "One JSON value: {\"v\", \"mails\": [{\"id\", \"to\", \"subject\"}], \"problems\"}: what left, or would."
    )
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let now = place.clock.now
            let waiting = try place.log.outbox(state: .queued)
            if dryRun { return try list(waiting.reversed().filter { retry || $0.notBefore <= now }) }
            if retry { try place.log.makeDue(at: now) }
            // A hold is seconds; anything longer was set on purpose.
            let held = waiting.filter { $0.attempts == 0 && $0.notBefore > now && $0.notBefore - now <= .seconds(60) }
            if !noWait, let last = held.map(\.notBefore).max(), !place.isSendingOff {
                usleep(UInt32((last - now).milliseconds) * 1000 + 20_000)
            }
            let round = try place.mailRound(isUrged: retry, showsProgress: true)
            if json { try list(round.sent, round.problems) }
            try round.finish()
        }
    }

    private struct List: Encodable {
        struct Item: Encodable {
            var id: Int64
            var to: String
            var subject: String
        }

        var v = 1
        var mails: [Item]
        var problems: [String]
    }

    private func list(_ mails: [OutboxEntry], _ problems: [String] = []) throws {
        if json {
            let items = mails.map { List.Item(id: $0.id, to: $0.recipient, subject: $0.subject) }
            return try StandardOutput.write(try JSONText.line(List(mails: items, problems: problems)))
        }
        for mail in mails {
            try StandardOutput.write(TerminalText.inert("\(mail.id)  \(mail.recipient)  \(mail.subject)"))
        }
    }
}
