import ConversationCore
public import Engine

/// The world a flow plays in.
///
/// A store, and the engine over it. Nothing of it leaves the process.
public struct FlowWorld {
    /// The store.
    public var log: any EventLog
    /// The same store's outbox.
    public var outbox: any OutboxStore
    /// The store as a process that is started again finds it, after a kill (`true`) or an orderly end.
    public var reopened: (Bool) throws -> FlowWorld
    /// Removes what the world left on disk.
    public var remove: () -> Void

    /// A world over a store.
    public init(
        log: any EventLog,
        outbox: any OutboxStore,
        reopened: @escaping (Bool) throws -> FlowWorld,
        remove: @escaping () -> Void = {}
    ) {
        self.log = log
        self.outbox = outbox
        self.reopened = reopened
        self.remove = remove
    }

    /// A world in memory; it outlives its crashes.
    public static func memory(postman: Postman) -> FlowWorld {
        let store = MemoryStore(postman: postman)
        return FlowWorld(log: store, outbox: store, reopened: { _ in FlowWorld.memory(over: store) })
    }

    private static func memory(over store: MemoryStore) -> FlowWorld {
        FlowWorld(log: store, outbox: store, reopened: { _ in FlowWorld.memory(over: store) })
    }
}

/// Takes every mail and sends none.
struct MailCatcher: MailSender {
    func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    ) {
        for mail in mails {
            do {
                try beforeFinalDot([mail.id])
                onResult([MailResult(id: mail.id, result: .accepted("250 caught"))])
            } catch {
                onResult([MailResult(id: mail.id, result: .deferred("\(error)"))])
            }
        }
    }
}
