/// The transfer encodings of mail (RFC 2045, section 6), read leniently.
enum TransferEncoding {
    /// The bytes of a body.
    ///
    /// - Parameters:
    ///   - body: as it travelled.
    ///   - name: the Content-Transfer-Encoding, lower case.
    /// - Returns: the decoded bytes; an unknown encoding gives them as they are.
    static func decode(_ body: ArraySlice<UInt8>, name: String) -> [UInt8] {
        switch name {
        case "base64", "b": base64(body)
        case "quoted-printable", "q", "quoted_printable", "quotedprintable": quotedPrintable(body)
        case "x-uuencode", "uuencode", "x-uue", "uue": uuencoded(body) ?? Array(body)
        default: Array(body)
        }
    }

    /// Base64; what is no digit is skipped, a part that begins anew after padding is read too.
    static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        func flush() {
            if count == 3 {
                out.append(UInt8(truncatingIfNeeded: bits >> 10))
                out.append(UInt8(truncatingIfNeeded: bits >> 2))
            } else if count == 2 {
                out.append(UInt8(truncatingIfNeeded: bits >> 4))
            }
            bits = 0
            count = 0
        }
        for byte in body {
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case 43, 45: value = 62
            case 47, 95: value = 63
            case 61:
                flush()
                continue
            default: continue
            }
            bits = bits << 6 | value
            count += 1
            if count == 4 {
                out.append(UInt8(truncatingIfNeeded: bits >> 16))
                out.append(UInt8(truncatingIfNeeded: bits >> 8))
                out.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
                count = 0
            }
        }
        flush()
        return out
    }

    /// Quoted-printable; an equals sign that begins nothing stands for itself.
    static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var index = body.startIndex
        while index < body.endIndex {
            let byte = body[index]
            guard byte == 61 else {
                out.append(byte)
                index += 1
                continue
            }
            if index + 2 < body.endIndex, let high = hex(body[index + 1]), let low = hex(body[index + 2]) {
                out.append(high << 4 | low)
                index += 3
                continue
            }
            // A soft line break, with the blanks that transport may add.
            var end = index + 1
            while end < body.endIndex, body[end] == 32 || body[end] == 9 { end += 1 }
            if end == body.endIndex { break }
            if body[end] == 13 || body[end] == 10 {
                if body[end] == 13, end + 1 < body.endIndex, body[end + 1] == 10 { end += 1 }
                index = end + 1
                continue
            }
            out.append(byte)
            index += 1
        }
        return out
    }

    /// Uuencoded data after its `begin` line, `nil` when there is none.
    static func uuencoded(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var isInside = false
        for line in body.split(separator: 10, omittingEmptySubsequences: false) {
            if !isInside {
                isInside = line.starts(with: Array("begin ".utf8))
                continue
            }
            guard let first = line.first, line.starts(with: Array("end".utf8)) == false else { break }
            let length = Int(first &- 32) & 63
            if length == 0 { continue }
            var bytes: [UInt8] = []
            var group: [UInt32] = []
            for byte in line.dropFirst() where byte != 13 {
                group.append(UInt32(byte &- 32) & 63)
                if group.count == 4 {
                    let bits = group[0] << 18 | group[1] << 12 | group[2] << 6 | group[3]
                    bytes += [
                        UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
                        UInt8(truncatingIfNeeded: bits),
                    ]
                    group = []
                }
            }
            out += bytes.prefix(length)
        }
        return isInside ? out : nil
    }

    /// The value of a hexadecimal digit.
    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
