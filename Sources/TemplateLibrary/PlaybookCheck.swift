import ConversationCore
import StrictYAML

/// What is wrong with a playbook whose parts are each right: what is never reached, never begins, never ends, or is
/// missing.
struct PlaybookCheck {
    /// The rules.
    var playbook: Playbook
    /// The file they were read from.
    var root: YAMLValue
    /// The folder it stands in.
    var folder: String

    /// Rows that the core calls by name.
    static let rowsCalled = [
        "question-answered", "open-claim", "undelivered", "undelivered-again", "fires-promise", "fires-parcel-promise",
    ]
    /// Points of no return that the core asks for by name.
    static let pointsCalled = ["keep-order", "close-dispute", "confirm-receipt", "abandon", "count-as-lost"]

    /// Every mistake, by table.
    func mistakes() -> [FileMistake] {
        let isNamedAsFolder = playbook.marketplace == folder || playbook.marketplace.isEmpty
        let name =
            isNamedAsFolder
            ? []
            : [
                (root["marketplace"] ?? root)
                    .mistake(
                        "the marketplace is called “\(playbook.marketplace)”, its folder “\(folder)”",
                        fix: "give both one name"
                    )
            ]
        return name + rows() + namedRows() + clocks() + sending() + points()
    }

    // MARK: - Next steps

    /// States without a row, and rows that no state reaches.
    private func rows() -> [FileMistake] {
        var found: [FileMistake] = []
        var reached: Set<String> = []
        let place = root["next-steps"] ?? root
        let stages: [Stage?] = [nil] + Stage.allCases.map { $0 }
        let labels: [SellerLabel?] = [nil] + SellerLabel.allCases.map { $0 }
        for stage in stages {
            for status in Status.allCases where status != .closed {
                for label in labels {
                    let row = playbook.nextSteps.first { $0.fits(stage: stage, status: status, meaning: label) }
                    if let row {
                        reached.insert(row.id)
                        continue
                    }
                    found.append(
                        place.mistake(
                            "no row for stage \(stage?.rawValue ?? "unknown"), status \(status.rawValue), "
                                + "meaning \(label?.rawValue ?? "none")",
                            fix: "add a row"
                        )
                    )
                }
            }
        }
        for row in playbook.nextSteps where !row.isNamed && !reached.contains(row.id) {
            found.append(
                entry("next-steps", row.id)
                    .mistake(
                        "the row “\(row.id)” is never reached",
                        fix: "move it up or remove it"
                    )
            )
        }
        return found
    }

    /// Rows that are called by name: each must be there, and each must be called.
    private func namedRows() -> [FileMistake] {
        let called = Set(playbook.clocks.map(\.next) + PlaybookCheck.rowsCalled)
        var found: [FileMistake] = []
        for row in playbook.nextSteps {
            if row.isNamed, !called.contains(row.id) {
                found.append(
                    entry("next-steps", row.id)
                        .mistake(
                            "nothing calls the row “\(row.id)”",
                            fix: "name it as a clock's next, or remove it"
                        )
                )
            }
        }
        for name in PlaybookCheck.rowsCalled where !playbook.nextSteps.contains(where: { $0.id == name }) {
            found.append(
                (root["next-steps"] ?? root).mistake("the row “\(name)” is missing", fix: "add it, named: yes")
            )
        }
        return found
    }

    // MARK: - Clocks

    /// The stages and statuses in which something that a clock counts from can have happened.
    private static func possible(_ start: ClockStart) -> (stages: [Stage], statuses: [Status]) {
        let open = Status.allCases.filter { $0 != .closed }
        switch start {
        case .ordered, .orderDeadline: return (Stage.allCases, open)
        case .paid, .paymentChecked: return (Stage.allCases.filter { $0 > .awaitingPayment }, open)
        case .shipped, .shippedAtTheEarliest: return ([.shipped, .received], open)
        case .received: return ([.received], open)
        case .messageSent, .replied: return (Stage.allCases, open.filter { $0 != .draft })
        case .accepted: return (Stage.allCases, [.promised, .disputeOpen, .escalated])
        case .disputeOpened: return (Stage.allCases, [.disputeOpen, .escalated])
        case .promised: return (Stage.allCases, open)
        }
    }

    /// Clocks that never begin, never end, or cannot keep what they promise.
    private func clocks() -> [FileMistake] {
        var found: [FileMistake] = []
        for rule in playbook.clocks {
            let place = entry("clocks", rule.id)
            func mistake(_ what: String, _ fix: String) { found.append(place.mistake(what, fix: fix)) }
            let possible = PlaybookCheck.possible(rule.start)
            let stages = rule.stages.isEmpty ? Stage.allCases : rule.stages
            let statuses = rule.statuses.isEmpty ? Status.allCases.filter { $0 != .closed } : rule.statuses
            if !stages.contains(where: possible.stages.contains)
                || !statuses.contains(where: possible.statuses.contains)
            {
                mistake(
                    "the clock “\(rule.id)” never begins: “\(rule.start.rawValue)” does not happen in its stages and statuses",
                    "give it those in which it does"
                )
            }
            if rule.start == .promised {
                mistake("the clock “\(rule.id)” never begins: promises have their own", "choose another start")
            }
            if rule.usesPaymentMethod ? playbook.paymentMethods.allSatisfy(\.refund.isEmpty) : rule.lengths.isEmpty {
                mistake("the clock “\(rule.id)” never begins: it has no length", "give it one with its source")
            }
            let endsByItself = rule.start == .messageSent || rule.start == .replied
            let everywhere = stages.count == Stage.allCases.count && statuses.count == Status.allCases.count - 1
            if everywhere, !endsByItself {
                mistake(
                    "the clock “\(rule.id)” never ends: it runs in every stage and status",
                    "give it the stages or statuses in which it matters"
                )
            }
            if rule.isProtection, rule.owner == .buyer, rule.speaks != .before {
                mistake("the clock “\(rule.id)” protects and does not speak before its end", "write speaks: before")
            }
            if rule.isProtection, rule.margin.count == 0 {
                mistake("the clock “\(rule.id)” protects and keeps nothing in reserve", "give it a margin")
            }
            for status in rule.pausesIn where !statuses.contains(status) {
                mistake(
                    "the clock “\(rule.id)” pauses in \(status.rawValue), where it does not run",
                    "add it to statuses, or take it out of pauses-in"
                )
            }
            for other in rule.yieldsTo where playbook.clock(other) == nil {
                mistake("there is no clock “\(other)” to yield to", "name one of the clocks")
            }
        }
        return found
    }

    // MARK: - Sending, points of no return

    /// Rules that another before them takes everything from.
    private func sending() -> [FileMistake] {
        var found: [FileMistake] = []
        guard let list = root["sending"], case .sequence(let entries) = list.content else { return [] }
        for (index, rule) in playbook.sending.enumerated() where index < entries.count {
            let earlier = playbook.sending[..<index]
                .contains { before in
                    before.template.hasSuffix("*")
                        ? rule.template.hasPrefix(before.template.dropLast()) : before.template == rule.template
                }
            if earlier {
                found.append(
                    entries[index].mistake("“\(rule.template)” is never reached", fix: "move it up or remove it")
                )
            }
        }
        return found
    }

    /// Points of no return that the core needs, and clocks that they kill.
    private func points() -> [FileMistake] {
        var found: [FileMistake] = []
        let place = root["points-of-no-return"] ?? root
        for id in PlaybookCheck.pointsCalled where playbook.pointOfNoReturn(id) == nil {
            found.append(place.mistake("the point of no return “\(id)” is missing", fix: "add it"))
        }
        for point in playbook.pointsOfNoReturn {
            for clock in point.kills where playbook.clock(clock) == nil {
                found.append(
                    entry("points-of-no-return", point.id)
                        .mistake(
                            "there is no clock “\(clock)” to kill",
                            fix: YAMLValue.suggestion(for: clock, among: playbook.clocks.map(\.id))
                        )
                )
            }
        }
        return found
    }

    /// The entry of a table with that id, for its place.
    private func entry(_ table: String, _ id: String) -> YAMLValue {
        let rows = (try? root[table]?.sequence()) ?? []
        return rows.first { (try? $0["id"]?.text()) == id } ?? root[table] ?? root
    }
}
