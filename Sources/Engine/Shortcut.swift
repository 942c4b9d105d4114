import ConversationCore

/// One-letter answers to what the chat offers: `[s]end [e]dit [w]ording [n]ot now`, `[Y]es [n]o`.
enum Shortcut {
    /// The intent of a one-letter line in the present state, `nil` when it is none.
    static func intent(_ text: String, in state: Conversation) -> Intent? {
        let letter = text.lowercased().filter { $0 != " " }
        switch letter {
        case "y" where state.pending == .meaning || state.draft != nil: return .affirm
        case "n" where state.pending == .meaning || state.draft != nil: return .deny
        case "s" where state.draft != nil, "send" where state.draft != nil: return .affirm
        default: return nil
        }
    }
}
