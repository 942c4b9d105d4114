public import ConversationCore
import Drafting

extension Engine {
    /// Renders the message; one that needs a fact not known yet does not hold up the turn.
    func renderOrSayWhatIsMissing(_ request: DraftRequest, in turn: inout Decider) throws {
        do {
            try render(request, in: &turn)
        } catch EngineError.template(.missingFields(let template, _, let fields)) {
            turn.decision.draftRequest = nil
            turn.decision.showsDraft = false
            let names = fields.joined(separator: ", ")
            turn.decision.says.append(Say("draft.missing", ["template": .text(template), "fields": .text(names)]))
        }
    }

    /// Renders the message a turn asks for and records it.
    ///
    /// A text that the seller has had is not proposed again: the same is said in another tone, the firmer one first;
    /// when all have been said, nothing is drafted.
    private func render(_ wanted: DraftRequest, in turn: inout Decider) throws {
        var request = wanted
        var message = try message(for: request, locale: request.language, in: turn.state)
        for tone in [Tone.firm, .neutral, .warm] where turn.state.hasSent(message.text) {
            request.tone = tone
            message = try self.message(for: request, locale: request.language, in: turn.state)
        }
        guard !turn.state.hasSent(message.text) else {
            turn.decision.draftRequest = nil
            turn.decision.showsDraft = false
            turn.decision.says.append(Say("draft.said-before", ["template": .text(request.template)]))
            return
        }
        let mine = correspondence.buyerLanguage
        let translation = mine == request.language ? nil : try? self.message(for: request, locale: mine, in: turn.state)
        turn.draftRendered(
            Draft(
                id: turn.nextDraftID,
                template: request.template,
                subject: message.subject,
                text: message.text,
                translation: translation?.text,
                language: request.language,
                tone: request.tone,
                row: request.row
            )
        )
    }

    /// The requested message in a language.
    private func message(
        for request: DraftRequest,
        locale: Language,
        in state: Conversation
    ) throws(EngineError) -> RenderedMessage {
        var fields = request.fields
        // What is asked for before shipping, a cancellation, cannot be asked for after it.
        if let stage = state.stage, stage >= .shipped { fields["after_shipping"] = .text(stage.rawValue) }
        do {
            return try templates.message(
                request.template,
                marketplace: state.marketplace,
                locale: locale,
                tone: request.tone,
                fields: fields
            )
        } catch {
            throw EngineError.template(error)
        }
    }

    /// The answer in words, about a conversation or none.
    func worded(_ decision: Decision, about conversation: Conversation?) throws -> TurnAnswer {
        let wording = wording(for: conversation)
        var answer = TurnAnswer(conversation: conversation, decision: decision, says: [])
        answer.says = try decision.says.map { try self.worded($0, wording) }
        answer.warningTexts = try decision.warnings.map { try self.worded($0.say, wording) }
        guard wordsEverything else { return answer }
        if let meaning = decision.meaning { answer.meaningLines = try self.worded(meaning, wording) }
        if let conversation { answer.clocks = try wordedClocks(of: conversation, wording) }
        if let proposal = decision.proposal {
            answer.proposal = TurnAnswer.WordedProposal(
                row: proposal.row,
                text: try self.worded(proposal.say, wording),
                why: try self.worded(proposal.why, wording),
                by: proposal.by,
                alternatives: try proposal.alternatives.map { try self.worded($0, wording) }
            )
        }
        return answer
    }

    /// The buyer's words, as the marketplace of a conversation has them.
    public func wording(for conversation: Conversation?) -> Wording {
        Wording(
            templates: templates,
            marketplace: conversation?.marketplace ?? playbooks[0].marketplace,
            language: correspondence.buyerLanguage
        )
    }

    /// An answer of some phrases, that leaves nothing behind.
    ///
    /// - Throws: `EngineError`.
    public func answer(_ says: [Say], about conversation: Conversation? = nil) throws -> TurnAnswer {
        var decision = Decision()
        decision.says = says
        return try worded(decision, about: conversation)
    }

    /// An answer of one phrase, that leaves nothing behind.
    func spoken(_ say: Say, about conversation: Conversation? = nil) throws -> TurnAnswer {
        try answer([say], about: conversation)
    }
}
