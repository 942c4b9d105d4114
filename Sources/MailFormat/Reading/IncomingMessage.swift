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
    /// The newest words only, without history and signature; empty in a bounce.
    public var replyText: String
    /// Whether a program wrote it in answer to a mail.
    public var isAutomaticReply: Bool
    /// Whether it is a report of a program (RFC 6522): of delivery, of abuse, or that a mail was shown.
    public var isReport: Bool
    /// What could not be delivered, `nil` when it is no bounce.
    public var bounce: [BouncedRecipient]?
    /// Whether a program wrote it: an automatic reply or a report.
    public var isByProgram: Bool { isAutomaticReply || isReport }
    /// What is attached.
    public var attachments: [Attachment]
    /// What was wrong with it or not read of it, `nil` when nothing was.
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

    /// How much of a mail is read.
    public enum Depth: Sendable {
        /// Header, text and attachments. `replyText` is empty, `isAutomaticReply` false, `bounce` `nil`.
        case parts
        /// All there is.
        case everything
    }

    /// The largest mail that is read, in bytes; the rest of a larger one is not looked at, and `error` says so.
    public static let maximumSize = 64 * 1024 * 1024
    /// So much of a text is looked at for history, bounces and automatic replies, in bytes; `error` says so.
    public static let maximumText = 1024 * 1024
    /// The most ids of a field that are read: the first ones.
    static let maximumIDs = 2000

    /// Reads a mail.
    ///
    /// - Parameters:
    ///   - bytes: the mail as it travelled, any bytes at all.
    ///   - depth: how much of it is read.
    public init(_ bytes: [UInt8], depth: Depth = .everything) {
        var (root, notices) = MIMEReader.read(IncomingMessage.withLines(bytes.prefix(IncomingMessage.maximumSize)))
        root.header.decodeRawBytes(charset: root.firstCharset)
        let header = root.header
        subject = header.text("subject")
        from = AddressList.read(header["from"] ?? header["sender"] ?? header["return-path"] ?? [])
        to = header.all("to").flatMap { AddressList.read($0) }
        date = header.all("date").lazy.compactMap { StatedDate.iso8601($0) }.first
        messageID = header.stated("message-id").flatMap { IncomingMessage.ids($0).first ?? IncomingMessage.word($0) }
        inReplyTo = header.stated("in-reply-to").map { IncomingMessage.ids($0) } ?? []
        references = header.stated("references").map { IncomingMessage.ids($0) } ?? []
        text = BodyText.ofMail(root).text
        attachments = IncomingMessage.attachments(of: root)
        isReport = root.type.value == "multipart/report"
        replyText = ""
        isAutomaticReply = false
        error = IncomingMessage.error(bytes, header, notices)
        guard depth == .everything else { return }
        let folded = FoldedText(text, limit: IncomingMessage.maximumText)
        if text.utf8.count > IncomingMessage.maximumText {
            let notice =
                "the newest words were looked for in the first \(IncomingMessage.maximumText) bytes of the text"
            error = error.map { "\($0); \(notice)" } ?? notice
        }
        // Some servers mark their bounces as automatic replies: a bounce comes first.
        bounce = BounceReader.read(root, text: folded)
        isAutomaticReply = bounce == nil && AutomaticReply.isOne(root, subject: subject ?? "", text: folded)
        if bounce == nil {
            replyText = ReplyText.newest(in: folded, isForward: SubjectPrefix.isForward(subject ?? ""))
        }
    }

    /// The mail without a byte order mark, and with lines when only CR ends them: how old programs store mails.
    private static func withLines(_ mail: Bytes) -> Bytes {
        let mail = mail.starts(with: [0xEF, 0xBB, 0xBF]) ? mail.dropFirst(3) : mail
        guard mail.firstIndex(of: .newline, from: mail.startIndex) == nil, mail.contains(.carriageReturn) else {
            return mail
        }
        return mail.map { $0 == .carriageReturn ? .newline : $0 }[...]
    }

    private static func error(_ bytes: [UInt8], _ header: Header, _ notices: [String]) -> String? {
        if bytes.isEmpty { return "the mail is empty" }
        var found = notices
        if bytes.count > maximumSize { found.append("only the first \(maximumSize) bytes were read") }
        if header.fields.isEmpty { found.append("the mail has no header") }
        return found.isEmpty ? nil : found.joined(separator: "; ")
    }

    private static func word(_ value: Bytes) -> String? {
        let word = EncodedWords.text(value).trimmedBlanks
        return word.isEmpty ? nil : word
    }

    /// The ids between angle brackets; without brackets, the words with an @.
    ///
    /// Ids are compared as they are written: blanks and comments inside, which RFC 5322, section 4.5.4, still lets be read,
    /// are copied by the programs that answer.
    private static func ids(_ value: Bytes) -> [String] {
        var ids: [String] = []
        var place = value.startIndex
        while let open = value.firstIndex(of: UInt8(ascii: "<"), from: place),
            let close = value.firstIndex(of: UInt8(ascii: ">"), from: open), ids.count < maximumIDs
        {
            let id = withoutFolds(value[(open + 1)..<close]).trimmed
            if !id.isEmpty { ids.append(Charset.text(id, label: nil as Bytes?)) }
            place = close + 1
        }
        if ids.isEmpty {
            let words = value.split(whereSeparator: \.isWhitespace)
            ids = (words.count == 1 ? words : words.filter { $0.contains(UInt8(ascii: "@")) }).prefix(maximumIDs)
                .map { Charset.text($0, label: nil as Bytes?) }
        }
        return ids
    }

    /// An id as its sender wrote it: the line ends, with the blanks after them, are of the header and not of the id.
    private static func withoutFolds(_ id: Bytes) -> Bytes {
        guard id.contains(.newline) else { return id }
        var isFold = false
        return
            id.filter { byte in
                if byte == .newline || byte == .carriageReturn {
                    isFold = true
                } else if !byte.isBlank {
                    isFold = false
                }
                return !isFold
            }[...]
    }

    /// The files in uuencode between the lines of a text.
    private static func filesInText(of part: MIMEPart) -> [Attachment] {
        part.filesInText.map { file in
            let name = FileName.safe(Charset.text(file.name, label: nil as Bytes?))
            return Attachment(name: name.isEmpty ? nil : name, type: "application/octet-stream", size: file.bytes.count)
        }
    }

    private static func attachments(of part: MIMEPart) -> [Attachment] {
        if part.parts.isEmpty {
            guard part.isAttachment else { return filesInText(of: part) }
            return [Attachment(name: part.fileName, type: part.type.value, size: part.decoded.count)]
        }
        return part.parts.flatMap { attachments(of: $0) }
    }
}
