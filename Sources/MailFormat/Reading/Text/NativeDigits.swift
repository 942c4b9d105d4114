/// Digits of scripts that have their own.
enum NativeDigits {
    /// The text with its Arabic, Persian, Devanagari, Bengali and Thai digits as those of ASCII.
    ///
    /// - Parameter text: UTF-8.
    /// - Returns: the text; `nil` when there is no such digit.
    static func asASCII(_ text: Bytes) -> Bytes? {
        guard text.contains(where: { isLead($0) }) else { return nil }
        var out: [UInt8] = []
        var isChanged = false
        var index = text.startIndex
        while index < text.endIndex {
            if let (digit, length) = digit(text[index...].prefix(3)) {
                out.append(digit)
                index += length
                isChanged = true
            } else {
                out.append(text[index])
                index += 1
            }
        }
        return isChanged ? out[...] : nil
    }

    /// Whether a text begins with such a digit.
    static func begins(_ text: Bytes) -> Bool { text.first.map { isLead($0) } ?? false && digit(text.prefix(3)) != nil }

    private static func isLead(_ byte: UInt8) -> Bool { byte == 0xD9 || byte == 0xDB || byte == 0xE0 }

    /// The digit with which a text begins, and its length.
    private static func digit(_ text: Bytes) -> (digit: UInt8, length: Int)? {
        for (lead, zero) in zeros where text.starts(with: lead) {
            guard text.count > lead.count else { continue }
            let value = text[text.startIndex + lead.count] &- zero
            if value < 10 { return (48 + value, lead.count + 1) }
        }
        return nil
    }

    /// The bytes before the last one of a digit, and the last one of its zero.
    private static let zeros: [(lead: [UInt8], zero: UInt8)] = [
        ([0xD9], 0xA0), ([0xDB], 0xB0), ([0xE0, 0xA5], 0xA6), ([0xE0, 0xA7], 0xA6), ([0xE0, 0xB9], 0x90),
    ]
}
