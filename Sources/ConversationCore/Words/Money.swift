/// An amount in whole minor units of one currency.
public struct Money: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The amount in the smallest unit of the currency (cents for EUR, yen for JPY, fils for KWD).
    public var minorUnits: Int64
    /// ISO 4217 alphabetic code, upper case.
    public var currency: String

    /// An amount of that many minor units.
    ///
    /// The currency is an ISO 4217 alphabetic code; it is made upper case.
    public init(minorUnits: Int64, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency.uppercased()
    }

    /// How many digits the currency has after the decimal point: 0, 2 or 3 (ISO 4217, table A.1).
    public static func fractionDigits(of currency: String) -> Int {
        switch currency {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF",
            "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    /// Reads a plain decimal such as `34.90` for the currency.
    ///
    /// Returns `nil` when the text is no decimal number, has more digits than the currency, or is too large.
    public init?(decimal text: some StringProtocol, currency: String) {
        let code = currency.uppercased()
        let digits = Money.fractionDigits(of: code)
        let negative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        while fraction.utf8.count > digits, fraction.last == "0" { fraction.removeLast() }
        guard fraction.utf8.count <= digits else { return nil }
        fraction += String(repeating: "0", count: digits - fraction.utf8.count)
        guard let units = Int64(String(parts[0]) + fraction) else { return nil }
        self.init(minorUnits: negative ? -units : units, currency: code)
    }

    /// The plain decimal, without the currency: `34.90`.
    public var decimal: String {
        let digits = Money.fractionDigits(of: currency)
        let magnitude = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - magnitude.utf8.count)) + magnitude
        let sign = minorUnits < 0 ? "-" : ""
        if digits == 0 { return sign + padded }
        return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }

    /// `34.90 EUR`.
    public var description: String { "\(decimal) \(currency)" }
}
