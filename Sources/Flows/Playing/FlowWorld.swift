import ConversationCore
public import Engine

/// The world a flow plays in.
///
/// A store, and the engine over it. Nothing of it leaves the process.
public struct FlowWorld {
    /// The store.
    public var log: any EventLog
    /// The same store's outbox, and its mails that came in.
    public var outbox: any OutboxStore & IncomingMailStore
    /// The store as a process that is started again after an orderly end finds it.
    public var reopened: () throws -> FlowWorld

    /// A world over a store.
    public init(
        log: any EventLog,
        outbox: any OutboxStore & IncomingMailStore,
        reopened: @escaping () throws -> FlowWorld
    ) {
        self.log = log
        self.outbox = outbox
        self.reopened = reopened
    }

    /// A world in memory; it outlives its processes.
    public static func memory(postman: Postman) -> FlowWorld { memory(over: MemoryStore(postman: postman)) }

    private static func memory(over store: MemoryStore) -> FlowWorld {
        FlowWorld(log: store, outbox: store, reopened: { memory(over: store) })
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
