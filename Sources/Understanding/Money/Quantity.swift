import ConversationCore
import Foundation
import TextAnalysis

/// A number in a text, as it stands before or after a currency.
struct Quantity {
    /// Digits with at most one point, blanks and signs between thousands left out when it was put together.
    private let number: String
    /// What it is multiplied by: 25 тысяч, 3 mil, 2万.
    private let factor: Int
    /// What touches the digits: the symbol of `$8`, the code of `8usd`.
    let symbol: String?
    /// How many words it has.
    let words: Int

    /// The number that begins at a word, in digits or words; `nil` when none does.
    init?(at index: Int, _ words: Words) {
        let list = words.words
        func text(_ place: Int) -> String { list.indices.contains(place) ? list[place].text : "" }
        var number: String
        var count = 1
        var symbol: String?
        if let parts = Quantity.parts(of: text(index)) {
            (number, symbol) = parts
            if symbol == nil {
                let groups = Quantity.thousands(after: index, words)
                number += groups.joined()
                count += groups.count
            }
        } else if let value = Quantity.value(of: text(index)) {
            number = "\(value)"
        } else {
            return nil
        }
        var factor = 1
        if symbol == nil, let times = Quantity.factors.place(of: text(index + count)) {
            factor = Quantity.powers[times]
            count += 1
        }
        (self.number, self.factor, self.symbol, self.words) = (number, factor, symbol, count)
    }

    /// The sum in a currency; `nil` when it is too large.
    func money(in currency: String) -> Money? {
        let plain = Quantity.plain(number, currency)
        guard factor > 1 else { return Money(decimal: plain, currency: currency) }
        return Decimal(string: plain).flatMap { Money(decimal: "\($0 * Decimal(factor))", currency: currency) }
    }

    /// `$8.50`, `8,50€`, `8usd` as number and symbol; `nil` without digits.
    private static func parts(of word: String) -> (number: String, symbol: String?)? {
        guard word.utf8.contains(where: { (0x30...0x39).contains($0) }),
            let start = word.firstIndex(where: { $0.isASCIIDigit })
        else { return nil }
        let digits = word[start...].prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
        let rest = String(word[..<start]) + String(word[start...].dropFirst(digits.count))
        return (String(digits), rest.isEmpty ? nil : rest)
    }

    /// The groups of three digits after a number of up to three, with a blank before each: 12 500.
    private static func thousands(after index: Int, _ words: Words) -> [String] {
        let list = words.words
        func isDigits(_ text: some StringProtocol) -> Bool { text.allSatisfy(\.isASCIIDigit) }
        guard list[index].text.count <= 3, isDigits(list[index].text), index == 0 || !isDigits(list[index - 1].text)
        else { return [] }
        var groups: [String] = []
        for place in list.indices[(index + 1)...] {
            let gap = words.original[list[place - 1].range.upperBound..<list[place].range.lowerBound]
            guard gap.count == 1, gap.first?.isWhitespace == true, list[place].text.count >= 3,
                isDigits(list[place].text.prefix(3))
            else { break }
            let rest = list[place].text.dropFirst(3)
            guard rest.isEmpty || rest.first == "," || rest.first == "." else { break }
            groups.append(list[place].text)
            if !rest.isEmpty { break }
        }
        return groups
    }

    /// A number with a point for decimals and nothing for thousands.
    private static func plain(_ number: String, _ currency: String) -> String {
        guard let last = number.lastIndex(where: { $0 == "." || $0 == "," }) else { return number }
        let decimals = number.distance(from: last, to: number.endIndex) - 1
        let digits = number.filter { $0.isASCIIDigit }
        let isDecimal = decimals == 1 || decimals == 2 || (decimals == 3 && Money.fractionDigits(of: currency) == 3)
        guard isDecimal, decimals < digits.count else { return digits }
        return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }

    /// The value of a word for a number; one is as often an article and no number.
    private static func value(of word: String) -> Int? {
        if let value = hundreds[word] { return value }
        return DateLexicon.numbers[word].flatMap { $0 > 1 && word != "couple" ? $0 : nil }
    }

    private static let hundreds: [String: Int] = [
        "сто": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "тысяча": 1000, "тысячу": 1000,
        "cien": 100, "doscientos": 200, "trescientos": 300, "quinientos": 500, "cem": 100, "duzentos": 200,
        "trezentos": 300, "quinhentos": 500, "cent": 100, "mil": 1000, "mille": 1000, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
        "восемьдесят": 80, "девяносто": 90, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
        "noventa": 90, "cinquenta": 50, "sessenta": 60, "oitenta": 80, "cinquante": 50, "soixante": 60,
    ]

    private static let factors = WordList(["тыс", "тысяч*", "mil", "mille", "thousand", "千", "万", "hundred", "百"])
    private static let powers = [1000, 1000, 1000, 1000, 1000, 1000, 10_000, 100, 100]
}
