import StrictYAML
import Testing

@testable import RescindCommand

@Suite struct DisplayTextTests {
    init() {
        DisplayWidth.prepare()
    }

    @Test(arguments: [
        ("abc", 3), ("漢字", 4), ("é", 1), ("e\u{301}", 1), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("🇪🇸", 2), ("ｱ", 1), ("한", 2),
        ("", 0), ("│", 1), ("…", 1),
    ])
    func `a text takes the columns of its characters`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func `a file of our own is a link, whole or not at all`() {
        let row = Hyperlink.added(to: "Written to my order.txt: all", file: "/tmp/x/../my order.txt")
        #expect(row == "Written to my order.txt: all", "another name is no link")
        let linked = Hyperlink.added(to: "  Written to /tmp/my order.txt.", file: "/tmp/my order.txt")
        let link = "\u{1B}]8;;file:///tmp/my%20order.txt\u{1B}\\/tmp/my order.txt\u{1B}]8;;\u{1B}\\"
        #expect(linked == "  Written to \(link).")
        // What would end the sequence, or the link, cannot stand in it.
        let nasty = Hyperlink.added(to: TerminalText.inert("a\u{1B}\\b\u{7}"), file: "a\u{1B}\\b\u{7}")
        #expect(nasty.unicodeScalars.count { $0 == "\u{1B}" } == 4 && !nasty.contains("\u{7}"))
    }

    @Test(arguments: 20...100) func `no row is wider than the screen, and nothing is lost`(width: Int) {
        let lines = [
            "  A longer line with several words, some of which are-rather-long-and-have-no-blanks-in-them-at-all.",
            "  │ 您好，我不小心下了订单8140123456789012，还没有发货，请您接受取消申请，谢谢。",
            "👨‍👩‍👧 " + String(repeating: "x", count: 150), "short", "",
        ]
        for line in lines {
            let rows = WordWrap.lines(line, width: width, marks: ["│ "])
            #expect(rows.allSatisfy { DisplayWidth.of($0) <= width })
            let joined = rows.map { String($0.drop { " │".contains($0) }) }.joined().filter { $0 != " " }
            #expect(joined == String(line.drop { " │".contains($0) }).filter { $0 != " " })
        }
    }

    @Test func `further rows keep the indentation and the mark`() {
        #expect(
            WordWrap.lines("  │ one two three four", width: 12, marks: ["│ "]) == [
                "  │ one two", "  │ three", "  │ four",
            ]
        )
        #expect(WordWrap.lines("    abcdef ghijkl mnopqr", width: 20) == ["    abcdef ghijkl", "    mnopqr"])
        #expect(WordWrap.lines("  3. abcdef ghijkl mnop", width: 20) == ["  3. abcdef ghijkl", "     mnop"])
        #expect(WordWrap.lines("8140123456789012. ab", width: 12) == ["814012345678", "9012. ab"])
    }

    @Test func `text from right to left stands on its own line`() {
        #expect(
            ScreenText.apart("  I read: “שלום עולם” as a greeting") == [
                "  I read:", "  “שלום עולם”", "  as a greeting",
            ]
        )
        #expect(ScreenText.apart("  plain") == ["  plain"])
    }

    /// What a hostile text may try on a terminal.
    private static let hostile = [
        "\u{1B}[2J\u{1B}[1;1H", "\u{9B}2J", "\u{1B}]0;pwn\u{7}",
        "\u{1B}]8;;https://evil.example/\u{1B}\\bank\u{1B}]8;;\u{1B}\\",
        "\u{1B}]52;c;cm0gLXJmIH4=\u{7}", "\u{9D}0;x\u{9C}", "\u{1B}P$q\"p\u{1B}\\", "\u{1B}[21t", "\u{1B}c",
        "\u{1B}[?1049h",
        "x\u{1B}[201~rm -rf ~", "\u{7}\u{8}\u{8}", "cancelled: NO\rcancelled: YES", "a\u{B}\u{C}\u{E}b\u{F}",
        "a\u{0}b\u{7F}",
        "order \u{202E}321-CBA\u{202C} ok", "\u{2066}a\u{2067}b\u{2068}c\u{2069}",
        "a" + String(repeating: "\u{200D}", count: 2000),
        "pay\u{200B}pal\u{2060}\u{FEFF}", "e" + String(repeating: "\u{301}", count: 20_000), "\u{E0069}\u{E0067}",
        "a" + String(repeating: "\u{FE0F}", count: 5000), "can\u{AD}cel", "a\u{2028}b\u{2029}c", "a\u{85}b",
    ]

    @Test(arguments: hostile) func `hostile text is inert, short, and the same when cleaned again`(text: String) {
        let clean = TerminalText.inert(text)
        for scalar in clean.unicodeScalars {
            let value = scalar.value
            #expect(value == 10 || value == 9 || (value >= 32 && !(0x7F...0x9F).contains(value)))
            #expect(!(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value) && value != 0x200B)
        }
        #expect(clean.unicodeScalars.count < 60)
        #expect(TerminalText.inert(clean) == clean)
    }

    @Test(arguments: ["👨‍👩‍👧", "❤️", "👍🏽", "é", "ไม่", "नमस्ते", "درود", "订单", "e\u{301}"])
    func `honest text stays as it is`(text: String) {
        #expect(TerminalText.inert(text) == text)
    }

    @Test(arguments: [
        ("/deadlines", true), ("cancel 8140123456789012", true), (" kept out", false), ("", false),
        ("password: x1", false),
        ("card 4111 1111 1111 1111", false),
    ])
    func `the history keeps no secrets`(line: String, keeps: Bool) {
        #expect(History.keeps(line) == keeps)
    }
}

@Suite struct CSVTests {
    private func read(_ text: String) throws(FileMistake) -> [[String]] {
        var reader = CSVReader(text, file: "f.csv")
        return try reader.records().map { $0.fields.map(\.text) }
    }

    @Test(arguments: [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("\"a,\"\"b\"\"\nc\",d\n", [["a,\"b\"\nc", "d"]]), ("a,,\n", [["a", "", ""]]), ("\n\n", []), ("\"\"\n", []),
        ("é,漢\n", [["é", "漢"]]),
    ])
    func `records are read as RFC 4180 has them`(text: String, records: [[String]]) throws {
        #expect(try read(text) == records)
    }

    @Test(arguments: [
        ("a,\"b\n", 1, 3), ("a,\"b\"c\n", 1, 6), ("a\nb\"c\n", 2, 2), ("a\u{0}\n", 1, 2), ("a\rb\n", 1, 2),
    ])
    func `what is off has its place`(text: String, line: Int, column: Int) {
        do {
            let records = try read(text)
            Issue.record("it was taken: \(records)")
        } catch {
            #expect(error.line == line && error.column == column, "\(error)")
        }
    }

    @Test func `what is written is read back, and no formula is run`() throws {
        let fields = ["a", "b,\"c\"", "d\ne", "=1+1", "-x", ""]
        #expect(try read(CSVWriter.record(fields)) == [["a", "b,\"c\"", "d\ne", "'=1+1", "'-x", ""]])
    }
}

@Suite struct FileSystemTests {
    @Test func `the longest mount point above a path decides`() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/mia ext4 rw 0 0\n"
        #expect(FileSystem.isOnNetwork("/home/tom", mounts: mounts))
        #expect(!FileSystem.isOnNetwork("/home/mia/data", mounts: mounts))
        #expect(!FileSystem.isOnNetwork("/homestead", mounts: mounts))
    }
}
