/// Tells bounces without a report from other mail, by sender, subject and words.
enum BounceDetector {
    /// Whether it is one.
    static func isBounce(_ root: MIMEPart, _ text: FoldedText) -> Bool {
        let header = root.header
        if header.has("x-failed-recipients") { return true }
        let from = folded(header, "from")
        let subject = folded(header, "subject")
        // What a person passes on or answers is no bounce of his.
        let isPassedOn = SubjectPrefix.isByPerson(subject[...])
        // Only a server writes from nobody.
        let isNobody = from[...].trimmed.elementsEqual([UInt8(ascii: "<"), UInt8(ascii: ">")])
        if ListRefusal.isOne(from: from[...], text.folded.prefix(2000)) { return !isPassedOn }
        let isDaemon = isNobody || daemons.isFound(in: from[...])
        let saysSo = !isPassedOn && subjects.isFound(in: subject[...])
        if isDaemon, saysSo { return true }
        let maySaySo = saysSo || !isPassedOn && weakSubjects.isFound(in: subject[...])
        let isNull = header["return-path"]?.trimmed.elementsEqual([UInt8(ascii: "<"), UInt8(ascii: ">")]) ?? false
        guard isDaemon || maySaySo || isNull else { return false }
        let body = text.folded.prefix(4000)
        guard bodies.isFound(in: body) else { return false }
        if isDaemon { return strongBodies.isFound(in: body) || hasCode(body) }
        if isPassedOn { return false }
        let isAnswer = header.keyword("auto-submitted").hasPrefix("auto-replied") || header.has("x-autoreply")
        guard !isAnswer, strongBodies.isFound(in: body) else { return false }
        if isNull { return hasCode(body) || reasons.isFound(in: body) }
        // A seller writes of undelivered parcels too: a server's code must stand there.
        return maySaySo && !header.has("return-path") && hasCode(body)
    }

    private static func folded(_ header: Header, _ name: StaticString) -> [UInt8] {
        FoldedText.fold(Array((header.text(name) ?? "").utf8))
    }

    private static func hasCode(_ body: Bytes) -> Bool { SMTPStatus.find(in: body) != nil || replies.isFound(in: body) }

    private static let replies = PhraseSet([
        "550 ", "551 ", "552 ", "553 ", "554 ", "550-", "554-", "421 ", "450 ", "451 ", "452 ",
    ])

    private static let daemons = PhraseSet([
        "mailer-daemon", "mailerdaemon", "mail-daemon", "mailerdeamon", "mailer_daemon", "postmaster", "post_master",
        "mail delivery sub", "mail delivery sys", "mail delivery service", "mail-delivery", "mmdf", "postoffice",
        "maildaemon",
        "mail administrator", "microsoft outlook", "microsoftexchange", "system administrator", "systemadministrator",
        "mail-system", "mailsystem", "delivery system", "smtp mail system", "bounce-notif", "bounces@", "mdaemon@",
        "mail deliver", "courier mail server",
    ])

    private static let subjects = PhraseSet([
        "undeliver", "delivery status notification", "failure notice", "mail delivery fail", "mail delivery system",
        "mail delivery problem", "delivery failure", "delivery failed", "delivery has failed", "returned mail",
        "mail failed", "mail returned", "returning message to sender", "returning to sender", "could not be delivered",
        "couldn't be delivered", "message delayed", "warning: message", "delivery notification", "nondeliverable",
        "non-deliverable", "non delivery", "non-delivery", "mail system error", "returned message", "user unknown",
        "mail could not", "delivery error", "delivery problem", "delivery delay", "delivery warning",
        "delay in message delivery", "failed to deliver",
        "failed mail", "mail failure", "failed delivery",
        "not delivered",
        "unable to deliver", "could not send", "dsn:", "your message couldn't", "message status - undeliverable",
        "mail status report", "e-mail delivery", "email delivery", "address not found", "message not deliverable",
        "unzustellbar", "nicht zugestellt", "nicht zustellbar", "zustellung fehlgeschlagen", "fehler beim senden",
        "unzustellbare", "no se ha podido entregar", "no se pudo entregar", "no entregado", "no se puede entregar",
        "error de entrega", "non remis", "échec de la remise", "échec de remise", "non distribué",
        "notification d'état",
        "não foi possível entregar", "não entregue", "falha na entrega", "devolvida", "impossibile recapitare",
        "mancato recapito",
        "mancata consegna", "non recapitabile", "onbestelbaar", "niet bezorgd", "niet afgeleverd", "kan inte levereras",
        "olevererbart", "kan ikke leveres", "ikke levert", "uleverbar", "toimitus epäonnistui", "niedostarcz",
        "nie dostarczono",
        "zwrot wiadomości", "nedoručiteln", "nedoručen", "nedoručiteľn", "kézbesíthetetlen", "nelivrabil",
        "teslim edilemedi",
        "iletilemedi", "teslim edilemez", "не доставлен", "недоставлен", "не удалось доставить", "ошибка доставки",
        "не удается доставить",
        "не може бути доставлен", "退信", "投递失败", "未送达", "发送失败", "系统退信", "無法傳遞", "未傳遞", "配信不能", "送信エラー", "配信エラー",
        "未配信", "배달되지 않음", "전송 실패", "반송", "αδύνατη η παράδοση", "thư không gửi được", "tidak terkirim",
    ])

    /// Subjects of bounces, and of other notices.
    private static let weakSubjects = PhraseSet([
        "rejected", "bounce", "mail error", "delivery report", "error sending", "mail delivery status",
    ])

    /// Words with which bounces tell what happened.
    private static let strongBodies = PhraseSet([
        "could not be delivered", "couldn't be delivered", "was not delivered", "not able to deliver",
        "unable to deliver",
        "wasn't able to deliver", "unable to be delivered", "cannot be delivered", "can't be delivered",
        "could not deliver",
        "couldn't deliver", "not be delivered", "error delivering your mail", "user unknown", "unknown user",
        "no such user",
        "invalid user", "not a valid user", "permanent error", "permanent fatal errors", "delivery to the following",
        "delivery failed",
        "failed permanently", "undeliverable", "did not reach", "recipient address rejected", "unrouteable address",
        "this message was created automatically by mail delivery software", "host unknown", "delivery has failed",
        "undelivered",
        "retry timeout exceeded", "will be retried", "returned to sender", "no mailbox", "invalid recipient",
        "mailbox unavailable", "failed addresses follow", "did not get delivered", "was undeliverable",
        "delivery attempt",
        "konnte nicht zugestellt", "nicht zugestellt werden", "n'a pas pu être remis", "n'a pas pu être livré",
        "n'a pas pu être distribué", "n'a pas été remis", "no se pudo entregar", "no se ha podido entregar",
        "no pudo ser entregado",
        "no ha podido ser entregado", "não pôde ser entregue", "não foi possível entregar", "não pode ser entregue",
        "impossibile recapitare", "non è stato possibile consegnare", "non è stato recapitato",
        "non può essere recapitato",
        "kon niet worden bezorgd", "kan niet worden bezorgd", "niet worden afgeleverd", "kunde inte levereras",
        "kunne ikke leveres",
        "kunne ikke afleveres", "ei voitu toimittaa", "nie można dostarczyć", "nie mogła zostać dostarczona",
        "nie został dostarczony",
        "nebylo možné doručit", "nemohla být doručena", "nem sikerült kézbesíteni", "nu a putut fi livrat",
        "teslim edilemedi",
        "iletilemedi", "не удалось доставить", "не было доставлено", "не может быть доставлено", "не доставлено",
        "не вдалося доставити",
        "无法投递", "无法送达", "无法发送到", "未能投递", "投递失败", "退信", "無法傳遞", "無法遞送", "配信できません", "届けることができません",
        "送信できません", "配達できません", "전달하지 못", "배달하지 못", "전송하지 못", "전달되지",
    ])

    private static let bodies = PhraseSet([
        "mailbox full", "mailbox is full", "quota", "does not exist", "message delivery", "the following address",
        "addresses had",
        "rejected", "isn't a valid", "not a valid", "delivered", "deliver", "unknown", "undeliver", "not found",
        "no such", "invalid",
        "did not reach", "failed", "unavailable", "zugestellt", "remis", "livré", "distribué", "entreg", "recapita",
        "consegn", "bezorgd",
        "afgeleverd", "lever", "toimitta", "dostarcz", "doruč", "kézbesít", "livrat", "edilemedi", "доставл",
        "доставит", "存在しません",
        "投递", "送达", "退信", "发送", "傳遞", "遞送", "配信", "届ける", "送信", "配達", "전달", "배달", "전송", "unrout", "retry timeout",
        "will be retried", "returned to", "no mailbox", "mailbox", "permanent",
    ])

    /// Reasons that only a mail server gives.
    private static let reasons = PhraseSet([
        "mailbox is full", "mailbox full", "over quota", "user unknown", "no such user", "not a valid user",
        "unknown user",
        "does not exist", "host unknown", "unrouteable", "no mailbox", "mailbox unavailable",
    ])
}

/// The answer of a mailing list that does not take mails from everybody.
enum ListRefusal {
    /// Whether a mail is one.
    ///
    /// - Parameters:
    ///   - from: the folded sender; a list answers from an address of its own, or its program does.
    ///   - text: the folded text.
    /// - Returns: whether it refuses.
    static func isOne(from: Bytes, _ text: Bytes) -> Bool {
        managers.isFound(in: from) && refusals.isFound(in: text)
    }

    private static let managers = PhraseSet([
        "-admin@", "-owner@", "-request@", "-bounces@", "-bounce@", "-help@", "-ctl@", "-return@", "owner-",
        "majordomo",
        "listserv", "mailman", "ezmlm", "sympa@", "listmaster", "fml@",
    ])

    private static let refusals = PhraseSet([
        "not a member of this mailing list", "not a member of the mailing list", "you are not member",
        "not allowed to post to this mailing list", "not subscribed to this mailing list", "posts by non-members",
        "posting by non-members", "non-member submission", "only members may post", "only subscribers may post",
        "not authorized to send mail to the", "not authorized to post to", "this list is restricted to members",
        "your message has been rejected by the list", "does not accept messages from non-members",
    ])
}
