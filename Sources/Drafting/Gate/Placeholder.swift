/// Finds what a writer left to be filled in.
enum Placeholder {
    /// Whether a text has a field that was not filled in.
    static func isLeft(in text: String) -> Bool {
        let lower = text.lowercased()
        return marks.contains(where: lower.holds) || hasBlank(lower) || hasNamedBrackets(lower)
    }

    /// What only templates and programs write.
    private static let marks = [
        "{{", "}}", "[[", "${", "<%", "%s", "%@", "lorem ipsum", "optional(", "[object object]", "undefined",
    ]

    /// Rows of underscores, and words of x alone; XXXL is a size, and xxx at the end are kisses.
    private static func hasBlank(_ text: String) -> Bool {
        if text.holds("todo:") || text.holds("tbd") { return true }
        guard ["___", "xx", "хх", "xх", "хx"].contains(where: text.holds) else { return false }
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        for (index, word) in words.enumerated() where word.count >= 3 {
            if word.allSatisfy({ $0 == "_" }) { return true }
            if word.allSatisfy({ $0 == "x" || $0 == "х" }), index < words.count - 1 || word.count > 3 { return true }
        }
        return false
    }

    /// Brackets around nothing but the names of fields: [ORDER NUMBER], <your name>, {date}, 【订单号】.
    private static func hasNamedBrackets(_ text: String) -> Bool {
        guard closing.keys.contains(where: { text.holds(String($0)) }) else { return false }
        var rest = text[...]
        while let open = rest.firstIndex(where: { closing[$0] != nil }), let close = closing[rest[open]] {
            let inside = rest[rest.index(after: open)...]
            rest = inside
            guard let end = inside.prefix(40).firstIndex(of: close) else { continue }
            let words = inside[..<end].split { !$0.isLetter }
            if !words.isEmpty, words.allSatisfy({ names.contains(String($0)) }) { return true }
        }
        return false
    }

    private static let closing: [Character: Character] = ["[": "]", "<": ">", "{": "}", "【": "】"]

    /// The names of fields, and the words beside them.
    private static let names: Set<String> = Set(
        """
        insert your my the here of order number no id name date amount sum price item product seller buyer shop address
        reason day time tracking
        вставьте ваш ваше мой имя номер заказа заказ дата дату сумма сумму товар товара продавец продавца покупатель
        магазин адрес причина
        inserte su nombre número numero de del pedido fecha importe monto artículo producto vendedor comprador motivo
        insira seu nome do data valor produto vendedor comprador motivo
        votre nom numéro commande la montant article vendeur acheteur raison insérer
        ihr name bestellnummer nummer datum betrag artikel verkäufer käufer grund hier einfügen
        imię twoje numer zamówienia data kwota towar sprzedawca kupujący powód wstaw
        订单号 订单 姓名 名字 日期 金额 商品 卖家 买家 原因 地址
        """
        .split { $0.isWhitespace }.map(String.init)
    )
}
