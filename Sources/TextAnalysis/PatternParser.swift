/// Reads the patterns of a table.
struct PatternParser {
    /// The names of the lines.
    private(set) var names: [String] = []
    /// The words and beginnings of all patterns.
    private(set) var tree: WordTree
    /// The tokens of all elements.
    private(set) var tokens: [Pattern.Token] = []
    /// The elements of all patterns.
    private(set) var elements: [Pattern.Element] = []
    /// The patterns, in order of the text.
    private(set) var patterns: [Pattern] = []

    private let text: LexiconText
    private var draft = PatternDraft()

    /// Reads lines of the form `name: pattern ; pattern`.
    init(_ text: LexiconText) {
        self.text = text
        // Words of patterns recur: a node for eight bytes of them. A page that is not needed is not waited for.
        tree = WordTree(capacity: text.whole.count / 8)
        text.forEachPart(of: text.whole, at: "\n") { line in
            guard text[line.lowerBound] != UInt8(ascii: "#"), let colon = text.place(of: ":", in: line) else { return }
            names.append(text.string(line.lowerBound..<colon).filter { $0 != " " })
            text.forEachPart(of: colon + 1..<line.upperBound, at: ";") { addPatterns($0) }
        }
    }

    /// The patterns that one text stands for: several alternatives of more than one word make one each.
    private mutating func addPatterns(_ range: Range<Int>) {
        draft.clear()
        text.forEachPart(of: range, at: " ") { part in
            if isGap(part) {
                draft.hasGap = true
            } else {
                draft.beginPart()
                addWordings(part)
            }
        }
        draft.forEachVariant { variant in
            let start = elements.count
            elements += variant
            // Nothing stands before the first word.
            elements[start].allowsGap = false
            patterns.append(Pattern(name: names.count - 1, elements: start..<elements.count))
        }
    }

    /// What a part may be written as: one wording, unless alternatives have several words.
    private mutating func addWordings(_ part: Range<Int>) {
        if isHan(part) {
            if text.place(of: "|", in: part) == nil || hasLongChoice(part) {
                text.forEachPart(of: part, at: "|") { choice in
                    draft.beginWording()
                    addWord(choice)
                }
                return
            }
        } else if text.place(of: "_", in: part) != nil {
            text.forEachPart(of: part, at: "|") { choice in
                guard text.place(of: "_", in: choice) != nil else { return }
                draft.beginWording()
                text.forEachPart(of: choice, at: "_") { if isGap($0) { draft.hasGap = true } else { addWord($0) } }
            }
        }
        let start = tokens.count
        text.forEachPart(of: part, at: "|") { if text.place(of: "_", in: $0) == nil { addToken($0) } }
        guard tokens.count > start else { return }
        draft.beginWording()
        draft.add(start..<tokens.count)
    }

    /// A word of a wording; each Han character is one.
    private mutating func addWord(_ word: Range<Int>) {
        if isHan(word) {
            text.forEachScalar(of: word) { scalar in
                tokens.append(Pattern.Token(tree.insert(0, scalar) * 2))
                draft.add(tokens.count - 1..<tokens.count)
            }
        } else {
            addToken(word)
            draft.add(tokens.count - 1..<tokens.count)
        }
    }

    private mutating func addToken(_ word: Range<Int>) {
        let isStem = text[word.upperBound - 1] == UInt8(ascii: "*")
        let node = tree.insert(isStem ? word.dropLast() : word, of: text)
        tokens.append(Pattern.Token(node * 2 + (isStem ? 1 : 0)))
    }

    private func isGap(_ part: Range<Int>) -> Bool {
        part.count == 2 && text[part.lowerBound] == UInt8(ascii: ".") && text[part.lowerBound + 1] == UInt8(ascii: ".")
    }

    private func isHan(_ part: Range<Int>) -> Bool {
        // No such character has less than three bytes.
        guard text[part.lowerBound] >= 0xE0 else { return false }
        var first: Unicode.Scalar?
        text.forEachScalar(of: part) { first = first ?? $0 }
        return first.map(Pattern.isIdeograph) ?? false
    }

    /// Whether one of the alternatives has several characters.
    private func hasLongChoice(_ part: Range<Int>) -> Bool {
        var isLong = false
        text.forEachPart(of: part, at: "|") { choice in
            var count = 0
            text.forEachScalar(of: choice) { _ in count += 1 }
            if count > 1 { isLong = true }
        }
        return isLong
    }
}

/// A pattern while it is read: parts that follow each other, each with its wordings.
private struct PatternDraft {
    /// The elements of all wordings.
    private var elements: [Pattern.Element] = []
    /// Where each wording begins in `elements`.
    private var wordings: [Int] = []
    /// Where each part begins in `wordings`.
    private var parts: [Int] = []
    /// Whether up to five words may stand before the next word.
    var hasGap = false
    /// The same of the part that is read, for each of its wordings.
    private var partHasGap = false

    mutating func clear() {
        elements.removeAll(keepingCapacity: true)
        wordings.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        hasGap = false
    }

    mutating func beginPart() {
        parts.append(wordings.count)
        (partHasGap, hasGap) = (hasGap, false)
    }

    mutating func beginWording() {
        wordings.append(elements.count)
        hasGap = partHasGap
    }

    mutating func add(_ tokens: Range<Int>) {
        elements.append(Pattern.Element(tokens: tokens, allowsGap: hasGap))
        hasGap = false
    }

    /// The elements of each variant: a wording of the first part, one of the second, and so on.
    func forEachVariant(_ body: (ArraySlice<Pattern.Element>) -> Void) {
        guard !parts.isEmpty else { return }
        // Most patterns have one.
        if wordings.count == parts.count { return body(elements[...]) }
        var choice = parts
        while true {
            var variant: ArraySlice<Pattern.Element> = []
            for wording in choice {
                let end = wording + 1 < wordings.count ? wordings[wording + 1] : elements.count
                variant += elements[wordings[wording]..<end]
            }
            body(variant)
            guard advance(&choice) else { return }
        }
    }

    /// Takes the next wordings, the last part’s first; `false` after the last ones.
    private func advance(_ choice: inout [Int]) -> Bool {
        for part in parts.indices.reversed() {
            choice[part] += 1
            if choice[part] < (part + 1 < parts.count ? parts[part + 1] : wordings.count) { return true }
            choice[part] = parts[part]
        }
        return false
    }
}
