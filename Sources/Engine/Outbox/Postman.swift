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
    /// Signs Message-IDs.
    public var key: ThreadKey

    /// A postman.
    ///
    /// - Parameters:
    ///   - from: who writes.
    ///   - zone: the buyer's zone.
    ///   - key: signs Message-IDs; `nil` for a key that everybody knows, in stores that nothing leaves.
    public init(from: EmailAddress, zone: Zone, key: ThreadKey? = nil) {
        self.from = from
        self.zone = zone
        self.key = key ?? ThreadKey(Array(repeating: 0, count: 32))
    }

    /// The outbox row of a letter.
    ///
    /// - Parameter letter: the letter.
    /// - Returns: the row, not yet stored.
    /// - Throws: `EmailAddress.Refusal` when the letter's address is none.
    public func entry(for letter: Letter) throws(EmailAddress.Refusal) -> OutboxEntry {
        let recipient = try EmailAddress(letter.to)
        let messageID = messageID(of: letter.key, letter.conversation, at: letter.writtenAt)
        let message = OutgoingMessage(
            from: from,
            to: recipient,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            messageID: messageID,
            references: letter.references.map { reference in
                switch reference {
                case .own(let key, let moment): self.messageID(of: key, letter.conversation, at: moment)
                case .received(let messageID): messageID
                }
            },
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

    /// Unique for each key and moment, the same at every attempt, and signed.
    private func messageID(of key: String, _ conversation: Int64, at moment: Instant) -> String {
        // Distinct keys of one conversation and moment get distinct names.
        let letter = Fingerprint.text(of: "\(key)/\(moment.millisecondsSinceEpoch)".utf8)
        return "\(ThreadToken(conversation: conversation, letter: letter, key: self.key))@\(from.domain)"
    }
}
