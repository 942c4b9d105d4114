import ConversationCore
import Foundation
import TestSupport
import Testing

@testable import RescindCommand

/// What the icalendar package of Python found in a calendar.
private struct FoundCalendar: Decodable {
    struct Event: Decodable {
        var uid: String
        var sequence: Int
        var status: String
        var start: String
        var stamp: String
        var summary: String
        var description: String
        var alarms: [Int]
    }

    var method: String?
    var version: String
    var longest: Int
    var bare: Int
    var events: [Event]

    init(reading text: String) throws {
        let reader = try Spawned(Spawned.python, [Program.root + "/Tests/Tools/read-calendar.py"])
        let (out, err, status) = reader.finish(Data(text.utf8))
        guard status == 0 else { throw Failure(description: String(decoding: err, as: UTF8.self)) }
        self = try JSONDecoder().decode(FoundCalendar.self, from: out)
    }

    struct Failure: Error, CustomStringConvertible { var description: String }

    /// The event of a clock.
    func event(_ clock: String) -> Event? { events.first { $0.uid.contains(".\(clock).") } }
}

@Suite(.timeLimit(.minutes(15))) struct CalendarTests {
    @Test func `another parser reads back every word and moment`() throws {
        let texts = [
            "plain", "a; b, c \\ d", "two\nlines\n", "a \\ is no line end",
            "订单 8140123456789012：卖家必须发货 " + String(repeating: "长", count: 90),
            String(repeating: "x", count: 200), "BEGIN:VEVENT", "a\r\nEND:VCALENDAR\r\nb", "tab\tand\u{0}nul",
            "👨‍👩‍👧 " + String(repeating: "é", count: 74),
        ]
        let at = Instant(secondsSinceEpoch: 1_772_438_400)
        let entries = texts.enumerated()
            .map { index, text in
                ICalendar.Entry(
                    uid: "\(index).x@rescind",
                    sequence: index,
                    changedAt: at,
                    at: at + .seconds(Int64(index)),
                    summary: text,
                    description: text,
                    isCancelled: index == 3,
                    alarms: [.days(1), .hours(4), .seconds(0)]
                )
            }
        let found = try FoundCalendar(reading: ICalendar(name: "Rescind", entries: entries).text)
        #expect(found.longest <= 75 && found.bare == 0 && found.version == "2.0" && found.method == nil)
        #expect(found.events.count == texts.count)
        for (index, event) in found.events.enumerated() {
            let words = texts[index].replacing("\r\n", with: "\n")
                .filter { $0 == "\n" || $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
            #expect(event.summary == words && event.description == words, "\(texts[index].prefix(40))")
            #expect(event.start == "2026-03-02T08:00:0\(index)+00:00" && event.sequence == index)
            #expect(event.alarms == (index == 3 ? [] : [86_400, 14_400, 0]))
        }
    }

    // Section 3.3.11; the package above takes a backslash before an n for a line end, so this one is looked at here.
    @Test func `a backslash is not taken for part of a line end`() {
        #expect(ICalendar.escaped("C:\\new\n") == "C:\\\\new\\n")
    }

    @Test func `a calendar follows its deadlines: begun, moved, over`() throws {
        let folder = try Folder()
        let common = ["--db", folder.path + "/r.db", "--tz", "Europe/Berlin", "--now"]
        func chat(_ now: String, _ lines: [String]) throws {
            let result = try Program.run(["chat"] + common + [now], lines: lines, environment: ["RESCIND_NO_SEND": "1"])
            #expect(result.status == 0, "\(result.err)")
        }
        func calendar(_ now: String) throws -> FoundCalendar {
            let result = try Program.run(["deadlines", "--ics", "-"] + common + [now])
            #expect(result.status == 0, "\(result.err)")
            return try FoundCalendar(reading: result.out)
        }
        try chat(
            "2026-03-02T09:00:00+01:00",
            ["cancel order 8140123456789012, ordered by mistake", "paid yesterday, not shipped yet", "/send"]
        )
        let begun = try calendar("2026-03-02T10:00:00+01:00")
        let list = try Program.run(["deadlines", "--json"] + common + ["2026-03-02T10:00:00+01:00"])
        let clocks = try #require(try list.objects().first?["deadlines"] as? [[String: Any]])
        #expect(begun.events.count { $0.status == "CONFIRMED" } == clocks.count && !clocks.isEmpty)
        let formatter = ISO8601DateFormatter()
        for clock in clocks {
            let event = try #require(begun.event(clock["clock"] as? String ?? ""))
            let isOwn = clock["owner"] as? String == "buyer"
            let moment = try #require(clock[isOwn ? "act_by" : "expect_by"] as? String)
            let start = try #require(formatter.date(from: event.start))
            #expect(
                Int(start.timeIntervalSince1970)
                    == Int(try #require(formatter.date(from: moment)).timeIntervalSince1970)
            )
            #expect(event.sequence == 0 && event.alarms == (isOwn ? [86_400, 14_400] : [0]))
            #expect(event.summary.contains("8140123456789012"))
        }
        // The same log gives the same calendar.
        #expect(try calendar("2026-03-02T11:00:00+01:00").events.map(\.uid) == begun.events.map(\.uid))

        try chat("2026-03-02T12:00:00+01:00", ["/clock ship-by +5 days the order page says so"])
        let moved = try calendar("2026-03-02T13:00:00+01:00")
        let (before, after) = (try #require(begun.event("ship-by")), try #require(moved.event("ship-by")))
        #expect(
            after.uid == before.uid && after.sequence == 1 && after.start > before.start && after.stamp > before.stamp
        )
        #expect(moved.event("seller-answer")?.sequence == 0, "what did not move is not changed")

        try chat("2026-03-03T09:00:00+01:00", ["/mark refunded"])
        let over = try calendar("2026-03-03T10:00:00+01:00")
        #expect(
            over.events.map(\.uid) == moved.events.map(\.uid),
            "nothing is forgotten, or it would stay in the calendar"
        )
        #expect(over.events.allSatisfy { $0.status == "CANCELLED" && $0.alarms.isEmpty })
        #expect(over.event("ship-by")?.sequence == 2)
    }

    @Test func `a calendar that cannot be written is said`() throws {
        let folder = try Folder()
        let path = folder.path + "/none/deadlines.ics"
        let result = try Program.run(["deadlines", "--ics", path, "--db", folder.path + "/r.db"])
        #expect(result.status == 73 && result.err.contains(path), "\(result.status) \(result.err)")
    }
}
