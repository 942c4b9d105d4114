import ConversationCore

/// Something that Rescind did because of a step.
public struct FlowOutput: Hashable, Sendable {
    /// What kind.
    public var kind: Flow.Claim.Kind
    /// Its name: a clock, a label, a template, an address.
    public var name: String
    /// Parts that a claim may look at.
    public var parts: [String: String]

    /// As a line of a transcript.
    public var description: String {
        let text = parts["text"] ?? parts["says"] ?? ""
        let short = Matcher.folded(text)
        let shown = short.count > 100 ? String(short.prefix(100)) + "…" : short
        return ([kind.rawValue + (name.isEmpty ? "" : ": " + name)] + (shown.isEmpty ? [] : ["“\(shown)”"]))
            .joined(separator: " ")
    }
}
