/// A pattern over words: `we|i .. accept* .. cancel*`.
///
/// Words separated by blanks follow each other; `|` separates alternatives, whose own words are joined by `_`; `*` at the end stands for any ending; `..`
/// stands for up to five words in between; Han characters stand for themselves. Matching takes time linear in the text for
/// a pattern of fixed length.
package struct Pattern: Sendable {
    /// One word of a pattern.
    struct Element: Hashable, Sendable {
        /// Whole words.
        var words: [String]
        /// Beginnings of words.
        var stems: [String]
        /// Whether up to five words may stand before it.
        var allowsGap: Bool

        /// Whether the word fits.
        func fits(_ word: String) -> Bool {
            words.contains(word) || stems.contains { word.hasPrefix($0) }
        }
    }

    /// The words, in order; never empty.
    var elements: [Element]

    /// How many words `..` may stand for.
    static let gap = 5

    /// The patterns a text stands for: alternatives of several Han characters make one each, since each character is a word.
    static func all(_ text: some StringProtocol) -> [Pattern] {
        var texts = [""]
        for part in text.split(separator: " ") {
            let choices: [String] = part.split(separator: "|").map { String($0) }
            let startsHan = part.unicodeScalars.first.map { Pattern.isIdeograph($0) } ?? false
            // Each alternative of several words makes a pattern of its own; the single words stay together.
            var wordings = [String(part)]
            if startsHan, choices.contains(where: { $0.count > 1 }) {
                wordings = choices
            } else if part.contains("_") {
                let single = choices.filter { !$0.contains("_") }
                wordings = choices.filter { $0.contains("_") }.map { String($0.map { $0 == "_" ? " " : $0 }) }
                if !single.isEmpty { wordings.append(single.joined(separator: "|")) }
            }
            var longer: [String] = []
            for before in texts {
                for wording in wordings {
                    longer.append(before.isEmpty ? wording : before + " " + wording)
                }
            }
            texts = longer
        }
        return texts.compactMap { Pattern($0) }
    }

    /// Reads a pattern, `nil` when it is empty.
    init?(_ text: some StringProtocol) {
        var elements: [Element] = []
        var gap = false
        for part in text.split(separator: " ") {
            if part == ".." {
                gap = true
                continue
            }
            if let first = part.unicodeScalars.first, Pattern.isIdeograph(first), !part.contains("|") {
                for character in part {
                    elements.append(Element(words: [String(character)], stems: [], allowsGap: gap && !elements.isEmpty))
                    gap = false
                }
                continue
            }
            var words: [String] = []
            var stems: [String] = []
            for choice in part.split(separator: "|") {
                if choice.hasSuffix("*") {
                    stems.append(String(choice.dropLast()))
                } else {
                    words.append(String(choice))
                }
            }
            elements.append(Element(words: words, stems: stems, allowsGap: gap && !elements.isEmpty))
            gap = false
        }
        guard !elements.isEmpty else { return nil }
        self.elements = elements
    }

    /// Where the pattern ends when it begins at that word, within the clause; `nil` when it does not fit.
    func match(_ words: ArraySlice<Words.Word>, at start: Int) -> Int? {
        guard elements[0].fits(words[start].text) else { return nil }
        return rest(words, from: start + 1, element: 1)
    }

    private func rest(_ words: ArraySlice<Words.Word>, from index: Int, element: Int) -> Int? {
        guard element < elements.count else { return index }
        let wanted = elements[element]
        let last = wanted.allowsGap ? Swift.min(index + Pattern.gap, words.endIndex - 1) : index
        var candidate = index
        while candidate <= last, candidate < words.endIndex {
            if wanted.fits(words[candidate].text), let end = rest(words, from: candidate + 1, element: element + 1) {
                return end
            }
            candidate += 1
        }
        return nil
    }

    /// Whether a word is a Han character.
    package static func isHan(_ word: String) -> Bool { word.unicodeScalars.first.map(isIdeograph) ?? false }

    package static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
    }
}

/// Many patterns, each for a name, looked up by their first word.
package struct PatternTable: Sendable {
    /// A pattern that was found.
    package struct Match: Hashable, Sendable {
        /// The name it is for.
        package var name: String
        /// The words it covers.
        package var range: Range<Int>
    }

    private var byWord: [String: [(name: String, pattern: Pattern)]] = [:]
    private var byStem: [String: [(name: String, pattern: Pattern)]] = [:]

    /// How long a stem's key is.
    private static let keyLength = 2

    /// Reads lines of the form `name: pattern ; pattern`.
    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("#") else { continue }
            let name = String(line[..<colon].filter { $0 != " " })
            for part in line[line.index(after: colon)...].split(separator: ";") {
                for pattern in Pattern.all(part) {
                    for word in pattern.elements[0].words { byWord[word, default: []].append((name, pattern)) }
                    for stem in pattern.elements[0].stems {
                        byStem[String(stem.prefix(PatternTable.keyLength)), default: []].append((name, pattern))
                    }
                }
            }
        }
    }

    /// Every match within a clause, in order of the text.
    package func matches(_ words: ArraySlice<Words.Word>) -> [Match] {
        var found: [Match] = []
        for index in words.indices {
            let word = words[index].text
            for (name, pattern) in byWord[word] ?? [] {
                if let end = pattern.match(words, at: index) { found.append(Match(name: name, range: index..<end)) }
            }
            for (name, pattern) in byStem[String(word.prefix(PatternTable.keyLength))] ?? [] {
                if let end = pattern.match(words, at: index) { found.append(Match(name: name, range: index..<end)) }
            }
        }
        return found
    }
}
