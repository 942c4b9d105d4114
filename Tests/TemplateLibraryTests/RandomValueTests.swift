import ConversationCore
import Drafting
import Foundation
import TemplateLibrary
import TestSupport
import Testing

/// Whatever stands in a field stays words: it is never read as a tag, a pattern or a direction of writing.
///
/// 20,000 values a run; `RESCIND_RANDOM_VALUES=1000000` for a million.
@Suite struct RandomValueTests {
    private static let pieces = [
        "{{", "}}", "{{order}}", "{{#buyer}}", "{{/buyer}}", "{{^problem}}", "$1", "\\1", "]", "[", "%s", "%@", "\n",
        "\r\n", "\t", "\0", "\u{1B}[31m", "\u{202E}", "\u{2066}", "\u{200F}", "\u{85}", "👩‍👩‍👧", "❤️", "é", "e\u{301}",
        "中文", "שלום", "&", "<b>", "'", "\"", "|", "a", "7", " ", "  ", "null", "nil", "Optional(",
    ]

    /// The value as it may stand in a message.
    private func inert(_ text: String) -> String {
        let joined = text.replacing("\r\n", with: "\n")
        let kept = joined.unicodeScalars.filter { scalar in
            let value = scalar.value
            return value == 9 || value == 10
                || value >= 32 && !(0x7F..<0xA0).contains(value) && !(0x202A...0x202E).contains(value)
                    && !(0x2066...0x2069).contains(value)
        }
        return String(String.UnicodeScalarView(kept)).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func `a value is copied and never read`() throws {
        let store = try TemplateStore()
        let count = ProcessInfo.processInfo.environment["RESCIND_RANDOM_VALUES"].flatMap { Int($0) } ?? 20_000
        // Marks that no template holds stand for the values in the expected text.
        let marks = ["problem": "\u{E000}", "item": "\u{E001}", "question": "\u{E002}"]
        let templates = [("dispute-defective", "problem"), ("answer-details", "item"), ("question-terms", "question")]
        var expected: [String: String] = [:]
        var random = Generator(state: 5)
        for index in 0..<count {
            let (template, field) = templates[index % templates.count]
            let locale = Language(["en", "ru", "es", "pt", "fr", "zh", "de", "pl"][index / templates.count % 8])
            let tone = Tone.allCases[index % 7 % 3]
            func render(_ value: String) throws -> String {
                let fields = [field: FieldValue.text(value), "order": .text("8140123456789012")]
                return
                    try store.message(
                        template,
                        marketplace: "aliexpress",
                        locale: locale,
                        tone: tone,
                        fields: fields
                    )
                    .text
            }
            let mark = marks[field] ?? ""
            let key = "\(template) \(locale) \(tone)"
            let frame = try expected[key] ?? render(mark)
            expected[key] = frame
            let value = (0..<Int.random(in: 1...6, using: &random))
                .map { _ in random.pick(RandomValueTests.pieces) }
                .joined()
            let words = inert(value)
            let text = try render(value)
            guard !words.isEmpty else { continue }
            let parts = frame.components(separatedBy: mark)
            guard text == parts.joined(separator: words) else {
                Issue.record("\(key): \(value.debugDescription) became \(text.debugDescription)")
                return
            }
        }
    }

    @Test func `a subject stays on one line`() throws {
        let store = try TemplateStore()
        let message = try store.message(
            "thanks",
            marketplace: "aliexpress",
            locale: .english,
            tone: .warm,
            fields: ["order": .text("8140\r\nBcc: everyone@example.com\n1")]
        )
        #expect(message.subject == "Order 8140 Bcc: everyone@example.com 1: thank you")
    }
}
