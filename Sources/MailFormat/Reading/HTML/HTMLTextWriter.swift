/// Writes the lines of an HTML text, with quotation marks in front.
struct HTMLTextWriter {
    /// The text so far, each finished line with its end.
    private var out: [UInt8] = []
    /// Where the open line begins.
    private var lineStart = 0
    /// Whether the open line has anything in it.
    private var hasText = false
    /// Whether the open line is only the mark of an item.
    private var isMark = false
    /// How deep the blank line stands that the next text begins with; `nil` for none.
    private var blankDepth: Int?
    private var needsSpace = false
    private var pre = 0
    /// The open quotations; whether each is a real one.
    private var quotations: [Bool] = []
    private var openQuotations = 0

    /// At most so many marks stand before a line.
    private static let maximumDepth = 20
    /// So many open quotations are told apart.
    private static let maximumOpen = 1000

    /// Adds text, its white space drawn together.
    mutating func text(_ text: Bytes) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if pre > 0, byte == .newline || byte == .carriageReturn {
                if byte == .newline { end(isForced: true) }
                index += 1
                continue
            }
            let blank = blankLength(text, index)
            if blank > 0 {
                if pre > 0, blank == 1 { put(text[index...index]) } else { needsSpace = true }
                index += blank
                continue
            }
            let start = index
            repeat { index += 1 } while index < text.endIndex && !mayBeBlank(text[index])
            put(text[start..<index])
        }
    }

    /// Whether a blank may begin with the byte.
    private func mayBeBlank(_ byte: UInt8) -> Bool {
        byte <= .space || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xCD
    }

    /// How many bytes the blank or invisible character at a place takes; 0 when there is none.
    private func blankLength(_ text: Bytes, _ index: Int) -> Int {
        let byte = text[index]
        if byte.isWhitespace { return 1 }
        guard byte >= 0xC2, index + 1 < text.endIndex else { return 0 }
        let second = text[index + 1]
        // NO-BREAK SPACE, SOFT HYPHEN; COMBINING GRAPHEME JOINER, with which hidden previews are filled.
        if byte == 0xC2 { return second == 0xA0 || second == 0xAD ? 2 : 0 }
        if byte == 0xCD { return second == 0x8F ? 2 : 0 }
        guard index + 2 < text.endIndex else { return 0 }
        let third = text[index + 2]
        switch (byte, second) {
        case (0xE2, 0x80): return third <= 0x8B || third == 0xAF ? 3 : 0
        case (0xE3, 0x80): return third == 0x80 ? 3 : 0
        case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
        default: return 0
        }
    }

    private mutating func put(_ bytes: Bytes) {
        if !hasText, !isMark { beginLine() }
        if needsSpace, hasText { out.append(.space) }
        needsSpace = false
        hasText = true
        isMark = false
        out += bytes
    }

    /// What a tag does to the lines.
    mutating func tag(_ tag: HTMLTag) {
        switch tag.name {
        case .br: end(isForced: true)
        case .p, .heading, .list, .table, .definitions:
            end()
            blank()
        case .division: end()
        case .item:
            end()
            if !tag.isClosing { mark() }
        case .hr:
            end()
            if !tag.isClosing {
                put(Array("---".utf8)[...])
                end()
            }
        case .cell: if tag.isClosing { needsSpace = true }
        case .pre:
            end()
            pre = max(0, pre + (tag.isClosing ? -1 : 1))
        case .blockquote: quotation(tag)
        case .other, .script, .style, .title, .template, .void: break
        }
    }

    private mutating func mark() {
        beginLine()
        out += [UInt8(ascii: "*"), .space]
        isMark = true
    }

    private mutating func quotation(_ tag: HTMLTag) {
        end()
        blank()
        if tag.isClosing {
            if quotations.popLast() == true { openQuotations -= 1 }
        } else if quotations.count < HTMLTextWriter.maximumOpen {
            quotations.append(!tag.isIndent)
            if !tag.isIndent { openQuotations += 1 }
        }
    }

    /// How many marks stand before a line.
    private var depth: Int { min(openQuotations, HTMLTextWriter.maximumDepth) }

    /// Ends the open line; an empty one only when forced, and then no second blank line is made.
    private mutating func end(isForced: Bool = false) {
        needsSpace = false
        if isMark {
            if !isForced { return }
            out.removeLast(out.count - lineStart)
            isMark = false
        }
        if hasText {
            out.append(.newline)
        } else if isForced {
            blank()
        }
        lineStart = out.count
        hasText = false
    }

    /// Asks for a blank line before the next text.
    private mutating func blank() { blankDepth = min(blankDepth ?? depth, depth) }

    /// Writes the blank line that was asked for, and the marks of the line that begins.
    private mutating func beginLine() {
        if let wanted = blankDepth, !out.isEmpty {
            out += marks(min(wanted, depth))
            while out.last == .space { out.removeLast() }
            out.append(.newline)
            lineStart = out.count
        }
        blankDepth = nil
        out += marks(depth)
    }

    private func marks(_ depth: Int) -> [UInt8] {
        depth == 0 ? [] : [UInt8](repeatElement([UInt8(ascii: ">"), .space], count: depth).joined())
    }

    /// The whole text, without blank lines at its end.
    mutating func finish() -> [UInt8] {
        if isMark { out.removeLast(out.count - lineStart) }
        while let last = out.last, last == .newline || last == .space { out.removeLast() }
        return out
    }
}
