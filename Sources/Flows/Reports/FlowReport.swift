public import StrictYAML

/// Results of flows as text or TAP.
public enum FlowReport {
    /// A result as text: a line, then each failure with its place, its source line and what the step did.
    ///
    /// - Parameters:
    ///   - result: the result.
    ///   - sources: the lines of each file, by its name.
    /// - Returns: the text, without a line end.
    public static func text(_ result: FlowResult, sources: [String: [String]]) -> String {
        let mark = result.failures.isEmpty ? "ok" : "FAILED"
        var out = "\(mark)  \(result.file): \(result.name), \(result.steps) steps"
        for failure in result.failures {
            out += "\n\(failure.place.text): error \(failure.code): \(failure.message)"
            if let lines = sources[failure.place.file], lines.indices.contains(failure.place.line - 1) {
                out += "\n" + FileMistake.marked(lines[failure.place.line - 1], column: failure.place.column)
            }
            for event in failure.events { out += "\n      " + event }
        }
        for acceptance in result.acceptances {
            out += "\n\(acceptance.step.file):\(acceptance.step.line): to accept what the step does, write:"
            for line in acceptance.claims { out += "\n  " + line }
        }
        return out
    }

    /// TAP version 13, the newest that `prove` reads everywhere.
    ///
    /// - Parameters:
    ///   - results: the results.
    ///   - mistakes: the mistakes in files that could not be played, each as a failed test.
    /// - Returns: the report, without a line end.
    public static func tap(_ results: [FlowResult], mistakes: [FileMistake]) -> String {
        var out = "TAP version 13\n1..\(results.count + mistakes.count)"
        for (index, result) in results.enumerated() {
            out += "\n\(result.failures.isEmpty ? "ok" : "not ok") \(index + 1) - \(name(result.name))"
            for failure in result.failures {
                out += "\n# \(failure.place.text): \(failure.code) \(oneLine(failure.message))"
            }
        }
        for (index, mistake) in mistakes.enumerated() {
            let place = "\(mistake.file):\(mistake.line):\(mistake.column)"
            out += "\nnot ok \(results.count + index + 1) - \(name(place))"
            out += "\n# \(mistake.code ?? "") \(oneLine("\(mistake.what): \(mistake.fix)"))"
        }
        return out
    }

    /// A test's name: `#` would begin a directive, a leading digit would be read as the test's number.
    private static func name(_ text: String) -> String {
        oneLine(text).split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\\#")
    }

    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
