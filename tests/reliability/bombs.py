"""Files that say little and could cost much: nested, endless, folded, quoted, repeated a million times."""

import base64
import zlib
from collections.abc import Iterator

_ONE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n{}\r\nEND:VCARD\r\n"
_EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200101T000000Z\r\n{}\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
_ZONE = (
    "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=DAILY\r\n"
    "END:STANDARD\r\n"
)
_DAYS = ",".join(map(str, range(1, 366)))
_MUCH = 1_000_000


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """What each is, a name, and a file of about a megabyte that says little and could cost much."""
    many = {
        "nested cards": "BEGIN:VCARD\r\n" * (_MUCH // 13),
        "opened and closed": "BEGIN:VCARD\r\n" * 40_000 + "END:VCARD\r\n" * 40_000,
        "a picture": _ONE.format("PHOTO;ENCODING=b:" + "A" * _MUCH),
        "folded at every letter": _ONE.format("NOTE:" + "\r\n a" * (_MUCH // 4)),
        "many properties": _ONE.format("\r\n".join(["X-A:b"] * (_MUCH // 7))),
        "many numbers": _ONE.format("\r\n".join(f"TEL:{n}" for n in range(_MUCH // 12))),
        "many parameters": _ONE.format("TEL" + ";TYPE=x" * (_MUCH // 7) + ":1"),
        "semicolons": _ONE.format("N:" + ";" * _MUCH),
        "commas": _ONE.format("CATEGORIES:" + "," * _MUCH),
        "backslashes": _ONE.format("NOTE:" + "\\" * _MUCH),
        "quotes": _ONE.format("TEL;TYPE=" + '"' * _MUCH + ":1"),
        "soft breaks": _ONE.format("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * (_MUCH // 3)),
        "soft breaks without end": "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:"
        + "a=\r\n" * (_MUCH // 4),
        "quoted letters": _ONE.format("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=41" * (_MUCH // 3)),
        "blanks": _ONE.format("NOTE:" + " " * _MUCH),
        "colons": _ONE.format(":" * _MUCH),
        "groups": _ONE.format("a." * (_MUCH // 2) + "TEL:1"),
        "one long line": "A" * _MUCH,
        "empty lines": "\r\n" * (_MUCH // 2),
        "small cards": _ONE.format("TEL:1") * (_MUCH // 60),
        "a date of digits": _ONE.format("BDAY:" + "1" * _MUCH),
        "a compressed note": _ONE.format(
            "NOTE;CHARSET=zip;ENCODING=b:" + base64.b64encode(zlib.compress(bytes(50 * _MUCH))).decode()
        ),
    }
    dates = {
        "a rule without end": _EVENT.format("RRULE:FREQ=SECONDLY"),
        "a rule of seconds": _EVENT.format("RRULE:FREQ=SECONDLY;UNTIL=99991231T235959Z;BYSECOND=0,1,2,3"),
        "a rule that never fits": _EVENT.format("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"),
        "a rule of huge numbers": _EVENT.format("RRULE:FREQ=DAILY;INTERVAL=99999999999;COUNT=99999999999"),
        "a rule of everything": _EVENT.format(f"RRULE:FREQ=YEARLY;BYYEARDAY={_DAYS * 20}"),
        "a thousand rules": _EVENT.format("\r\n".join(["RRULE:FREQ=MINUTELY;COUNT=9999999"] * 1000)),
        "exceptions": _EVENT.format("RRULE:FREQ=DAILY\r\nEXDATE:" + "20200101T000000Z," * (_MUCH // 17)),
        "guests": _EVENT.format("\r\n".join(f"ATTENDEE:mailto:{n}@x.example" for n in range(_MUCH // 34))),
        "events": _EVENT.format("SUMMARY:x") * (_MUCH // 120),
        "nested parts": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * (_MUCH // 14),
        "a long time": _EVENT.format("DURATION:P" + "9" * 5000 + "D"),
        "a zone of rules": f"BEGIN:VTIMEZONE\r\nTZID:X\r\n{_ZONE * 6000}END:VTIMEZONE\r\n".join(
            _EVENT.format("SUMMARY:x").partition("BEGIN:VEVENT")[::2]
        ),
    }
    tables = {
        "columns": ",".join(f"c{n}" for n in range(_MUCH // 7)) + "\n" + "," * (_MUCH // 7) + "\n",
        "rows": "Name,Email\n" + "a,b@c.example\n" * (_MUCH // 40),
        "an open quote": 'Name,Notes\nAna,"' + "x\n" * (_MUCH // 2),
        "doubled quotes": 'Name,Notes\nAna,"' + '""' * (_MUCH // 2) + '"\n',
        "ragged rows": "Name,Email\n" + "\n".join("," * (n % 500) for n in range(_MUCH // 250)),
        "blank rows": "Name,Email\n" + ",\n" * (_MUCH // 2),
        "numbers": "Name,Birthday\n" + f"Ana,{'9' * _MUCH}\n",
    }
    objects = {
        "nested lists": "[" * _MUCH,
        "nested objects": '{"a":' * (_MUCH // 5),
        "a netui file nested": '{"netui": {"schema": 5}, "contact": ' + "[" * _MUCH,
        "rows of nothing": '{"netui": {"schema": 5}, "contact": [' + ",".join(["{}"] * (_MUCH // 3)) + "]}",
        "a huge number": '{"netui": {"schema": ' + "9" * _MUCH + "}}",
        "a huge number in Monica": '{"version": "1", "account": {"data": [' + "9" * _MUCH + "]}}",
        "the same key": '{"netui": {"schema": 5}' + ', "a": []' * (_MUCH // 9) + "}",
        "escapes": '{"version": "1", "account": "' + "\\ud800" * (_MUCH // 6) + '"}',
        "Monica's lists": '{"version": "1.0", "account": {"data": ['
        + ",".join(['{"type": "contact", "values": [{}]}'] * (_MUCH // 36))
        + "]}}",
    }
    lists = {
        "friends": "# Friends:\n\n" + "* A\n" * (_MUCH // 10),
        "stars": "# Activities:\n\n* 2026-01-01: " + "**" * (_MUCH // 2) + "\n",
        "names": "# Friends:\n\n* A (" + "a.k.a. B " * (_MUCH // 9) + ")\n",
        "underlines": "# Activities:\n\n* 2026-01-01: " + "_a" * (_MUCH // 2) + "\n",
        "continued": "# Activities:\n\n* 2026-01-01: a\n" + "  b\n" * (_MUCH // 4),
    }
    letters = {
        "addresses": "To: " + "a@b.example, " * (_MUCH // 13) + "\n\n",
        "encoded words": "Subject: " + "=?utf-8?Q?a?= " * (_MUCH // 14) + "\n\n",
        "comments": "From: " + "(" * _MUCH + "\n\n",
        "angles": "From: " + "<" * _MUCH + "\n\n",
        "quoted": 'From: "' + "\\" * _MUCH + "\n\n",
        "fields": "X: y\n" * (_MUCH // 5) + "\n",
        "folds": "To: a\n" + " b@c.example,\n" * (_MUCH // 14) + "\n",
        "at signs": "To: " + "@" * _MUCH + "\n\n",
        "no end": "a" * _MUCH,
    }
    files = {"a.vcf": many, "a.ics": dates, "a.csv": tables, "a.json": objects, "a.md": lists, "a.eml": letters}
    for file, each in files.items():
        for what, text in each.items():
            yield what, file, text.encode()
