import ConversationCore

/// What was said and done in a conversation, as a person reads it.
struct ThreadEntry {
    /// Who or what is behind an entry.
    enum Author: String, Encodable {
        /// The buyer, to Rescind.
        case you
        /// The buyer, to the seller.
        case toSeller = "to_seller"
        case seller
        /// A reading that the buyer corrected.
        case correction
        /// Turns that the buyer took back.
        case undo
        /// A message that has not reached the seller.
        case notDelivered = "not_delivered"
    }

    /// When.
    var at: Instant
    /// Who.
    var author: Author
    /// What it says.
    var text: String
    /// How it went, or where it came from.
    var channel: String?
    /// What it was read as.
    var labels: [SellerLabel] = []

    /// The entries of a log, in order.
    static func all(of events: [Event]) -> [ThreadEntry] {
        events.compactMap { event in
            let at = event.recordedAt
            switch event.body {
            case .buyerSaid(let text, _): return ThreadEntry(at: at, author: .you, text: text)
            case .messageSent(let message):
                return ThreadEntry(
                    at: at,
                    author: .toSeller,
                    text: message.draft.text,
                    channel: message.channel.rawValue
                )
            case .messageLost(_, let address, let answer):
                let words = [address, answer].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
                return ThreadEntry(at: at, author: .notDelivered, text: words)
            case .sellerSaid(let text, let meaning, _):
                return ThreadEntry(at: at, author: .seller, text: text, labels: meaning.labels)
            case .meaningCorrected(let labels):
                return ThreadEntry(
                    at: at,
                    author: .correction,
                    text: labels.map(\.rawValue).joined(separator: ", "),
                    labels: labels
                )
            case .undone(let turns, _): return ThreadEntry(at: at, author: .undo, text: "\(turns.count) turns")
            default: return nil
            }
        }
    }

    /// Who, in words.
    var title: String {
        switch author {
        case .you: "you to Rescind"
        case .toSeller: "you to the seller (\(channel ?? ""))"
        case .seller: "the seller [\(labels.map(\.rawValue).joined(separator: ", "))]"
        case .correction: "you: it means"
        case .undo: "you took back"
        case .notDelivered: "a message has not reached the seller"
        }
    }

    /// The entry for a person: a line of when and who, and the text below.
    func lines(in zone: Zone) -> String {
        let (date, time) = zone.civil(at)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        return TerminalText.inert("\(date) \(time.hourAndMinute)  \(title)\n" + lines.joined(separator: "\n"))
    }

    /// The entry as JSON.
    func json(in zone: Zone) -> JSON {
        JSON(
            at: zone.iso8601(at),
            by: author,
            text: text,
            channel: channel,
            labels: labels.isEmpty ? nil : labels.map(\.rawValue)
        )
    }

    /// An entry as JSON.
    struct JSON: Encodable {
        var at: String
        var by: Author
        var text: String
        var channel: String?
        var labels: [String]?
    }
}

/// A conversation as JSON: facts, standing, clocks and the whole thread.
struct ConversationJSON: Encodable {
    var v = 1
    var number: Int64
    var marketplace: String
    var order: String?
    var item: String?
    var seller: String?
    var seller_email: String?
    var amount: String?
    var reason: String?
    var ordered_on: String?
    var paid_on: String?
    var shipped_on: String?
    var received_on: String?
    var deadline: String?
    var stage: String?
    var status: String
    var outcome: String
    var turn: String
    var clocks: [Clock]
    var thread: [ThreadEntry.JSON]

    /// A running clock.
    struct Clock: Encodable {
        var id: String
        var owner: String
        var act_by: String
        var expect_by: String
    }

    /// A conversation with its thread.
    init(_ state: Conversation, _ events: [Event], in zone: Zone) {
        let facts = state.facts
        number = state.number
        marketplace = state.marketplace
        order = facts.orderNumber
        item = facts.item
        seller = facts.seller
        seller_email = facts.sellerEmail
        amount = facts.amount?.description
        reason = facts.reason?.rawValue
        ordered_on = facts.orderedOn?.description
        paid_on = facts.paidOn?.description
        shipped_on = facts.shippedOn?.description
        received_on = facts.receivedOn?.description
        deadline = facts.deadline?.description
        stage = state.stage?.rawValue
        status = state.status.rawValue
        outcome = state.outcome.rawValue
        turn = state.turn.rawValue
        clocks = state.clocks.map {
            Clock(
                id: $0.id,
                owner: $0.owner.rawValue,
                act_by: zone.iso8601($0.actBy),
                expect_by: zone.iso8601($0.expectBy)
            )
        }
        thread = ThreadEntry.all(of: events).map { $0.json(in: zone) }
    }
}
