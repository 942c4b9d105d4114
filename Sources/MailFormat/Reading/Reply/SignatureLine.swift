/// What a line under a mail can be: a name, a way to reach somebody, a line of a signature, or words to the reader.
enum SignatureLine {
    /// Whether it can be a person's name: one to four words of letters, the first one capital where there are capitals.
    static func isName(_ text: Bytes) -> Bool {
        guard !text.isEmpty, text.count <= 48, let first = text.first, !(97...122).contains(first) else { return false }
        var words = 1
        for byte in text {
            if byte.isBlank { words += 1 }
            guard
                byte.isLetter || byte >= 0x80 || byte.isBlank || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",")
            else { return false }
        }
        // A sentence in a script without blanks is longer than a name.
        guard words <= 4, text.isASCII || text.count <= 16 * words else { return false }
        return text.split(separator: .space).allSatisfy { isNameWord($0) }
    }

    /// Whether a word can stand in a name: it begins with a capital where there are capitals, or links two names.
    private static func isNameWord(_ word: Bytes) -> Bool {
        guard let first = String(decoding: word.prefix(4), as: UTF8.self).first, first.isLowercase else { return true }
        return linking.prefixLength(of: word) == word.count
    }

    private static let linking = PhraseSet([
        "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "vom", "der", "den",
        "ter",
        "ten", "bin", "ibn", "al", "el", "y", "e", "und", "and", "et", "zu", "af", "av",
    ])

    /// Whether a line says something to the reader: four words or more with a pronoun or a verb among them, most of them
    /// not capital, and no way to reach anybody.
    static func isSentence(_ line: Bytes) -> Bool {
        let folded = FoldedText.fold([.space] + line + [.space])[...]
        // Chinese and Japanese have no blanks: what speaks to the reader says so.
        if !line.isASCII, line.count >= 18, speakingWords.isFound(in: folded) { return !contacts.isFound(in: folded) }
        let words = line.split(separator: .space)
        guard words.count >= 4 else { return false }
        guard clauseWords.isFound(in: folded), !contacts.isFound(in: folded) else { return false }
        return words.count { String(decoding: $0.prefix(4), as: UTF8.self).first?.isLowercase == true } * 2
            > words.count
    }

    private static let speakingWords = PhraseSet(["您", "请", "請", "我们", "我們", "你", "退款", "取消", "ください", "ます"])

    private static let clauseWords = PhraseSet([
        " we ", " you ", " i ", " it ", " is ", " are ", " was ", " will ", " can ", " please ", " your ", " have ",
        " has ", " not ", " wir ", " sie ", " ist ", " sind ", " wird ", " werden ", " bitte ", " ihre ", " nicht ",
        " nous ", " vous ", " est ", " sont ", " sera ", " votre ", " usted ", " está ", " será ", " puede ", " você ",
        " não ", " sarà ", " non ", " мы ", " вы ", " вам ", " ваш ", " будет ", " не ",
    ])

    /// How many words a line has.
    static func words(_ text: Bytes) -> Int { text.split { $0.isBlank }.count }

    /// Whether a line can stand in a signature: short, and no sentence to the reader.
    static func isOne(_ line: TextLines.Line, _ lines: TextLines) -> Bool {
        let text = lines.folded(line)
        if text.count > 100 || text.last == UInt8(ascii: "?") || postscript.begins(text) { return false }
        let words = words(text)
        if words > 12 { return false }
        let endsSentence = text.last == UInt8(ascii: ".") || text.last == UInt8(ascii: "!")
        if endsSentence, words > 3, !text.contains(UInt8(ascii: "@")) {
            return companies.contains { text.hasSuffix($0) }
        }
        // A sentence in a script without blanks.
        return !(text.count > 30 && (text.hasSuffix("。") || text.hasSuffix("！")))
    }

    private static let companies: [StaticString] = [
        "ltd.", "inc.", "co.", "llc.", "corp.", "s.a.", "s.l.", "gmbh.", "s.r.l.",
    ]

    private static let postscript = PhraseSet(["p.s", "ps:", "ps.", "ps ", "p.d.", "nb:", "n.b."])

    /// Whether a folded line holds an address, a telephone or another way to reach somebody.
    static func reachesSomebody(_ text: Bytes) -> Bool { contacts.isFound(in: text) }

    private static let contacts = PhraseSet([
        "@", "http://", "https://", "www.", "tel:", "tel.", "tel ", "phone", "mobile:", "fax", "whatsapp", "skype",
        "wechat", "电话", "電話", "手机", "тел.",
        "тел:",
    ])
}
