/// Breaks lines between words so that they fit a screen.
enum WordWrap {
    /// Breaks a line.
    ///
    /// Further lines are indented as the first, those of a numbered step as its words; a word that is wider than the
    /// screen, and text without blanks such as Chinese, is broken between characters.
    ///
    /// - Parameters:
    ///   - line: the line, without line ends.
    ///   - width: columns of the screen.
    ///   - marks: what every line repeats after its indentation when the first has it there, such as `│ `.
    /// - Returns: the lines, at least one.
    static func lines(_ line: String, width: Int, marks: [String] = []) -> [String] {
        guard DisplayWidth.of(line) > width else { return [line] }
        let blanks = String(line.prefix { $0 == " " })
        var rest = line.dropFirst(blanks.count)
        var lead = blanks
        if let mark = marks.first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(mark.count)
            lead += mark
        }
        let number = stepNumber(of: rest)
        if !number.isEmpty {
            // The words of a step keep to their own column; its number stands before them.
            let indent = blanks + String(repeating: " ", count: number.count)
            var lines = WordWrap.lines(indent + rest.dropFirst(number.count), width: width)
            lines[0] = blanks + number + lines[0].dropFirst(indent.count)
            return lines
        }
        let room = max(8, width - DisplayWidth.of(lead))
        var lines: [String] = []
        var current = ""
        var used = 0
        for word in pieces(of: rest) {
            let wide = DisplayWidth.of(word)
            if used + wide <= room || (word == " " && used > 0) {
                current += word
                used += wide
                continue
            }
            if used > 0 { lines.append(lead + trimmed(current)) }
            (current, used) = word == " " ? ("", 0) : fill(word, room, lead, &lines)
        }
        if !trimmed(current).isEmpty || lines.isEmpty { lines.append(lead + trimmed(current)) }
        return lines
    }

    /// The number that a step begins with, with its full stop and blank: `3. `; empty for any other line.
    private static func stepNumber(of text: Substring) -> Substring {
        let digits = text.prefix { "0123456789".contains($0) }
        return (1...2).contains(digits.count) && text.dropFirst(digits.count).hasPrefix(". ")
            ? text.prefix(digits.count + 2) : ""
    }

    /// Blanks, words, and single wide characters, after each of which a line may end.
    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var word = ""
        func flush() {
            if !word.isEmpty { pieces.append(word) }
            word = ""
        }
        for character in text {
            if character == " " {
                flush()
                pieces.append(" ")
            } else if DisplayWidth.of(character) == 2, !closing.contains(character) {
                flush()
                word = String(character)
            } else {
                // A closing mark never begins a line.
                word.append(character)
            }
        }
        flush()
        return pieces
    }

    private static let closing: Set<Character> = ["。", "，", "、", "！", "？", "；", "：", "）", "”", "》", "」"]

    /// Breaks a word that is wider than a whole line; what is left begins the next.
    private static func fill(_ word: String, _ room: Int, _ lead: String, _ lines: inout [String]) -> (String, Int) {
        var current = ""
        var used = 0
        for character in word {
            let wide = DisplayWidth.of(character)
            if used + wide > room {
                lines.append(lead + current)
                current = ""
                used = 0
            }
            current.append(character)
            used += wide
        }
        return (current, used)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
