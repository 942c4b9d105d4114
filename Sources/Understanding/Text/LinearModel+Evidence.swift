extension LinearModel {
    /// The words that speak most for a class: the run of words whose weights sum to the most.
    ///
    /// - Parameters:
    ///   - index: the class.
    ///   - features: the text.
    ///   - words: how many words the text has, 1 or more.
    /// - Returns: one word or more.
    func evidence(for index: Int, in features: TextFeatures, words: Int) -> Range<Int> {
        var shares = [Float](repeating: 0, count: words)
        for (number, origin) in zip(features.numbers, features.origins) where !origin.isEmpty {
            let share = Float(weight(of: number, for: index)) / Float(origin.count)
            for word in origin where word < Int32(words) { shares[Int(word)] += share }
        }
        // A word that says little is not quoted at the edge of the run.
        let least = max(0, (shares.max() ?? 0) * LinearModel.leastShare)
        var best = (range: 0..<1, sum: -Float.infinity)
        var start = 0
        var sum: Float = 0
        for word in shares.indices {
            if sum <= 0 { (start, sum) = (word, 0) }
            sum += shares[word] - least
            if sum > best.sum { best = (start..<(word + 1), sum) }
        }
        return best.range
    }

    /// A word counts for the run when it has more than this part of the strongest word's weight.
    private static let leastShare: Float = 0.15
}
