public import ConversationCore

/// How much mail leaves, and when.
public struct MailPolicy: Hashable, Sendable {
    /// A part of each day in the buyer's zone; it may pass midnight.
    public struct DailyWindow: Hashable, Sendable {
        /// When it begins.
        public var from: CivilTime
        /// When it is over.
        public var to: CivilTime

        /// A part of each day.
        public init(from: CivilTime, to: CivilTime) {
            self.from = from
            self.to = to
        }

        /// When the window that a moment is in is over; `nil` when the moment is in none.
        public func end(at now: Instant, in zone: Zone) -> Instant? {
            let (date, time) = zone.civil(now)
            if from <= to {
                return time >= from && time < to ? zone.instant(date, to) : nil
            }
            if time >= from { return zone.instant(date.adding(days: 1), to) }
            return time < to ? zone.instant(date, to) : nil
        }
    }

    /// At most so many mails leave in an hour.
    public var perHour: Int
    /// At most so many go to the buyer in a day; a deadline that is near leaves all the same.
    public var noticesPerDay: Int
    /// When the buyer is left in peace, unless a deadline ends in it; `nil` for never.
    public var quietHours: DailyWindow?
    /// When one summary a day is sent instead of a mail for each event; `nil` for a mail for each.
    ///
    /// Traps, near deadlines and failed deliveries never wait for it.
    public var digestAt: CivilTime?

    /// A policy.
    public init(
        perHour: Int = 60,
        noticesPerDay: Int = 20,
        quietHours: DailyWindow? = nil,
        digestAt: CivilTime? = nil
    ) {
        self.perHour = perHour
        self.noticesPerDay = noticesPerDay
        self.quietHours = quietHours
        self.digestAt = digestAt
    }

    /// The first moment of the daily summary that is later than a moment; `nil` without one.
    public func digest(after moment: Instant, in zone: Zone) -> Instant? {
        guard let digestAt else { return nil }
        let date = zone.date(moment)
        let today = zone.instant(date, digestAt)
        return today > moment ? today : zone.instant(date.adding(days: 1), digestAt)
    }
}
