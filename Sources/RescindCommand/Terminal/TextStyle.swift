/// Bold and the eight base colours; what they say also stands in words or signs.
struct TextStyle {
    /// Whether anything is added at all.
    let isColored: Bool

    /// A text in the colour of its kind.
    func dress(_ text: String, as kind: ChatLine.Kind) -> String {
        guard isColored, let code = TextStyle.code(of: kind), !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// The parameter of SGR (ECMA-48, 8.3.117).
    private static func code(of kind: ChatLine.Kind) -> String? {
        switch kind {
        case .plain, .meaning: nil
        case .alarm: "1;33"
        case .warning: "1;31"
        case .clock: "36"
        case .standing, .step, .question: "1"
        case .draft: "32"
        case .keys: "1;34"
        case .mail: "35"
        }
    }
}
