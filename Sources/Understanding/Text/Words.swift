/// A text cut into folded words, each with its place in the original.
///
/// Folding makes the many spellings of a word one: case, accents of Latin letters, full-width forms, invisible
/// characters, ё, apostrophes. Han characters are words of their own. Linear in the length of the text.
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
    public let words: [Word]

    /// At most so many words are read; the rest of a longer text is ignored.
    public static let limit = 4000

    /// Cuts a text.
    public init(_ original: String) {
        self.original = original
        var words: [Word] = []
        var current = ""
        var start = original.startIndex
        var clause = 0
        var comma = false
        func flush(_ end: String.Index) {
            guard !current.isEmpty else { return }
            words.append(Word(text: current, range: start..<end, clause: clause, followsComma: comma))
            comma = false
            current = ""
        }
        var index = original.startIndex
        let scalars = original.unicodeScalars
        while index < original.endIndex, words.count < Words.limit {
            let next = scalars.index(after: index)
            let scalar = scalars[index]
            switch Words.kind(of: scalar) {
            case .letter(let folded):
                if current.isEmpty { start = index }
                if current.utf8.count < 64 { current += folded }
            case .ideograph:
                flush(index)
                words.append(Word(text: String(scalar), range: index..<next, clause: clause, followsComma: comma))
                comma = false
            case .joiner: break
            case .apostrophe:
                // French joins short words to the next one: l'annulation, d'accord, n'est.
                if Words.elided.contains(current) { flush(index) }
            case .clauseEnd:
                // A dot or comma inside a number belongs to it.
                if scalar == "." || scalar == ",", let last = current.last, last.isNumber, next < original.endIndex,
                    scalars[next].properties.numericType != nil
                {
                    current += String(scalar)
                } else {
                    flush(index)
                    if scalar == "," || scalar == "、" { comma = true } else if !words.isEmpty { clause += 1 }
                }
            case .other: flush(index)
            }
            index = next
        }
        flush(index)
        self.words = words
    }

    /// The original words from one to another, as written.
    public func text(_ range: Range<Int>) -> String {
        guard let first = words[range].first, let last = words[range].last else { return "" }
        return String(original[first.range.lowerBound..<last.range.upperBound])
    }

    private static let elided: Set<String> = [
        "l", "d", "n", "j", "s", "c", "qu", "m", "t", "jusqu", "lorsqu", "puisqu",
    ]

    // MARK: - Scalars

    enum Kind {
        case letter(String)
        case ideograph
        case joiner
        case apostrophe
        case clauseEnd
        case other
    }

    static func kind(of scalar: Unicode.Scalar) -> Kind {
        let value = scalar.value
        switch value {
        case 0x61...0x7A, 0x30...0x39: return .letter(String(scalar))
        case 0x41...0x5A: return .letter(String(Unicode.Scalar(UInt8(value + 32))))
        case 0x27, 0x2019, 0x2018, 0x02BC, 0x60, 0xB4: return .apostrophe
        case 0x2E, 0x21, 0x3F, 0x3B, 0x0A, 0x2C, 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF0C, 0x3001, 0x2026:
            return .clauseEnd
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD, 0x202A...0x202E, 0x2066...0x2069, 0x300...0x36F:
            return .joiner
        case 0x25: return .ideograph
        case 0x24, 0x20AC, 0xA3, 0xA5, 0x20BD: return .letter(String(scalar))
        case 0xFF10...0xFF19: return .letter(String(Unicode.Scalar(value - 0xFF10 + 0x30) ?? scalar))
        case 0xFF21...0xFF3A: return .letter(String(Unicode.Scalar(value - 0xFF21 + 0x61) ?? scalar))
        case 0xFF41...0xFF5A: return .letter(String(Unicode.Scalar(value - 0xFF41 + 0x61) ?? scalar))
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFF: return .ideograph
        case 0xC0...0x17F: return latin(scalar)
        case 0x451, 0x401: return .letter("е")
        default:
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil { return .letter(properties.lowercaseMapping) }
            return .other
        }
    }

    /// A Latin letter without its accent.
    private static func latin(_ scalar: Unicode.Scalar) -> Kind {
        if scalar == "ß" { return .letter("ss") }
        if scalar == "æ" || scalar == "Æ" { return .letter("ae") }
        if scalar == "œ" || scalar == "Œ" { return .letter("oe") }
        if scalar == "ø" || scalar == "Ø" { return .letter("o") }
        if scalar == "ł" || scalar == "Ł" { return .letter("l") }
        let plain = plainLatin[scalar.value]
        if let plain { return .letter(plain) }
        return scalar.properties.isAlphabetic ? .letter(scalar.properties.lowercaseMapping) : .other
    }

    private static let plainLatin: [UInt32: String] = {
        let groups: [(String, String)] = [
            ("àáâãäåāăą", "a"), ("çćč", "c"), ("ďđ", "d"), ("èéêëēęě", "e"), ("ğ", "g"), ("ìíîïīı", "i"), ("ñńň", "n"),
            ("òóôõöōő", "o"), ("ř", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûüūůű", "u"), ("ýÿ", "y"), ("źżž", "z"),
        ]
        var table: [UInt32: String] = [:]
        for (letters, plain) in groups {
            for letter in letters.unicodeScalars {
                table[letter.value] = plain
                for upper in letter.properties.uppercaseMapping.unicodeScalars where upper.value > 127 {
                    table[upper.value] = plain
                }
            }
        }
        return table
    }()
}
