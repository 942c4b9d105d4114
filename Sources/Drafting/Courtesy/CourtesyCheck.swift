public import ConversationCore
import TextAnalysis

/// Looks how a text will sound to the seller, and whether it says what it has to say.
///
/// It warns and refuses nothing: the buyer may send his own words all the same.
///
/// The text is read with the words of its own language, of the language it was said to be in, and of English.
public struct CourtesyCheck: Sendable {
    /// What is wrong with a text.
    public enum Fault: String, CaseIterable, Codable, Sendable {
        /// It threatens: with a court, the police, bad reviews, harm. A dispute or the marketplace's decision is no threat.
        case threat
        /// It calls the seller names, or swears.
        case insult
        /// It accuses: lies, deceit, fault, intent.
        case blame
        /// It claims that a law is broken or obliges the seller, which the buyer cannot know.
        case falseLaw = "false-law"
        /// It is written in capitals, or with rows of exclamation or question marks.
        case shouting
        /// It is longer than sellers read.
        case tooLong = "too-long"
        /// It does not name the order.
        case missingOrderNumber = "missing-order-number"
        /// It asks for nothing.
        case missingAsk = "missing-ask"

        /// How much it takes off the score, out of 100.
        var weight: Int {
            switch self {
            case .threat, .insult: 40
            case .blame, .falseLaw, .shouting: 25
            case .tooLong, .missingOrderNumber, .missingAsk: 10
            }
        }
    }

    /// A fault, and where it is.
    public struct Finding: Hashable, Codable, Sendable {
        /// What is wrong.
        public var fault: Fault
        /// The words it was found by, as written; `nil` for what is missing and for length.
        public var words: String?

        /// A fault with its words.
        public init(_ fault: Fault, words: String? = nil) {
            self.fault = fault
            self.words = words
        }
    }

    /// What the look at a text gave.
    public struct Review: Hashable, Sendable {
        /// Each fault once, in the order of `Fault.allCases`.
        public var findings: [Finding]

        /// 100 for a text without a fault, less for each, at least 0.
        public var score: Int { max(0, 100 - findings.reduce(0) { $0 + $1.fault.weight }) }
    }

    /// What a text has to contain.
    public struct Demands: Hashable, Sendable {
        /// The order that it has to name, digits only; `nil` for none.
        public var orderNumber: String?
        /// Whether it has to ask for something; thanks do not.
        public var asks: Bool

        /// What a text has to contain; nothing by default.
        public init(orderNumber: String? = nil, asks: Bool = false) {
            self.orderNumber = orderNumber
            self.asks = asks
        }

        /// What a message made from a template, or standing in for it, has to contain.
        ///
        /// - Parameters:
        ///   - template: its name; what thanks, accepts or answers need not ask.
        ///   - orderNumber: the order that it is about.
        public init(template: String, orderNumber: String?) {
            let asking = ["request-", "follow-up", "reminder", "decline-", "dispute-", "complaint", "insist"]
            asks = asking.contains { template.hasPrefix($0) }
            self.orderNumber = asks ? orderNumber : nil
        }
    }

    /// A text of more words is too long; a Han character counts as half a word.
    public static let longestInWords = 150

    /// A check.
    public init() {}

    /// Looks at a text.
    ///
    /// - Parameters:
    ///   - text: the text, as it would go out.
    ///   - language: the language it is said to be in.
    ///   - demands: what it has to contain.
    /// - Returns: what was found.
    public func review(_ text: String, language: Language, demands: Demands = Demands()) -> Review {
        let words = Words(text)
        var found: [Fault: String] = [:]
        var asks = words.isQuestion
        for table in CourtesyLexicon.tables(for: language, LanguageGuess.language(of: words)) {
            let reading = table.read(words)
            asks = asks || reading.asks
            found.merge(reading.faults.mapValues { words.text($0) }) { first, _ in first }
        }
        if found[.insult] == nil { found[.insult] = MaskedWords.first(in: text) }
        if let shouted = Shouting.first(in: text) { found[.shouting] = shouted }
        var findings = Fault.allCases.compactMap { fault in found[fault].map { Finding(fault, words: $0) } }
        if Self.length(of: words) > Self.longestInWords { findings.append(Finding(.tooLong)) }
        if let order = demands.orderNumber, !NumberRun.all(in: text).contains(where: { $0.digits == order }) {
            findings.append(Finding(.missingOrderNumber))
        }
        if demands.asks, !asks { findings.append(Finding(.missingAsk)) }
        return Review(findings: findings)
    }

    private static func length(of words: Words) -> Int {
        let han = words.words.count { Pattern.isHan($0.text) }
        return words.words.count - han + han / 2
    }
}
