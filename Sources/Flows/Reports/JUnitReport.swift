public import StrictYAML

/// Results of flows as JUnit XML: a test case for each flow and row, with its file and line, its transcript in
/// `system-out`.
public struct JUnitReport {
    /// The results.
    public var results: [FlowResult]
    /// The mistakes in files that could not be played, each as a test case with an error.
    public var mistakes: [FileMistake]

    /// A report.
    public init(_ results: [FlowResult], mistakes: [FileMistake]) {
        self.results = results
        self.mistakes = mistakes
    }

    /// The report.
    public var text: String {
        let failed = results.filter { !$0.failures.isEmpty }.count
        let seconds = results.map(\.seconds).reduce(0, +)
        let counts =
            "tests=\"\(results.count + mistakes.count)\" failures=\"\(failed)\" errors=\"\(mistakes.count)\" "
            + "time=\"\(JUnitReport.decimal(seconds))\""
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
        out += "<testsuite name=\"flows\" \(counts) skipped=\"0\">\n"
        for result in results { out += testCase(result) }
        for mistake in mistakes { out += testCase(mistake) }
        return out + "</testsuite>\n</testsuites>\n"
    }

    private func testCase(_ result: FlowResult) -> String {
        var out = opening(result.name, result.place, result.seconds)
        // The schema has one failure for a test case: all are told in it.
        if let first = result.failures.first {
            let others = result.failures.count > 1 ? " (and \(result.failures.count - 1) more)" : ""
            let message = FlowReport.oneLine(first.message) + others
            out += "<failure type=\"\(first.code)\" message=\"\(JUnitReport.escaped(message))\">"
            let lines = result.failures.flatMap { ["\($0.place.text): \($0.code): \($0.message)"] + $0.events }
            out += JUnitReport.escaped(lines.joined(separator: "\n")) + "</failure>"
        }
        out += "<system-out>\(JUnitReport.escaped(result.transcript.joined(separator: "\n")))</system-out>"
        return out + "</testcase>\n"
    }

    private func testCase(_ mistake: FileMistake) -> String {
        let place = Flow.Place(file: mistake.file, line: mistake.line, column: mistake.column)
        let words = JUnitReport.escaped(FlowReport.oneLine("\(mistake.what): \(mistake.fix)"))
        return opening(place.text, place, 0)
            + "<error type=\"\(JUnitReport.escaped(mistake.code ?? "file"))\" message=\"\(words)\">"
            + JUnitReport.escaped(mistake.description) + "</error></testcase>\n"
    }

    private func opening(_ name: String, _ place: Flow.Place, _ seconds: Double) -> String {
        let file = JUnitReport.escaped(place.file)
        return "<testcase name=\"\(JUnitReport.escaped(name))\" classname=\"\(file)\" file=\"\(file)\" "
            + "line=\"\(place.line)\" time=\"\(JUnitReport.decimal(seconds))\">"
    }

    /// A number of seconds with three decimals, never in exponents.
    private static func decimal(_ seconds: Double) -> String {
        let milliseconds = Int((seconds * 1000).rounded())
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }

    /// Text for XML 1.0: its special characters named, what it cannot hold left out.
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;".unicodeScalars
            case "<": out += "&lt;".unicodeScalars
            case ">": out += "&gt;".unicodeScalars
            case "\"": out += "&quot;".unicodeScalars
            case "\t", "\n", "\r": out.append(scalar)
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF { out.append(scalar) }
            }
        }
        return String(out)
    }
}
