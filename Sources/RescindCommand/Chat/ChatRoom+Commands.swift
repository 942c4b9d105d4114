import ConversationCore
import Drafting
import Engine
import EventStorage

/// What commands of the chat answer that change nothing in the matter itself.
extension ChatRoom {
    /// The conversations in which words occur; a store in memory has no index to ask.
    func search(_ words: String) throws -> TurnAnswer {
        let numbers = try (log as? SQLiteEventLog)?.search(words) ?? []
        let found = try numbers.prefix(20).compactMap { try log.conversation($0) }
        if found.isEmpty { return try engine.answer([Say("search.none", ["value": .text(words)])]) }
        return try engine.answer(try found.map { try engine.inboxLine($0) })
    }

    /// The seller's last words, as they were written.
    func original() throws -> TurnAnswer {
        guard let state = try front(), let reply = state.reply else {
            return try engine.answer([Say("original.none")], about: front())
        }
        return try engine.answer([Say("original", ["value": .text(reply.text)])], about: state)
    }

    /// Gives the draft to the screen, which may have a clipboard.
    func copy(_ turn: inout ChatTurn) throws -> TurnAnswer {
        guard let draft = try front()?.draft else { return try engine.answer([Say("draft.none")], about: front()) }
        guard canCopy else {
            turn.mistake = "copy.none"
            return try engine.answer([Say("copy.none")], about: front())
        }
        turn.copied = draft.text
        return try engine.answer([Say("copy.done")], about: front())
    }

    /// Writes the conversation in front into a file that is not there yet.
    func export(to path: String?, _ turn: inout ChatTurn) throws -> TurnAnswer {
        guard let state = try front() else { return try engine.answer([Say("no-conversation")]) }
        let name = path ?? "order-\(state.facts.orderNumber ?? String(state.number)).txt"
        do {
            try ConversationFile(state, try log.events(of: state.number), in: engine.correspondence.zone)
                .write(to: name)
        } catch let failure as CommandFailure {
            turn.mistake = "export.refused"
            return try engine.answer([Say("export.refused", ["problem": .text(failure.message)])], about: state)
        }
        turn.writtenFile = name
        return try engine.answer([Say("export.done", ["file": .text(name)])], about: state)
    }

    mutating func open(_ name: String, _ turn: inout ChatTurn) throws -> TurnAnswer {
        switch try ConversationName(name).find(in: log, marketplaces: engine.playbooks.map(\.marketplace)) {
        case .one(let state): return try show(state)
        case .none:
            turn.mistake = "opened.unknown"
            return try engine.answer([Say("opened.unknown", ["value": .text(name)])], about: front())
        case .several(let found):
            turn.mistake = "opened.several"
            let choices = found.map { $0.facts.orderNumber ?? String($0.number) }.joined(separator: ", ")
            return try engine.answer(
                [Say("opened.several", ["value": .text(name), "choices": .text(choices)])],
                about: front()
            )
        }
    }

    /// Puts a conversation in front and says how it stands.
    mutating func show(_ state: Conversation) throws -> TurnAnswer {
        focus(on: state.number)
        var fields: [String: FieldValue] = ["conversation": .text(String(state.number))]
        fields["order"] = state.facts.orderNumber.map { .text($0) }
        var answer = try act(.tellStatus)
        answer.decision.says.insert(Say("opened.at", fields), at: 0)
        answer.says.insert(try words("opened.at", fields), at: 0)
        return answer
    }

    func explanation(of failure: TemplateFailure) -> Say {
        switch failure {
        case .unknownTemplate(let name, let nearest):
            Say("command.no-template", ["template": .text(name), "nearest": .text(nearest.first ?? "first")])
        case .missingFields(let template, _, let fields):
            Say(
                "command.missing-fields",
                ["template": .text(template), "fields": .text(fields.joined(separator: ", "))]
            )
        default: Say("command.broken", ["mistake": .text(failure.description)])
        }
    }
}
