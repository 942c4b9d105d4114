import ConversationCore
import Engine

/// Holds the claims of steps against what the steps did.
struct ClaimChecker {
    let flow: Flow
    /// The golden text of a path, `nil` when there is none.
    let golden: (String) -> String?
    private(set) var failures: [FlowFailure] = []
    private(set) var goldenTexts: [String: String] = [:]

    init(_ flow: Flow, golden: @escaping (String) -> String?) {
        self.flow = flow
        self.golden = golden
    }

    /// One step in hand.
    private struct Looked {
        let step: Flow.Step
        let outcome: StepOutcome
        /// What was claimed and what happened, shown with a failure.
        var lists: [String] {
            let claimed = step.claims.filter { $0.kind.isOutput || $0.kind == .nothing }
                .map { "  - " + $0.kind.rawValue + ($0.name.isEmpty ? "" : ": \($0.name)") }
            let did = outcome.outputs.map { "  - " + $0.description }
            return ["claimed:"] + (claimed.isEmpty ? ["  - nothing"] : claimed) + ["happened:"]
                + (did.isEmpty ? ["  - nothing"] : did)
        }
    }

    /// Checks a step.
    ///
    /// - Parameters:
    ///   - step: the step.
    ///   - outcome: what it did.
    ///   - drafts: the ids of drafts, by the names that earlier claims gave them.
    mutating func check(_ step: Flow.Step, _ outcome: StepOutcome, drafts: [String: String]) {
        let matching = ClaimMatching(step.claims, outcome.outputs, drafts: drafts)
        let looked = Looked(step: step, outcome: outcome)
        for objection in outcome.objections { fail(step.place, objection.code, objection.message, []) }
        if outcome.objections.isEmpty { checkOutputs(looked, matching) }
        for (index, claim) in step.claims.enumerated() {
            switch claim.kind {
            case .slots: checkFacts(claim, ClaimChecker.facts(of: outcome.conversation), looked)
            case .state: checkFacts(claim, ClaimChecker.state(of: outcome.conversation), looked)
            case .event: checkEvent(claim, looked)
            case .nothing: break
            default: if let found = matching.found[index] { checkParts(claim, outcome.outputs[found], looked) }
            }
        }
    }

    /// Every claim about an output must be found, and every output be claimed.
    private mutating func checkOutputs(_ looked: Looked, _ matching: ClaimMatching) {
        let (step, outputs) = (looked.step, looked.outcome.outputs)
        if let nothing = step.claims.first(where: { $0.kind == .nothing }), !outputs.isEmpty {
            let did = outputs.map(\.description).joined(separator: "; ")
            fail(nothing.place, .notNothing, "claimed nothing, and there was: \(did)", looked.lists)
            return
        }
        var hasMissing = false
        for (index, claim) in step.claims.enumerated() where claim.kind.isOutput && matching.found[index] == nil {
            hasMissing = true
            let name = claim.name.isEmpty ? "" : " " + claim.name
            fail(
                claim.place,
                .missing,
                "claimed \(claim.kind.rawValue)\(name), and it did not happen\(hint(claim, index, outputs, matching))",
                looked.lists
            )
        }
        guard !step.isLoose else { return }
        let unclaimed = outputs.indices.filter { !matching.found.values.contains($0) }
        if unclaimed.isEmpty { return }
        // Behind a claim that failed, what is left over is most likely that claim's own output.
        let place = step.claims.enumerated()
            .first { index, _ in matching.found[index].map { $0 > unclaimed[0] } == true }?
            .element.place
        fail(
            place ?? step.place,
            .unclaimed,
            "\(place == nil ? "" : "before this ")unclaimed: "
                + unclaimed.map { outputs[$0].description }.joined(separator: "; "),
            hasMissing ? [] : looked.lists
        )
    }

    /// What happened in place of a claim: the same under another name, or another thing of the same name.
    private func hint(_ claim: Flow.Claim, _ index: Int, _ outputs: [FlowOutput], _ matching: ClaimMatching) -> String {
        let free = outputs.indices.filter { !matching.found.values.contains($0) }
        if let near = free.first(where: { outputs[$0].kind == claim.kind }) {
            return "; it \(outputs[near].kind.rawValue) \(outputs[near].name)"
        }
        if !claim.name.isEmpty, let near = free.first(where: { outputs[$0].name == claim.name }) {
            return "; it \(outputs[near].kind.rawValue) \(claim.name)"
        }
        // Done, but elsewhere in the order.
        let claimed = matching.found.values.contains {
            outputs[$0].kind == claim.kind && outputs[$0].name == claim.name
        }
        let isThere = outputs.contains { $0.kind == claim.kind && (claim.name.isEmpty || $0.name == claim.name) }
        return isThere && !claimed ? " at this place in the order" : ""
    }

    // MARK: - Parts

    private mutating func checkParts(_ claim: Flow.Claim, _ output: FlowOutput, _ looked: Looked) {
        for part in claim.parts {
            let text = part.name == "says" ? output.parts["text"] ?? "" : output.parts[part.name] ?? ""
            guard let matcher = part.matcher.mapped({ Reference.resolved($0, looked.outcome.memory.value) }) else {
                fail(part.place, .label, "a value is not there: the claim that is referred to did not hold", [])
                continue
            }
            if part.name == "says", isKey(matcher, output) { continue }
            if part.name == "template", case .has(let stem)? = matcher.conditions.first, text.hasPrefix(stem) {
                continue
            }
            for case .snapshot(let name) in matcher.conditions { checkGolden(name, text, part.place, looked) }
            if let objection = matcher.objection(to: text) {
                let name = claim.name.isEmpty ? "" : " " + claim.name
                fail(
                    part.place,
                    .part,
                    "\(claim.kind.rawValue)\(name): \(part.name == "says" ? "text" : part.name) \(objection); "
                        + "it is “\(Matcher.folded(text))”",
                    looked.lists
                )
            }
        }
    }

    /// A bare word may be the key of a phrase as well as part of it.
    private func isKey(_ matcher: Matcher, _ output: FlowOutput) -> Bool {
        guard case .has(let key)? = matcher.conditions.first, matcher.conditions.count == 1 else { return false }
        return output.parts["keys"]?.split(separator: " ").contains(Substring(key)) == true
    }

    private mutating func checkGolden(_ name: String, _ text: String, _ place: Flow.Place, _ looked: Looked) {
        let path = ClaimChecker.goldenPath(name, beside: place.file)
        let wanted = goldenTexts[path] ?? golden(path)
        if wanted == text { return }
        goldenTexts[path] = text
        guard let wanted else {
            fail(place, .noSnapshot, "there is no golden text \(path): --accept writes it", looked.lists)
            return
        }
        let same = zip(wanted, text).prefix { $0 == $1 }.count
        fail(
            place,
            .snapshot,
            "differs from the golden text \(path) at character \(same + 1): --accept rewrites it",
            [
                "golden: …\(wanted.dropFirst(max(0, same - 20)).prefix(80))",
                "text:   …\(text.dropFirst(max(0, same - 20)).prefix(80))",
            ]
        )
    }

    /// `folder/name-of-the-flow.NAME.txt`.
    static func goldenPath(_ name: String, beside file: String) -> String {
        let stem = file.hasSuffix(".flow.yaml") ? String(file.dropLast(".flow.yaml".count)) : file
        return "\(stem).\(name).txt"
    }

    // MARK: - State

    private mutating func checkEvent(_ claim: Flow.Claim, _ looked: Looked) {
        let recorded = looked.outcome.recorded
        if recorded.contains(claim.name) { return }
        let names = recorded.isEmpty ? "none" : recorded.joined(separator: ", ")
        fail(claim.place, .unrecorded, "the event \(claim.name) was not recorded; recorded: \(names)", looked.lists)
    }

    private mutating func checkFacts(_ claim: Flow.Claim, _ found: [String: String], _ looked: Looked) {
        for part in claim.parts {
            let value = found[part.name] ?? "unset"
            let matcher = part.matcher.mapped { Reference.resolved($0, looked.outcome.memory.value) }
            if let objection = matcher?.objection(to: value) {
                fail(
                    part.place,
                    .state,
                    "\(claim.kind.rawValue): \(part.name) \(objection); it is “\(value)”",
                    looked.lists
                )
            }
        }
    }

    private static func state(of state: Conversation?) -> [String: String] {
        [
            "stage": state?.stage?.rawValue ?? "unset", "status": state?.status.rawValue ?? "unset",
            "outcome": state?.outcome.rawValue ?? "unset", "turn": state?.turn.rawValue ?? "unset",
        ]
    }

    private static func facts(of state: Conversation?) -> [String: String] {
        let facts = state?.facts
        let found = [
            "order": facts?.orderNumber, "stage": state?.stage?.rawValue, "reason": facts?.reason?.rawValue,
            "payment_method": facts?.paymentMethod?.name, "ordered_on": facts?.orderedOn?.description,
            "paid_on": facts?.paidOn?.description, "shipped_on": facts?.shippedOn?.description,
            "received_on": facts?.receivedOn?.description, "deadline": facts?.deadline?.description,
            "item": facts?.item, "amount": facts?.amount?.description, "seller": facts?.seller,
            "question": facts?.question,
        ]
        return found.compactMapValues { $0 }
    }

    // MARK: - The end

    /// Checks what holds at the end, disturbances apart.
    mutating func finish(_ world: FlowWorld) throws {
        let all = try world.log.list(ConversationFilter(includesClosed: true, limit: .max))
            .sorted { $0.number < $1.number }
        for final in flow.finally {
            switch final.kind {
            case .timers(let expected):
                let running = all.flatMap(\.clocks).map(\.id).sorted()
                if running != expected.sorted() {
                    fail(final.place, .timers, "timers: expected \(expected.sorted()), still running \(running)", [])
                }
            case .outbox(let expected):
                let waiting = try world.outbox.outbox(state: nil).filter { $0.state != .sent && $0.state != .dropped }
                if waiting.count != expected {
                    let names = waiting.map { "\($0.kind) \($0.state.rawValue)" }
                    fail(final.place, .outbox, "outbox: expected \(expected), there are \(waiting.count)", names)
                }
            case .thread(let expected):
                let sent = all.map(\.sentCount).reduce(0, +)
                if sent != expected {
                    fail(final.place, .thread, "thread: expected \(expected) messages, there are \(sent)", [])
                }
            case .messages(let expected):
                let found = try all.flatMap { try ClaimChecker.messages(in: world.log.events(of: $0.number)) }
                if found != expected {
                    fail(
                        final.place,
                        .thread,
                        "thread: expected [\(expected.joined(separator: ", "))], it is [\(found.joined(separator: ", "))]",
                        []
                    )
                }
            case .sameUnder: break
            }
        }
    }

    /// The messages of a thread as they stand, undone ones left out: a template, `own-words`, or `seller`.
    private static func messages(in events: [Event]) -> [String] {
        let undone = events.turnsTakenBack
        return events.filter { !undone.contains($0.turn) }
            .compactMap { event in
                switch event.body {
                case .messageSent(let message): message.draft.template ?? "own-words"
                case .sellerSaid: "seller"
                default: nil
                }
            }
    }

    /// Keeps a failure of the end under a disturbance.
    mutating func failSame(_ place: Flow.Place, _ disturbance: Flow.Disturbance, _ differences: [String]) {
        fail(place, .disturbed, "the end is not the same under \(disturbance.rawValue)", differences)
    }

    private mutating func fail(_ place: Flow.Place, _ code: FlowCode, _ message: String, _ events: [String]) {
        fail(place, code.rawValue, message, events)
    }

    private mutating func fail(_ place: Flow.Place, _ code: String, _ message: String, _ events: [String]) {
        failures.append(FlowFailure(place: place, code: code, message: message, events: events))
    }
}
