import Testing
import TextAnalysis

/// Patterns are found where they stand, and nowhere else.
@Suite struct PatternTableTests {
    /// The matches of a table in a text, as `name from-to`.
    private func matches(_ table: String, _ text: String) -> [String] {
        let words = Words(text)
        return PatternTable(table).matches(words.words[...])
            .map { "\($0.name) \($0.range.lowerBound)-\($0.range.upperBound)" }
    }

    @Test(
        arguments: [
            ("a: cancel*", "please cancelled", ["a 1-2"]), ("a: cancel", "please cancelled", []),
            ("a: we|i accept*", "i accepted", ["a 0-2"]), ("a: we|i accept*", "you accepted", []),
            ("a: we .. accept*", "we will of course now gladly accept it", ["a 0-7"]),
            ("a: we .. accept*", "we one two three four five six accept", []),
            ("a: no_longer|dont want", "i no longer want, i dont want", ["a 1-4", "a 5-7"]),
            ("a: give_.._back|return it", "give the money back it", ["a 0-5"]),
            ("a: 取消", "我们取消订单", ["a 2-4"]), ("a: 取消|撤 订单", "取消订单 撤订单", ["a 0-4", "a 4-7"]),
            ("a: 我 .. 付|买", "我昨天买", ["a 0-4"]), ("a: .. only", "only", ["a 0-1"]),
            ("# a: this\nb c: this ; that", "this that", ["bc 0-1", "bc 1-2"]), ("a:", "a", []), ("", "a", []),
            ("no name", "no name", []),
        ]
    )
    func `a pattern covers words`(table: String, text: String, expected: [String]) {
        #expect(matches(table, text) == expected)
    }

    @Test func `a pattern may have many alternatives of several words`() {
        let table = "a: send_back|return .. to_us|here now"
        #expect(matches(table, "send back to us now") == ["a 0-5"])
        #expect(matches(table, "return it here now") == ["a 0-4"])
        #expect(matches(table, "send it back here now") == [])
        #expect(matches(table, "send back it here now") == ["a 0-5"])
    }

    @Test func `the first entry of a list that fits a word is its place`() {
        let list = WordList(["order", "or*", "ordered", "возв*"])
        let places = ["order", "ordered", "orange", "o", "возврат", "", "возов"].map { list.place(of: $0) }
        #expect(places == [0, 1, 1, nil, 3, nil, nil])
        #expect(WordList(["*"]).contains("x") == false, "an entry has to have letters")
    }
}
