import ConversationCore
import Engine
import EventStorage
import Foundation
import GRDB
import MailFormat
import Testing
import TestSupport

/// A folder that is removed with its owner.
final class TemporaryFolder {
    let path: String
    init() {
        path = NSTemporaryDirectory() + "/rescind-test-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func postman() throws -> Postman {
    Postman(from: try EmailAddress("me@example.test", displayName: "Me"), zone: Fixtures.berlin)
}

@Suite struct StoreConformanceTests {
    @Test(arguments: StoreConformance.checks.map(\.name))
    func `the store in memory`(name: String) throws {
        let check = try #require(StoreConformance.checks.first { $0.name == name })
        try check.run(MemoryStore(postman: try postman()))
    }

    @Test(arguments: StoreConformance.checks.map(\.name))
    func `the store in SQLite`(name: String) throws {
        let check = try #require(StoreConformance.checks.first { $0.name == name })
        let folder = TemporaryFolder()
        try check.run(try SQLiteEventLog(path: folder.path + "/a/b/r.db", postman: try postman()))
    }
}

@Suite struct SQLiteEventLogTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path + "/data/r.db" }

    private func open() throws -> SQLiteEventLog { try SQLiteEventLog(path: path, postman: try postman()) }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// What opening fails with.
    private func failure(_ body: () throws -> Void) -> (message: String, code: Int32)? {
        do {
            try body()
            return nil
        } catch EventLogError.unusable(let message, let code) { return (message, code) } catch {
            return ("\(error)", -1)
        }
    }

    @Test func `a commit is durable before it is acknowledged`() throws {
        let log = try open()
        #expect(try DatabaseOpening.synchronousLevel(log.database) == 2)
        #expect(try log.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        // The connection that writes, not only the one that reads.
        #expect(try log.database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func `others cannot read the file`() throws {
        let log = try open()
        try log.commit([StoreConformance.record(1, order: "8140123456789012")])
        #expect(mode(path) == 0o600 && mode(path + "-wal") == 0o600)
        #expect(mode(folder.path + "/data") == 0o700)
    }

    @Test func `what was committed is there after a kill`() throws {
        let record = StoreConformance.record(1, order: "8140123456789012")
        let log = try open()
        try log.commit([record])
        // The files as a killed process leaves them: copied while the store is open.
        let copy = folder.path + "/copy.db"
        for ending in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending) }
        let again = try SQLiteEventLog(path: copy, postman: try postman())
        #expect(try again.conversation(1) == record.conversation)
        #expect(try again.events(of: 1) == record.events)
    }

    @Test func `events cannot be changed or removed`() throws {
        let log = try open()
        try log.commit([StoreConformance.record(1, order: "8140123456789012")])
        for sql in ["UPDATE events SET turn = 9", "DELETE FROM events"] {
            #expect(throws: DatabaseError.self) { try log.database.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `a file of a newer version is refused and left alone`() throws {
        try open().database.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')") }
        let refusal = try #require(failure { _ = try open() })
        #expect(refusal.message.contains("newer") && refusal.code == 65, "\(refusal)")
    }

    @Test func `snapshots of an older form are folded anew from the log`() throws {
        let record = StoreConformance.record(1, order: "8140123456789012")
        try open().commit([record])
        try open().database
            .write { db in
                try db.execute(sql: "UPDATE conversations SET snapshot = '{\"old\":true}', status = 'old', act_by = 1")
                try db.execute(sql: "UPDATE settings SET value = '0' WHERE key = 'state-form'")
            }
        let log = try open()
        let folded = try #require(Conversation(replaying: record.events))
        #expect(try log.conversation(1) == folded)
        #expect(try log.list(ConversationFilter(actBefore: Instant(millisecondsSinceEpoch: 2))).isEmpty)
        #expect(try log.events(of: 1) == record.events)
        // It is done once: a later snapshot is taken as it stands.
        #expect(try log.note("state-form") == String(Conversation.form))
    }

    @Test func `states of a newer form are left alone`() throws {
        try open().setNote("state-form", to: String(Conversation.form + 1))
        let refusal = try #require(failure { _ = try open() })
        #expect(refusal.message.contains("newer") && refusal.code == 65, "\(refusal)")
    }

    @Test func `what is no database is refused and left alone`() throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        try Data("a letter to my seller".utf8).write(to: URL(fileURLWithPath: path))
        let refusal = try #require(failure { _ = try open() })
        #expect(refusal.code == 65 && refusal.message.contains(path))
        #expect(FileManager.default.contents(atPath: path) == Data("a letter to my seller".utf8))
    }

    @Test func `a foreign database is refused`() throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE photos (a)") }
        #expect(failure { _ = try open() }?.code == 65)
    }

    @Test func `two processes never have the same turn`() throws {
        let first = try open()
        let second = try open()
        try first.commit([StoreConformance.record(1, order: "8140123456789012")])
        #expect(throws: EventLogError.conflict(conversation: 1)) {
            try second.commit([StoreConformance.record(1, order: "8140123456789013")])
        }
    }
}
