import ConversationCore
import Engine
import MailFormat
import StrictYAML
import TextAnalysis
import Understanding

extension FlowParsing {
    private static let verbs = [
        "buyer", "seller", "platform", "bank", "mail", "approve", "edit", "reject", "command", "advance", "crash",
        "reload",
        "include", "note",
    ]

    /// The steps, those of included files in their places.
    mutating func steps(_ value: YAMLValue) throws -> [Flow.Step] {
        let list = try value.sequence("a list of steps")
        if list.isEmpty {
            throw value.mistake("there is no step", fix: "write “- buyer: ...”", code: FlowCode.empty.rawValue)
        }
        return list.flatMap { value in attempt { try $0.steps(of: value) } ?? [] }
    }

    /// One step, or those of the file that it includes.
    private mutating func steps(of value: YAMLValue) throws -> [Flow.Step] {
        guard let first = try value.entries().first else {
            throw value.mistake(
                "a step says what happens",
                fix: "write one of \(FlowParsing.verbs.joined(separator: ", "))",
                code: FlowCode.emptyStep.rawValue
            )
        }
        guard FlowParsing.verbs.contains(first.key) else {
            throw FileMistake(
                file: value.file,
                line: first.line,
                column: first.column,
                what: "unknown verb “\(first.key)”",
                fix: YAMLValue.suggestion(for: first.key, among: FlowParsing.verbs),
                code: FlowCode.verb.rawValue
            )
        }
        if first.key == "include" { return try included(first.value, step: value) }
        stepCount += 1
        guard stepCount <= FlowParsing.maximumSteps else {
            if stepCount > FlowParsing.maximumSteps + 1 { return [] }
            throw value.mistake(
                "more than \(FlowParsing.maximumSteps) steps with those of included files",
                fix: "split the flow",
                code: FlowCode.tooManySteps.rawValue
            )
        }
        try check(value, allowed: [first.key, "at", "then", "loose"])
        let verb = attempt { try $0.verb(first.key, first.value) }
        let at = value["at"].flatMap { value in attempt { try $0.moment(value) } }
        let isLoose = value["loose"].flatMap { value in attempt { _ in try value.boolean() } }
        let claims = value["then"].flatMap { value in attempt { try $0.claims(value) } }
        guard let verb else { return [] }
        return [
            Flow.Step(
                place: Flow.Place(file: value.file, line: value.line, column: value.column),
                verb: verb,
                at: at,
                isLoose: isLoose ?? false,
                claims: claims ?? []
            )
        ]
    }

    private mutating func verb(_ name: String, _ value: YAMLValue) throws -> Flow.Verb {
        switch name {
        case "buyer": return .buyer(try spoken(value))
        case "seller": return .seller(try spoken(value))
        case "mail": return .mail(try mail(value))
        case "platform": return .platform(try notice(value))
        case "bank": return .bank(try refund(value))
        case "approve": return .approve(try draftName(value))
        case "reject": return .reject(try draftName(value))
        case "edit": return .edit(try spoken(value))
        case "command": return .command(try command(value))
        case "advance":
            if case .mapping = value.content {
                _ = try value.entries(allowed: ["until"])
                return .advance(.until(try clockName(try value.required("until"))))
            }
            return .advance(try moment(value))
        case "crash":
            try expect("kill-9", value)
            return .crash
        case "reload":
            try expect("now", value)
            return .reload
        default: return .note(try value.text())
        }
    }

    /// Words that someone says; their captures are those of earlier claims.
    private mutating func spoken(_ value: YAMLValue) throws -> String {
        let text = try FlowParsing.filledText(value)
        try checkCaptures(text, value)
        return text
    }

    private func expect(_ word: String, _ value: YAMLValue) throws {
        let text = try value.text()
        if text == word { return }
        throw value.mistake("“\(text)” is not known here", fix: "write \(word)", code: FlowCode.restart.rawValue)
    }

    private func notice(_ value: YAMLValue) throws -> Flow.PlatformNotice {
        let text = try value.text()
        if let stage = Stage(rawValue: text) { return .stage(stage) }
        if let mark = Mark(rawValue: text) { return .mark(mark) }
        let known = Stage.allCases.map(\.rawValue) + Mark.allCases.map(\.rawValue)
        throw value.mistake(
            "unknown notice “\(text)”",
            fix: YAMLValue.suggestion(for: text, among: known),
            code: FlowCode.notice.rawValue
        )
    }

    /// The sum that came back; `nil` for the whole, when the words name none.
    private func refund(_ value: YAMLValue) throws -> Money? {
        let text = try FlowParsing.filledText(value)
        let amount = MoneyReader().mentions(in: Words(text)).first?.money
        if let amount, !amount.currency.isEmpty { return amount }
        if text.contains(where: \.isNumber) {
            throw value.mistake(
                "the sum cannot be read",
                near: text,
                fix: "write it as 34.90 EUR, or no number for the whole",
                code: FlowCode.sum.rawValue
            )
        }
        return nil
    }

    /// A name that an earlier claim gave to a draft, or the template of one.
    private func draftName(_ value: YAMLValue) throws -> String {
        let text = try FlowParsing.filledText(value, "the name of a draft")
        guard let vocabulary = reader.vocabulary, labels[text] != .drafts, !vocabulary.templates.contains(text) else {
            return text
        }
        let drafts = labels.filter { $0.value == .drafts }.keys.sorted()
        throw value.mistake(
            "no earlier claim named a draft “\(text)”",
            fix: drafts.isEmpty ? "claim it first: - drafts: \(text)" : YAMLValue.suggestion(for: text, among: drafts),
            code: FlowCode.draftName.rawValue
        )
    }

    private func command(_ value: YAMLValue) throws -> String {
        let text = try value.text()
        let word = text.dropFirst().prefix { !$0.isWhitespace }.lowercased()
        let fits = SlashCommand.names.filter { $0.hasPrefix(word) }
        guard text.hasPrefix("/"), !word.isEmpty, fits.count == 1 || SlashCommand.names.contains(word) else {
            throw value.mistake(
                text.hasPrefix("/") ? "unknown command “/\(word)”" : "a command begins with a slash",
                near: text.hasPrefix("/") ? "" : text,
                fix: text.hasPrefix("/")
                    ? YAMLValue.suggestion(for: "/" + word, among: SlashCommand.names.map { "/" + $0 }) : "write /undo",
                code: FlowCode.command.rawValue
            )
        }
        return text
    }

    /// The bytes of a mail as text: the value itself when it is one, else the file of that name beside the flow.
    private mutating func mail(_ value: YAMLValue) throws -> String {
        let text = try FlowParsing.filledText(value)
        let bytes: String
        if text.contains(where: \.isNewline) {
            try checkCaptures(text, value)
            bytes = text
        } else {
            let path = FlowParsing.path(text, beside: value.file)
            do { bytes = try reader.load(path) } catch {
                throw value.mistake(
                    "the mail \(path) cannot be read",
                    fix: "name a file beside the flow, or write the mail in a block",
                    code: FlowCode.mail.rawValue
                )
            }
        }
        let message = IncomingMessage(Array(bytes.utf8))
        guard message.error == nil, !message.from.isEmpty else {
            throw value.mistake(
                "this is no mail: \(message.error ?? "it has no From")",
                fix: "begin it with its header fields, From: first, then an empty line",
                code: FlowCode.mail.rawValue
            )
        }
        return bytes
    }

    /// `+6h`, `2d`, `next-timer`, an instant, or what an earlier claim found.
    mutating func moment(_ value: YAMLValue) throws -> Flow.Moment {
        let text = try value.text()
        if text == "next-timer" { return .nextTimer }
        if text.contains("${") {
            try checkCaptures(text, value)
            return .captured(text)
        }
        if let moment = Flow.Moment(text, in: zone) { return moment }
        throw value.mistake(
            "this is no moment",
            near: text,
            fix: "write +6h, 2d, next-timer or 2026-03-09T14:20",
            code: FlowCode.moment.rawValue
        )
    }

    // MARK: - Included files

    private mutating func included(_ value: YAMLValue, step: YAMLValue) throws -> [Flow.Step] {
        try check(step, allowed: ["include", "with"])
        let path = FlowParsing.path(try FlowParsing.filledText(value, "a file"), beside: value.file)
        if let start = chain.firstIndex(of: path) {
            throw value.mistake(
                "the file includes itself: \((chain[start...] + [path]).joined(separator: " -> "))",
                fix: "take one of them out",
                code: FlowCode.includeCycle.rawValue
            )
        }
        includeCount += 1
        guard includeCount <= FlowParsing.maximumIncludes, chain.count <= FlowParsing.maximumDepth else {
            throw value.mistake(
                "files are included more than \(FlowParsing.maximumIncludes) times, or \(FlowParsing.maximumDepth) deep",
                fix: "include fewer",
                code: FlowCode.tooManySteps.rawValue
            )
        }
        let text: String
        do { text = try reader.load(path) } catch {
            throw value.mistake(
                "the file \(path) cannot be read",
                fix: "name a file beside this one",
                code: FlowCode.include.rawValue
            )
        }
        remember(text, of: path)
        chain.append(path)
        defer { chain.removeLast() }
        let root = try YAMLValue.parse(text, file: path)
        try check(root, allowed: ["rescind", "name", "takes", "steps"])
        try checkVersion(root)
        var filling = Substitution(try values(step["with"], taken: root["takes"], step: step))
        let steps = filling.apply(try root.required("steps"))
        for mistake in filling.mistakes { note(mistake) }
        for entry in root["takes"].flatMap({ try? $0.sequence() }) ?? [] {
            guard let name = try? entry.text(), !filling.used.contains(name) else { continue }
            note(
                entry.mistake(
                    "no step uses the value “\(name)”",
                    fix: "write ${\(name)} where it belongs, or remove it",
                    code: FlowCode.unusedVariable.rawValue
                )
            )
        }
        return try self.steps(steps)
    }

    /// The values of `with:`, which must be those that the file takes.
    private mutating func values(
        _ with: YAMLValue?,
        taken: YAMLValue?,
        step: YAMLValue
    ) throws -> [String: String] {
        let names = try taken?.sequence("a list of names").map { try FlowParsing.filledText($0, "a name") } ?? []
        var values: [String: String] = [:]
        for entry in try with?.entries() ?? [] {
            guard names.contains(entry.key) else {
                note(
                    FileMistake(
                        file: step.file,
                        line: entry.line,
                        column: entry.column,
                        what: "the included file takes no “\(entry.key)”",
                        fix: YAMLValue.suggestion(for: entry.key, among: names),
                        code: FlowCode.unusedVariable.rawValue
                    )
                )
                continue
            }
            values[entry.key] = attempt { _ in try entry.value.text() } ?? ""
        }
        for name in names where values[name] == nil {
            note(
                step.mistake(
                    "the included file needs “\(name)”",
                    fix: "add with: { \(name): ... }",
                    code: FlowCode.variable.rawValue
                )
            )
            values[name] = ""
        }
        return values
    }

    /// A path beside a file; an absolute one stays.
    static func path(_ name: String, beside file: String) -> String {
        if name.hasPrefix("/") { return name }
        var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in name.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
            switch part {
            case ".": continue
            case ".." where parts.last.map { $0 != ".." && !$0.isEmpty } == true: parts.removeLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}

extension Flow.Moment {
    /// `6h`, `+6h`, `2d`, or an instant; `nil` for anything else.
    init?(_ text: String, in zone: Zone) {
        let length = text.hasPrefix("+") ? text.dropFirst() : text[...]
        if let unit = length.last, let count = Int64(length.dropLast()), (0..<100_000).contains(count),
            length.dropLast().allSatisfy(\.isNumber)
        {
            switch unit {
            case "s": self = .later(.seconds(count))
            case "m": self = .later(.minutes(count))
            case "h": self = .later(.hours(count))
            case "d": self = .later(.days(count))
            case "w": self = .later(.days(count * 7))
            default: return nil
            }
            return
        }
        guard let instant = Instant(iso8601: text, in: zone) else { return nil }
        self = .instant(instant)
    }
}
