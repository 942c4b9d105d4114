import Engine
public import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Opens the database file the one right way.
///
/// `synchronous=FULL` is set after opening: GRDB's own set-up of WAL sets NORMAL, which loses acknowledged commits in a
/// power cut. The file is 0600, its folder 0700, and another process is waited for up to ten seconds.
public enum DatabaseOpening {
    /// How long a lock of another process is waited for, in seconds.
    public static let busyTimeoutInSeconds = 10.0
    /// Marks the file as ours: "Rscd".
    static let applicationID: Int32 = 0x5273_6364

    /// Opens the file, making it and its folder when absent.
    ///
    /// - Parameter path: the database file.
    /// - Returns: the open database, migrated to the newest form.
    /// - Throws: `EventLogError.unusable` that says what was tried, what came back and what to do.
    public static func open(_ path: String) throws -> DatabaseQueue {
        try prepareFolder(of: path)
        let isNew = access(path, F_OK) != 0
        if !isNew { try refuseForeign(path) }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(busyTimeoutInSeconds)
        makePrivate(path)
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA foreign_keys = ON")
            }
            try Schema.migrate(database, path: path)
            chmod(path, 0o600)
            return database
        } catch let error as DatabaseError {
            throw unusable(path, error)
        }
    }

    /// Makes an empty file that nobody else can read, where there is none; SQLite gives its logs the same rights.
    ///
    /// The mask of the process stays as it is: it is shared with what runs beside.
    static func makePrivate(_ path: String) {
        let file = openat(AT_FDCWD, path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }

    /// How durable the connection is, read back from SQLite: 2 is FULL.
    public static func synchronousLevel(_ database: DatabaseQueue) throws -> Int {
        try database.read { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1 }
    }

    // MARK: - Checks

    private static func prepareFolder(of path: String) throws {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
        var made = ""
        for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
            made += made.isEmpty && part.isEmpty ? "/" : (made.hasSuffix("/") || made.isEmpty ? "" : "/") + part
            if access(made, F_OK) == 0 { continue }
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
                throw EventLogError.unusable(
                    message: "cannot make the folder \(made) for the database: \(reason(errno)): "
                        + "choose another place with --db, or mend its permissions",
                    exitCode: 73
                )
            }
        }
    }

    /// An empty file, or one that is no SQLite database, is refused and left as it is.
    static func refuseForeign(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw EventLogError.unusable(message: "cannot look at \(path): \(reason(errno))", exitCode: 73)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw EventLogError.unusable(message: "\(path) is not a file: choose another with --db", exitCode: 73)
        }
        if status.st_size == 0 {
            // A crash between creation and the first commit leaves an empty file without a log beside it.
            if access(path + "-wal", F_OK) != 0 { return }
            throw EventLogError.unusable(
                message: "the database \(path) is empty but has a log beside it: restore it from a backup",
                exitCode: 65
            )
        }
        guard let file = fopen(path, "rb") else {
            throw EventLogError.unusable(
                message: "cannot read the database \(path): \(reason(errno)): mend its permissions",
                exitCode: 73
            )
        }
        defer { fclose(file) }
        var header = [UInt8](repeating: 0, count: 16)
        let count = fread(&header, 1, 16, file)
        guard count == 16, header == Array("SQLite format 3\0".utf8) else {
            throw EventLogError.unusable(
                message: "\(path) is no Rescind database: choose another file with --db, or restore it from a backup",
                exitCode: 65
            )
        }
    }

    /// A database error as a message with a remedy.
    static func unusable(_ path: String, _ error: DatabaseError) -> EventLogError {
        let said = error.message ?? "\(error.resultCode)"
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            .unusable(
                message: "the database \(path) was locked by another program for \(Int(busyTimeoutInSeconds)) s: "
                    + "close it and try again; nothing was changed",
                exitCode: 75
            )
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            .unusable(
                message: "cannot write to the database \(path): \(said): mend the permissions of the file and its "
                    + "folder, or choose another with --db",
                exitCode: 73
            )
        case .SQLITE_FULL:
            .unusable(
                message:
                    "the disk is full while writing \(path): nothing of this turn was stored: make room and repeat it",
                exitCode: 73
            )
        case .SQLITE_IOERR:
            .unusable(
                message:
                    "the disk failed while writing \(path) (\(said)): nothing of this turn was stored: make room on "
                    + "it, or look what is wrong with it (rescind doctor), and repeat the turn",
                exitCode: 73
            )
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            .unusable(
                message: "the database \(path) is damaged (\(said)): restore it from a backup, or salvage it with "
                    + "sqlite3's .recover",
                exitCode: 65
            )
        default:
            .unusable(message: "the database \(path) refused: \(said)", exitCode: 70)
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
