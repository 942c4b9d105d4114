import Glibc

/// Conversion by the C library.
enum Iconv {
    /// What the C function answers when it stops at a byte: (size_t)-1.
    private static let failure = -1

    /// The text of bytes in a charset; a byte that does not fit becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - name: as iconv knows it.
    /// - Returns: the text; `nil` for an unknown charset, or when most of the bytes mean nothing in it.
    static func text(_ bytes: Bytes, from name: String) -> String? {
        guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var bad = 0
        // No charset here takes more than four bytes of UTF-8 for one of its own, nor does U+FFFD.
        let text = String(unsafeUninitializedCapacity: bytes.count * 4 + 16) { target in
            bytes.withUnsafeBytes { source in
                // iconv takes a pointer to bytes that it may change, and does not change them.
                var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var room = target.count
                target.withMemoryRebound(to: CChar.self) { target in
                    var to = target.baseAddress
                    while left > 0 {
                        if iconv(descriptor, &from, &left, &to, &room) != failure { break }
                        if errno == E2BIG || room < 4 || left == 0 { break }
                        // EILSEQ or EINVAL: this byte means nothing here.
                        for byte in [0xEF, 0xBF, 0xBD] as [UInt8] {
                            to?.pointee = CChar(bitPattern: byte)
                            to = to?.advanced(by: 1)
                        }
                        room -= 3
                        bad += 1
                        from = from?.advanced(by: 1)
                        left -= 1
                    }
                    if room > 8 { iconv(descriptor, nil, nil, &to, &room) }
                }
                return target.count - room
            }
        }
        // A charset under which most bytes mean nothing is the wrong one.
        return bad * 2 > bytes.count && bytes.count > 4 ? nil : text
    }
}
