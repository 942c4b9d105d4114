public import ConversationCore

/// A linear model over `ReplyFeatures`: for each label a weight for each number.
///
/// Trained by `script/train` from `Training/seller`; `SellerModelData` holds what that yields. Small, offline, and the
/// same on every machine.
public struct ReplyModel: Sendable {
    /// The labels, in the order of the weights.
    public static let labels = SellerLabel.allCases

    /// Weights, `labels.count` for each number in turn.
    private let weights: [Int8]
    /// What one step of a weight is worth, by label.
    private let scales: [Float]
    /// The value of a text without any of the numbers, by label.
    private let biases: [Float]

    /// The committed model, decoded when first needed.
    static let committed = ReplyModel(text: SellerModelData.text.description)

    /// A model from its text form, `nil` when the text is none.
    ///
    /// - Parameter text: a line of scales, a line of biases, then the weights in Base64.
    public init?(text: String) {
        let lines = text.split(separator: "\n")
        guard lines.count > 2 else { return nil }
        scales = lines[0].split(separator: " ").compactMap { Float($0) }
        biases = lines[1].split(separator: " ").compactMap { Float($0) }
        var bytes: [Int8] = []
        bytes.reserveCapacity(ReplyFeatures.count * ReplyModel.labels.count)
        var bits: UInt32 = 0
        var held = 0
        for line in lines[2...] {
            for byte in line.utf8 {
                let value = ReplyModel.digits[Int(byte)]
                guard value < 64 else { continue }
                bits = bits << 6 | UInt32(value)
                held += 6
                if held >= 8 {
                    held -= 8
                    bytes.append(Int8(bitPattern: UInt8(truncatingIfNeeded: bits >> UInt32(held))))
                }
            }
        }
        guard scales.count == ReplyModel.labels.count, biases.count == ReplyModel.labels.count,
            bytes.count == ReplyFeatures.count * ReplyModel.labels.count
        else { return nil }
        weights = bytes
    }

    /// The values of Base64 digits, 64 for what is none.
    private static let digits: [UInt8] = {
        var table = [UInt8](repeating: 64, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(value) }
        return table
    }()

    /// How far a text lies on the side of each label; above 0 more likely than not.
    public func margins(of text: some StringProtocol) -> [Float] {
        let numbers = ReplyFeatures.numbers(of: text)
        guard !numbers.isEmpty else { return biases }
        let count = ReplyModel.labels.count
        var sums = [Int32](repeating: 0, count: count)
        weights.withUnsafeBufferPointer { weights in
            for number in numbers {
                let start = number * count
                for label in 0..<count { sums[label] += Int32(weights[start + label]) }
            }
        }
        let length = Float(numbers.count).squareRoot()
        return (0..<count).map { Float(sums[$0]) * scales[$0] / length + biases[$0] }
    }
}
