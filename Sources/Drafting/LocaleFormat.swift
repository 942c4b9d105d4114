public import ConversationCore

/// Puts dates, sums and counts into the words of a language, by the rules of CLDR 46.
///
/// Pure: no system locale is asked.
public struct LocaleFormat: Sendable {
    /// The language.
    public let language: Language
    /// How many forms a counted word has, and which one a count takes.
    public let plural: PluralRule
    private let rules: LocaleRules

    /// The rules of a language; one that is not known is written with ISO dates and plain sums.
    public init(_ language: Language) {
        self.language = language
        rules = LocaleRules.all[language.primary] ?? .unknown
        plural = rules.plural
    }

    /// A field in words, `nil` for a phrase, which only a library of phrases knows.
    public func words(_ value: FieldValue) -> String? {
        switch value {
        case .text(let text): text
        case .date(let date): self.date(date)
        case .moment(let date, let time, let zone): "\(self.date(date)) \(time.hourAndMinute) \(zone)"
        case .money(let money): self.money(money)
        case .number(let number): String(number)
        case .phrase, .phrases, .told: nil
        }
    }

    /// A day, with the month in words and the year: never a form that two countries read differently.
    public func date(_ date: CivilDate) -> String {
        guard rules.months.count == 12 else { return date.description }
        let (year, month, day) = date.components
        var text = ""
        text.reserveCapacity(40)
        for part in rules.date {
            switch part {
            case .day: text += day == 1 ? rules.firstDay : String(day)
            case .month: text += rules.months[month - 1]
            case .year: text += String(year)
            case .words(let words): text += words
            }
        }
        return text
    }

    /// A sum: the decimal sign, grouping and place of the currency that the language uses.
    public func money(_ money: Money) -> String {
        let plain = money.decimal
        let isNegative = plain.hasPrefix("-")
        let digits = isNegative ? plain.dropFirst() : plain[...]
        let point = digits.utf8.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
        let whole = digits[..<point]
        var amount = ""
        amount.reserveCapacity(24)
        let length = whole.utf8.count
        let isGrouped = length >= 3 + rules.minimumGrouping
        for (index, digit) in whole.utf8.enumerated() {
            if isGrouped, index > 0, (length - index) % 3 == 0 { amount += rules.group }
            amount.unicodeScalars.append(Unicode.Scalar(digit))
        }
        if point != digits.endIndex {
            amount += rules.decimal
            amount += digits[digits.index(after: point)...]
        }
        let symbol = LocaleRules.symbols[money.currency]
        let sign = isNegative ? "-" : ""
        guard let symbol else { return "\(sign)\(amount)\u{A0}\(money.currency)" }
        return switch rules.symbol {
        case .before: "\(sign)\(symbol)\(amount)"
        case .beforeWithSpace: "\(sign)\(symbol)\u{A0}\(amount)"
        case .after: "\(sign)\(amount)\u{A0}\(symbol)"
        }
    }
}
