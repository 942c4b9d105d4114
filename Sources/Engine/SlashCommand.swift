public import ConversationCore
import MailFormat

/// A line that begins with a slash, read.
public enum SlashCommand: Hashable, Sendable {
    /// Something done to the conversation in front.
    case act(TurnInput.Act)
    /// Lists the commands.
    case help
    /// Leaves the conversation in front; the next line begins a new one.
    case new
    /// Lists the open conversations.
    case inbox
    /// Puts a conversation in front, by its number, its order number or a unique beginning of one.
    case open(String)
    /// Puts the most urgent conversation in front.
    case next
    /// Collects lines up to a single dot as the seller's words.
    case paste
    /// Puts a mail that waits into the conversation in front, `nil` for the one that was offered.
    case attach(mail: Int64?)
    /// Collects lines up to a single dot as the draft's new text.
    case editLines
    /// Says how a date, or the present advice, comes about.
    case why(clock: String?)
    /// Shows the draft that waits.
    case draft
    /// Writes the chat down as a flow of that name.
    case record(String)
    /// Lists the conversations in which words occur.
    case search(String)
    /// Shows the seller's last words whole.
    case original
    /// Puts the draft into the clipboard.
    case copy
    /// Writes the conversation in front into a file, `nil` for one that is named after the order.
    case export(String?)
    /// Leaves the chat.
    case quit

    /// The commands, in the order in which help lists them.
    public static let names = [
        "help", "new", "inbox", "open", "next", "send", "no", "edit", "wording", "draft", "undo", "paste", "attach",
        "why",
        "mark", "set", "clock", "snooze", "deadlines", "ledger", "status", "lang", "search", "original",
        "copy", "export", "record", "quit",
    ]

    /// What is wrong with a line that is no command, as a phrase for the buyer.
    public struct Mistake: Error, Hashable, Sendable {
        /// The phrase.
        public var say: Say
    }

    /// Reads a line; `Engine.command(_:at:nearest:)` reads its sums and days as it reads the buyer.
    ///
    /// - Parameters:
    ///   - line: the line, with its slash.
    ///   - nearest: gives the nearest of some words to a word, `nil` when none is near.
    ///   - amount: reads a sum.
    ///   - date: reads a day.
    ///   - moment: reads a moment, `2d`, or a day, which means its end.
    /// - Throws: `Mistake`.
    public init(
        _ line: String,
        nearest: (String, [String]) -> String?,
        amount: (String) -> Money?,
        date: (String) -> CivilDate?,
        moment: (String) -> Instant?
    ) throws(Mistake) {
        let words = line.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        let typed = words.first.map { $0.lowercased() } ?? ""
        let rest = words.count > 1 ? String(words[1]).trimmed : ""
        let fits = SlashCommand.names.filter { $0.hasPrefix(typed) }
        guard !typed.isEmpty,
            let name = SlashCommand.names.first(where: { $0 == typed }) ?? (fits.count == 1 ? fits[0] : nil)
        else {
            if fits.count > 1, !typed.isEmpty {
                throw Mistake(
                    say: Say(
                        "command.ambiguous",
                        ["command": .text("/" + typed), "choices": .text(SlashCommand.list(fits))]
                    )
                )
            }
            let near = nearest(typed, SlashCommand.names) ?? "help"
            throw Mistake(say: Say("command.unknown", ["command": .text("/" + typed), "nearest": .text("/" + near)]))
        }
        switch name {
        case "clock": self = try SlashCommand.clock(rest, moment: moment)
        case "snooze": self = try SlashCommand.snooze(rest, moment: moment)
        default: self = try SlashCommand.read(name, rest, nearest: nearest, amount: amount, date: date)
        }
    }

    /// `/clock ID until MOMENT REASON`, `/clock ID +5 days REASON`, `/clock ID pause REASON`, `/clock ID resume`.
    private static func clock(_ rest: String, moment: (String) -> Instant?) throws(Mistake) -> SlashCommand {
        let words = rest.split(separator: " ").map(String.init)
        let usage = Mistake(say: Say("command.clock", ["value": .text(rest)]))
        guard words.count >= 2 else { throw usage }
        let id = words[0].lowercased()
        func reason(after count: Int) throws(Mistake) -> String {
            let reason = words.dropFirst(count).joined(separator: " ")
            if reason.isEmpty { throw Mistake(say: Say("command.clock.reason", ["value": .text(rest)])) }
            return String(reason.prefix(200))
        }
        switch words[1].lowercased() {
        case "resume": return .act(.resumeClock(id: id))
        case "pause": return .act(.pauseClock(id: id, reason: try reason(after: 2)))
        case "until":
            guard words.count > 2, let end = moment(words[2]) else { throw usage }
            return .act(.setClock(id: id, end: end, reason: try reason(after: 3)))
        default:
            guard words[1].hasPrefix("+"), words.count > 2, let count = Int(words[1].dropFirst()),
                (1...400).contains(count), let unit = Length.Unit(word: words[2])
            else { throw usage }
            let length = Length(count: count, unit: unit)
            return .act(.extendClock(id: id, by: length, reason: try reason(after: 3)))
        }
    }

    /// `/snooze ID 2d`, `/snooze ID 2026-03-05`.
    private static func snooze(_ rest: String, moment: (String) -> Instant?) throws(Mistake) -> SlashCommand {
        let words = rest.split(separator: " ").map(String.init)
        guard words.count == 2, let until = moment(words[1]) else {
            throw Mistake(say: Say("command.snooze", ["value": .text(rest)]))
        }
        return .act(.snoozeClock(id: words[0].lowercased(), until: until))
    }

    private static func read(
        _ name: String,
        _ rest: String,
        nearest: (String, [String]) -> String?,
        amount: (String) -> Money?,
        date: (String) -> CivilDate?
    ) throws(Mistake) -> SlashCommand {
        switch name {
        case "help": return .help
        case "new": return .new
        case "inbox": return .inbox
        case "open":
            if rest.isEmpty { throw Mistake(say: Say("command.open")) }
            return .open(rest)
        case "next": return .next
        case "send": return .act(.approve)
        case "no": return .act(.reject)
        case "edit": return rest.isEmpty ? .editLines : .act(.edit(rest))
        case "wording": return try wording(rest)
        case "draft": return rest.isEmpty ? .draft : .act(.draft(template: rest.lowercased()))
        case "undo":
            guard let count = rest.isEmpty ? 1 : Int(rest), count > 0, count <= 1000 else {
                throw Mistake(say: Say("command.undo", ["value": .text(rest)]))
            }
            return .act(.undo(count: count))
        case "paste": return .paste
        case "attach":
            let mail = Int64(rest)
            if mail == nil, !rest.isEmpty { throw Mistake(say: Say("command.attach", ["value": .text(rest)])) }
            return .attach(mail: mail)
        case "why": return .why(clock: rest.isEmpty ? nil : rest.lowercased())
        case "mark": return try mark(rest, nearest: nearest, amount: amount)
        case "set": return try set(rest, nearest: nearest, amount: amount, date: date)
        case "deadlines": return .act(.tellDeadlines)
        case "ledger": return .act(.tellLedgers)
        case "status": return .act(.tellStatus)
        case "search":
            if rest.isEmpty { throw Mistake(say: Say("command.search")) }
            return .search(rest)
        case "original": return .original
        case "copy": return .copy
        case "export": return .export(rest.isEmpty ? nil : rest)
        case "record":
            if rest.isEmpty { throw Mistake(say: Say("command.record")) }
            return .record(rest)
        case "lang":
            guard isLanguage(rest) else { throw Mistake(say: Say("command.lang", ["value": .text(rest)])) }
            var facts = Facts()
            facts.sellerLanguage = Language(rest.lowercased())
            return .act(.learn(facts))
        default: return .quit
        }
    }

    /// `/wording [warm|neutral|firm] [LANGUAGE]`; alone, the next tone.
    private static func wording(_ rest: String) throws(Mistake) -> SlashCommand {
        var tone: Tone?
        var language: Language?
        for word in rest.lowercased().split(separator: " ") {
            if let found = Tone(rawValue: String(word)) {
                tone = found
            } else if isLanguage(word) {
                language = Language(String(word))
            } else {
                throw Mistake(say: Say("command.wording", ["value": .text(String(word))]))
            }
        }
        return .act(.wording(tone, language))
    }

    /// `/mark WHAT [AMOUNT]`, `/mark meaning LABEL...`.
    private static func mark(
        _ rest: String,
        nearest: (String, [String]) -> String?,
        amount: (String) -> Money?
    ) throws(Mistake) -> SlashCommand {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        let what = words.first?.lowercased() ?? ""
        let value = words.count > 1 ? words[1] : ""
        if what == "meaning" {
            var labels: [SellerLabel] = []
            for word in value.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
                guard let label = SellerLabel(rawValue: String(word)) else {
                    let known = SellerLabel.allCases.map(\.rawValue)
                    throw Mistake(
                        say: Say(
                            "command.label",
                            [
                                "value": .text(String(word)),
                                "nearest": .text(nearest(String(word), known) ?? known[0]),
                                "choices": .text(list(known)),
                            ]
                        )
                    )
                }
                labels.append(label)
            }
            if labels.isEmpty {
                throw Mistake(
                    say: Say("command.label.none", ["choices": .text(list(SellerLabel.allCases.map(\.rawValue)))])
                )
            }
            return .act(.correct(labels))
        }
        let known = Mark.allCases.map(\.rawValue)
        guard let mark = Mark(rawValue: what) else {
            throw Mistake(
                say: Say(
                    "command.mark",
                    [
                        "value": .text(what), "nearest": .text(nearest(what, known) ?? known[0]),
                        "choices": .text(list(known + ["meaning"])),
                    ]
                )
            )
        }
        if value.isEmpty { return .act(.mark(mark, nil)) }
        guard mark == .refunded, let sum = amount(value), !sum.currency.isEmpty else {
            throw Mistake(say: Say("command.amount", ["value": .text(value)]))
        }
        return .act(.mark(mark, sum))
    }

    /// `/set WHAT VALUE`: a fact told outright.
    private static func set(
        _ rest: String,
        nearest: (String, [String]) -> String?,
        amount: (String) -> Money?,
        date: (String) -> CivilDate?
    ) throws(Mistake) -> SlashCommand {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        let known = [
            "item", "seller", "seller-email", "me", "amount", "counter", "ordered-on", "paid-on", "shipped-on",
            "received-on",
            "deadline",
        ]
        guard let what = words.first?.lowercased(), known.contains(what), words.count > 1 else {
            let value = words.first ?? ""
            throw Mistake(
                say: Say(
                    "command.set",
                    [
                        "value": .text(value), "nearest": .text(nearest(value, known) ?? known[0]),
                        "choices": .text(list(known)),
                    ]
                )
            )
        }
        let value = words[1].trimmed
        var facts = Facts()
        switch what {
        case "item": facts.item = String(value.prefix(200))
        case "seller": facts.seller = String(value.prefix(200))
        case "me": facts.buyer = String(value.prefix(200))
        case "seller-email":
            guard isPlausibleAddress(value) else { throw Mistake(say: Say("command.email", ["value": .text(value)])) }
            facts.sellerEmail = value
        case "amount", "counter":
            guard let sum = amount(value), !sum.currency.isEmpty else {
                throw Mistake(say: Say("command.amount", ["value": .text(value)]))
            }
            if what == "amount" { facts.amount = sum } else { facts.counter = sum }
        default:
            guard let day = date(what == "deadline" ? "until " + value : value) ?? date(value) else {
                throw Mistake(say: Say("command.date", ["value": .text(value)]))
            }
            switch what {
            case "ordered-on": facts.orderedOn = day
            case "paid-on": facts.paidOn = day
            case "shipped-on": facts.shippedOn = day
            case "received-on": facts.receivedOn = day
            default: facts.deadline = day
            }
        }
        return .act(.learn(facts))
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    /// Whether the word looks like a language tag: two or three letters, and subtags.
    private static func isLanguage(_ word: some StringProtocol) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), parts.count <= 3 else { return false }
        return parts.allSatisfy {
            !$0.isEmpty && $0.count <= 8 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    private static func isPlausibleAddress(_ text: String) -> Bool { (try? EmailAddress(text)) != nil }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}

extension Engine {
    /// Reads a line that begins with a slash, with its sums and days in the words that the buyer uses.
    ///
    /// - Parameters:
    ///   - line: the line, with its slash.
    ///   - now: the moment, from which days without a year are counted.
    ///   - nearest: gives the nearest of some words to a word, `nil` when none is near.
    /// - Returns: the command.
    /// - Throws: `SlashCommand.Mistake`.
    public func command(
        _ line: String,
        at now: Instant,
        nearest: (String, [String]) -> String?
    ) throws(SlashCommand.Mistake) -> SlashCommand {
        let today = correspondence.zone.date(now)
        return try SlashCommand(
            line,
            nearest: nearest,
            amount: { utteranceReader.read($0, today: today).amount },
            date: { day(in: $0, today: today) },
            moment: { moment(in: $0, now: now) }
        )
    }

    /// A moment in a command's value: `2d`, `36h`, an instant with or without its zone, or a day, which means its end.
    private func moment(in value: String, now: Instant) -> Instant? {
        let zone = correspondence.zone
        if let last = value.last, let count = Int64(value.dropLast()), (1...10_000).contains(count) {
            if last == "d" { return zone.adding(days: Int(count), to: now) }
            if last == "h" { return now + .hours(count) }
        }
        if let day = CivilDate(iso8601: value) { return zone.endOfDay(day) }
        return Instant(iso8601: value, in: zone)
    }

    /// A day in a command's value; `deadline` is given as `until ...`, so that a day without a year is the coming one.
    private func day(in value: String, today: CivilDate) -> CivilDate? {
        if let day = CivilDate(iso8601: value) { return day }
        let read = utteranceReader.read(value, today: today)
        return read.days[.deadline] ?? read.date
    }
}
