/// How Notes heads what it quotes: sender and day on lines of their own, then a table of labels without colons.
///
/// ```text
/// Mia <mia@example.com>
/// 02.03.2026 09:12
///
/// To
/// lin@shop.example
/// cc
///
/// Subject
/// Order
/// ```
enum NotesHeader {
    /// The sender, the day, a line between them, and the rows of the table.
    private static let maximumLines = 14
    /// The day stands on the second line, or the third or fourth when somebody sent for another.
    private static let linesUpToDay = 4

    /// Whether such a header begins at a line.
    static func begins(_ all: ArraySlice<TextLines.Line>, _ index: Int, _ lines: TextLines) -> Bool {
        let hasAddress = lines.folded(all[index]).contains(UInt8(ascii: "@"))
        guard all[index].bare.count < 200, hasAddress || SignatureLine.isName(lines.bare(all[index])),
            let second = lines.next(all, from: index + 1, within: 4), second.bare.count < 80
        else { return false }
        var seen = 0
        var hasDay = false
        var hasRecipient = false
        for line in all[(index + 1)...].prefix(2 * maximumLines) where !line.isBlank {
            seen += 1
            if seen > maximumLines { return false }
            let text = lines.folded(line)
            if !hasDay {
                hasDay = line.mayNameSomebody && text.count < 60 && Attribution.hasWhen(text)
                // A name above the sender is the last of the words.
                if !hasDay, seen + 1 >= linesUpToDay || !hasAddress && text.contains(UInt8(ascii: "@")) { return false }
                continue
            }
            guard let label = QuoteLabel.alone(text) else { continue }
            if label == .subject { return hasRecipient }
            hasRecipient = true
        }
        return false
    }

    /// The edge of the frame that old versions drew about it: `|---------+------->`.
    static func isTableEdge(_ text: Bytes) -> Bool { text.hasPrefix("|--") && text.hasSuffix("->") }
}
