/// Something Rescind asks the buyer for, one at a time.
public enum Slot: String, Codable, CaseIterable, Sendable {
    /// The order number.
    case order
    /// Where the order is.
    case stage
    /// Why the buyer wants out, or what is wrong with the goods.
    case reason
    /// How the buyer paid.
    case paymentMethod = "payment_method"
    /// The day the order was placed.
    case orderedOn = "ordered_on"
    /// The day it was paid.
    case paidOn = "paid_on"
    /// The day the parcel left.
    case shippedOn = "shipped_on"
    /// The day it arrived.
    case receivedOn = "received_on"
    /// The end of protection that the order shows.
    case deadline
    /// The question to the seller before buying.
    case question
    /// Whether a seller's reply was read rightly.
    case meaning
    /// Whether the dispute is open, after the claim was pasted.
    case disputeOpen = "dispute_open"
    /// The typed confirmation before a point of no return.
    case confirmation

    /// Whether the answer is a day.
    public var isDay: Bool {
        switch self {
        case .orderedOn, .paidOn, .shippedOn, .receivedOn, .deadline: true
        case .order, .stage, .reason, .paymentMethod, .question, .meaning, .disputeOpen, .confirmation: false
        }
    }
}

/// What is known of the order.
///
/// Absent means not known.
public struct Facts: Hashable, Codable, Sendable {
    /// The order number, digits only.
    public var orderNumber: String?
    /// What was ordered.
    public var item: String?
    /// The seller's or store's name.
    public var seller: String?
    /// The seller's address for email.
    public var sellerEmail: String?
    /// The language the seller is written to in.
    public var sellerLanguage: Language?
    /// The buyer's name, for signing.
    public var buyer: String?
    /// What was paid, or is to be paid.
    public var amount: Money?
    /// What the buyer would settle for, when the seller offers less than the full price.
    public var counter: Money?
    /// How it was paid.
    public var paymentMethod: PaymentMethod?
    /// The day the order was placed.
    public var orderedOn: CivilDate?
    /// The day it was paid.
    public var paidOn: CivilDate?
    /// The moment the check of the payment data began.
    public var paymentCheckedAt: Instant?
    /// The day the parcel left.
    public var shippedOn: CivilDate?
    /// The day it arrived.
    public var receivedOn: CivilDate?
    /// The end of protection that the order shows.
    public var deadline: CivilDate?
    /// Why the buyer wants out.
    public var reason: Reason?
    /// The buyer's own words on what is wrong.
    public var problem: String?
    /// The question to the seller before buying.
    public var question: String?
    /// The template of that question: `question-terms`, `question-delivery`, `question-description`.
    public var questionTemplate: String?

    /// Nothing known.
    public init() {}

    /// These facts with every fact of `news` laid over them.
    public func merging(_ news: Facts) -> Facts {
        var merged = self
        merged.orderNumber = news.orderNumber ?? orderNumber
        merged.item = news.item ?? item
        merged.seller = news.seller ?? seller
        merged.sellerEmail = news.sellerEmail ?? sellerEmail
        merged.sellerLanguage = news.sellerLanguage ?? sellerLanguage
        merged.buyer = news.buyer ?? buyer
        merged.amount = news.amount ?? amount
        merged.counter = news.counter ?? counter
        merged.paymentMethod = news.paymentMethod ?? paymentMethod
        merged.orderedOn = news.orderedOn ?? orderedOn
        merged.paidOn = news.paidOn ?? paidOn
        merged.paymentCheckedAt = news.paymentCheckedAt ?? paymentCheckedAt
        merged.shippedOn = news.shippedOn ?? shippedOn
        merged.receivedOn = news.receivedOn ?? receivedOn
        merged.deadline = news.deadline ?? deadline
        merged.reason = news.reason ?? reason
        merged.problem = news.problem ?? problem
        merged.question = news.question ?? question
        merged.questionTemplate = news.questionTemplate ?? questionTemplate
        return merged
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { self == Facts() }
}
