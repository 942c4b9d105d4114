public import ConversationCore

/// What became of a claimed row.
public struct OutboxOutcome: Hashable, Sendable {
    /// The row, as it was claimed.
    public var entry: OutboxEntry
    /// Its new state.
    public var state: OutboxState
    /// What the server said.
    public var answer: String
    /// When that was.
    public var at: Instant
    /// When it is tried again; only with `queued`.
    public var notBefore: Instant

    /// An outcome.
    public init(entry: OutboxEntry, state: OutboxState, answer: String, at: Instant, notBefore: Instant? = nil) {
        self.entry = entry
        self.state = state
        self.answer = answer
        self.at = at
        self.notBefore = notBefore ?? at
    }
}

/// What is decided about waiting rows before any leaves; stored as a whole.
public struct OutboxChanges: Hashable, Sendable {
    /// Rows that need not leave any more, and why.
    public var drops: [Int64: String] = [:]
    /// Rows that wait longer.
    public var waits: [Int64: Instant] = [:]
    /// Letters that leave instead.
    public var letters: [Letter] = []

    /// No change.
    public init() {}

    /// Whether nothing changes.
    public var isEmpty: Bool { drops.isEmpty && waits.isEmpty && letters.isEmpty }
}

/// The outbox of a store.
///
/// A row is claimed, committed and finished by its number and its attempt: a sender that was overtaken by another, as
/// after a recovery, finds its attempt gone and stops.
public protocol OutboxStore: AnyObject, Sendable {
    /// Claims rows that are due, in one transaction: `queued` becomes `sending`. Two processes never claim the same row.
    func claim(notAfter now: Instant, limit: Int) throws -> [OutboxEntry]
    /// Makes durable that the final dots of these rows may leave: `sending` becomes `committed`; and what became of
    /// others, all with one durable write.
    ///
    /// - Parameters:
    ///   - entries: the rows as they were claimed.
    ///   - outcomes: what became of others since.
    /// - Throws: when one of the rows is not `sending` in that attempt any more; then nothing is changed, and none may
    ///   leave.
    func commitAttempts(_ entries: [OutboxEntry], finishing outcomes: [OutboxOutcome]) throws
    /// Records what became of rows, with one durable write.
    func finish(_ outcomes: [OutboxOutcome]) throws
    /// After a crash: rows that were `sending` are queued again, those that were `committed` may have been sent.
    func recover() throws
    /// The rows, the newest first; `nil` for every state.
    func outbox(state: OutboxState?) throws -> [OutboxEntry]
    /// The row of that number, `nil` when there is none.
    func outboxEntry(_ id: Int64) throws -> OutboxEntry?
    /// Moves a row by hand: retry (`queued`), drop, or say that it was sent.
    ///
    /// - Returns: whether the row was there and could be moved.
    func move(_ id: Int64, to state: OutboxState) throws -> Bool
    /// Ends the hold, or the wait for another try, of a row that is queued.
    ///
    /// - Returns: whether the row was there and queued.
    func release(_ id: Int64, at now: Instant) throws -> Bool
    /// Notes a proof that the message with that Message-ID arrived, such as a copy, a reply or a delivery notice.
    ///
    /// - Returns: whether a row was in doubt about it and now counts as sent.
    func confirm(messageID: String, because proof: String) throws -> Bool
    /// How many rows have left, or may have, since that moment, and how many of them went to the buyer.
    func departures(since moment: Instant) throws -> (all: Int, toBuyer: Int)
    /// Stores what was decided about waiting rows, in one transaction; rows that are not queued any more are left alone.
    func settle(_ changes: OutboxChanges) throws
}

/// Which moves a person may make.
public enum OutboxMoves {
    /// Whether a row may be moved by hand: what has left cannot be taken back, what was refused or is in doubt can be
    /// tried again or let go.
    public static func allows(from: OutboxState, to: OutboxState) -> Bool {
        switch (from, to) {
        case (.queued, .dropped), (.refused, .queued), (.refused, .dropped), (.maybeSent, .queued), (.maybeSent, .sent),
            (.maybeSent, .dropped), (.dropped, .queued):
            true
        default: false
        }
    }
}
