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
            found += addresses(text).prefix(maximumAddresses - found.count)
            if found.count == maximumAddresses { return found }
        }
        if let waiting { found += addresses(value[waiting...]) }
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
        // A quotation or comment that never ends is none.
        let lastQuote = value.lastIndex(of: UInt8(ascii: "\"")) ?? start
        let lastClose = value.lastIndex(of: UInt8(ascii: ")")) ?? start
        /// Where the address in angle brackets of this part ends.
        var angleEnd: Int?
        var index = start
        while index < value.endIndex {
            let byte = value[index]
            switch byte {
            case UInt8(ascii: "\\") where isQuoted || comment > 0: index += 1
            case UInt8(ascii: "\"") where comment == 0: isQuoted = !isQuoted && index < lastQuote
            case UInt8(ascii: "(") where !isQuoted && index < lastClose: comment += 1
            case UInt8(ascii: ")") where !isQuoted && comment > 0: comment -= 1
            case UInt8(ascii: "<") where !isQuoted && comment == 0:
                if let end = angleEnd {
                    // A second address: the comma between the two is missing.
                    parts.append(Part(range: start..<end, isWord: false, endsInComma: false))
                    start = end
                    angleEnd = nil
                }
                isAngle = true
                isWord = false
            case UInt8(ascii: ">") where !isQuoted && comment == 0 && isAngle:
                isAngle = false
                angleEnd = index + 1
            case UInt8(ascii: "@"): isWord = false
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                guard !isQuoted, comment == 0, !isAngle else { break }
                parts.append(Part(range: start..<index, isWord: isWord, endsInComma: byte == UInt8(ascii: ",")))
                start = index + 1
                isWord = true
                angleEnd = nil
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
        /// Whether the phrase is an address with a quoted name before its at sign: `"ann lee"@example.com`.
        var hasQuotedName = false

        init(_ bytes: Bytes) {
            var comment = 0
            var isQuoted = false
            var isAngle = false
            let lastClose = bytes.lastIndex(of: UInt8(ascii: ")")) ?? bytes.startIndex
            let lastQuote = bytes.lastIndex(of: UInt8(ascii: "\"")) ?? bytes.startIndex
            var quotation = (start: bytes.startIndex, words: 0)
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
                    guard !isEscaped, byte == UInt8(ascii: "\"") else {
                        phrase.append(byte)
                        continue
                    }
                    isQuoted = false
                    if angle == nil, index < bytes.endIndex, bytes[index] == UInt8(ascii: "@") {
                        keepQuotes(bytes[quotation.start..<index], from: quotation.words)
                    }
                } else if byte == UInt8(ascii: "("), index <= lastClose {
                    comment = 1
                } else if isAngle {
                    if byte == UInt8(ascii: ">") {
                        isAngle = false
                    } else if byte != UInt8(ascii: "<") {
                        angle?.append(byte)
                    }
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = index <= lastQuote
                    quotation = (index - 1, phrase.count)
                } else if byte == UInt8(ascii: "<") {
                    isAngle = true
                    angle = []
                } else if angle == nil || byte > 32 && byte != UInt8(ascii: ">") {
                    phrase.append(byte)
                }
            }
        }

        /// Puts the quotes back about the name of an address when it needs them (RFC 5322, section 3.4.1).
        private mutating func keepQuotes(_ quoted: Bytes, from start: Int) {
            let special = Set(" \t()<>[]:;@\\,\"".utf8)
            guard phrase[start...].contains(where: { special.contains($0) }) else { return }
            phrase.replaceSubrange(start..., with: quoted)
            hasQuotedName = true
        }
    }

    /// The addresses between two separators: one, unless only blanks stand between several.
    private static func addresses(_ bytes: Bytes) -> [StatedAddress] {
        let pieces = Pieces(bytes)
        let note = pieces.comments.isEmpty ? "" : oneSpaced(EncodedWords.text(pieces.comments[...]))
        let phrase = EncodedWords.text(pieces.phrase[...])
        if let angle = pieces.angle {
            var words = oneSpaced(phrase)
            // What is left of "Ann, <ann@example.com>".
            if words.hasSuffix(",") { words.removeLast() }
            let stated = cleaned(withoutRoute(EncodedWords.text(angle[...]).trimmedBlanks))
            let name = words.isEmpty ? note : words
            if stated.isEmpty, name.isEmpty { return [] }
            // A name that only repeats the address says nothing.
            if name == stated { return [StatedAddress(name: nil, address: stated)] }
            return [StatedAddress(name: name.isEmpty ? nil : name, address: stated)]
        }
        if pieces.hasQuotedName {
            return [StatedAddress(name: note.isEmpty ? nil : note, address: phrase.trimmedBlanks)]
        }
        let words = oneSpaced(phrase)
        if words.isEmpty { return [] }
        guard words.utf8.contains(UInt8(ascii: "@")) else { return [StatedAddress(name: words, address: "")] }
        return withoutBrackets(words, note: note)
    }

    /// The words with one space between them.
    private static func oneSpaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// An address without blanks outside quotes, and without the quotation marks that programs put about it.
    private static func cleaned(_ stated: String) -> String {
        var isQuoted = false
        var out = ""
        for character in stated {
            if character == "\"" { isQuoted.toggle() }
            if isQuoted || !character.isWhitespace { out.append(character) }
        }
        if out.count > 2, out.hasPrefix("'"), out.hasSuffix("'") { out = String(out.dropFirst().dropLast()) }
        if out.hasSuffix(">") { out.removeLast() }
        // The end of "[mailto:name@example.com]", and not of an address of numbers.
        if out.hasSuffix("]"), !out.contains("[") { out.removeLast() }
        return out
    }

    /// An address without the old route before it, or the scheme of a link: `<@relay:name@example.com>`.
    private static func withoutRoute(_ stated: String) -> String {
        if stated.hasPrefix("@"), let colon = stated.lastIndex(of: ":") {
            return String(stated[stated.index(after: colon)...])
        }
        return stated.lowercased().hasPrefix("mailto:") ? String(stated.dropFirst(7)) : stated
    }

    /// `Ann Lee ann@example.com`: a name, and an address that lost its brackets; or only addresses.
    private static func withoutBrackets(_ words: String, note: String) -> [StatedAddress] {
        let pieces = joinedAtDots(words.split(separator: " "))
        let isSplit = pieces.allSatisfy { !$0.hasPrefix("@") && !$0.hasSuffix("@") }
        if pieces.count > 1, isSplit, let address = pieces.last(where: { $0.contains("@") }) {
            if pieces.allSatisfy({ $0.contains("@") }) {
                return pieces.map { StatedAddress(name: nil, address: cleaned($0)) }
            }
            let name = pieces.filter { $0 != address }.joined(separator: " ")
            return [StatedAddress(name: name, address: cleaned(address))]
        }
        return [StatedAddress(name: note.isEmpty ? nil : note, address: cleaned(pieces.joined()))]
    }

    /// The words, those with a dot on its own between them put together: `name@host . example` (RFC 5322, section 4.4).
    private static func joinedAtDots(_ words: [Substring]) -> [String] {
        var out: [String] = []
        var isOpen = false
        for word in words {
            if !out.isEmpty, isOpen || word.hasPrefix(".") && out[out.count - 1].contains("@") {
                out[out.count - 1] += word
            } else {
                out.append(String(word))
            }
            isOpen = word.hasSuffix(".") && out[out.count - 1].contains("@")
        }
        return out
    }
}
