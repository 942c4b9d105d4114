/// Phrases that are looked for all at once in folded text.
///
/// A place is compared with a phrase only when its first two bytes begin one, so that the time is that of one pass over the
/// text whatever the number of phrases.
struct PhraseSet: Sendable {
    /// The folded phrases one after the other, longest first among those with the same first byte.
    private var bytes: [UInt8] = []
    /// Where each phrase begins in `bytes`, and the end of the last.
    private var offsets: [Int] = [0]
    /// The first phrase of each first byte.
    private var firsts = [Int](repeating: 0, count: 257)
    /// A bit for every pair of bytes with which a phrase begins.
    private var pairs = [UInt64](repeating: 0, count: 1024)

    /// A set of phrases.
    ///
    /// - Parameter phrases: each of at least one byte; in any case.
    init(_ phrases: [String]) {
        let folded = phrases.map { FoldedText.fold(Array($0.utf8)) }.filter { !$0.isEmpty }
        let sorted = folded.sorted { $0[0] == $1[0] ? $0.count > $1.count : $0[0] < $1[0] }
        for phrase in sorted {
            bytes += phrase
            offsets.append(bytes.count)
            for byte in (Int(phrase[0]) + 1)...256 { firsts[byte] += 1 }
            for second in phrase.count > 1 ? Int(phrase[1])...Int(phrase[1]) : 0...255 {
                let pair = Int(phrase[0]) << 8 | second
                pairs[pair >> 6] |= 1 << UInt64(pair & 63)
            }
        }
    }

    /// Where the first phrase stands, the longest when several begin there.
    ///
    /// - Parameter folded: the text, folded.
    /// - Returns: its range, in the indices of the text; `nil` when there is none.
    func firstRange(in folded: Bytes) -> Range<Int>? {
        folded.withUnsafeBufferPointer { text in
            guard text.count > 1 else { return nil }
            for index in 0..<(text.count - 1) {
                let pair = Int(text[index]) << 8 | Int(text[index + 1])
                guard pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { continue }
                if let length = length(at: index, in: text) {
                    return (folded.startIndex + index)..<(folded.startIndex + index + length)
                }
            }
            return nil
        }
    }

    /// Whether a phrase stands anywhere in the text.
    func isFound(in folded: Bytes) -> Bool { firstRange(in: folded) != nil }

    /// The length of the longest phrase with which the text begins, `nil` when it begins with none.
    func prefixLength(of folded: Bytes) -> Int? {
        folded.withUnsafeBufferPointer { $0.isEmpty ? nil : length(at: 0, in: $0) }
    }

    /// Whether the text begins with a phrase.
    func begins(_ folded: Bytes) -> Bool { prefixLength(of: folded) != nil }

    private func length(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = Int(text[index])
        candidates: for phrase in firsts[first]..<firsts[first + 1] {
            let start = offsets[phrase]
            let length = offsets[phrase + 1] - start
            guard index + length <= text.count else { continue }
            for offset in 1..<max(1, length) where bytes[start + offset] != text[index + offset] {
                continue candidates
            }
            return length
        }
        return nil
    }
}
