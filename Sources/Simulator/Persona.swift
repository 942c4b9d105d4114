/// A kind of seller.
enum Persona: String, CaseIterable {
    /// Answers soon and does what it says.
    case polite
    /// Hardly ever answers.
    case silent
    /// Asks for time, again and again.
    case stalling
    /// Says no, or that it is too late.
    case refusing
    /// Asks for what costs the buyer protection.
    case trapping
    /// Means all sorts of things in hardly any English.
    case brokenEnglish = "broken-english"

    /// What a seller can say.
    enum Answer: String, CaseIterable {
        /// Agrees, and does it.
        case accepts
        /// Promises the money, and does nothing.
        case promises
        /// Says that the money is back; it is not.
        case claimsRefunded = "claims-refunded"
        /// Says no.
        case refuses
        /// Says that the parcel has left, true or not.
        case shipped
        /// Asks for the reason.
        case asksWhy = "asks-why"
        /// Asks for details.
        case asksDetails = "asks-details"
        /// Asks for pictures.
        case asksEvidence = "asks-evidence"
        /// Asks for some days.
        case waits
        /// Asks to wait until protection has ended.
        case waitsPastProtection = "waits-past-protection"
        /// Offers a part of the price.
        case offersPart = "offers-part"
        /// Offers a cent.
        case offersCent = "offers-cent"
        /// Offers a coupon.
        case coupon
        /// Wants the goods back first.
        case returns
        /// Wants the dispute closed first.
        case closeDispute = "close-dispute"
        /// Wants the request withdrawn.
        case withdraw
        /// Wants receipt confirmed first.
        case confirmReceipt = "confirm-receipt"
        /// Wants to talk or be paid elsewhere.
        case elsewhere
        /// Only greets.
        case greets
        /// An automatic reply.
        case automatic

        /// Whether doing it loses protection, so that Rescind has to warn.
        var isTrap: Bool {
            switch self {
            case .closeDispute, .withdraw, .confirmReceipt, .elsewhere, .offersCent: true
            default: false
            }
        }
    }

    /// Where the matter stands, as the seller sees it.
    enum Situation {
        /// Not paid.
        case unpaid
        /// Paid, not shipped.
        case unshipped
        /// On its way.
        case underway
        /// With the buyer.
        case received
        /// A dispute is open.
        case disputed
    }

    /// In how many of a hundred cases a message is answered at all.
    var answersPercent: Int {
        switch self {
        case .polite: 97
        case .silent: 15
        case .stalling: 80
        case .refusing: 85
        case .trapping: 92
        case .brokenEnglish: 85
        }
    }

    /// After how many hours.
    var delayInHours: ClosedRange<Int> {
        switch self {
        case .polite: 1...30
        case .silent: 24...160
        case .stalling: 12...96
        case .refusing: 2...60
        case .trapping: 1...48
        case .brokenEnglish: 2...60
        }
    }

    /// In how many of a hundred cases an order that is not cancelled is shipped.
    var shipsPercent: Int {
        switch self {
        case .polite: 30
        case .silent: 45
        case .stalling: 75
        case .refusing: 85
        case .trapping: 65
        case .brokenEnglish: 60
        }
    }

    /// How often, at most, the seller writes without being asked.
    var unaskedLimit: Int {
        switch self {
        case .polite, .silent: 0
        case .refusing: 1
        case .stalling, .brokenEnglish: 2
        case .trapping: 3
        }
    }

    /// What the seller says where the matter stands, with weights.
    ///
    /// - Parameter situation: where the matter stands.
    /// - Returns: the answers and how often each comes.
    func answers(in situation: Situation) -> [(element: Answer, weight: Int)] {
        switch (self, situation) {
        case (.polite, .unpaid): [(.accepts, 4), (.asksWhy, 1)]
        case (.polite, .unshipped): [(.accepts, 7), (.asksWhy, 2), (.asksDetails, 1)]
        case (.polite, .underway): [(.shipped, 1)]
        case (.polite, .received): [(.asksEvidence, 4), (.accepts, 5), (.asksDetails, 1)]
        case (.polite, .disputed): [(.accepts, 6), (.asksEvidence, 3)]

        case (.silent, _): [(.automatic, 4), (.greets, 3), (.waits, 3)]

        case (.stalling, .unpaid): [(.waits, 1)]
        case (.stalling, .unshipped): [(.waits, 6), (.promises, 3), (.claimsRefunded, 1)]
        case (.stalling, .underway): [(.waits, 4), (.waitsPastProtection, 4), (.promises, 1)]
        case (.stalling, .received):
            [(.waits, 3), (.waitsPastProtection, 2), (.asksEvidence, 3), (.promises, 3), (.claimsRefunded, 1)]
        case (.stalling, .disputed): [(.waits, 4), (.asksEvidence, 3), (.promises, 2)]

        case (.refusing, .unpaid): [(.refuses, 1)]
        case (.refusing, .unshipped): [(.refuses, 5), (.shipped, 3), (.coupon, 1), (.offersPart, 1)]
        case (.refusing, .underway): [(.refuses, 3), (.shipped, 3)]
        case (.refusing, .received): [(.refuses, 4), (.offersPart, 3), (.returns, 2), (.coupon, 1)]
        case (.refusing, .disputed): [(.refuses, 4), (.offersPart, 3), (.returns, 2)]

        case (.trapping, .unpaid): [(.elsewhere, 3), (.withdraw, 1)]
        case (.trapping, .unshipped): [(.withdraw, 4), (.elsewhere, 3), (.shipped, 2), (.coupon, 1)]
        case (.trapping, .underway):
            [(.confirmReceipt, 4), (.waitsPastProtection, 3), (.elsewhere, 2), (.coupon, 1)]
        case (.trapping, .received):
            [(.confirmReceipt, 4), (.waitsPastProtection, 2), (.elsewhere, 2), (.offersCent, 2), (.coupon, 1)]
        case (.trapping, .disputed): [(.closeDispute, 6), (.offersCent, 2), (.elsewhere, 2), (.coupon, 1)]

        case (.brokenEnglish, .unpaid): [(.accepts, 1), (.waits, 1)]
        case (.brokenEnglish, .unshipped): [(.accepts, 3), (.refuses, 2), (.waits, 3), (.shipped, 2)]
        case (.brokenEnglish, .underway): [(.shipped, 3), (.waits, 3), (.confirmReceipt, 2)]
        case (.brokenEnglish, .received):
            [(.asksEvidence, 3), (.offersPart, 3), (.refuses, 1), (.confirmReceipt, 2), (.accepts, 1)]
        case (.brokenEnglish, .disputed): [(.closeDispute, 4), (.offersPart, 3), (.asksEvidence, 2), (.accepts, 1)]
        }
    }
}
