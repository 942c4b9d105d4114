import ConversationCore
import Testing
import TestSupport

@Suite struct TimeTests {
    @Test func `a day survives the way to the calendar and back, for eight centuries`() throws {
        var weekday = 3  // 1600-03-01 was a Wednesday.
        let start = try #require(CivilDate(year: 1600, month: 3, day: 1))
        for number in start.dayNumber..<(start.dayNumber + 292_194) {
            let day = CivilDate(dayNumber: number)
            let (year, month, dayOfMonth) = day.components
            guard CivilDate(year: year, month: month, day: dayOfMonth) == day, day.weekday == weekday else {
                Issue.record("day \(number) became \(day), weekday \(day.weekday)")
                return
            }
            weekday = weekday % 7 + 1
        }
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", "", "x"])
    func `a day that the calendar does not have is none`(text: String) {
        #expect(CivilDate(iso8601: text) == nil)
    }

    @Test func `days keep the wall time over a change of the clock, hours do not`() {
        let before = Fixtures.at("2026-03-28T09:00")
        #expect(Fixtures.berlin.iso8601(Fixtures.berlin.adding(days: 1, to: before)) == "2026-03-29T09:00:00+02:00")
        #expect(Fixtures.berlin.iso8601(before + .hours(24)) == "2026-03-29T10:00:00+02:00")
    }

    @Test func `a wall time that does not exist or exists twice has one instant`() {
        #expect(Fixtures.berlin.iso8601(Fixtures.at("2026-03-29T02:30")).hasPrefix("2026-03-29T0"))
        #expect(Fixtures.berlin.iso8601(Fixtures.at("2026-10-25T02:30")).hasPrefix("2026-10-25T02:30"))
    }

    @Test(arguments: [
        ("2026-03-02T09:00:00+01:00", 1_772_438_400_000), ("2026-03-02T08:00Z", 1_772_438_400_000),
        ("2026-03-02T08:00:00.250Z", 1_772_438_400_250), ("2026-03-02T03:00-05:00", 1_772_438_400_000),
    ])
    func `an instant is read with its zone`(text: String, milliseconds: Int64) {
        #expect(Instant(iso8601: text)?.millisecondsSinceEpoch == milliseconds)
    }

    @Test(arguments: [
        "2026-03-02T09:00", "2026-03-02T24:00Z", "2026-02-30T09:00Z", "2026-03-02T09:60Z", "tomorrow", "",
    ])
    func `what is no instant is none`(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test(arguments: [("34.90", "EUR", 3490), ("0.05", "USD", 5), ("1200", "JPY", 1200), ("7", "EUR", 700)])
    func `money is counted in its smallest unit`(text: String, currency: String, units: Int64) {
        #expect(Money(decimal: text, currency: currency)?.minorUnits == units)
    }

    @Test(arguments: [("34.905", "EUR"), ("1.5", "JPY"), ("abc", "EUR"), ("", "EUR"), ("99999999999999999999", "EUR")])
    func `a sum that its currency does not have is none`(text: String, currency: String) {
        #expect(Money(decimal: text, currency: currency) == nil)
    }
}
