/// What a text must be like.
///
/// White space counts as one blank.
public struct Matcher: Sendable {
    /// One condition.
    public enum Condition: Hashable, Sendable {
        /// Contains.
        case has(String)
        /// Does not contain.
        case lacks(String)
        /// Is exactly.
        case exactly(String)
        /// Fits the pattern, `*` for anything.
        case like(String)
        /// Has a match of the regular expression.
        case expression(String)
        /// Has at most so many words.
        case maximumWords(Int)
        /// Is the golden text of that name.
        case snapshot(String)
    }

    /// All must hold.
    public var conditions: [Condition]

    /// A matcher.
    public init(_ conditions: [Condition]) {
        self.conditions = conditions
    }

    /// Why a text does not fit, `nil` when it does.
    ///
    /// Golden texts are not looked at.
    public func objection(to text: String) -> String? {
        let folded = Matcher.folded(text)
        for condition in conditions {
            switch condition {
            case .has(let part):
                if !folded.contains(Matcher.folded(part)) { return "lacks “\(part)”" }
            case .lacks(let part):
                if folded.contains(Matcher.folded(part)) { return "has “\(part)”" }
            case .exactly(let whole):
                if folded != Matcher.folded(whole) { return "is not “\(whole)”" }
            case .like(let pattern):
                if !Matcher.fits(Array(folded), Array(Matcher.folded(pattern))) { return "is not like “\(pattern)”" }
            case .expression(let source):
                guard let expression = try? Regex(source) else { return "cannot be matched with “\(source)”" }
                if text.firstMatch(of: expression) == nil { return "has no match of “\(source)”" }
            case .maximumWords(let limit):
                let count = folded.split(separator: " ").count
                if count > limit { return "has \(count) words, more than \(limit)" }
            case .snapshot: break
            }
        }
        return nil
    }

    /// The matcher with every text in it changed.
    ///
    /// - Parameter change: gives the text in place of one, `nil` when there is none.
    /// - Returns: the matcher, `nil` when one of the texts has none.
    func mapped(_ change: (String) -> String?) -> Matcher? {
        var mapped: [Condition] = []
        for condition in conditions {
            switch condition {
            case .has(let text): mapped += change(text).map { [.has($0)] } ?? []
            case .lacks(let text): mapped += change(text).map { [.lacks($0)] } ?? []
            case .exactly(let text): mapped += change(text).map { [.exactly($0)] } ?? []
            case .like(let text): mapped += change(text).map { [.like($0)] } ?? []
            case .expression, .maximumWords, .snapshot: mapped.append(condition)
            }
        }
        return mapped.count == conditions.count ? Matcher(mapped) : nil
    }

    /// White space folded, ends trimmed.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        var isAfterSpace = false
        for scalar in text.unicodeScalars {
            if scalar.isSpace {
                isAfterSpace = !folded.isEmpty
            } else {
                if isAfterSpace { folded.append(" ") }
                isAfterSpace = false
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Whether the text fits a pattern with stars; linear in text times stars.
    private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
        var at = 0
        var next = 0
        var star: (pattern: Int, text: Int)?
        while at < text.count {
            if next < pattern.count, pattern[next] == "*" {
                star = (next, at)
                next += 1
            } else if next < pattern.count, pattern[next] == text[at] {
                next += 1
                at += 1
            } else if let last = star {
                next = last.pattern + 1
                at = last.text + 1
                star = (last.pattern, at)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == "*" }
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; most text is ASCII, whose properties need no table.
    var isSpace: Bool {
        isASCII ? self == " " || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
