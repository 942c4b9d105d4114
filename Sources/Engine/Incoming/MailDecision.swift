public import ConversationCore

/// Where a mail belongs, and why.
public struct MailDecision: Hashable, Sendable {
    /// What a mail is to us.
    public enum Verdict: Hashable, Sendable {
        /// The seller's words, in the conversation.
        case reply
        /// A program answered for the seller.
        case automaticReply
        /// The marketplace says that the order moved, or something that a person has to look at.
        case notice(Stage?)
        /// One of our messages came back.
        case bounce(SentLetter)
        /// One of our own messages, as the mailbox shows it: the proof that it was sent.
        case ownCopy(SentLetter)
        /// Someone who is not known names one of our orders, or claims to be known.
        case quarantined
        /// It has to do with us, and does not say with which conversation.
        case unsorted
        /// It is here already.
        case duplicate
        /// Nothing in it is ours.
        case unrelated
    }

    /// What it is.
    public var verdict: Verdict
    /// The conversation it belongs to; for a mail that was not attached the one it most likely belongs to.
    public var conversation: Int64?
    /// How much speaks for that conversation, 0...100.
    public var score: Int
    /// What speaks for it, and what against, the weightiest first.
    public var reasons: [MatchReason]

    /// A decision.
    public init(_ verdict: Verdict, conversation: Int64? = nil, score: Int = 0, reasons: [MatchReason] = []) {
        self.verdict = verdict
        self.conversation = conversation
        self.score = score
        self.reasons = reasons
    }
}

/// Something that speaks for a conversation, or against attaching a mail.
public enum MatchReason: Hashable, Sendable {
    /// It answers our message (In-Reply-To).
    case answersOurs
    /// It stands in the thread of our message (References).
    case mentionsOurs
    /// It went to an address that only we can make.
    case sealedAddress
    /// It answers a mail of the seller's that belongs there.
    case answersTheirs
    /// It names the order in its subject or its newest words.
    case namesOrder(String)
    /// Only the quoted history names the order.
    case quotesOrder(String)
    /// Its sender is known there.
    case knownSender(String)
    /// It comes from the marketplace.
    case marketplace(String)
    /// It gives our message back.
    case returnsOurs
    /// It names the address that our message went to.
    case returnsAddress(String)
    /// Its sender is not known there.
    case stranger(String)
    /// Its server found that the sender is not who it says.
    case forgedSender(String)
    /// It carries a name that looks like ours and is not.
    case forgedSeal
    /// Its newest words name another of our orders.
    case namesOtherOrder(String)
    /// As much speaks for one conversation as for another.
    case severalFit([Int64])
    /// It names no order, and answers no message of ours.
    case namesNothing
    /// The subject of the notice is not one that is known.
    case unknownNotice
    /// It is from the buyer's own address.
    case own
    /// A mail with its Message-ID or its very content is here.
    case sameMail
    /// A program has answered since our last message already.
    case repeatedAutomatic
    /// Nothing of ours stands in it.
    case nothingOurs

    /// In words.
    public var say: Say {
        switch self {
        case .answersOurs: Say("match.answers-ours")
        case .mentionsOurs: Say("match.mentions-ours")
        case .sealedAddress: Say("match.sealed-address")
        case .answersTheirs: Say("match.answers-theirs")
        case .namesOrder(let order): Say("match.names-order", ["order": .text(order)])
        case .quotesOrder(let order): Say("match.quotes-order", ["order": .text(order)])
        case .knownSender(let address): Say("match.known-sender", ["address": .text(address)])
        case .marketplace(let title): Say("match.marketplace", ["marketplace": .text(title)])
        case .returnsOurs: Say("match.returns-ours")
        case .returnsAddress(let address): Say("match.returns-address", ["address": .text(address)])
        case .stranger(let address): Say("match.stranger", ["address": .text(address)])
        case .forgedSender(let address): Say("match.forged-sender", ["address": .text(address)])
        case .forgedSeal: Say("match.forged-seal")
        case .namesOtherOrder(let order): Say("match.names-other-order", ["order": .text(order)])
        case .severalFit(let numbers):
            Say("match.several-fit", ["conversations": .text(numbers.map(String.init).joined(separator: ", "))])
        case .namesNothing: Say("match.names-nothing")
        case .unknownNotice: Say("match.unknown-notice")
        case .own: Say("match.own")
        case .sameMail: Say("match.same-mail")
        case .repeatedAutomatic: Say("match.repeated-automatic")
        case .nothingOurs: Say("match.nothing-ours")
        }
    }

    /// How much it speaks for a conversation.
    ///
    /// An answer to a message of ours is worth more than a number that anyone may copy; no single other sign reaches
    /// `MailMatcher.threshold` alone.
    var weight: Int {
        switch self {
        case .answersOurs: 70
        case .mentionsOurs, .sealedAddress: 60
        case .namesOrder: 40
        case .answersTheirs: 35
        case .knownSender, .quotesOrder, .marketplace: 30
        default: 0
        }
    }
}
