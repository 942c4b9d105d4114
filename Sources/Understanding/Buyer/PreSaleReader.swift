import TextAnalysis

/// Tells a question to the seller before buying from everything else.
public struct PreSaleReader: Sendable {
    /// A reader.
    public init() {}

    /// What a line asks before buying.
    ///
    /// - Parameters:
    ///   - text: the line.
    ///   - isAnswer: whether the line answers what to ask the seller, so that it need not say that it is before buying.
    /// - Returns: `nil` when the line is not about a question before buying; else the template of the question, which is
    ///   itself `nil` when the line does not say what it is about.
    public func template(for text: String, isAnswer: Bool = false) -> String?? {
        let words = Words(text)
        var found: Set<String> = []
        for match in PreSaleReader.table.matches(words.words[...]) { found.insert(match.name) }
        guard isAnswer || found.contains("before") else { return nil }
        for topic in ["delivery", "terms", "description"] where found.contains(topic) {
            return .some("question-\(topic)")
        }
        return .some(nil)
    }

    private static let table = PatternTable(
        """
        before: before i|we buy|order|pay|purchase|buying|ordering; before buying|ordering|purchasing; ask the|a seller; question for|to the seller; write to the seller before; question .. seller; thinking of buying; want to buy; havent ordered; спрос* .. продавц*; вопрос .. продавц*; перед покупкой; до покупки; preguntar .. vendedor; antes de comprar; perguntar .. vendedor; demander .. vendeur; avant d acheter; avant dacheter; avant de commander; 问 .. 卖家; 购买之前; 买之前; 下单前
        -: keep
        delivery: deliver*; shipping; ship*; arriv*; courier; доставк*; отправ*; envio; entrega; livraison; 发货; 物流; 快递
        terms: terms; return*; warrant*; guarantee*; refund; услови*; гаранти*; возврат*; garantia; devol*; condiciones; garantie; retour*; 保修; 退货; 条款
        description: description; size; colo*; material; photo*; picture*; fit*; compatib*; описани*; размер*; цвет*; talla; color; taille; couleur; 描述; 尺寸; 颜色; 材质; real; original; genuine
        """
    )
}
