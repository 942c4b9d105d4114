/// Encoded words in headers (RFC 2047), and header text of any charset.
enum EncodedWords {
    /// One encoded word.
    private struct Word {
        var charset: Bytes
        var bytes: [UInt8]
        /// Where it ends in the header.
        var end: Int
    }

    /// The text of a header value.
    ///
    /// - Parameter value: the value, unfolded. Raw bytes above ASCII are taken as UTF-8 or else windows-1252, against RFC 5322
    ///   but as they are sent.
    /// - Returns: its text; a word that cannot be decoded stays as it is.
    static func text(_ value: Bytes) -> String {
        let text = decoded(value)
        // A line end in an encoded word must not become one in the header (RFC 2047, section 5).
        guard text.utf8.contains(where: { $0 == .newline || $0 == .carriageReturn }) else { return text }
        return String(decoding: text.utf8.map { $0 == .newline || $0 == .carriageReturn ? .space : $0 }, as: UTF8.self)
    }

    private static func decoded(_ value: Bytes) -> String {
        guard var index = value.firstIndex(of: UInt8(ascii: "="), from: value.startIndex) else { return raw(value) }
        var out = ""
        // The words that belong together, as bytes: a letter may be cut between two.
        var charset: Bytes?
        var bytes: [UInt8] = []
        func flush() {
            if let label = charset { out += Charset.text(bytes[...], label: label) }
            charset = nil
            bytes.removeAll()
        }
        var plainStart = value.startIndex
        var wordEndIsMissing = false
        while let word = nextWord(in: value, from: &index, &wordEndIsMissing) {
            let between = value[plainStart..<index]
            // Blanks between two encoded words do not count.
            let isAdjacent = charset != nil && between.allSatisfy(\.isWhitespace)
            if !isAdjacent {
                flush()
                out += raw(between)
            } else if charset?.elementsEqual(word.charset) == false {
                flush()
            }
            charset = word.charset
            bytes += word.bytes
            index = word.end
            plainStart = index
        }
        flush()
        return out + raw(value[plainStart...])
    }

    private static func raw(_ bytes: Bytes) -> String {
        bytes.isEmpty ? "" : Charset.text(bytes, label: bytes.contains(.escape) ? Array("iso-2022-jp".utf8)[...] : nil)
    }

    /// The next encoded word; `index` is moved to where it begins.
    private static func nextWord(in value: Bytes, from index: inout Int, _ endIsMissing: inout Bool) -> Word? {
        while let start = value.firstIndex(of: UInt8(ascii: "="), from: index) {
            if let word = word(at: start, in: value, &endIsMissing) {
                index = start
                return word
            }
            index = start + 1
        }
        return nil
    }

    /// `=?charset?B?text?=` at that place, `nil` when there is none.
    ///
    /// `endIsMissing` is set once no `?=` follows any more, so that it is looked for once only.
    private static func word(at start: Int, in value: Bytes, _ endIsMissing: inout Bool) -> Word? {
        let question = UInt8(ascii: "?")
        guard start + 7 < value.endIndex, value[start + 1] == question,
            let second = value[..<min(value.endIndex, start + 62)].firstIndex(of: question, from: start + 2),
            second + 2 < value.endIndex, value[second + 2] == question
        else { return nil }
        let kind = value[second + 1].lowercased
        guard kind == UInt8(ascii: "b") || kind == UInt8(ascii: "q") else { return nil }
        // A language may follow the charset (RFC 2231, section 5).
        let charset = value[(start + 2)..<second].prefix { $0 != UInt8(ascii: "*") }
        guard !charset.contains(.space) else { return nil }
        let (text, end) = content(from: second + 3, in: value, &endIsMissing)
        let bytes =
            kind == UInt8(ascii: "b")
            ? TransferEncoding.base64(text)
            : TransferEncoding.quotedPrintable(text, underscoreIsSpace: true)
        return Word(charset: charset, bytes: bytes, end: end)
    }

    /// What stands up to `?=`; a header cut short may end before.
    private static func content(from start: Int, in value: Bytes, _ endIsMissing: inout Bool) -> (Bytes, end: Int) {
        var index = start
        while !endIsMissing, let mark = value.firstIndex(of: UInt8(ascii: "?"), from: index) {
            if mark + 1 < value.endIndex, value[mark + 1] == UInt8(ascii: "=") {
                return (value[start..<mark], mark + 2)
            }
            index = mark + 1
        }
        endIsMissing = true
        return (value[start...], value.endIndex)
    }
}
