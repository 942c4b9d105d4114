"""Reads a calendar from standard input with the icalendar package, and prints what it found as one JSON object."""
import json
import sys

import icalendar

data = sys.stdin.buffer.read()
calendar = icalendar.Calendar.from_ical(data)
lines = data.split(b"\r\n")
print(json.dumps({
    "method": calendar.get("METHOD"),
    "version": str(calendar["VERSION"]),
    "longest": max(len(line) for line in lines),
    "bare": data.replace(b"\r\n", b"").count(b"\n") + data.replace(b"\r\n", b"").count(b"\r"),
    "events": [
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]),
            "start": event["DTSTART"].dt.isoformat(),
            "stamp": event["DTSTAMP"].dt.isoformat(),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "alarms": [int(-alarm["TRIGGER"].dt.total_seconds()) for alarm in event.walk("VALARM")],
        }
        for event in calendar.walk("VEVENT")
    ],
}))
