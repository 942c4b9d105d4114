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

    /// The node that a scalar leads to: the node number in the upper half of the key, the scalar in the lower.
    private var steps: [UInt64: Int32] = [:]
    /// The concepts of whole entries that end at a node.
    private var whole: [[UInt16]] = [[]]
    /// The concepts of stems that end at a node.
    private var stems: [[UInt16]] = [[]]
    /// Stands between the words of an entry of several.
    private static let joint: Unicode.Scalar = "_"

    /// Reads lines of the form `name: word stem* two_words 两字`.
    init(_ text: String) {
        steps.reserveCapacity(16_384)
        for (number, line) in text.split(separator: "\n").enumerated() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            for entry in line[line.index(after: colon)...].split(separator: " ") {
                let isStem = entry.hasSuffix("*")
                let node = insert(isStem ? entry.dropLast() : entry)
                if isStem {
                    stems[node].append(UInt16(number))
                } else {
                    whole[node].append(UInt16(number))
                }
            }
        }
    }

    private mutating func insert(_ entry: Substring) -> Int {
        var node = 0
        for scalar in entry.unicodeScalars {
            let key = Concepts.key(node, scalar)
            if let next = steps[key] {
                node = Int(next)
            } else {
                whole.append([])
                stems.append([])
                node = whole.count - 1
                steps[key] = Int32(node)
            }
        }
        return node
    }

    private static func key(_ node: Int, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(truncatingIfNeeded: node) << 32 | UInt64(scalar.value)
    }

    private func step(_ node: Int, _ scalar: Unicode.Scalar) -> Int? {
        steps[Concepts.key(node, scalar)].map { Int($0) }
    }

    /// The concepts of the words, in order of the text; the longest entry at a place wins over its parts.
    func hits(in list: ArraySlice<Words.Word>) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(list.count * 2)
        var index = list.startIndex
        while index < list.endIndex {
            let (found, count) = entry(at: index, list)
            for (place, concept) in found.enumerated() where !found[..<place].contains(concept) {
                hits.append(Hit(concept: concept, word: index))
            }
            index += count
        }
        return hits
    }

    /// The concepts of the longest entry that begins at a word, and how many words it has.
    private func entry(at index: Int, _ list: ArraySlice<Words.Word>) -> (concepts: [UInt16], words: Int) {
        var found: [UInt16] = []
        var stemmed: [UInt16] = []
        var longest = 1
        var node = 0
        var word = index
        walk: while word < list.endIndex, list[word].clause == list[index].clause {
            if word > index, !Pattern.isHan(list[word - 1].text) || !Pattern.isHan(list[word].text) {
                guard let next = step(node, Concepts.joint) else { break }
                node = next
            }
            for scalar in list[word].text.unicodeScalars {
                guard let next = step(node, scalar) else { break walk }
                node = next
                if word == index, !stems[node].isEmpty { stemmed = stems[node] }
            }
            word += 1
            if !whole[node].isEmpty {
                found = whole[node]
                longest = word - index
            }
        }
        if longest == 1 {
            found += stemmed
            addDigits(list[index].text, to: &found)
        }
        return (found, longest)
    }

    private func addDigits(_ word: String, to found: inout [UInt16]) {
        var digits = 0
        for byte in word.utf8 {
            if (0x30...0x39).contains(byte) { digits += 1 }
            if byte == 0x40 { found.append(Concepts.address) }
        }
        if digits > 0 { found.append(digits == word.utf8.count ? Concepts.number : Concepts.mixed) }
    }
}
