import CEditShim
import Glibc

/// How many columns a terminal gives to a text.
enum DisplayWidth {
    /// Columns of a text on one line.
    static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

    /// Columns of what a person sees as one character: 0, 1 or 2.
    ///
    /// The widest of its scalars counts, since the others stand on or in it: a family, a flag, a tone of skin. U+FE0F
    /// asks for the picture, which is two columns wide.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.count == 1, let ascii = scalars.first?.value, (0x20...0x7E).contains(ascii) { return 1 }
        if scalars.contains("\u{FE0F}") { return 2 }
        let flags = scalars.filter { (0x1F1E6...0x1F1FF).contains($0.value) }
        if flags.count == 2 { return 2 }
        return scalars.map(of).max() ?? 0
    }

    /// Columns of a scalar, from the tables of the C library (Unicode's East Asian Width, UAX 11).
    private static func of(_ scalar: Unicode.Scalar) -> Int { max(0, Int(rescind_columns(scalar.value))) }

    /// Makes the C library know the characters; without it, it knows ASCII only.
    ///
    /// - Returns: whether the locale's own encoding is UTF-8.
    @discardableResult
    static func prepare() -> Bool {
        setlocale(LC_CTYPE, "")
        if strcmp(nl_langinfo(nl_item(CODESET)), "UTF-8") == 0 { return true }
        setlocale(LC_CTYPE, "C.UTF-8")
        return false
    }
}
