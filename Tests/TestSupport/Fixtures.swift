public import ConversationCore

public import TemplateLibrary

/// What many tests need.
public enum Fixtures {
    /// The built-in templates.
    public static let templates: TemplateStore = {
        do { return try TemplateStore() } catch { fatalError("the built-in templates are broken: \(error)") }
    }()

    /// The built-in rules of AliExpress.
    public static let playbook: Playbook = {
        do { return try templates.playbook("aliexpress") } catch {
            fatalError("the built-in playbook is broken: \(error)")
        }
    }()

    /// Berlin in the year 2026: winter time until 29 March 01:00 UTC, summer time until 25 October 01:00 UTC.
    public static let berlin = Zone(
        name: "Europe/Berlin",
        initialOffsetInSeconds: 3600,
        transitions: [
            Zone.Transition(secondsSinceEpoch: 1_774_746_000, offsetInSeconds: 7200),
            Zone.Transition(secondsSinceEpoch: 1_792_890_000, offsetInSeconds: 3600),
        ]
    )

    /// A moment in Berlin.
    public static func at(_ text: String) -> Instant {
        guard let instant = Instant(iso8601: text, in: berlin) else { fatalError("no moment: \(text)") }
        return instant
    }

    /// A day.
    public static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(iso8601: text) else { fatalError("no day: \(text)") }
        return day
    }

    /// A turn on a state with the built-in rules.
    public static func turn(_ state: Conversation, at text: String = "2026-03-02T09:00") -> Decider {
        Decider(state: state, now: at(text), playbook: playbook, zone: berlin, buyerLanguage: .english)
    }

    /// A new conversation's first turn, with its opening recorded.
    public static func opened(at text: String = "2026-03-02T09:00") -> Decider {
        var decider = turn(Conversation(number: 1, marketplace: "aliexpress"), at: text)
        decider.record(.opened(number: 1, marketplace: "aliexpress"))
        return decider
    }

    /// Makes the message that a turn asks for, as the engine does, with a text of its own.
    public static func draft(in turn: inout Decider) {
        guard let request = turn.decision.draftRequest else { return }
        turn.draftRendered(
            Draft(
                id: turn.nextDraftID,
                template: request.template,
                subject: nil,
                text: "text \(turn.nextDraftID)",
                language: request.language,
                tone: request.tone
            )
        )
    }
}
