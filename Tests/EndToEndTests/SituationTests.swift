import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct SituationTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var arguments: [String] {
        ["chat", "--json", "--db", folder.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00"]
    }

    private func text(_ words: String) -> String { "{\"text\":\"\(words)\"}" }

    /// Plays lines in one process, then the same lines with a kill after each; gives the turns.
    private func play(_ lines: [String]) throws -> [[String: Any]] {
        let whole = try Program.run(arguments, lines: lines)
        #expect(whole.status == 0, "\(whole.err)")
        let turns = try whole.objects()
        #expect(turns.count >= lines.count)
        var last: [String: Any] = [:]
        let killed = try Folder()
        for line in lines {
            let program = try Program.start(
                ["chat", "--json", "--db", killed.path + "/r.db", "--now", "2026-03-02T09:00:00+01:00"]
            )
            let answer = try #require(program.ask(line), "no answer to \(line)")
            last = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
            program.kill9()
        }
        let calm = turns[lines.count - 1]
        #expect(state(last) == state(calm), "a kill after each line changed the end")
        #expect(clocks(last).map(\.id) == clocks(calm).map(\.id))
        return turns
    }

    private func asked(_ turns: [[String: Any]]) -> [String] { turns.compactMap { $0["asks"] as? String } }

    private func draft(_ turn: [String: Any]) -> String { (turn["draft"] as? [String: Any])?["text"] as? String ?? "" }

    private func clocks(_ turn: [String: Any]) -> [(id: String, actBy: String, expectBy: String)] {
        (turn["clocks"] as? [[String: Any]] ?? [])
            .map {
                ($0["id"] as? String ?? "", $0["act_by"] as? String ?? "", $0["expect_by"] as? String ?? "")
            }
    }

    private func state(_ turn: [String: Any]) -> [String: String] {
        (turn["state"] as? [String: Any] ?? [:]).compactMapValues { $0 as? String }
    }

    private func says(_ turn: [String: Any]) -> String { (turn["says"] as? [String] ?? []).joined(separator: " ") }

    @Test func `before payment`() throws {
        let turns = try play([
            text("I ordered by mistake and have not paid"), text("8140123456789012"), text("yesterday"),
        ])
        #expect(asked(turns) == ["order", "ordered_on"])
        #expect(clocks(turns[2]).map(\.expectBy) == ["2026-03-21T23:59:59+01:00"])
        #expect(says(turns[2]).contains("do not pay") && says(turns[2]).contains("Cancel Order"))
    }

    @Test func `payment is being checked`() throws {
        let turns = try play([
            text("cancel order 8140123456789012, payment is still processing"), text("no longer needed"),
        ])
        #expect(asked(turns) == ["reason"])
        #expect(clocks(turns[0]).map(\.id) == ["cancel-button"])
        #expect(clocks(turns[0])[0].expectBy.hasPrefix("2026-03-03T09:00:0"))
    }

    @Test func `paid and not shipped, to the refund`() throws {
        let turns = try play([
            text("I want to cancel order 8140123456789012, it is paid but not shipped"), text("found it cheaper"),
            text("yes"), text("card"),
            text("1 March"), "{\"seller\":\"Please wait two more days dear\"}", text("yes"), text("yes"),
            "{\"seller\":\"OK, we accept the cancellation\"}", text("yes"), "{\"command\":\"/mark refunded\"}",
        ])
        #expect(
            asked(turns) == ["reason", "payment_method", "paid_on", "meaning", "meaning"],
            "only what is missing, never twice"
        )
        #expect(draft(turns[1]).contains("8140123456789012"))
        #expect(says(turns[1]).contains("1. Log in") && says(turns[1]).contains("6. Write to the seller"))
        #expect(state(turns[2]) == ["stage": "paid", "status": "asked", "outcome": "none", "turn": "seller"])
        #expect(clocks(turns[2]).map(\.actBy).first?.hasPrefix("2026-03-04T09:00:0") == true)
        let labels = (turns[5]["meaning"] as? [String: Any])?["labels"] as? [String]
        #expect(labels == ["asks_to_wait"])
        #expect(draft(turns[5]).contains("8140123456789012"))
        #expect(state(turns[8])["status"] == "promised" && clocks(turns[8]).contains { $0.id == "refund" })
        #expect(state(turns[10])["outcome"] == "cancelledRefunded" && clocks(turns[10]).isEmpty)
    }

    @Test func shipped() throws {
        let turns = try play([
            text("order 8140123456789012 is shipped, cancel it"), text("25 February"), text("10 April 2026"),
        ])
        #expect(asked(turns) == ["shipped_on", "deadline"])
        #expect(
            clocks(turns[2])
                .contains {
                    $0.id == "protection" && $0.actBy == "2026-04-08T00:00:00+02:00"
                        || $0.id == "protection" && $0.actBy == "2026-04-08T00:00:00+01:00"
                }
        )
    }

    @Test func `received, to the dispute`() throws {
        let turns = try play([
            text("order 8140123456789012 arrived broken"), text("12 March 2026"), text("yes"), text("yes"),
            "{\"seller\":\"Please close the dispute and confirm receipt, then we refund\"}",
        ])
        #expect(asked(turns) == ["deadline", "dispute_open", "meaning"])
        #expect(draft(turns[1]).contains("8140123456789012") && says(turns[1]).contains("video"))
        #expect(state(turns[2])["status"] == "draft", "protection runs until the dispute is open")
        #expect(state(turns[3])["status"] == "disputeOpen")
        let warnings = (turns[4]["warnings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        #expect(warnings.contains("close-dispute") && state(turns[4])["status"] == "disputeOpen")
    }

    @Test func `a question before buying`() throws {
        let turns = try play([
            text("I want to ask the seller something before I buy"), text("Does it fit a 60 cm shelf?"), text("yes"),
        ])
        #expect(asked(turns) == ["question"])
        #expect(draft(turns[1]).contains("Does it fit a 60 cm shelf?"))
        #expect(state(turns[2])["status"] == "asked")
    }
}
