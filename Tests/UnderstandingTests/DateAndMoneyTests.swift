import ConversationCore
import Testing
import TextAnalysis
import Understanding

/// Days and sums in six languages, counted from Monday, 2026-11-23.
@Suite struct DateAndMoneyTests {
    private let today = CivilDate(dayNumber: 20_780)

    @Test(
        arguments: [
            ("we ship by Thursday", "2026-11-26"), ("within 3 days", "2026-11-26"), ("in 24h", "2026-11-24"),
            ("next week", "2026-12-06"), ("at the end of the month", "2026-11-30"), ("on 4 December", "2026-12-04"),
            ("tomorrow", "2026-11-24"), ("2026-12-24", "2026-12-24"), ("within 3-5 working days", "2026-11-28"),
            ("в течение 3 дней", "2026-11-26"), ("завтра", "2026-11-24"), ("до пятницы", "2026-11-27"),
            ("на следующей неделе", "2026-12-06"), ("через 2 недели", "2026-12-07"), ("4 декабря", "2026-12-04"),
            ("en 5 días", "2026-11-28"), ("mañana", "2026-11-24"), ("el viernes", "2026-11-27"),
            ("la semana que viene", "2026-12-06"), ("a fin de mes", "2026-11-30"),
            ("amanhã", "2026-11-24"), ("em 3 dias úteis", "2026-11-26"), ("semana que vem", "2026-12-06"),
            ("4 de dezembro", "2026-12-04"),
            ("demain", "2026-11-24"), ("sous 48 heures", "2026-11-25"), ("la semaine prochaine", "2026-12-06"),
            ("fin du mois", "2026-11-30"), ("vendredi", "2026-11-27"),
            ("3到5天内", "2026-11-28"), ("明天", "2026-11-24"), ("下周三", "2026-12-02"), ("下周", "2026-12-06"),
            ("周四", "2026-11-26"), ("12月4日", "2026-12-04"), ("月底", "2026-11-30"),
        ]
    )
    func `a day to come`(text: String, day: String) {
        let mentions = DateReader().mentions(in: Words(text), today: today, direction: .future)
        #expect(mentions.map(\.day.description) == [day], "\(text)")
    }

    @Test(
        arguments: [
            ("paid 3 days ago", 3), ("paid yesterday", 1), ("I just ordered it", 0), ("ordered an hour ago", 0),
            ("it's been two weeks since I paid", 14), ("12 дней с оплаты", 12), ("оплатил позавчера", 2),
            ("только что заказал", 0), ("pagué hace 6 días", 6), ("llevo 10 días desde que pagué", 10),
            ("acabo de pedirlo", 0), ("paguei há 4 dias", 4), ("paguei faz 3 dias", 3), ("payé il y a 12 jours", 12),
            ("commandé avant-hier", 2), ("付款9天了", 9), ("昨天付的款", 1), ("刚刚下单", 0),
            ("pagué el 18/11", 5), ("bought 11/18", 5), ("comprei dia 19", 4), ("15号付的款", 8), ("上个月23号付的", 31),
            ("antier lo pedí", 2), ("неделю назад заплатил", 7), ("a fortnight ago I paid", 14), ("付了十五天", 15),
            ("pagué hace quince días", 15), ("lo pagué el viernes 13", 10), ("double eleven 双十一付的", 12),
            ("paid yesterday, arrived today", 1), ("paguei faz 9 dias, 310 reais", 9),
        ]
    )
    func `days since payment`(text: String, days: Int) {
        #expect(BuyerUtteranceReader().read(text, today: today).paidDaysAgo == days, "\(text)")
    }

    @Test(
        arguments: [
            ("$12.50", "12.5", "USD"), ("8,50 €", "8.5", "EUR"), ("€1.234,50", "1234.5", "EUR"),
            ("1,234.50 USD", "1234.5", "USD"), ("R$ 89,90", "89.9", "BRL"), ("890 рублей", "890", "RUB"),
            ("87 белорусских рублей", "87", "BYN"), ("45块", "45", "CNY"), ("23.5美元", "23.5", "USD"),
            ("250 dollars canadiens", "250", "CAD"), ("349 pesos mexicanos", "349", "MXN"), ("20 quid", "20", "GBP"),
            ("64 francs suisses", "64", "CHF"), ("150 bucks", "150", "USD"), ("JPY 3000", "3000", "JPY"),
            ("12 500 рублей", "12500", "RUB"), ("1 299,50 €", "1299.5", "EUR"), ("25 тысяч рублей", "25000", "RUB"),
            ("dos mil pesos", "2000", "MXN"), ("eighteen quid", "18", "GBP"), ("3000 ienes", "3000", "JPY"),
            ("450 couronnes suédoises", "450", "SEK"), ("2499卢布", "2499", "RUB"), ("2万日元", "20000", "JPY"),
        ]
    )
    func `a sum and its currency`(text: String, amount: String, currency: String) throws {
        let sum = try #require(MoneyReader().mentions(in: Words(text)).first?.money)
        #expect(Money(decimal: amount, currency: currency) == sum, "\(text): \(sum)")
    }
}
