import ConversationCore
import TextAnalysis

/// The patterns by which `CourtesyCheck` reads, a table for each language.
///
/// A line is a name and patterns between semicolons, in the form that `Pattern` says; words are folded: lower case, no
/// accents, no apostrophes. `FAULT` is a fault anywhere in a clause, `FAULT.end` only where the clause ends with it,
/// `ask` says that something is asked for, and `none` covers words that only look like a fault.
enum CourtesyLexicon {
    /// One language.
    struct Table: Sendable {
        private let patterns: PatternTable

        init(_ text: String) { patterns = PatternTable(text) }

        /// The first words for each fault, and whether something is asked for.
        func read(_ words: Words) -> (faults: [CourtesyCheck.Fault: Range<Int>], asks: Bool) {
            var faults: [CourtesyCheck.Fault: Range<Int>] = [:]
            var asks = false
            for clause in words.clauses() {
                let matches = patterns.matches(words.words[clause])
                let innocent = matches.filter { $0.name == "none" }.map(\.range)
                for match in matches where !innocent.contains(where: { $0.overlaps(match.range) }) {
                    let name = match.name.split(separator: ".")
                    if match.name == "ask" { asks = true }
                    if name.count > 1, match.range.upperBound != clause.upperBound { continue }
                    guard let fault = name.first.flatMap({ CourtesyCheck.Fault(rawValue: String($0)) }) else {
                        continue
                    }
                    // Of those that begin at the same word the longest says most.
                    let known = faults[fault]
                    if known == nil
                        || known?.lowerBound == match.range.lowerBound && known?.count ?? 0 < match.range.count
                    {
                        faults[fault] = match.range
                    }
                }
            }
            return (faults, asks)
        }
    }

    private static let all: [String: Table] = [
        "en": Table(english), "ru": Table(russian), "es": Table(spanish), "pt": Table(portuguese), "fr": Table(french),
        "zh": Table(chinese), "de": Table(german), "pl": Table(polish),
    ]

    /// The tables of the two languages and of English, each once.
    static func tables(for stated: Language, _ guessed: Language?) -> [Table] {
        let tags = [stated, guessed].compactMap { $0?.primary }
        return Set(tags + ["en"]).sorted().compactMap { all[$0] }
    }
}
