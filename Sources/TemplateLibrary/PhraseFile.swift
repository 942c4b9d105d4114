import ConversationCore
import Drafting
import StrictYAML
import Synchronization

/// The phrases of one file: a flat map of keys and words.
final class PhraseFile: Sendable {
    /// One phrase.
    struct Phrase: Sendable {
        /// The words.
        var text: CompiledText
        /// The values that it names, by number.
        var fields: [String]
        /// Whether it cannot do without each of them.
        var isNeeded: [Bool]
    }

    /// The language, with its rules.
    let format: LocaleFormat
    private let entries: [String: YAMLValue]
    /// Phrases are compiled when they are first said: a turn needs a few of hundreds.
    private let compiled = Mutex<[String: Phrase]>([:])

    /// Takes up a file.
    ///
    /// - Parameters:
    ///   - root: what was read from it.
    ///   - locale: its language.
    /// - Throws: `FileMistakes`; mistakes inside a phrase are found when it is said or checked.
    init(_ root: YAMLValue, locale: Language) throws(FileMistakes) {
        format = LocaleFormat(locale)
        do {
            let list = try root.entries()
            var entries: [String: YAMLValue] = [:]
            entries.reserveCapacity(list.count)
            for entry in list { entries[entry.key] = entry.value }
            self.entries = entries
        } catch {
            throw FileMistakes([error])
        }
    }

    /// The keys, sorted.
    var keys: [String] { entries.keys.sorted() }

    /// Whether there is a phrase.
    func has(_ key: String) -> Bool { entries[key] != nil }

    /// Where a phrase stands.
    func place(of key: String) -> YAMLValue? { entries[key] }

    /// A phrase, `nil` when there is none.
    ///
    /// - Throws: `FileMistakes` for mistakes in it.
    func phrase(_ key: String) throws(FileMistakes) -> Phrase? {
        if let known = compiled.withLock({ $0[key] }) { return known }
        guard let value = entries[key] else { return nil }
        let phrase = try compile(value)
        compiled.withLock { $0[key] = phrase }
        return phrase
    }

    private func compile(_ value: YAMLValue) throws(FileMistakes) -> Phrase {
        let words: String
        do { words = try value.text() } catch { throw FileMistakes([error]) }
        // The first character of a quoted text stands after the quote.
        let start = TextCompiler.Start(file: value.file, line: value.line, column: value.column + 1)
        var compiler = TextCompiler(words, at: start, fields: nil, plural: format.plural)
        let text = compiler.compile()
        guard compiler.mistakes.isEmpty else { throw FileMistakes(compiler.mistakes) }
        let unguarded = Set(compiler.uses.lazy.filter { !$0.isGuarded }.map(\.name))
        return Phrase(text: text, fields: compiler.fields, isNeeded: compiler.fields.map { unguarded.contains($0) })
    }
}
