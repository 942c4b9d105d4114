public import TextAnalysis

/// What a model sees of a text: numbers below `count`, each for something that stands in it.
///
/// Letter groups of two to five within a word; words, pairs and triples of words; concepts, concepts with the ending of
/// their word, and pairs and triples of concepts in a clause, which are the same in all languages. Each is hashed to a
/// number. Linear in the text.
public struct TextFeatures {
    /// How many numbers there are.
    public static let count = 131_072
    /// The first number of what concepts and patterns give; below it stand letters and words.
    private static let firstConcept = 98_304
    /// At most so many words are looked at.
    static let limit = 1000

    /// The numbers, each once, in the order in which they were found.
    public private(set) var numbers: [Int32] = []
    /// For each number the words that gave it first.
    public private(set) var origins: [Range<Int32>] = []
    /// A bit for each number that was found.
    private var seen = [UInt64](repeating: 0, count: TextFeatures.count / 64)

    /// The features of a text.
    ///
    /// - Parameters:
    ///   - words: the text.
    ///   - range: the words to look at, all when `nil`.
    ///   - isBuyer: whether a buyer wrote it, who writes about more than sellers do.
    ///   - names: what else is known of the text, such as patterns that were found.
    public init(_ words: Words, range: Range<Int>? = nil, isBuyer: Bool = false, names: [String] = []) {
        let list = words.words[range ?? 0..<words.words.count].prefix(TextFeatures.limit)
        numbers.reserveCapacity(list.count * 12)
        origins.reserveCapacity(list.count * 12)
        addLetters(list)
        addWords(list)
        addConcepts((isBuyer ? Concepts.buyer : .seller).hits(in: list), list)
        if words.isQuestion { add(concept: TextFeatures.step(TextFeatures.seed, 0x3F)) }
        for name in names {
            add(
                concept: name.unicodeScalars.reduce(TextFeatures.step(TextFeatures.seed, 0x70)) {
                    TextFeatures.step($0, $1.value)
                }
            )
        }
    }

    /// What a number counts, so that the squares of all together make one.
    public var value: Float { 1 / Float(max(numbers.count, 1)).squareRoot() }

    // MARK: - Letters and words

    private mutating func addLetters(_ list: ArraySlice<Words.Word>) {
        var padded: [UInt32] = []
        for (index, word) in zip(list.indices, list) {
            guard let first = word.text.unicodeScalars.first, !Pattern.isIdeograph(first) else { continue }
            padded.removeAll(keepingCapacity: true)
            padded.append(32)
            for scalar in word.text.unicodeScalars { padded.append(TextFeatures.plain(scalar)) }
            padded.append(32)
            for start in padded.indices {
                var hash = TextFeatures.seed
                for end in start..<min(start + 5, padded.count) {
                    hash = TextFeatures.step(hash, padded[end])
                    if end > start { add(text: hash, index, index) }
                }
            }
        }
    }

    private mutating func addWords(_ list: ArraySlice<Words.Word>) {
        var previous: UInt32 = 0
        var before: UInt32 = 0
        var clause = -1
        for (index, word) in zip(list.indices, list) {
            let hash = word.text.unicodeScalars.reduce(TextFeatures.step(TextFeatures.seed, 0x77)) {
                TextFeatures.step($0, TextFeatures.plain($1))
            }
            add(text: hash, index, index)
            if word.clause != clause {
                add(text: TextFeatures.step(hash, 0x5E), index, index)
                (previous, before) = (0, 0)
            }
            if previous != 0 { add(text: TextFeatures.step(previous, hash), index - 1, index) }
            if before != 0 {
                add(text: TextFeatures.step(TextFeatures.step(before, previous), hash), index - 2, index)
            }
            (before, previous, clause) = (previous, hash, word.clause)
        }
    }

    // MARK: - Concepts

    /// How many concepts further a pair may reach.
    private static let reach = 4
    /// How many letters of a word's end tell its form.
    private static let ending = 2

    private mutating func addConcepts(_ hits: [Concepts.Hit], _ list: ArraySlice<Words.Word>) {
        let names = hits.map { TextFeatures.step(TextFeatures.step(TextFeatures.seed, 0x63), UInt32($0.concept)) }
        func isNeighbour(_ next: Int, of index: Int) -> Bool {
            next < hits.count && list[hits[next].word].clause == list[hits[index].word].clause
        }
        for (index, hit) in hits.enumerated() {
            add(concept: names[index], hit.word, hit.word)
            var tail = TextFeatures.step(names[index], 0x7E)
            for scalar in list[hit.word].text.unicodeScalars.reversed().prefix(TextFeatures.ending) {
                tail = TextFeatures.step(tail, scalar.value)
            }
            add(concept: tail, hit.word, hit.word)
            if index == 0 { add(concept: TextFeatures.step(names[index], 0x5E), hit.word, hit.word) }
            var steps = 0
            var next = index + 1
            while steps < TextFeatures.reach, isNeighbour(next, of: index) {
                if hits[next].word != hit.word {
                    let pair = TextFeatures.step(names[index], names[next])
                    add(concept: pair, hit.word, hits[next].word)
                    if steps < 2, isNeighbour(next + 1, of: index), hits[next + 1].word != hits[next].word {
                        add(concept: TextFeatures.step(pair, names[next + 1]), hit.word, hits[next + 1].word)
                    }
                    steps += 1
                }
                next += 1
            }
        }
        let length = list.count < 3 ? list.count : list.count < 6 ? 3 : list.count < 12 ? 4 : 5
        add(concept: TextFeatures.step(TextFeatures.step(TextFeatures.seed, 0x4C), UInt32(length)))
    }

    // MARK: - Numbers

    private static let seed: UInt32 = 2_166_136_261

    /// Digits are all the same.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt32 {
        (0x30...0x39).contains(scalar.value) ? 0x30 : scalar.value
    }

    private mutating func add(text hash: UInt32, _ first: Int, _ last: Int) {
        add(first, last, Int((UInt64(TextFeatures.mixed(hash)) &* UInt64(TextFeatures.firstConcept)) >> 32))
    }

    private mutating func add(concept hash: UInt32, _ first: Int = 0, _ last: Int = -1) {
        let room = UInt64(TextFeatures.count - TextFeatures.firstConcept)
        add(first, last, TextFeatures.firstConcept + Int((UInt64(TextFeatures.mixed(hash)) &* room) >> 32))
    }

    private mutating func add(_ first: Int, _ last: Int, _ number: Int) {
        let bit = UInt64(1) << UInt64(number & 63)
        guard seen[number >> 6] & bit == 0 else { return }
        seen[number >> 6] |= bit
        numbers.append(Int32(number))
        origins.append(Int32(first)..<Int32(last + 1))
    }

    /// Spreads a hash over all bits, by Wellons’s lowbias32.
    private static func mixed(_ hash: UInt32) -> UInt32 {
        var hash = hash
        hash ^= hash >> 16
        hash = hash &* 0x7FEB_352D
        hash ^= hash >> 15
        hash = hash &* 0x846C_A68B
        return hash ^ hash >> 16
    }

    /// FNV-1a over the four bytes of a scalar or of another hash, the lowest first.
    private static func step(_ hash: UInt32, _ value: UInt32) -> UInt32 {
        let prime: UInt32 = 16_777_619
        let first = hash ^ (value & 0xFF)
        // A byte of 0 only multiplies, and most scalars have two or three of them.
        if value < 0x100 { return first &* (prime &* prime &* prime &* prime) }
        let second = first &* prime ^ (value >> 8 & 0xFF)
        if value < 0x1_0000 { return second &* (prime &* prime &* prime) }
        let third = second &* prime ^ (value >> 16 & 0xFF)
        return (third &* prime ^ value >> 24) &* prime
    }
}
