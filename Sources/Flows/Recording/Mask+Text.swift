import ConversationCore
import TextAnalysis
import Understanding

extension Mask {
    /// A text, masked: what is known by its made-up one, other addresses, links and long numbers by signs.
    ///
    /// - Parameter text: the text.
    /// - Returns: the text without them; other words stay as they were written.
    public func text(_ text: String) -> String {
        var masked = withoutSums(text)
        for (from, to) in names { masked = Mask.replacing(from, by: to, in: masked) }
        var numbers = NumberMask(masked, orders: orders)
        return Mask.withoutAddresses(numbers.masked())
    }

    /// Every occurrence that is no part of a longer word or number, in any case.
    private static func replacing(_ from: [String], by to: String, in text: String) -> String {
        let words = Array(text)
        let lowered = words.map { $0.lowercased() }
        var out: [Character] = []
        var index = 0
        /// Han, kana and their like are written without blanks between words.
        func isWord(_ character: Character?) -> Bool {
            guard let character, let scalar = character.unicodeScalars.first else { return false }
            return (character.isLetter || character.isNumber) && scalar.value < 0x2E80
        }
        while index < words.count {
            let end = index + from.count
            if end <= words.count, lowered[index..<end].elementsEqual(from),
                !(isWord(words[index]) && isWord(out.last)),
                !(isWord(words[end - 1]) && isWord(end < words.count ? words[end] : nil))
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

    /// Every sum with a currency, however it is written, by its made-up one.
    private func withoutSums(_ text: String) -> String {
        let words = Words(text)
        var masked = text
        for mention in MoneyReader().mentions(in: words).reversed() where !mention.words.isEmpty {
            let first = words.words[mention.words.lowerBound].range.lowerBound
            let last = words.words[mention.words.upperBound - 1].range.upperBound
            let made = sum(mention.money)
            // The digits only, so that the currency stays as it was written; none of its words may stand between them.
            guard let begin = text[first..<last].firstIndex(where: \.isNumber),
                let end = text[first..<last].lastIndex(where: \.isNumber)
            else { continue }
            if text[begin...end].contains(where: \.isLetter) {
                masked.replaceSubrange(first..<last, with: made.description)
            } else {
                masked.replaceSubrange(begin...end, with: made.decimal)
            }
        }
        return masked
    }

    private static let messengers = ["t.me/", "wa.me/", "m.me/", "paypal.me/"]

    /// Addresses and links, except made-up ones.
    private static func withoutAddresses(_ text: String) -> String {
        var out = ""
        var word = ""
        func flush() {
            let lower = word.lowercased()
            if word.contains("@"), !lower.contains("@example.test") {
                out += "someone@example.test"
            } else if let messenger = messengers.first(where: lower.contains) {
                out += messenger + "someone"
            } else if lower.contains("://") || lower.hasPrefix("www.") {
                out += "https://example.test"
            } else {
                out += word
            }
            word = ""
        }
        for character in text {
            if character.isWhitespace {
                flush()
                out.append(character)
            } else {
                word.append(character)
            }
        }
        flush()
        return out
    }
}

/// Puts zeros in place of long numbers, and made-up order numbers in place of real ones.
private struct NumberMask {
    private let characters: [Character]
    private let orders: [(digits: [Int], made: String)]
    private var index = 0

    init(_ text: String, orders: [String: String]) {
        characters = Array(text)
        self.orders = orders.map { (digits: $0.key.compactMap(\.wholeNumberValue), made: $0.value) }
    }

    /// The text without its numbers.
    mutating func masked() -> String {
        var out = ""
        while index < characters.count {
            guard digit(at: index) != nil else {
                out.append(characters[index])
                index += 1
                continue
            }
            if let order = takeOrder() {
                out += order
            } else {
                out += takeNumber()
            }
        }
        return out
    }

    /// The value of a decimal digit of any script.
    private func digit(at place: Int) -> Int? {
        guard place < characters.count, characters[place].isWholeNumber else { return nil }
        return characters[place].wholeNumberValue.flatMap { (0...9).contains($0) ? $0 : nil }
    }

    /// Where the digits go on after one, past one or two signs that part groups; `nil` at the end of a number.
    private func next(after place: Int) -> Int? {
        for end in place + 1...place + 3 {
            if digit(at: end) != nil { return end }
            guard end < characters.count, " -./()\u{A0}".contains(characters[end]) else { return nil }
        }
        return nil
    }

    /// A real order number that begins here, whatever parts its digits.
    private mutating func takeOrder() -> String? {
        for order in orders {
            var place: Int? = index
            var last = index
            let fits = order.digits.allSatisfy { wanted in
                guard let here = place, digit(at: here) == wanted else { return false }
                last = here
                place = next(after: here)
                return true
            }
            guard fits, digit(at: last + 1) == nil else { continue }
            index = last + 1
            return order.made
        }
        return nil
    }

    /// A number: a date stays, and so does what is too short to name a person or a parcel.
    private mutating func takeNumber() -> String {
        var groups: [Range<Int>] = []
        var place: Int? = index
        while let here = place {
            if let last = groups.last, last.upperBound == here {
                groups[groups.count - 1] = last.lowerBound..<(here + 1)
            } else {
                groups.append(here..<(here + 1))
            }
            place = next(after: here)
        }
        if isDate(groups) {
            let end = groups[2].upperBound
            defer { index = end }
            return String(characters[index..<end])
        }
        let isLong = groups.reduce(0) { $0 + $1.count } >= NumberMask.leastParted || groups[0].count >= NumberMask.least
        let end = isLong ? groups[groups.count - 1].upperBound : groups[0].upperBound
        defer { index = end }
        return String((index..<end).map { isLong && digit(at: $0) != nil ? "0" : characters[$0] })
    }

    /// So many digits in a row are a number that could name someone.
    private static let least = 6
    /// So many are it with signs between them: fewer are sums, days and counts.
    private static let leastParted = 9

    /// 2026-03-02, 02.03.2026, 3/2/26.
    private func isDate(_ groups: [Range<Int>]) -> Bool {
        guard groups.count >= 3, groups[1].lowerBound == groups[0].upperBound + 1,
            groups[2].lowerBound == groups[1].upperBound + 1, "-./".contains(characters[groups[0].upperBound]),
            characters[groups[0].upperBound] == characters[groups[1].upperBound]
        else { return false }
        let lengths = groups.prefix(3).map(\.count)
        return lengths[1] <= 2
            && (lengths[0] == 4 && lengths[2] <= 2 || lengths[0] <= 2 && (lengths[2] == 2 || lengths[2] == 4))
    }
}
