import ConversationCore

/// A mail to the buyer that waits in the outbox, with what it is about.
struct Notice {
    /// The row.
    let entry: OutboxEntry
    /// Which mail.
    let kind: Notification.Kind
    /// What the event was, as the core named it.
    let event: String

    /// The notice in a row, `nil` when the row is none.
    init?(_ entry: OutboxEntry) {
        guard let kind = Notification.Kind(rawValue: entry.kind) else { return nil }
        self.entry = entry
        self.kind = kind
        event = String(entry.key.dropFirst(Notice.prefix(kind, entry.conversation).count))
    }

    /// The key of a notice's letter: once per (kind, conversation, event).
    static func key(_ kind: Notification.Kind, _ conversation: Int64, _ event: String) -> String {
        prefix(kind, conversation) + event
    }

    private static func prefix(_ kind: Notification.Kind, _ conversation: Int64) -> String {
        "\(kind.rawValue)/\(conversation)/"
    }

    /// The clock that spoke, `nil` when none did.
    var clock: String? {
        switch kind {
        case .deadlineNear, .overdue, .promiseBroken: event.split(separator: "/").first.map(String.init)
        default: nil
        }
    }

    /// Whether it does not wait for a daily summary.
    var isUrgent: Bool {
        switch kind {
        case .trapWarning, .deadlineNear, .deliveryFailed: true
        default: false
        }
    }

    /// Why it need not leave any more, `nil` when it still should.
    ///
    /// - Parameters:
    ///   - state: the conversation now.
    ///   - now: the moment.
    ///   - failing: the rows that count as refused or in doubt.
    /// - Returns: the reason, for the outbox.
    /// - Throws: what `failing` throws.
    func staleness(in state: Conversation?, at now: Instant, failing: () throws -> Set<Int64>) rethrows -> String? {
        guard let state else { return "the conversation is gone" }
        switch kind {
        case .closed: return state.isClosed ? nil : "the matter was taken up again"
        case .deliveryFailed:
            let row = event.split(separator: ".").first.flatMap { Int64($0) }
            let isOpen = try row.map { try failing().contains($0) } ?? true
            return isOpen ? nil : "the message was dealt with"
        default: break
        }
        if state.isClosed { return "the matter is closed" }
        let written = entry.writtenAt
        switch kind {
        case .draftWaits: return state.draft?.id == event ? nil : "the draft does not wait any more"
        case .replyRead, .trapWarning:
            if (state.lastReplyAt ?? written) > written { return "a later reply came" }
            return (state.lastSentAt ?? written) > written ? "it was answered" : nil
        case .promiseBroken:
            let isBroken = state.promises.contains { $0.id == clock && $0.kept == false }
            return isBroken ? nil : "the promise was kept after all"
        case .deadlineNear, .overdue:
            if let running = clock.flatMap(state.clock) {
                if running.pausedWithLeft != nil { return "the clock was stopped" }
                let revision = event.split(separator: "/").dropFirst().first.flatMap { Int($0) }
                return running.revision == revision ? nil : "the date moved"
            }
            // A clock that has said its last is gone by that; else somebody has acted.
            let moves = [state.lastSentAt, state.lastReplyAt, state.disputeOpenedAt].compactMap { $0 }
            return moves.contains { $0 > written } ? "somebody has acted since" : nil
        case .closed, .deliveryFailed: return nil
        }
    }
}
