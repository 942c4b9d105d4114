/// The Date of a mail (RFC 5322, section 3.3; obsolete and broken forms too).
enum StatedDate {
    /// The date as ISO 8601 with its own offset, `nil` when it cannot be read.
    static func iso8601(_ text: String) -> String? {
        var words: [String] = []
        var depth = 0
        var word = ""
        for character in text {
            if character == "(" { depth += 1 }
            if depth == 0 {
                if character.isWhitespace || character == "," {
                    if !word.isEmpty { words.append(word) }
                    word = ""
                } else {
                    word.append(character)
                }
            }
            if character == ")", depth > 0 { depth -= 1 }
        }
        if !word.isEmpty { words.append(word) }
        var day: Int?
        var month: Int?
        var year: Int?
        var time: (Int, Int, Int)?
        var offset: Int?
        var half: Int?
        for word in words {
            let lower = word.lowercased()
            if word.contains(":"), time == nil || word.first?.isNumber == true, !word.hasPrefix("+"),
                !word.hasPrefix("-")
            {
                if word.contains("T"), word.contains("-") {
                    let parts = word.split(separator: "T", maxSplits: 1)
                    let date = parts[0].split(separator: "-").compactMap { Int($0) }
                    if date.count == 3 { (year, month, day) = (date[0], date[1], date[2]) }
                    var clock = parts.count > 1 ? String(parts[1]) : ""
                    if clock.hasSuffix("Z") {
                        offset = 0
                        clock.removeLast()
                    }
                    if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
                        offset = zone(String(clock[sign...]))
                        clock = String(clock[..<sign])
                    }
                    time = self.time(clock)
                } else {
                    time = self.time(word)
                }
            } else if let found = zone(word), time != nil || word.hasPrefix("+") || word.hasPrefix("-") {
                if offset == nil || word.hasPrefix("+") || word.hasPrefix("-") { offset = found }
            } else if lower == "am" || lower == "pm" {
                half = lower == "pm" ? 12 : 0
            } else if let found = months.firstIndex(where: { lower.hasPrefix($0) }), !lower.hasPrefix("mon") {
                month = found + 1
            } else if word.contains("-") || word.contains("/") || word.contains(".") {
                let parts = word.split { $0 == "-" || $0 == "/" || $0 == "." }.map(String.init)
                guard parts.count == 3 else { continue }
                if parts[0].count == 4, let found = Int(parts[0]) {
                    (year, month, day) = (found, monthNumber(parts[1]), Int(parts[2]))
                } else {
                    (day, month, year) = (
                        Int(parts[0]), monthNumber(parts[1]), Int(parts[2]).map { fullYear($0, digits: parts[2].count) }
                    )
                }
            } else if let number = Int(word.filter(\.isNumber)), word.first?.isNumber == true {
                if day == nil, number <= 31, word.count <= 4 {
                    day = number
                } else if year == nil {
                    year = fullYear(number, digits: word.count)
                }
            }
        }
        guard let day, let month, let year, (1...31).contains(day), (1...12).contains(month), (1...9999).contains(year)
        else { return nil }
        var (hour, minute, second) = time ?? (0, 0, 0)
        if let half { hour = hour % 12 + half }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let shift = offset ?? 0
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let four = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        let zone = shift == 0 ? "+00:00" : "\(shift < 0 ? "-" : "+")\(two(abs(shift) / 60)):\(two(abs(shift) % 60))"
        return "\(four)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(min(second, 59)))\(zone)"
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func monthNumber(_ text: String) -> Int? {
        Int(text) ?? months.firstIndex { text.lowercased().hasPrefix($0) }.map { $0 + 1 }
    }

    private static func fullYear(_ number: Int, digits: Int) -> Int {
        digits > 2 ? (digits == 3 ? number + 1900 : number) : number < 50 ? number + 2000 : number + 1900
    }

    private static func time(_ text: String) -> (Int, Int, Int)? {
        let parts = text.split(separator: ":").map { Int($0.prefix { $0.isNumber }) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1] else { return nil }
        return (hour, minute, parts.count > 2 ? parts[2] ?? 0 : 0)
    }

    /// The offset in minutes.
    private static func zone(_ text: String) -> Int? {
        if let sign = text.first, sign == "+" || sign == "-" {
            let digits = text.dropFirst().filter { $0 != ":" }
            guard digits.count >= 3, digits.count <= 4, let number = Int(digits) else { return nil }
            let minutes = number / 100 * 60 + number % 100
            return minutes > 24 * 60 ? 0 : sign == "-" ? -minutes : minutes
        }
        switch text.uppercased() {
        case "GMT", "UT", "UTC", "Z", "WET": return 0
        case "EST", "CDT": return -300
        case "EDT": return -240
        case "CST", "MDT": return -360
        case "MST", "PDT": return -420
        case "PST": return -480
        case "CET", "MET", "BST": return 60
        case "CEST", "MEST", "EET": return 120
        case "MSK": return 180
        case "JST": return 540
        default: return nil
        }
    }
}
