/// A point on the UTC time line, in whole milliseconds since 1970-01-01T00:00:00Z (leap seconds not counted, as in POSIX).
public struct Instant: Hashable, Comparable, Codable, Sendable {
    /// Milliseconds since the epoch; negative before 1970.
    public var millisecondsSinceEpoch: Int64

    /// The point that many milliseconds after the epoch.
    public init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    /// The point that many whole seconds after the epoch.
    public init(secondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = secondsSinceEpoch * 1000
    }

    /// Whole seconds since the epoch, rounded down.
    public var secondsSinceEpoch: Int64 {
        millisecondsSinceEpoch >= 0 ? millisecondsSinceEpoch / 1000 : (millisecondsSinceEpoch - 999) / 1000
    }

    /// Encoded as the bare number of milliseconds.
    public init(from decoder: any Decoder) throws {
        millisecondsSinceEpoch = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Encoded as the bare number of milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(millisecondsSinceEpoch)
    }

    /// Earlier means smaller.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }

    /// The point that far later.
    public static func + (left: Instant, right: TimeSpan) -> Instant {
        Instant(millisecondsSinceEpoch: left.millisecondsSinceEpoch + right.milliseconds)
    }

    /// The point that far earlier.
    public static func - (left: Instant, right: TimeSpan) -> Instant {
        Instant(millisecondsSinceEpoch: left.millisecondsSinceEpoch - right.milliseconds)
    }

    /// How far `left` is after `right`.
    public static func - (left: Instant, right: Instant) -> TimeSpan {
        TimeSpan(milliseconds: left.millisecondsSinceEpoch - right.millisecondsSinceEpoch)
    }
}

/// A length of elapsed time in whole milliseconds.
///
/// Calendar days are not a `TimeSpan`: see `CivilDate`.
public struct TimeSpan: Hashable, Comparable, Codable, Sendable {
    /// The length in milliseconds; may be negative.
    public var milliseconds: Int64

    /// A length of that many milliseconds.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A length of that many seconds.
    public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count * 1000) }
    /// A length of that many minutes.
    public static func minutes(_ count: Int64) -> TimeSpan { seconds(count * 60) }
    /// A length of that many hours.
    public static func hours(_ count: Int64) -> TimeSpan { seconds(count * 3600) }
    /// A length of that many times 24 hours.
    public static func days(_ count: Int64) -> TimeSpan { hours(count * 24) }

    /// Encoded as the bare number of milliseconds.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Encoded as the bare number of milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// Shorter means smaller.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }
    /// The sum of two lengths.
    public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds + right.milliseconds)
    }
    /// The difference of two lengths.
    public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
    }
}
