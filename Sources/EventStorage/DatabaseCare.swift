import Engine
import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Looks after a database file: whether it is intact, copies of it, and putting a copy in its place.
public struct DatabaseCare {
    /// How a database is.
    public struct State: Hashable, Sendable {
        /// How many conversations it holds.
        public var conversations: Int
        /// How large it is, in bytes.
        public var sizeInBytes: Int
        /// SQLite's `synchronous`: 2 is FULL.
        public var synchronous: Int
    }

    /// The version of SQLite.
    public static var sqliteVersion: String {
        (try? DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") }) ?? "unknown"
    }

    private let path: String
    private let database: DatabaseQueue

    /// Opens a database that is there.
    ///
    /// - Parameter path: the file.
    /// - Throws: `EventLogError.unusable`.
    public init(_ path: String) throws {
        guard access(path, F_OK) == 0 else {
            throw EventLogError.unusable(message: "there is no database \(path)", exitCode: 66)
        }
        try self.init(making: path)
    }

    /// Opens a database, making it when it is absent.
    ///
    /// - Parameter path: the file.
    /// - Throws: `EventLogError.unusable`.
    public init(making path: String) throws {
        self.path = path
        database = try DatabaseOpening.open(path)
    }

    /// Reads the whole file and checks it.
    ///
    /// - Returns: how it is.
    /// - Throws: `EventLogError.unusable` when it is damaged, or locked by another program.
    public func examine() throws -> State {
        do {
            return try database.writeWithoutTransaction { db in
                let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "no answer"
                guard verdict == "ok" else {
                    throw EventLogError.unusable(
                        message: "the database \(path) is damaged (\(verdict)): restore it from a backup",
                        exitCode: 65
                    )
                }
                // The lock that a turn takes; nothing is written.
                if !db.configuration.readonly { try db.inTransaction(.immediate) { .rollback } }
                let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
                return State(
                    conversations: try Int.fetchOne(db, sql: "SELECT count(*) FROM conversations") ?? 0,
                    sizeInBytes: pages * size,
                    synchronous: try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
                )
            }
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
    }

    /// Copies the database as it is at one moment, also while others write to it.
    ///
    /// The copy is written beside its place, checked, and only then put there.
    ///
    /// - Parameter target: the copy's path; replaced when it is there.
    /// - Returns: how the copy is.
    /// - Throws: `EventLogError.unusable`; then nothing stands at `target` that did not stand there before.
    public func copy(to target: String) throws -> State {
        let beside = target + ".new"
        unlink(beside)
        DatabaseOpening.makePrivate(beside)
        do {
            let state = try {
                let copy = try DatabaseQueue(path: beside)
                try database.backup(to: copy)
                // A copy is one file: no log beside it.
                try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
                return try DatabaseCare.verify(beside)
            }()
            guard rename(beside, target) == 0 else {
                throw EventLogError.unusable(
                    message: "cannot put the copy in place as \(target): \(String(cString: strerror(errno)))",
                    exitCode: 73
                )
            }
            return state
        } catch let error as DatabaseError {
            unlink(beside)
            throw DatabaseOpening.unusable(target, error)
        } catch {
            unlink(beside)
            throw error
        }
    }

    /// Puts everything that this database holds in the place of what another one holds, in one transaction.
    ///
    /// Programs that have the other one open see the new content.
    ///
    /// - Parameter target: the other database.
    /// - Throws: `EventLogError.unusable`; then the other one is as it was.
    public func replaceContent(of target: DatabaseCare) throws {
        do {
            try database.backup(to: target.database)
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(target.path, error)
        }
    }

    /// Looks at a database without changing it or leaving anything beside it.
    ///
    /// - Parameter path: the file.
    /// - Returns: how it is.
    /// - Throws: `EventLogError.unusable` when it is damaged, no database of Rescind's, or of a newer one.
    public static func verify(_ path: String) throws -> State { try DatabaseCare(reading: path).examine() }

    /// Opens a database only for reading.
    ///
    /// - Parameter path: the file.
    /// - Throws: `EventLogError.unusable` when it is not there, no database of Rescind's, or of a newer one.
    public init(reading path: String) throws {
        guard access(path, F_OK) == 0 else {
            throw EventLogError.unusable(message: "there is no file \(path)", exitCode: 66)
        }
        self.path = path
        do {
            try DatabaseOpening.refuseForeign(path)
            var configuration = Configuration()
            configuration.readonly = true
            database = try DatabaseQueue(path: path, configuration: configuration)
            try Schema.refuseUnreadable(database, path: path)
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
    }

    /// Makes letters that waited when the copy was made wait for a person: they may have left since.
    ///
    /// - Returns: how many.
    /// - Throws: `EventLogError.unusable`.
    public func holdBackLetters() throws -> Int {
        do {
            return try database.write { db in
                try db.execute(
                    sql: """
                        UPDATE outbox SET state = 'maybeSent', last_answer = 'restored from a backup: it may have left since'
                        WHERE state IN ('queued', 'sending', 'committed')
                        """
                )
                return db.changesCount
            }
        } catch let error as DatabaseError {
            throw DatabaseOpening.unusable(path, error)
        }
    }

    /// Closes the file.
    public func close() { try? database.close() }
}
