import ConversationCore
import Foundation
import Testing
import TestSupport

@testable import RescindCommand

/// Compares dates with a table that another program has computed; `Tests/Tools/time-edges.py` says how.
///
/// A row that fails after an update of tzdata tells of a country that has changed its clocks: print the table anew.
@Suite struct TimeEdgeTests {
    /// What a row reckons.
    enum Kind: String, CaseIterable {
        /// A wall time as an instant.
        case instant
        /// An instant as wall time with its offset.
        case local
        /// Calendar days later at the same wall time.
        case days
        /// Hours later.
        case hours
        /// Working days later at the same wall time.
        case workingDays = "working-days"
        /// The last second of a day.
        case end
        /// The day of the week, 1 = Monday.
        case weekday
    }

    @Test(arguments: Kind.allCases) func `dates are those of the table`(kind: Kind) throws {
        let rows = try TimeEdgeRow.table().filter { $0.kind == kind.rawValue }
        #expect(rows.count >= 20, "the table has too few rows")
        for row in rows {
            do {
                let found = try answer(to: row, kind)
                #expect(found == row.expected, "\(row.why)", sourceLocation: row.location)
            } catch {
                Issue.record(error, sourceLocation: row.location)
            }
        }
    }

    @Test func `every row of the table is compared`() throws {
        let names = Set(Kind.allCases.map(\.rawValue))
        for row in try TimeEdgeRow.table() {
            #expect(names.contains(row.kind), sourceLocation: row.location)
        }
    }

    /// What Rescind says to a row, in the table's form.
    private func answer(to row: TimeEdgeRow, _ kind: Kind) throws -> String {
        let zone = try ZoneFile.zone(row.zone)
        switch kind {
        case .instant: return utc(try #require(Instant(iso8601: row.given, in: zone)))
        case .local: return zone.iso8601(try row.start)
        case .days: return utc(try later(row, .days, zone))
        case .hours: return utc(try later(row, .hours, zone))
        case .workingDays: return utc(try later(row, .workingDays, zone))
        case .end: return utc(zone.endOfDay(try #require(CivilDate(iso8601: row.given))))
        case .weekday: return String(zone.date(try row.start).weekday)
        }
    }

    /// The moment a row's length after its start; days may also be counted back.
    private func later(_ row: TimeEdgeRow, _ unit: Length.Unit, _ zone: Zone) throws -> Instant {
        let count = try #require(Int(row.count))
        if count < 0 { return zone.adding(days: count, to: try row.start) }
        var playbook = Fixtures.playbook
        playbook.sellerHolidays = try row.holidays
        return ClockReckoner(playbook: playbook, zone: zone).adding(Length(count: count, unit: unit), to: try row.start)
    }

    /// The instant as `YYYY-MM-DDTHH:MM:SSZ`, written by Foundation and not by what is tested.
    private func utc(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: TimeInterval(instant.millisecondsSinceEpoch) / 1000).formatted(.iso8601)
    }
}

/// One line of `time-edges.tsv`.
private struct TimeEdgeRow {
    /// What is reckoned.
    var kind: String
    /// Name of the zone.
    var zone: String
    /// A wall time, a day or an instant.
    var given: String
    /// How many days or hours.
    var count: String
    /// `FIRST/LAST` days, parted by commas.
    var holidayText: String
    /// What has to come out.
    var expected: String
    /// Why the row is there.
    var why: String
    /// Where the row stands.
    var location: SourceLocation

    /// The rows of the table.
    static func table() throws -> [TimeEdgeRow] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "time-edges.tsv")
        var rows: [TimeEdgeRow] = []
        let lines = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.hasPrefix("#") && !line.hasPrefix("what\t") && !line.isEmpty
        {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let location = SourceLocation(
                fileID: "RescindCommandTests/time-edges.tsv",
                filePath: file.path(),
                line: index + 1,
                column: 1
            )
            try #require(cells.count == 7, "the line has not seven cells", sourceLocation: location)
            rows.append(
                TimeEdgeRow(
                    kind: cells[0],
                    zone: cells[1],
                    given: cells[2],
                    count: cells[3],
                    holidayText: cells[4],
                    expected: cells[5],
                    why: cells[6],
                    location: location
                )
            )
        }
        return rows
    }

    /// The given instant, read by Foundation and not by what is tested.
    var start: Instant {
        get throws {
            Instant(secondsSinceEpoch: Int64(try Date(given, strategy: .iso8601).timeIntervalSince1970))
        }
    }

    /// The seller's holidays.
    var holidays: [HolidayRange] {
        get throws {
            try holidayText.split(separator: ",")
                .map { range in
                    let days = try range.split(separator: "/").map { try #require(CivilDate(iso8601: $0)) }
                    try #require(days.count == 2, "a range has a first and a last day")
                    return HolidayRange(name: "holidays", first: days[0], last: days[1])
                }
        }
    }
}
