/// Reckons the dates of clocks from a rule, a start and the rules of the buyer's zone.
///
/// Pure.
public struct ClockReckoner: Sendable {
    /// The marketplace's rules.
    public var playbook: Playbook
    /// The buyer's zone.
    public var zone: Zone

    /// A reckoner for a marketplace and a zone.
    public init(playbook: Playbook, zone: Zone) {
        self.playbook = playbook
        self.zone = zone
    }

    /// When something began: exactly known, or only by the day.
    public enum Start: Hashable, Sendable {
        /// The moment is known.
        case moment(Instant)
        /// Only the day is known: the earlier dates count from its beginning, the later ones from its end.
        case day(CivilDate)
    }

    /// The clock of a rule.
    ///
    /// With several sources the earliest end gives *act by*, the latest gives *expect by*.
    ///
    /// - Parameters:
    ///   - rule: the rule.
    ///   - start: when it began.
    ///   - method: how the buyer paid, for rules that depend on it; unknown means every method counts.
    ///   - replaced: lengths that replace the rule's own, such as an order's own term.
    /// - Returns: the clock, or `nil` when the rule has no length.
    public func clock(
        _ rule: ClockRule,
        from start: Start,
        paidBy method: PaymentMethod? = nil,
        lengths replaced: [SourcedLength]? = nil
    ) -> Clock? {
        let lengths = replaced ?? self.lengths(of: rule, paidBy: method)
        guard !lengths.isEmpty else { return nil }
        let first: Instant
        let last: Instant
        switch start {
        case .moment(let moment): (first, last) = (moment, moment)
        case .day(let day): (first, last) = (zone.instant(day, .midnight), zone.endOfDay(day))
        }
        let basis = lengths.map { Clock.Basis(value: $0, end: adding($0.length, to: first)) }
        let end = basis.map(\.end).min() ?? first
        let expectBy = lengths.map { adding($0.length, to: last) }.max() ?? last
        let actBy = subtracting(rule.margin, from: end)
        return Clock(
            id: rule.id,
            owner: rule.owner,
            startedBy: rule.start,
            start: first,
            basis: basis,
            end: end,
            margin: rule.margin,
            actBy: actBy,
            expectBy: expectBy,
            alerts: alerts(of: rule, actBy: actBy, end: end, expectBy: expectBy),
            loses: rule.loses,
            isProtection: rule.isProtection,
            next: rule.next
        )
    }

    /// The lengths a rule has for a buyer who paid in that way.
    public func lengths(of rule: ClockRule, paidBy method: PaymentMethod?) -> [SourcedLength] {
        guard rule.usesPaymentMethod else { return rule.lengths }
        if let payment = playbook.payment(method) { return payment.refund }
        return playbook.paymentMethods.flatMap(\.refund)
    }

    /// The clock moved so that it ends at a moment the buyer has read or agreed, for a stated reason.
    public func overriding(_ clock: Clock, endingAt end: Instant, because reason: String) -> Clock {
        var moved = clock
        moved.end = end
        moved.actBy = subtracting(clock.margin, from: end)
        moved.expectBy = end
        moved.overrideReason = reason
        moved.revision += 1
        if let rule = playbook.clock(clock.id) {
            moved.alerts = alerts(of: rule, actBy: moved.actBy, end: end, expectBy: end)
        } else {
            moved.alerts = [Clock.Alert(at: end, kind: .due)]
        }
        return moved
    }

    /// The clock stopped; `resuming` gives it what was left.
    ///
    /// - Parameters:
    ///   - clock: the clock.
    ///   - now: the moment.
    ///   - reason: why the buyer stops it, `nil` when the playbook's rule does.
    /// - Returns: the stopped clock; the same one when it stands already.
    public func pausing(_ clock: Clock, at now: Instant, because reason: String? = nil) -> Clock {
        guard clock.pausedWithLeft == nil else { return clock }
        var paused = clock
        paused.pausedWithLeft = clock.end - now
        paused.pauseReason = reason
        paused.revision += 1
        return paused
    }

    /// The clock running again with the time that was left when it was paused.
    public func resuming(_ clock: Clock, at now: Instant) -> Clock {
        guard let left = clock.pausedWithLeft else { return clock }
        var resumed = clock.later(by: (now + left) - clock.end)
        resumed.pausedWithLeft = nil
        resumed.pauseReason = nil
        resumed.revision += 1
        return resumed
    }

    /// The moment a length after another.
    public func adding(_ length: Length, to start: Instant) -> Instant {
        switch length.unit {
        case .hours: return start + .hours(Int64(length.count))
        case .days: return zone.adding(days: length.count, to: start)
        case .workingDays:
            let first = zone.date(start)
            return zone.adding(days: workingDays(length.count, after: first).dayNumber - first.dayNumber, to: start)
        }
    }

    /// The last of a number of working days after a day; the day itself when there are none.
    private func workingDays(_ count: Int, after first: CivilDate) -> CivilDate {
        var day = first
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The days that a length in working days leaps over.
    ///
    /// - Parameters:
    ///   - length: the length; other units leap over none.
    ///   - start: where it begins.
    /// - Returns: how many days of weekends, and the holidays among the other days by name, in order.
    public func leaped(_ length: Length, from start: Instant) -> (weekendDays: Int, holidays: [String]) {
        guard length.unit == .workingDays else { return (0, []) }
        let first = zone.date(start)
        var weekendDays = 0
        var holidays: [String] = []
        for number in (first.dayNumber + 1)..<(workingDays(length.count, after: first).dayNumber + 1) {
            let day = CivilDate(dayNumber: number)
            if day.weekday > 5 { weekendDays += 1 }
            for holiday in playbook.sellerHolidays where holiday.contains(day) && !holidays.contains(holiday.name) {
                holidays.append(holiday.name)
            }
        }
        return (weekendDays, holidays)
    }

    /// The moment itself when the seller is at work then, else the next beginning of the seller's day that is no
    /// holiday.
    public func whenSellerWorks(_ moment: Instant) -> Instant {
        guard let place = playbook.followUps.zone else { return moment }
        let (today, time) = place.civil(moment)
        func isFree(_ day: CivilDate) -> Bool { playbook.sellerHolidays.contains { $0.contains(day) } }
        var day = today
        if time >= playbook.followUps.to {
            day = day.adding(days: 1)
        } else if time >= playbook.followUps.from, !isFree(day) {
            return moment
        }
        // Holidays end: a playbook whose holidays never did would be a year of them and more.
        for _ in 0..<400 where isFree(day) { day = day.adding(days: 1) }
        return place.instant(day, playbook.followUps.from)
    }

    /// The moment a length before another; working days count as calendar days here, the safer way round.
    func subtracting(_ length: Length, from end: Instant) -> Instant {
        switch length.unit {
        case .hours: end - .hours(Int64(length.count))
        case .days, .workingDays: zone.adding(days: -length.count, to: end)
        }
    }

    /// Whether the seller works on that day.
    public func isWorkingDay(_ day: CivilDate) -> Bool {
        day.weekday <= 5 && !playbook.sellerHolidays.contains { $0.contains(day) }
    }

    /// What a clock of that rule says, by time.
    private func alerts(of rule: ClockRule, actBy: Instant, end: Instant, expectBy: Instant) -> [Clock.Alert] {
        switch rule.speaks {
        case .earliest: return [Clock.Alert(at: rule.waitsForSeller ? whenSellerWorks(end) : end, kind: .due)]
        case .latest: return [Clock.Alert(at: rule.waitsForSeller ? whenSellerWorks(expectBy) : expectBy, kind: .due)]
        case .before:
            var alerts = rule.reminders.map { Clock.Alert(at: subtracting($0, from: actBy), kind: .near) }
            alerts.append(Clock.Alert(at: actBy, kind: .due))
            if end > actBy { alerts.append(Clock.Alert(at: end, kind: .overdue)) }
            return alerts.sorted { ($0.at, $0.kind) < ($1.at, $1.kind) }
        }
    }
}
