/// The Date of a mail (RFC 5322, section 3.3; obsolete and broken forms too).
struct StatedDate {
    /// The date as ISO 8601 with its own offset.
    ///
    /// - Parameter value: the unfolded value of the field. Comments are left out; a missing zone is read as +00:00.
    /// - Returns: the date, `nil` when it cannot be read.
    static func iso8601(_ value: Bytes) -> String? {
        var date = StatedDate()
        for word in words(value.prefix(200)) { date.read(word) }
        return date.text
    }

    private var day: Int?
    private var month: Int?
    private var year: Int?
    private var time: (hour: Int, minute: Int, second: Int)?
    /// In minutes.
    private var offset: Int?
    /// 12 for PM, 0 for AM.
    private var half: Int?

    /// The words between blanks and commas, comments left out, in lower case.
    private static func words(_ value: Bytes) -> [Bytes] {
        var words: [Bytes] = []
        let text = value.map(\.lowercased)[...]
        var comment = 0
        var start: Int?
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: "(") { comment += 1 }
            let isWord = comment == 0 && !byte.isWhitespace && byte != UInt8(ascii: ",")
            if isWord {
                start = start ?? index
            } else if let begin = start {
                words.append(text[begin..<index])
                start = nil
            }
            if byte == UInt8(ascii: ")"), comment > 0 { comment -= 1 }
        }
        if let start { words.append(text[start...]) }
        return joinedAtColons(words)
    }

    /// The words, those of a time put together: `09 : 55 : 06` (RFC 5322, appendix A.6.2).
    private static func joinedAtColons(_ words: [Bytes]) -> [Bytes] {
        let colon = UInt8(ascii: ":")
        guard words.contains(where: { $0.first == colon || $0.last == colon }) else { return words }
        var out: [Bytes] = []
        for word in words {
            if let last = out.last, last.last == colon || word.first == colon {
                out[out.count - 1] = (Array(last) + word)[...]
            } else {
                out.append(word)
            }
        }
        return out
    }

    private mutating func read(_ word: Bytes) {
        let first = word.first ?? 0
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        if word.contains(UInt8(ascii: ":")), !isSigned, time == nil || first.isDigit {
            readTime(word)
        } else if time != nil || isSigned, let minutes = StatedDate.zone(word) {
            if offset == nil || isSigned { offset = minutes }
        } else if word.equals("am") || word.equals("pm") {
            half = word.equals("pm") ? 12 : 0
        } else if !first.isDigit, month == nil, let number = MonthName.number(word) {
            month = number
        } else if word.contains(where: { StatedDate.isSeparator($0) }) {
            // Where the day is known, dots stand in the time: `09.30.00`.
            if day != nil, time == nil, word.contains(UInt8(ascii: ".")) {
                readTime(word.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ":") : $0 }[...])
            } else {
                readDate(word)
            }
        } else if first.isDigit, let number = StatedDate.number(word.prefix { $0.isDigit }) {
            if day == nil, number <= 31, word.count <= 4 {
                day = number
            } else if year == nil {
                year = StatedDate.fullYear(number, digits: word.count)
            } else if time == nil, word.count == 4 {
                time = (number / 100, number % 100, 0)
            }
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    /// `09:00`, `09:00:30`, or a whole `2026-03-02T09:00:00Z`.
    private mutating func readTime(_ word: Bytes) {
        var clock = word
        if let mark = word.firstIndex(of: UInt8(ascii: "t"), from: word.startIndex), word.contains(UInt8(ascii: "-")) {
            readDate(word[..<mark])
            clock = word[(mark + 1)...]
        }
        if clock.last == UInt8(ascii: "z") {
            offset = 0
            clock.removeLast()
        } else if let sign = clock.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            offset = StatedDate.zone(clock[sign...])
            clock = clock[..<sign]
        }
        let parts = clock.split(separator: UInt8(ascii: ":")).map { StatedDate.number($0.prefix { $0.isDigit }) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1] else { return }
        time = (hour, minute, parts.count > 2 ? parts[2] ?? 0 : 0)
        if clock.hasSuffix("pm") { half = 12 } else if clock.hasSuffix("am") { half = 0 }
    }

    /// `2026-03-02`, `02.03.2026`, `02-Mar-26`.
    private mutating func readDate(_ word: Bytes) {
        let parts = word.split(whereSeparator: StatedDate.isSeparator)
        guard parts.count == 3, let first = StatedDate.number(parts[0]) else { return }
        let middle = StatedDate.number(parts[1]) ?? MonthName.number(parts[1])
        if parts[0].count == 4 {
            (year, month, day) = (first, middle, StatedDate.number(parts[2]))
        } else {
            let last = StatedDate.number(parts[2].prefix { $0.isDigit })
            (day, month, year) = (first, middle, last.map { StatedDate.fullYear($0, digits: parts[2].count) })
            // The American order, where no other is possible.
            if let middle, middle > 12, first <= 12 { (day, month) = (middle, first) }
        }
    }

    /// At most nine digits.
    private static func number(_ digits: Bytes) -> Int? {
        guard !digits.isEmpty, digits.count < 10, digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// A year of two digits is of 1950 to 2049, one of three counts from 1900 (RFC 5322, section 4.3).
    private static func fullYear(_ number: Int, digits: Int) -> Int {
        digits > 2 ? (digits == 3 ? number + 1900 : number) : number < 50 ? number + 2000 : number + 1900
    }

    /// The offset in minutes; those of names as RFC 5322, section 4.3, and programs use them.
    private static func zone(_ word: Bytes) -> Int? {
        if let sign = word.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            let digits = word.dropFirst().filter { $0 != UInt8(ascii: ":") }
            guard (2...4).contains(digits.count), let number = number(digits[...]) else { return nil }
            let minutes = digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
            return minutes > 24 * 60 ? 0 : sign == UInt8(ascii: "-") ? -minutes : minutes
        }
        // `GMT+0100`, as JavaScript writes it: the number counts.
        if let sign = word.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
            word[..<sign].allSatisfy(\.isLetter)
        {
            return zone(word[sign...])
        }
        return word.count <= 4 ? zones[String(decoding: word, as: UTF8.self)] : nil
    }

    private static let zones: [String: Int] = [
        "gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0, "est": -300, "cdt": -300, "edt": -240, "cst": -360, "mdt": -360,
        "mst": -420, "pdt": -420, "pst": -480, "cet": 60, "met": 60, "bst": 60, "cest": 120, "mest": 120, "eet": 120,
        "msk": 180, "jst": 540,
    ]

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private var text: String? {
        guard let day, let month, let year, (1...12).contains(month), (1...9999).contains(year),
            (1...StatedDate.days(in: month, of: year)).contains(day)
        else { return nil }
        var (hour, minute, second) = time ?? (0, 0, 0)
        if let half { hour = hour % 12 + half }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let shift = offset ?? 0
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone = "\(shift < 0 ? "-" : "+")\(two(abs(shift) / 60)):\(two(abs(shift) % 60))"
        let date = "\(two(year / 100))\(two(year % 100))-\(two(month))-\(two(day))"
        return "\(date)T\(two(hour)):\(two(minute)):\(two(min(second, 59)))\(zone)"
    }
}

/// Names of months in mail headers: English by the standard, other languages by broken programs.
enum MonthName {
    /// The month, 1 to 12.
    ///
    /// - Parameter word: in lower case; only its beginning counts.
    /// - Returns: the number, `nil` for another word.
    static func number(_ word: Bytes) -> Int? {
        guard word.count >= 3 else { return nil }
        if word.hasPrefix("mon") { return nil }
        return sets.firstIndex { $0.begins(word) }.map { $0 + 1 }
    }

    private static let sets: [PhraseSet] = [
        ["jan", "ene", "gen", "янв"], ["feb", "fév", "fev", "фев"], ["mar", "mär", "mrz", "мар"],
        ["apr", "avr", "abr", "апр"],
        ["may", "mai", "mag", "мая", "май"], ["jun", "juin", "giu", "июн"], ["jul", "juil", "lug", "июл"],
        ["aug", "aoû", "ago", "авг"], ["sep", "set", "сен"], ["oct", "okt", "ott", "out", "окт"], ["nov", "ноя"],
        ["dec", "dez", "déc", "dic", "дек"],
    ]
    .map { PhraseSet($0) }
}

extension ArraySlice where Element == UInt8 {
    /// Whether it ends so.
    func hasSuffix(_ suffix: StaticString) -> Bool { self.suffix(suffix.utf8CodeUnitCount).equals(suffix) }
}
