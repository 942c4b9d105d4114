public import ConversationCore

/// Tells the language of a short text from its letters and its commonest words.
public enum LanguageGuess {
    /// The main language, `nil` when there is nothing to tell it by.
    public static func language(of words: Words) -> Language? {
        var scores = [Int](repeating: 0, count: common.count)
        for word in words.words {
            guard let scalar = word.text.unicodeScalars.first else { continue }
            if Pattern.isIdeograph(scalar) {
                scores[chinese] += 2
            } else if (0x400...0x4FF).contains(scalar.value) {
                scores[russian] += 3
            } else if let place = table.list.place(of: word.text) {
                for language in table.languages[place] { scores[language] += 2 }
            }
        }
        guard let best = scores.max(), best > 0, let language = scores.firstIndex(of: best) else {
            return words.words.contains { $0.text.first?.isLetter == true } ? .english : nil
        }
        return Language(common[language].tag)
    }

    /// Languages in the order of their tags, the first of which wins among equals, and words that are common in them;
    /// what is written in letters of its own needs none.
    private static let common: [(tag: String, words: String)] = [
        ("de", "der die das und ist nicht ich sie wir bitte danke hallo bestellung stornieren mein ja nein"),
        (
            "en",
            "the you your we is are and to of for it please i my this have not will can be has was thank thanks hello hi dear friend order cancel refund shipped pay paid yes no what when how want wait"
        ),
        (
            "es",
            "el la los las que de en por para su un una es esta no con usted pedido hola gracias amigo cancelar favor mi lo se ya si quiero puede reembolso envio ha dinero pago cuando como"
        ),
        (
            "fr",
            "le la les que de en pour votre un une est vous nous pas avec commande bonjour merci ami annuler plait mon ma je ne a ete oui veux peut remboursement colis argent quand comment et cher"
        ),
        ("pl", "nie jest prosze dziekuje zamowienie anulowac tak dzien dobry moje zwrot"),
        (
            "pt",
            "o a os as que de em por para seu um uma e esta nao com voce pedido ola obrigado obrigada amigo cancelar favor meu ja sim quero pode reembolso envio foi dinheiro paguei quando como oi"
        ),
        ("ru", ""),
        ("zh", ""),
    ]

    private static let russian = common.firstIndex { $0.tag == "ru" } ?? 0
    private static let chinese = common.firstIndex { $0.tag == "zh" } ?? 0

    /// The common words, and the places of the languages that each is common in.
    private static let table: (list: WordList, languages: [[Int]]) = {
        var places: [Substring: Int] = [:]
        var words: [String] = []
        var languages: [[Int]] = []
        for (language, entry) in common.enumerated() {
            for word in entry.words.split(separator: " ") {
                if let place = places[word] {
                    languages[place].append(language)
                } else {
                    places[word] = words.count
                    words.append(String(word))
                    languages.append([language])
                }
            }
        }
        return (WordList(words), languages)
    }()
}
