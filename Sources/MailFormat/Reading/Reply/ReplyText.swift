/// Finds the newest words of a mail: no quoted history, no signature.
///
/// When in doubt the words are kept: a seller's answer must not be lost.
public enum ReplyText {
    /// The newest words.
    ///
    /// - Parameters:
    ///   - text: the whole text of a mail, line ends `\n`.
    ///   - isForward: whether its subject says that it passes another mail on: then a header stands above words that
    ///     count.
    /// - Returns: the reply; the whole text when no history is found, nothing when there is nothing but history.
    public static func newest(in text: String, isForward: Bool = false) -> String {
        newest(in: FoldedText(text), isForward: isForward)
    }

    /// The newest words of a folded text.
    static func newest(in text: FoldedText, isForward: Bool) -> String {
        let lines = TextLines(text)
        let all = withoutMarker(lines.all.drop { $0.isBlank }, lines)
        let kept = newest(all, lines)
        var words = Signature.removed(from: kept.words.filter { !$0.isQuote }, lines)
        if let forward = kept.forward.first {
            let start = forward.range.lowerBound
            words += [lines.line(start..<start)] + kept.forward
        }
        let result = lines.joined(words)
        if !result.isEmpty { return result }
        let isHistory = !isForward && all.first.map { _ in QuoteHeader.begins(all, all.startIndex, lines) } ?? false
        return isHistory ? "" : lines.joined(all.filter { !$0.isQuote })
    }

    /// The lines without the first one when it asks to write above it: a help desk's own mail begins so.
    private static func withoutMarker(
        _ all: ArraySlice<TextLines.Line>,
        _ lines: TextLines
    ) -> ArraySlice<TextLines.Line> {
        guard let first = all.first, QuoteHeader.isMarker(lines.folded(first)) else { return all }
        return all.dropFirst().drop { $0.isBlank }
    }

    /// The lines that are not history: the words, and what they pass on.
    private static func newest(
        _ all: ArraySlice<TextLines.Line>,
        _ lines: TextLines
    ) -> (words: [TextLines.Line], forward: [TextLines.Line]) {
        guard let cut = cut(all, lines) else { return (Array(all), []) }
        switch cut.kind {
        case .forward:
            // What is passed on belongs to the message.
            return (Array(all[..<cut.line]), Array(all[cut.line...]))
        case .unmarked, .quoted:
            var above = Array(all[..<cut.line])
            if let own = Attribution.wordsBefore(all[cut.line], lines) { above.append(own) }
            guard above.contains(where: { !$0.isQuote && !$0.isBlank }) else {
                // A mail that begins with a quotation is answered below or between.
                return (cut.kind == .quoted ? wordsBelow(all[cut.line...], lines) : [], [])
            }
            return (cut.kind == .quoted ? above + wordsBelow(all[cut.line...], lines) : above, [])
        }
    }

    /// Where history begins.
    private struct Cut {
        enum Kind { case quoted, unmarked, forward }

        var line: Int
        var kind: Kind
    }

    private static func cut(_ all: ArraySlice<TextLines.Line>, _ lines: TextLines) -> Cut? {
        for index in all.indices where !all[index].isBlank {
            let line = all[index]
            if line.isQuote { return Cut(line: index, kind: .quoted) }
            if let end = Attribution.end(all, index, lines) {
                return Cut(line: index, kind: lines.next(all, from: end)?.isQuote == true ? .quoted : .unmarked)
            }
            if QuoteHeader.isForward(lines.folded(line)) { return Cut(line: index, kind: .forward) }
            if QuoteHeader.begins(all, index, lines) { return Cut(line: index, kind: .unmarked) }
        }
        return nil
    }

    /// The words after marked quotations: the answer below or between them.
    private static func wordsBelow(_ all: ArraySlice<TextLines.Line>, _ lines: TextLines) -> [TextLines.Line] {
        var out: [TextLines.Line] = []
        var index = all.startIndex
        var hasQuote = false
        while index < all.endIndex {
            let line = all[index]
            if line.isQuote {
                hasQuote = true
                index += 1
                continue
            }
            if !line.isBlank, let end = Attribution.end(all, index, lines) {
                index = end
                continue
            }
            if !line.isBlank, QuoteHeader.begins(all, index, lines) { break }
            if line.isBlank || hasQuote && !isBrokenEnd(all, index, lines) { out.append(line) }
            index += 1
        }
        guard out.contains(where: { !$0.isBlank }) else { return [] }
        return [lines.line(all[all.startIndex].range.lowerBound..<all[all.startIndex].range.lowerBound)] + out
    }

    /// Whether a line is the end of a long quoted one that a program broke: it goes on in small letters, or inside a link.
    private static func isBrokenEnd(_ all: ArraySlice<TextLines.Line>, _ index: Int, _ lines: TextLines) -> Bool {
        guard index > all.startIndex, all[index - 1].isQuote else { return false }
        let before = lines.bare(all[index - 1])
        let line = lines.bare(all[index])
        guard let first = line.first else { return false }
        let isQuotedAfter = index + 1 < all.endIndex && all[index + 1].isQuote
        let isInLink = links.isFound(in: lines.folded(all[index - 1])) && !line.contains(.space)
        if isInLink { return true }
        if isQuotedAfter, first == UInt8(ascii: "(") || first == UInt8(ascii: "<"), line.count < 100 { return true }
        // A small letter differs from none only when folded text is the same and a capital would not be.
        let isSmall =
            first &- 97 < 26 || first >= 0xC3 && lines.folded(all[index]).first == first && isSmallLetter(line)
        return before.count > 60 && isSmall
    }

    private static let links = PhraseSet(["http://", "https://", "www."])

    private static func isSmallLetter(_ line: Bytes) -> Bool {
        String(decoding: line.prefix(4), as: UTF8.self).first?.isLowercase == true
    }
}
