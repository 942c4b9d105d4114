import ConversationCore
import Engine

/// Mails that wait for their conversation, in the chat.
extension ChatRoom {
    /// What mails are told by as the conversation's.
    struct MailSigns: Equatable {
        fileprivate var conversation: Int64
        fileprivate var order: String?
        fileprivate var sellerEmail: String?
    }

    /// Looks at the mails that wait when the chat begins, and once the conversation in front is another one, or its order
    /// or its seller's address became known: what certainly belongs to it takes its turn at once, what may belong to it is
    /// offered.
    mutating func sortMail(_ turn: inout ChatTurn) throws {
        guard let intake, let state = try front(), let answer = turn.answer else { return }
        let signs = MailSigns(
            conversation: state.number,
            order: state.facts.orderNumber,
            sellerEmail: state.facts.sellerEmail
        )
        guard signs != mailSigns else { return }
        mailSigns = signs
        offered = nil
        var latest = answer
        for sorted in try intake.sortAgain(at: now()) where sorted.decision.conversation == state.number {
            guard var next = sorted.answer else { continue }
            try recordReply(sorted.mail.text, next)
            try next.follow(latest, saying: Say("mail.joined", ["address": .text(sorted.mail.sender)]), in: self)
            latest = next
        }
        if let mail = try intake.waiting(for: state.number).first {
            offered = mail.id
            let fields: [String: FieldValue] = [
                "address": .text(mail.sender), "words": .text(String(mail.words.onOneLine.prefix(160))),
                "reasons": .text(mail.reasons.joined(separator: " · ")),
            ]
            try latest.add(Say("mail.waits", fields), in: self)
        }
        turn.answer = latest
    }

    /// Puts a mail that waits into the conversation in front.
    ///
    /// - Parameters:
    ///   - mail: its number, `nil` for the one that was offered or most likely belongs there.
    ///   - turn: takes what was wrong.
    /// - Returns: the answer, and the mail's words when it was put there.
    /// - Throws: `EngineError`, `EventLogError`.
    mutating func attached(_ mail: Int64?, _ turn: inout ChatTurn) throws -> (answer: TurnAnswer, words: String?) {
        guard let state = try front() else { return (try engine.answer([Say("no-conversation")]), nil) }
        guard let intake, let number = try mail ?? offered ?? intake.waiting(for: state.number).first?.id,
            let kept = try intake.store.mail(number),
            let answer = try intake.attach(number, to: state.number, at: now())
        else {
            turn.mistake = "command.attach.none"
            return (try engine.answer([Say("command.attach.none")], about: state), nil)
        }
        offered = nil
        return (answer, MatchableMail(kept.bytes).text)
    }
}

extension TurnAnswer {
    /// Puts what an earlier answer of the same line said before this one, and a sentence between the two.
    fileprivate mutating func follow(_ earlier: TurnAnswer, saying say: Say, in room: ChatRoom) throws {
        decision.says = earlier.decision.says + [say] + decision.says
        says = earlier.says + [try room.words(say.key, say.values)] + says
        if decision.asks == nil { decision.asks = earlier.decision.asks }
    }

    fileprivate mutating func add(_ say: Say, in room: ChatRoom) throws {
        decision.says.append(say)
        says.append(try room.words(say.key, say.values))
    }
}
