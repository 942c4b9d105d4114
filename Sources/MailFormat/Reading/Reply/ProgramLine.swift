/// Lines that phones and programs put under what somebody wrote.
enum ProgramLine {
    /// Whether a folded line without blanks at both ends is one that stands at the end.
    static func isOne(_ line: Bytes) -> Bool {
        guard line.count < 160 else { return false }
        return isPhone(line) || checkerLinks.isFound(in: line) || checkers.begins(line)
            || line.count < 70 && sentWith(line)
    }

    /// Whether a line is the mark of a phone, after which nobody writes any more: what follows is history.
    static func isPhone(_ line: Bytes) -> Bool {
        guard line.count < 110 else { return false }
        var text = line
        while let first = text.first, !first.isLetter, first < 0x80 { text.removeFirst() }
        if text.contains(UInt8(ascii: "?")) { return false }
        // "Sent from my desk, which is easier" is a sentence; "Sent from my iPhone, please excuse typos" is not.
        if sentWith(text) || isApp(text) { return true }
        return !text.contains(UInt8(ascii: ","))
            && (phones.begins(text) && !places.isFound(in: text) || sentFromAtEnd(text))
    }

    /// `Get Outlook for Android`, in whatever language and order.
    private static func isApp(_ text: Bytes) -> Bool {
        guard text.count < 70 else { return false }
        return systems.isFound(in: text) && (outlook.isFound(in: text) || gets.begins(text))
    }

    /// `iPhone'dan gönderildi`: the thing stands first, the word for "from" and the verb at the end.
    private static func sentFromAtEnd(_ text: Bytes) -> Bool {
        guard text.count < 70, devices.isFound(in: text), let verb = endVerbs.firstRange(in: text) else { return false }
        return text[verb.upperBound...].allSatisfy { !$0.isLetter && $0 < 0x80 }
    }

    private static let outlook = PhraseSet(["outlook"])
    private static let systems = PhraseSet(["ios", "android"])
    private static let gets = PhraseSet(["get ", "try ", "download "])
    private static let endVerbs = PhraseSet([
        "dan gönderildi", "den gönderildi", "tan gönderildi", "ten gönderildi", "から送信", "より送信", "에서 보냄", "에서 전송",
        " gesendet", "-ről küldve", "-ről elküldve", "傳送", "傳來", "发送", "發送", "寄出",
    ])

    /// `Sent from Outlook`, and not `Sent from our warehouse`: the thing it was sent from must be known.
    private static func sentWith(_ text: Bytes) -> Bool {
        verbs.begins(text) && devices.isFound(in: text.prefix { $0 != UInt8(ascii: ",") })
    }

    /// What parcels are sent from.
    private static let places = PhraseSet([
        " side", " warehouse", " desk", " office", " shop", " store", " factory", " country", " city", " hand",
        " lager",
        " entrepôt", " almacén", " armazém", " склад",
    ])

    private static let phones = PhraseSet([
        "sent from my", "sent wirelessly", "sent on the go", "get outlook for", "outlook for", "von meinem iphone",
        "von meinem ipad", "von meinem smartphone", "gesendet von meinem", "diese nachricht wurde von meinem",
        "envoyé de mon", "envoyé depuis mon", "envoyé sans fil", "envoyé à partir de mon", "télécharger outlook",
        "obtenir outlook", "obtenez outlook", "enviado desde mi ", "enviado do meu", "enviado de mi ",
        "obtener outlook",
        "obter o outlook", "obtenha o outlook", "baixe o outlook", "inviato da iphone", "inviato dal mio",
        "scarica outlook",
        "ottieni outlook", "verzonden vanaf mijn", "verstuurd vanaf mijn", "verzonden van mijn", "outlook voor",
        "download outlook", "skickat från min", "hämta outlook", "sendt fra min", "hent outlook", "få outlook",
        "lähetetty iphonesta", "lähetetty puhelimesta", "hanki outlook", "wysłane z iphone", "wysłane z mojego",
        "pobierz outlook", "získat outlook", "iphone'umdan gönderildi", "iphone’umdan gönderildi", "az iphone-",
        "скачать outlook", "получить outlook", "发自我的", "從我的", "从我的", "來自我的", "获取 outlook", "取得 outlook",
        "나의 iphone에서",
    ])

    private static let verbs = PhraseSet([
        "sent from", "sent via", "sent with", "sent using", "gesendet von", "gesendet mit", "gesendet über",
        "gesendet aus", "von meinem", "von meiner",
        "envoyé depuis", "envoyé à partir", "envoyé avec", "envoyé de", "envoyé via", "enviado desde", "enviado de",
        "enviado do", "enviado a partir", "enviado con", "enviado com", "enviado via", "enviado através", "inviato da",
        "inviato con", "verzonden vanaf", "verzonden vanuit", "verstuurd vanuit", "verzonden met", "verzonden via",
        "verstuurd vanaf", "skickat från",
        "skickat med",
        "sendt fra", "sendt med", "lähetetty", "wysłane z", "wysłano z", "odesláno z", "odoslané z", "elküldve",
        "trimis de pe",
        "отправлено", "надіслано", "изпратено", "发自", "發自", "发送自", "στάλθηκε από", "được gửi từ", "dikirim dari",
        "ส่งจาก",
        "נשלח מה", "أرسلت من", "أُرسلت من", "أُرسل من", "أرسل من", "تم الإرسال من", "von outlook", "poslano", "saadetud",
        "išsiųsta", "this email was sent from",
    ])

    private static let devices = PhraseSet([
        "iphone", "iphonu", "ipad", "ipod", "android", "galaxy", "samsung", "huawei", "xiaomi", "redmi", "oneplus",
        "oppo",
        "vivo",
        "pixel", "outlook", "gmail", "yahoo", "aol", "blackberry", "windows", "nokia", "htc", "sony", "xperia",
        "motorola", "moto ",
        "smartphone", "mobile", "phone", "tablet", "handy", "telefon", "móvil", "movil", "celular", "telefone",
        "cellulare", "telefoon",
        "mobil", "puhelin", "mail for", "mailbox", "mail app", "mail-app", "apple mail", "mail pour", "mail für",
        "aquamail", "k-9", "bluemail", "proton", "boxer", "edison", "airmail", "thunderbird", "polymail", "superhuman",
        "zoho", "wiko",
        "mailspring", "tutanota", "fastmail", "gmx", "web.de", "bouygues", "t-online", "mail.ru", "yandex",
        "яндекс", "почты", "рамблер", "мобильн", "смартфон", "телефон", "网易", "qq邮箱", "foxmail", "手机", "邮箱", "hushmail",
        "icloud", "macbook",
        "missive", "hubspot", "mailtrack", "canary", "typeapp", "myMail", "email.cz", "seznam",
        "libero", "小米", "华为",
    ])

    /// Where scanners of viruses send the reader.
    private static let checkerLinks = PhraseSet(["www.avast.", "avast.com", "www.avg.", "avg.com"])

    private static let checkers = PhraseSet([
        "virus-free", "virenfrei", "sans virus", "libre de virus", "livre de vírus", "privo di virus",
        "не содержит вирусов",
        "this email has been checked for viruses", "diese e-mail wurde von avast", "cet e-mail a été vérifié",
        "este correo electrónico ha sido comprobado",
        "este email foi escaneado", "este e-mail foi verificado", "questa e-mail è stata controllata",
        "deze e-mail is gecontroleerd",
        "you received this message because you are subscribed", "to unsubscribe from this",
        "please consider the environment",
        "think before you print", "denken sie an die umwelt", "bitte denken sie an die umwelt",
        "pensez à l'environnement", "pensez à l’environnement", "antes de imprimir", "piense antes de imprimir",
        "prima di stampare", "denk aan het milieu", "пожалуйста, подумайте об окружающей", "save paper",
        "before printing", "get your free", "do you yahoo", "get free email",
    ])
}

/// Legal notices under mails.
enum LegalNotice {
    /// Whether a folded line without blanks at both ends begins one.
    static func begins(_ line: Bytes) -> Bool {
        guard line.count > 20 else { return headings.begins(line) }
        if headings.begins(line) { return true }
        return subjects.begins(line) && secrets.isFound(in: line)
    }

    private static let headings = PhraseSet([
        "confidentiality notice", "confidentiality note", "confidentiality:", "disclaimer:", "legal notice:",
        "legal disclaimer",
        "privileged/confidential", "important notice:", "haftungsausschluss:", "vertraulichkeitshinweis",
        "avis de confidentialité",
        "avis de confidentialite", "clause de confidentialité", "aviso legal:", "aviso de confidencialidad",
        "aviso de confidencialidade", "aviso legal", "avviso di riservatezza", "informativa privacy",
        "vertrouwelijkheidsclausule",
        "klauzula poufności", "конфиденциальность:", "免责声明", "保密声明",
    ])

    private static let subjects = PhraseSet([
        "this e-mail", "this email", "this message", "this communication", "this transmission", "this electronic",
        "the information contained",
        "the information in this", "the contents of this", "the content of this", "information in this e",
        "diese e-mail", "diese nachricht",
        "diese mail", "der inhalt dieser", "dieses e-mail", "ce message", "cet e-mail", "ce courriel", "ce mail",
        "le contenu de ce", "este mensaje",
        "este correo", "el contenido de este", "la información contenida", "esta mensagem", "este e-mail", "este email",
        "as informações contidas",
        "questo messaggio", "questa e-mail", "le informazioni contenute", "dit bericht", "deze e-mail", "deze mail",
        "de informatie in dit",
        "niniejsza wiadomość", "ta wiadomość", "detta meddelande", "detta e-post", "denne e-post", "denne e-mail",
        "denne mail", "tato zpráva",
        "данное сообщение", "это сообщение", "это письмо", "настоящее сообщение", "настоящее электронное",
        "данное электронное", "это электронное", "bu e-posta", "bu mesaj", "本邮件",
        "此邮件", "本電子郵件", "此電子郵件", "このメール", "本メール",
    ])

    private static let secrets = PhraseSet([
        "confidential", "privileged", "intended only", "intended solely", "intended exclusively", "intended for the",
        "intended recipient", "intended addressee", "solely intended", "only intended", "solely for", "vertraulich",
        "confidenti", "confiden", "riservat", "vertrouwelijk",
        "poufn", "konfidenti",
        "fortrolig", "důvěrn", "конфиденц", "gizli", "保密", "机密", "機密", "legally protected", "geschützt", "destinataire",
        "destinatario",
        "destinatár", "sólo para", "uso exclusivo",
    ])
}
