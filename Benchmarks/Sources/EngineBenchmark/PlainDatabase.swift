import ConversationCore
import Engine
import Foundation
import GRDB

/// The floor: the bytes of a turn in one durable transaction, without Rescind.
///
/// One row is replaced by the snapshot; each event and each letter is one new row.
final class PlainDatabase {
    private let database: DatabaseQueue

    /// Makes the file.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE snapshots (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
                    CREATE TABLE rows (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
                    """
            )
        }
    }

    /// Stores the bytes.
    ///
    /// - Returns: what it took.
    func store(_ bytes: TurnBytes, of number: Int64) throws -> Cost {
        try Cost.measuring {
            try database.write { db in
                try db.cachedStatement(sql: "INSERT OR REPLACE INTO snapshots (number, bytes) VALUES (?, ?)")
                    .execute(arguments: [number, bytes.snapshot])
                let insertion = try db.cachedStatement(sql: "INSERT INTO rows (bytes) VALUES (?)")
                for row in bytes.rows { try insertion.execute(arguments: [row]) }
            }
        }
        .cost
    }
}

/// The bytes that a turn leaves behind, in the form in which they are stored.
struct TurnBytes {
    /// The conversation after the turn.
    var snapshot: Data
    /// Its events and letters.
    var rows: [Data]

    /// All bytes.
    var count: Int { rows.reduce(snapshot.count) { $0 + $1.count } }

    /// The bytes of an answer.
    init(_ answer: TurnAnswer, _ postman: Postman) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let conversation = answer.conversation else { throw Surprise(description: "a turn about nothing") }
        snapshot = try encoder.encode(conversation)
        rows = try answer.events.map { try encoder.encode($0.body) }
        rows += try answer.letters.map { Data(try postman.entry(for: $0).bytes) }
    }
}
