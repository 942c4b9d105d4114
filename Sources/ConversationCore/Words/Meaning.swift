/// What a seller's reply can commit the seller to.
///
/// One reply may carry several.
public enum SellerLabel: String, Codable, CaseIterable, Sendable {
    /// Consents to the cancellation, or says it is done.
    case acceptsCancellation = "accepts_cancellation"
    /// Says no, too late, not possible.
    case refusesCancellation = "refuses_cancellation"
    /// Says the parcel has left.
    case alreadyShipped = "already_shipped"
    /// Asks why, or what is wrong.
    case asksReason = "asks_reason"
    /// Asks for patience or time, announces a delay.
    case asksToWait = "asks_to_wait"
    /// Offers money short of the full price, a coupon or a gift.
    case offersDiscount = "offers_discount"
    /// Offers another item, a resend or an exchange.
    case offersReplacement = "offers_replacement"
    /// Tells the buyer to send the goods back or to refuse the parcel.
    case asksReturn = "asks_return"
    /// Asks for a photo, video or screenshot.
    case asksEvidence = "asks_evidence"
    /// Asks for a certain cancellation reason, or not to use one.
    case asksChangeReason = "asks_change_reason"
    /// Asks to withdraw the request, close a dispute, or confirm receipt. A trap.
    case asksWithdraw = "asks_withdraw"
    /// Invites to another contact or payment channel. A trap.
    case offPlatform = "off_platform"
    /// Says the full money will come back.
    case refundPromised = "refund_promised"
    /// Says the money has been returned.
    case refundDone = "refund_done"
    /// Asks which order, item, name, address.
    case asksDetails = "asks_details"
    /// Only greets, thanks or wishes. Always alone.
    case greetingOrThanks = "greeting_or_thanks"
    /// Visibly automatic.
    case autoReply = "auto_reply"
    /// Decides nothing. Always alone.
    case unclear
}

/// What a seller's reply says: labels with the words that show them, and how sure the reader is.
public struct Meaning: Hashable, Codable, Sendable {
    /// Words of the reply that show a label.
    public struct Span: Hashable, Codable, Sendable {
        /// The label shown.
        public var label: SellerLabel
        /// The words, exactly as they stand in the reply.
        public var text: String

        /// The words that show a label.
        public init(label: SellerLabel, text: String) {
            self.label = label
            self.text = text
        }
    }

    /// Something the seller says will happen.
    public struct Promise: Hashable, Codable, Sendable {
        /// What is promised.
        public enum Kind: String, Codable, CaseIterable, Sendable {
            /// The money back.
            case refund
            /// The cancellation.
            case cancellation
            /// Dispatch of the parcel.
            case shipping
            /// Arrival of the parcel.
            case delivery
            /// An answer.
            case answer
            /// Another item.
            case replacement
        }

        /// What is promised.
        public var what: Kind
        /// The last day on which it still would be kept, in the buyer's zone; `nil` when none is named.
        public var by: CivilDate?
        /// The sum promised; `nil` when none is named.
        public var amount: Money?

        /// A promise.
        public init(what: Kind, by: CivilDate? = nil, amount: Money? = nil) {
            self.what = what
            self.by = by
            self.amount = amount
        }
    }

    /// The main language of the reply, `nil` when it cannot be told.
    public var language: Language?
    /// The labels, in the order of `SellerLabel.allCases`, without repetition; never empty.
    public var labels: [SellerLabel]
    /// The words that show each label, in the order of the text.
    public var spans: [Span]
    /// How sure the reader is that the set is right, 0...1.
    public var confidence: Double
    /// What the seller promises.
    public var promises: [Promise]
    /// The sum the seller offers short of the full price, `nil` when none is named.
    public var offer: Money?

    /// A reading of a reply.
    public init(
        language: Language? = nil,
        labels: [SellerLabel],
        spans: [Span] = [],
        confidence: Double = 1,
        promises: [Promise] = [],
        offer: Money? = nil
    ) {
        self.language = language
        self.labels = labels
        self.spans = spans
        self.confidence = confidence
        self.promises = promises
        self.offer = offer
    }

    /// Whether the label is among the labels.
    public func has(_ label: SellerLabel) -> Bool { labels.contains(label) }

    /// Whether the seller asks for something that costs the buyer protection.
    public var isTrap: Bool { has(.asksWithdraw) || has(.offPlatform) }
}
