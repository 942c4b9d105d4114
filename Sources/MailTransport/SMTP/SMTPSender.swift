public import Engine

/// Sends mail by SMTP: libcurl opens the connection, `SMTPDialogue` speaks.
public struct SMTPSender: MailSender {
    /// The server.
    public var settings: SMTPSettings

    /// A sender over a server.
    public init(_ settings: SMTPSettings) {
        self.settings = settings
    }

    /// Opens a connection and logs in, without sending anything.
    ///
    /// - Throws: `MailTransportError`.
    public func check() throws(MailTransportError) {
        let connection = try CurlConnection(settings)
        try? connection.write(Array("QUIT\r\n".utf8))
        connection.close()
    }

    /// See `MailSender`.
    public func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: (Int64) throws -> Void,
        onResult: (Int64, MailSendResult) -> Void
    ) {
        guard !mails.isEmpty else { return }
        let connection: CurlConnection
        do {
            connection = try CurlConnection(settings)
        } catch {
            // Refused logins and bad certificates are mended by the person, after which the mail can go.
            for mail in mails { onResult(mail.id, .deferred(error.message, because: error.deferral)) }
            return
        }
        var dialogue = SMTPDialogue(mails, capabilities: SMTPCapabilities(transcript: connection.greeting))
        var steps = dialogue.start()
        while true {
            var follow: [SMTPDialogue.Step] = []
            loop: for step in steps {
                switch step {
                case .commit(let id):
                    do {
                        try beforeFinalDot(id)
                    } catch {
                        // Its bytes have not left: closing here is safe, and the row stays as it is.
                        connection.close()
                        follow = dialogue.notCommitted(id, "\(error)")
                        break loop
                    }
                case .write(let bytes):
                    do {
                        try connection.write(bytes)
                    } catch {
                        follow = dialogue.stop(error.message)
                        break loop
                    }
                case .result(let id, let result): onResult(id, result)
                case .finished:
                    connection.close()
                    return
                }
            }
            if !follow.isEmpty {
                steps = follow
                continue
            }
            do {
                let seconds =
                    dialogue.awaitsFinalReply ? max(settings.timeoutInSeconds, 600) : settings.timeoutInSeconds
                let bytes = try connection.read(
                    within: settings.timeoutInSeconds < 60 ? settings.timeoutInSeconds : seconds
                )
                steps = bytes.isEmpty ? dialogue.stop("the server closed the connection") : dialogue.received(bytes)
            } catch {
                steps = dialogue.stop(error.message)
            }
        }
    }
}
