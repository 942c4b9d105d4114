import ConversationCore
import MailFormat
import StrictYAML

extension Flow.Claim.Kind {
    /// The parts of such an output that a claim may look at, and a later step may refer to.
    var fields: [String] {
        switch self {
        case .says: ["text", "keys"]
        case .drafts: ["template", "text", "tone", "lang", "subject"]
        case .sends: ["text", "template", "to", "message-id"]
        case .schedules, .moves: ["act-by", "expect-by"]
        case .fires: ["kind"]
        case .emails: ["subject", "text", "kind"]
        case .warns: ["text"]
        case .asks, .cancels, .class, .slots, .state, .event, .nothing: []
        }
    }

    /// Whether it claims an output, which a label may name.
    var isOutput: Bool {
        switch self {
        case .slots, .state, .event, .nothing: false
        default: true
        }
    }
}

extension FlowParsing {
    /// What followed a step.
    mutating func claims(_ value: YAMLValue) throws -> [Flow.Claim] {
        let list = try value.sequence("a list of claims")
        let claims = list.compactMap { value in attempt { try $0.claim(value) } }
        for claim in claims where claim.kind == .nothing && claims.contains(where: \.kind.isOutput) {
            note(
                FileMistake(
                    file: claim.place.file,
                    line: claim.place.line,
                    column: claim.place.column,
                    what: "“nothing” stands beside an output",
                    fix: "remove one",
                    code: FlowCode.nothing.rawValue
                )
            )
        }
        return claims
    }

    private mutating func claim(_ value: YAMLValue) throws -> Flow.Claim {
        let place = Flow.Place(file: value.file, line: value.line, column: value.column)
        if case .scalar(let text, _) = value.content {
            guard text == "nothing" else {
                throw value.mistake(
                    "a claim is a map, or nothing",
                    near: text,
                    fix: "write - says: ...",
                    code: FlowCode.claimShape.rawValue
                )
            }
            return Flow.Claim(place: place, kind: .nothing, name: "")
        }
        let known = Flow.Claim.Kind.allCases.filter { $0 != .nothing }
        guard let first = try value.entries().first else {
            throw value.mistake(
                "a claim is a map, or nothing",
                fix: "write - says: ...",
                code: FlowCode.claimShape.rawValue
            )
        }
        guard let kind = known.first(where: { $0.rawValue == first.key }) else {
            throw FileMistake(
                file: value.file,
                line: first.line,
                column: first.column,
                what: "unknown claim “\(first.key)”",
                fix: YAMLValue.suggestion(for: first.key, among: known.map(\.rawValue)),
                code: FlowCode.claim.rawValue
            )
        }
        let allowed = kind.fields.filter { !(kind == .says && $0 == "keys") && !(kind == .sends && $0 == "template") }
        try check(value, allowed: [first.key] + allowed + (kind.isOutput ? ["as"] : []))
        var claim = Flow.Claim(place: place, kind: kind, name: "")
        _ = attempt { try $0.read(first, into: &claim) }
        for entry in try value.entries().dropFirst() where allowed.contains(entry.key) {
            _ = attempt { parsing in
                try parsing.checkWord(entry, of: kind)
                claim.parts.append(try parsing.part(entry))
            }
        }
        if kind.isOutput, let label = value["as"] { _ = attempt { claim.label = try $0.newLabel(label, kind) } }
        if kind == .drafts, !claim.name.isEmpty { labels[claim.name] = .drafts }
        return claim
    }

    /// The first entry of a claim: what it is about.
    private mutating func read(_ entry: YAMLValue.Entry, into claim: inout Flow.Claim) throws {
        let value = entry.value
        switch claim.kind {
        case .says:
            if case .sequence(let keys) = value.content {
                claim.name = try keys.map { try $0.text() }.joined(separator: " ")
                claim.parts.append(
                    Flow.Claim.Part(name: "keys", matcher: Matcher([.exactly(claim.name)]), place: place(of: entry))
                )
            } else {
                claim.parts.append(Flow.Claim.Part(name: "says", matcher: try matcher(value), place: place(of: entry)))
            }
        case .class: claim.name = try meanings(value).map(\.rawValue).sorted().joined(separator: " ")
        case .slots, .state: try readFacts(value, into: &claim)
        case .asks: claim.name = try word(value, among: Slot.allCases.map(\.rawValue), .slot)
        case .schedules, .moves, .cancels, .fires: claim.name = try clockName(value)
        case .sends: claim.name = try sentName(value)
        case .emails:
            let text = try value.text()
            guard (try? EmailAddress(text)) != nil else {
                throw value.mistake(
                    "this is no email address",
                    near: text,
                    fix: "write it as mia@example.test",
                    code: FlowCode.address.rawValue
                )
            }
            claim.name = text
        case .event:
            let text = try FlowParsing.filledText(value, "the name of an event")
            let events = FlowVocabulary.events
            if !events.contains(text), YAMLValue.nearest(to: text, among: events) != nil {
                _ = try word(value, among: events, .event)
            }
            claim.name = text
        default: claim.name = try FlowParsing.filledText(value, "a name")
        }
    }

    /// One of the words that are known there.
    private func word(_ value: YAMLValue, among known: [String], _ code: FlowCode) throws -> String {
        let text = try value.text()
        if known.contains(text) { return text }
        throw value.mistake(
            "“\(text)” is not known here",
            fix: YAMLValue.suggestion(for: text, among: known),
            code: code.rawValue
        )
    }

    private mutating func meanings(_ value: YAMLValue) throws -> [SellerLabel] {
        let known = SellerLabel.allCases.map(\.rawValue)
        let list = if case .sequence(let list) = value.content { list } else { [value] }
        return list.compactMap { value in
            attempt { try SellerLabel(rawValue: $0.word(value, among: known, .meaning)) } ?? nil
        }
    }

    /// A draft that an earlier claim named, or the template of a message.
    private func sentName(_ value: YAMLValue) throws -> String {
        let text = try FlowParsing.filledText(value, "the name of a draft")
        guard let vocabulary = reader.vocabulary, labels[text] != .drafts, !vocabulary.templates.contains(text) else {
            return text
        }
        let known = labels.filter { $0.value == .drafts }.keys.sorted() + vocabulary.templates.sorted()
        throw value.mistake(
            "no earlier claim named a draft “\(text)”",
            fix: YAMLValue.nearest(to: text, among: known).map { "did you mean “\($0)”?" }
                ?? "claim it first: - drafts: \(text)",
            code: FlowCode.draftName.rawValue
        )
    }

    private static let stateKeys = ["stage", "status", "outcome", "turn"]
    private static let slotKeys = [
        "order", "stage", "reason", "payment_method", "ordered_on", "paid_on", "shipped_on", "received_on", "deadline",
        "item", "amount", "seller", "question",
    ]

    private mutating func readFacts(_ value: YAMLValue, into claim: inout Flow.Claim) throws {
        let keys = claim.kind == .state ? FlowParsing.stateKeys : FlowParsing.slotKeys
        try check(value, allowed: keys)
        for entry in try value.entries() where keys.contains(entry.key) {
            _ = attempt { parsing in
                var part = try parsing.part(entry)
                if case .scalar(let text, _) = entry.value.content {
                    part.matcher = Matcher([.exactly(text)])
                    if let known = FlowParsing.words(of: entry.key), !text.contains("${") {
                        _ = try parsing.word(entry.value, among: known + ["unset"], .choice)
                    }
                }
                claim.parts.append(part)
            }
        }
    }

    /// The words that a fact can be, `nil` for any.
    private static func words(of fact: String) -> [String]? {
        switch fact {
        case "stage": Stage.allCases.map(\.rawValue)
        case "status": Status.allCases.map(\.rawValue)
        case "outcome": Outcome.allCases.map(\.rawValue)
        case "turn": Turn.allCases.map(\.rawValue)
        case "reason": Reason.allCases.map(\.rawValue)
        default: nil
        }
    }

    /// A bare word of a part must be one that the part can be.
    private func checkWord(_ entry: YAMLValue.Entry, of kind: Flow.Claim.Kind) throws {
        guard case .scalar(let text, _) = entry.value.content, !text.contains("${") else { return }
        switch (entry.key, kind) {
        case ("tone", _): _ = try word(entry.value, among: Tone.allCases.map(\.rawValue), .choice)
        case ("kind", .fires): _ = try word(entry.value, among: Clock.Alert.Kind.allCases.map(\.rawValue), .choice)
        case ("kind", .emails):
            if let known = reader.vocabulary?.notifications {
                _ = try word(entry.value, among: known.sorted(), .choice)
            }
        case ("template", _):
            guard let vocabulary = reader.vocabulary, !vocabulary.hasTemplate(text) else { return }
            _ = try word(entry.value, among: vocabulary.templates.sorted(), .template)
        default: break
        }
    }

    // MARK: - Labels

    private mutating func newLabel(_ value: YAMLValue, _ kind: Flow.Claim.Kind) throws -> String {
        let text = try FlowParsing.filledText(value, "a label")
        guard Reference.isName(text) else {
            throw value.mistake(
                "a label has letters, digits, - and _ only",
                near: text,
                fix: "write it so",
                code: FlowCode.label.rawValue
            )
        }
        guard labels[text] == nil else {
            throw value.mistake(
                "the label “\(text)” stands twice",
                fix: "rename one",
                code: FlowCode.labelTwice.rawValue
            )
        }
        labels[text] = kind
        return text
    }

    /// Every capture of a text must be of an earlier claim, and of a field that it has.
    func checkCaptures(_ text: String, _ place: YAMLValue) throws {
        for piece in (try? Reference.pieces(of: text)) ?? [] {
            guard case .capture(let label, let field) = piece else { continue }
            guard let kind = labels[label] else {
                throw place.mistake(
                    "no earlier claim is labelled “\(label)”",
                    near: "${\(label).\(field)}",
                    fix: labels.isEmpty
                        ? "add as: \(label) to the claim"
                        : YAMLValue.suggestion(for: label, among: labels.keys.sorted()),
                    code: FlowCode.label.rawValue
                )
            }
            guard (kind.fields + ["name"]).contains(field) else {
                throw place.mistake(
                    "\(kind.rawValue) has no “\(field)”",
                    near: "${\(label).\(field)}",
                    fix: YAMLValue.suggestion(for: field, among: kind.fields + ["name"]),
                    code: FlowCode.field.rawValue
                )
            }
        }
    }

    // MARK: - Matchers

    private func place(of entry: YAMLValue.Entry) -> Flow.Place {
        Flow.Place(file: entry.value.file, line: entry.line, column: entry.column)
    }

    private mutating func part(_ entry: YAMLValue.Entry) throws -> Flow.Claim.Part {
        Flow.Claim.Part(name: entry.key, matcher: try matcher(entry.value), place: place(of: entry))
    }

    private static let conditions = ["is", "has", "lacks", "like", "re", "max-words", "snapshot"]

    private mutating func matcher(_ value: YAMLValue) throws -> Matcher {
        guard case .mapping(let entries) = value.content else {
            return Matcher([.has(try matched(value))])
        }
        if entries.isEmpty {
            throw value.mistake(
                "a matcher without a condition fits everything",
                fix: "write one of \(FlowParsing.conditions.joined(separator: ", "))",
                code: FlowCode.matcher.rawValue
            )
        }
        try check(value, allowed: FlowParsing.conditions)
        var conditions: [Matcher.Condition] = []
        for entry in entries where FlowParsing.conditions.contains(entry.key) {
            if let read = attempt({ try $0.condition(entry.key, entry.value) }) { conditions += read }
        }
        return Matcher(conditions)
    }

    private mutating func condition(_ name: String, _ value: YAMLValue) throws -> [Matcher.Condition] {
        switch name {
        case "is": return [.exactly(try matched(value, mayBeEmpty: true))]
        case "has": return try texts(value).map { .has($0) }
        case "lacks": return try texts(value).map { .lacks($0) }
        case "like": return try texts(value).map { .like($0) }
        case "max-words": return [.maximumWords(try value.integer(0...100_000))]
        case "snapshot":
            let name = try value.text()
            guard Reference.isName(name) else {
                throw value.mistake(
                    "the name of a golden text has letters, digits, - and _ only",
                    near: name,
                    fix: "write it so",
                    code: FlowCode.snapshotName.rawValue
                )
            }
            return [.snapshot(name)]
        default:
            let source = try value.text()
            do { _ = try Regex(source) } catch {
                throw value.mistake(
                    "this is no regular expression",
                    near: source,
                    fix: "mend it",
                    code: FlowCode.expression.rawValue
                )
            }
            if Backtracking.repeatsChoices(source) {
                throw value.mistake(
                    "a repetition of something that repeats, or may be this or that, can take for ever",
                    near: source,
                    fix: "repeat a class of characters: [a-z ]+ instead of ([a-z]+ )+, [ab]* instead of (a|b)*",
                    code: FlowCode.expression.rawValue
                )
            }
            return [.expression(source)]
        }
    }

    private mutating func texts(_ value: YAMLValue) throws -> [String] {
        guard case .sequence(let list) = value.content else { return [try matched(value)] }
        if list.isEmpty {
            throw value.mistake(
                "a matcher without a condition fits everything",
                fix: "write a text",
                code: FlowCode.matcher.rawValue
            )
        }
        return list.compactMap { value in attempt { try $0.matched(value) } }
    }

    /// A text that is compared; an empty one would fit everything.
    private func matched(_ value: YAMLValue, mayBeEmpty: Bool = false) throws -> String {
        let text = mayBeEmpty ? try value.text() : try FlowParsing.filledText(value)
        try checkCaptures(text, value)
        return text
    }
}
