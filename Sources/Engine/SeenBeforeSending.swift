import ConversationCore
import Drafting

/// The last look at a draft before it leaves.
enum SeenBeforeSending {
    /// Why the draft must not go out, in the order found; empty when it may.
    static func refusals(_ draft: Draft, in conversation: Conversation) -> [Say] {
        let order = conversation.facts.orderNumber
        let message = SendGate.Message(
            text: draft.text,
            subject: conversation.sellerAddress == nil ? nil : draft.subject ?? "",
            orderNumber: order,
            previousText: conversation.hasSent(draft.text) ? draft.text : nil,
            sellerWords: conversation.milestones.filter { $0.kind == .answered || $0.kind == .promised }.map(\.words)
                + [conversation.reply?.text].compactMap { $0 }
        )
        let fields: [String: FieldValue] = order.map { ["order": .text($0)] } ?? [:]
        return SendGate().refusals(of: message).map { Say("gate.\($0.rawValue)", fields) }
    }
}
