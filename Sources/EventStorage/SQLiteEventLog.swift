public import ConversationCore
public import Engine
import Foundation
public import GRDB
import MailFormat
import Synchronization

/// The store of conversations in one SQLite file.
public final class SQLiteEventLog: EventLog {
    /// The open database.
    public let database: DatabaseQueue
    /// Its path, for messages.
    public let path: String
    /// Puts letters into their form; its key is the store's own.
    public let postman: Postman
    /// The conversation that was read or stored last: while its sequence number stands in the database, the snapshot
    /// there is not decoded again.
    private let latest = Mutex<Conversation?>(nil)

    /// Opens the file, making it when absent.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - postman: puts letters into their form; it gets the key that signs this store's Message-IDs.
    ///   - random: makes that key when the store has none yet.
    /// - Throws: `EventLogError.unusable`.
    public init(
        path: String,
        postman: Postman,
        random: () -> UInt8 = { UInt8.random(in: .min ... .max) }
    ) throws {
        self.path = path
        self.database = try DatabaseOpening.open(path)
        var postman = postman
        do {
            postman.key = try SQLiteEventLog.threadKey(database, random)
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
        self.postman = postman
        do { try renewSnapshots() } catch let error as DatabaseError { throw DatabaseOpening.unusable(path, error) }
    }

    /// Folds every log anew when the snapshots were stored in an older form.
    ///
    /// The log is what counts, a snapshot only spares reading it.
    private func renewSnapshots() throws {
        func stored(_ db: Database) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'state-form'") ?? 0
        }
        if try database.read(stored) == Conversation.form { return }
        try database.write { db in
            let form = try stored(db)
            guard form <= Conversation.form else { throw Schema.newer(path) }
            for number in try Int64.fetchAll(db, sql: "SELECT number FROM conversations") {
                guard let state = Conversation(replaying: try events(of: number, db)) else { continue }
                try update(state, from: state.sequence, db)
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO settings (key, value) VALUES ('state-form', ?)",
                arguments: [String(Conversation.form)]
            )
        }
    }

    /// The key of the store, made once.
    private static func threadKey(_ database: DatabaseQueue, _ random: () -> UInt8) throws -> ThreadKey {
        let query = "SELECT value FROM settings WHERE key = 'thread-key'"
        func stored(_ db: Database) throws -> ThreadKey? {
            try String.fetchOne(db, sql: query).flatMap { Data(base64Encoded: $0) }.map { ThreadKey(Array($0)) }
        }
        if let key = try database.read(stored) { return key }
        return try database.write { db in
            // Another process may have made one since.
            if let key = try stored(db) { return key }
            let bytes = (0..<32).map { _ in random() }
            try db.execute(
                sql: "INSERT INTO settings (key, value) VALUES ('thread-key', ?)",
                arguments: [Data(bytes).base64EncodedString()]
            )
            return ThreadKey(bytes)
        }
    }

    /// Runs a reading step; a database error becomes a message with a remedy.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.read(body)
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
    }

    /// Runs a writing step in one transaction; a database error becomes a message with a remedy.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.write(body)
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
    }

    // MARK: - Reading

    /// See `EventLog`.
    public func conversation(_ number: Int64) throws -> Conversation? {
        let known = latest.withLock { $0?.number == number ? $0 : nil }
        return try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT CASE sequence WHEN ? THEN NULL ELSE snapshot END FROM conversations WHERE number = ?"
            )
            guard let row = try Row.fetchOne(statement, arguments: [known?.sequence ?? 0, number]) else { return nil }
            guard let data: Data = row[0] else { return known }
            let state: Conversation = try decode(data, what: "conversation \(number)")
            latest.withLock { $0 = state }
            return state
        }
    }

    /// See `EventLog`.
    public func number(ofOrder orderNumber: String, marketplace: String) throws -> Int64? {
        try read { db in
            try Int64.fetchOne(
                db.cachedStatement(
                    sql: "SELECT number FROM conversations WHERE marketplace = ? AND order_number = ?"
                ),
                arguments: [marketplace, orderNumber]
            )
        }
    }

    /// See `EventLog`.
    public func nextNumber() throws -> Int64 {
        try read { db in
            (try Int64.fetchOne(db, sql: "SELECT max(number) FROM conversations") ?? 0) + 1
        }
    }

    /// See `EventLog`.
    public func events(of number: Int64) throws -> [Event] { try read { db in try events(of: number, db) } }

    private func events(of number: Int64, _ db: Database) throws -> [Event] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT sequence, turn, recorded_at, body FROM events WHERE conversation = ? ORDER BY sequence",
            arguments: [number]
        )
        var events: [Event] = []
        while let row = try rows.next() {
            let sequence: Int = row[0]
            let recordedAt: Int64 = row[2]
            let data: Data = row[3]
            events.append(
                Event(
                    sequence: sequence,
                    turn: row[1],
                    recordedAt: Instant(millisecondsSinceEpoch: recordedAt),
                    body: try decode(data, what: "event \(sequence) of conversation \(number)")
                )
            )
        }
        return events
    }

    /// See `EventLog`.
    public func nextDue(notAfter moment: Instant) throws -> (number: Int64, at: Instant)? {
        try read { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT number, next_due FROM conversations
                        WHERE next_due IS NOT NULL AND next_due <= ? ORDER BY next_due, number LIMIT 1
                        """
                ),
                arguments: [moment.millisecondsSinceEpoch]
            )
            guard let row else { return nil }
            let milliseconds: Int64 = row[1]
            return (row[0], Instant(millisecondsSinceEpoch: milliseconds))
        }
    }

    /// See `EventLog`.
    public func list(_ filter: ConversationFilter) throws -> [Conversation] {
        try read { db in
            var conditions: [String] = []
            if !filter.includesClosed { conditions.append("status <> 'closed'") }
            var arguments: StatementArguments = []
            if let before = filter.actBefore {
                conditions.append("act_by IS NOT NULL AND act_by < ?")
                arguments += [before.millisecondsSinceEpoch]
            }
            if let prefix = filter.orderPrefix {
                // A range, so that the index is used: no order number holds the last character of Unicode.
                conditions.append("order_number >= ? AND order_number < ?")
                arguments += [prefix, prefix + "\u{10FFFF}"]
            }
            arguments += [filter.limit]
            let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
            let snapshots = try Data.fetchAll(
                db,
                sql: "SELECT snapshot FROM conversations \(condition) ORDER BY act_by IS NULL, act_by, number LIMIT ?",
                arguments: arguments
            )
            return try snapshots.map { try decode($0, what: "a conversation") }
        }
    }

    /// See `EventLog`.
    public func hasSeen(inboundKey: String) throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM seen WHERE key = ?)"),
                arguments: [inboundKey]
            ) ?? false
        }
    }

    /// See `EventLog`.
    public func focus() throws -> Int64? { try note("focus").flatMap { Int64($0) } }

    /// See `EventLog`.
    public func note(_ name: String) throws -> String? {
        try read { db in
            try String.fetchOne(db, sql: "SELECT value FROM settings WHERE key = ?", arguments: [name])
        }
    }

    /// See `EventLog`.
    public func setNote(_ name: String, to value: String) throws {
        try write { db in
            try db.execute(sql: "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", arguments: [name, value])
        }
    }

    // MARK: - Writing

    /// See `EventLog`.
    public func commit(_ records: [TurnRecord]) throws {
        do {
            try database.write { db in
                for record in records { try store(record, db) }
            }
            latest.withLock { $0 = records.last?.conversation }
        } catch let error as DatabaseError {
            if error.resultCode == .SQLITE_CONSTRAINT, error.message?.contains("conversations.order_number") == true {
                throw EventLogError.duplicateOrder(records.first?.conversation.facts.orderNumber ?? "")
            }
            throw DatabaseOpening.unusable(path, error)
        }
    }

    private func store(_ record: TurnRecord, _ db: Database) throws {
        let state = record.conversation
        if record.expectedSequence == 0 {
            let exists = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM conversations WHERE number = ?)"),
                arguments: [state.number]
            )
            guard exists != true else { throw EventLogError.conflict(conversation: state.number) }
            try db.cachedStatement(
                sql: """
                    INSERT INTO conversations
                        (marketplace, order_number, status, next_due, act_by, sequence, updated_at, snapshot, number)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
            .execute(arguments: try columns(of: state))
        } else {
            try update(state, from: record.expectedSequence, db)
        }
        let insertion = try db.cachedStatement(
            sql: "INSERT INTO events (conversation, sequence, turn, recorded_at, body) VALUES (?, ?, ?, ?, ?)"
        )
        for event in record.events {
            try insertion.execute(arguments: [
                state.number, event.sequence, event.turn, event.recordedAt.millisecondsSinceEpoch,
                try encode(event.body),
            ])
        }
        if let key = record.inboundKey {
            try db.cachedStatement(sql: "INSERT INTO seen (key) VALUES (?)").execute(arguments: [key])
        }
        if let focus = record.focus {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO settings (key, value) VALUES ('focus', ?)")
                .execute(arguments: [String(focus)])
        }
        try storeLetters(record, db)
        try storeMail(record, db)
    }

    /// Puts a state in the place of the one that is stored.
    ///
    /// - Throws: `EventLogError.conflict` when another than the expected one is.
    private func update(_ state: Conversation, from sequence: Int, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE conversations SET marketplace = ?, order_number = ?, status = ?, next_due = ?, act_by = ?, sequence = ?,
                    updated_at = ?, snapshot = ?
                WHERE number = ? AND sequence = ?
                """
        )
        .execute(arguments: try columns(of: state) + [sequence])
        guard db.changesCount == 1 else { throw EventLogError.conflict(conversation: state.number) }
    }

    /// What is stored of a state: its columns, the snapshot and the number last.
    private func columns(of state: Conversation) throws -> StatementArguments {
        let actBy = state.clocks.filter { $0.owner == .buyer }.map(\.actBy.millisecondsSinceEpoch).min()
        return [
            state.marketplace, state.facts.orderNumber, state.status.rawValue,
            state.nextAlert?.alert.at.millisecondsSinceEpoch, actBy, state.sequence,
            state.updatedAt.millisecondsSinceEpoch, try encode(state), state.number,
        ]
    }

    // MARK: - Form

    /// JSON with sorted keys: the same value gives the same bytes.
    private func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    private func decode<Value: Decodable>(_ data: Data, what: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch {
            throw EventLogError.unusable(
                message: "\(what) in \(path) cannot be read (\(error)): restore the database from a backup",
                exitCode: 65
            )
        }
    }
}
