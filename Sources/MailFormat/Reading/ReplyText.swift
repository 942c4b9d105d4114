/// Finds the newest words of a mail: no quoted history, no signature.
///
/// When in doubt the words are kept: a seller's answer must not be lost.
public enum ReplyText {
    /// The newest words.
    ///
    /// - Parameter text: the whole text of a mail, line ends `\n`.
    /// - Returns: the reply; the whole text when no history is found.
    public static func newest(in text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) }
        while lines.first?.isBlank == true { lines.removeFirst() }
        // A mail that begins with a quotation is answered below or between.
        let cut = historyStart(lines[...])
        var kept: [Line]
        if let cut {
            let above =
                lines[..<cut.line].filter { !$0.isQuote } + (wordsBefore(lines[cut.line].bare).map { [Line($0)] } ?? [])
            if above.contains(where: { !$0.isBlank }) {
                kept = Array(lines[..<cut.line])
                if let own = wordsBefore(lines[cut.line].bare) { kept.append(Line(own)) }
                if cut.isQuoted { kept += wordsBelow(lines[cut.line...]) }
            } else {
                kept = cut.isQuoted ? wordsBelow(lines[cut.line...]) : []
            }
        } else {
            kept = lines
        }
        let words = kept.filter { !$0.isQuote }
        let result = trimmed(withoutSignature(words))
        if result.isEmpty { return trimmed(lines.filter { !$0.isQuote }) }
        return result
    }

    /// One line, looked at once.
    struct Line {
        var text: String
        var bare: String
        var isQuote: Bool
        var isBlank: Bool { bare.isEmpty }

        init(_ text: String) {
            self.text = text
            bare = text.trimmedBlanks
            isQuote =
                bare.hasPrefix(">") || bare.hasPrefix("&gt;")
                || (bare.hasPrefix("|") && bare.count > 1 && !bare.hasSuffix("|"))
        }
    }

    /// Where history begins, and whether it is marked with `>`.
    private static func historyStart(_ lines: ArraySlice<Line>) -> (line: Int, isQuoted: Bool)? {
        for index in lines.indices where !lines[index].isBlank {
            let line = lines[index]
            if line.isQuote {
                return (index, true)
            }
            if let end = attribution(lines, index) {
                let next = lines[end...].prefix(20).first { !$0.isBlank }
                return (index, next?.isQuote == true)
            }
            // What is passed on belongs to the message.
            if isForward(line.bare) { return nil }
            if isDivider(line.bare) || isHeaderBlock(lines, index) { return (index, false) }
        }
        return nil
    }

    /// The buyer's own words on the line of an attribution: `thanks On Wed, 4 Apr 2012, Bob wrote:`.
    private static func wordsBefore(_ line: String) -> String? {
        for mark in [" On ", "-- On ", "--- On "] {
            guard let range = line.firstRange(of: mark), range.lowerBound > line.startIndex else { continue }
            let rest = line[range.upperBound...]
            guard verbs.contains(where: { rest.lowercased().contains($0) }), hasWhen(rest.lowercased()) else {
                continue
            }
            var own = line[..<range.lowerBound]
            while let last = own.last, last == "-" || last == " " { own.removeLast() }
            return own.isEmpty ? nil : String(own)
        }
        return nil
    }

    /// The words after marked quotations: the answer below or between them.
    private static func wordsBelow(_ lines: ArraySlice<Line>) -> [Line] {
        var out: [Line] = []
        var index = lines.startIndex
        var seenQuote = false
        while index < lines.endIndex {
            let line = lines[index]
            if line.isQuote {
                seenQuote = true
                index += 1
                continue
            }
            if !line.isBlank, let end = attribution(lines, index) {
                index = end
                continue
            }
            if isDivider(line.bare) || isHeaderBlock(lines, index) { break }
            // A long quoted line that a program broke: its end stands alone and goes on in small letters.
            let isBrokenEnd =
                index > lines.startIndex && lines[index - 1].isQuote && lines[index - 1].text.count > 60
                && line.bare.first?.isLowercase == true
            if !isBrokenEnd, seenQuote || line.isBlank { out.append(line) }
            index += 1
        }
        return out.contains { !$0.isBlank } ? [Line("")] + out : []
    }

    // MARK: - Attribution

    /// `On ..., ... wrote:` over up to six lines; the line after it.
    private static func attribution(_ lines: ArraySlice<Line>, _ start: Int) -> Int? {
        guard beginsAttribution(lines[start].bare) else { return nil }
        var joined = ""
        for length in 1...6 {
            let index = start + length - 1
            guard index < lines.endIndex, !lines[index].isBlank, !lines[index].isQuote || length > 1 else { return nil }
            let bare = lines[index].bare
            if bare.count > 300 { return nil }
            joined +=
                (joined.isEmpty ? "" : " ")
                + (length > 1 && lines[index].isQuote ? String(bare.drop { $0 == ">" || $0 == " " }) : bare)
            let end = joined.last
            let endsOpen = end == ":" || end == "：" || joined.hasSuffix(":*") || joined.hasSuffix(": *")
            let next = index + 1 < lines.endIndex ? lines[(index + 1)...].prefix(20).first { !$0.isBlank } : nil
            let quoted = next?.isQuote == true
            guard endsOpen || quoted else { continue }
            let lower = joined.lowercased()
            let hasVerb = verbs.contains { lower.contains($0) }
            let hasAddress =
                lower.contains("@") && (lower.contains("<") || lower.contains("mailto") || lower.contains("["))
            let hasDate = hasWhen(lower)
            if endsOpen, hasVerb, hasDate || hasAddress || quoted { return index + 1 }
            if hasDate, hasAddress { return index + 1 }
            if quoted, hasVerb, hasDate || hasAddress { return index + 1 }
            if quoted, endsOpen, hasDate || hasAddress { return index + 1 }
        }
        return nil
    }

    /// Whether a line can be the first of an attribution: it names a day, a time or an address, or begins as one does.
    private static func beginsAttribution(_ line: String) -> Bool {
        if line.contains(where: { $0.isNumber }) || line.contains("@") || line.contains("<") { return true }
        let lower = line.lowercased()
        return openings.contains { lower.hasPrefix($0) } || verbs.contains { lower.contains($0) }
    }

    private static let openings = [
        "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "på ", "dne ", "dňa ", "w dniu", "в ", "от ", "在", "于",
        "於", "pada ", "vào ", "a ", "в письме",
    ]

    private static let verbs = [
        "wrote", "writes", "schrieb", "escribi", "escreveu", "ecrit", "écrit", "ha scritto", "scritto:", "schreef",
        "написа", "пишет", "пише", "写道", "寫道",
        "skrev", "kirjoitti", "napisał", "napsal", "napísal", "yazdı", "のメッセージ", "さんは", "wrote:", "sagte", "ha scrit",
        "a écrit", "va escriure", "scris",
        "كتب", "작성", "έγραψε", "viết", "menulis", "schrijft", "said:", "написав", "dixit", "escribe", "へのメール", "書きました",
        "írta",
    ]

    /// Whether a date or a time of day stands in the line.
    private static func hasWhen(_ text: String) -> Bool {
        let numbers = text.split { !$0.isNumber }
        if numbers.contains(where: { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }), numbers.count > 1 {
            return true
        }
        guard let colon = text.firstIndex(where: { $0 == ":" }), colon != text.startIndex else {
            return text.contains("/") && numbers.count >= 3
        }
        var index = text.startIndex
        while let next = text[index...].firstIndex(of: ":") {
            let before = next > text.startIndex ? text[text.index(before: next)] : " "
            let afterIndex = text.index(after: next)
            if before.isNumber, afterIndex < text.endIndex, text[afterIndex].isNumber { return true }
            index = afterIndex
        }
        return text.contains("/") && numbers.count >= 3
    }

    // MARK: - Dividers and header blocks

    /// `---------- Forwarded message ----------`.
    private static func isForward(_ line: String) -> Bool {
        let lower = line.lowercased()
        guard lower.hasPrefix("--") || lower.hasPrefix("begin forwarded") else { return false }
        return forwards.contains { lower.contains($0) }
    }

    private static let forwards = [
        "forwarded message", "forwarded by", "begin forwarded", "weitergeleitete nachricht", "mensaje reenviado",
        "mensagem encaminhada", "message transféré",
        "пересылаемое сообщение", "пересланное сообщение", "转发的邮件", "转发邮件", "wiadomość przekazana", "forwarded mail",
    ]

    /// `-----Original Message-----`, `---- Forwarded ----`, and what is like them.
    private static func isDivider(_ line: String) -> Bool {
        let lower = line.lowercased()
        let hasDashes =
            lower.hasPrefix("--") || lower.hasPrefix("__") || lower.hasPrefix("==") || lower.hasPrefix("—")
            || lower.hasPrefix("──") || lower.hasPrefix("**")
        if hasDashes, dividers.contains(where: { lower.contains($0) }) { return true }
        // ---- John Smith wrote ----
        let isFramed =
            (lower.hasPrefix("--") || lower.hasPrefix("==")) && (lower.hasSuffix("--") || lower.hasSuffix("=="))
        let says =
            verbs + [
                "nachricht", "message", "besked", "melding", "meddelande", "bericht", "mensaje", "mensagem",
                "messaggio",
            ]
        if isFramed, says.contains(where: { lower.contains($0) }) { return true }
        if lower.hasPrefix("begin forwarded message") || lower.hasPrefix("anfang der weitergeleiteten")
            || lower.hasPrefix("début du message")
        {
            return true
        }
        return lower.hasPrefix("## please do not write below this line") || lower.contains("reply above this line")
            || lower.contains("write above this line")
            || lower.contains("please type your reply above")
    }

    private static let dividers = [
        "original message", "originalmessage", "original-nachricht", "ursprüngliche nachricht",
        "urspruengliche nachricht", "ursprungliche nachricht",
        "originalnachricht", "mensaje original", "mensagem original", "message d'origine", "message original",
        "messaggio originale", "oorspronkelijk bericht",
        "origineel bericht", "oprindelig meddelelse", "ursprungligt meddelande", "opprinnelig melding",
        "alkuperäinen viesti", "исходное сообщение",
        "пересылаемое сообщение", "пересланное сообщение", "оригинальное сообщение", "原始邮件", "原始郵件", "原邮件", "转发的邮件",
        "转发邮件", "元のメッセージ", "original appointment", "forwarded message",

        "oryginalna wiadomość", "wiadomość oryginalna",
        "původní zpráva", "pôvodná správa", "eredeti üzenet", "mesaj original", "reply message", "回复的原邮件",
        "orijinal mesaj", "wiadomość przekazana",
        "originalt meddelande", "ursprung", "message d’origine", "원본 메시지", "original email", "forwarded mail",
        "reply separator", "thư gốc",
    ]

    /// `From: ...` followed by other such lines: how Outlook and others head what they quote.
    private static func isHeaderBlock(_ lines: ArraySlice<Line>, _ start: Int) -> Bool {
        let first = lines[start].bare
        guard label(first, fromLabels) || isRule(lines, start) else { return isLabelRun(lines, start) }
        if isLabelRun(lines, start) { return true }
        var others = 0
        var seen = 0
        for line in lines[start...].dropFirst().prefix(14) where !line.isBlank {
            seen += 1
            if seen > 9 { break }
            if label(line.bare, otherLabels) { others += 1 }
        }
        return others >= 2
    }

    /// Lines of labels in a row: three of any kind, or two that name a day and an address.
    private static func isLabelRun(_ lines: ArraySlice<Line>, _ start: Int) -> Bool {
        var labels = 0
        var hasAddress = false
        var hasDay = false
        for line in lines[start...].prefix(8) {
            guard label(line.bare, fromLabels) || label(line.bare, otherLabels) else {
                if line.isBlank || labels == 0 { break }
                continue
            }
            labels += 1
            hasAddress = hasAddress || line.bare.contains("@")
            hasDay = hasDay || hasWhen(line.bare)
        }
        return labels >= 3 && (hasAddress || hasDay) || labels == 2 && hasAddress && hasDay
    }

    /// A line of underscores or dashes before a header block.
    private static func isRule(_ lines: ArraySlice<Line>, _ start: Int) -> Bool {
        let bare = lines[start].bare
        guard bare.count >= 5, bare.allSatisfy({ $0 == "_" || $0 == "-" || $0 == "=" || $0 == "—" || $0 == "*" }) else {
            return false
        }
        let next = lines[(start + 1)...].prefix(20).first { !$0.isBlank }
        return next.map { label($0.bare, fromLabels) } ?? false
    }

    private static func label(_ line: String, _ labels: [String]) -> Bool {
        var text = line.lowercased()[...]
        while let first = text.first, first == "*" || first == ">" || first == " " { text = text.dropFirst() }
        return labels.contains { word in
            guard text.hasPrefix(word) else { return false }
            let rest = text.dropFirst(word.count).drop { $0 == " " || $0 == "*" || $0 == "\u{A0}" }
            return rest.first == ":" || rest.first == "："
        }
    }

    private static let fromLabels = [
        "from", "von", "de", "da", "от", "от кого", "发件人", "發件人", "寄件者", "寄件人", "差出人", "van", "från", "fra", "od",
        "lähettäjä", "kimden", "feladó", "expéditeur", "remitente",
        "remetente", "mittente", "від", "보낸 사람", "de la", "gönderen", "send by", "sender", "από",
    ]

    private static let otherLabels = [
        "sent", "to", "subject", "date", "cc", "gesendet", "an", "betreff", "datum", "enviado", "enviado el", "enviada",
        "enviada em", "para", "asunto", "assunto", "fecha", "data",
        "envoyé", "envoyé le", "à", "objet", "date d'envoi", "inviato", "a", "oggetto", "отправлено", "дата", "кому",
        "тема", "копия", "发送时间", "日期", "收件人", "主题", "主旨", "抄送",
        "寄件日期", "收件者", "發送時間", "主題", "副本", "送信日時", "宛先", "件名", "日時", "verzonden", "aan", "onderwerp", "skickat", "till",
        "ämne", "sendt", "til", "emne", "wysłano", "wysłane", "do", "dw", "temat",
        "odesláno", "komu", "předmět", "odoslané", "predmet", "lähetetty", "vastaanottaja", "aihe", "gönderildi",
        "kime", "konu", "elküldve", "címzett", "tárgy", "reply-to", "sent by", "отправлен",
        "보낸 날짜", "받는 사람", "제목", "importance", "tarih", "trimis", "către", "subiect", "när", "vom", "am",
    ]

    // MARK: - Signature

    private static func withoutSignature(_ lines: [Line]) -> [Line] {
        var lines = lines
        while lines.last?.isBlank == true { lines.removeLast() }
        let marks = lines.indices.filter { isSignatureMark(lines, $0) }
        guard let mark = marks.first, lines[..<mark].contains(where: { !$0.isBlank }) else {
            return withoutProgramsLine(lines)
        }
        return withoutProgramsLine(Array(lines[..<mark]))
    }

    private static func isSignatureMark(_ lines: [Line], _ index: Int) -> Bool {
        let line = lines[index]
        if line.text == "-- " || line.bare == "--" || line.bare == "—" || line.bare == "– " { return true }
        let bare = line.bare
        guard bare.hasPrefix("-") || bare.hasPrefix("_"), lines.count - index <= 40 else { return false }
        let after = lines[(index + 1)...].filter { !$0.isBlank }
        // `---` or `- Ann` above a few short lines, or none; two such lines in a row are a list.
        if bare.count >= 3, bare.count <= 4, bare.allSatisfy({ $0 == "-" }), after.count <= 4,
            after.allSatisfy({ $0.bare.count < 60 })
        {
            return true
        }
        if isName(bare), after.allSatisfy({ isProgramsLine($0.bare.lowercased()) }), index > 0,
            !(lines[..<index].last { !$0.isBlank }?.bare.hasPrefix("-") ?? true)
        {
            return true
        }
        if bare.count >= 5, bare.allSatisfy({ $0 == "_" }), after.count <= 10 { return true }
        // A rule marks a signature near the end, below a blank line; elsewhere it underlines something.
        guard index > 0, lines[index - 1].isBlank, lines.count - index <= 10 else { return false }
        return bare.count >= 2 && bare.allSatisfy { $0 == "_" } || (bare.count >= 4 && bare.allSatisfy { $0 == "-" })
    }

    /// `-Ann`, `- Ann Lee`: a dash and one to three words of letters.
    private static func isName(_ line: String) -> Bool {
        guard line.hasPrefix("-"), line.count < 30 else { return false }
        let words = line.dropFirst().split(separator: " ")
        return (1...3).contains(words.count) && words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "." } }
    }

    /// The lines that phones and programs add at the end.
    private static func withoutProgramsLine(_ lines: [Line]) -> [Line] {
        var lines = lines
        while let last = lines.last {
            let lower = last.bare.lowercased()
            guard last.isBlank || isProgramsLine(lower) else { break }
            if !last.isBlank, !lines.dropLast().contains(where: { !$0.isBlank }) { break }
            lines.removeLast()
        }
        if let mark = lines.lastIndex(where: { isProgramsLine($0.bare.lowercased()) }), mark > 0,
            lines.count - mark <= 4, lines[..<mark].contains(where: { !$0.isBlank })
        {
            lines = Array(lines[..<mark])
        }
        return lines
    }

    private static func isProgramsLine(_ line: String) -> Bool {
        line.count < 70 && !line.contains(",") && programs.contains { line.hasPrefix($0) }
    }

    private static let programs = [
        "sent wirelessly", "envoyé sans fil", "sent from my", "sent from mail for", "sent from outlook",
        "sent from yahoo", "sent from samsung",
        "sent from windows", "sent via", "sent with", "sent using", "sent on the go",
        "get outlook for", "von meinem", "gesendet von", "gesendet mit", "diese nachricht wurde von", "envoyé de mon",
        "envoyé depuis", "envoyé à partir", "enviado desde", "enviado do",
        "enviado de", "enviado a partir", "inviato da", "verzonden vanaf", "verstuurd vanaf", "skickat från",
        "sendt fra", "отправлено с", "отправлено из", "发自我的", "从我的", "來自我的", "从 ", "iphoneから送信",
        "wysłane z", "odesláno z", "lähetetty", "trimis de pe", "скачать почту", "发送自", "обтримано з", "надіслано з",
        "sent from",
    ]

    private static func trimmed(_ lines: [Line]) -> String {
        var lines = lines[...]
        while lines.first?.isBlank == true { lines = lines.dropFirst() }
        while lines.last?.isBlank == true { lines = lines.dropLast() }
        return lines.map(\.text).joined(separator: "\n")
    }
}
