import CCurlShim
import Glibc
import Logging

/// One connection that libcurl has opened: TCP, greeting, EHLO, STARTTLS or TLS, certificate, login.
///
/// After that it only moves bytes. One owner, one thread at a time.
final class CurlConnection {
    private let handle: UnsafeMutableRawPointer
    private var transcript: UnsafeMutablePointer<rescind_transcript>
    private let socket: Int32
    private let timeoutInSeconds: Int
    private let logger: Logger

    /// What the server said while the connection was made: its first 64 KiB at most.
    var greeting: String { transcript.pointee.bytes.map { String(cString: $0) } ?? "" }

    /// Sets libcurl up once for the process; safe to call from any thread.
    private static let globalCode = rescind_curl_start()

    /// Opens a connection and logs in.
    ///
    /// - Parameters:
    ///   - settings: the server.
    ///   - logger: told of the connection at `info`, and of what is said on it afterwards at `trace`; the login is over
    ///     by then.
    /// - Throws: `MailTransportError`; nothing was sent then, and no secret over a connection that is not protected.
    init(_ settings: MailServer, logger: Logger) throws(MailTransportError) {
        let server = settings.address
        logger.info("connecting", metadata: ["server": "\(server)", "security": "\(settings.security.rawValue)"])
        if settings.security == .none, !settings.isLoopback {
            throw MailTransportError(
                code: .settings,
                message: "mail to \(server) would travel unencrypted: set security to starttls or tls",
                isTemporary: false
            )
        }
        guard CurlConnection.globalCode == CURLE_OK, let handle = rescind_curl_open() else {
            throw MailTransportError(
                code: .transport,
                message: "libcurl.so.4 could not be loaded: install libcurl4",
                isTemporary: false
            )
        }
        let transcript = UnsafeMutablePointer<rescind_transcript>.allocate(capacity: 1)
        transcript.initialize(to: rescind_transcript())
        func fail(_ error: MailTransportError) -> MailTransportError {
            rescind_curl_close(handle)
            rescind_transcript_free(transcript)
            transcript.deallocate()
            return error
        }
        CurlConnection.configure(handle, settings, transcript)
        let code = rescind_curl_perform(handle)
        guard code == CURLE_OK else {
            let said = transcript.pointee.bytes.map { String(cString: $0) } ?? ""
            throw fail(CurlConnection.error(code, handle, settings, said))
        }
        let socket = rescind_curl_socket(handle)
        guard socket >= 0 else {
            throw fail(
                MailTransportError(
                    code: .unreachable,
                    message: "the mail server \(server) closed the connection: try again later",
                    isTemporary: true
                )
            )
        }
        self.handle = handle
        self.transcript = transcript
        self.socket = socket
        self.timeoutInSeconds = settings.timeoutInSeconds
        self.logger = logger
        logger.info("connected", metadata: ["server": "\(server)", "login": "\(settings.username != nil)"])
    }

    /// The first line of what was said, for the log.
    private static func opening(_ bytes: some Collection<UInt8>) -> Logger.MetadataValue {
        "\(SMTPReplyParser.visible(Array(bytes.prefix { $0 != 13 && $0 != 10 }.prefix(120))[...]))"
    }

    deinit {
        rescind_curl_close(handle)
        rescind_transcript_free(transcript)
        transcript.deallocate()
    }

    private static func configure(
        _ handle: UnsafeMutableRawPointer,
        _ settings: MailServer,
        _ transcript: UnsafeMutablePointer<rescind_transcript>
    ) {
        let scheme = settings.service.rawValue + (settings.security == .tls ? "s" : "")
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        rescind_curl_set_string(handle, CURLOPT_URL, "\(scheme)://\(host):\(settings.port)")
        rescind_curl_set_long(handle, CURLOPT_CONNECT_ONLY, 1)
        rescind_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        rescind_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, min(30, settings.timeoutInSeconds))
        rescind_curl_set_long(handle, CURLOPT_TIMEOUT, settings.timeoutInSeconds)
        rescind_curl_set_string(handle, CURLOPT_PROXY, "")
        // "Try" would send the password in clear where STARTTLS was stripped: all or nothing.
        let use = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        rescind_curl_set_long(handle, CURLOPT_USE_SSL, Int(use.rawValue))
        rescind_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        rescind_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        // One bundle file and no folder turns libcurl's cache of parsed certificates on.
        if let file = settings.certificateFile {
            rescind_curl_set_string(handle, CURLOPT_CAINFO, file)
            rescind_curl_set_string(handle, CURLOPT_CAPATH, nil)
        } else if access("/etc/ssl/certs/ca-certificates.crt", R_OK) == 0 {
            rescind_curl_set_string(handle, CURLOPT_CAINFO, "/etc/ssl/certs/ca-certificates.crt")
            rescind_curl_set_string(handle, CURLOPT_CAPATH, nil)
        }
        if let username = settings.username {
            rescind_curl_set_string(handle, CURLOPT_USERNAME, username)
            let secret = settings.authentication == .xoauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD
            rescind_curl_set_string(handle, secret, settings.password?.value ?? "")
            if let way = settings.authentication {
                rescind_curl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=\(way.rawValue)")
            }
        }
        rescind_curl_collect(handle, transcript)
    }

    /// Sends all the bytes.
    ///
    /// - Parameter bytes: the bytes.
    /// - Throws: `MailTransportError` when the connection is lost or blocked too long.
    func write(_ bytes: [UInt8]) throws(MailTransportError) {
        logger.trace("said", metadata: ["bytes": "\(bytes.count)", "line": CurlConnection.opening(bytes)])
        var start = 0
        while start < bytes.count {
            var sent = 0
            let code = bytes.withUnsafeBytes { buffer in
                rescind_curl_send(handle, buffer.baseAddress.map { $0 + start }, buffer.count - start, &sent)
            }
            if code == CURLE_AGAIN {
                try wait(for: Int16(POLLOUT), seconds: timeoutInSeconds)
                continue
            }
            guard code == CURLE_OK else { throw lost() }
            start += sent
        }
    }

    /// Waits for bytes and gives what is there; empty when the server closed the connection.
    ///
    /// - Parameter seconds: how long the server may be silent.
    /// - Returns: the bytes.
    /// - Throws: `MailTransportError` when it was silent too long or the connection is lost.
    func read(within seconds: Int) throws(MailTransportError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            var count = 0
            // TLS may hold bytes that the socket no longer shows: ask first, wait after.
            let code = buffer.withUnsafeMutableBytes { rescind_curl_receive(handle, $0.baseAddress, $0.count, &count) }
            if code == CURLE_AGAIN {
                try wait(for: Int16(POLLIN), seconds: seconds)
                continue
            }
            guard code == CURLE_OK else { throw lost() }
            return heard(buffer[..<count])
        }
    }

    private func heard(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        logger.trace("heard", metadata: ["bytes": "\(bytes.count)", "line": CurlConnection.opening(bytes)])
        return Array(bytes)
    }

    /// Waits a while for bytes and gives what is there; empty when the server closed the connection.
    ///
    /// - Parameter milliseconds: how long to wait.
    /// - Returns: the bytes, `nil` when none came.
    /// - Throws: `MailTransportError` when the connection is lost.
    func read(orNothingWithin milliseconds: Int32) throws(MailTransportError) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        for attempt in 0..<2 {
            var count = 0
            let code = buffer.withUnsafeMutableBytes { rescind_curl_receive(handle, $0.baseAddress, $0.count, &count) }
            if code == CURLE_OK { return heard(buffer[..<count]) }
            guard code == CURLE_AGAIN else { throw lost() }
            var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            if attempt == 0, poll(&descriptor, 1, milliseconds) <= 0 { return nil }
        }
        return nil
    }

    /// Whether the server has said something, or has closed, while nothing was asked of it.
    var hasNews: Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    /// Ends the connection at once: the server's answer to QUIT is not worth waiting for.
    func close() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    private func wait(for events: Int16, seconds: Int) throws(MailTransportError) {
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        while true {
            let ready = poll(&descriptor, 1, Int32(seconds * 1000))
            if ready > 0 { return }
            if ready < 0, errno == EINTR { continue }
            throw MailTransportError(
                code: .unreachable,
                message: "the mail server was silent for \(seconds) s",
                isTemporary: true
            )
        }
    }

    private func lost() -> MailTransportError {
        MailTransportError(code: .unreachable, message: "the connection to the mail server was lost", isTemporary: true)
    }

    /// libcurl's code as an error with a remedy.
    private static func error(
        _ code: CURLcode,
        _ handle: UnsafeMutableRawPointer,
        _ settings: MailServer,
        _ transcript: String
    ) -> MailTransportError {
        let server = settings.address
        let said = String(cString: rescind_curl_explanation(code))
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            return MailTransportError(
                code: .unreachable,
                message:
                    "there is no mail server named \(settings.host) (\(said)): check mail.\(settings.service.rawValue).host and the network",
                isTemporary: true
            )
        case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_WEIRD_SERVER_REPLY:
            return MailTransportError(
                code: .unreachable,
                message:
                    "the mail server \(server) could not be reached (\(said)): nothing was sent; it is tried again",
                isTemporary: true
            )
        case CURLE_USE_SSL_FAILED:
            return MailTransportError(
                code: .noEncryption,
                message:
                    "the mail server \(server) offers no encryption (STARTTLS): nothing was sent, no password told; check host and port",
                isTemporary: false
            )
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return MailTransportError(
                code: .badCertificate,
                message:
                    "the certificate of the mail server \(server) is not valid for it (\(said)): nothing was sent; check the host name, or name its authority with mail.\(settings.service.rawValue).certificates",
                isTemporary: false
            )
        case CURLE_LOGIN_DENIED:
            let reply = rescind_curl_response_code(handle)
            // IMAP has no reply codes: RFC 5530 names the trouble that passes.
            let isTemporary = (400..<500).contains(reply) || transcript.contains("[UNAVAILABLE]")
            return MailTransportError(
                code: .loginRefused,
                message:
                    "the mail server \(server) refused the login of \(settings.username ?? "nobody")\(reply > 0 ? " (\(reply))" : ""): "
                    + (isTemporary ? "it is tried again later" : "check user name and password"),
                isTemporary: isTemporary
            )
        default:
            return MailTransportError(
                code: .transport,
                message: "the mail server \(server) could not be used (\(said)): nothing was sent",
                isTemporary: true
            )
        }
    }
}
