import ArgumentParser
import ConversationCore
import Engine
import EventStorage

/// `rescind inbox`: the conversations, the most urgent first.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "List the conversations, the most urgent first.",
        discussion: """
            EXAMPLES
              rescind inbox
              rescind inbox --needs-me --due 48h
              rescind inbox --check                  exit code 3 when anything is late
              rescind inbox --closed --search "blue shelf"
              rescind inbox --unsorted               mails that belong to none yet
              rescind inbox --plain | cut -f 2
            """
    )

    @Flag(help: "Only those whose latest safe moment has passed.")
    var overdue = false

    @Flag(help: "Only those that wait for you: your move, a draft, or a question.")
    var needsMe = false

    @Option(help: ArgumentHelp("Only those whose latest safe moment comes within: 48h, 3d.", valueName: "span"))
    var due: String?

    @Flag(help: "Closed ones too.")
    var closed = false

    @Flag(help: "Instead of conversations the mails that belong to none yet; on a terminal, one key sorts each.")
    var unsorted = false

    @Option(
        help: ArgumentHelp(
            "Only those in which every word occurs, whatever its case and accents; the last may be a beginning.",
            valueName: "words"
        )
    )
    var search: String?

    @Flag(help: "Print nothing but what --overdue would; exit 3 when there is any.")
    var check = false

    @Flag(
        help: """
            One JSON value: {"v", "conversations": [{"number", "order", "stage", "status", "outcome", "turn", "act_by"}]}.
            """
    )
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        var v = 1
        var conversations: [Item]
    }

    private struct Item: Encodable {
        var number: Int64
        var order: String?
        var stage: String?
        var status: String
        var outcome: String
        var turn: String
        var act_by: String?
    }

    func run() throws {
        try CommandFailure.reporting {
            let span = try due.map { try InboxCommand.span($0) }
            let place = try options.workplace()
            if unsorted { return try UnsortedMail(place: place).run(asJSON: json, asks: !options.noInput) }
            let found = try find(place, within: span)
            let zone = place.engine.correspondence.zone
            let items = found.map { item(of: $0, zone) }
            if json {
                try StandardOutput.write(try JSONText.line(List(conversations: items)))
            } else if options.plain {
                for item in items { try StandardOutput.write(record(of: item)) }
            } else {
                let says =
                    found.isEmpty
                    ? try place.engine.answer([Say("inbox.empty")]).says
                    : try place.engine.answer(try found.map { try place.engine.inboxLine($0) }).says
                try Pager.show(says.map { TerminalText.inertLine($0) }.joined(separator: "\n"), on: place.screen)
            }
            if check, !found.isEmpty { throw ExitCode(ExitStatus.overdue.rawValue) }
        }
    }

    /// The conversations that every given flag lets through.
    private func find(_ place: Workplace, within span: TimeSpan?) throws -> [Conversation] {
        let now = place.clock.now
        let late = overdue || check
        let before = late ? now : span.map { now + $0 }
        let filter = ConversationFilter(includesClosed: closed, actBefore: before, limit: .max)
        var found = try place.log.list(filter)
        if let search {
            let numbers = Set(try place.log.search(search))
            found = found.filter { numbers.contains($0.number) }
        }
        if needsMe {
            found = found.filter { !$0.isClosed && ($0.turn == .buyer || $0.draft != nil || $0.pending != nil) }
        }
        return found
    }

    /// `48h`, `3d`, `90m`.
    static func span(_ text: String) throws -> TimeSpan {
        let count = Int64(text.dropLast()).flatMap { (0...10_000).contains($0) ? $0 : nil }
        switch (count, text.last) {
        case (let count?, "m"): return .seconds(count * 60)
        case (let count?, "h"): return .hours(count)
        case (let count?, "d"): return .days(count)
        default: throw CommandFailure("--due \(text): write hours or days, as in 48h or 3d", code: .usage)
        }
    }

    private func item(of state: Conversation, _ zone: Zone) -> Item {
        Item(
            number: state.number,
            order: state.facts.orderNumber,
            stage: state.stage?.rawValue,
            status: state.status.rawValue,
            outcome: state.outcome.rawValue,
            turn: state.turn.rawValue,
            act_by: state.clocks.filter { $0.owner == .buyer }.map(\.actBy).min().map { zone.iso8601($0) }
        )
    }

    private func record(of item: Item) -> String {
        TerminalText.record([
            String(item.number), item.order, item.stage, item.status, item.outcome, item.turn, item.act_by,
        ])
    }
}
