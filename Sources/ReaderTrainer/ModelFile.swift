import Understanding

/// A model as a Swift file.
enum ModelFile {
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
        var weights: [Int8] = []
        weights.reserveCapacity(TextFeatures.count * parts.count)
        for number in 0..<TextFeatures.count {
            for (part, scale) in zip(parts, scales) {
                let step = scale > 0 ? (part.weights[number] / Double(scale)).rounded() : 0
                weights.append(Int8(max(-largest, min(largest, step))))
            }
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
                    weights: \"""
            \(WeightCode.text(of: weights))
            \"""
                )
            }

            """
    }

    private static func list(_ values: [Float]) -> String { values.map { "\($0)" }.joined(separator: ", ") }
}
