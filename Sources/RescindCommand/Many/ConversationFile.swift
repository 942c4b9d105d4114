import ConversationCore
import Engine
import Glibc

/// A conversation as a file, in the form that the ending of its name asks for.
struct ConversationFile {
    private let state: Conversation
    private let events: [Event]
    private let zone: Zone

    /// A conversation to be written.
    ///
    /// - Parameters:
    ///   - state: how it stands.
    ///   - events: its log.
    ///   - zone: in which times are written.
    init(_ state: Conversation, _ events: [Event], in zone: Zone) {
        self.state = state
        self.events = events
        self.zone = zone
    }

    /// Writes it: `.json` and `.csv` as `rescind export` does, anything else as text.
    ///
    /// - Parameter path: the file; `~/` stands for the home folder.
    /// - Throws: `CommandFailure` when there is such a file, or it cannot be written.
    func write(to path: String) throws {
        let home = Screen.variable("HOME")
        let full = path.hasPrefix("~/") ? home.map { $0 + path.dropFirst() } ?? path : path
        guard access(full, F_OK) != 0 else {
            throw CommandFailure(
                "cannot write \(path): it exists, and is never overwritten: choose another name",
                code: .cannotWrite
            )
        }
        try PrivateFile.write(try text(endingOf: path.lowercased()), to: full)
    }

    private func text(endingOf name: String) throws -> String {
        if name.hasSuffix(".json") { return try json() + "\n" }
        if name.hasSuffix(".csv") { return ConversationFile.head + record }
        let facts = zip(OrderFile.Column.allCases, fields)
            .compactMap { column, value in value.map { "\(column.rawValue): \(TerminalText.inertLine($0))" } }
        let thread = ThreadEntry.all(of: events).map { $0.lines(in: zone) }
        return (facts + [""] + thread).joined(separator: "\n") + "\n"
    }

    /// One JSON value on a line.
    func json() throws -> String { try JSONText.line(ConversationJSON(state, events, in: zone)) }

    /// The first line of a CSV file.
    static var head: String { CSVWriter.record(OrderFile.Column.allCases.map(\.rawValue)) }

    /// Its line of a CSV file.
    var record: String { CSVWriter.record(fields) }

    /// The columns of an order file.
    private var fields: [String?] {
        let facts = state.facts
        return OrderFile.Column.allCases.map { column in
            switch column {
            case .order: facts.orderNumber
            case .stage: state.stage?.rawValue
            case .reason: facts.reason?.rawValue
            case .item: facts.item
            case .seller: facts.seller
            case .sellerEmail: facts.sellerEmail
            case .amount: facts.amount?.decimal
            case .currency: facts.amount?.currency
            case .orderedOn: facts.orderedOn?.description
            case .paidOn: facts.paidOn?.description
            case .shippedOn: facts.shippedOn?.description
            case .receivedOn: facts.receivedOn?.description
            case .deadline: facts.deadline?.description
            }
        }
    }
}
