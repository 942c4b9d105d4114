package import ConversationCore
package import TextAnalysis

/// What a buyer's line says, from how far it lies on the side of each class.
package struct BuyerDecision {
    /// The model's classes, in its order: intents, then stages, then reasons.
    package static let classes: [String] =
        Intent.allCases.map(\.rawValue) + stages.map { "stage:" + $0.name } + reasons.map { "reason:" + $0.rawValue }

    private static let stages: [(name: String, stage: Stage)] = [
        ("awaiting_payment", .awaitingPayment), ("payment_processing", .paymentReview), ("paid", .paid),
        ("shipped", .shipped), ("received", .received),
    ]
    private static let reasons: [Reason] = [
        .byMistake, .foundCheaper, .wrongItemOptions, .changedMind, .tooSlow, .sellerRequest, .duplicate,
        .wrongAddress, .notAsDescribed, .defective, .notReceived, .other,
    ]

    private let margins: [Float]
    private let thresholds: [Float]
    /// What a stage or reason needs at least.
    private let least: Float

    /// A decision.
    ///
    /// - Parameters:
    ///   - margins: by class.
    ///   - thresholds: by class.
    ///   - isShort: whether the line is a word or two, such as the answer to a question, which says nothing of stage or
    ///     reason unless the model is sure.
    package init(margins: [Float], thresholds: [Float], isShort: Bool) {
        self.margins = margins
        self.thresholds = thresholds
        least = isShort ? 0 : -.infinity
    }

    /// Where the order is, only when the words say so.
    package var stage: Stage? {
        best(Intent.allCases.count, BuyerDecision.stages.count).map { BuyerDecision.stages[$0].stage }
    }

    /// Why the buyer wants out, only when the words say so.
    package var reason: Reason? {
        best(Intent.allCases.count + BuyerDecision.stages.count, BuyerDecision.reasons.count)
            .map { BuyerDecision.reasons[$0] }
    }

    /// The intent that the model sees most.
    package var intent: Intent {
        Intent.allCases[Intent.allCases.indices.max { margins[$0] < margins[$1] } ?? 0]
    }

    /// The class of a group that lies furthest above its threshold, `nil` when none does.
    private func best(_ start: Int, _ count: Int) -> Int? {
        let group = start..<(start + count)
        let best = group.max { margins[$0] - thresholds[$0] < margins[$1] - thresholds[$1] }
        return best.flatMap { margins[$0] >= max(thresholds[$0], least) ? $0 - start : nil }
    }

    /// Whether the model is surer that the line is beside the matter than of any stage or reason.
    package var isAside: Bool {
        let other = margins[Intent.allCases.firstIndex(of: .other) ?? 0]
        return intent == .other && margins[Intent.allCases.count...].allSatisfy { $0 < other }
    }

    /// The intent, patterns and model together.
    ///
    /// A line of one or two words is left to the patterns: the dialogue relies on them. What would act, such as a yes, is
    /// given only when words or a sure model show it.
    package func intent(patterns: Intent, words: Words, _ utterance: Utterance) -> Intent {
        let isPlain = words.words.count < BuyerDecision.shortLine && patterns != .other
        if isPlain || !utterance.slips.isEmpty || !words.hasLetter { return patterns }
        // Who only says what is wrong wants out.
        let intent = self.intent == .other && utterance.reason != nil ? .cancelOrder : self.intent
        guard intent != patterns else { return intent }
        let least = BuyerDecision.acting.contains(intent) ? 0 : BuyerDecision.farthest
        return margins[Intent.allCases.firstIndex(of: intent) ?? 0] > least ? intent : patterns
    }

    /// An intent that no pattern shows may lie so far on the other side: words that mean nothing lie further.
    private static let farthest: Float = -0.4

    /// A line of so many words is short.
    package static let shortLine = 3

    /// Intents that change something at once.
    private static let acting: Set<Intent> = [.affirm, .deny, .withdraw, .markRefunded, .markSent]
}
