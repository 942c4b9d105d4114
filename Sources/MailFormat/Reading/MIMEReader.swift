/// Cuts a mail into its parts, in one pass over its lines.
struct MIMEReader {
    /// How deep parts may be nested; a deeper multipart stays whole.
    static let maximumDepth = 40
    /// How many parts are read.
    static let maximumParts = 2000

    /// A line that is one of the boundaries in force.
    private struct Delimiter {
        /// The boundary's place in `boundaries`.
        var level: Int
        /// Whether two dashes at its end close the multipart.
        var isClosing: Bool
        /// Where what stands before it ends: the line end before it is its own.
        var contentEnd: Int
        /// Where the next line begins.
        var next: Int
    }

    private let mail: Bytes
    /// The boundaries in force, the outermost first.
    private var boundaries: [[UInt8]] = []
    private var count = 0
    /// The limits that were reached, in words.
    private(set) var notices: [String] = []

    private init(_ mail: Bytes) { self.mail = mail }

    /// The parts of a mail.
    ///
    /// - Parameter mail: its bytes, any at all.
    /// - Returns: its outermost part, and the limits that were reached, in words.
    static func read(_ mail: Bytes) -> (part: MIMEPart, notices: [String]) {
        var reader = MIMEReader(mail)
        let part = reader.part(at: mail.startIndex, isDigest: false).part
        return (part, reader.notices)
    }

    /// The part that begins at a place, and the line that ended it; `nil` at the end of the mail.
    private mutating func part(at start: Int, isDigest: Bool) -> (part: MIMEPart, end: Delimiter?) {
        count += 1
        // A header of a part cannot reach over the part's end.
        let (header, bodyStart) = boundaries.isEmpty ? Header.read(mail[start...]) : headerOfPart(start)
        if header.isCut { notice("only the first \(Header.maximumFields) header fields were read") }
        var type = ParameterizedValue(header["content-type"])
        if type.value.isEmpty { type.value = isDigest ? "message/rfc822" : "text/plain" }
        var part = MIMEPart(
            header: header,
            type: type,
            disposition: ParameterizedValue(header["content-disposition"]),
            body: mail[bodyStart..<bodyStart]
        )
        guard type.value.hasPrefix("multipart"), canNest else {
            let end = nextDelimiter(from: bodyStart)
            part.body = mail[bodyStart..<max(bodyStart, end?.contentEnd ?? mail.endIndex)]
            return (part, end)
        }
        var end: Delimiter?
        if let boundary = type["boundary"].map({ Array($0.utf8) }), !boundary.isEmpty {
            end = parts(of: &part, from: bodyStart, boundary: boundary)
        } else {
            end = nextDelimiter(from: bodyStart)
        }
        part.body = mail[bodyStart..<max(bodyStart, end?.contentEnd ?? mail.endIndex)]
        if part.parts.isEmpty, let guess = guessedBoundary(part.body) {
            end = parts(of: &part, from: bodyStart, boundary: guess)
        }
        return (part, end)
    }

    /// The header of a part; it may be empty, and ends at the latest where the part does.
    private func headerOfPart(_ start: Int) -> (Header, Int) {
        let (first, next) = mail.line(at: start)
        if first.isEmpty { return (Header(), next) }
        let (header, bodyStart) = Header.read(mail[start...])
        // Headers are short: the next delimiter is looked for in them only.
        guard let end = nextDelimiter(from: start, to: bodyStart) else { return (header, bodyStart) }
        return Header.read(mail[start..<max(start, end.contentEnd)])
    }

    private var canNest: Bool { boundaries.count < MIMEReader.maximumDepth && count < MIMEReader.maximumParts }

    private mutating func notice(_ text: String) {
        if !notices.contains(text) { notices.append(text) }
    }

    /// Reads the parts between the lines of a boundary into a multipart.
    ///
    /// - Returns: the line of an outer boundary that ended it, `nil` at the end of the mail.
    private mutating func parts(of part: inout MIMEPart, from start: Int, boundary: [UInt8]) -> Delimiter? {
        let level = boundaries.count
        boundaries.append(boundary)
        defer { boundaries.removeLast(boundaries.count - level) }
        if boundaries.count == MIMEReader.maximumDepth {
            notice("parts nested deeper than \(MIMEReader.maximumDepth) were not opened")
        }
        let isDigest = part.type.value == "multipart/digest"
        var end = nextDelimiter(from: start)
        while let found = end, found.level == level {
            if found.isClosing {
                boundaries.removeLast()
                // What follows the closing line belongs to nobody.
                return nextDelimiter(from: found.next)
            }
            guard count < MIMEReader.maximumParts else {
                notice("only the first \(MIMEReader.maximumParts) parts were read")
                boundaries.removeLast()
                return nextDelimiter(from: found.next)
            }
            let (child, next) = self.part(at: found.next, isDigest: isDigest)
            part.parts.append(child)
            end = next
        }
        return end
    }

    /// The next line that is a boundary in force, the innermost first.
    private func nextDelimiter(from start: Int, to limit: Int? = nil) -> Delimiter? {
        if boundaries.isEmpty { return nil }
        let dash = UInt8(ascii: "-")
        let mail = limit.map { self.mail[..<$0] } ?? self.mail
        var index = start
        while index < mail.endIndex {
            let end = mail.firstIndex(of: .newline, from: index) ?? mail.endIndex
            if end - index > 2, mail[index] == dash, mail[index + 1] == dash,
                let (level, isClosing) = match(mail[(index + 2)..<end])
            {
                var stop = max(start, index - 1)
                if stop > start, mail[stop - 1] == .carriageReturn { stop -= 1 }
                if index == start { stop = start }
                return Delimiter(
                    level: level,
                    isClosing: isClosing,
                    contentEnd: stop,
                    next: min(end + 1, self.mail.endIndex)
                )
            }
            index = end + 1
        }
        return nil
    }

    private func match(_ line: Bytes) -> (level: Int, isClosing: Bool)? {
        var line = line
        while let last = line.last, last == .carriageReturn || last.isBlank { line.removeLast() }
        for level in boundaries.indices.reversed() {
            let boundary = boundaries[level]
            let rest = line.count - boundary.count
            guard rest == 0 || rest == 2, line.starts(with: boundary) else { continue }
            if rest == 0 { return (level, false) }
            if line.suffix(2).elementsEqual([UInt8(ascii: "-"), UInt8(ascii: "-")]) { return (level, true) }
        }
        return nil
    }

    /// The boundary of a multipart that states none, or a wrong one: its first line of two dashes and a word above a header.
    private func guessedBoundary(_ body: Bytes) -> [UInt8]? {
        var index = body.startIndex
        let end = min(body.endIndex, body.startIndex + 20_000)
        while index < end {
            let (line, next) = body.line(at: index)
            index = next
            guard line.count > 2, line.hasPrefix("--") else { continue }
            let name = line.dropFirst(2).trimmed
            guard !name.isEmpty, name.count <= 200, !name.contains(.space) else { continue }
            if body[next...].hasPrefix("content-") || body[next...].hasPrefix("mime-version:") { return Array(name) }
        }
        return nil
    }
}
