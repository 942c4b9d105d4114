/// Finds an order number in a text.
public enum OrderNumber {
    /// The first run of as many digits, blanks and dashes between them removed; `nil` when there is none.
    ///
    /// Digits that touch a letter belong to a tracking number.
    public static func find(in text: String, digits: Set<Int> = [16]) -> String? {
        DigitRuns(text).first { digits.contains($0.utf8.count) }
    }

    /// Every such run, in order, each once.
    public static func all(in text: String, digits: Set<Int> = [16]) -> [String] {
        var seen: Set<String> = []
        return DigitRuns(text).filter { digits.contains($0.utf8.count) && seen.insert($0).inserted }
    }

    /// The first run of 6 digits or more that is no order number, `nil` when there is none; a phone number looks so too.
    public static func nearMiss(in text: String, digits: Set<Int> = [16]) -> String? {
        DigitRuns(text).first { $0.utf8.count >= 6 && !digits.contains($0.utf8.count) }
    }
}

/// The runs of digits in a text that touch no letter, in order; blanks and dashes between the digits are left out.
private struct DigitRuns: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    /// Whether the last scalar that can be seen was a Latin letter.
    private var followsLetter = false

    /// So many digits of a run are kept.
    private static let longest = 64
    /// At most so many blanks and dashes stand between two digits.
    private static let widestGap = 2

    init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

    mutating func next() -> String? {
        var digits = ""
        var gap = 0
        var touchesLetter = false
        while let scalar = scalars.next() {
            // Most of a text: nothing that a run begins with.
            if digits.isEmpty, scalar.isASCII, !(0x30...0x39).contains(scalar.value) {
                followsLetter = DigitRuns.isLatin(scalar)
            } else if let digit = DigitRuns.digit(scalar) {
                if digits.isEmpty { touchesLetter = followsLetter }
                if digits.utf8.count < DigitRuns.longest { digits.unicodeScalars.append(digit) }
                gap = 0
                followsLetter = false
            } else if !digits.isEmpty, gap < DigitRuns.widestGap, DigitRuns.separators.contains(scalar) {
                gap += 1
                followsLetter = false
            } else if digits.isEmpty && !followsLetter || scalar.properties.isDefaultIgnorableCodePoint {
                continue
            } else {
                followsLetter = DigitRuns.isLatin(scalar)
                if gap == 0, followsLetter { touchesLetter = true }
                if !digits.isEmpty, !touchesLetter { return digits }
                (digits, gap) = ("", 0)
            }
        }
        return digits.isEmpty || touchesLetter ? nil : digits
    }

    /// A digit as ASCII, full-width ones too.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x30...0x39: scalar
        case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
        default: nil
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    }

    private static let separators: Set<Unicode.Scalar> = [
        " ", "-", "\u{A0}", "\u{2009}", "\u{202F}", "\u{2010}", "\u{2011}", "\u{2013}",
    ]
}
