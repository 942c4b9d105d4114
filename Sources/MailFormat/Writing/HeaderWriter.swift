/// Writes header fields: encoded where they are not ASCII (RFC 2047), folded at 78 characters (RFC 5322, section 2.2.3).
enum HeaderWriter {
    /// `Name: value` with its line end.
    ///
    /// Control characters become blanks: a value can never begin a new field.
    static func field(_ name: String, _ value: String) -> String {
        if name.utf8.count + value.utf8.count <= 76, isSimple(value) { return "\(name): \(value)\r\n" }
        let clean = String(
            String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
        )
        let pieces = clean.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        // Several blanks in a row would be lost in folding, and a word that no line holds cannot be folded.
        let isPlain =
            clean.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !clean.contains("=?")
            && pieces.allSatisfy { (1...200).contains($0.utf8.count) }
        let words = isPlain || clean.isEmpty ? pieces.filter { !$0.isEmpty } : encodedWords(clean)
        return folded(name, words)
    }

    /// `Name: Display <local@domain>` with its line end.
    static func field(_ name: String, _ address: EmailAddress) -> String {
        guard let display = address.displayName else { return folded(name, [address.address]) }
        let isAtoms =
            display.utf8.count <= 200
            && display.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x20
            }
        var words: [String]
        if isAtoms {
            words = display.split(separator: " ").map(String.init)
        } else if display.utf8.count <= 200, display.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            words = ["\"" + display.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""]
        } else {
            words = encodedWords(display)
        }
        words.append("<\(address.address)>")
        return folded(name, words)
    }

    /// Whether a text can stand as it is on one line: plain ASCII, single blanks, nothing like an encoded word.
    private static func isSimple(_ text: String) -> Bool {
        var before = UInt8(0x20)
        for byte in text.utf8 {
            if byte < 0x20 || byte >= 0x7F || byte == 0x20 && before == 0x20 { return false }
            if byte == UInt8(ascii: "?"), before == UInt8(ascii: "=") { return false }
            before = byte
        }
        return before != 0x20
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
