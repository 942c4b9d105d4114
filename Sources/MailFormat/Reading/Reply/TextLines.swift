/// The lines of a text, each looked at once.
struct TextLines: Sendable {
    /// One line.
    struct Line: Sendable {
        /// Where it stands in the text, without its end.
        var range: Range<Int>
        /// Where it stands without blanks at both ends.
        var bare: Range<Int>
        /// Whether it is marked as a quotation.
        var isQuote = false
        /// Whether a digit, an at sign or an angle bracket stands in it: no attribution is without one.
        var mayNameSomebody = false

        /// Whether it has nothing but blanks.
        var isBlank: Bool { bare.isEmpty }
    }

    /// The text.
    let text: FoldedText
    /// Its lines.
    private(set) var all: [Line] = []

    /// The lines of a text.
    init(_ text: FoldedText) {
        self.text = text
        let folded = text.folded[...]
        all.reserveCapacity(folded.count / 32 + 1)
        var index = 0
        while index <= folded.endIndex {
            let end = folded.firstIndex(of: .newline, from: index) ?? folded.endIndex
            all.append(line(index..<end))
            index = end + 1
        }
    }

    /// A line that stands there.
    func line(_ range: Range<Int>) -> Line {
        let folded = text.folded
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, folded[start].isWhitespace { start += 1 }
        while end > start, folded[end - 1].isWhitespace { end -= 1 }
        var line = Line(range: range, bare: start..<end)
        for index in start..<end {
            let byte = folded[index]
            if byte.isDigit || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "<")
                || byte >= 0xD9 && NativeDigits.begins(folded[index..<end])
            {
                line.mayNameSomebody = true
                break
            }
        }
        line.isQuote = start < end && isQuote(folded[start..<end])
        return line
    }

    /// The folded line without blanks at both ends.
    func folded(_ line: Line) -> Bytes { text.folded[line.bare] }

    /// The line as it stands, without blanks at both ends.
    func bare(_ line: Line) -> Bytes { text.bytes[line.bare] }

    /// The text of some lines, without blank ones at both ends.
    func joined(_ lines: [Line]) -> String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }), let last = lines.lastIndex(where: { !$0.isBlank })
        else {
            return ""
        }
        var out: [UInt8] = []
        for line in lines[first...last] {
            if !out.isEmpty || line.range.lowerBound != lines[first].range.lowerBound { out.append(.newline) }
            out += text.bytes[line.range]
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The first line that is not blank at or after a place, within some lines.
    func next(_ lines: ArraySlice<Line>, from index: Int, within limit: Int = 20) -> Line? {
        guard index < lines.endIndex else { return nil }
        return lines[index...].prefix(limit).first { !$0.isBlank }
    }

    private func isQuote(_ line: Bytes) -> Bool {
        let start = line.startIndex
        switch line[start] {
        case UInt8(ascii: ">"):
            // `>>> look here <<<` is an ornament.
            return line.last != UInt8(ascii: "<") && !QuoteHeader.isGroupWise(line)
        case UInt8(ascii: "&"): return line.hasPrefix("&gt;")
        case UInt8(ascii: "|"):
            return line.count > 1 && line.last != UInt8(ascii: "|") && !NotesHeader.isTableEdge(line)
        case 0xEF: return line.hasPrefix("＞")
        default: return isInitials(text.bytes[line.indices])
        }
    }

    /// `ML> words`: initials before the mark, as The Bat! writes them.
    private func isInitials(_ line: Bytes) -> Bool {
        var index = line.startIndex
        while index < line.endIndex, index - line.startIndex < 6, (65...90).contains(line[index]) || line[index] >= 0xD0
        {
            index += line[index] >= 0xD0 ? 2 : 1
        }
        guard index > line.startIndex, index < line.endIndex, line[index] == UInt8(ascii: ">") else { return false }
        return index + 1 == line.endIndex || line[index + 1].isBlank || line[index + 1] == UInt8(ascii: ">")
    }
}
