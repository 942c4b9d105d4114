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
    /// What is not polite, in the same form; no mistake, since it is for the writer to judge.
    public var warnings: [String] = []
}

extension TemplateStore {
    /// Reads every file and looks whether what refers to another file finds it there, in every locale.
    ///
    /// - Returns: what was found.
    public func check() -> TemplateCheck {
        var check = TemplateCheck()
        checkMessages(&check)
        checkPhrases(&check)
        for marketplace in marketplaces {
            check.playbooks += 1
            do {
                let reading = try readPlaybook(marketplace)
                check.mistakes += dangling(reading.references, in: marketplace).map(\.description)
            } catch {
                check.mistakes.append(error.description)
            }
            check.mistakes += gaps(in: marketplace) + wordGaps(in: marketplace)
            check.warnings += discourtesies(in: marketplace)
        }
        check.mistakes += gaps(in: "notifications")
        return check
    }

    // MARK: - Messages

    /// Reads every message and notification; its fields must be the same in every locale.
    private func checkMessages(_ check: inout TemplateCheck) {
        var declared: [String: (fields: Set<String>, required: Set<String>, file: String)] = [:]
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
            do {
                let template = try template(name, in: parts[0], locale: Language(parts[1]))
                let fields = (Set(template.fields), Set(template.required), displayName(path))
                if let first = declared["\(parts[0])/\(name)"] {
                    if first.fields != fields.0 || first.required != fields.1 {
                        let differing = first.fields.symmetricDifference(fields.0)
                            .union(first.required.symmetricDifference(fields.1)).sorted()
                        check.mistakes.append(
                            "\(displayName(path)):2:1: other fields than in \(first.file), near “"
                                + differing.joined(separator: ", ") + "”: declare the same in every locale"
                        )
                    }
                } else {
                    declared["\(parts[0])/\(name)"] = fields
                }
            } catch {
                check.mistakes.append("\(error)")
            }
        }
    }

    /// Messages that one locale of a folder has and another lacks; one of the user's own may be in one locale only.
    private func gaps(in folder: String) -> [String] {
        let locales = locales(in: folder)
        guard let first = locales.first else {
            return ["\(displayName(folder)):1:1: there is no message in any locale: add \(folder)/en/"]
        }
        var found: [String] = []
        for name in names(in: folder) {
            let there = locales.filter { files["\(folder)/\($0)/\(name).mustache"] != nil }
            if there.allSatisfy({ files["\(folder)/\($0)/\(name).mustache"]?.isOwn == true }), isBuiltIn(folder) {
                continue
            }
            for locale in locales where !there.contains(locale) {
                let example = "\(folder)/\(there.first ?? first)/\(name).mustache"
                found.append(
                    "\(displayName(example)):1:1: the message “\(name)” is missing in “\(locale)”: "
                        + "add \(folder)/\(locale)/\(name).mustache"
                )
            }
        }
        return found
    }

    private func isBuiltIn(_ folder: String) -> Bool {
        files.contains { path, file in path.hasPrefix(folder + "/") && !file.isOwn }
    }

    // MARK: - Phrases

    /// Compiles every phrase; what the chat says must be there in each of its locales, with the same values.
    private func checkPhrases(_ check: inout TemplateCheck) {
        for path in paths where path.hasPrefix("chat/") || path.hasSuffix("/phrases.yaml") {
            check.files += 1
            do {
                guard let file = try phrases(path) else { continue }
                for key in file.keys {
                    do { _ = try file.phrase(key) } catch { check.mistakes.append(error.description) }
                }
            } catch {
                check.mistakes.append("\(error)")
            }
        }
        let chats = chatLocales
        check.mistakes += differences(between: chats.map { "chat/\($0).yaml" })
        for marketplace in marketplaces {
            let own = chats.map { "\(marketplace)/\($0)/phrases.yaml" }.filter { files[$0] != nil }
            check.mistakes += differences(between: own)
        }
    }

    /// Phrases that one of the files has and another lacks, or names other values in.
    private func differences(between paths: [String]) -> [String] {
        // A file that cannot be read has been reported, and hides nothing else.
        let read = paths.compactMap { path in (try? phrases(path)).flatMap { $0 }.map { (path, $0) } }
        var found: [String] = []
        for key in Set(read.flatMap { $0.1.keys }).sorted() {
            guard let (model, first) = read.first(where: { $0.1.has(key) }), let place = first.place(of: key) else {
                continue
            }
            for (path, file) in read where path != model {
                guard let other = file.place(of: key) else {
                    found.append(
                        place.mistake("the phrase “\(key)” is missing in \(displayName(path))", fix: "add it there")
                            .description
                    )
                    continue
                }
                guard let mine = try? file.phrase(key), let theirs = try? first.phrase(key) else { continue }
                let extra = Set(mine.fields).subtracting(theirs.fields).sorted()
                if !extra.isEmpty {
                    let what = "the phrase “\(key)” names values that \(displayName(model)) does not"
                    found.append(
                        other.mistake(what, near: extra.joined(separator: ", "), fix: "name the same values")
                            .description
                    )
                }
                let lost = zip(theirs.fields, theirs.isNeeded).filter { $1 && !mine.fields.contains($0) }.map(\.0)
                if !lost.isEmpty {
                    let what = "the phrase “\(key)” leaves out a value that \(displayName(model)) names"
                    found.append(
                        other.mistake(what, near: lost.joined(separator: ", "), fix: "name the same values").description
                    )
                }
            }
        }
        return found
    }

    /// The words that messages take up, which every locale of messages must have: the chat may lack that locale.
    private func wordGaps(in marketplace: String) -> [String] {
        let isWord = { (key: String) in
            ["reason.", "promise.", "history."].contains { key.hasPrefix($0) }
        }
        let known = chatLocales.compactMap { try? phrases("chat/\($0).yaml") }.flatMap(\.keys).filter(isWord)
        var found: [String] = []
        for locale in locales(in: marketplace) {
            let path = "\(marketplace)/\(locale)/phrases.yaml"
            for key in Set(known).sorted() where !hasPhrase(key, marketplace, locale) {
                found.append("\(displayName(path)):1:1: the messages need the phrase “\(key)”: add it")
            }
        }
        return found
    }

    private func hasPhrase(_ key: String, _ marketplace: String, _ locale: String) -> Bool {
        for path in TemplateStore.phrasePaths(marketplace, locale) {
            // A file that cannot be read has been reported, and hides nothing else.
            guard let file = try? phrases(path) else { continue }
            if file.has(key) { return true }
        }
        return false
    }

    // MARK: - Playbooks

    /// Names in a playbook for which a locale has nothing.
    private func dangling(_ references: [PlaybookReader.Reference], in marketplace: String) -> [FileMistake] {
        let names = names(in: marketplace)
        let locales = Set(chatLocales).intersection(locales(in: marketplace)).sorted()
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
                // A marketplace is spoken of in the locales in which it has messages.
                for locale in locales where !hasPhrase(reference.name, marketplace, locale) {
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
}
