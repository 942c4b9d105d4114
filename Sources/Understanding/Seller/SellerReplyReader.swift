public import ConversationCore

/// Reads what a seller's reply commits the seller to.
///
/// Each clause is matched against the patterns of `SellerLexicon`; a veto in the same clause takes a label back, so that
/// negation, condition and another object keep a label from being given. Deterministic and linear in the text.
public struct SellerReplyReader: Sendable {
    /// The committed model, decoded when first needed.
    private static let model = LinearModel(text: SellerModelData.text, count: SellerLabel.allCases.count)

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
        let margins = SellerReplyReader.model?.margins(of: text)
        var labels = SellerLabel.allCases.filter { evidence[$0] != nil }
        if let margins, !words.words.isEmpty { labels = Agreement.labels(patterns: Set(labels), margins: margins) }
        let isGuess = labels.isEmpty
        if isGuess { labels = [.unclear] }
        for label in labels where evidence[label] == nil && label != .unclear {
            // The model alone saw it: the clause that shows it most is what is quoted.
            guard let clause = clause(showing: label, in: words) else { continue }
            evidence[label] = Meaning.Span(label: label, text: words.text(clause))
            order.append((label, clause.lowerBound))
        }
        let kept = Set(labels)
        let spans = order.filter { kept.contains($0.0) }.sorted { $0.1 < $1.1 }.compactMap { evidence[$0.0] }
        let dates = DateReader().mentions(in: words, today: today, direction: .future)
        let money = MoneyReader().mentions(in: words)
        return Meaning(
            language: LanguageGuess.language(of: words),
            labels: labels,
            spans: spans,
            confidence: isGuess || labels == [.unclear] ? 0.4 : Agreement.confidence(of: labels, margins: margins),
            promises: promises(labels, dates: dates, money: money),
            offer: evidence[.offersDiscount] == nil ? nil : money.first?.money
        )
    }

    /// The clause in which the model sees a label most.
    private func clause(showing label: SellerLabel, in words: Words) -> Range<Int>? {
        guard let model = SellerReplyReader.model, let index = SellerLabel.allCases.firstIndex(of: label) else {
            return nil
        }
        var best: (range: Range<Int>, margin: Float)?
        var start = 0
        let list = words.words
        while start < list.count {
            var end = start
            while end < list.count, list[end].clause == list[start].clause { end += 1 }
            let margin = model.margins(of: words.text(start..<end))[index]
            if margin > best?.margin ?? -.infinity { best = (start..<end, margin) }
            start = end
        }
        return best?.range
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

/// How patterns and model decide together.
///
/// What the model is sure of holds; what it doubts holds when a pattern shows the words for it. Consent needs more than
/// anything else, since a reply wrongly read as consent costs most.
enum Agreement {
    /// The labels that hold.
    static func labels(patterns: Set<SellerLabel>, margins: [Float]) -> [SellerLabel] {
        var held: [(label: SellerLabel, margin: Float)] = []
        for (index, label) in SellerLabel.allCases.enumerated() {
            let margin = margins[index]
            let isCostly = label == .acceptsCancellation
            let alone: Float = isCostly ? 0.2 : patterns.isEmpty ? -0.3 : -0.15
            let confirmed: Float = isCostly ? -0.25 : -0.8
            if margin >= alone || (patterns.contains(label) && margin >= confirmed && label != .unclear) {
                held.append((label, margin))
            }
        }
        if held.isEmpty, let best = zip(SellerLabel.allCases, margins).max(by: { $0.1 < $1.1 }), best.1 > -0.7 {
            held = [(best.0, best.1)]
        }
        // Consent that hangs on a demand is the demand.
        let demands: Set<SellerLabel> = [.asksWithdraw, .offPlatform, .asksChangeReason]
        if let yes = held.firstIndex(where: { $0.label == .acceptsCancellation }), held[yes].margin < 0.4,
            held.contains(where: { demands.contains($0.label) })
        {
            held.remove(at: yes)
        }
        // A reply does not consent and refuse: the stronger holds.
        if let yes = held.firstIndex(where: { $0.label == .acceptsCancellation }),
            let no = held.firstIndex(where: { $0.label == .refusesCancellation })
        {
            held.remove(at: held[yes].margin >= held[no].margin + 0.3 ? no : yes)
        }
        if held.count > 1 {
            let others = held.filter { $0.label != .greetingOrThanks && $0.label != .unclear }
            held = others.isEmpty ? [held[0]] : others
        }
        return SellerLabel.allCases.filter { label in held.contains { $0.label == label } }
    }

    /// How sure the reading is, 0...1, from the weakest label.
    static func confidence(of labels: [SellerLabel], margins: [Float]?) -> Double {
        guard let margins else { return labels.count <= 3 ? 0.8 : 0.6 }
        let weakest =
            SellerLabel.allCases.indices.filter { labels.contains(SellerLabel.allCases[$0]) }.map { margins[$0] }.min()
            ?? -1
        return Double(Int((min(1, max(0, 0.65 + weakest * 0.35))) * 100)) / 100
    }
}
