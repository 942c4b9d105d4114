import ConversationCore
import Foundation
import GRDB

extension SQLiteEventLog {
    /// Finds conversations by words of their thread, their order number, item or seller.
    ///
    /// The index is made when it is first asked, and brought up to date at each question: a turn costs nothing for it.
    /// Words are folded (NFKD, without case and marks), and Chinese and Japanese are cut into overlapping pairs, since
    /// SQLite's own tokenizer finds neither 取消 inside a run nor é for e.
    ///
    /// - Parameter query: words that all have to occur; the last may be a beginning.
    /// - Returns: the numbers of the conversations, the best first; none for a query without a word.
    /// - Throws: `EventLogError.unusable`.
    public func search(_ query: String) throws -> [Int64] {
        let match = SearchText.match(query)
        if match.isEmpty { return [] }
        try bringSearchUpToDate()
        return try read { db in
            try Int64.fetchAll(
                db,
                sql: "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid DESC",
                arguments: [match]
            )
        }
    }

    private func bringSearchUpToDate() throws {
        let outdated = try write { db in
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS searched (conversation INTEGER PRIMARY KEY, sequence INTEGER NOT NULL);
                    CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
                    """
            )
            return try Int64.fetchAll(
                db,
                sql: """
                    SELECT number FROM conversations LEFT JOIN searched ON conversation = number
                    WHERE searched.sequence IS NOT conversations.sequence
                    """
            )
        }
        // In parts, so that a turn of another process need not wait for the whole.
        for start in stride(from: 0, to: outdated.count, by: 500) {
            let part = outdated[start..<min(start + 500, outdated.count)]
            let texts = try part.map { (number: $0, state: try conversation($0), events: try events(of: $0)) }
            try write { db in
                for (number, state, events) in texts {
                    guard let state else { continue }
                    let words = SearchText.words(of: state, events)
                    try db.execute(sql: "DELETE FROM search WHERE rowid = ?", arguments: [number])
                    try db.execute(sql: "INSERT INTO search (rowid, words) VALUES (?, ?)", arguments: [number, words])
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO searched (conversation, sequence) VALUES (?, ?)",
                        arguments: [number, state.sequence]
                    )
                }
            }
        }
    }
}

/// Text as it is searched: folded words, and pairs of ideographs.
enum SearchText {
    /// Everything of a conversation that can be found.
    static func words(of state: Conversation, _ events: [Event]) -> String {
        var texts = [state.facts.orderNumber, state.facts.item, state.facts.seller, state.facts.sellerEmail]
            .compactMap { $0 }
        for event in events {
            switch event.body {
            case .buyerSaid(let text, _): texts.append(text)
            case .sellerSaid(let text, _, _): texts.append(text)
            case .messageSent(let message): texts.append(message.draft.text)
            default: continue
            }
        }
        return texts.map { tokens($0).joined(separator: " ") }.joined(separator: " ")
    }

    /// A query as SQLite's full-text search reads it: every word has to occur, the last may be a beginning.
    static func match(_ query: String) -> String {
        let words = query.split(whereSeparator: \.isWhitespace).map { tokens(String($0), isQuery: true) }
            .filter { !$0.isEmpty }
        return words.enumerated()
            .map { index, tokens in
                let isLast = index == words.count - 1
                return "\"" + tokens.joined(separator: " ") + "\"" + (isLast ? " *" : "")
            }
            .joined(separator: " AND ")
    }

    /// The folded words of a text, in order.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - isQuery: whether the last ideograph of a run is left to the pair before it.
    /// - Returns: the words; none for a text without letters and numbers.
    static func tokens(_ text: String, isQuery: Bool = false) -> [String] {
        var tokens: [String] = []
        var word = ""
        var run: [Unicode.Scalar] = []
        func flush() {
            if !word.isEmpty { tokens.append(word) }
            word = ""
            for (first, second) in zip(run, run.dropFirst()) { tokens.append("\(first)\(second)") }
            // A single ideograph is the beginning of a pair, except the last of a run.
            if let last = run.last, !isQuery || run.count == 1 { tokens.append(String(last)) }
            run = []
        }
        for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFF:
                if !word.isEmpty { flush() }
                run.append(scalar)
            default:
                let properties = scalar.properties
                if properties.generalCategory == .nonspacingMark { continue }
                guard properties.isAlphabetic || properties.numericType != nil else {
                    flush()
                    continue
                }
                if !run.isEmpty { flush() }
                word.unicodeScalars.append(scalar)
            }
        }
        flush()
        return tokens
    }
}
