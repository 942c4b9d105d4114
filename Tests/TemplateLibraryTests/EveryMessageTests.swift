import ConversationCore
import Drafting
import TemplateLibrary
import Testing

/// Every message in every locale and tone, with every part of its optional fields.
@Suite struct EveryMessageTests {
    private let store: TemplateStore
    private let locales: [Language]

    init() throws {
        store = try TemplateStore()
        locales = store.locales(in: "aliexpress").map { Language($0) }
    }

    /// A value for any field; numbers in it occur in no other field.
    private func value(_ field: String) -> FieldValue {
        switch field {
        case "order": .text("8140123456789012")
        case "amount": .money(Money(minorUnits: 123_490, currency: "EUR"))
        case "offer": .money(Money(minorUnits: 850, currency: "EUR"))
        case "counter": .money(Money(minorUnits: 2077, currency: "EUR"))
        case "paid_on": .date(CivilDate(dayNumber: 20_513))
        case "requested_on": .date(CivilDate(dayNumber: 20_516))
        case "promised_on": .date(CivilDate(dayNumber: 20_518))
        case "promise_by": .date(CivilDate(dayNumber: 20_521))
        case "wait_until": .date(CivilDate(dayNumber: 20_525))
        case "received_on": .date(CivilDate(dayNumber: 20_530))
        case "deadline": .date(CivilDate(dayNumber: 20_540))
        case "facts": .told([Say("history.asked", ["on": .date(CivilDate(dayNumber: 20_516))])])
        case "reason": .phrase("reason.by_mistake")
        case "after_shipping": .text("shipped")
        case "count": .number(3)
        default: .text("«\(field)»")
        }
    }

    private func values(_ fields: some Sequence<String>) -> [String: FieldValue] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0, value($0)) })
    }

    /// Every part of a list, the empty one and the whole one too.
    private func subsets(_ fields: [String]) -> [[String]] {
        (0..<(1 << fields.count)).map { bits in fields.indices.filter { bits >> $0 & 1 == 1 }.map { fields[$0] } }
    }

    /// Calls `body` for every message that can be made.
    private func forEvery(
        _ body: (_ template: String, _ locale: Language, _ tone: Tone, _ fields: [String], _ message: RenderedMessage)
            throws -> Void
    ) throws {
        for template in store.names(in: "aliexpress") {
            let (required, optional, _) = try store.declaration(of: template, in: "aliexpress", locale: .english)
            for some in subsets(optional) {
                let fields = required + some
                for locale in locales {
                    for tone in Tone.allCases {
                        let message = try store.message(
                            template,
                            marketplace: "aliexpress",
                            locale: locale,
                            tone: tone,
                            fields: values(fields)
                        )
                        try body(template, locale, tone, fields, message)
                    }
                }
            }
        }
    }

    @Test func `there are eight locales`() {
        #expect(locales.map(\.tag) == ["de", "en", "es", "fr", "pl", "pt", "ru", "zh"])
    }

    /// FEATURES: “placeholder sent to the recipient”, “"null" on language fallback”.
    @Test func `no message has a gap, whatever optional field is missing`() throws {
        var count = 0
        try forEvery { template, locale, tone, fields, message in
            count += 1
            for text in [message.text, message.subject ?? ""] {
                let gaps = ["{", "}", "  ", " .", " ,", "..", ",.", ": .", "()", "（）", "null", "nil", "Optional("]
                let gap = gaps.first { text.contains($0) }
                #expect(gap == nil, "\(template) \(locale) \(tone) without all but \(fields): \(gap ?? "") in \(text)")
            }
            for line in message.text.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(
                    line.first != " " && line.last != " ",
                    "\(template) \(locale) \(tone) \(fields): blank at the end of a line"
                )
            }
            let signature = fields.contains("buyer") ? "\n\n«buyer»" : ""
            #expect(message.text.hasSuffix(signature))
            let last = message.text.dropLast(signature.count).last
            #expect(last.map { ".!?。！？".contains($0) } == true, "\(template) \(locale) \(tone): no end of a sentence")
        }
        #expect(count > 5000)
    }

    /// FEATURES: “rude or greeting-less text”.
    @Test func `every message greets, names the order and thanks or asks`() throws {
        let greetings = [
            "en": ["Hello", "Dear"], "ru": ["Здравствуйте"], "es": ["Hola", "Estimado"], "pt": ["Olá", "Prezada"],
            "fr": ["Bonjour"], "de": ["Guten Tag"], "pl": ["Dzień dobry"], "zh": ["您好"],
        ]
        let asks = [
            "en": ["please", "Please", "Could you", "Would that", "decide on your item by", "hank"],
            "ru": ["ожалуйста", "Не могли бы Вы", "рошу", "пасибо", "зависит от ответа"],
            "es": ["or favor", "Podría", "podría", "gracias", "Gracias"],
            "pt": ["or favor", "poderia", "gradeço"], "fr": ["ourriez-vous", "Merci", "merci", "Veuillez"],
            "de": ["itte", "Könnten Sie", "Dank", "dank"], "pl": ["roszę", "mogliby", "ziękuję"],
            "zh": ["请", "谢"],
        ]
        try forEvery { template, locale, tone, fields, message in
            let text = message.text
            #expect(greetings[locale.tag]?.contains { text.hasPrefix($0) } == true, "\(template) \(locale): \(text)")
            #expect(asks[locale.tag]?.contains { text.contains($0) } == true, "\(template) \(locale): \(text)")
            if fields.contains("order") {
                #expect(text.contains("8140123456789012"), "\(template) \(locale) \(tone) \(fields): \(text)")
                #expect(message.subject?.contains("8140123456789012") == true)
            }
        }
    }

    @Test func `numbers, sums and dates are the same in every tone and locale`() throws {
        var first: [String: Set<String>] = [:]
        try forEvery { template, locale, tone, fields, message in
            let format = LocaleFormat(locale)
            var rest = message.text
            var named: Set<String> = []
            for field in fields {
                if field == "facts" || field == "reason" || field == "after_shipping" { continue }
                guard let words = format.words(value(field)), rest.contains(words) else { continue }
                named.insert(field)
                rest = rest.replacing(words, with: "")
            }
            if fields.contains("facts"), let words = format.words(value("requested_on")), rest.contains(words) {
                named.insert("facts")
                rest = rest.replacing(words, with: "")
            }
            #expect(
                !rest.contains { $0.isASCII && $0.isNumber },
                "\(template) \(locale) \(tone) says a number of its own: \(rest)"
            )
            let key = "\(template) \(fields)"
            #expect(first[key] ?? named == named, "\(key) \(locale) \(tone)")
            first[key] = named
        }
    }

    @Test func `a required field that is missing is named, never left out`() throws {
        let blanks: [FieldValue?] = [nil, .text(""), .text(" \n\u{202E}"), .phrase("no.such.phrase")]
        for template in store.names(in: "aliexpress") {
            for locale in locales {
                let (required, optional, _) = try store.declaration(of: template, in: "aliexpress", locale: locale)
                for absent in subsets(required) where !absent.isEmpty {
                    for blank in blanks {
                        var fields = values(required + optional)
                        for field in absent { fields[field] = blank }
                        let given = fields
                        let failure = TemplateFailure.missingFields(template: template, locale: locale, fields: absent)
                        for tone in Tone.allCases {
                            #expect(throws: failure) {
                                try store.message(
                                    template,
                                    marketplace: "aliexpress",
                                    locale: locale,
                                    tone: tone,
                                    fields: given
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    @Test func `a locale that is not there is named`() {
        #expect(throws: TemplateFailure.missingLocale(template: "thanks", locale: Language("it"))) {
            try store.message(
                "thanks",
                marketplace: "aliexpress",
                locale: Language("it"),
                tone: .warm,
                fields: values(["order"])
            )
        }
    }

    @Test func `a region is served by its language`() throws {
        let fields = values(["order"])
        let region = try store.message(
            "thanks",
            marketplace: "aliexpress",
            locale: Language("pt-BR"),
            tone: .warm,
            fields: fields
        )
        let language = try store.message(
            "thanks",
            marketplace: "aliexpress",
            locale: .portuguese,
            tone: .warm,
            fields: fields
        )
        #expect(region == language)
    }

    @Test func `no notification has a gap, whatever optional field is missing`() throws {
        for locale in store.chatLocales.map({ Language($0) }) {
            for kind in store.names(in: "notifications") {
                let (required, optional, _) = try store.declaration(of: kind, in: "notifications", locale: locale)
                for some in subsets(optional) {
                    let mail = try store.notification(kind, locale: locale, fields: values(required + some))
                    for text in [mail.subject ?? "", mail.text, mail.html ?? ""] {
                        let gap = ["{", "}", "  ", " .", " ,", "..", "null", "nil", "Optional("]
                            .first { text.contains($0) }
                        #expect(gap == nil && !text.isEmpty, "\(kind) \(locale) \(some): \(gap ?? "") in \(text)")
                    }
                    #expect(!mail.text.contains("\n\n\n"), "\(kind) \(locale) \(some): \(mail.text)")
                }
            }
        }
    }

    @Test func `no phrase of the chat has a gap, with all its values and with those only that it needs`() throws {
        let all = Dictionary(
            uniqueKeysWithValues: Set(
                store.chatLocales.flatMap { store.fieldsOfPhrases(in: Language($0)) }
            )
            .map { ($0, $0.hasSuffix("s") && $0 != "alternatives" ? FieldValue.number(3) : value($0)) }
        )
        for locale in store.chatLocales.map({ Language($0) }) {
            for key in store.phraseKeys(in: locale) {
                let needed = try store.fieldsNeeded(by: key, in: locale)
                for fields in [all, all.filter { needed.contains($0.key) }] {
                    let words = try store.phrase(key, marketplace: "aliexpress", locale: locale, fields: fields)
                    let gap = ["{{", "}}", "null", "nil", "Optional(", " ,", "()"].first { words.contains($0) }
                    #expect(gap == nil && !words.isEmpty, "\(key) \(locale): \(words)")
                }
            }
        }
    }
}
