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
        self.messageID = messageID
        self.references = references
        self.date = date
        self.isAutomatic = isAutomatic
    }

    /// The bytes of the message: strict CRLF, lines of at most 78 characters, ASCII only.
    ///
    /// The same message gives the same bytes: the boundary comes from the Message-ID.
    public func bytes() -> [UInt8] {
        var head = ""
        head += HeaderWriter.field("Date", date)
        head += HeaderWriter.field("From", from)
        head += HeaderWriter.field("To", to)
        head += HeaderWriter.field("Subject", subject)
        head += HeaderWriter.field("Message-ID", "<\(Self.token(messageID))>")
        if let last = references.last {
            head += HeaderWriter.field("In-Reply-To", "<\(Self.token(last))>")
            head += HeaderWriter.field("References", references.map { "<\(Self.token($0))>" }.joined(separator: " "))
        }
        if isAutomatic { head += HeaderWriter.field("Auto-Submitted", "auto-generated") }
        head += HeaderWriter.field("MIME-Version", "1.0")
        var out: [UInt8] = []
        guard let html else {
            head += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            return Array(head.utf8) + QuotedPrintable.encode(text)
        }
        let boundary =
            "=_" + String(Self.token(messageID).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40))
        head += "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n"
        out += Array(head.utf8)
        for (kind, body) in [("plain", text), ("html", html)] {
            out += Array("--\(boundary)\r\n".utf8)
            out += Array(
                "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
            )
            out += QuotedPrintable.encode(body)
        }
        out += Array("--\(boundary)--\r\n".utf8)
        return out
    }

    /// A Message-ID with nothing that could end it.
    private static func token(_ text: String) -> String {
        String(
            text.filter {
                $0.isASCII && !$0.isWhitespace && $0 != "<" && $0 != ">" && !("\u{0}"..."\u{1F}").contains($0)
            }
        )
    }
}

/// The date of a message (RFC 5322, section 3.3).
public enum MailDate {
    /// `Mon, 02 Mar 2026 09:00:00 +0100`.
    ///
    /// - Parameters:
    ///   - secondsSinceEpoch: the moment, in seconds since 1970-01-01T00:00:00Z.
    ///   - offsetInSeconds: seconds east of UTC.
    /// - Returns: the field's value.
    public static func text(secondsSinceEpoch: Int64, offsetInSeconds: Int) -> String {
        let local = secondsSinceEpoch + Int64(offsetInSeconds)
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let second = Int(local - day * 86_400)
        let (year, month, dayOfMonth) = civil(Int(day))
        let weekday = (Int(day) % 7 + 7 + 3) % 7
        let minutes = abs(offsetInSeconds) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[weekday]), \(two(dayOfMonth)) \(months[month - 1]) \(year) "
            + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) "
            + "\(offsetInSeconds < 0 ? "-" : "+")\(two(minutes / 60))\(two(minutes % 60))"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Year, month and day of a day number, after Howard Hinnant's algorithm.
    private static func civil(_ dayNumber: Int) -> (Int, Int, Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index + (index < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}
