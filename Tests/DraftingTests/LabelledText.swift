import Foundation

/// A line of a file of texts: what is expected of it, and the text.
struct LabelledText {
    /// The columns, parted by tabs.
    var columns: [String]

    /// The lines of a file beside this one; none is a mistake.
    static func all(in path: String) throws -> [LabelledText] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(path)
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { LabelledText(columns: $0.split(separator: "\t").map(String.init)) }
    }
}

/// How many texts were judged rightly.
struct Tally {
    var found = 0
    var missed = 0
    var falseAlarms = 0

    /// Of those that were flagged, how many are bad.
    var precision: Double { Double(found) / Double(max(1, found + falseAlarms)) }
    /// Of the bad ones, how many were flagged.
    var recall: Double { Double(found) / Double(max(1, found + missed)) }

    /// Counts a text.
    mutating func count(isBad: Bool, isFlagged: Bool) {
        if isBad, isFlagged { found += 1 }
        if isBad, !isFlagged { missed += 1 }
        if !isBad, isFlagged { falseAlarms += 1 }
    }
}
