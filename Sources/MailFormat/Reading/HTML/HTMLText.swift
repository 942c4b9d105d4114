/// The text of an HTML mail: no scripts, no styles, nothing hidden; quotations marked with `>`.
struct HTMLText {
    /// The text.
    ///
    /// - Parameter html: the HTML, well formed or not.
    /// - Returns: lines of text, at most one blank line between them.
    static func text(_ html: String) -> String {
        var reader = HTMLText(html: Array(html.utf8)[...])
        reader.read()
        return String(decoding: reader.writer.finish(), as: UTF8.self)
    }

    /// The charset that a `meta` element near the start states.
    static func statedCharset(_ html: Bytes) -> Bytes? {
        let start = html.prefix(2048)
        guard !html.isASCII, let place = PhraseSet(["charset="]).firstRange(in: start.map(\.lowercased)[...]) else {
            return nil
        }
        let rest = start.dropFirst(place.upperBound).drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return name.isEmpty ? nil : name
    }

    private let html: Bytes
    private var index: Int
    private var writer = HTMLTextWriter()
    /// The hidden element that is open, and how many of its name stand in each other.
    private var hidden: (name: HTMLTag.Name, depth: Int)?
    /// Whether no comment ends any more: looked for once.
    private var noCommentEnds = false
    /// The elements with raw text that do not end any more.
    private var endless: Set<HTMLTag.Name> = []

    private init(html: Bytes) {
        self.html = html
        index = html.startIndex
    }

    private mutating func read() {
        while index < html.endIndex {
            switch html[index] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "&"):
                let (text, end) = HTMLEntity.read(html, index)
                if hidden == nil { writer.text(text) }
                index = end
            default:
                let start = index
                while index < html.endIndex, html[index] != UInt8(ascii: "<"), html[index] != UInt8(ascii: "&") {
                    index += 1
                }
                if hidden == nil { writer.text(html[start..<index]) }
            }
        }
    }

    private mutating func markup() {
        let next = index + 1 < html.endIndex ? html[index + 1] : 0
        if next == UInt8(ascii: "!"), html[index...].hasPrefix("<!--") {
            index = commentEnd()
            return
        }
        guard next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
        else {
            if hidden == nil { writer.text(html[index...index]) }
            index += 1
            return
        }
        let tag = HTMLTag(html, index)
        index = tag.end
        if let open = hidden {
            guard tag.name == open.name, !tag.isEmpty else { return }
            let depth = open.depth + (tag.isClosing ? -1 : 1)
            hidden = depth == 0 ? nil : (open.name, depth)
        } else if !tag.isClosing, tag.name.isRaw {
            skipRawText(tag.name)
        } else if !tag.isClosing, tag.isHidden, !tag.name.isVoid, !tag.isEmpty {
            hidden = (tag.name, 1)
        } else {
            writer.tag(tag)
        }
    }

    /// Where a comment ends; one that never ends is only its mark.
    private mutating func commentEnd() -> Int {
        // `<!-->` and `<!--->` are comments too.
        var dash = index + 2
        while !noCommentEnds, let found = html.firstIndex(of: UInt8(ascii: ">"), from: dash) {
            if found - 2 >= index + 2, html[found - 1] == UInt8(ascii: "-"), html[found - 2] == UInt8(ascii: "-") {
                return found + 1
            }
            dash = found + 1
        }
        // It never ends: words after it would be lost.
        noCommentEnds = true
        return index + 4
    }

    /// Skips what stands in `script`, `style` and `title`: no tags are read in them.
    private mutating func skipRawText(_ name: HTMLTag.Name) {
        guard !endless.contains(name) else { return }
        var place = index
        while let open = html.firstIndex(of: UInt8(ascii: "<"), from: place) {
            if open + 1 < html.endIndex, html[open + 1] == UInt8(ascii: "/") {
                let tag = HTMLTag(html, open, nameOnly: true)
                if tag.name == name {
                    index = html.firstIndex(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? html.endIndex
                    return
                }
            }
            place = open + 1
        }
        // It never ends: words after it would be lost.
        endless.insert(name)
    }
}
