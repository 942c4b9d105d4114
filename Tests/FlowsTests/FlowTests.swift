import ConversationCore
import Flows
import StrictYAML
import Testing
import TestSupport

@Suite struct FlowReaderTests {
    private let reader = FlowReader(zone: { _ in Fixtures.berlin })

    private func mistakes(_ text: String) -> [String] {
        do {
            _ = try reader.read(text, file: "x.flow.yaml")
            return []
        } catch { return error.mistakes.map(\.description) }
    }

    private let head = "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00 Europe/Berlin\n"

    @Test func `scalars are text until the verb reads them`() throws {
        let flow = try reader.read(head + "steps:\n- buyer: no\n- seller: 12:30\n- buyer: 0123\n", file: "x.flow.yaml")
        #expect(flow.steps.map(\.verb) == [.buyer("no"), .seller("12:30"), .buyer("0123")])
    }

    @Test(arguments: [
        ("steps:\n- byuer: hello\n", "x.flow.yaml:5:3: unknown verb “byuer”: did you mean “buyer”?"),
        ("steps:\n- buyer: hello\n  thn: []\n", "x.flow.yaml:6:3: unknown key “thn”: did you mean “then”?"),
        (
            "steps:\n- buyer: hello\n  then:\n  - drfats: x\n",
            "x.flow.yaml:7:5: unknown claim “drfats”: did you mean “drafts”?"
        ),
        (
            "steps:\n- advance: soon\n",
            "x.flow.yaml:5:12: this is no moment, near “soon”: write +6h, 2d, next-timer or 2026-03-09T14:20"
        ),
        (
            "steps:\n- buyer: hello\n  then:\n  - says: { re: \"(\" }\n",
            "x.flow.yaml:7:17: this is no regular expression"
        ),
    ])
    func `a mistake has its place and a remedy`(text: String, says: String) {
        #expect(mistakes(head + text).first?.hasPrefix(says) == true, "\(mistakes(head + text))")
    }

    @Test func `all mistakes of a file are reported`() {
        #expect(mistakes(head + "steps:\n- byuer: a\n- buyer: b\n- advance: soon\n").count == 2)
    }

    @Test(arguments: [
        (Matcher([.has("has  arrived")]), "It has\narrived", true), (Matcher([.lacks("!!")]), "a!!", false),
        (Matcher([.like("Order * is*")]), "Order 1 is here", true), (Matcher([.like("a*b*c")]), "abbb", false),
        (Matcher([.maximumWords(2)]), "one two three", false), (Matcher([.exactly("x")]), "xx", false),
        (Matcher([.expression("^a+$")]), "aaa", true), (Matcher([.like("*")]), "", true),
    ])
    func `matchers`(matcher: Matcher, text: String, fits: Bool) {
        #expect((matcher.objection(to: text) == nil) == fits)
    }
}
