/// UTF-8 text beside a copy in which phrases are looked for: lower case, every blank an ASCII space.
///
/// Both have the same length, so that a place in the one is a place in the other.
struct FoldedText: Sendable {
    /// The text.
    let bytes: [UInt8]
    /// The copy.
    let folded: [UInt8]

    /// Folds a text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - limit: only so many bytes at its start are folded.
    init(_ text: String, limit: Int = .max) {
        bytes = Array(text.utf8.prefix(limit))
        folded = FoldedText.fold(bytes)
    }

    /// The beginning of a folded text.
    init(_ text: FoldedText, prefix length: Int) {
        bytes = text.bytes.count <= length ? text.bytes : Array(text.bytes[..<length])
        folded = text.folded.count <= length ? text.folded : Array(text.folded[..<length])
    }

    /// The copy of a text.
    ///
    /// Letters of the Latin, Greek and Cyrillic alphabets become small where both forms take the same room. A blank or
    /// invisible character becomes spaces, a full-width colon two spaces and a colon.
    ///
    /// - Parameter text: UTF-8.
    /// - Returns: as many bytes.
    static func fold(_ text: [UInt8]) -> [UInt8] {
        var out = text
        out.withUnsafeMutableBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                if byte < 0x80 {
                    buffer[index] = byte == .tab ? .space : byte.lowercased
                    index += 1
                } else if byte < 0xE0 {
                    if index + 1 < buffer.count { foldTwo(buffer, index) }
                    index += 2
                } else if byte < 0xF0 {
                    if index + 2 < buffer.count { foldThree(buffer, index) }
                    index += 3
                } else {
                    index += 4
                }
            }
        }
        return out
    }

    private static func foldTwo(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ index: Int) {
        let value = UInt32(buffer[index] & 0x1F) << 6 | UInt32(buffer[index + 1] & 0x3F)
        let small: UInt32
        switch value {
        case 0xA0:
            buffer[index] = .space
            buffer[index + 1] = .space
            return
        case 0xC0...0xDE where value != 0xD7, 0x391...0x3A9, 0x410...0x42F: small = value + 0x20
        case 0x400...0x40F: small = value + 0x50
        case 0x130, 0x131: return
        case 0x100...0x137, 0x14A...0x177, 0x1A0...0x1A5, 0x218...0x21F, 0x460...0x481, 0x48A...0x4BF: small = value | 1
        case 0x139...0x148, 0x179...0x17E: small = value + (value & 1)
        case 0x178: small = 0xFF
        case 0x1AF: small = 0x1B0
        case 0x386: small = 0x3AC
        case 0x388...0x38A: small = value + 0x25
        case 0x38C: small = 0x3CC
        case 0x38E, 0x38F: small = value + 0x3F
        default: return
        }
        buffer[index] = UInt8(0xC0 | small >> 6)
        buffer[index + 1] = UInt8(0x80 | small & 0x3F)
    }

    private static func foldThree(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ index: Int) {
        let second = buffer[index + 1]
        let third = buffer[index + 2]
        var mark: UInt8 = .space
        switch (buffer[index], second) {
        // The letters of Vietnamese, in pairs.
        case (0xE1, 0xBA) where third >= 0xA0, (0xE1, 0xBB) where third <= 0xB9:
            buffer[index + 2] = third | 1
            return
        // Spaces, marks of direction, joiners of no width.
        case (0xE2, 0x80) where third <= 0x8F || (0xA8...0xAF).contains(third), (0xE2, 0x81) where third >= 0x9F: break
        case (0xE3, 0x80) where third == 0x80, (0xEF, 0xBB) where third == 0xBF: break
        case (0xEF, 0xBC) where third == 0x9A: mark = UInt8(ascii: ":")
        default: return
        }
        buffer[index] = .space
        buffer[index + 1] = .space
        buffer[index + 2] = mark
    }
}
