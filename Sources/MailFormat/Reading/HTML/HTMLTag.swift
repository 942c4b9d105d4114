/// One tag of HTML, read as far as its text needs it.
struct HTMLTag {
    /// The elements that matter for the text.
    enum Name: UInt8, Sendable {
        case other, br, p, heading, list, table, definitions, division, item, hr, cell, pre, blockquote
        case script, style, title, template, void

        /// Whether its content is no HTML.
        var isRaw: Bool { self == .script || self == .style || self == .title || self == .template }
        /// Whether it has no content.
        var isVoid: Bool { self == .br || self == .hr || self == .void }
    }

    /// The element.
    private(set) var name = Name.other
    /// Whether it ends the element.
    private(set) var isClosing = false
    /// Whether it ends itself.
    private(set) var isEmpty = false
    /// Whether what it holds is not shown.
    private(set) var isHidden = false
    /// Whether it only indents: how some editors write an indented paragraph as a quotation.
    private(set) var isIndent = false
    /// Where the text after it begins.
    private(set) var end: Int

    /// At most so many bytes of a tag's attributes are looked at.
    private static let maximumAttributes = 4000

    /// Reads the tag at a place.
    ///
    /// - Parameters:
    ///   - html: the HTML.
    ///   - start: where its `<` stands.
    ///   - nameOnly: whether attributes are left alone; `end` then is where the name ends.
    init(_ html: Bytes, _ start: Int, nameOnly: Bool = false) {
        var index = start + 1
        if index < html.endIndex, html[index] == UInt8(ascii: "/") {
            isClosing = true
            index += 1
        }
        let nameStart = index
        while index < html.endIndex, html[index].isLetter || html[index].isDigit { index += 1 }
        name = HTMLTag.name(html[nameStart..<index])
        end = index
        guard !nameOnly else { return }
        let attributes = index
        var quote: UInt8?
        while index < html.endIndex {
            let byte = html[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
                html[index - 1] == UInt8(ascii: "=") || html[index - 1].isBlank
            {
                quote = byte
                // A quote that never ends would swallow the rest.
                if !HTMLTag.ends(html, index + 1, byte) { quote = nil }
            }
            index += 1
        }
        end = min(index + 1, html.endIndex)
        let text = html[attributes..<min(index, attributes + HTMLTag.maximumAttributes)]
        isEmpty = text.last == UInt8(ascii: "/")
        if !isClosing, text.count > 5 { readStyle(text) }
    }

    /// Whether the quotation mark ends within a sensible length.
    private static func ends(_ html: Bytes, _ start: Int, _ quote: UInt8) -> Bool {
        html[..<min(html.endIndex, start + 20_000)].firstIndex(of: quote, from: start) != nil
    }

    private mutating func readStyle(_ attributes: Bytes) {
        var squeezed: [UInt8] = []
        squeezed.reserveCapacity(attributes.count)
        for byte in attributes where !byte.isWhitespace { squeezed.append(byte.lowercased) }
        if let place = HTMLTag.hiding.firstRange(in: squeezed[...]) {
            // Zero, and not 0.5 or 0px more.
            let next = place.upperBound < squeezed.count ? squeezed[place.upperBound] : 0
            isHidden = squeezed[place.upperBound - 1] != UInt8(ascii: "0") || next != UInt8(ascii: ".") && !next.isDigit
        }
        if name == .blockquote { isIndent = HTMLTag.indenting.isFound(in: squeezed[...]) }
    }

    private static let hiding = PhraseSet([
        "display:none", "visibility:hidden", "mso-hide:all", "max-height:0", "opacity:0",
    ])
    private static let indenting = PhraseSet(["margin:00040px", "margin:0px0px0px40px", "webkit-indent"])

    private static func name(_ bytes: Bytes) -> Name {
        guard bytes.count <= 10 else { return .other }
        return names[String(decoding: bytes.map(\.lowercased), as: UTF8.self)] ?? .other
    }

    private static let names: [String: Name] = {
        var table: [String: Name] = [
            "br": .br, "p": .p, "ul": .list, "ol": .list, "table": .table, "dl": .definitions, "li": .item, "hr": .hr,
            "td": .cell, "th": .cell, "pre": .pre, "blockquote": .blockquote, "script": .script, "style": .style,
            "title": .title, "template": .template,
        ]
        for name in ["h1", "h2", "h3", "h4", "h5", "h6"] { table[name] = .heading }
        for name in [
            "div", "tr", "section", "article", "header", "footer", "dt", "dd", "form", "fieldset", "center", "body",
            "html",
            "address", "main", "nav", "aside", "figure", "caption",
        ] { table[name] = .division }
        for name in ["img", "input", "meta", "link", "area", "col", "wbr", "base", "embed", "source"] {
            table[name] = .void
        }
        return table
    }()
}
