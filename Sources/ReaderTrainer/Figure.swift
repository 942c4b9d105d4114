/// One number of those that are kept; a line of `Training/figures.tsv`.
struct Figure: Hashable {
    /// The split, and what was done to its texts.
    var split: String
    /// Whose words were read, and what for: a label, an intent, a slot, or all together.
    var name: String
    /// F1, or the part that is right, in thousandths; more is better.
    var thousandths: Int

    /// So many thousandths a figure may lose before that is a mistake.
    static let tolerance = 10

    /// A figure.
    init(_ split: String, _ name: String, _ value: Double) {
        (self.split, self.name) = (split, name)
        thousandths = Int((value * 1000).rounded(.down))
    }

    /// Reads a line, `nil` when it is not three columns with a number at the end.
    init?(line: some StringProtocol) {
        let columns = line.split(separator: "\t" as Character).map { String($0) }
        guard columns.count == 3, let thousandths = Int(columns[2]) else { return nil }
        (split, name, self.thousandths) = (columns[0], columns[1], thousandths)
    }

    /// Split, name and value with tabs between.
    var line: String { "\(split)\t\(name)\t\(thousandths)" }

    /// What fell by more than the tolerance, or is kept and was not reached at all.
    ///
    /// - Parameters:
    ///   - reached: what the readers do now.
    ///   - kept: what they did when the file was written.
    /// - Returns: a line each, for people.
    static func losses(_ reached: [Figure], against kept: [Figure]) -> [String] {
        let now = Dictionary(reached.map { ([$0.split, $0.name], $0.thousandths) }, uniquingKeysWith: min)
        return kept.compactMap { figure in
            guard let value = now[[figure.split, figure.name]] else {
                return "\(figure.split): \(figure.name) was \(figure.thousandths) and is not measured any more"
            }
            guard value < figure.thousandths - tolerance else { return nil }
            return "\(figure.split): \(figure.name) is \(value), was \(figure.thousandths)"
        }
    }
}
