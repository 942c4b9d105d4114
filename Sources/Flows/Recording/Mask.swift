public import ConversationCore
import TextAnalysis
import Understanding

/// Puts made-up names, addresses, order numbers and sums in place of real ones: the same one always for the same.
public struct Mask: Sendable {
    /// What stands for which name or address, in lower case; longer ones first, so that no part of one is taken for
    /// another.
    let names: [(from: [String], to: String)]
    /// What stands for which order number.
    let orders: [String: String]
    /// By currency: the largest sum, which becomes 100.
    private let largest: [String: Int64]

    /// A mask for a conversation.
    ///
    /// - Parameters:
    ///   - events: its log.
    ///   - buyer: the buyer's name.
    ///   - email: the buyer's address.
    public init(_ events: [Event], buyer: String?, email: String?) {
        var real = Real()
        for event in events { real.take(event.body) }
        var names: [String: String] = [:]
        func add(_ name: String, _ made: String) {
            guard name.count > 1 else { return }
            names[name.lowercased()] = made
        }
        for item in real.items { add(item, "the item") }
        for seller in real.sellers {
            for part in seller.split(separator: " ") where part.count > 2 && !Mask.ordinary.contains(part.lowercased())
            {
                add(String(part), "Seller")
            }
            add(seller, "Seller")
        }
        for name in real.buyers.union([buyer].compactMap { $0 }) {
            for part in name.split(separator: " ") where part.count > 2 { add(String(part), "Buyer") }
            add(name, "Buyer")
        }
        for address in real.sellerAddresses { add(address, "seller@example.test") }
        if let email { add(email, "buyer@example.test") }
        self.names = names.sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }
            .map { (from: $0.key.map { String($0) }, to: $0.value) }
        orders = Dictionary(
            uniqueKeysWithValues: real.orders.enumerated().map { ($1, Mask.order(like: $1, number: $0 + 1)) }
        )
        largest = real.sums.reduce(into: [:]) { $0[$1.currency] = max($0[$1.currency] ?? 0, $1.minorUnits) }
    }

    /// Words of shops' names that tell nothing of the shop.
    private static let ordinary: Set<String> = ["shop", "store", "official", "online", "market", "the", "and", "ltd"]

    /// As many digits, none of them the real ones.
    private static func order(like real: String, number: Int) -> String {
        let end = String(number)
        return "8140".padding(to: real.count - end.count) + end
    }

    /// A sum times the same factor as every other, so that a part stays a part and the whole the whole.
    func sum(_ sum: Money) -> Money {
        // A cent, which is as good as nothing, stays one.
        guard let whole = largest[sum.currency], whole > 0, sum.minorUnits > 1 else { return sum }
        let share = Double(sum.minorUnits) / Double(whole) * 10_000
        return Money(minorUnits: max(1, Int64(share.rounded())), currency: sum.currency)
    }

    func given(_ given: Flow.Given) -> Flow.Given {
        var masked = given
        masked.name = given.name.map { _ in "Buyer" }
        masked.email = given.email.map { _ in "buyer@example.test" }
        masked.order?.orderNumber = given.order?.orderNumber.map { orders[$0] ?? text($0) }
        masked.order?.item = given.order?.item.map { _ in "the item" }
        masked.order?.seller = given.order?.seller.map { _ in "Seller" }
        masked.order?.sellerEmail = given.order?.sellerEmail.map { _ in "seller@example.test" }
        masked.order?.amount = given.order?.amount.map { sum($0) }
        masked.order?.counter = given.order?.counter.map { sum($0) }
        masked.order?.problem = given.order?.problem.map { text($0) }
        masked.order?.question = given.order?.question.map { text($0) }
        return masked
    }

    func verb(_ verb: Flow.Verb) -> Flow.Verb {
        switch verb {
        case .buyer(let words): .buyer(text(words))
        case .seller(let words): .seller(text(words))
        case .edit(let words): .edit(text(words))
        case .command(let line): .command(text(line))
        case .note(let words): .note(text(words))
        case .bank(let amount): .bank(amount.map { sum($0) })
        case .mail(let words): .mail(text(words))
        case .platform, .approve, .reject, .advance, .crash, .reload: verb
        }
    }
}

/// What of a conversation is to be made up, as it was at any time: what was corrected later is no less real.
private struct Real {
    var orders: [String] = []
    var items: Set<String> = []
    var sellers: Set<String> = []
    var sellerAddresses: Set<String> = []
    var buyers: Set<String> = []
    var sums: [Money] = []

    mutating func take(_ body: Event.Body) {
        switch body {
        case .learned(let facts, _): take(facts)
        case .moneyNoted(let record): sums.append(record.amount)
        case .buyerSaid(let text, let utterance):
            take(text)
            sums += [utterance?.amount].compactMap { $0 }
            if let order = utterance?.orderNumber { take(order: order) }
        case .sellerSaid(let text, let meaning, _):
            take(text)
            sums += ([meaning.offer] + meaning.promises.map(\.amount)).compactMap { $0 }
        case .drafted(let draft): take(draft.text)
        default: break
        }
    }

    private mutating func take(_ facts: Facts) {
        if let order = facts.orderNumber { take(order: order) }
        items.formUnion([facts.item].compactMap { $0 })
        sellers.formUnion([facts.seller].compactMap { $0 })
        sellerAddresses.formUnion([facts.sellerEmail].compactMap { $0 })
        buyers.formUnion([facts.buyer].compactMap { $0 })
        sums += [facts.amount, facts.counter].compactMap { $0 }
    }

    private mutating func take(_ text: String) { sums += MoneyReader().mentions(in: Words(text)).map(\.money) }

    private mutating func take(order: String) {
        if !orders.contains(order) { orders.append(order) }
    }
}

extension String {
    /// The text with zeros behind it, or its beginning, of so many characters.
    fileprivate func padding(to length: Int) -> String {
        prefix(max(0, length)) + String(repeating: "0", count: max(0, length - count))
    }
}
