import ConversationCore
import Drafting

/// The last look at a draft before it leaves.
enum SeenBeforeSending {
    /// Why the draft must not go out, in the order found; empty when it may.
    static func refusals(_ draft: Draft, in conversation: Conversation) -> [Say] {
        []
    }
}
