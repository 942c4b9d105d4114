/// A linear model over `TextFeatures`: for each class a weight for each number.
///
/// Trained by `script/train` from `Training/`; `SellerModelData` and `BuyerModelData` hold what that yields. Small,
/// offline, and the same on every machine.
public struct LinearModel: Sendable {
    /// How many classes there are.
    private let count: Int
    /// Weights, `count` for each number in turn.
    private let weights: [Int8]
    /// What one step of a weight is worth, by class.
    private let scales: [Float]
    /// The value of a text without any of the numbers, by class.
    private let biases: [Float]

    /// A model from its text form, `nil` when the text is none.
    ///
    /// - Parameters:
    ///   - text: a line of scales, a line of biases, then the weights in Base64.
    ///   - count: how many classes there are.
    public init?(text: StaticString, count: Int) {
        self.count = count
        var lines: [[Float]] = []
        var bytes: [Int8] = []
        text.withUTF8Buffer { buffer in
            var start = 0
            // Two lines of numbers, then the digits.
            while lines.count < 2, start < buffer.count {
                let end = buffer[start...].firstIndex(of: 10) ?? buffer.count
                let line = String(decoding: buffer[start..<end], as: UTF8.self)
                lines.append(line.split(separator: " ").compactMap { Float($0) })
                start = end + 1
            }
            guard start < buffer.count else { return }
            bytes = LinearModel.decoded(buffer[start...], count: TextFeatures.count * count)
        }
        guard lines.count == 2, lines[0].count == count, lines[1].count == count,
            bytes.count == TextFeatures.count * count
        else { return nil }
        (scales, biases, weights) = (lines[0], lines[1], bytes)
    }

    /// Base64 digits as bytes; line ends are passed over.
    private static func decoded(_ digits: Slice<UnsafeBufferPointer<UInt8>>, count: Int) -> [Int8] {
        let table = LinearModel.digits
        return [Int8](unsafeUninitializedCapacity: count + 3) { out, filled in
            var bits: UInt32 = 0
            var held = 0
            table.withUnsafeBufferPointer { table in
                for byte in digits {
                    let value = table[Int(byte)]
                    if value > 63 { continue }
                    bits = bits << 6 | UInt32(value)
                    held += 6
                    guard held >= 8, filled < count else { continue }
                    held -= 8
                    out[filled] = Int8(bitPattern: UInt8(truncatingIfNeeded: bits >> UInt32(held)))
                    filled += 1
                }
            }
        }
    }

    /// The values of Base64 digits, 64 for what is none.
    private static let digits: [UInt8] = {
        var table = [UInt8](repeating: 64, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(value) }
        return table
    }()

    /// How far a text lies on the side of each class; above 0 more likely than not.
    public func margins(of text: some StringProtocol) -> [Float] {
        let numbers = TextFeatures.numbers(of: text)
        guard !numbers.isEmpty else { return biases }
        var sums = [Int32](repeating: 0, count: count)
        weights.withUnsafeBufferPointer { weights in
            for number in numbers {
                let start = number * count
                for index in 0..<count { sums[index] += Int32(weights[start + index]) }
            }
        }
        let length = Float(numbers.count).squareRoot()
        return (0..<count).map { Float(sums[$0]) * scales[$0] / length + biases[$0] }
    }
}
