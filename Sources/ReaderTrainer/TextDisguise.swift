/// A way to hide words from a reader of letters that a person reads all the same.
///
/// Every second word of three letters or more is hidden, as those do who write so: the rest stays plain. Digits stay
/// digits, since those who hide a word want its number to be read.
enum TextDisguise: String, CaseIterable {
    /// Letters of another alphabet that look alike.
    case lookAlikes = "look-alikes"
    /// Characters that are not seen, between the letters.
    case zeroWidth = "zero-width"
    /// Blanks between the letters.
    case spaced
    /// Dots between the letters.
    case dotted
    /// Letters and digits as wide as a Han character.
    case fullWidth = "full-width"
    /// Bold letters of mathematics.
    case mathematical
    /// Digits and signs for letters.
    case digits = "digits for letters"
    /// Letters written three times.
    case stretched

    /// The text with its words hidden.
    func apply(to text: String) -> String {
        var words = 0
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
            .map { part -> String in
                let letters = part.unicodeScalars.filter { $0.properties.isAlphabetic }
                guard letters.count > 2 else { return String(part) }
                words += 1
                // A language without blanks has no second word.
                let isHan = letters.contains { (0x3400...0x9FFF).contains($0.value) }
                return words.isMultiple(of: 2) || isHan ? hide(part) : String(part)
            }
        return parts.joined(separator: " ")
    }

    private func hide(_ word: Substring) -> String {
        switch self {
        case .lookAlikes: replacing(word, by: TextDisguise.twins)
        case .digits: replacingInside(word, by: TextDisguise.digitTwins)
        case .zeroWidth: parting(word, by: "\u{200B}")
        case .spaced: " " + parting(word, by: " ") + " "
        case .dotted: parting(word, by: ".")
        case .fullWidth: moving(word, lower: 0xFF41, upper: 0xFF21, digit: 0xFF10)
        case .mathematical: moving(word, lower: 0x1D41A, upper: 0x1D400, digit: 0x1D7CE)
        case .stretched: stretching(word)
        }
    }

    private func replacing(_ word: Substring, by table: [Character: Character]) -> String {
        String(word.map { table[$0] ?? $0 })
    }

    /// Replaces what stands between two letters.
    private func replacingInside(_ word: Substring, by table: [Character: Character]) -> String {
        let characters = Array(word)
        return String(
            characters.indices.map { index in
                let isInside =
                    index > 0 && index < characters.count - 1 && characters[index - 1].isLetter
                    && characters[index + 1].isLetter
                return isInside ? table[characters[index]] ?? characters[index] : characters[index]
            }
        )
    }

    /// Puts something between letters that follow each other.
    private func parting(_ word: Substring, by mark: String) -> String {
        var out = ""
        var wasLetter = false
        for character in word {
            if wasLetter, character.isLetter { out += mark }
            wasLetter = character.isLetter
            out.append(character)
        }
        return out
    }

    /// Moves the letters and digits of ASCII to where others like them begin.
    private func moving(_ word: Substring, lower: UInt32, upper: UInt32, digit: UInt32) -> String {
        var out = ""
        for scalar in word.unicodeScalars {
            let value: UInt32 =
                switch scalar.value {
                case 0x61...0x7A: scalar.value - 0x61 + lower
                case 0x41...0x5A: scalar.value - 0x41 + upper
                case 0x30...0x39: scalar.value - 0x30 + digit
                default: scalar.value
                }
            out.unicodeScalars.append(Unicode.Scalar(value) ?? scalar)
        }
        return out
    }

    /// Writes the last vowel three times.
    private func stretching(_ word: Substring) -> String {
        guard let last = word.lastIndex(where: { TextDisguise.vowels.contains($0) }) else { return String(word) }
        return word[..<last] + String(repeating: word[last], count: 3) + word[word.index(after: last)...]
    }

    private static let vowels = Set("aeiouаеиоуыэюя")
    /// Latin for Cyrillic and Cyrillic for Latin.
    private static let twins: [Character: Character] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і", "s": "ѕ",
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "к": "k", "м": "m",
    ]
    private static let digitTwins: [Character: Character] = [
        "o": "0", "i": "1", "e": "3", "a": "4", "s": "5", "о": "0", "з": "3",
    ]
}
