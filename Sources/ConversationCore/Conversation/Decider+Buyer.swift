extension Decider {
    /// The buyer wrote a line: the turn of the dialogue.
    ///
    /// - Parameters:
    ///   - text: the line.
    ///   - utterance: its reading.
    ///   - goal: what the buyer is after, when the words say so ("ask the seller before I buy").
    ///   - questionTemplate: the template for a question before buying, when the words say which.
    public mutating func buyerSaid(
        _ text: String,
        utterance: Utterance,
        goal: Goal? = nil,
        questionTemplate: String? = nil
    ) {
        record(.buyerSaid(text: text, utterance: utterance))
        if state.pending == .confirmation {
            typed(text)
            return
        }
        // Words that begin a question before buying are about it, whatever else they look like.
        let beginsQuestion = goal == .askFirst && state.goal == nil
        if let goal, state.goal == nil { record(.goalSet(goal)) }
        let wasPending = state.pending
        let learned = learn(utterance, text: text, questionTemplate: questionTemplate)
        if slipped(utterance, wasPending: wasPending, learned: learned) { return }
        if answered(utterance, wasPending: wasPending, learned: learned) {
            answerAtLeastWithTheNextStep()
            return
        }
        let isAside = [Intent.help, .greet, .withdraw, .affirm, .deny, .sellerReplied].contains(utterance.intent)
        if state.goal == .askFirst, state.sentCount == 0, state.draft == nil, beginsQuestion || !isAside {
            proceed()
            return
        }
        if redraftedForNewFacts(learned) { return }
        switch utterance.intent {
        case .cancelOrder, .openDispute: wantsOut(utterance, learned: learned)
        case .affirm: affirm()
        case .deny: deny()
        case .editFirmer: redraft(tone: .firm)
        case .editSofter: redraft(tone: .warm)
        case .editShorter: redraft(tone: .neutral)
        case .editLanguage: redraft(language: utterance.toLanguage)
        case .markSent: markSent()
        case .markRefunded: markRefunded(utterance.amount)
        case .withdraw: wantsToKeep()
        case .askStatus: tellStatus()
        case .askDeadline: tellDeadlines()
        case .askHow: tellHow()
        case .sellerReplied: say("hint.paste", commonFields)
        case .greet: say(state.goal == nil ? "greet" : "greet.again", commonFields)
        case .help: say("help")
        case .other:
            if state.goal == .askFirst, state.sentCount == 0, state.draft == nil {
                proceed()
            } else if learned.isEmpty, state.pending == nil {
                say("not-understood", commonFields)
            } else {
                proceed()
            }
        }
        returnToQuestion(wasPending)
        answerAtLeastWithTheNextStep()
    }

    /// A line is never answered with nothing.
    private mutating func answerAtLeastWithTheNextStep() {
        guard decision.says.isEmpty, decision.asks == nil, decision.draftRequest == nil, !decision.showsDraft else {
            return
        }
        decision.showsClocks = true
        if decision.proposal == nil { proposeCurrent() }
        if decision.proposal == nil { say("ok") }
    }

    /// Says what a line names and cannot be, and asks again what was asked.
    ///
    /// - Parameters:
    ///   - utterance: the reading.
    ///   - wasPending: the question that was open.
    ///   - learned: what the line told nevertheless.
    /// - Returns: whether the line needs nothing more.
    private mutating func slipped(_ utterance: Utterance, wasPending: Slot?, learned: Facts) -> Bool {
        guard let slip = utterance.slips.first else { return false }
        if slip.kind == .orderNumber, state.facts.orderNumber != nil || state.goal == .askFirst { return false }
        say("slip.\(slip.kind.rawValue)", commonFields.merging(["value": .text(slip.text)]) { _, own in own })
        if slip.kind == .orderNumber, state.goal == nil { record(.goalSet(.getOut)) }
        if learned.isEmpty, let slot = wasPending {
            if state.pending == slot { decision.asks = slot }
            return true
        }
        if state.goal == nil { return true }
        proceed()
        return true
    }

    /// A waiting first message names the facts as they are now: when they change it is made anew, and that is said.
    ///
    /// - Parameter learned: what the line told.
    /// - Returns: whether the line needs nothing more.
    private mutating func redraftedForNewFacts(_ learned: Facts) -> Bool {
        var told = Facts()
        told.reason = learned.reason
        told.paidOn = learned.paidOn
        told.receivedOn = learned.receivedOn
        told.amount = learned.amount
        told.problem = learned.problem
        guard !told.isEmpty, let draft = state.draft, draft.template != nil, state.sentCount == 0, state.pending == nil,
            let template = learned.reason == nil ? draft.template : firstMessage
        else { return false }
        say("draft.updated", commonFields)
        requestDraft(template, tone: draft.tone, language: draft.language, for: draft.row)
        return true
    }

    // MARK: - Learning

    /// Takes in what the words state, in the light of the open question.
    ///
    /// Returns what was new.
    private mutating func learn(_ utterance: Utterance, text: String, questionTemplate: String?) -> Facts {
        var news = Facts()
        if let number = utterance.orderNumber, number != state.facts.orderNumber { news.orderNumber = number }
        // A day that was asked for says nothing about why: a reason in the same words is a misreading of them.
        let namesDay = utterance.date != nil || !utterance.days.isEmpty
        let isAnswerWithDay = namesDay && state.pending?.isDay == true
        if let reason = utterance.reason, reason != state.facts.reason, utterance.isCorrection || !isAnswerWithDay {
            news.reason = reason
        }
        if let method = utterance.paymentMethod { news.paymentMethod = method }
        if let amount = utterance.amount, !amount.currency.isEmpty, utterance.intent != .markRefunded,
            state.facts.amount == nil || utterance.isCorrection
        {
            news.amount = amount
        }
        if utterance.reason == .notAsDescribed || utterance.reason == .defective, state.facts.problem == nil {
            news.problem = Decider.problem(in: text)
        }
        if state.goal == .askFirst, state.facts.question == nil {
            news.questionTemplate = questionTemplate
            news.question = Decider.question(in: text, isAnswer: state.pending == .question)
        }
        let stage = utterance.stage
        if !utterance.days.isEmpty {
            assign(utterance.days, to: &news)
        } else if let day = utterance.paidDaysAgo.map({ today.adding(days: -$0) }) {
            if (stage ?? state.stage) == .awaitingPayment { news.orderedOn = day } else { news.paidOn = day }
        } else if let date = utterance.date {
            assign(date, to: &news, utterance: utterance)
        }
        refuseImpossibleTimes(&news)
        if stage == .paymentReview, state.facts.paymentCheckedAt == nil { news.paymentCheckedAt = now }
        let isCorrection = utterance.isCorrection
        if !news.isEmpty { record(.learned(news, isCorrection: isCorrection)) }
        if let stage, stage != state.stage {
            if let current = state.stage, stage < current {
                if isCorrection { move(to: stage, by: .correction) }
            } else {
                move(to: stage, by: .buyer)
            }
        }
        if state.goal == nil,
            utterance.intent == .cancelOrder || utterance.intent == .openDispute || news.orderNumber != nil
        {
            record(.goalSet(.getOut))
        }
        reconcileClocks()
        return news
    }

    /// Days whose role the words state.
    private func assign(_ days: [Utterance.DayRole: CivilDate], to news: inout Facts) {
        news.orderedOn = days[.ordered]
        news.paidOn = days[.paid]
        news.shippedOn = days[.shipped]
        news.receivedOn = days[.received]
        news.deadline = days[.deadline]
    }

    /// What has happened cannot lie in the future; said, and not taken in.
    mutating func refuseImpossibleTimes(_ news: inout Facts) {
        func isLater(_ day: CivilDate?) -> Bool { day.map { $0 > today } ?? false }
        let happened = [news.orderedOn, news.paidOn, news.shippedOn, news.receivedOn]
        guard let wrong = happened.compactMap({ $0 }).first(where: { $0 > today }) else { return }
        if isLater(news.orderedOn) { news.orderedOn = nil }
        if isLater(news.paidOn) { news.paidOn = nil }
        if isLater(news.shippedOn) { news.shippedOn = nil }
        if isLater(news.receivedOn) { news.receivedOn = nil }
        say("slip.time", ["value": .date(wrong)])
    }

    /// The question to the seller: the whole answer when it was asked for, else what follows a colon.
    private static func question(in text: String, isAnswer: Bool) -> String? {
        if isAnswer { return String(text.prefix(500)) }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: colon)...].drop { $0 == " " }
        return rest.split(separator: " ").count >= 3 ? String(rest.prefix(500)) : nil
    }

    /// The buyer's words on what is wrong, without the clause that names the order; `nil` when nothing else is said.
    private static func problem(in text: String) -> String? {
        let clauses = text.prefix(500).split { ",;.!?\n".contains($0) }
        let elsewhere = ["arriv", "receiv", "protection", "paid", "deliver", "order "]
        let told = clauses.filter { clause in
            !clause.contains(where: \.isNumber) && !elsewhere.contains { clause.lowercased().contains($0) }
        }
        let words = told.map { String($0.drop { $0 == " " }) }.filter { $0.split(separator: " ").count > 1 }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// Gives a date its role: what was asked for, else what the stage makes likely.
    private func assign(_ date: CivilDate, to news: inout Facts, utterance: Utterance) {
        // A corrected day that has passed is no end that is still to come.
        let corrects = utterance.isCorrection && date <= today && state.pending == .deadline
        switch corrects ? nil : state.pending {
        case .orderedOn: news.orderedOn = date
        case .paidOn: news.paidOn = date
        case .shippedOn: news.shippedOn = date
        case .receivedOn: news.receivedOn = date
        case .deadline: news.deadline = date < today && !utterance.isYearStated ? date.nextYear : date
        default:
            switch utterance.stage ?? state.stage {
            case .awaitingPayment: if date <= today { news.orderedOn = date }
            case .paymentReview, .paid: if date <= today { news.paidOn = date }
            case .shipped: if date <= today { news.shippedOn = date } else { news.deadline = date }
            case .received: if date <= today { news.receivedOn = date } else { news.deadline = date }
            case nil: if date <= today { news.paidOn = date }
            }
        }
    }

    /// Whether the line answered the open question and needs nothing more.
    private mutating func answered(_ utterance: Utterance, wasPending: Slot?, learned: Facts) -> Bool {
        guard let slot = wasPending else { return false }
        if slot == .meaning {
            switch utterance.intent {
            case .affirm: confirmMeaning()
            case .deny: rejectMeaning()
            default: return false
            }
            return true
        }
        if slot == .disputeOpen {
            switch utterance.intent {
            case .affirm, .markSent, .openDispute: openDispute()
            case .deny:
                record(.questionEnded)
                say("dispute.not-yet", commonFields)
                decision.showsClocks = true
            default: return false
            }
            return true
        }
        if isKnown(slot) {
            record(.questionEnded)
            proceed()
            return true
        }
        if state.pending == nil {
            // The line said that the question does not arise.
            proceed()
            return true
        }
        let canSkip = slot != .order && slot != .stage && slot != .question
        // Words that are no answer are asked about once; after that the question is let be.
        let isLost = canSkip && state.repaired == slot && learned.isEmpty
        switch utterance.intent {
        case .deny where canSkip, .other where isLost, .affirm where isLost:
            record(.skipped(slot))
            say("skipped.\(slot.rawValue)", commonFields)
            proceed()
            return true
        case .other, .affirm, .deny:
            if learned.isEmpty {
                record(.repaired(slot))
                say("repair.\(slot.rawValue)", commonFields)
            }
            decision.asks = slot
            return true
        default: return false
        }
    }

    /// Whether the slot has its value.
    func isKnown(_ slot: Slot) -> Bool {
        switch slot {
        case .order: state.facts.orderNumber != nil
        case .stage: state.stage != nil
        case .reason: state.facts.reason != nil
        case .paymentMethod: state.facts.paymentMethod != nil
        case .orderedOn: state.facts.orderedOn != nil
        case .paidOn: state.facts.paidOn != nil
        case .shippedOn: state.facts.shippedOn != nil
        case .receivedOn: state.facts.receivedOn != nil
        case .deadline: state.facts.deadline != nil
        case .question: state.facts.question != nil
        case .meaning: state.reply?.isConfirmed != false
        case .disputeOpen: state.disputeOpenedAt != nil
        case .confirmation: state.awaitedConfirmation == nil
        }
    }

    // MARK: - Going on

    /// Asks for what is missing, else tells the plan and drafts the message.
    mutating func proceed() {
        guard !state.isClosed else { return }
        if state.goal == .askFirst {
            proceedWithQuestion()
            return
        }
        guard state.goal == .getOut else { return }
        for slot in [Slot.order, .stage] where !isKnown(slot) {
            ask(slot)
            return
        }
        guard let stage = state.stage, let situation = playbook.situations[stage] else { return }
        for slot in situation.asksFirst where !isKnown(slot) && !state.skipped.contains(slot) {
            ask(slot)
            return
        }
        if state.plannedStage != stage {
            tellPlan(situation, stage)
            return
        }
        guard state.sentCount > 0 || situation.firstMessage == nil else {
            if state.draft == nil { proposeCurrent() } else { decision.showsDraft = true }
            return
        }
        askLater()
    }

    /// Asks for what refines the dates, once the message is on its way; each once, since the buyer may let it be.
    mutating func askLater() {
        guard let stage = state.stage, let situation = playbook.situations[stage], !state.isClosed else { return }
        for slot in situation.asksLater
        where !isKnown(slot) && !state.skipped.contains(slot) && !state.asked.contains(slot) {
            ask(slot)
            return
        }
    }

    /// Tells the situation, the steps to click and the dates, and drafts the first message.
    private mutating func tellPlan(_ situation: Situation, _ stage: Stage) {
        record(.planned(stage))
        var fields = commonFields
        for clock in state.clocks {
            fields["\(clock.id)_by"] = moment(clock.expectBy)
            fields["\(clock.id)_from"] = moment(clock.end)
        }
        for key in situation.explains { say(key, fields) }
        if let steps = situation.steps { for key in playbook.steps[steps] ?? [] { say(key, fields) } }
        if let reason = state.facts.reason, let rule = playbook.reasons.first(where: { $0.reason == reason }) {
            say("carrier.\(rule.carrier.rawValue)", fields)
        }
        decision.showsClocks = true
        proposeCurrent()
        if situation.firstMessage == nil { askLater() }
    }

    /// A question before buying: what is asked, then the message.
    private mutating func proceedWithQuestion() {
        if state.facts.question == nil, state.facts.questionTemplate == nil {
            ask(.question)
            return
        }
        guard state.sentCount == 0, state.draft == nil else { return }
        say("plan.question", commonFields)
        requestDraft(state.facts.questionTemplate ?? "question-description", tone: .warm)
    }

    /// After a digression, the question that was open is asked again.
    private mutating func returnToQuestion(_ slot: Slot?) {
        guard let slot, decision.asks == nil, state.pending == slot, !state.isClosed else { return }
        ask(slot)
    }

    // MARK: - Intents

    private mutating func wantsOut(_ utterance: Utterance, learned: Facts) {
        if isOver() { return }
        if utterance.intent == .openDispute, let stage = state.stage, stage < .shipped {
            say("dispute.too-early", commonFields)
        }
        if learned.isEmpty, state.plannedStage == state.stage, state.stage != nil, state.pending == nil {
            tellStatus()
            return
        }
        if utterance.intent == .openDispute, state.sentCount > 0, let stage = state.stage, stage >= .shipped,
            state.status != .disputeOpen, state.status != .escalated
        {
            proposeRow(named: "open-claim")
            return
        }
        proceed()
    }

    private mutating func affirm() {
        if state.draft != nil {
            // Something came in since the draft was shown: a yes may be about that.
            guard state.isDraftOnOffer else {
                offerAgain()
                return
            }
            approve()
        } else if state.goal == nil {
            say("greet", commonFields)
        } else {
            proceed()
        }
    }

    /// Shows the draft again and asks whether to send it.
    public mutating func offerAgain() {
        guard state.draft != nil else {
            say("draft.none", commonFields)
            return
        }
        record(.draftShown)
        decision.showsDraft = true
        say("draft.waits", commonFields)
    }

    private mutating func deny() {
        if state.draft != nil {
            say("draft.kept", commonFields)
        } else {
            say("ok")
        }
    }

    /// The draft in another tone or language.
    public mutating func redraft(tone: Tone? = nil, language: Language? = nil) {
        guard let draft = state.draft else {
            say("draft.none", commonFields)
            return
        }
        guard let template = draft.template else {
            say("draft.own-words", commonFields)
            decision.showsDraft = true
            return
        }
        requestDraft(template, tone: tone ?? draft.tone, language: language ?? draft.language, for: draft.row)
    }

    /// Says how the matter stands.
    public mutating func tellStatus() {
        say(state.undelivered == nil ? "status.\(state.status.rawValue)" : "status.undelivered", commonFields)
        decision.showsClocks = true
        decision.showsDraft = state.draft != nil
        if state.draft != nil, !state.isDraftOnOffer { record(.draftShown) }
        proposeCurrent()
        decision.draftRequest = nil
    }

    /// Says which clocks run.
    public mutating func tellDeadlines() {
        say(state.clocks.isEmpty ? "deadlines.none" : "deadlines", commonFields)
        decision.showsClocks = true
    }

    private mutating func tellHow() {
        guard let stage = state.stage, let situation = playbook.situations[stage] else {
            say("how.general", commonFields)
            return
        }
        for key in situation.explains { say(key, commonFields) }
        if let steps = situation.steps { for key in playbook.steps[steps] ?? [] { say(key, commonFields) } }
    }
}
