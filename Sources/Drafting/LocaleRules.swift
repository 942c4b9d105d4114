/// How one language writes dates and sums (CLDR 46, `dates` long format and `numbers` standard currency format).
struct LocaleRules: Sendable {
    /// A part of a written date.
    enum DatePart: Sendable {
        case day, month, year
        case words(String)
    }

    /// Where the sign of a currency stands.
    enum SymbolPlace: Sendable {
        case before, beforeWithSpace, after
    }

    /// The months in the form that a date takes; empty for ISO 8601.
    var months: [String] = []
    /// The parts of a date, in order.
    var date: [DatePart] = []
    /// The first day of a month.
    var firstDay = "1"
    /// The sign before the fraction.
    var decimal = "."
    /// The sign between groups of three digits.
    var group = ","
    /// How many digits stand before the first group at least.
    var minimumGrouping = 1
    /// Where the sign of a currency stands.
    var symbol = SymbolPlace.after
    /// The forms of counted words.
    var plural = PluralRule.oneAndOther

    /// For a language that is not known.
    static let unknown = LocaleRules()

    /// Signs that belong to one currency only; the others are written by their code.
    static let symbols = [
        "EUR": "€", "USD": "US$", "GBP": "£", "RUB": "₽", "BRL": "R$", "JPY": "¥", "CNY": "CN¥", "PLN": "zł",
        "KRW": "₩", "INR": "₹", "UAH": "₴", "ILS": "₪",
    ]

    /// The rules by language, without region.
    static let all: [String: LocaleRules] = [
        "en": LocaleRules(
            months: words(
                "January February March April May June July August September October November December"
            ),
            date: [.day, .words(" "), .month, .words(" "), .year],
            symbol: .before
        ),
        // In full (“года”), since the abbreviated form ends in a stop that would be doubled at the end of a sentence.
        "ru": LocaleRules(
            months: words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
            date: [.day, .words(" "), .month, .words(" "), .year, .words(" года")],
            decimal: ",",
            group: "\u{A0}",
            plural: .eastSlavic
        ),
        "es": LocaleRules(
            months: words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
            date: [.day, .words(" de "), .month, .words(" de "), .year],
            decimal: ",",
            group: ".",
            minimumGrouping: 2
        ),
        "pt": LocaleRules(
            months: words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
            date: [.day, .words(" de "), .month, .words(" de "), .year],
            decimal: ",",
            group: ".",
            symbol: .beforeWithSpace,
            plural: .zeroOrOne
        ),
        "fr": LocaleRules(
            months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
            date: [.day, .words(" "), .month, .words(" "), .year],
            firstDay: "1er",
            decimal: ",",
            group: "\u{202F}",
            plural: .zeroOrOne
        ),
        "de": LocaleRules(
            months: words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
            date: [.day, .words(". "), .month, .words(" "), .year],
            decimal: ",",
            group: "."
        ),
        "pl": LocaleRules(
            months: words(
                "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
            ),
            date: [.day, .words(" "), .month, .words(" "), .year],
            decimal: ",",
            group: "\u{A0}",
            minimumGrouping: 2,
            plural: .polish
        ),
        "zh": LocaleRules(
            months: words("1 2 3 4 5 6 7 8 9 10 11 12"),
            date: [.year, .words("年"), .month, .words("月"), .day, .words("日")],
            symbol: .before,
            plural: .single
        ),
    ]

    private static func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
}
