public import ConversationCore
public import TextAnalysis

/// A day or a span of days that a text names.
public struct DateMention: Hashable, Sendable {
    /// How the text names it.
    public enum Kind: Hashable, Sendable {
        /// A day of the calendar, absolute or relative.
        case day
        /// A time from now: within N to M days.
        case within
        /// So many days ago.
        case ago
        /// A day that the calendar does not have.
        case impossible
    }

    /// How it is named.
    public var kind: Kind
    /// The day; the last one of a span.
    ///
    /// Today for an impossible one.
    public var day: CivilDate
    /// The words it stands in.
    public var words: Range<Int>
    /// Whether the year was left out, so that another year may be meant.
    public var isYearless = false
}

/// Finds days in a text in six languages.
public struct DateReader: Sendable {
    /// Where a weekday or a day without a year is looked for.
    public enum Direction: Sendable {
        /// The coming one.
        case future
        /// The last one.
        case past
    }

    /// A reader.
    public init() {}

    /// Every day that the words name, in order.
    ///
    /// - Parameters:
    ///   - words: the text.
    ///   - today: the day from which relative days count.
    ///   - direction: which weekday or day without a year is meant.
    /// - Returns: the mentions.
    public func mentions(in words: Words, today: CivilDate, direction: Direction) -> [DateMention] {
        var found: [DateMention] = []
        var index = 0
        let list = words.words
        while index < list.count {
            if let mention = mention(at: index, list, today, direction) {
                found.append(mention)
                index = mention.words.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func mention(at index: Int, _ list: [Words.Word], _ today: CivilDate, _ direction: Direction)
        -> DateMention?
    {
        let word = list[index].text
        guard DateLexicon.mayBegin(word) else { return nil }
        func next(_ offset: Int) -> String { index + offset < list.count ? list[index + offset].text : "" }
        func day(_ date: CivilDate, _ count: Int) -> DateMention {
            DateMention(kind: .day, day: date, words: index..<(index + count))
        }
        // Chinese: 今天 昨天 明天 后天 前天
        if let offset = DateLexicon.chineseDays[word + next(1)] { return day(today.adding(days: offset), 2) }
        if word == "day", next(1) == "before", next(2) == "yesterday" { return day(today.adding(days: -2), 3) }
        if word == "day", next(1) == "after", next(2) == "tomorrow" { return day(today.adding(days: 2), 3) }
        if let offset = DateLexicon.partsOfDay[word + " " + next(1)] { return day(today.adding(days: offset), 2) }
        if let offset = DateLexicon.justNow(list[index...]) {
            return DateMention(kind: .ago, day: today, words: index..<(index + offset))
        }
        if let week = nextWeek(at: index, list, today) { return week }
        if let end = DateLexicon.monthEnd(list[index...]) {
            return day(today.lastOfMonth, end)
        }
        if let offset = DateLexicon.days[word] { return day(today.adding(days: offset), 1) }
        if let weekday = DateLexicon.weekdays[word] ?? DateLexicon.chineseWeekday(word, next(1), next(2)) {
            let count = DateLexicon.weekdays[word] == nil ? (word == "星" ? 3 : 2) : 1
            var distance = (weekday - today.weekday + 7) % 7
            // 下周三 is the Wednesday of next week.
            if index > 0, list[index - 1].text == "下", word == "周" || word == "星" {
                return day(today.adding(days: weekday - today.weekday + 7), count)
            }
            if direction == .past { distance = distance == 0 ? -7 : distance - 7 }
            return day(today.adding(days: distance), count)
        }
        if let absolute = absolute(at: index, list, today, direction) { return absolute }
        return span(at: index, list, today)
    }

    /// Next week, by its last day: la semana que viene, на следующей неделе, 下周.
    private func nextWeek(at index: Int, _ list: [Words.Word], _ today: CivilDate) -> DateMention? {
        guard let count = DateLexicon.nextWeek(list[index...]) else { return nil }
        return DateMention(kind: .day, day: today.adding(days: 14 - today.weekday), words: index..<(index + count))
    }

    /// 2026-03-14, 14.03.2026, 14/03, 14 March 2026, March 14th, 3月14日.
    private func absolute(at index: Int, _ list: [Words.Word], _ today: CivilDate, _ direction: Direction)
        -> DateMention?
    {
        let word = list[index].text
        func text(_ offset: Int) -> String { index + offset < list.count ? list[index + offset].text : "" }
        func make(_ year: Int?, _ month: Int, _ dayOfMonth: Int, _ count: Int) -> DateMention? {
            let range = index..<(index + count)
            guard (1...12).contains(month), (1...31).contains(dayOfMonth) else {
                // With a year it was meant as a day; without one it may be anything.
                return year == nil ? nil : DateMention(kind: .impossible, day: today, words: range)
            }
            let current = today.components.year
            guard var date = CivilDate(year: year ?? current, month: month, day: dayOfMonth) else {
                if year == nil, month == 2, dayOfMonth == 29 { return nil }
                return DateMention(kind: .impossible, day: today, words: range)
            }
            if year == nil {
                if direction == .future, date < today.adding(days: -31) {
                    date = CivilDate(year: current + 1, month: month, day: dayOfMonth) ?? date
                } else if direction == .past, date > today.adding(days: 31) {
                    date = CivilDate(year: current - 1, month: month, day: dayOfMonth) ?? date
                }
            }
            return DateMention(kind: .day, day: date, words: range, isYearless: year == nil)
        }
        let parts = word.split(separator: ".")
        if parts.count >= 2, let day = Int(parts[0]), let month = Int(parts[1]),
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            parts[0].count <= 2, parts[1].count == 2, parts.count == 3 || (1...12).contains(month)
        {
            let year = parts.count == 3 ? Int(parts[2]).map { $0 < 100 ? $0 + 2000 : $0 } : nil
            return make(year, month, day, 1)
        }
        guard let number = DateReader.number(word) ?? DateReader.number(DateReader.withoutOrdinal(word)) else {
            // March 14th, 2026
            if let month = DateLexicon.month(word), let day = DateReader.number(DateReader.withoutOrdinal(text(1))),
                day <= 31
            {
                if let year = Int(text(2)), (2000...2100).contains(year) { return make(year, month, day, 3) }
                return make(nil, month, day, 2)
            }
            return nil
        }
        // 2026-03-14 is three numbers, for the dash separates words.
        if (2000...2100).contains(number), let month = DateReader.number(text(1)), let day = DateReader.number(text(2)),
            text(1).count == 2, text(2).count == 2
        {
            return make(number, month, day, 3)
        }
        // 3月14日
        if text(1) == "月", let day = DateReader.number(text(2)) {
            return make(nil, number, day, text(3) == "日" || text(3) == "号" ? 4 : 3)
        }
        // 14 March 2026; 14 de março; the 14th of March
        var offset = 1
        if text(offset) == "de" || text(offset) == "of" { offset += 1 }
        if let month = DateLexicon.month(text(offset)), number <= 99 {
            var end = offset + 1
            if text(end) == "de" || text(end) == "del" { end += 1 }
            if let year = Int(text(end)), (2000...2100).contains(year) { return make(year, month, number, end + 1) }
            if number > 31 { return DateMention(kind: .impossible, day: today, words: index..<(index + offset + 1)) }
            return make(nil, month, number, offset + 1)
        }
        // 14/03/2026: the slash separates words; only with a year, so that a fraction is not taken for a day.
        if let month = DateReader.number(text(1)), number <= 31, month <= 12, let year = Int(text(2)),
            (2000...2100).contains(year),
            text(2).count == 4
        {
            return make(year, month, number, 3)
        }
        return nil
    }

    /// 3 days ago, within 3-5 days, in a week, 24h, 3到5天内, через 2 дня.
    private func span(at index: Int, _ list: [Words.Word], _ today: CivilDate) -> DateMention? {
        func text(_ at: Int) -> String { list.indices.contains(at) ? list[at].text : "" }
        func span(_ count: Int, _ unit: DateLexicon.Unit, _ end: Int) -> DateMention {
            let before = text(index - 1)
            let isAgo =
                DateLexicon.ago.contains(text(end)) || before == "hace" || before == "ha" || before == "faz"
                || (text(index - 2) == "y" && before == "a")
            let days = DateLexicon.days(count, unit, isAgo: isAgo)
            guard isAgo else { return DateMention(kind: .within, day: today.adding(days: days), words: index..<end) }
            return DateMention(kind: .ago, day: today.adding(days: -days), words: index..<min(end + 1, list.count))
        }
        if let (count, unit) = DateLexicon.joined(list[index].text) { return span(count, unit, index + 1) }
        guard var count = DateReader.number(list[index].text), count <= 400 else { return nil }
        var end = index + 1
        // An article is one of something, and begins no range.
        let isArticle = DateLexicon.articles.contains(list[index].text)
        if !isArticle, let second = DateReader.number(text(end)), second >= count, second <= 400 {
            count = second
            end += 1
        } else if ["to", "a", "or", "до", "или", "到", "至", "ou", "o", "ate", "y", "и", "e", "et"].contains(text(end)),
            let second = DateReader.number(text(end + 1)), second >= count, second <= 400
        {
            count = second
            end += 2
        }
        if DateLexicon.fillers.contains(text(end)) { end += 1 }
        if text(end) == "工", text(end + 1) == "作" { end += 2 }
        guard let unit = DateLexicon.unit(text(end)) else { return nil }
        end += 1
        if text(end) == "期" || text(end) == "时" { end += 1 }
        if ["habiles", "uteis", "ouvres", "ouvrables"].contains(text(end)) { end += 1 }
        return span(count, unit, end)
    }

    /// A number in digits, words or Chinese numerals.
    static func number(_ word: String) -> Int? {
        if word.utf8.count <= 4, let value = Int(word), value >= 0 { return value }
        return DateLexicon.numbers[word]
    }

    /// `14th` without its ending.
    static func withoutOrdinal(_ word: String) -> String {
        for ending in ["st", "nd", "rd", "th", "er"] where word.hasSuffix(ending) && word.first?.isNumber == true {
            return String(word.dropLast(ending.count))
        }
        return word
    }
}

extension Character {
    /// Whether it is one of 0...9.
    var isASCIIDigit: Bool { isASCII && isNumber }
}

extension CivilDate {
    /// The last day of the month.
    var lastOfMonth: CivilDate {
        let (year, month, _) = components
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return CivilDate(year: next.0, month: next.1, day: 1)?.adding(days: -1) ?? self
    }
}
