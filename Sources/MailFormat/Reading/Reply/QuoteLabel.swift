/// The words with which programs label the lines of a header that they quote: `From:`, `Gesendet:`, `主题：`.
enum QuoteLabel {
    case from, subject
    /// A day, a recipient, a copy.
    case other

    /// The label that a line begins with: its word and a colon.
    ///
    /// - Parameter line: folded, without blanks at both ends.
    /// - Returns: the label, `nil` when it begins with none.
    static func leading(_ line: Bytes) -> QuoteLabel? {
        guard line.count > 2 else { return nil }
        var text = line
        while let first = text.first, first == UInt8(ascii: "*") || first == .space || first == UInt8(ascii: "_") {
            text.removeFirst()
        }
        if isLabel(text, fromLabels) { return .from }
        if isLabel(text, subjectLabels) { return .subject }
        return isLabel(text, otherLabels) ? .other : nil
    }

    /// The label that is all of a line, with or without a colon: how Notes sets its header as a table.
    static func alone(_ line: Bytes) -> QuoteLabel? {
        let word = line.last == UInt8(ascii: ":") ? line.dropLast().trimmed : line
        func isAll(_ labels: PhraseSet) -> Bool { labels.prefixLength(of: word) == word.count }
        return isAll(subjectLabels) ? .subject : isAll(fromLabels) ? .from : isAll(otherLabels) ? .other : nil
    }

    private static func isLabel(_ text: Bytes, _ labels: PhraseSet) -> Bool {
        guard let length = labels.prefixLength(of: text) else { return false }
        let rest = text.dropFirst(length).prefix(12)
            .drop { $0 == .space || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
        return rest.first == UInt8(ascii: ":")
    }

    private static let fromLabels = PhraseSet([
        "from", "von", "de", "da", "от", "от кого", "отправитель", "发件人", "發件人", "寄件者", "寄件人", "发件者", "差出人", "送信者",
        "発信者", "van", "från", "fra", "od", "nadawca", "odesílatel", "odosielateľ", "lähettäjä", "kimden", "gönderen",
        "feladó",
        "expéditeur", "remitente", "remetente", "mittente", "від", "보낸 사람", "보낸사람", "발신", "발신자", "від кого",
        "відправник", "de la", "expeditor", "send by",
        "sender", "από", "dari", "pengirim", "từ", "người gửi", "จาก", "מאת", "من", "nuo", "no", "saatja",
        "pošiljatelj", "šalje",
        "отправил", "од", "daripada", "प्रेषक", "از", "থেকে", "frá", "nga", "кімнен", "kimdən", "afzender", "afsender",
        "avsändare", "avsender", "absender",
    ])

    private static let subjectLabels = PhraseSet([
        "subject", "betreff", "asunto", "assunto", "objet", "sujet", "oggetto", "тема", "主题", "主旨", "主題", "件名", "標題",
        "标题",
        "onderwerp", "ämne", "emne", "temat", "předmět", "predmet", "aihe", "konu", "tárgy", "subiect", "제목", "θέμα",
        "subjek",
        "perihal", "tiêu đề", "chủ đề", "เรื่อง", "נושא", "الموضوع", "tema", "teema", "zadeva", "naslov", "tēma",
        "assumpte", "относно", "विषय", "موضوع", "বিষয়", "thema", "ogg", "efni", "subjekti", "тақырыбы", "mövzu",
    ])

    private static let otherLabels = PhraseSet([
        "sent", "to", "date", "cc", "bcc", "reply-to", "sent by", "importance", "attachments", "gesendet", "an",
        "datum", "kopie",
        "vom", "am", "enviado", "enviado el", "enviada", "enviada em", "para", "fecha", "data", "fecha de envío",
        "envoyé", "envoyé le", "envoye", "à", "a", "pour", "date d'envoi", "inviato", "отправлено", "отправлен", "дата",
        "кому",
        "копия", "надіслано", "发送时间", "发送日期", "日期", "时间", "收件人", "抄送", "寄件日期", "收件者", "發送時間", "副本", "日付",
        "送信日時", "宛先", "日時", "verzonden", "aan", "skickat", "till", "kopia", "sendt", "til", "dato", "wysłano",
        "wysłane",
        "do", "dw", "odesláno", "komu", "kopie", "odoslané", "dátum", "lähetetty", "vastaanottaja", "päivämäärä",
        "kopio",
        "gönderildi", "gönderme tarihi", "kime", "tarih", "bilgi", "elküldve", "címzett", "másolatot kap", "보낸 날짜",
        "받는 사람",
        "받는사람", "받은사람", "수신", "수신자", "참조", "날짜", "trimis", "către", "când", "när", "στάλθηκε", "προς", "ημερομηνία",
        "κοιν", "dikirim",
        "kepada",
        "tanggal", "đã gửi", "đến", "tới", "ngày", "ส่ง", "ถึง", "วันที่", "נשלח", "אל", "תאריך", "تاريخ الإرسال", "إلى",
        "التاريخ",
        "išsiųsta", "kam", "saadetud", "kellele", "kuupäev", "nosūtīts", "poslano", "prima", "za", "enviat", "per a",
        "изпратено", "изпратено на", "до", "послато", "за", "испратено", "poslato",
        "kome", "dihantar", "भेजा गया", "प्रति", "ارسال شده", "به", "تاریخ", "পাঠানো হয়েছে", "প্রতি", "dërguar", "për",
        "жіберілді", "кімге", "göndərildi", "kimə", "adressaat", "copie à", "copie", "verschickt", "nosūtīja",
    ])
}
