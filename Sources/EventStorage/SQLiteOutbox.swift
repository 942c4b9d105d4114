public import ConversationCore
public import Engine
import Foundation
import GRDB

/// The outbox in the same file, so that a turn and its letters are stored together.
extension SQLiteEventLog: OutboxStore {
    /// Stores the letters of a turn inside its transaction, and takes back those it recalls.
    func storeLetters(_ record: TurnRecord, _ db: Database) throws {
        for key in record.recalls {
            // The key is freed, so that the same draft can be approved again.
            try db.execute(
                // The same letter may be approved again in the same millisecond: its names must be free.
                sql: """
                    UPDATE outbox SET state = 'dropped', key = key || '/' || id, message_id = message_id || '/' || id
                    WHERE key = ? AND state = 'queued'
                    """,
                arguments: [key]
            )
        }
        for letter in record.letters {
            let entry = try postman.entry(for: letter)
            try db.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO outbox (key, conversation, kind, sender, recipient, message_id, subject, bytes,
                        not_before, attempts, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'queued')
                    """
            )
            .execute(arguments: [
                entry.key, entry.conversation, entry.kind, entry.sender, entry.recipient, entry.messageID,
                entry.subject,
                Data(entry.bytes), entry.notBefore.millisecondsSinceEpoch,
            ])
        }
    }

    /// See `EventLog`.
    public func fate(ofLetter key: String) throws -> LetterFate {
        try read { db in
            switch try String.fetchOne(db, sql: "SELECT state FROM outbox WHERE key = ?", arguments: [key]) {
            case "queued": .waiting
            case nil, "dropped": .unknown
            default: .gone
            }
        }
    }

    /// See `OutboxStore`.
    public func claim(notAfter now: Instant, limit: Int) throws -> [OutboxEntry] {
        try write { db in
            let ids = try Int64.fetchAll(
                db,
                sql: "SELECT id FROM outbox WHERE state = 'queued' AND not_before <= ? ORDER BY id LIMIT ?",
                arguments: [now.millisecondsSinceEpoch, limit]
            )
            for id in ids {
                try db.execute(
                    sql:
                        "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ? AND state = 'queued'",
                    arguments: [id]
                )
            }
            return try entries(db, "WHERE id IN (\(ids.map(String.init).joined(separator: ","))) ORDER BY id")
        }
    }

    /// See `OutboxStore`.
    public func commitAttempt(_ id: Int64) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE outbox SET state = 'committed' WHERE id = ? AND state = 'sending'",
                arguments: [id]
            )
            guard db.changesCount == 1 else { throw EventLogError.conflict(conversation: id) }
        }
    }

    /// See `OutboxStore`.
    public func finish(_ id: Int64, _ state: OutboxState, answer: String, notBefore: Instant) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE outbox SET state = ?, last_answer = ?, not_before = ? WHERE id = ?",
                arguments: [state.rawValue, String(answer.prefix(500)), notBefore.millisecondsSinceEpoch, id]
            )
        }
    }

    /// Makes every row that waits for another try due; rows that are held for the first time stay held.
    public func makeDue(at now: Instant) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE outbox SET not_before = ? WHERE state = 'queued' AND attempts > 0 AND not_before > ?",
                arguments: [now.millisecondsSinceEpoch, now.millisecondsSinceEpoch]
            )
        }
    }

    /// See `OutboxStore`.
    public func recover() throws {
        try write { db in
            try db.execute(sql: "UPDATE outbox SET state = 'queued' WHERE state = 'sending'")
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'maybeSent', last_answer = 'the program stopped while the message was leaving'
                    WHERE state = 'committed'
                    """
            )
        }
    }

    /// See `OutboxStore`.
    public func outbox(state: OutboxState?) throws -> [OutboxEntry] {
        try read { db in
            try entries(db, state.map { "WHERE state = '\($0.rawValue)' ORDER BY id DESC" } ?? "ORDER BY id DESC")
        }
    }

    /// See `OutboxStore`.
    public func move(_ id: Int64, to state: OutboxState) throws -> Bool {
        try write { db in
            let current = try String.fetchOne(db, sql: "SELECT state FROM outbox WHERE id = ?", arguments: [id])
            guard let current = current.flatMap(OutboxState.init), OutboxMoves.allows(from: current, to: state) else {
                return false
            }
            try db.execute(
                sql: "UPDATE outbox SET state = ?, not_before = 0 WHERE id = ?",
                arguments: [state.rawValue, id]
            )
            return true
        }
    }

    private func entries(_ db: Database, _ condition: String) throws -> [OutboxEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM outbox \(condition)")
            .map { row in
                let notBefore: Int64 = row["not_before"]
                let bytes: Data = row["bytes"]
                let state: String = row["state"]
                return OutboxEntry(
                    id: row["id"],
                    key: row["key"],
                    conversation: row["conversation"],
                    kind: row["kind"],
                    sender: row["sender"],
                    recipient: row["recipient"],
                    messageID: row["message_id"],
                    subject: row["subject"],
                    bytes: [UInt8](bytes),
                    notBefore: Instant(millisecondsSinceEpoch: notBefore),
                    attempts: row["attempts"],
                    state: OutboxState(rawValue: state) ?? .maybeSent,
                    lastAnswer: row["last_answer"]
                )
            }
    }
}
