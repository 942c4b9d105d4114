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

    /// A mistake at a place.
    public init(file: String, line: Int, column: Int, what: String, near: String = "", fix: String) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.near = near
        self.fix = fix
    }

    /// `file:line:column: what, near “words”: how to mend it`.
    public var description: String {
        let place = near.isEmpty ? "" : ", near “\(near)”"
        return "\(file):\(line):\(column): \(what)\(place): \(fix)"
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
