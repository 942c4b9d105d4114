import Engine
import Testing

@Suite struct MailboxFileTests {
    private func mails(_ text: String) -> [String] {
        MailboxFile.mails(inMbox: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    private let from = "From lin@shop.example Mon Mar  2 10:15:00 2026\n"

    @Test func `mails end where the next begins`() {
        #expect(mails("\(from)A: 1\n\none\n\n\(from)A: 2\n\ntwo\n") == ["A: 1\n\none\n\n", "A: 2\n\ntwo\n"])
        #expect(mails("\(from)A: 1\r\n\r\none\r\n\r\n\(from)A: 2\r\n\r\ntwo\r\n").count == 2)
        #expect(mails(from) == [] || mails(from) == [""], "a line alone is no mail")
    }

    @Test func `a line of prose that begins with From is none`() {
        #expect(mails("\(from)A: 1\n\none\n\nFrom now on we wait.\n").count == 1)
        #expect(mails("\(from)A: 1\n\none\n\(from)two\n").count == 1, "mbox: only behind an empty line")
    }

    @Test func `quoting of mboxrd is taken off`() {
        #expect(mails("\(from)A: 1\n\n>From here\n>>From there\n>no\n") == ["A: 1\n\nFrom here\n>From there\n>no\n"])
    }

    @Test func `a stated length counts where it fits, and not where it lies`() {
        let body = "\(from)inside\n"
        let stated = "\(from)Content-Length: \(body.utf8.count)\n\n\(body)\n\(from)A: 2\n\ntwo\n"
        #expect(mails(stated) == ["Content-Length: \(body.utf8.count)\n\n\(body)", "A: 2\n\ntwo\n"])
        for lie in ["3", "999999", "-1", "x", "99999999999999999999"] {
            #expect(mails("\(from)Content-Length: \(lie)\n\none\n\n\(from)A: 2\n\ntwo\n").count == 2, "\(lie)")
        }
    }

    @Test func `other bytes do no harm`() {
        #expect(!MailboxFile.isMbox([]) && !MailboxFile.isMbox(Array("From: a\n".utf8)))
        #expect(MailboxFile.isMbox(Array(from.utf8)))
        for bytes: [UInt8] in [[], [10], [70], Array("From ".utf8), [0, 255, 10, 10]] {
            #expect(MailboxFile.mails(inMbox: bytes).count <= 1)
        }
    }
}
