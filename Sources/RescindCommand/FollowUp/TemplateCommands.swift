import ArgumentParser
import ConversationCore
import Drafting
import StrictYAML
import TemplateLibrary

/// `rescind draft`: a message from a template, without a conversation.
struct DraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Print a message made from a template.",
        discussion: """
            EXAMPLE
              rescind draft request-by-mistake --set order=8140123456789012 --tone warm
            """
    )

    @Argument(help: "The template.")
    var template: String

    @Option(name: .customLong("set"), help: "A field: NAME=VALUE.")
    var fields: [String] = []

    @Option(help: "warm, neutral or firm.")
    var tone = "neutral"

    @Option(help: "The language of the message.")
    var locale = "en"

    @Option(help: "The marketplace.")
    var marketplace = "aliexpress"

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            guard let tone = Tone(rawValue: self.tone) else {
                throw CommandFailure(
                    "--tone \(self.tone): \(YAMLValue.suggestion(for: self.tone, among: Tone.allCases.map(\.rawValue)))",
                    code: .usage
                )
            }
            let store = try TemplateStore(folder: options.templates)
            let (required, optional, _) = try store.declaration(of: template, in: marketplace, locale: Language(locale))
            var values: [String: FieldValue] = [:]
            for field in fields {
                let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, !parts[0].isEmpty else {
                    throw CommandFailure("--set \(field): write it as NAME=VALUE", code: .usage)
                }
                guard (required + optional).contains(parts[0]) else {
                    let near = YAMLValue.nearest(to: parts[0], among: required + optional)
                    throw TemplateFailure.unknownField(
                        template: template,
                        field: parts[0],
                        nearest: near.map { [$0] } ?? []
                    )
                }
                values[parts[0]] = CivilDate(iso8601: parts[1]).map { .date($0) } ?? .text(parts[1])
            }
            let message = try store.message(
                template,
                marketplace: marketplace,
                locale: Language(locale),
                tone: tone,
                fields: values
            )
            try StandardOutput.write(message.text)
        }
    }
}

/// `rescind templates`: looks after the wordings.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Look after the wordings.",
        discussion: """
            EXAMPLE
              rescind templates check --templates my-templates
            """,
        subcommands: [TemplatesCheckCommand.self]
    )
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

            Mistakes are printed as file:line:column; exit code 65 when there are any.
            """
    )

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let store = try TemplateStore(folder: options.templates)
            let check = store.check()
            for mistake in check.mistakes { StandardError.write(mistake) }
            if !check.mistakes.isEmpty { throw ExitCode(ExitStatus.badData.rawValue) }
            StandardError.write("\(check.playbooks) playbooks, \(check.files) files: no mistake")
        }
    }
}
