public import ConversationCore

/// Reads a mailbox and takes its mails in, each once; goes on where the last time ended.
public struct MailFetch: Sendable {
    /// Takes the mails in.
    public var intake: MailIntake
    /// The mailbox.
    public var mailbox: any MailboxReader

    /// How far back a mailbox is read the first time: longer than any order can be in dispute.
    public static let firstReach = TimeSpan.days(180)

    /// What one reading did.
    public struct Summary: Hashable, Sendable {
        /// How many mails were read.
        public var read = 0
        /// How many there were of each verdict, by its name.
        public var verdicts: [String: Int] = [:]
        /// Mails that were not read, with the reason.
        public var skipped: [String] = []
        /// Whether the mailbox could be opened.
        public var isOpen = false
        /// Whether the server had numbered its mails anew.
        public var isRenumbered = false

        /// Nothing done.
        public init() {}
    }

    /// A reading of a mailbox.
    public init(intake: MailIntake, mailbox: any MailboxReader) {
        self.intake = intake
        self.mailbox = mailbox
    }

    /// Reads what is new.
    ///
    /// The position moves on only behind mails that are on disk: whatever ends the reading, the next one misses none, and
    /// takes none in twice.
    ///
    /// - Parameters:
    ///   - fromBeginning: reads the whole mailbox again.
    ///   - since: mails that came before its day are left alone; without it, and without a reading before this one, those
    ///     that came before `firstReach`.
    ///   - marksSeen: marks mails that were taken in as read.
    ///   - waitInSeconds: how long to wait for new mail once all is read.
    ///   - summary: what was done, kept up to date also where the reading fails.
    ///   - now: tells the moment.
    ///   - isStopped: asked while waiting.
    ///   - report: called for each mail that has to do with a conversation.
    /// - Throws: why the mailbox could not be read on, `EventLogError`.
    public func run(
        fromBeginning: Bool = false,
        since: Instant? = nil,
        marksSeen: Bool = false,
        waitInSeconds: Int = 0,
        summary: inout Summary,
        now: () -> Instant,
        isStopped: () -> Bool = { false },
        report: (MailIntake.Result) throws -> Void
    ) throws {
        let store = intake.store
        let known = try store.position(of: mailbox.name)
        let reading = MailboxReading(
            // A day may reach back behind what was read: what is here already adds nothing.
            position: fromBeginning || since != nil ? nil : known,
            marksSeen: marksSeen,
            skipping: try skipped(known?.uidValidity),
            waitInSeconds: waitInSeconds,
            oldest: oldest(since, isFirst: known == nil && !fromBeginning, now())
        )
        for result in try intake.sortAgain(at: now()) { try report(result) }
        var validity: UInt32 = 0
        var place = known
        var done = summary
        defer { summary = done }
        try mailbox.read(reading, isStopped: isStopped) { news in
            switch news {
            case .opened(let uidValidity, _, let isRenumbered):
                validity = uidValidity
                done.isOpen = true
                done.isRenumbered = isRenumbered
            case .mails(let mails, let upTo):
                for mail in mails {
                    let result = try intake.take(mail.bytes, at: now(), keepsUnrelated: false)
                    done.read += 1
                    done.verdicts[result.decision.verdict.name, default: 0] += 1
                    if result.decision.verdict != .unrelated, result.decision.verdict != .duplicate {
                        try report(result)
                    }
                }
                // A reading from further back does not take the place back.
                let behind = place.map { $0.uidValidity == validity ? max($0.lastUID, upTo) : upTo } ?? upTo
                place = MailboxPosition(mailbox: mailbox.name, uidValidity: validity, lastUID: behind)
                if let place { try store.setPosition(place) }
            case .skipped(let uid, let reason):
                done.skipped.append("mail \(uid) of \(mailbox.name) was not read: \(reason)")
                try noteSkipped(uid, validity)
            case .caughtUp: break
            }
        }
    }

    /// A day more than asked for: the server counts in the days of its own zone.
    private func oldest(_ since: Instant?, isFirst: Bool, _ now: Instant) -> Int64? {
        let limit = since ?? (isFirst ? now - MailFetch.firstReach : nil)
        return limit.map { $0.millisecondsSinceEpoch / 1000 - 86_400 }
    }

    // MARK: - Mails that are not asked for again

    private func skipped(_ validity: UInt32?) throws -> Set<UInt32> {
        guard let validity, let note = try intake.engine.log.note(noteName(validity)) else { return [] }
        return Set(note.split(separator: ",").compactMap { UInt32($0) })
    }

    private func noteSkipped(_ uid: UInt32, _ validity: UInt32) throws {
        let all = try skipped(validity).union([uid]).sorted().map(String.init).joined(separator: ",")
        try intake.engine.log.setNote(noteName(validity), to: all)
        // Without a position the next reading would not know the validity that the note is about.
        if try intake.store.position(of: mailbox.name) == nil {
            try intake.store.setPosition(MailboxPosition(mailbox: mailbox.name, uidValidity: validity, lastUID: 0))
        }
    }

    private func noteName(_ validity: UInt32) -> String { "skipped/\(mailbox.name)/\(validity)" }
}
