/// What mail programs put before the subject of an answer or of a mail that is passed on.
enum SubjectPrefix {
    /// A subject without `Re:` and its like.
    ///
    /// - Parameter subject: folded.
    /// - Returns: the rest, without blanks at both ends.
    static func removed(from subject: Bytes) -> Bytes {
        var text = subject.trimmed
        for _ in 0..<maximumPrefixes {
            guard let length = answers.prefixLength(of: text) else { break }
            text = text.dropFirst(length).trimmed
        }
        return text
    }

    /// Whether a subject says that the mail passes another one on.
    static func isForward(_ subject: String) -> Bool {
        let folded = FoldedText.fold(Array(subject.utf8))
        return forwards.begins(folded[...].trimmed)
    }

    /// Whether a folded subject says that a person answers, or passes another mail on.
    static func isByPerson(_ subject: Bytes) -> Bool { forwards.begins(subject) || people.begins(subject) }

    private static let maximumPrefixes = 5

    private static let answers = PhraseSet([
        "re:", "aw:", "sv:", "vs:", "antw:", "res:", "rif:", "ynt:", "odp:", "回复:", "回覆:", "答复:", "re：", "回复  :",
        "回覆  :", "答复  :", "rép:", "re :", "[auto]", "[external]",
    ])

    private static let forwards = PhraseSet(["fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "i:", "转发", "轉寄"])

    private static let people = PhraseSet([
        "re:", "aw:", "sv:", "vs:", "antw:", "res:", "rif:", "odp:", "回复", "回覆", "答复",
    ])
}
