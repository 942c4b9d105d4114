import ConversationCore
import Engine
import MailFormat
import TemplateLibrary
import Understanding

/// What all conversations share.
struct World {
    /// The built-in wordings.
    let templates: TemplateStore
    /// The built-in rules.
    let playbook: Playbook
    /// Puts letters into their form.
    let postman: Postman

    /// When the first conversation begins.
    static let start = Instant(secondsSinceEpoch: 1_772_442_000)

    /// Reads the built-in files.
    init() throws {
        templates = try TemplateStore()
        playbook = try templates.playbook("aliexpress")
        postman = Postman(from: try EmailAddress("mia@example.test", displayName: "Mia"), zone: .utc)
    }

    /// The real engine over a store.
    func engine(over log: any EventLog) -> Engine {
        Engine(
            log: log,
            templates: templates,
            playbooks: [playbook],
            replyReader: SellerReplyReader(),
            utteranceReader: BuyerLineReader(),
            correspondence: Correspondence(buyerName: "Mia", buyerEmail: "mia@example.test")
        )
    }
}

/// A benchmark that found something else than what it is to measure.
struct Surprise: Error, CustomStringConvertible {
    /// What it found.
    var description: String
}

/// One conversation that goes on as long as it is asked to.
///
/// Three turns open it. From the fourth on a seller's reply, the buyer's yes, the buyer's question and an approval
/// alternate; three kinds of reply take turns, so that every `Chat.period` turns hold the same work.
struct Chat {
    /// After so many turns the same work comes again.
    static let period = 12

    /// The engine.
    let engine: Engine
    /// The order's number.
    let order: String
    /// What the chat is about.
    private(set) var session = Session()
    /// How many turns there were.
    private(set) var turns = 0
    /// The moment of the next turn.
    private(set) var now: Instant

    /// A chat about the order with that number, that has not begun.
    init(engine: Engine, order: Int, startingAt start: Instant = World.start) {
        self.engine = engine
        self.order = String(8_140_000_000_000_000 + order)
        self.now = start
    }

    /// The conversation's number, 0 before it has begun.
    var number: Int64 { session.focus ?? 0 }

    /// The next turn.
    ///
    /// - Returns: what it answered and what it took.
    /// - Throws: `Surprise` when nothing was stored, or what the engine throws.
    mutating func turn() throws -> (answer: TurnAnswer, cost: Cost) {
        let input = input
        let (answer, cost) = try Cost.measuring { try engine.turn(input, in: &session, at: now) }
        turns += 1
        now = now + .minutes(10)
        guard answer.conversation?.lastTurn == turns, !answer.events.isEmpty else {
            throw Surprise(description: "turn \(turns) stored nothing: \(answer.says)")
        }
        if case .act(.approve) = input, answer.letters.isEmpty {
            throw Surprise(description: "turn \(turns) sent nothing: \(answer.says)")
        }
        return (answer, cost)
    }

    /// Goes on until so many turns are done.
    mutating func goOn(to count: Int) throws {
        while turns < count { _ = try turn() }
    }

    /// What comes in next.
    private var input: TurnInput {
        switch turns {
        case 0: return .text("cancel order \(order), paid yesterday, not shipped, ordered by mistake")
        case 1:
            var facts = Facts()
            facts.sellerEmail = "seller@example.test"
            facts.paymentMethod = PaymentMethod("paypal")
            return .act(.learn(facts))
        case 2: return .act(.approve)
        default: break
        }
        switch (turns - 3) % 4 {
        case 0: return .seller(reply)
        case 1: return .text("yes")
        // Own words, since a text that the seller has had is not proposed again.
        case 2: return .act(.edit("Hello, please cancel order \(order). This is message \(turns). Thank you."))
        default: return .act(.approve)
        }
    }

    /// The seller's next words; no two are the same.
    private var reply: String {
        let words = [
            "Dear friend, please wait, we are checking with the warehouse",
            "Dear friend, why do you want to cancel the order?",
            "We can offer you a discount of 2 USD if you keep it",
        ]
        return "\(words[(turns - 3) / 4 % words.count]) (\(turns))"
    }
}
