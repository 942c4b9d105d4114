import Foundation
import TestSupport
import Testing

/// `rescind read`: a line for each line, and a mistake of one line stops no other.
@Suite(.timeLimit(.minutes(15))) struct ReadCommandTests {
    private func read(_ input: String) throws -> Program.Result {
        try Program.run(["read", "--from", "buyer", "--json"], input: Data(input.utf8))
    }

    @Test(
        arguments: [
            ("hello", "no JSON", "null"), (#"["hello"]"#, "not an object", "null"), ("7", "not an object", "null"),
            (#"{"id":"a","text":"hello""#, "no JSON", "null"), (#"{"id":"a"}"#, "no “text”", #""a""#),
            (#"{"id":7,"text":null}"#, "no “text”", "7"), (#"{"id":true,"text":["x"]}"#, "no “text”", "true"),
            ("{\"id\":\"a\",\"text\":\"\u{0}\"}", "no JSON", "null"),
        ]
    )
    func `a line that is wrong is told, and the next one is read`(line: String, says: String, id: String) throws {
        let result = try read("\n" + line + "\n" + #"{"id":"next","text":"hello"}"# + "\n")
        let answers = result.out.split(separator: "\n")
        try #require(answers.count == 2, "\(result.out) \(result.err)")
        #expect(answers[0].contains(says) && answers[0].contains(#""id":\#(id)"#), "\(answers[0])")
        #expect(answers[0].contains(#""line":2"#) && answers[0].contains(#"write {\"id\": ..., \"text\": \"...\"}"#))
        #expect(answers[1] == #"{"id":"next","intent":"greet","lang":"en"}"#)
        #expect(result.status == 1)
    }

    @Test func `a line of more than a mebibyte is not read`() throws {
        let line = #"{"id":"a","text":""# + String(repeating: "x", count: 1_048_576) + "\"}"
        let result = try read(line + "\n" + #"{"text":"hello"}"#)
        let answers = result.out.split(separator: "\n")
        #expect(answers.count == 2 && result.status == 1)
        #expect(result.out.contains("the line has \(line.utf8.count) bytes, more than the 1048576 that are read"))
    }

    @Test func `a folder as standard input is told`() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "exec \"$0\" read --from buyer --json < /", Program.path]
        let errors = Pipe()
        shell.standardError = errors
        try shell.run()
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(
            told.contains("cannot read standard input after line 0: Is a directory") && shell.terminationStatus == 66
        )
    }

    @Test func `bytes that are no UTF-8 are told`() throws {
        let input = Data(#"{"id":"a","text":""#.utf8) + [0xFF, 0xC0] + Data("\"}\n{\"text\":\"hello\"}".utf8)
        let result = try Program.run(["read", "--from", "seller", "--json"], input: input)
        #expect(result.out.contains("the line is no UTF-8") && result.out.contains("greeting_or_thanks"))
        #expect(result.status == 1)
    }

    @Test(arguments: ["\"x\"", "12345678901234567890123", "2.5", "false", "null", "-1"])
    func `an id comes back as it went in`(id: String) throws {
        let result = try read(#"{"id":\#(id),"text":"hello"}"#)
        #expect(result.out == #"{"id":\#(id),"intent":"greet","lang":"en"}"# + "\n")
        #expect(result.status == 0)
    }
}
