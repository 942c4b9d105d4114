/// Writes header fields: encoded where they are not ASCII (RFC 2047), folded at 78 characters (RFC 5322, section 2.2.3).
enum HeaderWriter {
    /// `Name: value` with its line end.
    ///
    /// Control characters become blanks: a value can never begin a new field.
    static func field(_ name: String, _ value: String) -> String {
        let clean = String(
            String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
        )
        let isPlain = clean.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !clean.contains("=?")
        let words = isPlain ? clean.split(separator: " ").map(String.init) : encodedWords(clean)
        return folded(name, words)
    }

    /// `Name: Display <local@domain>` with its line end.
    static func field(_ name: String, _ address: EmailAddress) -> String {
        guard let display = address.displayName else { return folded(name, [address.address]) }
        let isAtoms = display.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x20
        }
        var words: [String]
        if isAtoms {
            words = display.split(separator: " ").map(String.init)
        } else if display.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            words = ["\"" + display.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
        } else {
            words = encodedWords(display)
        }
        words.append("<\(address.address)>")
        return folded(name, words)
    }

    /// Words joined by blanks; a line that would pass 78 characters is continued on the next.
    private static func folded(_ name: String, _ words: [String]) -> String {
        var lines = ""
        var line = "\(name):"
        for word in words {
            if line.utf8.count + 1 + word.utf8.count > 78, line != "\(name):", !line.allSatisfy({ $0 == " " }) {
                lines += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        return lines + line + "\r\n"
    }

    /// Encoded words of at most 75 characters, none of which cuts a character in two (RFC 2047, section 2).
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > 42 {
                words.append("=?UTF-8?B?\(Base64.encode(chunk))?=")
                chunk = []
            }
            chunk += bytes
        }
        if !chunk.isEmpty { words.append("=?UTF-8?B?\(Base64.encode(chunk))?=") }
        return words
    }
}

/// Base64 (RFC 4648, section 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes in base64, without line ends.
    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let second = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            out.append(alphabet[Int(first >> 2)])
            out.append(alphabet[Int((first & 3) << 4 | second >> 4)])
            out.append(index + 1 < bytes.count ? alphabet[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "="))
            out.append(index + 2 < bytes.count ? alphabet[Int(third & 63)] : UInt8(ascii: "="))
            index += 3
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Quoted-printable (RFC 2045, section 6.7) with strict CRLF line ends.
enum QuotedPrintable {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// The text in quoted-printable: lines of at most 76 characters; bare CR and NUL are encoded, so that nothing but a
    /// line end of the text becomes one on the wire.
    static func encode(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        var column = 0
        func put(_ token: [UInt8]) {
            if column + token.count > 75 {
                out += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            out += token
            column += token.count
        }
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == 10 {
                out += [13, 10]
                column = 0
                continue
            }
            if byte == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { continue }
            let endsLine = index + 1 == bytes.count || bytes[index + 1] == 10 || bytes[index + 1] == 13
            let isBlank = byte == 0x20 || byte == 9
            // A dot at the start of a line is encoded too: one more guard against relays that stuff badly.
            let isPlain =
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !(byte == UInt8(ascii: ".") && column == 0)
            if isPlain || (isBlank && !endsLine) {
                put([byte])
            } else {
                put([UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]])
            }
        }
        if column > 0 { out += [13, 10] }
        return out
    }
}
