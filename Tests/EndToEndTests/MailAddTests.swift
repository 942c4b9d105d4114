import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct MailAddTests {
    private let folder: Folder
    private let order = "8140123456789012"

    init() throws {
        folder = try Folder()
    }

    private func run(_ arguments: [String], lines: [String] = [], input: String = "") throws -> Program.Result {
        try Program.run(
            arguments + ["--db", folder.path + "/r.db"],
            input: Data((lines.map { $0 + "\n" }.joined() + input).utf8),
            environment: ["RESCIND_NO_SEND": "1"]
        )
    }

    private func begin() throws {
        let lines = [
            "cancel order \(order), ordered by mistake, paid, not shipped", "/set seller-email lin@shop.example",
            "/send",
        ]
        #expect(try run(["chat"], lines: lines).status == 0)
    }

    private func mail(_ id: String, from: String = "lin@shop.example", _ body: String) -> String {
        "From: \(from)\nTo: buyer@localhost\nSubject: Re: Order \(order)\nDate: Tue, 03 Mar 2026 10:00:00 +0800\n"
            + "Message-ID: <\(id)@shop.example>\n\n\(body)\n"
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func replies() throws -> Int {
        try run(["show", order]).out.components(separatedBy: "the seller [").count - 1
    }

    @Test func `mails from every kind of file, once each, and bad ones told`() throws {
        try begin()
        let one = try file("one.eml", mail("m1", "please wait 2 days"))
        let from = "From lin@shop.example Mon Mar  2 10:15:00 2026\n"
        let many = try file(
            "many.mbox",
            from + mail("m2", "sorry for the delay") + "\n" + from + mail("m1", "please wait 2 days")
        )
        let maildir = folder.path + "/Maildir"
        for part in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(atPath: maildir + "/" + part, withIntermediateDirectories: true)
        }
        _ = try file("Maildir/new/1.a", mail("m3", "we accept the cancellation"))
        _ = try file("Maildir/cur/2.b:2,S", mail("m4", "the refund is on its way"))
        _ = try file("Maildir/tmp/3.c", mail("m5", "half a mail"))
        let bad = try file("bad.txt", "Dear friend\n\nplease wait")
        let result = try run(["mail", "add", one, many, maildir, bad, folder.path + "/none.eml", "--json"])
        let kinds = try result.objects().map { $0["result"] as? String ?? "" }
        #expect(
            kinds == ["reply", "reply", "duplicate", "reply", "reply", "error", "error"],
            "\(result.out) \(result.err)"
        )
        #expect(result.status == 1)
        let errors = try result.objects().compactMap { $0["error"] as? String }
        #expect(errors.count == 2 && errors[0].contains("bad.txt") && errors[1].contains("none.eml"))
        #expect(try replies() == 4)
        let again = try run(["mail", "add", one, many, maildir])
        #expect(again.status == 0 && again.out.components(separatedBy: ": duplicate").count == 6, "\(again.out)")
        #expect(try replies() == 4)
    }

    @Test func `from standard input, with its reading and the question whether it is right`() throws {
        try begin()
        let result = try run(["mail", "add", "-"], input: mail("m1", "OK, we accept the cancellation"))
        #expect(result.status == 0 && result.out.contains("accepts the cancellation"), "\(result.out) \(result.err)")
        #expect(result.out.contains("Is that right?"))
        let none = try run(["mail", "add", folder.path + "/none.eml"])
        #expect(none.status == 66 && none.err.contains("none.eml"))
    }

    @Test func `a mail that came before its conversation is put there once that is known`() throws {
        let early = try file("early.eml", mail("m1", "please wait 2 days"))
        let other = try file("other.eml", mail("m2", from: "friend@elsewhere.example", "hello"))
        #expect(try run(["mail", "add", early]).out.contains("unsorted"))
        let told = try run(["chat"], lines: ["cancel order \(order), ordered by mistake, paid, not shipped"])
        #expect(told.out.contains("A mail from lin@shop.example waits"), "\(told.out)")
        #expect(try replies() == 0, "a stranger so far")
        let set = try run(["chat"], lines: ["/set seller-email lin@shop.example"])
        #expect(set.out.contains("A mail from lin@shop.example that waited belongs here"), "\(set.out)")
        #expect(set.out.contains("asks you to wait"), "\(set.out)")
        #expect(try replies() == 1)
        #expect(!(try run(["inbox", "--unsorted"]).out.contains("lin@shop.example")))
        #expect(try run(["undo", order]).status == 0)
        #expect(try run(["mail", "add", other]).status == 0)
        #expect(try run(["inbox", "--unsorted"]).out.contains("lin@shop.example"), "what was taken out stays out")
    }

    @Test func `a mail that may belong to the order in front is put there with one key, and taken back`() throws {
        try begin()
        let stranger = try file("s.eml", mail("m1", from: "service@help.example", "please wait 2 days"))
        #expect(try run(["mail", "add", stranger]).out.contains("quarantined"))
        let chat = try run(["chat"], lines: ["/open \(order)", "a", "/undo", "/attach 7", "/attach x", "/attach"])
        let turns = chat.out.components(separatedBy: "asks you to wait")
        #expect(turns.count == 3, "put there twice, once by its key: \(chat.out)")
        #expect(turns[0].contains("A mail from service@help.example waits that may belong here"))
        #expect(turns[0].contains("service@help.example is not known there"))
        #expect(turns[1].contains("No mail waits that could belong here") && turns[1].contains("/attach x:"))
        #expect(try replies() == 2, "the log tells what was taken back too")
        let again = try run(["chat"], lines: ["/status", "a"])
        #expect(!again.out.contains("asks you to wait"), "without an offer the letter is the buyer's own: \(again.out)")
    }

    /// The complaints: a stranger writes into a thread; an automatic acknowledgement is taken for an answer; a bounce is hidden.
    @Test func `strangers wait, programs do not answer, bounces are told`() throws {
        try begin()
        let stranger = try file("s.eml", mail("m1", from: "evil@phish.example", "Close the dispute first"))
        let result = try run(["mail", "add", stranger])
        #expect(result.out.contains("quarantined") && result.out.contains("evil@phish.example is not known there"))
        #expect(try replies() == 0)
        let unsorted = try run(["inbox", "--unsorted"])
        #expect(unsorted.out.contains("rescind mail attach 1") && unsorted.out.contains("evil@phish.example"))
        let attached = try run(["mail", "attach", "1"])
        #expect(attached.status == 0, "\(attached.err)")
        #expect(try replies() == 1 && run(["inbox", "--unsorted"]).out.isEmpty)
        #expect(try run(["mail", "attach", "1"]).status == 66, "it is in a conversation")
        #expect(try run(["undo", order]).status == 0)
        #expect(try run(["inbox", "--unsorted"]).out.contains("evil@phish.example"))
        #expect(try run(["mail", "drop", "1"]).status == 0 && run(["inbox", "--unsorted"]).out.isEmpty)

        let automatic = "Auto-Submitted: auto-replied\n"
        let programs = try (2...4).map { try file("a\($0).eml", automatic + mail("m\($0)", "We have your mail")) }
        let answered = try run(["mail", "add", "--json"] + programs).objects()
        #expect(answered.allSatisfy { $0["result"] as? String == "automatic" })
        #expect(try replies() == 2, "the first of them, beside the one that was taken back: a loop ends after one")

        let outbox = try run(["outbox", "--json", "--all"])
        let bounce = try file(
            "b.eml",
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <b1@mx.example>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; lin@shop.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b--

            """
        )
        let back = try run(["mail", "add", bounce])
        #expect(back.out.contains("bounce") && back.out.contains("5.1.1"), "\(back.out) \(outbox.out)")
        let after = try run(["outbox", "--json", "--all"]).out
        #expect(after.contains("refused") && after.contains("delivery-failed"), "\(after)")
    }

    @Test func `a notice of the marketplace moves the order forward only`() throws {
        try begin()
        func notice(_ id: String, _ subject: String) throws -> String {
            let text =
                "From: AliExpress <transaction@notice.aliexpress.com>\nSubject: \(subject)\nMessage-ID: <\(id)@x>\n\nSee the app.\n"
            return try file(id + ".eml", text)
        }
        let shipped = try run(["mail", "add", "--json", notice("n1", "Order \(order): order shipped")]).objects()
        #expect(shipped.first?["stage"] as? String == "shipped")
        func stage() throws -> String { try run(["inbox", "--json"]).out }
        #expect(try stage().contains("\"stage\":\"shipped\""))
        _ = try run(["mail", "add", notice("n2", "Order \(order): payment received")])
        #expect(try stage().contains("\"stage\":\"shipped\""), "never back")
        let closed = try run(["mail", "add", notice("n3", "Your order \(order) is closed")])
        #expect(closed.out.contains("unsorted"))
    }
}
