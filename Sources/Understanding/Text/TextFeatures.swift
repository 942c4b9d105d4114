/// What a model sees of a text: which letter groups and word pairs stand in it.
///
/// Letter groups of two to five within a word, and words and pairs of words, each hashed to one of `count` numbers. Case,
/// accents and digits are folded, so that spelling and typing slips change little. Linear in the text.
public enum TextFeatures {
    /// How many numbers there are.
    public static let count = 32_768
    /// At most so many scalars are looked at.
    static let limit = 4000

    /// The numbers of a text, ascending, each once.
    public static func numbers(of text: some StringProtocol) -> [Int] {
        var found = Set<Int>()
        var token: [UInt32] = []
        var word: [UInt32] = []
        var previous: UInt32?
        func endToken() {
            guard !token.isEmpty else { return }
            let padded = [32] + token + [32]
            for start in padded.indices {
                var hash: UInt32 = 2_166_136_261
                for end in start..<min(start + 5, padded.count) {
                    hash = step(hash, padded[end])
                    if end > start { found.insert(Int(hash & 0x7FFF)) }
                }
            }
            token = []
        }
        func endWord() {
            guard !word.isEmpty else { return }
            let hash = word.reduce(step(2_166_136_261, 0x77)) { step($0, $1) }
            found.insert(Int(hash & 0x7FFF))
            if let previous { found.insert(Int(step(previous, hash) & 0x7FFF)) }
            previous = hash
            word = []
        }
        for scalar in text.unicodeScalars.prefix(limit) {
            switch Words.kind(of: scalar) {
            case .letter(let folded):
                for part in folded.unicodeScalars {
                    let value: UInt32 = (0x30...0x39).contains(part.value) ? 0x30 : part.value
                    token.append(value)
                    word.append(value)
                }
            case .ideograph:
                token.append(scalar.value)
                endWord()
                word = [scalar.value]
                endWord()
            case .joiner: break
            case .apostrophe: token.append(0x27)
            case .clauseEnd:
                token.append(scalar.value)
                endWord()
            case .other:
                endWord()
                if scalar.properties.isWhitespace { endToken() } else { token.append(scalar.value) }
            }
            if token.count > 256 { endToken() }
            if word.count > 64 { endWord() }
        }
        endWord()
        endToken()
        return found.sorted()
    }

    /// FNV-1a over the bytes of a scalar.
    private static func step(_ hash: UInt32, _ value: UInt32) -> UInt32 {
        var hash = hash
        for shift in [0, 8, 16] as [UInt32] { hash = (hash ^ (value >> shift & 0xFF)) &* 16_777_619 }
        return hash
    }
}
