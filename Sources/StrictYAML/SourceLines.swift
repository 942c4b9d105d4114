extension String {
    /// The lines of a file, without their ends and without a byte order mark, as the YAML parser counts them.
    ///
    /// CR LF, CR, LF, NEL (U+0085), LS (U+2028) and PS (U+2029) end a line (YAML 1.1, section 4.2). Never empty: after the
    /// last end there is one more line. A split at the Character `"\n"` would miss CR LF, which is one Character.
    public var sourceLines: [Substring] {
        var lines: [Substring] = []
        var start = unicodeScalars.first == "\u{FEFF}" ? unicodeScalars.index(after: startIndex) : startIndex
        var index = start
        while index < endIndex {
            let scalar = unicodeScalars[index]
            var next = unicodeScalars.index(after: index)
            if scalar.endsLine {
                if scalar == "\r", next < endIndex, unicodeScalars[next] == "\n" {
                    next = unicodeScalars.index(after: next)
                }
                lines.append(self[start..<index])
                start = next
            }
            index = next
        }
        lines.append(self[start...])
        return lines
    }
}

extension Unicode.Scalar {
    fileprivate var endsLine: Bool {
        switch value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
