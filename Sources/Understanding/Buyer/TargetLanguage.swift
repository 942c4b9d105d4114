import ConversationCore
import TextAnalysis

/// The language a draft is to be put into.
enum TargetLanguage {
    /// The first language named.
    static func find(in words: Words) -> Language? {
        let list = words.words
        for (index, word) in list.enumerated() {
            if let place = table.place(of: word.text) { return Language(stems[place].1) }
            // Each Han character is a word.
            if Pattern.isHan(word.text), index + 1 < list.count,
                let place = table.place(of: word.text + list[index + 1].text)
            {
                return Language(stems[place].1)
            }
        }
        return nil
    }

    private static let table = WordList(stems.map { $0.0 + "*" })

    /// How the names of languages begin.
    private static let stems: [(String, String)] = [
        ("english", "en"), ("английск", "en"), ("ingles", "en"), ("anglais", "en"), ("英文", "en"), ("英语", "en"),
        ("russian", "ru"), ("русск", "ru"), ("ruso", "ru"), ("russo", "ru"), ("russe", "ru"), ("俄语", "ru"),
        ("俄文", "ru"),
        ("spanish", "es"), ("испанск", "es"), ("espanol", "es"), ("castellano", "es"), ("espanhol", "es"),
        ("espagnol", "es"),
        ("西语", "es"), ("西班", "es"), ("portug", "pt"), ("португальск", "pt"), ("葡语", "pt"), ("葡萄", "pt"),
        ("french", "fr"),
        ("французск", "fr"), ("frances", "fr"), ("francais", "fr"), ("法语", "fr"), ("法文", "fr"), ("chinese", "zh"),
        ("mandarin", "zh"), ("китайск", "zh"), ("chino", "zh"), ("chines", "zh"), ("chinois", "zh"), ("中文", "zh"),
        ("汉语", "zh"),
        ("german", "de"), ("немецк", "de"), ("aleman", "de"), ("alemao", "de"), ("allemand", "de"), ("德语", "de"),
        ("德文", "de"),
        ("polish", "pl"), ("польск", "pl"), ("polaco", "pl"), ("polones", "pl"), ("polonais", "pl"), ("波兰", "pl"),
        ("italian", "it"), ("итальянск", "it"), ("turkish", "tr"), ("турецк", "tr"), ("arabic", "ar"),
    ]
}
