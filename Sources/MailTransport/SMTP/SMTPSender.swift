public import Engine
public import Logging
import Synchronization

/// Sends mail by SMTP: libcurl opens the connections, `SMTPDialogue` speaks.
///
/// Connections are kept and used again; one that the server has closed meanwhile is replaced once, as long as the
/// server cannot have taken anything.
public final class SMTPSender: MailSender {
    /// The server.
    public let server: MailServer
    /// How many connections are used at most, each on its own thread.
    public let connections: Int
    /// Fewer mails than this for each connection are not worth another one.
    private static let worthAConnection = 4
    private let logger: Logger
    private let idle = Mutex<[SMTPSession]>([])

    /// A sender over a server.
    ///
    /// - Parameters:
    ///   - server: the server.
    ///   - connections: how many connections are used at most, 1...32.
    ///   - logger: told of connections at `info`, and of what is said on them at `trace`.
    public init(_ server: MailServer, connections: Int = 1, logger: Logger = .silent) {
        precondition((1...32).contains(connections), "1 to 32 connections")
        self.server = server
        self.connections = connections
        self.logger = logger
    }

    deinit { close() }

    /// Opens a connection and logs in, without sending anything.
    ///
    /// - Throws: `MailTransportError`.
    public func check() throws(MailTransportError) { try SMTPSession(server, logger: logger).quit() }

    /// Takes leave of the server; the next mail opens a connection again.
    public func close() {
        for session in take(all: true) { session.quit() }
    }

    /// See `MailSender`.
    public func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    ) {
        guard !mails.isEmpty else { return }
        let lanes = min(connections, max(1, mails.count / SMTPSender.worthAConnection))
        guard lanes > 1 else {
            withoutActuallyEscaping(beforeFinalDot) { commit in
                withoutActuallyEscaping(onResult) { took in
                    let reports = DirectReports(beforeFinalDot: commit, onResult: took)
                    do throws(MailTransportError) {
                        try send(mails, reports)
                    } catch {
                        took(SMTPSender.results(of: error, for: mails))
                    }
                }
            }
            return
        }
        SMTPLanes(mails, count: lanes)
            .run(
                send: { [self] mails, reports throws(MailTransportError) in try send(mails, reports) },
                beforeFinalDot: beforeFinalDot,
                onResult: onResult
            )
    }

    /// Sends mails over one connection, kept or new.
    ///
    /// - Throws: `MailTransportError` when there is no connection; no mail has a result then.
    private func send(_ mails: [OutgoingMail], _ reports: some SMTPReports) throws(MailTransportError) {
        let kept = take(all: false).first
        let session = if let kept { kept } else { try SMTPSession(server, logger: logger) }
        var ending = session.send(mails, reports)
        var last = session
        if ending == .unheard {
            last = try SMTPSession(server, logger: logger)
            ending = last.send(mails, reports)
        }
        if ending == .reusable { keep(last) }
    }

    /// Without a connection everything is put off: refused logins and bad certificates are mended by the person, after
    /// which the mail can go.
    static func results(of error: MailTransportError, for mails: [OutgoingMail]) -> [MailResult] {
        mails.map { MailResult(id: $0.id, result: .deferred(error.message, because: error.deferral)) }
    }

    private func keep(_ session: SMTPSession) { idle.withLock { $0.append(session) } }

    /// Takes kept connections, all or the first on which the server has said nothing in the meantime.
    private func take(all: Bool) -> [SMTPSession] {
        idle.withLock { kept in
            if all {
                defer { kept = [] }
                return kept
            }
            while let session = kept.popLast() { if session.isQuiet { return [session] } }
            return []
        }
    }
}

/// Reports that go straight to whoever asked for the mails to be sent, on the same thread.
private struct DirectReports: SMTPReports {
    let beforeFinalDot: ([Int64]) throws -> Void
    let onResult: ([MailResult]) -> Void

    func commit(_ ids: [Int64]) throws { try beforeFinalDot(ids) }
    func took(_ results: [MailResult]) { onResult(results) }
}
