/// Counts for one label, or for all.
struct Count {
    var right = 0
    var extra = 0
    var missed = 0

    /// Adds a text.
    mutating func add(isFound: Bool, isExpected: Bool) {
        if isFound, isExpected { right += 1 }
        if isFound, !isExpected { extra += 1 }
        if !isFound, isExpected { missed += 1 }
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ other: Count) {
        right += other.right
        extra += other.extra
        missed += other.missed
    }

    /// Whether nothing was counted.
    var isEmpty: Bool { right + extra + missed == 0 }

    /// Of what was found, the part that is right.
    var precision: Double { right == 0 ? 0 : Double(right) / Double(right + extra) }
    /// Of what is right, the part that was found.
    var recall: Double { right == 0 ? 0 : Double(right) / Double(right + missed) }
    /// Precision and recall alike.
    var f1: Double { measure(leaning: 1) }

    /// The F measure in which recall counts `leaning` times as much as precision (van Rijsbergen).
    func measure(leaning: Double) -> Double {
        let square = leaning * leaning
        let sum = (1 + square) * Double(right) + square * Double(missed) + Double(extra)
        return sum == 0 ? 0 : (1 + square) * Double(right) / sum
    }

    /// For people.
    var line: String {
        "precision \(Count.format(precision))  recall \(Count.format(recall))  F1 \(Count.format(f1))"
            + "  (\(right + missed) texts)"
    }

    /// Three digits after the point.
    static func format(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
