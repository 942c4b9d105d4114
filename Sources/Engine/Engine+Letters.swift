import ConversationCore
import Drafting

extension Engine {
    /// The key of the letter that carries a draft.
    static func letterKey(conversation: Int64, draft: String) -> String { "seller/\(conversation)/\(draft)" }

    /// The letters that a turn's effects ask for.
    func letters(of turn: Decider) throws -> [Letter] {
        var letters: [Letter] = []
        for effect in turn.decision.effects {
            switch effect {
            case .mailSeller(let message, let address):
                letters.append(
                    Letter(
                        key: Engine.letterKey(conversation: turn.state.number, draft: message.draft.id),
                        conversation: turn.state.number,
                        kind: "seller",
                        to: address,
                        subject: message.draft.subject ?? turn.state.facts.orderNumber.map { "Order \($0)" } ?? "Order",
                        text: message.draft.text,
                        html: nil,
                        isAutomatic: false,
                        writtenAt: turn.now,
                        holdUntil: turn.now + correspondence.hold,
                        references: references(before: message, in: turn.state)
                    )
                )
            case .notify(let notification):
                if let letter = try letter(notification, in: turn) { letters.append(letter) }
            case .recallMail: break
            }
        }
        return letters
    }

    /// The mails of the thread with the seller before a message, the oldest first.
    private func references(before message: SentMessage, in state: Conversation) -> [Letter.Reference] {
        state.thread.compactMap { mail in
            switch mail {
            case .sent(message.draft.id, _): nil
            case .sent(let draft, let moment):
                .own(key: Engine.letterKey(conversation: state.number, draft: draft), writtenAt: moment)
            case .received(let messageID): .received(messageID: messageID)
            }
        }
    }

    /// A notification as a letter, `nil` when the buyer has no address.
    private func letter(_ notification: Notification, in turn: Decider) throws -> Letter? {
        guard let address = correspondence.buyerEmail else { return nil }
        var fields = notification.fields
        let wording = wording(for: turn.state)
        if let draft = turn.state.draft, turn.decision.showsDraft {
            var parts = [draft.text]
            if let translation = draft.translation {
                parts += [try worded(Say("chat.translation"), wording), translation]
            }
            fields["draft"] = .text(parts.joined(separator: "\n\n"))
        }
        let nextStep = try turn.decision.proposal.map { try worded($0.say, wording) }
        let lost = try turn.decision.warnings.first.map { try worded($0.say, wording) }
        fields["next_step"] = nextStep.map { .text($0) } ?? fields["next_step"]
        fields["lost"] = lost.map { .text($0) } ?? fields["lost"]
        return try letter(
            notification.kind.rawValue,
            key: Notice.key(notification.kind, turn.state.number, notification.key),
            conversation: turn.state.number,
            fields: wording.resolved(fields),
            to: address,
            at: turn.now
        )
    }

    /// An email to the buyer from a template of notifications.
    ///
    /// - Parameters:
    ///   - template: its name, which is the kind of the letter too.
    ///   - key: the letter's key.
    ///   - conversation: the conversation's number, 0 for several.
    ///   - fields: what the template names.
    ///   - address: where it goes.
    ///   - now: when it is written; it may leave at once.
    /// - Returns: the letter.
    /// - Throws: `EngineError.template`.
    func letter(
        _ template: String,
        key: String,
        conversation: Int64,
        fields: [String: FieldValue],
        to address: String,
        at now: Instant
    ) throws(EngineError) -> Letter {
        let message: RenderedMessage
        do {
            message = try templates.notification(template, locale: correspondence.buyerLanguage, fields: fields)
        } catch {
            throw EngineError.template(error)
        }
        return Letter(
            key: key,
            conversation: conversation,
            kind: template,
            to: address,
            subject: message.subject ?? template,
            text: message.text,
            html: message.html,
            isAutomatic: true,
            writtenAt: now,
            holdUntil: now
        )
    }

    /// The words of a phrase, or what the template lacks.
    func worded(_ say: Say, _ wording: Wording) throws(EngineError) -> String {
        do { return try wording.words(say) } catch { throw EngineError.template(error) }
    }
}
