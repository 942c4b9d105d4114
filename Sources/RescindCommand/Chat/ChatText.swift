import ConversationCore
import Engine

/// A turn of the chat as lines for people: indented drafts, no colour, nothing that could drive a terminal.
struct ChatText {
    let room: ChatRoom

    /// The lines of a turn.
    func lines(of turn: ChatTurn) throws -> [String] {
        var lines: [String] = []
        for answer in turn.fired { lines += try self.lines(of: answer, clock: true) }
        if let answer = turn.answer { lines += try self.lines(of: answer, clock: false, isRepeat: turn.isRepeat) }
        for mail in turn.mailed where mail.kind != "seller" {
            lines.append(
                try room.words(
                    turn.isMailLocal ? "mail.filed" : "mail.sent",
                    ["address": .text(mail.recipient), "subject": .text(mail.subject)]
                )
            )
        }
        return lines.map { TerminalText.inert($0) }
    }

    /// The lines of an answer: reading, dangers, what is said, clocks, advice, draft, and the question last.
    func lines(of answer: TurnAnswer, clock: Bool, isRepeat: Bool = false) throws -> [String] {
        var lines: [String] = []
        if clock, let order = answer.conversation?.facts.orderNumber {
            lines.append("⏰ " + order)
        }
        lines += answer.meaningLines
        lines += answer.warnings.map { "! " + $0.text }
        var says = zip(answer.decision.says.map(\.key), answer.says).map { (key: $0, text: $1) }
        var question: String?
        if let slot = answer.decision.asks, let index = says.lastIndex(where: { $0.key == "ask.\(slot.rawValue)" }) {
            question = says.remove(at: index).text
        }
        lines += says.map(\.text)
        if answer.decision.showsClocks { lines += answer.clocks.map { "  " + $0.text } }
        if let proposal = answer.proposal, !isRepeat {
            lines.append(
                try room.words("chat.next-step", ["step": .text(proposal.text), "why": .text(proposal.why)])
            )
            if !proposal.alternatives.isEmpty {
                lines.append(
                    "  " + (try room.words("chat.or", ["choices": .text(proposal.alternatives.joined(separator: " "))]))
                )
            }
        }
        if let draft = answer.shownDraft {
            lines += isRepeat ? [try room.words("chat.keys")] : try self.lines(of: draft, answer)
        }
        if let question { lines.append(question) }
        return lines
    }

    private func lines(of draft: Draft, _ answer: TurnAnswer) throws -> [String] {
        let known = ["en", "zh-Hans", "ru", "es", "pt-BR", "fr", "de", "it"]
        let tag = draft.language.tag
        let language = known.contains(tag) ? try room.words("language.\(tag)") : tag
        var lines = [
            try room.words(
                room.goesToPlatform(draft) ? "chat.draft-platform" : "chat.draft",
                ["language": .text(language), "tone": .text(try room.words("tone.\(draft.tone.rawValue)"))]
            )
        ]
        if answer.conversation?.facts.sellerEmail != nil, let subject = draft.subject {
            lines.append("  │ " + (try room.words("chat.subject", ["subject": .text(subject)])))
        }
        lines += draft.text.split(separator: "\n", omittingEmptySubsequences: false).map { "  │ \($0)" }
        if let translation = draft.translation {
            lines.append("  " + (try room.words("chat.translation")))
            lines += translation.split(separator: "\n", omittingEmptySubsequences: false).map { "  ┊ \($0)" }
        }
        lines.append("  " + (try room.words("chat.keys")))
        return lines
    }
}
