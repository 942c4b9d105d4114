import ConversationCore
public import Engine
import Glibc

/// Puts mail into a local Maildir folder, where no mail server is configured.
///
/// A message is written to `tmp`, made durable, and moved to `new` (maildir(5)): a reader never sees half a message.
public struct MaildirSender: MailSender {
    /// The folder that holds `tmp`, `new` and `cur`.
    public var folder: String

    /// A sender into a folder, which is made when first needed.
    public init(folder: String) {
        self.folder = folder
    }

    /// See `MailSender`.
    public func send(
        _ mails: [OutgoingMail],
        beforeFinalDot: ([Int64]) throws -> Void,
        onResult: ([MailResult]) -> Void
    ) {
        for mail in mails {
            do {
                let name = try prepare(mail)
                try beforeFinalDot([mail.id])
                // The same row always has the same name: moving it twice leaves one message.
                guard rename("\(folder)/tmp/\(name)", "\(folder)/new/\(name)") == 0 else {
                    throw failure("put mail into")
                }
                onResult([MailResult(id: mail.id, result: .accepted("250 in \(folder)/new/\(name)"))])
            } catch let error as MailTransportError {
                onResult([MailResult(id: mail.id, result: .deferred(error.message))])
            } catch {
                onResult([MailResult(id: mail.id, result: .deferred("\(error)"))])
            }
        }
    }

    private func prepare(_ mail: OutgoingMail) throws -> String {
        for part in ["", "/tmp", "/new", "/cur"] where mkdir(folder + part, 0o700) != 0 && errno != EEXIST {
            throw failure("make")
        }
        // Another store with the same row numbers takes other names.
        let name = "\(mail.id).\(Fingerprint.text(of: mail.bytes)).rescind"
        let path = "\(folder)/tmp/\(name)"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw failure("write to") }
        defer { close(file) }
        let written = mail.bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                start += count
            }
            return true
        }
        guard written, fsync(file) == 0 else { throw failure("write to") }
        return name
    }

    private func failure(_ what: String) -> MailTransportError {
        MailTransportError(
            code: .unreachable,
            message:
                "cannot \(what) the mail folder \(folder): \(String(cString: strerror(errno))): mend its permissions, or set mail.maildir",
            isTemporary: true
        )
    }
}
