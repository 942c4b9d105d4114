/// The date of a message (RFC 5322, section 3.3).
public enum MailDate {
    /// `Mon, 02 Mar 2026 09:00:00 +0100`.
    ///
    /// - Parameters:
    ///   - secondsSinceEpoch: the moment, in seconds since 1970-01-01T00:00:00Z.
    ///   - offsetInSeconds: seconds east of UTC.
    /// - Returns: the field's value.
    public static func text(secondsSinceEpoch: Int64, offsetInSeconds: Int) -> String {
        let local = secondsSinceEpoch + Int64(offsetInSeconds)
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let second = Int(local - day * 86_400)
        let (year, month, dayOfMonth) = civil(Int(day))
        let weekday = (Int(day) % 7 + 7 + 3) % 7
        let minutes = abs(offsetInSeconds) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[weekday]), \(two(dayOfMonth)) \(months[month - 1]) \(year) "
            + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) "
            + "\(offsetInSeconds < 0 ? "-" : "+")\(two(minutes / 60))\(two(minutes % 60))"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Year, month and day of a day number, after Howard Hinnant's algorithm.
    private static func civil(_ dayNumber: Int) -> (Int, Int, Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index + (index < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }
}
