import ConversationCore
import Drafting
import Flows
import StrictYAML
import TemplateLibrary

/// What of the playbooks and templates the flows reach.
struct Coverage {
    /// What kind of thing can be reached.
    enum Kind: String, CaseIterable {
        case stage, status
        case row = "next step"
        case fired = "clock fired"
        case moved = "clock moved"
        case cancelled = "clock cancelled"
        case template, tone, meaning, question
        case email
    }

    /// Something that can be reached.
    struct Item: Hashable {
        /// What kind.
        var kind: Kind
        /// Its name.
        var name: String
        /// The file that defines it.
        var file: String
        /// The line there, from 1.
        var line: Int
        /// How a flow reaches it; any of these.
        var ways: Set<Reached>
    }

    /// Everything that can be reached, by file and line.
    let items: [Item]
    /// What is not.
    let missing: [Item]

    /// The coverage of some items.
    init(of items: [Item], reached: Set<Reached>) {
        self.items = items
        missing = items.filter { $0.ways.isDisjoint(with: reached) }
    }

    /// The share that is reached, in percent; 100 only when nothing is missing.
    var percent: Double { items.isEmpty ? 100 : Double(items.count - missing.count) * 100 / Double(items.count) }

    /// The share with one decimal, rounded down.
    var percentText: String {
        let tenths = items.isEmpty ? 1000 : (items.count - missing.count) * 1000 / items.count
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// What is not reached, a line each.
    var missingLines: [String] { missing.map { "\($0.file):\($0.line): not reached: \($0.kind.rawValue) \($0.name)" } }

    /// How much of each kind is reached, a line each, and in all.
    var summary: [String] {
        let lines = Kind.allCases.compactMap { kind -> String? in
            let all = items.filter { $0.kind == kind }.count
            let left = missing.filter { $0.kind == kind }.count
            return all == 0 ? nil : "\(kind.rawValue): \(all - left) of \(all)"
        }
        return lines + ["covered: \(items.count - missing.count) of \(items.count), \(percentText) %"]
    }
}

/// Finds what can be reached in playbooks and templates, with its place.
struct CoverageMap {
    private let templates: TemplateStore

    /// A map of these templates.
    init(_ templates: TemplateStore) {
        self.templates = templates
    }

    /// What some flows reach, of the marketplaces that they play in.
    ///
    /// - Parameter flows: what each flow reached.
    /// - Returns: the coverage.
    /// - Throws: `FileMistake`.
    func coverage(of flows: [Set<Reached>]) throws -> Coverage {
        let reached = flows.reduce(into: Set<Reached>()) { $0.formUnion($1) }
        let played = Set(reached.compactMap(\.marketplace))
        var items: [Coverage.Item] = []
        for marketplace in templates.marketplaces where played.contains(marketplace) {
            items += try playbook(marketplace) + messages(marketplace)
            items += try questions(marketplace)
        }
        // What no turn writes, such as the summary of many notifications, no flow can reach.
        items += templates.names(in: "notifications").filter { Notification.Kind(rawValue: $0) != nil }
            .map { name in
                let file = templates.displayName("notifications/en/\(name).mustache")
                return Coverage.Item(kind: .email, name: name, file: file, line: 1, ways: [.notification(name)])
            }
        return Coverage(of: items, reached: reached)
    }

    /// The stages, statuses, rows, clocks and meanings of a playbook.
    private func playbook(_ marketplace: String) throws -> [Coverage.Item] {
        let path = "\(marketplace)/playbook.yaml"
        guard let text = templates.text(of: path) else { return [] }
        let file = templates.displayName(path)
        let root = try YAMLValue.parse(text, file: file)
        var items: [Coverage.Item] = []
        func add(_ kind: Coverage.Kind, _ name: String, _ line: Int, _ way: Reached) {
            items.append(Coverage.Item(kind: kind, name: name, file: file, line: line, ways: [way]))
        }
        for entry in try root["situations"]?.entries() ?? [] {
            guard let stage = Stage(rawValue: entry.key) else { continue }
            add(.stage, entry.key, entry.line, .stage(marketplace: marketplace, stage))
        }
        let lines = text.sourceLines
        for status in Status.allCases {
            let first = lines.firstIndex { line in
                line.contains("status") && line.split { !$0.isLetter }.contains(Substring(status.rawValue))
            }
            add(.status, status.rawValue, (first ?? 0) + 1, .status(marketplace: marketplace, status))
        }
        for row in try root["next-steps"]?.sequence() ?? [] {
            guard let id = try row["id"]?.text() else { continue }
            add(.row, id, row.line, .row(marketplace: marketplace, id))
        }
        for clock in try root["clocks"]?.sequence() ?? [] {
            guard let id = try clock["id"]?.text() else { continue }
            add(.fired, id, clock.line, .fired(marketplace: marketplace, id))
            add(.moved, id, clock.line, .moved(marketplace: marketplace, id))
            add(.cancelled, id, clock.line, .cancelled(marketplace: marketplace, id))
        }
        for value in try root["meaning-priority"]?.sequence() ?? [] {
            guard let label = SellerLabel(rawValue: try value.text()) else { continue }
            add(.meaning, label.rawValue, value.line, .meaning(marketplace: marketplace, label))
        }
        return items
    }

    /// The messages of a marketplace, and each of their tones.
    private func messages(_ marketplace: String) throws -> [Coverage.Item] {
        templates.names(in: marketplace)
            .flatMap { name -> [Coverage.Item] in
                let path = "\(marketplace)/en/\(name).mustache"
                let file = templates.displayName(path)
                let lines = (templates.text(of: path) ?? "").sourceLines
                let tones = Tone.allCases.map { tone in
                    let line = lines.firstIndex { $0 == "## \(tone.rawValue)" } ?? 0
                    return Coverage.Item(
                        kind: .tone,
                        name: "\(name) \(tone.rawValue)",
                        file: file,
                        line: line + 1,
                        ways: [.template(marketplace: marketplace, name, tone)]
                    )
                }
                let any = Set(Tone.allCases.map { Reached.template(marketplace: marketplace, name, $0) })
                return [Coverage.Item(kind: .template, name: name, file: file, line: 1, ways: any)] + tones
            }
    }

    /// The questions that the playbook asks, and those that every marketplace has.
    private func questions(_ marketplace: String) throws -> [Coverage.Item] {
        var slots: Set<Slot> = [.order, .stage, .question, .meaning, .disputeOpen, .confirmation]
        for situation in try templates.playbook(marketplace).situations.values {
            slots.formUnion(situation.asksFirst + situation.asksLater)
        }
        var items: [Coverage.Item] = []
        for path in ["\(marketplace)/en/phrases.yaml", "chat/en.yaml"] {
            guard let text = templates.text(of: path) else { continue }
            let file = templates.displayName(path)
            for entry in try YAMLValue.parse(text, file: file).entries() where entry.key.hasPrefix("ask.") {
                let name = String(entry.key.dropFirst("ask.".count))
                guard let slot = Slot(rawValue: name), slots.remove(slot) != nil else { continue }
                items.append(
                    Coverage.Item(
                        kind: .question,
                        name: name,
                        file: file,
                        line: entry.line,
                        ways: [.question(marketplace: marketplace, slot)]
                    )
                )
            }
        }
        return items
    }
}
