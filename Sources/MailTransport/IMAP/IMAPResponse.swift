/// One response of an IMAP server: its text, and the literals in it apart, so that nothing in a mail is taken for a reply.
struct IMAPResponse: Hashable, Sendable {
    /// The text, without literals and the line end; each literal leaves its `{n}` and CRLF behind.
    var text: [UInt8]
    /// The literals, in order; empty ones for those that were too large.
    var literals: [[UInt8]]
    /// The size of the first literal that was too large and was read over, `nil` when none was.
    var oversizedInBytes: Int?

    /// The place behind `* 12 FETCH (`, `nil` when a text does not begin so.
    static func attributes(in text: [UInt8]) -> Int? {
        guard text.starts(with: [42, 32]) else { return nil }
        let rest = text.dropFirst(2).drop { (48...57).contains($0) }
        guard rest.startIndex > 2, rest.prefix(8).map({ $0 > 64 ? $0 & 0xDF : $0 }) == Array(" FETCH (".utf8) else {
            return nil
        }
        return rest.startIndex + 8
    }

    /// The text for messages: cut, and with marks for bytes that are not printable.
    var line: String {
        String(text.prefix(200).map { (32..<127).contains($0) ? Character(UnicodeScalar($0)) : "·" })
    }
}

/// Cuts what a server sends into responses (RFC 9051, section 4.3: literals).
struct IMAPResponseReader: Sendable {
    /// Why a server cannot be listened to any longer.
    enum Failure: Error, Hashable, Sendable {
        /// A line of more bytes than any line has.
        case lineTooLong
        /// A literal larger than is read over; the text before it.
        case literalTooLarge(bytes: Int, before: String)
    }

    /// The longest text of a response without its literals: a SEARCH reply of a million mails.
    static let lineLimitInBytes = 8 << 20
    /// The largest literal that is read over; one that is larger is a lie, or not worth the wait.
    static let skippedLimitInBytes = 1 << 30

    /// The largest literal that is kept.
    let literalLimitInBytes: Int
    /// What has come and is no response yet, from `start` on.
    private var buffer: [UInt8] = []
    private var start = 0
    /// Where the search for the next line end goes on.
    private var scan = 0
    /// The response that is being read.
    private var text: [UInt8] = []
    private var literals: [[UInt8]] = []
    private var oversizedInBytes: Int?
    /// What is left of the literal that is being read.
    private var literalLeft: Int?
    private var isSkipping = false

    /// A reader.
    ///
    /// - Parameter literalLimitInBytes: the largest literal that is kept.
    init(literalLimitInBytes: Int) {
        self.literalLimitInBytes = literalLimitInBytes
    }

    /// Takes what has come.
    mutating func append(_ bytes: some Collection<UInt8>) {
        if start > 1 << 16, start * 2 > buffer.count {
            buffer.removeFirst(start)
            scan -= start
            start = 0
        }
        buffer += bytes
    }

    /// The next whole response, `nil` when it has not all come.
    ///
    /// - Throws: `Failure`; nothing is to be read after that.
    mutating func next() throws(Failure) -> IMAPResponse? {
        while true {
            if let left = literalLeft {
                guard takeLiteral(left) else { return nil }
            }
            guard let end = buffer[scan...].firstIndex(of: 10) else {
                scan = buffer.count
                guard text.count + buffer.count - start <= IMAPResponseReader.lineLimitInBytes else {
                    throw .lineTooLong
                }
                return nil
            }
            guard text.count + end - start <= IMAPResponseReader.lineLimitInBytes else { throw .lineTooLong }
            let line = buffer[start..<end].last == 13 ? start..<end - 1 : start..<end
            text += buffer[line]
            start = end + 1
            scan = start
            // Only FETCH responses to us hold literals; a `{5}` that ends a line of text for people is none.
            guard let size = literalSize(), IMAPResponse.attributes(in: text) != nil else { return finish() }
            guard size <= IMAPResponseReader.skippedLimitInBytes else {
                throw .literalTooLarge(bytes: size, before: IMAPResponse(text: text, literals: []).line)
            }
            literalLeft = size
            isSkipping = size > literalLimitInBytes
            if isSkipping { oversizedInBytes = oversizedInBytes ?? size }
            literals.append([])
        }
    }

    /// The size of the literal that the text ends with, `nil` when it ends with none.
    private func literalSize() -> Int? {
        guard text.last == 125 else { return nil }
        let digits = text.dropLast().reversed().prefix { (48...57).contains($0) }
        guard (1...18).contains(digits.count), text.count > digits.count + 1,
            text[text.count - digits.count - 2] == 123
        else { return nil }
        return digits.reversed().reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Takes the bytes of a literal that have come.
    ///
    /// - Returns: whether it is whole.
    private mutating func takeLiteral(_ left: Int) -> Bool {
        let count = min(left, buffer.count - start)
        if !isSkipping {
            // A mail that is all there is copied once; one that comes in pieces is gathered as it comes, so that a size
            // that is a lie costs no memory.
            literals[literals.count - 1] += buffer[start..<start + count]
        }
        start += count
        scan = start
        literalLeft = left - count
        guard count == left else {
            buffer.removeAll(keepingCapacity: buffer.count < 1 << 20)
            (start, scan) = (0, 0)
            return false
        }
        literalLeft = nil
        return true
    }

    private mutating func finish() -> IMAPResponse {
        defer {
            text = []
            literals = []
            oversizedInBytes = nil
        }
        return IMAPResponse(text: text, literals: literals, oversizedInBytes: oversizedInBytes)
    }
}
