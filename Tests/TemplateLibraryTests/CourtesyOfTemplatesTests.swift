import TemplateLibrary
import Testing
import Foundation

@Suite struct CourtesyOfTemplatesTests {
    @Test func `the built-in messages are polite and complete, in every locale and tone`() throws {
        let check = try TemplateStore().check()
        #expect(check.warnings.isEmpty && check.mistakes.isEmpty, "\(check.warnings) \(check.mistakes)")
    }

    @Test func `a rude message of one's own is told, with its file`() throws {
        let folder = NSTemporaryDirectory() + "/rescind-courtesy-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try TemplateStore()
        let text = try #require(store.text(of: "aliexpress/en/thanks.mustache"))
        try FileManager.default.createDirectory(atPath: folder + "/aliexpress/en", withIntermediateDirectories: true)
        try text.replacing("## firm\n", with: "## firm\nYou idiots! ")
            .write(toFile: folder + "/aliexpress/en/thanks.mustache", atomically: true, encoding: .utf8)
        let warnings = try TemplateStore(folder: folder).check().warnings
        #expect(
            warnings.count == 1 && warnings[0].hasPrefix(folder + "/aliexpress/en/thanks.mustache:1:1: firm: insult")
        )
    }
}
