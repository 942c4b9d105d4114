/// The header of a mail or of a part (RFC 5322, section 2.2), read leniently.
struct Header: Sendable {
    /// One field.
    struct Field: Sendable {
        /// Lower case.
        var name: String
        /// The value, unfolded, as it travelled.
        var value: [UInt8]
    }

    /// The fields, in order.
    var fields: [Field] = []

    /// At most so many fields are read.
    static let limit = 2000

    /// Reads the header at the start of a mail.
    ///
    /// - Parameter mail: the bytes.
    /// - Returns: the header, and where the body begins.
    static func read(_ mail: ArraySlice<UInt8>) -> (Header, ArraySlice<UInt8>.Index) {
        var header = Header()
        var index = mail.startIndex
        var isFirst = true
        // Lines of blanks before the first field are no header.
        while index < mail.endIndex, [32, 9, 13, 10].contains(mail[index]) { index += 1 }
        if index == mail.endIndex || !startsWithField(mail[index...]) { index = mail.startIndex }
        while index < mail.endIndex {
            let end = mail[index...].firstIndex(of: 10) ?? mail.endIndex
            let next = min(end + 1, mail.endIndex)
            var line = mail[index..<end]
            if line.last == 13 { line = line.dropLast() }
            if line.isEmpty { return (header, next) }
            defer { isFirst = false }
            if let first = line.first, first == 32 || first == 9 {
                if !header.fields.isEmpty {
                    // A line of blanks alone ends the header for many programs; here it only folds.
                    header.fields[header.fields.count - 1].value += [32] + line.drop { $0 == 32 || $0 == 9 }
                } else if line.allSatisfy({ $0 == 32 || $0 == 9 }) {
                    return (header, next)
                }
            } else if let colon = line.firstIndex(of: 58), isName(line[..<colon]) {
                guard header.fields.count < limit else { return (header, index) }
                let name = String(decoding: line[..<colon].filter { $0 != 32 && $0 != 9 }, as: UTF8.self).lowercased()
                header.fields.append(Field(name: name, value: Array(line[(colon + 1)...].drop { $0 == 32 || $0 == 9 })))
            } else if isFirst, line.starts(with: Array("From ".utf8)) || line.starts(with: Array(">From ".utf8)) {
                // The line that an mbox puts before a mail.
            } else if header.fields.isEmpty {
                return (header, index)
            } else if !line.starts(with: Array(">From ".utf8)) {
                // No field: the blank line before the body is missing.
                return (header, index)
            }
            index = next
        }
        return (header, index)
    }

    /// Whether a field or the line of an mbox stands there.
    private static func startsWithField(_ mail: ArraySlice<UInt8>) -> Bool {
        let line = mail.prefix(200).prefix { $0 != 10 }
        if line.starts(with: Array("From ".utf8)) { return true }
        return line.firstIndex(of: 58).map { isName(line[..<$0]) } ?? false
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        var name = bytes
        while name.last == 32 || name.last == 9 { name = name.dropLast() }
        return !name.isEmpty && name.count < 100 && name.allSatisfy { $0 > 32 && $0 < 127 }
    }

    /// The first field with that name, as it travelled.
    subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// Every field with that name.
    func all(_ name: String) -> [[UInt8]] { fields.filter { $0.name == name }.map(\.value) }

    /// The first field with that name, decoded and trimmed.
    func text(_ name: String) -> String? { self[name].map { EncodedWords.text($0[...]).trimmedBlanks } }
}

/// Encoded words in headers (RFC 2047), and header text of any charset.
enum EncodedWords {
    /// The text of a header value.
    static func text(_ value: ArraySlice<UInt8>) -> String {
        guard value.contains(61) else { return raw(value) }
        var out = ""
        var index = value.startIndex
        var pending: (charset: String, bytes: [UInt8])?
        var plainStart = index
        func flushPending() {
            if let word = pending { out += Charset.text(word.bytes[...], label: word.charset) }
            pending = nil
        }
        while index < value.endIndex {
            guard value[index] == 61, let word = word(at: index, in: value) else {
                index += 1
                continue
            }
            let between = value[plainStart..<index]
            if pending != nil, between.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }) {
                // Blanks between two encoded words do not count, and a letter may be cut between them.
                if let open = pending, open.charset == word.charset {
                    pending = (open.charset, open.bytes + word.bytes)
                } else {
                    flushPending()
                    pending = (word.charset, word.bytes)
                }
            } else {
                flushPending()
                out += raw(between)
                pending = (word.charset, word.bytes)
            }
            index = word.end
            plainStart = index
        }
        flushPending()
        return out + raw(value[plainStart...])
    }

    private static func raw(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.isEmpty ? "" : Charset.text(bytes, label: bytes.contains(0x1B) ? "iso-2022-jp" : nil)
    }

    /// `=?charset?B?text?=` at that place, `nil` when there is none.
    private static func word(at start: Int, in value: ArraySlice<UInt8>) -> (charset: String, bytes: [UInt8], end: Int)?
    {
        guard start + 7 < value.endIndex, value[start + 1] == 63 else { return nil }
        guard let second = value[(start + 2)...].prefix(60).firstIndex(of: 63), second + 2 < value.endIndex,
            value[second + 2] == 63
        else { return nil }
        let kind = value[second + 1] | 32
        guard kind == 98 || kind == 113 else { return nil }
        let textStart = second + 3
        var end = textStart
        while end + 1 < value.endIndex, !(value[end] == 63 && value[end + 1] == 61) { end += 1 }
        // The end mark may be missing at the end of a cut header.
        let isCut = end + 1 >= value.endIndex
        if isCut { end = value.endIndex }
        let label = String(decoding: value[(start + 2)..<second], as: UTF8.self)
        let charset = String(label.split(separator: "*", omittingEmptySubsequences: false).first ?? "").lowercased()
        guard !charset.contains(" ") else { return nil }
        let text = value[textStart..<end]
        let bytes: [UInt8]
        if kind == 98 {
            bytes = TransferEncoding.base64(text)
        } else {
            bytes = TransferEncoding.quotedPrintable(text.map { $0 == 95 ? 32 : $0 }[...])
        }
        return (charset, bytes, isCut ? value.endIndex : end + 2)
    }
}

/// A header value with parameters: Content-Type, Content-Disposition (RFC 2045, section 5.1; RFC 2231).
struct ParameterizedValue: Sendable {
    /// The value, lower case.
    var value = ""
    /// The parameters by lower-case name.
    var parameters: [String: String] = [:]

    /// Reads a value.
    init(_ bytes: [UInt8]) {
        var parts = ParameterizedValue.split(bytes)
        guard !parts.isEmpty else { return }
        let first = String(decoding: parts.removeFirst(), as: UTF8.self)
        value = String(first.split(separator: " ").first ?? "").lowercased()
        var pieces: [String: [(Int, Bool, [UInt8])]] = [:]
        for part in parts {
            guard let equals = part.firstIndex(of: 61) else { continue }
            var name = String(decoding: part[..<equals], as: UTF8.self).trimmedBlanks.lowercased()
            let held = ParameterizedValue.unquoted(part[(equals + 1)...])
            let isExtended = name.hasSuffix("*")
            if isExtended { name.removeLast() }
            if let star = name.lastIndex(of: "*"), let number = Int(name[name.index(after: star)...]) {
                pieces[String(name[..<star]), default: []].append((number, isExtended, held))
            } else if isExtended {
                pieces[name, default: []].append((0, true, held))
            } else if parameters[name] == nil {
                // Against the standard, but common: encoded words in a parameter.
                parameters[name] = EncodedWords.text(held[...])
            }
        }
        for (name, list) in pieces { parameters[name] = ParameterizedValue.joined(list) }
    }

    /// Continuations put together and percent-decoded.
    private static func joined(_ pieces: [(Int, Bool, [UInt8])]) -> String {
        var charset: String?
        var bytes: [UInt8] = []
        for (number, isExtended, held) in pieces.sorted(by: { $0.0 < $1.0 }) {
            guard isExtended else {
                bytes += held
                continue
            }
            var text = held[...]
            if number == 0 {
                let parts = held.split(separator: 39, maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(decoding: parts[0], as: UTF8.self)
                    text = parts[2]
                }
            }
            var index = text.startIndex
            while index < text.endIndex {
                if text[index] == 37, index + 2 < text.endIndex, let high = TransferEncoding.hex(text[index + 1]),
                    let low = TransferEncoding.hex(text[index + 2])
                {
                    bytes.append(high << 4 | low)
                    index += 3
                } else {
                    bytes.append(text[index])
                    index += 1
                }
            }
        }
        return Charset.text(bytes[...], label: charset)
    }

    /// The parts between semicolons that do not stand in quotes.
    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var isQuoted = false
        var index = 0
        var comment = 0
        while index < bytes.count {
            switch bytes[index] {
            case 92 where isQuoted: index += 1
            case 34 where comment == 0: isQuoted.toggle()
            case 40 where !isQuoted: comment += 1
            case 41 where !isQuoted && comment > 0: comment -= 1
            case 59 where !isQuoted && comment == 0:
                parts.append(bytes[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        parts.append(bytes[min(start, bytes.count)...])
        return parts
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text = bytes.drop { $0 == 32 || $0 == 9 }
        while let last = text.last, last == 32 || last == 9 { text = text.dropLast() }
        guard text.first == 34 else { return Array(text.prefix { $0 != 32 && $0 != 9 || text.count < 200 }) }
        var out: [UInt8] = []
        var index = text.startIndex + 1
        while index < text.endIndex, text[index] != 34 {
            if text[index] == 92, index + 1 < text.endIndex { index += 1 }
            out.append(text[index])
            index += 1
        }
        return out
    }
}

extension String {
    /// Without blanks and line ends at both ends.
    var trimmedBlanks: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
