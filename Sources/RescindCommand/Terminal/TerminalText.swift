/// The one place where foreign text is made harmless for a terminal.
enum TerminalText {
    /// The text without anything that could drive a terminal: C0 and C1 controls, ESC, and overrides of direction.
    static func inert(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x09: out.append(scalar)
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0x2028, 0x2029,
                0xFFF9...0xFFFB, 0xE0000...0xE007F:
                continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
