import ConversationCore

/// A time, and perhaps a day, as a chat prints it beside a message.
struct ChatStamp: Hashable, Sendable {
    /// The day, `nil` when only a time stands there.
    var day: CivilDate?

    /// Reads a stamp at a place of a line.
    ///
    /// `2026-03-02 10:15`, `02.03.2026, 10:15:30`, `3/2/26, 10:15 AM`, `Mar 2, 2026 10:15`, `10:15`, `10:15 02/03/2026`. A
    /// day of which either number may be the month is day and month, unless AM or PM stands beside it.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - start: the place.
    /// - Returns: the stamp and the place behind it, `nil` when none stands there.
    static func read(_ line: [Character], at start: Int) -> (stamp: ChatStamp, end: Int)? {
        if let (date, afterDate) = date(line, at: start) {
            let place = skip(line, from: afterDate, over: " ,T\u{202F}\u{A0}")
            guard place > afterDate, let (isTwelve, end) = time(line, at: place) else { return nil }
            return (ChatStamp(day: date.day(monthFirst: isTwelve)), end)
        }
        guard let (isTwelve, afterTime) = time(line, at: start) else { return nil }
        let place = skip(line, from: afterTime, over: " ,\u{202F}\u{A0}")
        if place > afterTime, let (date, end) = date(line, at: place) {
            return (ChatStamp(day: date.day(monthFirst: isTwelve)), end)
        }
        return (ChatStamp(day: nil), afterTime)
    }

    /// Three numbers of a day, in the order in which they stand.
    private struct Numbers {
        var first, second, third: Int
        var isMonthNamed = false

        func day(monthFirst: Bool) -> CivilDate? {
            if first > 31 { return CivilDate(year: first, month: second, day: third) }
            let year = third < 100 ? 2000 + third : third
            if isMonthNamed { return CivilDate(year: year, month: first, day: second) }
            let isMonthFirst = second > 12 || (monthFirst && first <= 12)
            return CivilDate(year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
        }
    }

    private static func date(_ line: [Character], at start: Int) -> (Numbers, Int)? {
        if let named = namedDate(line, at: start) { return named }
        guard let (first, a) = number(line, at: start, digits: 1...4), a < line.count, "./-".contains(line[a]),
            let (second, b) = number(line, at: a + 1, digits: 1...2), b < line.count, line[b] == line[a],
            let (third, end) = number(line, at: b + 1, digits: 1...4)
        else { return nil }
        return (Numbers(first: first, second: second, third: third), end)
    }

    /// `Mar 2, 2026` and `2 March 2026`.
    private static func namedDate(_ line: [Character], at start: Int) -> (Numbers, Int)? {
        var (day, place): (Int?, Int) = (nil, start)
        if let (number, end) = number(line, at: start, digits: 1...2) {
            day = number
            place = skip(line, from: end, over: " .")
        }
        let word = line[place...].prefix { $0.isLetter }
        guard (3...9).contains(word.count),
            let month = months.firstIndex(where: { String(word).lowercased().hasPrefix($0) })
        else { return nil }
        place = skip(line, from: place + word.count, over: " .")
        if day == nil {
            guard let (number, end) = number(line, at: place, digits: 1...2) else { return nil }
            day = number
            place = skip(line, from: end, over: " ,")
        }
        guard let day, let (year, end) = number(line, at: place, digits: 4...4) else { return nil }
        return (Numbers(first: month + 1, second: day, third: year, isMonthNamed: true), end)
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `10:15`, `10:15:30`, `10:15 AM`.
    private static func time(_ line: [Character], at start: Int) -> (isTwelve: Bool, end: Int)? {
        guard let (hour, a) = number(line, at: start, digits: 1...2), hour < 24, a < line.count, line[a] == ":",
            let (minute, b) = number(line, at: a + 1, digits: 2...2), minute < 60
        else { return nil }
        var end = b
        if b < line.count, line[b] == ":", let (_, c) = number(line, at: b + 1, digits: 2...2) { end = c }
        let place = skip(line, from: end, over: " \u{202F}\u{A0}")
        let word = line[min(place, line.count)...].prefix(2).map { $0.lowercased() }.joined()
        return word == "am" || word == "pm" ? (true, place + 2) : (false, end)
    }

    private static func number(_ line: [Character], at start: Int, digits: ClosedRange<Int>) -> (Int, Int)? {
        guard start < line.count else { return nil }
        let run = line[start...].prefix { $0.isASCII && $0.isNumber }
        guard digits.contains(run.count), let value = Int(String(run)) else { return nil }
        return (value, start + run.count)
    }

    private static func skip(_ line: [Character], from start: Int, over characters: String) -> Int {
        var place = start
        while place < line.count, characters.contains(line[place]) { place += 1 }
        return place
    }
}
