import Glibc

/// Turns bytes in any charset into text; never fails, never loses a byte in silence.
public enum Charset {
    /// The text of bytes in a charset.
    ///
    /// What the label cannot explain is tried as UTF-8, then as windows-1252; a byte that means nothing becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - label: the charset's name as a mail states it, `nil` when it states none.
    /// - Returns: the text.
    public static func text(_ bytes: ArraySlice<UInt8>, label: String?) -> String {
        let name = iconvName(label)
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        let isStateful = name == "UTF-7" || name.hasPrefix("ISO-2022") || name == "HZ"
        if isASCII, !isStateful, !name.hasPrefix("UTF-16"), !name.hasPrefix("UTF-32") {
            return String(decoding: bytes, as: UTF8.self)
        }
        if name == "UTF-8" || name == "US-ASCII" {
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            return name == "UTF-8" && looksLikeUTF8(bytes)
                ? String(decoding: bytes, as: UTF8.self) : convert(bytes, from: "WINDOWS-1252") ?? lossy(bytes)
        }
        // Much mail is UTF-8 whatever its label of one byte a letter says; two bytes in a row that fit are no accident.
        if name.hasPrefix("WINDOWS-125") || name.hasPrefix("ISO-8859"),
            let text = String(validating: bytes, as: UTF8.self)
        {
            return text
        }
        return convert(bytes, from: name) ?? String(validating: bytes, as: UTF8.self) ?? convert(
            bytes,
            from: "WINDOWS-1252"
        )
            ?? lossy(bytes)
    }

    private static func lossy(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Whether most of the bytes above ASCII are valid UTF-8: a cut or broken text, not another charset.
    private static func looksLikeUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        let high = bytes.lazy.filter { $0 >= 0x80 }.count
        let bad = String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.filter { $0 == "\u{FFFD}" }.count
        return bad * 3 <= high
    }

    /// The name that iconv knows; the WHATWG reading of labels, which is what mail programs mean.
    static func iconvName(_ label: String?) -> String {
        guard let label else { return "US-ASCII" }
        let plain = String(
            label.lowercased().unicodeScalars
                .filter {
                    $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_")
                }
                .map { Character($0) }
        )
        switch plain {
        case "", "us-ascii", "ascii", "ansi_x34-1968", "unknown-8bit", "x-unknown", "unknown", "default", "8bit",
            "7bit", "binary":
            return "US-ASCII"
        case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-8n", "cp65001": return "UTF-8"
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "windows-1252", "cp1252", "cp-1252",
            "win-1252", "iso-8859-1-windows-1252":
            return "WINDOWS-1252"
        case "iso-8859-9", "latin5", "iso8859-9": return "WINDOWS-1254"
        case "iso-8859-8-i", "iso-8859-8-e", "visual", "logical": return "ISO-8859-8"
        case "gb2312", "gbk", "x-gbk", "cn-gb", "gb_2312-80", "csgb2312", "gb18030", "euc-cn", "cp936", "ms936",
            "windows-936":
            return "GB18030"
        case "hz-gb-2312": return "HZ"
        case "big5", "big-5", "x-x-big5", "cn-big5", "cp950", "big5-hkscs": return "BIG5-HKSCS"
        case "ks_c_5601-1987", "ks_c_5601", "ksc5601", "euc-kr", "korean", "cp949", "windows-949", "ks_c_5601-1989":
            return "CP949"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932": return "CP932"
        case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-ms": return "ISO-2022-JP-2"
        case "utf-7", "unicode-1-1-utf-7", "utf7": return "UTF-7"
        case "tis-620", "iso-8859-11", "windows-874", "dos-874": return "CP874"
        case "x-mac-cyrillic", "mac-cyrillic", "maccyrillic": return "MAC-CYRILLIC"
        case "macintosh", "mac", "x-mac-roman": return "MACINTOSH"
        case "koi8-r", "koi8r", "koi8", "koi": return "KOI8-R"
        case "x-user-defined": return "WINDOWS-1252"
        default:
            if plain.hasPrefix("win-") { return "WINDOWS-" + plain.dropFirst(4) }
            if plain.hasPrefix("windows125") { return "WINDOWS-125" + plain.dropFirst(10) }
            if plain.hasPrefix("cp-") { return "CP" + plain.dropFirst(3) }
            return plain.uppercased()
        }
    }

    /// Converts with iconv; `nil` for a charset it does not know.
    ///
    /// A byte that does not fit becomes U+FFFD.
    private static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> String? {
        guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: max(64, bytes.count * 4 + 16))
        var written = 0
        var bad = 0
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var left = source.count
                var to = target.baseAddress
                var room = target.count
                while left > 0 {
                    if iconv(descriptor, &from, &left, &to, &room) != UInt.max { break }
                    if errno == E2BIG || room < 4 { break }
                    // EILSEQ or EINVAL: this byte means nothing here.
                    for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to?.advanced(by: 1)
                        room -= 1
                    }
                    bad += 1
                    from = from?.advanced(by: 1)
                    left -= 1
                }
                if room > 8 { iconv(descriptor, nil, nil, &to, &room) }
                written = target.count - room
            }
        }
        // A charset under which most bytes mean nothing is the wrong one.
        if bad * 2 > bytes.count, bytes.count > 4 { return nil }
        return String(decoding: output[..<written].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
