/// The words with which people end what they write: `Best regards,` above a name.
enum ClosingFormula {
    /// Whether one stands there: `Best regards,` above a name and its lines, `Thanks,` above a name alone.
    static func isOne(_ rest: [TextLines.Line], _ index: Int, _ lines: TextLines) -> Bool {
        guard lines.folded(rest[index]).count <= 80 else { return false }
        let text = withoutMarks(lines.folded(rest[index]))
        let after = rest[(index + 1)...].filter { !$0.isBlank }
        guard after.allSatisfy({ SignatureLine.isOne($0, lines) }), !isGreeting(rest[..<index], above: after, lines),
            !after.contains(where: { SignatureLine.isSentence(lines.bare($0)) })
        else { return false }
        if text.count > 3, closings.prefixLength(of: text) == text.count { return after.count <= 12 }
        if closesWithName(rest[index], lines) { return after.count <= 8 }
        let isThanks = thanks.prefixLength(of: text) == text.count || closings.prefixLength(of: text) == text.count
        // Without capitals a short answer looks like a name: thanks are no reason to drop it.
        return isThanks && (1...3).contains(after.count) && SignatureLine.isName(lines.bare(after[0]))
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
        return SignatureLine.isName(name) && SignatureLine.words(name) <= 3
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
        guard words.count == 1, SignatureLine.words(lines.folded(words[0])) <= 3 else { return false }
        return after.contains {
            SignatureLine.words(lines.folded($0)) > 3 && !SignatureLine.reachesSomebody(lines.folded($0))
        }
    }

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
}
