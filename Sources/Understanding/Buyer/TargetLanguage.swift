import ConversationCore
import TextAnalysis

/// The language a draft is to be put into.
enum TargetLanguage {
    /// The first language named after a word such as “into”, else the first one named, neither denied; else that of a
    /// country whose language is asked for.
    ///
    /// "Not in English but in Russian", "I know no French, put it into Spanish".
    static func find(in words: Words) -> Language? {
        let list = words.words
        var named: [(tag: String, isAimed: Bool, isDenied: Bool)] = []
        for index in list.indices {
            guard let tag = tag(in: languages, at: index, list) else { continue }
            let isDenied = list[max(0, index - 2)..<index].contains { denying.contains($0.text) }
            named.append((tag, index > 0 && before.contains(list[index - 1].text), isDenied))
        }
        let wanted = named.filter { !$0.isDenied }
        if let found = wanted.first(where: \.isAimed) ?? wanted.first ?? named.first { return Language(found.tag) }
        guard list.contains(where: { speech.contains($0.text) }) else { return nil }
        return list.indices.lazy.compactMap { tag(in: countries, at: $0, list) }.first.map { Language($0) }
    }

    private static func tag(in table: (beginnings: WordList, tags: [String]), at index: Int, _ list: [Words.Word])
        -> String?
    {
        let word = list[index].text
        if let place = table.beginnings.place(of: word) { return table.tags[place] }
        // Each Han character is a word.
        guard Pattern.isHan(word), index + 1 < list.count else { return nil }
        return table.beginnings.place(of: word + list[index + 1].text).map { table.tags[$0] }
    }

    /// Words before the language to which something is put.
    private static let before: Set<String> = [
        "to", "into", "in", "на", "по", "в", "a", "al", "en", "em", "para", "pra", "pro", "pour", "vers", "成", "为", "用",
        "换", "到",
    ]
    /// Words that deny what follows.
    private static let denying: Set<String> = [
        "not", "no", "less", "не", "nao", "menos", "pas", "moins", "不", "别", "ni", "nem",
    ]
    /// Words for a language in general.
    private static let speech = WordList([
        "language*", "tongue", "язык*", "idioma*", "lengua*", "lingua*", "langue*", "话", "语",
    ])

    private static let languages = table([
        ("en", "english englich inglish английск инглиш англ ingles anglais anglai angle 英文 英语"),
        ("ru", "russian русск ruso russo russe 俄语 俄文"),
        ("es", "spanish испанск espanol castellan castelhan castillan espanhol espagnol 西语 西班 西文"),
        ("pt", "portug португальск 葡语 葡萄 葡文 bresilien brasilen brazilian бразильск"),
        ("fr", "french французск frances francais 法语 法文"),
        ("zh", "chinese mandari китайск chino chines chinois 中文 汉语 普通"),
        ("de", "german немецк aleman alemao allemand allmand deutsch 德语 德文"),
        ("pl", "polish польск polaco polones polonais polski 波兰"),
        ("it", "italian итальянск italien 意大 意语"), ("tr", "turkish турецк turco turc 土耳"),
        ("ar", "arabic арабск arabe 阿拉"), ("ja", "japan японск japon 日语 日文 日本"),
        ("ko", "korean корейск corean coreen 韩语 韩文 韩国"), ("nl", "dutch нидерландск голландск neerland holandes 荷兰"),
        ("uk", "ukrain украинск ucran 乌克"), ("cs", "czech чешск checo tcheco tcheque 捷克"),
        ("sv", "swedish шведск sueco suedois 瑞典"), ("he", "hebrew иврит hebre 希伯"),
        ("vi", "vietnam вьетнамск 越南"), ("th", "thai тайск tailand 泰语 泰文"), ("hi", "hindi хинди 印地"),
        ("id", "indones индонезийск 印尼"), ("ro", "romanian румынск rumano romeno roumain 罗马"),
        ("hu", "hungar венгерск hungaro hongrois 匈牙"), ("el", "greek греческ griego grego grec 希腊"),
        ("kk", "kazakh казахск"), ("be", "belarus белорусск"), ("da", "danish датск danes danois dinamarqu 丹麦"),
        ("no", "norwegian норвежск norueg norveg 挪威"), ("fi", "finnish финск finland finnois 芬兰"),
        ("bg", "bulgar болгарск 保加"),
    ])

    private static let countries = table([
        ("en", "british american британ американ 英国 美国 老外"), ("ru", "росси russia rusia rusa rusos 俄罗 毛子"),
        ("es", "mexic мексик испани spain espana espanha espagne argentin colomb 墨西 西班"),
        ("pt", "brasil brazil bresil бразил 巴西"), ("fr", "france franca франци francia 法国"),
        ("zh", "china chine китай китая 中国"), ("de", "german alemanha alemania allemagne герман 德国"),
        ("it", "ital итали 意大"), ("tr", "turk turqu turqui турци 土耳"), ("pl", "poland polon польш 波兰"),
        ("de", "alem"), ("ko", "corea coreia coree корея 韩国"), ("ja", "japao japon япон 日本"),
    ])

    private static func table(_ lists: [(tag: String, beginnings: String)]) -> (beginnings: WordList, tags: [String]) {
        let entries = lists.flatMap { list in
            list.beginnings.split(separator: " ").map { (beginning: String($0) + "*", tag: list.tag) }
        }
        return (WordList(entries.map(\.beginning)), entries.map(\.tag))
    }
}
