import Foundation
import Testing
import TestSupport

@Suite struct FlowCommandTests {
    private let folder: Folder
    private let head = "rescind: flow/1\nname: x\nclock: 2026-03-02T09:00 Europe/Berlin\n"
    private let given =
        "given:\n  me: { name: Mia, email: mia@example.test }\n  order: { number: 8140123456789012, paid-on: 2026-03-01 }\n"

    init() throws { folder = try Folder() }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Steps that hold.
    private let request = """
        steps:
        - buyer: please cancel it, it is paid and not shipped, I found it cheaper
          then:
          - schedules: ship-by
            as: term
          - says: plan.paid
          - drafts: first
            template: request-found-cheaper
        - approve: first
          then:
          - sends: first
          - schedules: seller-answer
          - says: sent.conversation
          - asks: payment_method

        """

    // MARK: - Reports

    @Test func `the JUnit report fits its schema, whatever the texts hold`() throws {
        _ = try write(
            "a.flow.yaml",
            head + given + "each:\n- { who: a }\n- { who: \"b <&]]>\\U00000007\" }\n" + request
        )
        _ = try write("b.flow.yaml", head + given + "steps:\n- buyer: cancel it \"<b>&]]>\" ${who}\n")
        _ = try write("c.flow.yaml", head + "steps:\n- buyer: hello\n  then:\n  - asks: reason\n  - asks: stage\n")
        let report = folder.path + "/report.xml"
        let run = try Program.run(["flow", "test", folder.path, "--junit", report])
        #expect(run.status == 65, "\(run.err)")
        let schema = Program.root + "/Tests/EndToEndTests/junit.xsd"
        let (_, errors, status) = try Spawned("/usr/bin/xmllint", ["--noout", "--schema", schema, report]).finish()
        #expect(status == 0, "\(String(decoding: errors, as: UTF8.self))")
        let text = try String(contentsOfFile: report, encoding: .utf8)
        #expect(text.contains("tests=\"4\" failures=\"1\" errors=\"1\""))
        #expect(text.contains("file=\"\(folder.path)/a.flow.yaml\" line=\"8\""), "\(text)")
        #expect(text.contains("sends: d1"), "the transcript stands in system-out")
    }

    @Test func `prove reads the TAP report`() throws {
        _ = try write(
            "a.flow.yaml",
            head + "tags: [b]\nsteps:\n- note: n\n".replacing("name: x", with: "name: \"# 1 \\\\\"")
        )
        let report = try Program.run(["flow", "test", folder.path, "--tap"])
        let good = try write("good.tap", report.out)
        #expect(try Spawned("/usr/bin/prove", ["--exec", "cat", good]).finish().status == 0, "\(report.out)")
        _ = try write("b.flow.yaml", head + "steps:\n- buyer: hello\n  then: [nothing]\n")
        _ = try write("c.flow.yaml", head + "steps:\n- byuer: hello\n")
        let failing = try Program.run(["flow", "test", folder.path, "--tap"])
        let bad = try write("bad.tap", failing.out)
        let (out, _, status) = try Spawned("/usr/bin/prove", ["--exec", "cat", bad]).finish()
        #expect(status != 0 && String(decoding: out, as: UTF8.self).contains("Failed 2/3"), "\(failing.out)")
    }

    @Test func `the JSON report is one value`() throws {
        _ = try write("a.flow.yaml", head + "steps:\n- buyer: hello\n  then: [nothing]\n")
        _ = try write("b.flow.yaml", head + "steps:\n- byuer: hello\n")
        let run = try Program.run(["flow", "test", folder.path, "--json", "--cover"])
        let objects = try run.objects()
        #expect(objects.count == 1 && objects[0]["v"] as? Int == 1)
        let flow = try #require((objects[0]["flows"] as? [[String: Any]])?.first)
        let failure = try #require((flow["failures"] as? [[String: Any]])?.first)
        #expect(failure["code"] as? String == "F211" && failure["line"] as? Int == 6 && failure["column"] as? Int == 10)
        let mistake = try #require((objects[0]["mistakes"] as? [[String: Any]])?.first)
        #expect(mistake["code"] as? String == "F131" && mistake["line"] as? Int == 5 && mistake["column"] as? Int == 3)
    }

    @Test func `what no flow reaches is named with its file and line, and too little fails`() throws {
        let file = try write("a.flow.yaml", head + given + request)
        let run = try Program.run(["flow", "test", file, "--cover", "--cover-min", "100"])
        #expect(run.status == 1 && run.err.contains("less than the 100"), "\(run.err)")
        let playbook = try String(contentsOfFile: Program.root + "/Templates/aliexpress/playbook.yaml", encoding: .utf8)
        let lines = playbook.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("id: fires-escalate") }) + 1
        #expect(run.out.contains("Templates/aliexpress/playbook.yaml:\(row): not reached: next step fires-escalate"))
        #expect(!run.out.contains("not reached: next step first-request\n"))
        #expect(try Program.run(["flow", "test", file, "--cover-min", "1"]).status == 0)
    }

    // MARK: - Golden texts

    @Test func `a golden text is written on demand, compared, and never accepted by a build server`() throws {
        let file = try write(
            "a.flow.yaml",
            head + given + request.replacing("template: request-found-cheaper", with: "text: { snapshot: request }")
        )
        #expect(try Program.run(["flow", "test", file]).out.contains("error F217"))
        let refused = try Program.run(["flow", "test", file, "--accept"], environment: ["CI": "true"])
        #expect(refused.status == 64 && refused.err.contains("CI"), "\(refused.err)")
        #expect(try Program.run(["flow", "test", file, "--accept"], environment: ["CI": ""]).status == 0)
        let golden = folder.path + "/a.request.txt"
        let text = try String(contentsOfFile: golden, encoding: .utf8)
        #expect(text.contains("8140123456789012"))
        #expect(try Program.run(["flow", "test", file]).status == 0)
        try (text + "x").write(toFile: golden, atomically: true, encoding: .utf8)
        let changed = try Program.run(["flow", "test", file])
        #expect(changed.status == 1 && changed.out.contains("\(file):14:5: error F218"), "\(changed.out)")
    }

    // MARK: - What others get wrong

    @Test func `an unclaimed output of one step is not claimed by the next`() throws {
        let file = try write(
            "a.flow.yaml",
            head + given
                + request.replacing("  - says: sent.conversation\n  - asks: payment_method\n", with: "")
                + "- note: later\n  then:\n  - says: sent.conversation\n  - asks: payment_method\n"
        )
        let run = try Program.run(["flow", "test", file])
        #expect(run.out.contains(":15:3: error F213: unclaimed: says"), "\(run.out)")
        #expect(
            run.out.contains(":21:5: error F212: claimed says") && run.out.contains(":22:5: error F212: claimed asks")
        )
    }

    @Test func `the same thing done twice does not pass a claim of once`() throws {
        let twice =
            "- advance: 3d\n  then:\n  - fires: seller-answer\n  - says: clock.due.seller-answer\n  - drafts: again\n"
        let file = try write("a.flow.yaml", head + given + request + twice)
        let run = try Program.run(["flow", "test", file])
        #expect(run.out.contains("error F213: unclaimed: emails: mia@example.test"), "\(run.out)")
        let jump = try write("b.flow.yaml", head + given + request + twice.replacing("3d", with: "30d"))
        #expect(try Program.run(["flow", "test", jump]).out.contains("unclaimed: emails: mia@example.test"))
    }

    @Test func `a clock that another clock begins counts from that clock's own moment`() throws {
        let start = "steps:\n- buyer: cancel order 8140123456789012, the payment is being checked\n  loose: yes\n"
        // The Cancel button's clock begins the seller's term to ship, which then runs out within the same jump.
        let jump =
            "- advance: 60d\n  loose: yes\n  then:\n  - fires: cancel-button\n  - schedules: ship-by\n  - fires: ship-by\n"
        let once = try write("a.flow.yaml", head + given + start + jump)
        let steps = "- advance: 24h\n  loose: yes\n- advance: 1d\n  loose: yes\n- advance: 58d\n  loose: yes\n"
        let often = try write("b.flow.yaml", head + given + start + steps)
        func done(_ file: String) throws -> [Substring] {
            let run = try Program.run(["flow", "show", file])
            return run.out.split(separator: "\n").filter { $0.hasPrefix("    ") }
        }
        #expect(try Program.run(["flow", "test", once]).status == 0)
        let expected = try done(often)
        #expect(try done(once) == expected && expected.count > 8, "\(expected)")
    }

    @Test func `ten years pass without a wait`() throws {
        let file = try write("a.flow.yaml", head + given + request + "- advance: 3650d\n  loose: yes\n")
        #expect(try Program.run(["flow", "test", file]).status == 0)
    }

    // MARK: - Reading only

    @Test func `check names every mistake and plays nothing, list and show print what there is`() throws {
        let good = try write("a.flow.yaml", head + "tags: [b]\n" + given + request)
        let bad = try write("b.flow.yaml", head + "steps:\n- byuer: a\n- seler: b\n")
        let check = try Program.run(["flow", "check", folder.path])
        #expect(check.status == 65 && check.out.contains("\(bad):5:3: error F131"), "\(check.out)")
        #expect(check.out.contains("\(bad):6:3: error F131: unknown verb “seler”: did you mean “seller”?"))
        #expect(try Program.run(["flow", "list", good]).out == "\(good):1: x, 2 steps  [b]\n")
        let show = try Program.run(["flow", "show", good, "--claims"])
        #expect(show.out.contains("- approve: first\n  then:\n  - sends: first"), "\(show.out)")
        #expect(try Program.run(["flow", "check", folder.path + "/none"]).status == 66)
    }
}
