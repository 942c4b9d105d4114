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
