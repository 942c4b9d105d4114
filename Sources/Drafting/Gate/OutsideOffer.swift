/// Finds an offer to talk or pay outside the marketplace.
///
/// Naming a messenger to decline it is allowed.
enum OutsideOffer {
    /// Whether a text makes such an offer.
    static func isMade(in text: String) -> Bool {
        let lower = text.lowercased()
        if links.contains(where: lower.holds) || hasAddress(lower) || hasIBAN(text) { return true }
        // Hardly a text names one: then no clause has to be looked at.
        guard channels.contains(where: lower.holds) || outside.contains(where: lower.holds) else { return false }
        return lower.unicodeScalars.split(whereSeparator: endsClause).contains { offers(String($0)) }
    }

    private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", ";", "\n", "。", "！", "？": true
        default: false
        }
    }

    /// Whether a clause, in lower case, offers a channel and does not decline it.
    private static func offers(_ clause: String) -> Bool {
        let named = channels.filter(clause.holds)
        let isOutside = outside.contains(where: clause.holds)
        guard isOutside || !named.isEmpty else { return false }
        let words = clause.split { !$0.isLetter && !$0.isNumber && $0 != "'" }
        if declines(words) || han.contains(where: clause.holds) { return false }
        if isOutside { return true }
        guard named.contains(where: { channel in words.contains { $0.hasPrefix(channel) } || isHan(channel, clause) })
        else { return false }
        let spaced = " \(words.joined(separator: " ")) "
        return invitations.contains { isHan($0, clause) || spaced.holds(" \($0) ") }
            || NumberRun.all(in: clause).contains { $0.digits.count >= 7 }
            || clause.holds(" @") || clause.holds(":@")
    }

    /// Whether the words decline; “no WhatsApp” is Portuguese for “on WhatsApp”.
    private static func declines(_ words: [Substring]) -> Bool {
        words.indices.contains { index in
            guard no.contains(String(words[index])) else { return false }
            guard words[index] == "no", index > 0, index + 1 < words.count else { return true }
            let isInvitation = ["chama", "chame", "comigo", "escreva", "fala"].contains { words[index - 1] == $0 }
            return !isInvitation
        }
    }

    private static func isHan(_ word: String, _ clause: String) -> Bool {
        word.unicodeScalars.first.map { $0.value >= 0x3400 } == true && clause.holds(word)
    }

    private static let links = ["wa.me/", "t.me/", "m.me/", "paypal.me/"]

    /// An email address.
    private static func hasAddress(_ text: String) -> Bool {
        guard text.holds("@") else { return false }
        return text.split { $0.isWhitespace || ",;()<>".contains($0) }
            .contains { word in
                guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
                return word[at...].dropFirst().drop { $0 == "." }.dropLast().contains(".")
            }
    }

    /// An account number by ISO 13616: a country, two check digits, and at least eleven more that give the remainder 1.
    private static func hasIBAN(_ text: String) -> Bool {
        let scalars = Array(text.uppercased().unicodeScalars)
        return scalars.indices.contains { start in
            guard beginsAccount(scalars[start...]), start == 0 || !isPartOfWord(scalars[start - 1]) else {
                return false
            }
            // Groups of four may be parted by blanks.
            let body = scalars[start...].prefix(42).filter { $0 != " " }.prefix { isLetter($0) || isDigit($0) }
            return body.count >= 15 && (15...min(34, body.count)).contains { hasRemainderOne(body.prefix($0)) }
        }
    }

    /// Whether a country and two check digits come first; hardly a place in a text does.
    private static func beginsAccount(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var count = 0
        for scalar in scalars.prefix(42) where scalar != " " {
            guard count < 2 ? isLetter(scalar) : isDigit(scalar) else { return false }
            count += 1
            if count == 4 { return true }
        }
        return false
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (65...90).contains(scalar.value) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func hasRemainderOne(_ account: ArraySlice<Unicode.Scalar>) -> Bool {
        // Of ordinary words some would pass the check by chance: most of an account number are digits.
        guard account.count(where: isDigit) * 2 > account.count else { return false }
        var remainder = 0
        for scalar in account.dropFirst(4) + account.prefix(4) {
            let value = Int(scalar.value) - (isDigit(scalar) ? 48 : 55)
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }

    /// Messengers and payment services, by the beginnings of their names.
    private static let channels = [
        "whatsapp", "whatsap", "watsapp", "telegram", "viber", "wechat", "weixin", "skype", "instagram", "messenger",
        "discord", "zalo", "facebook", "paypal", "venmo", "zelle", "bitcoin", "usdt", "pix", "blik", "bizum", "revolut",
        "iban", "ватсап", "вотсап", "вацап", "телеграм", "телегу", "тг", "вайбер", "скайп", "сбербанк", "тинькофф",
        "微信", "支付宝",
    ]
    /// What makes a channel an offer of the buyer's.
    private static let invitations = [
        "write me on", "write to me on", "contact me on", "contact me via", "contact me by", "message me on", "add me",
        "text me", "call me", "reach me", "my whatsapp", "my telegram", "my wechat", "my viber", "my iban", "talk on",
        "chat on", "pay you by", "pay you via", "pay you with", "pay by paypal to", "pay me", "send it to my",
        "my paypal is", "мой", "моя", "напишите мне в", "пишите мне в", "пишите в", "давайте в", "свяжитесь со мной",
        "позвоните", "скиньте", "переведите на", "mi whatsapp", "mi telegram", "escríbame por", "escribame por",
        "escríbeme al", "contácteme por", "llámeme", "hablemos por", "meu whatsapp", "meu telegram", "meu pix",
        "me chame no", "me chama no", "chama no", "fale comigo no", "escreva no", "mon whatsapp", "mon telegram",
        "écrivez moi sur", "écrivez-moi sur", "contactez moi sur", "appelez moi", "mein whatsapp", "meine whatsapp",
        "mein telegram", "meine iban", "schreiben sie mir auf", "schreiben sie mir über", "schreib mir auf",
        "rufen sie mich", "mój whatsapp", "mój telegram", "napiszcie na", "napisz na", "napiszcie do mnie na",
        "我的微信", "加我", "我的支付宝", "微信聊", "微信联系", "转账",
    ]
    /// Payment and talk beside the marketplace, in so many words.
    private static let outside = [
        "outside aliexpress", "outside of aliexpress", "outside the platform", "off the platform", "off platform",
        "pay you directly", "directly to your bank", "мимо алиэкспресс", "мимо площадки", "вне площадки", "в обход",
        "напрямую на карту", "fuera de aliexpress", "fuera de la plataforma", "fora do aliexpress",
        "fora da plataforma", "en dehors d'aliexpress", "hors plateforme", "en dehors de la plateforme",
        "außerhalb von aliexpress", "außerhalb der plattform", "poza aliexpress", "poza platformą", "私下", "线下交易",
        "平台外",
    ]
    /// Words that decline.
    private static let no: Set<String> = [
        "not", "don't", "dont", "no", "never", "cannot", "can't", "won't", "without", "instead", "rather", "не", "нет",
        "без", "никогда", "nunca", "sin", "não", "nao", "sem", "pas", "jamais", "sans", "nicht", "kein", "keine",
        "nie", "bez",
    ]
    /// Han characters that decline.
    private static let han = ["不", "没", "别"]
}
