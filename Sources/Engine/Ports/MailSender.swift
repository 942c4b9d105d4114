public import MailFormat

/// One email on its way: an envelope and bytes that do not change any more.
public struct OutgoingMail: Hashable, Sendable {
    /// The outbox row.
    public var id: Int64
    /// The envelope sender.
    public var sender: EmailAddress
    /// The envelope recipient.
    public var recipient: EmailAddress
    /// The message, strict CRLF.
    public var bytes: [UInt8]

    /// An email on its way.
    public init(id: Int64, sender: EmailAddress, recipient: EmailAddress, bytes: [UInt8]) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}

/// What became of one email.
public enum MailSendResult: Hashable, Sendable {
    /// The server answered 250 after the message; its words.
    case accepted(String)
    /// The server said no for good (5xx), or the message cannot be sent at all; trying again does not help.
    case refused(String)
    /// Not now (4xx, or the connection failed before the final dot left); trying again is safe and can help.
    case deferred(String, because: Deferral = .later)
    /// The final dot left and no answer came: the server may have it. Never sent again by itself.
    case unknown(String)
}

/// Why an email was put off.
public enum Deferral: String, Hashable, Sendable {
    /// The server asked for patience.
    case later
    /// The server could not be reached, or not trusted.
    case unreachable
    /// The server refused the login.
    case loginRefused
}

/// Carries emails out.
///
/// One call, one connection; called from one thread at a time.
public protocol MailSender: Sendable {
    /// Sends the emails, in order.
    ///
    /// - Parameters:
    ///   - mails: the emails.
    ///   - beforeFinalDot: called before the bytes that end an email leave; when it throws, they do not leave.
    ///   - onResult: called once for each email.
    func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: (Int64) throws -> Void,
        onResult: (Int64, MailSendResult) -> Void
    )
}
