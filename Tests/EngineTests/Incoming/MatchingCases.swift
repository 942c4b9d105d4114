/// One mail and where it belongs.
struct MatchingCase: Sendable, CustomStringConvertible {
    /// What it is about.
    let description: String
    /// What becomes of it: a verdict's name.
    let verdict: String
    /// The conversation it is attached to, `nil` when it is to none.
    let conversation: Int64?
    /// The mail.
    let mail: @Sendable (MatchingWorld) -> String

    init(
        _ description: String,
        _ verdict: String,
        _ conversation: Int64? = nil,
        _ mail: @escaping @Sendable (MatchingWorld) -> String
    ) {
        self.description = description
        self.verdict = verdict
        self.conversation = conversation
        self.mail = mail
    }
}

private let one = "8140123456789012"
private let two = "8140123456789029"
private let three = "8140123456789036"
private let four = "8140123456789043"
private let five = "8140123456789050"
private let lin = "Lin <lin@shop-one.example>"
private let wang = "wang@store.example"

/// Mails by what they are.
enum MatchingCases {
    static let all = answers + numbers + strangers + unclear + notices + bounces + automatic + own + traps + adversarial

    private static let answers = [
        MatchingCase("an answer to our letter", "reply", 1) { mail(from: lin, answers: $0.id("a1")) },
        MatchingCase("an answer to the other order's letter", "reply", 2) { mail(from: lin, answers: $0.id("a2")) },
        MatchingCase("an answer to another seller's letter", "reply", 3) { mail(from: wang, answers: $0.id("a3")) },
        MatchingCase("References alone", "reply", 1) { mail(from: lin, references: [$0.id("a1")]) },
        MatchingCase("our letter deep in References", "reply", 1) {
            mail(from: lin, references: [$0.id("a1"), "x1@elsewhere.example", "x2@elsewhere.example"])
        },
        MatchingCase("our letter and a foreign id in In-Reply-To", "reply", 3) {
            mail(from: wang, answers: "x@y.example> <\($0.id("a3"))")
        },
        MatchingCase("answered from another address of the seller", "reply", 1) {
            mail(from: "service@shop-one-help.example", answers: $0.id("a1"))
        },
        MatchingCase("a letter that only the signature remembers", "reply", 1) {
            mail(from: lin, answers: $0.sealed(1))
        },
        MatchingCase("a sealed id in capitals", "reply", 3) { mail(from: wang, answers: $0.sealed(3).uppercased()) },
        MatchingCase("a sealed address", "reply", 2) {
            mail(from: lin, to: "mia+\($0.token(2))@example.test")
        },
        MatchingCase("a sealed address that only the server's field shows", "reply", 2) {
            mail(
                from: lin,
                fields: ["Delivered-To: mia+\($0.token(2))@example.test"]
            )
        },
        MatchingCase("a sealed address without a known sender", "reply", 4) {
            mail(from: "new@store-four.example", to: "mia+\($0.token(4))@example.test")
        },
        MatchingCase("a folded In-Reply-To", "reply", 1) {
            mail(from: lin, fields: ["In-Reply-To:\r\n <\($0.id("a1"))>"])
        },
        MatchingCase("Chinese, with the order in the subject", "reply", 1) {
            mail(from: lin, subject: "回复：Order \(one)", "好的，已经取消了。", answers: $0.id("a1"))
        },
        MatchingCase("a marketplace's name and an answer", "reply", 3) {
            mail(from: "AliExpress Seller <\(wang)>", answers: $0.id("a3"))
        },
    ]

    private static let numbers = [
        MatchingCase("order in the subject, known sender", "reply", 1) { _ in mail(from: lin, subject: "Order \(one)")
        },
        MatchingCase("order in the text, known sender", "reply", 2) { _ in mail(from: lin, "About order \(two): sent.")
        },
        MatchingCase("order in groups of four", "reply", 3) { _ in
            mail(from: wang, "Order 8140 1234 5678 9036 is cancelled")
        },
        MatchingCase("order with dashes", "reply", 3) { _ in mail(from: wang, "8140-1234-5678-9036 ok") },
        MatchingCase("order in full-width digits", "reply", 3) { _ in mail(from: wang, "订单 ８１４０１２３４５６７８９０３６ 已取消") },
        MatchingCase("order only in what is quoted", "reply", 3) { _ in
            mail(
                from: wang,
                "OK dear, cancelled.\r\n\r\nOn Mon, 2 Mar 2026, Mia wrote:\r\n> Please cancel order \(three)."
            )
        },
        MatchingCase("an address that the buyer named", "reply", 5) { _ in
            mail(from: "told@sellers.example", subject: "Re: \(five)")
        },
        MatchingCase("the same address in other letters", "reply", 5) { _ in
            mail(from: "TOLD@sellers.EXAMPLE", subject: "Re: \(five)")
        },
        MatchingCase("both orders of one seller, one in the subject, an answer to it", "reply", 1) {
            mail(from: lin, subject: "Re: Order \(one)", answers: $0.id("a1"))
        },
        MatchingCase("an answer that names its own and another order", "reply", 1) {
            mail(from: lin, "Order \(one) is cancelled, order \(two) is on its way", answers: $0.id("a1"))
        },
        MatchingCase("a tracking number beside the order", "reply", 1) { _ in
            mail(from: lin, "Order \(one) was sent, tracking LP00123456789012CN")
        },
        MatchingCase("a parcel number of 16 digits beside the order", "reply", 1) { _ in
            mail(from: lin, "Order \(one), parcel 9999000011112222")
        },
        MatchingCase("HTML alone", "reply", 1) { world in
            mail(from: lin, subject: "Order \(one)", "<p>We agree.</p>")
                .replacing("text/plain", with: "text/html")
        },
        MatchingCase("Russian", "reply", 3) { _ in mail(from: wang, subject: "Заказ \(three)", "Заказ отменён") },
    ]

    private static let strangers = [
        MatchingCase("a stranger with the right number", "quarantined") { _ in
            mail(from: "evil@phish.example", subject: "Order \(one)", "Close the dispute first")
        },
        MatchingCase("a stranger in a thread of the seller's", "quarantined") { world in
            mail(from: "evil@phish.example", subject: "Order \(one)", answers: "theirs1@shop-one.example")
        },
        MatchingCase("the seller's name with another address", "quarantined") { _ in
            mail(from: "\"lin@shop-one.example\" <lin@shop-0ne.example>", subject: "Order \(one)")
        },
        MatchingCase("a domain that only begins like the marketplace's", "quarantined") { _ in
            mail(from: "notice@aliexpress.com.evil.example", subject: "Order \(one): order shipped")
        },
        MatchingCase("a domain that only ends like the marketplace's", "quarantined") { _ in
            mail(from: "notice@notaliexpress.com", subject: "Order \(one): order shipped")
        },
        MatchingCase("a known seller who names another seller's order", "quarantined") { _ in
            mail(from: wang, subject: "Order \(one)")
        },
        MatchingCase("the first mail about an order without an address", "quarantined") { _ in
            mail(from: "shop@four.example", subject: "Order \(four)")
        },
        MatchingCase("a made-up seal", "quarantined") { _ in
            mail(from: "evil@phish.example", answers: "r.1.old1.aaaaaaaaaaaaaaaa@example.test")
        },
        MatchingCase("a made-up sealed address", "quarantined") { _ in
            mail(from: "evil@phish.example", to: "mia+r.1.x.aaaaaaaaaaaaaaaa@example.test")
        },
        MatchingCase("a seal whose conversation was changed", "quarantined") {
            mail(from: "evil@phish.example", answers: $0.sealed(1).replacing("r.1.", with: "r.3."))
        },
        MatchingCase("the known address, and the server found it forged", "quarantined") { _ in
            mail(
                from: lin,
                subject: "Order \(one)",
                fields: ["Authentication-Results: mx.example.test; spf=fail; dmarc=fail header.from=shop-one.example"]
            )
        },
        MatchingCase("the marketplace, and the server found it forged", "quarantined") { _ in
            mail(
                from: "notice@aliexpress.com",
                subject: "Order \(one): order shipped",
                fields: ["Authentication-Results: mx.example.test;\r\n dmarc = fail (p=reject)"]
            )
        },
        MatchingCase("a verdict that the sender wrote under the server's", "reply", 1) { _ in
            mail(
                from: lin,
                subject: "Order \(one)",
                fields: [
                    "Authentication-Results: mx.example.test; dmarc=pass",
                    "Authentication-Results: elsewhere.example; dmarc=fail",
                ]
            )
        },
        MatchingCase("a stranger's automatic reply with the number", "quarantined") { _ in
            mail(from: "evil@phish.example", subject: "Automatic reply: \(one)")
        },
    ]

    private static let unclear = [
        MatchingCase("a known seller with two orders names none", "unsorted") { _ in mail(from: lin) },
        MatchingCase("a known seller with one order names none", "unsorted") { _ in mail(from: wang) },
        MatchingCase("a known seller names both orders", "unsorted") { _ in mail(from: lin, "Orders \(one), \(two)") },
        MatchingCase("the subject names one order, the words another", "unsorted") { _ in
            mail(from: lin, subject: "Order \(one)", "I mean order \(two)")
        },
        MatchingCase("an answer to one order's letter that speaks of another", "unsorted") {
            mail(from: lin, "Order \(two) has left.", answers: $0.id("a1"))
        },
        MatchingCase("an answer to one order's letter with the other in its subject", "unsorted") {
            mail(from: lin, subject: "Order \(two)", answers: $0.id("a1"))
        },
        MatchingCase("an answer to two letters at once", "unsorted") {
            mail(from: lin, references: [$0.id("a1"), $0.id("a2")])
        },
        MatchingCase("an answer to one letter, sealed for another", "unsorted") {
            mail(
                from: lin,
                to: "mia+\($0.token(2))@example.test",
                answers: $0.id("a1")
            )
        },
        MatchingCase("a known seller with an order that is none of ours", "unsorted") { _ in
            mail(from: wang, subject: "Order 8140999999999999")
        },
        MatchingCase("a known seller's newsletter", "unsorted") { _ in mail(from: wang, subject: "Big sale") },
    ]

    private static let notices = [
        MatchingCase("shipped", "notice", 1) { _ in
            mail(from: "transaction@notice.aliexpress.com", subject: "Order \(one): order shipped")
        },
        MatchingCase("delivered", "notice", 2) { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(two) has been delivered")
        },
        MatchingCase("paid", "notice", 3) { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(three): payment received")
        },
        MatchingCase("the order in the text", "notice", 4) { _ in
            mail(from: "notice@aliexpress.com", subject: "Your package has been delivered", "Order: \(four)")
        },
        MatchingCase("capitals", "notice", 1) { _ in
            mail(from: "NOTICE@AliExpress.com", subject: "ORDER \(one): ORDER SHIPPED")
        },
        MatchingCase("closed, without a reason", "unsorted") { _ in
            mail(from: "notice@aliexpress.com", subject: "Your order \(one) is closed")
        },
        MatchingCase("not shipped yet", "unsorted") { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(one) has not been shipped yet")
        },
        MatchingCase("wasn't delivered", "unsorted") { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(one) wasn't delivered: order shipped again soon")
        },
        MatchingCase("two orders in one notice", "unsorted") { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(one), \(two): order shipped")
        },
        MatchingCase("one of ours and one that is not", "unsorted") { _ in
            mail(from: "notice@aliexpress.com", subject: "Order \(one), 8140999999999999: order shipped")
        },
        MatchingCase("a package without an order", "unrelated") { _ in
            mail(from: "notice@aliexpress.com", subject: "Package LP00123456 has been delivered")
        },
        MatchingCase("an order that is none of ours", "unrelated") { _ in
            mail(from: "notice@aliexpress.com", subject: "Order 8140999999999999: order shipped")
        },
        MatchingCase("advertising", "unrelated") { _ in mail(from: "deals@aliexpress.com", subject: "11.11 is here") },
    ]

    private static let bounces = [
        MatchingCase("a bounce with our message's id", "bounce", 1) {
            bounce(of: $0.id("a1"), recipient: "lin@shop-one.example")
        },
        MatchingCase("a bounce of the same seller's other letter", "bounce", 2) {
            bounce(of: $0.id("a2"), recipient: "lin@shop-one.example")
        },
        MatchingCase("a delay", "bounce", 3) {
            bounce(of: $0.id("a3"), recipient: wang, action: "delayed", status: "4.4.1")
        },
        MatchingCase("a bounce without the message, to an address of one conversation", "bounce", 3) { _ in
            bounce(of: nil, recipient: wang)
        },
        MatchingCase("a bounce without the message, to an address of two", "unsorted") { _ in
            bounce(of: nil, recipient: "lin@shop-one.example")
        },
        MatchingCase("a bounce of a mail that is none of ours", "unrelated") { _ in
            bounce(of: "else@example.test", recipient: "friend@elsewhere.example")
        },
        MatchingCase("our notification to the buyer came back", "bounce", 1) {
            bounce(of: $0.id("notice"), recipient: "mia@example.test")
        },
    ]

    private static let automatic = [
        MatchingCase("marked as automatic", "automatic", 1) {
            mail(from: lin, answers: $0.id("a1"), fields: ["Auto-Submitted: auto-replied"])
        },
        MatchingCase("out of office", "automatic", 3) {
            mail(from: wang, subject: "Out of office", answers: $0.id("a3"))
        },
        MatchingCase("自动回复", "automatic", 1) { mail(from: lin, subject: "自动回复: Order", answers: $0.id("a1")) },
        MatchingCase("automatic, with the number and a known sender", "automatic", 1) { _ in
            mail(from: lin, subject: "Automatic reply: Order \(one)")
        },
        MatchingCase("automatic, from a known sender about nothing", "unsorted") { _ in
            mail(from: wang, subject: "Out of office")
        },
    ]

    private static let own = [
        MatchingCase("our letter, seen in the mailbox", "own-copy", 1) {
            mail(from: "Mia <mia@example.test>", to: "lin@shop-one.example", id: $0.id("a1"))
        },
        MatchingCase("our notification", "own-copy", 1) { mail(from: "mia@example.test", id: $0.id("notice")) },
        MatchingCase("the buyer's own mail about the order", "unrelated") { _ in
            mail(from: "mia@example.test", subject: "Fwd: Order \(one)", "they accept the cancellation")
        },
        MatchingCase("the buyer's second address", "unrelated") {
            mail(from: "Mia.Second@example.test", subject: "Order \(one)", answers: $0.id("a1"))
        },
        MatchingCase("the buyer's vacation program answers our notification", "unrelated") {
            mail(from: "mia@example.test", answers: $0.id("notice"), fields: ["Auto-Submitted: auto-replied"])
        },
        MatchingCase("a stranger who uses our letter's id for his own mail", "quarantined") {
            mail(from: "evil@phish.example", subject: "Order \(one)", id: $0.id("a1"))
        },
    ]

    private static let traps = [
        MatchingCase("a mail that is here already, from the same sender", "duplicate") { _ in
            mail(from: lin, id: "theirs1@shop-one.example")
        },
        MatchingCase("someone else's mail with an id that is here", "quarantined") { _ in
            mail(from: "evil@phish.example", subject: "Order \(one)", id: "theirs1@shop-one.example")
        },
        MatchingCase("the seller writes again, answering his own mail", "reply", 1) { _ in
            mail(from: lin, subject: "Re: Order \(one)", answers: "theirs1@shop-one.example")
        },
        MatchingCase("the same without the number, two orders", "unsorted") { _ in
            mail(from: lin, answers: "theirs1@shop-one.example", references: ["theirs2@shop-one.example"])
        },
        MatchingCase("the same of a seller with one order", "reply", 3) { _ in
            mail(from: wang, answers: "theirs3@store.example")
        },
        MatchingCase("nothing of ours", "unrelated") { _ in mail(from: "friend@elsewhere.example") },
        MatchingCase("a telephone number that is nearly an order", "unrelated") { _ in
            mail(from: "friend@elsewhere.example", "Call 8140 1234 5678 90")
        },
        MatchingCase("an order that the buyer may tell of later", "unsorted") { _ in
            mail(from: "new@seller.example", subject: "Your order 8140999999999999")
        },
        MatchingCase("a program that names such an order", "unrelated") { _ in
            mail(
                from: "new@seller.example",
                subject: "Order 8140999999999999",
                fields: ["Auto-Submitted: auto-replied"]
            )
        },
        MatchingCase("an order number inside a longer number", "unrelated") { _ in
            mail(from: "friend@elsewhere.example", "1\(one)7")
        },
        MatchingCase("no sender", "quarantined") { _ in mail(from: "", subject: "Order \(one)") },
        MatchingCase("an id that only looks like one of our old ones", "unrelated") { _ in
            mail(from: "friend@elsewhere.example", answers: "r.1.abc.123@example.test")
        },
    ]
}
