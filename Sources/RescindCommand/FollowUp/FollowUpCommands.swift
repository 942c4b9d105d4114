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
        switch try ConversationName(name).find(in: log, marketplaces: engine.playbooks.map(\.marketplace)) {
        case .one(let state): return state
        case .none: throw CommandFailure("there is no conversation “\(name)”: rescind inbox lists them", code: .noInput)
        case .several(let found):
            let choices = found.map { $0.facts.orderNumber ?? String($0.number) }.joined(separator: ", ")
            throw CommandFailure("“\(name)” fits several: \(choices): write more of it", code: .usage)
        }
    }

    /// Prints an answer as the chat would.
    func show(_ answer: TurnAnswer, asJSON: Bool) throws {
        var turn = ChatTurn()
        turn.answer = answer
        try TurnOutput(screen: screen, isJSON: asJSON).show(turn, try chatRoom())
    }

    /// Carries mail after a command and says what went wrong.
    func finishWithMail(isUrged: Bool = false) throws {
        try mailRound(isUrged: isUrged, showsProgress: true).finish()
    }
}

/// `rescind show`: one conversation and its whole thread.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a conversation with its whole thread.",
        discussion: """
            EXAMPLES
              rescind show 8140123456789012
              rescind show 1 --json
            """
    )

    @Argument(
        help: ArgumentHelp("Its number, its order number or the beginning of one.", valueName: "thread"),
        completion: .threads
    )
    var conversation: String

    @Flag(help: "One JSON value, with the fields of rescind export.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            let zone = place.engine.correspondence.zone
            let events = try place.log.events(of: state.number)
            if json {
                try StandardOutput.write(try JSONText.line(ConversationJSON(state, events, in: zone)))
                return
            }
            let thread = ThreadEntry.all(of: events).map { $0.lines(in: zone) }
            var session = Session(focus: state.number)
            var turn = ChatTurn()
            turn.answer = try place.engine.turn(.act(.tellStatus), in: &session, at: place.clock.now)
            let style = TextStyle(isColored: place.screen.hasColor)
            let standing = try ChatText(room: try place.chatRoom()).lines(of: turn)
                .map { style.dress($0.text, as: $0.kind) }
            try Pager.show((thread + standing).joined(separator: "\n"), on: place.screen)
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
              rescind deadlines --ics deadlines.ics    for a calendar; - for standard output

            Write the same file again after a change: a calendar then moves what moved and takes out what is over.
            """
    )

    @Flag(help: "One JSON value.")
    var json = false

    @Option(help: "How a date comes about: CONVERSATION or CONVERSATION/CLOCK.")
    var why: String?

    @Option(help: "Write a calendar (iCalendar) to that file; - for standard output.")
    var ics: String?

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
            if let ics { return try DeadlineCalendar(place).write(to: ics) }
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
            if options.plain {
                for deadline in deadlines {
                    for clock in deadline.clocks { try StandardOutput.write(record(of: clock, deadline, zone, now)) }
                }
                return
            }
            let lines = try deadlines.map { TerminalText.inert(try place.engine.line(of: $0, at: now)) }
            if !lines.isEmpty { try Pager.show(lines.joined(separator: "\n"), on: place.screen) }
        }
    }
}

extension DeadlinesCommand {
    /// A clock as a record of `--plain`.
    private func record(of clock: Clock, _ deadline: Deadline, _ zone: Zone, _ now: Instant) -> String {
        let state = deadline.conversation
        return TerminalText.record([
            "\(state.facts.orderNumber ?? String(state.number))/\(clock.id)", clock.owner.rawValue,
            zone.iso8601(clock.actBy), zone.iso8601(clock.expectBy), clock.lateness(at: now).rawValue,
            deadline.atRisk?.description,
        ])
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

    @Argument(
        help: ArgumentHelp("Its number, its order number or the beginning of one.", valueName: "thread"),
        completion: .threads
    )
    var conversation: String

    @Argument(help: "What happened, and a sum or meanings where it takes some.")
    var what: [String]

    @Flag(name: [.customShort("n"), .long], help: "Show what would follow, and store and send nothing.")
    var dryRun = false

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let state = try place.conversation(conversation)
            var room = try dryRun ? place.quietRoom(isDryRun: true) : place.chatRoom()
            room.focus(on: state.number)
            let turn = try room.turn(.text("/mark " + what.joined(separator: " ")))
            guard turn.mistake == nil, let answer = turn.answer else {
                throw CommandFailure(turn.answer?.says.joined(separator: " ") ?? "", code: .usage)
            }
            try place.show(answer, asJSON: json)
            MailRound.tell(turn.mailProblems)
            if let worst = room.worstMail { throw ExitCode(worst.rawValue) }
        }
    }
}

/// `rescind undo`: takes back the last turn.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last turn of a conversation, as long as nothing of it has left.",
        discussion: """
            EXAMPLES
              rescind undo
              rescind undo 8140123456789012 --count 2
            """
    )

    @Argument(
        help: ArgumentHelp("The conversation; without it the one that was in front last.", valueName: "thread"),
        completion: .threads
    )
    var conversation: String?

    @Option(help: "How many turns.")
    var count = 1

    @Flag(name: [.customShort("n"), .long], help: "Show what would follow, and store and send nothing.")
    var dryRun = false

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
            let engine = try place.quietRoom(isDryRun: dryRun).engine
            let answer = try engine.turn(.act(.undo(count: count)), in: &session, at: place.clock.now)
            try place.show(answer, asJSON: json)
            if answer.events.isEmpty { throw ExitCode(ExitStatus.declined.rawValue) }
        }
    }
}
