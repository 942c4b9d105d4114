/// The text of an HTML mail: no scripts, no styles, nothing hidden; quotations marked with `>`.
enum HTMLText {
    /// The text.
    ///
    /// - Parameter html: the HTML, well formed or not.
    /// - Returns: lines of text, at most one blank line between them.
    static func text(_ html: String) -> String {
        var writer = Writer()
        let scalars = Array(html.unicodeScalars)
        var index = 0
        var hidden: (tag: String, depth: Int)?
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "<" {
                if starts(scalars, index, "<!--") {
                    index = find(scalars, "-->", from: index + 4).map { $0 + 3 } ?? scalars.count
                    continue
                }
                guard index + 1 < scalars.count, isTagStart(scalars[index + 1]) else {
                    if hidden == nil { writer.text("<") }
                    index += 1
                    continue
                }
                let (tag, end) = self.tag(scalars, index)
                index = end
                if let open = hidden {
                    if tag.name == open.tag {
                        hidden =
                            tag.isClosing
                            ? (open.depth == 1 ? nil : (open.tag, open.depth - 1))
                            : tag.isEmpty ? open : (open.tag, open.depth + 1)
                    }
                    continue
                }
                if !tag.isClosing,
                    ["script", "style", "title", "noscript", "template"].contains(tag.name)
                        || (tag.isHidden && !voids.contains(tag.name))
                {
                    hidden = (tag.name, 1)
                    continue
                }
                writer.tag(tag)
            } else if scalar == "&" {
                let (text, end) = entity(scalars, index)
                if hidden == nil { writer.text(text) }
                index = end
            } else {
                var run = String.UnicodeScalarView()
                while index < scalars.count, scalars[index] != "<", scalars[index] != "&" {
                    run.append(scalars[index])
                    index += 1
                }
                if hidden == nil { writer.text(String(run)) }
            }
        }
        return writer.finish()
    }

    struct Tag {
        var name: String
        var isClosing: Bool
        var isEmpty: Bool
        var isHidden: Bool
        var isQuote: Bool
    }

    private static let voids: Set<String> = ["br", "hr", "img", "input", "meta", "link", "area", "col", "wbr"]

    private static func isTagStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "/" || scalar == "!" || scalar == "?" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func starts(_ scalars: [Unicode.Scalar], _ index: Int, _ text: String) -> Bool {
        var at = index
        for scalar in text.unicodeScalars {
            guard at < scalars.count, scalars[at] == scalar else { return false }
            at += 1
        }
        return true
    }

    private static func find(_ scalars: [Unicode.Scalar], _ text: String, from: Int) -> Int? {
        var index = from
        while index < scalars.count {
            if scalars[index] == "-", starts(scalars, index, text) { return index }
            index += 1
        }
        return nil
    }

    private static func tag(_ scalars: [Unicode.Scalar], _ start: Int) -> (Tag, Int) {
        var index = start + 1
        var quote: Unicode.Scalar?
        var body = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                if body.last == "=" || body.last == " " { quote = scalar }
            } else if scalar == ">" {
                break
            }
            if body.count < 4000 { body.append(scalar) }
        }
        let text = String(body).lowercased()
        let isClosing = text.hasPrefix("/")
        let name = String(text.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" })
        let isHidden =
            text.contains("style")
            && (text.contains("display:none") || text.contains("display: none") || text.contains("mso-hide:all"))
        let isQuote = name == "blockquote" && !(text.contains("margin:0 0 0 40px") || text.contains("webkit-indent"))
        return (
            Tag(name: name, isClosing: isClosing, isEmpty: text.hasSuffix("/"), isHidden: isHidden, isQuote: isQuote),
            index
        )
    }

    private static func entity(_ scalars: [Unicode.Scalar], _ start: Int) -> (String, Int) {
        var index = start + 1
        var name = ""
        while index < scalars.count, name.count < 12, scalars[index].isASCII,
            scalars[index].properties.isAlphabetic || scalars[index] == "#" || ("0"..."9").contains(scalars[index])
        {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        let hasEnd = index < scalars.count && scalars[index] == ";"
        let end = hasEnd ? index + 1 : index
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            if let value, let scalar = Unicode.Scalar(value == 0 ? 0xFFFD : value) { return (String(scalar), end) }
            return ("&", start + 1)
        }
        if let text = entities[name], hasEnd || ["nbsp", "amp", "lt", "gt", "quot"].contains(name) {
            return (text, end)
        }
        return ("&", start + 1)
    }

    private static let entities: [String: String] = {
        var table = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "euro": "€", "hellip": "…",
            "ndash": "–", "mdash": "—",
            "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„", "bull": "•",
            "middot": "·", "trade": "™",
            "zwnj": "", "zwj": "", "shy": "", "ensp": " ", "emsp": " ", "thinsp": " ", "lsaquo": "‹", "rsaquo": "›",
            "oelig": "œ", "OElig": "Œ", "tilde": "˜",
            "circ": "ˆ", "scaron": "š", "Scaron": "Š", "Yuml": "Ÿ", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓",
            "minus": "−", "lrm": "", "rlm": "",
        ]
        // The names of U+00A1 to U+00FF, in order.
        let latin = """
            iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo \
            frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
            Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
            ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
            """
        for (offset, name) in latin.split(separator: " ").enumerated() where name != "shy" {
            if let scalar = Unicode.Scalar(UInt32(0xA1 + offset)) { table[String(name)] = String(scalar) }
        }
        return table
    }()

    /// Writes lines, with quotation marks in front.
    private struct Writer {
        var lines: [String] = []
        var line = ""
        var pendingSpace = false
        var quotes = 0
        var pre = 0
        var lists: [Int] = []

        mutating func text(_ text: String) {
            if pre > 0 {
                for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    if index > 0 { end(force: true) }
                    line += part
                }
                return
            }
            for character in text {
                if character.isWhitespace {
                    pendingSpace = true
                } else {
                    if pendingSpace, !line.isEmpty { line += " " }
                    pendingSpace = false
                    line.append(character)
                }
            }
        }

        mutating func tag(_ tag: Tag) {
            switch tag.name {
            case "br": end(force: true)
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "dl":
                end()
                blank()
            case "div", "tr", "section", "article", "header", "footer", "li", "dt", "dd", "form", "fieldset", "center",
                "body", "html", "address", "title":
                end()
                if tag.name == "li", !tag.isClosing { line = "* " }
            case "hr":
                end()
                if !tag.isClosing {
                    line = "---"
                    end()
                }
            case "td", "th": if tag.isClosing { pendingSpace = true }
            case "pre":
                end()
                pre = max(0, pre + (tag.isClosing ? -1 : 1))
            case "blockquote":
                end()
                blank()
                if tag.isClosing { quotes = max(0, quotes - 1) } else if quotes < 20 { quotes += 1 }
            default: break
            }
        }

        mutating func end(force: Bool = false) {
            pendingSpace = false
            if line == "* " { return }
            if line.isEmpty, !force { return }
            if line.isEmpty, lines.last?.allSatisfy({ $0 == ">" || $0 == " " }) == true {
                return
            }
            lines.append(prefix + line)
            line = ""
        }

        mutating func blank() {
            guard let last = lines.last, !last.allSatisfy({ $0 == ">" || $0 == " " }) else { return }
            lines.append(prefix.trimmedBlanks)
        }

        private var prefix: String { quotes == 0 ? "" : String(repeating: "> ", count: quotes) }

        mutating func finish() -> String {
            end()
            while lines.first?.isEmpty == true { lines.removeFirst() }
            while lines.last?.isEmpty == true { lines.removeLast() }
            return lines.joined(separator: "\n")
        }
    }
}
