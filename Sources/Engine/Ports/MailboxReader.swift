/// A mail of a mailbox, as it travelled.
public struct MailboxMail: Hashable, Sendable {
    /// Its number in the mailbox; grows with each mail, and means something only beside the UIDVALIDITY.
    public var uid: UInt32
    /// The mail.
    public var bytes: [UInt8]

    /// A mail of a mailbox.
    public init(uid: UInt32, bytes: [UInt8]) {
        self.uid = uid
        self.bytes = bytes
    }
}

/// What reading a mailbox comes upon, in order.
public enum MailboxNews: Hashable, Sendable {
    /// The mailbox is open; `isRenumbered` when the server has numbered its mails anew, so that all are read again.
    case opened(uidValidity: UInt32, mails: Int, isRenumbered: Bool)
    /// Some mails; every mail up to `upTo` has now been given. When the handler returns, they count as taken in.
    case mails([MailboxMail], upTo: UInt32)
    /// A mail that is not read, and why.
    case skipped(uid: UInt32, reason: String)
    /// Everything that is there has been given.
    case caughtUp
}

/// How far a mailbox has been read.
public struct MailboxPosition: Hashable, Sendable {
    /// The mailbox: `user@host:port/folder`.
    public var mailbox: String
    /// Changes when the server numbers the mails anew (RFC 9051, section 2.3.1.1).
    public var uidValidity: UInt32
    /// Every mail up to this UID has been looked at.
    public var lastUID: UInt32

    /// A position.
    public init(mailbox: String, uidValidity: UInt32, lastUID: UInt32) {
        self.mailbox = mailbox
        self.uidValidity = uidValidity
        self.lastUID = lastUID
    }
}

/// How a mailbox is read.
public struct MailboxReading: Hashable, Sendable {
    /// Where to go on, `nil` from the beginning.
    public var position: MailboxPosition?
    /// Whether mails that were taken in are marked as read there.
    public var marksSeen: Bool
    /// Mails that are not asked for: those whose size is a lie.
    public var skipping: Set<UInt32>
    /// How long to wait for new mail once all is read, in seconds; 0 for not at all.
    public var waitInSeconds: Int
    /// Mails that came to the mailbox before the day of that moment are not asked for, in seconds since
    /// 1970-01-01T00:00:00Z; `nil` for no limit.
    public var oldest: Int64?

    /// How a mailbox is read.
    public init(
        position: MailboxPosition? = nil,
        marksSeen: Bool = false,
        skipping: Set<UInt32> = [],
        waitInSeconds: Int = 0,
        oldest: Int64? = nil
    ) {
        self.position = position
        self.marksSeen = marksSeen
        self.skipping = skipping
        self.waitInSeconds = waitInSeconds
        self.oldest = oldest
    }
}

/// Reads a mailbox.
///
/// One call, one connection; called from one thread at a time.
public protocol MailboxReader: Sendable {
    /// The name under which positions in it are kept.
    var name: String { get }
    /// Reads what is new.
    ///
    /// - Parameters:
    ///   - reading: where to go on, and how.
    ///   - isStopped: asked about every second while waiting for new mail; true ends the reading in order.
    ///   - handler: called for each piece of news, in order; what it throws ends the reading, and mails of that piece are
    ///     not marked.
    /// - Throws: what the handler throws, and why the mailbox could not be read on.
    func read(
        _ reading: MailboxReading,
        isStopped: () -> Bool,
        handler: (MailboxNews) throws -> Void
    ) throws
}
