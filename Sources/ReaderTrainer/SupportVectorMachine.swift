import Dispatch
import Understanding

/// A text as numbers.
struct Sample {
    /// The numbers.
    var numbers: [Int32]
    /// What a number below `TextFeatures.firstConcept` counts.
    var textValue: Double
    /// What another counts.
    var conceptValue: Double
    /// The names of the classes.
    var classes: Set<String>

    /// The numbers of a text; the squares of all values together make 1.
    init(_ features: TextFeatures, classes: Set<String>) {
        numbers = features.numbers
        self.classes = classes
        textValue = Double(features.value)
        conceptValue = textValue * Double(TextFeatures.conceptWeight)
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
            var text = 0.0
            var concept = 0.0
            weights.withUnsafeBufferPointer { weights in
                for number in sample.numbers {
                    if number < TextFeatures.firstConcept {
                        text += weights[Int(number)]
                    } else {
                        concept += weights[Int(number)]
                    }
                }
            }
            return text * sample.textValue + concept * sample.conceptValue + bias
        }

        /// Moves towards a sample, or away from it.
        mutating func move(by change: Double, along sample: Sample) {
            let text = change * sample.textValue
            let concept = change * sample.conceptValue
            for number in sample.numbers {
                weights[Int(number)] += number < TextFeatures.firstConcept ? text : concept
            }
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
        parts.withUnsafeMutableBufferPointer { parts in
            // Each class writes its own place only.
            nonisolated(unsafe) let out = parts
            DispatchQueue.concurrentPerform(iterations: classes.count) { index in
                out[index] = train(samples, name: classes[index])
            }
        }
        return parts
    }

    private static func train(_ samples: [Sample], name: String) -> Part {
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
                // The text's own length is one, and one for the bias.
                let updated = max(alphas[index] - gradient / (2 + ridge), 0)
                let change = (updated - alphas[index]) * signs[index]
                alphas[index] = updated
                if change != 0 { part.move(by: change, along: samples[index]) }
            }
        }
        return part
    }
}
