import ArgumentParser
import ConversationCore
import Drafting
import Engine
import EventStorage
import TemplateLibrary

extension Workplace {
    /// The conversation of that name.
    ///
    /// - Parameter name: its number, its order number or a unique beginning of one.
    /// - Returns: it.
    /// - Throws: `CommandFailure` when there is none or there are several.
    func conversation(_ name: String) throws -> Conversation {
        switch try ConversationName(name).find(in: log) {
        case .one(let state): return state
        case .none: throw CommandFailure("there is no conversation “\(name)”: rescind inbox lists them", code: .noInput)
        case .several(let found):
            let choices = found.map { $0.facts.orderNumber ?? String($0.number) }.joined(separator: ", ")
            throw CommandFailure("“\(name)” fits several: \(choices): write more of it", code: .usage)
        }
    }

    /// Prints an answer as the chat would.
    func show(_ answer: TurnAnswer, asJSON: Bool) throws {
        let room = try chatRoom()
        var turn = ChatTurn()
        turn.answer = answer
        if asJSON {
            try StandardOutput.write(try JSONText.line(try ChatJSON(turn, in: room)))
        } else {
            for line in try ChatText(room: room).lines(of: turn) { try StandardOutput.write(line) }
        }
    }

    /// Carries mail after a command and says what went wrong.
    func finishWithMail() throws {
        let round = try mailRound()
        for problem in round.problems { StandardError.write("rescind: mail: " + TerminalText.inert(problem)) }
        if let status = round.exitStatus { throw ExitCode(status.rawValue) }
    }
}

/// `rescind inbox`: the conversations, the most urgent first.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "List the conversations, the most urgent first.",
        discussion: """
            EXAMPLES
              rescind inbox
              rescind inbox --overdue --check    exit code 3 when something is overdue
              rescind inbox --unsorted           mails whose conversation is not certain
            """
    )

    @Flag(help: "Only those whose latest safe moment has passed.")
    var overdue = false

    @Flag(help: "Closed ones too.")
    var closed = false

    @Flag(help: "Instead of conversations the mails that belong to none yet; on a terminal, one key sorts each.")
    var unsorted = false

    @Flag(help: "Print nothing but what --overdue would; exit 3 when there is any.")
    var check = false

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        struct Item: Encodable {
            var number: Int64
            var order: String?
            var stage: String?
            var status: String
            var outcome: String
            var turn: String
            var act_by: String?
        }

        var v = 1
        var conversations: [Item]
    }

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            if unsorted { return try UnsortedMail(place: place).run(asJSON: json, asks: !options.noInput) }
            let now = place.clock.now
            let late = overdue || check
            let filter = ConversationFilter(includesClosed: closed, actBefore: late ? now : nil, limit: .max)
            let found = try place.log.list(filter)
            if json {
                let zone = place.engine.correspondence.zone
                try StandardOutput.write(
                    try JSONText.line(
                        List(
                            conversations: found.map { state in
                                List.Item(
                                    number: state.number,
                                    order: state.facts.orderNumber,
                                    stage: state.stage?.rawValue,
                                    status: state.status.rawValue,
                                    outcome: state.outcome.rawValue,
                                    turn: state.turn.rawValue,
                                    act_by: state.clocks.filter { $0.owner == .buyer }.map(\.actBy).min()
                                        .map { zone.iso8601($0) }
                                )
                            }
                        )
                    )
                )
            } else {
                for line in try place.engine.inbox(filter).says { try StandardOutput.write(TerminalText.inert(line)) }
            }
            if check, !found.isEmpty { throw ExitCode(ExitStatus.overdue.rawValue) }
        }
    }
}

/// `rescind show`: one conversation and its whole thread.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a conversation with its whole thread."
    )

    @Argument(help: "Its number, its order number or the beginning of one.")
    var conversation: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            let zone = place.engine.correspondence.zone
            func line(_ at: Instant, _ who: String, _ text: String) throws {
                let (date, time) = zone.civil(at)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
                try StandardOutput.write(
                    TerminalText.inert("\(date) \(time.hourAndMinute)  \(who)\n" + lines.joined(separator: "\n"))
                )
            }
            for event in try place.log.events(of: state.number) {
                switch event.body {
                case .buyerSaid(let text, _): try line(event.recordedAt, "you to Rescind", text)
                case .messageSent(let message):
                    try line(event.recordedAt, "you to the seller (\(message.channel.rawValue))", message.draft.text)
                case .sellerSaid(let text, let meaning, _):
                    try line(
                        event.recordedAt,
                        "the seller [\(meaning.labels.map(\.rawValue).joined(separator: ", "))]",
                        text
                    )
                case .meaningCorrected(let labels):
                    try line(event.recordedAt, "you: it means", labels.map(\.rawValue).joined(separator: ", "))
                case .undone(let turns, _): try line(event.recordedAt, "you took back", "\(turns.count) turns")
                default: continue
                }
            }
            var session = Session(focus: state.number)
            let answer = try place.engine.turn(.act(.tellStatus), in: &session, at: place.clock.now)
            try place.show(answer, asJSON: false)
        }
    }
}

/// `rescind deadlines`: every running clock, the most urgent first.
struct DeadlinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines",
        abstract: "List the running clocks of every order, the most urgent and the most money first.",
        discussion: """
            EXAMPLES
              rescind deadlines --json
              rescind deadlines --why 8140123456789012/refund
            """
    )

    @Flag(help: "One JSON value.")
    var json = false

    @Option(help: "How a date comes about: CONVERSATION or CONVERSATION/CLOCK.")
    var why: String?

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        struct Item: Encodable {
            var id: String
            var conversation: Int64
            var order: String?
            var clock: String
            var owner: String
            var start: String
            var act_by: String
            var expect_by: String
            var late: String
            var paused: Bool
            var at_risk: String?
            var sources: [String]
        }

        var v = 1
        var deadlines: [Item]
    }

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            if let why {
                let parts = why.split(separator: "/", maxSplits: 1).map(String.init)
                let state = try place.conversation(parts.first ?? "")
                let answer = try place.engine.explain(clock: parts.count > 1 ? parts[1] : nil, of: state.number)
                if parts.count > 1, state.clock(parts[1]) == nil {
                    throw CommandFailure(answer.says.joined(), code: .noInput)
                }
                for line in answer.says { try StandardOutput.write(TerminalText.inert(line)) }
                return
            }
            let zone = place.engine.correspondence.zone
            let now = place.clock.now
            let deadlines = Deadline.ordered(try place.log.list(ConversationFilter(limit: .max)), at: now)
            if json {
                let running = deadlines.flatMap { deadline in deadline.clocks.map { (deadline, $0) } }
                let items = running.map { deadline, clock in
                    let state = deadline.conversation
                    return List.Item(
                        id: "\(state.facts.orderNumber ?? String(state.number))/\(clock.id)",
                        conversation: state.number,
                        order: state.facts.orderNumber,
                        clock: clock.id,
                        owner: clock.owner.rawValue,
                        start: zone.iso8601(clock.start),
                        act_by: zone.iso8601(clock.actBy),
                        expect_by: zone.iso8601(clock.expectBy),
                        late: clock.lateness(at: now).rawValue,
                        paused: clock.pausedWithLeft != nil,
                        at_risk: deadline.atRisk?.description,
                        sources: clock.basis.map(\.value.source)
                    )
                }
                try StandardOutput.write(try JSONText.line(List(deadlines: items)))
                return
            }
            for deadline in deadlines {
                try StandardOutput.write(TerminalText.inert(try place.engine.line(of: deadline, at: now)))
            }
        }
    }
}

/// `rescind mark`: reports what happened.
struct MarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Report what happened: sent, refunded, cancelled, shipped, received, dispute, ...",
        discussion: """
            EXAMPLES
              rescind mark 8140123456789012 refunded
              rescind mark 1 refunded 10.00 EUR
            """
    )

    @Argument(help: "The conversation.")
    var conversation: String

    @Argument(help: "What happened, and a sum or meanings where it takes some.")
    var what: [String]

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            var room = try place.chatRoom()
            room.focus(on: state.number)
            let turn = try room.turn(.text("/mark " + what.joined(separator: " ")))
            guard turn.mistake == nil, let answer = turn.answer else {
                throw CommandFailure(turn.answer?.says.joined(separator: " ") ?? "", code: .usage)
            }
            try place.show(answer, asJSON: json)
            for problem in turn.mailProblems { StandardError.write("rescind: mail: " + TerminalText.inert(problem)) }
            if let worst = room.worstMail { throw ExitCode(worst.rawValue) }
        }
    }
}

/// `rescind undo`: takes back the last turn.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last turn of a conversation, as long as nothing of it has left."
    )

    @Argument(help: "The conversation; without it the one that was in front last.")
    var conversation: String?

    @Option(help: "How many turns.")
    var count = 1

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            guard count > 0 else { throw CommandFailure("--count \(count): write 1 or more", code: .usage) }
            let place = try options.workplace()
            var session = Session(
                focus: try conversation.map { try place.conversation($0).number } ?? place.log.focus()
            )
            let answer = try place.engine.turn(.act(.undo(count: count)), in: &session, at: place.clock.now)
            try place.show(answer, asJSON: json)
            if answer.events.isEmpty { throw ExitCode(ExitStatus.declined.rawValue) }
        }
    }
}
