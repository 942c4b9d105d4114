import ConversationCore
import Flows
import StrictYAML
import Testing
import TestSupport

/// A flow file with one mistake: where it is, and its code.
struct BadFile: CustomTestStringConvertible {
    var place: String
    var code: FlowCode
    var text: String
    var testDescription: String { "\(code) at \(place)" }

    init(_ code: FlowCode, _ place: String, _ text: String) {
        self.place = place
        self.code = code
        self.text = text
    }

    /// A file whose head is right; the text begins on its line 4.
    static func body(_ code: FlowCode, _ place: String, _ text: String) -> BadFile {
        BadFile(code, place, "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00 Europe/Berlin\n" + text)
    }

    /// A file with one good step; the text is its claims, which begin on line 7.
    static func claims(_ code: FlowCode, _ place: String, _ text: String) -> BadFile {
        body(code, place, "steps:\n- buyer: hello\n  then:\n" + text)
    }
}

@Suite struct BadFileTests {
    static let reader = FlowReader(
        zone: { name in
            guard name == "Europe/Berlin" else { throw FileMistakes([]) }
            return Fixtures.berlin
        },
        vocabulary: FlowVocabulary(
            clocks: ["ship-by", "refund"],
            templates: ["request-other", "insist", "thanks"],
            notifications: ["closed", "overdue"]
        ),
        load: { path in
            guard let text = files[path] else { throw FileMistakes([]) }
            return text
        }
    )

    private static let files = [
        "parts/ask.steps.yaml": "rescind: flow/1\ntakes: [order]\nsteps:\n- buyer: cancel ${order}\n",
        "loop.steps.yaml": "rescind: flow/1\nsteps:\n- include: loop.steps.yaml\n",
        "unused.steps.yaml": "rescind: flow/1\ntakes: [order, colour]\nsteps:\n- buyer: cancel ${order}\n",
        "bad.steps.yaml": "rescind: flow/1\nsteps:\n- byuer: hello\n",
        "empty.eml": "",
    ]

    static let file: [BadFile] = [
        BadFile(.syntax, "2:1", "name: [a\n: b"),
        BadFile(.syntax, "3:6", "name: x\ntags: [a\nclock: b\n"),
        BadFile(.unreadable, "2:8", "name: x\nclock: \u{1}\n"),
        BadFile(.duplicateKey, "3:1", "rescind: flow/1\nname: x\nname: y\n"),
        BadFile(.anchor, "2:7", "rescind: flow/1\nname: &a x\n"),
        BadFile(.tag, "2:7", "rescind: flow/1\nname: !!str x\n"),
        BadFile(.tooDeep, "2:71", "rescind: flow/1\nname: " + String(repeating: "[", count: 65)),
        BadFile(.version, "1:10", "rescind: flow/2\nname: x\nclock: 2026-03-02T09:00\nsteps:\n- note: n\n"),
        BadFile(.missingKey, "1:1", "name: x\nclock: 2026-03-02T09:00\nsteps:\n- note: n\n"),
        BadFile(.missingKey, "1:1", "rescind: flow/1\nclock: 2026-03-02T09:00\nsteps:\n- note: n\n"),
        BadFile(.missingKey, "1:1", "rescind: flow/1\nname: x\nsteps:\n- note: n\n"),
        BadFile(.missingKey, "1:1", "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00\n"),
        BadFile(.shape, "1:1", "- a\n"),
        BadFile(.empty, "2:7", "rescind: flow/1\nname: ' '\nclock: 2026-03-02T09:00\nsteps:\n- note: n\n"),
        BadFile(.zone, "3:8", "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00 Mars/Olympus\nsteps:\n- note: n\n"),
        BadFile(.moment, "3:8", "rescind: flow/1\nname: x\nclock: soon\nsteps:\n- note: n\n"),
        BadFile(.moment, "3:8", "rescind: flow/1\nname: x\nclock: 2026-02-30T09:00 Europe/Berlin\nsteps:\n- note: n\n"),
        .body(.unknownKey, "4:1", "stepps: []\nsteps:\n- note: n\n"),
        .body(.shape, "4:7", "tags: x\nsteps:\n- note: n\n"),
        .body(.mergeKey, "5:3", "given:\n  <<: {}\nsteps:\n- note: n\n"),
        .body(.keyShape, "4:10", "given: { [a]: b }\nsteps:\n- note: n\n"),
        .body(.duplicateKey, "4:23", "given: { language: a, language: b }\nsteps:\n- note: n\n"),
        .body(.unknownKey, "4:10", "given: { you: {} }\nsteps:\n- note: n\n"),
        .body(.language, "4:20", "given: { language: english }\nsteps:\n- note: n\n"),
        .body(.address, "4:23", "given: { me: { email: mia } }\nsteps:\n- note: n\n"),
        .body(.orderNumber, "4:27", "given: { order: { number: 12 } }\nsteps:\n- note: n\n"),
        .body(.sum, "4:25", "given: { order: { paid: 34.90 } }\nsteps:\n- note: n\n"),
        .body(.day, "4:28", "given: { order: { paid-on: 2026-02-30 } }\nsteps:\n- note: n\n"),
        .body(.choice, "4:26", "given: { order: { stage: pade } }\nsteps:\n- note: n\n"),
    ]

    static let steps: [BadFile] = [
        .body(.empty, "4:8", "steps: []\n"), .body(.shape, "4:8", "steps: x\n"),
        .body(.emptyStep, "5:3", "steps:\n- {}\n"), .body(.verb, "5:3", "steps:\n- byuer: hello\n"),
        .body(.unknownKey, "6:3", "steps:\n- buyer: hello\n  thn: []\n"),
        .body(.empty, "5:10", "steps:\n- buyer: ''\n"), .body(.shape, "5:10", "steps:\n- buyer: [a]\n"),
        .body(.notice, "5:13", "steps:\n- platform: shiped\n"), .body(.sum, "5:9", "steps:\n- bank: refund of 34,9O\n"),
        .body(.command, "5:12", "steps:\n- command: undo\n"), .body(.command, "5:12", "steps:\n- command: /udno\n"),
        .body(.moment, "5:12", "steps:\n- advance: soon\n"), .body(.moment, "6:7", "steps:\n- note: n\n  at: -3h\n"),
        .body(.clock, "5:21", "steps:\n- advance: { until: shipby }\n"),
        .body(.missingKey, "5:12", "steps:\n- advance: {}\n"), .body(.restart, "5:10", "steps:\n- crash: kill-15\n"),
        .body(.restart, "5:11", "steps:\n- reload: later\n"),
        .body(.boolean, "6:10", "steps:\n- note: n\n  loose: maybe\n"),
        .body(.draftName, "5:12", "steps:\n- approve: first\n"),
        .body(.mail, "5:9", "steps:\n- mail: absent.eml\n"), .body(.mail, "5:9", "steps:\n- mail: empty.eml\n"),
        .body(.mail, "5:9", "steps:\n- mail: |\n    Subject: no sender\n\n    text\n"),
        .body(.include, "5:12", "steps:\n- include: absent.yaml\n"),
        .body(.unusedVariable, "6:11", "steps:\n- include: parts/ask.steps.yaml\n  with: { ordr: 1, order: 2 }\n"),
        .body(.variable, "5:3", "steps:\n- include: parts/ask.steps.yaml\n"),
        .body(.unknownKey, "6:3", "steps:\n- include: parts/ask.steps.yaml\n  at: 1h\n  with: { order: 2 }\n"),
        .body(.variable, "5:10", "steps:\n- buyer: cancel ${order}\n"),
        .body(.reference, "5:10", "steps:\n- buyer: cancel ${order\n"),
        .body(.label, "5:10", "steps:\n- buyer: about ${first.text}\n"),
        .body(.row, "4:7", "each: []\nsteps:\n- note: n\n"),
        .body(.row, "6:11", "each:\n- { a: 1 }\n- { a: 2, b: 3 }\nsteps:\n- note: ${a}\n"),
        .body(.row, "6:3", "each:\n- { a: 1, b: 2 }\n- { a: 2 }\nsteps:\n- note: ${a} ${b}\n"),
        .body(.unusedVariable, "5:11", "each:\n- { a: 1, b: 2 }\nsteps:\n- note: ${a}\n"),
    ]

    static let claims: [BadFile] = [
        .body(.shape, "6:9", "steps:\n- buyer: hello\n  then: nothing\n"),
        .claims(.claimShape, "7:5", "  - nothin\n"), .claims(.claim, "7:5", "  - drfats: x\n"),
        .claims(.unknownKey, "8:5", "  - drafts: x\n    txt: y\n"),
        .claims(.nothing, "7:5", "  - nothing\n  - says: x\n"),
        .claims(.clock, "7:16", "  - schedules: shipby\n"),
        .claims(.template, "8:15", "  - drafts: x\n    template: requst-other\n"),
        .claims(.choice, "8:11", "  - drafts: x\n    tone: warn\n"), .claims(.slot, "7:11", "  - asks: reasn\n"),
        .claims(.meaning, "7:13", "  - class: [asks_wait]\n"), .claims(.event, "7:12", "  - event: closd\n"),
        .claims(.choice, "7:22", "  - state: { status: askd }\n"),
        .claims(.unknownKey, "7:14", "  - state: { stat: asked }\n"),
        .claims(.choice, "7:22", "  - slots: { reason: cheaper }\n"), .claims(.address, "7:13", "  - emails: mia\n"),
        .claims(.choice, "8:11", "  - emails: mia@example.test\n    kind: overdo\n"),
        .claims(.choice, "8:11", "  - fires: ship-by\n    kind: now\n"),
        .claims(.draftName, "7:12", "  - sends: insits\n"),
        .claims(.matcher, "7:11", "  - says: {}\n"), .claims(.matcher, "7:18", "  - says: { has: [] }\n"),
        .claims(.unknownKey, "7:13", "  - says: { contains: x }\n"), .claims(.empty, "7:18", "  - says: { has: '' }\n"),
        .claims(.expression, "7:17", "  - says: { re: \"(\" }\n"),
        .claims(.expression, "7:17", "  - says: { re: '(a+)+$' }\n"),
        .claims(.expression, "7:17", "  - says: { re: '(\\w+\\s*)+!' }\n"),
        .claims(.expression, "7:17", "  - says: { re: '((?:a|b)c){2,}' }\n"),
        .claims(.number, "7:24", "  - says: { max-words: few }\n"),
        .claims(.snapshotName, "7:23", "  - says: { snapshot: a/b }\n"),
        .claims(.labelTwice, "10:9", "  - says: x\n    as: a\n  - asks: reason\n    as: a\n"),
        .claims(.field, "8:10", "  - drafts: d\n- buyer: tell me ${d.colour}\n"),
        .claims(.label, "8:9", "  - says: x\n    as: a b\n"),
        .body(.unknownKey, "7:3", "steps:\n- note: n\nfinally:\n- timer: none\n"),
        .body(
            .clock,
            "7:11",
            "steps:\n- note: n\nfinally:\n- timers: [refnd]\n".replacing("timers: [", with: "timers: ")
                .replacing("refnd]", with: "refnd")
        ),
        .body(.number, "7:11", "steps:\n- note: n\nfinally:\n- outbox: none\n"),
        .body(.choice, "7:16", "steps:\n- note: n\nfinally:\n- same-under: [crsh]\n"),
        .body(.shape, "7:3", "steps:\n- note: n\nfinally:\n- { outbox: 0, thread: 0 }\n"),
    ]

    private func mistakes(_ text: String) -> [FileMistake] {
        do {
            _ = try BadFileTests.reader.read(text, file: "x.flow.yaml")
            return []
        } catch { return error.mistakes }
    }

    @Test(arguments: file + steps + claims)
    func `a mistake has its code and its exact place`(bad: BadFile) {
        let found = mistakes(bad.text)
        #expect(
            found.map { "\($0.line):\($0.column) \($0.code ?? "")" } == ["\(bad.place) \(bad.code.rawValue)"],
            "\(found.map(\.description).joined(separator: "\n"))"
        )
    }

    @Test(arguments: ["\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
    func `a mistake has the same place and source line whatever ends the lines`(end: String) {
        for bad in BadFileTests.file + BadFileTests.steps + BadFileTests.claims {
            func places(_ text: String) -> [String] {
                mistakes(text).map { "\($0.line):\($0.column) \($0.code ?? "") \($0.excerpt ?? "no line")" }
            }
            #expect(places(bad.text.replacing("\n", with: end)) == places(bad.text), "\(bad.testDescription)")
        }
    }

    @Test func `a mistake shows its line, a caret and the nearest word`() {
        let text = "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00\nsteps:\n- byuer: hello\n"
        #expect(
            mistakes(text).map(\.description) == [
                """
                x.flow.yaml:5:3: error F131: unknown verb “byuer”: did you mean “buyer”?
                    - byuer: hello
                      ^
                """
            ]
        )
    }

    @Test func `all mistakes of a file are told at once`() {
        let text = """
            rescind: flow/1
            nme: x
            clock: soon
            given: { me: { email: mia }, order: { paid: 3, paid-on: 4 } }
            steps:
            - byuer: a
            - buyer: b
              thn: []
              then:
              - says: {}
              - state: { status: askd, turn: sellr }
            finally:
            - same-under: [crsh, undo]
            """
        let found = mistakes(text)
        #expect(
            found.map { "\($0.line):\($0.column) \($0.code ?? "")" } == [
                "2:1 F110", "1:1 F111", "3:8 F121", "4:23 F125", "4:45 F123", "4:57 F122", "6:3 F131", "8:3 F110",
                "10:11 F148", "11:22 F115", "11:34 F115", "13:16 F115", "13:22 F115",
            ],
            "\(found.map(\.description).joined(separator: "\n"))"
        )
    }

    @Test(arguments: [
        "(ab)+", "(refund|money) .* (a|b)", "[a(+)|]+ x", "\\(a+\\)+", "(\\d{2}:)+", "a+?b*", "([a-z]x)*",
        "(?i)kettle.*",
    ])
    func `an expression that ends soon is taken`(expression: String) {
        let text = BadFile.claims(.expression, "", "  - says: { re: '\(expression)' }\n").text
        #expect(mistakes(text).isEmpty, "\(mistakes(text))")
    }

    @Test func `a mistake in an included file has the place there`() {
        let found = mistakes(BadFile.body(.verb, "", "steps:\n- include: bad.steps.yaml\n").text)
        #expect(found.map { "\($0.file):\($0.line):\($0.column)" } == ["bad.steps.yaml:3:3"])
        #expect(found.first?.excerpt == "- byuer: hello")
    }

    @Test func `a file that includes itself is refused, with the way round`() {
        let found = mistakes(BadFile.body(.verb, "", "steps:\n- include: loop.steps.yaml\n").text)
        #expect(found.map(\.code) == [FlowCode.includeCycle.rawValue])
        #expect(found.first?.what.contains("loop.steps.yaml -> loop.steps.yaml") == true)
    }

    @Test func `files that include ever deeper come to an end`() {
        let part = "rescind: flow/1\nsteps:\n- include: d/x.yaml\n- include: e/x.yaml\n"
        let reader = FlowReader(zone: { _ in .utc }, load: { _ in part })
        let text = BadFile.body(.tooManySteps, "", "steps:\n- include: x.yaml\n").text
        var found: [FileMistake] = []
        do { _ = try reader.read(text, file: "x.flow.yaml") } catch { found = error.mistakes }
        #expect(!found.isEmpty && found.allSatisfy { $0.code == FlowCode.tooManySteps.rawValue })
    }

    @Test func `a value that the included file does not use is a mistake there`() {
        let text = "steps:\n- include: unused.steps.yaml\n  with: { order: 1, colour: red }\n"
        let found = mistakes(BadFile.body(.verb, "", text).text)
        #expect(found.map { "\($0.file):\($0.line):\($0.column) \($0.code ?? "")" } == ["unused.steps.yaml:2:16 F153"])
    }

    @Test func `there are at least sixty kinds of bad files, and few kinds are left out`() {
        let all = BadFileTests.file + BadFileTests.steps + BadFileTests.claims
        #expect(all.count >= 60)
        let shown = Set(all.map(\.code))
        let known = FlowCode.allCases.filter { $0.rawValue.hasPrefix("F1") }
        // Files that are too large and flows that are too long have tests of their own.
        #expect(Set(known.filter { !shown.contains($0) }) == [.tooLarge, .tooManySteps, .includeCycle])
    }

    @Test func `a file that is too large, and a flow that is too long`() {
        let large = BadFile.body(.tooLarge, "", "steps:\n- note: " + String(repeating: "x", count: 300_000)).text
        #expect(mistakes(large).map(\.code) == [FlowCode.tooLarge.rawValue])
        let long = BadFile.body(.tooManySteps, "", "steps:\n" + String(repeating: "- note: n\n", count: 10_001)).text
        #expect(mistakes(long).map { "\($0.line):\($0.column) \($0.code ?? "")" } == ["10005:3 F135"])
    }
}
