import ConversationCore
import Engine

/// A line of the chat, with what it is about: a screen may show each kind in its own way.
struct ChatLine: Equatable {
    /// What a line is about.
    enum Kind {
        case plain, alarm, standing, meaning, warning, clock, step, draft, keys, question, mail
    }

    /// What it is about.
    var kind: Kind
    /// Its text; nothing in it can drive a terminal.
    var text: String
    /// A file of our own that the text names, for a terminal with links; `nil` for none.
    var file: String?

    /// A line of a kind.
    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = TerminalText.inert(text)
    }

    /// A plain line.
    init(_ text: String) { self.init(.plain, text) }

    /// The line, and those that its text holds, two columns further in.
    var indented: ChatLine {
        var line = ChatLine(kind, "  " + text.replacing("\n", with: "\n  "))
        line.file = file
        return line
    }
}

/// A turn of the chat as lines for people: indented drafts, no colour, nothing that could drive a terminal.
struct ChatText {
    let room: ChatRoom

    /// The lines of a turn.
    func lines(of turn: ChatTurn) throws -> [ChatLine] {
        var lines: [ChatLine] = []
        for answer in turn.fired { lines += try self.lines(of: answer, clock: true) }
        lines += turn.standing.map { [ChatLine(.standing, $0)] } ?? []
        if let answer = turn.answer { lines += try self.lines(of: answer, clock: false, isRepeat: turn.isRepeat) }
        if let file = turn.writtenFile {
            for index in lines.indices where lines[index].text.contains(TerminalText.inert(file)) {
                lines[index].file = file
            }
        }
        return try lines + turn.mailed.map { try line(of: $0, isLocal: turn.isMailLocal) }
    }

    /// What is said of an email that left; one to the seller that only went into a folder has not reached them.
    private func line(of mail: OutboxEntry, isLocal: Bool) throws -> ChatLine {
        let key =
            switch (mail.isToBuyer, isLocal) {
            case (true, true): "mail.filed"
            case (true, false): "mail.sent"
            case (false, true): "mail.filed-for-seller"
            case (false, false): "mail.sent-to-seller"
            }
        let fields: [String: FieldValue] = ["address": .text(mail.recipient), "subject": .text(mail.subject)]
        let words = try room.words(key, fields)
        return !mail.isToBuyer && isLocal ? ChatLine(.warning, "! " + words) : ChatLine(.mail, words)
    }

    /// The lines of an answer: reading, dangers, what is said, clocks, advice, draft, and the question last.
    func lines(of answer: TurnAnswer, clock: Bool, isRepeat: Bool = false) throws -> [ChatLine] {
        var lines: [ChatLine] = []
        if clock, let order = answer.conversation?.facts.orderNumber {
            lines.append(ChatLine(.alarm, "⏰ " + order))
        }
        lines += answer.meaningLines.map { ChatLine(.meaning, $0) }
        lines += answer.warnings.map { ChatLine(.warning, "! " + $0.text) }
        var says = zip(answer.decision.says.map(\.key), answer.says).map { (key: $0, text: $1) }
        var question: String?
        if let slot = answer.decision.asks, let index = says.lastIndex(where: { $0.key == "ask.\(slot.rawValue)" }) {
            question = says.remove(at: index).text
        }
        lines += says.map { ChatLine($0.text) }
        if answer.decision.showsClocks { lines += answer.clocks.map { ChatLine(.clock, "  " + $0.text) } }
        if let proposal = answer.proposal, !isRepeat {
            lines.append(
                ChatLine(
                    .step,
                    try room.words("chat.next-step", ["step": .text(proposal.text), "why": .text(proposal.why)])
                )
            )
            if !proposal.alternatives.isEmpty {
                let choices = FieldValue.text(proposal.alternatives.joined(separator: " "))
                lines.append(ChatLine("  " + (try room.words("chat.or", ["choices": choices]))))
            }
        }
        if let draft = answer.shownDraft {
            lines += isRepeat ? [ChatLine(.keys, try room.words("chat.keys"))] : try self.lines(of: draft, answer)
        }
        if let question { lines.append(ChatLine(.question, question)) }
        return lines
    }

    private func lines(of draft: Draft, _ answer: TurnAnswer) throws -> [ChatLine] {
        // A language of the user's own folder may have no name.
        let language = (try? room.words("language.\(draft.language.primary)")) ?? draft.language.tag
        let title = try room.words(
            room.goesToPlatform(draft) ? "chat.draft-platform" : "chat.draft",
            ["language": .text(language), "tone": .text(try room.words("tone.\(draft.tone.rawValue)"))]
        )
        var lines = [ChatLine(title)]
        if answer.conversation?.sellerAddress != nil, let subject = draft.subject {
            lines.append(ChatLine(.draft, "  │ " + (try room.words("chat.subject", ["subject": .text(subject)]))))
        }
        lines += draft.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { ChatLine(.draft, "  │ \($0)") }
        if let translation = draft.translation {
            lines.append(ChatLine("  " + (try room.words("chat.translation"))))
            lines += translation.split(separator: "\n", omittingEmptySubsequences: false)
                .map { ChatLine(.draft, "  ┊ \($0)") }
        }
        lines.append(ChatLine(.keys, "  " + (try room.words("chat.keys"))))
        return lines
    }
}
