/// The key that signs our Message-IDs; never printed.
public struct ThreadKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// 32 random bytes.
    public let bytes: [UInt8]

    /// A key.
    ///
    /// - Parameter bytes: random bytes, 16 or more.
    public init(_ bytes: [UInt8]) {
        precondition(bytes.count >= 16, "a key has 16 bytes or more")
        self.bytes = bytes
    }

    /// Dots.
    public var description: String { "••••" }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The left part of a Message-ID of ours: which conversation a mail belongs to, signed, so that a reply which names it
/// in References or In-Reply-To is known to answer a mail that we wrote, and which.
///
/// `r.CONVERSATION.LETTER.SIGNATURE`: all of it letters, digits and dots, and at most 60 characters.
public struct ThreadToken: Hashable, Sendable, CustomStringConvertible {
    /// The conversation.
    public let conversation: Int64
    /// The token as it stands before the `@`.
    public let description: String

    /// The token of a mail.
    ///
    /// - Parameters:
    ///   - conversation: the conversation's number, 0 or more.
    ///   - letter: what tells the mail from others of the conversation: letters and digits.
    ///   - key: the key of this store.
    public init(conversation: Int64, letter: String, key: ThreadKey) {
        self.conversation = conversation
        let unsigned = "r.\(conversation).\(letter)"
        description = "\(unsigned).\(ThreadToken.signature(of: unsigned, key))"
    }

    /// The token in a Message-ID.
    ///
    /// - Parameters:
    ///   - messageID: with or without angle brackets.
    ///   - key: the key of this store.
    public init?(messageID: String, key: ThreadKey) {
        var left = messageID.prefix { $0 != "@" }
        if left.first == "<" { left = left.dropFirst() }
        // Mail programs keep the case, some gateways do not.
        let token = left.lowercased()
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "r", let number = Int64(parts[1]), number >= 0 else { return nil }
        let expected = ThreadToken(conversation: number, letter: String(parts[2]), key: key)
        // The text is compared as a whole: "01" is not "1".
        guard ThreadToken.isSame(expected.description, token) else { return nil }
        self = expected
    }

    /// Compares in a time that does not tell how much is right.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// 80 bits in base 32: too many to guess by sending mail.
    private static func signature(of text: String, _ key: ThreadKey) -> String {
        let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
        var signature = ""
        var (bits, count) = (UInt32(0), 0)
        for byte in SHA256.authenticationCode(of: text.utf8, key: key.bytes).prefix(10) {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                signature.append(digits[Int(bits >> UInt32(count) & 31)])
            }
        }
        return signature
    }
}
