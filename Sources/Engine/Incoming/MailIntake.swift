public import ConversationCore
import MailFormat

/// Takes mails in: finds where each belongs, and lets the conversation have its turn.
public struct MailIntake: Sendable {
    /// The engine whose conversations the mails are for.
    public var engine: Engine
    /// Where mails are kept; the store of the engine.
    public var store: any IncomingMailStore & OutboxStore
    /// Decides where a mail belongs.
    public var matcher: MailMatcher

    /// What became of a mail.
    public struct Result: Sendable {
        /// Where it belongs, and why.
        public var decision: MailDecision
        /// The reasons in words.
        public var reasons: [String]
        /// The answer of the conversation's turn, `nil` when it had none.
        public var answer: TurnAnswer?
        /// The row it is kept in, `nil` when it is not kept.
        public var row: Int64?
        /// The mail.
        public var mail: MatchableMail
    }

    /// An intake over a store.
    public init(engine: Engine, store: any IncomingMailStore & OutboxStore, matcher: MailMatcher) {
        self.engine = engine
        self.store = store
        self.matcher = matcher
    }

    /// Takes a mail in; the same one a second time changes nothing.
    ///
    /// - Parameters:
    ///   - bytes: the mail as it travelled.
    ///   - now: the moment.
    ///   - keepsUnrelated: whether one in which nothing is ours is kept, unsorted: yes where a person hands it over, no
    ///     where a whole mailbox is read.
    /// - Returns: what became of it; it is on disk.
    /// - Throws: `EngineError`, `EventLogError`.
    public func take(_ bytes: [UInt8], at now: Instant, keepsUnrelated: Bool) throws -> Result {
        let mail = MatchableMail(bytes)
        var decision = try matcher.decide(mail, in: store)
        if decision.verdict == .unrelated, keepsUnrelated, !decision.reasons.contains(.own) {
            decision.verdict = .unsorted
        }
        var result = Result(decision: decision, reasons: try words(decision.reasons), mail: mail)
        do {
            try place(bytes, now, &result)
        } catch let error as EngineError {
            // A broken template must not keep a mailbox from being read on: the mail waits for a person.
            result.decision.verdict = .unsorted
            result.reasons.append(error.description)
            result.row = try store.keep(row(of: result, bytes, .unsorted, now))
        }
        return result
    }

    private func place(_ bytes: [UInt8], _ now: Instant, _ result: inout Result) throws {
        let mail = result.mail
        switch result.decision.verdict {
        case .duplicate, .unrelated: break
        case .ownCopy(let letter): _ = try store.confirm(messageID: letter.messageID, because: "seen in the mailbox")
        case .bounce(let letter): try takeBounce(of: letter, bytes, now, &result)
        case .unsorted: result.row = try store.keep(row(of: result, bytes, .unsorted, now))
        case .quarantined: result.row = try store.keep(row(of: result, bytes, .quarantined, now))
        case .reply: try attach(bytes, now, &result) { turn in engine.sellerWrote(mail, in: &turn) }
        case .automaticReply: try takeAutomaticReply(bytes, now, &result)
        case .notice(let stage):
            try attach(bytes, now, &result) { turn in if let stage { turn.moveStage(stage, by: .platform) } }
        }
    }

    /// Attaches a mail that waits to a conversation, as the person says; undoable as a turn is.
    ///
    /// - Parameters:
    ///   - row: the mail.
    ///   - number: the conversation.
    ///   - now: the moment.
    /// - Returns: the answer of the conversation, `nil` when the mail or the conversation is not there, or the mail is in
    ///   a conversation already.
    /// - Throws: `EngineError`, `EventLogError`.
    public func attach(_ row: Int64, to number: Int64, at now: Instant) throws -> TurnAnswer? {
        guard var kept = try store.mail(row), kept.place != .attached else { return nil }
        let mail = MatchableMail(kept.bytes)
        kept.place = .attached
        kept.kind = mail.message.isByProgram ? "automatic" : "reply"
        kept.conversation = number
        return try engine.turn(of: number, at: now, mail: kept) { turn in engine.sellerWrote(mail, in: &turn) }
    }

    /// Gives mails that wait to conversations that became known after they came.
    ///
    /// Only mails that fitted nowhere: what a person took back out of a conversation stays out.
    ///
    /// - Parameter now: the moment.
    /// - Returns: the mails that found their conversation, the oldest first.
    /// - Throws: `EngineError`, `EventLogError`.
    public func sortAgain(at now: Instant) throws -> [Result] {
        var sorted: [Result] = []
        for kept in try store.mails(in: [.unsorted]).prefix(MailIntake.sortedAgain).reversed()
        where kept.conversation == nil {
            let mail = MatchableMail(kept.bytes)
            let decision = try matcher.decide(mail, in: store, isKept: true)
            guard decision.verdict == .reply, let number = decision.conversation else { continue }
            var result = Result(decision: decision, reasons: try words(decision.reasons), mail: mail)
            var attached = kept
            attached.place = .attached
            attached.kind = decision.verdict.name
            attached.conversation = number
            attached.score = decision.score
            attached.reasons = result.reasons
            result.answer = try engine.turn(of: number, at: now, mail: attached) { turn in
                engine.sellerWrote(mail, in: &turn)
            }
            sorted.append(result)
        }
        return sorted
    }

    /// The mails that wait and most likely belong to a conversation: what did not suffice to put them there by themselves.
    ///
    /// - Parameter number: the conversation.
    /// - Returns: the mails with the reasons that hold by now, the newest first.
    /// - Throws: `EventLogError`.
    public func waiting(for number: Int64) throws -> [ReceivedMail] {
        try store.mails(in: [.unsorted, .quarantined]).prefix(MailIntake.sortedAgain)
            .compactMap { kept in
                if let guess = kept.conversation { return guess == number ? kept : nil }
                let decision = try matcher.decide(MatchableMail(kept.bytes), in: store, isKept: true)
                guard decision.conversation == number else { return nil }
                var kept = kept
                (kept.conversation, kept.score) = (number, decision.score)
                kept.reasons = try words(decision.reasons)
                return kept
            }
    }

    /// So many mails that wait are looked at again, the newest.
    private static let sortedAgain = 500

    // MARK: - Kinds

    /// A program's answer counts once for each message of ours: what it sends after that is a loop.
    private func takeAutomaticReply(_ bytes: [UInt8], _ now: Instant, _ result: inout Result) throws {
        guard let number = result.decision.conversation, let state = try engine.log.conversation(number) else { return }
        let key = "automatic/\(number)/\(state.sentCount)"
        if try engine.log.hasSeen(inboundKey: key) {
            result.decision.reasons.append(.repeatedAutomatic)
            result.reasons = try words(result.decision.reasons)
            result.row = try store.keep(row(of: result, bytes, .dropped, now))
            return
        }
        let mail = result.mail
        try attach(bytes, now, &result, key: key) { turn in engine.programAnswered(mail, in: &turn) }
    }

    private func takeBounce(of letter: SentLetter, _ bytes: [UInt8], _ now: Instant, _ result: inout Result) throws {
        let rows = result.mail.message.bounce ?? []
        let about = rows.first { $0.recipient.lowercased() == letter.recipient.lowercased() } ?? rows.first
        let isFinal = about.map { $0.action != "delayed" } ?? true
        let said = [about?.status, about?.diagnostic].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        let answer = said.isEmpty ? "the message came back without a reason" : said
        _ = try store.recordBounce(of: letter.messageID, answer: answer, isFinal: isFinal)
        // A notification that comes back is not notified: it would come back again.
        guard isFinal, letter.isToSeller else { return try attach(bytes, now, &result) { _ in } }
        let failure = LostLetter(letter, answer: answer)
        let isKnown = try engine.log.hasSeen(inboundKey: failure.inboundKey)
        try attach(bytes, now, &result, key: isKnown ? nil : failure.inboundKey) { turn in
            if !isKnown { failure.tell(&turn) }
        }
    }

    /// Gives the mail to its conversation and keeps it there, in one commit.
    private func attach(
        _ bytes: [UInt8],
        _ now: Instant,
        _ result: inout Result,
        key: String? = nil,
        _ act: (inout Decider) -> Void
    ) throws {
        guard let number = result.decision.conversation else { return }
        let kept = row(of: result, bytes, .attached, now)
        result.answer = try engine.turn(of: number, at: now, key: key, mail: kept, act)
    }

    // MARK: - Form

    private func row(of result: Result, _ bytes: [UInt8], _ place: ReceivedMail.Place, _ now: Instant) -> ReceivedMail {
        let message = result.mail.message
        return ReceivedMail(
            digest: result.mail.digest,
            messageID: message.messageID,
            sender: result.mail.sender,
            subject: message.subject ?? "",
            words: String(result.mail.text.prefix(4000)),
            kind: result.decision.verdict.name,
            place: place,
            conversation: result.decision.conversation,
            score: result.decision.score,
            reasons: result.reasons,
            receivedAt: now,
            bytes: bytes
        )
    }

    private func words(_ reasons: [MatchReason]) throws -> [String] {
        let wording = engine.wording(for: nil)
        return try reasons.map { try engine.worded($0.say, wording) }
    }
}

extension MailDecision.Verdict {
    /// Stable name: `reply`, `automatic`, `notice`, `bounce`, `own-copy`, `quarantined`, `unsorted`, `duplicate`,
    /// `unrelated`.
    public var name: String {
        switch self {
        case .reply: "reply"
        case .automaticReply: "automatic"
        case .notice: "notice"
        case .bounce: "bounce"
        case .ownCopy: "own-copy"
        case .quarantined: "quarantined"
        case .unsorted: "unsorted"
        case .duplicate: "duplicate"
        case .unrelated: "unrelated"
        }
    }
}

extension Engine {
    /// The seller's words by mail take their turn.
    ///
    /// Days that they name are reckoned from the day that the mail states, when that is believable.
    func sellerWrote(_ mail: MatchableMail, in turn: inout Decider) {
        if mail.message.isByProgram { return programAnswered(mail, in: &turn) }
        let text = mail.text
        let meaning = replyReader.read(text, today: writtenOn(mail, today: turn.today))
        turn.sellerSaid(text, meaning: meaning, source: .mail(messageID: mail.message.messageID ?? mail.digest))
    }

    /// A program answered for the seller: that is no answer, whatever its words are.
    func programAnswered(_ mail: MatchableMail, in turn: inout Decider) {
        let meaning = Meaning(labels: [.autoReply], confidence: 1)
        turn.sellerSaid(mail.text, meaning: meaning, source: .mail(messageID: mail.message.messageID ?? mail.digest))
    }

    /// The day that a mail states, when that is believable; else today.
    private func writtenOn(_ mail: MatchableMail, today: CivilDate) -> CivilDate {
        let instant = mail.message.date.flatMap { Instant(iso8601: $0) }
        return believable(instant.map { correspondence.zone.date($0) }, today: today)
    }

    /// The day from which days in words that came in are reckoned.
    ///
    /// - Parameters:
    ///   - day: the day on which they were written, as the mail or the chat states it; `nil` when none is stated.
    ///   - today: the buyer's day.
    /// - Returns: the day, when it lies in the last 60 days; else today.
    func believable(_ day: CivilDate?, today: CivilDate) -> CivilDate {
        guard let day, day <= today, today.dayNumber - day.dayNumber <= 60 else { return today }
        return day
    }
}

extension MatchableMail {
    /// The words as they are read, cut to what a turn takes; what is attached is named where there are no words.
    public var text: String {
        let words = words
        if words.contains(where: { !$0.isWhitespace }) {
            return String(decoding: words.utf8.prefix(Engine.lineLimitInBytes), as: UTF8.self)
        }
        let names = message.attachments.map { $0.name ?? $0.type }
        return names.isEmpty ? "(no words)" : "(no words; attached: \(names.joined(separator: ", ")))"
    }
}
