import ConversationCore
import Drafting
import StrictYAML

/// What a check of all templates looked at and found.
public struct TemplateCheck: Sendable {
    /// How many playbooks were read.
    public var playbooks = 0
    /// How many messages, notifications and files of phrases were read.
    public var files = 0
    /// Every mistake as `file:line:column: what, near what, how to mend it`.
    public var mistakes: [String] = []
}

extension TemplateStore {
    /// Reads every file and looks whether what refers to another file finds it there, in every locale.
    ///
    /// - Returns: what was found.
    public func check() -> TemplateCheck {
        var check = TemplateCheck()
        func collect(_ body: () throws -> Void) {
            do { try body() } catch { check.mistakes.append("\(error)") }
        }
        for path in paths where path.hasSuffix(".mustache") {
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count == 3 else {
                check.mistakes.append(
                    "\(displayName(path)):1:1: a message stands in FOLDER/LOCALE/: move it to one of them"
                )
                continue
            }
            check.files += 1
            let name = String(parts[2].dropLast(".mustache".count))
            collect { _ = try declaration(of: name, in: parts[0], locale: Language(parts[1])) }
        }
        for path in paths where path.hasPrefix("chat/") || path.hasSuffix("/phrases.yaml") {
            check.files += 1
            collect { _ = try phrases(path) }
        }
        for marketplace in marketplaces {
            check.playbooks += 1
            do {
                let reading = try readPlaybook(marketplace)
                check.mistakes += dangling(reading.references, in: marketplace).map(\.description)
            } catch {
                check.mistakes.append(error.description)
            }
            check.mistakes += gaps(in: marketplace)
        }
        check.mistakes += gaps(in: "notifications")
        return check
    }

    /// The locales for which a folder has messages.
    public func locales(in folder: String) -> [String] {
        var locales: Set<String> = []
        for path in paths where path.hasPrefix(folder + "/") && path.hasSuffix(".mustache") {
            let parts = path.split(separator: "/")
            if parts.count == 3 { locales.insert(String(parts[1])) }
        }
        return locales.sorted()
    }

    /// Names in a playbook for which a locale has nothing.
    private func dangling(_ references: [PlaybookReader.Reference], in marketplace: String) -> [FileMistake] {
        let names = names(in: marketplace)
        let chats = paths.filter { $0.hasPrefix("chat/") }.map { String($0.dropFirst(5).dropLast(5)) }
        var found: [FileMistake] = []
        for reference in references {
            switch reference.kind {
            case .message:
                let isThere =
                    reference.name.hasSuffix("*")
                    ? names.contains { $0.hasPrefix(reference.name.dropLast()) } : names.contains(reference.name)
                if !isThere {
                    found.append(
                        reference.place.mistake(
                            "there is no message “\(reference.name)”",
                            fix: YAMLValue.suggestion(for: reference.name, among: names)
                        )
                    )
                }
            case .phrase:
                for locale in chats where !hasPhrase(reference.name, marketplace, locale) {
                    found.append(
                        reference.place.mistake(
                            "there is no phrase “\(reference.name)” in “\(locale)”",
                            fix: "add it to chat/\(locale).yaml or \(marketplace)/\(locale)/phrases.yaml"
                        )
                    )
                }
            }
        }
        return found
    }

    private func hasPhrase(_ key: String, _ marketplace: String, _ locale: String) -> Bool {
        for path in ["\(marketplace)/\(locale)/phrases.yaml", "chat/\(locale).yaml"] {
            // A file that cannot be read has been reported, and hides nothing else.
            guard let file = try? phrases(path) else { continue }
            if file.phrases[key] != nil { return true }
        }
        return false
    }

    /// Messages that one locale of a folder has and another lacks.
    private func gaps(in folder: String) -> [String] {
        let locales = locales(in: folder)
        guard let first = locales.first else {
            return ["\(displayName(folder)):1:1: there is no message in any locale: add \(folder)/en/"]
        }
        var found: [String] = []
        for name in names(in: folder) {
            let missing = locales.filter { !paths.contains("\(folder)/\($0)/\(name).mustache") }
            for locale in missing {
                let there = locales.first { !missing.contains($0) } ?? first
                found.append(
                    "\(displayName("\(folder)/\(there)/\(name).mustache")):1:1: the message “\(name)” is missing in "
                        + "“\(locale)”: add \(folder)/\(locale)/\(name).mustache"
                )
            }
        }
        return found
    }
}
