public import ConversationCore
public import Engine

/// The flow of a conversation that has taken place: its log as steps.
public struct ThreadFlow {
    /// What stands before the steps.
    public private(set) var head: FlowHead
    /// The steps, without claims.
    public private(set) var steps: [Flow.Step] = []
    /// What could not be written as a step, a line each.
    public private(set) var gaps: [String] = []

    /// The flow of a log.
    ///
    /// What was taken back is left out, with the undo itself.
    ///
    /// - Parameters:
    ///   - events: the events of one conversation, in order.
    ///   - name: the flow's name.
    ///   - correspondence: whose conversation it was.
    public init(of events: [Event], name: String, correspondence: Correspondence) {
        let start = events.first?.recordedAt ?? Instant(millisecondsSinceEpoch: 0)
        head = FlowHead(
            name: name,
            start: start,
            zone: correspondence.zone,
            given: Flow.Given(
                name: correspondence.buyerName,
                email: correspondence.buyerEmail,
                language: correspondence.buyerLanguage
            )
        )
        var turns = ThreadFlow.liveTurns(in: events)
        // What was known before anyone spoke is given, not said.
        if let first = turns.first, !first.contains(where: { ThreadFlow.isSaid($0.body) }) {
            turns.removeFirst()
            for event in first {
                if case .learned(let facts, _) = event.body {
                    head.given.order = (head.given.order ?? Facts()).merging(facts)
                }
                if case .stageMoved(let stage, _) = event.body { head.given.stage = stage }
            }
            head.given.order?.buyer = nil
        }
        for turn in turns { add(turn) }
    }

    /// The turns that hold, in order.
    private static func liveTurns(in events: [Event]) -> [[Event]] {
        let undone = events.turnsTakenBack
        var turns: [[Event]] = []
        for event in events where !undone.contains(event.turn) {
            if turns.last?.first?.turn == event.turn {
                turns[turns.count - 1].append(event)
            } else {
                turns.append([event])
            }
        }
        return turns
    }

    private static func isSaid(_ body: Event.Body) -> Bool {
        switch body {
        case .buyerSaid, .sellerSaid: true
        default: false
        }
    }

    /// Adds the steps of a turn.
    private mutating func add(_ turn: [Event]) {
        guard let first = turn.first else { return }
        let moment = Instant(secondsSinceEpoch: first.recordedAt.secondsSinceEpoch)
        let verbs = ThreadFlow.verbs(of: turn, zone: head.zone)
        if verbs.isEmpty, turn.contains(where: { !ThreadFlow.followsByItself($0.body) }) {
            gaps.append("\(head.zone.iso8601(moment)): \(turn.map(\.body.name).joined(separator: ", "))")
        }
        for verb in verbs {
            let at: Flow.Moment? = if case .advance = verb { nil } else { .instant(moment) }
            let place = Flow.Place(file: head.name, line: steps.count + 1, column: 1)
            steps.append(Flow.Step(place: place, verb: verb, at: at, isLoose: false, claims: []))
        }
    }

    /// Whether an event is never a turn of its own.
    private static func followsByItself(_ body: Event.Body) -> Bool {
        switch body {
        case .opened, .playbookAdopted, .marketplaceSet, .draftShown, .statusMoved, .clockCancelled, .planned, .goalSet:
            true
        default: false
        }
    }

    /// What was said or done in a turn.
    private static func verbs(of turn: [Event], zone: Zone) -> [Flow.Verb] {
        let bodies = turn.map(\.body)
        for body in bodies {
            switch body {
            case .buyerSaid(let text, _): return [.buyer(escaped(text))]
            case .sellerSaid(let text, _, _): return [.seller(escaped(text))]
            // What a mail server says cannot be put into a step.
            case .messageLost: return []
            case .clockSpoke: return turn.first.map { [.advance(.instant(atOrAfter($0.recordedAt)))] } ?? []
            default: continue
            }
        }
        for body in bodies {
            switch body {
            case .pointOfNoReturnPassed(_, let typed): return [.buyer(escaped(typed))]
            case .messageSent: return [.command("/send")]
            case .drafted(let draft): return [drafted(draft)]
            case .draftDropped: return [.command("/no")]
            case .meaningCorrected(let labels):
                return [.command("/mark meaning \(labels.map(\.rawValue).joined(separator: " "))")]
            case .meaningConfirmed: return [.buyer("yes")]
            case .disputeOpened: return [.platform(.mark(.dispute))]
            case .moneyNoted(let record) where record.kind == .refunded: return [.bank(record.amount)]
            case .stageMoved(let stage, .platform): return [.platform(.stage(stage))]
            case .clockSet(let clock): return [clockMoved(clock, zone)]
            case .learned(let facts, _): return learned(facts)
            case .closed(let outcome): return ended(outcome)
            default: continue
            }
        }
        return []
    }

    /// A dollar sign and brace stand for themselves.
    private static func escaped(_ text: String) -> String { text.replacing("${", with: "$${") }

    /// The whole second at or after a moment: a clock that speaks within it has spoken then.
    private static func atOrAfter(_ moment: Instant) -> Instant {
        Instant(
            secondsSinceEpoch: Instant(millisecondsSinceEpoch: moment.millisecondsSinceEpoch + 999).secondsSinceEpoch
        )
    }

    private static func drafted(_ draft: Draft) -> Flow.Verb {
        guard let template = draft.template else { return .edit(escaped(draft.text)) }
        return draft.tone == .neutral
            ? .command("/draft \(template)") : .command("/wording \(draft.tone.rawValue) \(draft.language.tag)")
    }

    private static func clockMoved(_ clock: Clock, _ zone: Zone) -> Flow.Verb {
        let reason = clock.overrideReason ?? clock.pauseReason ?? "by hand"
        if clock.pausedWithLeft != nil { return .command("/clock \(clock.id) pause \(reason)") }
        return .command("/clock \(clock.id) until \(zone.iso8601(clock.end)) \(reason)")
    }

    private static func ended(_ outcome: Outcome) -> [Flow.Verb] {
        switch outcome {
        case .cancelledUnpaid: [.platform(.mark(.cancelled))]
        case .cancelledRefunded: [.platform(.mark(.refunded))]
        case .kept: [.platform(.mark(.kept))]
        case .lost: [.platform(.mark(.lost))]
        case .abandoned: [.platform(.mark(.abandoned))]
        case .none, .partiallyRefunded: []
        }
    }

    private static func learned(_ facts: Facts) -> [Flow.Verb] {
        let parts: [(String, String?)] = [
            ("item", facts.item), ("seller", facts.seller), ("seller-email", facts.sellerEmail), ("me", facts.buyer),
            ("amount", facts.amount?.description), ("counter", facts.counter?.description),
            ("ordered-on", facts.orderedOn?.description), ("paid-on", facts.paidOn?.description),
            ("shipped-on", facts.shippedOn?.description), ("received-on", facts.receivedOn?.description),
            ("deadline", facts.deadline?.description),
        ]
        let language = facts.sellerLanguage.map { [Flow.Verb.command("/lang \($0.tag)")] } ?? []
        return parts.compactMap { key, value in value.map { .command("/set \(key) \(escaped($0))") } } + language
    }

    // MARK: - As a file

    /// The same with names, addresses, numbers and sums put in place of the real ones, each always by the same.
    ///
    /// - Parameter mask: the mask.
    /// - Returns: the flow, masked.
    public func masked(by mask: Mask) -> ThreadFlow {
        var masked = self
        masked.head.name = mask.text(head.name)
        masked.head.given = mask.given(head.given)
        masked.steps = steps.map { step in
            var step = step
            step.verb = mask.verb(step.verb)
            return step
        }
        return masked
    }

    /// The flow as it is played.
    public var flow: Flow {
        Flow(
            file: head.name,
            sources: [:],
            name: head.name,
            row: nil,
            tags: [],
            start: Instant(secondsSinceEpoch: head.start.secondsSinceEpoch),
            zone: head.zone,
            given: head.given,
            steps: steps,
            finally: []
        )
    }
}
