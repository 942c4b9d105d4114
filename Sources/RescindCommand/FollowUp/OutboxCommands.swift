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
              rescind outbox delivered 12     it did arrive: one that may have been sent

            An email whose last line left without an answer may have been sent. It is never sent again by
            itself: look whether it arrived, then say delivered, retry or drop.
            """
    )

    /// What is to become of an email.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case list, retry, drop, delivered
    }

    @Argument(help: "list, retry, drop or delivered.")
    var action = Action.list

    @Argument(help: "The emails' numbers.")
    var ids: [Int64] = []

    @Flag(help: "Sent and dropped ones too.")
    var all = false

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
            var state: String
            var attempts: Int
            var not_before: String
            var answer: String?
        }

        var v = 1
        var outbox: [Item]
    }

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            if action != .list { return try move(place) }
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
                        state: $0.state.rawValue,
                        attempts: $0.attempts,
                        not_before: zone.iso8601($0.notBefore),
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
    }

    private func move(_ place: Workplace) throws {
        guard !ids.isEmpty else {
            throw CommandFailure(
                "outbox \(action.rawValue) needs the emails' numbers: rescind outbox lists them",
                code: .usage
            )
        }
        let state: OutboxState =
            switch action {
            case .retry: .queued
            case .drop: .dropped
            case .delivered, .list: .sent
            }
        var failed = false
        for id in ids where try !place.log.move(id, to: state) {
            failed = true
            StandardError.write(
                "rescind: email \(id) is not there, or is not in a state for \(action.rawValue): rescind outbox --all shows it"
            )
        }
        if failed { throw ExitCode(ExitStatus.someFailed.rawValue) }
    }
}

/// `rescind send`: carries out what is due.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send the emails that are due.",
        discussion: "Waits for the hold of messages to sellers, unless --no-wait is given."
    )

    @Flag(help: "Also those that wait for another try.")
    var retry = false

    @Flag(help: "Do not wait for messages that are held.")
    var noWait = false

    @Flag(name: [.customShort("n"), .long], help: "Say what would be sent, and send nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let now = place.clock.now
            let waiting = try place.log.outbox(state: .queued)
            if dryRun {
                for row in waiting.reversed() where retry || row.notBefore <= now {
                    try StandardOutput.write(TerminalText.inert("\(row.id)  \(row.recipient)  \(row.subject)"))
                }
                return
            }
            if retry { try place.log.makeDue(at: now) }
            if !noWait, let held = waiting.filter({ $0.attempts == 0 }).map(\.notBefore).max(), held > now,
                !place.isSendingOff
            {
                let wait = held - now
                // A hold is seconds; anything longer was set on purpose.
                if wait <= .seconds(60) { usleep(UInt32(max(0, wait.milliseconds)) * 1000 + 20_000) }
            }
            try place.finishWithMail()
        }
    }
}
