import ConversationCore
import Engine
import Foundation

/// A turn of the chat as one JSON object; `"v":1`.
struct ChatJSON: Encodable {
    var v = 1
    var says: [String]
    var asks: String?
    var draft: DraftJSON?
    var meaning: MeaningJSON?
    var state: StateJSON?
    var clocks: [ClockJSON]
    var warnings: [WarningJSON]
    var conversation: Int64?
    var order: String?
    var proposal: ProposalJSON?
    var fired: [ChatJSON]?
    var mailed: [MailedJSON]?
    var error: ErrorJSON?
    var collecting: Bool?

    /// A draft.
    struct DraftJSON: Encodable {
        var id: String
        var to: String
        var subject: String?
        var text: String
        var lang: String
        var tone: String
        var template: String?
        var translation: String?
    }

    /// A reading.
    struct MeaningJSON: Encodable {
        var lang: String?
        var labels: [String]
        var spans: [Meaning.Span]
        var confidence: Double
        var promises: [PromiseOutput]
    }

    /// Where the matter is.
    struct StateJSON: Encodable {
        var stage: String?
        var status: String
        var outcome: String
        var turn: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            // The contract names all four: a stage that is not known is null, not absent.
            try container.encode(stage, forKey: .stage)
            try container.encode(status, forKey: .status)
            try container.encode(outcome, forKey: .outcome)
            try container.encode(turn, forKey: .turn)
        }

        private enum Key: CodingKey { case stage, status, outcome, turn }
    }

    /// A clock, with its instants.
    struct ClockJSON: Encodable {
        var id: String
        var owner: String
        var start: String
        var act_by: String
        var expect_by: String
        var next_alert: String?
        var sources: [String]
    }

    /// A danger.
    struct WarningJSON: Encodable {
        var code: String
        var text: String
        var kills: [String]
    }

    /// The advice.
    struct ProposalJSON: Encodable {
        var row: String
        var text: String
        var why: String
        var by: String?
        var alternatives: [String]
    }

    /// An email that left.
    struct MailedJSON: Encodable {
        var kind: String
        var to: String
        var subject: String
    }

    /// What was wrong with the line.
    struct ErrorJSON: Encodable {
        var code: String
        var message: String
    }

    /// A turn of the chat.
    init(_ turn: ChatTurn, in room: ChatRoom) throws {
        let zone = room.engine.correspondence.zone
        self.init(turn.answer, zone: zone)
        try addAdvice(room)
        if let shown = turn.answer?.shownDraft, room.goesToPlatform(shown) { draft?.to = "platform" }
        if let code = turn.mistake { error = ErrorJSON(code: code, message: says.joined(separator: " ")) }
        if !turn.fired.isEmpty {
            fired = try turn.fired.map { answer in
                var told = ChatJSON(answer, zone: zone)
                try told.addAdvice(room)
                return told
            }
        }
        if !turn.mailed.isEmpty {
            mailed = turn.mailed.map { MailedJSON(kind: $0.kind, to: $0.recipient, subject: $0.subject) }
        }
        collecting = room.isCollecting ? true : nil
    }

    /// What is advised is also said, before the question, so that a reader of `says` alone misses nothing.
    private mutating func addAdvice(_ room: ChatRoom) throws {
        guard let proposal else { return }
        let advice = try room.words("chat.next-step", ["step": .text(proposal.text), "why": .text(proposal.why)])
        says.insert(advice, at: asks == nil ? says.count : max(0, says.count - 1))
    }

    /// An answer.
    private init(_ answer: TurnAnswer?, zone: Zone) {
        guard let answer else {
            says = []
            clocks = []
            warnings = []
            return
        }
        let conversation = answer.conversation
        says = answer.says
        asks = answer.decision.asks?.rawValue
        if let shown = answer.shownDraft {
            draft = DraftJSON(
                id: shown.id,
                to: conversation?.sellerAddress ?? "conversation",
                subject: shown.subject,
                text: shown.text,
                lang: shown.language.tag,
                tone: shown.tone.rawValue,
                template: shown.template,
                translation: shown.translation
            )
        }
        if let read = answer.decision.meaning {
            meaning = MeaningJSON(
                lang: read.language?.tag,
                labels: read.labels.map(\.rawValue),
                spans: read.spans,
                confidence: read.confidence,
                promises: read.promises.map { PromiseOutput($0) }
            )
        }
        state = conversation.map {
            StateJSON(
                stage: $0.stage?.rawValue,
                status: $0.status.rawValue,
                outcome: $0.outcome.rawValue,
                turn: $0.turn.rawValue
            )
        }
        clocks = (conversation?.clocks ?? []).sorted { ($0.actBy, $0.id) < ($1.actBy, $1.id) }
            .map { clock in
                ClockJSON(
                    id: clock.id,
                    owner: clock.owner.rawValue,
                    start: zone.iso8601(clock.start),
                    act_by: zone.iso8601(clock.actBy),
                    expect_by: zone.iso8601(clock.expectBy),
                    next_alert: clock.nextAlert.map { zone.iso8601($0.at) },
                    sources: clock.basis.map(\.value.source)
                )
            }
        warnings = zip(answer.decision.warnings, answer.warnings)
            .map { warning, worded in
                WarningJSON(code: warning.code, text: worded.text, kills: warning.kills)
            }
        self.conversation = conversation?.number
        order = conversation?.facts.orderNumber
        proposal = answer.proposal.map {
            ProposalJSON(
                row: $0.row,
                text: $0.text,
                why: $0.why,
                by: $0.by.map { zone.iso8601($0) },
                alternatives: $0.alternatives
            )
        }
    }

    /// Every key of the contract stands in every object; absent values are null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(v, forKey: .v)
        try container.encode(says, forKey: .says)
        try container.encode(asks, forKey: .asks)
        try container.encode(draft, forKey: .draft)
        try container.encode(meaning, forKey: .meaning)
        try container.encode(state, forKey: .state)
        try container.encode(clocks, forKey: .clocks)
        try container.encode(warnings, forKey: .warnings)
        try container.encodeIfPresent(conversation, forKey: .conversation)
        try container.encodeIfPresent(order, forKey: .order)
        try container.encodeIfPresent(proposal, forKey: .proposal)
        try container.encodeIfPresent(fired, forKey: .fired)
        try container.encodeIfPresent(mailed, forKey: .mailed)
        try container.encodeIfPresent(error, forKey: .error)
        try container.encodeIfPresent(collecting, forKey: .collecting)
    }

    private enum Key: CodingKey {
        case v, says, asks, draft, meaning, state, clocks, warnings, conversation, order, proposal, fired, mailed,
            error,
            collecting
    }

    /// One line of input: exactly one of text, seller and command.
    static func input(_ line: String) -> ChatInput {
        func wrong(_ key: String, _ value: String = "") -> ChatInput { .unusable(Say(key, ["value": .text(value)])) }
        guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8), options: [.fragmentsAllowed]) else {
            return wrong("json.broken")
        }
        guard let object = value as? [String: Any] else { return wrong("json.no-object") }
        let known = ["text", "seller", "command"]
        if let extra = object.keys.sorted().first(where: { !known.contains($0) }) {
            return wrong("json.unknown-key", extra)
        }
        guard object.count == 1, let (key, held) = object.first else { return wrong("json.one-key") }
        guard let text = held as? String else { return wrong("json.no-text", key) }
        switch key {
        case "seller": return .seller(text)
        case "command": return text.hasPrefix("/") ? .text(text) : wrong("json.no-command", text)
        default: return .text(text)
        }
    }
}
