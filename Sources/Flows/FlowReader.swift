public import ConversationCore
public import StrictYAML
import Understanding

/// Reads flow files.
///
/// Every mistake has its place; all mistakes of a file are reported together.
public struct FlowReader {
    /// Finds a zone by its name.
    public var zone: (String) throws -> Zone

    /// A reader.
    public init(zone: @escaping (String) throws -> Zone) {
        self.zone = zone
    }

    /// Reads a flow.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: the file as the person named it.
    /// - Returns: the flow.
    /// - Throws: `FileMistakes`.
    public func read(_ text: String, file: String) throws(FileMistakes) -> Flow {
        var mistakes: [FileMistake] = []
        do {
            let root = try YAMLValue.parse(text, file: file)
            _ = try root.entries(allowed: ["rescind", "name", "tags", "clock", "given", "steps", "finally"])
            let version = try root.required("rescind")
            guard try version.text() == "flow/1" else {
                throw version.mistake("this is no flow/1", near: try version.text(), fix: "write rescind: flow/1")
            }
            let (start, zone) = try clock(root.required("clock"))
            var flow = Flow(
                file: file,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
                name: try root.required("name").text(),
                tags: try root["tags"]?.sequence().map { try $0.text() } ?? [],
                start: start,
                zone: zone,
                given: Flow.Given(),
                steps: [],
                finally: []
            )
            func collecting(_ body: () throws -> Void) throws {
                do { try body() } catch let mistake as FileMistake { mistakes.append(mistake) }
            }
            try collecting { if let given = root["given"] { flow.given = try self.given(given) } }
            for value in try root.required("steps").sequence() {
                try collecting { flow.steps.append(try step(value, zone)) }
            }
            for value in try root["finally"]?.sequence() ?? [] {
                try collecting { flow.finally.append(try final(value)) }
            }
            if mistakes.isEmpty { return flow }
        } catch let mistake as FileMistake {
            mistakes.append(mistake)
        } catch {
            mistakes.append(FileMistake(file: file, line: 1, column: 1, what: "\(error)", fix: "mend it"))
        }
        throw FileMistakes(mistakes)
    }

    // MARK: - Head

    /// `2026-03-02T09:00 Europe/Berlin`.
    private func clock(_ value: YAMLValue) throws -> (Instant, Zone) {
        let words = try value.text().split(separator: " ").map(String.init)
        let zone: Zone
        do {
            zone = try words.count > 1 ? self.zone(words[1]) : .utc
        } catch {
            throw value.mistake("there is no zone", near: words[1], fix: "write a name such as Europe/Berlin")
        }
        guard words.count <= 2, let first = words.first, let instant = Instant(iso8601: first, in: zone) else {
            throw value.mistake(
                "this is no moment",
                near: try value.text(),
                fix: "write it as 2026-03-02T09:00 Europe/Berlin"
            )
        }
        return (instant, zone)
    }

    private func given(_ value: YAMLValue) throws -> Flow.Given {
        var given = Flow.Given()
        _ = try value.entries(allowed: ["me", "order", "language"])
        given.language = try value["language"].map { Language(try $0.text()) }
        if let me = value["me"] {
            _ = try me.entries(allowed: ["name", "email"])
            given.name = try me["name"]?.text()
            given.email = try me["email"]?.text()
        }
        guard let order = value["order"] else { return given }
        _ = try order.entries(allowed: [
            "number", "item", "paid", "paid-on", "ordered-on", "shipped-on", "received-on", "deadline", "seller",
            "seller-email",
            "seller-language", "stage", "payment-method",
        ])
        var facts = Facts()
        if let number = order["number"] {
            let digits = OrderNumber.find(in: try number.text(), digits: Set(4...32))
            guard let digits else {
                throw number.mistake(
                    "an order number has 4 to 32 digits",
                    near: try number.text(),
                    fix: "write all of them"
                )
            }
            facts.orderNumber = digits
        }
        facts.item = try order["item"]?.text()
        facts.seller = try order["seller"]?.text()
        facts.sellerEmail = try order["seller-email"]?.text()
        facts.sellerLanguage = try order["seller-language"].map { Language(try $0.text()) }
        facts.paymentMethod = try order["payment-method"].map { PaymentMethod(try $0.text()) }
        facts.amount = try order["paid"].map { try money($0) }
        facts.paidOn = try order["paid-on"].map { try day($0) }
        facts.orderedOn = try order["ordered-on"].map { try day($0) }
        facts.shippedOn = try order["shipped-on"].map { try day($0) }
        facts.receivedOn = try order["received-on"].map { try day($0) }
        facts.deadline = try order["deadline"].map { try day($0) }
        given.order = facts
        given.stage = try order["stage"]?.oneOf()
        return given
    }

    private func money(_ value: YAMLValue) throws -> Money {
        let text = try value.text()
        let words = text.split(separator: " ")
        guard words.count == 2, let money = Money(decimal: words[0], currency: String(words[1])) else {
            throw value.mistake("this is no sum", near: text, fix: "write it as 34.90 EUR")
        }
        return money
    }

    private func day(_ value: YAMLValue) throws -> CivilDate {
        guard let day = CivilDate(iso8601: try value.text()) else {
            throw value.mistake("this is no day of the calendar", near: try value.text(), fix: "write it as 2026-03-02")
        }
        return day
    }

    // MARK: - Steps

    private static let verbs = [
        "buyer", "seller", "platform", "bank", "approve", "edit", "reject", "command", "advance", "crash", "reload",
        "note",
    ]

    private func step(_ value: YAMLValue, _ zone: Zone) throws -> Flow.Step {
        guard let first = try value.entries().first else {
            throw value.mistake(
                "a step says what happens",
                fix: "write one of \(FlowReader.verbs.joined(separator: ", "))"
            )
        }
        guard FlowReader.verbs.contains(first.key) else {
            throw FileMistake(
                file: value.file,
                line: first.line,
                column: first.column,
                what: "unknown verb “\(first.key)”",
                fix: YAMLValue.suggestion(for: first.key, among: FlowReader.verbs)
            )
        }
        _ = try value.entries(allowed: [first.key, "at", "then", "loose"])
        return Flow.Step(
            place: Flow.Place(line: value.line, column: value.column),
            verb: try verb(first.key, first.value, zone),
            at: try value["at"].map { try moment($0, zone) },
            isLoose: try value["loose"]?.boolean() ?? false,
            claims: try value["then"]?.sequence().map { try claim($0) } ?? []
        )
    }

    private func verb(_ name: String, _ value: YAMLValue, _ zone: Zone) throws -> Flow.Verb {
        switch name {
        case "buyer": return .buyer(try value.text())
        case "seller": return .seller(try value.text())
        case "platform": return .platform(try notice(value))
        case "bank":
            let text = try value.text()
            let amount = MoneyReader().mentions(in: Words(text)).first?.money
            return .bank(amount.flatMap { $0.currency.isEmpty ? nil : $0 })
        case "approve": return .approve(try value.text())
        case "edit": return .edit(try value.text())
        case "reject": return .reject(try value.text())
        case "command":
            guard try value.text().hasPrefix("/") else {
                throw value.mistake("a command begins with a slash", near: try value.text(), fix: "write /undo")
            }
            return .command(try value.text())
        case "advance":
            if case .mapping = value.content {
                _ = try value.entries(allowed: ["until"])
                return .advance(.until(try value.required("until").text()))
            }
            return .advance(try moment(value, zone))
        case "crash":
            guard try value.text() == "kill-9" else {
                throw value.mistake("unknown crash", near: try value.text(), fix: "write kill-9")
            }
            return .crash
        case "reload": return .reload
        default: return .note(try value.text())
        }
    }

    private func notice(_ value: YAMLValue) throws -> Flow.PlatformNotice {
        let text = try value.text()
        if let stage = Stage(rawValue: text) { return .stage(stage) }
        if let mark = Mark(rawValue: text) { return .mark(mark) }
        let known = Stage.allCases.map(\.rawValue) + Mark.allCases.map(\.rawValue)
        throw value.mistake(
            "unknown notice “\(text)”",
            fix: YAMLValue.suggestion(for: text, among: known)
        )
    }

    /// `+6h`, `2d`, `next-timer`, or an instant.
    private func moment(_ value: YAMLValue, _ zone: Zone) throws -> Flow.Moment {
        let text = try value.text()
        if text == "next-timer" { return .nextTimer }
        let length = text.hasPrefix("+") ? text.dropFirst() : text[...]
        if let unit = length.last, let count = Int64(length.dropLast()), count >= 0, count < 100_000 {
            switch unit {
            case "s": return .later(.seconds(count))
            case "m": return .later(.minutes(count))
            case "h": return .later(.hours(count))
            case "d": return .later(.days(count))
            case "w": return .later(.days(count * 7))
            default: break
            }
        }
        if let instant = Instant(iso8601: text, in: zone) { return .instant(instant) }
        throw value.mistake(
            "this is no moment",
            near: text,
            fix: "write +6h, 2d, next-timer or 2026-03-09T14:20"
        )
    }

    // MARK: - Claims

    private static let parts: [Flow.Claim.Kind: [String]] = [
        .says: [], .asks: [], .drafts: ["template", "text", "tone", "lang", "subject"], .sends: ["text", "to"],
        .schedules: ["act-by", "expect-by"], .moves: ["act-by", "expect-by"], .cancels: [], .fires: ["kind"],
        .emails: ["subject", "text", "kind"], .warns: ["text"], .class: [], .slots: [], .state: [], .event: [],
        .nothing: [],
    ]

    private func claim(_ value: YAMLValue) throws -> Flow.Claim {
        let place = Flow.Place(line: value.line, column: value.column)
        if case .scalar(let text, _) = value.content {
            guard text == "nothing" else {
                throw value.mistake("a claim is a map, or nothing", near: text, fix: "write - says: ...")
            }
            return Flow.Claim(place: place, kind: .nothing, name: "", parts: [:])
        }
        let known = Flow.Claim.Kind.allCases.map(\.rawValue)
        guard let first = try value.entries().first, let kind = Flow.Claim.Kind(rawValue: first.key) else {
            let word = try value.entries().first?.key ?? ""
            throw value.mistake("unknown claim “\(word)”", fix: YAMLValue.suggestion(for: word, among: known))
        }
        let allowed = FlowReader.parts[kind] ?? []
        _ = try value.entries(allowed: [first.key] + allowed)
        var claim = Flow.Claim(place: place, kind: kind, name: "", parts: [:])
        switch kind {
        case .says:
            if case .sequence(let keys) = first.value.content {
                claim.name = try keys.map { try $0.text() }.joined(separator: " ")
                claim.parts["keys"] = Matcher([.exactly(claim.name)])
            } else {
                claim.parts["says"] = try matcher(first.value)
            }
        case .class:
            let labels =
                if case .sequence(let list) = first.value.content {
                    try list.map { try $0.oneOf() as SellerLabel }
                } else {
                    [try first.value.oneOf() as SellerLabel]
                }
            claim.name = labels.map(\.rawValue).sorted().joined(separator: " ")
        case .slots, .state:
            let keys = kind == .state ? FlowReader.stateKeys : FlowReader.slotKeys
            for entry in try first.value.entries(allowed: keys) {
                claim.parts[entry.key] = Matcher([.exactly(try entry.value.text())])
            }
        default: claim.name = try first.value.text()
        }
        for part in allowed { if let value = value[part] { claim.parts[part] = try matcher(value) } }
        return claim
    }

    static let stateKeys = ["stage", "status", "outcome", "turn"]
    static let slotKeys = [
        "order", "stage", "reason", "payment_method", "ordered_on", "paid_on", "shipped_on", "received_on", "deadline",
        "item",
        "amount", "seller", "question",
    ]

    private func matcher(_ value: YAMLValue) throws -> Matcher {
        guard case .mapping = value.content else { return Matcher([.has(try value.text())]) }
        var conditions: [Matcher.Condition] = []
        for entry in try value.entries(allowed: ["is", "has", "lacks", "like", "re", "max-words"]) {
            func texts() throws -> [String] {
                if case .sequence(let list) = entry.value.content {
                    try list.map { try $0.text() }
                } else {
                    [try entry.value.text()]
                }
            }
            switch entry.key {
            case "is": conditions.append(.exactly(try entry.value.text()))
            case "has": conditions += try texts().map { .has($0) }
            case "lacks": conditions += try texts().map { .lacks($0) }
            case "like": conditions += try texts().map { .like($0) }
            case "max-words": conditions.append(.maximumWords(try entry.value.integer(0...100_000)))
            default:
                let source = try entry.value.text()
                do { _ = try Regex(source) } catch {
                    throw entry.value.mistake("this is no regular expression", near: source, fix: "mend it")
                }
                conditions.append(.expression(source))
            }
        }
        return Matcher(conditions)
    }

    private func final(_ value: YAMLValue) throws -> Flow.Final {
        let place = Flow.Place(line: value.line, column: value.column)
        guard let entry = try value.entries(allowed: ["timers", "outbox", "thread", "same-under"]).first else {
            throw value.mistake("expected one of timers, outbox, thread, same-under", fix: "write one")
        }
        func list(_ nothing: String) throws -> [String] {
            if case .sequence(let list) = entry.value.content { return try list.map { try $0.text() } }
            let text = try entry.value.text()
            return text == nothing ? [] : [text]
        }
        switch entry.key {
        case "timers": return Flow.Final(place: place, kind: .timers(try list("none")))
        case "outbox":
            let count = try entry.value.text() == "empty" ? 0 : entry.value.integer(0...1_000_000)
            return Flow.Final(place: place, kind: .outbox(count))
        case "thread": return Flow.Final(place: place, kind: .thread(try entry.value.integer(0...1_000_000)))
        default:
            return Flow.Final(place: place, kind: .sameUnder(try entry.value.sequence().map { try $0.oneOf() }))
        }
    }
}
