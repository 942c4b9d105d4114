/// Takes signatures, the lines of phones and programs, and legal notices off the end of what somebody wrote.
enum Signature {
    /// The lines above the signature; all of them when there is none, or nothing above it.
    static func removed(from words: [TextLines.Line], _ lines: TextLines) -> [TextLines.Line] {
        var rest = Array(words[..<(end(of: words, lines) ?? words.count)])
        // A signature has layers: a name, a formula, a notice, the line of a phone.
        for _ in 0..<maximumLayers {
            while rest.last?.isBlank == true { rest.removeLast() }
            guard let cut = cut(rest, lines), rest[..<cut].contains(where: { !$0.isBlank }) else { break }
            rest.removeLast(rest.count - cut)
        }
        return rest
    }

    private static let maximumLayers = 60

    /// The first line below words that ends them wherever it stands: the mark of a signature, the line of a phone.
    private static func end(of all: [TextLines.Line], _ lines: TextLines) -> Int? {
        var hasWords = false
        var lastSentence: Int?
        for index in all.indices where !all[index].isBlank {
            defer { hasWords = true }
            guard hasWords else { continue }
            if ProgramLine.isPhone(lines.folded(all[index])) { return index }
            guard isDashes(all[index], lines) else { continue }
            // Only with its blank is it the mark of the standard; without, people put it between sentences too.
            if all[index].bare.upperBound < all[index].range.upperBound { return index }
            let last = lastSentence ?? all.lastIndex { SignatureLine.isSentence(lines.bare($0)) } ?? 0
            lastSentence = last
            if last < index { return index }
        }
        return nil
    }

    private static func cut(_ rest: [TextLines.Line], _ lines: TextLines) -> Int? {
        for index in max(1, rest.count - maximumLength)..<max(1, rest.count) where !rest[index].isBlank {
            let text = lines.folded(rest[index])
            if isMark(rest, index, lines) || ClosingFormula.isOne(rest, index, lines) || LegalNotice.begins(text) {
                return index
            }
        }
        guard let last = rest.last, rest.count > 1 else { return nil }
        let text = lines.folded(last)
        if ProgramLine.isOne(text) || isOrnament(text) { return rest.count - 1 }
        return isDashedName(rest, lines) ? rest.count - 1 : nil
    }

    /// So many lines at the end can be a signature.
    private static let maximumLength = 40

    /// `-- `, the mark of RFC 3676, section 4.3, and what is left of it.
    private static func isDashes(_ line: TextLines.Line, _ lines: TextLines) -> Bool {
        let bare = lines.bare(line)
        return bare.equals("--") || bare.elementsEqual("—".utf8) || bare.elementsEqual("–".utf8)
    }

    /// A rule above a few short lines.
    private static func isMark(_ rest: [TextLines.Line], _ index: Int, _ lines: TextLines) -> Bool {
        let text = lines.folded(rest[index])
        guard let first = text.first, text.count >= 2, text.allSatisfy({ $0 == first }) else { return false }
        let after = rest[(index + 1)...].filter { !$0.isBlank }
        let isAfterBlank = rest[index - 1].isBlank
        switch first {
        case UInt8(ascii: "_"):
            guard text.count >= 5 && after.count <= 10 || isAfterBlank && rest.count - index <= 10 else { return false }
            return namesSomebody(after, lines) || !after.contains { SignatureLine.isSentence(lines.bare($0)) }
        case UInt8(ascii: "-"):
            if (3...4).contains(text.count) {
                return after.count <= 4 && after.allSatisfy { $0.bare.count < 60 }
                    && (namesSomebody(after, lines) || after.allSatisfy { SignatureLine.words(lines.folded($0)) <= 4 })
            }
            return text.count > 4 && isAfterBlank && after.count <= 9 && after.allSatisfy { $0.bare.count < 80 }
                && namesSomebody(after, lines)
        case UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "#"):
            return text.count > 4 && isAfterBlank && after.count <= 9 && after.allSatisfy { $0.bare.count < 80 }
                && namesSomebody(after, lines)
        default: return false
        }
    }

    /// Whether lines hold an address or a telephone, or only a name: a rule alone may also stand above a list.
    private static func namesSomebody(_ after: [TextLines.Line], _ lines: TextLines) -> Bool {
        after.contains { SignatureLine.reachesSomebody(lines.folded($0)) }
            || after.count <= 3 && after.allSatisfy { SignatureLine.isName(lines.bare($0)) }
    }

    /// `- Ann`, `-Ann Lee` at the very end; two such lines in a row are a list.
    private static func isDashedName(_ rest: [TextLines.Line], _ lines: TextLines) -> Bool {
        guard let last = rest.last else { return false }
        let bare = lines.bare(last)
        let name = bare.drop { $0 == UInt8(ascii: "-") }.trimmed
        let isOneWord = name.count < 16 && name.allSatisfy { $0.isLetter || $0 >= 0x80 }
        guard bare.first == UInt8(ascii: "-"), bare.count < 40, isOneWord || SignatureLine.isName(name) else {
            return false
        }
        let before = rest.dropLast().last { !$0.isBlank }
        return before.map { lines.bare($0).first != UInt8(ascii: "-") } ?? false
    }

    /// A line of signs alone at the end.
    private static func isOrnament(_ text: Bytes) -> Bool {
        guard text.count >= 3, let first = text.first else { return false }
        return text.allSatisfy { $0 == first }
            && [
                UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "~"),
                UInt8(ascii: "#"),
            ]
            .contains(first)
    }
}
