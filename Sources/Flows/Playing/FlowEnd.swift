import ConversationCore
import Engine

/// What a flow came to: every conversation and every mail, as texts that can be compared.
struct FlowEnd: Equatable {
    /// The parts of each conversation, by `conversation.part`.
    let parts: [String: String]

    /// The end of a world.
    ///
    /// - Parameters:
    ///   - world: the world.
    ///   - isRedone: leaves out what an undo moves by itself: counts of events and the ids of drafts.
    /// - Throws: when the store fails.
    init(of world: FlowWorld, isRedone: Bool) throws {
        var parts: [String: String] = [:]
        for var state in try world.log.list(ConversationFilter(includesClosed: true, limit: .max)) {
            if isRedone {
                state.sequence = 0
                state.lastTurn = 0
                state.draftCount = 0
                state.draft?.id = ""
                state.lastSent?.id = ""
                state.reply?.before.draft?.id = ""
                state.undelivered?.id = ""
                for index in state.mailed.indices {
                    state.mailed[index].draft.id = ""
                    state.mailed[index].turn = 0
                }
                state.thread = state.thread.map { mail in
                    if case .sent(_, let moment) = mail { .sent(draft: "", at: moment) } else { mail }
                }
            }
            for part in Mirror(reflecting: state).children {
                parts["conversation \(state.number), \(part.label ?? "?")"] = "\(part.value)"
            }
        }
        let mails = try world.outbox.outbox(state: nil).filter { $0.state != .dropped }
            .map { "\($0.kind) to \($0.recipient), \($0.state.rawValue): \($0.subject)" }
        parts["emails"] = mails.sorted().joined(separator: "\n")
        self.parts = parts
    }

    /// Where another end differs, a line for each part.
    func differences(from expected: FlowEnd) -> [String] {
        Set(parts.keys).union(expected.parts.keys).sorted()
            .flatMap { key -> [String] in
                let (left, right) = (expected.parts[key] ?? "nothing", parts[key] ?? "nothing")
                return left == right ? [] : FlowEnd.lines(key, left, right)
            }
    }

    /// Where two texts part, with some words around.
    private static func lines(_ key: String, _ expected: String, _ found: String) -> [String] {
        let left = Array(expected)
        let right = Array(found)
        let start = max(0, zip(left, right).prefix { $0 == $1 }.count - 30)
        func cut(_ text: [Character]) -> String {
            (start > 0 ? "…" : "") + String(text[min(start, text.count)...].prefix(160))
        }
        return ["\(key): expected \(cut(left))", "\(key): found    \(cut(right))"]
    }
}
