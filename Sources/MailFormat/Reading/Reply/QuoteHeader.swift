/// Lines with which programs head history that they do not mark: `-----Original Message-----`, `From: ...` and its kind.
enum QuoteHeader {
    /// Whether history begins at a line.
    static func begins(_ all: ArraySlice<TextLines.Line>, _ index: Int, _ lines: TextLines) -> Bool {
        let text = lines.folded(all[index])
        if isDivider(text) || isBlock(all, index, lines) || NotesHeader.begins(all, index, lines) { return true }
        return (isRule(text) || isFramed(text)) && ruleHeadsBlock(all, index, lines)
    }

    /// `---------- Forwarded message ----------`.
    static func isForward(_ text: Bytes) -> Bool {
        if forwardOpenings.begins(text) { return true }
        return text.hasPrefix("--") && forwards.isFound(in: text)
    }

    private static let forwardOpenings = PhraseSet([
        "begin forwarded", "anfang der weitergeleiteten", "début du message transféré", "début du message réexpédié",
        "inizio messaggio inoltrato", "inicio del mensaje reenviado", "início da mensagem encaminhada",
        "begin doorgestuurd bericht", "vidarebefordrat brev", "начало переадресованного", "以下是转发的邮件", "開始轉寄郵件",
    ])

    private static let forwards = PhraseSet([
        "forwarded message", "forwarded by", "forwarded mail", "weitergeleitete nachricht", "weitergeleitet von",
        "mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada", "message transféré", "message transfere",
        "messaggio inoltrato", "doorgestuurd bericht", "vidarebefordrat meddelande", "videresendt",
        "videresendt melding",
        "välitetty viesti", "пересылаемое сообщение", "пересланное сообщение", "переслане повідомлення", "转发的邮件",
        "转发邮件",
        "轉寄的郵件", "転送メッセージ", "전달된 메시지", "전달된 메세지", "wiadomość przekazana", "przekazana wiadomość",
        "přeposlaná zpráva", "přeposlaná", "preposlaná", "továbbított üzenet", "iletilen mesaj", "iletilmiş",
        "mesaj redirecționat",
        "προωθημένο μήνυμα", "thư đã chuyển tiếp", "pesan terusan", "ข้อความที่ส่งต่อ", "הודעה שהועברה",
        "رسالة معاد توجيهها",
    ])

    // MARK: - Dividers

    private static func isDivider(_ text: Bytes) -> Bool {
        if isMarker(text) || isGroupWise(text) || NotesHeader.isTableEdge(text) { return true }
        guard let first = text.first else { return false }
        let isASCIIRule =
            text.count > 1 && text[text.startIndex + 1] == first
            && [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*")].contains(first)
        guard
            isASCIIRule || text.hasPrefix("—") || text.hasPrefix("──") || text.hasPrefix("━")
                || text.hasPrefix("‐‐")
        else { return false }
        if originals.isFound(in: text) { return true }
        // ---- John Smith wrote ----
        return text.hasSuffix("--") || text.hasSuffix("==") ? framed.isFound(in: text) : false
    }

    /// `## Please type your reply above this line ##`: help desks put it above everything else that they send.
    static func isMarker(_ text: Bytes) -> Bool {
        if asks.begins(text) || asksAnywhere.isFound(in: text) { return true }
        // Zendesk, in any language.
        return text.hasPrefix("##-") && text.hasSuffix("-##")
    }

    /// Whether GroupWise quotes from there on: `>>> Mia <mia@example.com> 02.03.2026 09:12 >>>`.
    static func isGroupWise(_ text: Bytes) -> Bool {
        guard text.hasPrefix(">>> "), text.count < 200 else { return false }
        return groupWiseEnd.isFound(in: text.dropFirst(4)) && Attribution.hasWhen(text)
    }

    private static let groupWiseEnd = PhraseSet([" >>>"])

    private static let originals = PhraseSet([
        "original message", "originalmessage", "original email", "original e-mail", "original appointment",
        "reply message",
        "reply separator", "original-nachricht", "ursprüngliche nachricht", "urspruengliche nachricht",
        "ursprungliche nachricht", "originalnachricht", "ursprung", "mensaje original", "mensagem original",
        "mensagem de origem", "message d'origine", "message d’origine", "message original", "messaggio originale",
        "messaggio di origine", "oorspronkelijk bericht", "origineel bericht", "oprindelig meddelelse",
        "oprindelig besked",
        "ursprungligt meddelande", "originalt meddelande", "opprinnelig melding", "alkuperäinen viesti",
        "исходное сообщение", "оригинальное сообщение", "пересылаемое", "первоначальное сообщение",
        "вихідне повідомлення",
        "原始邮件", "原始郵件", "原邮件", "回复的原邮件", "原信件", "原始信件", "元のメッセージ", "元のメール", "オリジナルメッセージ", "원본 메시지",
        "원본 메세지", "oryginalna wiadomość", "wiadomość oryginalna", "původní zpráva", "pôvodná správa", "eredeti üzenet",
        "mesaj original", "mesajul original", "orijinal mesaj", "özgün ileti", "izvorna poruka", "izvirno sporočilo",
        "оригинална поръка", "оригинално съобщение", "αρχικό μήνυμα", "thư gốc", "tin nhắn gốc", "pesan asli",
        "mesej asal",
        "ข้อความต้นฉบับ", "ข้อความเดิม", "הודעה מקורית", "الرسالة الأصلية", "algne sõnum", "originalioji žinutė",
        "sākotnējais ziņojums",
    ])

    private static let framed = PhraseSet([
        "nachricht", "message", "besked", "melding", "meddelande", "bericht", "mensaje", "mensagem", "messaggio",
        "wrote",
        "schrieb", "escribi", "escreveu", "écrit", "scritto", "schreef", "написа", "пишет", "写道", "寫道", "skrev",
        "сообщение",
    ])

    private static let asks = PhraseSet(["## please do not write below this line"])
    private static let asksAnywhere = PhraseSet([
        "reply above this line", "write above this line", "type your reply above",
        "bitte antworten sie über dieser linie",
        "bitte oberhalb dieser linie", "répondez au-dessus de cette ligne", "responda por encima de esta línea",
        "escriba por encima de esta línea", "responda acima desta linha", "rispondi sopra questa riga",
        "ответьте выше этой линии", "请在此行上方回复",
    ])

    // MARK: - Header blocks

    /// A line of underscores or dashes.
    private static func isRule(_ text: Bytes) -> Bool {
        guard text.count >= 5, let first = text.first else { return false }
        return [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*")].contains(first)
            ? text.allSatisfy { $0 == first }
            : text.hasPrefix("——") && text.allSatisfy { $0 == 0xE2 || $0 == 0x80 || $0 == 0x94 }
    }

    /// A few words between two rules, in whatever language: `------ Original ------`.
    private static func isFramed(_ text: Bytes) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "=") else { return false }
        let words = text.drop { $0 == first }
        return text.count - words.count >= 3 && text.suffix(3).allSatisfy { $0 == first } && words.count < 80
    }

    private static func ruleHeadsBlock(_ all: ArraySlice<TextLines.Line>, _ index: Int, _ lines: TextLines) -> Bool {
        guard let next = all[(index + 1)...].prefix(20).firstIndex(where: { !$0.isBlank }) else { return false }
        if isBlock(all, next, lines) { return true }
        guard QuoteLabel.leading(lines.folded(all[next])) == .from else { return false }
        return all[next...].prefix(4)
            .contains { lines.folded($0).contains(UInt8(ascii: "@")) || Attribution.hasWhen(lines.folded($0)) }
    }

    /// `From: ...` followed by other such lines: how Outlook and others head what they quote.
    ///
    /// Lines of labels alone are no proof: a parcel goes from somewhere to somewhere too. There must be a subject or an
    /// address among them, and a day or another label.
    private static func isBlock(_ all: ArraySlice<TextLines.Line>, _ start: Int, _ lines: TextLines) -> Bool {
        guard let first = QuoteLabel.leading(lines.folded(all[start])) else { return false }
        var labels = 0
        var seen = 0
        var inARow = true
        var hasAddress = false
        var hasDay = false
        var hasSubject = false
        var hasFrom = false
        for line in all[start...].prefix(16) where !line.isBlank {
            seen += 1
            if seen > 10 { break }
            let text = lines.folded(line)
            guard let label = QuoteLabel.leading(text) else {
                // A long list of recipients goes on in the next line.
                if first != .from, labels < 2 { inARow = false }
                if !inARow { break }
                hasAddress = hasAddress || text.contains(UInt8(ascii: "@"))
                continue
            }
            labels += 1
            hasAddress = hasAddress || text.contains(UInt8(ascii: "@"))
            hasDay = hasDay || Attribution.hasWhen(text)
            hasSubject = hasSubject || label == .subject
            hasFrom = hasFrom || label == .from
        }
        if labels == 2 { return hasAddress && hasDay }
        guard labels >= 3 else { return false }
        return hasFrom ? hasSubject || hasAddress : hasSubject && hasAddress
    }
}
