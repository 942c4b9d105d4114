public import ConversationCore

/// Reads what a seller's reply commits the seller to.
///
/// Each clause is matched against the patterns of `SellerLexicon`; a veto in the same clause takes a label back, so that
/// negation, condition and another object keep a label from being given. Deterministic and linear in the text.
public struct SellerReplyReader: Sendable {
    /// A reader.
    ///
    /// The patterns are read once, when first needed.
    public init() {}

    /// The meaning of a reply.
    ///
    /// - Parameters:
    ///   - text: the reply, any text at all.
    ///   - today: the local day on which it came; promised days count from it.
    /// - Returns: the meaning; `unclear` when nothing was recognised.
    public func read(_ text: String, today: CivilDate) -> Meaning {
        let words = Words(text)
        var evidence: [SellerLabel: Meaning.Span] = [:]
        var order: [(SellerLabel, Int)] = []
        var start = 0
        let list = words.words
        while start < list.count {
            var end = start
            while end < list.count, list[end].clause == list[start].clause { end += 1 }
            for (label, range) in labels(of: list[start..<end]) where evidence[label] == nil {
                evidence[label] = Meaning.Span(label: label, text: words.text(range))
                order.append((label, range.lowerBound))
            }
            start = end
        }
        settle(&evidence)
        var labels = SellerLabel.allCases.filter { evidence[$0] != nil }
        let isGuess = labels.isEmpty
        if isGuess { labels = [.unclear] }
        let spans = order.sorted { $0.1 < $1.1 }.compactMap { evidence[$0.0] }
        let dates = DateReader().mentions(in: words, today: today, direction: .future)
        let money = MoneyReader().mentions(in: words)
        return Meaning(
            language: LanguageGuess.language(of: words),
            labels: labels,
            spans: spans,
            confidence: isGuess ? 0.4 : labels.count <= 3 ? 0.8 : 0.6,
            promises: promises(labels, dates: dates, money: money),
            offer: evidence[.offersDiscount] == nil ? nil : money.first?.money
        )
    }

    /// The labels one clause shows, with the words that show them.
    private func labels(of clause: ArraySlice<Words.Word>) -> [(SellerLabel, Range<Int>)] {
        var found: [(SellerLabel, Range<Int>)] = []
        var vetoed: Set<String> = []
        let matches = SellerLexicon.table.matches(clause)
        for match in matches where match.name.hasPrefix("-") { vetoed.insert(String(match.name.dropFirst())) }
        for match in matches where !match.name.hasPrefix("-") && !vetoed.contains(match.name) {
            guard let label = SellerLabel(rawValue: match.name) else { continue }
            if let index = found.firstIndex(where: { $0.0 == label }) {
                if match.range.count > found[index].1.count { found[index].1 = match.range }
            } else {
                found.append((label, match.range))
            }
        }
        return found
    }

    /// What labels do to each other over the whole reply.
    private func settle(_ evidence: inout [SellerLabel: Meaning.Span]) {
        if evidence[.refusesCancellation] != nil { evidence[.acceptsCancellation] = nil }
        if evidence[.asksWithdraw] != nil, evidence[.acceptsCancellation] != nil,
            evidence[.acceptsCancellation]?.text.contains(where: \.isWhitespace) == false
        {
            evidence[.acceptsCancellation] = nil
        }
        if evidence[.refundDone] != nil { evidence[.refundPromised] = nil }
        if evidence[.asksChangeReason] != nil { evidence[.asksReason] = nil }
        if evidence[.offersReplacement] != nil, evidence[.asksDetails] != nil, evidence.count > 3 {
            evidence[.asksDetails] = nil
        }
        if evidence[.autoReply] != nil {
            let kept: Set<SellerLabel> = [.autoReply, .asksToWait, .offPlatform]
            for label in evidence.keys where !kept.contains(label) { evidence[label] = nil }
        }
        if evidence.count > 1 { evidence[.greetingOrThanks] = nil }
    }

    /// What is promised: the last day named goes with the refund, else with the waiting.
    private func promises(_ labels: [SellerLabel], dates: [DateMention], money: [MoneyMention]) -> [Meaning.Promise] {
        let by = dates.last { $0.kind == .day || $0.kind == .within }?.day
        var promises: [Meaning.Promise] = []
        if labels.contains(.refundPromised) {
            promises.append(Meaning.Promise(what: .refund, by: by, amount: money.first?.money))
        } else if labels.contains(.asksToWait), !labels.contains(.autoReply), let by {
            promises.append(Meaning.Promise(what: .shipping, by: by))
        }
        return promises
    }
}
