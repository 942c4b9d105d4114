/// A list of words and beginnings of words in which a word is found by going through it once.
package struct WordList: Sendable {
    private var tree: WordTree
    /// For each node the first entry that is the word up to there, -1 for none.
    private var words: [Int32] = [-1]
    /// For each node the first entry that is a beginning up to there, -1 for none.
    private var stems: [Int32] = [-1]

    /// A list.
    ///
    /// - Parameter entries: folded words; `*` at the end stands for any ending.
    package init(_ entries: some Sequence<String>) {
        tree = WordTree()
        for (place, entry) in entries.enumerated() {
            let isStem = entry.last == "*"
            let node = LexiconText.read(entry) { tree.insert(isStem ? $0.whole.dropLast() : $0.whole, of: $0) }
            while words.count < tree.count {
                words.append(-1)
                stems.append(-1)
            }
            if isStem {
                if stems[node] < 0 { stems[node] = Int32(place) }
            } else if words[node] < 0 {
                words[node] = Int32(place)
            }
        }
    }

    /// Whether an entry fits a word.
    package func contains(_ word: String) -> Bool { place(of: word) != nil }

    /// The place of the first entry that fits a word, `nil` when none does.
    package func place(of word: String) -> Int? {
        var first = Int32.max
        var node = 0
        for scalar in word.unicodeScalars {
            guard let next = tree.next(node, scalar) else { return first == .max ? nil : Int(first) }
            node = next
            if stems[node] >= 0 { first = min(first, stems[node]) }
        }
        if words[node] >= 0 { first = min(first, words[node]) }
        return first == .max ? nil : Int(first)
    }
}
