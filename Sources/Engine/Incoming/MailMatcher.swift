public import ConversationCore
public import MailFormat
import Understanding

/// A mail with what matching needs of it.
public struct MatchableMail: Sendable {
    /// The mail, read.
    public var message: IncomingMessage
    /// Its sender's address in small letters; empty when it states none.
    public var sender: String
    /// Names its content: the same mail fetched twice has the same digest.
    public var digest: String
    /// What only the raw mail shows.
    var trace: MailTrace

    /// Reads a mail.
    ///
    /// - Parameter bytes: the mail as it travelled.
    public init(_ bytes: [UInt8]) {
        let message = IncomingMessage(bytes)
        self.message = message
        trace = MailTrace(bytes, isBounce: message.bounce != nil)
        sender = message.from.first?.address.lowercased() ?? ""
        // Servers add fields on the way: what the sender wrote is what names it.
        let parts = [sender, message.date ?? "", message.messageID ?? "", message.subject ?? "", message.text]
        let attachments = message.attachments.map { "\($0.name ?? "")/\($0.size)" }
        let content = (parts + attachments).joined(separator: "\u{0}")
        digest = SHA256.digest(content.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The newest words; the whole text of a bounce.
    ///
    /// Empty when there is nothing but what was quoted: those words are ours.
    public var words: String { message.bounce == nil ? message.replyText : message.text }
}

/// Decides where a mail belongs: to exactly one conversation, or to none until a person has looked.
///
/// A mail is attached only when it answers a message of ours, which nobody else can name, or comes from an address that is
/// known in the conversation. Everything else that names an order waits in quarantine.
public struct MailMatcher: Sendable {
    /// The buyer's own addresses, in small letters.
    public var ownAddresses: Set<String>
    /// The marketplaces' rules.
    public var playbooks: [Playbook]
    /// Signs the names of our messages, `nil` when they are not signed.
    public var key: ThreadKey?

    /// What a conversation needs to win.
    static let threshold = 60
    /// How far it has to be ahead of every other.
    static let margin = 20

    /// A matcher.
    public init(ownAddresses: Set<String>, playbooks: [Playbook], key: ThreadKey?) {
        self.ownAddresses = Set(ownAddresses.map { $0.lowercased() })
        self.playbooks = playbooks
        self.key = key
    }

    /// Where a mail belongs.
    ///
    /// - Parameters:
    ///   - mail: the mail.
    ///   - index: the conversations.
    ///   - isKept: whether it is here already and only waits for its conversation.
    /// - Returns: the decision.
    /// - Throws: what the index throws; nothing else.
    public func decide(
        _ mail: MatchableMail,
        in index: some ConversationIndex,
        isKept: Bool = false
    ) throws -> MailDecision {
        let id = mail.message.messageID
        if let id, let letter = try index.letter(messageID: id), ownAddresses.contains(mail.sender) {
            return MailDecision(.ownCopy(letter), conversation: letter.conversation, score: 100, reasons: [.own])
        }
        if !isKept, try index.hasMail(digest: mail.digest, messageID: id, sender: mail.sender) {
            return MailDecision(.duplicate, reasons: [.sameMail])
        }
        // Bounces before automatic replies: Postfix and Exim mark theirs as both.
        if let rows = mail.message.bounce { return try bounce(mail, rows, in: index) }
        // The buyer's own words, or a program that answers for the buyer, are never the seller's.
        if ownAddresses.contains(mail.sender) { return MailDecision(.unrelated, reasons: [.own]) }
        if let playbook = playbooks.first(where: { $0.notices.isSender(mail.sender) }), !mail.trace.isForged {
            return try notice(mail, playbook, in: index)
        }
        return try reply(mail, in: index)
    }

    // MARK: - Bounces

    private func bounce(
        _ mail: MatchableMail,
        _ rows: [BouncedRecipient],
        in index: some ConversationIndex
    ) throws -> MailDecision {
        let message = mail.message
        let named = mail.trace.messageIDs + message.inReplyTo + message.references
        for id in named {
            guard let letter = try index.letter(messageID: id) else { continue }
            return MailDecision(
                .bounce(letter),
                conversation: letter.conversation,
                score: 100,
                reasons: [.returnsOurs]
            )
        }
        // Without the returned message the address decides, where only one conversation wrote to it.
        for row in rows {
            let letters = try index.letters(to: row.recipient.lowercased())
            guard let letter = letters.first else { continue }
            let conversations = Set(letters.map(\.conversation))
            let reasons = [MatchReason.returnsAddress(row.recipient)]
            if conversations.count == 1 {
                return MailDecision(.bounce(letter), conversation: letter.conversation, score: 60, reasons: reasons)
            }
            return MailDecision(.unsorted, reasons: reasons + [.severalFit(conversations.sorted())])
        }
        return MailDecision(.unrelated, reasons: [.nothingOurs])
    }

    // MARK: - Notices

    private func notice(
        _ mail: MatchableMail,
        _ playbook: Playbook,
        in index: some ConversationIndex
    ) throws -> MailDecision {
        let subject = mail.message.subject ?? ""
        let digits: Set = [playbook.orderNumberDigits]
        for text in [subject, mail.message.text] {
            let orders = OrderNumber.all(in: text, digits: digits)
            let known = try orders.compactMap { order in
                try index.conversations(ofOrder: order).first { $0.marketplace == playbook.marketplace }
                    .map { (order: order, number: $0.number) }
            }
            guard let first = known.first else { continue }
            let reasons: [MatchReason] = [.namesOrder(first.order), .marketplace(playbook.title)]
            guard known.count == 1, orders.count == 1 else {
                return MailDecision(
                    .unsorted,
                    reasons: [.severalFit(known.map(\.number)), .marketplace(playbook.title)]
                )
            }
            guard let rule = playbook.notices.rule(for: subject) else {
                return MailDecision(
                    .unsorted,
                    conversation: first.number,
                    score: 70,
                    reasons: reasons + [.unknownNotice]
                )
            }
            return MailDecision(.notice(rule.stage), conversation: first.number, score: 70, reasons: reasons)
        }
        return MailDecision(.unrelated, reasons: [.marketplace(playbook.title), .nothingOurs])
    }

    // MARK: - Replies

    /// What speaks for one conversation.
    private struct Candidate {
        var number: Int64
        var reasons: [MatchReason] = []
        var score: Int { min(100, reasons.reduce(0) { $0 + $1.weight }) }

        /// Whether something speaks for it that a stranger cannot make up.
        var isTrusted: Bool {
            reasons.contains { reason in
                switch reason {
                case .answersOurs, .mentionsOurs, .sealedAddress, .knownSender: true
                default: false
                }
            }
        }
    }

    private func reply(_ mail: MatchableMail, in index: some ConversationIndex) throws -> MailDecision {
        let (candidates, doubts) = try candidates(for: mail, in: index)
        let attached: MailDecision.Verdict = mail.message.isByProgram ? .automaticReply : .reply
        guard let best = candidates.first else {
            if doubts.isEmpty, let order = orderToCome(mail) {
                return MailDecision(.unsorted, reasons: [.namesOrder(order), .nothingOurs])
            }
            return MailDecision(doubts.isEmpty ? .unrelated : .quarantined, reasons: doubts + [.nothingOurs])
        }
        let rivals = candidates.filter { $0.score > best.score - MailMatcher.margin }
        func held(_ verdict: MailDecision.Verdict, _ reason: MatchReason, guess: Bool = true) -> MailDecision {
            MailDecision(
                verdict,
                conversation: guess ? best.number : nil,
                score: best.score,
                reasons: best.reasons + doubts + [reason]
            )
        }
        guard best.isTrusted else {
            return held(.quarantined, mail.trace.isForged ? .forgedSender(mail.sender) : .stranger(mail.sender))
        }
        guard rivals.count == 1 else {
            return held(.unsorted, .severalFit(rivals.map(\.number).sorted()), guess: false)
        }
        guard best.score >= MailMatcher.threshold else { return held(.unsorted, .namesNothing) }
        if let other = try otherOrder(named: mail, than: best.number, in: index) {
            return held(.unsorted, .namesOtherOrder(other))
        }
        return MailDecision(attached, conversation: best.number, score: best.score, reasons: best.reasons + doubts)
    }

    /// The order that a person's mail names though no conversation has it: the buyer may tell of it later.
    private func orderToCome(_ mail: MatchableMail) -> String? {
        guard !mail.message.isByProgram, !mail.trace.isForged else { return nil }
        let text = (mail.message.subject ?? "") + "\n" + mail.words
        return OrderNumber.all(in: text, digits: Set(playbooks.map(\.orderNumberDigits))).first
    }

    /// Everything that speaks for some conversation, the best first; and what speaks against the mail.
    private func candidates(
        for mail: MatchableMail,
        in index: some ConversationIndex
    ) throws -> ([Candidate], doubts: [MatchReason]) {
        var found: [Int64: Candidate] = [:]
        var doubts: [MatchReason] = []
        func add(_ reason: MatchReason, to number: Int64) {
            var candidate = found[number] ?? Candidate(number: number)
            // One sign counts once: a thread that names us ten times says no more than one that does so twice.
            let isNew = !candidate.reasons.contains { $0.weight == reason.weight && "\($0)" == "\(reason)" }
            if isNew { candidate.reasons.append(reason) }
            found[number] = candidate
        }
        let message = mail.message
        for (ids, ours) in [(message.inReplyTo, MatchReason.answersOurs), (message.references, .mentionsOurs)] {
            for id in ids {
                switch try owner(ofMessageID: id, in: index) {
                case .ours(let number):
                    // An answer stands in the thread that it answers: that is one sign, not two.
                    if ours == .mentionsOurs, found[number]?.reasons.contains(.answersOurs) == true { continue }
                    add(ours, to: number)
                case .forged: doubts.append(.forgedSeal)
                case .foreign:
                    if let number = try index.conversation(ofReply: id) { add(.answersTheirs, to: number) }
                }
            }
        }
        for address in message.to.map(\.address) + mail.trace.deliveredTo where address.contains("+") {
            switch ThreadName(address, key: key) {
            case .ours(let number) where try index.isConversation(number): add(.sealedAddress, to: number)
            case .forged: doubts.append(.forgedSeal)
            default: break
            }
        }
        let named = try orders(in: (message.subject ?? "") + "\n" + mail.words, index)
        for (order, number) in named { add(.namesOrder(order), to: number) }
        if named.isEmpty {
            for (order, number) in try orders(in: message.text, index) { add(.quotesOrder(order), to: number) }
        }
        if !mail.sender.isEmpty, !mail.trace.isForged {
            for number in try index.conversations(knowing: mail.sender) { add(.knownSender(mail.sender), to: number) }
        }
        let sorted = found.values
            .map { candidate in
                var candidate = candidate
                candidate.reasons.sort { $0.weight > $1.weight }
                return candidate
            }
            .sorted { ($1.score, $0.number) < ($0.score, $1.number) }
        return (sorted, Array(Set(doubts)))
    }

    /// Whose message an id names: the outbox knows ours; what it no longer has, its signature still proves.
    private func owner(ofMessageID id: String, in index: some ConversationIndex) throws -> ThreadName {
        if let letter = try index.letter(messageID: id) {
            // Who answers what I told the buyer has it from the buyer, and is not the seller by that.
            return letter.isToSeller ? .ours(conversation: letter.conversation) : .foreign
        }
        let reading = ThreadName(id, key: key)
        if case .ours(let number) = reading, try !index.isConversation(number) { return .foreign }
        return reading
    }

    /// The orders of ours that a text names, with their conversations.
    private func orders(in text: String, _ index: some ConversationIndex) throws -> [(order: String, number: Int64)] {
        let digits = Set(playbooks.map(\.orderNumberDigits))
        return try OrderNumber.all(in: text, digits: digits)
            .flatMap { order in
                try index.conversations(ofOrder: order).map { (order, $0.number) }
            }
    }

    /// The order of another conversation that subject or newest words name without naming this one's.
    private func otherOrder(
        named mail: MatchableMail,
        than number: Int64,
        in index: some ConversationIndex
    ) throws -> String? {
        for text in [mail.words, mail.message.subject ?? ""] {
            let named = try orders(in: text, index)
            if named.contains(where: { $0.number == number }) { return nil }
            if let other = named.first { return other.order }
        }
        return nil
    }
}
