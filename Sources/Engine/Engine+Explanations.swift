public import ConversationCore
import Drafting

extension Engine {
    /// How a date comes about, or why the present advice is given.
    ///
    /// - Parameters:
    ///   - id: the clock's id, `nil` for the present advice and every clock.
    ///   - number: the conversation.
    /// - Returns: the answer; nothing is stored.
    /// - Throws: `EngineError`, `EventLogError`.
    public func explain(clock id: String?, of number: Int64?) throws -> TurnAnswer {
        guard let number, let state = try log.conversation(number) else { return try answer([Say("no-conversation")]) }
        let turn = try decider(for: state, at: state.updatedAt)
        if let id, state.clock(id) == nil {
            let running = state.clocks.map(\.id).joined(separator: ", ")
            return try answer(
                [Say("explain.no-clock", ["clock_id": .text(id), "choices": .text(running.isEmpty ? "–" : running)])],
                about: state
            )
        }
        var says: [Say] = []
        if id == nil {
            if let row = turn.currentRow {
                says += [Say(row.proposal, turn.commonFields), Say(row.why, turn.commonFields)]
            }
            for span in state.reply?.meaning.spans ?? [] {
                says.append(
                    Say(
                        "explain.meaning",
                        ["quote": .text(span.text), "label": .phrase("label.\(span.label.rawValue)")]
                    )
                )
            }
        }
        for clock in state.clocks where id == nil || clock.id == id {
            says += explanation(of: clock, turn)
        }
        if says.isEmpty { says = [Say("deadlines.none")] }
        return try answer(says, about: state)
    }

    /// Where a clock counts from, what each source says, what is kept in reserve.
    private func explanation(of clock: Clock, _ turn: Decider) -> [Say] {
        var fields = turn.fields(of: clock)
        fields["clock_id"] = .text(clock.id)
        fields["start"] = turn.moment(clock.start)
        fields["started_by"] = .phrase("started.\(clock.startedBy.rawValue)")
        fields["owner"] = .phrase("turn.\(clock.owner.rawValue)")
        var says = [Say("explain.clock", fields)]
        if let reason = clock.overrideReason {
            fields["override"] = .text(reason)
            return says + [Say("explain.override", fields)]
        }
        for basis in clock.basis {
            let leaped = turn.reckoner.leaped(basis.value.length, from: clock.start)
            var own = fields
            own["weekend_days"] = leaped.weekendDays > 0 ? .number(leaped.weekendDays) : nil
            own["holidays"] = leaped.holidays.isEmpty ? nil : .text(leaped.holidays.joined(separator: ", "))
            own["length"] = .number(basis.value.length.count)
            own["unit"] = .phrase("unit.\(basis.value.length.unit.rawValue)")
            own["source"] = .text(basis.value.source)
            own["as_of"] = .date(basis.value.asOf)
            own["confidence"] = .phrase("confidence.\(basis.value.confidence.rawValue)")
            own["end"] = turn.moment(basis.end)
            says.append(Say("explain.basis", own))
        }
        if let stood = clock.stoodFor {
            fields["hours"] = .number(Int((stood.milliseconds + 1_800_000) / 3_600_000))
            says.append(Say("explain.stood", fields))
        }
        if clock.pausedWithLeft != nil {
            fields["reason"] = clock.pauseReason.map { .text($0) }
            says.append(Say("explain.paused", fields))
        }
        if Set(clock.basis.map(\.end)).count > 1 { says.append(Say("explain.contradiction", fields)) }
        if clock.margin.count > 0 {
            fields["length"] = .number(clock.margin.count)
            fields["unit"] = .phrase("unit.\(clock.margin.unit.rawValue)")
            says.append(Say("explain.margin", fields))
        }
        if clock.owner != .buyer, clock.expectBy > clock.end { says.append(Say("explain.expect", fields)) }
        if let alert = clock.nextAlert {
            fields["speaks_at"] = turn.moment(alert.at)
            says.append(Say("explain.speaks", fields))
        }
        return says
    }

    /// The open conversations, a line each, the most urgent first.
    ///
    /// - Returns: the answer; nothing is stored.
    /// - Throws: `EngineError`, `EventLogError`.
    public func inbox(_ filter: ConversationFilter = ConversationFilter()) throws -> TurnAnswer {
        let found = try log.list(filter)
        if found.isEmpty { return try answer([Say("inbox.empty")]) }
        return try answer(try found.map { try inboxLine($0) })
    }

    /// One conversation as a line.
    public func inboxLine(_ state: Conversation) throws -> Say {
        let turn = try decider(for: state, at: state.updatedAt)
        var fields = turn.commonFields
        fields["status"] = .phrase("state.\(state.isClosed ? "closed" : state.status.rawValue)")
        fields["turn"] = .phrase("turn.\(state.turn.rawValue)")
        if state.isClosed { fields["outcome"] = .phrase("outcome.\(state.outcome.rawValue)") }
        if let clock = state.clocks.filter({ $0.owner == .buyer }).min(by: { $0.actBy < $1.actBy })
            ?? state.clocks.min(by: { $0.actBy < $1.actBy })
        {
            fields["act_by"] = turn.moment(clock.actBy)
            fields["clock"] = .phrase("clock.\(Decider.family(ofClock: clock.id))")
        }
        return Say("inbox.line", fields)
    }

    /// A conversation's order and how it stands, in a line.
    ///
    /// - Parameter state: the conversation.
    /// - Returns: the order number in groups of four, the marketplace, the seller, stage, status and price, in the
    ///   buyer's language; without what is not known.
    /// - Throws: `EngineError`.
    public func standing(of state: Conversation) throws -> String {
        let wording = wording(for: state)
        var fields: [String: FieldValue] = [
            "marketplace": .text(title(of: state.marketplace)),
            "status": .phrase(state.isClosed ? "outcome.\(state.outcome.rawValue)" : "state.\(state.status.rawValue)"),
        ]
        if let order = state.facts.orderNumber {
            fields["order"] = .text(Engine.grouped(order))
        } else if let item = state.facts.item {
            fields["item"] = .text(item)
        } else {
            fields["conversation"] = .text(String(state.number))
        }
        fields["seller"] = state.facts.seller.map { .text($0) }
        fields["amount"] = state.facts.amount.map { .money($0) }
        fields["stage"] = state.stage.map { .phrase("stage.is.\($0.rawValue)") }
        return try worded(Say("standing", fields), wording)
    }

    /// What people call a marketplace; its name when no playbook is of it.
    public func title(of marketplace: String) -> String {
        playbooks.first { $0.marketplace == marketplace }?.title ?? marketplace
    }

    /// A number in groups of four, as marketplaces print it.
    private static func grouped(_ number: String) -> String {
        guard number.count > 6 else { return number }
        return number.enumerated().map { $0 > 0 && $0 % 4 == 0 ? " \($1)" : "\($1)" }.joined()
    }

    /// A conversation's deadlines as a line: what is at risk, then the buyer's, the seller's and the platform's clocks.
    ///
    /// - Parameters:
    ///   - deadline: the deadlines.
    ///   - now: the moment at which lateness is judged.
    /// - Returns: the line, in the buyer's language.
    /// - Throws: `EngineError`.
    public func line(of deadline: Deadline, at now: Instant) throws -> String {
        let state = deadline.conversation
        let turn = try decider(for: state, at: state.updatedAt)
        let wording = wording(for: state)
        var parts: [String] = []
        for clock in deadline.clocks {
            var fields = turn.fields(of: clock)
            fields["clock_id"] = .text(clock.id)
            let lateness = clock.lateness(at: now)
            fields["late"] = lateness == .onTime ? nil : .phrase("late.\(lateness.rawValue)")
            let kind = clock.owner == .buyer ? "buyer" : clock.end == clock.expectBy ? "one" : "range"
            parts.append(
                try worded(Say(clock.pausedWithLeft == nil ? "deadline.\(kind)" : "deadline.paused", fields), wording)
            )
        }
        var fields = turn.commonFields
        fields["sum"] = deadline.atRisk.map { .money($0) }
        fields["clocks"] = .text(parts.joined(separator: " | "))
        return try worded(Say("deadline.line", fields), wording)
    }

    /// The running clocks in words, the most urgent first.
    func wordedClocks(of state: Conversation, _ wording: Wording) throws -> [TurnAnswer.WordedClock] {
        if state.clocks.isEmpty { return [] }
        let turn = try decider(for: state, at: state.updatedAt)
        let common = turn.commonFields
        return try state.clocks
            .sorted {
                ($0.owner == .buyer ? $0.actBy : $0.expectBy, $0.id) < (
                    $1.owner == .buyer ? $1.actBy : $1.expectBy, $1.id
                )
            }
            .map { clock in
                let key =
                    clock.owner == .buyer
                    ? "clock.line.buyer" : clock.end == clock.expectBy ? "clock.line.one" : "clock.line.range"
                var fields = turn.fields(of: clock, beside: common)
                fields["clock_id"] = .text(clock.id)
                fields["owner"] = .phrase("turn.\(clock.owner.rawValue)")
                return TurnAnswer.WordedClock(id: clock.id, text: try worded(Say(key, fields), wording))
            }
    }

    /// A reading in words: each label with the words it was read from, and what was promised.
    func worded(_ meaning: Meaning, _ wording: Wording) throws -> [String] {
        var parts: [String] = []
        for label in meaning.labels {
            let name = try worded(Say("label.\(label.rawValue)"), wording)
            let quotes = meaning.spans.filter { $0.label == label }.map { "“\($0.text)”" }
            parts.append(quotes.isEmpty ? name : "\(name) (\(quotes.joined(separator: ", ")))")
        }
        let isSure = meaning.confidence >= 0.5 && !meaning.has(.unclear)
        let joined = FieldValue.text(parts.joined(separator: "; "))
        var lines = [try worded(Say(isSure ? "meaning.read" : "meaning.read-unsure", ["meaning": joined]), wording)]
        for promise in meaning.promises {
            var fields: [String: FieldValue] = ["promise_what": .phrase("promise.\(promise.what.rawValue)")]
            fields["promise_by"] = promise.by.map { .date($0) }
            fields["amount"] = promise.amount.flatMap { $0.currency.isEmpty ? nil : .money($0) }
            lines.append(try worded(Say("meaning.promise", fields), wording))
        }
        return lines
    }
}
