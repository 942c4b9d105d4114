/// Many patterns, each for a name, found together.
package struct PatternTable: Sendable {
    /// A pattern that was found.
    package struct Match: Hashable, Sendable {
        /// The name it is for.
        package var name: String
        /// The words it covers.
        package var range: Range<Int>
    }

    private let names: [String]
    /// All words and beginnings of the patterns.
    private let tree: WordTree
    /// What the elements of all patterns fit.
    private let tokens: [Pattern.Token]
    /// The elements of all patterns.
    private let elements: [Pattern.Element]
    private let patterns: [Pattern]
    /// The patterns that begin with a token.
    private let beginnings: GroupedNumbers
    /// For each token whether a pattern has it.
    private let isUsed: [Bool]

    /// Reads lines of the form `name: pattern ; pattern`; lines that begin with `#` say nothing.
    package init(_ text: String) {
        let parser = LexiconText.read(text) { PatternParser($0) }
        (names, tree, tokens) = (parser.names, parser.tree, parser.tokens)
        (elements, patterns) = (parser.elements, parser.patterns)
        var isUsed = [Bool](repeating: false, count: tree.count * 2)
        for token in tokens { isUsed[Int(token)] = true }
        self.isUsed = isUsed
        var first: [(group: Pattern.Token, number: Int32)] = []
        first.reserveCapacity(patterns.count * 2)
        for (number, pattern) in patterns.enumerated() {
            for token in tokens[elements[pattern.elements.lowerBound].tokens] { first.append((token, Int32(number))) }
        }
        beginnings = GroupedNumbers(first, groups: tree.count * 2)
    }

    /// Every match within a clause, in order of the words it begins with.
    package func matches(_ words: ArraySlice<Words.Word>) -> [Match] {
        var found: [Match] = []
        let text = TokenizedWords(words) { word, tokens in addTokens(of: word, to: &tokens) }
        for index in words.indices {
            for token in text[index] {
                for number in beginnings[Int(token)] {
                    let pattern = patterns[Int(number)]
                    guard let end = rest(of: pattern.elements.dropFirst(), from: index + 1, text) else { continue }
                    found.append(Match(name: names[pattern.name], range: index..<end))
                }
            }
        }
        return found
    }

    /// The tokens that fit a word.
    private func addTokens(of word: String, to tokens: inout [Pattern.Token]) {
        var node = 0
        for scalar in word.unicodeScalars {
            guard let next = tree.next(node, scalar) else { return }
            node = next
            if isUsed[node * 2 + 1] { tokens.append(Pattern.Token(node * 2 + 1)) }
        }
        if isUsed[node * 2] { tokens.append(Pattern.Token(node * 2)) }
    }

    /// Where elements end that stand from a word on, or after a gap; `nil` when they do not.
    private func rest(of elements: Range<Int>, from index: Int, _ text: TokenizedWords) -> Int? {
        guard let element = elements.first else { return index }
        let wanted = self.elements[element]
        let last = wanted.allowsGap ? min(index + Pattern.gap, text.words.upperBound - 1) : index
        var candidate = index
        while candidate <= last, candidate < text.words.upperBound {
            if text.fits(candidate, tokens[wanted.tokens]),
                let end = rest(of: elements.dropFirst(), from: candidate + 1, text)
            {
                return end
            }
            candidate += 1
        }
        return nil
    }
}

/// The tokens of each word of a text.
private struct TokenizedWords {
    /// The words.
    let words: Range<Int>
    private var tokens: [Pattern.Token] = []
    private var ends: [Int] = []

    init(_ words: ArraySlice<Words.Word>, _ addTokens: (String, inout [Pattern.Token]) -> Void) {
        self.words = words.indices
        ends.reserveCapacity(words.count)
        for word in words {
            addTokens(word.text, &tokens)
            ends.append(tokens.count)
        }
    }

    /// The tokens of a word.
    subscript(index: Int) -> ArraySlice<Pattern.Token> {
        let place = index - words.lowerBound
        return tokens[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }

    /// Whether one of some tokens is one of a word.
    func fits(_ index: Int, _ wanted: ArraySlice<Pattern.Token>) -> Bool {
        self[index].contains { wanted.contains($0) }
    }
}
