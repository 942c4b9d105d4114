/// Finds an order number in a text.
public enum OrderNumber {
    /// The first run of as many digits, blanks and dashes between them removed; `nil` when there is none.
    ///
    /// Digits that touch a letter belong to a tracking number.
    public static func find(in text: String, digits: Set<Int> = [16]) -> String? {
        runs(in: text).first { digits.contains($0.count) }
    }

    /// Every such run, in order, each once.
    public static func all(in text: String, digits: Set<Int> = [16]) -> [String] {
        var seen: Set<String> = []
        return runs(in: text).filter { digits.contains($0.count) && seen.insert($0).inserted }
    }

    /// The first run of 6 digits or more that is no order number, `nil` when there is none; a phone number looks so too.
    public static func nearMiss(in text: String, digits: Set<Int> = [16]) -> String? {
        runs(in: text).first { $0.count >= 6 && !digits.contains($0.count) }
    }

    /// The runs of digits that touch no letter, in order.
    private static func runs(in text: String) -> [String] {
        var runs: [String] = []
        var digits = ""
        var gap = 0
        var spoiled = false
        var previousIsLetter = false
        func end() { if !digits.isEmpty, !spoiled { runs.append(digits) } }
        for scalar in text.unicodeScalars {
            let digit: Int? =
                switch scalar.value {
                case 0x30...0x39: Int(scalar.value - 0x30)
                case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
                default: nil
                }
            if let digit {
                if digits.isEmpty { spoiled = previousIsLetter }
                if digits.utf8.count < 64 { digits += String(digit) }
                gap = 0
            } else if !digits.isEmpty, gap < 2,
                [0x20, 0x2D, 0xA0, 0x2009, 0x202F, 0x2010, 0x2011, 0x2013].contains(scalar.value)
            {
                gap += 1
            } else if scalar.properties.isDefaultIgnorableCodePoint {
                continue
            } else {
                let isLatin = scalar.isASCII && scalar.properties.isAlphabetic
                if gap == 0, isLatin { spoiled = true }
                end()
                digits = ""
                gap = 0
                spoiled = false
            }
            previousIsLetter = scalar.isASCII && scalar.properties.isAlphabetic
        }
        end()
        return runs
    }
}
