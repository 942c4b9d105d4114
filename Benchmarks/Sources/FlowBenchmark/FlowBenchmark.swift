import ConversationCore
import Engine
import Flows
import Glibc
import MailFormat
import TemplateLibrary
import Understanding

/// Measures how many flows are read and played in a second of processor time.
///
/// Usage: `flow-benchmark [COUNT]`, 2000 flows of ten steps by default; or `flow-benchmark fuzz FOLDER SECONDS [SEED]`,
/// which reads the flows of a folder changed at random.
@main
struct FlowBenchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "fuzz", arguments.count >= 3, let seconds = Double(arguments[2]) {
            let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
            let zone = Zone(name: "Europe/Berlin", initialOffsetInSeconds: 3600, transitions: [])
            var fuzz = try FlowFuzz(folder: arguments[1], seed: seed, zone: zone)
            let counts = fuzz.run(seconds: seconds)
            print(
                "read \(counts.read) changed files from seed \(seed), \(counts.good) of them without a mistake; nothing broke"
            )
            return
        }
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2000
        let templates = try TemplateStore()
        let playbooks = try templates.marketplaces.map { try templates.playbook($0) }
        let zone = Zone(name: "Europe/Berlin", initialOffsetInSeconds: 3600, transitions: [])
        let reader = FlowReader(zone: { _ in zone }, load: { _ in "" })
        let postman = Postman(from: try EmailAddress("mia@example.test"), zone: zone)
        let lines = BuyerLineReader(orderNumberDigits: Set(playbooks.map(\.orderNumberDigits)))
        let runner = FlowRunner(
            world: { _ in FlowWorld.memory(postman: postman) },
            engine: { log, flow in
                Engine(
                    log: log,
                    templates: templates,
                    playbooks: playbooks,
                    replyReader: SellerReplyReader(),
                    utteranceReader: lines,
                    correspondence: Correspondence(buyerName: "Mia", buyerEmail: "mia@example.test", zone: flow.zone)
                )
            }
        )
        let text = FlowBenchmark.text
        guard let flow = try reader.read(text, file: "benchmark.flow.yaml").first else { return }
        let first = try runner.run(flow)
        guard first.failures.isEmpty, flow.steps.count == 10 else {
            fatalError("the flow of the benchmark does not hold: \(first.failures)")
        }
        func measure(_ name: String, _ body: () throws -> Void) rethrows {
            let start = clock()
            try body()
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            print(
                "\(name): \(count) in \(rounded(seconds)) s of processor time, \(Int(Double(count) / seconds)) a second"
            )
        }
        try measure("read") { for _ in 0..<count { _ = try reader.read(text, file: "benchmark.flow.yaml") } }
        try measure("played") { for _ in 0..<count { _ = try runner.run(flow) } }
        try measure("read and played") {
            for _ in 0..<count {
                for flow in try reader.read(text, file: "benchmark.flow.yaml") { _ = try runner.run(flow) }
            }
        }
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

    /// Ten steps, every claim strict.
    private static let text = """
        rescind: flow/1
        name: ten steps
        clock: 2026-03-02T09:00 Europe/Berlin
        given:
          me: { name: Mia, email: mia@example.test }
          order: { number: 8140123456789012, item: Blue kettle, paid: 34.90 EUR, paid-on: 2026-03-01, payment-method: card, seller: Kettle Shop }
        steps:
        - buyer: cancel order 8140123456789012, paid, not shipped, I found it cheaper
          then:
          - schedules: ship-by
          - says: plan.paid
          - drafts: request
            text: { has: "8140123456789012", max-words: 90 }
        - approve: request
          then:
          - sends: request
          - schedules: seller-answer
          - says: sent.conversation
        - seller: Please wait a few days, dear.
          at: +5h
          then:
          - class: [asks_to_wait]
          - cancels: seller-answer
          - schedules: your-answer
          - asks: meaning
          - drafts: decline
          - emails: mia@example.test
        - buyer: yes
          then:
          - says: meaning.confirmed
        - approve: decline
          then:
          - sends: decline
          - cancels: your-answer
          - schedules: seller-answer
          - says: sent.conversation
        - advance: next-timer
          then:
          - fires: seller-answer
          - says: clock.due.seller-answer
          - drafts: reminder
          - emails: mia@example.test
        - approve: reminder
          then:
          - sends: reminder
          - moves: seller-answer
          - says: sent.conversation
        - seller: OK, cancelled, we will refund you.
          at: +3h
          then:
          - class: [accepts_cancellation, refund_promised]
          - cancels: seller-answer
          - cancels: ship-by
          - schedules: refund
          - asks: meaning
          - drafts: thanks
          - emails: mia@example.test
        - approve: thanks
          then:
          - sends: thanks
          - says: sent.conversation
        - bank: refund of 34.90 EUR received
          at: +5d
          then:
          - cancels: refund
          - says: refund.full
          - emails: mia@example.test
          - state: { status: closed, outcome: cancelledRefunded }
        finally:
        - timers: none
        - thread: 4
        """
}
