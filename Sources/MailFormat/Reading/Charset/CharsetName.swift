/// A charset as Rescind reads it: the WHATWG reading of labels, which is what mail programs mean.
enum CharsetName: Equatable {
    case unstated
    case utf8
    case windows1252
    case hz
    case iso2022JP
    case utf16
    case utf32
    /// Left to iconv, under its name there. Whether its first half is ASCII.
    case iconv(String, isASCIICompatible: Bool)

    /// Whether a byte below 0x80 is always the letter of ASCII.
    var isASCIICompatible: Bool {
        switch self {
        case .unstated, .utf8, .windows1252: true
        case .iconv(_, let isCompatible): isCompatible
        case .hz, .iso2022JP, .utf16, .utf32: false
        }
    }

    /// Whether every letter takes one byte.
    var isOneByteALetter: Bool {
        guard case .iconv(let name, true) = self else { return false }
        return name.hasPrefix("WINDOWS-") || name.hasPrefix("ISO-8859") || name.hasPrefix("KOI8")
    }

    /// The charset of a label.
    ///
    /// - Parameter label: as it stands in the mail.
    /// - Returns: the charset; one that iconv may not know when the label is unknown.
    static func of(_ label: Bytes) -> CharsetName {
        let kept = label.lazy.map(\.lowercased)
            .filter {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
        let plain = String(decoding: Array(kept.prefix(40)), as: UTF8.self)
        if let known = known[plain] { return known }
        if plain.hasPrefix("iso8859-") { return .iconv("ISO-8859-\(plain.dropFirst(8))", isASCIICompatible: true) }
        for prefix in ["win-", "windows", "win", "cp-125", "cp125", "x-cp125"] where plain.hasPrefix(prefix) {
            let digits = plain.drop { !("0"..."9").contains($0) }.prefix(4)
            if digits.count == 4 { return of(Array("windows-\(digits)".utf8)[...], digits) }
        }
        return .iconv(plain.uppercased(), isASCIICompatible: !plain.hasPrefix("utf") && !plain.hasPrefix("iso-2022"))
    }

    private static func of(_ label: Bytes, _ digits: Substring) -> CharsetName {
        known[String(decoding: label, as: UTF8.self)] ?? .iconv("WINDOWS-\(digits)", isASCIICompatible: true)
    }

    private static let known: [String: CharsetName] = {
        var table: [String: CharsetName] = [:]
        func add(_ name: CharsetName, _ labels: String) {
            for label in labels.split(separator: " ") { table[String(label)] = name }
        }
        func add(_ name: String, _ labels: String) { add(.iconv(name, isASCIICompatible: true), labels) }
        table[""] = .unstated
        add(.unstated, "us-ascii ascii ansi_x34-1968 unknown-8bit x-unknown unknown default 8bit 7bit binary none")
        add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 utf-8n cp65001 utf_8 x-utf-8 utf-8-bom utf8mb4")
        add(
            .windows1252,
            "iso-8859-1 iso8859-1 iso_8859-1 iso88591 8859-1 latin1 latin-1 l1 windows-1252 cp1252 cp-1252"
        )
        add(
            .windows1252,
            "win-1252 x-cp1252 ansi iso-8859-1-windows-1252 iso-8859-1-windows-3-1-latin-1 x-user-defined"
        )
        add(.hz, "hz-gb-2312 hz")
        add(
            .iso2022JP,
            "iso-2022-jp csiso2022jp iso-2022-jp-ms iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 cp50220 cp50221"
        )
        add(.utf16, "utf-16 utf-16le utf-16be utf16 unicode ucs-2 iso-10646-ucs-2")
        add(.utf32, "utf-32 utf-32le utf-32be")
        add(.iconv("UTF-7", isASCIICompatible: false), "utf-7 unicode-1-1-utf-7 utf7 x-unicode-2-0-utf-7")
        add("WINDOWS-1254", "iso-8859-9 latin5 iso8859-9 iso_8859-9 windows-1254")
        add("ISO-8859-2", "iso-8859-2 iso8859-2 iso_8859-2 latin2 latin-2 l2")
        add("ISO-8859-5", "iso-8859-5 iso8859-5 iso_8859-5 cyrillic")
        add("ISO-8859-7", "iso-8859-7 iso8859-7 greek")
        add("ISO-8859-8", "iso-8859-8 iso-8859-8-i iso-8859-8-e visual logical hebrew")
        add("ISO-8859-15", "iso-8859-15 iso8859-15 latin9 latin-9 iso_8859-15")
        add(
            "GB18030",
            "gb2312 gbk x-gbk cn-gb gb_2312-80 csgb2312 gb18030 gb-18030 gb-2312 euc-cn x-euc-cn cp936 ms936"
        )
        add("GB18030", "windows-936 chinese hzgb2312")
        add("BIG5-HKSCS", "big5 big-5 x-x-big5 cn-big5 cp950 big5-hkscs windows-950 x-windows-950")
        add(
            "CP949",
            "ks_c_5601-1987 ks_c_5601 ksc5601 ksc_5601 euc-kr euckr korean cp949 windows-949 ks_c_5601-1989 x-windows-949"
        )
        add("CP932", "shift_jis shift-jis shiftjis sjis x-sjis ms_kanji windows-31j cp932 windows-932")
        add("EUC-JP-MS", "euc-jp eucjp x-euc-jp x-eucjp euc-jp-ms cp51932")
        add("CP874", "tis-620 tis620 iso-8859-11 windows-874 dos-874 cp874")
        add("MAC-CYRILLIC", "x-mac-cyrillic mac-cyrillic maccyrillic")
        add("MACINTOSH", "macintosh mac x-mac-roman macroman")
        add("MAC-CENTRALEUROPE", "x-mac-ce x-mac-centraleurroman")
        add("KOI8-R", "koi8-r koi8r koi8 koi cskoi8r")
        add("KOI8-U", "koi8-u koi8u koi8-ru")
        add("IBM866", "ibm866 cp866 866 dos-866")
        add("IBM850", "ibm850 cp850 850")
        add("IBM437", "ibm437 cp437 437")
        return table
    }()
}
