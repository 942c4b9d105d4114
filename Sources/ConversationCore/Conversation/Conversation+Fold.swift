extension Conversation {
    /// The number of the form in which states are stored.
    ///
    /// It is raised when the state gets or loses a field, or when `apply` makes something else of an event: stores then
    /// fold their logs anew.
    public static let form = 1

    /// The state that a log adds up to, `nil` for an empty log or one that does not begin with `opened`.
    public init?(replaying log: some Sequence<Event>) {
        var state: Conversation?
        for event in log {
            if state == nil, case .opened(let number, let marketplace) = event.body {
                state = Conversation(number: number, marketplace: marketplace)
            }
            state?.apply(event)
        }
        guard let state else { return nil }
        self = state
    }

    /// Takes in one event.
    ///
    /// Only assigns what the event holds: no rule, clock or reader is asked.
    public mutating func apply(_ event: Event) {
        switch event.body {
        case .opened, .buyerSaid: break
        case .marketplaceSet(let marketplace): self.marketplace = marketplace
        case .playbookAdopted(let digest): playbookDigest = digest
        case .goalSet(let goal): self.goal = goal
        case .learned(let facts, _):
            self.facts = self.facts.merging(facts)
            if facts.sellerEmail != nil { deadAddress = nil }
        case .stageMoved(let stage, let origin): move(to: stage, by: origin, at: event.recordedAt)
        case .asked(let slot):
            pending = slot
            if repaired != slot { repaired = nil }
            if !asked.contains(slot) { asked.append(slot) }
        case .repaired(let slot): repaired = slot
        case .questionEnded:
            pending = nil
            awaitedConfirmation = nil
        case .skipped(let slot):
            if !skipped.contains(slot) { skipped.append(slot) }
            if pending == slot { pending = nil }
        case .planned(let stage): plannedStage = stage
        case .drafted(let draft):
            self.draft = draft
            draftCount += 1
            isDraftOnOffer = true
        case .draftShown: isDraftOnOffer = draft != nil
        case .draftDropped:
            draft = nil
            isDraftOnOffer = false
        case .messageSent(let message): note(message, event)
        case .messageLost(let draft, let address, _): lose(draft, address)
        case .sellerSaid(let text, let meaning, let source):
            note(text, meaning, at: event.recordedAt)
            if case .mail(let messageID) = source { threaded(.received(messageID: messageID)) }
            isDraftOnOffer = false
        case .meaningConfirmed: reply?.isConfirmed = true
        case .meaningCorrected(let labels): correct(labels)
        case .statusMoved(let status, let turn):
            if status == .promised, self.status != .promised {
                acceptedAt = event.recordedAt
                // What was asked before has its answer.
                unanswered = 0
            }
            // What a mailed message moves is its own to give back.
            if mailed.last?.turn != event.turn { for index in mailed.indices { mailed[index].status = nil } }
            undelivered = nil
            self.status = status
            self.turn = turn
        case .clockSet(let clock): set(clock)
        case .clockCancelled(let id): clocks.removeAll { $0.id == id }
        case .clockSpoke(let id, let alert):
            spoke(id, alert, event.recordedAt)
            isDraftOnOffer = false
        case .promiseNoted(let promise):
            promises.appendKeepingLast(Conversation.ledgerLimit, promise)
            promiseCount += 1
            milestone(.promised, promise.words, event.recordedAt)
        case .promiseEnded(let id, let kept):
            for index in promises.indices where promises[index].id == id { promises[index].kept = kept }
            if !kept, let broken = promises.first(where: { $0.id == id }) {
                milestone(.broken, broken.words, event.recordedAt)
            }
        case .moneyNoted(let record): note(record)
        case .warned(let code):
            warned.removeAll { $0 == code }
            warned.appendKeepingLast(Conversation.ledgerLimit, code)
            awaitedConfirmation = code
        case .pointOfNoReturnPassed(let id, _):
            awaitedConfirmation = nil
            passedPoints.appendKeepingLast(Conversation.ledgerLimit, id)
        case .disputeOpened:
            disputeOpenedAt = event.recordedAt
            milestone(.disputed, "", event.recordedAt)
        case .closed(let outcome):
            status = .closed
            self.outcome = outcome
            draft = nil
            pending = nil
            awaitedConfirmation = nil
            clocks = []
            mailed = []
            undelivered = nil
        case .reopened:
            status = .acknowledged
            turn = .buyer
            outcome = .none
            // A reply that came after the end and was read wrongly gives back the matter as it is open now.
            reply?.before.status = .acknowledged
            reply?.before.turn = .buyer
        case .undone(_, let restored):
            // Drafts keep their own names: an id is never used for two texts.
            let drafts = draftCount
            self = restored
            draftCount = max(drafts, restored.draftCount)
        }
        sequence = event.sequence
        lastTurn = event.turn
        updatedAt = event.recordedAt
    }

    /// Forward only; backwards by a correction.
    private mutating func move(to stage: Stage, by origin: Origin, at moment: Instant) {
        if let current = self.stage, stage < current, origin != .correction { return }
        if self.stage != stage {
            stageKnownAt = moment
            undelivered = nil
        }
        self.stage = stage
    }

    private mutating func note(_ message: SentMessage, _ event: Event) {
        let moment = event.recordedAt
        undelivered = nil
        if message.channel == .email {
            deadAddress = nil
            let mail = MailedMessage(
                draft: message.draft,
                sentAt: moment,
                turn: event.turn,
                status: status,
                lastSentAt: lastSentAt,
                agreedPart: agreedPart
            )
            mailed.appendKeepingLast(Conversation.mailedLimit, mail)
        }
        if draft?.id == message.draft.id { draft = nil }
        sentCount = message.ordinal
        firstSentAt = firstSentAt ?? moment
        lastSentAt = moment
        lastSent = message.draft
        sentTexts.appendKeepingLast(Conversation.ledgerLimit, Fingerprint.text(of: message.draft.text.utf8))
        unanswered += 1
        reply?.isConfirmed = true
        milestone(.asked, message.draft.template ?? message.draft.text, moment)
        if message.channel == .email { threaded(.sent(draft: message.draft.id, at: moment)) }
    }

    private mutating func note(_ text: String, _ meaning: Meaning, at moment: Instant) {
        // A second reply before the verdict on the first goes back no further than itself.
        let before = Standing(
            stage: stage,
            status: status,
            turn: turn,
            clocks: clocks,
            draft: draft,
            unanswered: unanswered
        )
        reply = Reply(text: String(text.prefix(4000)), meaning: meaning, isConfirmed: false, before: before)
        if !meaning.has(.autoReply) {
            lastReplyAt = moment
            unanswered = 0
            mailed = []
            undelivered = nil
            milestone(.answered, text, moment)
        }
    }

    /// A message has not arrived: what it moved is taken back, unless something has been heard or done since.
    private mutating func lose(_ id: String, _ address: String?) {
        thread.removeAll { if case .sent(id, _) = $0 { true } else { false } }
        if let address, address.lowercased() == facts.sellerEmail?.lowercased() { deadAddress = address }
        guard let index = mailed.firstIndex(where: { $0.draft.id == id }) else { return }
        let lost = mailed.remove(at: index)
        let fingerprint = Fingerprint.text(of: lost.draft.text.utf8)
        sentTexts.removeAll { $0 == fingerprint }
        milestones.removeAll { $0.kind == .asked && $0.at == lost.sentAt }
        sentCount = max(0, sentCount - 1)
        unanswered = max(0, unanswered - 1)
        if sentCount == 0 { firstSentAt = nil }
        if index < mailed.count {
            // What was mailed after it stands, and gives back what stood before both.
            mailed[index].status = lost.status
            mailed[index].lastSentAt = lost.lastSentAt
            mailed[index].agreedPart = lost.agreedPart
            mailed[index].earlier = lost.earlier ?? lost.draft
        } else if lastSent?.id == id {
            lastSent = mailed.last?.draft
            lastSentAt = lost.lastSentAt
            agreedPart = lost.agreedPart
            guard let before = lost.status else { return }
            status = before
            turn = .buyer
            undelivered = lost.earlier ?? lost.draft
        }
    }

    private mutating func correct(_ labels: [SellerLabel]) {
        guard var reply else { return }
        reply.meaning.labels = labels
        reply.meaning.confidence = 1
        reply.isConfirmed = true
        stage = reply.before.stage
        status = reply.before.status
        turn = reply.before.turn
        clocks = reply.before.clocks
        draft = reply.before.draft
        unanswered = reply.before.unanswered
        self.reply = reply
    }

    private mutating func set(_ clock: Clock) {
        if let index = clocks.firstIndex(where: { $0.id == clock.id }) {
            clocks[index] = clock
        } else {
            clocks.append(clock)
            clocks.sort { $0.id < $1.id }
        }
    }

    private mutating func spoke(_ id: String, _ alert: Clock.Alert, _ moment: Instant) {
        guard let index = clocks.firstIndex(where: { $0.id == id }) else { return }
        clocks[index].alerts.removeAll { $0 == alert }
        if alert.kind == .due, clocks[index].startedBy == .messageSent { milestone(.ignored, "", moment) }
    }

    private mutating func note(_ record: MoneyRecord) {
        money.appendKeepingLast(Conversation.ledgerLimit, record)
        if record.kind == .agreed { agreedPart = record.amount }
        guard record.kind == .refunded else { return }
        guard let index = refunded.firstIndex(where: { $0.currency == record.amount.currency }) else {
            refunded.append(record.amount)
            return
        }
        let (sum, overflow) = refunded[index].minorUnits.addingReportingOverflow(record.amount.minorUnits)
        refunded[index].minorUnits = overflow ? .max : sum
    }

    private mutating func milestone(_ kind: Milestone.Kind, _ words: String, _ moment: Instant) {
        let milestone = Milestone(at: moment, kind: kind, words: String(words.prefix(160)))
        milestones.appendKeepingFirstAndLast(Conversation.historyLimit, milestone)
    }

    private mutating func threaded(_ mail: ThreadMail) {
        thread.appendKeepingFirstAndLast(Conversation.threadLimit, mail)
    }
}

extension Array {
    /// Adds an element and drops the oldest beyond `limit`.
    mutating func appendKeepingLast(_ limit: Int, _ element: Element) {
        append(element)
        if count > limit { removeFirst(count - limit) }
    }

    /// Adds an element and drops the oldest but the first beyond `limit`, which is at least 2.
    mutating func appendKeepingFirstAndLast(_ limit: Int, _ element: Element) {
        append(element)
        if count > limit { remove(at: 1) }
    }
}
