public import ConversationCore

/// Puts dates, sums and counts into the words of a language.
///
/// Pure: no system locale is asked.
public struct LocaleFormat: Hashable, Sendable {
    /// The language.
    public var language: Language

    /// The rules of a language; one that is not known is written as English with ISO dates.
    public init(_ language: Language) {
        self.language = language
    }

    /// A field in words.
    public func words(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .date(let date): self.date(date)
        case .moment(let date, let time, let zone): "\(self.date(date)) \(time.hourAndMinute) \(zone)"
        case .money(let money): self.money(money)
        case .number(let number): String(number)
        case .phrase(let key): key
        case .phrases(let keys): keys.joined(separator: ", ")
        case .told(let says): says.map(\.key).joined(separator: "\n")
        }
    }

    /// A day, with the month in words and the year: never a form that two countries read differently.
    public func date(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        switch language.tag {
        case "en": return "\(day) \(LocaleFormat.english[month - 1]) \(year)"
        case "ru": return "\(day) \(LocaleFormat.russian[month - 1]) \(year) г."
        case "es": return "\(day) de \(LocaleFormat.spanish[month - 1]) de \(year)"
        case "pt": return "\(day) de \(LocaleFormat.portuguese[month - 1]) de \(year)"
        case "fr": return "\(day == 1 ? "1er" : String(day)) \(LocaleFormat.french[month - 1]) \(year)"
        case "de": return "\(day). \(LocaleFormat.german[month - 1]) \(year)"
        case "pl": return "\(day) \(LocaleFormat.polish[month - 1]) \(year)"
        case "zh": return "\(year)年\(month)月\(day)日"
        default: return date.description
        }
    }

    /// A sum: the decimal sign, grouping and place of the currency that the language uses.
    public func money(_ money: Money) -> String {
        let isEnglish = language.tag == "en" || language.tag == "zh"
        let plain = money.decimal
        let negative = plain.hasPrefix("-")
        let parts = plain.drop { $0 == "-" }.split(separator: ".")
        let group = isEnglish ? "," : ["de", "pt", "es"].contains(language.tag) ? "." : "\u{A0}"
        var whole = ""
        for (index, digit) in parts[0].enumerated() {
            if index > 0, (parts[0].count - index) % 3 == 0, parts[0].count > 4 || isEnglish { whole += group }
            whole.append(digit)
        }
        let amount = parts.count == 2 ? "\(whole)\(isEnglish ? "." : ",")\(parts[1])" : whole
        let sign = negative ? "-" : ""
        guard let symbol = LocaleFormat.symbols[money.currency] else {
            return "\(sign)\(amount)\u{A0}\(money.currency)"
        }
        return isEnglish ? "\(sign)\(symbol)\(amount)" : "\(sign)\(amount)\u{A0}\(symbol)"
    }

    /// Symbols that belong to one currency only; the others are written by their code.
    private static let symbols = [
        "EUR": "€", "USD": "US$", "GBP": "£", "RUB": "₽", "BRL": "R$", "JPY": "¥", "CNY": "CN¥", "PLN": "zł",
        "KRW": "₩",
        "INR": "₹", "UAH": "₴", "ILS": "₪",
    ]
    private static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let russian = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
    private static let spanish = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ]
    private static let portuguese = [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
        "dezembro",
    ]
    private static let french = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    private static let german = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ]
    private static let polish = [
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
        "listopada", "grudnia",
    ]
}
