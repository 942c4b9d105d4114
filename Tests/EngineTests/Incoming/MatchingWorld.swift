import ConversationCore
import Engine
import MailFormat
import TestSupport

/// Conversations that mails may belong to.
///
/// | number | order | seller | letters |
/// |---|---|---|---|
/// | 1 | 8140123456789012 | lin@shop-one.example | a1 |
/// | 2 | 8140123456789029 | lin@shop-one.example, the same seller | a2 |
/// | 3 | 8140123456789036 | wang@store.example | a3 |
/// | 4 | 8140123456789043 | not known: the buyer pastes messages | none |
/// | 5 | 8140123456789050 | told by the buyer: told@sellers.example | none |
struct MatchingWorld {
    let store: MemoryStore
    let key = ThreadKey(Array(0..<32))
    let matcher: MailMatcher
    /// The Message-IDs of our letters: to the sellers by conversation, and of a notification to the buyer.
    private(set) var letters: [String: String] = [:]

    static let orders = [
        1: "8140123456789012", 2: "8140123456789029", 3: "8140123456789036", 4: "8140123456789043",
        5: "8140123456789050",
    ]
    static let sellers = [1: "lin@shop-one.example", 2: "lin@shop-one.example", 3: "wang@store.example"]

    init() throws {
        store = MemoryStore(
            postman: Postman(
                from: try EmailAddress("mia@example.test", displayName: "Mia"),
                zone: Fixtures.berlin,
                key: key
            )
        )
        matcher = MailMatcher(
            ownAddresses: ["mia@example.test", "mia.second@example.test"],
            playbooks: [Fixtures.playbook],
            key: key
        )
        for (number, order) in MatchingWorld.orders.sorted(by: { $0.key < $1.key }) {
            try open(Int64(number), order, MatchingWorld.sellers[number])
        }
        for entry in try store.outbox(state: nil) { letters[entry.key] = entry.messageID }
    }

    private func open(_ number: Int64, _ order: String, _ seller: String?) throws {
        var state = Conversation(number: number, marketplace: "aliexpress")
        var facts = Facts()
        facts.orderNumber = order
        facts.sellerEmail = number == 5 ? "Told@Sellers.example" : nil
        let at = Fixtures.at("2026-03-02T09:00")
        let bodies: [Event.Body] = [
            .opened(number: number, marketplace: "aliexpress"), .learned(facts, isCorrection: false),
            .stageMoved(to: .paid, by: .buyer),
        ]
        let events = bodies.enumerated().map { Event(sequence: $0 + 1, turn: 1, recordedAt: at, body: $1) }
        for event in events { state.apply(event) }
        var letters: [Letter] = []
        if let seller { letters.append(letter("a\(number)", number, "seller", to: seller, at)) }
        if number == 1 { letters.append(letter("notice", number, "reply-read", to: "mia@example.test", at)) }
        try store.commit([
            TurnRecord(conversation: state, expectedSequence: 0, events: events, letters: letters)
        ])
    }

    private func letter(_ key: String, _ number: Int64, _ kind: String, to: String, _ at: Instant) -> Letter {
        Letter(
            key: key,
            conversation: number,
            kind: kind,
            to: to,
            subject: "Order",
            text: "Hello",
            html: nil,
            isAutomatic: kind != "seller",
            writtenAt: at,
            holdUntil: at
        )
    }

    /// The Message-ID of the letter with that key.
    func id(_ key: String) -> String { letters[key] ?? "no letter \(key)" }

    /// A Message-ID that the outbox has forgotten and the signature still proves.
    func sealed(_ number: Int64) -> String { token(number) + "@example.test" }

    /// A signed token of a conversation.
    func token(_ number: Int64) -> String {
        ThreadToken(conversation: number, letter: "old1", key: key).description
    }

    /// What becomes of a mail.
    func decide(_ mail: String) throws -> MailDecision {
        try matcher.decide(MatchableMail(Array(mail.utf8)), in: store)
    }

    /// Gives the store a mail that is in a conversation.
    func attached(_ messageID: String, to number: Int64, sender: String) throws {
        _ = try store.keep(
            ReceivedMail(
                digest: messageID,
                messageID: messageID,
                sender: sender,
                subject: "",
                words: "",
                kind: "reply",
                place: .attached,
                conversation: number,
                turn: 2,
                score: 100,
                reasons: [],
                receivedAt: Fixtures.at("2026-03-03T09:00"),
                bytes: []
            )
        )
    }
}

/// A mail as it travels.
func mail(
    from: String,
    to: String = "mia@example.test",
    subject: String = "Hello",
    _ body: String = "We will look into it.",
    answers: String? = nil,
    references: [String] = [],
    id: String? = "m1@elsewhere.example",
    fields: [String] = []
) -> String {
    var lines = fields
    lines.append("From: \(from)")
    lines.append("To: \(to)")
    lines.append("Subject: \(subject)")
    lines.append("Date: Tue, 03 Mar 2026 10:00:00 +0800")
    if let id { lines.append("Message-ID: <\(id)>") }
    if let answers { lines.append("In-Reply-To: <\(answers)>") }
    if !references.isEmpty { lines.append("References: \(references.map { "<\($0)>" }.joined(separator: " "))") }
    lines.append("Content-Type: text/plain; charset=utf-8")
    return (lines + ["", body, ""]).joined(separator: "\r\n")
}

/// A bounce that gives back the header of a message.
func bounce(of id: String?, recipient: String, action: String = "failed", status: String = "5.1.1") -> String {
    """
    From: MAILER-DAEMON@mx.example (Mail Delivery System)
    To: mia@example.test
    Subject: Undelivered Mail Returned to Sender
    Date: Tue, 03 Mar 2026 10:00:00 +0800
    Message-ID: <bounce1@mx.example>
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain

    The mail system could not deliver your message.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; \(recipient)
    Action: \(action)
    Status: \(status)
    Diagnostic-Code: smtp; 550 \(status) no such user

    \(id.map { "--b1\nContent-Type: text/rfc822-headers\n\nFrom: mia@example.test\nMessage-ID:\n <\($0)>\nSubject: Order\n\n" } ?? "")--b1--

    """
}
