import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import Glibc
import StrictYAML

/// `rescind import`: opens a conversation for every order of a file.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in the orders of a CSV file; nothing is sent.",
        discussion: """
            EXAMPLES
              rescind import orders.csv
              rescind import -n orders.csv                      only look
              rescind import --rejects off.csv orders.csv       what is off goes aside
              rescind export --csv --all | rescind import - --db other.db

            The first line names the columns: order, and any of stage, reason, item, seller, seller_email, \
            amount, currency, ordered_on, paid_on, shipped_on, received_on, deadline. Days are 2026-03-02, \
            sums 34.90 EUR. Stages: awaiting_payment, payment_processing, paid, shipped, received. \
            Orders that are known already learn what is new; the same file twice changes nothing. \
            Without --rejects a mistake in any line leaves everything as it was.
            """
    )

    @Argument(
        help: ArgumentHelp("The file; - for standard input.", valueName: "file.csv"),
        completion: .file(extensions: ["csv"])
    )
    var file: String

    @Option(help: ArgumentHelp("Lines with mistakes go to this file.", valueName: "path"), completion: .file())
    var rejects: String?

    @Flag(name: [.customShort("n"), .long], help: "Only look: store nothing.")
    var dryRun = false

    @Flag(help: "One JSON value: {\"v\", \"added\", \"updated\", \"unchanged\", \"rejected\", \"mistakes\"}.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct Summary: Encodable {
        var v = 1
        var added = 0
        var updated = 0
        var unchanged = 0
        var rejected = 0
        var mistakes: [String] = []
    }

    func run() throws {
        try CommandFailure.reporting {
            let text = try TextFile.read(file)
            let place = try options.workplace()
            let digits = Set(place.engine.playbooks.map(\.orderNumberDigits))
            let read = try OrderFile(text, file: file == "-" ? "stdin" : file, digits: digits)
            var summary = Summary(rejected: read.rejects.count)
            summary.mistakes = read.rejects.flatMap(\.mistakes).map(\.description)
            if !read.rejects.isEmpty, rejects == nil {
                throw CommandFailure(
                    (summary.mistakes + [
                        "nothing was imported; --rejects FILE imports the other \(read.orders.count) orders"
                    ])
                    .joined(separator: "\n"),
                    code: .badData
                )
            }
            for mistake in summary.mistakes { StandardError.write(TerminalText.inertLine(mistake)) }
            try take(read.orders, place, &summary)
            if let rejects, !dryRun, !read.rejects.isEmpty { try write(read, to: rejects) }
            try report(summary)
            if summary.rejected > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
        }
    }

    /// Tells each order to the engine, many turns in one durable write.
    private func take(_ orders: [OrderFile.Order], _ place: Workplace, _ summary: inout Summary) throws {
        let batch = BatchedEventLog(place.log)
        var engine = place.engine
        engine.log = batch
        var progress = Progress(what: "import", count: orders.count)
        let now = place.clock.now
        for (index, order) in orders.enumerated() {
            let before = try known(order, engine)
            if let before {
                if isNews(order, to: before) {
                    try open(order, engine, now)
                    summary.updated += 1
                } else {
                    summary.unchanged += 1
                }
            } else {
                try open(order, engine, now)
                summary.added += 1
            }
            if !dryRun, batch.count >= 500 { try batch.flush() }
            progress.step(index + 1)
        }
        if !dryRun { try batch.flush() }
        progress.end()
    }

    private func open(_ order: OrderFile.Order, _ engine: Engine, _ now: Instant) throws {
        var session = Session()
        _ = try engine.open(order.facts, stage: order.stage, in: &session, at: now)
    }

    private func known(_ order: OrderFile.Order, _ engine: Engine) throws -> Conversation? {
        guard let number = order.facts.orderNumber else { return nil }
        for playbook in engine.playbooks {
            if let found = try engine.log.number(ofOrder: number, marketplace: playbook.marketplace) {
                return try engine.log.conversation(found)
            }
        }
        return nil
    }

    private func isNews(_ order: OrderFile.Order, to state: Conversation) -> Bool {
        if state.facts.merging(order.facts) != state.facts { return true }
        guard let stage = order.stage else { return false }
        return state.stage.map { $0 < stage } ?? true
    }

    private func write(_ read: OrderFile, to path: String) throws {
        let lines = [CSVWriter.record(read.headings)] + read.rejects.map { CSVWriter.record($0.fields) }
        try PrivateFile.write(lines.joined(), to: path)
    }

    private func report(_ summary: Summary) throws {
        if json {
            try StandardOutput.write(try JSONText.line(summary))
            return
        }
        let would = dryRun ? "would be " : ""
        StandardError.write(
            "\(would)added \(summary.added), updated \(summary.updated), unchanged \(summary.unchanged), "
                + "rejected \(summary.rejected). rescind inbox lists them"
        )
    }
}
