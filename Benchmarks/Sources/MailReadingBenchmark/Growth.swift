import MailFormat

/// Mails that are meant to take long, each for one part of the reading: twice the mail is to take twice the time.
enum Growth {
    /// A kind of mail, of any size.
    struct Hostile: Sendable {
        /// What it is about.
        let name: String
        /// The mail with so many repetitions.
        let mail: @Sendable (Int) -> String
    }

    private static let head = "From: a@b.test\nSubject: x\n"
    private static let text = head + "\n"
    private static let html = head + "Content-Type: text/html\n\n"

    private static func times(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }

    /// The mails; 1 MB or less each at the first size.
    static let all: [Hostile] = [
        Hostile(name: "header, folded") { "X: a\n" + times(" b\n", $0) + text },
        Hostile(name: "header, many fields") { times("X-Y: z\n", $0) + text },
        Hostile(name: "addresses") { "To: " + times("\"a\" <b@c.test>, ", $0) + "\n" + text },
        Hostile(name: "addresses, open comments") { "To: " + times("(a\"<", $0) + "\n" + text },
        Hostile(name: "addresses, words between") { "To: " + times("a, b ", $0) + "\n" + text },
        Hostile(name: "encoded words") { "Subject: " + times("=?utf-8?Q?a?= ", $0) + "\n" + text },
        Hostile(name: "encoded words, cut") { "Subject: " + times("=?utf-8?Q?a ", $0) + "\n" + text },
        Hostile(name: "references") { "References: " + times("<a@b.test>\n ", $0) + "\n" + text },
        Hostile(name: "parameters in pieces") { count in
            head + "Content-Type: text/plain" + (0..<count).map { ";\n n*\($0)=a" }.joined() + "\n\n"
        },
        Hostile(name: "parts") { head + "Content-Type: multipart/mixed; boundary=b\n\n" + times("--b\n\nx\n", $0) },
        Hostile(name: "parts in parts") { count in
            head + "Content-Type: multipart/mixed; boundary=b\n\n"
                + (0..<count).map { "--b\nContent-Type: multipart/mixed; boundary=b\($0)\n\n" }.joined()
        },
        Hostile(name: "lines that are nearly boundaries") {
            head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + times("--bb\n", $0)
        },
        Hostile(name: "base64") { head + "Content-Transfer-Encoding: base64\n\n" + times("YWJj\n", $0) },
        Hostile(name: "quoted-printable") {
            head + "Content-Transfer-Encoding: quoted-printable\n\n" + times("=41=  \n", $0)
        },
        Hostile(name: "uuencode") { text + times("begin 644 a\n#86)C\n", $0) },
        Hostile(name: "charset, broken") {
            head + "Content-Type: text/plain; charset=iso-2022-jp\n\n" + times("\u{1B}$B", $0)
        },
        Hostile(name: "flowed") { head + "Content-Type: text/plain; format=flowed\n\n" + times("a \n>b \n", $0) },
        Hostile(name: "HTML, open tags") { html + times("<div><b><i ", $0) },
        Hostile(name: "HTML, quotations") { html + times("<blockquote>a", $0) },
        Hostile(name: "HTML, open quotes") { html + times("<a b=\"", $0) },
        Hostile(name: "HTML, references") { html + times("&amp&#x41;&", $0) },
        Hostile(name: "HTML, hidden") { html + times("<p style=\"display:none\">", $0) },
        Hostile(name: "reply, quotations") { text + times("> a\nb\n", $0) },
        Hostile(name: "reply, attributions") { text + times("On 2 Mar 2026 at 09:12, a@b.test\n", $0) },
        Hostile(name: "reply, labels") { text + times("From: a\nSent: b\n", $0) },
        Hostile(name: "reply, names above days") { text + times("Mia <a@b.test>\n02.03.2026 09:12\nTo\n", $0) },
        Hostile(name: "reply, digits of other scripts") { text + times("٢ مارس ٢٠٢٦ <\n", $0) },
        Hostile(name: "reply, signatures") { text + times("a\n--\nRegards\nAnn\n", $0) },
        Hostile(name: "reply, rules") { text + times("-----\n_____\n", $0) },
        Hostile(name: "bounce, recipients") {
            head.replacing("a@b.test", with: "MAILER-DAEMON@b.test").replacing("x\n", with: "Undelivered mail\n")
                + "\nfailed:\n" + times("<a@b.test>: 550 user unknown\n", $0)
        },
        Hostile(name: "bounce, report") {
            "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                + times("Final-Recipient: rfc822; a@b.test\nAction: failed\nStatus: 5.1.1\n\n", $0)
        },
        Hostile(name: "automatic reply") { text + times("i am out of office ", $0) },
    ]

    /// How many times as long twice the mail takes, for each kind.
    ///
    /// - Parameter seconds: measures the processor time of what it is given.
    /// - Returns: name, size of the smaller mail in bytes, and the ratio; 2 is linear.
    static func ratios(_ seconds: (() -> Void) -> Double) -> [(name: String, size: Int, ratio: Double)] {
        all.map { hostile in
            let repetitions = 30_000
            let (small, large) = (Array(hostile.mail(repetitions).utf8), Array(hostile.mail(2 * repetitions).utf8))
            func least(_ mail: [UInt8]) -> Double {
                (0..<5).map { _ in seconds { precondition(IncomingMessage(mail).text.utf8.count >= 0) } }.min() ?? 0
            }
            return (hostile.name, small.count, least(large) / max(least(small), 0.000_05))
        }
    }
}
