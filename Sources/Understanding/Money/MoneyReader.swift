public import ConversationCore
public import TextAnalysis

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
            // "4455, R$ 167": what follows a comma belongs to the next sum.
            if currency == nil, index + 1 < list.count, !list[index + 1].followsComma,
                let code = MoneyReader.currencies[list[index + 1].text]
            {
                currency = code
                range = index..<(index + 2)
                if let national = MoneyReader.national(list, after: index + 1) {
                    currency = national.code
                    range = index..<(index + 2 + national.words)
                }
            }
            // 87 белорусских рублей, 64 New Taiwan dollars.
            if currency == nil, index + 2 < list.count, MoneyReader.currencies[list[index + 2].text] != nil,
                let code = MoneyReader.nations(list[index + 2].text)?[String(list[index + 1].text.prefix(5))]
            {
                currency = code
                range = index..<(index + 3)
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

    /// The country named after a currency's word: dollars canadiens, pesos mexicanos, francs suisses.
    private static func national(_ list: [Words.Word], after index: Int) -> (code: String, words: Int)? {
        guard let table = nations(list[index].text) else { return nil }
        for offset in 1...2 where index + offset < list.count {
            if let code = table[String(list[index + offset].text.prefix(5))] { return (code, offset) }
        }
        return nil
    }

    /// The currencies of a name that several countries use, by the beginning of the country's name.
    private static func nations(_ word: String) -> [String: String]? {
        switch word.prefix(4) {
        case "doll", "dola", "долл":
            [
                "canad": "CAD", "austr": "AUD", "канад": "CAD", "австр": "AUD", "singa": "SGD", "синга": "SGD",
                "neoze": "NZD", "hongk": "HKD", "гонко": "HKD",
            ]
        case "peso":
            [
                "mexic": "MXN", "argen": "ARS", "chile": "CLP", "colom": "COP", "filip": "PHP", "urugu": "UYU",
                "домин": "DOP", "domin": "DOP",
            ]
        case "руб", "рубл", "rubl", "rubi", "roub": ["белор": "BYN", "belar": "BYN", "bielo": "BYN", "bielor": "BYN"]
        case "fran": ["suiss": "CHF", "swiss": "CHF", "suizo": "CHF", "suico": "CHF", "cfa": "XOF"]
        case "libr", "poun": ["egypt": "EGP", "egipc": "EGP", "turkc": "TRY"]
        default: nil
        }
    }

    /// `$8.50`, `8,50€`, `8usd` as number and currency.
    private static func split(_ word: String) -> (number: String?, currency: String?) {
        guard word.utf8.contains(where: { (0x30...0x39).contains($0) }),
            let start = word.firstIndex(where: { $0.isASCIIDigit })
        else { return (nil, nil) }
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
            (
                "USD",
                "$ usd us$ bucks buck dollar dollars dolar dolares доллар доллара долларов бакс баксов 美元 美 刀 dolares"
            ),
            ("EUR", "€ eur euro euros евро 欧元 欧"),
            ("GBP", "£ gbp pound pounds quid фунт фунта фунтов libra libras livres"),
            ("RUB", "₽ rub рубль рубля рублей руб р rublos"), ("BRL", "r$ brl real reais"),
            ("CNY", "cny rmb yuan юаней 元 块"), ("JPY", "jpy yen"), ("PLN", "pln zl zloty zlotych"),
            ("KZT", "kzt тенге"),
            ("UAH", "uah грн гривен"), ("MXN", "mxn"), ("CAD", "cad"), ("AUD", "aud"), ("CHF", "chf"), ("KRW", "krw"),
            ("KWD", "kwd"), ("ILS", "ils shekels шекелей"), ("TRY", "try lira liras лир лиры"), ("PEN", "pen soles"),
            ("MXN", "peso pesos песо"), ("CHF", "franc francs francos франков"), ("BYN", "byn"), ("COP", "cop"),
            ("CLP", "clp"), ("ARS", "ars"), ("HKD", "hkd hk$ 港币 港元"), ("TWD", "twd nt$ 台币"), ("SGD", "sgd"),
            ("NZD", "nzd"), ("SEK", "sek"), ("NOK", "nok"), ("DKK", "dkk"), ("CZK", "czk kc крон"), ("HUF", "huf ft"),
            ("INR", "inr ₹ rupees рупий"), ("IDR", "idr"), ("THB", "thb ฿"), ("VND", "vnd ₫"), ("SAR", "sar"),
            ("AED", "aed"), ("CNY", "¥ 圆"), ("CAD", "ca$ c$ 加"), ("AUD", "au$ a$ 澳"),
        ]
        var table: [String: String] = [:]
        for (code, words) in lists { for word in words.split(separator: " ") { table[String(word)] = code } }
        return table
    }()
}
