/// An address that can stand in an envelope and a header without harm: no control character, no blank, one `@`.
public struct EmailAddress: Hashable, Sendable {
    /// `local@domain`, as given.
    public let address: String
    /// The name shown with it, `nil` for none; never with a control character.
    public let displayName: String?

    /// Why a text is no address.
    public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// The text, with control characters made visible.
        public var text: String
        /// What is wrong with it.
        public var problem: String
        /// What is wrong and what to do.
        public var description: String { "“\(text)” is no email address: \(problem): write name@example.com" }
    }

    /// An address.
    ///
    /// CR, LF and NUL would be taken for SMTP commands by a server (RFC 5321, section 4.1.2): they are refused here, so
    /// that no later code has to think of them.
    ///
    /// - Parameters:
    ///   - address: `local@domain`.
    ///   - displayName: the name shown with it.
    /// - Throws: `Refusal`.
    public init(_ address: String, displayName: String? = nil) throws(Refusal) {
        func refuse(_ problem: String) -> Refusal {
            let visible = address.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "�" : String($0) }.joined()
            return Refusal(text: String(visible.prefix(100)), problem: problem)
        }
        for scalar in address.unicodeScalars {
            let isForbidden =
                switch scalar {
                case "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}", "\u{FEFF}": true
                case "<", ">", "(", ")", "[", "]", ",", ";", ":", "\\", "\"": true
                case "!"..."~": false
                default: scalar.properties.isWhitespace || scalar.properties.isBidiControl
                }
            if isForbidden { throw refuse("it has a character that must not stand there") }
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw refuse("it needs one @") }
        // Lengths: RFC 5321, section 4.5.3.1.
        guard (1...64).contains(parts[0].utf8.count), !parts[0].hasPrefix("."), !parts[0].hasSuffix("."),
            !parts[0].contains("..")
        else { throw refuse("the part before the @ is not valid") }
        guard (1...255).contains(parts[1].utf8.count), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."),
            !parts[1].contains(".."), !parts[1].hasPrefix("-")
        else { throw refuse("the part after the @ is not valid") }
        if let name = displayName, name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw refuse("its name has a control character")
        }
        self.address = address
        self.displayName = displayName.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the server must offer SMTPUTF8 (RFC 6531).
    public var needsSMTPUTF8: Bool { !address.utf8.allSatisfy { $0 < 0x80 } }

    /// The domain.
    public var domain: String { String(address.split(separator: "@").last ?? "") }
}
