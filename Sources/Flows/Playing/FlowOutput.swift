public import ConversationCore
public import Engine

/// Something that Rescind did because of a step.
public struct FlowOutput: Hashable, Codable, Sendable {
    /// What kind.
    public var kind: Flow.Claim.Kind
    /// Its name: a clock, a label, a template, an address.
    public var name: String
    /// Parts that a claim may look at.
    public var parts: [String: String]

    /// As a line of a transcript.
    public var description: String {
        // A hundred words have more than a hundred characters: what follows is not looked at.
        let words = (parts["text"] ?? "").unicodeScalars.split(maxSplits: 100, whereSeparator: \.isSpace).prefix(100)
        let short = words.map { String($0) }.joined(separator: " ")
        let end = short.index(short.startIndex, offsetBy: 100, limitedBy: short.endIndex) ?? short.endIndex
        let shown = end < short.endIndex ? short[..<end] + "…" : short[...]
        return ([kind.rawValue + (name.isEmpty ? "" : ": " + name)] + (shown.isEmpty ? [] : ["“\(shown)”"]))
            .joined(separator: " ")
    }

    /// A part or the name, by the name of a field.
    func field(_ field: String) -> String? { field == "name" ? name : parts[field] }
}

extension FlowOutput {
    /// What an answer did, in the order in which claims are written.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - zone: the buyer's zone, for moments.
    /// - Returns: the outputs.
    public static func outputs(of answer: TurnAnswer, zone: Zone) -> [FlowOutput] {
        var all = answer.events.compactMap { event -> FlowOutput? in
            guard case .clockSpoke(let id, let alert) = event.body else { return nil }
            return FlowOutput(kind: .fires, name: id, parts: ["kind": alert.kind.rawValue])
        }
        if let meaning = answer.decision.meaning {
            let labels = meaning.labels.map(\.rawValue).sorted().joined(separator: " ")
            all.append(FlowOutput(kind: .class, name: labels, parts: [:]))
        }
        all += answer.warnings.map { FlowOutput(kind: .warns, name: $0.code, parts: ["text": $0.text]) }
        all += moves(in: answer, zone: zone)
        all += words(in: answer)
        if let slot = answer.decision.asks { all.append(FlowOutput(kind: .asks, name: slot.rawValue, parts: [:])) }
        if let draft = answer.events.compactMap({ if case .drafted(let draft) = $0.body { draft } else { nil } }).last {
            all.append(
                FlowOutput(
                    kind: .drafts,
                    name: draft.id,
                    parts: [
                        "text": draft.text, "template": draft.template ?? "", "tone": draft.tone.rawValue,
                        "lang": draft.language.tag, "subject": draft.subject ?? "",
                    ]
                )
            )
        }
        return all
            + answer.letters.filter { $0.kind != "seller" }
            .map { letter in
                let parts = ["subject": letter.subject, "text": letter.text, "kind": letter.kind]
                return FlowOutput(kind: .emails, name: letter.to, parts: parts)
            }
    }

    /// What was sent, and what became of the clocks: a clock that began and moved in one turn began, one that began and
    /// ended did nothing, one that ended and began again moved.
    private static func moves(in answer: TurnAnswer, zone: Zone) -> [FlowOutput] {
        var moves: [FlowOutput] = []
        for event in answer.events {
            switch event.body {
            case .messageSent(let message):
                moves.append(
                    FlowOutput(
                        kind: .sends,
                        name: message.draft.id,
                        parts: [
                            "text": message.draft.text, "template": message.draft.template ?? "",
                            "to": answer.conversation?.sellerAddress ?? "conversation",
                        ]
                    )
                )
            case .clockSet(let clock):
                let times = ["act-by": zone.iso8601(clock.actBy), "expect-by": zone.iso8601(clock.expectBy)]
                if let known = moves.firstIndex(where: {
                    $0.name == clock.id && ($0.kind == .schedules || $0.kind == .moves)
                }) {
                    moves[known].parts = times
                } else {
                    moves.append(
                        FlowOutput(kind: clock.revision == 0 ? .schedules : .moves, name: clock.id, parts: times)
                    )
                }
            case .clockCancelled(let id):
                if let begun = moves.firstIndex(where: { $0.name == id && $0.kind == .schedules }) {
                    moves.remove(at: begun)
                } else {
                    moves.append(FlowOutput(kind: .cancels, name: id, parts: [:]))
                }
            default: break
            }
        }
        for (index, output) in moves.enumerated() where output.kind == .schedules {
            if let gone = moves[..<index].firstIndex(where: { $0.kind == .cancels && $0.name == output.name }) {
                moves[index].kind = .moves
                moves[gone].name = ""
            }
        }
        return moves.filter { $0.kind != .cancels || !$0.name.isEmpty }
    }

    /// What was said, the question apart.
    private static func words(in answer: TurnAnswer) -> [FlowOutput] {
        let asked = answer.decision.asks.map { "ask.\($0.rawValue)" }
        let says = zip(answer.decision.says.map(\.key), answer.says).filter { $0.0 != asked }
        guard !says.isEmpty else { return [] }
        let parts = ["text": says.map(\.1).joined(separator: "\n"), "keys": says.map(\.0).joined(separator: " ")]
        return [FlowOutput(kind: .says, name: "", parts: parts)]
    }
}
