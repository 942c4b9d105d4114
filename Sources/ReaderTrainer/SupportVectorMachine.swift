import Dispatch
import Understanding

/// A text as numbers.
struct Sample {
    /// The numbers.
    var numbers: [Int32]
    /// What each of them counts.
    var value: Double
    /// The names of the classes.
    var classes: Set<String>

    /// The numbers of a text; the squares of all values together make 1.
    init(_ features: TextFeatures, classes: Set<String>) {
        numbers = features.numbers
        self.classes = classes
        value = Double(features.value)
    }
}

/// How freely the weight of each number may grow, from the number of texts it stands in.
///
/// What stands in few texts is left out: nothing shows that it means anything. Of the rest the rare say more.
struct FeatureFreedom {
    /// By number: 1 for a common one, more for a rare one, 0 for what is left out.
    private let squares: [Double]

    /// What the texts show.
    init(_ samples: [Sample]) {
        var counts = [Int](repeating: 0, count: TextFeatures.count)
        for sample in samples { for number in sample.numbers { counts[Int(number)] += 1 } }
        let roots = counts.map { $0 < FeatureFreedom.fewest ? 0 : 1 / Double($0 + 1).squareRoot() }
        let known = roots.filter { $0 > 0 }
        let mean = known.reduce(0) { $0 + $1.squareRoot() } / Double(max(known.count, 1))
        squares = roots.map { $0 / (mean * mean) }
    }

    /// In how many texts a number has to stand.
    private static let fewest = 8

    /// Of a number; a weight moves so many times as far as it would.
    subscript(number: Int32) -> Double { squares[Int(number)] }

    /// The squares of a sample's values, each as often as it counts.
    func length(of sample: Sample) -> Double {
        var freedom = 0.0
        for number in sample.numbers { freedom += self[number] }
        return freedom * sample.value * sample.value
    }
}

/// A machine for each class (squared hinge, L2), by dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1).
///
/// Only additions, multiplications, divisions and square roots, in a fixed order: the same text gives the same model
/// everywhere.
enum SupportVectorMachine {
    /// What one class yields.
    struct Part: Sendable {
        var weights: [Double]
        var bias: Double

        /// How far a sample lies on the side of the class.
        func margin(of sample: Sample) -> Double {
            var sum = 0.0
            weights.withUnsafeBufferPointer { weights in
                for number in sample.numbers { sum += weights[Int(number)] }
            }
            return sum * sample.value + bias
        }

        /// Moves towards a sample, or away from it.
        mutating func move(by change: Double, along sample: Sample, _ freedom: FeatureFreedom) {
            let step = change * sample.value
            for number in sample.numbers { weights[Int(number)] += step * freedom[number] }
            bias += change
        }
    }

    /// How much a mistake costs against simple weights.
    private static let cost = 3.0
    /// How often the texts are gone through.
    private static let rounds = 15

    /// A part for each class.
    static func train(_ samples: [Sample], classes: [String]) -> [Part] {
        var parts = [Part](repeating: Part(weights: [], bias: 0), count: classes.count)
        let freedom = FeatureFreedom(samples)
        // One for the bias.
        let lengths = samples.map { freedom.length(of: $0) + 1 }
        parts.withUnsafeMutableBufferPointer { parts in
            // Each class writes its own place only.
            nonisolated(unsafe) let out = parts
            DispatchQueue.concurrentPerform(iterations: classes.count) { index in
                out[index] = train(samples, lengths, freedom, name: classes[index])
            }
        }
        return parts
    }

    private static func train(_ samples: [Sample], _ lengths: [Double], _ freedom: FeatureFreedom, name: String) -> Part
    {
        var part = Part(weights: [Double](repeating: 0, count: TextFeatures.count), bias: 0)
        var alphas = [Double](repeating: 0, count: samples.count)
        let signs = samples.map { $0.classes.contains(name) ? 1.0 : -1.0 }
        let ridge = 1 / (2 * cost)
        var order = Array(samples.indices)
        var seed: UInt64 = 42
        for _ in 0..<rounds {
            for index in stride(from: order.count - 1, to: 0, by: -1) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                order.swapAt(index, Int((seed >> 33) % UInt64(index + 1)))
            }
            for index in order {
                let gradient = signs[index] * part.margin(of: samples[index]) - 1 + alphas[index] * ridge
                if alphas[index] == 0, gradient >= 0 { continue }
                let updated = max(alphas[index] - gradient / (lengths[index] + ridge), 0)
                let change = (updated - alphas[index]) * signs[index]
                alphas[index] = updated
                if change != 0 { part.move(by: change, along: samples[index], freedom) }
            }
        }
        return part
    }
}
