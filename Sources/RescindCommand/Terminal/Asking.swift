import Glibc

/// Asks a person; where nobody can be asked, a missing answer is an error that names the flag for it.
struct Asking {
    /// Whether a person can be asked.
    let isPossible: Bool

    /// Asks for a line.
    ///
    /// - Parameters:
    ///   - question: what is asked, without a blank at its end.
    ///   - flag: the flag that gives the answer instead.
    ///   - fallback: the answer that an empty line stands for; `nil` when there has to be one.
    /// - Returns: the answer, without blanks around it.
    /// - Throws: `CommandFailure`: `usage` when nobody can be asked, `declined` at the end of input.
    func line(_ question: String, flag: String, fallback: String? = nil) throws -> String {
        guard isPossible else {
            throw CommandFailure("an answer is missing (\(question)): give it with \(flag)", code: .usage)
        }
        var lines = LineReader()
        while true {
            StandardError.writeRaw(question + (fallback.map { $0.isEmpty ? "" : " [\($0)]" } ?? "") + " ")
            switch lines.next() {
            case .text(let text):
                let answer = text.trimmingBlanks
                if !answer.isEmpty { return answer }
                if let fallback { return fallback }
            case .tooLong, .notUTF8: StandardError.write("That cannot be read; write it again.")
            case nil: throw CommandFailure("nothing was answered, and nothing was done", code: .declined)
            }
        }
    }

    /// Asks whether to do something.
    func agrees(_ question: String, flag: String) throws -> Bool {
        ["y", "yes"].contains(try line(question + " [y/N]", flag: flag, fallback: "").lowercased())
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Its lines in one, with a blank between them.
    var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
