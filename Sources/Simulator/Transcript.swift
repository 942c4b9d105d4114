import ConversationCore

/// What was said and done in one conversation, line by line.
struct Transcript {
    /// Whether lines are kept; they are only made when they are.
    let isKept: Bool
    /// The lines.
    private(set) var lines: [String] = []

    /// An empty transcript.
    ///
    /// - Parameter isKept: whether lines are kept.
    init(isKept: Bool) { self.isKept = isKept }

    /// Adds what somebody said or did; every line of it becomes one line, with its number, moment and author.
    ///
    /// - Parameters:
    ///   - author: who.
    ///   - moment: when.
    ///   - words: what; not made when lines are not kept.
    mutating func note(_ author: String, _ moment: Instant, _ words: @autoclosure () -> String) {
        guard isKept else { return }
        for line in words().split(separator: "\n") {
            let number = String(lines.count + 1)
            let indent = String(repeating: " ", count: max(0, 4 - number.count))
            lines.append("\(indent)\(number)  \(Order.zone.iso8601(moment))  \(author): \(line)")
        }
    }
}
