/// How to reach a mail server and log in.
public struct MailServer: Hashable, Sendable {
    /// What the server speaks.
    ///
    /// Raw values are the schemes of its addresses; over TLS from the first byte an `s` follows.
    public enum Service: String, CaseIterable, Sendable {
        /// It takes our mail.
        case smtp
        /// It keeps our mail.
        case imap
    }

    /// A way to log in (RFC 4954, section 4; names by the SASL registry).
    public enum Authentication: String, CaseIterable, Sendable {
        /// The password as it is.
        case plain = "PLAIN"
        /// The password as it is, in two steps.
        case login = "LOGIN"
        /// A digest of the password.
        case cramMD5 = "CRAM-MD5"
        /// A bearer token in place of the password.
        case xoauth2 = "XOAUTH2"
    }

    /// How the connection is protected.
    public enum Security: String, CaseIterable, Sendable {
        /// STARTTLS, required.
        case starttls
        /// TLS from the first byte.
        case tls
        /// Nothing; only to a loopback address.
        case none
    }

    /// What the server speaks.
    public var service: Service
    /// Name or address of the server.
    public var host: String
    /// Its port.
    public var port: Int
    /// How the connection is protected.
    public var security: Security
    /// The name to log in with, `nil` for none.
    public var username: String?
    /// The password, or the token for `xoauth2`; never printed.
    public var password: Secret?
    /// The only way to log in, `nil` for the best that both sides know.
    public var authentication: Authentication?
    /// A file of certificates to trust instead of the system's, `nil` for the system's.
    public var certificateFile: String?
    /// How long the server may be silent, in seconds, 1...3600.
    public var timeoutInSeconds: Int
    /// How long it may be silent after a whole message, in seconds (RFC 5321, section 4.5.3.2.6: 600).
    public var finalTimeoutInSeconds: Int

    /// A server.
    ///
    /// - Parameters:
    ///   - service: what it speaks.
    ///   - host: name or address.
    ///   - port: 1...65535.
    ///   - security: how the connection is protected.
    ///   - username: the name to log in with.
    ///   - password: the password, or the token.
    ///   - authentication: the only way to log in.
    ///   - certificateFile: certificates to trust, PEM.
    ///   - timeoutInSeconds: how long the server may be silent; with a value also after a whole message.
    public init(
        service: Service = .smtp,
        host: String,
        port: Int,
        security: Security,
        username: String? = nil,
        password: Secret? = nil,
        authentication: Authentication? = nil,
        certificateFile: String? = nil,
        timeoutInSeconds: Int? = nil
    ) {
        self.service = service
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.authentication = authentication
        self.certificateFile = certificateFile
        self.timeoutInSeconds = timeoutInSeconds ?? 60
        self.finalTimeoutInSeconds = timeoutInSeconds ?? 600
    }

    /// Whether the host is this computer.
    ///
    /// A name that only begins like an address of it, such as 127.example.com, is not.
    public var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || isIPv4
    }

    /// `host:port`, for messages.
    public var address: String { "\(host):\(port)" }
}

/// A secret that no description shows.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself.
    public let value: String

    /// Hides a value.
    public init(_ value: String) {
        self.value = value
    }

    /// Dots.
    public var description: String { "••••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
