/// A header value with parameters: Content-Type, Content-Disposition (RFC 2045, section 5.1; RFC 2231).
struct ParameterizedValue: Sendable {
    /// The value, lower case.
    var value = ""
    /// The parameters, names in lower case.
    private var parameters: [(name: String, value: String)] = []

    /// At most so many parameters are read.
    private static let maximumParameters = 200

    /// The first parameter with that name.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Reads a value.
    ///
    /// - Parameter bytes: the unfolded value, `nil` for one that is not there.
    init(_ bytes: Bytes?) {
        guard let bytes else { return }
        let parts = ParameterizedValue.split(bytes)
        guard let first = parts.first else { return }
        let word = first.trimmed.prefix { !$0.isWhitespace && $0 != UInt8(ascii: "(") }
        value = String(decoding: word.map(\.lowercased), as: UTF8.self)
        var pieces: [Piece] = []
        for part in parts.dropFirst().prefix(ParameterizedValue.maximumParameters) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "="), from: part.startIndex) else { continue }
            let piece = Piece(name: part[..<equals].trimmed, value: ParameterizedValue.unquoted(part[(equals + 1)...]))
            if piece.isWhole {
                // Against the standard, but common: encoded words in a parameter.
                if self[piece.name] == nil { parameters.append((piece.name, EncodedWords.text(piece.value))) }
            } else {
                pieces.append(piece)
            }
        }
        // A parameter in pieces, or with a charset, outdoes a plain one of the same name (RFC 2231, section 4).
        while let name = pieces.first?.name {
            let text = ParameterizedValue.joined(pieces.filter { $0.name == name })
            parameters.removeAll { $0.name == name }
            parameters.append((name, text))
            pieces.removeAll { $0.name == name }
        }
    }

    /// One parameter as stated: whole, or one piece of several (`name*0*=`).
    private struct Piece {
        var name: String
        var number = 0
        var isExtended = false
        var isWhole = true
        var value: Bytes

        init(name: Bytes, value: Bytes) {
            var name = name
            self.value = value
            if name.last == UInt8(ascii: "*") {
                name.removeLast()
                isExtended = true
                isWhole = false
            }
            if let star = name.lastIndex(of: UInt8(ascii: "*")),
                let number = Int(String(decoding: name[(star + 1)...], as: UTF8.self)), number >= 0
            {
                name = name[..<star]
                self.number = number
                isWhole = false
            }
            self.name = String(decoding: name.map(\.lowercased), as: UTF8.self)
        }
    }

    /// Continuations put together and percent-decoded.
    private static func joined(_ pieces: [Piece]) -> String {
        var charset: Bytes?
        var bytes: [UInt8] = []
        for piece in pieces.sorted(by: { $0.number < $1.number }) {
            guard piece.isExtended else {
                bytes += piece.value
                continue
            }
            var text = piece.value
            if charset == nil {
                let parts = text.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = parts[0]
                    text = parts[2]
                }
            }
            appendPercentDecoded(text, to: &bytes)
        }
        // A lie that is common: encoded words in pieces.
        if charset == nil, bytes.starts(with: Array("=?".utf8)) { return EncodedWords.text(bytes[...]) }
        return Charset.text(bytes[...], label: charset)
    }

    private static func appendPercentDecoded(_ text: Bytes, to bytes: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
                let high = text[index + 1].hexadecimalValue, let low = text[index + 2].hexadecimalValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
    }

    /// The parts between semicolons that do not stand in quotes or comments.
    private static func split(_ bytes: Bytes) -> [Bytes] {
        var parts: [Bytes] = []
        var start = bytes.startIndex
        var isQuoted = false
        var comment = 0
        var index = start
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\\") where isQuoted: index += 1
            case UInt8(ascii: "\"") where comment == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: comment += 1
            case UInt8(ascii: ")") where !isQuoted && comment > 0: comment -= 1
            case UInt8(ascii: ";") where !isQuoted && comment == 0:
                parts.append(bytes[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        parts.append(bytes[min(start, bytes.endIndex)...])
        return parts
    }

    /// A value without its quotes; one without quotes may hold blanks.
    private static func unquoted(_ bytes: Bytes) -> Bytes {
        let text = bytes.trimmed
        guard text.first == UInt8(ascii: "\"") else { return text }
        let inside = text.dropFirst()
        guard inside.contains(UInt8(ascii: "\\")) else { return inside.prefix { $0 != UInt8(ascii: "\"") } }
        var out: [UInt8] = []
        var index = inside.startIndex
        while index < inside.endIndex, inside[index] != UInt8(ascii: "\"") {
            if inside[index] == UInt8(ascii: "\\"), index + 1 < inside.endIndex { index += 1 }
            out.append(inside[index])
            index += 1
        }
        return out[...]
    }
}
