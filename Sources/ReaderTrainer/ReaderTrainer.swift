import ConversationCore
import Foundation
import TextAnalysis
import Understanding

/// Trains the readers' models and says how well the readers do.
///
/// `ReaderTrainer TEXTS SOURCES` trains; `--check TEXTS SOURCES` compares with the committed models;
/// `--validate TEXTS` prints how each label does on texts left out of training; `--evaluate FOLDER...` prints how the
/// readers do on texts that nothing was made from, `--mistakes FOLDER...` which of them are read wrongly, and
/// `--accept FILE FOLDER...` writes the figures that a test keeps.
@main
enum ReaderTrainer {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("ReaderTrainer: \(error)\n".utf8))
            exit(error is Failure ? 65 : 66)
        }
    }

    private static func run(_ all: [String]) throws {
        var arguments = all
        let option = arguments.first.flatMap { $0.hasPrefix("--") ? $0 : nil }
        if option != nil { arguments.removeFirst() }
        switch (option, arguments.count) {
        case (nil, 2), ("--check", 2):
            let vocabulary = try Vocabulary(arguments[0])
            try write(vocabulary.source, to: arguments[1] + "/Text/SpellingData.swift", isCheck: option != nil)
            for kind in ModelKind.all {
                try make(kind, vocabulary, texts: arguments[0], sources: arguments[1], isCheck: option != nil)
            }
        case ("--validate", 1):
            for kind in ModelKind.all {
                try Validation(kind, texts: arguments[0], Vocabulary(arguments[0]).spelling).print()
            }
        case ("--evaluate", 1...):
            for folder in arguments { print(try Evaluation(folder: folder).report) }
        case ("--mistakes", 1...):
            for folder in arguments {
                let evaluation = try Evaluation(folder: folder)
                for line in evaluation.seller.mistakes + evaluation.buyer.mistakes { print(line) }
            }
        case ("--accept", 2...):
            let figures = try arguments.dropFirst().flatMap { try Evaluation(folder: $0).figures }
            try (figures.map(\.line).joined(separator: "\n") + "\n")
                .write(toFile: arguments[0], atomically: true, encoding: .utf8)
        default:
            throw Failure(
                description: """
                    usage: ReaderTrainer [--check] TEXTS SOURCES | --validate TEXTS
                           | --evaluate FOLDER... | --mistakes FOLDER... | --accept FILE FOLDER...
                    """
            )
        }
    }

    /// Trains one model and writes it, or compares it with what is there.
    static func make(_ kind: ModelKind, _ vocabulary: Vocabulary, texts: String, sources: String, isCheck: Bool) throws
    {
        let validation = try Validation(kind, texts: texts, vocabulary.spelling)
        let parts = SupportVectorMachine.train(validation.samples, classes: kind.classes)
        let source = ModelFile.form(parts, thresholds: validation.thresholds, name: kind.name)
        try write(source, to: sources + kind.output, isCheck: isCheck)
    }

    /// Writes what the texts yield, or compares it with what is there.
    private static func write(_ source: String, to output: String, isCheck: Bool) throws {
        guard isCheck else {
            try source.write(toFile: output, atomically: true, encoding: .utf8)
            return print("\(output): written")
        }
        guard try String(contentsOfFile: output, encoding: .utf8) == source else {
            throw Failure(description: "\(output) is not what the texts yield: run script/train and commit it")
        }
        print("\(output) is what the texts yield")
    }
}

/// One of the models.
struct ModelKind {
    /// Begins the name of its type.
    var name: String
    /// Its folder in the texts.
    var folder: String
    /// Its file in the sources.
    var output: String
    /// What it tells apart.
    var classes: [String]
    /// What counts more in a class: 1 a right label and a found one alike, below 1 a right one, above 1 a found one.
    var leaning: @Sendable (String) -> Double
    /// What the model sees of a text.
    var features: @Sendable (String, Spelling) -> TextFeatures

    /// All models.
    static let all = [
        ModelKind(
            name: "Seller",
            folder: "/seller",
            output: "/Seller/SellerModelData.swift",
            classes: SellerLabel.allCases.map(\.rawValue),
            leaning: { name in
                // Consent has to be sure.
                SellerLabel(rawValue: name) == .acceptsCancellation ? 0.4 : 1
            },
            features: { SellerReplyReader.features(of: $1.correct(Words($0))) }
        ),
        ModelKind(
            name: "Buyer",
            folder: "/buyer",
            output: "/Buyer/BuyerModelData.swift",
            classes: BuyerDecision.classes,
            // Texts left out are closer to the rest than a stranger's, so that stages and reasons need some slack.
            leaning: { $0.contains(":") ? 1.5 : 1 },
            features: { BuyerUtteranceReader.features(of: $0, $1) }
        ),
    ]
}
