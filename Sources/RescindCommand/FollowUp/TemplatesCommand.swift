import ArgumentParser
import ConversationCore
import Drafting
import TemplateLibrary

/// `rescind templates`: looks after the wordings.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Look after the wordings.",
        discussion: """
            EXAMPLES
              rescind templates list
              rescind templates show request-by-mistake --locale de
              rescind templates check --templates my-templates
            """,
        subcommands: [TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesCheckCommand.self]
    )
}

/// `rescind templates list`: every message, its languages and its fields.
struct TemplatesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the messages, their languages and their fields.",
        discussion: """
            EXAMPLES
              rescind templates list
              rescind templates list --json
              rescind templates list --plain | cut -f 2     the names alone
            """
    )

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct List: Encodable {
        struct Item: Encodable {
            var folder: String
            var name: String
            var locales: [String]
            var required: [String]
            var optional: [String]
        }

        var v = 1
        var templates: [Item]
    }

    func run() throws {
        try CommandFailure.reporting {
            let store = try TemplateStore(folder: options.templates)
            var items: [List.Item] = []
            for folder in store.marketplaces + ["notifications"] {
                for name in store.names(in: folder) {
                    let locales = store.locales(in: folder)
                        .filter { store.text(of: "\(folder)/\($0)/\(name).mustache") != nil }
                    let locale = Language(locales.contains("en") ? "en" : locales.first ?? "en")
                    let (required, optional, _) = try store.declaration(of: name, in: folder, locale: locale)
                    items.append(
                        List.Item(
                            folder: folder,
                            name: name,
                            locales: locales,
                            required: required,
                            optional: optional
                        )
                    )
                }
            }
            if json { return try StandardOutput.write(try JSONText.line(List(templates: items))) }
            let width = items.map(\.name.count).max() ?? 0
            var folder = ""
            for item in items {
                let lists = [item.locales, item.required, item.optional].map { $0.joined(separator: " ") }
                if options.plain {
                    try StandardOutput.write(TerminalText.record([item.folder, item.name] + lists))
                    continue
                }
                if item.folder != folder { try StandardOutput.write(item.folder) }
                folder = item.folder
                let name = item.name.padding(to: width)
                let optional = item.optional.isEmpty ? "" : " [\(lists[2])]"
                try StandardOutput.write(TerminalText.inertLine("  \(name)  \(lists[0])  \(lists[1])\(optional)"))
            }
        }
    }
}

extension String {
    /// The text with blanks after it up to a width.
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// `rescind templates show`: the file of a message as it stands.
struct TemplatesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a message as its file says it, with its fields and tones.",
        discussion: """
            EXAMPLES
              rescind templates show request-by-mistake
              rescind templates show thanks --locale de > own/aliexpress/de/thanks.mustache
              rescind templates show closed --folder notifications
            """
    )

    @Argument(help: "The message.")
    var template: String

    @Option(help: "Its language.")
    var locale = "en"

    @Option(help: "The marketplace, or notifications.")
    var folder = "aliexpress"

    @Flag(help: "One JSON value.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct Shown: Encodable {
        var v = 1
        var name: String
        var locale: String
        var file: String
        var required: [String]
        var optional: [String]
        var reviewed: Bool
        var text: String
    }

    func run() throws {
        try CommandFailure.reporting {
            let store = try TemplateStore(folder: options.templates)
            let language = Language(locale)
            let (required, optional, isReviewed) = try store.declaration(of: template, in: folder, locale: language)
            let (file, text) = try store.source(of: template, in: folder, locale: language)
            guard json else {
                StandardError.write(file)
                return try StandardOutput.writeRaw(text.hasSuffix("\n") ? text : text + "\n")
            }
            let shown = Shown(
                name: template,
                locale: language.tag,
                file: file,
                required: required,
                optional: optional,
                reviewed: isReviewed,
                text: text
            )
            try StandardOutput.write(try JSONText.line(shown))
        }
    }
}

/// `rescind templates check`: every playbook, message, notification and phrase.
struct TemplatesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check every playbook, message, notification and phrase.",
        discussion: """
            EXAMPLES
              rescind templates check
              rescind templates check --templates my-templates

            Mistakes are printed as file:line:column; exit code 65 when there are any. \
            What does not sound polite in its language is told too, and is no mistake.
            """
    )

    @Flag(help: "One JSON value: {\"v\", \"files\", \"mistakes\": [text], \"warnings\": [text]}.")
    var json = false

    @OptionGroup var options: GlobalOptions

    private struct Verdict: Encodable {
        var v = 1
        var files: Int
        var mistakes: [String]
        var warnings: [String]
    }

    func run() throws {
        try CommandFailure.reporting {
            let store = try TemplateStore(folder: options.templates)
            let check = store.check()
            if json {
                let verdict = Verdict(files: check.files, mistakes: check.mistakes, warnings: check.warnings)
                try StandardOutput.write(try JSONText.line(verdict))
                if !check.mistakes.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
                return
            }
            for line in check.mistakes + check.warnings.map({ "\($0) (a warning)" }) { StandardError.write(line) }
            if !check.mistakes.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
            StandardError.write(
                "\(check.playbooks) playbooks, \(check.files) files: no mistake, \(check.warnings.count) impolite"
            )
        }
    }
}
