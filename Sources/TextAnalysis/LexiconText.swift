/// The bytes of a lexicon, cut by ranges: nothing is copied, so that a start does not wait for lexicons.
package struct LexiconText {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the lexicon.
    ///   - body: what reads it; its parameter is valid only while it runs.
    /// - Returns: what the body returns.
    package static func read<Result>(_ text: String, _ body: (LexiconText) -> Result) -> Result {
        var text = text
        return text.withUTF8 { body(LexiconText(bytes: $0)) }
    }

    /// All of it.
    package var whole: Range<Int> { 0..<bytes.count }

    /// A byte.
    package subscript(index: Int) -> UInt8 { bytes[index] }

    /// The parts of a range between separators, in order, without empty ones.
    package func forEachPart(of range: Range<Int>, at separator: Unicode.Scalar, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = place(of: separator, in: start..<range.upperBound) ?? range.upperBound
            if end > start { body(start..<end) }
            start = end + 1
        }
    }

    /// Where an ASCII character stands first in a range, `nil` when it does not.
    package func place(of character: Unicode.Scalar, in range: Range<Int>) -> Int? {
        let byte = UInt8(truncatingIfNeeded: character.value)
        for index in range where bytes[index] == byte { return index }
        return nil
    }

    /// The scalars of a range, in order; a range that ends within a scalar is a mistake of the program.
    func forEachScalar(of range: Range<Int>, _ body: (Unicode.Scalar) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let first = UInt32(bytes[index])
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var value = length == 1 ? first : first & (0x7F >> UInt32(length))
            for next in index + 1..<index + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
            body(Unicode.Scalar(value) ?? "\u{FFFD}")
            index += length
        }
    }

    /// The text of a range.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension WordTree {
    /// The node of a word or beginning of a lexicon, made when there is none.
    package mutating func insert(_ range: Range<Int>, of text: LexiconText) -> Int {
        var node = 0
        text.forEachScalar(of: range) { node = insert(node, $0) }
        return node
    }
}
