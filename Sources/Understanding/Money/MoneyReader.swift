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
        var index = 0
        while index < words.words.count {
            if let mention = MoneyReader.mention(at: index, words, after: found.last?.words.upperBound ?? 0) {
                found.append(mention)
                index = mention.words.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// The sum whose number begins at a word, its currency before or after it.
    private static func mention(at index: Int, _ words: Words, after last: Int) -> MoneyMention? {
        let list = words.words
        guard let quantity = Quantity(at: index, words) else { return nil }
        let end = index + quantity.words
        let found: (code: String, words: Range<Int>)?
        if let symbol = quantity.symbol {
            found = currencies[symbol].map { ($0, index..<end) }
        } else if let (code, count) = following(list, at: end) {
            found = (code, index..<(end + count))
        } else {
            found = index > last ? currencies[list[index - 1].text].map { ($0, index - 1..<end) } : nil
        }
        guard let found, let money = quantity.money(in: found.code) else { return nil }
        return MoneyMention(money: money, words: found.words)
    }

    /// The currency right after a number, with the country before or after it, and how many words it has.
    private static func following(_ list: [Words.Word], at index: Int) -> (code: String, words: Int)? {
        // "4455, R$ 167": what follows a comma belongs to the next sum.
        guard index < list.count, !list[index].followsComma else { return nil }
        if let (code, words) = currency(list, at: index) {
            if let (national, more) = national(list, after: index + words - 1) { return (national, words + more) }
            return (code, words)
        }
        // 87 белорусских рублей, 64 New Taiwan dollars.
        guard index + 1 < list.count, currencies[list[index + 1].text] != nil,
            let code = nations(list[index + 1].text)?[String(list[index].text.prefix(5))]
        else { return nil }
        return (code, 2)
    }

    /// A currency's name; each Han character is a word.
    private static func currency(_ list: [Words.Word], at index: Int) -> (code: String, words: Int)? {
        if Pattern.isHan(list[index].text) {
            for count in [3, 2] where index + count <= list.count {
                let name = list[index..<(index + count)].map(\.text).joined()
                if let code = currencies[name] { return (code, count) }
            }
        }
        return currencies[list[index].text].map { ($0, 1) }
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
        case "руб", "рубл", "rubl", "rubi", "roub":
            ["белор": "BYN", "бел": "BYN", "belar": "BYN", "bielo": "BYN", "bielor": "BYN"]
        case "fran": ["suiss": "CHF", "swiss": "CHF", "suizo": "CHF", "suico": "CHF", "cfa": "XOF"]
        case "cour", "coro", "крон", "crow":
            [
                "suedo": "SEK", "sueca": "SEK", "шведс": "SEK", "swedi": "SEK", "norve": "NOK", "norue": "NOK",
                "норве": "NOK", "norwe": "NOK", "danoi": "DKK", "danes": "DKK", "датск": "DKK", "danis": "DKK",
                "tcheq": "CZK", "check": "CZK", "чешск": "CZK", "czech": "CZK",
            ]
        case "dirh": ["maroc": "MAD", "marro": "MAD", "moroc": "MAD", "марок": "MAD"]
        case "libr", "poun": ["egypt": "EGP", "egipc": "EGP", "turkc": "TRY"]
        default: nil
        }
    }

    private static let currencies: [String: String] = {
        let lists: [(String, String)] = [
            (
                "USD",
                "$ usd us$ bucks buck dollar dollars dolar dolares доллар доллара долларов бакс баксов 美元 美金 美 刀"
            ),
            ("EUR", "€ eur euro euros евро 欧元 欧"),
            ("GBP", "£ gbp pound pounds quid фунт фунта фунтов libra libras livres 英镑"),
            ("RUB", "₽ rub рубль рубля рублей руб р rublos rublo rubles ruble roubles rouble 卢布"),
            ("BRL", "r$ brl real reais реал реала реалов 雷亚尔"),
            ("CNY", "cny rmb yuan yuans yuanes юаней юаня юань 元 块 人民币"),
            ("JPY", "jpy yen yens yenes iene ienes иен иены йен йены 日元 日圆"),
            ("PLN", "pln zl zloty zlotych zlotys zlotis злотых злотого 兹罗提"),
            ("KZT", "kzt тенге 坚戈"),
            ("UAH", "uah грн гривен гривны hryvnia hryvnias"), ("MXN", "mxn"), ("CAD", "cad 加元 加币"),
            ("AUD", "aud 澳元 澳币"), ("CHF", "chf"), ("KRW", "krw won wons вон 韩元 韩币"),
            ("KWD", "kwd"), ("ILS", "ils shekels шекелей"), ("TRY", "try lira liras лир лиры"), ("PEN", "pen soles"),
            ("MXN", "peso pesos песо 比索"), ("CHF", "franc francs francos франков"), ("BYN", "byn"), ("COP", "cop"),
            ("CLP", "clp"), ("ARS", "ars"), ("HKD", "hkd hk$ 港币 港元"), ("TWD", "twd nt$ 台币"), ("SGD", "sgd"),
            ("NZD", "nzd"), ("SEK", "sek kronor kronas"), ("NOK", "nok"), ("DKK", "dkk"),
            ("CZK", "czk kc крон couronnes coronas coroas crowns"), ("HUF", "huf ft"),
            ("INR", "inr ₹ rupee rupees рупий рупия рупии rupias roupies 卢比"), ("IDR", "idr"),
            ("THB", "thb ฿ baht батов 泰铢"), ("VND", "vnd ₫"), ("SAR", "sar"),
            ("AED", "aed dirham dirhams дирхам дирхамов"), ("CNY", "¥ 圆"), ("CAD", "ca$ c$"), ("AUD", "au$ a$"),
        ]
        var table: [String: String] = [:]
        for (code, words) in lists { for word in words.split(separator: " ") { table[String(word)] = code } }
        return table
    }()
}
