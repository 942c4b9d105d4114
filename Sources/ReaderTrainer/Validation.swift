import Understanding

/// How each class does on texts that were left out of training, and the threshold that suits it best.
///
/// Every text is left out once, in one of `folds` parts. The texts of one language stand in the order in which they were
/// written, which often is by meaning, so that neighbours go to different parts.
struct Validation {
    /// How many parts.
    private static let folds = 5

    private let kind: ModelKind
    /// The texts.
    let samples: [Sample]
    /// The margins of each text by class, from models that have not seen it.
    private let margins: [[Double]]

    /// Trains a model for each part left out.
    init(_ kind: ModelKind, texts: String, _ spelling: Spelling) throws {
        self.kind = kind
        let examples = try TrainingText.read(texts + kind.folder, classes: kind.classes)
        let samples = examples.map { Sample(kind.features($0.text, spelling), classes: $0.classes) }
        var margins = [[Double]](repeating: [], count: samples.count)
        for fold in 0..<Validation.folds {
            let rest = samples.indices.filter { $0 % Validation.folds != fold }.map { samples[$0] }
            let parts = SupportVectorMachine.train(rest, classes: kind.classes)
            for index in samples.indices where index % Validation.folds == fold {
                margins[index] = parts.map { $0.margin(of: samples[index]) }
            }
        }
        (self.samples, self.margins) = (samples, margins)
    }

    /// Counts of a class with a threshold.
    private func count(_ index: Int, threshold: Double) -> Count {
        var count = Count()
        for (sample, margins) in zip(samples, margins) {
            count.add(isFound: margins[index] >= threshold, isExpected: sample.classes.contains(kind.classes[index]))
        }
        return count
    }

    /// The threshold of each class, in steps of a fiftieth, with the best F measure of its leaning.
    var thresholds: [Double] {
        kind.classes.indices.map { index in
            let leaning = kind.leaning(kind.classes[index])
            let steps = (-30...20).map { Double($0) / 50 }
            return steps.max { first, second in
                count(index, threshold: first).measure(leaning: leaning)
                    < count(index, threshold: second).measure(leaning: leaning)
            } ?? 0
        }
    }

    /// Prints a line for each class.
    func print() {
        for (index, threshold) in thresholds.enumerated() {
            let count = count(index, threshold: threshold)
            Swift.print("\(kind.classes[index])  threshold \(threshold)  \(count.line)")
        }
    }
}
