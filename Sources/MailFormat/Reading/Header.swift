/// The header of a mail or of a part (RFC 5322, section 2.2), read leniently.
struct Header: Sendable {
    /// One field.
    struct Field: Sendable {
        /// The name as it travelled, without blanks at its end.
        var name: Bytes
        /// The value as it travelled; a folded one still has its line ends.
        var value: Bytes
    }

    /// The fields, in order.
    var fields: [Field] = []
    /// Whether there were more fields than are read.
    var isCut = false

    /// At most so many fields are read.
    static let maximumFields = 2000

    /// Reads the header at the start of a mail.
    ///
    /// - Parameter mail: the bytes.
    /// - Returns: the header, and where the body begins.
    static func read(_ mail: Bytes) -> (Header, Bytes.Index) {
        var header = Header()
        header.fields.reserveCapacity(24)
        var index = mail.startIndex
        // Lines of blanks before the first field are no header.
        while index < mail.endIndex, mail[index].isWhitespace { index += 1 }
        if !startsWithField(mail[index...]) { index = mail.startIndex }
        let first = index
        while index < mail.endIndex {
            let (line, next) = mail.line(at: index)
            if line.isEmpty { return (header, next) }
            if line[line.startIndex].isBlank {
                if !header.fields.isEmpty {
                    // A line of blanks alone ends the header for some programs; here it only folds.
                    header.fields[header.fields.count - 1].value = mail[header.lastStart..<line.endIndex]
                } else if line.allSatisfy(\.isBlank) {
                    return (header, next)
                }
            } else if let field = field(line) {
                guard header.fields.count < maximumFields else {
                    header.isCut = true
                    return (header, end(of: mail, from: index))
                }
                header.fields.append(field)
            } else if line.hasPrefix("from ") || line.hasPrefix(">from ") {
                // The line that an mbox puts before a mail. A second one belongs to no field either.
                if index != first, header.fields.isEmpty { return (header, index) }
            } else if header.fields.isEmpty || !continues(after: line, mail, next) {
                // No field: the blank line before the body is missing.
                return (header, index)
            }
            index = next
        }
        return (header, index)
    }

    /// Where the value of the last field begins.
    private var lastStart: Int { fields[fields.count - 1].value.startIndex }

    /// The blank line's end behind fields that are not read.
    private static func end(of mail: Bytes, from start: Int) -> Int {
        var index = start
        while index < mail.endIndex {
            let (line, next) = mail.line(at: index)
            index = next
            if line.isEmpty { break }
        }
        return index
    }

    /// Whether a field or the line of an mbox stands there.
    private static func startsWithField(_ mail: Bytes) -> Bool {
        let line = mail.prefix(200).line(at: mail.startIndex).line
        return line.hasPrefix("from ") || field(line) != nil
    }

    /// Whether a line that is no field stands between fields: the next one is a field that every mail has.
    private static func continues(after line: Bytes, _ mail: Bytes, _ next: Int) -> Bool {
        guard next < mail.endIndex, let field = field(mail.line(at: next).line), !line.hasPrefix("--") else {
            return false
        }
        return [
            "from", "to", "cc", "subject", "date", "message-id", "received", "mime-version", "content-type", "reply-to",
            "content-transfer-encoding", "return-path", "references", "in-reply-to", "dkim-signature", "delivered-to",
        ]
        .contains { field.name.equals($0) }
    }

    private static func field(_ line: Bytes) -> Field? {
        guard let colon = line.prefix(100).firstIndex(of: UInt8(ascii: ":"), from: line.startIndex) else { return nil }
        var name = line[..<colon]
        while let last = name.last, last.isBlank { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        return Field(name: name, value: line[(colon + 1)...])
    }

    /// The value of the first field with that name, unfolded.
    ///
    /// - Parameter name: in lower case.
    subscript(name: StaticString) -> Bytes? {
        fields.first { $0.name.equals(name) }.map { Header.unfolded($0.value) }
    }

    /// The value of the first field with that name as it travelled, folds and all.
    ///
    /// - Parameter name: in lower case.
    /// - Returns: the value, `nil` when there is no such field.
    func stated(_ name: StaticString) -> Bytes? { fields.first { $0.name.equals(name) }?.value }

    /// Puts raw bytes that are not UTF-8 into UTF-8: programs that send them take the charset of the text below.
    ///
    /// - Parameter charset: the charset that the mail states, `nil` when it states none.
    mutating func decodeRawBytes(charset: String?) {
        for index in fields.indices where !fields[index].value.isASCII {
            let value = fields[index].value
            if String(validating: value, as: UTF8.self) != nil { continue }
            fields[index].value = Array(Charset.text(value, label: charset).utf8)[...]
        }
    }

    /// Whether there is a field with that name.
    func has(_ name: StaticString) -> Bool { fields.contains { $0.name.equals(name) } }

    /// The value of every field with that name, unfolded.
    func all(_ name: StaticString) -> [Bytes] {
        fields.filter { $0.name.equals(name) }.map { Header.unfolded($0.value) }
    }

    /// The first field with that name, decoded and trimmed.
    func text(_ name: StaticString) -> String? { self[name].map { EncodedWords.text($0).trimmedBlanks } }

    /// The first field with that name, in lower case and without its comments; empty when there is none.
    func keyword(_ name: StaticString) -> String {
        String(decoding: (self[name] ?? []).prefix { $0 != UInt8(ascii: "(") }.map(\.lowercased), as: UTF8.self)
            .trimmedBlanks
    }

    /// The value on one line: a line end with the blanks after it is one space (RFC 5322, section 2.2.3).
    private static func unfolded(_ value: Bytes) -> Bytes {
        var value = value
        while let first = value.first, first.isBlank { value.removeFirst() }
        guard var end = value.firstIndex(of: .newline, from: value.startIndex) else { return value }
        var out: [UInt8] = []
        out.reserveCapacity(value.count)
        var index = value.startIndex
        while true {
            var stop = end
            if stop > index, value[stop - 1] == .carriageReturn { stop -= 1 }
            out += value[index..<stop]
            if end == value.endIndex { return out[...] }
            out.append(.space)
            index = end + 1
            while index < value.endIndex, value[index].isBlank { index += 1 }
            end = value.firstIndex(of: .newline, from: index) ?? value.endIndex
        }
    }
}
