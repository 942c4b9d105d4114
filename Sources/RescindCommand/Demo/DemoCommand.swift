import ArgumentParser
import ConversationCore
import Drafting
import Engine
import Glibc
import MailFormat
import TemplateLibrary

/// `rescind demo`: the whole arc with a pretend seller, in memory, on a fast clock.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch a whole cancellation with a pretend seller; nothing leaves this computer.",
        discussion: """
            EXAMPLES
              rescind demo
              rescind demo --pace 1500    slower

            It asks for nothing, sends nothing, and keeps nothing.
            """
    )

    @Option(help: "Milliseconds between turns; by default 600 on a terminal, else 0.")
    var pace: UInt32?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let pace = self.pace ?? (isatty(1) == 1 ? 600 : 0)
            let zone = try options.tz.map { try ZoneFile.zone($0) } ?? Demo.zone
            try Demo(
                templates: try TemplateStore(folder: options.templates),
                zone: zone,
                language: options.lang.map { Language($0) }
            )
            .play { line in
                try StandardOutput.write(line)
                if line.hasPrefix("you>") || line.hasPrefix("●") { usleep(pace * 1000) }
            }
        }
    }
}

/// The demo's story and its stage.
struct Demo {
    let templates: TemplateStore
    let zone: Zone
    let language: Language?

    /// Madrid in winter, so that the demo says the same on every machine.
    static let zone = Zone(name: "Europe/Madrid", initialOffsetInSeconds: 3600, transitions: [])

    /// What happens, in order.
    enum Line {
        case you(String)
        case seller(String, after: TimeSpan)
        /// Time passes until the next clock speaks.
        case wait
        case later(TimeSpan)
    }

    private static let story: [Line] = [
        .you("cancel 8140123456789012, ordered by mistake"),
        .you("paid this morning, not shipped yet"),
        .you("s"),
        .you("by card"),
        .seller("亲，请再等两天，我们会尽快发货", after: .hours(5)),
        .you("y"),
        .you("s"),
        .wait,
        .you("s"),
        .seller("您好，请先取消申请，我们再给您退款", after: .hours(3)),
        .you("y"),
        .you("s"),
        .seller("好的，已取消，退款会原路退回", after: .hours(20)),
        .you("y"),
        .you("s"),
        .you("/why refund"),
        .later(.days(12)),
        .you("the refund arrived"),
    ]

    /// Plays the story.
    ///
    /// - Parameter show: takes each line.
    /// - Throws: what `show` throws, and template failures.
    func play(_ show: (String) throws -> Void) throws {
        let postman = Postman(from: try EmailAddress("you@example.test", displayName: "Rescind"), zone: zone)
        let store = MemoryStore(postman: postman)
        var moment = zone.instant(CivilDate(dayNumber: 20_781), CivilTime(secondOfDay: 36_720))
        let engine = try Engine(
            log: store,
            templates: templates,
            correspondence: Correspondence(
                buyerEmail: "you@example.test",
                buyerLanguage: language ?? .english,
                sellerLanguage: .english,
                zone: zone
            )
        )
        var session = Session()
        var facts = Facts()
        facts.orderNumber = "8140123456789012"
        facts.seller = "深圳电子"
        facts.amount = Money(minorUnits: 3190, currency: "EUR")
        _ = try engine.open(facts, stage: nil, in: &session, at: moment)
        var room = try ChatRoom(
            engine: engine,
            now: { moment },
            log: store,
            carry: { MailRound() }
        )
        try show(try room.words("demo.hello", ["version": .text(Rescind.version)]))
        var mails = 0
        for line in Demo.story {
            let turn: ChatTurn
            switch line {
            case .you(let text):
                try show(try room.words("chat.yours") + text)
                turn = try room.turn(.text(text))
            case .seller(let text, let span):
                moment = moment + span
                try show(try time(moment, room))
                let due = try room.tick()
                for line in try ChatText(room: room).lines(of: due) { try show("  " + line.text) }
                try show(
                    try room.words("demo.seller", ["language": .phrase("language.zh"), "text": .text(text)])
                )
                turn = try room.turn(.seller(text))
            case .wait:
                moment = try store.nextDue(notAfter: Instant(millisecondsSinceEpoch: .max))?.at ?? moment
                try show(try time(moment, room))
                turn = try room.tick()
            case .later(let span):
                moment = moment + span
                try show(try time(moment, room))
                turn = try room.tick()
            }
            for line in try ChatText(room: room).lines(of: turn) { try show("  " + line.text) }
            let sent = try store.outbox(state: nil).filter { $0.kind != "seller" }.reversed()
            for mail in sent.dropFirst(mails) {
                try show("  " + (try room.words("demo.email", ["subject": .text(mail.subject)])))
            }
            mails = sent.count
        }
        try show(try room.words("demo.bye"))
    }

    private func time(_ moment: Instant, _ room: ChatRoom) throws -> String {
        let (date, clock) = zone.civil(moment)
        return try room.words("demo.time", ["moment": .moment(date, clock, zone: "Madrid")])
    }
}
