import TextAnalysis

/// What stands between quotation marks: another's words, or the name of a thing on the page.
enum Quotation {
    /// The parts between double quotation marks, the marks not included, as far as a text is cut into words.
    static func ranges(in text: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var open: (start: String.Index, mark: Unicode.Scalar)?
        let scalars = text.unicodeScalars
        var read = 0
        var index = scalars.startIndex
        while index < scalars.endIndex, read < Words.scalarLimit {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if let quoted = open, closes(scalar, quoted.mark) {
                if quoted.start < index { ranges.append(quoted.start..<index) }
                open = nil
            } else if open == nil, opens(scalar) {
                open = (next, scalar)
            }
            read += 1
            index = next
        }
        return ranges
    }

    /// What the models are told of a text with such parts.
    static func names(in text: String) -> [String] { ranges(in: text).isEmpty ? [] : ["quotation"] }

    /// Whether a mark begins a quotation.
    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "„", "«", "「", "『", "《": true
        default: false
        }
    }

    /// Whether a mark ends the quotation that another began.
    private static func closes(_ scalar: Unicode.Scalar, _ opening: Unicode.Scalar) -> Bool {
        switch (opening, scalar) {
        case ("\"", "\""), ("“", "”"), ("“", "\""), ("„", "“"), ("„", "”"), ("„", "\""), ("«", "»"), ("「", "」"),
            ("『", "』"),
            ("《", "》"):
            true
        default: false
        }
    }
}
