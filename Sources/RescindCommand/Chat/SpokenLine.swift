import ConversationCore

/// A line of plain words, where the chat knows more than the words say.
enum SpokenLine: Equatable {
    /// The buyer's words.
    case buyer(String)
    /// The seller's words, told by the buyer: “the seller says: ...”.
    case seller(String)
    /// “Why?”.
    case why

    /// What a line means.
    ///
    /// - Parameters:
    ///   - text: the line.
    ///   - state: the conversation in front, `nil` for none.
    ///   - choice: the words of the choice with that number among the answers to a question, `nil` where there is none.
    ///   - intent: reads what the buyer wants.
    /// - Returns: what it means; most lines are the buyer's words.
    static func meaning(
        of text: String,
        about state: Conversation?,
        choice: (Slot, Int) -> String?,
        intent: (String) -> Intent
    ) -> SpokenLine {
        guard let state else { return .buyer(text) }
        let bare = text.lowercased().filter { $0.isLetter || $0.isNumber }
        if whys.contains(bare) { return .why }
        if let slot = state.pending, bare.count == 1, let number = Int(bare), let words = choice(slot, number) {
            return .buyer(words)
        }
        if let told = told(text), intent(text) == .sellerReplied { return .seller(told) }
        return .buyer(text)
    }

    private static let whys: Set<String> = ["why", "whyso", "почему", "зачем", "почемутак"]

    /// What stands behind a colon, when few words stand before it and at least two behind.
    private static func told(_ text: String) -> String? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let before = text[..<colon]
        let words = text[text.index(after: colon)...].trimmingBlanks
        guard before.split(separator: " ").count <= 6, !before.contains(where: \.isNumber), !words.hasPrefix("//"),
            words.contains(" ") || words.unicodeScalars.contains(where: { (0x3400...0x9FFF).contains($0.value) })
        else { return nil }
        return words
    }
}
