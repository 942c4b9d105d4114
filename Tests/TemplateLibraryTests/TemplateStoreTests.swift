import ConversationCore
import Drafting
import Foundation
import StrictYAML
import TemplateLibrary
import Testing

@Suite struct TemplateStoreTests {
    private let store: TemplateStore

    init() throws {
        store = try TemplateStore()
    }

    /// A value for any field.
    private func value(_ field: String) -> FieldValue {
        switch field {
        case "order": .text("8140123456789012")
        case "amount", "offer", "outstanding", "given_up": .money(Money(minorUnits: 3490, currency: "EUR"))
        case "days_waiting", "count": .number(3)
        case "facts": .text("one\ntwo")
        default:
            field.hasSuffix("_on") || field.hasSuffix("_by") ? .date(CivilDate(dayNumber: 20_514)) : .text("some words")
        }
    }

    @Test func `every message renders in every tone, with all its fields and with none but the required`() throws {
        for template in store.names(in: "aliexpress") {
            let (required, optional, _) = try store.declaration(of: template, in: "aliexpress", locale: .english)
            for fields in [required, required + optional] {
                let values = Dictionary(uniqueKeysWithValues: fields.map { ($0, value($0)) })
                for tone in Tone.allCases {
                    let message = try store.message(
                        template,
                        marketplace: "aliexpress",
                        locale: .english,
                        tone: tone,
                        fields: values
                    )
                    #expect(
                        !message.text.isEmpty && !message.text.contains("{{") && !message.text.contains("  "),
                        "\(template) \(tone)"
                    )
                    if required.contains("order") {
                        #expect(
                            message.text.contains("8140123456789012") || template == "thanks",
                            "\(template) \(tone)"
                        )
                    }
                }
            }
        }
    }

    @Test func `a required field that is absent is named`() {
        #expect(throws: TemplateFailure.missingFields(template: "thanks", locale: .english, fields: ["order"])) {
            try store.message("thanks", marketplace: "aliexpress", locale: .english, tone: .warm, fields: [:])
        }
    }

    @Test func `an unknown template is answered with the nearest`() {
        #expect(throws: TemplateFailure.unknownTemplate("thansk", nearest: ["thanks"])) {
            try store.message("thansk", marketplace: "aliexpress", locale: .english, tone: .warm, fields: [:])
        }
    }

    @Test func `every notification renders as text and HTML, and HTML escapes what others wrote`() throws {
        for kind in store.names(in: "notifications") {
            let (required, optional, _) = try store.declaration(of: kind, in: "notifications", locale: .english)
            var values = Dictionary(uniqueKeysWithValues: (required + optional).map { ($0, value($0)) })
            values["quote"] = .text("<script>alert(1)</script> & \"more\"")
            let mail = try store.notification(kind, locale: .english, fields: values)
            #expect(mail.subject?.contains("\n") == false && mail.html?.contains("<script>") == false, "\(kind)")
            if required.contains("quote") {
                #expect(mail.text.contains("<script>alert(1)</script> & \"more\""), "\(kind)")
            }
        }
    }

    @Test func `every phrase that the playbook names is there`() throws {
        let playbook = try store.playbook("aliexpress")
        var keys: [String] = []
        for row in playbook.nextSteps { keys += [row.proposal, row.why] + row.alternatives }
        for clock in playbook.clocks { keys += [clock.loses, "clock.\(clock.id)", "clock.due.\(clock.id)"] }
        for point in playbook.pointsOfNoReturn { keys.append(point.loses) }
        for (_, situation) in playbook.situations { keys += situation.explains }
        for (_, steps) in playbook.steps { keys += steps }
        let cases: [[String]] = [
            Slot.allCases.map { "ask.\($0.rawValue)" }.filter { $0 != "ask.confirmation" },
            SellerLabel.allCases.map { "label.\($0.rawValue)" },
            Reason.allCases.map { "reason.\($0.rawValue)" }, Outcome.allCases.map { "outcome.\($0.rawValue)" },
            Status.allCases.map { "status.\($0.rawValue)" }, ClockStart.allCases.map { "started.\($0.rawValue)" },
            Notification.Kind.allCases.map { "cause.\($0.rawValue)" },
            SendGate.Refusal.allCases.map { "gate.\($0.rawValue)" },
        ]
        for key in keys + cases.flatMap({ $0 }) {
            do {
                _ = try store.phrase(key, marketplace: "aliexpress", locale: .english, fields: [:])
            } catch TemplateFailure.missingFields {
                continue
            } catch {
                Issue.record("\(key): \(error)")
            }
        }
    }

    @Test(arguments: [
        ("next: fires-unpaid-lapse", "next: fires-unpaid-laps", "did you mean"),
        ("owner: platform", "owner: plattform", "did you mean"),
        ("proposal: next.wait-seller", "proposl: next.wait-seller", "unknown key"),
        ("length: 20 days", "length: 20 dayz", "dayz"),
        ("as-of: 2026-11-23", "as-of: 2026-11-31", "2026-11-31"),
        ("- { id: unclear,", "- { id: unclear-x, stages: [lost],", "lost"),
    ])
    func `a mistake in a playbook has its place`(good: String, bad: String, says: String) throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appendingPathComponent("Templates/aliexpress/playbook.yaml")
        let text = try String(contentsOf: source, encoding: .utf8)
        let place = try #require(text.range(of: good))
        let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
        let wrong = text.replacingCharacters(in: place, with: bad)
        for end in ["\n", "\r\n"] {
            try withFolder(["aliexpress/playbook.yaml": wrong.replacing("\n", with: end)]) { folder in
                do {
                    _ = try TemplateStore(folder: folder).playbook("aliexpress")
                    Issue.record("the mistake was not found")
                } catch let error as FileMistakes {
                    let first = try #require(error.mistakes.first)
                    #expect(first.line == line && first.description.contains(says), "\(error.description)")
                }
            }
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{85}"])
    func `a message reads the same whatever ends the lines of its file`(end: String) throws {
        let (_, text) = try store.source(of: "thanks", in: "aliexpress", locale: .english)
        let fields: [String: FieldValue] = ["order": .text("8140123456789012"), "buyer": .text("Mia")]
        func message(_ store: TemplateStore) throws -> String {
            try store.message("thanks", marketplace: "aliexpress", locale: .english, tone: .firm, fields: fields).text
        }
        let path = "aliexpress/en/thanks.mustache"
        try withFolder([path: text.replacing("\n", with: end)]) { folder in
            let found = try message(TemplateStore(folder: folder))
            #expect(try found == message(store))
        }
        let bad = text.replacing("---\n## warm", with: "---\n## worm").replacing("\n", with: end)
        let line = text.components(separatedBy: "\n## warm")[0].count { $0 == "\n" } + 2
        try withFolder([path: bad]) { folder in
            let failure = #expect(throws: TemplateFailure.self) { try message(TemplateStore(folder: folder)) }
            let words = failure?.description ?? ""
            #expect(words.contains("thanks.mustache:\(line):4: ") && words.contains("did you mean “warm”?"), "\(words)")
        }
    }

    /// Does something with a folder of files, which is removed.
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "/rescind-templates-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (path, text) in files {
            let file = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        try body(folder)
    }
}
