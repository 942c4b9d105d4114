/// The names that claims may use, as the playbooks and templates have them.
public struct FlowVocabulary: Sendable {
    /// The clocks.
    public var clocks: Set<String>
    /// The templates of messages.
    public var templates: Set<String>
    /// The kinds of emails to the buyer.
    public var notifications: Set<String>

    /// Names.
    public init(clocks: Set<String>, templates: Set<String>, notifications: Set<String>) {
        self.clocks = clocks
        self.templates = templates
        self.notifications = notifications
    }

    /// Whether a clock can have that name: a playbook's, or that of a promise.
    func hasClock(_ id: String) -> Bool {
        clocks.contains(id) || (id.hasPrefix("promise-") && Int(id.dropFirst("promise-".count)).map { $0 > 0 } == true)
    }

    /// Whether a template's name begins so.
    func hasTemplate(_ stem: String) -> Bool { templates.contains { $0.hasPrefix(stem) } }

    /// The names of events, for the nearest one to a name that is misspelt.
    static let events = [
        "opened", "marketplaceSet", "playbookAdopted", "buyerSaid", "goalSet", "learned", "stageMoved", "asked",
        "repaired",
        "questionEnded", "skipped", "planned", "drafted", "draftShown", "draftDropped", "messageSent", "sellerSaid",
        "meaningConfirmed", "meaningCorrected", "statusMoved", "clockSet", "clockCancelled", "clockSpoke",
        "promiseNoted",
        "promiseEnded", "moneyNoted", "warned", "pointOfNoReturnPassed", "disputeOpened", "closed", "reopened",
        "undone",
    ]
}
