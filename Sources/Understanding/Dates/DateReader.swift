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
        let scan = DateScan(words: words, today: today, direction: direction)
        var found: [DateMention] = []
        var index = 0
        while index < words.words.count {
            if let mention = scan.mention(at: index) {
                found.append(mention)
                index = mention.words.upperBound
            } else {
                index += 1
            }
        }
        return found
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
