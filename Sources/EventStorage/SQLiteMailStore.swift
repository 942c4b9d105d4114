import ConversationCore
public import Engine
import Foundation
import GRDB

/// The mails that came in, in the same file, so that a turn and the mail it takes in are stored together.
extension SQLiteEventLog: IncomingMailStore {
    /// The tables.
    static let mailTables = """
        CREATE TABLE incoming (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            message_id TEXT,
            sender TEXT NOT NULL,
            subject TEXT NOT NULL,
            words TEXT NOT NULL,
            kind TEXT NOT NULL,
            place TEXT NOT NULL,
            conversation INTEGER,
            turn INTEGER,
            score INTEGER NOT NULL,
            reasons TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            bytes BLOB NOT NULL
        );
        CREATE INDEX incoming_by_message_id ON incoming (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX incoming_by_sender ON incoming (sender) WHERE place = 'attached';
        CREATE INDEX incoming_by_place ON incoming (place) WHERE place <> 'attached';
        CREATE INDEX incoming_by_turn ON incoming (conversation, turn) WHERE turn IS NOT NULL;
        CREATE INDEX outbox_by_recipient ON outbox (lower(recipient));
        CREATE INDEX conversations_by_order_alone ON conversations (order_number) WHERE order_number IS NOT NULL;
        CREATE TABLE seller_addresses (
            address TEXT NOT NULL,
            conversation INTEGER NOT NULL,
            PRIMARY KEY (address, conversation)
        ) WITHOUT ROWID;
        CREATE TABLE mailbox_positions (
            mailbox TEXT PRIMARY KEY,
            uid_validity INTEGER NOT NULL,
            last_uid INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    /// Stores what a turn says about mails, inside its transaction.
    func storeMail(_ record: TurnRecord, _ db: Database) throws {
        let number = record.conversation.number
        for event in record.events {
            switch event.body {
            case .learned(let facts, _):
                guard let address = facts.sellerEmail else { continue }
                try db.execute(
                    sql: "INSERT OR IGNORE INTO seller_addresses (address, conversation) VALUES (?, ?)",
                    arguments: [address.lowercased(), number]
                )
            case .undone(let turns, _):
                for turn in turns {
                    try db.execute(
                        sql:
                            "UPDATE incoming SET place = 'unsorted', turn = NULL WHERE conversation = ? AND turn = ?",
                        arguments: [number, turn]
                    )
                }
            default: continue
            }
        }
        guard let mail = record.mail else { return }
        if mail.id == 0 {
            try insert(mail, db)
        } else {
            try db.execute(
                sql: """
                    UPDATE incoming SET kind = ?, place = ?, conversation = ?, turn = ?, score = ?, reasons = ?
                    WHERE id = ? AND place <> 'attached'
                    """,
                arguments: [
                    mail.kind, mail.place.rawValue, mail.conversation, mail.turn, mail.score, mail.reasonsText, mail.id,
                ]
            )
        }
        // It is in a conversation already: another process took it in first.
        guard db.changesCount == 1 else { throw EventLogError.conflict(conversation: number) }
    }

    private func insert(_ mail: ReceivedMail, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO incoming (digest, message_id, sender, subject, words, kind, place, conversation,
                    turn, score, reasons, received_at, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: [
            mail.digest, mail.messageID, mail.sender, mail.subject, mail.words, mail.kind, mail.place.rawValue,
            mail.conversation, mail.turn, mail.score, mail.reasonsText, mail.receivedAt.millisecondsSinceEpoch,
            Data(mail.bytes),
        ])
    }

    // MARK: - Index

    /// See `ConversationIndex`.
    public func letter(messageID: String) throws -> SentLetter? {
        try read { db in try letters(db, "WHERE message_id = ?", [messageID]).first }
    }

    /// See `ConversationIndex`.
    public func letters(to address: String) throws -> [SentLetter] {
        try read { db in
            try letters(db, "WHERE lower(recipient) = ? AND state <> 'dropped' ORDER BY id DESC LIMIT 20", [address])
        }
    }

    private func letters(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [SentLetter] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, attempts, key, conversation, message_id, recipient, kind FROM outbox \(condition)"
            ),
            arguments: arguments
        )
        .map { row in
            SentLetter(
                row: row[0],
                attempts: row[1],
                key: row[2],
                conversation: row[3],
                messageID: row[4],
                recipient: row[5],
                isToSeller: row[6] == OutboxEntry.sellerKind
            )
        }
    }

    /// See `ConversationIndex`.
    public func conversations(ofOrder orderNumber: String) throws -> [IndexedConversation] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT number, marketplace FROM conversations WHERE order_number = ? ORDER BY number"
                ),
                arguments: [orderNumber]
            )
            .map { IndexedConversation(number: $0[0], marketplace: $0[1]) }
        }
    }

    /// See `ConversationIndex`.
    public func isConversation(_ number: Int64) throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE number = ?)"),
                arguments: [number]
            ) ?? false
        }
    }

    /// See `ConversationIndex`.
    public func conversations(knowing address: String) throws -> [Int64] {
        try read { db in
            try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT conversation FROM seller_addresses WHERE address = ?1
                        UNION SELECT conversation FROM outbox
                            WHERE lower(recipient) = ?1 AND kind = 'seller' AND state <> 'dropped'
                        UNION SELECT conversation FROM incoming
                            WHERE sender = ?1 AND place = 'attached' AND kind = 'reply'
                        ORDER BY 1
                        """
                ),
                arguments: [address]
            )
        }
    }

    /// See `ConversationIndex`.
    public func conversation(ofReply messageID: String) throws -> Int64? {
        try read { db in
            try Int64.fetchOne(
                db.cachedStatement(
                    sql: "SELECT conversation FROM incoming WHERE message_id = ? AND place = 'attached'"
                ),
                arguments: [messageID]
            )
        }
    }

    /// See `ConversationIndex`.
    public func hasMail(digest: String, messageID: String?, sender: String) throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM incoming WHERE digest = ?)
                            OR EXISTS (SELECT 1 FROM incoming WHERE message_id = ? AND sender = ?)
                        """
                ),
                arguments: [digest, messageID, sender]
            ) ?? false
        }
    }

    // MARK: - Mails

    /// See `IncomingMailStore`.
    public func keep(_ mail: ReceivedMail) throws -> Int64 {
        try write { db in
            try insert(mail, db)
            return try Int64.fetchOne(db, sql: "SELECT id FROM incoming WHERE digest = ?", arguments: [mail.digest])
                ?? 0
        }
    }

    /// See `IncomingMailStore`.
    public func mails(in places: Set<ReceivedMail.Place>) throws -> [ReceivedMail] {
        let names = places.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try read { db in try mails(db, "WHERE place IN (\(names)) ORDER BY id DESC", []) }
    }

    /// See `IncomingMailStore`.
    public func mail(_ id: Int64) throws -> ReceivedMail? {
        try read { db in try mails(db, "WHERE id = ?", [id]).first }
    }

    private func mails(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [ReceivedMail] {
        try Row.fetchAll(db, sql: "SELECT * FROM incoming \(condition)", arguments: arguments)
            .map { row in
                let (place, reasons, receivedAt): (String, String, Int64) = (
                    row["place"], row["reasons"], row["received_at"]
                )
                let bytes: Data = row["bytes"]
                return ReceivedMail(
                    id: row["id"],
                    digest: row["digest"],
                    messageID: row["message_id"],
                    sender: row["sender"],
                    subject: row["subject"],
                    words: row["words"],
                    kind: row["kind"],
                    place: ReceivedMail.Place(rawValue: place) ?? .unsorted,
                    conversation: row["conversation"],
                    turn: row["turn"],
                    score: row["score"],
                    reasons: reasons.split(separator: "\n").map(String.init),
                    receivedAt: Instant(millisecondsSinceEpoch: receivedAt),
                    bytes: [UInt8](bytes)
                )
            }
    }

    /// See `IncomingMailStore`.
    public func put(_ id: Int64, in place: ReceivedMail.Place) throws -> Bool {
        try write { db in
            try db.execute(
                sql: "UPDATE incoming SET place = ? WHERE id = ? AND place <> 'attached'",
                arguments: [place.rawValue, id]
            )
            return db.changesCount == 1
        }
    }

    /// See `IncomingMailStore`.
    public func position(of mailbox: String) throws -> MailboxPosition? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT uid_validity, last_uid FROM mailbox_positions WHERE mailbox = ?",
                arguments: [mailbox]
            )
            return row.map { MailboxPosition(mailbox: mailbox, uidValidity: $0[0], lastUID: $0[1]) }
        }
    }

    /// See `IncomingMailStore`.
    public func setPosition(_ position: MailboxPosition) throws {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO mailbox_positions (mailbox, uid_validity, last_uid) VALUES (?, ?, ?)",
                arguments: [position.mailbox, position.uidValidity, position.lastUID]
            )
        }
    }

    // MARK: - What mails say of ours

    /// See `IncomingMailStore`.
    public func recordBounce(of messageID: String, answer: String, isFinal: Bool) throws -> Bool {
        let answer = String(answer.prefix(500))
        return try write { db in
            if isFinal {
                try db.execute(
                    sql: """
                        UPDATE outbox SET state = 'refused', last_answer = ? WHERE message_id = ? AND state <> 'refused'
                        """,
                    arguments: [answer, messageID]
                )
            } else {
                try db.execute(
                    sql: """
                        UPDATE outbox SET last_answer = ?1
                        WHERE message_id = ?2 AND state <> 'refused' AND last_answer IS NOT ?1
                        """,
                    arguments: [answer, messageID]
                )
            }
            return db.changesCount > 0
        }
    }
}

extension ReceivedMail {
    /// The reasons, one a line.
    fileprivate var reasonsText: String {
        reasons.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n")
    }
}
