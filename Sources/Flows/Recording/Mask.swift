public import ConversationCore

/// Puts made-up names, addresses, order numbers and sums in place of real ones: the same one always for the same.
public struct Mask: Sendable {
    /// What stands for what; longer texts first, so that no part of one is taken for another.
    private let replacements: [(from: String, to: String)]
    private let sums: [Money: Money]
    private let facts: Facts
    private let correspondent: (name: String?, email: String?)

    /// A mask for a conversation.
    ///
    /// - Parameters:
    ///   - events: its log.
    ///   - buyer: the buyer's name.
    ///   - email: the buyer's address.
    public init(_ events: [Event], buyer: String?, email: String?) {
        var all = Facts()
        var sums: [Money] = []
        for event in events {
            switch event.body {
            case .learned(let facts, _):
                all = all.merging(facts)
                sums += [facts.amount, facts.counter].compactMap { $0 }
            case .moneyNoted(let record): sums.append(record.amount)
            case .buyerSaid(_, let utterance): sums += [utterance?.amount].compactMap { $0 }
            case .sellerSaid(_, let meaning, _):
                sums += ([meaning.offer] + meaning.promises.map(\.amount)).compactMap { $0 }
            default: break
            }
        }
        facts = all
        correspondent = (buyer, email)
        self.sums = Mask.sums(sums)
        var pairs: [(String, String)] = []
        func add(_ real: String?, _ made: String) {
            guard let real, real.count > 1 else { return }
            pairs.append((real, made))
        }
        add(all.orderNumber, Mask.number(all.orderNumber))
        add(email, "buyer@example.test")
        add(all.sellerEmail, "seller@example.test")
        for name in Set([buyer, all.buyer].compactMap { $0 }) {
            add(name, "Buyer")
            for part in name.split(separator: " ") where part.count > 2 { add(String(part), "Buyer") }
        }
        add(all.seller, "Seller")
        add(all.item, "the item")
        for (real, made) in self.sums {
            for (from, to) in zip(Mask.writings(real), Mask.writings(made)) { add(from, to) }
        }
        replacements = pairs.sorted { ($0.0.count, $0.0) > ($1.0.count, $1.0) }.map { (from: $0.0, to: $0.1) }
    }

    /// As many digits, none of them the real ones.
    private static func number(_ number: String?) -> String {
        "81400000000000000000000000000001".prefix(max(1, (number?.count ?? 16) - 1)) + "1"
    }

    /// Every sum times the same factor, so that a part stays a part and the whole the whole: the largest becomes 100.
    private static func sums(_ sums: [Money]) -> [Money: Money] {
        var made: [Money: Money] = [:]
        for currency in Set(sums.map(\.currency)) {
            let own = Set(sums.filter { $0.currency == currency && $0.minorUnits > 0 })
            guard let largest = own.map(\.minorUnits).max() else { continue }
            for sum in own {
                let share = Double(sum.minorUnits) / Double(largest) * 10_000
                made[sum] = Money(minorUnits: max(1, Int64(share.rounded())), currency: currency)
            }
        }
        return made
    }

    /// The ways in which a sum is written: with a point, with a comma, and without cents when there are none.
    private static func writings(_ sum: Money) -> [String] {
        let decimal = sum.decimal
        return [decimal, decimal.replacing(".", with: ",")]
    }

    // MARK: - Masking

    /// A text, masked: what is known by its made-up one, other addresses and long numbers by signs.
    public func text(_ text: String) -> String {
        var masked = text
        for (from, to) in replacements { masked = Mask.replacing(from, by: to, in: masked) }
        return Mask.withoutNumbers(Mask.withoutAddresses(masked))
    }

    /// Every occurrence that is no part of a longer word or number, in any case.
    private static func replacing(_ from: String, by to: String, in text: String) -> String {
        let (words, sought) = (Array(text), Array(from))
        let lowered = sought.map { $0.lowercased() }
        var out: [Character] = []
        var index = 0
        func isWord(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
        while index < words.count {
            let end = index + sought.count
            if end <= words.count, words[index..<end].map({ $0.lowercased() }) == lowered,
                !(isWord(sought.first) && isWord(out.last)),
                !(isWord(sought.last) && isWord(end < words.count ? words[end] : nil))
            {
                out += Array(to)
                index = end
            } else {
                out.append(words[index])
                index += 1
            }
        }
        return String(out)
    }

    /// Words with an @ in them, except made-up ones.
    private static func withoutAddresses(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.contains("@") && !$0.contains("@example.test") ? "someone@example.test" : String($0) }
            .joined(separator: " ")
    }

    /// Numbers of six digits and more, except made-up order numbers and dates.
    private static func withoutNumbers(_ text: String) -> String {
        var out = ""
        var digits = ""
        func flush() {
            let isOurs = digits.hasPrefix("81400000000")
            out += digits.count >= 6 && !isOurs ? String(repeating: "0", count: digits.count) : digits
            digits = ""
        }
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                flush()
                out.append(character)
            }
        }
        flush()
        return out
    }

    func given(_ given: Flow.Given) -> Flow.Given {
        var masked = given
        masked.name = given.name.map { _ in "Buyer" }
        masked.email = given.email.map { _ in "buyer@example.test" }
        masked.order?.orderNumber = given.order?.orderNumber.map { Mask.number($0) }
        masked.order?.item = given.order?.item.map { _ in "the item" }
        masked.order?.seller = given.order?.seller.map { _ in "Seller" }
        masked.order?.sellerEmail = given.order?.sellerEmail.map { _ in "seller@example.test" }
        masked.order?.amount = given.order?.amount.map { sums[$0] ?? $0 }
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
        case .bank(let amount): .bank(amount.map { sums[$0] ?? $0 })
        case .mail(let words): .mail(text(words))
        case .platform, .approve, .reject, .advance, .crash, .reload: verb
        }
    }
}
