import TextAnalysis
import Understanding

/// The words of the training texts, by which slips of other texts are put right.
struct Vocabulary {
    /// A word that stands in so many texts is known, unless it is a slip away from a frequent one of its language.
    private static let known = 6
    /// A word that stands in so many texts is known in any case.
    private static let sure = 20
    /// A word that stands in so many texts of a language can be what another was meant to be.
    private static let common = 10
    /// A word that stands in so many texts of a language is frequent.
    private static let frequent = 60

    /// The known words as `Spelling` reads them.
    private let list: String

    /// Counts the words of a folder of training texts.
    init(_ texts: String) throws {
        let counts = try Vocabulary.counts(texts)
        let slips = Vocabulary.slips(in: counts)
        let totals = counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        list = totals.filter { $0.value >= known(slips.contains($0.key)) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { word, _ in
                let letters = Spelling.languages.enumerated()
                    .filter { counts[$1]?[word] ?? 0 >= Vocabulary.common }
                    .map { Character(Unicode.Scalar(UInt8(0x61 + $0.offset))) }
                return letters.isEmpty ? word : word + "/" + String(letters)
            }
            .joined(separator: " ")
        func known(_ isSlip: Bool) -> Int { isSlip ? Vocabulary.sure : Vocabulary.known }
    }

    /// In how many texts of each language each word stands.
    private static func counts(_ texts: String) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        for kind in ModelKind.all {
            for example in try TrainingText.read(texts + kind.folder, classes: kind.classes) {
                for word in Set(Words(example.text).words.map(\.text)) where isWord(word) {
                    counts[example.language, default: [:]][word, default: 0] += 1
                }
            }
        }
        return counts
    }

    /// The words that are a slip away from a frequent one: the texts have slips too, some of them more than once.
    private static func slips(in counts: [String: [String: Int]]) -> Set<String> {
        var slips: Set<String> = []
        for (index, language) in Spelling.languages.enumerated() {
            let words = counts[language] ?? [:]
            let letter = Character(Unicode.Scalar(UInt8(0x61 + index)))
            let frequent = words.filter { $0.value >= Vocabulary.frequent }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let spelling = Spelling(frequent.map { "\($0.key)/\(letter)" }.joined(separator: " "))
            for word in words.keys where spelling.correct(Words(word), language: language).words.first?.text != word {
                slips.insert(word)
            }
        }
        return slips
    }

    /// Whether a word is one that could be put right.
    private static func isWord(_ word: String) -> Bool {
        let letters = word.unicodeScalars
        return (Spelling.shortest...Spelling.longest).contains(letters.count)
            && letters.allSatisfy { ("a"..."z").contains($0) || ("а"..."я").contains($0) }
    }

    /// What puts words right with it.
    var spelling: Spelling { Spelling(list) }

    /// A Swift file with it.
    var source: String {
        """
        // Written by script/train from Training/. Do not edit.

        // swift-format-ignore-file
        /// The vocabulary of the training texts.
        enum SpellingData {
            static let words = "\(list)"
        }

        """
    }
}
