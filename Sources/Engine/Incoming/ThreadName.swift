import MailFormat

/// What a Message-ID or an address says of the conversation it belongs to.
enum ThreadName: Hashable, Sendable {
    /// It is no name of ours.
    case foreign
    /// It looks like one of ours, and its signature is wrong: somebody made it up, or it was made with another key.
    case forged
    /// Ours.
    case ours(conversation: Int64)

    /// Reads a name.
    ///
    /// - Parameters:
    ///   - text: a Message-ID, or an address with a token behind the last `+` of its local part.
    ///   - key: signs our names; without it all are foreign.
    init(_ text: String, key: ThreadKey?) {
        guard let key else {
            self = .foreign
            return
        }
        var local = text.prefix { $0 != "@" }
        if let plus = local.lastIndex(of: "+") { local = local[local.index(after: plus)...] }
        if let token = ThreadToken(messageID: String(local), key: key) {
            self = .ours(conversation: token.conversation)
            return
        }
        let parts = local.split(separator: ".", omittingEmptySubsequences: false)
        let looksLikeOurs =
            parts.count == 4 && parts[0].lowercased() == "r" && Int64(parts[1]) != nil && parts[3].utf8.count == 16
        self = looksLikeOurs ? .forged : .foreign
    }
}
