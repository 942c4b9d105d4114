public import ConversationCore
public import Understanding

extension SellerReplyReader: ReplyReading {}

/// The buyer's reader with the reader of questions before buying beside it.
public struct BuyerLineReader: UtteranceReading {
    private let lines: BuyerUtteranceReader

    /// A reader.
    ///
    /// - Parameter orderNumberDigits: how many digits an order number can have, by marketplace.
    public init(orderNumberDigits: Set<Int> = [16]) {
        lines = BuyerUtteranceReader(orderNumberDigits: orderNumberDigits)
    }

    /// See `UtteranceReading`.
    public func read(_ text: String, today: CivilDate) -> Utterance { lines.read(text, today: today) }

    /// See `UtteranceReading`.
    public func questionBeforeBuying(_ text: String, isAnswer: Bool) -> QuestionBeforeBuying? {
        PreSaleReader().template(for: text, isAnswer: isAnswer).map { QuestionBeforeBuying(template: $0) }
    }
}
