import ConversationCore
import MailFormat
import StrictYAML
import Understanding

extension FlowParsing {
    /// `2026-03-02T09:00 Europe/Berlin`.
    mutating func clock(_ value: YAMLValue) throws -> (Instant, Zone) {
        let text = try value.text()
        let words = text.split(separator: " ").map(String.init)
        let zone: Zone
        do {
            zone = try words.count > 1 ? reader.zone(words[1]) : .utc
        } catch {
            throw value.mistake(
                "there is no zone",
                near: words[1],
                fix: "write a name such as Europe/Berlin",
                code: FlowCode.zone.rawValue
            )
        }
        guard words.count <= 2, let first = words.first, let instant = Instant(iso8601: first, in: zone) else {
            throw value.mistake(
                "this is no moment",
                near: text,
                fix: "write it as 2026-03-02T09:00 Europe/Berlin",
                code: FlowCode.moment.rawValue
            )
        }
        return (instant, zone)
    }

    private static let orderKeys = [
        "number", "item", "paid", "paid-on", "ordered-on", "shipped-on", "received-on", "deadline", "seller",
        "seller-email", "seller-language", "stage", "payment-method",
    ]

    /// What is known beforehand.
    mutating func given(_ value: YAMLValue) throws -> Flow.Given {
        var given = Flow.Given()
        try check(value, allowed: ["me", "order", "language"])
        given.language = value["language"].flatMap { value in attempt { try $0.language(value) } }
        if let me = value["me"] {
            _ = attempt { try $0.check(me, allowed: ["name", "email"]) }
            given.name = me["name"].flatMap { value in attempt { _ in try FlowParsing.filledText(value) } }
            given.email = me["email"].flatMap { value in attempt { try $0.address(value) } }
        }
        guard let order = value["order"] else { return given }
        try check(order, allowed: FlowParsing.orderKeys)
        given.order = facts(order)
        given.stage = order["stage"].flatMap { value in attempt { _ in try value.oneOf() } }
        return given
    }

    /// What is known of the order; each fact on its own, so that a mistake in one hides none in another.
    private mutating func facts(_ order: YAMLValue) -> Facts {
        var facts = Facts()
        func read<Value>(_ key: String, _ body: (inout FlowParsing, YAMLValue) throws -> Value) -> Value? {
            order[key].flatMap { value in attempt { try body(&$0, value) } }
        }
        facts.orderNumber = read("number") { try $0.orderNumber($1) }
        facts.item = read("item") { try FlowParsing.filledText($1) }
        facts.seller = read("seller") { try FlowParsing.filledText($1) }
        facts.sellerEmail = read("seller-email") { try $0.address($1) }
        facts.sellerLanguage = read("seller-language") { try $0.language($1) }
        facts.paymentMethod = read("payment-method") { PaymentMethod(try FlowParsing.filledText($1)) }
        facts.amount = read("paid") { try $0.money($1) }
        facts.paidOn = read("paid-on") { try $0.day($1) }
        facts.orderedOn = read("ordered-on") { try $0.day($1) }
        facts.shippedOn = read("shipped-on") { try $0.day($1) }
        facts.receivedOn = read("received-on") { try $0.day($1) }
        facts.deadline = read("deadline") { try $0.day($1) }
        return facts
    }

    private func orderNumber(_ value: YAMLValue) throws -> String {
        let text = try value.text()
        guard let digits = OrderNumber.find(in: text, digits: Set(4...32)) else {
            throw value.mistake(
                "an order number has 4 to 32 digits",
                near: text,
                fix: "write all of them",
                code: FlowCode.orderNumber.rawValue
            )
        }
        return digits
    }

    private func address(_ value: YAMLValue) throws -> String {
        let text = try value.text()
        guard (try? EmailAddress(text)) != nil else {
            throw value.mistake(
                "this is no email address",
                near: text,
                fix: "write it as mia@example.test",
                code: FlowCode.address.rawValue
            )
        }
        return text
    }

    private func language(_ value: YAMLValue) throws -> Language {
        let text = try value.text()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            parts.count <= 3 && (2...3).contains(parts[0].utf8.count)
            && parts.allSatisfy { part in
                (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        guard isTag else {
            throw value.mistake(
                "this is no language tag",
                near: text,
                fix: "write it as en or pt-BR (BCP 47)",
                code: FlowCode.language.rawValue
            )
        }
        return Language(text)
    }

    private func money(_ value: YAMLValue) throws -> Money {
        let text = try value.text()
        let words = text.split(separator: " ")
        guard words.count == 2, words[1].utf8.count == 3,
            let money = Money(decimal: words[0], currency: String(words[1]))
        else {
            throw value.mistake(
                "this is no sum",
                near: text,
                fix: "write it as 34.90 EUR",
                code: FlowCode.sum.rawValue
            )
        }
        return money
    }

    private func day(_ value: YAMLValue) throws -> CivilDate {
        let text = try value.text()
        guard let day = CivilDate(iso8601: text) else {
            throw value.mistake(
                "this is no day of the calendar",
                near: text,
                fix: "write it as 2026-03-02",
                code: FlowCode.day.rawValue
            )
        }
        return day
    }

    // MARK: - The end

    private static let finals = ["timers", "outbox", "thread", "same-under"]

    /// What holds at the end; nothing when the flow says nothing.
    mutating func finally(_ value: YAMLValue?) throws -> [Flow.Final] {
        guard let value else { return [] }
        return try value.sequence().compactMap { value in attempt { try $0.final(value) } }
    }

    private mutating func final(_ value: YAMLValue) throws -> Flow.Final {
        let place = Flow.Place(file: value.file, line: value.line, column: value.column)
        let entries = try value.entries(allowed: FlowParsing.finals)
        guard let entry = entries.first, entries.count == 1 else {
            throw value.mistake(
                "expected one of \(FlowParsing.finals.joined(separator: ", ")) in each entry",
                fix: "write one",
                kind: .shape
            )
        }
        switch entry.key {
        case "timers": return Flow.Final(place: place, kind: .timers(try timers(entry.value)))
        case "outbox":
            let count = try entry.value.text() == "empty" ? 0 : entry.value.integer(0...1_000_000)
            return Flow.Final(place: place, kind: .outbox(count))
        case "thread":
            if case .sequence(let list) = entry.value.content {
                return Flow.Final(place: place, kind: .messages(try list.map { try $0.text() }))
            }
            return Flow.Final(place: place, kind: .thread(try entry.value.integer(0...1_000_000)))
        default:
            let list = try entry.value.sequence("a list of disturbances")
            let found = list.compactMap { value in attempt { _ in try value.oneOf() as Flow.Disturbance } }
            return Flow.Final(place: place, kind: .sameUnder(found))
        }
    }

    private mutating func timers(_ value: YAMLValue) throws -> [String] {
        guard case .sequence(let list) = value.content else {
            let text = try value.text()
            if text == "none" { return [] }
            return [try clockName(value)]
        }
        return list.compactMap { value in attempt { try $0.clockName(value) } }
    }

    /// The name of a clock, which a playbook must have.
    func clockName(_ value: YAMLValue) throws -> String {
        let text = try FlowParsing.filledText(value, "a clock")
        guard let vocabulary = reader.vocabulary, !vocabulary.hasClock(text) else { return text }
        throw value.mistake(
            "no playbook has the clock “\(text)”",
            fix: YAMLValue.suggestion(for: text, among: vocabulary.clocks.sorted() + ["promise-1"]),
            code: FlowCode.clock.rawValue
        )
    }
}
