public import ConversationCore

/// Reads what the buyer wants with a line, and the facts it states.
///
/// The words are matched once against `BuyerLexicon`; the intent is chosen by fixed rules from what was found, so that
/// every reading can be explained. Deterministic and linear in the text.
public struct BuyerUtteranceReader: Sendable {
    /// A reader.
    ///
    /// How many digits an order number can have.
    private let orderNumberDigits: Set<Int>

    /// The patterns are read once, when first needed.
    ///
    /// - Parameter orderNumberDigits: how many digits an order number can have, by marketplace.
    public init(orderNumberDigits: Set<Int> = [16]) {
        self.orderNumberDigits = orderNumberDigits
    }

    /// The reading of a line.
    ///
    /// - Parameters:
    ///   - text: the line, any text at all.
    ///   - today: the local day on which it was written.
    /// - Returns: the reading; `other` when nothing was recognised.
    public func read(_ text: String, today: CivilDate) -> Utterance {
        let words = Words(text)
        let found = names(in: words)
        var utterance = Utterance(language: LanguageGuess.language(of: words), intent: .other)
        utterance.orderNumber = OrderNumber.find(in: text, digits: orderNumberDigits)
        readFacts(words, found, today: today, into: &utterance)
        utterance.intent = agreed(intent(words, found, utterance), text, words, utterance)
        clean(&utterance, found)
        return utterance
    }

    /// The committed model, decoded when first needed.
    private static let model = LinearModel(text: BuyerModelData.text, count: Intent.allCases.count)

    /// What a pattern's word weighs against the model.
    private static let patternWeight: Float = 0.8

    /// The intent on which patterns and model agree most.
    ///
    /// A line of one or two words, an order number or a plain fact is left to the patterns: the dialogue relies on them.
    private func agreed(_ byPatterns: Intent, _ text: String, _ words: Words, _ utterance: Utterance) -> Intent {
        let isPlain = words.words.count <= 2 || utterance.slips.isEmpty == false
        // What would act must be shown by words, not guessed, and what words show is not guessed away.
        let acts: Set<Intent> = [.affirm, .deny, .withdraw, .markRefunded, .markSent]
        guard !isPlain, !acts.contains(byPatterns), let model = BuyerUtteranceReader.model else { return byPatterns }
        var margins = model.margins(of: text)
        if let index = Intent.allCases.firstIndex(of: byPatterns), byPatterns != .other {
            margins[index] += BuyerUtteranceReader.patternWeight
        }
        let best = zip(Intent.allCases, margins).max { $0.1 < $1.1 }
        guard let best, best.1 > -0.4, best.0 == byPatterns || !acts.contains(best.0) || best.1 > 0 else {
            return byPatterns
        }
        return best.0
    }

    // MARK: - Matching

    /// The names found: each intent, stage and reason that some clause shows and no word of that clause vetoes.
    private func names(in words: Words) -> [String: Int] {
        var found: [String: Int] = [:]
        let list = words.words
        var start = 0
        while start < list.count {
            var end = start
            // A comma ends a clause here: "not shipped, paid yesterday" are two statements.
            while end < list.count, list[end].clause == list[start].clause, end == start || !list[end].followsComma {
                end += 1
            }
            let matches = BuyerLexicon.table.matches(list[start..<end])
            var vetoed: Set<String> = []
            for match in matches where match.name.hasPrefix("-") { vetoed.insert(String(match.name.dropFirst())) }
            for match in matches where !match.name.hasPrefix("-") && !vetoed.contains(match.name) {
                found[match.name] = max(found[match.name] ?? 0, match.range.count)
            }
            start = end
        }
        return found
    }

    // MARK: - Facts

    private func readFacts(_ words: Words, _ found: [String: Int], today: CivilDate, into utterance: inout Utterance) {
        utterance.stage = stage(found)
        utterance.reason = reason(found, stage: utterance.stage)
        let startsWithNo = ["no", "нет", "nao", "non", "不"].contains(words.words.first?.text ?? "")
        utterance.isCorrection = found["c.correction"] != nil || (startsWithNo && utterance.stage != nil)
        for name in ["paypal", "wallet", "card", "bank_transfer", "mobile", "cash_terminal"]
        where found["p.\(name)"] != nil {
            utterance.paymentMethod = PaymentMethod(name)
            break
        }
        let sums = MoneyReader().mentions(in: words)
        // “30.09 EUR” is a sum, not a day.
        let dates = DateReader().mentions(in: words, today: today, direction: .past)
            .filter { mention in !sums.contains { !$0.money.currency.isEmpty && $0.words.overlaps(mention.words) } }
        let days = dates.filter { $0.kind == .day || $0.kind == .ago || ($0.kind == .within && isWaiting(words, $0)) }
        if days.count == 1 {
            utterance.date = day(of: days[0], today)
            utterance.isYearStated = !days[0].isYearless
        }
        for mention in days {
            guard let role = role(of: mention, in: words), utterance.days[role] == nil else { continue }
            var date = day(of: mention, today)
            if role == .deadline, mention.isYearless, date < today { date = date.nextYear }
            utterance.days[role] = date
        }
        utterance.paidDaysAgo = paidDaysAgo(words, days, today, utterance)
        if utterance.paidDaysAgo == nil, let day = utterance.days[.paid] ?? utterance.days[.ordered], day <= today {
            utterance.paidDaysAgo = today.dayNumber - day.dayNumber
        }
        utterance.amount = sums.first?.money
        utterance.toLanguage = TargetLanguage.find(in: words)
        for mention in dates where mention.kind == .impossible {
            utterance.slips.append(Utterance.Slip(kind: .date, text: words.text(mention.words)))
        }
        if utterance.orderNumber == nil,
            let digits = OrderNumber.nearMiss(in: words.original, digits: orderNumberDigits)
        {
            utterance.slips.append(Utterance.Slip(kind: .orderNumber, text: digits))
        }
    }

    private func day(of mention: DateMention, _ today: CivilDate) -> CivilDate {
        mention.kind == .within ? today.adding(days: today.dayNumber - mention.day.dayNumber) : mention.day
    }

    /// What the words before a day say about it.
    private func role(of mention: DateMention, in words: Words) -> Utterance.DayRole? {
        let list = words.words
        let clause = list[mention.words.lowerBound].clause
        var index = mention.words.lowerBound - 1
        var steps = 0
        while index >= 0, steps < 5, list[index].clause == clause, !list[index + 1].followsComma {
            if let role = DayRoles.role(of: list[index].text) { return role }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// "two weeks since I paid", "8 days and nothing": a length that lies behind.
    private func isWaiting(_ words: Words, _ mention: DateMention) -> Bool {
        let list = words.words
        let after = mention.words.upperBound < list.count ? list[mention.words.upperBound].text : ""
        let before = mention.words.lowerBound > 0 ? list[mention.words.lowerBound - 1].text : ""
        return ["since", "как", "desde", "que", "depuis"].contains(after)
            || ["llevo", "depuis", "faz", "desde"].contains(before)
    }

    private func stage(_ found: [String: Int]) -> Stage? {
        if found["s.awaiting_payment"] != nil { return .awaitingPayment }
        if found["s.payment_processing"] != nil { return .paymentReview }
        if found["s.received"] != nil { return .received }
        if found["s.shipped"] != nil { return .shipped }
        if found["s.paid"] != nil { return .paid }
        return nil
    }

    private func reason(_ found: [String: Int], stage: Stage?) -> Reason? {
        if found["r.defective"] != nil { return .defective }
        let order: [Reason] = [
            .notReceived, .duplicate, .wrongAddress, .sellerRequest, .foundCheaper, .wrongItemOptions, .notAsDescribed,
            .byMistake, .tooSlow, .changedMind,
        ]
        let hits = order.filter { found["r.\($0.rawValue)"] != nil }
        if stage == .received, hits.contains(.notAsDescribed) { return .notAsDescribed }
        if stage == .received, hits.contains(.wrongItemOptions) { return .wrongItemOptions }
        return hits.first
    }

    /// Days since payment, where a day is named and it is about paying or ordering.
    private func paidDaysAgo(_ words: Words, _ days: [DateMention], _ today: CivilDate, _ utterance: Utterance) -> Int?
    {
        let list = words.words
        var best: (distance: Int, days: Int)?
        for mention in days {
            let ago = today.dayNumber - day(of: mention, today).dayNumber
            guard (0...400).contains(ago) else { continue }
            for index in list.indices where PayingWords.contains(list[index].text) {
                let distance = min(abs(index - mention.words.lowerBound), abs(index - mention.words.upperBound))
                let crosses = list[index].clause != list[mention.words.lowerBound].clause
                let weight = distance + (crosses ? 6 : 0)
                if weight < best?.distance ?? 10 { best = (weight, ago) }
            }
        }
        return best?.days
    }

    // MARK: - Intent

    private func intent(_ words: Words, _ found: [String: Int], _ utterance: Utterance) -> Intent {
        func has(_ intent: Intent) -> Bool { found["i.\(intent.rawValue)"] != nil }
        let isShort = words.words.count <= 4
        let isQuestion = words.original.contains("?") || words.original.contains("？")
        let hasBut = words.words.contains { ["but", "change", "но", "pero", "mas", "mais", "但"].contains($0.text) }
        let hasFacts = utterance.reason != nil || utterance.orderNumber != nil
        if has(.sellerReplied), utterance.orderNumber == nil, !has(.openDispute) || !isQuestion {
            return .sellerReplied
        }
        if has(.withdraw), !hasFacts || utterance.reason == .changedMind { return .withdraw }
        if has(.editLanguage), utterance.toLanguage != nil, utterance.orderNumber == nil { return .editLanguage }
        for edit in [Intent.editShorter, .editSofter, .editFirmer] where has(edit) && !has(.cancelOrder) {
            if utterance.orderNumber == nil { return edit }
        }
        if has(.markRefunded), !isQuestion, utterance.orderNumber == nil { return .markRefunded }
        if has(.openDispute), !isQuestion || !has(.askHow) {
            return has(.askDeadline) && isQuestion ? .askDeadline : .openDispute
        }
        if has(.markSent), utterance.reason == nil, utterance.stage == nil || utterance.stage == .shipped {
            return .markSent
        }
        if has(.help), !hasFacts, !has(.cancelOrder) { return .help }
        if has(.askDeadline), utterance.reason == nil { return .askDeadline }
        if has(.askStatus), utterance.reason == nil { return .askStatus }
        if has(.askHow), utterance.reason == nil || isQuestion, utterance.orderNumber == nil { return .askHow }
        if has(.cancelOrder) || hasFacts { return .cancelOrder }
        if isShort {
            if has(.deny), utterance.stage == nil { return .deny }
            if has(.affirm), utterance.stage == nil, !isQuestion, !hasBut { return .affirm }
        }
        if utterance.stage != nil { return .cancelOrder }
        if has(.deny) { return .deny }
        let isPlainYes = words.words.count <= 7 && !isQuestion && !hasBut && !words.original.contains(where: \.isNumber)
        if has(.affirm), isPlainYes { return .affirm }
        if has(.greet) { return .greet }
        if has(.help) { return .help }
        return .other
    }

    /// Facts that belong to one intent only.
    private func clean(_ utterance: inout Utterance, _ found: [String: Int]) {
        switch utterance.intent {
        case .cancelOrder, .openDispute, .other, .askHow, .askDeadline, .affirm, .deny: break
        case .sellerReplied, .markSent, .markRefunded, .withdraw, .editFirmer, .editSofter, .editShorter, .editLanguage,
            .greet,
            .help, .askStatus:
            utterance.stage = nil
            utterance.reason = nil
        }
        if utterance.intent != .editLanguage { utterance.toLanguage = nil }
    }
}

/// Words that say what happened on a day.
enum DayRoles {
    /// The role that a word gives to the day it stands before.
    static func role(of word: String) -> Utterance.DayRole? {
        if let role = exact[word] { return role }
        return stems.first { word.hasPrefix($0.0) }?.1
    }

    private static let exact: [String: Utterance.DayRole] = [
        "paid": .paid, "payed": .paid, "payment": .paid, "ordered": .ordered, "placed": .ordered, "bought": .ordered,
        "shipped": .shipped, "dispatched": .shipped, "sent": .shipped, "posted": .shipped, "arrived": .received,
        "received": .received, "delivered": .received, "came": .received, "until": .deadline, "till": .deadline,
        "ends": .deadline, "expires": .deadline, "protection": .deadline, "deadline": .deadline, "до": .deadline,
        "hasta": .deadline, "jusqu": .deadline, "jusquau": .deadline, "ate": .deadline, "pague": .paid,
        "paguei": .paid, "paye": .paid, "llego": .received, "chegou": .received, "recu": .received,
    ]
    private static let stems: [(String, Utterance.DayRole)] = [
        ("оплат", .paid), ("заплат", .paid), ("заказ", .ordered), ("отправ", .shipped), ("получ", .received),
        ("пришл", .received), ("enviad", .shipped), ("expedi", .shipped), ("recib", .received), ("receb", .received),
    ]
}

/// Words about paying or ordering.
enum PayingWords {
    /// Whether the word is about paying or ordering.
    static func contains(_ word: String) -> Bool {
        exact.contains(word) || stems.contains { word.hasPrefix($0) }
    }

    private static let exact: Set<String> = [
        "paid", "payed", "ordered", "bought", "purchased", "placed", "payment", "order", "pague", "paguei", "pago",
        "compre",
        "comprei", "pedi", "paye", "achete", "commande", "付", "买", "单", "拍", "订", "pay", "regle", "hice",
    ]
    private static let stems = ["оплат", "заплат", "заказ", "купил", "оформил", "compr", "pagad", "оплач"]
}

/// Finds an order number in a text.
public enum OrderNumber {
    /// The first run of as many digits, blanks and dashes between them removed; `nil` when there is none.
    ///
    /// Digits that touch a letter belong to a tracking number.
    public static func find(in text: String, digits: Set<Int> = [16]) -> String? {
        runs(in: text).first { digits.contains($0.count) }
    }

    /// Every such run, in order, each once.
    public static func all(in text: String, digits: Set<Int> = [16]) -> [String] {
        var seen: Set<String> = []
        return runs(in: text).filter { digits.contains($0.count) && seen.insert($0).inserted }
    }

    /// The first run of 6 digits or more that is no order number, `nil` when there is none; a phone number looks so too.
    public static func nearMiss(in text: String, digits: Set<Int> = [16]) -> String? {
        runs(in: text).first { $0.count >= 6 && !digits.contains($0.count) }
    }

    /// The runs of digits that touch no letter, in order.
    private static func runs(in text: String) -> [String] {
        var runs: [String] = []
        var digits = ""
        var gap = 0
        var spoiled = false
        var previousIsLetter = false
        func end() { if !digits.isEmpty, !spoiled { runs.append(digits) } }
        for scalar in text.unicodeScalars {
            let digit: Int? =
                switch scalar.value {
                case 0x30...0x39: Int(scalar.value - 0x30)
                case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
                default: nil
                }
            if let digit {
                if digits.isEmpty { spoiled = previousIsLetter }
                if digits.utf8.count < 64 { digits += String(digit) }
                gap = 0
            } else if !digits.isEmpty, gap < 2,
                [0x20, 0x2D, 0xA0, 0x2009, 0x202F, 0x2010, 0x2011, 0x2013].contains(scalar.value)
            {
                gap += 1
            } else if scalar.properties.isDefaultIgnorableCodePoint {
                continue
            } else {
                let isLatin = scalar.isASCII && scalar.properties.isAlphabetic
                if gap == 0, isLatin { spoiled = true }
                end()
                digits = ""
                gap = 0
                spoiled = false
            }
            previousIsLetter = scalar.isASCII && scalar.properties.isAlphabetic
        }
        end()
        return runs
    }
}

/// The language a draft is to be put into.
enum TargetLanguage {
    /// The first language named.
    static func find(in words: Words) -> Language? {
        let list = words.words
        for (index, word) in list.enumerated() {
            let pair = word.text + (index + 1 < list.count ? list[index + 1].text : "")
            for (stem, tag) in stems where word.text.hasPrefix(stem) || (stem.count == 2 && pair == stem) {
                return Language(tag)
            }
        }
        return nil
    }

    private static let stems: [(String, String)] = [
        ("english", "en"), ("английск", "en"), ("ingles", "en"), ("anglais", "en"), ("英文", "en"), ("英语", "en"),
        ("russian", "ru"), ("русск", "ru"), ("ruso", "ru"), ("russo", "ru"), ("russe", "ru"), ("俄语", "ru"),
        ("俄文", "ru"),
        ("spanish", "es"), ("испанск", "es"), ("espanol", "es"), ("castellano", "es"), ("espanhol", "es"),
        ("espagnol", "es"),
        ("西语", "es"), ("西班", "es"), ("portug", "pt"), ("португальск", "pt"), ("葡语", "pt"), ("葡萄", "pt"),
        ("french", "fr"),
        ("французск", "fr"), ("frances", "fr"), ("francais", "fr"), ("法语", "fr"), ("法文", "fr"), ("chinese", "zh"),
        ("mandarin", "zh"), ("китайск", "zh"), ("chino", "zh"), ("chines", "zh"), ("chinois", "zh"), ("中文", "zh"),
        ("汉语", "zh"),
        ("german", "de"), ("немецк", "de"), ("aleman", "de"), ("alemao", "de"), ("allemand", "de"), ("德语", "de"),
        ("德文", "de"),
        ("polish", "pl"), ("польск", "pl"), ("polaco", "pl"), ("polones", "pl"), ("polonais", "pl"), ("波兰", "pl"),
        ("italian", "it"), ("итальянск", "it"), ("turkish", "tr"), ("турецк", "tr"), ("arabic", "ar"),
    ]
}
