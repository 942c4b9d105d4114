import ConversationCore
import Drafting
import Engine
import MailFormat
import TemplateLibrary

/// The demo's stage: a chat in memory, a pretend seller, and a clock that jumps.
///
/// The seller and the clock move when nothing waits for the buyer: no question, and no draft.
struct Demo {
    /// The chat.
    var room: ChatRoom
    private let store: MemoryStore
    private let zone: Zone
    private let clock: DemoClock
    private var story = Demo.story[...]
    /// Whether the line that is worth saying now was offered.
    private var isOffered = false
    private var mailCount = 0

    /// Madrid in winter, so that the demo says the same on every machine.
    static let zone = Zone(name: "Europe/Madrid", initialOffsetInSeconds: 3600, transitions: [])

    /// What happens by itself, or is worth saying, in order.
    private enum Event {
        case seller(String, after: TimeSpan)
        /// Time passes until the next clock speaks.
        case wait
        case later(TimeSpan)
        /// The buyer of the story says so.
        case you(String)
    }

    private static let story: [Event] = [
        .seller("亲，请再等两天，我们会尽快发货", after: .hours(5)),
        .wait,
        .seller("您好，请先取消申请，我们再给您退款", after: .hours(3)),
        .seller("好的，已取消，退款会原路退回", after: .hours(20)),
        .you("/why refund"),
        .later(.days(12)),
        .you("the refund arrived"),
    ]

    private static let opening = "cancel 8140123456789012, ordered by mistake"

    /// What the buyer of the story says to a question.
    private static let answers: [Slot: String] = [
        .stage: "paid this morning, not shipped yet", .reason: "ordered by mistake", .paymentMethod: "by card",
        .orderedOn: "today", .paidOn: "today", .shippedOn: "yesterday", .receivedOn: "today", .meaning: "y",
    ]

    /// Something that happened by itself.
    struct Scene {
        /// When, and who.
        var heading: [ChatLine]
        /// What Rescind says to it.
        var turn: ChatTurn
        /// Whether the seller wrote.
        var isSellers: Bool
    }

    /// The moment of the demo.
    private final class DemoClock {
        var now: Instant
        init(_ now: Instant) { self.now = now }
    }

    /// A stage.
    ///
    /// - Parameters:
    ///   - templates: the wordings.
    ///   - zone: the buyer's zone.
    ///   - language: the language of the chat.
    /// - Throws: `FileMistakes`, `EngineError`.
    init(templates: TemplateStore, zone: Zone, language: Language) throws {
        let postman = Postman(from: try EmailAddress("you@example.test", displayName: "Rescind"), zone: zone)
        let store = MemoryStore(postman: postman)
        let clock = DemoClock(zone.instant(CivilDate(dayNumber: 20_781), CivilTime(secondOfDay: 36_720)))
        let engine = try Engine(
            log: store,
            templates: templates,
            correspondence: Correspondence(
                buyerEmail: "you@example.test",
                buyerLanguage: language,
                sellerLanguage: .english,
                zone: zone
            )
        )
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.seller = "深圳电子"
        facts.amount = Money(minorUnits: 3190, currency: "EUR")
        var session = Session()
        _ = try engine.open(facts, stage: nil, in: &session, at: clock.now)
        self.store = store
        self.zone = zone
        self.clock = clock
        room = try ChatRoom(engine: engine, now: { clock.now }, log: store, carry: { MailRound() })
    }

    /// What the buyer of the story would say now, `nil` at its end.
    func suggestion() throws -> String? {
        guard let state = try room.front() else { return Demo.opening }
        if state.isClosed { return nil }
        if room.isCollecting { return "." }
        if state.stage == nil, state.pending == nil { return Demo.opening }
        if let pending = state.pending { return Demo.answers[pending] ?? "/help" }
        if state.draft != nil { return "s" }
        guard case .you(let line)? = story.first else { return "what now?" }
        return line
    }

    /// What happens next by itself.
    ///
    /// - Returns: it; `nil` when it is the buyer's turn.
    /// - Throws: `EngineError`, `EventLogError`.
    mutating func next() throws -> Scene? {
        guard !room.isCollecting, let state = try room.front(), !state.isClosed,
            state.pending == nil, state.draft == nil, state.status != .draft
        else { return nil }
        if case .you? = story.first {
            isOffered.toggle()
            if isOffered { return nil }
            story.removeFirst()
        }
        switch story.popFirst() {
        case nil, .you: return nil
        case .seller(let text, let span):
            clock.now = clock.now + span
            var heading = try [time()]
            heading += try ChatText(room: room).lines(of: try room.tick()).map(\.indented)
            heading.append(
                ChatLine(
                    .alarm,
                    try room.words("demo.seller", ["language": .phrase("language.zh"), "text": .text(text)])
                )
            )
            return Scene(heading: heading, turn: try room.turn(.seller(text)), isSellers: true)
        case .wait:
            clock.now = try store.nextDue(notAfter: Instant(millisecondsSinceEpoch: .max))?.at ?? clock.now
            return Scene(heading: [try time()], turn: try room.tick(), isSellers: false)
        case .later(let span):
            clock.now = clock.now + span
            return Scene(heading: [try time()], turn: try room.tick(), isSellers: false)
        }
    }

    /// The mails to the buyer since the last look, a line each.
    mutating func mails() throws -> [ChatLine] {
        let sent = try store.outbox(state: nil).filter { $0.kind != "seller" }.reversed()
        defer { mailCount = sent.count }
        return try sent.dropFirst(mailCount)
            .map { ChatLine(.mail, try room.words("demo.email", ["subject": .text($0.subject)])) }
    }

    private func time() throws -> ChatLine {
        let (date, clock) = zone.civil(clock.now)
        return ChatLine(try room.words("demo.time", ["moment": .moment(date, clock, zone: "Madrid")]))
    }
}
