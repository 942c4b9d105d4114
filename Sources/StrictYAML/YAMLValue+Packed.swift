/// A document that was read once, at build time, and is taken up again without a parser.
///
/// A node is a letter, its line, column and a count, then what is counted: `p` a plain and `q` a quoted scalar with its
/// bytes of UTF-8, `s` a list and `m` a map with their values, each value of a map behind its key, `k`. As in
/// `m1 1 1:k1 1 4:nameq1 7 3:Mia`.
extension YAMLValue {
    /// The document in packed form, without the name of its file.
    public var packed: String {
        var text = ""
        pack(into: &text)
        return text
    }

    /// Takes up what `packed` wrote; `nil` for anything else than one whole document.
    ///
    /// - Parameters:
    ///   - packed: the packed document.
    ///   - file: the file it was read from, for mistakes.
    public init?(packed: String, file: String) {
        var packed = packed
        let value = packed.withUTF8 { bytes -> YAMLValue? in
            var reader = PackedReader(bytes: bytes, file: file)
            guard let value = reader.value(), reader.isAtEnd else { return nil }
            return value
        }
        guard let value else { return nil }
        self = value
    }

    private func pack(into text: inout String) {
        func head(_ kind: Character, _ line: Int, _ column: Int, _ count: Int) {
            text += "\(kind)\(line) \(column) \(count):"
        }
        switch content {
        case .scalar(let words, let isQuoted):
            head(isQuoted ? "q" : "p", line, column, words.utf8.count)
            text += words
        case .sequence(let values):
            head("s", line, column, values.count)
            for value in values { value.pack(into: &text) }
        case .mapping(let entries):
            head("m", line, column, entries.count)
            for entry in entries {
                head("k", entry.line, entry.column, entry.key.utf8.count)
                text += entry.key
                entry.value.pack(into: &text)
            }
        }
    }
}

/// Reads a packed document; whatever does not fit ends the reading.
private struct PackedReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let file: String
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>, file: String) {
        self.bytes = bytes
        self.file = file
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func value(depth: Int = 0) -> YAMLValue? {
        guard depth <= YAMLValue.maximumDepth, let head = head() else { return nil }
        let content: YAMLValue.Content
        switch head.kind {
        case UInt8(ascii: "p"), UInt8(ascii: "q"):
            guard let words = words(head.count) else { return nil }
            content = .scalar(words, isQuoted: head.kind == UInt8(ascii: "q"))
        case UInt8(ascii: "s"):
            var values: [YAMLValue] = []
            values.reserveCapacity(min(head.count, bytes.count - position))
            for _ in 0..<head.count {
                guard let value = value(depth: depth + 1) else { return nil }
                values.append(value)
            }
            content = .sequence(values)
        case UInt8(ascii: "m"):
            var entries: [YAMLValue.Entry] = []
            entries.reserveCapacity(min(head.count, bytes.count - position))
            for _ in 0..<head.count {
                guard let key = self.head(), key.kind == UInt8(ascii: "k"), let name = words(key.count),
                    let value = value(depth: depth + 1)
                else { return nil }
                entries.append(YAMLValue.Entry(key: name, line: key.line, column: key.column, value: value))
            }
            content = .mapping(entries)
        default: return nil
        }
        return YAMLValue(file: file, line: head.line, column: head.column, content: content)
    }

    private mutating func head() -> (kind: UInt8, line: Int, column: Int, count: Int)? {
        guard position < bytes.count else { return nil }
        let kind = bytes[position]
        position += 1
        guard let line = number(until: UInt8(ascii: " ")), let column = number(until: UInt8(ascii: " ")),
            let count = number(until: UInt8(ascii: ":"))
        else { return nil }
        return (kind, line, column, count)
    }

    private mutating func number(until end: UInt8) -> Int? {
        var number = 0
        while position < bytes.count, bytes[position] != end {
            // Nine digits are more than any file that is read has lines or bytes.
            guard (0x30...0x39).contains(bytes[position]), number < 100_000_000 else { return nil }
            number = number * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        position += 1
        return position <= bytes.count ? number : nil
    }

    private mutating func words(_ count: Int) -> String? {
        guard count <= bytes.count - position else { return nil }
        defer { position += count }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<(position + count)]), as: UTF8.self)
    }
}
