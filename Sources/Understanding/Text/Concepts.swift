import TextAnalysis

/// Finds the concepts of a lexicon in words.
///
/// All words stand in one tree of scalars, so that a text is gone through once, whatever the lexicon's size.
struct Concepts: Sendable {
    /// What sellers write about, and buyers too.
    static let seller = Concepts(ConceptLexicon.text)
    /// What buyers write about.
    static let buyer = Concepts(ConceptLexicon.text + "\n" + BuyerConceptLexicon.text)

    /// A concept that was found.
    struct Hit: Hashable, Sendable {
        /// Its place in the lexicon, or `number` or `mixed`.
        var concept: UInt16
        /// The word it begins at.
        var word: Int
    }

    /// The concept of a word of digits.
    static let number: UInt16 = 1000
    /// The concept of a word that has digits and letters.
    static let mixed: UInt16 = 1001
    /// The concept of a word with @ in it.
    static let address: UInt16 = 1002

    /// The entries; `joint` stands between the words of an entry of several.
    private let tree: WordTree
    /// The concepts of whole entries that end at a node.
    private let whole: GroupedNumbers
    /// The concepts of stems that end at a node.
    private let stems: GroupedNumbers
    private static let joint: Unicode.Scalar = "_"

    /// Reads lines of the form `name: word stem* two_words 两字`.
    init(_ text: String) {
        // About a node for three bytes of a lexicon.
        var tree = WordTree(capacity: text.utf8.count / 3)
        var whole: [(group: Int32, number: Int32)] = []
        var stems: [(group: Int32, number: Int32)] = []
        var number: Int32 = 0
        LexiconText.read(text) { text in
            text.forEachPart(of: text.whole, at: "\n") { line in
                defer { number += 1 }
                guard let colon = text.place(of: ":", in: line) else { return }
                text.forEachPart(of: colon + 1..<line.upperBound, at: " ") { entry in
                    if text[entry.upperBound - 1] == UInt8(ascii: "*") {
                        stems.append((Int32(tree.insert(entry.dropLast(), of: text)), number))
                    } else {
                        whole.append((Int32(tree.insert(entry, of: text)), number))
                    }
                }
            }
        }
        self.whole = GroupedNumbers(whole, groups: tree.count)
        self.stems = GroupedNumbers(stems, groups: tree.count)
        self.tree = tree
    }

    /// The concepts of the words, in order of the text; the longest entry at a place wins over its parts.
    func hits(in list: ArraySlice<Words.Word>) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(list.count * 2)
        var index = list.startIndex
        while index < list.endIndex {
            let entry = entry(at: index, list)
            let start = hits.count
            func add(_ concept: UInt16) {
                guard !hits[start...].contains(where: { $0.concept == concept }) else { return }
                hits.append(Hit(concept: concept, word: index))
            }
            for concept in entry.whole { add(UInt16(concept)) }
            if entry.words == 1 {
                for concept in entry.stems { add(UInt16(concept)) }
                addDigits(list[index].text, add)
            }
            index += entry.words
        }
        return hits
    }

    /// The longest entry that begins at a word: its concepts, those of the longest stem of its first word, and how many
    /// words it has.
    private func entry(at index: Int, _ list: ArraySlice<Words.Word>)
        -> (whole: ArraySlice<Int32>, stems: ArraySlice<Int32>, words: Int)
    {
        var found: (whole: ArraySlice<Int32>, stems: ArraySlice<Int32>, words: Int) = ([], [], 1)
        var node = 0
        var word = index
        walk: while word < list.endIndex, list[word].clause == list[index].clause {
            if word > index, !Pattern.isHan(list[word - 1].text) || !Pattern.isHan(list[word].text) {
                guard let next = tree.next(node, Concepts.joint) else { break }
                node = next
            }
            for scalar in list[word].text.unicodeScalars {
                guard let next = tree.next(node, scalar) else { break walk }
                node = next
                if word == index, !stems[node].isEmpty { found.stems = stems[node] }
            }
            word += 1
            if !whole[node].isEmpty {
                found.whole = whole[node]
                found.words = word - index
            }
        }
        return found
    }

    private func addDigits(_ word: String, _ add: (UInt16) -> Void) {
        var digits = 0
        for byte in word.utf8 {
            if (0x30...0x39).contains(byte) { digits += 1 }
            if byte == 0x40 { add(Concepts.address) }
        }
        if digits > 0 { add(digits == word.utf8.count ? Concepts.number : Concepts.mixed) }
    }
}
