package import ConversationCore

/// Which labels hold, from how far a reply lies on the side of each.
///
/// Each label has its own threshold, found by cross-validation of the training text. Consent needs the most, since a
/// reply wrongly read as consent costs most; demands that cost the buyer protection need the least.
package enum SellerDecision {
    /// The labels that hold, in the order of `SellerLabel.allCases`; never empty.
    ///
    /// - Parameters:
    ///   - margins: by label.
    ///   - thresholds: by label.
    /// - Returns: one label or more.
    package static func labels(margins: [Float], thresholds: [Float]) -> [SellerLabel] {
        let all = SellerLabel.allCases
        func margin(_ label: SellerLabel) -> Float { margins[all.firstIndex(of: label) ?? 0] }
        var held = Set(all.indices.filter { margins[$0] >= thresholds[$0] }.map { all[$0] })
        if held.isEmpty { return [nearest(margins: margins, thresholds: thresholds)] }
        // What only greets or decides nothing stands alone.
        let deciding = held.subtracting([.greetingOrThanks, .unclear])
        if !deciding.isEmpty {
            held = deciding
        } else if held.count > 1 {
            held = [margin(.unclear) >= margin(.greetingOrThanks) ? .unclear : .greetingOrThanks]
        }
        // Consent that hangs on a demand is the demand, unless it is sure; who refuses does not consent.
        if held.contains(.asksWithdraw), margin(.acceptsCancellation) < sure { held.remove(.acceptsCancellation) }
        if held.isSuperset(of: [.acceptsCancellation, .refusesCancellation]) {
            held.remove(
                margin(.acceptsCancellation) > margin(.refusesCancellation)
                    ? .refusesCancellation : .acceptsCancellation
            )
        }
        if held.isSuperset(of: [.refundPromised, .refundDone]) {
            held.remove(margin(.refundDone) > margin(.refundPromised) ? .refundPromised : .refundDone)
        }
        return all.filter { held.contains($0) }
    }

    /// The margin from which on consent stands beside a demand: "I have cancelled it, now close the dispute".
    private static let sure: Float = 0.3

    /// How far below its threshold the best label may lie and still be given.
    private static let slack: Float = 0.5

    /// The label that comes nearest to its threshold, `unclear` when none is near; consent is never guessed.
    private static func nearest(margins: [Float], thresholds: [Float]) -> SellerLabel {
        let all = SellerLabel.allCases
        let best = all.indices.filter { all[$0] != .acceptsCancellation }
            .max { margins[$0] - thresholds[$0] < margins[$1] - thresholds[$1] }
        guard let best, margins[best] >= thresholds[best] - slack else { return .unclear }
        return all[best]
    }

    /// How sure the set is, 0...1: from the label nearest to its threshold, held or not.
    package static func confidence(of labels: [SellerLabel], margins: [Float], thresholds: [Float]) -> Double {
        var least = Float.infinity
        for (index, label) in SellerLabel.allCases.enumerated() {
            let distance = margins[index] - thresholds[index]
            if labels.contains(label) { least = min(least, distance) }
        }
        let scaled = Double(least) * steepness
        let sure = 0.6 + 0.4 * scaled / (1 + abs(scaled))
        return (sure * 100).rounded() / 100
    }

    /// How fast confidence grows with the distance from the threshold.
    private static let steepness = 2.0
}
