import MailFormat

/// Sets of numbers as IMAP writes them: `1:50,52` (RFC 9051, section 9, sequence-set).
enum IMAPSet {
    /// The set.
    ///
    /// - Parameter numbers: in rising order.
    /// - Returns: the text; empty for none.
    static func text(_ numbers: [UInt32]) -> String {
        var ranges: [(first: UInt32, last: UInt32)] = []
        for number in numbers {
            if let last = ranges.last, last.last != .max, last.last + 1 == number {
                ranges[ranges.count - 1].last = number
            } else {
                ranges.append((number, number))
            }
        }
        return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first):\($0.last)" }.joined(separator: ",")
    }
}

/// Names of mailboxes as IMAP4rev1 writes them: in the UTF-7 of RFC 3501, section 5.1.3.
enum IMAPFolderName {
    /// The name as a quoted string, `nil` when it has a control character, which could begin another command.
    static func quoted(_ name: String) -> String? {
        guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            return nil
        }
        let escaped = encoded(name).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    /// Printable ASCII as it is, `&` as `&-`, the rest as `&` base 64 of UTF-16 `-`.
    private static func encoded(_ name: String) -> String {
        var out = ""
        var units: [UInt16] = []
        func flush() {
            if !units.isEmpty { out += "&" + base64(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) + "-" }
            units = []
        }
        for scalar in name.unicodeScalars {
            guard scalar.value >= 0x20, scalar.value < 0x7F else {
                units += Array(String(scalar).utf16)
                continue
            }
            flush()
            out += scalar == "&" ? "&-" : String(scalar)
        }
        flush()
        return out
    }

    /// Base 64 with `,` in place of `/`, and without padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
        var out = ""
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                out.append(digits[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { out.append(digits[Int(bits << UInt32(6 - count) & 63)]) }
        return out
    }
}

/// Days as IMAP writes them: `02-Mar-2026` (RFC 9051, section 9, date).
enum IMAPDay {
    /// The day of a moment, in UTC.
    ///
    /// - Parameter secondsSinceEpoch: the moment, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: the day.
    static func text(secondsSinceEpoch: Int64) -> String {
        let words = MailDate.text(secondsSinceEpoch: secondsSinceEpoch, offsetInSeconds: 0).split(separator: " ")
        return words[1...3].joined(separator: "-")
    }
}
