/// Which form of a word goes with a count: the cardinal rules of CLDR 46 for whole numbers.
///
/// The category “many” that French, Spanish and Portuguese have for whole millions is left out: nothing here counts so far.
public enum PluralRule: Sendable {
    /// One form for every count: Chinese.
    case single
    /// One, and all others: English, German, Spanish.
    case oneAndOther
    /// Nought and one, and all others: French, Portuguese of Brazil.
    case zeroOrOne
    /// One (1, 21, 31), few (2 to 4, 22 to 24), many: Russian.
    case eastSlavic
    /// One (only 1), few (2 to 4, 22 to 24), many: Polish.
    case polish

    /// The names of the forms, in the order in which a template lists them.
    public var categories: [String] {
        switch self {
        case .single: ["other"]
        case .oneAndOther, .zeroOrOne: ["one", "other"]
        case .eastSlavic, .polish: ["one", "few", "many"]
        }
    }

    /// The position of the form that a count takes; a negative count takes that of its magnitude.
    public func form(of count: Int) -> Int {
        let magnitude = count.magnitude
        switch self {
        case .single: return 0
        case .oneAndOther: return magnitude == 1 ? 0 : 1
        case .zeroOrOne: return magnitude <= 1 ? 0 : 1
        case .eastSlavic, .polish:
            let isFew = (2...4).contains(magnitude % 10) && !(12...14).contains(magnitude % 100)
            let isOne = self == .polish ? magnitude == 1 : magnitude % 10 == 1 && magnitude % 100 != 11
            return isOne ? 0 : isFew ? 1 : 2
        }
    }
}
