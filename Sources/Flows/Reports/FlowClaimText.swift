import ConversationCore

/// What a step did, as the claims under which it holds.
enum FlowClaimText {
    /// The lines of a `then:` block.
    ///
    /// - Parameters:
    ///   - outputs: what the step did, in order.
    ///   - state: the conversation after it, `nil` for none.
    ///   - drafts: the ids of drafts by the names that claims gave them.
    ///   - labels: the labels of outputs, by their position.
    /// - Returns: the lines, the first of them `then:`.
    static func lines(
        of outputs: [FlowOutput],
        state: Conversation?,
        drafts: [String: String],
        labels: [Int: String] = [:]
    ) -> [String] {
        guard !outputs.isEmpty else { return ["then: [nothing]"] }
        var lines = ["then:"]
        for (index, output) in outputs.enumerated() {
            func add(_ name: String, _ parts: [(String, String)] = []) {
                lines.append("- \(output.kind.rawValue): \(name)")
                for (part, value) in parts { lines.append("  \(part): \(value)") }
            }
            func part(_ name: String) -> String { output.parts[name] ?? "" }
            switch output.kind {
            case .fires: add(output.name, [("kind", part("kind"))])
            case .class: add("[\(output.name.split(separator: " ").joined(separator: ", "))]")
            case .schedules, .moves: add(output.name, [("act-by", part("act-by"))])
            case .says: add(part("keys").split(separator: " ").first.map(String.init) ?? "")
            case .sends:
                add(name(of: output.name, in: drafts) ?? (part("template").isEmpty ? "own-words" : part("template")))
            case .drafts:
                let template = part("template")
                add(
                    name(of: output.name, in: drafts) ?? (template.isEmpty ? "own-words" : template),
                    (template.isEmpty ? [] : [("template", template)]) + [("tone", part("tone"))]
                )
            case .emails: add(output.name, [("kind", part("kind"))])
            default: add(output.name)
            }
            if let label = labels[index] { lines.append("  as: \(label)") }
        }
        if let state {
            let outcome = state.outcome == .none ? "" : ", outcome: \(state.outcome.rawValue)"
            lines.append("- state: { status: \(state.status.rawValue)\(outcome), turn: \(state.turn.rawValue) }")
        }
        return lines
    }

    /// The name that a claim gave to a draft, `nil` when none did.
    private static func name(of id: String, in drafts: [String: String]) -> String? {
        drafts.filter { $0.value == id }.keys.sorted().first
    }
}
