/// Finds swearing that is hidden behind signs: `f***`, `sh!t`, `с*ка`.
enum MaskedWords {
    /// The first masked word of a text, as written; `nil` when there is none.
    static func first(in text: String) -> String? {
        text.split { $0.isWhitespace || ",.;:()\"«»“”/".contains($0) }
            .first { isMasked($0) }
            .map(String.init)
    }

    /// Whether a word begins with a letter, holds signs in place of others, and can be read as a word of the list.
    private static func isMasked(_ word: Substring) -> Bool {
        var letters = Array(word.lowercased())
        // A mark at the end belongs to the sentence, unless it is one of several that stand for letters.
        while let last = letters.last, last == "!" || last == "?" { letters.removeLast() }
        guard letters.count >= 2, letters.count <= 24, letters[0].isLetter, let mask = letters.firstIndex(where: isSign)
        else { return false }
        let isHiddenInside = letters[mask...].contains { $0.isLetter }
        guard isHiddenInside || letters[mask...].count >= 2 else { return false }
        return words.contains { fits(letters[...], $0[...]) }
    }

    private static func isSign(_ character: Character) -> Bool { "*#@$%&!".contains(character) }

    /// Whether letters and signs can be read as the word, with any ending; depth is bounded by the length of the word.
    private static func fits(_ letters: ArraySlice<Character>, _ word: ArraySlice<Character>) -> Bool {
        guard let wanted = word.first else { return true }
        guard let letter = letters.first else { return false }
        if !isSign(letter) { return letter == wanted && fits(letters.dropFirst(), word.dropFirst()) }
        let run = letters.prefix { isSign($0) }.count
        // One sign is one letter; a row of them may be shorter or longer than what it hides.
        let hidden = run == 1 ? 1...1 : 1...max(run, word.count)
        return hidden.contains { $0 <= word.count && fits(letters.dropFirst(run), word.dropFirst($0)) }
    }

    /// What is worth hiding, by its beginning.
    private static let words: [[Character]] = """
        fuck shit bitch bastard asshole ass cunt dick whore bullshit crap motherfuck
        сука суки сучк блядь бля хуй хуе пизд пиздец ебан ебать мудак говно жоп пидор нахуй залуп
        puta puto mierda cabron cabrón joder coño gilipollas pendejo hijoputa
        merda porra caralho foder foda cacete bosta
        merde putain connard conne salope salaud encul bordel
        scheiss scheiß scheiße arschloch arsch fick verfick wichser hure
        kurwa kurwy pierdol spierdal wypierdal jebac jebać chuj skurwysyn gówno
        """
        .split { $0.isWhitespace }.map { Array($0) }
}
