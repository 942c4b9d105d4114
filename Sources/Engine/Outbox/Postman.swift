public import ConversationCore
public import MailFormat

/// Puts letters into the form in which they leave.
///
/// Pure: the same letter gives the same bytes.
public struct Postman: Hashable, Sendable {
    /// Who writes.
    public var from: EmailAddress
    /// The buyer's zone, for the date.
    public var zone: Zone

    /// A postman.
    public init(from: EmailAddress, zone: Zone) {
        self.from = from
        self.zone = zone
    }

    /// The outbox row of a letter.
    ///
    /// - Parameter letter: the letter.
    /// - Returns: the row, not yet stored.
    /// - Throws: `EmailAddress.Refusal` when the letter's address is none.
    public func entry(for letter: Letter) throws(EmailAddress.Refusal) -> OutboxEntry {
        let recipient = try EmailAddress(letter.to)
        let messageID = Self.messageID(of: letter, domain: from.domain)
        let message = OutgoingMessage(
            from: from,
            to: recipient,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            messageID: messageID,
            references: [],
            date: MailDate.text(
                secondsSinceEpoch: letter.writtenAt.secondsSinceEpoch,
                offsetInSeconds: zone.offsetInSeconds(at: letter.writtenAt)
            ),
            isAutomatic: letter.isAutomatic
        )
        return OutboxEntry(
            key: letter.key,
            conversation: letter.conversation,
            kind: letter.kind,
            sender: from.address,
            recipient: recipient.address,
            messageID: messageID,
            subject: letter.subject,
            bytes: message.bytes(),
            writtenAt: letter.writtenAt,
            notBefore: letter.holdUntil
        )
    }

    /// `r.CONVERSATION.HASH.MILLISECONDS@domain`: unique for each key, the same at every attempt.
    private static func messageID(of letter: Letter, domain: String) -> String {
        // Distinct keys of one conversation and moment get distinct names.
        let key = Fingerprint.text(of: letter.key.utf8)
        return "r.\(letter.conversation).\(key).\(letter.writtenAt.millisecondsSinceEpoch)@\(domain)"
    }
}
