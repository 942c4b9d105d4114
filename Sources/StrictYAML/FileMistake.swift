/// A mistake in a file that a person wrote: where, what, near what, and how to mend it.
public struct FileMistake: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the person named it.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column in characters (Unicode scalars), from 1.
    public var column: Int
    /// What is wrong.
    public var what: String
    /// The words at the place, empty when there are none.
    public var near: String
    /// How to mend it.
    public var fix: String
    /// What kind of mistake it is, for a format that names its mistakes.
    public var kind: Kind
    /// The stable name of the mistake in its format, `nil` when the format names none.
    public var code: String?
    /// The source line, shown with a caret; `nil` when it is not shown.
    public var excerpt: String?

    /// What kind of mistake.
    public enum Kind: String, CaseIterable, Sendable {
        /// The text is no YAML.
        case syntax
        /// A character that YAML cannot hold.
        case unreadable
        /// More bytes than are read.
        case tooLarge
        /// Nested deeper than is read.
        case tooDeep
        /// A key stands twice.
        case duplicateKey
        /// An anchor or an alias.
        case anchor
        /// A tag.
        case tag
        /// A merge key.
        case mergeKey
        /// A key that is no text.
        case keyShape
        /// A key that is not known there.
        case unknownKey
        /// A key that has to be there.
        case missingKey
        /// A text, list or map where another was expected.
        case shape
        /// No whole number, or one outside the range.
        case number
        /// Neither yes nor no.
        case boolean
        /// None of the words that are known there.
        case choice
        /// Anything else: what the value says.
        case content
    }

    /// A mistake at a place.
    public init(
        file: String,
        line: Int,
        column: Int,
        what: String,
        near: String = "",
        fix: String,
        kind: Kind = .content,
        code: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.near = near
        self.fix = fix
        self.kind = kind
        self.code = code
    }

    /// `file:line:column: error CODE: what, near “words”: how to mend it`, the code and the source line as far as there
    /// are.
    public var description: String {
        let place = near.isEmpty ? "" : ", near “\(near)”"
        let name = code.map { "error \($0): " } ?? ""
        let line = "\(file):\(line):\(column): \(name)\(what)\(place): \(fix)"
        return excerpt.map { line + "\n" + FileMistake.marked($0, column: column) } ?? line
    }

    /// A source line, and below it a caret under the column.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - column: the column in Unicode scalars, from 1.
    /// - Returns: two lines, indented; a long line is cut around the column.
    public static func marked(_ line: String, column: Int) -> String {
        let scalars = Array(line.unicodeScalars)
        let start = column > 100 ? column - 60 : 0
        var shown = String.UnicodeScalarView()
        for scalar in scalars.dropFirst(start).prefix(120) {
            shown.append(scalar.value < 32 ? " " : scalar)
        }
        let blanks = String(repeating: " ", count: max(0, min(column - 1, scalars.count) - start))
        return "    \(String(shown))\n    \(blanks)^"
    }
}

/// Several mistakes of one or more files, reported together.
public struct FileMistakes: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mistakes, in the order found; never empty.
    public var mistakes: [FileMistake]

    /// These mistakes.
    public init(_ mistakes: [FileMistake]) {
        self.mistakes = mistakes
    }

    /// One mistake a line.
    public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
