/// `* 12 FETCH (UID 5 FLAGS (\Seen) BODY[] {2048}...)`: the attributes that are asked for, in any order (RFC 9051,
/// section 7.5.2).
struct IMAPFetchResponse: Hashable, Sendable {
    /// The mail's number, `nil` when it is not stated.
    var uid: UInt32?
    /// Its flags in small letters, `nil` when they are not stated.
    var flags: [String]?
    /// The whole mail, `nil` when it is not stated.
    var body: [UInt8]?

    /// Reads a response; `nil` when it is no FETCH or cannot be read.
    init?(_ response: IMAPResponse) {
        guard let place = IMAPResponse.attributes(in: response.text) else { return nil }
        var tokens = Tokens(text: response.text, place: place, literals: response.literals)
        while let name = tokens.name() {
            switch name {
            case "UID":
                guard let value = tokens.value() else { return nil }
                uid = UInt32(String(decoding: value, as: UTF8.self))
            case "FLAGS":
                guard let value = tokens.value() else { return nil }
                flags = String(decoding: value, as: UTF8.self).lowercased()
                    .split { $0 == " " || $0 == "(" || $0 == ")" }
                    .map(String.init)
            case "BODY[]":
                // NIL is a mail that is gone.
                let isText = tokens.beginsText
                guard let value = tokens.value() else { return nil }
                body = isText ? value : nil
            default: if tokens.value() == nil { return nil }
            }
        }
        guard tokens.isAtEnd else { return nil }
    }

    /// The tokens of an attribute list.
    private struct Tokens {
        let text: [UInt8]
        var place: Int
        let literals: [[UInt8]]
        var nextLiteral = 0

        init(text: [UInt8], place: Int, literals: [[UInt8]]) {
            self.text = text
            self.place = place
            self.literals = literals
        }

        /// Whether the list has ended.
        var isAtEnd: Bool { place == text.count && text.last == 41 }

        /// Whether the next value is a string: a literal or in quotes.
        var beginsText: Bool {
            text[place...].first { $0 != 32 }.map { [123, 126, 34].contains($0) } ?? false
        }

        /// The name of the next attribute in capitals, `nil` at the end of the list.
        mutating func name() -> String? {
            skipBlanks()
            guard place < text.count, text[place] != 41 else {
                if place == text.count - 1 { place += 1 }
                return nil
            }
            var depth = 0
            let start = place
            while place < text.count {
                let byte = text[place]
                if byte == 91 { depth += 1 }
                if byte == 93 { depth -= 1 }
                if byte == 32, depth == 0 { break }
                if depth == 0, byte == 40 || byte == 41 { break }
                place += 1
            }
            return String(decoding: text[start..<place], as: UTF8.self).uppercased()
        }

        /// The next value: a literal, a quoted string, a list with its parentheses, or an atom; `nil` when there is none.
        mutating func value() -> [UInt8]? {
            skipBlanks()
            guard place < text.count else { return nil }
            switch text[place] {
            case 123, 126: return literal()
            case 34: return quoted()
            case 40: return list()
            default:
                let start = place
                while place < text.count, text[place] != 32, text[place] != 41 { place += 1 }
                return start < place ? Array(text[start..<place]) : nil
            }
        }

        private mutating func literal() -> [UInt8]? {
            guard let close = text[place...].firstIndex(of: 125), nextLiteral < literals.count else { return nil }
            place = close + 1
            nextLiteral += 1
            return literals[nextLiteral - 1]
        }

        private mutating func quoted() -> [UInt8]? {
            var value: [UInt8] = []
            place += 1
            while place < text.count {
                let byte = text[place]
                place += 1
                if byte == 34 { return value }
                if byte == 92, place < text.count {
                    value.append(text[place])
                    place += 1
                } else {
                    value.append(byte)
                }
            }
            return nil
        }

        /// A list as it stands; strings in it are stepped over as a whole.
        private mutating func list() -> [UInt8]? {
            let start = place
            var depth = 0
            while place < text.count {
                switch text[place] {
                case 40:
                    depth += 1
                    place += 1
                case 41:
                    depth -= 1
                    place += 1
                    if depth == 0 { return Array(text[start..<place]) }
                case 34: if quoted() == nil { return nil }
                case 123: if literal() == nil { return nil }
                default: place += 1
                }
            }
            return nil
        }

        private mutating func skipBlanks() { while place < text.count, text[place] == 32 { place += 1 } }
    }
}
