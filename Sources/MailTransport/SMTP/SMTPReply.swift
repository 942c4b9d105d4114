/// One reply of an SMTP server: its code and words (RFC 5321, section 4.2).
public struct SMTPReply: Hashable, Sendable {
    /// Three digits, 200...599.
    public var code: Int
    /// The words of all lines, joined by blanks; control characters made visible.
    public var text: String

    /// Whether the server agreed.
    public var isPositive: Bool { (200..<400).contains(code) }
    /// Whether trying again can help: the enhanced code (RFC 3463, section 3.1) says so, else the reply code (RFC 5321,
    /// section 4.2.1).
    public var isTemporary: Bool {
        switch enhancedClass {
        case 4: true
        case 5: false
        default: (400..<500).contains(code)
        }
    }
    /// Whether the login is at fault and not the message (RFC 4954, section 6): a person can mend it.
    public var isAboutLogin: Bool { [454, 530, 534, 535, 538].contains(code) }

    /// The first number of an enhanced status code, `nil` when the reply has none.
    private var enhancedClass: Int? {
        let parts = text.prefix { $0 != " " }.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ (1...3).contains($0.count) && Int($0) != nil }) else { return nil }
        return Int(parts[0])
    }

    /// `550 5.1.1 no such user`.
    public var line: String { "\(code) \(text)" }
}

/// Cuts the bytes of a server into replies.
///
/// Never trusts: long lines, odd codes and endless replies are errors.
struct SMTPReplyParser: Sendable {
    /// Why the bytes are no reply.
    enum Failure: Error, Hashable, Sendable {
        /// A line without a code, or with different codes.
        case garbage(String)
        /// More than is read of one reply.
        case tooLong
    }

    /// The longest reply that is read, in bytes.
    static let limit = 65_536

    private var buffer: [UInt8] = []
    private var lines: [String] = []
    private var code: Int?
    private var size = 0

    /// Takes bytes in and gives the replies that are complete.
    mutating func take(_ bytes: [UInt8]) throws(Failure) -> [SMTPReply] {
        buffer += bytes
        var replies: [SMTPReply] = []
        var start = 0
        while let end = buffer[start...].firstIndex(of: 10) {
            var line = buffer[start..<end]
            if line.last == 13 { line = line.dropLast() }
            start = end + 1
            size += line.count
            if size > SMTPReplyParser.limit { throw .tooLong }
            let digits = line.prefix(3)
            guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }),
                (50...53).contains(digits[digits.startIndex]),
                line.count == 3 || line[line.startIndex + 3] == 32 || line[line.startIndex + 3] == 45
            else { throw .garbage(Self.visible(line.prefix(80))) }
            let value = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
            if let code, code != value { throw .garbage(Self.visible(line.prefix(80))) }
            code = value
            lines.append(Self.visible(line.dropFirst(4).prefix(400)))
            if line.count == 3 || line[line.startIndex + 3] == 32 {
                replies.append(SMTPReply(code: value, text: lines.joined(separator: " ")))
                lines = []
                code = nil
                size = 0
            }
        }
        buffer.removeFirst(start)
        if buffer.count > SMTPReplyParser.limit { throw .tooLong }
        return replies
    }

    /// The bytes as text without control characters.
    static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isControl =
                scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            if isControl { text += "?" } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
