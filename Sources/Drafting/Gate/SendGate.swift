public import ConversationCore

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
        /// The address is the buyer's own, takes no answers, or is none.
        case wrongRecipient = "wrong-recipient"
        /// It is in another language than the seller is written to in.
        case languageMismatch = "language-mismatch"
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
        /// Where it goes by email, `nil` where it is pasted.
        public var recipient: String?
        /// The buyer's addresses.
        public var ownAddresses: [String]
        /// The language it has to be in, `nil` for any.
        public var language: Language?

        /// A message to look at.
        public init(
            text: String,
            subject: String? = nil,
            orderNumber: String? = nil,
            previousText: String? = nil,
            sellerWords: [String] = [],
            recipient: String? = nil,
            ownAddresses: [String] = [],
            language: Language? = nil
        ) {
            self.text = text
            self.subject = subject
            self.orderNumber = orderNumber
            self.previousText = previousText
            self.sellerWords = sellerWords
            self.recipient = recipient
            self.ownAddresses = ownAddresses
            self.language = language
        }
    }

    /// A gate.
    public init() {}

    /// Every reason against the message, in the order of the cases; empty when it may go.
    public func refusals(of message: Message) -> [Refusal] {
        let text = message.text
        let own = SendGate.withoutQuotes(of: message.sellerWords, in: text)
        var found: [Refusal] = []
        if Placeholder.isLeft(in: text) { found.append(.placeholderLeft) }
        let numbers = NumberRun.all(in: text).filter { !$0.isTracking }.map(\.digits)
        if let order = message.orderNumber,
            numbers.contains(where: { $0.count == order.count && $0 != order && !SendGate.isCard($0) })
        {
            found.append(.wrongOrderNumber)
        }
        if numbers.contains(where: { $0 != message.orderNumber && SendGate.isCard($0) }) { found.append(.cardNumber) }
        if SendGate.tellsSecret(text.lowercased()) { found.append(.password) }
        if OutsideOffer.isMade(in: own) { found.append(.offPlatform) }
        if !text.contains(where: { $0.isLetter }) { found.append(.emptyText) }
        if let subject = message.subject, !subject.contains(where: { $0.isLetter || $0.isNumber }) {
            found.append(.emptySubject)
        }
        if let previous = message.previousText, SendGate.folded(previous) == SendGate.folded(text) {
            found.append(.identicalRepeat)
        }
        if let recipient = message.recipient, SendGate.isWrong(recipient, own: message.ownAddresses) {
            found.append(.wrongRecipient)
        }
        if let language = message.language, LanguageMismatch.isCertain(in: own, language: language) {
            found.append(.languageMismatch)
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

    /// Whether an address is one of the buyer's own, one that takes no answers, or none at all.
    private static func isWrong(_ address: String, own: [String]) -> Bool {
        let lower = address.lowercased()
        let parts = lower.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return true }
        if own.contains(where: { $0.lowercased() == lower }) { return true }
        let box = parts[0].filter { $0.isLetter }
        return ["noreply", "donotreply", "mailerdaemon", "postmaster", "bounce", "bounces"]
            .contains { box.hasPrefix($0) }
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

    private static let secretWords = [
        "password", "passwort", "kennwort", "пароль", "contraseña", "senha", "mot de passe", "密码", "hasło", "passcode",
        "pin-code", "pin code", "пин-код", "пин код", "cvv", "cvc", "口令", "验证码",
    ]

    /// What stands between the word and the secret.
    private static let tellingWords = ["is ", "ist ", "es ", "est ", "é ", "to ", "это ", "— ", "- ", "是", "为"]

    /// Whether a word for a secret is followed by a sign or verb and something more, or by digits: it is being told.
    private static func tellsSecret(_ text: String) -> Bool {
        secretWords.filter(text.holds)
            .contains { word in
                text.ranges(of: word)
                    .contains { range in
                        let tail = text[range.upperBound...].drop { $0 == " " }
                        guard let sign = tail.first else { return false }
                        if ":=：".contains(sign) { return tail.dropFirst().contains { !$0.isWhitespace } }
                        if sign.isNumber { return true }
                        return tellingWords.contains { verb in
                            // A secret has a digit, as “my password is none of your business” has not.
                            tail.hasPrefix(verb)
                                && tail.dropFirst(verb.count).prefix { !$0.isWhitespace && $0 != "," }
                                    .contains { !$0.isLetter }
                        }
                    }
            }
    }

    /// Letters and digits only, in lower case: what makes two texts the same.
    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
