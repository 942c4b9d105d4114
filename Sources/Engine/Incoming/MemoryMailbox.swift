import ConversationCore
import Synchronization

/// The mails of the store in memory.
struct MemoryMailbox {
    /// The mails, by number.
    var mails: [Int64: ReceivedMail] = [:]
    /// How far mailboxes have been read, by name.
    var positions: [String: MailboxPosition] = [:]
    /// The addresses that buyers named as their sellers', in small letters, with the conversations.
    var named: [String: Set<Int64>] = [:]

    /// Stores what a turn says about mails.
    mutating func store(_ record: TurnRecord) {
        let number = record.conversation.number
        for case .learned(let facts, _) in record.events.map(\.body) {
            if let address = facts.sellerEmail { named[address.lowercased(), default: []].insert(number) }
        }
        for case .undone(let turns, _) in record.events.map(\.body) {
            for (id, mail) in mails where mail.conversation == number && mail.turn.map(turns.contains) == true {
                mails[id]?.place = .unsorted
                mails[id]?.turn = nil
            }
        }
        if let mail = record.mail { _ = keep(mail) }
    }

    /// Whether a turn may take its mail in: it is in no conversation yet.
    func accepts(_ record: TurnRecord) -> Bool {
        guard let mail = record.mail else { return true }
        let known = mails[mail.id] ?? mails.values.first { $0.digest == mail.digest }
        return known?.place != .attached
    }

    /// Keeps a mail, or moves the one with its number.
    mutating func keep(_ mail: ReceivedMail) -> Int64 {
        if mail.id != 0 {
            mails[mail.id] = mail
            return mail.id
        }
        if let known = mails.values.first(where: { $0.digest == mail.digest }) { return known.id }
        var mail = mail
        mail.id = (mails.keys.max() ?? 0) + 1
        mails[mail.id] = mail
        return mail.id
    }
}

extension MemoryStore: IncomingMailStore {
    /// See `ConversationIndex`.
    public func letter(messageID: String) throws -> SentLetter? {
        contents.withLock { contents in
            contents.outbox.values.first { $0.messageID == messageID }.map { $0.sentLetter }
        }
    }

    /// See `ConversationIndex`.
    public func letters(to address: String) throws -> [SentLetter] {
        contents.withLock { contents in
            contents.outbox.values.filter { $0.recipient.lowercased() == address && $0.state != .dropped }
                .sorted { $0.id > $1.id }
                .prefix(20)
                .map { $0.sentLetter }
        }
    }

    /// See `ConversationIndex`.
    public func conversations(ofOrder orderNumber: String) throws -> [IndexedConversation] {
        contents.withLock { contents in
            contents.conversations.values.filter { $0.facts.orderNumber == orderNumber }
                .sorted { $0.number < $1.number }
                .map { IndexedConversation(number: $0.number, marketplace: $0.marketplace) }
        }
    }

    /// See `ConversationIndex`.
    public func isConversation(_ number: Int64) throws -> Bool {
        contents.withLock { $0.conversations[number] != nil }
    }

    /// See `ConversationIndex`.
    public func conversations(knowing address: String) throws -> [Int64] {
        contents.withLock { contents in
            var found = contents.incoming.named[address] ?? []
            for entry in contents.outbox.values
            where !entry.isToBuyer && entry.state != .dropped && entry.recipient.lowercased() == address {
                found.insert(entry.conversation)
            }
            for mail in contents.incoming.mails.values
            where mail.place == .attached && mail.kind == "reply" && mail.sender == address {
                if let number = mail.conversation { found.insert(number) }
            }
            return found.sorted()
        }
    }

    /// See `ConversationIndex`.
    public func conversation(ofReply messageID: String) throws -> Int64? {
        contents.withLock { contents in
            contents.incoming.mails.values.first { $0.messageID == messageID && $0.place == .attached }?.conversation
        }
    }

    /// See `ConversationIndex`.
    public func hasMail(digest: String, messageID: String?, sender: String) throws -> Bool {
        contents.withLock { contents in
            contents.incoming.mails.values.contains {
                $0.digest == digest || (messageID != nil && $0.messageID == messageID && $0.sender == sender)
            }
        }
    }

    /// See `IncomingMailStore`.
    public func keep(_ mail: ReceivedMail) throws -> Int64 { contents.withLock { $0.incoming.keep(mail) } }

    /// See `IncomingMailStore`.
    public func mails(in places: Set<ReceivedMail.Place>) throws -> [ReceivedMail] {
        contents.withLock { contents in
            contents.incoming.mails.values.filter { places.contains($0.place) }.sorted { $0.id > $1.id }
        }
    }

    /// See `IncomingMailStore`.
    public func mail(_ id: Int64) throws -> ReceivedMail? { contents.withLock { $0.incoming.mails[id] } }

    /// See `IncomingMailStore`.
    public func put(_ id: Int64, in place: ReceivedMail.Place) throws -> Bool {
        contents.withLock { contents in
            guard let mail = contents.incoming.mails[id], mail.place != .attached else { return false }
            contents.incoming.mails[id]?.place = place
            return true
        }
    }

    /// See `IncomingMailStore`.
    public func position(of mailbox: String) throws -> MailboxPosition? {
        contents.withLock { $0.incoming.positions[mailbox] }
    }

    /// See `IncomingMailStore`.
    public func setPosition(_ position: MailboxPosition) throws {
        contents.withLock { $0.incoming.positions[position.mailbox] = position }
    }

    /// See `IncomingMailStore`.
    public func recordBounce(of messageID: String, answer: String, isFinal: Bool) throws -> Bool {
        contents.withLock { contents in
            guard let entry = contents.outbox.values.first(where: { $0.messageID == messageID }) else { return false }
            let isNews = isFinal ? entry.state != .refused : entry.state != .refused && entry.lastAnswer != answer
            guard isNews else { return false }
            contents.outbox[entry.id]?.lastAnswer = answer
            if isFinal { contents.outbox[entry.id]?.state = .refused }
            return true
        }
    }
}

extension OutboxEntry {
    /// As it is found by its Message-ID.
    var sentLetter: SentLetter {
        SentLetter(
            row: id,
            attempts: attempts,
            key: key,
            conversation: conversation,
            messageID: messageID,
            recipient: recipient,
            isToSeller: kind == Self.sellerKind
        )
    }
}
