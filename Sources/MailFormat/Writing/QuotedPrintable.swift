/// Quoted-printable (RFC 2045, section 6.7) with strict CRLF line ends.
enum QuotedPrintable {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// The text in quoted-printable: lines of at most 76 characters; bare CR and NUL are encoded, so that nothing but a
    /// line end of the text becomes one on the wire.
    static func encode(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8 + 16)
        var column = 0
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                let following = index + 1 < bytes.count ? bytes[index + 1] : 10
                if byte == 10 {
                    out.append(13)
                    out.append(10)
                    column = 0
                    continue
                }
                if byte == 13, following == 10, index + 1 < bytes.count { continue }
                let isBlank = byte == 0x20 || byte == 9
                // A dot at the start of a line is encoded too: one more guard against relays that stuff badly.
                let isPlain =
                    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
                    && !(byte == UInt8(ascii: ".") && column == 0)
                let staysPlain = isPlain || (isBlank && following != 10 && following != 13)
                if column + (staysPlain ? 1 : 3) > 75 {
                    out.append(UInt8(ascii: "="))
                    out.append(13)
                    out.append(10)
                    column = 0
                }
                if staysPlain {
                    out.append(byte)
                    column += 1
                } else {
                    out.append(UInt8(ascii: "="))
                    out.append(hex[Int(byte >> 4)])
                    out.append(hex[Int(byte & 15)])
                    column += 3
                }
            }
        }
        if column > 0 {
            out.append(13)
            out.append(10)
        }
        return out
    }
}
