import Engine
import Foundation
import MailFormat
import MailTransport

/// Sends mails to a server on this computer, as the outbox would, and prints how long that took; started by mail.py.
///
/// usage: mail-benchmark PORT COUNT CONNECTIONS [CERTIFICATE | -] [built]
///
/// With "built" the mails are there beforehand, as they are in the outbox, and prints processor time and elapsed time of
/// the sending alone; else each is written, signed and encoded first.
@main struct MailBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let port = Int(arguments[1]), let count = Int(arguments[2]),
            let connections = Int(arguments[3])
        else {
            FileHandle.standardError.write(
                Data("usage: mail-benchmark PORT COUNT CONNECTIONS [CERTIFICATE | -] [built]\n".utf8)
            )
            exit(64)
        }
        let certificate = arguments.count > 4 && arguments[4] != "-" ? arguments[4] : nil
        let built = arguments.count > 5 ? try (0..<count).map(mail) : nil
        let server = MailServer(
            host: certificate == nil ? "127.0.0.1" : "localhost",
            port: port,
            security: certificate == nil ? .none : .starttls,
            certificateFile: certificate
        )
        let sender = SMTPSender(server, connections: connections)
        var failed = 0
        let start = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        // As many at a time as the outbox claims.
        for first in stride(from: 0, to: count, by: 100) {
            let part = first..<min(count, first + 100)
            let mails = try built.map { Array($0[part]) } ?? part.map(mail)
            sender.send(
                mails,
                beforeFinalDot: { _ in },
                onResult: { results in
                    for one in results { if case .accepted = one.result { continue } else { failed += 1 } }
                }
            )
        }
        let end = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        sender.close()
        guard failed == 0 else {
            FileHandle.standardError.write(Data("mail-benchmark: \(failed) mails were not accepted\n".utf8))
            exit(1)
        }
        print(end.0 - start.0, end.1 - start.1)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// A message of 2 KiB, made as those that leave are.
    private static func mail(_ number: Int) throws -> OutgoingMail {
        let sender = try EmailAddress("mia@example.test", displayName: "Mia")
        let recipient = try EmailAddress("seller@example.test")
        let message = OutgoingMessage(
            from: sender,
            to: recipient,
            subject: "Order 8140123456789012",
            text: text,
            messageID: "r.1.\(number)@example.test",
            date: "Mon, 02 Mar 2026 09:00:00 +0100",
            isAutomatic: false
        )
        return OutgoingMail(id: Int64(number), sender: sender, recipient: recipient, bytes: message.bytes())
    }

    private static let text = Array(
        repeating: "Hello, I placed this order by mistake, and it has not been shipped yet.",
        count: 25
    )
    .joined(separator: "\n")
}
