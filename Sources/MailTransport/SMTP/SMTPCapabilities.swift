/// What a server offers, from its EHLO reply (RFC 5321, section 4.1.1.1).
public struct SMTPCapabilities: Hashable, Sendable {
    /// Commands may be sent in groups (RFC 2920).
    public var pipelining = false
    /// The largest message in bytes, `nil` when not said (RFC 1870).
    public var sizeLimit: Int?
    /// SIZE is offered, with or without a limit.
    public var size = false
    /// Bodies may have bytes above 127 (RFC 6152).
    public var eightBitMIME = false
    /// Addresses may be UTF-8 (RFC 6531).
    public var smtpUTF8 = false
    /// Delivery notices can be asked for (RFC 3461).
    public var deliveryNotices = false
    /// AUTH is offered (RFC 4954).
    public var offersAuthentication = false

    /// Nothing offered.
    public init() {}

    /// Read from everything the server said: the lines of its last EHLO reply.
    public init(transcript: String) {
        var current = SMTPCapabilities()
        for line in transcript.split(whereSeparator: \.isNewline) {
            guard line.hasPrefix("250"), line.count > 4 else {
                // A greeting, or the answer to STARTTLS: what was offered before it no longer counts.
                if line.hasPrefix("220") { current = SMTPCapabilities() }
                continue
            }
            current.read(line.dropFirst(4).uppercased())
        }
        self = current
    }

    private mutating func read(_ line: String) {
        let words = line.split(separator: " ")
        switch words.first {
        case "PIPELINING": pipelining = true
        case "8BITMIME": eightBitMIME = true
        case "SMTPUTF8": smtpUTF8 = true
        case "DSN": deliveryNotices = true
        case "AUTH": offersAuthentication = true
        case "SIZE":
            size = true
            sizeLimit = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        default:
            // A form of before RFC 4954 that some servers still have.
            if line.hasPrefix("AUTH=") { offersAuthentication = true }
        }
    }
}
