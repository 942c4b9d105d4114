import MailFormat
import Testing

/// Mails written for these tests.
@Suite struct IncomingMessageTests {
    private func read(_ text: String) -> IncomingMessage { IncomingMessage(Array(text.utf8)) }

    private let head = "From: Kettle Shop <shop@example.test>\nTo: mia@example.test\nSubject: Order 8140123456789012\n"

    @Test func `header and text, whatever the line ends`() {
        for end in ["\n", "\r\n"] {
            let mail = read(
                ("Message-ID: <1@example.test>\nIn-Reply-To: <0@example.test>\nReferences: <a@x.test>\n <0@example.test>\n"
                    + "Date: Mon, 02 Mar 2026 09:00:00 +0100 (CET)\n" + head + "\nHello,\nwe cancel it.\n")
                    .replacing("\n", with: end)
            )
            #expect(mail.from == [StatedAddress(name: "Kettle Shop", address: "shop@example.test")])
            #expect(mail.messageID == "1@example.test" && mail.inReplyTo == ["0@example.test"])
            #expect(mail.references == ["a@x.test", "0@example.test"] && mail.date == "2026-03-02T09:00:00+01:00")
            #expect(mail.text.split(separator: "\n") == ["Hello,", "we cancel it."])
        }
    }

    @Test(arguments: [
        ("=?utf-8?B?6K6i5Y2V?= =?utf-8?Q?_8140?=", "订单 8140"), ("=?koi8-r?B?+sHLwdo=?=", "Заказ"),
        ("=?iso-8859-1?Q?R=E9ponse?=", "Réponse"),
        ("=?gb2312?B?tqm1pQ==?=", "订单"), ("=?utf-8?B?6K4=?= =?utf-8?B?ouWNlQ==?=", "订单"),
        ("plain =?x?y", "plain =?x?y"),
        ("=?utf-8?Q?cut", "cut"),
        ("=?shift_jis?B?ko2Vtg==?=", "注文"),
    ])
    func `subjects in any charset`(value: String, subject: String) {
        let found = read("Subject: \(value)\n\nx").subject
        #expect(found == subject)
    }

    @Test(arguments: [
        ("a@b.test", [StatedAddress(name: nil, address: "a@b.test")]),
        (
            "\"Doe, John\" <j@b.test>, Ann <a@b.test>",
            [StatedAddress(name: "Doe, John", address: "j@b.test"), StatedAddress(name: "Ann", address: "a@b.test")]
        ),
        (
            "Friends: a@b.test, c@d.test;",
            [StatedAddress(name: nil, address: "a@b.test"), StatedAddress(name: nil, address: "c@d.test")]
        ),
        ("a@b.test (Ann)", [StatedAddress(name: "Ann", address: "a@b.test")]), ("<>", []),
        ("Doe, John <j@b.test>", [StatedAddress(name: "Doe, John", address: "j@b.test")]),
    ])
    func `addresses as mails state them`(value: String, addresses: [StatedAddress]) {
        #expect(read("From: \(value)\n\nx").from == addresses)
    }

    @Test func `parts, encodings and attachments`() {
        let mail = read(
            head + """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=windows-1251
                Content-Transfer-Encoding: base64

                z+7x++vq4A==
                --inner
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <p>html =3D ignored</p>
                --inner--
                --outer
                Content-Type: application/pdf; name*=utf-8''%D1%87%D0%B5%D0%BA.pdf
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                AAAA
                --outer--
                """
        )
        #expect(mail.text == "Посылка")
        let attached = mail.attachments.first
        #expect(mail.attachments.count == 1 && attached?.name == "чек.pdf" && attached?.size == 3)
    }

    @Test func `an HTML mail is read as text, nothing hidden and no script`() {
        let mail = read(
            head + "Content-Type: text/html; charset=utf-8\n\n"
                + "<html><head><style>p{}</style><title>t</title></head><body><p>Order&nbsp;cancelled &amp; refunded</p>"
                + "<script>alert(1)</script><div style=\"display:none\">secret</div><blockquote>old words</blockquote></body></html>"
        )
        #expect(
            mail.text.contains("cancelled & refunded") && !mail.text.contains("alert") && !mail.text.contains("secret")
        )
        #expect(mail.replyText.contains("cancelled & refunded") && !mail.replyText.contains("old words"))
    }

    @Test(arguments: [
        "Yes, cancelled.\n\nOn Mon, 2 Mar 2026 at 09:00, Mia <mia@example.test> wrote:\n> please cancel\n",
        "Yes, cancelled.\n\nAm 02.03.2026 um 09:00 schrieb Mia <mia@example.test>:\n> please cancel\n",
        "Yes, cancelled.\n\nLe lun. 2 mars 2026 à 09:00, Mia <mia@example.test> a\nécrit :\n> please cancel\n",
        "Yes, cancelled.\n\nEl lun, 2 mar 2026 a las 9:00, Mia (<mia@example.test>) escribió:\n> please cancel\n",
        "Yes, cancelled.\n\n02.03.2026 9:00, Mia пишет:\n> please cancel\n",
        "Yes, cancelled.\n\n-----Original Message-----\nFrom: Mia\nSent: Monday\nSubject: x\n\nplease cancel\n",
        "Yes, cancelled.\n\n发件人: Mia <mia@example.test>\n发送时间: 2026年3月2日 9:00\n收件人: shop\n主题: x\n\nplease cancel\n",
        "> please cancel\n\nYes, cancelled.\n", "Yes, cancelled.\n\n-- \nKettle Shop\nplease cancel\n",
        "Yes, cancelled.\n\nSent from my iPhone\n",
        "On Mon, 2 Mar 2026 at 09:00, Mia <mia@example.test> wrote:\n> please cancel\n\nYes, cancelled.\n",
    ])
    func `only the newest words`(text: String) {
        #expect(read(head + "\n" + text).replyText == "Yes, cancelled.", "\(text)")
    }

    @Test(arguments: [
        "FYI\n\n---------- Forwarded message ----------\nFrom: a@b.test\n\nTracking LP1\n",
        "We start on 3 March: the goods leave then.\n",
        "Name | Price\nKettle | 34.90\n", "Reason:\n- stock\n- price\n",
    ])
    func `the seller's own words are kept`(text: String) {
        let kept = read(head + "\n" + text).replyText
        for line in text.split(separator: "\n") { #expect(kept.contains(line), "\(line)") }
    }

    @Test func `a bounce names recipient, status and what the server said`() {
        let mail = read(
            """
            From: MAILER-DAEMON@mx.test
            To: mia@example.test
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            Your message could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.test

            Final-Recipient: rfc822; shop@example.test
            Action: failed
            Status: 5.0.0
            Diagnostic-Code: smtp; 550 5.1.1 no such user
            --b--
            """
        )
        #expect(mail.bounce?.map(\.recipient) == ["shop@example.test"] && mail.bounce?.first?.status == "5.1.1")
        #expect(mail.bounce?.first?.action == "failed" && !mail.isAutomaticReply)
    }

    @Test func `a bounce without a report`() {
        let mail = read(
            "From: MAILER-DAEMON@mx.test\nSubject: failure notice\n\nHi. This is the mail program.\n\n<shop@example.test>:\n550 5.2.2 mailbox full\n\n--- Below this line is a copy of the message.\n\nFrom: mia@example.test\n"
        )
        #expect(mail.bounce?.map(\.recipient) == ["shop@example.test"] && mail.bounce?.first?.status == "5.2.2")
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied\nSubject: Re: x", true), ("Subject: Automatic reply: x", true),
        ("Subject: 自动回复: x", true),
        ("Subject: Автоответ", true), ("Subject: Re: order", false),
        ("Auto-Submitted: auto-generated\nSubject: Order shipped", false),
    ])
    func `automatic replies`(fields: String, isAutomatic: Bool) {
        #expect(read("From: shop@example.test\n\(fields)\n\nI am away until Monday.\n").isAutomaticReply == isAutomatic)
    }

    @Test func `a limit that is reached is said`() {
        func error(_ text: String) -> String { read(text).error ?? "" }
        #expect(error(String(repeating: "X: y\n", count: 2001) + "\nx").contains("2000 header fields"))
        let deep = (0..<60).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(error(deep).contains("nested deeper than 40"))
        let many = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 2100)
        #expect(error(many).contains("first 2000 parts"))
        #expect(
            error(head + "\n" + String(repeating: "words\n", count: 200_000))
                .contains("first 1048576 bytes of the text")
        )
        #expect(read(head + "\nwords\n").error == nil)
    }

    @Test func `any bytes at all have an answer`() {
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let seed = Array(
            (head
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\nx+7x\n--b--\n> a\nOn Mon, 2 Mar 2026, X wrote:\n")
                .utf8
        )
        for _ in 0..<1500 {
            var bytes = seed
            for _ in 0..<(1 + random(8)) {
                let at = random(bytes.count)
                switch random(4) {
                case 0: bytes[at] = UInt8(random(256))
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + random(40)))
                case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
                default: bytes = Array(bytes.prefix(at + 1))
                }
                if bytes.isEmpty { bytes = [10] }
            }
            _ = IncomingMessage(bytes)
        }
        for bytes in [
            [], [0], Array(repeating: 255, count: 10_000), Array(repeating: 40, count: 50_000),
            Array("From: ".utf8) + Array(repeating: 60, count: 50_000),
        ] as [[UInt8]] {
            _ = IncomingMessage(bytes)
        }
        let deep = (0..<500).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        _ = IncomingMessage(Array(deep.utf8))
    }
}
