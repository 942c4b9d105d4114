public import Engine
public import Logging

/// Reads a mailbox by IMAP: libcurl opens the connection and logs in, `IMAPDialogue` speaks.
public struct IMAPMailbox: MailboxReader {
    /// The server.
    public var server: MailServer
    /// The mailbox, such as `INBOX`.
    public var folder: String
    /// Told of connections at `info`, and of what is said on them at `trace`.
    public var logger: Logger

    /// A mailbox on a server.
    public init(_ server: MailServer, folder: String, logger: Logger = .silent) {
        self.server = server
        self.folder = folder
        self.logger = logger
    }

    /// `user@host:port/folder`: never with a secret.
    public var name: String { "\(server.username ?? "")@\(server.address)/\(folder)" }

    /// Opens a connection and logs in, without reading anything.
    ///
    /// - Throws: `MailTransportError`.
    public func check() throws(MailTransportError) {
        let connection = try CurlConnection(server, logger: logger)
        try? connection.write(Array("R1 LOGOUT\r\n".utf8))
        connection.close()
    }

    /// See `MailboxReader`.
    ///
    /// - Throws: what the handler throws, and `MailTransportError`.
    public func read(
        _ reading: MailboxReading,
        isStopped: () -> Bool,
        handler: (MailboxNews) throws -> Void
    ) throws {
        let connection = try CurlConnection(server, logger: logger)
        defer { connection.close() }
        var dialogue = IMAPDialogue(folder: folder, reading: reading)
        var steps = dialogue.start()
        // Renewed in time: a server may end a wait of 30 minutes (RFC 2177).
        var waitLeft = min(reading.waitInSeconds, 29 * 60)
        while true {
            var index = 0
            while index < steps.count {
                switch steps[index] {
                case .write(let bytes): try connection.write(bytes)
                case .news(let news):
                    try handler(news)
                    guard case .mails(let mails, _) = news else { break }
                    steps.insert(contentsOf: dialogue.tookIn(mails.map(\.uid)), at: index + 1)
                case .finished: return
                case .failed(let error): throw error
                }
                index += 1
            }
            steps = []
            if dialogue.isWaiting {
                // In slices of a second, so that a signal ends the wait in order.
                if waitLeft <= 0 || isStopped() {
                    steps = dialogue.leave()
                    continue
                }
                guard let bytes = try connection.read(orNothingWithin: 1000) else {
                    waitLeft -= 1
                    continue
                }
                steps = taken(bytes, by: &dialogue)
                continue
            }
            steps = taken(try connection.read(within: server.timeoutInSeconds), by: &dialogue)
        }
    }

    private func taken(_ bytes: [UInt8], by dialogue: inout IMAPDialogue) -> [IMAPDialogue.Step] {
        bytes.isEmpty
            ? dialogue.stop("the mail server \(server.address) closed the connection: what was read is kept")
            : dialogue.received(bytes)
    }
}
