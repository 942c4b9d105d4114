import ConversationCore
public import Engine

extension StoreConformance {
    /// What a store of incoming mail has to do.
    static let mailChecks: [(name: String, run: @Sendable (any Store) throws -> Void)] = [
        ("keeps a mail once", keepsMailOnce), ("finds a mail by what names it", findsMail),
        ("keeps a mail with the turn that takes it in", attachesMail),
        ("takes a mail out with its turn", undoesMail), ("moves a mail by hand", movesMail),
        ("knows sellers' addresses", knowsAddresses), ("finds our messages", findsLetters),
        ("marks what came back", recordsBounces), ("remembers how far mailboxes were read", remembersPositions),
    ]

    /// A mail that came in.
    public static func mail(
        _ name: String,
        place: ReceivedMail.Place = .unsorted,
        conversation: Int64? = nil,
        sender: String = "lin@shop.example"
    ) -> ReceivedMail {
        ReceivedMail(
            digest: "digest-\(name)",
            messageID: "\(name)@shop.example",
            sender: sender,
            subject: "关于订单",
            words: "one\ntwo",
            kind: "reply",
            place: place,
            conversation: conversation,
            score: 70,
            reasons: ["it names order 8140123456789012", "lin@shop.example is known there"],
            receivedAt: Fixtures.at("2026-03-03T09:00"),
            bytes: [0x53, 0x00, 0xFF, 0x0D, 0x0A]
        )
    }

    /// A turn of conversation 1 that takes a mail in, or takes turns back.
    private static func turn(
        after state: inout Conversation,
        _ body: Event.Body,
        mail: ReceivedMail? = nil
    ) -> TurnRecord {
        let expected = state.sequence
        let event = Event(
            sequence: expected + 1,
            turn: state.lastTurn + 1,
            recordedAt: Fixtures.at("2026-03-03T09:00"),
            body: body
        )
        state.apply(event)
        var mail = mail
        mail?.turn = event.turn
        return TurnRecord(conversation: state, expectedSequence: expected, events: [event], mail: mail)
    }

    private static func keepsMailOnce(_ store: any Store) throws {
        var mail = mail("a")
        mail.id = try store.keep(mail)
        try check(try store.keep(Self.mail("a")) == mail.id, "a mail was kept twice")
        try check(try store.mail(mail.id) == mail, "a mail came back changed")
        try check(try store.mails(in: [.unsorted, .quarantined]) == [mail], "a mail was not listed")
        try check(try store.mails(in: [.dropped]).isEmpty, "a mail was listed where it is not")
        try check(try store.mail(99) == nil, "a mail was there that nobody kept")
    }

    private static func findsMail(_ store: any Store) throws {
        _ = try store.keep(mail("a"))
        func has(_ digest: String, _ id: String?, _ sender: String = "lin@shop.example") throws -> Bool {
            try store.hasMail(digest: digest, messageID: id, sender: sender)
        }
        try check(try has("digest-a", nil), "the digest was not found")
        try check(try has("other", "a@shop.example"), "the Message-ID was not found")
        try check(try !has("other", "a@shop.example", "evil@x.example"), "another sender's Message-ID was found")
        try check(try !has("other", nil), "a mail without a Message-ID was found")
    }

    private static func attachesMail(_ store: any Store) throws {
        var first = record(1, order: "8140123456789012")
        try store.commit([first])
        let attached = mail("a", place: .attached, conversation: 1)
        try store.commit([turn(after: &first.conversation, .questionEnded, mail: attached)])
        let kept = try store.mails(in: [.attached]).first
        try check(kept?.conversation == 1 && kept?.turn == 2, "the mail is not with its turn")
        try check(try store.conversation(ofReply: "a@shop.example") == 1, "the mail's conversation was not found")
        try check(try store.put(kept?.id ?? 0, in: .dropped) == false, "a mail was taken out of its conversation")
        do {
            try store.commit([turn(after: &first.conversation, .questionEnded, mail: kept)])
        } catch EventLogError.conflict {
            return try check(try store.conversation(1)?.sequence == 3, "half of a refused turn was stored")
        }
        throw Violation(description: "a mail was taken in twice")
    }

    private static func undoesMail(_ store: any Store) throws {
        var first = record(1, order: "8140123456789012")
        try store.commit([first])
        let before = first.conversation
        let attached = mail("a", place: .attached, conversation: 1)
        try store.commit([turn(after: &first.conversation, .questionEnded, mail: attached)])
        try store.commit([turn(after: &first.conversation, .undone(turns: [2], restored: before))])
        guard var mail = try store.mails(in: [.unsorted]).first else {
            throw Violation(description: "a mail whose turn was taken back is not unsorted")
        }
        try check(try store.conversation(ofReply: "a@shop.example") == nil, "it is still found in its conversation")
        try check(try store.conversations(knowing: "lin@shop.example").isEmpty, "its sender is still known")
        mail.place = .attached
        try store.commit([turn(after: &first.conversation, .questionEnded, mail: mail)])
        try check(try store.mails(in: [.attached]).map(\.id) == [mail.id], "it could not be taken in again")
    }

    private static func movesMail(_ store: any Store) throws {
        let id = try store.keep(mail("a", place: .quarantined))
        try check(try store.put(id, in: .dropped), "a mail could not be put away")
        try check(try store.mails(in: [.dropped]).map(\.id) == [id], "a mail is not where it was put")
        try check(try !store.put(99, in: .dropped), "a mail that is not there was put away")
    }

    private static func knowsAddresses(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a")])])
        try check(
            try store.conversations(knowing: "seller@example.test") == [1],
            "the recipient of a letter is unknown"
        )
        try check(try store.conversations(knowing: "other@example.test").isEmpty, "a stranger is known")
        try check(
            try store.conversations(ofOrder: "8140123456789012")
                == [IndexedConversation(number: 1, marketplace: "aliexpress")],
            "the order was not found"
        )
        try check(try store.conversations(ofOrder: "8140123456789013").isEmpty, "another order was found")
        try check(try store.isConversation(1) && !store.isConversation(2), "conversations are not told apart")
        var second = record(2, order: "8140123456789013")
        try store.commit([second])
        var facts = Facts()
        facts.sellerEmail = "Named@Example.test"
        try store.commit([turn(after: &second.conversation, .learned(facts, isCorrection: false))])
        try check(try store.conversations(knowing: "named@example.test") == [2], "a named address is unknown")
        let attached = mail("a", place: .attached, conversation: 2)
        try store.commit([turn(after: &second.conversation, .questionEnded, mail: attached)])
        try check(try store.conversations(knowing: "lin@shop.example") == [2], "the sender of a reply is unknown")
    }

    private static func findsLetters(_ store: any Store) throws {
        try store.commit([
            record(1, order: "8140123456789012", letters: [letter("a"), letter("b", kind: "reply-read")])
        ])
        let rows = try store.outbox(state: nil)
        for row in rows {
            let found = try store.letter(messageID: row.messageID)
            try check(found?.conversation == 1 && found?.isToSeller == !row.isToBuyer, "a letter was not found")
        }
        try check(try store.letter(messageID: "x@y") == nil, "a letter was found that is not there")
        try check(
            try store.letters(to: "seller@example.test").map(\.messageID) == rows.map(\.messageID),
            "letters to an address are missing or in another order"
        )
    }

    private static func recordsBounces(_ store: any Store) throws {
        try store.commit([record(1, order: "8140123456789012", letters: [letter("a")])])
        guard let id = try store.outbox(state: nil).first?.messageID else {
            throw Violation(description: "no letter")
        }
        let late = try (0..<2).map { _ in try store.recordBounce(of: id, answer: "4.4.1 later", isFinal: false) }
        try check(late == [true, false], "a delay is not told once")
        try check(try store.outbox(state: .refused).isEmpty, "a delay counts as a refusal")
        let back = try (0..<2).map { _ in try store.recordBounce(of: id, answer: "5.1.1 nobody", isFinal: true) }
        try check(back == [true, false], "a bounce is not told once")
        try check(try store.outbox(state: .refused).first?.lastAnswer == "5.1.1 nobody", "the answer was lost")
        try check(try !store.recordBounce(of: "x@y", answer: "", isFinal: true), "a foreign message came back")
    }

    private static func remembersPositions(_ store: any Store) throws {
        try check(try store.position(of: "m") == nil, "a mailbox was read before the first time")
        for uid in [UInt32(7), .max] {
            let position = MailboxPosition(mailbox: "m", uidValidity: .max, lastUID: uid)
            try store.setPosition(position)
            try check(try store.position(of: "m") == position, "a position was not kept")
        }
        try check(try store.position(of: "n") == nil, "two mailboxes are one")
    }
}
