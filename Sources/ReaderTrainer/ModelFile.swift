import Understanding

/// A model as a Swift file.
enum ModelFile {
    /// Weights of fewer steps are left out: they change no more than a text or two of a thousand.
    private static let least = 0.8

    /// The file's text.
    ///
    /// - Parameters:
    ///   - parts: the machines, in the order of the classes.
    ///   - thresholds: by class.
    ///   - name: begins the name of the type.
    /// - Returns: Swift source.
    static func form(_ parts: [SupportVectorMachine.Part], thresholds: [Double], name: String) -> String {
        let largest = Double(WeightCode.largest)
        let scales = parts.map { part in Float((part.weights.map { abs($0) }.max() ?? 0) / largest) }
        var numbers: [Int] = []
        // The row of all numbers that have no weights comes first.
        var weights = [Int8](repeating: 0, count: parts.count)
        for number in 0..<TextFeatures.count {
            let row = zip(parts, scales)
                .map { part, scale in
                    let step = scale > 0 ? part.weights[number] / Double(scale) : 0
                    return abs(step) < ModelFile.least ? 0 : Int8(max(-largest, min(largest, step.rounded())))
                }
            guard row.contains(where: { $0 != 0 }) else { continue }
            numbers.append(number)
            weights += row
        }
        return """
            // Written by script/train from Training/. Do not edit.

            // swift-format-ignore-file
            /// The committed model.
            enum \(name)ModelData {
                static let data = LinearModel.Data(
                    scales: [\(list(scales))],
                    biases: [\(list(parts.map { Float($0.bias) }))],
                    thresholds: [\(list(thresholds.map { Float($0) }))],
                    numbers: \"""
            \(WeightCode.text(ofNumbers: numbers))
            \""",
                    rows: \(numbers.count + 1),
                    weights: \"""
            \(WeightCode.text(of: weights))
            \"""
                )
            }

            """
    }

    private static func list(_ values: [Float]) -> String { values.map { "\($0)" }.joined(separator: ", ") }
}
