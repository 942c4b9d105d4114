import Engine

/// Why a mail server could not be used.
///
/// What was tried, on what, what came back, what to do. Holds no secret.
public struct MailTransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Code: String, Sendable {
        /// No connection, or it was lost.
        case unreachable
        /// The certificate is not valid for the host.
        case badCertificate
        /// The server offers no encryption.
        case noEncryption
        /// The server offers no login, or refused it.
        case loginRefused
        /// The settings cannot work.
        case settings
        /// libcurl itself failed.
        case transport
    }

    /// What kind.
    public var code: Code
    /// What was tried, on what, what came back, what to do.
    public var message: String
    /// Whether trying again later can help.
    public var isTemporary: Bool

    /// Why mail is put off because of it.
    var deferral: Deferral { code == .loginRefused ? .loginRefused : .unreachable }

    /// The message.
    public var description: String { message }
}
