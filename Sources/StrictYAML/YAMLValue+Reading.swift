extension YAMLValue {
    /// What the value is called in a message.
    public var kind: String {
        switch content {
        case .scalar: "text"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }

    /// The raw text.
    ///
    /// - Throws: `FileMistake` when it is a list or a map.
    public func text(_ what: String = "a text") throws(FileMistake) -> String {
        guard case .scalar(let text, _) = content else {
            throw mistake("expected \(what), found \(kind)", fix: "write \(what)", kind: .shape)
        }
        return text
    }

    /// The values of a list.
    ///
    /// - Throws: `FileMistake` when it is something else.
    public func sequence(_ what: String = "a list") throws(FileMistake) -> [YAMLValue] {
        guard case .sequence(let values) = content else {
            throw mistake(
                "expected \(what), found \(kind)",
                fix: "begin each entry with “- ”, or use [ ]",
                kind: .shape
            )
        }
        return values
    }

    /// The entries of a map, in the order of the file.
    ///
    /// Keys outside `allowed` are refused; `nil` allows all.
    ///
    /// - Throws: `FileMistake` when it is something else, or has a key that is not allowed.
    public func entries(allowed: [String]? = nil) throws(FileMistake) -> [Entry] {
        guard case .mapping(let entries) = content else {
            throw mistake("expected a map, found \(kind)", fix: "write “key: value” lines", kind: .shape)
        }
        if let allowed {
            for entry in entries where !allowed.contains(entry.key) {
                throw unknown(entry, among: allowed)
            }
        }
        return entries
    }

    /// The mistake of an entry whose key is not known.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - known: the keys that are known there.
    /// - Returns: the mistake, at the key, with the nearest known one.
    public func unknown(_ entry: Entry, among known: [String]) -> FileMistake {
        FileMistake(
            file: file,
            line: entry.line,
            column: entry.column,
            what: "unknown key “\(entry.key)”",
            fix: YAMLValue.suggestion(for: entry.key, among: known),
            kind: .unknownKey
        )
    }

    /// The value of a key, `nil` when the key is absent or this is no map.
    public subscript(key: String) -> YAMLValue? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The value of a key that must be there.
    ///
    /// - Throws: `FileMistake` when it is absent.
    public func required(_ key: String) throws(FileMistake) -> YAMLValue {
        guard let value = self[key] else {
            throw mistake("the key “\(key)” is missing", fix: "add “\(key): ...”", kind: .missingKey)
        }
        return value
    }

    /// A whole number.
    ///
    /// - Throws: `FileMistake` when the text is no whole number, or outside the range.
    public func integer(_ range: ClosedRange<Int> = Int.min...Int.max) throws(FileMistake) -> Int {
        let raw = try text("a whole number")
        guard let number = Int(raw), range.contains(number) else {
            let limits = range == Int.min...Int.max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
            throw mistake("expected a whole number\(limits)", near: raw, fix: "write digits only", kind: .number)
        }
        return number
    }

    /// `true`/`yes` or `false`/`no`.
    ///
    /// - Throws: `FileMistake` for anything else.
    public func boolean() throws(FileMistake) -> Bool {
        let raw = try text("yes or no")
        switch raw {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw mistake("expected yes or no", near: raw, fix: "write yes or no", kind: .boolean)
        }
    }

    /// One of the cases of an enumeration, by raw value.
    ///
    /// - Throws: `FileMistake` with the nearest case when it is none.
    public func oneOf<Choice: RawRepresentable & CaseIterable>(
        _: Choice.Type = Choice.self
    ) throws(FileMistake) -> Choice where Choice.RawValue == String {
        let raw = try text()
        guard let choice = Choice(rawValue: raw) else {
            throw mistake(
                "“\(raw)” is not known here",
                fix: YAMLValue.suggestion(for: raw, among: Choice.allCases.map(\.rawValue)),
                kind: .choice
            )
        }
        return choice
    }

    /// `did you mean “x”?`, or the list of what is known.
    public static func suggestion(for word: String, among known: [String]) -> String {
        if let nearest = nearest(to: word, among: known) { return "did you mean “\(nearest)”?" }
        return known.isEmpty ? "remove it" : "use one of: \(known.joined(separator: ", "))"
    }

    /// The known word within an edit distance of a third of its length (at least one), `nil` when there is none.
    public static func nearest(to word: String, among known: [String]) -> String? {
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
            if distance <= max(1, candidate.count / 3), distance < (best?.distance ?? Int.max) {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions, neighbour swaps.
    private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        if left.count > 64 || right.count > 64 { return Int.max }
        var rows = [Array(0...right.count)]
        for i in 1..<(left.count + 1) {
            var row = [i]
            for j in 1..<(right.count + 1) {
                let substitution = rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                var cost = min(substitution, rows[i - 1][j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, rows[i - 2][j - 2] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
