/// What stands between quotation marks: another's words, or the name of a thing on the page.
enum Quotation {
    /// The parts between double quotation marks, the marks not included; linear in the text.
    static func ranges(in text: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var open: (start: String.Index, closing: String)?
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if let quoted = open, quoted.closing.unicodeScalars.contains(scalar) {
                if quoted.start < index { ranges.append(quoted.start..<index) }
                open = nil
            } else if open == nil, let closing = marks[scalar] {
                open = (scalars.index(after: index), closing)
            }
        }
        return ranges
    }

    /// What the models are told of a text with such parts.
    static func names(in text: String) -> [String] { ranges(in: text).isEmpty ? [] : ["quotation"] }

    /// For each mark that opens the ones that close.
    private static let marks: [Unicode.Scalar: String] = [
        "\"": "\"", "“": "”\"", "„": "“”\"", "«": "»", "「": "」", "『": "』", "《": "》",
    ]
}
