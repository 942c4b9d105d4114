import ConversationCore

/// The last look at a text before it goes to the seller.
///
/// Each refusal has its own code; none can be switched off.
public struct SendGate: Sendable {
    /// Why a text must not go out.
    public enum Refusal: String, CaseIterable, Codable, Sendable {
        /// A field of a template is left in it.
        case placeholderLeft = "placeholder-left"
        /// It names an order number that is not this order's.
        case wrongOrderNumber = "wrong-order-number"
        /// It holds a card number.
        case cardNumber = "card-number"
        /// It holds a password.
        case password
        /// It offers contact or payment outside the marketplace.
        case offPlatform = "off-platform-contact"
        /// It says nothing.
        case emptyText = "empty-text"
        /// The email has no subject.
        case emptySubject = "empty-subject"
        /// The same text went to this seller before.
        case identicalRepeat = "identical-repeat"
    }

    /// What is looked at.
    public struct Message: Hashable, Sendable {
        /// The text.
        public var text: String
        /// The subject; `nil` where the channel has none.
        public var subject: String?
        /// The order's number, digits only; `nil` when there is none.
        public var orderNumber: String?
        /// The text that went out last, `nil` for the first.
        public var previousText: String?
        /// What the seller wrote: quoting it is no offer of the buyer's.
        public var sellerWords: [String]

        /// A message to look at.
        public init(
            text: String,
            subject: String? = nil,
            orderNumber: String? = nil,
            previousText: String? = nil,
            sellerWords: [String] = []
        ) {
            self.text = text
            self.subject = subject
            self.orderNumber = orderNumber
            self.previousText = previousText
            self.sellerWords = sellerWords
        }
    }

    /// A gate.
    public init() {}

    /// Every reason against the message, in the order of the cases; empty when it may go.
    public func refusals(of message: Message) -> [Refusal] {
        let text = message.text
        let lower = text.lowercased()
        var found: [Refusal] = []
        if ["{{", "}}", "[[", "${", "<%", "%s", "lorem ipsum", "[name]", "[order]", "xxx"]
            .contains(where: lower.holds)
        {
            found.append(.placeholderLeft)
        }
        let numbers = SendGate.digitRuns(text)
        if let order = message.orderNumber,
            numbers.contains(where: { $0.count == order.count && $0 != order && !SendGate.isCard($0) })
        {
            found.append(.wrongOrderNumber)
        }
        if numbers.contains(where: { $0 != message.orderNumber && SendGate.isCard($0) }) { found.append(.cardNumber) }
        if SendGate.passwordWords.contains(where: { SendGate.assigns($0, in: lower) }) { found.append(.password) }
        if SendGate.offersContact(SendGate.withoutQuotes(of: message.sellerWords, in: text).lowercased()) {
            found.append(.offPlatform)
        }
        if !text.contains(where: { $0.isLetter }) { found.append(.emptyText) }
        if let subject = message.subject, !subject.contains(where: { $0.isLetter || $0.isNumber }) {
            found.append(.emptySubject)
        }
        if let previous = message.previousText, SendGate.folded(previous) == SendGate.folded(text) {
            found.append(.identicalRepeat)
        }
        return found
    }

    // MARK: - Looking

    /// The text without what it quotes of the seller's words: whole, or a part of them between quotation marks.
    static func withoutQuotes(of sellerWords: [String], in text: String) -> String {
        let whole = sellerWords.reduce(text) { rest, words in
            rest.holds(words) && folded(words).count >= 4 ? rest.replacing(words, with: " ") : rest
        }
        guard closing.keys.contains(where: { whole.holds(String($0)) }) else { return whole }
        let foldedWords = sellerWords.map { folded($0) }.filter { $0.count >= 4 }
        var rest = whole[...]
        var own = ""
        while let start = rest.firstIndex(where: { closing[$0] != nil }), let close = closing[rest[start]] {
            let inside = rest[rest.index(after: start)...]
            guard let end = inside.firstIndex(where: { close.contains($0) }) else { break }
            let quoted = folded(String(inside[..<end]))
            let isSeller = !quoted.isEmpty && foldedWords.contains { $0.contains(quoted) }
            own += isSeller ? rest[..<start] : rest[...end]
            rest = rest[rest.index(after: end)...]
        }
        return own + rest
    }

    /// The marks that close a quotation, by the one that opens it.
    private static let closing: [Character: String] = [
        "“": "”", "„": "“”", "«": "»", "\"": "\"", "「": "」",
    ]

    /// The runs of digits, with single blanks and dashes inside them removed.
    static func digitRuns(_ text: String) -> [String] {
        var runs: [String] = []
        var run = ""
        var gap = 0
        for scalar in text.unicodeScalars {
            if let digit = SendGate.digit(scalar) {
                run += String(digit)
                gap = 0
            } else if !run.isEmpty, gap == 0, scalar == " " || scalar == "-" || scalar == "\u{A0}" {
                gap = 1
            } else {
                if !run.isEmpty { runs.append(run) }
                run = ""
                gap = 0
            }
        }
        if !run.isEmpty { runs.append(run) }
        return runs
    }

    /// The value of a decimal digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return (48...57).contains(scalar.value) ? Int(scalar.value) - 48 : nil }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    /// Whether 13 to 19 digits pass the check of ISO/IEC 7812-1, annex B (Luhn), and begin as cards do.
    static func isCard(_ digits: String) -> Bool {
        guard (13...19).contains(digits.count), let first = digits.first, "23456".contains(first) else { return false }
        var sum = 0
        for (index, character) in digits.reversed().enumerated() {
            var value = character.wholeNumberValue ?? 0
            if index % 2 == 1 {
                value *= 2
                if value > 9 { value -= 9 }
            }
            sum += value
        }
        return sum % 10 == 0
    }

    private static let passwordWords = [
        "password", "passwort", "пароль", "contraseña", "senha", "mot de passe", "密码", "hasło",
    ]

    /// Whether the word is followed by a colon, equals sign or "is" and something more: a secret is being told.
    private static func assigns(_ word: String, in text: String) -> Bool {
        guard text.holds(word) else { return false }
        var rest = Substring(text)
        while let range = rest.firstRange(of: word) {
            rest = rest[range.upperBound...]
            let tail = rest.drop { $0 == " " }
            if let sign = tail.first, ":=：".contains(sign), !tail.dropFirst().drop(while: { $0 == " " }).isEmpty {
                return true
            }
            if tail.hasPrefix("is ") || tail.hasPrefix("ist ") || tail.hasPrefix("es ") { return true }
        }
        return false
    }

    /// Whether the text offers to talk or pay elsewhere.
    ///
    /// Naming a messenger to decline it is allowed.
    private static func offersContact(_ text: String) -> Bool {
        if offers.contains(where: text.holds) { return true }
        // An address or a telephone number.
        if text.holds("wa.me/") || text.holds("t.me/") { return true }
        guard text.holds("@") else { return false }
        return text.split(whereSeparator: { $0 == " " || $0 == "\n" })
            .contains { word in
                guard let at = word.firstIndex(of: "@") else { return false }
                return at != word.startIndex && word[at...].dropFirst().contains(".")
            }
    }

    private static let offers = [
        "my whatsapp is", "my whatsapp:", "write me on whatsapp", "contact me on whatsapp", "add me on", "my telegram",
        "my wechat", "text me at", "call me at", "pay me by paypal", "pay me via paypal", "my paypal is", "my iban",
        "мой whatsapp", "мой телеграм", "mi whatsapp", "meu whatsapp", "mon whatsapp", "我的微信",
    ]

    /// Letters and digits only, in lower case: what makes two texts the same.
    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}

extension String {
    /// Whether another text stands in this one, byte for byte in UTF-8; an empty one stands in all.
    ///
    /// The search of the standard library weighs canonical equivalence, at fifty times the cost.
    fileprivate func holds(_ other: String) -> Bool {
        var (text, wanted) = (self, other)
        return text.withUTF8 { text in
            wanted.withUTF8 { wanted in
                guard let first = wanted.first else { return true }
                guard text.count >= wanted.count else { return false }
                for start in 0...text.count - wanted.count where text[start] == first {
                    if text[start..<start + wanted.count].elementsEqual(wanted) { return true }
                }
                return false
            }
        }
    }
}
