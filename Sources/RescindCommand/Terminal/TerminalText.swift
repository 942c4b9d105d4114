/// The one place where foreign text is made harmless for a terminal.
enum TerminalText {
    /// At most so many marks are kept on one character.
    private static let marksOnOneCharacter = 4

    /// The text without anything that could drive a terminal or deceive the eye.
    ///
    /// Left out are C0 and C1 controls with ESC, overrides of direction, tags, and characters without width except a
    /// joiner between two characters; of many marks on one character only a few are kept. Idempotent.
    static func inert(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return text }
        var out = String.UnicodeScalarView()
        var marks = 0
        var last: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .harmful: continue
            case .joiner:
                // Joiners stand in families of emoji and in some scripts; only ever between two characters.
                if last == scalar || last == " " || last == "\n" { continue }
            case .mark:
                marks += 1
                if marks > marksOnOneCharacter || scalar == last && scalar.properties.isVariationSelector { continue }
            case .plain: marks = 0
            }
            out.append(scalar)
            last = scalar
        }
        return String(out)
    }

    /// The text on one line, for names and subjects: line ends become blanks, tabs too.
    static func inertLine(_ text: String) -> String {
        inert(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }

    /// A record of `--plain`: fields with tabs between them, each on one line, empty for none.
    static func record(_ fields: [String?]) -> String {
        fields.map { inertLine($0 ?? "") }.joined(separator: "\t")
    }

    /// Whether the text has letters that are written from right to left.
    static func isRightToLeft(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
            default: false
            }
        }
    }

    private enum Kind { case plain, mark, joiner, harmful }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x0A, 0x09: .plain
        case 0x00...0x1F, 0x7F...0x9F: .harmful
        // Overrides, isolates and marks of direction.
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: .harmful
        // Separators of lines, annotations, tags, more variation selectors.
        case 0x2028, 0x2029, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: .harmful
        // Characters without width.
        case 0xAD, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0x180E, 0x115F, 0x1160, 0x3164, 0xFFA0: .harmful
        case 0x200C, 0x200D: .joiner
        case 0x20...0x7E, 0x3000...0xD7FF: .plain
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: .mark
            case .control, .surrogate: .harmful
            default: .plain
            }
        }
    }
}
