import ConversationCore
import Flows
import StrictYAML
import Testing
import TestSupport

@Suite struct FlowReaderTests {
    private let reader = BadFileTests.reader
    private let head = "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00 Europe/Berlin\n"

    @Test func `scalars are text until the verb reads them`() throws {
        let flow = try reader.read(head + "steps:\n- buyer: no\n- seller: 12:30\n- buyer: 0123\n", file: "x.flow.yaml")
        #expect(flow.map { $0.steps.map(\.verb) } == [[.buyer("no"), .seller("12:30"), .buyer("0123")]])
    }

    @Test func `each row of a table is a flow of its own, with its name and place`() throws {
        let flows = try reader.read(
            head
                + "each:\n- { who: French, text: bonjour }\n- { who: Spanish, text: hola }\nsteps:\n- seller: ${text}\n",
            file: "x.flow.yaml"
        )
        #expect(flows.map(\.title) == ["x [French]", "x [Spanish]"])
        #expect(flows.map(\.place.text) == ["x.flow.yaml:5:3", "x.flow.yaml:6:3"])
        #expect(flows.map { $0.steps.map(\.verb) } == [[.seller("bonjour")], [.seller("hola")]])
    }

    @Test func `an included file takes values, and its steps keep their place`() throws {
        let flow = try reader.read(
            head
                + "steps:\n- note: before\n- include: ask.steps.yaml\n  with: { order: 8140123456789012 }\n- note: after\n",
            file: "parts/x.flow.yaml"
        )
        #expect(
            flow.first?.steps.map(\.verb) == [
                .note("before"), .buyer("cancel 8140123456789012"), .note("after"),
            ]
        )
        #expect(flow.first?.steps[1].place.text == "parts/ask.steps.yaml:4:3")
    }

    @Test func `a dollar sign can stand for itself`() throws {
        let flow = try reader.read(head + "steps:\n- note: costs $5 and $${this}\n", file: "x.flow.yaml")
        #expect(flow.first?.steps.map(\.verb) == [.note("costs $5 and $${this}")])
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
