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
        /// The numbers that have weights, rising, as `WeightCode` writes them.
        public var numbers: StaticString
        /// How many rows the weights have: one for each of the numbers, after one for all others.
        public var rows: Int
        /// The weights in steps as `WeightCode` writes them, row by row: the classes of a number beside each other.
        public var weights: StaticString

        /// The parts of a model.
        public init(
            scales: [Float],
            biases: [Float],
            thresholds: [Float],
            numbers: StaticString,
            rows: Int,
            weights: StaticString
        ) {
            self.scales = scales
            self.biases = biases
            self.thresholds = thresholds
            self.numbers = numbers
            self.rows = rows
            self.weights = weights
        }
    }

    private let data: Data
    private let count: Int
    /// The row of each number.
    private let rows: [UInt16]
    /// The weights in steps, row by row, and zeros after them, so that `lanes` weights can be read from each row on.
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
        precondition(data.biases.count == count && data.thresholds.count == count && data.rows <= Int(UInt16.max))
        var rows = [UInt16](repeating: 0, count: TextFeatures.count)
        var row: UInt16 = 0
        data.numbers.withUTF8Buffer { text in
            WeightCode.forEachNumber(of: text) { number in
                row += 1
                rows[number] = row
            }
        }
        self.rows = rows
        weights = data.weights.withUTF8Buffer { [count, lanes] text in
            WeightCode.weights(of: text, count: data.rows * count, spare: lanes)
        }
    }

    /// How far a text lies on the side of each class; above 0 more likely than not.
    public func margins(of features: TextFeatures) -> [Float] {
        let sums = sums(of: features.numbers)
        let value = features.value
        return (0..<count).map { Float(sums[$0]) * data.scales[$0] * value + data.biases[$0] }
    }

    /// The weights of numbers together, a class beside the other.
    private func sums(of numbers: [Int32]) -> [Int32] {
        var sums = [Int32](repeating: 0, count: count)
        var rest = numbers[...]
        var steps = [Int16](repeating: 0, count: lanes)
        while !rest.isEmpty {
            steps.withUnsafeMutableBufferPointer { steps in
                weights.withUnsafeBufferPointer { weights in
                    steps.update(repeating: 0)
                    for number in rest.prefix(LinearModel.run) where rows[Int(number)] != 0 {
                        let row = weights.baseAddress.unsafelyUnwrapped + Int(rows[Int(number)]) * count
                        for lane in 0..<lanes { steps[lane] &+= Int16(row[lane]) }
                    }
                }
            }
            for index in 0..<count { sums[index] += Int32(steps[index]) }
            rest = rest.dropFirst(LinearModel.run)
        }
        return sums
    }

    /// So many weights are less than an `Int16` holds.
    private static let run = Int(Int16.max) / WeightCode.largest

    /// The weight of a number for a class, in steps.
    func weight(of number: Int32, for index: Int) -> Int32 { Int32(weights[Int(rows[Int(number)]) * count + index]) }
}
