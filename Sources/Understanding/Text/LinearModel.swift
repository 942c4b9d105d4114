/// A linear model over `TextFeatures`: for each class a weight for each number.
///
/// Trained by `script/train` from `Training/`; `SellerModelData` and `BuyerModelData` hold what that yields. The weights
/// are read where they stand in the program, so that nothing is decoded or copied at the start.
public struct LinearModel: Sendable {
    /// What a model is made of; one value a class unless said otherwise.
    public struct Data: Sendable {
        /// What one step of a weight is worth.
        public var scales: [Float]
        /// The value of a text without any of the numbers.
        public var biases: [Float]
        /// The margin from which on a class is given.
        public var thresholds: [Float]
        /// Characters from `LinearModel.lowest` on, one a weight; the classes of a number beside each other, then a line
        /// end.
        public var weights: StaticString

        /// The parts of a model.
        public init(scales: [Float], biases: [Float], thresholds: [Float], weights: StaticString) {
            self.scales = scales
            self.biases = biases
            self.thresholds = thresholds
            self.weights = weights
        }
    }

    /// The character of the least weight.
    public static let lowest: UInt8 = 0x24
    /// The largest weight in steps; the least is its negative.
    public static let largest = 45

    private let data: Data
    private let count: Int

    /// The margins from which on a class is given.
    public var thresholds: [Float] { data.thresholds }

    /// A model.
    ///
    /// - Parameter data: its parts; a trap when they do not fit each other, since they are part of the program.
    public init(_ data: Data) {
        self.data = data
        count = data.scales.count
        precondition(data.biases.count == count && data.thresholds.count == count)
        precondition(data.weights.utf8CodeUnitCount == TextFeatures.count * (count + 1) - 1)
    }

    /// How far a text lies on the side of each class; above 0 more likely than not.
    public func margins(of features: TextFeatures) -> [Float] {
        var sums = [Int32](repeating: 0, count: count)
        let weights = data.weights.utf8Start
        sums.withUnsafeMutableBufferPointer { sums in
            for number in features.numbers {
                let row = weights + Int(number) * (count + 1)
                let weight = number < Int32(TextFeatures.firstConcept) ? 1 : Int32(TextFeatures.conceptWeight)
                for index in 0..<count {
                    sums[index] &+=
                        (Int32(row[index]) - Int32(LinearModel.lowest) - Int32(LinearModel.largest)) &* weight
                }
            }
        }
        let value = features.value
        return (0..<count).map { Float(sums[$0]) * data.scales[$0] * value + data.biases[$0] }
    }

    /// The weight of a number for a class, in steps.
    func weight(of number: Int32, for index: Int) -> Int32 {
        let step = Int32(data.weights.utf8Start[Int(number) * (count + 1) + index])
        let weight = step - Int32(LinearModel.lowest) - Int32(LinearModel.largest)
        return number < Int32(TextFeatures.firstConcept) ? weight : weight * Int32(TextFeatures.conceptWeight)
    }
}
