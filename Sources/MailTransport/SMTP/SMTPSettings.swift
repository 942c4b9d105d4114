/// How to reach the server that takes our mail.
public struct SMTPSettings: Hashable, Sendable {
    /// How the connection is protected.
    public enum Security: String, CaseIterable, Sendable {
        /// STARTTLS, required.
        case starttls
        /// TLS from the first byte.
        case tls
        /// Nothing; only to a loopback address.
        case none
    }

    /// Name or address of the server.
    public var host: String
    /// Its port.
    public var port: Int
    /// How the connection is protected.
    public var security: Security
    /// The name to log in with, `nil` for none.
    public var username: String?
    /// The password; never printed.
    public var password: Secret?
    /// A file of certificates to trust instead of the system's, `nil` for the system's.
    public var certificateFile: String?
    /// How long the server may be silent, in seconds.
    public var timeoutInSeconds: Int

    /// Settings.
    ///
    /// - Parameters:
    ///   - host: name or address.
    ///   - port: 1...65535.
    ///   - security: how the connection is protected.
    ///   - username: the name to log in with.
    ///   - password: the password.
    ///   - certificateFile: certificates to trust, PEM.
    ///   - timeoutInSeconds: how long the server may be silent.
    public init(
        host: String,
        port: Int,
        security: Security,
        username: String? = nil,
        password: Secret? = nil,
        certificateFile: String? = nil,
        timeoutInSeconds: Int = 60
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.certificateFile = certificateFile
        self.timeoutInSeconds = timeoutInSeconds
    }

    /// Whether the host is this computer.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
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
