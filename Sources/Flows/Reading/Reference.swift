import StrictYAML

/// A piece of a text that may name values: `${name}` of a row or an include, `${label.field}` of an earlier claim.
///
/// `$${` stands for `${`.
enum Reference: Hashable {
    /// Words.
    case text(String)
    /// A value of the row, or of the `with:` of an include.
    case variable(String)
    /// What an earlier claim found.
    case capture(label: String, field: String)

    /// `${` without its end, or with something else than a name in it.
    struct Malformed: Error {
        /// The words from there on.
        var near: String
    }

    /// The pieces of a text.
    ///
    /// - Parameter text: the text.
    /// - Returns: its pieces, in order.
    /// - Throws: `Malformed`.
    static func pieces(of text: String) throws(Malformed) -> [Reference] {
        guard text.contains("${") else { return [.text(text)] }
        var pieces: [Reference] = []
        var words = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            words += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                words += "${"
                rest = rest.dropFirst(3)
                continue
            }
            guard rest.hasPrefix("${") else {
                words += "$"
                rest = rest.dropFirst()
                continue
            }
            guard let end = rest.firstIndex(of: "}") else { throw Malformed(near: String(rest.prefix(20))) }
            let name = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
            let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.allSatisfy(isName) else { throw Malformed(near: String(rest[...end].prefix(40))) }
            if !words.isEmpty { pieces.append(.text(words)) }
            words = ""
            pieces.append(parts.count == 2 ? .capture(label: parts[0], field: parts[1]) : .variable(parts[0]))
            rest = rest[rest.index(after: end)...]
        }
        words += rest
        if !words.isEmpty { pieces.append(.text(words)) }
        return pieces
    }

    /// Whether the word can be a name: letters, digits, `-` and `_`.
    static func isName(_ word: some StringProtocol) -> Bool {
        !word.isEmpty
            && word.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || $0 == "_" || ("0"..."9").contains($0))
            }
    }

    /// A text with its captures filled in.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - value: gives what a claim found, `nil` when it has found nothing.
    /// - Returns: the text, `nil` when a value is missing.
    static func resolved(_ text: String, _ value: (_ label: String, _ field: String) -> String?) -> String? {
        guard text.contains("${"), let pieces = try? pieces(of: text) else { return text }
        var out = ""
        for piece in pieces {
            switch piece {
            case .text(let words): out += words
            case .variable: return nil
            case .capture(let label, let field):
                guard let found = value(label, field) else { return nil }
                out += found
            }
        }
        return out
    }
}

/// Puts the values of a row or an include into a part of a file.
struct Substitution {
    /// The values, by name.
    let values: [String: String]
    /// The names that were used.
    private(set) var used: Set<String> = []
    /// What is wrong, each at its place.
    private(set) var mistakes: [FileMistake] = []

    /// These values.
    init(_ values: [String: String]) {
        self.values = values
    }

    /// A value with every `${name}` in its scalars filled in; captures stay for the play.
    mutating func apply(_ value: YAMLValue) -> YAMLValue {
        var value = value
        switch value.content {
        case .scalar(let text, let isQuoted):
            if text.utf8.contains(UInt8(ascii: "$")) {
                value.content = .scalar(filled(text, value), isQuoted: isQuoted)
            }
        case .sequence(let values): value.content = .sequence(values.map { apply($0) })
        case .mapping(let entries):
            value.content = .mapping(
                entries.map { entry in
                    var entry = entry
                    entry.value = apply(entry.value)
                    return entry
                }
            )
        }
        return value
    }

    private mutating func filled(_ text: String, _ place: YAMLValue) -> String {
        let pieces: [Reference]
        do { pieces = try Reference.pieces(of: text) } catch {
            mistakes.append(
                place.mistake(
                    "a reference that does not end, or names nothing",
                    near: error.near,
                    fix: "write ${name} or ${label.field}; $${ stands for ${",
                    code: FlowCode.reference.rawValue
                )
            )
            return text
        }
        var out = ""
        for piece in pieces {
            switch piece {
            // Filled in again when the step is played: what stands for itself has to stay so.
            case .text(let words): out += words.replacing("${", with: "$${")
            case .capture(let label, let field): out += "${\(label).\(field)}"
            case .variable(let name):
                guard let value = values[name] else {
                    mistakes.append(
                        place.mistake(
                            "there is no value “\(name)” here",
                            near: "${\(name)}",
                            fix: values.isEmpty
                                ? "values come from each: or from the with: of an include; claims are named ${label.field}"
                                : YAMLValue.suggestion(for: name, among: values.keys.sorted()),
                            code: FlowCode.variable.rawValue
                        )
                    )
                    continue
                }
                used.insert(name)
                out += value
            }
        }
        return out
    }
}
