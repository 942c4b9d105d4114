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
            EXAMPLES
              rescind draft request-by-mistake --set order=8140123456789012 --tone warm
              rescind draft answer-reason --set order=8140123456789012 --set reason=late
              rescind draft thanks --set order=8140123456789012 --locale de --json

            rescind templates list names the messages and their fields. What does not \
            sound polite, or would not be sent, is told on the standard error; exit code \
            65 names a field that is missing.
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

    @Flag(help: "One JSON value.")
    var json = false

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
            let demands = CourtesyCheck.Demands(template: template, orderNumber: nil)
            let review = CourtesyCheck().review(message.text, language: Language(locale), demands: demands)
            let refusals = SendGate().refusals(of: SendGate.Message(text: message.text))
            if json {
                return try StandardOutput.write(
                    try JSONText.line(
                        Output(
                            template: template,
                            locale: locale,
                            tone: tone.rawValue,
                            subject: message.subject,
                            text: message.text,
                            courtesy: Output.Courtesy(score: review.score, findings: review.findings),
                            refusals: refusals
                        )
                    )
                )
            }
            for finding in review.findings {
                let near = finding.words.map { ", near “\($0)”" } ?? ""
                StandardError.write("courtesy \(review.score) of 100: \(finding.fault.rawValue)\(near)")
            }
            for refusal in refusals { StandardError.write("would not be sent: \(refusal.rawValue)") }
            try StandardOutput.write(message.text)
        }
    }

    /// What `--json` prints.
    private struct Output: Encodable {
        struct Courtesy: Encodable {
            var score: Int
            var findings: [CourtesyCheck.Finding]
        }

        var v = 1
        var template: String
        var locale: String
        var tone: String
        var subject: String?
        var text: String
        var courtesy: Courtesy
        var refusals: [SendGate.Refusal]
    }
}
