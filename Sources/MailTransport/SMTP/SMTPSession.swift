import Engine
import Logging

/// One connection to the server that takes our mail, logged in; several dialogues may follow each other on it.
///
/// Its owner is whoever took it out of the pool: one at a time.
final class SMTPSession: @unchecked Sendable {
    /// How a dialogue ended.
    enum Ending {
        /// Every mail has its result, and the connection can carry others.
        case reusable
        /// Every mail has its result; the connection is closed.
        case closed
        /// The server had closed before it heard anything: no mail has a result, and all may go over another connection.
        case unheard
    }

    private let server: MailServer
    private let connection: CurlConnection
    private let capabilities: SMTPCapabilities
    /// Whether a dialogue was held on it before.
    private(set) var isUsed = false

    /// Connects and logs in.
    ///
    /// - Parameters:
    ///   - server: the server.
    ///   - logger: told of the connection and of what is said on it.
    /// - Throws: `MailTransportError`.
    init(_ server: MailServer, logger: Logger) throws(MailTransportError) {
        connection = try CurlConnection(server, logger: logger)
        capabilities = SMTPCapabilities(transcript: connection.greeting)
        self.server = server
        // libcurl goes on without a login when the server offers none.
        if server.username != nil, !capabilities.offersAuthentication {
            throw MailTransportError(
                code: .loginRefused,
                message: "the mail server \(server.address) offers no login: check host and port (often 587 or 465), "
                    + "or remove the user name",
                isTemporary: false
            )
        }
    }

    /// Whether the server is still there and has said nothing in the meantime.
    var isQuiet: Bool { !connection.hasNews }

    /// Takes leave; the answer is not waited for.
    func quit() {
        try? connection.write(Array("QUIT\r\n".utf8))
        connection.close()
    }

    /// Sends mails.
    ///
    /// - Parameters:
    ///   - mails: the mails.
    ///   - reports: told of each step.
    /// - Returns: how it ended.
    func send(_ mails: [OutgoingMail], _ reports: some SMTPReports) -> Ending {
        defer { isUsed = true }
        var dialogue = SMTPDialogue(mails, capabilities: capabilities)
        var steps = dialogue.start()
        while true {
            var results: [MailResult] = []
            var follow: [SMTPDialogue.Step]?
            var isOver = false
            // A server that closed an idle connection has left its reason in the queue, or nothing.
            let isUnheard = isUsed && dialogue.isUnheard
            loop: for step in steps {
                switch step {
                case .result(let id, let result): results.append(MailResult(id: id, result: result))
                case .finished: isOver = true
                case .commit(let ids):
                    if !results.isEmpty { reports.took(results) }
                    results = []
                    do { try reports.commit(ids) } catch {
                        follow = dialogue.notCommitted(ids, "\(error)")
                        break loop
                    }
                case .write(let bytes):
                    do { try connection.write(bytes) } catch {
                        follow = dialogue.stop(error.message)
                        break loop
                    }
                }
            }
            if isUnheard, isOver, !dialogue.isReusable {
                connection.close()
                return .unheard
            }
            if !results.isEmpty { reports.took(results) }
            if isOver {
                if !dialogue.isReusable { connection.close() }
                return dialogue.isReusable ? .reusable : .closed
            }
            steps = follow ?? listen(&dialogue)
        }
    }

    /// The steps that follow what the server says next, or its silence.
    private func listen(_ dialogue: inout SMTPDialogue) -> [SMTPDialogue.Step] {
        let patience = dialogue.awaitsFinalReply ? server.finalTimeoutInSeconds : server.timeoutInSeconds
        do {
            let bytes = try connection.read(within: patience)
            return bytes.isEmpty ? dialogue.stop("the server closed the connection") : dialogue.received(bytes)
        } catch {
            return dialogue.stop(error.message)
        }
    }
}

/// What a session tells while it sends.
protocol SMTPReports {
    /// Makes durable that the final dots of these mails may leave.
    ///
    /// - Throws: when they must not.
    func commit(_ ids: [Int64]) throws
    /// These mails are done.
    func took(_ results: [MailResult])
}
