/// A text cut into folded words, each with its place in the original.
///
/// Folding makes the many spellings of a word one: case, accents of Latin letters, full-width forms, invisible
/// characters, ё, apostrophes, look-alikes of another alphabet, spaced letters. Han characters are words of their own.
/// Linear in the length of the text.
public struct Words: Sendable {
    /// One word.
    public struct Word: Hashable, Sendable {
        /// The folded form.
        public var text: String
        /// Where it stands in the original.
        public var range: Range<String.Index>
        /// The clause it belongs to, from 0.
        public var clause: Int
        /// Whether a comma stands before it.
        public var followsComma: Bool
    }

    /// The original.
    public let original: String
    /// The words, in order.
    public private(set) var words: [Word]
    /// Whether a question mark stands anywhere in what was read.
    public let isQuestion: Bool

    /// At most so many words are read; the rest of a longer text is ignored.
    public static let limit = 4000
    /// At most so many scalars are read.
    package static let scalarLimit = 32_768

    /// Cuts a text.
    public init(_ original: String) {
        self.original = original
        var cutter = Cutter()
        cutter.cut(original)
        words = cutter.joined()
        isQuestion = cutter.isQuestion
    }

    /// What of the original is read at most.
    private var readable: some Sequence<Unicode.Scalar> { original.unicodeScalars.prefix(Words.scalarLimit) }

    /// Whether a letter stands in what was read.
    package var hasLetter: Bool { readable.contains { $0.properties.isAlphabetic } }

    /// Whether a digit or another numeral stands in what was read.
    package var hasNumber: Bool { readable.contains { $0.properties.numericType != nil } }

    /// The original words from one to another, as written.
    public func text(_ range: Range<Int>) -> String {
        guard let first = words[range].first, let last = words[range].last else { return "" }
        return String(original[first.range.lowerBound..<last.range.upperBound])
    }

    /// The text with other words in the places of some.
    ///
    /// - Parameter word: the word to stand for another, `nil` when it stays.
    /// - Returns: as many words as before, in their places.
    package func respelled(_ word: (String) -> String?) -> Words {
        var respelled = self
        for index in words.indices {
            if let text = word(words[index].text) { respelled.words[index].text = text }
        }
        return respelled
    }

    /// The clauses, in order: words without a mark that ends a clause between them.
    ///
    /// - Parameter endsAtComma: whether a comma ends a clause too.
    /// - Returns: the words of each.
    package func clauses(endsAtComma: Bool = false) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = 0
        for index in words.indices where index > start {
            if words[index].clause != words[start].clause || (endsAtComma && words[index].followsComma) {
                clauses.append(start..<index)
                start = index
            }
        }
        if start < words.count { clauses.append(start..<words.count) }
        return clauses
    }
}

/// Cuts a text into words.
private struct Cutter {
    private var words: [Words.Word] = []
    /// Whether one separator stands between a word and the one before.
    private var isNear: [Bool] = []
    private(set) var isQuestion = false
    private var current = ""
    private var length = 0
    private var start = String.Index(utf16Offset: 0, in: "")
    private var clause = 0
    private var comma = false
    private var separators = 0

    /// A word is cut off after so many scalars.
    private static let longest = 64

    mutating func cut(_ text: String) {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var read = 0
        while index < scalars.endIndex, words.count < Words.limit, read < Words.scalarLimit {
            let next = scalars.index(after: index)
            read += 1
            let folding = ScalarFolding.of(scalars[index])
            switch folding.kind {
            case .letter:
                if length == 0 { start = index }
                append(folding)
            case .ideograph:
                flush(index)
                var word = ""
                word.unicodeScalars.append(folding.scalar)
                add(Words.Word(text: word, range: index..<next, clause: clause, followsComma: comma))
            case .joiner: break
            case .apostrophe:
                // French joins short words to the next one: l'annulation, d'accord, n'est.
                if length < 9, Cutter.elided.contains(current) { flush(index) }
            case .clauseEnd: end(at: index, next, scalars)
            case .other:
                flush(index)
                separators += 1
            }
            index = next
        }
        flush(index)
    }

    private mutating func append(_ folding: ScalarFolding) {
        guard length < Cutter.longest else { return }
        current.unicodeScalars.append(folding.scalar)
        if let second = folding.second { current.unicodeScalars.append(second) }
        length += 1
    }

    /// A mark that ends a clause, or a dot or comma inside a number, which belongs to it.
    private mutating func end(at index: String.Index, _ next: String.Index, _ scalars: String.UnicodeScalarView) {
        let mark = scalars[index]
        if mark == "." || mark == ",", let last = current.utf8.last, (0x30...0x39).contains(last),
            next < scalars.endIndex, scalars[next].properties.numericType != nil
        {
            current.unicodeScalars.append(mark)
            return
        }
        flush(index)
        separators += 1
        if mark == "?" || mark == "？" { isQuestion = true }
        if mark == "," || mark == "、" || mark == "，" { comma = true } else if !words.isEmpty { clause += 1 }
    }

    private mutating func flush(_ end: String.Index) {
        guard length > 0 else { return }
        let word = Disguise.removed(from: current)
        add(Words.Word(text: word, range: start..<end, clause: clause, followsComma: comma))
        current = ""
        length = 0
    }

    private mutating func add(_ word: Words.Word) {
        words.append(word)
        isNear.append(separators == 1)
        comma = false
        separators = 0
    }

    /// The words, letters that were written with a separator between them put together.
    func joined() -> [Words.Word] {
        guard words.contains(where: { $0.text.utf8.count <= 2 }) else { return words }
        var joined: [Words.Word] = []
        joined.reserveCapacity(words.count)
        var index = 0
        // Dots between the letters of a word end no clause.
        var surplus = 0
        while index < words.count {
            var end = index + 1
            if Cutter.isLetter(words[index]) {
                while end < words.count, isNear[end], Cutter.isLetter(words[end]) { end += 1 }
            }
            if end - index >= Cutter.spacedLetters {
                var word = words[index]
                word.text = words[index..<end].map(\.text).joined()
                word.range = word.range.lowerBound..<words[end - 1].range.upperBound
                word.clause -= surplus
                surplus += words[end - 1].clause - words[index].clause
                joined.append(word)
            } else {
                for var word in words[index..<end] {
                    word.clause -= surplus
                    joined.append(word)
                }
            }
            index = end
        }
        return joined
    }

    /// So many letters in a row, each alone, are a word.
    private static let spacedLetters = 4

    private static func isLetter(_ word: Words.Word) -> Bool {
        guard word.text.utf8.count <= 2, let scalar = word.text.unicodeScalars.first else { return false }
        return word.text.unicodeScalars.count == 1 && scalar.properties.isAlphabetic
    }

    private static let elided: Set<String> = [
        "l", "d", "n", "j", "s", "c", "qu", "m", "t", "jusqu", "lorsqu", "puisqu",
    ]
}
