import ConversationCore

/// A stream of numbers that a seed determines: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
///
/// The standard library's own ways to draw from a generator may change between versions, so the draws are written out
/// here: a seed means the same conversation everywhere.
struct Generator {
    /// What the numbers are drawn for; each purpose has its own stream, so that one more draw for one purpose leaves the
    /// others as they were.
    enum Purpose: UInt64 {
        /// What is true of the order.
        case order = 1
        /// Whether, when and what the seller answers.
        case seller
        /// When the buyer looks and how the buyer puts things.
        case buyer
        /// What happens with the money once it is due.
        case money
    }

    private var state: UInt64

    /// The stream of a seed for a purpose.
    ///
    /// - Parameters:
    ///   - seed: the conversation's seed.
    ///   - purpose: what the numbers are for.
    ///   - index: counts the occasions of one purpose, such as the seller's answers.
    init(seed: UInt64, purpose: Purpose, index: Int = 0) {
        state = seed
        state = next() ^ (purpose.rawValue << 32) ^ UInt64(index)
    }

    /// The next number.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of the range, each equally likely to within one in 2^32.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int((next() >> 32) % UInt64(range.count))
    }

    /// Yes in so many of a hundred cases.
    mutating func chance(percent: Int) -> Bool { whole(1...100) <= percent }

    /// One of the elements; precondition: there is one.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[whole(0...(elements.count - 1))] }

    /// One of the elements, each as often as its weight; precondition: the weights add up to more than 0.
    mutating func pick<Element>(_ weighted: [(element: Element, weight: Int)]) -> Element {
        var left = whole(1...weighted.map(\.weight).reduce(0, +))
        for (element, weight) in weighted {
            left -= weight
            if left <= 0 { return element }
        }
        return weighted[weighted.count - 1].element
    }

    /// A length of time between so many hours, to the second.
    mutating func span(hours: ClosedRange<Int>) -> TimeSpan {
        .seconds(Int64(whole((hours.lowerBound * 3600)...(hours.upperBound * 3600))))
    }

    /// A length of time between so many days, to the second.
    mutating func span(days: ClosedRange<Int>) -> TimeSpan {
        span(hours: (days.lowerBound * 24)...(days.upperBound * 24))
    }
}
