import ConversationCore

/// One message of the seller's.
struct Reply {
    /// What is meant.
    var answer: Persona.Answer
    /// The words.
    var text: String
    /// What is offered, `nil` when nothing is.
    var offer: Money?
}

/// How sellers put what they mean: at least `Replies.least` wordings for each answer that a persona gives.
///
/// `{offer}` stands for a sum, `{days}` for a small number.
enum Replies {
    /// How many wordings an answer has at least.
    static let least = 8

    /// The wordings of a persona.
    ///
    /// - Parameter persona: the seller.
    /// - Returns: the wordings by answer.
    static func book(of persona: Persona) -> [Persona.Answer: [String]] {
        switch persona {
        case .polite: polite
        case .silent: silent
        case .stalling: stalling
        case .refusing: refusing
        case .trapping: trapping
        case .brokenEnglish: brokenEnglish
        }
    }

    /// A message, worded by chance.
    ///
    /// - Parameters:
    ///   - answer: what is meant.
    ///   - persona: the seller.
    ///   - price: what was paid; offers are a part of it.
    ///   - generator: the seller's numbers.
    /// - Returns: the message.
    static func reply(_ answer: Persona.Answer, of persona: Persona, price: Money, using generator: inout Generator)
        -> Reply
    {
        let wordings = book(of: persona)[answer] ?? []
        precondition(
            wordings.count >= least,
            "\(persona.rawValue) has \(wordings.count) wordings of \(answer.rawValue)"
        )
        var reply = Reply(answer: answer, text: generator.pick(wordings), offer: nil)
        switch answer {
        case .offersPart:
            let part = price.minorUnits * Int64(generator.whole(10...40)) / 100
            reply.offer = Money(minorUnits: part, currency: price.currency)
        case .offersCent: reply.offer = Money(minorUnits: 1, currency: price.currency)
        default: break
        }
        if let offer = reply.offer { reply.text = replacing("{offer}", with: "\(offer)", in: reply.text) }
        reply.text = replacing("{days}", with: "\(generator.whole(2...6))", in: reply.text)
        return reply
    }

    private static func replacing(_ mark: String, with words: String, in text: String) -> String {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        return parts.joined(separator: words)
    }
}
