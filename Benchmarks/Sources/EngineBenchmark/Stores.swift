import ConversationCore
import Engine
import EventStorage
import Foundation
import Synchronization

/// Where conversations are kept while they are measured.
protocol Place {
    /// Name for the table.
    var name: String { get }
    /// The store for one more conversation.
    func store() throws -> any EventLog
    /// What the same bytes cost without Rescind, `nil` where there is no floor.
    var floor: PlainDatabase? { get }
    /// The stores as they are found when all is closed and opened again.
    func reopened(_ store: any EventLog) throws -> any EventLog
}

/// In memory: each conversation has a store of its own, so that the size of a store hides nothing of the length of a
/// conversation.
struct MemoryPlace: Place {
    /// What all conversations share.
    let world: World
    /// See `Place`.
    let name = "memory"
    /// See `Place`.
    let floor: PlainDatabase? = nil

    /// See `Place`.
    func store() throws -> any EventLog { MemoryStore(postman: world.postman) }
    /// See `Place`.
    func reopened(_ store: any EventLog) throws -> any EventLog { store }
}

/// In a store that costs next to nothing, so that the engine is seen alone.
struct BarePlace: Place {
    /// See `Place`.
    let name = "no store"
    /// See `Place`.
    let floor: PlainDatabase? = nil

    /// See `Place`.
    func store() throws -> any EventLog { BareLog() }
    /// See `Place`.
    func reopened(_ store: any EventLog) throws -> any EventLog { store }
}

/// A store of one conversation: replaces the snapshot, appends the events, drops the letters.
final class BareLog: EventLog {
    private struct Contents {
        var conversation: Conversation?
        var events: [Event] = []
    }

    private let contents = Mutex(Contents())

    /// See `EventLog`.
    func conversation(_ number: Int64) throws -> Conversation? { contents.withLock { $0.conversation } }
    /// See `EventLog`.
    func number(ofOrder orderNumber: String, marketplace: String) throws -> Int64? {
        contents.withLock { $0.conversation.flatMap { $0.facts.orderNumber == orderNumber ? $0.number : nil } }
    }
    /// See `EventLog`.
    func nextNumber() throws -> Int64 { 1 }
    /// See `EventLog`.
    func events(of number: Int64) throws -> [Event] { contents.withLock { $0.events } }
    /// See `EventLog`.
    func commit(_ records: [TurnRecord]) throws {
        contents.withLock { contents in
            for record in records {
                contents.conversation = record.conversation
                contents.events += record.events
            }
        }
    }
    /// See `EventLog`.
    func nextDue(notAfter moment: Instant) throws -> (number: Int64, at: Instant)? { nil }
    /// See `EventLog`.
    func list(_ filter: ConversationFilter) throws -> [Conversation] { [] }
    /// See `EventLog`.
    func hasSeen(inboundKey: String) throws -> Bool { false }
    /// See `EventLog`.
    func fate(ofLetter key: String) throws -> LetterFate { .unknown }
    /// See `EventLog`.
    func focus() throws -> Int64? { nil }
    /// See `EventLog`.
    func note(_ name: String) throws -> String? { nil }
    /// See `EventLog`.
    func setNote(_ name: String, to value: String) throws {}
}

/// On disk: all conversations share one file, so that its log is in the same condition for all.
struct DiskPlace: Place {
    /// See `Place`.
    let name = "SQLite"
    /// See `Place`.
    let floor: PlainDatabase?
    private let world: World
    private let path: String
    private let log: SQLiteEventLog

    /// Makes the file, and the floor's beside it.
    init(_ name: String, in folder: URL, world: World) throws {
        self.world = world
        path = folder.appending(path: "\(name).db").path()
        log = try SQLiteEventLog(path: path, postman: world.postman)
        floor = try PlainDatabase(path: folder.appending(path: "\(name)-floor.db").path())
        guard try DatabaseOpening.synchronousLevel(log.database) == 2 else {
            throw Surprise(description: "the store is not as durable as it has to be")
        }
    }

    /// See `Place`.
    func store() throws -> any EventLog { log }
    /// See `Place`.
    func reopened(_ store: any EventLog) throws -> any EventLog {
        try SQLiteEventLog(path: path, postman: world.postman)
    }
}
