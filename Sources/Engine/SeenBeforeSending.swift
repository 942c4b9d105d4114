import ConversationCore
import Drafting

/// The last look at a draft before it leaves.
enum SeenBeforeSending {
    /// Why the draft must not go out.
    ///
    /// - Parameters:
    ///   - draft: the draft.
    ///   - conversation: what it is about.
    ///   - ownAddress: the buyer's address, at which no seller reads.
    /// - Returns: the refusals in the order found; empty when it may go.
    static func refusals(_ draft: Draft, in conversation: Conversation, ownAddress: String?) -> [Say] {
        let facts = conversation.facts
        // Own words stand in for a draft and have its language; what the buyer says of the seller's goes before.
        let language = draft.template == nil ? facts.sellerLanguage ?? draft.language : draft.language
        let message = SendGate.Message(
            text: draft.text,
            subject: conversation.sellerAddress == nil ? nil : draft.subject ?? "",
            orderNumber: facts.orderNumber,
            previousText: conversation.hasSent(draft.text) ? draft.text : nil,
            sellerWords: conversation.milestones.filter { $0.kind == .answered || $0.kind == .promised }.map(\.words)
                + [conversation.reply?.text].compactMap { $0 },
            recipient: conversation.sellerAddress,
            ownAddresses: [ownAddress].compactMap { $0 },
            language: language
        )
        var fields: [String: FieldValue] = ["language": .phrase("language.\(language.primary)")]
        fields["order"] = facts.orderNumber.map { .text($0) }
        fields["recipient"] = conversation.sellerAddress.map { .text($0) }
        return SendGate().refusals(of: message).map { Say("gate.\($0.rawValue)", fields) }
    }
}
