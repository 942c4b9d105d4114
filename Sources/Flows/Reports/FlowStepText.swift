import ConversationCore
import StrictYAML

/// A step as a flow file has it, without its claims.
enum FlowStepText {
    /// The lines of a step.
    ///
    /// - Parameters:
    ///   - step: the step.
    ///   - zone: the flow's zone, for moments.
    /// - Returns: the lines, the first begins with `- `.
    static func lines(of step: Flow.Step, zone: Zone) -> [String] {
        var lines = first(step.verb, zone)
        if let at = step.at { lines.append("  at: \(text(at, zone))") }
        if step.isLoose { lines.append("  loose: yes") }
        return lines
    }

    private static func first(_ verb: Flow.Verb, _ zone: Zone) -> [String] {
        switch verb {
        case .buyer(let text): ["- buyer: \(YAMLText.scalar(text))"]
        case .seller(let text): ["- seller: \(YAMLText.scalar(text))"]
        case .mail(let bytes): YAMLText.block("- mail: ", bytes)
        case .platform(.stage(let stage)): ["- platform: \(stage.rawValue)"]
        case .platform(.mark(let mark)): ["- platform: \(mark.rawValue)"]
        case .bank(let amount): ["- bank: \(amount.map { "refund of \($0)" } ?? "the refund has arrived")"]
        case .approve(let name): ["- approve: \(YAMLText.scalar(name))"]
        case .edit(let text): ["- edit: \(YAMLText.scalar(text))"]
        case .reject(let name): ["- reject: \(YAMLText.scalar(name))"]
        case .command(let line): ["- command: \(YAMLText.scalar(line))"]
        case .advance(.until(let id)): ["- advance:", "    until: \(YAMLText.scalar(id))"]
        case .advance(let moment): ["- advance: \(text(moment, zone))"]
        case .crash: ["- crash: kill-9"]
        case .reload: ["- reload: now"]
        case .note(let text): ["- note: \(YAMLText.scalar(text))"]
        }
    }

    /// The seconds in the largest unit that divides them.
    private static func length(_ seconds: Int64) -> String {
        for (unit, size) in [("d", Int64(86_400)), ("h", 3600), ("m", 60)] where seconds > 0 && seconds % size == 0 {
            return "\(seconds / size)\(unit)"
        }
        return "\(seconds)s"
    }

    private static func text(_ moment: Flow.Moment, _ zone: Zone) -> String {
        switch moment {
        case .later(let span): "+" + length(span.milliseconds / 1000)
        case .instant(let instant): zone.iso8601(instant)
        case .nextTimer: "next-timer"
        case .until(let id): id
        case .captured(let text): YAMLText.scalar(text)
        }
    }
}

/// Text as a scalar of a flow file.
enum YAMLText {
    /// A text of several lines as a block (YAML 1.2, 8.1.2); in quotes where a block cannot hold it.
    ///
    /// - Parameters:
    ///   - start: what stands before the value.
    ///   - text: the text.
    /// - Returns: the lines.
    static func block(_ start: String, _ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isPrintable = text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value < 0x7F) }
        guard isPrintable, lines.count > 2, lines.first?.first != " ", lines.last == "", lines[lines.count - 2] != ""
        else {
            return [start + scalar(text)]
        }
        return [start + "|"] + lines.dropLast().map { $0.isEmpty ? "" : "    " + $0 }
    }

    /// The scalar: plain where it reads back as itself, else in double quotes (YAML 1.2, 7.3.1).
    ///
    /// - Parameter text: the text.
    /// - Returns: one line.
    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// The text in double quotes.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                let isPrintable =
                    scalar.value >= 0x20 && !(0x7F...0xA0).contains(scalar.value)
                    && ![0x2028, 0x2029, 0xFEFF, 0x85].contains(scalar.value)
                if isPrintable {
                    out.unicodeScalars.append(scalar)
                } else {
                    let hex = String(scalar.value, radix: 16, uppercase: true)
                    let digits = String(repeating: "0", count: max(0, 8 - hex.count)) + hex
                    out += "\\U" + digits
                }
            }
        }
        return out + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isSafeFirst = first.properties.isAlphabetic || ("0"..."9").contains(first) || first == "/"
        if !isSafeFirst || last == " " || last == ":" { return false }
        if text.contains(": ") || text.contains(" #") { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " ,.;:!?()/+-_@'’=€$%&".unicodeScalars.contains(scalar)
        }
    }
}
