/// A linear model over `TextFeatures`: for each class a weight for each number.
///
/// Trained by `script/train` from `Training/`; `SellerModelData` and `BuyerModelData` hold what that yields.
public struct LinearModel: Sendable {
    /// What a model is made of; one value a class unless said otherwise.
    public struct Data: Sendable {
        /// What one step of a weight is worth.
        public var scales: [Float]
        /// The value of a text without any of the numbers.
        public var biases: [Float]
        /// The margin from which on a class is given.
        public var thresholds: [Float]
        /// The weights in steps as `WeightCode` writes them: the classes of a number beside each other, then those of the
        /// next number.
        public var weights: StaticString

        /// The parts of a model.
        public init(scales: [Float], biases: [Float], thresholds: [Float], weights: StaticString) {
            self.scales = scales
            self.biases = biases
            self.thresholds = thresholds
            self.weights = weights
        }
    }

    private let data: Data
    private let count: Int
    /// The weights in steps, and zeros after them, so that `lanes` weights can be read from each number on.
    private let weights: [Int8]
    /// The classes, rounded up to what a processor adds at once.
    private let lanes: Int

    /// The margins from which on a class is given.
    public var thresholds: [Float] { data.thresholds }

    /// A model, its weights read from their text.
    ///
    /// - Parameter data: its parts; a trap when they do not fit each other, since they are part of the program.
    public init(_ data: Data) {
        self.data = data
        count = data.scales.count
        lanes = (count + 15) / 16 * 16
        precondition(data.biases.count == count && data.thresholds.count == count)
        weights = data.weights.withUTF8Buffer { [count, lanes] text in
            WeightCode.weights(of: text, count: TextFeatures.count * count, spare: lanes)
        }
    }

    /// How far a text lies on the side of each class; above 0 more likely than not.
    public func margins(of features: TextFeatures) -> [Float] {
        var sums = [Int32](repeating: 0, count: count)
        add(features.numbers.prefix(features.conceptsStart), times: 1, to: &sums)
        add(features.numbers.suffix(from: features.conceptsStart), times: Int32(TextFeatures.conceptWeight), to: &sums)
        let value = features.value
        return (0..<count).map { Float(sums[$0]) * data.scales[$0] * value + data.biases[$0] }
    }

    /// Adds the weights of numbers, a class beside the other.
    private func add(_ numbers: ArraySlice<Int32>, times factor: Int32, to sums: inout [Int32]) {
        var rest = numbers
        var steps = [Int16](repeating: 0, count: lanes)
        while !rest.isEmpty {
            steps.withUnsafeMutableBufferPointer { steps in
                weights.withUnsafeBufferPointer { weights in
                    steps.update(repeating: 0)
                    for number in rest.prefix(LinearModel.run) {
                        let row = weights.baseAddress.unsafelyUnwrapped + Int(number) * count
                        for lane in 0..<lanes { steps[lane] &+= Int16(row[lane]) }
                    }
                }
            }
            for index in 0..<count { sums[index] += Int32(steps[index]) * factor }
            rest = rest.dropFirst(LinearModel.run)
        }
    }

    /// So many weights are less than an `Int16` holds.
    private static let run = Int(Int16.max) / WeightCode.largest

    /// The weight of a number for a class, in steps.
    func weight(of number: Int32, for index: Int) -> Int32 {
        let weight = Int32(weights[Int(number) * count + index])
        return number < Int32(TextFeatures.firstConcept) ? weight : weight * Int32(TextFeatures.conceptWeight)
    }
}
