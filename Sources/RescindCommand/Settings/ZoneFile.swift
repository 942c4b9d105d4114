import ConversationCore
import Foundation

/// Reads time zones from the system's database (`TZif`, RFC 9636).
enum ZoneFile {
    /// The zone with that IANA name, or a fixed offset such as `+02:00`.
    ///
    /// - Parameter name: the name.
    /// - Returns: the zone.
    /// - Throws: `CommandFailure` when there is none.
    static func zone(_ name: String) throws -> Zone {
        if name == "UTC" || name == "Z" { return .utc }
        if let offset = fixedOffset(name) { return .fixed(offsetInSeconds: offset) }
        let isPlain = name.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || "+-_/".utf8.contains($0)
        }
        let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
        guard isPlain, !name.hasPrefix("/"), let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
            let zone = parse([UInt8](data), name: name)
        else {
            throw CommandFailure(
                "there is no time zone “\(name)”: name one such as Europe/Berlin or +02:00 (the package tzdata holds them)",
                code: .usage
            )
        }
        return zone
    }

    /// The system's own zone: TZ, else /etc/timezone, else /etc/localtime, else UTC.
    static func system() -> Zone {
        var names: [String] = []
        if let name = ProcessInfo.processInfo.environment["TZ"] { names.append(name) }
        if let text = try? String(contentsOfFile: "/etc/timezone", encoding: .utf8) {
            names.append(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime"),
            let range = target.range(of: "zoneinfo/")
        {
            names.append(String(target[range.upperBound...]))
        }
        for name in names { if let zone = try? zone(name) { return zone } }
        return .utc
    }

    private static func fixedOffset(_ name: String) -> Int? {
        guard let sign = name.first, sign == "+" || sign == "-", name.utf8.count == 6 else { return nil }
        let parts = name.dropFirst().split(separator: ":")
        guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]), hours <= 18, minutes < 60 else {
            return nil
        }
        return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }

    /// The version 2 block of a TZif file; years past its table follow its footer.
    static func parse(_ bytes: [UInt8], name: String) -> Zone? {
        func number(_ at: Int, _ size: Int) -> Int64? {
            guard at >= 0, at + size <= bytes.count else { return nil }
            var value: Int64 = bytes[at] >= 0x80 ? -1 : 0
            for index in at..<(at + size) { value = value << 8 | Int64(bytes[index]) }
            return value
        }
        func header(_ at: Int) -> (counts: [Int], end: Int)? {
            guard at + 44 <= bytes.count, Array(bytes[at..<(at + 4)]) == Array("TZif".utf8) else { return nil }
            let counts = (0..<6).compactMap { number(at + 20 + $0 * 4, 4).map(Int.init) }
            guard counts.count == 6, counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
            return (counts, at + 44)
        }
        guard let first = header(0) else { return nil }
        // isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt
        let skip =
            first.counts[3] * 5 + first.counts[4] * 6 + first.counts[5] + first.counts[2] * 8 + first.counts[1]
            + first.counts[0]
        guard let second = header(first.end + skip) else { return nil }
        let times = second.end
        let indexes = times + second.counts[3] * 8
        let types = indexes + second.counts[3]
        let footer =
            types + second.counts[4] * 6 + second.counts[5] + second.counts[2] * 12 + second.counts[1]
            + second.counts[0]
        guard footer <= bytes.count else { return nil }
        func offset(_ type: Int) -> Int? { number(types + type * 6, 4).map(Int.init) }
        guard let initial = offset(0) else { return nil }
        var transitions: [Zone.Transition] = []
        for index in 0..<second.counts[3] {
            guard let time = number(times + index * 8, 8), indexes + index < bytes.count,
                let seconds = offset(Int(bytes[indexes + index]))
            else { return nil }
            transitions.append(Zone.Transition(secondsSinceEpoch: time, offsetInSeconds: seconds))
        }
        let rule = String(decoding: bytes[footer...], as: UTF8.self).trimmingCharacters(in: .newlines)
        if let rule = PosixZoneRule(rule) {
            transitions += rule.transitions(after: transitions.last?.secondsSinceEpoch ?? Int64.min)
        }
        return Zone(name: name, initialOffsetInSeconds: initial, transitions: transitions)
    }
}

/// The footer of a TZif file: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX TZ, RFC 9636, section 3.3).
struct PosixZoneRule {
    /// When a change falls in a year.
    private struct Change {
        var month: Int
        var week: Int
        var weekday: Int
        var second: Int
    }

    private var standard: Int
    private var daylight: Int
    private var start: Change
    private var end: Change

    /// Reads a rule; `nil` when it has no daylight saving or uses a form other than `Mm.w.d`.
    init?(_ text: String) {
        let parts = text.split(separator: ",")
        guard parts.count == 3 else { return nil }
        var rest = parts[0][...]
        guard PosixZoneRule.dropName(&rest), let standard = PosixZoneRule.takeOffset(&rest),
            PosixZoneRule.dropName(&rest),
            let start = PosixZoneRule.change(parts[1]), let end = PosixZoneRule.change(parts[2])
        else { return nil }
        self.standard = -standard
        self.daylight = rest.isEmpty ? -standard + 3600 : -(PosixZoneRule.takeOffset(&rest) ?? 0)
        self.start = start
        self.end = end
    }

    private static func dropName(_ text: inout Substring) -> Bool {
        if text.hasPrefix("<") {
            guard let end = text.firstIndex(of: ">") else { return false }
            text = text[text.index(after: end)...]
            return true
        }
        let name = text.prefix { $0.isLetter }
        text = text.dropFirst(name.count)
        return name.count >= 3
    }

    private static func takeOffset(_ text: inout Substring) -> Int? {
        let token = text.prefix { $0.isNumber || $0 == ":" || $0 == "-" || $0 == "+" }
        text = text.dropFirst(token.count)
        return seconds(token)
    }

    private static func seconds(_ text: Substring) -> Int? {
        let negative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").map { Int($0) }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
        let values = parts.compactMap { $0 } + [0, 0]
        return (values[0] * 3600 + values[1] * 60 + values[2]) * (negative ? -1 : 1)
    }

    private static func change(_ text: Substring) -> Change? {
        let halves = text.split(separator: "/")
        guard halves[0].hasPrefix("M") else { return nil }
        let numbers = halves[0].dropFirst().split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
            (0...6).contains(numbers[2])
        else {
            return nil
        }
        let second = halves.count == 2 ? seconds(halves[1]) ?? 7200 : 7200
        return Change(month: numbers[0], week: numbers[1], weekday: numbers[2], second: second)
    }

    /// The changes after a moment, up to the year 2100.
    func transitions(after last: Int64) -> [Zone.Transition] {
        var found: [Zone.Transition] = []
        for year in 1970...2100 {
            for (change, before, after) in [(start, standard, daylight), (end, daylight, standard)] {
                let length = CivilDate.daysInMonth(year: year, month: change.month)
                guard let first = CivilDate(year: year, month: change.month, day: 1) else { continue }
                var day = 1 + (change.weekday - first.weekday % 7 + 7) % 7 + (change.week - 1) * 7
                while day > length { day -= 7 }
                let date = first.adding(days: day - 1)
                let seconds = Int64(date.dayNumber) * 86_400 + Int64(change.second) - Int64(before)
                found.append(Zone.Transition(secondsSinceEpoch: seconds, offsetInSeconds: after))
            }
        }
        return found.filter { $0.secondsSinceEpoch > last }.sorted { $0.secondsSinceEpoch < $1.secondsSinceEpoch }
    }
}
