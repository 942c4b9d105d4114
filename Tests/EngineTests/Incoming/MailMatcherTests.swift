import Engine
import MailFormat
import Testing

@Suite struct MailMatcherTests {
    private let world: MatchingWorld

    init() throws {
        world = try MatchingWorld()
        try world.attached("theirs1@shop-one.example", to: 1, sender: "lin@shop-one.example")
        try world.attached("theirs2@shop-one.example", to: 2, sender: "lin@shop-one.example")
        try world.attached("theirs3@store.example", to: 3, sender: "wang@store.example")
    }

    @Test(arguments: MatchingCases.all)
    func `a mail is put where it belongs, or nowhere`(_ found: MatchingCase) throws {
        let decision = try world.decide(found.mail(world))
        #expect(decision.verdict.name == found.verdict, "\(decision)")
        if let conversation = found.conversation { #expect(decision.conversation == conversation, "\(decision)") }
        #expect(!decision.reasons.isEmpty && (0...100).contains(decision.score))
    }

    /// The complaint: a reply in the wrong thread, a stranger who writes into it.
    @Test func `no mail is put into a wrong conversation`() throws {
        let attaching: Set = ["reply", "automatic", "notice", "bounce"]
        var table: [String: [String: Int]] = [:]
        var wrong: [String] = []
        for found in MatchingCases.all {
            let decision = try world.decide(found.mail(world))
            let isWrong = attaching.contains(decision.verdict.name) && decision.conversation != found.conversation
            if isWrong { wrong.append("\(found)") }
            table[found.verdict, default: [:]][isWrong ? "WRONG" : decision.verdict.name, default: 0] += 1
        }
        let columns = Set(table.keys).union(table.values.flatMap(\.keys)).sorted()
        func cell(_ text: String) -> String { text + String(repeating: " ", count: max(1, 13 - text.count)) }
        print("\(MatchingCases.all.count) mails; a row for what they are, a column for what they were taken for")
        print(cell("") + columns.map(cell).joined())
        for row in table.keys.sorted() {
            print(cell(row) + columns.map { cell(table[row]?[$0].map(String.init) ?? ".") }.joined())
        }
        #expect(wrong.isEmpty, "\(wrong)")
        #expect(MatchingCases.all.count >= 130)
    }

    @Test func `line ends do not matter`() throws {
        for found in MatchingCases.all {
            let mail = found.mail(world).replacing("\r\n", with: "\n")
            #expect(try world.decide(mail).verdict.name == found.verdict, "\(found)")
        }
    }

    @Test func `what a mail only quotes is not the seller's word`() throws {
        let found = try #require(MatchingCases.adversarial.first { "\($0)".contains("nothing but our own letter") })
        #expect(MatchableMail(Array(found.mail(world).utf8)).text == "(no words)")
        let bounced = bounce(of: world.id("a1"), recipient: "lin@shop-one.example")
        #expect(MatchableMail(Array(bounced.utf8)).words.contains("could not deliver"))
    }

    @Test func `without the key nothing is signed`() throws {
        var matcher = world.matcher
        matcher.key = ThreadKey(Array(repeating: 7, count: 32))
        let answer = mail(from: "lin@shop-one.example", answers: world.sealed(1))
        #expect(try matcher.decide(MatchableMail(Array(answer.utf8)), in: world.store).verdict == .unsorted)
        matcher.key = nil
        #expect(try matcher.decide(MatchableMail(Array(answer.utf8)), in: world.store).verdict == .unsorted)
    }
}
