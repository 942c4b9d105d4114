/// An address as a mail states it: not checked, since it is only read.
public struct StatedAddress: Hashable, Sendable {
    /// The display name, `nil` when there is none.
    public var name: String?
    /// The address; empty when the mail states only a name.
    public var address: String

    /// An address as stated.
    public init(name: String?, address: String) {
        self.name = name
        self.address = address
    }
}

/// Address lists (RFC 5322, section 3.4), with what mail programs make of them.
enum AddressList {
    /// At most so many addresses of a list are read.
    static let maximumAddresses = 10_000

    /// The addresses of a header value, groups opened, in order.
    static func read(_ value: Bytes) -> [StatedAddress] {
        var found: [StatedAddress] = []
        var waiting: Int?
        for part in parts(value) {
            let text = value[(waiting ?? part.range.lowerBound)..<part.range.upperBound]
            waiting = nil
            // "Doe, John <john@example.com>": a comma in a name that should have been quoted.
            if part.isWord, part.endsInComma, text.contains(where: { $0 > 32 }) {
                waiting = text.startIndex
                continue
            }
            if let address = address(text) { found.append(address) }
            if found.count == maximumAddresses { return found }
        }
        if let waiting, let address = address(value[waiting...]) { found.append(address) }
        return found
    }

    /// What stands between two separators.
    private struct Part {
        var range: Range<Int>
        /// Whether it has neither an at sign nor an angle bracket.
        var isWord: Bool
        var endsInComma: Bool
    }

    /// The parts between commas and semicolons outside quotes, comments and angle brackets; the names of groups dropped.
    private static func parts(_ value: Bytes) -> [Part] {
        var parts: [Part] = []
        var start = value.startIndex
        var isWord = true
        var isQuoted = false
        var comment = 0
        var isAngle = false
        var index = start
        while index < value.endIndex {
            let byte = value[index]
            switch byte {
            case UInt8(ascii: "\\") where isQuoted || comment > 0: index += 1
            case UInt8(ascii: "\"") where comment == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: comment += 1
            case UInt8(ascii: ")") where !isQuoted && comment > 0: comment -= 1
            case UInt8(ascii: "<") where !isQuoted && comment == 0:
                isAngle = true
                isWord = false
            case UInt8(ascii: ">") where !isQuoted && comment == 0: isAngle = false
            case UInt8(ascii: "@"): isWord = false
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                guard !isQuoted, comment == 0, !isAngle else { break }
                parts.append(Part(range: start..<index, isWord: isWord, endsInComma: byte == UInt8(ascii: ",")))
                start = index + 1
                isWord = true
            case UInt8(ascii: ":") where !isQuoted && comment == 0 && !isAngle && isWord:
                // The name of a group, unless an encoded word is open.
                if !endsInsideEncodedWord(value[start..<index]) { start = index + 1 }
            default: break
            }
            index += 1
        }
        parts.append(Part(range: min(start, value.endIndex)..<value.endIndex, isWord: isWord, endsInComma: false))
        return parts
    }

    private static func endsInsideEncodedWord(_ bytes: Bytes) -> Bool {
        guard bytes.contains(UInt8(ascii: "=")) else { return false }
        let text = bytes.trimmed
        let end = text.last == UInt8(ascii: "\"") ? text.dropLast() : text
        return !end.suffix(2).elementsEqual([UInt8(ascii: "?"), UInt8(ascii: "=")])
    }

    /// One address in its pieces.
    private struct Pieces {
        var phrase: [UInt8] = []
        var angle: [UInt8]?
        var comments: [UInt8] = []

        init(_ bytes: Bytes) {
            var comment = 0
            var isQuoted = false
            var isAngle = false
            let lastClose = bytes.lastIndex(of: UInt8(ascii: ")")) ?? bytes.startIndex
            var index = bytes.startIndex
            while index < bytes.endIndex {
                var byte = bytes[index]
                index += 1
                var isEscaped = false
                if byte == UInt8(ascii: "\\"), comment > 0 || isQuoted, index < bytes.endIndex {
                    byte = bytes[index]
                    index += 1
                    isEscaped = true
                }
                if comment > 0 {
                    if !isEscaped, byte == UInt8(ascii: "(") { comment += 1 }
                    if !isEscaped, byte == UInt8(ascii: ")") { comment -= 1 }
                    if comment > 0 { comments.append(byte) }
                } else if isQuoted {
                    if !isEscaped, byte == UInt8(ascii: "\"") { isQuoted = false } else { phrase.append(byte) }
                } else if byte == UInt8(ascii: "("), !isAngle || index <= lastClose {
                    comment = 1
                } else if isAngle {
                    if byte == UInt8(ascii: ">") { isAngle = false } else { angle?.append(byte) }
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = true
                } else if byte == UInt8(ascii: "<") {
                    isAngle = true
                    angle = []
                } else if angle == nil || byte > 32 {
                    phrase.append(byte)
                }
            }
        }
    }

    private static func address(_ bytes: Bytes) -> StatedAddress? {
        let pieces = Pieces(bytes)
        let words = EncodedWords.text(pieces.phrase[...]).trimmedBlanks
        let note = pieces.comments.isEmpty ? "" : EncodedWords.text(pieces.comments[...]).trimmedBlanks
        if let angle = pieces.angle {
            let stated = withoutRoute(EncodedWords.text(angle[...]).trimmedBlanks)
            let name = words.isEmpty ? note : words
            if stated.isEmpty, name.isEmpty { return nil }
            // A name that only repeats the address says nothing.
            if name == stated { return StatedAddress(name: nil, address: stated) }
            return StatedAddress(name: name.isEmpty ? nil : name, address: stated.filter { !$0.isWhitespace })
        }
        if words.isEmpty { return nil }
        guard words.utf8.contains(UInt8(ascii: "@")) else { return StatedAddress(name: words, address: "") }
        return withoutBrackets(words, note: note)
    }

    /// An address without the old route before it, or the scheme of a link: `<@relay:name@example.com>`.
    private static func withoutRoute(_ stated: String) -> String {
        if stated.hasPrefix("@"), let colon = stated.lastIndex(of: ":") {
            return String(stated[stated.index(after: colon)...])
        }
        return stated.lowercased().hasPrefix("mailto:") ? String(stated.dropFirst(7)) : stated
    }

    /// `Ann Lee ann@example.com`: a name, and an address that lost its brackets.
    private static func withoutBrackets(_ words: String, note: String) -> StatedAddress {
        let pieces = words.split(separator: " ")
        if pieces.count > 1, let address = pieces.last(where: { $0.contains("@") }),
            pieces.allSatisfy({ !$0.hasPrefix("@") && !$0.hasSuffix("@") })
        {
            let name = pieces.filter { $0 != address }.joined(separator: " ")
            return StatedAddress(name: name, address: String(address))
        }
        return StatedAddress(name: note.isEmpty ? nil : note, address: words.filter { !$0.isWhitespace })
    }
}
