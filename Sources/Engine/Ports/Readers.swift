public import ConversationCore

/// Reads what a seller's words mean.
public protocol ReplyReading: Sendable {
    /// The meaning of a reply.
    ///
    /// `today` is the local day on which it came; days it names are reckoned from it.
    func read(_ text: String, today: CivilDate) -> Meaning
}

/// Reads what the buyer wants.
public protocol UtteranceReading: Sendable {
    /// The reading of a line.
    ///
    /// `today` is the local day on which it was written.
    func read(_ text: String, today: CivilDate) -> Utterance

    /// What the line asks before buying, `nil` when it is not about that.
    ///
    /// - Parameters:
    ///   - text: the line.
    ///   - isAnswer: whether the line answers what to ask the seller.
    /// - Returns: the template of the question, `nil` inside when the line does not say what it is about.
    func questionBeforeBuying(_ text: String, isAnswer: Bool) -> QuestionBeforeBuying?
}

/// A question to the seller before buying.
public struct QuestionBeforeBuying: Hashable, Sendable {
    /// `question-terms`, `question-delivery` or `question-description`; `nil` when the line does not say.
    public var template: String?

    /// A question.
    public init(template: String?) {
        self.template = template
    }
}
