/// The rules of one time zone as a value, so that pure code can use them without reading a file.
///
/// `TZif` data (RFC 9636) is read into this at the edge.
public struct Zone: Hashable, Sendable {
    /// One change of the offset.
    public struct Transition: Hashable, Sendable {
        /// Seconds since the epoch at which the new offset begins.
        public var secondsSinceEpoch: Int64
        /// Seconds east of UTC from then on.
        public var offsetInSeconds: Int

        /// A change of the offset at that second.
        public init(secondsSinceEpoch: Int64, offsetInSeconds: Int) {
            self.secondsSinceEpoch = secondsSinceEpoch
            self.offsetInSeconds = offsetInSeconds
        }
    }

    /// The IANA name, such as `Europe/Berlin`, or `UTC`, `+02:00` for a fixed offset.
    public var name: String
    /// The offset before the first transition, in seconds east of UTC.
    public var initialOffsetInSeconds: Int
    /// The changes, in ascending order.
    public var transitions: [Transition]

    /// A zone with the given changes.
    ///
    /// The transitions ascend by time and reach as far into the future as dates are computed.
    public init(name: String, initialOffsetInSeconds: Int, transitions: [Transition]) {
        self.name = name
        self.initialOffsetInSeconds = initialOffsetInSeconds
        self.transitions = transitions
    }

    /// Coordinated universal time.
    public static let utc = Zone(name: "UTC", initialOffsetInSeconds: 0, transitions: [])

    /// A zone that never changes its offset, named `+HH:MM`.
    public static func fixed(offsetInSeconds: Int) -> Zone {
        if offsetInSeconds == 0 { return .utc }
        return Zone(
            name: Zone.text(ofOffset: offsetInSeconds),
            initialOffsetInSeconds: offsetInSeconds,
            transitions: []
        )
    }

    /// Seconds east of UTC at that instant.
    public func offsetInSeconds(at instant: Instant) -> Int {
        let seconds = instant.secondsSinceEpoch
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].secondsSinceEpoch <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffsetInSeconds : transitions[low - 1].offsetInSeconds
    }

    /// The local day and time of day at that instant.
    public func civil(_ instant: Instant) -> (date: CivilDate, time: CivilTime) {
        let local = instant.secondsSinceEpoch + Int64(offsetInSeconds(at: instant))
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        return (CivilDate(dayNumber: Int(day)), CivilTime(secondOfDay: Int(local - day * 86_400)))
    }

    /// The local day at that instant.
    public func date(_ instant: Instant) -> CivilDate { civil(instant).date }

    /// The instant of a local day and time.
    ///
    /// A time that is skipped (spring gap) becomes the instant just after the gap would have ended had the old offset
    /// held; a time that occurs twice (autumn fold) becomes the earlier one, so that a deadline is never later than true.
    public func instant(_ date: CivilDate, _ time: CivilTime) -> Instant {
        let local = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
        // The offsets in force around the wall time; real zones never move by more than a day.
        let before = offsetInSeconds(at: Instant(secondsSinceEpoch: local - 86_400))
        let first = local - Int64(before)
        if offsetInSeconds(at: Instant(secondsSinceEpoch: first)) == before { return Instant(secondsSinceEpoch: first) }
        let after = offsetInSeconds(at: Instant(secondsSinceEpoch: local + 86_400))
        let second = local - Int64(after)
        if offsetInSeconds(at: Instant(secondsSinceEpoch: second)) == after {
            return Instant(secondsSinceEpoch: second)
        }
        return Instant(secondsSinceEpoch: first)
    }

    /// The last second of that local day, as an instant.
    ///
    /// Of a day that is entered twice, because the clock went back over midnight, the first pass: never later than true.
    public func endOfDay(_ date: CivilDate) -> Instant {
        instant(date.adding(days: 1), .midnight) - .seconds(1)
    }

    /// The instant a number of calendar days later at the same wall time.
    ///
    /// No days later is the instant itself, also in the second pass of an hour that the clock goes through twice.
    public func adding(days: Int, to start: Instant) -> Instant {
        if days == 0 { return start }
        let (date, time) = civil(start)
        let millisecond = start.millisecondsSinceEpoch - start.secondsSinceEpoch * 1000
        return instant(date.adding(days: days), time) + TimeSpan(milliseconds: millisecond)
    }

    /// `2026-03-02T09:00:00+01:00`, the local time with its offset; seconds always, milliseconds never.
    public func iso8601(_ instant: Instant) -> String {
        let (date, time) = civil(instant)
        let offset = offsetInSeconds(at: instant)
        return
            "\(date)T\(time.hourAndMinute):\(CivilTime.padded(time.second, 2))\(offset == 0 && name == "UTC" ? "Z" : Zone.text(ofOffset: offset))"
    }

    /// `+HH:MM` or `-HH:MM`.
    static func text(ofOffset seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "\(seconds < 0 ? "-" : "+")\(CivilTime.padded(minutes / 60, 2)):\(CivilTime.padded(minutes % 60, 2))"
    }
}

extension Instant {
    /// Reads ISO 8601: `YYYY-MM-DDTHH:MM[:SS[.fff]]` followed by `Z` or `+HH:MM`; with `zone` given the offset may be
    /// absent, and a bare date means midnight there.
    ///
    /// Returns `nil` for anything else, impossible dates included.
    public init?(iso8601 text: some StringProtocol, in zone: Zone? = nil) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard let datePart = parts.first, let date = CivilDate(iso8601: datePart) else { return nil }
        guard parts.count == 2 else {
            guard let zone else { return nil }
            self = zone.instant(date, .midnight)
            return
        }
        var clock = parts[1]
        var offset: Int?
        if clock.hasSuffix("Z") || clock.hasSuffix("z") {
            clock = clock.dropLast()
            offset = 0
        } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let digits = clock[clock.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
            let hours: Substring.SubSequence
            let minutes: Substring.SubSequence
            if digits.count == 2 {
                (hours, minutes) = (Substring(digits[0]), Substring(digits[1]))
            } else if digits.count == 1, digits[0].utf8.count == 4 {
                (hours, minutes) = (Substring(digits[0].prefix(2)), Substring(digits[0].suffix(2)))
            } else {
                return nil
            }
            guard hours.utf8.count == 2, minutes.utf8.count == 2, let hour = UInt(hours), let minute = UInt(minutes),
                hour <= 18, minute < 60
            else { return nil }
            offset = Int(hour * 3600 + minute * 60) * (clock[sign] == "-" ? -1 : 1)
            clock = clock[..<sign]
        }
        let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2 || fields.count == 3, fields[0].utf8.count == 2, fields[1].utf8.count == 2,
            let hour = UInt(fields[0]), let minute = UInt(fields[1])
        else { return nil }
        var second: UInt = 0
        var milliseconds: Int64 = 0
        if fields.count == 3 {
            let pieces = fields[2].split(separator: ".", omittingEmptySubsequences: false)
            guard pieces.count <= 2, pieces[0].utf8.count == 2, let whole = UInt(pieces[0]) else { return nil }
            second = whole
            if pieces.count == 2 {
                let fraction = pieces[1].prefix(3)
                guard !fraction.isEmpty, pieces[1].utf8.allSatisfy({ (48...57).contains($0) }),
                    let value = Int64(fraction)
                else { return nil }
                milliseconds = value * [0, 100, 10, 1][fraction.count]
            }
        }
        guard let time = CivilTime(hour: Int(hour), minute: Int(minute), second: Int(second)) else { return nil }
        let rules: Zone
        if let offset { rules = .fixed(offsetInSeconds: offset) } else if let zone { rules = zone } else { return nil }
        self = rules.instant(date, time) + TimeSpan(milliseconds: milliseconds)
    }
}
