import ConversationCore
import TextAnalysis

/// A text that is gone through for days, a word after the other.
struct DateScan {
    /// The text.
    let words: Words
    /// The day from which relative days count.
    let today: CivilDate
    /// Which weekday or day without a year is meant.
    let direction: DateReader.Direction

    /// The day or span that begins at a word.
    func mention(at index: Int) -> DateMention? {
        guard DateLexicon.mayBegin(text(index)) else { return nil }
        return named(at: index) ?? weekday(at: index) ?? calendarDay(at: index) ?? dayOfMonth(at: index)
            ?? span(at: index)
    }

    private var list: [Words.Word] { words.words }

    private func text(_ index: Int) -> String { list.indices.contains(index) ? list[index].text : "" }

    private func day(_ date: CivilDate, _ index: Int, _ count: Int, isYearless: Bool = false) -> DateMention {
        DateMention(kind: .day, day: date, words: index..<(index + count), isYearless: isYearless)
    }

    // MARK: - Names of days

    /// Yesterday, last night, 今天, just now, next week, 双十一, the end of the month.
    private func named(at index: Int) -> DateMention? {
        let word = text(index)
        let next = text(index + 1)
        if let offset = DateLexicon.chineseDays[word + next] { return day(today.adding(days: offset), index, 2) }
        if let (offset, count) = DateLexicon.around(list[index...]) {
            return day(today.adding(days: offset), index, count)
        }
        if let offset = DateLexicon.partsOfDay[word + " " + next] { return day(today.adding(days: offset), index, 2) }
        if let count = DateLexicon.justNow(list[index...]) {
            return DateMention(kind: .ago, day: today, words: index..<(index + count))
        }
        // Next week, by its last day: la semana que viene, на следующей неделе, 下周.
        if let count = DateLexicon.nextWeek(list[index...]) {
            return day(today.adding(days: 14 - today.weekday), index, count)
        }
        if let (month, count) = DateLexicon.sale(list[index...]) { return make(nil, month, month, index, count) }
        if let count = DateLexicon.monthEnd(list[index...]) { return day(today.lastOfMonth, index, count) }
        return DateLexicon.days[word].map { day(today.adding(days: $0), index, 1) }
    }

    private func weekday(at index: Int) -> DateMention? {
        let word = text(index)
        let named = DateLexicon.weekdays[word]
        guard let weekday = named ?? DateLexicon.chineseWeekday(word, text(index + 1), text(index + 2)) else {
            return nil
        }
        let count = named != nil ? 1 : word == "星" ? 3 : 2
        if let dated = dated(weekday, at: index + count) {
            return day(dated.day, index, dated.words.upperBound - index, isYearless: dated.isYearless)
        }
        // 下周三 is the Wednesday of next week.
        if text(index - 1) == "下", named == nil {
            return day(today.adding(days: weekday - today.weekday + 7), index, count)
        }
        let distance = (weekday - today.weekday + 7) % 7
        guard direction == .past else { return day(today.adding(days: distance), index, count) }
        return day(today.adding(days: distance == 0 ? -7 : distance - 7), index, count)
    }

    /// The day after a weekday's name, when that is its weekday: viernes 13, Friday the 13th, пятница, 13 ноября.
    private func dated(_ weekday: Int, at index: Int) -> DateMention? {
        let start = ["the", "dia", "le", "el"].contains(text(index)) ? index + 1 : index
        guard let first = text(start).first, first.isASCIIDigit else { return nil }
        let number = DateReader.number(DateReader.withoutOrdinal(text(start)))
        let mention =
            calendarDay(at: start)
            ?? number.flatMap { dayOfMonth($0, isLastMonth: false) }
            .map { day($0, start, 1, isYearless: true) }
        return mention.flatMap { $0.kind == .day && $0.day.weekday == weekday ? $0 : nil }
    }

    // MARK: - Days of the calendar

    /// 2026-03-14, 14.03.2026, 14/03, 14 March 2026, March 14th, 3月14日.
    private func calendarDay(at index: Int) -> DateMention? {
        if let mention = dotted(at: index) { return mention }
        let word = text(index)
        guard let number = DateReader.number(word) ?? DateReader.number(DateReader.withoutOrdinal(word)) else {
            return monthFirst(at: index)
        }
        return yearFirst(number, at: index) ?? chineseDay(number, at: index) ?? withMonthName(number, at: index)
            ?? slashed(number, at: index)
    }

    /// A day of the calendar, or that there is none; `nil` when no day was meant.
    private func make(_ year: Int?, _ month: Int, _ dayOfMonth: Int, _ index: Int, _ count: Int) -> DateMention? {
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

    private static let years = 2000...2100

    /// 14.03.2026, 14.03.
    private func dotted(at index: Int) -> DateMention? {
        let parts = text(index).split(separator: ".")
        guard parts.count >= 2, let day = Int(parts[0]), let month = Int(parts[1]),
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            parts[0].count <= 2, parts[1].count == 2, parts.count == 3 || (1...12).contains(month)
        else { return nil }
        let year = parts.count == 3 ? Int(parts[2]).map { $0 < 100 ? $0 + 2000 : $0 } : nil
        return make(year, month, day, index, 1)
    }

    /// March 14th, 2026.
    private func monthFirst(at index: Int) -> DateMention? {
        guard let month = DateLexicon.month(text(index)),
            let day = DateReader.number(DateReader.withoutOrdinal(text(index + 1))), day <= 31
        else { return nil }
        if let year = Int(text(index + 2)), DateScan.years.contains(year) { return make(year, month, day, index, 3) }
        return make(nil, month, day, index, 2)
    }

    /// 2026-03-14 is three numbers, for the dash separates words.
    private func yearFirst(_ number: Int, at index: Int) -> DateMention? {
        guard DateScan.years.contains(number), text(index + 1).count == 2, text(index + 2).count == 2,
            let month = DateReader.number(text(index + 1)), let day = DateReader.number(text(index + 2))
        else { return nil }
        return make(number, month, day, index, 3)
    }

    /// 3月14日, 3月14号.
    private func chineseDay(_ number: Int, at index: Int) -> DateMention? {
        guard text(index + 1) == "月", let day = DateReader.number(text(index + 2)) else { return nil }
        return make(nil, number, day, index, ["日", "号"].contains(text(index + 3)) ? 4 : 3)
    }

    /// 14 March 2026, 14 de março, the 14th of March.
    private func withMonthName(_ number: Int, at index: Int) -> DateMention? {
        var end = index + 1
        if ["de", "of"].contains(text(end)) { end += 1 }
        guard let month = DateLexicon.month(text(end)), number <= 99 else { return nil }
        end += 1
        let named = end
        if ["de", "del"].contains(text(end)) { end += 1 }
        if let year = Int(text(end)), DateScan.years.contains(year) {
            return make(year, month, number, index, end + 1 - index)
        }
        if number > 31 { return DateMention(kind: .impossible, day: today, words: index..<named) }
        return make(nil, month, number, index, named - index)
    }

    /// 14/03/2026, and 14/03 or 03/14 when that is near: a fraction or a size is not taken for a day.
    private func slashed(_ number: Int, at index: Int) -> DateMention? {
        guard number <= 31, let second = DateReader.number(text(index + 1)) else { return nil }
        if second <= 12, text(index + 2).count == 4, let year = Int(text(index + 2)), DateScan.years.contains(year) {
            return make(year, second, number, index, 3)
        }
        guard isSlash(after: index), !isSlash(after: index + 1), let date = nearDay(number, second) else { return nil }
        return day(date, index, 2, isYearless: true)
    }

    private func isSlash(after index: Int) -> Bool {
        guard list.indices.contains(index), list.indices.contains(index + 1) else { return false }
        return words.original[list[index].range.upperBound..<list[index + 1].range.lowerBound] == "/"
    }

    /// A day of two numbers, the day first unless only the other way round is near; `nil` when neither is.
    private func nearDay(_ first: Int, _ second: Int) -> CivilDate? {
        let year = today.components.year
        let days = [(second, first), (first, second)]
            .flatMap { month, day in
                (year - 1...year + 1).compactMap { CivilDate(year: $0, month: month, day: day) }
            }
        let near = days.filter { abs($0.dayNumber - today.dayNumber) <= DateScan.nearDays }
        return near.first { direction == .past ? $0 <= today : $0 >= today } ?? near.first
    }

    /// 18/11 is a day so many days before or after it, and a fraction or a size otherwise.
    private static let nearDays = 45

    /// The 19th, dia 19, 19号, 上个月23号, 19-го: the last such day, or the next one.
    private func dayOfMonth(at index: Int) -> DateMention? {
        let lastMonth = DateLexicon.lastMonth(list[index...])
        let place = lastMonth.map { index + $0 } ?? (text(index) == "dia" ? index + 1 : index)
        let word = DateReader.withoutOrdinal(text(place))
        guard word.first?.isASCIIDigit == true, let number = DateReader.number(word), (1...31).contains(number) else {
            return nil
        }
        let isOrdinal = word != text(place) && text(place - 1) == "the"
        let isFollowed = ["го", "числа", "号"].contains(text(place + 1))
        guard place > index || isOrdinal || isFollowed else { return nil }
        let found = dayOfMonth(number, isLastMonth: lastMonth != nil)
        return found.map { day($0, index, place - index + (isFollowed ? 2 : 1), isYearless: true) }
    }

    /// The last or next day of a month with a number, `nil` when that month has none.
    private func dayOfMonth(_ number: Int, isLastMonth: Bool) -> CivilDate? {
        guard (1...31).contains(number) else { return nil }
        let current = day(number, monthsOn: 0)
        if isLastMonth { return day(number, monthsOn: -1) }
        if direction == .past { return current.flatMap { $0 <= today ? $0 : nil } ?? day(number, monthsOn: -1) }
        return current.flatMap { $0 >= today ? $0 : nil } ?? day(number, monthsOn: 1)
    }

    /// A day of this month, or of one so many months on, -1...1; `nil` when that has no such day.
    private func day(_ number: Int, monthsOn offset: Int) -> CivilDate? {
        let (year, month, _) = today.components
        let months = month - 1 + offset + 12
        return CivilDate(year: year - 1 + months / 12, month: months % 12 + 1, day: number)
    }

    // MARK: - Lengths of time

    /// 3 days ago, within 3-5 days, in a week, 24h, 3到5天内, через 2 дня.
    private func span(at index: Int) -> DateMention? {
        let word = text(index)
        if let (count, unit) = DateLexicon.joined(word) { return span(count, unit, index, index + 1) }
        // неделю назад: one of it.
        if let unit = DateLexicon.unit(word) {
            return DateLexicon.ago.contains(text(index + 1)) ? span(1, unit, index, index + 1) : nil
        }
        if DateLexicon.after.contains(word) {
            return DateLexicon.unit(text(index + 1)).map { span(1, $0, index, index + 2) }
        }
        guard let (count, words) = count(at: index), count <= DateScan.longest else { return nil }
        var end = index + words
        if DateLexicon.fillers.contains(text(end)) { end += 1 }
        if text(end) == "工", text(end + 1) == "作" { end += 2 }
        guard let unit = DateLexicon.unit(text(end)) else { return nil }
        end += 1
        if text(end) == "期" || text(end) == "时" || text(end) == "钟" { end += 1 }
        if DateLexicon.closers.contains(text(end)) { end += 1 }
        return span(count, unit, index, end)
    }

    private static let longest = 400

    private func span(_ count: Int, _ unit: DateLexicon.Unit, _ index: Int, _ end: Int) -> DateMention {
        let before = text(index - 1)
        let isAgo =
            DateLexicon.ago.contains(text(end)) || DateLexicon.agoBefore.contains(before)
            || (text(index - 2) == "y" && before == "a")
        let days = DateLexicon.days(count, unit, isAgo: isAgo)
        guard isAgo else { return DateMention(kind: .within, day: today.adding(days: days), words: index..<end) }
        let last = DateLexicon.ago.contains(text(end)) ? end + 1 : end
        return DateMention(kind: .ago, day: today.adding(days: -days), words: index..<last)
    }

    /// A number, the last one of a range, and how many words it has.
    private func count(at index: Int) -> (value: Int, words: Int)? {
        if let number = DateLexicon.chineseNumber(list[index...]) { return number }
        guard let first = DateReader.number(text(index)) else { return nil }
        // An article is one of something, and begins no range.
        let isArticle = DateLexicon.articles.contains(text(index))
        let isJoined = isArticle || DateReader.number(text(index + 1)) == nil
        let last = isJoined ? index + 2 : index + 1
        if isJoined, !DateLexicon.rangeWords.contains(text(index + 1)) { return (first, 1) }
        guard let second = DateReader.number(text(last)), second >= first, second <= DateScan.longest else {
            return (first, 1)
        }
        return (second, last + 1 - index)
    }
}

extension Character {
    /// Whether it is one of 0...9.
    var isASCIIDigit: Bool { isASCII && isNumber }
}

extension CivilDate {
    /// The last day of the month.
    fileprivate var lastOfMonth: CivilDate {
        let (year, month, _) = components
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return CivilDate(year: next.0, month: next.1, day: 1)?.adding(days: -1) ?? self
    }
}
