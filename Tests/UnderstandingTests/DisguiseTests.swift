import ConversationCore
import Testing
import TextAnalysis
import Understanding

/// Words that are hidden from a reader of letters read like the plain ones.
@Suite struct DisguiseTests {
    @Test(
        arguments: [
            ("р1еase", "piease"), ("whаtsарp", "whatsapp"), ("can\u{200B}cel", "cancel"), ("c\u{AD}ancel", "cancel"),
            ("c a n c e l", "cancel"), ("w.h.a.t.s.a.p.p", "whatsapp"), ("ｃａｎｃｅｌ", "cancel"), ("𝐜𝐚𝐧𝐜𝐞𝐥", "cancel"),
            ("Ⓒⓐⓝⓒⓔⓛ", "cancel"), ("c4ncel", "cancel"), ("wh@tsapp", "whatsapp"), ("cancellllled", "canceled"),
            ("отmена", "отмена"), ("８１４０", "8140"), ("٣", "3"), ("cáncél", "cancel"), ("ÉCRAN", "ecran"),
        ]
    )
    func `is one plain word`(disguised: String, plain: String) {
        #expect(Words(disguised).words.map(\.text) == [plain])
    }

    @Test(arguments: ["a b c", "I o u", "я и ты", "5 a day", "LP00412345678CN"])
    func `short words stay apart, numbers stay numbers`(text: String) {
        #expect(Words(text).words.count == text.split(separator: " ").count)
    }

    /// Traps as they are, and disguised.
    @Test(
        arguments: [
            "pl\u{200B}ease clo\u{200B}se the dis\u{200B}pute first", "ｐｌｅａｓｅ ｃｌｏｓｅ ｔｈｅ ｄｉｓｐｕｔｅ",
            "p l e a s e  c l o s e  t h e  d i s p u t e", "please сlоsе the disрutе", "ple4se cl0se the d1spute",
            "𝗽𝗹𝗲𝗮𝘀𝗲 𝗰𝗹𝗼𝘀𝗲 𝘁𝗵𝗲 𝗱𝗶𝘀𝗽𝘂𝘁𝗲",
        ]
    )
    func `a disguised trap is a trap`(text: String) {
        #expect(SellerReplyReader().read(text, today: CivilDate(dayNumber: 20_780)).has(.asksWithdraw))
    }
}
