import ConversationCore
import TextAnalysis

/// Tells whether a text is in another language than it should be; short texts and mixed ones are not judged.
enum LanguageMismatch {
    /// So many words are needed for a judgement; two Han characters count as one.
    private static let leastWords = 6

    /// Whether a text is certainly not in the language.
    ///
    /// A script other than the language's own has to hold three quarters of the words. Among languages in Latin letters
    /// the commonest words decide: four and more of another language, and three times as many as of its own.
    static func isCertain(in text: String, language: Language) -> Bool {
        let words = Words(text).words.map(\.text).filter { $0.contains(where: \.isLetter) }
        let han = words.count { Pattern.isHan($0) }
        let cyrillic = words.count { $0.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } == true }
        let size = words.count - han + han / 2
        guard size >= leastWords, let script = scripts[language.primary] else { return false }
        let latin = words.count - han - cyrillic
        let inScript = script == "han" ? han : script == "cyrillic" ? cyrillic : latin
        if inScript * 4 <= words.count { return true }
        guard script == "latin", let mine = bits[language.primary] else { return false }
        // For each word the languages of which it is a common one.
        let found = words.map { common[$0] ?? 0 }
        let own = found.count { $0 & mine != 0 }
        return bits.contains { tag, theirs in
            guard tag != language.primary else { return false }
            let onlyTheirs = found.count { $0 & theirs != 0 && $0 & mine == 0 }
            let onlyMine = found.count { $0 & mine != 0 && $0 & theirs == 0 }
            return onlyTheirs >= 4 && onlyTheirs >= 3 * onlyMine && own * 2 <= words.count
        }
    }

    private static let scripts = [
        "en": "latin", "es": "latin", "pt": "latin", "fr": "latin", "de": "latin", "pl": "latin", "ru": "cyrillic",
        "zh": "han",
    ]

    /// The bit of each language in Latin letters.
    private static let bits: [String: UInt8] = Dictionary(
        uniqueKeysWithValues: commonest.keys.sorted().enumerated().map { ($1, 1 << UInt8($0)) }
    )

    /// The languages of which a word is among the commonest.
    private static let common: [String: UInt8] = commonest.reduce(into: [:]) { words, language in
        for word in language.value.split(whereSeparator: \.isWhitespace) {
            words[String(word), default: 0] |= bits[language.key] ?? 0
        }
    }

    /// The commonest words of a language, folded.
    private static let commonest: [String: String] = [
        "en": """
        the you your i we is are was were and to of for it its please my this that have has not will can could would be
        been with on at by from as if so but or an in do did before after order thank thanks hello
        """,
        "es": """
        el la los las que de del en por para un una es esta este no con usted pedido hola gracias favor mi me lo se ya si
        quiero puede podria antes pero como su y al he ha muy cancelar cancele
        """,
        "pt": """
        o os as que de do da em no na por para um uma e esta este nao com voce pedido ola obrigado obrigada favor meu
        minha me ja se quero pode poderia antes mas como seu foi ao cancelar cancele
        """,
        "fr": """
        le la les que de du des en pour un une est et vous votre je j ai ne pas avec commande bonjour merci mon ma me ce
        c d l n s il plait pouvez pourriez avant mais sur au a
        """,
        "de": """
        der die das den dem des und ist sind war nicht ich sie wir mir mich mein meine ein eine einen zu von mit fur auf
        an im in bitte danke hallo bestellung habe haben konnen konnten vor aber wenn es nach
        """,
        "pl": """
        nie jest sa prosze dziekuje dzien dobry zamowienie zamowienia to na w z i do sie czy ze moje mi przed ale po od
        za mam jak ja o przez anulowac anulowanie
        """,
    ]
}
