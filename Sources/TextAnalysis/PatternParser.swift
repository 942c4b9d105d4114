/// Reads the patterns of a table.
struct PatternParser {
    /// The names of the lines.
    private(set) var names: [String] = []
    /// The words and beginnings of all patterns.
    private(set) var tree = WordTree(capacity: 4096)
    /// The tokens of all elements.
    private(set) var tokens: [Pattern.Token] = []
    /// The patterns, in order of the text.
    private(set) var patterns: [Pattern] = []

    /// The bytes of a text, or of a part of it.
    private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    private static let blank = UInt8(ascii: " ")
    private static let bar = UInt8(ascii: "|")
    private static let joint = UInt8(ascii: "_")
    private static let star = UInt8(ascii: "*")

    /// Reads lines of the form `name: pattern ; pattern`.
    mutating func read(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
                names.append(String(decoding: line[..<colon].filter { $0 != PatternParser.blank }, as: UTF8.self))
                for part in line[(colon + 1)...].split(separator: UInt8(ascii: ";")) { addPatterns(part) }
            }
        }
    }

    /// The patterns that one text stands for: several alternatives of more than one word make one each.
    private mutating func addPatterns(_ text: Part) {
        var variants: [[Pattern.Element]] = [[]]
        var allowsGap = false
        for part in text.split(separator: PatternParser.blank) {
            if isGap(part) {
                allowsGap = true
                continue
            }
            let wordings = wordings(of: part)
            if wordings.count == 1 {
                for index in variants.indices { append(wordings[0], to: &variants[index], allowsGap) }
            } else {
                variants = variants.flatMap { variant in
                    wordings.map { wording in
                        var longer = variant
                        append(wording, to: &longer, allowsGap)
                        return longer
                    }
                }
            }
            allowsGap = false
        }
        for elements in variants where !elements.isEmpty {
            patterns.append(Pattern(name: names.count - 1, elements: elements))
        }
    }

    /// Puts a wording behind elements; a gap before the first one of all means nothing.
    private func append(_ wording: [Pattern.Element], to elements: inout [Pattern.Element], _ allowsGap: Bool) {
        let start = elements.count
        elements += wording
        if allowsGap, start > 0, start < elements.count { elements[start].allowsGap = true }
    }

    /// What a part may be written as, each a run of elements: one, unless alternatives have several words.
    private mutating func wordings(of part: Part) -> [[Pattern.Element]] {
        let choices = part.split(separator: PatternParser.bar)
        if isHan(part) {
            // Each Han character is a word.
            if choices.count == 1 || choices.contains(where: { scalars($0).count > 1 }) {
                return choices.map { isHan($0) ? characters(of: $0) : [element([$0])] }
            }
        } else if part.contains(PatternParser.joint) {
            let single = choices.filter { !$0.contains(PatternParser.joint) }
            let several = choices.filter { $0.contains(PatternParser.joint) }.map { run(of: $0) }
            return several + (single.isEmpty ? [] : [[element(single)]])
        }
        return [[element(choices)]]
    }

    /// The elements of words that `_` joins.
    private mutating func run(of choice: Part) -> [Pattern.Element] {
        var elements: [Pattern.Element] = []
        var allowsGap = false
        for word in choice.split(separator: PatternParser.joint) {
            if isGap(word) {
                allowsGap = true
            } else {
                append(isHan(word) ? characters(of: word) : [element([word])], to: &elements, allowsGap)
                allowsGap = false
            }
        }
        return elements
    }

    /// An element for each character.
    private mutating func characters(of word: Part) -> [Pattern.Element] {
        scalars(word)
            .map { scalar in
                tokens.append(Pattern.Token(tree.insert(0, scalar) * 2))
                return Pattern.Element(tokens: (tokens.count - 1)..<tokens.count, allowsGap: false)
            }
    }

    /// An element that each of some words fits.
    private mutating func element(_ choices: [Part]) -> Pattern.Element {
        let start = tokens.count
        for choice in choices {
            let isStem = choice.last == PatternParser.star
            let node = tree.insert(String(decoding: isStem ? choice.dropLast() : choice, as: UTF8.self))
            tokens.append(Pattern.Token(node * 2 + (isStem ? 1 : 0)))
        }
        return Pattern.Element(tokens: start..<tokens.count, allowsGap: false)
    }

    private func isGap(_ part: Part) -> Bool { part.elementsEqual("..".utf8) }

    private func isHan(_ part: Part) -> Bool { scalars(part).first.map(Pattern.isIdeograph) ?? false }

    private func scalars(_ part: Part) -> String.UnicodeScalarView {
        String(decoding: part, as: UTF8.self).unicodeScalars
    }
}
