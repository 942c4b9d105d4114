/// What a scalar is to the readers, and the plain form of a letter.
struct ScalarFolding {
    /// What a scalar is.
    enum Kind: UInt8 {
        /// Parts words: blanks, signs, emoji.
        case other
        /// A letter, a digit or a sign of money.
        case letter
        /// A word of its own.
        case ideograph
        /// Invisible, or an accent that stands alone.
        case joiner
        /// An apostrophe.
        case apostrophe
        /// Ends a clause.
        case clauseEnd
    }

    /// What it is.
    var kind: Kind
    /// The plain form.
    var scalar: Unicode.Scalar
    /// A second scalar of the plain form, as in ß.
    var second: Unicode.Scalar?

    /// Looks a scalar up; a table for the alphabets of the readers, ranges for Han, the Unicode properties for the rest.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> ScalarFolding {
        if scalar.value < UInt32(table.count) { return table[Int(scalar.value)] }
        if (0x3400...0x9FFF).contains(scalar.value) { return ScalarFolding(kind: .ideograph, scalar: scalar) }
        return computed(scalar)
    }

    /// Latin, Greek and Cyrillic, worked out once.
    private static let table: [ScalarFolding] = (0..<0x530).map { computed(Unicode.Scalar($0 as UInt32) ?? " ") }

    private static func computed(_ scalar: Unicode.Scalar) -> ScalarFolding {
        switch scalar.value {
        case 0x27, 0x2019, 0x2018, 0x02BC, 0x60, 0xB4: return ScalarFolding(kind: .apostrophe, scalar: scalar)
        case 0x2E, 0x21, 0x3F, 0x3B, 0x0A, 0x2C, 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF0C, 0xFF0E, 0x3001, 0x2026:
            return ScalarFolding(kind: .clauseEnd, scalar: scalar)
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD, 0x202A...0x202E, 0x2066...0x2069, 0x300...0x36F,
            0xFE00...0xFE0F, 0xE0000...0xE007F, 0x180E, 0x115F, 0x1160, 0x3164:
            return ScalarFolding(kind: .joiner, scalar: scalar)
        case 0x25, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFF:
            return ScalarFolding(kind: .ideograph, scalar: scalar)
        case 0x24, 0x20AC, 0xA3, 0xA5, 0x20BD, 0x40: return ScalarFolding(kind: .letter, scalar: scalar)
        default: return letter(scalar)
        }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> ScalarFolding {
        if let styled = styled(scalar.value) { return ScalarFolding(kind: .letter, scalar: styled) }
        if let pair = ligatures[scalar] { return ScalarFolding(kind: .letter, scalar: pair.0, second: pair.1) }
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.numericType != nil else {
            return ScalarFolding(kind: .other, scalar: scalar)
        }
        if let digit = properties.numericValue, properties.numericType == .decimal {
            return ScalarFolding(kind: .letter, scalar: Unicode.Scalar(UInt8(0x30 + Int(digit) % 10)))
        }
        let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
        if let pair = ligatures[lower] { return ScalarFolding(kind: .letter, scalar: pair.0, second: pair.1) }
        return ScalarFolding(kind: .letter, scalar: plain[lower] ?? lower)
    }

    /// A letter or digit in another style: full-width, mathematical, circled.
    private static func styled(_ value: UInt32) -> Unicode.Scalar? {
        switch value {
        case 0xFF10...0xFF19: Unicode.Scalar(value - 0xFF10 + 0x30)
        case 0xFF21...0xFF3A: Unicode.Scalar(value - 0xFF21 + 0x61)
        case 0xFF41...0xFF5A: Unicode.Scalar(value - 0xFF41 + 0x61)
        case 0x1D400...0x1D6A3: Unicode.Scalar((value - 0x1D400) % 26 + 0x61)
        case 0x1D7CE...0x1D7FF: Unicode.Scalar((value - 0x1D7CE) % 10 + 0x30)
        case 0x24B6...0x24E9: Unicode.Scalar((value - 0x24B6) % 26 + 0x61)
        case 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189:
            Unicode.Scalar((value - 0x1F130) % 32 + 0x61)
        default: nil
        }
    }

    private static let ligatures: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [
        "ß": ("s", "s"), "æ": ("a", "e"), "œ": ("o", "e"),
    ]

    /// Letters without their accents.
    private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(String, Unicode.Scalar)] = [
            ("àáâãäåāăą", "a"), ("çćč", "c"), ("ďđ", "d"), ("èéêëēęě", "e"), ("ğ", "g"), ("ìíîïīı", "i"), ("ñńň", "n"),
            ("òóôõöōőø", "o"), ("ř", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûüūůű", "u"), ("ýÿ", "y"), ("źżž", "z"),
            ("ł", "l"), ("ё", "е"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (letters, plain) in groups {
            for letter in letters.unicodeScalars { table[letter] = plain }
        }
        return table
    }()
}

/// Undoes what hides a word from a reader of letters: look-alikes of another alphabet, digits for letters, letters
/// written many times.
enum Disguise {
    /// The word without disguise; the word itself when there is none.
    static func removed(from word: String) -> String {
        var hasLatin = false
        var hasCyrillic = false
        var hasGreek = false
        var hasDigit = false
        var repeats = 0
        var longest = 0
        var previous: Unicode.Scalar?
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A: hasLatin = true
            case 0x30...0x39, 0x40, 0x24: hasDigit = true
            case 0x400...0x52F: hasCyrillic = true
            case 0x370...0x3FF: hasGreek = true
            default: break
            }
            repeats = scalar == previous ? repeats + 1 : 1
            if !(0x30...0x39).contains(scalar.value), scalar != "w" { longest = max(longest, repeats) }
            previous = scalar
        }
        let isMixed = (hasLatin ? 1 : 0) + (hasCyrillic ? 1 : 0) + (hasGreek ? 1 : 0) > 1
        guard isMixed || longest > 2 || (hasDigit && (hasLatin || hasCyrillic)) else { return word }
        var scalars = Array(word.unicodeScalars)
        if hasDigit { spell(&scalars, asCyrillic: hasCyrillic && !hasLatin) }
        if isMixed { unify(&scalars) }
        if longest > 2 { shorten(&scalars) }
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars)
        return result
    }

    /// Writes a word of two alphabets in the one that has more of its letters.
    private static func unify(_ scalars: inout [Unicode.Scalar]) {
        let cyrillic = scalars.count { (0x400...0x52F).contains($0.value) && cyrillicToLatin[$0] == nil }
        let latin = scalars.count { (0x61...0x7A).contains($0.value) && latinToCyrillic[$0] == nil }
        let isCyrillic =
            cyrillic != latin
            ? cyrillic > latin
            : scalars.count { (0x400...0x52F).contains($0.value) } * 2 > scalars.count
        let table = isCyrillic ? latinToCyrillic : cyrillicToLatin
        for index in scalars.indices { scalars[index] = table[scalars[index]] ?? scalars[index] }
    }

    /// Replaces digits and signs that stand between letters by the letters they look like.
    private static func spell(_ scalars: inout [Unicode.Scalar], asCyrillic: Bool) {
        var start = 1
        while start < scalars.count - 1 {
            var end = start
            while end < scalars.count, spelled[scalars[end]] != nil { end += 1 }
            // A longer run is a number.
            if (1...3).contains(end - start), end < scalars.count, scalars[start - 1].properties.isAlphabetic,
                scalars[end].properties.isAlphabetic
            {
                for index in start..<end {
                    let letter = asCyrillic ? spelledCyrillic[scalars[index]] : nil
                    scalars[index] = letter ?? spelled[scalars[index]] ?? scalars[index]
                }
            }
            start = max(end, start + 1)
        }
    }

    /// Leaves one of a letter that stands three times or more.
    private static func shorten(_ scalars: inout [Unicode.Scalar]) {
        var out: [Unicode.Scalar] = []
        var start = 0
        while start < scalars.count {
            var end = start
            while end < scalars.count, scalars[end] == scalars[start] { end += 1 }
            let isKept = end - start < 3 || (0x30...0x39).contains(scalars[start].value) || scalars[start] == "w"
            for _ in 0..<(isKept ? end - start : 1) { out.append(scalars[start]) }
            start = end
        }
        scalars = out
    }

    private static let spelled: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
    ]
    private static let spelledCyrillic: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "о", "3": "з", "4": "ч", "@": "а", "$": "с",
    ]
    private static let latinToCyrillic: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р", "t": "т", "x": "х",
        "y": "у", "u": "и",
    ]
    private static let cyrillicToLatin: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "o", "р": "p", "т": "t", "х": "x",
        "у": "y", "і": "i", "ѕ": "s", "ј": "j", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "α": "a", "β": "b", "γ": "y",
        "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ω": "w",
    ]
}
