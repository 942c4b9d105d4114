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
    /// The addresses of a header value, groups opened, in order.
    static func read(_ value: [UInt8]) -> [StatedAddress] {
        var found: [StatedAddress] = []
        var waiting: [UInt8] = []
        for part in parts(value) {
            var text = part.bytes
            if !waiting.isEmpty {
                text = waiting + [44] + text
                waiting = []
            }
            // "Doe, John <john@example.com>": a comma in a name that should have been quoted.
            if !text.contains(64), !text.contains(60), part.endedByComma, text.contains(where: { $0 > 32 }) {
                waiting = text
                continue
            }
            if let address = address(text) { found.append(address) }
        }
        if !waiting.isEmpty, let address = address(waiting) { found.append(address) }
        return found
    }

    /// The parts between commas and semicolons outside quotes, comments and angle brackets; the names of groups dropped.
    private static func parts(_ value: [UInt8]) -> [(bytes: [UInt8], endedByComma: Bool)] {
        var parts: [(bytes: [UInt8], endedByComma: Bool)] = []
        var current: [UInt8] = []
        var isQuoted = false
        var comment = 0
        var isAngle = false
        var index = 0
        while index < value.count {
            let byte = value[index]
            switch byte {
            case 92 where (isQuoted || comment > 0) && index + 1 < value.count:
                current += [byte, value[index + 1]]
                index += 2
                continue
            case 34 where comment == 0: isQuoted.toggle()
            case 40 where !isQuoted: comment += 1
            case 41 where !isQuoted && comment > 0: comment -= 1
            case 60 where !isQuoted && comment == 0: isAngle = true
            case 62 where !isQuoted && comment == 0: isAngle = false
            case 44 where !isQuoted && comment == 0 && !isAngle, 59 where !isQuoted && comment == 0 && !isAngle:
                parts.append((current, byte == 44))
                current = []
                index += 1
                continue
            case 58 where !isQuoted && comment == 0 && !isAngle && !current.contains(64) && !current.contains(61):
                // The name of a group.
                current = []
                index += 1
                continue
            default: break
            }
            current.append(byte)
            index += 1
        }
        parts.append((current, false))
        return parts
    }

    private static func address(_ bytes: [UInt8]) -> StatedAddress? {
        var phrase: [UInt8] = []
        var angle: [UInt8]?
        var comments: [UInt8] = []
        var comment = 0
        var isQuoted = false
        var isAngle = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if comment > 0 {
                if byte == 92, index < bytes.count {
                    comments.append(bytes[index])
                    index += 1
                    continue
                }
                if byte == 40 { comment += 1 }
                if byte == 41 { comment -= 1 }
                if comment > 0 { comments.append(byte) }
                continue
            }
            if isQuoted {
                if byte == 92, index < bytes.count {
                    phrase.append(bytes[index])
                    index += 1
                } else if byte == 34 {
                    isQuoted = false
                } else {
                    phrase.append(byte)
                }
                continue
            }
            switch byte {
            case 34 where isAngle: angle?.append(byte)
            case 34: isQuoted = true
            case 40: comment = 1
            case 60:
                isAngle = true
                angle = []
            case 62: isAngle = false
            default: if isAngle { angle?.append(byte) } else if angle == nil || byte > 32 { phrase.append(byte) }
            }
        }
        let words = EncodedWords.text(phrase[...]).trimmedBlanks
        if let angle {
            var stated = EncodedWords.text(angle[...]).trimmedBlanks
            // An old route: <@relay:name@example.com>
            if stated.hasPrefix("@"), let colon = stated.lastIndex(of: ":") {
                stated = String(stated[stated.index(after: colon)...])
            }
            if stated.lowercased().hasPrefix("mailto:") { stated = String(stated.dropFirst(7)) }
            let note = EncodedWords.text(comments[...]).trimmedBlanks
            let name = words.isEmpty ? note : words
            if stated.isEmpty, name.isEmpty { return nil }
            // A name that only repeats the address says nothing.
            if name.lowercased() == stated.lowercased() { return StatedAddress(name: nil, address: stated) }
            return StatedAddress(name: name.isEmpty ? nil : name, address: stated.filter { !$0.isWhitespace })
        }
        if words.isEmpty { return nil }
        let note = EncodedWords.text(comments[...]).trimmedBlanks
        if words.contains("@") {
            let pieces = words.split(separator: " ")
            if pieces.count > 1, let address = pieces.last(where: { $0.contains("@") }),
                pieces.allSatisfy({ !$0.hasSuffix("@") }), !words.contains(" @"), !words.contains("@ ")
            {
                let name = pieces.filter { $0 != address }.joined(separator: " ")
                return StatedAddress(name: name, address: String(address))
            }
            return StatedAddress(name: note.isEmpty ? nil : note, address: words.filter { !$0.isWhitespace })
        }
        return StatedAddress(name: words, address: "")
    }
}
