import MailFormat

/// A mail as `rescind mail parse` prints it.
///
/// Written by hand: an encoder takes longer than the reading of the mail.
struct ParsedMailJSON {
    private var out: [UInt8] = []

    /// The object of a mail, on one line.
    static func line(_ mail: IncomingMessage) -> String {
        var json = ParsedMailJSON()
        json.out.reserveCapacity(512 + (mail.text.utf8.count + mail.replyText.utf8.count) * 9 / 8)
        json.write(mail)
        return String(decoding: json.out, as: UTF8.self)
    }

    /// The object of a mail that could not be read, on one line.
    static func line(error: String) -> String {
        var json = ParsedMailJSON()
        json.object { $0.field("error", error) }
        return String(decoding: json.out, as: UTF8.self)
    }

    private mutating func write(_ mail: IncomingMessage) {
        object { json in
            json.field("subject", mail.subject)
            json.list("from", mail.from) { $0.address($1) }
            json.list("to", mail.to) { $0.address($1) }
            json.field("date", mail.date)
            json.field("message_id", mail.messageID)
            json.list("in_reply_to", mail.inReplyTo) { $0.string($1) }
            json.list("references", mail.references) { $0.string($1) }
            json.field("text", mail.text)
            json.field("reply_text", mail.replyText)
            json.name("auto_reply")
            json.raw(mail.isAutomaticReply ? "true" : "false")
            json.name("bounce")
            if let rows = mail.bounce {
                json.object { $0.list("recipients", rows) { $0.recipient($1) } }
            } else {
                json.raw("null")
            }
            json.list("attachments", mail.attachments) { $0.attachment($1) }
            if let error = mail.error { json.field("error", error) }
        }
    }

    private mutating func address(_ address: StatedAddress) {
        object {
            $0.field("name", address.name)
            $0.field("address", address.address)
        }
    }

    private mutating func recipient(_ row: BouncedRecipient) {
        object {
            $0.field("recipient", row.recipient)
            $0.field("status", row.status)
            $0.field("action", row.action)
            $0.field("diagnostic", row.diagnostic)
        }
    }

    private mutating func attachment(_ attachment: IncomingMessage.Attachment) {
        object {
            $0.field("name", attachment.name)
            $0.field("type", attachment.type)
            $0.name("size")
            $0.raw("\(attachment.size)")
        }
    }

    // MARK: - JSON (RFC 8259)

    private mutating func raw(_ text: String) { out += text.utf8 }

    private mutating func object(_ fields: (inout ParsedMailJSON) -> Void) {
        out.append(UInt8(ascii: "{"))
        fields(&self)
        out.append(UInt8(ascii: "}"))
    }

    /// A name and its colon, after a comma unless it is the first of its object.
    private mutating func name(_ name: String) {
        if out.last != UInt8(ascii: "{") { out.append(UInt8(ascii: ",")) }
        string(name)
        out.append(UInt8(ascii: ":"))
    }

    private mutating func field(_ name: String, _ value: String?) {
        self.name(name)
        if let value { string(value) } else { raw("null") }
    }

    private mutating func list<Element>(
        _ name: String,
        _ elements: [Element],
        _ write: (inout ParsedMailJSON, Element) -> Void
    ) {
        self.name(name)
        out.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        out.append(UInt8(ascii: "]"))
    }

    /// A string; what RFC 8259, section 7, asks to escape is escaped.
    private mutating func string(_ text: String) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where bytes[index] < 32 || bytes[index] == 34 || bytes[index] == 92 {
                out += bytes[start..<index]
                escape(bytes[index])
                start = index + 1
            }
            out += bytes[start...]
        }
        out.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        out.append(UInt8(ascii: "\\"))
        switch byte {
        case 34, 92: out.append(byte)
        case 10: out.append(UInt8(ascii: "n"))
        case 13: out.append(UInt8(ascii: "r"))
        case 9: out.append(UInt8(ascii: "t"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            out += [
                UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
            ]
        }
    }
}
