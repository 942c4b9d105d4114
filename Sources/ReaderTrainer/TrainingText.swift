import Foundation
import Understanding

/// A text and what it means.
struct Example {
    /// The labels; a buyer's text has an intent, and at most one stage and one reason.
    var classes: Set<String>
    /// The language of its file.
    var language: String
    /// The words.
    var text: String
}

/// A mistake in the texts, or between texts and model.
struct Failure: Error, CustomStringConvertible {
    var description: String
}

/// Texts in files, one for each language.
enum TrainingText {
    /// The languages, in the order of all figures.
    static let languages = ["en", "ru", "es", "pt", "fr", "zh"]

    /// The texts of a folder: a line each, labels with commas between, a tab, the words.
    static func read(_ folder: String, classes: [String]) throws -> [Example] {
        var examples: [Example] = []
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names where name.hasSuffix(".tsv") {
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
                examples.append(Example(classes: found, language: String(name.dropLast(4)), text: String(parts[1])))
            }
        }
        return examples
    }
}
