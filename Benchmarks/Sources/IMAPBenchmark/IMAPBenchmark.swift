import Engine
import Foundation
import MailTransport

/// Reads a whole mailbox, and prints how long that took: imap-benchmark PORT none|tls CERTIFICATES.
///
/// One line of JSON: mails, bytes, seconds from before the connection to after it, seconds of the processor.
@main
enum IMAPBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let port = Int(arguments[1]),
            let security = MailServer.Security(rawValue: arguments[2])
        else {
            FileHandle.standardError.write(Data("usage: imap-benchmark PORT none|tls CERTIFICATES\n".utf8))
            exit(64)
        }
        let server = MailServer(
            service: .imap,
            host: "localhost",
            port: port,
            security: security,
            username: "mia",
            password: Secret("secret word"),
            authentication: .plain,
            certificateFile: arguments[3]
        )
        var (mails, bytes) = (0, 0)
        let clock = ContinuousClock()
        let start = clock.now
        let mailbox = IMAPMailbox(server, folder: "INBOX")
        func count(_ news: MailboxNews) {
            guard case .mails(let batch, _) = news else { return }
            mails += batch.count
            for mail in batch { bytes += mail.bytes.count }
        }
        try mailbox.read(MailboxReading(), isStopped: { false }, handler: count)
        let seconds = start.duration(to: clock.now) / .seconds(1)
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        let processor = [usage.ru_utime, usage.ru_stime]
            .reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        print("{\"mails\": \(mails), \"bytes\": \(bytes), \"seconds\": \(seconds), \"cpu\": \(processor)}")
    }
}
