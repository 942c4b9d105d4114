/// Status codes of SMTP (RFC 3463), found in what servers say.
enum SMTPStatus {
    /// The first enhanced code (`5.1.1`) that stands on its own.
    static func find(in text: Bytes) -> String? {
        let dot = UInt8(ascii: ".")
        var index = text.startIndex
        while let place = text.firstIndex(of: dot, from: index) {
            index = place + 1
            guard place > text.startIndex, let kind = classDigit(text[place - 1]) else { continue }
            if place - 1 > text.startIndex, text[place - 2].isDigit || text[place - 2] == dot { continue }
            let subject = text[(place + 1)...].prefix { $0.isDigit }
            guard (1...3).contains(subject.count), subject.endIndex < text.endIndex, text[subject.endIndex] == dot
            else {
                continue
            }
            let detail = text[(subject.endIndex + 1)...].prefix { $0.isDigit }
            guard (1...3).contains(detail.count) else { continue }
            let after = detail.endIndex
            // An address of four numbers is none.
            if after + 1 < text.endIndex, text[after] == dot, text[after + 1].isDigit { continue }
            return "\(kind).\(String(decoding: subject, as: UTF8.self)).\(String(decoding: detail, as: UTF8.self))"
        }
        return nil
    }

    private static func classDigit(_ byte: UInt8) -> Int? {
        byte == UInt8(ascii: "2") || byte == UInt8(ascii: "4") || byte == UInt8(ascii: "5") ? Int(byte) - 48 : nil
    }

    /// The code that says most: the one stated, unless it says nothing and the diagnostic does.
    ///
    /// - Parameters:
    ///   - stated: the code of the report, `nil` when it has none.
    ///   - diagnostic: what the server said, folded.
    ///   - isDelayed: whether delivery is still tried.
    /// - Returns: an enhanced code of class 4 or 5.
    static func best(stated: String?, diagnostic: Bytes, isDelayed: Bool) -> String {
        // What the far server said in its own words is nearer to the cause than what the reporting one made of it.
        let said = find(in: diagnostic).flatMap { $0.hasPrefix("2") ? nil : $0 }
        if let said, !said.hasSuffix(".0.0") { return said }
        let stated = stated.flatMap { $0.hasPrefix("2") ? nil : $0 }
        if let stated { return stated }
        let byWords = fromWords(diagnostic, isDelayed: isDelayed)
        if let byWords, said == nil || said?.first == byWords.first { return byWords }
        if let said { return said }
        if let reply = reply(in: diagnostic) { return reply == UInt8(ascii: "4") ? "4.0.0" : "5.0.0" }
        return isDelayed ? "4.0.0" : "5.0.0"
    }

    /// The first digit of the first SMTP reply code of 4xx or 5xx.
    static func reply(in text: Bytes) -> UInt8? {
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isDigit || text[index] == UInt8(ascii: ".") else {
                index += 1
                continue
            }
            let number = text[index...].prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
            index = number.endIndex
            let isCode = number.count == 3 && number.allSatisfy(\.isDigit)
            if isCode, let first = number.first, first == UInt8(ascii: "4") || first == UInt8(ascii: "5") {
                return first
            }
        }
        return nil
    }

    /// A code from what the words say.
    private static func fromWords(_ text: Bytes, isDelayed: Bool) -> String? {
        if expired.isFound(in: text) { return "4.4.7" }
        let kind = isDelayed || reply(in: text) == UInt8(ascii: "4") ? "4" : "5"
        return words.first { $0.phrases.isFound(in: text) }.map { "\(kind).\($0.code)" }
    }

    /// Delivery that was given up after days: a cause that may pass (RFC 3463, X.4.7).
    private static let expired = PhraseSet([
        "retry timeout exceeded", "been failing for a long time", "retry time not reached", "delivery time expired",
        "message expired", "could not be delivered for", "too long in queue", "been in the queue too long",
        "giving up; been in queue", "cannot send message within", "undeliverable for", "queue too long",
        "expired after",
    ])

    private static let words: [(code: String, phrases: PhraseSet)] = [
        (
            "1.1",
            PhraseSet([
                "user unknown", "unknown user", "no such user", "does not exist", "doesn't exist", "no mailbox",
                "mailbox not found", "invalid recipient", "unknown recipient", "unknown address", "recipient unknown",
                "not a valid", "isn't a valid", "no such address", "doesn't have a", "unrouteable address",
                "unknown local",
                "recipient name is not recognized", "address not found", "address couldn't be found",
                "no such recipient",
                "invalid user", "user not found", "not listed in", "no such mailbox", "unknown mailbox",
                "invalid mailbox",
                "recipient not found", "not found in", "wasn't found at", "n'existe pas", "existiert nicht",
                "no existe",
                "não existe", "non esiste", "не существует", "不存在", "存在しません", "bestaat niet", "nie istnieje",
                "unbekannt",
            ])
        ),
        (
            "2.2",
            PhraseSet([
                "mailbox full", "mailbox is full", "mailbox has exceeded", "mailbox exceeds", "exceeds allowed size",
                "quota", "storage allocation",
                "mailfolder is full",
                "inbox is full", "insufficient storage", "out of storage", "posteingang ist voll", "postfach ist voll",
                "boîte aux lettres est pleine", "buzón está lleno", "buzón lleno", "caixa de correio", "переполнен",
                "已满",
            ])
        ),
        (
            "2.1",
            PhraseSet([
                "account disabled", "account is disabled", "mailbox disabled", "mailbox is disabled",
                "account inactive",
                "inactive user", "account has been suspended", "account suspended", "mailbox unavailable",
                "user is inactive",
            ])
        ),
        (
            "1.2",
            PhraseSet([
                "host unknown", "name or domain name not found", "host not found", "no mx", "domain not found",
                "unknown host",
                "unknown domain", "dns lookup failure", "domain does not exist", "unable to resolve",
                "couldn't find any host",
                "name server", "no a or mx", "domain couldn't be found",
            ])
        ),
        (
            "3.4",
            PhraseSet([
                "message too large", "message size exceeds", "too big", "size limit", "exceeds size", "too large",
            ])
        ),
        (
            "4.1",
            PhraseSet([
                "timed out", "connection refused", "could not connect", "unable to connect", "no route",
                "network error",
                "network is unreachable", "no answer from host", "wasn't able to establish an smtp connection",
            ])
        ),
        (
            "7.1",
            PhraseSet([
                "spam", "blacklist", "blocklist", "blocked", "access denied", "not permitted", "not allowed", "relay",
                "policy",
                "rejected for", "not authorized", "reputation", "dmarc", "unsolicited",
            ])
        ),
    ]
}
