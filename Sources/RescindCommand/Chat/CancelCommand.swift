import ArgumentParser
import ConversationCore
import Engine
import EventStorage
import StrictYAML

/// `rescind cancel`: asks for the cancellation of one order or many.
struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Get out of orders: what to click, and the message to each seller.",
        discussion: """
            EXAMPLES
              rescind cancel 8140123456789012
              rescind cancel 8140123456789012 --stage paid --reason by_mistake
              rescind cancel - --stage paid --reason duplicate -n < numbers
              rescind cancel --flow polite-first 8140123456789012
              rescind cancel - --stage paid --reason other --send --confirm 12 < numbers

            One order on a terminal opens the chat about it. An order that has a conversation already is \
            shown, and nothing is sent again. Messages are printed, and wait; --send approves them after they \
            were printed. More than five at once are sent only when their number is typed, or given with \
            --confirm. With --json each order is one object on a line, as in rescind chat --json.

            Stages: awaiting_payment, payment_processing, paid, shipped, received.
            Reasons: by_mistake, found_cheaper, wrong_item_options, changed_mind, too_slow, seller_request, \
            duplicate, wrong_address, not_as_described, defective, not_received, other.
            """
    )

    @Argument(help: ArgumentHelp("Order numbers; - reads them from standard input, one a line.", valueName: "order"))
    var orders: [String]

    @Option(help: "Where the orders are.")
    var stage: String?

    @Option(help: "Why you want out; the true reason.")
    var reason: String?

    @Option(help: ArgumentHelp("The seller's address: the message goes there by email.", valueName: "email"))
    var sellerEmail: String?

    @Option(help: ArgumentHelp("A flow that drives the conversations: its name or file.", valueName: "name"))
    var flow: String?

    @Flag(help: "Approve the messages after they were printed.")
    var send = false

    @Option(
        help: ArgumentHelp(
            "How many messages may go; needed above five where nobody can be asked.",
            valueName: "number"
        )
    )
    var confirm: Int?

    @Flag(name: [.customShort("n"), .long], help: "Print what would be written, and store and send nothing.")
    var dryRun = false

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        try CommandFailure.reporting {
            let place = try options.workplace()
            let numbers = try orderNumbers(place.engine)
            if let flow { return try drive(flow, numbers, place) }
            if numbers.count == 1, options.canAsk, !send, !dryRun, !json, stage == nil, reason == nil {
                var room = try place.chatRoom()
                try TerminalChat(place: place, options: options).run(&room, firstLine: "cancel \(numbers[0])")
                return
            }
            try cancel(numbers, place)
        }
    }

    // MARK: - Orders

    /// The numbers, each once, in order.
    private func orderNumbers(_ engine: Engine) throws -> [String] {
        let digits = Set(engine.playbooks.map(\.orderNumberDigits))
        var numbers: [String] = []
        func take(_ text: String, _ place: String, _ code: ExitStatus) throws {
            let number = text.filter { $0 != " " && $0 != "-" }
            guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.contains(number.utf8.count) else {
                let lengths = digits.sorted().map(String.init).joined(separator: " or ")
                throw CommandFailure(
                    "\(place)“\(text)” is no order number of \(lengths) digits: copy it from the order's page",
                    code: code
                )
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        for order in orders {
            guard order == "-" else {
                try take(order, "", .usage)
                continue
            }
            let lines = try TextFile.read("-")
                .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (index, line) in lines.enumerated() where !line.trimmingBlanks.isEmpty {
                try take(line.trimmingBlanks, "stdin:\(index + 1):1: ", .badData)
            }
        }
        if numbers.isEmpty { throw CommandFailure("no order number was given", code: .noInput) }
        return numbers
    }

    private func cancel(_ numbers: [String], _ place: Workplace) throws {
        var room = try place.quietRoom(isDryRun: dryRun)
        let engine = room.engine
        let output = TurnOutput(screen: options.screen, isJSON: json)
        let known = try numbers.filter { try isKnown($0, engine) }
        let answers = try known.count == numbers.count ? nil : answers()
        var waiting: [Int64] = []
        for number in numbers {
            let turn: ChatTurn
            if known.contains(number) {
                turn = try room.turn(.text("/open \(number)"))
            } else {
                turn = try begin(number, answers, engine, &room, place)
                if try room.front()?.draft != nil, let front = try room.front() { waiting.append(front.number) }
            }
            try output.show(turn, room)
        }
        if dryRun || waiting.isEmpty { return }
        guard try isApproved(waiting.count) else {
            StandardError.write("not sent yet: \(waiting.count). rescind reply THREAD --send sends a message")
            return
        }
        for number in waiting {
            room.focus(on: number)
            try output.show(try room.turn(.text("/send")), room)
        }
        try place.finishWithMail()
    }

    private func begin(
        _ number: String,
        _ answers: (stage: Stage, reason: Reason)?,
        _ engine: Engine,
        _ room: inout ChatRoom,
        _ place: Workplace
    ) throws -> ChatTurn {
        var facts = Facts()
        facts.orderNumber = number
        facts.reason = answers?.reason
        facts.sellerEmail = sellerEmail
        var session = Session()
        _ = try engine.open(facts, stage: answers?.stage, in: &session, at: place.clock.now)
        if let number = session.focus { room.focus(on: number) }
        return try room.turn(.text("cancel \(number)"))
    }

    private func isKnown(_ number: String, _ engine: Engine) throws -> Bool {
        try engine.playbooks.contains { try engine.log.number(ofOrder: number, marketplace: $0.marketplace) != nil }
    }

    // MARK: - Answers

    /// What every order needs, asked for once.
    private func answers() throws -> (stage: Stage, reason: Reason) {
        let asking = Asking(isPossible: options.canAsk)
        let stages = Stage.allCases.map(\.rawValue)
        let reasons = Reason.allCases.map(\.rawValue)
        let stageName = try stage ?? asking.line("Where are they (\(stages.joined(separator: ", ")))?", flag: "--stage")
        guard let stage = Stage(rawValue: stageName) else {
            throw CommandFailure(
                "--stage \(stageName): \(YAMLValue.suggestion(for: stageName, among: stages))",
                code: .usage
            )
        }
        let reasonName = try reason ?? asking.line("Why (\(reasons.joined(separator: ", ")))?", flag: "--reason")
        guard let reason = Reason(rawValue: reasonName) else {
            throw CommandFailure(
                "--reason \(reasonName): \(YAMLValue.suggestion(for: reasonName, among: reasons))",
                code: .usage
            )
        }
        return (stage, reason)
    }

    /// Whether the messages may go: by flag, by a yes, and above five by their number.
    private func isApproved(_ count: Int) throws -> Bool {
        let asking = Asking(isPossible: options.canAsk)
        if count > 5 {
            guard send || options.canAsk else { return false }
            let typed =
                try confirm.map(String.init)
                ?? asking.line("Type \(count) to send \(count) messages:", flag: "--confirm \(count)")
            if typed == String(count) { return true }
            throw CommandFailure("\(typed) is not \(count): nothing was sent", code: .declined)
        }
        if send { return true }
        guard options.canAsk else { return false }
        return try asking.agrees(count == 1 ? "Send it?" : "Send these \(count)?", flag: "--send")
    }
}
