import ConversationCore
import MailFormat
import StrictYAML

/// A file of orders: CSV with a line of headings.
struct OrderFile {
    /// One order of the file.
    struct Order {
        /// Where it stands.
        var line: Int
        /// What is known.
        var facts: Facts
        /// Where the order is, `nil` when the file does not say.
        var stage: Stage?
        /// Its fields as they stand in the file.
        var fields: [String]
    }

    /// The columns that are read; only `order` has to be there.
    enum Column: String, CaseIterable {
        case order, stage, reason, item, seller
        case sellerEmail = "seller_email"
        case amount, currency
        case orderedOn = "ordered_on"
        case paidOn = "paid_on"
        case shippedOn = "shipped_on"
        case receivedOn = "received_on"
        case deadline
    }

    /// The headings as they stand in the file.
    private(set) var headings: [String] = []
    /// The orders that can be used.
    private(set) var orders: [Order] = []
    /// What is off in the others, with their fields, by line.
    private(set) var rejects: [(mistakes: [FileMistake], fields: [String])] = []

    private let file: String
    private let digits: Set<Int>
    private var columns: [Column] = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: its text.
    ///   - file: its name for mistakes.
    ///   - digits: how many digits order numbers have.
    /// - Throws: `FileMistake` when it is no CSV, or its headings are off: then no line can be trusted.
    init(_ text: String, file: String, digits: Set<Int>) throws(FileMistake) {
        self.file = file
        self.digits = digits
        var reader = CSVReader(text, file: file, separator: CSVReader.separator(of: text))
        let records = try reader.records()
        guard let first = records.first else {
            throw FileMistake(
                file: file,
                line: 1,
                column: 1,
                what: "the file is empty",
                fix: "begin with a line: order"
            )
        }
        try readHeadings(first)
        var seen: [String: Int] = [:]
        for record in records.dropFirst() {
            var mistakes: [FileMistake] = []
            let order = read(record, &mistakes)
            let fields = record.fields.map(\.text)
            if let number = order?.facts.orderNumber, let line = seen[number] {
                mistakes.append(mistake(record.fields[0], "order \(number) stands in line \(line) already", "keep one"))
            } else if let order, let number = order.facts.orderNumber {
                seen[number] = order.line
            }
            if let order, mistakes.isEmpty { orders.append(order) } else { rejects.append((mistakes, fields)) }
        }
    }

    private mutating func readHeadings(_ record: CSVReader.Record) throws(FileMistake) {
        let known = Column.allCases.map(\.rawValue)
        for field in record.fields {
            let name = field.text.trimmingBlanks.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
            guard let column = Column(rawValue: name) else {
                throw mistake(field, "unknown column “\(field.text)”", YAMLValue.suggestion(for: name, among: known))
            }
            if columns.contains(column) { throw mistake(field, "the column \(name) stands here twice", "remove one") }
            columns.append(column)
        }
        guard columns.contains(.order) else {
            throw mistake(
                record.fields[0],
                "the column “order” is missing",
                "name the column of the order numbers “order”"
            )
        }
        headings = record.fields.map(\.text)
    }

    private func read(_ record: CSVReader.Record, _ mistakes: inout [FileMistake]) -> Order? {
        guard record.fields.count == columns.count else {
            let place = record.fields.count > columns.count ? record.fields[columns.count] : record.fields[0]
            mistakes.append(
                mistake(
                    place,
                    "\(record.fields.count) fields stand here, and the headings are \(columns.count)",
                    "quote a field that holds a comma, or add what is missing"
                )
            )
            return nil
        }
        var order = Order(line: record.line, facts: Facts(), fields: record.fields.map(\.text))
        var currency: String?
        var amount: CSVReader.Field?
        for (column, field) in zip(columns, record.fields) {
            let value = field.text.trimmingBlanks
            if value.isEmpty, column != .order { continue }
            switch column {
            case .amount: amount = field
            case .currency: currency = value.uppercased()
            default:
                if let problem = take(value, column, into: &order) {
                    mistakes.append(mistake(field, problem.what, problem.fix))
                }
            }
        }
        if let amount {
            let (sum, code) = OrderFile.split(amount.text.trimmingBlanks)
            if let money = Money(decimal: sum, currency: code ?? currency ?? ""), (code ?? currency)?.count == 3 {
                order.facts.amount = money
            } else {
                mistakes.append(mistake(amount, "“\(amount.text)” is no sum with a currency", "write 34.90 EUR"))
            }
        }
        return order
    }

    /// A sum and its currency, of `34.90 EUR`.
    private static func split(_ text: String) -> (sum: String, currency: String?) {
        let parts = text.split(separator: " ").map(String.init)
        return parts.count == 2 ? (parts[0], parts[1].uppercased()) : (text, nil)
    }

    /// Takes in a value.
    ///
    /// - Returns: what is wrong with it and how to mend it, `nil` when nothing is.
    private func take(_ value: String, _ column: Column, into order: inout Order) -> (what: String, fix: String)? {
        switch column {
        case .order:
            let number = value.filter { $0 != " " && $0 != "-" }
            guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.contains(number.utf8.count) else {
                let lengths = digits.sorted().map(String.init).joined(separator: " or ")
                return ("“\(value)” is no order number of \(lengths) digits", "copy it from the order's page")
            }
            order.facts.orderNumber = number
        case .stage:
            guard let stage = Stage(rawValue: value) else { return unknown(value, Stage.allCases.map(\.rawValue)) }
            order.stage = stage
        case .reason:
            guard let reason = Reason(rawValue: value) else { return unknown(value, Reason.allCases.map(\.rawValue)) }
            order.facts.reason = reason
        case .item: order.facts.item = String(value.prefix(200))
        case .seller: order.facts.seller = String(value.prefix(200))
        case .sellerEmail:
            guard (try? EmailAddress(value)) != nil else {
                return ("“\(value)” is no email address", "write name@example.com")
            }
            order.facts.sellerEmail = value
        case .orderedOn: return day(value) { order.facts.orderedOn = $0 }
        case .paidOn: return day(value) { order.facts.paidOn = $0 }
        case .shippedOn: return day(value) { order.facts.shippedOn = $0 }
        case .receivedOn: return day(value) { order.facts.receivedOn = $0 }
        case .deadline: return day(value) { order.facts.deadline = $0 }
        case .amount, .currency: break
        }
        return nil
    }

    private func day(_ value: String, _ set: (CivilDate) -> Void) -> (what: String, fix: String)? {
        guard let day = CivilDate(iso8601: value) else {
            return ("“\(value)” is no day of the calendar", "write it as 2026-03-02")
        }
        set(day)
        return nil
    }

    private func unknown(_ value: String, _ known: [String]) -> (what: String, fix: String) {
        ("“\(value)” is not known here", YAMLValue.suggestion(for: value, among: known))
    }

    private func mistake(_ field: CSVReader.Field, _ what: String, _ fix: String) -> FileMistake {
        FileMistake(file: file, line: field.line, column: field.column, what: what, fix: fix)
    }
}
