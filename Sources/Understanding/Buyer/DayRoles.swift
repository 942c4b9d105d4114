import ConversationCore
import TextAnalysis

/// Words that say what happened on a day.
enum DayRoles {
    /// The role that a word gives to the day it stands before.
    static func role(of word: String) -> Utterance.DayRole? { list.place(of: word).map { roles[$0].1 } }

    /// Whether a word says that the day it stands before is not that of the payment, without a role of its own: the day
    /// on which something came, or only was to come.
    static func isElsewhere(_ word: String) -> Bool { elsewhere.contains(word) }

    private static let elsewhere = WordList([
        "arriv*", "livr*", "entreg*", "turned", "brought", "достав*", "привез*", "promised", "due", "обещал*",
        "promet*",
        "promi*",
    ])

    private static let list = WordList(roles.map(\.0))

    private static let roles: [(String, Utterance.DayRole)] = [
        ("paid", .paid), ("payed", .paid), ("payment", .paid), ("ordered", .ordered), ("placed", .ordered),
        ("bought", .ordered), ("shipped", .shipped), ("dispatched", .shipped), ("sent", .shipped),
        ("posted", .shipped), ("arrived", .received), ("received", .received), ("delivered", .received),
        ("came", .received), ("until", .deadline), ("till", .deadline), ("ends", .deadline), ("expires", .deadline),
        ("protection", .deadline), ("deadline", .deadline), ("до", .deadline), ("hasta", .deadline),
        ("jusqu", .deadline), ("jusquau", .deadline), ("ate", .deadline), ("pague", .paid), ("paguei", .paid),
        ("paye", .paid), ("llego", .received), ("chegou", .received), ("recu", .received), ("оплат*", .paid),
        ("заплат*", .paid), ("заказ*", .ordered), ("отправ*", .shipped), ("получ*", .received), ("пришл*", .received),
        ("enviad*", .shipped), ("expedi*", .shipped), ("recib*", .received), ("receb*", .received),
    ]
}

/// Words about paying or ordering.
enum PayingWords {
    /// Whether the word is about paying or ordering.
    static func contains(_ word: String) -> Bool { list.contains(word) }

    private static let list = WordList([
        "paid", "payed", "ordered", "bought", "purchased", "placed", "payment", "order", "pague", "paguei", "pago",
        "compre", "comprei", "pedi", "paye", "achete", "commande", "付", "款", "买", "单", "拍", "订", "pay", "regle",
        "hice", "commandee", "charged", "debite", "debitee", "cobraron", "cobrado", "debitaram", "reglee", "achetee",
        "оплат*", "заплат*", "платил*", "заказ*", "купил*", "оформил*", "compr*", "pagad*", "pagamento*", "paiement*",
        "payee*", "оплач*", "abone*", "abonad*", "списал*", "pedir*", "pedid*", "purchase", "pagar", "payer",
        "commander", "acheter", "regler", "orden", "ordene", "ordenado", "encarg*", "pix", "quitei", "debit*",
        "preleve*", "encomend*", "adquir*", "оформ*", "переве*", "transferi", "vire", "paie",
    ])
}

/// Words beside a length of time that lies behind.
enum WaitingWords {
    /// After it: "12 days since", "付款9天了".
    static let after: Set<String> = [
        "since", "как", "с", "прошло", "desde", "que", "depuis", "了", "还", "都", "без", "without", "sin", "sem", "sans",
        "and", "и", "y", "e", "et", "de",
    ]
    /// Before it: "it has been 12 days", "llevo 10 días".
    static let before: Set<String> = [
        "llevo", "llevamos", "van", "depuis", "faz", "fait", "desde", "been", "уже", "already", "ya", "ja", "deja",
        "passaram", "pasaron", "прошло", "过", "已", "for",
    ]
}
