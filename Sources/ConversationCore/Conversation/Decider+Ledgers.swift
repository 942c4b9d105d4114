extension Decider {
    /// Says what was paid, offered and given back, and what the seller promised and kept.
    public mutating func tellLedgers() {
        var fields = commonFields
        fields["outstanding"] = state.outstanding.map { .money($0) }
        say(state.facts.amount == nil ? "ledger.paid.unknown" : "ledger.paid", fields)
        for record in state.money {
            let own: [String: FieldValue] = ["sum": .money(record.amount), "on": .date(record.on)]
            say("ledger.\(record.kind.rawValue)", own)
        }
        if state.facts.amount != nil { say("ledger.outstanding", fields) }
        for promise in state.promises { tell(promise) }
        if state.promises.isEmpty { say("ledger.promises.none") }
    }

    /// One promise: what, by when, and whether it was kept.
    private mutating func tell(_ record: PromiseRecord) {
        var fields: [String: FieldValue] = [
            "promise_what": .phrase("promise.\(record.promise.what.rawValue)"), "promised_on": .date(record.madeOn),
            "promise_text": .text(record.words),
        ]
        fields["promise_by"] = record.promise.by.map { .date($0) }
        fields["sum"] = record.promise.amount.flatMap { $0.currency.isEmpty ? nil : .money($0) }
        say("ledger.promise.\(record.kept.map { $0 ? "kept" : "broken" } ?? "open")", fields)
    }
}
