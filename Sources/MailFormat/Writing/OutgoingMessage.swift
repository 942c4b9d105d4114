/// An email in our own words, to be written in the form of RFC 5322 and RFC 2045.
public struct OutgoingMessage: Hashable, Sendable {
    /// Who writes.
    public var from: EmailAddress
    /// Who gets it.
    public var to: EmailAddress
    /// The subject.
    public var subject: String
    /// The plain text, lines separated by `\n`.
    public var text: String
    /// The same in HTML, `nil` for none.
    public var html: String?
    /// Files that go with it.
    public var attachments: [Attachment]
    /// Without angle brackets.
    public var messageID: String
    /// Message-IDs of the thread, the oldest first, without angle brackets.
    public var references: [String]
    /// The date field, as `MailDate` writes it.
    public var date: String
    /// Whether a program wrote it without a person's approval (RFC 3834, section 5).
    public var isAutomatic: Bool

    /// An email.
    public init(
        from: EmailAddress,
        to: EmailAddress,
        subject: String,
        text: String,
        html: String? = nil,
        attachments: [Attachment] = [],
        messageID: String,
        references: [String] = [],
        date: String,
        isAutomatic: Bool
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.attachments = attachments
        self.messageID = messageID
        self.references = references
        self.date = date
        self.isAutomatic = isAutomatic
    }

    /// The bytes of the message: strict CRLF, lines of at most 78 characters where no word is longer, ASCII only.
    ///
    /// The same message gives the same bytes: the boundaries come from the Message-ID.
    public func bytes() -> [UInt8] {
        let body = attachments.isEmpty ? words : withAttachments
        return Array((header + "MIME-Version: 1.0\r\n").utf8) + body
    }

    private var header: String {
        var head = HeaderWriter.field("Date", date)
        head += HeaderWriter.field("From", from)
        head += HeaderWriter.field("To", to)
        head += HeaderWriter.field("Subject", subject)
        head += HeaderWriter.field("Message-ID", "<\(Self.token(messageID))>")
        let known = references.map(Self.token).filter { !$0.isEmpty }
        if let last = known.last {
            head += HeaderWriter.field("In-Reply-To", "<\(last)>")
            head += HeaderWriter.field("References", Self.latest(known).map { "<\($0)>" }.joined(separator: " "))
        }
        if isAutomatic { head += HeaderWriter.field("Auto-Submitted", "auto-generated") }
        return head
    }

    /// The first and the last nineteen: a long thread stays one without a header that some servers refuse.
    private static func latest(_ references: [String]) -> [String] {
        references.count <= 20 ? references : references.prefix(1) + references.suffix(19)
    }

    /// The text, with the HTML beside it where there is one (RFC 2046, section 5.1.4).
    private var words: [UInt8] {
        guard let html else { return Self.part("plain", text) }
        return multipart("alternative", "a", [Self.part("plain", text), Self.part("html", html)])
    }

    /// The words, then the files (RFC 2046, section 5.1.3; RFC 2183).
    private var withAttachments: [UInt8] {
        let files = attachments.map { file in
            let head =
                "Content-Type: \(file.mediaType);\r\n\(file.lines(as: "name"))\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment;\r\n\(file.lines(as: "filename"))\r\n\r\n"
            return Array(head.utf8) + Base64.lines(file.bytes)
        }
        return multipart("mixed", "m", [words] + files)
    }

    /// Parts between boundaries that none of them contains: `=_` cannot stand in quoted-printable or Base64.
    private func multipart(_ kind: String, _ level: String, _ parts: [[UInt8]]) -> [UInt8] {
        let name = String(Self.token(messageID).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40))
        let boundary = "=_\(level)\(name)"
        var out = Array("Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in parts { out += Array("--\(boundary)\r\n".utf8) + part }
        return out + Array("--\(boundary)--\r\n".utf8)
    }

    private static func part(_ kind: String, _ body: String) -> [UInt8] {
        let head = "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        return Array(head.utf8) + QuotedPrintable.encode(body)
    }

    /// A Message-ID with nothing that could end it.
    private static func token(_ text: String) -> String {
        String(decoding: text.utf8.filter { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }, as: UTF8.self)
    }
}
