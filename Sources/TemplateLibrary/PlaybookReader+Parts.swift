import ConversationCore
import StrictYAML

/// The parts of a playbook, each from its value.
extension PlaybookReader {
    static func situation(_ value: YAMLValue) throws(FileMistake) -> Situation {
        _ = try value.entries(allowed: ["asks-first", "asks-later", "explains", "steps", "first-message"])
        return Situation(
            asksFirst: try list(value["asks-first"]) { slot throws(FileMistake) in try slot.oneOf() },
            asksLater: try list(value["asks-later"]) { slot throws(FileMistake) in try slot.oneOf() },
            explains: try texts(value["explains"]),
            steps: try value["steps"]?.text(),
            firstMessage: try value["first-message"]?.text()
        )
    }

    static func reason(_ value: YAMLValue) throws(FileMistake) -> ReasonRule {
        _ = try value.entries(allowed: ["reason", "carried-by", "stages", "template"])
        return ReasonRule(
            reason: try value.required("reason").oneOf(),
            carrier: try value.required("carried-by").oneOf(),
            stages: try list(value.required("stages")) { stage throws(FileMistake) in try stage.oneOf() },
            template: try value["template"]?.text()
        )
    }

    static func payment(_ value: YAMLValue) throws(FileMistake) -> PaymentRule {
        _ = try value.entries(allowed: ["method", "refund"])
        return PaymentRule(
            method: PaymentMethod(try value.required("method").text()),
            refund: try list(value.required("refund")) { entry throws(FileMistake) in try sourced(entry) }
        )
    }

    static func clock(_ value: YAMLValue) throws(FileMistake) -> ClockRule {
        _ = try value.entries(allowed: [
            "id", "owner", "starts", "lengths", "margin", "speaks", "reminders", "stages", "statuses", "pauses-in",
            "waits-for-seller", "yields-to", "loses", "protects", "next",
        ])
        let lengths = try value.required("lengths")
        let usesPaymentMethod: Bool
        if case .scalar(let text, _) = lengths.content {
            guard text == "by-payment-method" else {
                throw lengths.mistake("expected a list or by-payment-method", near: text, fix: "write one of them")
            }
            usesPaymentMethod = true
        } else {
            usesPaymentMethod = false
        }
        return ClockRule(
            id: try value.required("id").text(),
            owner: try value.required("owner").oneOf(),
            start: try value.required("starts").oneOf(),
            lengths: usesPaymentMethod ? [] : try list(lengths) { entry throws(FileMistake) in try sourced(entry) },
            usesPaymentMethod: usesPaymentMethod,
            margin: try value["margin"].map(length) ?? Length(count: 0, unit: .hours),
            speaks: try value.required("speaks").oneOf(),
            reminders: try list(value["reminders"]) { entry throws(FileMistake) in try length(entry) },
            stages: try list(value["stages"]) { stage throws(FileMistake) in try stage.oneOf() },
            statuses: try list(value["statuses"]) { status throws(FileMistake) in try status.oneOf() },
            pausesIn: try list(value["pauses-in"]) { status throws(FileMistake) in try status.oneOf() },
            waitsForSeller: try value["waits-for-seller"]?.boolean() ?? false,
            yieldsTo: try texts(value["yields-to"]),
            loses: try value.required("loses").text(),
            isProtection: try value["protects"]?.boolean() ?? false,
            next: try value.required("next").text()
        )
    }

    static func holiday(_ value: YAMLValue) throws(FileMistake) -> HolidayRange {
        _ = try value.entries(allowed: ["name", "from", "to"])
        let first = try date(value.required("from"))
        let last = try date(value.required("to"))
        guard first <= last else { throw value.mistake("the holiday ends before it begins", fix: "swap from and to") }
        return HolidayRange(name: try value.required("name").text(), first: first, last: last)
    }

    static func row(_ value: YAMLValue) throws(FileMistake) -> NextStepRow {
        _ = try value.entries(allowed: [
            "id", "stages", "statuses", "meanings", "named", "unknown-stage", "proposal", "why", "by", "template",
            "tone",
            "alternatives", "status", "turn", "stage", "trap", "outcome",
        ])
        return NextStepRow(
            id: try value.required("id").text(),
            stages: try list(value["stages"]) { stage throws(FileMistake) in try stage.oneOf() },
            statuses: try list(value["statuses"]) { status throws(FileMistake) in try status.oneOf() },
            meanings: try list(value["meanings"]) { label throws(FileMistake) in try label.oneOf() },
            isNamed: try value["named"]?.boolean() ?? false,
            needsUnknownStage: try value["unknown-stage"]?.boolean() ?? false,
            proposal: try value.required("proposal").text(),
            why: try value.required("why").text(),
            byClock: try value["by"]?.text(),
            template: try value["template"]?.text(),
            tone: try value["tone"]?.oneOf() ?? .neutral,
            alternatives: try texts(value["alternatives"]),
            status: try value["status"]?.oneOf(),
            turn: try value["turn"]?.oneOf(),
            stage: try value["stage"]?.oneOf(),
            trap: try value["trap"]?.text(),
            outcome: try value["outcome"]?.oneOf()
        )
    }

    static func sending(_ value: YAMLValue) throws(FileMistake) -> SendingRule {
        _ = try value.entries(allowed: [
            "template", "status", "turn", "outcome", "opens-dispute", "point-of-no-return", "if-past-protection",
            "agrees-to-part", "to-platform", "expects-answer",
        ])
        return SendingRule(
            template: try value.required("template").text(),
            status: try value.required("status").oneOf(),
            turn: try value.required("turn").oneOf(),
            outcome: try value["outcome"]?.oneOf(),
            opensDispute: try value["opens-dispute"]?.boolean() ?? false,
            pointOfNoReturn: try value["point-of-no-return"]?.text(),
            agreesToPart: try value["agrees-to-part"]?.boolean() ?? false,
            onlyPastProtection: try value["if-past-protection"]?.boolean() ?? false,
            goesToPlatform: try value["to-platform"]?.boolean() ?? false,
            expectsAnswer: try value["expects-answer"]?.boolean() ?? true
        )
    }

    static func pointOfNoReturn(_ value: YAMLValue) throws(FileMistake) -> PointOfNoReturn {
        _ = try value.entries(allowed: ["id", "label", "loses", "kills", "confirmation", "outcome", "stage"])
        return PointOfNoReturn(
            id: try value.required("id").text(),
            label: try value["label"]?.oneOf(),
            loses: try value.required("loses").text(),
            kills: try texts(value["kills"]),
            confirmation: try value.required("confirmation").text(),
            outcome: try value["outcome"]?.oneOf(),
            stage: try value["stage"]?.oneOf()
        )
    }

    static func notices(_ value: YAMLValue) throws(FileMistake) -> NoticeRules {
        _ = try value.entries(allowed: ["senders", "subjects"])
        var rules = NoticeRules(senders: try texts(value["senders"]).map { $0.lowercased() })
        for rule in try value["subjects"]?.sequence() ?? [] {
            _ = try rule.entries(allowed: ["words", "stage"])
            let words = try rule.required("words").text().lowercased()
            rules.subjects.append(NoticeRules.Rule(words: words, stage: try rule["stage"]?.oneOf()))
        }
        return rules
    }

    static func followUps(_ value: YAMLValue) throws(FileMistake) -> FollowUpRule {
        _ = try value.entries(allowed: ["gap", "seller-zone", "from", "to"])
        let from = try time(value["from"]) ?? .midnight
        let to = try time(value["to"]) ?? CivilTime(secondOfDay: 86_399)
        guard from < to else { throw value.mistake("the seller's day ends before it begins", fix: "swap from and to") }
        var zone: Zone?
        if let named = value["seller-zone"] {
            let text = try named.text("an offset")
            // An instant with that offset has it only when it is one.
            guard text.utf8.count == 6, Instant(iso8601: "2000-01-01T00:00" + text) != nil,
                let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2))
            else { throw named.mistake("expected an offset from UTC", near: text, fix: "write one such as \"+08:00\"") }
            zone = .fixed(offsetInSeconds: (hours * 3600 + minutes * 60) * (text.hasPrefix("-") ? -1 : 1))
        }
        return FollowUpRule(gap: try length(value.required("gap")), zone: zone, from: from, to: to)
    }

    /// `09:00`, `nil` when absent.
    private static func time(_ value: YAMLValue?) throws(FileMistake) -> CivilTime? {
        guard let value else { return nil }
        let text = try value.text("a time of day")
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), let time = CivilTime(hour: hour, minute: minute)
        else { throw value.mistake("expected a time of day", near: text, fix: "write one such as \"09:00\"") }
        return time
    }

    // MARK: - Values

    /// One length with its source: `{ length: 20 days, source: ..., as-of: YYYY-MM-DD, confidence: low|medium|high }`.
    static func sourced(_ value: YAMLValue) throws(FileMistake) -> SourcedLength {
        _ = try value.entries(allowed: ["length", "source", "as-of", "confidence"])
        return SourcedLength(
            length: try length(value.required("length")),
            source: try value.required("source").text(),
            asOf: try date(value.required("as-of")),
            confidence: try value.required("confidence").oneOf()
        )
    }

    /// `48 hours`, `20 days`, `5 working-days`.
    static func length(_ value: YAMLValue) throws(FileMistake) -> Length {
        let text = try value.text("a length")
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), (0...10_000).contains(count),
            let unit = Length.Unit(word: parts[1])
        else {
            throw value.mistake("expected a length", near: text, fix: "write “48 hours”, “20 days” or “5 working-days”")
        }
        return Length(count: count, unit: unit)
    }

    static func date(_ value: YAMLValue) throws(FileMistake) -> CivilDate {
        let text = try value.text("a date")
        guard let date = CivilDate(iso8601: text) else {
            throw value.mistake("expected a date of the calendar", near: text, fix: "write YYYY-MM-DD")
        }
        return date
    }

    static func texts(_ value: YAMLValue?) throws(FileMistake) -> [String] {
        try list(value) { entry throws(FileMistake) in try entry.text() }
    }

    static func list<Value>(
        _ value: YAMLValue?,
        _ read: (YAMLValue) throws(FileMistake) -> Value
    ) throws(FileMistake) -> [Value] {
        guard let value else { return [] }
        var values: [Value] = []
        for entry in try value.sequence() { values.append(try read(entry)) }
        return values
    }
}
