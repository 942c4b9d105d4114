public import ConversationCore
public import StrictYAML

/// Reads `playbook.yaml`: every mistake at once, each with its place.
public struct PlaybookReader {
    /// The mistakes found so far, in the order of the file.
    private var mistakes: [FileMistake] = []

    /// Reads a playbook.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file as the person named it.
    /// - Returns: the playbook.
    /// - Throws: `FileMistakes` with every mistake: syntax, unknown keys and names, wrong values, rows that refer to a
    ///   clock, step list, point of no return or row that does not exist, clocks whose `next` names no row.
    public static func read(_ text: String, file: String) throws(FileMistakes) -> Playbook {
        let root: YAMLValue
        do { root = try YAMLValue.parse(text, file: file) } catch { throw FileMistakes([error]) }
        var reader = PlaybookReader()
        let playbook = reader.playbook(root)
        reader.checkReferences(playbook, root)
        guard reader.mistakes.isEmpty else { throw FileMistakes(reader.mistakes) }
        return playbook
    }

    private static let keys = [
        "playbook", "marketplace", "title", "order-number-digits", "situations", "steps", "reasons", "payment-methods",
        "clocks", "seller-holidays", "meaning-priority", "next-steps", "ladder", "sending", "points-of-no-return",
    ]

    /// Runs a reading step; a mistake is noted and the fallback goes on.
    private mutating func take<Value>(_ fallback: Value, _ body: () throws(FileMistake) -> Value) -> Value {
        do {
            return try body()
        } catch {
            mistakes.append(error)
            return fallback
        }
    }

    private mutating func playbook(_ root: YAMLValue) -> Playbook {
        _ = take([]) { () throws(FileMistake) in try root.entries(allowed: PlaybookReader.keys) }
        _ = take(1) { () throws(FileMistake) in try root.required("playbook").integer(1...1) }
        return Playbook(
            marketplace: take("") { () throws(FileMistake) in try root.required("marketplace").text() },
            title: take("") { () throws(FileMistake) in try root.required("title").text() },
            orderNumberDigits: take(16) { () throws(FileMistake) in
                try root.required("order-number-digits").integer(4...32)
            },
            steps: steps(root["steps"]),
            situations: situations(root["situations"]),
            reasons: each(root["reasons"]) { value throws(FileMistake) in try PlaybookReader.reason(value) },
            paymentMethods: each(root["payment-methods"]) { value throws(FileMistake) in
                try PlaybookReader.payment(value)
            },
            clocks: each(root["clocks"]) { value throws(FileMistake) in try PlaybookReader.clock(value) },
            sellerHolidays: each(root["seller-holidays"]) { value throws(FileMistake) in
                try PlaybookReader.holiday(value)
            },
            meaningPriority: each(root["meaning-priority"]) { value throws(FileMistake) in try value.oneOf() },
            nextSteps: each(root["next-steps"]) { value throws(FileMistake) in try PlaybookReader.row(value) },
            ladder: each(root["ladder"]) { value throws(FileMistake) in try value.text() },
            sending: each(root["sending"]) { value throws(FileMistake) in try PlaybookReader.sending(value) },
            pointsOfNoReturn: each(root["points-of-no-return"]) { value throws(FileMistake) in
                try PlaybookReader.pointOfNoReturn(value)
            }
        )
    }

    /// Each entry of a list that may be absent; entries with a mistake are left out.
    private mutating func each<Value>(
        _ list: YAMLValue?,
        _ read: (YAMLValue) throws(FileMistake) -> Value
    ) -> [Value] {
        guard let list else { return [] }
        var values: [Value] = []
        for entry in take([], { () throws(FileMistake) in try list.sequence() }) {
            do { values.append(try read(entry)) } catch { mistakes.append(error) }
        }
        return values
    }

    private mutating func steps(_ value: YAMLValue?) -> [String: [String]] {
        guard let value else { return [:] }
        var steps: [String: [String]] = [:]
        for entry in take([], { () throws(FileMistake) in try value.entries() }) {
            steps[entry.key] = each(entry.value) { step throws(FileMistake) in try step.text() }
        }
        return steps
    }

    private mutating func situations(_ value: YAMLValue?) -> [Stage: Situation] {
        guard let value else { return [:] }
        var situations: [Stage: Situation] = [:]
        for entry in take([], { () throws(FileMistake) in try value.entries(allowed: Stage.allCases.map(\.rawValue)) })
        {
            guard let stage = Stage(rawValue: entry.key) else { continue }
            do { situations[stage] = try PlaybookReader.situation(entry.value) } catch { mistakes.append(error) }
        }
        for stage in Stage.allCases where situations[stage] == nil {
            mistakes.append(
                value.mistake("the stage “\(stage.rawValue)” has no situation", fix: "add “\(stage.rawValue): ...”")
            )
        }
        return situations
    }

    // MARK: - References

    /// What refers to something that does not exist.
    private mutating func checkReferences(_ playbook: Playbook, _ root: YAMLValue) {
        let clockIDs = playbook.clocks.map(\.id)
        let rowIDs = playbook.nextSteps.map(\.id)
        let pointIDs = playbook.pointsOfNoReturn.map(\.id)
        check(root["next-steps"], key: "by", among: clockIDs, what: "clock")
        check(root["next-steps"], key: "trap", among: pointIDs, what: "point of no return")
        check(root["clocks"], key: "next", among: rowIDs, what: "row of next-steps")
        check(root["sending"], key: "point-of-no-return", among: pointIDs, what: "point of no return")
        checkUnique(root["clocks"], key: "id")
        checkUnique(root["next-steps"], key: "id")
        checkUnique(root["points-of-no-return"], key: "id")
        if let situations = root["situations"], case .mapping(let entries) = situations.content {
            for entry in entries {
                guard let steps = entry.value["steps"], let name = try? steps.text() else { continue }
                if playbook.steps[name] == nil {
                    note(steps, name, among: playbook.steps.keys.sorted(), what: "list of steps")
                }
            }
        }
        for label in SellerLabel.allCases where !playbook.meaningPriority.contains(label) {
            let place = root["meaning-priority"] ?? root
            mistakes.append(
                place.mistake("the meaning “\(label.rawValue)” has no place in meaning-priority", fix: "add it")
            )
        }
        checkRows(playbook, root)
    }

    /// Every stage, status and deciding label has a row, and no row is out of reach.
    private mutating func checkRows(_ playbook: Playbook, _ root: YAMLValue) {
        var reached: Set<String> = []
        let place = root["next-steps"] ?? root
        let stages: [Stage?] = [nil] + Stage.allCases.map { $0 }
        let labels: [SellerLabel?] = [nil] + SellerLabel.allCases.map { $0 }
        for stage in stages {
            for status in Status.allCases where status != .closed {
                for label in labels {
                    if let row = playbook.nextSteps.first(where: {
                        $0.fits(stage: stage, status: status, meaning: label)
                    }) {
                        reached.insert(row.id)
                    } else {
                        mistakes.append(
                            place.mistake(
                                "no row for stage \(stage?.rawValue ?? "unknown"), status \(status.rawValue), "
                                    + "meaning \(label?.rawValue ?? "none")",
                                fix: "add a row"
                            )
                        )
                    }
                }
            }
        }
        guard case .sequence(let rows) = place.content else { return }
        for row in playbook.nextSteps where !row.isNamed && !reached.contains(row.id) {
            let value = rows.first { (try? $0["id"]?.text()) == row.id } ?? place
            mistakes.append(value.mistake("the row “\(row.id)” is never reached", fix: "move it up or remove it"))
        }
    }

    private mutating func check(_ list: YAMLValue?, key: String, among known: [String], what: String) {
        guard let list, case .sequence(let entries) = list.content else { return }
        for entry in entries {
            guard let value = entry[key], let name = try? value.text(), !known.contains(name) else { continue }
            note(value, name, among: known, what: what)
        }
    }

    private mutating func checkUnique(_ list: YAMLValue?, key: String) {
        guard let list, case .sequence(let entries) = list.content else { return }
        var seen: Set<String> = []
        for entry in entries {
            guard let value = entry[key], let name = try? value.text() else { continue }
            if !seen.insert(name).inserted {
                mistakes.append(value.mistake("the id “\(name)” stands twice", fix: "give each its own"))
            }
        }
    }

    private mutating func note(_ value: YAMLValue, _ name: String, among known: [String], what: String) {
        mistakes.append(
            value.mistake("there is no \(what) “\(name)”", fix: YAMLValue.suggestion(for: name, among: known))
        )
    }
}
