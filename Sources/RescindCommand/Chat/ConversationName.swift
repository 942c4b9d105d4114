import ConversationCore
import Engine

/// How people name a conversation: its number, its order number, or a unique beginning of one.
struct ConversationName {
    /// The name, blanks and dashes removed.
    let name: String

    /// A name.
    init(_ name: String) {
        self.name = String(name.filter { $0 != " " && $0 != "-" })
    }

    /// What a name finds.
    enum Found {
        case one(Conversation)
        case none
        case several([Conversation])
    }

    /// Finds the conversation.
    ///
    /// - Parameters:
    ///   - log: the store.
    ///   - marketplaces: where a whole order number is looked up, before it is taken for the beginning of one.
    /// - Returns: what the name finds.
    /// - Throws: `EventLogError`.
    func find(in log: any EventLog, marketplaces: [String]) throws -> Found {
        if name.count < 6, let number = Int64(name), let state = try log.conversation(number) { return .one(state) }
        let whole = try marketplaces.compactMap { try log.number(ofOrder: name, marketplace: $0) }
        if whole.count == 1, let state = try log.conversation(whole[0]) { return .one(state) }
        if name.isEmpty { return .none }
        let found = try log.list(ConversationFilter(includesClosed: true, orderPrefix: name, limit: 5))
        return found.count == 1 ? .one(found[0]) : found.isEmpty ? .none : .several(found)
    }
}
