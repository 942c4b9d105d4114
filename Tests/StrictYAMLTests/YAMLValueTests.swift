import StrictYAML
import Testing

@Suite struct YAMLValueTests {
    @Test func `scalars are the raw text of the file`() throws {
        let value = try YAMLValue.parse("a: no\nb: 12:30\nc: 0123\nd: on\ne: ~\n", file: "x.yaml")
        for (key, text) in [("a", "no"), ("b", "12:30"), ("c", "0123"), ("d", "on"), ("e", "~")] {
            #expect(try value.required(key).text() == text)
        }
    }

    /// What ends a line for the parser.
    static let lineEnds = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    @Test(arguments: lineEnds)
    func `a line ends where the parser ends it`(end: String) throws {
        let text = ["\u{FEFF}a: ü", "", "b: x", ""].joined(separator: end)
        #expect(text.sourceLines == ["a: ü", "", "b: x", ""])
        let value = try YAMLValue.parse(text, file: "x.yaml")
        #expect(try value.entries().map { "\($0.key) \($0.line):\($0.column)" } == ["a 1:1", "b 3:1"])
    }

    @Test func `CR LF is one end, LF CR are two`() {
        #expect("a\r\nb\n\rc\r\r\nd".sourceLines == ["a", "b", "", "c", "", "d"])
        #expect("".sourceLines == [""])
    }

    @Test func `a character that YAML cannot hold has its place behind others of several bytes`() throws {
        let text = "ä: 👩‍👩‍👦\r\nb: é\u{7}\r\n"
        let mistake = try #require(throws: FileMistake.self) { try YAMLValue.parse(text, file: "x.yaml") }
        #expect(mistake.kind == .unreadable && mistake.line == 2 && mistake.column == 5, "\(mistake)")
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "stands twice"), ("b:\n  a: 1\n  a: 2\n", 3, 3, "stands twice"),
        ("b:\n- { a: 1,\n    a: 2 }\n", 3, 5, "stands twice"),
        ("b: 1\nc:\n- !x { a: 1 }\n", 3, 3, "tags"), ("b: 1\nc: [&x 1, *x]\n", 2, 5, "anchors"),
        ("a: &x 1\nb: *x\n", 1, 4, "anchors"),
        ("a: !!str 1\n", 1, 4, "tags"),
        ("a:\n  <<: {b: 1}\n", 2, 3, "merge"),
        ("a: 1\n---\nb: 2\n", 2, 1, "not YAML"),
        ("a: [1, 2\n", 2, 1, "not YAML"),
        ("a: \"x\n", 2, 1, "not YAML"),
    ])
    func `a mistake says where it is, whatever ends the lines`(
        text: String,
        line: Int,
        column: Int,
        what: String
    ) throws {
        for end in YAMLValueTests.lineEnds {
            let text = text.replacing("\n", with: end)
            let mistake = try #require(throws: FileMistake.self) { try YAMLValue.parse(text, file: "x.yaml") }
            #expect(mistake.line == line && mistake.column == column, "\(mistake)")
            #expect(mistake.what.contains(what), "\(mistake)")
        }
    }

    @Test func `a file that would exhaust memory or stack is refused`() throws {
        for (text, line, column, what) in [
            (String(repeating: "[", count: 500), 1, 65, "nested deeper"),
            (String(repeating: "- ", count: 500), 1, 129, "nested deeper"),
            ("é: 1\r\n\u{85}ü: " + String(repeating: "{", count: 500), 3, 68, "nested deeper"),
            (String(repeating: "a", count: 300_000), 1, 1, "bytes"),
        ] {
            let mistake = try #require(throws: FileMistake.self) { try YAMLValue.parse(text, file: "x.yaml") }
            #expect(mistake.line == line && mistake.column == column && mistake.what.contains(what), "\(mistake)")
        }
    }

    @Test func `an unknown key is answered with the nearest`() throws {
        let value = try YAMLValue.parse("smpt: 1\n", file: "x.yaml")
        let mistake = try #require(throws: FileMistake.self) { try value.entries(allowed: ["smtp", "imap"]) }
        #expect(mistake.description == "x.yaml:1:1: unknown key “smpt”: did you mean “smtp”?")
    }

    @Test(arguments: [
        "", "a: no\n", "a: [1, 'two, 3', {b: \"ü\\n👩‍👩‍👦\"}]\nc:\n  - d: ''\n  - |\n    many\n    lines\n", "[]", "words",
    ])
    func `a packed document is the document`(text: String) throws {
        let value = try YAMLValue.parse(text, file: "x.yaml")
        let again = try #require(YAMLValue(packed: value.packed, file: "x.yaml"))
        #expect("\(again)" == "\(value)")
    }

    @Test func `what is cut off or longer is no packed document`() throws {
        let packed = try YAMLValue.parse("a: [no, 'yes', {b: 1}]\n", file: "x.yaml").packed
        for count in 0..<packed.count {
            #expect(YAMLValue(packed: String(packed.prefix(count)), file: "x.yaml") == nil, "\(packed.prefix(count))")
        }
        for other in [packed + " ", "s1 1 999999999:", "p1 1 5:abc", "m1 1 1:p1 1 1:ap1 1 1:b", "s-1 1 0:"] {
            #expect(YAMLValue(packed: other, file: "x.yaml") == nil, "\(other)")
        }
        let deep = String(repeating: "s1 1 1:", count: 100_000) + "p1 1 0:"
        #expect(YAMLValue(packed: deep, file: "x.yaml") == nil)
    }
}
