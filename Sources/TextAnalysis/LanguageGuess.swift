public import ConversationCore

/// Tells the language of a short text from its letters and its commonest words.
public enum LanguageGuess {
    /// The main language, `nil` when there is nothing to tell it by.
    public static func language(of words: Words) -> Language? {
        var scores: [String: Int] = [:]
        for word in words.words {
            guard let scalar = word.text.unicodeScalars.first else { continue }
            if Pattern.isIdeograph(scalar) {
                scores["zh", default: 0] += 2
            } else if (0x400...0x4FF).contains(scalar.value) {
                scores["ru", default: 0] += 3
            } else if let languages = common[word.text] {
                for language in languages { scores[language, default: 0] += 2 }
            }
        }
        guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
            return words.words.contains { $0.text.first?.isLetter == true } ? .english : nil
        }
        return Language(best.key)
    }

    /// Common words, and the languages they are common in.
    private static let common: [String: [String]] = {
        let lists: [(String, String)] = [
            (
                "en",
                "the you your we is are and to of for it please i my this have not will can be has was thank thanks hello hi dear friend order cancel refund shipped pay paid yes no what when how want wait"
            ),
            (
                "es",
                "el la los las que de en por para su un una es esta no con usted pedido hola gracias amigo cancelar favor mi lo se ya si quiero puede reembolso envio ha dinero pago cuando como"
            ),
            (
                "pt",
                "o a os as que de em por para seu um uma e esta nao com voce pedido ola obrigado obrigada amigo cancelar favor meu ja sim quero pode reembolso envio foi dinheiro paguei quando como oi"
            ),
            (
                "fr",
                "le la les que de en pour votre un une est vous nous pas avec commande bonjour merci ami annuler plait mon ma je ne a ete oui veux peut remboursement colis argent quand comment et cher"
            ),
            ("de", "der die das und ist nicht ich sie wir bitte danke hallo bestellung stornieren mein ja nein"),
            ("pl", "nie jest prosze dziekuje zamowienie anulowac tak dzien dobry moje zwrot"),
        ]
        var table: [String: [String]] = [:]
        for (language, words) in lists {
            for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
        }
        return table
    }()
}
