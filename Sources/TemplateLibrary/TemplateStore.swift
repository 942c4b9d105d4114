public import ConversationCore
public import Drafting
import Foundation
public import StrictYAML
import Synchronization

/// The templates: those built into the program, with the user's folder laid over them file by file.
///
/// Files are read when first needed, so that a start costs nothing for what is not used.
public final class TemplateStore: TemplateSource {
    /// A file as text.
    struct File: Sendable {
        /// What stands in it.
        var text: String
        /// Whether it is the user's own.
        var isOwn: Bool
        /// What was read from it when the program was built, `nil` for the user's own and for what is no YAML.
        var packed: String?
    }

    /// The files, by path relative to `Templates/`.
    let files: [String: File]
    /// The names of the marketplaces, AliExpress first.
    public let marketplaces: [String]
    /// The user's folder, as named; `nil` for none.
    private let folder: String?
    private let cache = Mutex(Cache())

    private struct Cache {
        var templates: [String: MessageTemplate] = [:]
        var phrases: [String: PhraseFile] = [:]
    }

    /// The built-in templates, with a folder laid over them.
    ///
    /// - Parameter folder: a folder of the shape of `Templates/`, `nil` for none.
    /// - Throws: `FileMistake` when the folder cannot be read, or holds a file that is no UTF-8.
    public init(folder: String? = nil) throws {
        var files: [String: File] = [:]
        files.reserveCapacity(BuiltInFiles.all.count)
        for file in BuiltInFiles.all {
            files[file.path] = File(text: file.text, isOwn: false, packed: file.packed)
        }
        if let folder {
            for (path, text) in try TemplateStore.read(folder) { files[path] = File(text: text, isOwn: true) }
        }
        self.files = files
        self.folder = folder
        let names = files.keys.filter { $0.hasSuffix("/playbook.yaml") }
            .map { String($0.dropLast("/playbook.yaml".count)) }
            .sorted()
        marketplaces = names.filter { $0 == "aliexpress" } + names.filter { $0 != "aliexpress" }
    }

    /// The texts of a folder, by path inside it.
    private static func read(_ folder: String) throws -> [(path: String, text: String)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let walker = FileManager.default.enumerator(atPath: folder)
        else {
            throw FileMistake(
                file: folder,
                line: 1,
                column: 1,
                what: "there is no such folder of templates",
                fix: "name one with --templates, or leave it out for the built-in ones"
            )
        }
        var files: [(path: String, text: String)] = []
        while let path = walker.nextObject() as? String {
            guard path.hasSuffix(".mustache") || path.hasSuffix(".yaml") else { continue }
            let name = folder + "/" + path
            guard let data = FileManager.default.contents(atPath: name) else {
                throw FileMistake(file: name, line: 1, column: 1, what: "cannot be read", fix: "mend its permissions")
            }
            guard let text = String(data: data, encoding: .utf8) else {
                throw FileMistake(file: name, line: 1, column: 1, what: "is no UTF-8", fix: "save it as UTF-8")
            }
            files.append((path, text))
        }
        return files
    }

    /// The paths of all files, sorted.
    public var paths: [String] { files.keys.sorted() }

    /// Reads every file now rather than when it is first needed.
    ///
    /// - Throws: `TemplateFailure` for a file that is broken.
    public func readAll() throws(TemplateFailure) {
        for path in paths {
            let parts = path.split(separator: "/").map(String.init)
            if path.hasSuffix(".mustache"), parts.count == 3 {
                let name = String(parts[2].dropLast(".mustache".count))
                _ = try declaration(of: name, in: parts[0], locale: Language(parts[1]))
            } else if path.hasSuffix("/phrases.yaml") || parts.first == "chat" {
                _ = try phrases(path)
            }
        }
    }

    /// The text of a file, `nil` when there is none.
    public func text(of path: String) -> String? { files[path]?.text }

    /// The name of a file for a person: in the user's folder, or built in.
    ///
    /// - Parameter path: its path relative to `Templates/`.
    /// - Returns: the folder's name and the path.
    public func displayName(_ path: String) -> String {
        if let folder, files[path]?.isOwn ?? true { return "\(folder)/\(path)" }
        return "Templates/\(path)"
    }

    /// The marketplace's rules.
    ///
    /// - Parameter marketplace: the name of its folder.
    /// - Returns: the playbook.
    /// - Throws: `FileMistakes`; what refers to messages and phrases that are not there is found by `check()`.
    public func playbook(_ marketplace: String) throws(FileMistakes) -> Playbook {
        // What is built in was checked before it was shipped, by the same check.
        let isOwn = files["\(marketplace)/playbook.yaml"]?.isOwn ?? true
        return try readPlaybook(marketplace, isChecked: isOwn).playbook
    }

    /// The marketplace's rules with what they refer to.
    ///
    /// - Parameters:
    ///   - marketplace: the name of its folder.
    ///   - isChecked: whether the rules are looked at together: what is never reached, never begins or never ends.
    /// - Returns: the rules.
    /// - Throws: `FileMistakes`.
    func readPlaybook(_ marketplace: String, isChecked: Bool = true) throws(FileMistakes) -> PlaybookReader.Reading {
        let path = "\(marketplace)/playbook.yaml"
        guard let file = files[path] else {
            throw FileMistakes([
                FileMistake(
                    file: displayName(path),
                    line: 1,
                    column: 1,
                    what: "there is no playbook for “\(marketplace)”",
                    fix: YAMLValue.suggestion(for: marketplace, among: marketplaces)
                )
            ])
        }
        return try PlaybookReader.read(
            file.text,
            root: try document(file, path),
            folder: marketplace,
            isChecked: isChecked
        )
    }

    /// A file of YAML, read; what is built in was read when the program was built.
    private func document(_ file: File, _ path: String) throws(FileMistakes) -> YAMLValue {
        let name = displayName(path)
        if let packed = file.packed, let root = YAMLValue(packed: packed, file: name) { return root }
        do { return try YAMLValue.parse(file.text, file: name) } catch { throw FileMistakes([error]) }
    }

    // MARK: - Finding

    /// The names of the templates of a folder, over all locales, sorted.
    ///
    /// - Parameter folder: a marketplace, or `notifications`.
    /// - Returns: the names.
    public func names(in folder: String) -> [String] {
        var names: Set<String> = []
        for path in files.keys where path.hasPrefix(folder + "/") && path.hasSuffix(".mustache") {
            names.insert(String(path.split(separator: "/").last?.dropLast(".mustache".count) ?? ""))
        }
        return names.sorted()
    }

    /// The locales for which a folder has messages, sorted.
    ///
    /// - Parameter folder: a marketplace, or `notifications`.
    /// - Returns: their tags.
    public func locales(in folder: String) -> [String] {
        var locales: Set<String> = []
        for path in files.keys where path.hasPrefix(folder + "/") && path.hasSuffix(".mustache") {
            let parts = path.split(separator: "/")
            if parts.count == 3 { locales.insert(String(parts[1])) }
        }
        return locales.sorted()
    }

    /// The locales in which Rescind itself speaks, sorted.
    public var chatLocales: [String] {
        files.keys.filter { $0.hasPrefix("chat/") && $0.hasSuffix(".yaml") }
            .map { String($0.dropFirst("chat/".count).dropLast(".yaml".count)) }
            .sorted()
    }

    /// The keys of everything that can be said in a language about AliExpress or any other marketplace, sorted.
    ///
    /// - Parameter locale: the language.
    /// - Returns: the keys; none for a language in which Rescind does not speak.
    public func phraseKeys(in locale: Language) -> [String] {
        let files = (marketplaces.map { "\($0)/\(locale.tag)/phrases.yaml" } + ["chat/\(locale.tag).yaml"])
            .compactMap { try? phrases($0) }
        return Set(files.flatMap(\.keys)).sorted()
    }

    /// The values that a phrase cannot do without.
    ///
    /// - Parameters:
    ///   - key: the phrase.
    ///   - locale: the language.
    /// - Returns: the names of the fields.
    /// - Throws: `TemplateFailure` when there is no such phrase.
    public func fieldsNeeded(by key: String, in locale: Language) throws(TemplateFailure) -> [String] {
        let phrase = try phrase(key, marketplace: marketplaces.first ?? "", locale: locale).phrase
        return zip(phrase.fields, phrase.isNeeded).filter(\.1).map(\.0)
    }

    /// The values that anything said in a language may name, sorted.
    ///
    /// - Parameter locale: the language.
    /// - Returns: the names of the fields.
    public func fieldsOfPhrases(in locale: Language) -> [String] {
        let phrases = phraseKeys(in: locale)
            .compactMap { try? phrase($0, marketplace: marketplaces.first ?? "", locale: locale).phrase }
        return Set(phrases.flatMap(\.fields)).sorted()
    }

    /// The text of a template's file with its name for a person.
    ///
    /// - Parameters:
    ///   - template: its name.
    ///   - folder: the marketplace, or `notifications`.
    ///   - locale: the language.
    /// - Returns: the file's name and text.
    /// - Throws: `TemplateFailure` when there is none.
    public func source(
        of template: String,
        in folder: String,
        locale: Language
    ) throws(TemplateFailure) -> (file: String, text: String) {
        let path = "\(folder)/\(locale.tag)/\(template).mustache"
        guard let file = files[path] else { throw absent(template, folder, locale) }
        return (displayName(path), file.text)
    }

    /// What a template declares.
    ///
    /// - Parameters:
    ///   - template: its name.
    ///   - folder: the marketplace, or `notifications`.
    ///   - locale: the language.
    /// - Returns: the required and the optional fields, and whether a native speaker has read it.
    /// - Throws: `TemplateFailure`.
    public func declaration(
        of template: String,
        in folder: String,
        locale: Language
    ) throws(TemplateFailure) -> (required: [String], optional: [String], isReviewed: Bool) {
        let found = try self.template(template, in: folder, locale: locale)
        return (found.required, found.optional, found.isReviewed)
    }

    /// A template, read when it is first asked for.
    func template(_ name: String, in folder: String, locale: Language) throws(TemplateFailure) -> MessageTemplate {
        let path = "\(folder)/\(locale.tag)/\(name).mustache"
        if let cached = cache.withLock({ $0.templates[path] }) { return cached }
        guard let file = files[path] else {
            // “pt-br” is served by “pt”.
            if let base = locale.base { return try template(name, in: folder, locale: base) }
            throw absent(name, folder, locale)
        }
        do {
            let parts = folder == "notifications" ? ["text", "html"] : Tone.allCases.map(\.rawValue)
            let template = try MessageTemplate(
                file.text,
                file: displayName(path),
                locale: locale,
                partNames: parts
            )
            cache.withLock { $0.templates[path] = template }
            return template
        } catch {
            throw .broken(error.description)
        }
    }

    /// What to say of a template that is not there.
    private func absent(_ name: String, _ folder: String, _ locale: Language) -> TemplateFailure {
        let names = names(in: folder)
        if names.contains(name) { return .missingLocale(template: name, locale: locale) }
        return .unknownTemplate(name, nearest: YAMLValue.nearest(to: name, among: names).map { [$0] } ?? [])
    }

    /// A phrase with the rules of its language: the marketplace's own, else the general one.
    func phrase(
        _ key: String,
        marketplace: String,
        locale: Language
    ) throws(TemplateFailure) -> (phrase: PhraseFile.Phrase, format: LocaleFormat) {
        var files: [PhraseFile] = []
        for path in TemplateStore.phrasePaths(marketplace, locale.tag) {
            guard let file = try phrases(path) else { continue }
            do {
                if let phrase = try file.phrase(key) { return (phrase, file.format) }
            } catch {
                throw .broken(error.description)
            }
            files.append(file)
        }
        if let base = locale.base { return try phrase(key, marketplace: marketplace, locale: base) }
        guard !files.isEmpty else { throw .missingLocale(template: "chat", locale: locale) }
        let known = files.flatMap(\.keys).sorted()
        throw .unknownTemplate(key, nearest: YAMLValue.nearest(to: key, among: known).map { [$0] } ?? [])
    }

    /// Where phrases are looked for, in this order.
    static func phrasePaths(_ marketplace: String, _ locale: String) -> [String] {
        ["\(marketplace)/\(locale)/phrases.yaml", "chat/\(locale).yaml"]
    }

    /// The phrases of a file, `nil` when there is none.
    func phrases(_ path: String) throws(TemplateFailure) -> PhraseFile? {
        if let read = cache.withLock({ $0.phrases[path] }) { return read }
        guard let file = files[path] else { return nil }
        let locale =
            path.hasPrefix("chat/")
            ? path.dropFirst("chat/".count).dropLast(".yaml".count) : path.split(separator: "/")[1]
        do {
            let read = try PhraseFile(try document(file, path), locale: Language(String(locale)))
            cache.withLock { $0.phrases[path] = read }
            return read
        } catch {
            throw .broken(error.description)
        }
    }
}

extension Language {
    /// The language without region or script, `nil` when it names neither.
    var base: Language? { primary == tag ? nil : Language(primary) }
}
