/// Takes signatures, the lines of phones and programs, and legal notices off the end of what somebody wrote.
enum Signature {
    /// The lines above the signature; all of them when there is none, or nothing above it.
    static func removed(from words: [TextLines.Line], _ lines: TextLines) -> [TextLines.Line] {
        var rest = words
        if let end = rest.indices.first(where: { endsForGood(rest, $0, lines) }) { rest.removeLast(rest.count - end) }
        // A signature has layers: a name, a formula, a notice, the line of a phone.
        for _ in 0..<maximumLayers {
            while rest.last?.isBlank == true { rest.removeLast() }
            guard let cut = cut(rest, lines), rest[..<cut].contains(where: { !$0.isBlank }) else { break }
            rest.removeLast(rest.count - cut)
        }
        return rest
    }

    private static let maximumLayers = 60

    /// Whether a line ends what somebody writes wherever it stands: the mark of a signature, the line of a phone.
    private static func endsForGood(_ rest: [TextLines.Line], _ index: Int, _ lines: TextLines) -> Bool {
        guard !rest[index].isBlank, rest[..<index].contains(where: { !$0.isBlank }) else { return false }
        if ProgramLine.isPhone(lines.folded(rest[index])) { return true }
        guard isDashes(rest[index], lines) else { return false }
        // Only with its blank is it the mark of the standard; without, people put it between sentences too.
        return rest[index].bare.upperBound < rest[index].range.upperBound
            || !rest[(index + 1)...].contains { isSentence(lines.bare($0)) }
    }

    private static func cut(_ rest: [TextLines.Line], _ lines: TextLines) -> Int? {
        for index in max(1, rest.count - maximumLength)..<max(1, rest.count) where !rest[index].isBlank {
            let text = lines.folded(rest[index])
            if isMark(rest, index, lines) || isSignOff(rest, index, lines) || LegalNotice.begins(text) { return index }
        }
        guard let last = rest.last, rest.count > 1 else { return nil }
        let text = lines.folded(last)
        if ProgramLine.isOne(text) || isOrnament(text) { return rest.count - 1 }
        return isDashedName(rest, lines) ? rest.count - 1 : nil
    }

    /// So many lines at the end can be a signature.
    private static let maximumLength = 40

    /// `-- `, the mark of RFC 3676, section 4.3, and what is left of it.
    private static func isDashes(_ line: TextLines.Line, _ lines: TextLines) -> Bool {
        let bare = lines.bare(line)
        return bare.equals("--") || bare.elementsEqual("—".utf8) || bare.elementsEqual("–".utf8)
    }

    /// A rule above a few short lines.
    private static func isMark(_ rest: [TextLines.Line], _ index: Int, _ lines: TextLines) -> Bool {
        let text = lines.folded(rest[index])
        guard let first = text.first, text.count >= 2, text.allSatisfy({ $0 == first }) else { return false }
        let after = rest[(index + 1)...].filter { !$0.isBlank }
        let isAfterBlank = rest[index - 1].isBlank
        switch first {
        case UInt8(ascii: "_"):
            guard text.count >= 5 && after.count <= 10 || isAfterBlank && rest.count - index <= 10 else { return false }
            return namesSomebody(after, lines) || !after.contains { isSentence(lines.bare($0)) }
        case UInt8(ascii: "-"):
            if (3...4).contains(text.count) {
                return after.count <= 4 && after.allSatisfy { $0.bare.count < 60 }
                    && (namesSomebody(after, lines) || after.allSatisfy { words(lines.folded($0)) <= 4 })
            }
            return text.count > 4 && isAfterBlank && after.count <= 9 && after.allSatisfy { $0.bare.count < 80 }
                && namesSomebody(after, lines)
        case UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "#"):
            return text.count > 4 && isAfterBlank && after.count <= 9 && after.allSatisfy { $0.bare.count < 80 }
                && namesSomebody(after, lines)
        default: return false
        }
    }

    /// Whether lines hold an address or a telephone, or only a name: a rule alone may also stand above a list.
    private static func namesSomebody(_ after: [TextLines.Line], _ lines: TextLines) -> Bool {
        after.contains { contacts.isFound(in: lines.folded($0)) }
            || after.count <= 3 && after.allSatisfy { isName(lines.bare($0)) }
    }

    private static let contacts = PhraseSet([
        "@", "http://", "https://", "www.", "tel:", "tel.", "tel ", "phone", "mobile:", "fax", "whatsapp", "skype",
        "wechat", "电话", "電話", "手机", "тел.",
        "тел:",
    ])

    /// `- Ann`, `-Ann Lee` at the very end; two such lines in a row are a list.
    private static func isDashedName(_ rest: [TextLines.Line], _ lines: TextLines) -> Bool {
        guard let last = rest.last else { return false }
        let bare = lines.bare(last)
        let name = bare.drop { $0 == UInt8(ascii: "-") }.trimmed
        let isOneWord = name.count < 16 && name.allSatisfy { $0.isLetter || $0 >= 0x80 }
        guard bare.first == UInt8(ascii: "-"), bare.count < 40, isOneWord || isName(name) else { return false }
        let before = rest.dropLast().last { !$0.isBlank }
        return before.map { lines.bare($0).first != UInt8(ascii: "-") } ?? false
    }

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
    private static func isSentence(_ line: Bytes) -> Bool {
        let words = line.split(separator: .space)
        guard words.count >= 4 else { return false }
        let folded = FoldedText.fold([.space] + line + [.space])[...]
        guard clauseWords.isFound(in: folded), !contacts.isFound(in: folded) else { return false }
        return words.count { String(decoding: $0.prefix(4), as: UTF8.self).first?.isLowercase == true } * 2
            > words.count
    }

    private static let clauseWords = PhraseSet([
        " we ", " you ", " i ", " it ", " is ", " are ", " was ", " will ", " can ", " please ", " your ", " have ",
        " has ", " not ", " wir ", " sie ", " ist ", " sind ", " wird ", " werden ", " bitte ", " ihre ", " nicht ",
        " nous ", " vous ", " est ", " sont ", " sera ", " votre ", " usted ", " está ", " será ", " puede ", " você ",
        " não ", " sarà ", " non ", " мы ", " вы ", " вам ", " ваш ", " будет ", " не ",
    ])

    // MARK: - Closing formulas

    /// `Best regards,` above a name and its lines; `Thanks,` above a name alone.
    private static func isSignOff(_ rest: [TextLines.Line], _ index: Int, _ lines: TextLines) -> Bool {
        guard lines.folded(rest[index]).count <= 80 else { return false }
        let text = withoutMarks(lines.folded(rest[index]))
        let after = rest[(index + 1)...].filter { !$0.isBlank }
        guard after.allSatisfy({ isSignatureLine($0, lines) }), !isGreeting(rest[..<index], above: after, lines),
            !after.contains(where: { isSentence(lines.bare($0)) })
        else { return false }
        if text.count > 3, closings.prefixLength(of: text) == text.count { return after.count <= 12 }
        if closesWithName(rest[index], lines) { return after.count <= 8 }
        let isThanks = thanks.prefixLength(of: text) == text.count || closings.prefixLength(of: text) == text.count
        // Without capitals a short answer looks like a name: thanks are no reason to drop it.
        return isThanks && (1...3).contains(after.count) && isName(lines.bare(after[0]))
            && hasCapital(lines.bare(after[0]))
            && !trade.isFound(in: lines.folded(after[0]))
    }

    /// Whether the first letter is a capital; letters of other scripts are none.
    private static func hasCapital(_ text: Bytes) -> Bool {
        String(decoding: text.prefix(4), as: UTF8.self).first?.isUppercase == true
    }

    /// What orders are about, in no name.
    private static let trade = PhraseSet([
        "refund", "cancel", "order", "ship", "money", "parcel", "return", "paid", "agree", "wait", "storn", "erstatt",
        "bestell", "rembours", "annul", "command", "cancelad", "reembols", "pedido", "заказ", "отмен", "возврат",
        "деньг",
        "посылк",
    ])

    /// The text without the marks and blanks at its end.
    private static func withoutMarks(_ text: Bytes) -> Bytes {
        var text = text
        while !text.isEmpty {
            if let last = text.last, ",.!- ~".utf8.contains(last) {
                text.removeLast()
            } else if let length = wideMarks.first(where: { text.hasSuffix($0) })?.utf8CodeUnitCount {
                text.removeLast(length)
            } else {
                break
            }
        }
        return text
    }

    private static let wideMarks: [StaticString] = ["，", "。", "！", "、", "～", "،"]

    /// `Regards, Ann`: the formula and the name on one line.
    private static func closesWithName(_ line: TextLines.Line, _ lines: TextLines) -> Bool {
        let text = lines.folded(line)
        guard let length = closings.prefixLength(of: text), length > 1 else { return false }
        let rest = text[(text.startIndex + length)...]
        // "Best price", "Yours truly": without a comma the formula must be no common word.
        let hasComma = rest.first == UInt8(ascii: ",") || wideMarks.contains { rest.hasPrefix($0) }
        guard hasComma || rest.first == .space && !commonWords.begins(text) else { return false }
        let name = lines.bare(line)[rest.indices]
            .drop { !$0.isLetter && ($0 < 0x80 || $0 >= 0xE2 && $0 < 0xE4) || $0 == .space }
        return isName(name) && words(name) <= 3
    }

    private static let commonWords = PhraseSet([
        "best ", "yours ", "have a ", "take ", "salam ", "cordial", "all the ", "br ", "vh ", "respect",
    ])

    /// Whether lines above a formula only greet, so that what follows it is the message: `Hola / Saludos / ...`.
    private static func isGreeting(
        _ above: ArraySlice<TextLines.Line>,
        above after: [TextLines.Line],
        _ lines: TextLines
    ) -> Bool {
        let words = above.filter { !$0.isBlank }
        guard words.count == 1, Signature.words(lines.folded(words[0])) <= 3 else { return false }
        return after.contains { Signature.words(lines.folded($0)) > 3 && !contacts.isFound(in: lines.folded($0)) }
    }

    /// How many words a line has.
    private static func words(_ text: Bytes) -> Int { text.split { $0.isBlank }.count }

    /// Whether a line can stand in a signature: short, and no sentence to the reader.
    private static func isSignatureLine(_ line: TextLines.Line, _ lines: TextLines) -> Bool {
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

    private static let closings = PhraseSet([
        "regards", "best regards", "kind regards", "warm regards", "kindest regards", "many regards",
        "with best regards",
        "with kind regards", "best", "all the best", "best wishes", "with best wishes", "warm wishes", "cheers",
        "sincerely",
        "sincerely yours", "yours sincerely", "yours faithfully", "yours truly", "yours", "respectfully", "cordially",
        "thanks and regards", "thanks & regards", "thank you and best regards", "thank you and regards",
        "many thanks and regards",
        "thanks and best regards", "br", "rgds", "have a nice day", "have a great day", "have a good day", "take care",
        "mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichen grüssen", "mit freundlichem gruß",
        "freundliche grüße", "freundliche grüsse", "viele grüße", "viele grüsse", "liebe grüße", "lg", "vg",
        "beste grüße",
        "schöne grüße",
        "herzliche grüße", "gruß", "grüße", "mfg", "hochachtungsvoll",
        "cordialement", "bien cordialement", "très cordialement", "bien à vous", "sincères salutations",
        "salutations distinguées",
        "meilleures salutations", "amicalement", "bonne journée", "cdlt", "respectueusement",
        "saludos", "saludos cordiales", "un saludo", "un cordial saludo", "cordiales saludos", "atentamente",
        "un abrazo",
        "muchos saludos", "muy atentamente", "saludo", "atenciosamente", "cumprimentos", "melhores cumprimentos",
        "com os melhores cumprimentos", "abraços", "abraço", "att.", "cordialmente", "cordiali saluti",
        "distinti saluti",
        "cordialmente", "saluti", "un saluto", "a presto", "met vriendelijke groet", "met vriendelijke groeten",
        "vriendelijke groet", "vriendelijke groeten", "groeten", "groetjes", "mvg", "mvh", "med vänlig hälsning",
        "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "med venlig hilsen", "med vennlig hilsen",
        "venlig hilsen",
        "vennlig hilsen", "de bedste hilsner", "hilsen", "vh", "ystävällisin terveisin", "terveisin",
        "parhain terveisin",
        "pozdrawiam", "z poważaniem", "serdecznie pozdrawiam", "pozdrawiam serdecznie", "s pozdravem",
        "s přátelským pozdravem",
        "s pozdravom", "üdvözlettel", "tisztelettel", "cu stimă", "cu respect", "toate cele bune", "saygılarımla",
        "iyi günler", "iyi günler dilerim", "iyi günler dileriz", "iyi çalışmalar dilerim",
        "iyi çalışmalar", "kolay gelsin", "с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего",
        "з повагою", "с поздрави", "поздрави", "с уважение", "με εκτίμηση", "φιλικά", "lep pozdrav", "lijep pozdrav",
        "s poštovanjem",
        "pozdrav", "pagarbiai", "lugupidamisega", "ar cieņu", "trân trọng", "hormat saya", "salam", "祝好", "此致", "此致敬礼",
        "敬礼",
        "敬上", "祝您生活愉快", "祝您购物愉快", "祝商祺", "顺祝商祺", "顺颂商祺", "谨启", "敬具", "감사합니다", "ขอแสดงความนับถือ", "בברכה",
        "مع أطيب التحيات",
        "مع تحياتي", "تحياتي",
    ])

    private static let thanks = PhraseSet([
        "thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "thanks again",
        "thanks in advance", "thx",
        "thanks so much", "danke", "vielen dank", "danke im voraus", "merci", "merci d'avance", "merci beaucoup",
        "gracias",
        "muchas gracias", "obrigado", "obrigada", "muito obrigado", "grazie", "grazie mille", "bedankt", "dank u",
        "tack", "tak",
        "takk", "kiitos", "dziękuję", "děkuji", "ďakujem", "köszönöm", "mulțumesc", "teşekkürler", "teşekkür ederim",
        "спасибо",
        "заранее спасибо", "дякую", "благодаря", "ευχαριστώ", "谢谢", "多谢", "ありがとうございます", "cảm ơn", "terima kasih",
    ])

    /// A line of signs alone at the end.
    private static func isOrnament(_ text: Bytes) -> Bool {
        guard text.count >= 3, let first = text.first else { return false }
        return text.allSatisfy { $0 == first }
            && [
                UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "~"),
                UInt8(ascii: "#"),
            ]
            .contains(first)
    }
}
