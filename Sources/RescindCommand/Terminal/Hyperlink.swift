import Foundation

/// Links of a terminal, for files that the program wrote itself; never for what others wrote.
enum Hyperlink {
    /// A row in which the name of a file is a link to it: OSC 8, as terminals agreed on it beside ECMA-48.
    ///
    /// - Parameters:
    ///   - row: the row; one in which the name does not stand whole stays as it is.
    ///   - file: the path, as the row names it.
    /// - Returns: the row.
    static func added(to row: String, file: String) -> String {
        let name = TerminalText.inert(file)
        guard !name.isEmpty, let range = row.range(of: name) else { return row }
        let target = URL(fileURLWithPath: file).absoluteString
        return row.replacingCharacters(in: range, with: "\u{1B}]8;;\(target)\u{1B}\\\(name)\u{1B}]8;;\u{1B}\\")
    }
}
