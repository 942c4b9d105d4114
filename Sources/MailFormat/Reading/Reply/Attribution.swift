/// Lines that tell who wrote what is quoted below: `On Mon, 2 Mar 2026, Mia wrote:`.
enum Attribution {
    /// The line after an attribution that begins at a line; `nil` when none does.
    ///
    /// It takes up to eight lines, since programs break them. Which language it is in matters little: a day or a time, an
    /// address or a verb of writing, and a colon or a quotation after it are what all have in common.
    static func end(_ all: ArraySlice<TextLines.Line>, _ start: Int, _ lines: TextLines) -> Int? {
        let first = all[start]
        guard first.mayNameSomebody || canBegin(lines.folded(first)) || isNameAboveAddress(all, start, lines),
            let end = firstEnd(all, start, lines)
        else { return nil }
        return beginsWithOwnWords(all, start..<end, lines) ? nil : end
    }

    /// A name whose address a program broke off into the next line.
    private static func isNameAboveAddress(
        _ all: ArraySlice<TextLines.Line>,
        _ start: Int,
        _ lines: TextLines
    ) -> Bool {
        guard start + 1 < all.endIndex, all[start].bare.count < 60 else { return false }
        return lines.folded(all[start + 1]).first == UInt8(ascii: "<") && SignatureLine.isName(lines.bare(all[start]))
    }

    /// Whether the first of some lines belongs to the words above: those after it are an attribution without it.
    private static func beginsWithOwnWords(
        _ all: ArraySlice<TextLines.Line>,
        _ range: Range<Int>,
        _ lines: TextLines
    ) -> Bool {
        guard range.count > 1 else { return false }
        let first = lines.folded(all[range.lowerBound])
        let endsSentence = sentenceEnds.contains { first.hasSuffix($0) }
        // "El lun." may begin an attribution that was broken early; "El dinero llega en 7 días" does not.
        let mayOpen = openings.begins(first) && first.count <= longestOpening
        guard endsSentence || !hasWhen(first) && !mayOpen, QuoteLabel.leading(first) == nil else { return false }
        let end = all[range.upperBound - 1].bare.upperBound
        return range.dropFirst()
            .contains { index in
                let rest = lines.text.folded[all[index].bare.lowerBound..<end]
                guard rest.first != UInt8(ascii: "<"), hasWhen(rest) else { return false }
                return hasAddress(rest) || verbs.isFound(in: rest)
            }
    }

    /// So long can a first line without a date be, in bytes.
    private static let longestOpening = 16

    private static let sentenceEnds: [StaticString] = [".", "!", "?", "。", "！", "？", "…", "।", "؟"]

    /// The end of the first lines from a place that read as an attribution.
    private static func firstEnd(_ all: ArraySlice<TextLines.Line>, _ start: Int, _ lines: TextLines) -> Int? {
        let first = all[start]
        for index in start..<min(all.endIndex, start + 8) {
            let line = all[index]
            if line.isBlank {
                guard index > start, bracketFollows(all, index, lines) else { return nil }
                continue
            }
            if line.isQuote, index == start || !endsBracket(lines.folded(line)) { return nil }
            if line.bare.count > 400 { return nil }
            let text = lines.text.folded[first.bare.lowerBound..<line.bare.upperBound]
            let endsOpen = endsOpen(text)
            let next = lines.next(all, from: index + 1)
            let isQuoted = next?.isQuote == true && !(next.map { endsBracket(lines.folded($0)) } ?? false)
            if endsOpen || isQuoted {
                if isOne(text, endsOpen: endsOpen, isQuoted: isQuoted) { return index + 1 }
            } else if endsInVerb(text), openings.begins(text), hasWhen(text), hasAddress(text) {
                return index + 1
            }
        }
        return nil
    }

    private static func isOne(_ text: Bytes, endsOpen: Bool, isQuoted: Bool) -> Bool {
        let hasWhen = hasWhen(text)
        let hasAddress = hasAddress(text)
        if hasWhen, hasAddress { return true }
        guard hasWhen || hasAddress || endsOpen && isQuoted else { return false }
        if endsOpen, isQuoted, hasWhen || hasAddress { return true }
        return verbs.isFound(in: text)
    }

    /// A name broken off before its address: a blank line, then `<`.
    private static func bracketFollows(_ all: ArraySlice<TextLines.Line>, _ index: Int, _ lines: TextLines) -> Bool {
        guard let next = lines.next(all, from: index, within: 3) else { return false }
        let text = lines.folded(next)
        return text.first == UInt8(ascii: "<") || text.hasPrefix("mailto:") || endsBracket(text)
    }

    /// `> wrote:` is the end of a broken address, not a quotation.
    private static func endsBracket(_ text: Bytes) -> Bool {
        text.count < 30 && text.last == UInt8(ascii: ":") && verbs.isFound(in: text)
    }

    private static func endsOpen(_ text: Bytes) -> Bool {
        var end = text
        while let last = end.last, last == UInt8(ascii: "*") || last == .space || last == UInt8(ascii: "_") {
            end.removeLast()
        }
        if end.last == UInt8(ascii: ":") { return true }
        // ---- On Mon, 2 Mar 2026 Mia wrote ----
        return end.hasSuffix("--") && text.hasPrefix("--") && text.count > 20
    }

    private static func endsInVerb(_ text: Bytes) -> Bool {
        verbs.firstRange(in: text.suffix(16))
            .map { range in
                text[range.upperBound...].allSatisfy { !$0.isBlank }
            } ?? false
    }

    private static func hasAddress(_ text: Bytes) -> Bool {
        text.contains(UInt8(ascii: "@"))
            && (text.contains(UInt8(ascii: "<")) || text.contains(UInt8(ascii: "[")) || text.contains(UInt8(ascii: "("))
                || mailto.isFound(in: text))
    }

    private static let mailto = PhraseSet(["mailto"])

    /// Whether a line without digit and address can be the first of an attribution.
    private static func canBegin(_ text: Bytes) -> Bool { openings.begins(text) || verbs.isFound(in: text) }

    /// Whether a date or a time of day stands in the text.
    static func hasWhen(_ text: Bytes) -> Bool {
        hasWhenInASCII(text) || !text.isASCII && NativeDigits.asASCII(text).map { hasWhenInASCII($0) } ?? false
    }

    private static func hasWhenInASCII(_ text: Bytes) -> Bool {
        var numbers = 0
        var hasYear = false
        var index = text.startIndex
        var separators = 0
        while index < text.endIndex {
            guard text[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            while index < text.endIndex, text[index].isDigit { index += 1 }
            let length = index - start
            numbers += 1
            if length == 4 {
                let century = (text[start], text[start + 1])
                hasYear = hasYear || century == (49, 57) || century == (50, 48)
            }
            guard length <= 4, index + 1 < text.endIndex else {
                separators = 0
                continue
            }
            if text[index] == UInt8(ascii: ":"), text[index + 1].isDigit, length <= 2 { return true }
            let isSeparated =
                (text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: ".")
                    || text[index] == UInt8(ascii: "-"))
                && text[index + 1].isDigit
            separators = isSeparated ? separators + 1 : 0
            // 02/03/26
            if separators == 2 { return true }
        }
        return hasYear && numbers > 1
    }

    /// The buyer's own words on the line of an attribution: `thanks On Wed, 4 Apr 2012, Bob wrote:`.
    static func wordsBefore(_ line: TextLines.Line, _ lines: TextLines) -> TextLines.Line? {
        let text = lines.folded(line)
        guard let on = on.firstRange(in: text), on.lowerBound > text.startIndex else { return nil }
        let rest = text[on.upperBound...]
        guard verbs.isFound(in: rest), hasWhen(rest) else { return nil }
        var end = on.lowerBound
        while end > text.startIndex, text[end - 1] == UInt8(ascii: "-") || text[end - 1].isBlank { end -= 1 }
        return end > text.startIndex ? lines.line(line.range.lowerBound..<end) : nil
    }

    private static let on = PhraseSet([" on "])

    /// How attributions begin that do not begin with a name or a date.
    private static let openings = PhraseSet([
        "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "på ", "dne ", "dňa ", "w dniu", "dnia ", "в ", "от ",
        "в письме",
        "在", "于", "於", "pada ", "vào ", "a ", "at ", "στις ", "la data", "în ", "dana ", "на ", "tarih", "ในวันที่", "في ",
        "בתאריך", "kuupäeval", "---- on ",
    ])

    /// Words for writing, in the forms that attributions use.
    static let verbs = PhraseSet([
        "wrote", "writes", "said:", "schrieb", "geschrieben", "sagte", "escribi", "escribe", "escreveu", "ecrit",
        "écrit",
        "ha scritto", "scritto:", "ha scrit", "schreef", "schrijft", "geschreven", "написа", "пишет", "пише", "писал",
        "skrev",
        "kirjoitti", "napisał", "pisze", "napsal", "píše", "napísal", "yazdı", "írta", "scris", "va escriure", "έγραψε",
        "viết",
        "menulis", "rakstīja", "rašė", "kirjutas", "napisa", "je pisal", "dixit", "写道", "寫道", "写到", "のメッセージ", "さんは",
        "へのメール", "書きました", "wrote:", "작성", "님이", "كتب", "כתב", "เขียน", "idatzi", "shkroi", "skrifaði", "نوشت", "লিখেছেন",
        "ने लिखा", "је написао", "napisao", "napisala", "menulis", "sinulat",
        "écrivait", "撰写", "escrit",
    ])
}
