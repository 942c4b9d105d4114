import ConversationCore
import Engine

/// What has to hold on every turn, whatever the seller does.
struct Invariants {
    /// What did not hold first, `nil` while all holds.
    private(set) var violation: String?
    private var sentTexts: Set<String> = []
    private var letterKeys: Set<String> = []

    /// Nothing seen yet.
    init() {}

    /// Looks at one answer of Rescind's.
    ///
    /// - Parameter answer: the answer.
    mutating func check(_ answer: TurnAnswer) {
        for event in answer.events {
            switch event.body {
            case .drafted(let draft):
                check(draft.text, "a draft")
                check(draft.translation ?? "", "a draft's translation")
            case .messageSent(let message) where message.channel != .platform:
                if !sentTexts.insert(message.draft.text).inserted {
                    fail("the same letter goes to the seller twice: \(message.draft.template ?? message.draft.id)")
                }
            default: break
            }
        }
        for letter in answer.letters { check(letter.subject + letter.text, "an email") }
        if let state = answer.conversation, state.isClosed, !state.clocks.isEmpty {
            fail("a closed conversation has clocks: \(state.clocks.map(\.id).joined(separator: ", "))")
        }
    }

    /// Looks at the answer to "how does it stand?".
    ///
    /// - Parameter answer: the answer.
    mutating func checkStatus(_ answer: TurnAnswer) {
        guard let state = answer.conversation, !state.isClosed, answer.proposal == nil else { return }
        fail("no proposal in stage \(state.stage?.rawValue ?? "unknown"), status \(state.status.rawValue)")
    }

    /// Looks at what the outbox holds for the buyer.
    ///
    /// - Parameter entries: the whole outbox.
    mutating func checkOutbox(_ entries: [OutboxEntry]) {
        letterKeys = []
        for entry in entries where !letterKeys.insert(entry.key).inserted {
            fail("the same email is queued twice: \(entry.key)")
        }
    }

    private mutating func check(_ text: String, _ what: String) {
        if text.contains("{{") || text.contains("}}") { fail("\(what) has an empty field: \(text)") }
    }

    /// Keeps what did not hold first.
    private mutating func fail(_ words: String) {
        violation = violation ?? words
    }
}
