import TextAnalysis

extension LinearModel {
    /// The words that speak most for a class: the run of words without a comma or the end of a clause between them whose
    /// weights sum to the most.
    ///
    /// - Parameters:
    ///   - index: the class.
    ///   - features: what the model sees of the text.
    ///   - words: the text, one word or more.
    /// - Returns: one word or more.
    func evidence(for index: Int, in features: TextFeatures, of words: Words) -> Range<Int> {
        let list = words.words
        var shares = [Float](repeating: 0, count: list.count)
        for (number, origin) in zip(features.numbers, features.origins) where !origin.isEmpty {
            let share = Float(weight(of: number, for: index)) / Float(origin.count)
            for word in origin where word < Int32(list.count) { shares[Int(word)] += share }
        }
        // A word that says little is not quoted at the edge of the run.
        let least = max(0, (shares.max() ?? 0) * LinearModel.leastShare)
        var best = (range: 0..<1, sum: -Float.infinity)
        var start = 0
        var sum: Float = 0
        for word in shares.indices {
            let begins = word > 0 && (list[word].followsComma || list[word].clause != list[word - 1].clause)
            if sum <= 0 || begins { (start, sum) = (word, 0) }
            sum += shares[word] - least
            if sum > best.sum { best = (start..<(word + 1), sum) }
        }
        return best.range
    }

    /// A word counts for the run when it has more than this part of the strongest word's weight.
    private static let leastShare: Float = 0.15
}
