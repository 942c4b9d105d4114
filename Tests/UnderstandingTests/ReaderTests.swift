import ConversationCore
import Testing
import Understanding

@Suite struct ReaderTests {
    private let today = CivilDate(dayNumber: 20_514)  // 2026-03-02, a Monday

    @Test(arguments: [
        (
            "I want to cancel order 8140123456789012, it is paid but not shipped", Intent.cancelOrder,
            Stage.paid as Stage?, nil as Reason?
        ),
        ("found it cheaper", .cancelOrder, nil, .foundCheaper), ("ordered by mistake", .cancelOrder, nil, .byMistake),
        ("yes", .affirm, nil, nil), ("no", .deny, nil, nil), ("make it firmer", .editFirmer, nil, nil),
        ("the refund arrived", .markRefunded, nil, nil), ("what is the status?", .askStatus, nil, nil),
        ("хочу отменить заказ, заказал по ошибке", .cancelOrder, nil, .byMistake),
        ("quiero cancelar el pedido, lo encontre mas barato", .cancelOrder, nil, .foundCheaper),
        ("quero cancelar o pedido", .cancelOrder, nil, nil), ("je veux annuler la commande", .cancelOrder, nil, nil),
        ("我要取消订单，拍错了", .cancelOrder, nil, .byMistake),
    ])
    func `what the buyer wants`(text: String, intent: Intent, stage: Stage?, reason: Reason?) {
        let read = BuyerUtteranceReader().read(text, today: today)
        #expect(read.intent == intent && read.stage == stage && read.reason == reason, "\(read)")
    }

    @Test(arguments: [
        ("Please wait, we are on holiday until Thursday", [SellerLabel.asksToWait]),
        ("Sorry for the delay. Order cancelled, we refund you today.", [.acceptsCancellation, .refundPromised]),
        ("Please close the dispute first and I will refund you", [.asksWithdraw, .refundPromised]),
        ("好的，已取消，退款会原路退回", [.acceptsCancellation, .refundPromised]), ("不同意取消", [.refusesCancellation]),
        ("Заказ уже отправлен, отменить невозможно", [.refusesCancellation, .alreadyShipped]),
        ("Vale, cancelamos el pedido", [.acceptsCancellation]), ("ok", [.unclear]),
        ("We cannot cancel it", [.refusesCancellation]), ("Add me on WhatsApp please", [.offPlatform]),
    ])
    func `what the seller means`(text: String, labels: [SellerLabel]) {
        #expect(Set(SellerReplyReader().read(text, today: today).labels) == Set(labels), "\(text)")
    }

    @Test(arguments: ["It was 30.09 EUR", "I paid 8.12 EUR for it", "27.01 USD"])
    func `a price is no date`(text: String) {
        let read = BuyerUtteranceReader().read(text, today: today)
        #expect(read.date == nil && read.days.isEmpty && read.amount != nil)
    }

    @Test(arguments: [
        "31 February", "2026-02-30", "30.02.2026", "32 March 2026", "2026-13-01",
    ])
    func `a day that does not exist is noticed`(text: String) {
        #expect(BuyerUtteranceReader().read(text, today: today).slips.first?.kind == .date)
    }

    @Test(
        arguments: [
            ("8140 1234 5678 9012", "8140123456789012"), ("order no. 8140-1234-5678-9012.", "8140123456789012"),
            ("８１４０１２３４５６７８９０１２", "8140123456789012"), ("81401234567890123", nil), ("LP8140123456789012CN", nil),
            ("814012345678901", nil), ("8140123456789012 2 days ago", "8140123456789012"),
            ("8140 1234 5678 9012 20 EUR", "8140123456789012"), ("2 8140-1234-5678-9012", "8140123456789012"),
            ("8140.1234.5678.9012", "8140123456789012"), ("8140 - 1234 - 5678 - 9012", "8140123456789012"),
            ("paid 20.11. 8140123456789012", "8140123456789012"), ("DE89 3704 0044 0532 0130 00", nil),
            ("8140123456789012 LP1234567890123456", "8140123456789012"), ("814 0123 4567 8901 23", nil),
            ("YT21 8140123456789012", "8140123456789012"), ("8140123456789012 3x", "8140123456789012"),
        ] as [(String, String?)]
    )
    func `an order number has sixteen digits and touches no letter`(text: String, number: String?) {
        #expect(OrderNumber.find(in: text) == number)
    }

    @Test(arguments: [
        "I have no order yet, it was promised for 8 November", "el pedido, entrega prevista el 20/11",
        "заказ, доставка 25 ноября",
    ])
    func `a day on which something was to come is no fact of the order`(text: String) {
        let read = BuyerUtteranceReader().read(text, today: today)
        #expect(read.days[.deadline] == nil && read.days[.received] == nil && read.paidDaysAgo == nil, "\(read)")
    }

    @Test(
        arguments: [
            ("cancel 8140123456789012, tracking 8140999999999999", "8140123456789012"),
            ("tracking number 8140 9999 9999 9999, order 8140 1234 5678 9012", "8140123456789012"),
            ("my tracking number is 8140999999999999", nil),
            ("not 8140123456789012 but 8140999999999999", "8140999999999999"),
            ("8140123456789012, sorry, 8140999999999999", "8140999999999999"),
            ("8140123456789012 and 8140999999999999 are the same", "8140123456789012"),
            ("order no. 8140123456789012 and order no. 8140999999999999", "8140123456789012"),
            ("close 8140 1234 5678 9012. Oops, the wrong one: 8140 9999 9999 9999", "8140999999999999"),
            ("运单号8140999999999999，订单8140123456789012", "8140123456789012"),
        ] as [(String, String?)]
    )
    func `the order that a line is about has its number`(text: String, number: String?) {
        #expect(BuyerUtteranceReader().read(text, today: today).orderNumber == number)
    }

    @Test func `any text at all is read`() {
        let pieces = [
            "cancel", " ", "订单", "😀", "\u{200B}", "2026-", "0", "%", "\u{0}", "é", "\u{301}", "нет", ".", "?", "$",
            "1e999", "٣", "\u{202E}",
        ]
        var state: UInt64 = 42
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int((state >> 33) % UInt64(pieces.count))]
            }
            _ = BuyerUtteranceReader().read(text, today: today)
            #expect(!SellerReplyReader().read(text, today: today).labels.isEmpty)
        }
    }
}
