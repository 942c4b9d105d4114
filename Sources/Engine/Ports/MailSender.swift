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
    /// The name that a delivery notice gives back (RFC 3461, section 4.4): the Message-ID; `nil` for none.
    public var envelopeID: String?

    /// An email on its way.
    public init(id: Int64, sender: EmailAddress, recipient: EmailAddress, bytes: [UInt8], envelopeID: String? = nil) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
        self.envelopeID = envelopeID
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

/// What became of the email with that number.
public struct MailResult: Hashable, Sendable {
    /// The outbox row.
    public var id: Int64
    /// What became of it.
    public var result: MailSendResult

    /// A result.
    public init(id: Int64, result: MailSendResult) {
        self.id = id
        self.result = result
    }
}

/// Carries emails out.
///
/// Called from one thread at a time, on which it also calls back; it may use several connections behind that.
public protocol MailSender: Sendable {
    /// Sends the emails, those of one connection in order.
    ///
    /// - Parameters:
    ///   - mails: the emails.
    ///   - beforeFinalDot: called before the bytes that end these emails leave; when it throws, they do not leave.
    ///   - onResult: called once for each email, with as many as are known together.
    func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    )
}
