package import ConversationCore
package import TextAnalysis

/// Puts right words that are one slip away from a common word of the same language: "mistke", "ошбике", "adress".
///
/// A word of the vocabulary is never touched, nor one that is about something else than the word near it, so that real words
/// stay. A slip is a letter too many, too few or, in long words, another, or two in the wrong order (Damerau 1964); the first
/// letter is taken as right, and so is the last but in a wrong order, since the forms of a word differ there. Linear in the
/// text.
package struct Spelling: Sendable {
    /// The words of the training texts.
    package static let shared = Spelling(SpellingData.words)

    /// Shorter words are left as they are, since too many of them are one letter apart.
    package static let shortest = 5
    /// So are longer ones, which bounds the work for a word.
    package static let longest = 24
    /// The languages of which words are known, in the order of their letters in a vocabulary.
    package static let languages = ["en", "ru", "es", "pt", "fr"]

    /// The vocabulary as it was given.
    private let list: [UInt8]
    /// Where each word stands in it, the most frequent first.
    private var words: [Range<Int32>] = []
    /// For each word a bit for each language in which it is common enough to be meant.
    private var common: [UInt8] = []
    /// The place of each word by its hash; open addressing, `empty` where none stands.
    private var places: [Int32]
    private var hashes: [UInt64]
    private static let empty: Int32 = -1

    /// Reads a vocabulary.
    ///
    /// - Parameter list: the words, the most frequent first, with blanks between; after a word that is common in some
    ///   languages a slash and for each a letter from `a` on, in the order of `languages`: `pedido/cd`.
    package init(_ list: String) {
        self.list = Array(list.utf8)
        // A word has more than five bytes, with its blank.
        var room = 64
        while room < self.list.count / 2 { room *= 2 }
        places = [Int32](repeating: Spelling.empty, count: room)
        hashes = [UInt64](repeating: 0, count: room)
        var start = 0
        while start < self.list.count {
            start = take(from: start)
        }
    }

    /// Takes in the word that begins at a place of the vocabulary, and what stands behind it.
    ///
    /// - Returns: where the next one begins.
    private mutating func take(from start: Int) -> Int {
        var (index, hash) = (start, UInt64(0))
        while index < list.count, list[index] != 0x20, list[index] != 0x2F {
            // UTF-8 of one or two bytes: the two alphabets have no others.
            let isLong = list[index] >= 0xC0 && index + 1 < list.count
            let scalar = isLong ? UInt64(list[index] & 0x1F) << 6 | UInt64(list[index + 1] & 0x3F) : UInt64(list[index])
            hash = Spelling.step(hash, scalar)
            index += isLong ? 2 : 1
        }
        let word = Int32(start)..<Int32(index)
        var languages: UInt8 = 0
        while index < list.count, list[index] != 0x20 {
            if list[index] != 0x2F { languages |= 1 << (list[index] - 0x61) }
            index += 1
        }
        var slot = slot(hash)
        while places[slot] != Spelling.empty { slot = (slot + 1) & (places.count - 1) }
        (places[slot], hashes[slot]) = (Int32(words.count), hash)
        words.append(word)
        common.append(languages)
        return index + 1
    }

    /// A text with slips put right, and its language.
    package func read(_ text: String) -> (words: Words, language: Language?) {
        let written = Words(text)
        let language = LanguageGuess.language(of: written)
        let words = correct(written, language: language?.tag ?? "")
        // A word put right may tell another language.
        return (words, words.words == written.words ? language : LanguageGuess.language(of: words))
    }

    /// The text with slips put right.
    ///
    /// - Parameters:
    ///   - words: the text.
    ///   - language: of which the words meant are, guessed when `nil`.
    /// - Returns: as many words.
    package func correct(_ words: Words, language: String? = nil) -> Words {
        let place = Spelling.languages.firstIndex(of: language ?? LanguageGuess.language(of: words)?.tag ?? "")
        guard let place else { return words }
        return words.respelled { meant(by: $0, language: 1 << UInt8(place)) }
    }

    /// The word that is meant, `nil` when the one written is known or nothing is near.
    private func meant(by written: String, language: UInt8) -> String? {
        // A letter of the two alphabets has one or two bytes.
        guard (Spelling.shortest...Spelling.longest * 2).contains(written.utf8.count) else { return nil }
        let hash = written.unicodeScalars.reduce(0) { Spelling.step($0, UInt64($1.value)) }
        if place(hash) != nil { return nil }
        let letters = written.unicodeScalars.map { UInt64($0.value) }
        guard (Spelling.shortest...Spelling.longest).contains(letters.count),
            let alphabet = Spelling.alphabet(of: letters)
        else { return nil }
        let slips = Slips(letters)
        var best = words.count
        slips.each(alphabet) { hash in
            if let place = place(hash), common[place] & language != 0 { best = min(best, place) }
        }
        guard best < words.count else { return nil }
        let word = String(decoding: list[Int(words[best].lowerBound)..<Int(words[best].upperBound)], as: UTF8.self)
        let meant = Spelling.concepts(word)
        let said = Spelling.concepts(written)
        return !meant.isEmpty && (said.isEmpty || said == meant) ? word : nil
    }

    /// What a word is about.
    private static func concepts(_ word: String) -> Set<UInt16> {
        Set(Concepts.buyer.hits(in: Words(word).words[...]).map(\.concept))
    }

    /// The letters that can stand in a word, `nil` when it is of none of the two alphabets that are looked at.
    private static func alphabet(of letters: [UInt64]) -> ClosedRange<UInt64>? {
        let alphabets: [ClosedRange<UInt64>] = [0x61...0x7A, 0x430...0x44F]
        return alphabets.first { alphabet in letters.allSatisfy { alphabet.contains($0) } }
    }

    private func place(_ hash: UInt64) -> Int? {
        var slot = slot(hash)
        while places[slot] != Spelling.empty {
            if hashes[slot] == hash { return Int(places[slot]) }
            slot = (slot + 1) & (places.count - 1)
        }
        return nil
    }

    private func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash ^ hash >> 29) &* 0x9E37_79B9 >> 16) & (places.count - 1)
    }

    /// A polynomial over the letters, so that the hash of a word with a slip follows from those of its parts.
    fileprivate static func step(_ hash: UInt64, _ letter: UInt64) -> UInt64 { hash &* base &+ letter }
    fileprivate static let base: UInt64 = 0x5851_F42D_4C95_7F2D
}

/// The hashes of all words that are one slip away from another.
private struct Slips {
    private let letters: [UInt64]
    /// `powers[n]` is the base to the n.
    private var powers: [UInt64] = [1]
    /// `heads[n]` is the hash of the first n letters.
    private var heads: [UInt64] = [0]

    init(_ letters: [UInt64]) {
        self.letters = letters
        for letter in letters {
            powers.append(powers[powers.count - 1] &* Spelling.base)
            heads.append(Spelling.step(heads[heads.count - 1], letter))
        }
    }

    /// In words of fewer letters another letter mostly makes another word.
    private static let longWord = 7

    /// The hash of the word as written.
    private var whole: UInt64 { heads[letters.count] }

    /// The hash of the letters from a place on.
    private func tail(_ start: Int) -> UInt64 { whole &- heads[start] &* powers[letters.count - start] }

    /// Gives the hash of each word; a letter at the first and the last place is none that slipped.
    func each(_ alphabet: ClosedRange<UInt64>, _ body: (UInt64) -> Void) {
        let count = letters.count
        for index in 1..<(count - 1) {
            let swapped = Spelling.step(Spelling.step(heads[index], letters[index + 1]), letters[index])
            body(swapped &* powers[count - index - 2] &+ tail(index + 2))
            body(heads[index] &* powers[count - index - 1] &+ tail(index + 1))
            guard count >= Slips.longWord else { continue }
            for letter in alphabet {
                body(Spelling.step(heads[index], letter) &* powers[count - index - 1] &+ tail(index + 1))
            }
        }
        for index in 1..<count {
            for letter in alphabet {
                body(Spelling.step(heads[index], letter) &* powers[count - index] &+ tail(index))
            }
        }
    }
}
