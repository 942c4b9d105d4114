/// What a regular expression of a flow makes the standard library try, one way after the other.
enum Backtracking {
    /// Whether a repeated part has a choice of its own: a repetition, or one of several words.
    ///
    /// Trying `(a+)+$` or `(a|a)*$` on thirty letters takes longer than anyone waits: such are refused before they are
    /// tried on a text.
    ///
    /// - Parameter source: the expression.
    /// - Returns: whether it has such a part.
    static func repeatsChoices(_ source: String) -> Bool {
        let signs = Array(source.unicodeScalars)
        // For each open group whether it holds a choice; the first is the whole.
        var groups = [false]
        var index = 0
        while index < signs.count {
            var isChoice = false
            switch signs[index] {
            case "\\": index += 1
            case "[": index = endOfClass(signs, from: index)
            case "(": groups.append(false)
            case ")" where groups.count > 1:
                isChoice = groups.removeLast()
                if isChoice, repeats(signs, at: index + 1) { return true }
            case "|": isChoice = true
            case "?": isChoice = index > 0 && !"(*+?}".unicodeScalars.contains(signs[index - 1])
            default: break
            }
            if isChoice || repeats(signs, at: index + 1) { groups[groups.count - 1] = true }
            index += 1
        }
        return false
    }

    /// The closing bracket of a class of characters, or the end.
    private static func endOfClass(_ signs: [Unicode.Scalar], from start: Int) -> Int {
        var index = start + 1
        // A bracket that comes first stands for itself.
        if index < signs.count, signs[index] == "^" { index += 1 }
        if index < signs.count, signs[index] == "]" { index += 1 }
        while index < signs.count, signs[index] != "]" { index += signs[index] == "\\" ? 2 : 1 }
        return index
    }

    /// Whether what stands before is repeated there, any number of times: `*`, `+`, `{2,}`, `{1,9}`.
    private static func repeats(_ signs: [Unicode.Scalar], at index: Int) -> Bool {
        guard index < signs.count else { return false }
        switch signs[index] {
        case "*", "+": return true
        case "{": return signs[index...].prefix { $0 != "}" }.contains(",")
        default: return false
        }
    }
}
