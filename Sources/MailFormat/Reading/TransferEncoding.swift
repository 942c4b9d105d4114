/// The transfer encodings of mail (RFC 2045, section 6), read leniently.
enum TransferEncoding {
    /// The bytes of a body.
    ///
    /// - Parameters:
    ///   - body: as it travelled.
    ///   - name: the Content-Transfer-Encoding, lower case.
    /// - Returns: the decoded bytes; an unknown encoding gives them as they are.
    static func decode(_ body: Bytes, name: String) -> Bytes {
        switch name {
        case "base64", "b", "base-64": base64(body)[...]
        case "quoted-printable", "q", "quoted_printable", "quotedprintable", "qp": quotedPrintable(body)[...]
        case "x-uuencode", "uuencode", "x-uue", "uue", "x-uu": UUEncoding.first(in: body)?.bytes[...] ?? body
        default: body
        }
    }

    private static let padding: UInt8 = 64
    private static let noDigit: UInt8 = 255

    /// The value of each byte as a digit of base64, also of its form for addresses (RFC 4648, section 5).
    private static let digits: [UInt8] = {
        var table = [UInt8](repeating: noDigit, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(value) }
        table[Int(UInt8(ascii: "-"))] = 62
        table[Int(UInt8(ascii: "_"))] = 63
        table[Int(UInt8(ascii: "="))] = padding
        return table
    }()

    /// Base64; what is no digit is skipped, a text that begins anew after padding is read too.
    static func base64(_ body: Bytes) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: body.count * 3 / 4 + 3) { out, count in
            body.withUnsafeBufferPointer { source in
                digits.withUnsafeBufferPointer { digits in
                    var bits: UInt32 = 0
                    var held = 0
                    func put(_ shift: UInt32) {
                        out[count] = UInt8(truncatingIfNeeded: bits >> shift)
                        count += 1
                    }
                    func flush() {
                        if held == 3 {
                            put(10)
                            put(2)
                        } else if held == 2 {
                            put(4)
                        }
                        bits = 0
                        held = 0
                    }
                    for byte in source {
                        let digit = digits[Int(byte)]
                        if digit == noDigit { continue }
                        if digit == padding {
                            flush()
                            continue
                        }
                        bits = bits << 6 | UInt32(digit)
                        held += 1
                        if held == 4 {
                            put(16)
                            put(8)
                            put(0)
                            bits = 0
                            held = 0
                        }
                    }
                    flush()
                }
            }
        }
    }

    /// Quoted-printable; an equals sign that begins nothing stands for itself.
    ///
    /// - Parameters:
    ///   - body: the text.
    ///   - underscoreIsSpace: as in encoded words (RFC 2047, section 4.2).
    /// - Returns: the bytes.
    static func quotedPrintable(_ body: Bytes, underscoreIsSpace: Bool = false) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: body.count) { out, count in
            body.withUnsafeBufferPointer { source in
                var index = 0
                while index < source.count {
                    let byte = source[index]
                    if byte == UInt8(ascii: "="), let step = escape(source, index) {
                        if let value = step.value {
                            out[count] = value
                            count += 1
                        }
                        index = step.next
                        continue
                    }
                    out[count] = underscoreIsSpace && byte == UInt8(ascii: "_") ? .space : byte
                    count += 1
                    index += 1
                }
            }
        }
    }

    /// What an equals sign begins: a byte, or a soft line break with the blanks that transport may add.
    private static func escape(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> (value: UInt8?, next: Int)? {
        if index + 2 < source.count, let high = source[index + 1].hexadecimalValue,
            let low = source[index + 2].hexadecimalValue
        {
            return (high << 4 | low, index + 3)
        }
        var end = index + 1
        while end < source.count, source[end].isBlank { end += 1 }
        if end == source.count { return (nil, end) }
        if source[end] == .carriageReturn {
            return (nil, end + 1 < source.count && source[end + 1] == .newline ? end + 2 : end + 1)
        }
        return source[end] == .newline ? (nil, end + 1) : nil
    }
}

/// Files in uuencode, as programs before MIME put them between the lines of a text.
enum UUEncoding {
    /// One file.
    struct File {
        /// The name stated, as it travelled.
        var name: Bytes
        /// The bytes of the file.
        var bytes: [UInt8]
        /// The lines that it takes, from `begin` to `end`.
        var range: Range<Int>
    }

    /// The files in a text, in order.
    static func files(in body: Bytes) -> [File] {
        // Most texts have none: look for the word before any line.
        guard begin.isFound(in: body) else { return [] }
        var files: [File] = []
        while files.count < maximumFiles, let file = first(in: body, from: files.last?.range.upperBound) {
            files.append(file)
        }
        return files
    }

    private static let begin = PhraseSet(["begin 6", "begin 7", "begin 4", "begin 0"])
    private static let maximumFiles = 200

    /// The first file: a line `begin MODE NAME`, and lines of data up to `end`.
    ///
    /// - Parameters:
    ///   - body: the text.
    ///   - start: from where on; a line begins there.
    /// - Returns: the file; `nil` when there is none.
    static func first(in body: Bytes, from start: Int? = nil) -> File? {
        var index = start ?? body.startIndex
        while index < body.endIndex {
            let (line, next) = body.line(at: index)
            if let name = name(line), let (bytes, end) = content(of: body, from: next) {
                return File(name: name, bytes: bytes, range: index..<end)
            }
            index = next
        }
        return nil
    }

    /// The name in `begin 644 name`.
    private static func name(_ line: Bytes) -> Bytes? {
        guard line.hasPrefix("begin "), line.count < 300 else { return nil }
        let mode = line.dropFirst(6).prefix { (48...55).contains($0) }
        guard mode.count == 3 || mode.count == 4, mode.endIndex < line.endIndex, line[mode.endIndex] == .space else {
            return nil
        }
        return line[(mode.endIndex + 1)...].trimmed
    }

    /// The lines of data, each as long as its first byte says.
    private static func content(of body: Bytes, from start: Int) -> ([UInt8], end: Int)? {
        var out: [UInt8] = []
        var index = start
        var lines = 0
        while index < body.endIndex {
            let (line, next) = body.line(at: index)
            guard let first = line.first, first >= 32, first <= 96, !line.equals("end") else {
                return lines > 0 ? (out, line.equals("end") ? next : index) : nil
            }
            let length = Int(first - 32) & 63
            guard line.count - 1 <= (length + 2) / 3 * 4 + 2 else { return lines > 0 ? (out, index) : nil }
            appendLine(line.dropFirst(), length: length, to: &out)
            lines += 1
            index = next
        }
        return lines > 0 ? (out, index) : nil
    }

    private static func appendLine(_ line: Bytes, length: Int, to out: inout [UInt8]) {
        let start = out.count
        var bits: UInt32 = 0
        var held = 0
        for byte in line {
            bits = bits << 6 | UInt32(byte &- 32) & 63
            held += 1
            if held == 4 {
                for shift in [16, 8, 0] as [UInt32] { out.append(UInt8(truncatingIfNeeded: bits >> shift)) }
                bits = 0
                held = 0
            }
        }
        if out.count - start > length { out.removeLast(out.count - start - length) }
    }
}
