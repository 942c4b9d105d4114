import ConversationCore
import StrictYAML

/// Reads `playbook.yaml`: every mistake at once, each with its place.
struct PlaybookReader {
    /// The mistakes found so far, in the order of the file.
    private var mistakes: [FileMistake] = []

    /// A playbook with what it refers to in other files.
    struct Reading {
        /// The rules.
        var playbook: Playbook
        /// Phrases and messages by name, with the value that names them; empty for rules that were not checked.
        var references: [Reference]
    }

    /// A name in a playbook that stands for something in another file.
    struct Reference {
        /// What it stands for.
        enum Kind {
            /// A phrase of the chat.
            case phrase
            /// A message; the beginning of one followed by `*` for any.
            case message
        }

        /// What it stands for.
        var kind: Kind
        /// The name.
        var name: String
        /// Where it stands.
        var place: YAMLValue
    }

    /// Reads a playbook.
    ///
    /// - Parameters:
    ///   - text: the file's text, which names this version of the rules.
    ///   - root: what was read from it.
    ///   - folder: the folder it stands in, which is the marketplace's name.
    ///   - isChecked: whether the rules are also looked at together.
    /// - Returns: the playbook, and what it refers to.
    /// - Throws: `FileMistakes` with every mistake: unknown keys and names, wrong values; when they are checked also names
    ///   that refer to nothing, rows that are never reached, states without a row, clocks that never begin or never end.
    static func read(
        _ text: String,
        root: YAMLValue,
        folder: String,
        isChecked: Bool
    ) throws(FileMistakes) -> Reading {
        var reader = PlaybookReader()
        var playbook = reader.playbook(root)
        playbook.digest = Fingerprint.text(of: text.utf8)
        if isChecked {
            reader.checkReferences(playbook, root)
            reader.mistakes += PlaybookCheck(playbook: playbook, root: root, folder: folder).mistakes()
        }
        guard reader.mistakes.isEmpty else { throw FileMistakes(reader.mistakes) }
        return Reading(playbook: playbook, references: isChecked ? references(in: root) : [])
    }

    private static let keys = [
        "playbook", "marketplace", "title", "order-number-digits", "situations", "steps", "reasons", "payment-methods",
        "clocks", "seller-holidays", "follow-ups", "meaning-priority", "next-steps", "ladder", "sending",
        "points-of-no-return", "notices",
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
            followUps: take(FollowUpRule()) { () throws(FileMistake) in
                try root["follow-ups"].map { value throws(FileMistake) in try PlaybookReader.followUps(value) }
                    ?? FollowUpRule()
            },
            meaningPriority: each(root["meaning-priority"]) { value throws(FileMistake) in try value.oneOf() },
            nextSteps: each(root["next-steps"]) { value throws(FileMistake) in try PlaybookReader.row(value) },
            ladder: ladder(root["ladder"]),
            sending: each(root["sending"]) { value throws(FileMistake) in try PlaybookReader.sending(value) },
            pointsOfNoReturn: each(root["points-of-no-return"]) { value throws(FileMistake) in
                try PlaybookReader.pointOfNoReturn(value)
            },
            notices: take(NoticeRules()) { () throws(FileMistake) in
                try root["notices"].map { value throws(FileMistake) in try PlaybookReader.notices(value) }
                    ?? NoticeRules()
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

    private mutating func ladder(_ value: YAMLValue?) -> [Stage: [String]] {
        guard let value else { return [:] }
        var ladder: [Stage: [String]] = [:]
        for entry in take([], { () throws(FileMistake) in try value.entries(allowed: Stage.allCases.map(\.rawValue)) })
        {
            guard let stage = Stage(rawValue: entry.key) else { continue }
            ladder[stage] = each(entry.value) { rung throws(FileMistake) in try rung.text() }
            if ladder[stage]?.isEmpty == true {
                mistakes.append(entry.value.mistake("the ladder has no rung", fix: "name a message, or leave it out"))
            }
        }
        return ladder
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
    }

    /// What a playbook refers to in other files.
    private static func references(in root: YAMLValue) -> [Reference] {
        var found: [Reference] = []
        func note(_ kind: Reference.Kind, _ value: YAMLValue?, prefix: String = "") {
            guard let value else { return }
            if case .sequence(let entries) = value.content {
                for entry in entries { note(kind, entry, prefix: prefix) }
            } else if let name = try? value.text() {
                found.append(Reference(kind: kind, name: prefix + name, place: value))
            }
        }
        func each(_ key: String) -> [YAMLValue] { (try? root[key]?.sequence()) ?? [] }
        func values(_ key: String) -> [YAMLValue] { ((try? root[key]?.entries()) ?? []).map(\.value) }
        for situation in values("situations") {
            note(.phrase, situation["explains"])
            note(.phrase, situation["asks-first"], prefix: "ask.")
            note(.phrase, situation["asks-later"], prefix: "ask.")
            note(.message, situation["first-message"])
        }
        for steps in values("steps") { note(.phrase, steps) }
        for reason in each("reasons") {
            note(.phrase, reason["reason"], prefix: "reason.")
            note(.phrase, reason["carried-by"], prefix: "carrier.")
            note(.message, reason["template"])
        }
        for clock in each("clocks") {
            note(.phrase, clock["id"], prefix: "clock.")
            note(.phrase, clock["id"], prefix: "clock.due.")
            note(.phrase, clock["starts"], prefix: "started.")
            note(.phrase, clock["loses"])
        }
        for row in each("next-steps") {
            note(.phrase, row["proposal"])
            note(.phrase, row["why"])
            note(.phrase, row["alternatives"])
            note(.message, row["template"])
        }
        for rungs in values("ladder") { note(.message, rungs) }
        for sending in each("sending") { note(.message, sending["template"]) }
        for point in each("points-of-no-return") { note(.phrase, point["loses"]) }
        // These stand for a message that the state chooses.
        let chosen = ["first", "claim", "ladder"]
        return found.filter { $0.kind == .phrase || !chosen.contains($0.name) }
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
