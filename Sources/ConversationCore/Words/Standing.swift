/// Where the order is.
///
/// Moves forward only; back only by an explicit correction.
public enum Stage: String, Codable, CaseIterable, Comparable, Sendable {
    /// Placed, not paid.
    case awaitingPayment = "awaiting_payment"
    /// Paid, and the marketplace is still checking the payment data.
    case paymentReview = "payment_processing"
    /// Paid, not shipped.
    case paid
    /// Handed to the carrier.
    case shipped
    /// In the buyer's hands.
    case received

    /// Earlier in the order's life means smaller.
    public static func < (left: Stage, right: Stage) -> Bool { left.rank < right.rank }

    /// Position in the order's life, for comparison only; never stored.
    private var rank: Int {
        switch self {
        case .awaitingPayment: 0
        case .paymentReview: 1
        case .paid: 2
        case .shipped: 3
        case .received: 4
        }
    }
}

/// Where the buyer's request is.
public enum Status: String, Codable, CaseIterable, Sendable {
    /// Nothing has gone to the seller or the platform yet.
    case draft
    /// The request is with the seller.
    case asked
    /// The seller has answered without deciding.
    case acknowledged
    /// The seller has agreed or promised; the money is not back.
    case promised
    /// The seller has said no.
    case refused
    /// The seller offers something else.
    case counterOffered
    /// A dispute is open.
    case disputeOpen
    /// The platform has been asked to decide.
    case escalated
    /// It is over; see the outcome.
    case closed
}

/// How it ended.
public enum Outcome: String, Codable, CaseIterable, Sendable {
    /// It has not ended.
    case none
    /// The order lapsed or was cancelled before payment.
    case cancelledUnpaid
    /// The full money is back.
    case cancelledRefunded
    /// A part of the money is back, by agreement.
    case partiallyRefunded
    /// The buyer kept the order.
    case kept
    /// Neither goods nor money.
    case lost
    /// The buyer stopped pursuing it.
    case abandoned
}

/// Whose move it is.
public enum Turn: String, Codable, CaseIterable, Sendable {
    /// The buyer's.
    case buyer
    /// The seller's.
    case seller
    /// The marketplace's.
    case platform
}

/// Why the buyer wants out.
///
/// Raw values are those of `rescind read`.
public enum Reason: String, Codable, CaseIterable, Sendable {
    /// Ordered without meaning to.
    case byMistake = "by_mistake"
    /// Cheaper elsewhere.
    case foundCheaper = "found_cheaper"
    /// Wrong size, colour or other option chosen.
    case wrongItemOptions = "wrong_item_options"
    /// No longer wanted.
    case changedMind = "changed_mind"
    /// Not sent in time to be of use.
    case tooSlow = "too_slow"
    /// The seller asked for it (out of stock, cannot ship).
    case sellerRequest = "seller_request"
    /// Ordered twice.
    case duplicate
    /// Wrong delivery address.
    case wrongAddress = "wrong_address"
    /// Not as described.
    case notAsDescribed = "not_as_described"
    /// Broken or not working.
    case defective
    /// Should have arrived and has not.
    case notReceived = "not_received"
    /// Another reason.
    case other
}

/// How formal a message is.
///
/// The same facts in each.
public enum Tone: String, Codable, CaseIterable, Sendable {
    /// Friendly.
    case warm
    /// Matter of fact.
    case neutral
    /// Polite and clear that it is meant.
    case firm
}
