public import ConversationCore
package import TextAnalysis

/// Reads what a seller's reply commits the seller to.
///
/// A linear model over words, letter groups and concepts that are the same in all languages (`ConceptLexicon`) decides,
/// trained on the texts in `Training/seller`. Deterministic, and linear in the text.
public struct SellerReplyReader: Sendable {
    /// The committed model.
    private static let model = LinearModel(SellerModelData.data)

    /// A reader.
    public init() {}

    /// The meaning of a reply.
    ///
    /// - Parameters:
    ///   - text: the reply, any text at all.
    ///   - today: the local day on which it came; promised days count from it.
    /// - Returns: the meaning; `unclear` when nothing was recognised.
    public func read(_ text: String, today: CivilDate) -> Meaning {
        let (words, language) = Spelling.shared.read(text)
        guard !words.words.isEmpty else { return Meaning(labels: [.unclear], confidence: SellerReplyReader.unsure) }
        let model = SellerReplyReader.model
        let features = SellerReplyReader.features(of: words)
        let margins = model.margins(of: features)
        let labels = SellerDecision.labels(margins: margins, thresholds: model.thresholds)
        let sure = SellerDecision.confidence(of: labels, margins: margins, thresholds: model.thresholds)
        var meaning = Meaning(
            language: language,
            labels: labels,
            spans: spans(labels, features, words),
            confidence: labels == [.unclear] ? SellerReplyReader.unsure : sure
        )
        addPromises(to: &meaning, words, today: today)
        return meaning
    }

    /// What the model sees of a reply.
    package static func features(of words: Words) -> TextFeatures {
        TextFeatures(words, names: Quotation.names(in: words.original))
    }

    /// The confidence of a reply that decides nothing, or of which nothing is known.
    private static let unsure = 0.4

    /// The words that show each label, in the order of the text.
    private func spans(_ labels: [SellerLabel], _ features: TextFeatures, _ words: Words) -> [Meaning.Span] {
        var found: [(label: SellerLabel, words: Range<Int>)] = []
        for (index, label) in SellerLabel.allCases.enumerated() where label != .unclear && labels.contains(label) {
            let run = SellerReplyReader.model.evidence(for: index, in: features, of: words)
            found.append((label, run))
        }
        return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
            .map { Meaning.Span(label: $0.label, text: words.text($0.words)) }
    }

    /// What is promised: the last day named goes with the refund, else with the waiting.
    private func addPromises(to meaning: inout Meaning, _ words: Words, today: CivilDate) {
        let isRefund = meaning.has(.refundPromised)
        let isWaiting = meaning.has(.asksToWait) && !meaning.has(.autoReply)
        let isOffer = meaning.has(.offersDiscount)
        guard isRefund || isWaiting || isOffer else { return }
        let sum = isRefund || isOffer ? MoneyReader().mentions(in: words).first?.money : nil
        if isOffer { meaning.offer = sum }
        guard isRefund || isWaiting else { return }
        let by = DateReader().mentions(in: words, today: today, direction: .future)
            .last { $0.kind == .day || $0.kind == .within }?
            .day
        if isRefund {
            meaning.promises = [Meaning.Promise(what: .refund, by: by, amount: sum)]
        } else if let by {
            meaning.promises = [Meaning.Promise(what: .shipping, by: by)]
        }
    }
}
