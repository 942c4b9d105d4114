/// The figures of many conversations, as text.
struct Report {
    /// What was played.
    let played: [Played]

    /// A line of the table: who, and a figure for each column.
    private struct Row {
        var seller: String
        var policy: String
        var figures: [String]
    }

    private static let columns = [
        "played", "lost", "full", "part", "unpaid", "kept", "open", "days", "messages", "emails",
    ]

    /// A row for each seller and policy, and the rows of all sellers.
    var table: String {
        var rows: [Row] = []
        for persona in Persona.allCases {
            for policy in Policy.allCases {
                rows.append(
                    row(persona.rawValue, policy, played.filter { $0.persona == persona && $0.policy == policy })
                )
            }
        }
        for policy in Policy.allCases { rows.append(row("all", policy, played.filter { $0.policy == policy })) }
        let header = Row(seller: "seller", policy: "policy", figures: Self.columns)
        return ([header] + rows).map { line($0) }.joined(separator: "\n")
    }

    /// What the columns mean.
    static let legend = """
        lost: protection lost; full, part: refunded; unpaid: lapsed without payment; open: not over after \
        \(Simulation.horizonInDays) days
        days: the median until the end; messages: to the seller; emails: to the buyer
        """

    /// How protection was lost, by policy.
    var losses: String {
        Policy.allCases
            .map { policy in
                let lost = World.Loss.allCases.compactMap { loss -> String? in
                    let count = played.count { $0.policy == policy && $0.end == .lost(loss) }
                    return count == 0 ? nil : "\(loss.rawValue) \(count)"
                }
                return "\(policy.rawValue): \(lost.isEmpty ? "none lost" : lost.joined(separator: ", "))"
            }
            .joined(separator: "\n")
    }

    /// The total with the difference, in one line.
    var total: String {
        func lost(_ policy: Policy) -> Int { played.count { $0.policy == policy && $0.isLost } }
        let advised = lost(.advised)
        let answering = lost(.answering)
        return "protection lost: \(advised) with advice, \(answering) without, \(answering - advised) fewer"
    }

    /// What the advice got wrong without losing protection by it, in one line.
    var slips: String { played.map(\.slips).reduce(Slips(), +).words }

    /// The advised conversations that lost protection, in the order played.
    var lost: [Played] { played.filter { $0.policy == .advised && $0.isLost } }

    /// The advised conversations in which something did not hold that always should, in the order played.
    var violated: [Played] { played.filter { $0.policy == .advised && $0.violation != nil } }

    /// What failed, a line each with its seeds; empty when nothing did.
    var failures: [String] {
        var lines = lost.isEmpty ? [] : ["protection lost: seeds \(Report.seeds(lost))"]
        let violations = Dictionary(grouping: violated) { $0.violation ?? "" }
        for (words, some) in violations.sorted(by: { $0.key < $1.key }) {
            lines.append("does not hold: \(words), \(some.count) times: seeds \(Report.seeds(some))")
        }
        return lines
    }

    /// The first seeds of some conversations.
    private static func seeds(_ some: [Played]) -> String {
        let first = some.prefix(seedLimit).map { String($0.seed) }.joined(separator: " ")
        return some.count > seedLimit ? first + " ..." : first
    }

    /// How many seeds a line names.
    private static let seedLimit = 40

    private func row(_ seller: String, _ policy: Policy, _ some: [Played]) -> Row {
        func count(_ end: World.End?) -> Int { some.count { $0.end == end } }
        let figures = [
            some.count, some.count { $0.isLost }, count(.refunded), count(.refundedInPart), count(.lapsed),
            count(.kept), count(nil), Report.median(some.map(\.days)), some.map(\.messages).reduce(0, +),
            some.map(\.emails).reduce(0, +),
        ]
        return Row(seller: seller, policy: policy.rawValue, figures: figures.map(String.init))
    }

    /// The middle value, the lower one of two; 0 for none.
    static func median(_ numbers: [Int]) -> Int {
        numbers.isEmpty ? 0 : numbers.sorted()[(numbers.count - 1) / 2]
    }

    private func line(_ row: Row) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        let figures = zip(row.figures, Self.columns)
            .map { text, column in
                String(repeating: " ", count: max(0, max(column.count, 6) + 1 - text.count)) + text
            }
        return padded(row.seller, 15) + padded(row.policy, 10) + figures.joined()
    }
}
