/// Turns bytes in any charset into text; never fails, never loses a byte in silence.
public enum Charset {
    /// The text of bytes in a charset.
    ///
    /// What the label cannot explain is tried as UTF-8, then as what it looks like, windows-1252 in the end; a byte that
    /// means nothing becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - label: the charset's name as a mail states it, `nil` when it states none.
    /// - Returns: the text.
    public static func text(_ bytes: ArraySlice<UInt8>, label: String?) -> String {
        text(bytes, label: label.map { Array($0.utf8)[...] })
    }

    /// The text of bytes in a charset whose name stands in the mail.
    static func text(_ bytes: Bytes, label: Bytes?) -> String {
        let name = label.map { CharsetName.of($0) } ?? .unstated
        if name.isASCIICompatible, bytes.isASCII {
            // Japanese in seven bits shows itself.
            let isJapanese = name == .unstated && ISO2022JP.isFound(in: bytes)
            return isJapanese ? ISO2022JP.text(bytes) : String(decoding: bytes, as: UTF8.self)
        }
        switch name {
        case .unstated: return guessed(bytes)
        case .utf8: return utf8(bytes)
        case .windows1252: return String(validating: bytes, as: UTF8.self) ?? Windows1252.text(bytes)
        case .hz: return HZ.text(bytes)
        case .iso2022JP: return ISO2022JP.text(bytes)
        case .utf16: return UTF16Text.text(bytes)
        case .utf32: return Iconv.text(bytes, from: "UTF-32") ?? guessed(bytes)
        case .iconv(let iconvName, _):
            // Much mail is UTF-8 whatever its label says; in a charset of one byte a letter that is no accident.
            if name.isOneByteALetter, let text = String(validating: bytes, as: UTF8.self) { return text }
            guard let text = Iconv.text(bytes, from: iconvName) else { return guessed(bytes) }
            if text.unicodeScalars.contains("\u{FFFD}"), let text = String(validating: bytes, as: UTF8.self) {
                return text
            }
            return text
        }
    }

    /// Text whose charset nobody states.
    private static func guessed(_ bytes: Bytes) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if UTF16Text.hasByteOrderMark(bytes) { return UTF16Text.text(bytes) }
        if looksLikeUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
        return CharsetGuess.iconvName(bytes).flatMap { Iconv.text(bytes, from: $0) } ?? Windows1252.text(bytes)
    }

    /// Text that calls itself UTF-8; what is not is windows-1252 or broken.
    private static func utf8(_ bytes: Bytes) -> String {
        String(validating: bytes, as: UTF8.self) ?? guessed(bytes)
    }

    /// Whether most of the bytes above ASCII are valid UTF-8: a cut or broken text, not another charset.
    private static func looksLikeUTF8(_ bytes: Bytes) -> Bool {
        var valid = 0
        var high = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            guard byte >= 0x80 else { continue }
            high += 1
            let following = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
            guard following > 0, byte < 0xF5, index + following <= bytes.endIndex,
                bytes[index..<(index + following)].allSatisfy({ $0 & 0xC0 == 0x80 })
            else { continue }
            high += following
            valid += following + 1
            index += following
        }
        return valid * 3 >= high * 2
    }
}

/// The charset that mail programs call iso-8859-1, us-ascii and windows-1252 alike.
enum Windows1252 {
    /// What stands for 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]

    /// The text; every byte means something.
    static func text(_ bytes: Bytes) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 3) { out in
            var count = 0
            for byte in bytes {
                let value = byte < 0x80 || byte > 0x9F ? UInt16(byte) : upper[Int(byte) - 0x80]
                if value < 0x80 {
                    out[count] = byte
                    count += 1
                    continue
                }
                if value < 0x800 {
                    out[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
                } else {
                    out[count] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
                    out[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
                    count += 1
                }
                out[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                count += 2
            }
            return count
        }
    }
}

/// UTF-16 with or without a byte order mark; big-endian without one, unless the zeros say otherwise.
enum UTF16Text {
    static func hasByteOrderMark(_ bytes: Bytes) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    static func text(_ bytes: Bytes) -> String {
        var rest = bytes
        var isLittle = false
        if hasByteOrderMark(bytes) {
            isLittle = rest[rest.startIndex] == 0xFF
            rest = rest.dropFirst(2)
        } else {
            let sample = rest.prefix(400)
            let zeros = sample.indices.filter { sample[$0] == 0 }
            // A label of 16 bits over text of 8.
            if zeros.isEmpty, let text = String(validating: bytes, as: UTF8.self) { return text }
            isLittle = zeros.count { ($0 - sample.startIndex) & 1 == 1 } * 2 > zeros.count
        }
        var units: [UInt16] = []
        units.reserveCapacity(rest.count / 2)
        var index = rest.startIndex
        while index + 1 < rest.endIndex {
            let first = UInt16(rest[index])
            let second = UInt16(rest[index + 1])
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}

/// Chinese in seven bits: `~{`, pairs of GB 2312, `~}` (RFC 1843).
enum HZ {
    static func text(_ bytes: Bytes) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isDouble = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            if byte == UInt8(ascii: "~"), next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
                isDouble = next == UInt8(ascii: "{")
                index += 2
            } else if byte == UInt8(ascii: "~"), !isDouble, next == byte || next == .newline {
                if next == byte { out.append(byte) }
                index += 2
            } else if isDouble, byte > 0x20, next > 0x20 {
                out += [byte | 0x80, next | 0x80]
                index += 2
            } else {
                if byte == .newline { isDouble = false }
                out.append(byte)
                index += 1
            }
        }
        return Iconv.text(out[...], from: "GB18030") ?? String(decoding: bytes, as: UTF8.self)
    }
}

/// Japanese in seven bits (RFC 1468, and what mail programs send: half-width kana, letters of NEC).
enum ISO2022JP {
    private enum Set { case single, double, kana }

    /// Whether a change to letters of two bytes stands in the text.
    static func isFound(in bytes: Bytes) -> Bool {
        guard let place = bytes.firstIndex(of: .escape, from: bytes.startIndex) else { return false }
        return bytes[place...].dropFirst().first == UInt8(ascii: "$") && escape(bytes, place) != nil
    }

    static func text(_ bytes: Bytes) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var set = Set.single
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == .escape, let (next, end) = escape(bytes, index) {
                set = next
                index = end
            } else if byte == .newline || byte == .carriageReturn {
                // Each line ends in ASCII; a cut one does not.
                set = .single
                out.append(byte)
                index += 1
            } else if set == .double, byte > 0x20, index + 1 < bytes.endIndex, bytes[index + 1] > 0x20 {
                out += [byte | 0x80, bytes[index + 1] | 0x80]
                index += 2
            } else {
                if set == .kana, byte > 0x20 { out += [0x8E, byte | 0x80] } else { out.append(byte) }
                index += 1
            }
        }
        // Bytes above ASCII are Shift_JIS or EUC under a wrong label.
        if !bytes.isASCII, !bytes.contains(.escape) {
            return String(validating: bytes, as: UTF8.self) ?? Iconv.text(bytes, from: "CP932")
                ?? String(decoding: bytes, as: UTF8.self)
        }
        return Iconv.text(out[...], from: "EUC-JP-MS") ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ bytes: Bytes, _ index: Int) -> (Set, end: Int)? {
        let rest = bytes[(index + 1)...].prefix(3)
        guard rest.count >= 2 else { return nil }
        switch (rest[index + 1], rest[index + 2]) {
        case (UInt8(ascii: "$"), UInt8(ascii: "@")), (UInt8(ascii: "$"), UInt8(ascii: "B")): return (.double, index + 3)
        case (UInt8(ascii: "$"), UInt8(ascii: "(")): return (.double, min(index + 4, bytes.endIndex))
        case (UInt8(ascii: "("), UInt8(ascii: "I")): return (.kana, index + 3)
        case (UInt8(ascii: "("), _): return (.single, index + 3)
        default: return nil
        }
    }
}
