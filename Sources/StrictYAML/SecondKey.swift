/// Finds where a key stands for the second time: the parser tells only the first place.
struct SecondKey {
    /// The key.
    let key: String
    /// The line of its first place, from 1.
    let line: Int
    /// The column of its first place, in Unicode scalars, from 1.
    let column: Int

    /// The second place; the first one when it cannot be found.
    ///
    /// - Parameter source: the lines of the file.
    /// - Returns: line and column, from 1.
    func place(in source: [Substring]) -> (line: Int, column: Int) {
        let lines = source.map { Array($0.unicodeScalars) }
        guard lines.indices.contains(line - 1) else { return (line, column) }
        let before = lines[line - 1].prefix(column - 1)
        let isBlock = before.allSatisfy { $0 == " " || $0 == "-" || $0 == "?" }
        return (isBlock ? inBlock(lines) : inBraces(lines)) ?? (line, column)
    }

    /// In a map of lines: the same column on a later line.
    private func inBlock(_ lines: [[Unicode.Scalar]]) -> (line: Int, column: Int)? {
        for index in line..<max(line, lines.count) {
            let before = lines[index].prefix(column - 1)
            if before.count == column - 1, before.allSatisfy({ $0 == " " || $0 == "-" }),
                stands(lines[index], column - 1)
            {
                return (index + 1, column)
            }
        }
        return nil
    }

    /// In a map of braces: later on, at the same depth, where an entry begins.
    private func inBraces(_ lines: [[Unicode.Scalar]]) -> (line: Int, column: Int)? {
        var depth = 0
        var quote: Unicode.Scalar?
        var beginsEntry = false
        for index in (line - 1)..<lines.count {
            for (at, scalar) in lines[index].enumerated() where index > line - 1 || at >= column - 1 {
                if let open = quote {
                    if scalar == open { quote = nil }
                    continue
                }
                if beginsEntry, depth == 0, scalar != " ", stands(lines[index], at) { return (index + 1, at + 1) }
                if scalar != " " { beginsEntry = false }
                switch scalar {
                case "\"", "'": quote = scalar
                case "{", "[": depth += 1
                case "}", "]": depth -= 1
                case ",": beginsEntry = true
                default: break
                }
                if depth < 0 { return nil }
            }
        }
        return nil
    }

    /// Whether the key stands there, quoted or not, with its colon.
    private func stands(_ line: [Unicode.Scalar], _ at: Int) -> Bool {
        var rest = line[at...]
        let quote = rest.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
        if quote != nil { rest = rest.dropFirst() }
        let name = Array(key.unicodeScalars)
        guard rest.starts(with: name) else { return false }
        rest = rest.dropFirst(name.count)
        if let quote {
            guard rest.first == quote else { return false }
            rest = rest.dropFirst()
        }
        return rest.drop { $0 == " " }.first == ":"
    }
}
