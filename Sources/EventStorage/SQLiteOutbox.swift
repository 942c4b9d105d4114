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
        try queue(record.letters, db)
    }

    /// Puts letters into the outbox; one whose key is there already is not put there again.
    private func queue(_ letters: [Letter], _ db: Database) throws {
        for letter in letters {
            let entry = try postman.entry(for: letter)
            try db.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO outbox (key, conversation, kind, sender, recipient, message_id, subject, bytes,
                        written_at, not_before, attempts, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'queued')
                    """
            )
            .execute(arguments: [
                entry.key, entry.conversation, entry.kind, entry.sender, entry.recipient, entry.messageID,
                entry.subject, Data(entry.bytes), entry.writtenAt.millisecondsSinceEpoch,
                entry.notBefore.millisecondsSinceEpoch,
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
    public func commitAttempts(_ entries: [OutboxEntry], finishing outcomes: [OutboxOutcome]) throws {
        try write { db in
            try SQLiteEventLog.finish(outcomes, db)
            let statement = try db.cachedStatement(
                sql: "UPDATE outbox SET state = 'committed' WHERE id = ? AND attempts = ? AND state = 'sending'"
            )
            for entry in entries {
                try statement.execute(arguments: [entry.id, entry.attempts])
                guard db.changesCount == 1 else { throw EventLogError.conflict(conversation: entry.conversation) }
            }
        }
    }

    /// See `OutboxStore`.
    public func finish(_ outcomes: [OutboxOutcome]) throws {
        try write { db in try SQLiteEventLog.finish(outcomes, db) }
    }

    private static func finish(_ outcomes: [OutboxOutcome], _ db: Database) throws {
        // A row that counts as in doubt after a recovery is taken out of it by an answer that came late.
        let statement = try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = ?, last_answer = ?, not_before = ?, left_at = ?
                WHERE id = ? AND attempts = ? AND state IN ('sending', 'committed', 'maybeSent')
                """
        )
        for outcome in outcomes {
            try statement.execute(arguments: [
                outcome.state.rawValue, String(outcome.answer.prefix(500)),
                outcome.notBefore.millisecondsSinceEpoch,
                outcome.state == .queued ? nil : outcome.at.millisecondsSinceEpoch,
                outcome.entry.id, outcome.entry.attempts,
            ])
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
                    UPDATE outbox SET state = 'maybeSent', left_at = not_before,
                        last_answer = 'the program stopped while the message was leaving'
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
    public func outboxEntry(_ id: Int64) throws -> OutboxEntry? {
        try read { db in try entries(db, "WHERE id = \(id)").first }
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

    /// See `OutboxStore`.
    public func release(_ id: Int64, at now: Instant) throws -> Bool {
        try write { db in
            try db.execute(
                sql: "UPDATE outbox SET not_before = ? WHERE id = ? AND state = 'queued'",
                arguments: [now.millisecondsSinceEpoch, id]
            )
            return db.changesCount == 1
        }
    }

    /// See `OutboxStore`.
    public func confirm(messageID: String, because proof: String) throws -> Bool {
        try write { db in
            try db.execute(
                sql: "UPDATE outbox SET state = 'sent', last_answer = ? WHERE message_id = ? AND state = 'maybeSent'",
                arguments: [String(proof.prefix(500)), messageID]
            )
            return db.changesCount == 1
        }
    }

    /// See `OutboxStore`.
    public func departures(since moment: Instant) throws -> (all: Int, toBuyer: Int) {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT count(*), coalesce(sum(kind <> ?), 0) FROM outbox WHERE left_at >= ?",
                arguments: [OutboxEntry.sellerKind, moment.millisecondsSinceEpoch]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// See `OutboxStore`.
    public func settle(_ changes: OutboxChanges) throws {
        try write { db in
            for (id, reason) in changes.drops {
                try db.execute(
                    sql: "UPDATE outbox SET state = 'dropped', last_answer = ? WHERE id = ? AND state = 'queued'",
                    arguments: [reason, id]
                )
            }
            for (id, moment) in changes.waits {
                try db.execute(
                    sql: "UPDATE outbox SET not_before = ? WHERE id = ? AND state = 'queued'",
                    arguments: [moment.millisecondsSinceEpoch, id]
                )
            }
            try queue(changes.letters, db)
        }
    }

    private func entries(_ db: Database, _ condition: String) throws -> [OutboxEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM outbox \(condition)")
            .map { row in
                let writtenAt: Int64 = row["written_at"]
                let notBefore: Int64 = row["not_before"]
                let leftAt: Int64? = row["left_at"]
                let bytes: Data = row["bytes"]
                let state: String = row["state"]
                var entry = OutboxEntry(
                    id: row["id"],
                    key: row["key"],
                    conversation: row["conversation"],
                    kind: row["kind"],
                    sender: row["sender"],
                    recipient: row["recipient"],
                    messageID: row["message_id"],
                    subject: row["subject"],
                    bytes: [UInt8](bytes),
                    writtenAt: Instant(millisecondsSinceEpoch: writtenAt),
                    notBefore: Instant(millisecondsSinceEpoch: notBefore),
                    attempts: row["attempts"],
                    state: OutboxState(rawValue: state) ?? .maybeSent,
                    lastAnswer: row["last_answer"]
                )
                entry.leftAt = leftAt.map { Instant(millisecondsSinceEpoch: $0) }
                return entry
            }
    }
}
