public import ConversationCore

/// A sum that a text names.
public struct MoneyMention: Hashable, Sendable {
    /// The sum; the currency is empty when the text names none.
    public var money: Money
    /// The words it stands in.
    public var words: Range<Int>
}

/// Finds sums of money: a number with a symbol, a code or a word for a currency.
public struct MoneyReader: Sendable {
    /// A reader.
    public init() {}

    /// Every sum with a currency, in order.
    public func mentions(in words: Words) -> [MoneyMention] {
        var found: [MoneyMention] = []
        let list = words.words
        for index in list.indices {
            let (number, inner) = MoneyReader.split(list[index].text)
            guard let number, !number.isEmpty else { continue }
            var range = index..<(index + 1)
            var currency = inner.flatMap { MoneyReader.currencies[$0] }
            if currency == nil, index + 1 < list.count, let code = MoneyReader.currencies[list[index + 1].text] {
                currency = code
                range = index..<(index + 2)
            }
            if currency == nil, index > 0, let code = MoneyReader.currencies[list[index - 1].text],
                found.last?.words.contains(index - 1) != true
            {
                currency = code
                range = (index - 1)..<(index + 1)
            }
            guard let currency, let money = Money(decimal: MoneyReader.plain(number, currency), currency: currency)
            else {
                continue
            }
            found.append(MoneyMention(money: money, words: range))
        }
        return found
    }

    /// `$8.50`, `8,50€`, `8usd` as number and currency.
    private static func split(_ word: String) -> (number: String?, currency: String?) {
        guard let first = word.first(where: { $0.isASCIIDigit }) else { return (nil, nil) }
        let start = word.firstIndex(of: first) ?? word.startIndex
        let digits = word[start...].prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
        let rest = String(word[..<start]) + String(word[start...].dropFirst(digits.count))
        return (String(digits), rest.isEmpty ? nil : rest)
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

    private static let currencies: [String: String] = {
        let lists: [(String, String)] = [
            ("USD", "$ usd us$ dollar dollars dolar dolares доллар доллара долларов бакс баксов 美元 美 刀 dolares"),
            ("EUR", "€ eur euro euros евро 欧元 欧"), ("GBP", "£ gbp pound pounds фунтов libras"),
            ("RUB", "₽ rub рубль рубля рублей руб р rublos"), ("BRL", "r$ brl real reais"),
            ("CNY", "cny rmb yuan юаней 元 块"), ("JPY", "jpy yen"), ("PLN", "pln zl zloty zlotych"),
            ("KZT", "kzt тенге"),
            ("UAH", "uah грн гривен"), ("MXN", "mxn"), ("CAD", "cad"), ("AUD", "aud"), ("CHF", "chf"), ("KRW", "krw"),
            ("KWD", "kwd"), ("ILS", "ils"), ("TRY", "try"),
        ]
        var table: [String: String] = [:]
        for (code, words) in lists { for word in words.split(separator: " ") { table[String(word)] = code } }
        return table
    }()
}
