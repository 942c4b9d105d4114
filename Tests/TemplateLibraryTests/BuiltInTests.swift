import StrictYAML
import Testing

@testable import TemplateLibrary

/// What is built into the program and taken up without reading it anew.
@Suite struct BuiltInTests {
    @Test func `what was read at build time is what reading gives`() throws {
        let files = BuiltInFiles.all.filter { $0.path.hasSuffix(".yaml") }
        #expect(files.count >= 3)
        for file in files {
            let packed = try #require(file.packed, "\(file.path)")
            let again = try #require(YAMLValue(packed: packed, file: file.path), "\(file.path)")
            #expect("\(again)" == "\(try YAMLValue.parse(file.text, file: file.path))", "\(file.path)")
        }
    }

    /// A start does not look at the built-in rules together: this does.
    @Test func `the built-in templates have no mistake`() throws {
        let check = try TemplateStore().check()
        #expect(check.mistakes.isEmpty && check.playbooks > 0, "\(check.mistakes)")
    }
}
