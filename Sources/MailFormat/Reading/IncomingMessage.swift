/// A mail that came in, read leniently: whatever its bytes are, there is an answer.
public struct IncomingMessage: Sendable {
    /// The subject, decoded.
    public var subject: String?
    /// Who it says it is from.
    public var from: [StatedAddress]
    /// Whom it is to.
    public var to: [StatedAddress]
    /// The date as ISO 8601, `nil` when it cannot be read.
    public var date: String?
    /// The Message-ID without angle brackets.
    public var messageID: String?
    /// The ids it answers.
    public var inReplyTo: [String]
    /// The ids of its thread, oldest first.
    public var references: [String]
    /// The whole text.
    public var text: String
    /// The newest words only, without history and signature.
    public var replyText: String
    /// Whether a program wrote it in answer to a mail.
    public var isAutomaticReply: Bool
    /// What could not be delivered, `nil` when it is no bounce.
    public var bounce: [BouncedRecipient]?
    /// What is attached.
    public var attachments: [Attachment]
    /// What was wrong with it, `nil` when nothing was.
    public var error: String?

    /// Something attached.
    public struct Attachment: Hashable, Sendable {
        /// A safe file name, `nil` when none is stated.
        public var name: String?
        /// The media type.
        public var type: String
        /// Decoded size in bytes.
        public var size: Int
    }

    /// The largest mail that is read, in bytes; the rest of a larger one is not looked at, and `error` says so.
    public static let maximumSize = 64 * 1024 * 1024

    /// Reads a mail.
    ///
    /// - Parameter bytes: the mail as it travelled, any bytes at all.
    public init(_ bytes: [UInt8]) {
        let root = MIMEReader.read(bytes.prefix(IncomingMessage.maximumSize))
        let header = root.header
        subject = header.text("subject")
        from = AddressList.read(header["from"] ?? header["sender"] ?? header["return-path"] ?? [])
        to = header.all("to").flatMap { AddressList.read($0) }
        date = header.text("date").flatMap { StatedDate.iso8601($0) }
        messageID = header.text("message-id")
            .flatMap { IncomingMessage.ids($0).first ?? ($0.isEmpty ? nil : $0.trimmedBlanks) }
        inReplyTo = header.text("in-reply-to").map { IncomingMessage.ids($0) } ?? []
        references = header.text("references").map { IncomingMessage.ids($0) } ?? []
        let body = BodyText.of(root)
        text = body.text
        bounce = BounceReader.read(root, text: text)
        isAutomaticReply = bounce == nil && AutomaticReply.isOne(header, subject: subject ?? "", text: text)
        replyText = bounce == nil ? ReplyText.newest(in: text) : ""
        attachments = IncomingMessage.attachments(of: root)
        if bytes.isEmpty {
            error = "the mail is empty"
        } else if bytes.count > IncomingMessage.maximumSize {
            error = "only the first \(IncomingMessage.maximumSize) bytes were read"
        } else if header.fields.isEmpty {
            error = "the mail has no header"
        }
    }

    /// The ids between angle brackets; without brackets, the words with an @.
    private static func ids(_ text: String) -> [String] {
        var ids: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let id = rest[rest.index(after: open)..<close].filter { !$0.isWhitespace }
            if !id.isEmpty { ids.append(String(id)) }
            rest = rest[rest.index(after: close)...]
        }
        if ids.isEmpty {
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            ids = words.count == 1 ? words : words.filter { $0.contains("@") }
        }
        return ids
    }

    private static func attachments(of part: MIMEPart) -> [Attachment] {
        if part.parts.isEmpty {
            guard part.isAttachment else { return [] }
            return [Attachment(name: part.fileName, type: part.type.value, size: part.decoded.count)]
        }
        return part.parts.flatMap { attachments(of: $0) }
    }
}

/// Chooses the text of a mail.
enum BodyText {
    /// The text, and whether it came from HTML.
    static func of(_ part: MIMEPart) -> (text: String, isHTML: Bool) {
        if !part.parts.isEmpty {
            switch part.type.value {
            case "multipart/alternative":
                let texts = part.parts.map { (part: $0, text: of($0)) }
                if let plain = texts.first(where: { !$0.text.isHTML && !$0.text.text.isBlank }) { return plain.text }
                return texts.last { !$0.text.text.isBlank }?.text ?? ("", false)
            case "multipart/related": return part.parts.lazy.map { of($0) }.first { !$0.text.isBlank } ?? ("", false)
            default:
                let texts = part.parts.filter { !$0.isAttachment }.map { of($0) }.filter { !$0.text.isBlank }
                return (texts.map(\.text).joined(separator: "\n"), texts.first?.isHTML ?? false)
            }
        }
        if part.type.value.hasPrefix("multipart") { return (normalized(part.text), false) }
        guard !part.isAttachment else { return ("", false) }
        switch part.type.value {
        case "text/html", "application/xhtml+xml": return (HTMLText.text(part.text), true)
        default:
            let text = normalized(part.text)
            return (part.type.parameters["format"]?.lowercased() == "flowed" ? unflowed(text, part) : text, false)
        }
    }

    /// One kind of line end, no zero-width marks.
    static func normalized(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": out.append("\n")
            case "\n": if !previousWasReturn { out.append("\n") }
            case "\u{FEFF}", "\u{0}": break
            default: out.append(scalar)
            }
            previousWasReturn = scalar == "\r"
        }
        return String(out)
    }

    /// Lines that end in a blank go on in the next one (RFC 3676); quotations stay as they are.
    private static func unflowed(_ text: String, _ part: MIMEPart) -> String {
        let deletes = part.type.parameters["delsp"]?.lowercased() == "yes"
        var out: [String] = []
        var open = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let stuffed = line.first == " " ? line.dropFirst() : line
            if open, !line.hasPrefix(">"), stuffed != "-- " {
                out[out.count - 1] += stuffed
            } else {
                out.append(String(stuffed))
            }
            open = !line.hasPrefix(">") && stuffed.last == " " && stuffed != "-- "
            if open, deletes { out[out.count - 1].removeLast() }
        }
        return out.joined(separator: "\n")
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
