"""Prints the table that TimeEdgeTests compares with: moments at the edges of time zones and of the calendar.

usage: python3 Tests/Tools/time-edges.py > Tests/RescindCommandTests/time-edges.tsv

The tests read the committed table only. It is printed anew when a row is added, or when a country changes its clocks:
the rows after the year of the release of tzdata hold what is law now. Zones whose changes are decreed from year to year
(Africa/Casablanca, Asia/Gaza) are left out; zones that once changed by decree appear with past years only.

Of zoneinfo only the way from an instant to its local time is used. The way back, which Zone documents and zoneinfo
leaves to `fold`, is searched here: of all instants that read as the wall time the earliest; when there is none, the one
that the offset before the gap would have given.

Columns: what is reckoned, zone, what is given, count, holidays, expected, why the row is there.
Instants are UTC; wall times have no offset.
"""
from bisect import bisect_left
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import TZPATH, ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SECOND, MINUTE, HOUR, DAY = (timedelta(seconds=count) for count in (1, 60, 3600, 86_400))

# The zones whose rules are law without an end, and the years looked at. Files that list their changes end in 2037, so
# that 2038 and later come from the rule in a file's last line.
CHANGING = {
    "Europe/Berlin": (2024, 2026, 2038),
    "Europe/London": (2040,),
    "Europe/Dublin": (2039,),
    "America/New_York": (2026, 2038),
    "America/Los_Angeles": (2028,),
    "America/St_Johns": (2039,),
    "Australia/Lord_Howe": (2026, 2038),
    "Australia/Sydney": (2032,),
    "Pacific/Chatham": (2039,),
}
# What is past cannot change: half hours, quarters, changes at midnight and across it, days that never were.
PAST = {
    "America/Sao_Paulo": (2018,),
    "America/St_Johns": (2010,),
    "America/Caracas": (2016,),
    "Asia/Pyongyang": (2018,),
    "Asia/Kathmandu": (1986,),
    "Pacific/Apia": (2011,),
    "Pacific/Kiritimati": (1994,),
}
UNCHANGING = ("UTC", "Asia/Shanghai", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Kiritimati", "America/Sao_Paulo")

rows = []


def row(what, zone, given, expected, why, count="", holidays=""):
    rows.append((what, zone, given, str(count), holidays, expected, why))


def utc(instant):
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def offset(zone, instant):
    return instant.astimezone(ZoneInfo(zone)).utcoffset()


def local(zone, instant):
    """The wall time at an instant."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def iso(zone, instant):
    text = instant.astimezone(ZoneInfo(zone)).isoformat()
    return text.replace("+00:00", "Z") if zone == "UTC" else text


def changes(zone, start, end):
    """The instants between two others at which the offset changes; no two are nearer than a day."""
    found = []
    while start < end:
        step = min(start + DAY, end)
        if offset(zone, start) != offset(zone, step):
            seconds = range(int((step - start).total_seconds()) + 1)
            before = offset(zone, start)
            first = bisect_left(seconds, True, key=lambda second: offset(zone, start + second * SECOND) != before)
            found.append(start + first * SECOND)
        start = step
    return found


def instant(zone, wall):
    """The instant of a wall time after the rule of Zone."""
    naive = wall.replace(tzinfo=timezone.utc)
    around = changes(zone, naive - 2 * DAY, naive + 2 * DAY)
    offsets = {offset(zone, naive - 2 * DAY)} | {offset(zone, change) for change in around}
    readings = [naive - each for each in offsets if local(zone, naive - each) == wall]
    if readings:
        return min(readings)
    for change in around:
        before = offset(zone, change - SECOND)
        if change <= naive - before and naive - offset(zone, change) < change:
            return naive - before
    raise ValueError(f"{wall} in {zone} is neither there nor skipped")


def later(zone, start, days):
    """The instant a number of calendar days later at the same wall time."""
    return instant(zone, local(zone, start) + days * DAY)


def last_second(zone, day):
    """The last second of a local day, `None` for a day that was skipped; offsets change on full minutes."""
    last = datetime.combine(day, time(23, 59, 59), timezone.utc)
    minutes = (last + count * MINUTE for count in range(24 * 60, -24 * 60, -1))
    return next((second for second in minutes if local(zone, second).date() == day), None)


def working(zone, start, count, holidays):
    """The instant a number of working days later at the same wall time."""
    off = {first + n * DAY for first, last in holidays for n in range((last - first).days + 1)}
    first = local(zone, start).date()
    days = [first + n * DAY for n in range(1, 3 * count + 60)]
    work = [day for day in days if day.isoweekday() not in (6, 7) and day not in off]
    return later(zone, start, (work[count - 1] - first).days)


def add_instant(zone, wall, why):
    row("instant", zone, wall.isoformat(), utc(instant(zone, wall)), why)


def add_local(zone, at, why):
    row("local", zone, utc(at), iso(zone, at), why)


def add_days(zone, wall, count, why):
    start = instant(zone, wall)
    row("days", zone, utc(start), utc(later(zone, start, count)), why, count)


def add_hours(zone, start, count, why):
    row("hours", zone, utc(start), utc(start + count * HOUR), why, count)


def add_weekday(zone, at, why):
    row("weekday", zone, utc(at), str(local(zone, at).isoweekday()), why)


def add_change(zone, change):
    """The rows around one change of the offset."""
    before, after = offset(zone, change - SECOND), offset(zone, change)
    naive = change.replace(tzinfo=None)
    start, end = sorted((naive + before, naive + after))
    kind = "gap" if after > before else "fold"
    size = end - start
    middle = start + size // 2
    add_instant(zone, start - SECOND, f"second before the {kind}")
    add_instant(zone, start, f"first second of the {kind}")
    add_instant(zone, middle, f"middle of the {kind}")
    add_instant(zone, end - SECOND, f"last second of the {kind}")
    add_instant(zone, end, f"second after the {kind}")
    add_local(zone, change - SECOND, "last second of the old offset")
    add_local(zone, change, "first second of the new offset")
    add_days(zone, middle - DAY, 1, f"into the {kind}")
    add_days(zone, middle + 2 * DAY, -2, f"back into the {kind}")
    add_days(zone, middle - 15 * DAY, 30, f"across the {kind}")
    add_hours(zone, change - 24 * HOUR, 48, f"across the {kind}")
    for day in sorted({(start - SECOND).date(), start.date()}):
        # A day that is left and entered again has two ends, and Zone does not say which it means.
        is_entered_again = kind == "fold" and start.date() == day < (end - SECOND).date()
        if (last := last_second(zone, day)) and not is_entered_again:
            row("end", zone, day.isoformat(), utc(last), f"day of the {kind} or before it")


def add_calendar(zone):
    """Leap days, the year 2100 that has none, ends of months and years."""
    for text, count, why in (
        ("2024-02-28T23:59:59", 1, "to a leap day"),
        ("2024-02-29T00:00:00", 1, "from a leap day"),
        ("2024-02-29T12:00:00", 366, "a year from a leap day"),
        ("2024-02-29T09:30:00", 1461, "leap day to leap day"),
        ("2027-02-28T18:00:00", 1, "no leap day"),
        ("2028-02-29T23:59:59", -29, "back to the end of January"),
        ("2028-02-28T08:15:00", 2, "over a leap day"),
        ("2096-02-29T10:00:00", 1461, "2100 has no leap day"),
        ("2100-02-28T10:00:00", 1, "2100 has no leap day"),
        ("2100-03-01T00:00:00", -1, "2100 has no leap day"),
        ("2026-01-31T07:00:00", 28, "end of a month"),
        ("2026-04-30T22:00:00", 31, "end of a month"),
        ("2026-12-31T23:59:59", 1, "end of a year"),
        ("2027-01-01T00:00:00", -1, "end of a year"),
        ("2037-12-31T12:00:00", 1, "end of a year"),
    ):
        add_days(zone, datetime.fromisoformat(text), count, why)
    for text in ("2024-02-29", "2026-02-28", "2028-02-29", "2100-02-28", "2026-04-30", "2026-12-31"):
        day = date.fromisoformat(text)
        row("end", zone, text, utc(last_second(zone, day)), "end of a month")
        add_weekday(zone, last_second(zone, day), "last second of a day")
        add_weekday(zone, last_second(zone, day) + SECOND, "first second of a day")


SPRING = (date(2026, 2, 15), date(2026, 2, 23))
NATIONAL = (date(2026, 10, 1), date(2026, 10, 7))


def add_working():
    """Starts on every day of the week and at both ends of a day, with and without holidays."""

    def add(zone, text, count, holidays, why):
        start = instant(zone, datetime.fromisoformat(text))
        expected = utc(working(zone, start, count, holidays))
        listed = ",".join(f"{first}/{last}" for first, last in holidays)
        row("working-days", zone, utc(start), expected, why, count, listed)

    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for index, name in enumerate(names):
        for count in (1, 5, 6):
            add("Europe/Berlin", f"2026-06-{15 + index}T09:00:00", count, (), f"from a {name}")
    for name in ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"):
        for count in (3, 60):
            add(name, "2026-02-12T23:59:59", count, (SPRING,), "over the holidays, last second of a day")
            add(name, "2026-09-25T00:00:00", count, (SPRING, NATIONAL), "over the holidays, first second of a day")
    for text, count, holidays, why in (
        ("2026-02-14T10:00:00", 1, (SPRING,), "Saturday before the holidays"),
        ("2026-02-15T10:00:00", 1, (SPRING,), "first holiday"),
        ("2026-02-23T10:00:00", 1, (SPRING,), "last holiday"),
        ("2026-02-24T10:00:00", 1, (SPRING,), "day after the holidays"),
        ("2026-02-13T10:00:00", 1, (SPRING,), "Friday before the holidays"),
        ("2026-06-18T10:00:00", 1, ((date(2026, 6, 19), date(2026, 6, 19)),), "holiday of one day before a weekend"),
        ("2026-06-19T10:00:00", 1, ((date(2026, 6, 22), date(2026, 6, 22)),), "holiday of one day after a weekend"),
        ("2026-06-18T10:00:00", 2, ((date(2026, 6, 20), date(2026, 6, 21)),), "holidays on a weekend"),
        (
            "2026-09-29T10:00:00", 2,
            (NATIONAL, (date(2026, 10, 5), date(2026, 10, 9)), (date(2026, 10, 1), date(2026, 10, 1))),
            "holidays that overlap",
        ),
        ("2026-09-30T10:00:00", 1, ((date(2026, 10, 8), date(2026, 10, 9)), NATIONAL), "holidays out of order"),
        ("2028-02-28T10:00:00", 1, (), "to a leap day"),
        ("2028-02-28T10:00:00", 2, (), "over a leap day"),
        ("2028-02-28T10:00:00", 1, ((date(2028, 2, 29), date(2028, 2, 29)),), "a leap day off"),
        ("2026-12-31T10:00:00", 1, ((date(2026, 12, 30), date(2027, 1, 3)),), "holidays over the end of a year"),
        ("2027-12-31T10:00:00", 261, (), "a year"),
    ):
        add("Asia/Shanghai", text, count, holidays, why)
    for zone, text, count, why in (
        ("Europe/Berlin", "2026-03-27T02:30:00", 1, "across the gap"),
        ("Europe/Berlin", "2026-10-23T02:30:00", 1, "across the fold"),
        ("America/New_York", "2026-03-06T17:00:00", 5, "across the gap"),
        ("America/New_York", "2026-10-30T17:00:00", 5, "across the fold"),
        ("Australia/Lord_Howe", "2026-10-02T02:15:00", 1, "across a gap of half an hour"),
        ("Australia/Lord_Howe", "2026-04-03T01:45:00", 1, "across a fold of half an hour"),
        ("Europe/London", "2038-03-26T01:30:00", 3, "across the gap, after the rule in the file's last line"),
        ("America/Sao_Paulo", "2018-11-02T00:30:00", 1, "across a gap at midnight"),
    ):
        add(zone, text, count, (), why)


def release():
    """The release of tzdata, for the table's first line."""
    for folder in TZPATH:
        try:
            with open(f"{folder}/tzdata.zi", encoding="utf-8") as file:
                return file.readline().removeprefix("# version ").strip()
        except OSError:
            continue
    return "unknown"


for table in (CHANGING, PAST):
    for zone, years in table.items():
        for year in years:
            start = datetime(year, 1, 1, tzinfo=timezone.utc)
            # Some changes fall on New Year's Day of UTC.
            for change in changes(zone, start, start.replace(year=year + 1) + DAY):
                add_change(zone, change)
for zone in UNCHANGING:
    for text in ("2026-03-29T02:30:00", "2040-10-28T02:30:00"):
        add_instant(zone, datetime.fromisoformat(text), "no change")
        add_local(zone, instant(zone, datetime.fromisoformat(text)), "no change")
for zone in ("UTC", "Europe/Berlin"):
    add_calendar(zone)
for seconds in (-1, 0, -86_400, -86_401, -2_203_891_200, -2_203_977_600, 4_107_542_400, 4_107_542_399, 2**31 - 1, 2**31):
    add_local("UTC", EPOCH + seconds * SECOND, "around the epoch and its limits")
    add_weekday("UTC", EPOCH + seconds * SECOND, "around the epoch and its limits")
add_working()

print(f"# Printed by Tests/Tools/time-edges.py with tzdata {release()}; not to be edited.")
print("\t".join(("what", "zone", "given", "count", "holidays", "expected", "why")))
for each in dict.fromkeys(rows):
    print("\t".join(each))
