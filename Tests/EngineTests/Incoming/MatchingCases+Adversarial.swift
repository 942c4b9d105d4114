private let one = "8140123456789012"
private let two = "8140123456789029"
private let three = "8140123456789036"
private let lin = "Lin <lin@shop-one.example>"
private let wang = "wang@store.example"
private let evil = "evil@phish.example"
private let notice = "notice@aliexpress.com"

/// Mails that are made, or happen, to look like something else.
extension MatchingCases {
    static let adversarial = disguises + otherOrders + passedOn + seals + foreignNotices + programs

    private static let disguises = [
        MatchingCase("the number only in text that is not shown", "unrelated") { _ in
            mail(from: evil, "<p>Hello</p><div style=\"display:none\">Order \(one)</div>")
                .replacing("text/plain", with: "text/html")
        },
        MatchingCase("a stranger who quotes our letter", "quarantined") { _ in
            mail(from: evil, "Close it first.\r\n\r\nOn Mon, 2 Mar 2026, Mia wrote:\r\n> Please cancel \(one).")
        },
        MatchingCase("a stranger before the seller in From", "quarantined") { _ in
            mail(from: "\(evil), \(lin)", subject: "Order \(one)")
        },
        MatchingCase("the seller's address as a comment", "quarantined") { _ in
            mail(from: "\(evil) (lin@shop-one.example)", subject: "Order \(one)")
        },
        MatchingCase("the seller's address as a name without quotes", "quarantined") { _ in
            mail(from: "lin@shop-one.example <\(evil)>", subject: "Order \(one)")
        },
        MatchingCase("a letter of another alphabet in the domain", "quarantined") { _ in
            mail(from: "lin@shоp-one.example", subject: "Order \(one)")
        },
        MatchingCase("the seller's address below another domain", "quarantined") { _ in
            mail(from: "lin@shop-one.example.phish.example", subject: "Order \(one)")
        },
        MatchingCase("the seller's name at another of his domain's addresses", "quarantined") { _ in
            mail(from: "Lin <lin.service@shop-one.example>", subject: "Order \(one)")
        },
        MatchingCase("the address in another encoding", "quarantined") { _ in
            mail(from: "=?utf-8?Q?lin=40shop-one.example?= <\(evil)>", subject: "Order \(one)")
        },
        MatchingCase("the seller in Reply-To of a stranger", "quarantined") { _ in
            mail(from: evil, subject: "Order \(one)", fields: ["Reply-To: lin@shop-one.example"])
        },
        MatchingCase("the seller in Sender of a stranger", "quarantined") { _ in
            mail(from: evil, subject: "Order \(one)", fields: ["Sender: lin@shop-one.example"])
        },
        MatchingCase("a field of our server's that the sender sent along below", "reply", 1) { _ in
            mail(
                from: lin,
                subject: "Order \(one)",
                fields: [
                    "Authentication-Results: mx.example.test; dmarc=pass", "Authentication-Results: x; dmarc=fail",
                ]
            )
        },
        MatchingCase("an answer to our letter that the server found forged", "reply", 1) {
            mail(
                from: lin,
                answers: $0.id("a1"),
                fields: ["Authentication-Results: mx.example.test; dmarc=fail"]
            )
        },
    ]

    private static let otherOrders = [
        MatchingCase("an answer whose history names another order", "reply", 1) {
            mail(
                from: lin,
                "Yes, cancelled.\r\n\r\nOn Mon, 2 Mar 2026, Mia wrote:\r\n> And order \(two)?",
                answers: $0.id("a1")
            )
        },
        MatchingCase("an answer under the subject of another order", "unsorted") {
            mail(from: lin, subject: "Re: Order \(two)", answers: $0.id("a1"))
        },
        MatchingCase("an answer that speaks of another seller's order", "unsorted") {
            mail(from: wang, "Order \(one) is shipped, sorry", answers: $0.id("a3"))
        },
        MatchingCase("both threads in References", "unsorted") {
            mail(from: lin, references: [$0.id("a1"), $0.id("a2")])
        },
        MatchingCase("an answer to one thread that carries the other", "unsorted") {
            mail(from: lin, answers: $0.id("a1"), references: [$0.id("a2"), $0.id("a1")])
        },
        MatchingCase("the history names both orders, the words none", "unsorted") { _ in
            mail(from: lin, "OK\r\n\r\nOn Mon, 2 Mar 2026, Mia wrote:\r\n> \(one) and \(two)")
        },
        MatchingCase("the words name one order, the history the other", "reply", 2) { _ in
            mail(from: lin, "\(two) is cancelled\r\n\r\nOn Mon, 2 Mar 2026, Mia wrote:\r\n> \(one)?")
        },
        MatchingCase("both orders in the words of one seller", "unsorted") { _ in
            mail(from: lin, "\(one) is cancelled, \(two) is not")
        },
        MatchingCase("only another buyer's order, from a seller of two", "unsorted") { _ in
            mail(from: lin, "Order 8140999999999999 is cancelled")
        },
        MatchingCase("nothing but our own letter, quoted", "reply", 3) {
            mail(
                from: wang,
                "From: Mia <mia@example.test>\r\nSent: Monday, 2 March 2026 09:00\r\nTo: \(wang)\r\nSubject: Order\r\n"
                    + "\r\nPlease cancel order \(three).",
                answers: $0.id("a3")
            )
        },
    ]

    private static let passedOn = [
        MatchingCase("the seller's mail, passed on by a stranger", "quarantined") { _ in
            mail(
                from: evil,
                subject: "Fwd: Order \(one)",
                "---------- Forwarded message ---------\r\nFrom: lin@shop-one.example\r\n\r\nWe accept."
            )
        },
        MatchingCase("the warehouse's mail, passed on by the seller", "reply", 1) { _ in
            mail(
                from: lin,
                subject: "Fwd: parcel",
                "---------- Forwarded message ---------\r\nFrom: stock@shop-one.example\r\n\r\n\(one) is stopped."
            )
        },
        MatchingCase("a bounce that the seller passes on", "reply", 1) { _ in
            mail(from: lin, subject: "Fwd: Undelivered Mail Returned to Sender", "Your address fails, order \(one)")
        },
        MatchingCase("a friend answers the notification that the buyer passed on", "unrelated") {
            mail(from: "friend@elsewhere.example", "Good luck!", answers: $0.id("notice"))
        },
        MatchingCase("a friend answers it, and its subject names the order", "quarantined") {
            mail(from: "friend@elsewhere.example", subject: "Re: Order \(one)", answers: $0.id("notice"))
        },
        MatchingCase("the seller answers a notification that the buyer passed on", "reply", 1) {
            mail(from: lin, subject: "Re: Order \(one)", answers: $0.id("notice"))
        },
    ]

    private static let seals = [
        MatchingCase("a seal cut short", "unrelated") {
            mail(from: "friend@elsewhere.example", answers: String($0.token(1).dropLast()) + "@example.test")
        },
        MatchingCase("a seal with something added", "unrelated") {
            mail(from: "friend@elsewhere.example", answers: $0.token(1) + "0@example.test")
        },
        MatchingCase("a seal with its last sign changed", "quarantined") {
            let token = $0.token(1)
            return mail(from: evil, answers: token.dropLast() + (token.hasSuffix("a") ? "b" : "a") + "@example.test")
        },
        MatchingCase("a good seal of a conversation that there is not", "unrelated") {
            mail(from: "friend@elsewhere.example", answers: $0.sealed(99))
        },
        MatchingCase("a seal inside a longer name", "unrelated") {
            mail(from: "friend@elsewhere.example", answers: "x." + $0.sealed(1))
        },
        MatchingCase("the plus of the address was lost, the number is there", "reply", 1) { _ in
            mail(from: lin, to: "mia@example.test", subject: "Re: Order \(one)")
        },
        MatchingCase("the plus was lost, and a seller of two names nothing", "unsorted") { _ in
            mail(from: lin, to: "mia@example.test", subject: "Re:")
        },
        MatchingCase("one seal good, one forged", "reply", 1) {
            mail(from: lin, answers: $0.sealed(1), references: ["r.2.old1.aaaaaaaaaaaaaaaa@example.test"])
        },
    ]

    private static let foreignNotices = [
        MatchingCase("Russian", "notice", 1) { _ in mail(from: notice, subject: "Заказ \(one): заказ отправлен") },
        MatchingCase("Spanish", "notice", 2) { _ in mail(from: notice, subject: "Pedido \(two): pedido enviado") },
        MatchingCase("Portuguese", "notice", 3) { _ in mail(from: notice, subject: "O pedido \(three) foi enviado") },
        MatchingCase("French", "notice", 1) { _ in mail(from: notice, subject: "Commande \(one) : commande expédiée") },
        MatchingCase("Chinese", "notice", 2) { _ in mail(from: notice, subject: "订单\(two)：已发货") },
        MatchingCase("Russian, denied", "unsorted") { _ in
            mail(from: notice, subject: "Заказ \(one): заказ отправлен не был")
        },
        MatchingCase("Spanish, denied", "unsorted") { _ in
            mail(from: notice, subject: "El pedido \(two) aún no ha sido enviado")
        },
        MatchingCase("Portuguese, denied", "unsorted") { _ in
            mail(from: notice, subject: "O pedido \(three) não foi enviado")
        },
        MatchingCase("French, denied", "unsorted") { _ in
            mail(from: notice, subject: "La commande \(one) n'a pas été expédiée")
        },
        MatchingCase("Chinese, denied", "unsorted") { _ in mail(from: notice, subject: "订单\(two)：尚未发货") },
        MatchingCase("a number's sign is no denial", "notice", 1) { _ in
            mail(from: notice, subject: "Order No. \(one): order shipped")
        },
        MatchingCase("a notice that the server found forged", "quarantined") { _ in
            mail(
                from: notice,
                subject: "Order \(one): order shipped",
                fields: ["Authentication-Results: mx.example.test; dmarc=fail"]
            )
        },
        MatchingCase("a notice, passed on by the seller", "reply", 1) { _ in
            mail(from: lin, subject: "Fwd: Order \(one): order shipped")
        },
    ]

    private static let programs = [
        MatchingCase("a receipt that our letter was shown", "automatic", 1) {
            mail(from: lin, subject: "Read: Order", "Your message was displayed.", answers: $0.id("a1"))
                .replacing(
                    "text/plain; charset=utf-8",
                    with: "multipart/report; report-type=disposition-notification; boundary=b"
                )
                .replacing(
                    "Your message",
                    with: "--b\r\nContent-Type: text/plain\r\n\r\nYour message"
                )
        },
        MatchingCase("a program that only its words give away", "automatic", 1) {
            mail(from: lin, "This is an automatic reply. We answer within 24 hours.", answers: $0.id("a1"))
        },
        MatchingCase("a list that refuses our letter", "bounce", 1) {
            mail(
                from: "sellers-admin@lists.example",
                subject: "You are not member",
                "You are not a member of this mailing list.",
                answers: $0.id("a1")
            )
        },
    ]
}
