/// The emails that a marketplace sends by itself: who sends them, and which subjects say where the order is.
public struct NoticeRules: Hashable, Sendable {
    /// A subject that says where the order is.
    public struct Rule: Hashable, Sendable {
        /// Words of the subject, in small letters.
        public var words: String
        /// Where the order then is; `nil` when the notice says nothing of that and a person has to look.
        public var stage: Stage?

        /// A rule.
        public init(words: String, stage: Stage?) {
            self.words = words
            self.stage = stage
        }
    }

    /// The domains that the marketplace writes from; their subdomains count as well.
    public var senders: [String]
    /// The subjects; the first that fits decides.
    public var subjects: [Rule]

    /// Rules; by default the marketplace writes no mail.
    public init(senders: [String] = [], subjects: [Rule] = []) {
        self.senders = senders
        self.subjects = subjects
    }

    /// Whether an address is the marketplace's.
    ///
    /// - Parameter address: `name@domain`.
    /// - Returns: whether its domain is one of the senders', or below one.
    public func isSender(_ address: String) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        let domain = address[address.index(after: at)...].lowercased()
        return senders.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }

    /// The rule that a subject falls under, `nil` when it says something else, or says that it is *not* so.
    public func rule(for subject: String) -> Rule? {
        let line = subject.lowercased().replacing("’", with: "'")
        let words = line.split { !$0.isLetter && $0 != "'" }
        let isDenied =
            words.contains { NoticeRules.denials.contains(String($0)) || $0.hasSuffix("n't") || $0.hasPrefix("n'") }
            || NoticeRules.deniedBeginnings.contains { line.contains($0) }
        return isDenied ? nil : subjects.first { line.contains($0.words) }
    }

    /// Words that deny, in the languages of the notices.
    private static let denials: Set<String> = [
        "not", "cannot", "не", "ещё", "еще", "não", "aún", "todavía", "ainda", "pas", "ne",
    ]
    /// Denials of more than a word, and those of a language without blanks between its words.
    ///
    /// "No" alone also means number: only before a verb it denies.
    private static let deniedBeginnings = [
        "no ha ", "no han ", "no se ", "no fue ", "no pudo ", "未", "没", "沒", "尚", "不",
    ]
}
