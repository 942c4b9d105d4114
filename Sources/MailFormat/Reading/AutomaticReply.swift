/// Tells automatic replies from people's (RFC 3834, and the phrases of programs that do not follow it).
enum AutomaticReply {
    /// Whether a program wrote the mail in answer to another.
    static func isOne(_ header: Header, subject: String, text: String) -> Bool {
        let submitted = header.text("auto-submitted")?.lowercased() ?? ""
        if submitted.hasPrefix("auto-replied") { return true }
        if submitted.hasPrefix("no") { return false }
        for name in [
            "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-vacation", "x-mail-autoreply",
            "x-autoreply-from",
        ]
        where header[name] != nil {
            return true
        }
        let precedence = header.text("precedence")?.lowercased() ?? ""
        if precedence == "auto_reply" || precedence == "auto-reply" { return true }
        let line = subject.lowercased()
        let bare = line.hasPrefix("re:") ? String(line.dropFirst(3)).trimmedBlanks : line
        if phrases.contains(where: { bare.hasPrefix($0) }) { return true }
        return inside.contains { bare.contains($0) }
    }

    private static let phrases = [
        "auto:", "autoreply", "auto-reply", "auto reply", "automatic reply", "automated reply", "automatic response",
        "auto response", "auto-response",
        "autoresponse", "autoresponder", "out of office", "out of the office", "out-of-office", "ooo:", "vacation",
        "away from", "on vacation", "i am away",
        "i'm away", "abwesenheit", "automatische antwort", "abwesend", "respuesta automática", "respuesta automatica",
        "fuera de la oficina",
        "fuera de oficina", "réponse automatique", "reponse automatique", "absence", "absent", "resposta automática",
        "resposta automatica",
        "ausência", "ausencia temporal", "risposta automatica", "fuori ufficio", "automatisch antwoord", "afwezig",
        "автоответ", "автоматический ответ",
        "я в отпуске", "自动回复", "自動回覆", "自動返信", "자동", "autosvar", "automaattinen vastaus", "automatyczna odpowiedź",
        "automatická odpověď",
        "poza biurem", "otomatik yanıt",
    ]

    private static let inside = [
        "out of office", "out of the office", "automatic reply", "autoreply", "auto-reply", "auto reply",
        "autoresponder", "vacation message", "vacation reply",
        "abwesenheitsnotiz", "abwesenheitsnachricht", "automatische antwort", "自动回复", "автоответ",
        "réponse automatique", "respuesta automática",
        "resposta automática", "on vacation",
    ]
}
