public import ConversationCore
import TextAnalysis

/// Reads what the buyer wants with a line, and the facts it states.
///
/// A linear model decides on intent, stage and reason from words, letter groups, concepts and the patterns of
/// `BuyerLexicon`, trained on the texts in `Training/buyer`; days, sums and numbers are read by rules. Deterministic and
/// linear in the text.
public struct BuyerUtteranceReader: Sendable {
    /// How many digits an order number can have.
    private let orderNumberDigits: Set<Int>

    /// A reader; its patterns are read once, when first needed.
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
        let (words, language) = Spelling.shared.read(text)
        let found = BuyerUtteranceReader.names(in: words)
        var utterance = Utterance(language: language, intent: .other)
        utterance.orderNumber = OrderNumber.meant(
            in: words,
            digits: orderNumberDigits,
            isCorrection: found["c.correction"] != nil
        )
        let features = BuyerUtteranceReader.features(of: words, found, hasOrderNumber: utterance.orderNumber != nil)
        let decision = BuyerDecision(
            margins: BuyerUtteranceReader.model.margins(of: features),
            thresholds: BuyerUtteranceReader.model.thresholds,
            isShort: words.words.count <= BuyerDecision.shortLine
        )
        // Numbers alone, as an order number with blanks, say nothing of either.
        if words.hasLetter, !decision.isAside {
            utterance.stage = decision.stage
            utterance.reason = decision.reason
        }
        readFacts(words, found, today: today, into: &utterance)
        utterance.intent = decision.intent(patterns: intent(words, found, utterance), words: words, utterance)
        clean(&utterance)
        return utterance
    }

    /// The committed model.
    private static let model = LinearModel(BuyerModelData.data)

    /// What the model sees of a line.
    ///
    /// - Parameters:
    ///   - text: the line.
    ///   - spelling: puts its words right.
    /// - Returns: its features.
    package static func features(of text: String, _ spelling: Spelling) -> TextFeatures {
        let words = spelling.correct(Words(text))
        return features(of: words, names(in: words), hasOrderNumber: OrderNumber.find(in: text) != nil)
    }

    private static func features(of words: Words, _ found: [String: Int], hasOrderNumber: Bool) -> TextFeatures {
        TextFeatures(
            words,
            isBuyer: true,
            names: found.keys.sorted() + (hasOrderNumber ? ["order number"] : []) + Quotation.names(in: words.original)
        )
    }

    // MARK: - Matching

    /// The names found: each intent, stage and reason that some clause shows and no word of that clause vetoes.
    private static func names(in words: Words) -> [String: Int] {
        var found: [String: Int] = [:]
        // A comma ends a clause here: "not shipped, paid yesterday" are two statements.
        for clause in words.clauses(endsAtComma: true) {
            let matches = BuyerLexicon.table.matches(words.words[clause])
            var vetoed: Set<String> = []
            for match in matches where match.name.hasPrefix("-") { vetoed.insert(String(match.name.dropFirst())) }
            for match in matches where !match.name.hasPrefix("-") && !vetoed.contains(match.name) {
                found[match.name] = max(found[match.name] ?? 0, match.range.count)
            }
        }
        return found
    }

    // MARK: - Facts

    private func readFacts(_ words: Words, _ found: [String: Int], today: CivilDate, into utterance: inout Utterance) {
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
        // "He says: “posted yesterday”" tells nothing of the payment.
        let quotations = days.isEmpty ? [] : Quotation.ranges(in: words.original)
        let own = days.filter { mention in
            let start = words.words[mention.words.lowerBound].range.lowerBound
            return !quotations.contains { $0.contains(start) }
        }
        utterance.paidDaysAgo = paidDaysAgo(words, own, today, utterance)
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
        wordsBefore(mention, words).lazy.compactMap { DayRoles.role(of: $0.text) }.first
    }

    /// Whether the words before a day say that it is not that of the payment.
    private func isElsewhere(_ mention: DateMention, in words: Words) -> Bool {
        for word in wordsBefore(mention, words) {
            if DayRoles.isElsewhere(word.text) { return true }
            if let role = DayRoles.role(of: word.text) { return role != .paid && role != .ordered }
        }
        return false
    }

    /// The five words before a day in its clause, back to a comma, the nearest first.
    private func wordsBefore(_ mention: DateMention, _ words: Words) -> [Words.Word] {
        let list = words.words
        let first = mention.words.lowerBound
        var found: [Words.Word] = []
        var index = first - 1
        while index >= 0, found.count < 5, list[index].clause == list[first].clause, !list[index + 1].followsComma {
            found.append(list[index])
            index -= 1
        }
        return found
    }

    /// "two weeks since I paid", "8 days and nothing": a length that lies behind.
    private func isWaiting(_ words: Words, _ mention: DateMention) -> Bool {
        let list = words.words
        func text(_ index: Int) -> String { list.indices.contains(index) ? list[index].text : "" }
        let after = text(mention.words.upperBound)
        let before = text(mention.words.lowerBound - 1)
        // 付40天, 付了40天, "10 días pagado".
        let payment = before == "了" ? text(mention.words.lowerBound - 2) : before
        return WaitingWords.after.contains(after) || WaitingWords.before.contains(before)
            || (PayingWords.contains(payment) && Pattern.isHan(payment)) || PayingWords.contains(after)
    }

    /// Days since payment, where a day is named and it is about paying or ordering.
    private func paidDaysAgo(_ words: Words, _ days: [DateMention], _ today: CivilDate, _ utterance: Utterance) -> Int?
    {
        let list = words.words
        var best: (distance: Int, days: Int)?
        for mention in days {
            let ago = today.dayNumber - day(of: mention, today).dayNumber
            guard (0...400).contains(ago) else { continue }
            if isElsewhere(mention, in: words) { continue }
            for index in list.indices where PayingWords.contains(list[index].text) {
                let distance = min(abs(index - mention.words.lowerBound), abs(index - mention.words.upperBound))
                // Each Han character is a word, so that distances are twice as long.
                let steps = Pattern.isHan(list[index].text) ? distance / 2 : distance
                let crosses = list[index].clause != list[mention.words.lowerBound].clause
                let weight = steps + (crosses ? 6 : isComma(between: index, mention, list) ? 2 : 0)
                // The last day of a correction is the right one.
                let isLater = utterance.isCorrection && weight < 10
                if isLater || weight < best?.distance ?? 10 { best = (weight, ago) }
            }
        }
        return best?.days
    }

    /// Whether a comma stands between a word and a day.
    private func isComma(between index: Int, _ mention: DateMention, _ list: [Words.Word]) -> Bool {
        let start = min(index + 1, mention.words.upperBound)
        let end = max(index, mention.words.lowerBound)
        return start <= end && list[start...min(end, list.count - 1)].contains(where: \.followsComma)
    }

    // MARK: - Intent

    private func intent(_ words: Words, _ found: [String: Int], _ utterance: Utterance) -> Intent {
        func has(_ intent: Intent) -> Bool { found["i.\(intent.rawValue)"] != nil }
        let isShort = words.words.count <= 4
        let isQuestion = words.isQuestion
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
        let isPlainYes = words.words.count <= 7 && !isQuestion && !hasBut && !words.hasNumber
        if has(.affirm), isPlainYes { return .affirm }
        if has(.greet) { return .greet }
        if has(.help) { return .help }
        return .other
    }

    /// Facts that belong to one intent only.
    private func clean(_ utterance: inout Utterance) {
        switch utterance.intent {
        case .cancelOrder, .openDispute, .other, .askHow, .askDeadline, .askStatus, .affirm, .deny: break
        case .withdraw:
            utterance.reason = nil
            utterance.paidDaysAgo = nil
        case .markSent:
            // "Acabo de pedirlo" may say when it was ordered, too.
            utterance.stage = nil
            utterance.reason = nil
        case .sellerReplied, .markRefunded, .editFirmer, .editSofter, .editShorter, .editLanguage, .greet, .help:
            utterance.stage = nil
            utterance.reason = nil
            utterance.paidDaysAgo = nil
        }
        if utterance.intent != .editLanguage { utterance.toLanguage = nil }
    }
}
