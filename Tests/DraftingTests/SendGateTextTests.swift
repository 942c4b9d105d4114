import ConversationCore
import Drafting
import Testing

/// Texts stand in `Gate/`: the refusal or `-`, the language they should be in, the text; for a wrong recipient its address.
@Suite struct SendGateTextTests {
    private func refusals(_ text: LabelledText) -> [String] {
        var message = SendGate.Message(
            text: text.columns[2],
            subject: "Order",
            orderNumber: "8140123456789012",
            recipient: "shop@kettle.example",
            ownAddresses: ["mia@example.test"],
            language: Language(text.columns[1])
        )
        switch text.columns[0] {
        case "empty-subject": message.subject = " "
        case "identical-repeat": message.previousText = text.columns[2].uppercased() + " "
        case "wrong-recipient":
            message.recipient = text.columns[2]
            message.text = "Please cancel."
        default: break
        }
        return SendGate().refusals(of: message).map(\.rawValue)
    }

    @Test func `what must not go out is refused with its code, and the rest goes`() throws {
        var tally = Tally()
        var wrong: [String] = []
        let bad = try LabelledText.all(in: "Gate/bad.tsv")
        let good = try LabelledText.all(in: "Gate/good.tsv")
        for text in bad + good {
            let found = refusals(text)
            let isBad = text.columns[0] != "-"
            tally.count(isBad: isBad, isFlagged: isBad ? found == [text.columns[0]] : !found.isEmpty)
            if found != (isBad ? [text.columns[0]] : []) { wrong.append("\(text.columns) gave \(found)") }
        }
        print("gate: \(bad.count) bad, \(good.count) good, precision \(tally.precision), recall \(tally.recall)")
        #expect(bad.count >= 60 && good.count >= 60)
        #expect(tally.precision == 1 && tally.recall == 1, "\(wrong)")
        let codes = Set(bad.map { $0.columns[0] })
        #expect(codes == Set(SendGate.Refusal.allCases.map(\.rawValue)), "a code without a text")
    }
}
