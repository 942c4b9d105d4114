import ConversationCore
import Engine
import EventStorage
import Glibc

/// Completes a line of the chat: commands, conversations, files, marks.
struct LineCompletion {
    let log: any EventLog

    /// What completes the line up to the cursor, `nil` for nothing.
    func complete(_ line: String) -> EditedLineSource.Completion? {
        guard line.first == "/" else { return nil }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count > 1 else {
            return choose(words[0], SlashCommand.names.map { "/" + $0 }, ending: " ")
        }
        let last = words[words.count - 1]
        switch words[0] {
        case "/open" where words.count == 2: return choose(last, orders(), ending: "")
        case "/mark" where words.count == 2:
            return choose(last, Mark.allCases.map(\.rawValue) + ["meaning"], ending: " ")
        case "/mark" where words[1] == "meaning": return choose(last, SellerLabel.allCases.map(\.rawValue), ending: " ")
        case "/wording": return choose(last, Tone.allCases.map(\.rawValue), ending: "")
        case "/why", "/clock", "/snooze": return words.count == 2 ? choose(last, clocks(), ending: " ") : nil
        case "/export", "/record": return choose(last, LineCompletion.files(last), ending: "")
        default: return nil
        }
    }

    private func choose(_ typed: String, _ known: [String], ending: String) -> EditedLineSource.Completion? {
        let fitting = known.filter { $0.hasPrefix(typed) }
        guard let first = fitting.first else { return nil }
        if fitting.count == 1 {
            return EditedLineSource.Completion(replaced: typed.utf8.count, inserted: first + ending, listed: nil)
        }
        var common = first
        for other in fitting { while !other.hasPrefix(common) { common.removeLast() } }
        let listed = fitting.prefix(40).joined(separator: "  ") + (fitting.count > 40 ? "  …" : "")
        return EditedLineSource.Completion(
            replaced: typed.utf8.count,
            inserted: common.count > typed.count ? common : nil,
            listed: common.count > typed.count ? nil : TerminalText.inert(listed)
        )
    }

    private func orders() -> [String] {
        let open = (try? log.list(ConversationFilter(limit: 200))) ?? []
        return open.map { $0.facts.orderNumber ?? String($0.number) }
    }

    private func clocks() -> [String] {
        guard let front = try? log.focus(), let state = try? log.conversation(front) else { return [] }
        return state.clocks.map(\.id)
    }

    /// The files that begin so; folders with a slash.
    private static func files(_ typed: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        // What a pattern would take for its own is taken as it stands.
        let escaped = String(typed.flatMap { "*?[\\".contains($0) ? ["\\", $0] : [$0] })
        guard glob(escaped + "*", GLOB_MARK | GLOB_TILDE, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    }
}
