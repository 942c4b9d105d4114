import Glibc

/// Bytes of a mail, or of a part of one.
typealias Bytes = ArraySlice<UInt8>

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let escape: UInt8 = 0x1B

    /// Whether it is a space or a tab (WSP of RFC 5234).
    var isBlank: Bool { self == .space || self == .tab }
    /// Whether it is a blank or ends a line.
    var isWhitespace: Bool { self == .space || (9...13).contains(self) }
    /// Whether it is a decimal digit.
    var isDigit: Bool { self &- 48 < 10 }
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { (self | 0x20) &- 97 < 26 }
    /// The letter in lower case; another byte as it is.
    var lowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit, `nil` for another byte.
    var hexadecimalValue: UInt8? {
        if isDigit { return self - 48 }
        let letter = self | 0x20
        return letter &- 97 < 6 ? letter - 87 : nil
    }
}

extension ArraySlice where Element == UInt8 {
    /// Where a byte stands first.
    ///
    /// - Parameters:
    ///   - byte: the byte.
    ///   - start: from where on; an index of the slice.
    /// - Returns: its index, `nil` when there is none.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < endIndex else { return nil }
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + (start - startIndex), Int32(byte), endIndex - start)
            else { return nil }
            return startIndex + (UnsafeRawPointer(hit) - base)
        }
    }

    /// The line that begins at a place, without its end, and where the next one begins.
    func line(at start: Int) -> (line: Bytes, next: Int) {
        guard let end = firstIndex(of: .newline, from: start) else { return (self[start...], endIndex) }
        let stop = end > start && self[end - 1] == .carriageReturn ? end - 1 : end
        return (self[start..<stop], end + 1)
    }

    /// Without white space of ASCII at both ends.
    var trimmed: Bytes {
        var start = startIndex
        var end = endIndex
        while start < end, self[start].isWhitespace { start += 1 }
        while end > start, self[end - 1].isWhitespace { end -= 1 }
        return self[start..<end]
    }

    /// Whether it begins with the prefix, which is in lower case; the case of its own ASCII letters aside.
    func hasPrefix(_ prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard count >= length else { return false }
        return withUnsafeBufferPointer { buffer in
            for offset in 0..<length where buffer[offset].lowercased != prefix.utf8Start[offset] { return false }
            return true
        }
    }

    /// Whether it is this word, in lower case; the case of its own ASCII letters aside.
    func equals(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && hasPrefix(word) }

    /// Whether every byte is ASCII.
    var isASCII: Bool {
        withUnsafeBytes { buffer in
            var index = 0
            var high: UInt64 = 0
            while index + 8 <= buffer.count {
                high |= buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                index += 8
            }
            var rest: UInt8 = 0
            while index < buffer.count {
                rest |= buffer[index]
                index += 1
            }
            return high & 0x8080_8080_8080_8080 == 0 && rest < 0x80
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmedBlanks: String {
        // Most texts begin and end with a letter of ASCII: no properties of characters are looked up.
        if let first = utf8.first, let last = utf8.last, (33..<128).contains(first), (33..<128).contains(last) {
            return self
        }
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return part.startIndex == startIndex && part.endIndex == endIndex ? self : String(part)
    }
}
