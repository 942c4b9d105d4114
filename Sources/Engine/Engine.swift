public import ConversationCore
public import Drafting

/// Why a turn could not be answered.
public enum EngineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A template or phrase is missing something.
    case template(TemplateFailure)
    /// The playbook of a stored conversation is not there.
    case noPlaybook(String)
    /// The line is longer than is read.
    case tooLong(bytes: Int, limit: Int)

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .template(let failure): "\(failure)"
        case .noPlaybook(let name):
            "the conversation was begun with the playbook “\(name)”, which is not in Templates/: put the folder back"
        case .tooLong(let bytes, let limit):
            "the line has \(bytes) bytes, more than the \(limit) that are read: send a shorter one, or mail it as a file"
        }
    }
}

/// The one loop: takes what comes in, reads it, decides, words the drafts, and stores all of it in one transaction.
public struct Engine: Sendable {
    /// The store.
    public var log: any EventLog
    /// The wordings.
    public var templates: any TemplateSource
    /// The marketplaces' rules, by name; the first is the default.
    public var playbooks: [Playbook]
    /// Reads the seller.
    public var replyReader: any ReplyReading
    /// Reads the buyer.
    public var utteranceReader: any UtteranceReading
    /// Who writes, and how.
    public var correspondence: Correspondence
    /// Whether an answer has the words of the proposal, the reading and the clocks too.
    ///
    /// Says and warnings always have theirs. A flow looks at nothing else, and the rest is a tenth of a turn.
    public var wordsEverything = true

    /// The longest line that is read, in bytes.
    public static let lineLimitInBytes = 65_536

    /// An engine over a store.
    public init(
        log: any EventLog,
        templates: any TemplateSource,
        playbooks: [Playbook],
        replyReader: any ReplyReading,
        utteranceReader: any UtteranceReading,
        correspondence: Correspondence
    ) {
        precondition(!playbooks.isEmpty, "an engine needs a playbook")
        self.log = log
        self.templates = templates
        self.playbooks = playbooks
        self.replyReader = replyReader
        self.utteranceReader = utteranceReader
        self.correspondence = correspondence
    }

    /// Answers what came in.
    ///
    /// When this returns, everything it says is on disk.
    ///
    /// A conflict with another process is decided again on the new state, a few times.
    ///
    /// - Parameters:
    ///   - input: what came in.
    ///   - session: what the chat is about; moved when the input is about another order.
    ///   - now: the moment.
    /// - Returns: the answer.
    /// - Throws: `EngineError`, `EventLogError`.
    public func turn(_ input: TurnInput, in session: inout Session, at now: Instant) throws -> TurnAnswer {
        var lastConflict: (any Error)?
        for _ in 0..<5 {
            do {
                var attempt = session
                let answer = try decideAndStore(input, in: &attempt, at: now)
                session = attempt
                return answer
            } catch let error as EventLogError {
                switch error {
                case .conflict, .duplicateOrder: lastConflict = error
                case .unusable: throw error
                }
            }
        }
        throw lastConflict ?? EventLogError.conflict(conversation: session.focus ?? 0)
    }

    /// Lets every clock speak that is due, each at its own moment, in order.
    ///
    /// - Parameters:
    ///   - now: the moment up to which clocks speak.
    ///   - limit: at most so many turns.
    /// - Returns: the answers, in order.
    /// - Throws: `EngineError`, `EventLogError`.
    public func speak(upTo now: Instant, limit: Int = 10_000) throws -> [TurnAnswer] {
        var answers: [TurnAnswer] = []
        while answers.count < limit, let due = try log.nextDue(notAfter: now) {
            guard let state = try log.conversation(due.number), let (clock, alert) = state.nextAlert, alert.at <= now
            else {
                break
            }
            var turn = try decider(for: state, at: alert.at)
            turn.clockSpeaks(clock.id, alert)
            do {
                answers.append(try finish(&turn, from: state, input: nil, focus: nil))
            } catch EventLogError.conflict {
                continue
            }
        }
        return answers
    }

    /// Mails the buyer that a draft waits, when the chat is left with one; once a draft.
    ///
    /// - Parameters:
    ///   - session: the session that ends.
    ///   - now: the moment.
    /// - Returns: the letter, `nil` when nothing waits or it was mailed before.
    /// - Throws: `EngineError`, `EventLogError`.
    public func leave(_ session: Session, at now: Instant) throws -> Letter? {
        guard let number = session.focus, let state = try log.conversation(number), let draft = state.draft,
            !state.isClosed
        else { return nil }
        var turn = try decider(for: state, at: now)
        turn.mentionWaitingDraft(draft)
        let answer = try finish(&turn, from: state, input: nil, focus: nil)
        return answer.letters.first
    }

    /// Opens a conversation with facts that are known beforehand, or tells them to the one that the order has.
    ///
    /// - Parameters:
    ///   - facts: what is known; the order number decides which conversation it is.
    ///   - stage: where the order is, `nil` when that is not known.
    ///   - session: the chat, which then is about it.
    ///   - now: the moment.
    /// - Returns: the answer.
    /// - Throws: `EngineError`, `EventLogError`.
    public func open(_ facts: Facts, stage: Stage?, in session: inout Session, at now: Instant) throws -> TurnAnswer {
        let marketplace = marketplace(of: facts.orderNumber)
        let known = try facts.orderNumber.flatMap { try log.number(ofOrder: $0, marketplace: marketplace) }
        let state: Conversation
        if let known, let found = try log.conversation(known) {
            state = found
        } else {
            state = Conversation(number: try log.nextNumber(), marketplace: marketplace)
        }
        var turn = try decider(for: state, at: now)
        var facts = facts
        if state.sequence == 0 {
            turn.open()
            facts.buyer = facts.buyer ?? correspondence.buyerName
            if correspondence.sellerLanguage != .english, facts.sellerLanguage == nil {
                facts.sellerLanguage = correspondence.sellerLanguage
            }
        }
        if !facts.isEmpty { turn.learn(facts) }
        if let stage { turn.move(to: stage, by: .buyer) }
        let answer = try finish(&turn, from: state, input: nil, focus: state.number)
        session.focus = state.number
        return answer
    }

    /// Reckons open conversations anew whose marketplace's rules have changed since, and says which dates moved.
    ///
    /// Costs one look into the store for each marketplace when nothing has changed.
    ///
    /// - Parameter now: the moment.
    /// - Returns: an answer for each conversation that a change moved, in order.
    /// - Throws: `EngineError`, `EventLogError`.
    public func adoptPlaybooks(at now: Instant) throws -> [TurnAnswer] {
        var answers: [TurnAnswer] = []
        for playbook in playbooks {
            let note = "playbook/\(playbook.marketplace)"
            if try log.note(note) == playbook.digest { continue }
            let open = try log.list(ConversationFilter(limit: .max))
            for found in open where found.marketplace == playbook.marketplace {
                // Another process may have moved it since it was listed.
                for _ in 0..<5 {
                    guard let state = try log.conversation(found.number), state.playbookDigest != playbook.digest else {
                        break
                    }
                    var turn = try decider(for: state, at: now)
                    turn.adoptPlaybook()
                    do {
                        let answer = try finish(&turn, from: state, input: nil, focus: nil)
                        if !answer.says.isEmpty { answers.append(answer) }
                        break
                    } catch EventLogError.conflict { continue }
                }
            }
            try log.setNote(note, to: playbook.digest)
        }
        return answers
    }

    // MARK: - One turn

    private func decideAndStore(_ input: TurnInput, in session: inout Session, at now: Instant) throws -> TurnAnswer {
        switch input {
        case .text(let text):
            guard text.utf8.count <= Engine.lineLimitInBytes else {
                throw EngineError.tooLong(bytes: text.utf8.count, limit: Engine.lineLimitInBytes)
            }
            return try buyerTurn(text, in: &session, at: now)
        case .seller(let text):
            guard text.utf8.count <= Engine.lineLimitInBytes else {
                throw EngineError.tooLong(bytes: text.utf8.count, limit: Engine.lineLimitInBytes)
            }
            guard let number = session.focus, let state = try log.conversation(number) else {
                return try spoken(Say("seller.no-conversation"))
            }
            if let answer = try transcriptTurns(text, state: state, at: now) { return answer }
            return try sellerTurn(text, state: state, source: .pasted, inboundKey: nil, at: now, focus: number)
        case .mail(let text, let messageID, let number):
            let key = "mail/\(messageID)"
            guard let state = try log.conversation(number) else { return try spoken(Say("seller.no-conversation")) }
            if try log.hasSeen(inboundKey: key) { return try spoken(Say("seller.repeated"), about: state) }
            return try sellerTurn(
                text,
                state: state,
                source: .mail(messageID: messageID),
                inboundKey: key,
                at: now,
                focus: nil
            )
        case .act(let act): return try actTurn(act, in: &session, at: now)
        }
    }

    private func sellerTurn(
        _ text: String,
        state: Conversation,
        source: ReplySource,
        inboundKey: String?,
        at now: Instant,
        focus: Int64?
    ) throws -> TurnAnswer {
        // The same words again, with nothing said since, are the same reply pasted twice.
        if source == .pasted, let reply = state.reply, Engine.areSameWords(reply.text, String(text.prefix(4000))),
            (state.lastSentAt ?? Instant(millisecondsSinceEpoch: 0)) < (state.lastReplyAt ?? now)
        {
            return try spoken(Say("seller.repeated"), about: state)
        }
        var turn = try decider(for: state, at: now)
        let meaning = replyReader.read(text, today: turn.today)
        turn.sellerSaid(text, meaning: meaning, source: source)
        return try finish(&turn, from: state, input: inboundKey, focus: focus)
    }

    /// Whether two texts differ in white space and case only, as copies of one text do.
    private static func areSameWords(_ one: String, _ other: String) -> Bool {
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        return one == other || words(one.lowercased()) == words(other.lowercased())
    }

    private func buyerTurn(_ text: String, in session: inout Session, at now: Instant) throws -> TurnAnswer {
        let today = correspondence.zone.date(now)
        var utterance = utteranceReader.read(text, today: today)
        let front = try session.focus.flatMap { try log.conversation($0) }
        let question = utteranceReader.questionBeforeBuying(text, isAnswer: front?.pending == .question)
        let state = try conversation(for: utterance, question: question, front: front, in: &session)
        guard let state else { return try answerWithoutConversation(utterance) }
        if let intent = Shortcut.intent(text, in: state) { utterance = Utterance(intent: intent) }
        var turn: Decider
        if state.sequence == 0 {
            turn = try decider(for: state, at: now)
            var facts = Facts()
            facts.buyer = correspondence.buyerName
            if correspondence.sellerLanguage != .english { facts.sellerLanguage = correspondence.sellerLanguage }
            turn.open(facts)
        } else if let order = utterance.orderNumber, marketplace(of: order) != state.marketplace {
            // The number tells which marketplace the conversation that had none is about.
            turn = try decider(for: state, at: now, as: marketplace(of: order))
            turn.moveMarketplace()
        } else {
            turn = try decider(for: state, at: now)
        }
        turn.buyerSaid(
            text,
            utterance: utterance,
            goal: question == nil ? nil : .askFirst,
            questionTemplate: question?.template
        )
        return try finish(&turn, from: state, input: nil, focus: state.number)
    }

    /// The conversation a line is about: the one of the order it names, else the one in front, else a new one.
    private func conversation(
        for utterance: Utterance,
        question: QuestionBeforeBuying?,
        front current: Conversation?,
        in session: inout Session
    ) throws -> Conversation? {
        let marketplace = marketplace(of: utterance.orderNumber)
        if let order = utterance.orderNumber {
            if let number = try log.number(ofOrder: order, marketplace: marketplace) {
                session.focus = number
                return try log.conversation(number)
            }
            // A number for the conversation in front that has none yet, or a corrected one before anything was sent.
            if let current, !current.isClosed,
                current.facts.orderNumber == nil || (utterance.isCorrection && current.sentCount == 0)
            {
                return current
            }
        } else if let current, !current.isClosed || !beginsMatter(utterance, question) {
            return current
        } else if current == nil, !beginsMatter(utterance, question) {
            return nil
        }
        let number = try log.nextNumber()
        session.focus = number
        return Conversation(number: number, marketplace: marketplace)
    }

    /// The marketplace whose order numbers look like that one; the first for none, and for numbers like no other's.
    private func marketplace(of orderNumber: String?) -> String {
        let fitting = playbooks.first { $0.orderNumberDigits == orderNumber?.utf8.count }
        return (fitting ?? playbooks[0]).marketplace
    }

    /// Whether a line says enough to begin a conversation.
    private func beginsMatter(_ utterance: Utterance, _ question: QuestionBeforeBuying?) -> Bool {
        if question != nil || utterance.orderNumber != nil { return true }
        switch utterance.intent {
        case .cancelOrder, .openDispute: return true
        default: return utterance.stage != nil || utterance.reason != nil
        }
    }

    private func answerWithoutConversation(_ utterance: Utterance) throws -> TurnAnswer {
        switch utterance.intent {
        case .greet: try spoken(Say("greet"))
        case .help: try spoken(Say("help"))
        case .askHow: try spoken(Say("how.general"))
        case .askStatus, .askDeadline: try spoken(Say("no-conversation"))
        default: try spoken(Say("not-understood"))
        }
    }

    private func actTurn(_ act: TurnInput.Act, in session: inout Session, at now: Instant) throws -> TurnAnswer {
        guard let number = session.focus, let state = try log.conversation(number) else {
            return try spoken(Say("no-conversation"))
        }
        if case .undo(let count) = act { return try undo(count, state: state, at: now) }
        var turn = try decider(for: state, at: now)
        switch act {
        case .approve: turn.approve()
        case .reject: turn.rejectDraft()
        case .edit(let text):
            turn.edit(text)
            if let words = turn.state.draft, turn.decision.showsDraft {
                let told = CourtesyOfOwnWords.look(at: words, in: turn.state, marketplace: turn.playbook.title)
                turn.decision.warnings += told.warnings
                turn.decision.says += [told.score].compactMap { $0 }
            }
        case .wording(let tone, let language): turn.redraft(tone: tone, language: language)
        case .draft(let template): turn.draft(template)
        case .correct(let labels): turn.correctMeaning(to: labels)
        case .confirm: turn.confirmMeaning()
        case .mark(let mark, let amount): turn.mark(mark, amount: amount)
        case .learn(let facts): turn.learn(facts)
        case .setClock(let id, let end, let reason): turn.overrideClock(id, endingAt: end, because: reason)
        case .extendClock(let id, let length, let reason): turn.extendClock(id, by: length, because: reason)
        case .snoozeClock(let id, let until): turn.snoozeClock(id, until: until)
        case .pauseClock(let id, let reason): turn.pauseClock(id, because: reason)
        case .resumeClock(let id): turn.resumeClock(id)
        case .notice(let stage): turn.moveStage(stage, by: .platform)
        case .offer: turn.offerAgain()
        case .tellStatus: turn.tellStatus()
        case .tellDeadlines: turn.tellDeadlines()
        case .tellLedgers: turn.tellLedgers()
        case .undo: break
        }
        return try finish(&turn, from: state, input: nil, focus: number)
    }

    /// A turn of a conversation; decided again when another process was faster.
    ///
    /// - Parameters:
    ///   - number: the conversation.
    ///   - now: the moment.
    ///   - key: remembered with the turn, `nil` for nothing.
    ///   - mail: the mail that the turn takes in.
    ///   - act: what the turn does.
    /// - Returns: the answer, `nil` when there is no such conversation.
    /// - Throws: `EngineError`, `EventLogError`.
    func turn(
        of number: Int64,
        at now: Instant,
        key: String? = nil,
        mail: ReceivedMail? = nil,
        _ act: (inout Decider) -> Void
    ) throws -> TurnAnswer? {
        var attempts = 0
        while true {
            guard let state = try log.conversation(number) else { return nil }
            var turn = try decider(for: state, at: now)
            act(&turn)
            do {
                return try finish(&turn, from: state, input: key, focus: nil, mail: mail)
            } catch EventLogError.conflict where attempts < 5 {
                attempts += 1
            }
        }
    }

    // MARK: - Pieces of a turn

    /// A turn on a state, by the rules of its marketplace or of another.
    func decider(for state: Conversation, at now: Instant, as marketplace: String? = nil) throws -> Decider {
        guard let playbook = playbooks.first(where: { $0.marketplace == marketplace ?? state.marketplace }) else {
            throw EngineError.noPlaybook(marketplace ?? state.marketplace)
        }
        var decider = Decider(
            state: state,
            now: now,
            playbook: playbook,
            zone: correspondence.zone,
            buyerLanguage: correspondence.buyerLanguage
        )
        let own = correspondence.buyerEmail
        decider.gate = { SeenBeforeSending.refusals($0, in: $1, ownAddress: own) }
        return decider
    }

    /// Renders the draft, words the answer and stores everything; only then is there an answer.
    func finish(
        _ turn: inout Decider,
        from state: Conversation,
        input inboundKey: String?,
        focus: Int64?,
        mail: ReceivedMail? = nil
    ) throws -> TurnAnswer {
        if let request = turn.decision.draftRequest { try renderOrSayWhatIsMissing(request, in: &turn) }
        let letters = try letters(of: turn)
        let recalls = turn.decision.effects.compactMap { effect in
            if case .recallMail(let draft) = effect {
                Engine.letterKey(conversation: state.number, draft: draft)
            } else {
                nil
            }
        }
        let events = turn.events
        var answer = try worded(turn.decision, about: turn.state)
        answer.events = events
        answer.letters = letters
        var mail = mail
        mail?.turn = events.first?.turn
        if !events.isEmpty || !letters.isEmpty || mail != nil {
            try log.commit([
                TurnRecord(
                    conversation: turn.state,
                    expectedSequence: state.sequence,
                    events: events,
                    letters: letters,
                    recalls: recalls,
                    inboundKey: inboundKey,
                    focus: focus,
                    mail: mail
                )
            ])
        }
        return answer
    }
}
