public import ConversationCore
public import Drafting
import Foundation
import Mustache
public import StrictYAML
import Synchronization

/// The templates: those built into the program, with the user's folder laid over them file by file.
///
/// Files are read when first needed, so that a start costs nothing for what is not used.
public final class TemplateStore: TemplateSource {
    /// The text of each file, by path relative to `Templates/`.
    private let files: [String: String]
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
        var files: [String: String] = [:]
        for file in BuiltInFiles.all { files[file.path] = file.text.description }
        if let folder {
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
            while let path = walker.nextObject() as? String {
                guard path.hasSuffix(".mustache") || path.hasSuffix(".yaml") else { continue }
                let name = folder + "/" + path
                guard let data = FileManager.default.contents(atPath: name) else {
                    throw FileMistake(
                        file: name,
                        line: 1,
                        column: 1,
                        what: "cannot be read",
                        fix: "mend its permissions"
                    )
                }
                guard let text = String(data: data, encoding: .utf8) else {
                    throw FileMistake(file: name, line: 1, column: 1, what: "is no UTF-8", fix: "save it as UTF-8")
                }
                files[path] = text
            }
        }
        self.files = files
        self.folder = folder
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
    public func text(of path: String) -> String? { files[path] }

    /// The name of a file for a person: in the user's folder, or built in.
    public func displayName(_ path: String) -> String { folder.map { "\($0)/\(path)" } ?? "Templates/\(path)" }

    /// The marketplace's rules.
    ///
    /// - Parameter marketplace: the name of its folder.
    /// - Returns: the playbook.
    /// - Throws: `FileMistakes`; what refers to messages and phrases that are not there is found by `mistakes()`.
    public func playbook(_ marketplace: String) throws(FileMistakes) -> Playbook {
        try readPlaybook(marketplace).playbook
    }

    /// The marketplace's rules with what they refer to.
    func readPlaybook(_ marketplace: String) throws(FileMistakes) -> PlaybookReader.Reading {
        let path = "\(marketplace)/playbook.yaml"
        guard let text = files[path] else {
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
        return try PlaybookReader.read(text, file: displayName(path), folder: marketplace)
    }

    /// The names of the marketplaces, AliExpress first.
    public var marketplaces: [String] {
        let names = paths.filter { $0.hasSuffix("/playbook.yaml") }.map { String($0.dropLast("/playbook.yaml".count)) }
        return names.filter { $0 == "aliexpress" } + names.filter { $0 != "aliexpress" }
    }

    // MARK: - Rendering

    /// See `TemplateSource`.
    public func message(
        _ template: String,
        marketplace: String,
        locale: Language,
        tone: Tone,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> RenderedMessage {
        let names = names(in: marketplace)
        let found = try find(
            template,
            folder: marketplace,
            locale: locale,
            names: names,
            parts: Tone.allCases.map(\.rawValue)
        )
        guard let part = found.parts[tone.rawValue] else {
            throw .missingTone(template: template, locale: locale, tone: tone)
        }
        let values = try values(
            of: found,
            template: template,
            marketplace: marketplace,
            locale: locale,
            fields: fields
        )
        return RenderedMessage(subject: found.subject.map { $0.render(values) }, text: part.render(values))
    }

    /// See `TemplateSource`.
    public func notification(
        _ kind: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> RenderedMessage {
        let found = try find(
            kind,
            folder: "notifications",
            locale: locale,
            names: names(in: "notifications"),
            parts: ["text", "html"]
        )
        let values = try values(
            of: found,
            template: kind,
            marketplace: marketplaces.first ?? "",
            locale: locale,
            fields: fields
        )
        return RenderedMessage(
            subject: found.subject.map { $0.render(values) },
            text: found.parts["text"].map { $0.render(values) } ?? "",
            html: found.parts["html"].map { $0.render(values) }
        )
    }

    /// See `TemplateSource`.
    public func phrase(
        _ key: String,
        marketplace: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> String {
        let phrase = try find(phrase: key, marketplace: marketplace, locale: locale)
        let format = LocaleFormat(locale)
        func words(_ value: FieldValue) -> String { nested(value, marketplace, locale) ?? format.words(value) }
        var values: [String: String] = [:]
        var missing: [String] = []
        for name in phrase.needed {
            if let value = fields[name] { values[name] = words(value) } else { missing.append(name) }
        }
        for name in phrase.optional { values[name] = fields[name].map(words) }
        guard missing.isEmpty else { throw .missingFields(template: key, locale: locale, fields: missing) }
        return phrase.template.render(values)
    }

    /// The words of a field that is itself a phrase, `nil` for other fields and unknown phrases.
    private func nested(_ value: FieldValue, _ marketplace: String, _ locale: Language) -> String? {
        func plain(_ key: String) -> String? {
            try? phrase(key, marketplace: marketplace, locale: locale, fields: [:])
        }
        switch value {
        case .phrase(let key): return plain(key)
        case .phrases(let keys): return keys.compactMap(plain).joined(separator: ", ")
        default: return nil
        }
    }

    /// The declared fields as text; the required ones must be there and not empty.
    private func values(
        of template: MessageTemplate,
        template name: String,
        marketplace: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> [String: String] {
        let format = LocaleFormat(locale)
        var values: [String: String] = [:]
        for field in template.required + template.optional {
            guard let value = fields[field] else { continue }
            let text = nested(value, marketplace, locale) ?? format.words(value)
            if text.contains(where: { !$0.isWhitespace }) { values[field] = text }
        }
        let missing = template.required.filter { values[$0] == nil }
        guard missing.isEmpty else { throw .missingFields(template: name, locale: locale, fields: missing) }
        return values
    }

    // MARK: - Finding

    /// The names of the templates of a folder, over all locales.
    public func names(in folder: String) -> [String] {
        var names: Set<String> = []
        for path in files.keys where path.hasPrefix(folder + "/") && path.hasSuffix(".mustache") {
            names.insert(String(path.split(separator: "/").last?.dropLast(".mustache".count) ?? ""))
        }
        return names.sorted()
    }

    /// What a template declares.
    ///
    /// - Parameters:
    ///   - template: its name.
    ///   - folder: the marketplace.
    ///   - locale: the language.
    /// - Returns: the required and the optional fields, and whether a native speaker has read it.
    /// - Throws: `TemplateFailure`.
    public func declaration(
        of template: String,
        in folder: String,
        locale: Language
    ) throws(TemplateFailure) -> (required: [String], optional: [String], isReviewed: Bool) {
        let parts = folder == "notifications" ? ["text", "html"] : Tone.allCases.map(\.rawValue)
        let found = try find(template, folder: folder, locale: locale, names: names(in: folder), parts: parts)
        return (found.required, found.optional, found.isReviewed)
    }

    private func find(
        _ name: String,
        folder: String,
        locale: Language,
        names: [String],
        parts: [String]
    ) throws(TemplateFailure) -> MessageTemplate {
        let path = "\(folder)/\(locale.tag)/\(name).mustache"
        if let cached = cache.withLock({ $0.templates[path] }) { return cached }
        guard let text = files[path] else {
            if names.contains(name) { throw .missingLocale(template: name, locale: locale) }
            throw .unknownTemplate(name, nearest: YAMLValue.nearest(to: name, among: names).map { [$0] } ?? [])
        }
        do {
            let template = try MessageTemplate(text, file: displayName(path), partNames: parts)
            cache.withLock { $0.templates[path] = template }
            return template
        } catch {
            throw .broken(error.description)
        }
    }

    /// A phrase: the marketplace's own, else the general one.
    private func find(
        phrase key: String,
        marketplace: String,
        locale: Language
    ) throws(TemplateFailure) -> PhraseFile.Phrase {
        let own = try phrases("\(marketplace)/\(locale.tag)/phrases.yaml")
        if let phrase = own?.phrases[key] { return phrase }
        guard let general = try phrases("chat/\(locale.tag).yaml") else {
            throw .missingLocale(template: "chat", locale: locale)
        }
        if let phrase = general.phrases[key] { return phrase }
        let known = (own.map { Array($0.phrases.keys) } ?? []) + general.phrases.keys
        throw .unknownTemplate(key, nearest: YAMLValue.nearest(to: key, among: known.sorted()).map { [$0] } ?? [])
    }

    /// The phrases of a file, `nil` when there is none.
    func phrases(_ path: String) throws(TemplateFailure) -> PhraseFile? {
        if let read = cache.withLock({ $0.phrases[path] }) { return read }
        guard let text = files[path] else { return nil }
        do {
            let read = try PhraseFile(text, file: displayName(path))
            cache.withLock { $0.phrases[path] = read }
            return read
        } catch {
            throw .broken("\(error)")
        }
    }
}
