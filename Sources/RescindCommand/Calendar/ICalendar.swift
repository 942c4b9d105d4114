import ConversationCore

/// A calendar in the form of RFC 5545.
///
/// Without METHOD, since there is no organizer to publish it (RFC 5546, section 3.2.1). The same entries give the same
/// bytes.
struct ICalendar {
    /// One entry.
    struct Entry: Hashable {
        /// The same for the same deadline, for ever.
        var uid: String
        /// Counts the changes, from 0 (RFC 5545, section 3.8.7.4).
        var sequence: Int
        /// When it was last changed.
        var changedAt: Instant
        /// The moment.
        var at: Instant
        /// What it is.
        var summary: String
        /// What is lost, and how the date comes about.
        var description: String
        /// Whether it no longer holds.
        var isCancelled: Bool
        /// How long before the moment it speaks; 0 for at the moment.
        var alarms: [TimeSpan]
    }

    /// The calendar's name, as programs show it.
    var name: String
    /// The entries.
    var entries: [Entry]

    /// The file: lines of at most 75 octets that end with CRLF.
    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rescind//\(Rescind.version)//EN", "CALSCALE:GREGORIAN",
        ]
        lines.append("X-WR-CALNAME:\(ICalendar.escaped(name))")
        for entry in entries { lines += ICalendar.lines(of: entry) }
        lines.append("END:VCALENDAR")
        return lines.map { ICalendar.folded($0) }.joined()
    }

    private static func lines(of entry: Entry) -> [String] {
        var lines = [
            "BEGIN:VEVENT", "UID:\(escaped(entry.uid))", "DTSTAMP:\(utc(entry.changedAt))",
            "LAST-MODIFIED:\(utc(entry.changedAt))", "DTSTART:\(utc(entry.at))", "SEQUENCE:\(entry.sequence)",
            "STATUS:\(entry.isCancelled ? "CANCELLED" : "CONFIRMED")", "TRANSP:TRANSPARENT",
            "SUMMARY:\(escaped(entry.summary))", "DESCRIPTION:\(escaped(entry.description))",
        ]
        for alarm in entry.isCancelled ? [] : entry.alarms {
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:\(before(alarm))",
                "DESCRIPTION:\(escaped(entry.summary))", "END:VALARM",
            ]
        }
        return lines + ["END:VEVENT"]
    }

    /// `20260308T225900Z`, whole seconds.
    static func utc(_ moment: Instant) -> String {
        let (date, time) = Zone.utc.civil(moment)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return date.description.filter { $0 != "-" } + "T\(two(time.hour))\(two(time.minute))\(two(time.second))Z"
    }

    /// `-PT4H`: a duration before the start (section 3.3.6).
    private static func before(_ span: TimeSpan) -> String {
        span.milliseconds == 0 ? "PT0S" : "-PT\(span.milliseconds / 60_000)M"
    }

    /// A text as a value (section 3.3.11): control characters cannot stand in it, and none can end it.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out += "\\" + String(scalar)
            case "\n": out += "\\n"
            default:
                if scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// A line with its end, cut so that no part has more than 75 octets and no character is cut in two (section 3.1).
    static func folded(_ line: String) -> String {
        var out = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if octets + size > 75 {
                out += "\r\n "
                octets = 1
            }
            out.unicodeScalars.append(scalar)
            octets += size
        }
        return out + "\r\n"
    }
}
