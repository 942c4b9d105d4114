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
            var index = 0
            while index < bytes.count {
                // Most text is plain: it goes over in one piece, up to the end of its line.
                let start = index
                let room = min(bytes.count, index + 75 - column)
                while index < room, isAlwaysPlain[Int(bytes[index])] { index += 1 }
                if index > start {
                    out.append(contentsOf: bytes[start..<index])
                    column += index - start
                }
                if index < bytes.count { encode(bytes, &index, &column, &out) }
            }
        }
        if column > 0 {
            out.append(13)
            out.append(10)
        }
        return out
    }

    /// Letters, digits and the marks that stand for themselves wherever they stand.
    private static let isAlwaysPlain = (0..<256).map { (0x21...0x7E).contains($0) && $0 != 0x3D && $0 != 0x2E }

    /// Encodes the byte at that place, which may need a line of its own.
    private static func encode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ index: inout Int,
        _ column: inout Int,
        _ out: inout [UInt8]
    ) {
        let byte = bytes[index]
        let following = index + 1 < bytes.count ? bytes[index + 1] : 10
        defer { index += 1 }
        if byte == 10 {
            out.append(13)
            out.append(10)
            column = 0
            return
        }
        if byte == 13, following == 10, index + 1 < bytes.count { return }
        let isBlank = byte == 0x20 || byte == 9
        // A dot at the start of a line is encoded too: one more guard against relays that stuff badly.
        let isPlain = isAlwaysPlain[Int(byte)] || (byte == UInt8(ascii: ".") && column > 0)
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
