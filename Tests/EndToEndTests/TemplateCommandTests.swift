import Foundation
import TestSupport
import Testing

/// `rescind templates` and `rescind draft`.
@Suite(.timeLimit(.minutes(15))) struct TemplateCommandTests {
    private func json(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `every message is listed with its languages and fields`() throws {
        let listed = try json(try Program.run(["templates", "list", "--json"]).out)
        let templates = try #require(listed["templates"] as? [[String: Any]])
        let request = try #require(templates.first { $0["name"] as? String == "request-by-mistake" })
        #expect(request["locales"] as? [String] == ["de", "en", "es", "fr", "pl", "pt", "ru", "zh"])
        #expect(request["required"] as? [String] == ["order"])
        let plain = try Program.run(["templates", "list", "--plain"]).out.split(separator: "\n")
        #expect(plain.count == templates.count)
        #expect(plain.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 5 })
    }

    @Test func `a message is shown as its file says it, the user's own before the built-in one`() throws {
        let shown = try Program.run(["templates", "show", "thanks", "--locale", "de"])
        #expect(
            shown.status == 0 && shown.out.contains("## firm") && shown.err.contains("aliexpress/de/thanks.mustache")
        )
        let folder = try Folder()
        let file = folder.path + "/aliexpress/de/thanks.mustache"
        try FileManager.default.createDirectory(
            atPath: folder.path + "/aliexpress/de",
            withIntermediateDirectories: true
        )
        let own = shown.out.replacing("## firm", with: "## firm\nGuten Tag aus dem eigenen Ordner.")
        try own.write(toFile: file, atomically: true, encoding: .utf8)
        let json = try json(
            try Program.run(["templates", "show", "thanks", "--locale", "de", "--json", "--templates", folder.path]).out
        )
        #expect(json["text"] as? String == own && json["file"] as? String == file)
    }

    @Test func `an unknown message is answered with the nearest`() throws {
        let shown = try Program.run(["templates", "show", "thansk"])
        #expect(shown.status == 65 && shown.err.contains("did you mean “thanks”?"), "\(shown)")
    }

    @Test func `a draft tells how it sounds`() throws {
        let arguments = ["draft", "dispute-defective", "--set", "order=8140123456789012", "--set"]
        let rude = try Program.run(arguments + ["problem=you are scammers"])
        #expect(rude.status == 0 && rude.err.contains("insult") && !rude.out.isEmpty)
        let polite = try Program.run(arguments + ["problem=the screen is cracked"])
        #expect(polite.err.isEmpty)
        let courtesy = try json(try Program.run(arguments + ["problem=it is broken", "--json"]).out)["courtesy"]
        #expect((courtesy as? [String: Any])?["score"] as? Int == 100)
    }
}
