import Engine
import MailFormat

/// The commands that carry one mail's envelope, by what the server offers.
struct SMTPEnvelope {
    /// Why a mail cannot go to this server at all, and what to do.
    struct Refusal: Error {
        var reason: String
    }

    /// `MAIL FROM:<...> ...`, without a line end.
    let sender: String
    /// `RCPT TO:<...> ...`, without a line end.
    let recipient: String

    /// The commands of a mail.
    ///
    /// - Parameters:
    ///   - mail: the mail.
    ///   - capabilities: what the server offers.
    /// - Throws: `Refusal` when the server cannot take it.
    init(_ mail: OutgoingMail, _ capabilities: SMTPCapabilities) throws(Refusal) {
        var sender = "MAIL FROM:<\(mail.sender.address)>"
        var recipient = "RCPT TO:<\(mail.recipient.address)>"
        if let limit = capabilities.sizeLimit, mail.bytes.count > limit {
            throw Refusal(reason: "the message has \(mail.bytes.count) bytes, the server takes \(limit): shorten it")
        }
        if capabilities.size { sender += " SIZE=\(mail.bytes.count)" }
        if mail.sender.needsSMTPUTF8 || mail.recipient.needsSMTPUTF8 {
            guard capabilities.smtpUTF8 else {
                throw Refusal(
                    reason: "the server does not take addresses that are not ASCII (no SMTPUTF8): use another address"
                )
            }
            sender += " SMTPUTF8"
        }
        if !mail.bytes.allSatisfy({ $0 < 0x80 }) {
            guard capabilities.eightBitMIME else {
                throw Refusal(reason: "the message has 8-bit lines, and the server takes none (no 8BITMIME)")
            }
            sender += " BODY=8BITMIME"
        }
        if capabilities.deliveryNotices {
            // Only the headers come back, and the notice names the message by its Message-ID.
            sender += " RET=HDRS"
            if let id = mail.envelopeID, id.utf8.count <= 60 { sender += " ENVID=\(SMTPEnvelope.xtext(id))" }
            recipient += " NOTIFY=FAILURE,DELAY"
        }
        self.sender = sender
        self.recipient = recipient
    }

    /// The text with everything that could end a parameter as `+XX` (RFC 3461, section 4).
    static func xtext(_ text: String) -> String {
        text.utf8
            .map { byte in
                if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "+"), byte != UInt8(ascii: "=") {
                    return String(UnicodeScalar(byte))
                }
                let hex = String(byte, radix: 16, uppercase: true)
                return "+" + (hex.count < 2 ? "0" : "") + hex
            }
            .joined()
    }
}
