import ConversationCore
import Foundation
import Understanding

/// Trains the readers' models: `ReaderTrainer TEXTS SOURCES`; `--check TEXTS SOURCES` compares, `--evaluate TEXTS`
/// prints how well the whole reader does on texts.
///
/// A support vector machine for each label (squared hinge, L2), by dual coordinate descent (Hsieh et al., ICML 2008,
/// algorithm 1). Only additions, multiplications, divisions and square roots, in a fixed order: the same text gives the
/// same model everywhere.
@main
enum ReaderTrainer {
    /// How much a mistake costs against simple weights.
    static let cost = 1.0
    /// How often the texts are gone through.
    static let rounds = 40

    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--evaluate", arguments.count == 2 {
            try Evaluation.print(folder: arguments[1])
            return
        }
        let isCheck = arguments.first == "--check"
        if isCheck { arguments.removeFirst() }
        guard arguments.count == 2 else { throw Failure(description: "usage: ReaderTrainer [--check] TEXTS SOURCES") }
        try make(
            "Seller",
            classes: SellerLabel.allCases.map(\.rawValue),
            texts: arguments[0] + "/seller",
            output: arguments[1] + "/Seller/SellerModelData.swift",
            isCheck: isCheck
        )
        try make(
            "Buyer",
            classes: Intent.allCases.map(\.rawValue),
            texts: arguments[0] + "/buyer",
            output: arguments[1] + "/Buyer/BuyerModelData.swift",
            isCheck: isCheck
        )
    }

    /// Trains one model and writes it, or compares it with what is there.
    static func make(_ name: String, classes: [String], texts: String, output: String, isCheck: Bool) throws {
        let examples = try read(texts, classes: classes)
        let source = try form(train(examples, classes: classes), name: name)
        if isCheck {
            let committed = try String(contentsOfFile: output, encoding: .utf8)
            guard committed == source else {
                throw Failure(description: "\(output) is not what the texts yield: run script/train and commit it")
            }
            print("\(output) is what \(examples.count) texts yield")
        } else {
            try source.write(toFile: output, atomically: true, encoding: .utf8)
            print("\(output): from \(examples.count) texts")
        }
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    struct Example {
        var classes: Set<String>
        var text: String
        var numbers: [Int]
    }

    /// The texts of a folder: a line each, labels, a tab, the words.
    static func read(_ folder: String, classes: [String], only language: String? = nil) throws -> [Example] {
        var examples: [Example] = []
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names where name.hasSuffix(".tsv") && (language == nil || name == "\(language ?? "").tsv") {
            let path = folder + "/" + name
            let lines = try String(contentsOfFile: path, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.isEmpty {
                let parts = line.split(separator: "\t", maxSplits: 1)
                guard parts.count == 2 else {
                    throw Failure(description: "\(path):\(index + 1):1: no tab: write LABELS, a tab, the text")
                }
                var found: Set<String> = []
                for word in parts[0].split(separator: ",").map(String.init) {
                    guard classes.contains(word) else {
                        throw Failure(description: "\(path):\(index + 1):1: there is no label “\(word)”")
                    }
                    found.insert(word)
                }
                examples.append(
                    Example(classes: found, text: String(parts[1]), numbers: TextFeatures.numbers(of: parts[1]))
                )
            }
        }
        return examples
    }

    /// Weights and bias for each label.
    static func train(_ examples: [Example], classes: [String]) -> [(weights: [Double], bias: Double)] {
        classes.map { name in
            var weights = [Double](repeating: 0, count: TextFeatures.count)
            var bias = 0.0
            var alphas = [Double](repeating: 0, count: examples.count)
            let values = examples.map { $0.numbers.isEmpty ? 0 : 1 / Double($0.numbers.count).squareRoot() }
            let signs = examples.map { $0.classes.contains(name) ? 1.0 : -1.0 }
            let ridge = 1 / (2 * cost)
            var order = Array(examples.indices)
            var seed: UInt64 = 42
            for _ in 0..<rounds {
                for index in stride(from: order.count - 1, to: 0, by: -1) {
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    order.swapAt(index, Int((seed >> 33) % UInt64(index + 1)))
                }
                for index in order {
                    let value = values[index]
                    var sum = 0.0
                    for number in examples[index].numbers { sum += weights[number] }
                    let margin = sum * value + bias
                    let gradient = signs[index] * margin - 1 + alphas[index] * ridge
                    if alphas[index] == 0, gradient >= 0 { continue }
                    // The text's own length is one, and one for the bias.
                    let updated = max(alphas[index] - gradient / (2 + ridge), 0)
                    let change = (updated - alphas[index]) * signs[index]
                    alphas[index] = updated
                    if change == 0 { continue }
                    for number in examples[index].numbers { weights[number] += change * value }
                    bias += change
                }
            }
            return (weights, bias)
        }
    }

    /// The model as a Swift file.
    static func form(_ model: [(weights: [Double], bias: Double)], name: String) throws -> String {
        var scales: [String] = []
        var bytes = [UInt8](repeating: 0, count: TextFeatures.count * model.count)
        for (label, part) in model.enumerated() {
            let largest = part.weights.map(abs).max() ?? 0
            let scale = Float(largest / 127)
            scales.append("\(scale)")
            for (number, weight) in part.weights.enumerated() where scale > 0 {
                let step = (weight / Double(scale)).rounded()
                bytes[number * model.count + label] = UInt8(bitPattern: Int8(max(-127, min(127, step))))
            }
        }
        let lines = [scales.joined(separator: " "), model.map { "\(Float($0.bias))" }.joined(separator: " ")]
        let text = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return """
            // Written by script/train from Training/. Do not edit.

            // swift-format-ignore-file
            /// The committed model.
            enum \(name)ModelData {
                static let text: StaticString = \"""
            \(lines.joined(separator: "\n"))
            \(text)
            \"""
            }

            """
    }
}
