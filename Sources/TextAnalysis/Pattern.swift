/// A pattern over words: `we|i .. accept* .. cancel*`.
///
/// Words separated by blanks follow each other; `|` separates alternatives, whose own words are joined by `_`; `*` at the
/// end stands for any ending; `..` stands for up to five words in between; Han characters stand for themselves. Matching
/// takes time linear in the text for a pattern of fixed length.
package struct Pattern: Sendable {
    /// One word of a pattern.
    struct Element: Sendable {
        /// The words and beginnings that fit, as a range of the tokens of a table.
        var tokens: Range<Int>
        /// Whether up to five words may stand before it.
        var allowsGap: Bool
    }

    /// A word or the beginning of a word, as a number: twice its node in a tree, and one more for a beginning.
    typealias Token = Int32

    /// The line that it is for, from 0.
    var name: Int
    /// The words, in order, as a range of the elements of a table; never empty.
    var elements: Range<Int>

    /// How many words `..` may stand for.
    static let gap = 5

    /// Whether a word is a Han character.
    package static func isHan(_ word: String) -> Bool { word.unicodeScalars.first.map(isIdeograph) ?? false }

    /// Whether a scalar is a Han character, in the planes that sellers and buyers write in.
    package static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
    }
}
