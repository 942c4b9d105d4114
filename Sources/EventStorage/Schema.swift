import Engine
import GRDB

/// The tables, and how older files become newer ones.
enum Schema {
    /// Brings the file to the newest form; each step is one transaction.
    ///
    /// - Parameters:
    ///   - database: the open database.
    ///   - path: its path, for messages.
    /// - Throws: `EventLogError.unusable` for a file that a newer Rescind wrote.
    static func migrate(_ database: DatabaseQueue, path: String) throws {
        try refuseUnreadable(database, path: path)
        let migrator = migrator
        let isComplete = try database.read { db in try migrator.hasCompletedMigrations(db) }
        if !isComplete { try migrator.migrate(database) }
    }

    /// A database of another program, or of a newer Rescind, is left alone.
    static func refuseUnreadable(_ database: DatabaseQueue, path: String) throws {
        try refuseForeign(database, path: path)
        guard try database.read({ db in try migrator.hasBeenSuperseded(db) }) else { return }
        throw newer(path)
    }

    /// Why a file of a newer Rescind is left alone.
    static func newer(_ path: String) -> EventLogError {
        .unusable(
            message: "the database \(path) was written by a newer Rescind: update this one; nothing was changed",
            exitCode: 65
        )
    }

    /// A database of another program is left alone.
    private static func refuseForeign(_ database: DatabaseQueue, path: String) throws {
        let (id, tables) = try database.read { db in
            (
                try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'table'") ?? 0
            )
        }
        guard tables > 0, id != DatabaseOpening.applicationID else { return }
        throw EventLogError.unusable(
            message: "\(path) is a database of another program: choose another file with --db; nothing was changed",
            exitCode: 65
        )
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: "PRAGMA application_id = \(DatabaseOpening.applicationID)")
            try db.execute(
                sql: """
                    CREATE TABLE conversations (
                        number INTEGER PRIMARY KEY,
                        marketplace TEXT NOT NULL,
                        order_number TEXT,
                        status TEXT NOT NULL,
                        next_due INTEGER,
                        act_by INTEGER,
                        sequence INTEGER NOT NULL,
                        updated_at INTEGER NOT NULL,
                        snapshot BLOB NOT NULL
                    );
                    CREATE UNIQUE INDEX conversations_by_order ON conversations (marketplace, order_number)
                        WHERE order_number IS NOT NULL;
                    CREATE INDEX conversations_by_due ON conversations (next_due) WHERE next_due IS NOT NULL;
                    CREATE INDEX conversations_by_act ON conversations (act_by) WHERE status <> 'closed';
                    CREATE TABLE events (
                        conversation INTEGER NOT NULL REFERENCES conversations (number) DEFERRABLE INITIALLY DEFERRED,
                        sequence INTEGER NOT NULL,
                        turn INTEGER NOT NULL,
                        recorded_at INTEGER NOT NULL,
                        body BLOB NOT NULL,
                        PRIMARY KEY (conversation, sequence)
                    ) WITHOUT ROWID;
                    CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
                        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                    CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
                        BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                    CREATE TABLE seen (key TEXT PRIMARY KEY) WITHOUT ROWID;
                    CREATE TABLE outbox (
                        id INTEGER PRIMARY KEY,
                        key TEXT NOT NULL UNIQUE,
                        conversation INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        sender TEXT NOT NULL,
                        recipient TEXT NOT NULL,
                        message_id TEXT NOT NULL UNIQUE,
                        subject TEXT NOT NULL,
                        bytes BLOB NOT NULL,
                        not_before INTEGER NOT NULL,
                        attempts INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        last_answer TEXT
                    );
                    CREATE INDEX outbox_by_due ON outbox (not_before) WHERE state = 'queued';
                    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("outbox-departures") { db in
            try db.execute(
                sql: """
                    ALTER TABLE outbox ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE outbox ADD COLUMN left_at INTEGER;
                    UPDATE outbox SET written_at = not_before;
                    UPDATE outbox SET left_at = not_before WHERE state IN ('sent', 'maybeSent', 'refused');
                    CREATE INDEX outbox_by_departure ON outbox (left_at) WHERE left_at IS NOT NULL;
                    CREATE INDEX outbox_by_state ON outbox (state) WHERE state IN ('queued', 'sending', 'committed', 'maybeSent');
                    """
            )
        }
        migrator.registerMigration("incoming-mail") { db in try db.execute(sql: SQLiteEventLog.mailTables) }
        return migrator
    }
}
