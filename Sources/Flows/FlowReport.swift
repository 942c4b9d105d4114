/// Results of flows as text, TAP or JUnit.
public enum FlowReport {
    /// A result as text: a line, then each failure with its place, its line and what the step did.
    public static func text(_ result: FlowResult, lines: [String]) -> String {
        var out = "\(result.failures.isEmpty ? "ok" : "FAILED")  \(result.file): \(result.name), \(result.steps) steps"
        for failure in result.failures {
            out +=
                "\n\(result.file):\(failure.place.line):\(failure.place.column): error \(failure.code): \(failure.message)"
            if lines.indices.contains(failure.place.line - 1) {
                out += "\n    " + lines[failure.place.line - 1]
                out += "\n    " + String(repeating: " ", count: max(0, failure.place.column - 1)) + "^"
            }
            for event in failure.events { out += "\n      " + event }
        }
        for acceptance in result.acceptances {
            out += "\n\(result.file):\(acceptance.step.line): to accept what the step does, write:"
            for line in acceptance.claims { out += "\n  " + line }
        }
        return out
    }

    /// TAP version 14.
    public static func tap(_ results: [FlowResult]) -> String {
        var out = "TAP version 14\n1..\(results.count)"
        for (index, result) in results.enumerated() {
            let name = result.name.split(separator: "#").joined(separator: "\\#")
            out += "\n\(result.failures.isEmpty ? "ok" : "not ok") \(index + 1) - \(name)"
            for failure in result.failures {
                out +=
                    "\n# \(result.file):\(failure.place.line):\(failure.place.column): \(failure.code) \(oneLine(failure.message))"
            }
        }
        return out
    }

    /// JUnit XML: a test case for each flow, its transcript in `system-out`.
    public static func junit(_ results: [FlowResult]) -> String {
        let failed = results.filter { !$0.failures.isEmpty }.count
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        out += "<testsuite name=\"flows\" tests=\"\(results.count)\" failures=\"\(failed)\">\n"
        for result in results {
            let line = result.failures.first?.place.line ?? 1
            out +=
                "<testcase name=\"\(xml(result.name))\" classname=\"\(xml(result.file))\" file=\"\(xml(result.file))\" line=\"\(line)\">"
            for failure in result.failures {
                let place = "\(result.file):\(failure.place.line):\(failure.place.column)"
                out += "<failure type=\"\(failure.code)\" message=\"\(xml(oneLine(failure.message)))\">"
                out += xml(([place] + failure.events).joined(separator: "\n")) + "</failure>"
            }
            out += "<system-out>\(xml(result.transcript.joined(separator: "\n")))</system-out></testcase>\n"
        }
        return out + "</testsuite>"
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// Text for XML 1.0: its special characters named, what it cannot hold left out.
    private static func xml(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }
}
