import TextAnalysis

/// Words for days, months and lengths, folded.
enum DateLexicon {
    /// What is counted.
    enum Unit: Sendable {
        case minutes
        case hours
        case days
        case weeks
        case fortnights
        case months
    }

    static let days: [String: Int] = [
        "today": 0, "yesterday": -1, "tomorrow": 1, "сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1,
        "послезавтра": 2, "hoy": 0, "ayer": -1, "anteayer": -2, "antier": -2,
        "anoche": -1, "anteanoche": -2, "ahorita": 0, "manana": 1, "hoje": 0, "hj": 0, "agorinha": 0, "полчаса": 0,
        "todays": 0,
        "yesterdays": -1, "yday": -1, "ontem": -1, "anteontem": -2,
        "amanha": 1, "tonight": 0, "aujourdhui": 0, "avanthier": -2, "apresdemain": 2, "hier": -1, "demain": 1,
        "heute": 0, "gestern": -1, "morgen": 1,
    ]

    static let partsOfDay: [String: Int] = [
        "this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1, "esta manana": 0, "esta tarde": 0,
        "esta noche": 0, "esta manha": 0, "esta noite": 0, "ce matin": 0, "ce soir": 0, "сегодня утром": 0,
        "сегодня днем": 0, "сегодня вечером": 0, "hoje cedo": 0, "pasado manana": 2, "avant hier": -2,
        "apres demain": 2, "ontem cedo": -1, "agora mesmo": 0, "ahora mismo": 0, "agora pouco": 0, "вчера вечером": -1,
        "вчера ночью": -1, "hier soir": -1, "paid now": 0, "paguei agora": 0, "pedi agora": 0, "comprei agora": 0,
    ]

    static let chineseDays: [String: Int] = [
        "今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2, "今日": 0, "昨日": -1, "明日": 1, "今早": 0, "今晚": 0,
        "昨晚": -1, "明早": 1, "大前": -3, "前晚": -2, "昨夜": -1,
    ]

    static let weekdays: [String: Int] = {
        let lists: [[String]] = [
            ["monday", "понедельник", "понедельника", "lunes", "segunda", "lundi", "montag"],
            ["tuesday", "вторник", "вторника", "martes", "terca", "mardi", "dienstag"],
            ["wednesday", "среда", "среду", "среды", "miercoles", "quarta", "mercredi", "mittwoch"],
            ["thursday", "четверг", "четверга", "jueves", "quinta", "jeudi", "donnerstag"],
            ["friday", "пятница", "пятницу", "пятницы", "viernes", "sexta", "vendredi", "freitag"],
            ["saturday", "суббота", "субботу", "субботы", "sabado", "samedi", "samstag"],
            ["sunday", "воскресенье", "воскресенья", "domingo", "dimanche", "sonntag"],
        ]
        var table: [String: Int] = [:]
        for (index, names) in lists.enumerated() { for name in names { table[name] = index + 1 } }
        return table
    }()

    private static let chineseWeekdays = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7]

    /// 周四, 星期四.
    static func chineseWeekday(_ first: String, _ second: String, _ third: String) -> Int? {
        if first == "周" { return chineseWeekdays[second] }
        if first == "星", second == "期" { return chineseWeekdays[third] }
        return nil
    }

    private static let months: [(String, Int)] = [
        ("january", 1), ("jan", 1), ("january", 1), ("enero", 1), ("janeiro", 1), ("janvier", 1), ("январ", 1),
        ("february", 2), ("feb", 2), ("fevereiro", 2), ("fevrier", 2), ("феврал", 2),
        ("march", 3), ("mar", 3), ("marzo", 3), ("marco", 3), ("mars", 3), ("март", 3),
        ("april", 4), ("apr", 4), ("abril", 4), ("avril", 4), ("апрел", 4),
        ("may", 5), ("mayo", 5), ("maio", 5), ("mai", 5), ("мая", 5), ("май", 5),
        ("june", 6), ("jun", 6), ("junio", 6), ("junho", 6), ("juin", 6), ("июн", 6),
        ("july", 7), ("jul", 7), ("julio", 7), ("julho", 7), ("juillet", 7), ("июл", 7),
        ("august", 8), ("aug", 8), ("agosto", 8), ("aout", 8), ("август", 8),
        ("september", 9), ("sep", 9), ("sept", 9), ("septiembre", 9), ("setembro", 9), ("septembre", 9), ("сентябр", 9),
        ("october", 10), ("oct", 10), ("octubre", 10), ("outubro", 10), ("octobre", 10), ("октябр", 10),
        ("november", 11), ("nov", 11), ("noviembre", 11), ("novembro", 11), ("novembre", 11), ("ноябр", 11),
        ("december", 12), ("dec", 12), ("diciembre", 12), ("dezembro", 12), ("decembre", 12), ("декабр", 12),
        ("febrero", 2),
    ]

    private static let monthTable: [String: Int] = Dictionary(months, uniquingKeysWith: { first, _ in first })

    /// The month of a name; Russian names by their stem, so that cases do not matter.
    static func month(_ word: String) -> Int? {
        if let month = monthTable[word] { return month }
        guard word.unicodeScalars.first.map({ $0.value >= 0x400 }) == true else { return nil }
        for length in stride(from: min(word.count, 8), through: 3, by: -1) {
            if let month = monthTable[String(word.prefix(length))], word.count - length <= 2 { return month }
        }
        return nil
    }

    static func unit(_ word: String) -> Unit? { units[word] }

    private static let units: [String: Unit] = {
        let lists: [(Unit, String)] = [
            (.minutes, "minute minutes min mins минуту минуты минут мин minuto minutos 分"),
            (.hours, "hour hours hr hrs h ч час часа часов hora horas hs heure heures stunden 时"),
            (.days, "day days день дня дней сутки суток dia dias jour jours tag tage 天 日 dzien dni"),
            (.weeks, "week weeks неделя недели недель неделю semana semanas semaine semaines 周 星 woche wochen"),
            (.fortnights, "fortnight fortnights quincena quinzena quinzaine"),
            (.months, "month months месяц месяца месяцев mes meses mois 月 monat monate"),
        ]
        var table: [String: Unit] = [:]
        for (unit, words) in lists { for word in words.split(separator: " ") { table[String(word)] = unit } }
        return table
    }()

    /// So many days; hours that are to come count as a day begun, hours gone as days full.
    static func days(_ count: Int, _ unit: Unit, isAgo: Bool) -> Int {
        switch unit {
        case .minutes: count / (24 * 60)
        case .hours: isAgo ? count / 24 : (count + 23) / 24
        case .days: count
        case .weeks: count * 7
        case .fortnights: count * 14
        case .months: count * 30
        }
    }

    /// A number with its unit in one word: 24h, 48hrs, 3d.
    static func joined(_ word: String) -> (count: Int, unit: Unit)? {
        let digits = word.prefix { $0.isASCIIDigit }
        guard !digits.isEmpty, digits.count <= 3, digits.count < word.count, let count = Int(digits) else { return nil }
        let unit = word.dropFirst(digits.count)
        if unit == "d" || unit == "j" { return (count, .days) }
        return DateLexicon.unit(String(unit)).map { (count, $0) }
    }

    // MARK: - Phrases

    /// Phrases of several words; a blank stands between the words.
    private struct Phrases {
        private let byFirstWord: [String: [[Substring]]]
        /// The words that begin a phrase.
        var beginnings: some Sequence<String> { byFirstWord.keys }

        init(_ phrases: [String]) {
            byFirstWord = Dictionary(
                grouping: phrases.map { $0.split(separator: " ") },
                by: { $0.first.map(String.init) ?? "" }
            )
        }

        /// The length of the first phrase that the words begin with.
        func length(_ list: ArraySlice<Words.Word>) -> Int? {
            guard let first = list.first, let phrases = byFirstWord[first.text] else { return nil }
            return phrases.first { $0.count <= list.count && zip($0, list).allSatisfy { $0 == $1.text } }?.count
        }
    }

    private static let dayBefore = Phrases(["day before yesterday", "antes de ayer"])
    private static let dayAfter = Phrases(["day after tomorrow"])

    /// The day before yesterday or after tomorrow, from today, and how many words say it.
    static func around(_ list: ArraySlice<Words.Word>) -> (offset: Int, words: Int)? {
        if let words = dayBefore.length(list) { return (-2, words) }
        return dayAfter.length(list).map { (2, $0) }
    }

    private static let justNow = Phrases([
        "just ordered", "just bought", "just placed", "just paid", "just now", "только что", "acabo de", "acabei de",
        "viens de", "l instant", "刚 刚", "刚 才", "刚 下", "刚 拍", "刚 付", "刚 买",
    ])

    private static let nextWeek = Phrases([
        "next week", "следующей неделе", "следующую неделю", "semana que viene", "semana que vem", "proxima semana",
        "semana proxima", "semaine prochaine", "下 周", "下 星 期", "下 个 星 期",
    ])

    private static let lastMonth = Phrases(["上 个 月", "上 月"])

    /// How many words say last month, before a day of it.
    static func lastMonth(_ list: ArraySlice<Words.Word>) -> Int? { lastMonth.length(list) }

    private static let monthEnd = Phrases([
        "end of the month", "end of this month", "month end", "конца месяца", "конце месяца", "fin de mes",
        "final de mes", "fim do mes", "final do mes", "fin du mois", "月 底", "月 末",
    ])

    private static let elevenEleven = Phrases(["双 十 一", "双 11"])
    private static let twelveTwelve = Phrases(["双 十 二", "双 12"])

    /// The month and the day of the great sales that are named after them, 双十一, and how many words name it.
    static func sale(_ list: ArraySlice<Words.Word>) -> (month: Int, words: Int)? {
        if let words = elevenEleven.length(list) { return (11, words) }
        return twelveTwelve.length(list).map { (12, $0) }
    }

    /// How many words say that something happened a moment ago: just ordered, только что, acabo de, 刚.
    static func justNow(_ list: ArraySlice<Words.Word>) -> Int? { justNow.length(list) }

    /// How many words say next week.
    static func nextWeek(_ list: ArraySlice<Words.Word>) -> Int? {
        let count = nextWeek.length(list)
        // 下周三 is a day of it.
        guard let count, let last = list.dropFirst(count).first?.text else { return count }
        return list.first?.text == "下" && chineseWeekdays[last] != nil ? nil : count
    }

    /// How many words say the end of the month.
    static func monthEnd(_ list: ArraySlice<Words.Word>) -> Int? { monthEnd.length(list) }

    /// Whether a word may begin what names a day or a length of time; most words do not.
    static func mayBegin(_ word: String) -> Bool {
        word.utf8.first.map { (0x30...0x39).contains($0) } == true || beginnings.contains(word)
    }

    private static let beginnings: WordList = {
        var words = ["dia", "周", "星"] + after + units.keys + days.keys + weekdays.keys + numbers.keys
        words += chineseDays.keys.map { String($0.prefix(1)) }
        words += Phrases(Array(partsOfDay.keys)).beginnings
        for phrases in [justNow, nextWeek, lastMonth, monthEnd, dayBefore, dayAfter, elevenEleven, twelveTwelve] {
            words += phrases.beginnings
        }
        // Russian names of months may have another ending.
        words += monthTable.keys.map { $0.utf8.allSatisfy { $0 < 0x80 } ? $0 : $0 + "*" }
        return WordList(words)
    }()

    /// Words that mean one and also begin a noun.
    static let articles: Set<String> = ["a", "an", "un", "una", "um", "uma", "une"]

    /// Words between a number and its unit.
    static let fillers: Set<String> = [
        "个", "多", "整", "business", "working", "рабочих", "календарных", "more", "full", "whole", "полных", "mas",
        "mais",
        "long", "小", "whole", "solid", "entiers", "completos", "corridos", "seguidos", "полные", "целых",
    ]

    /// Words between a unit and what shows that it lies behind: una semana exacta desde.
    static let closers: Set<String> = [
        "exacta", "exactas", "exata", "exatas", "exactos", "exatos", "exactement", "exactly", "ровно", "entera",
        "inteira", "entiere", "habiles", "uteis", "ouvres", "ouvrables", "seguidos", "corridos",
    ]

    /// Words between the two numbers of a range.
    static let rangeWords: Set<String> = [
        "to", "a", "or", "до", "или", "到", "至", "ou", "o", "ate", "y", "и", "e", "et",
    ]

    /// Words before a length of time that is to pass.
    static let after: Set<String> = ["через", "спустя"]

    /// Words before a length of time that has passed.
    static let agoBefore: Set<String> = ["hace", "ha", "faz"]

    static let ago: Set<String> = ["ago", "назад", "atras", "前", "earlier", "back"]

    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "a": 1,
        "an": 1, "couple": 2, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6,
        "семь": 7, "десять": 10, "uno": 1, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "diez": 10, "um": 1, "uma": 1, "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "dez": 10, "une": 1,
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "dix": 10, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
        "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "半": 1, "nueve": 9, "ocho": 8, "oito": 8, "nove": 9, "huit": 8,
        "neuf": 9, "восемь": 8,
        "девять": 9, "двое": 2, "трое": 3, "пара": 2, "пару": 2, "half": 1, "media": 1, "meia": 1, "demi": 1,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "одиннадцать": 11,
        "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
        "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "тридцать": 30, "сорок": 40, "once": 11, "doce": 12,
        "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
        "veinte": 20, "treinta": 30, "cuarenta": 40, "onze": 11, "doze": 12, "treze": 13, "catorze": 14,
        "quatorze": 14, "quinze": 15, "dezesseis": 16, "dezessete": 17, "dezoito": 18, "dezenove": 19, "vinte": 20,
        "trinta": 30, "quarenta": 40, "douze": 12, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
    ]

    private static let chineseDigits: Set<String> = ["一", "二", "两", "三", "四", "五", "六", "七", "八", "九"]

    /// A number below 100 in Chinese numerals of two or three words, 十五, 二十, 二十五, and how many words it has.
    static func chineseNumber(_ list: ArraySlice<Words.Word>) -> (value: Int, words: Int)? {
        var rest = list
        var tens = 1
        if let first = rest.first?.text, chineseDigits.contains(first), let value = numbers[first] {
            tens = value
            rest = rest.dropFirst()
        }
        guard rest.first?.text == "十" else { return nil }
        rest = rest.dropFirst()
        var ones = 0
        if let last = rest.first?.text, chineseDigits.contains(last), let value = numbers[last] {
            ones = value
            rest = rest.dropFirst()
        }
        let words = list.count - rest.count
        return words > 1 ? (tens * 10 + ones, words) : nil
    }
}
