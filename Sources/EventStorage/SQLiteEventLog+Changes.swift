import Engine
import GRDB

extension SQLiteEventLog {
    /// When a conversation last changed, in milliseconds since 1970; 0 for an empty store.
    public func lastChange() throws -> Int64 {
        try read { db in try Int64.fetchOne(db, sql: "SELECT max(updated_at) FROM conversations") ?? 0 }
    }

    /// The conversations that changed at a moment or later, the last change last.
    ///
    /// - Parameter moment: in milliseconds since 1970.
    /// - Returns: at most 50 numbers.
    /// - Throws: `EventLogError.unusable`.
    public func changed(since moment: Int64) throws -> [Int64] {
        try read { db in
            try Int64.fetchAll(
                db,
                sql: "SELECT number FROM conversations WHERE updated_at >= ? ORDER BY updated_at, number LIMIT 50",
                arguments: [moment]
            )
        }
    }

    /// How many conversations are open.
    public func countOpen() throws -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM conversations WHERE status <> 'closed'") ?? 0 }
    }
}
