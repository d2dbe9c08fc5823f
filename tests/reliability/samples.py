"""A small file of each kind that netui reads, rich in what such files hold, and files made to be too much."""

import base64
import json
import zlib
from collections.abc import Iterator

VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u-1\r\nN:Ruiz;Ana;María;Dr.;\r\nFN:Ana Ruiz\r\nORG:Acme;R&D\r\nTITLE:CTO\r\n"
    "EMAIL;TYPE=INTERNET,WORK,pref:ana@acme.example\r\nitem1.TEL:+34 600 123 123\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n"
    "ADR;TYPE=HOME:;;Calle 1\\, 2º;Madrid;;28001;Spain\r\nBDAY:1980-11-12\r\nNOTE:met at\\nthe fair\\; long\r\n  folded\r\n"
    "CATEGORIES:saas,friends\r\nURL:https://acme.example\r\nX-SOCIALPROFILE;TYPE=linkedin:https://linkedin.com/in/ana\r\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Li=C3=A9;Bo\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo\r\nTEL;CELL:0600\r\nBDAY:--1112\r\nEND:VCARD\r\n"
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN;ALTID=1;LANGUAGE=en:Zoë\r\nN:;;;;\r\nTEL;VALUE=uri;TYPE="voice,home":tel:+1-212-555\r\n'
    "BDAY;VALUE=text:circa 1800\r\nRELATED;TYPE=spouse;VALUE=text:Marta\r\nANNIVERSARY:20090808T1430-0500\r\nEND:VCARD\r\n"
)

CSV = (
    "First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Organization Name,Birthday,Notes,Labels\r\n"
    'Ana,Ruiz,ana@acme.example,+34 600 123 123,"Acme, Inc.",1980-11-12,"met\nat the ""fair""",* friends ::: saas\r\n'
    "Bo,Li,bo@li.example,,,12/11/1980,,\r\n,,,,,,,\r\nZoë,,,,Ünal GmbH,--11-12,5 > 3,x\r\n"
)

MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    "2-a,,Ana Ruiz,https://www.linkedin.com/in/ana,Me,https://www.linkedin.com/in/me,2026-01-05 10:11:12 UTC,Hi,"
    '"<p class=""x"">about ""Q1"" &amp; more</p>",INBOX\n'
    "2-a,,Me,https://www.linkedin.com/in/me,Ana Ruiz,https://www.linkedin.com/in/ana,2026-01-06 09:00:00 UTC,,yes,INBOX\n"
)

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Here/There\r\nBEGIN:STANDARD\r\n"
    "DTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:e-1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Lunch\\, long\r\n"
    "DTSTART;TZID=Here/There:20260105T120000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO,WE\r\n"
    "EXDATE;TZID=Here/There:20260107T120000\r\nORGANIZER;CN=Me:mailto:me@x.example\r\nLOCATION:Madrid\r\n"
    'ATTENDEE;CN="Ana Ruiz";PARTSTAT=ACCEPTED:mailto:ana@acme.example\r\nDESCRIPTION:a\\nb\r\n  folded\r\nEND:VEVENT\r\n'
    "BEGIN:VEVENT\r\nUID:b-1\r\nSUMMARY:Ana's birthday\r\nDTSTART;VALUE=DATE:19801112\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:e-1\r\nRECURRENCE-ID;TZID=Here/There:20260112T120000\r\nDTSTART:20260112T130000Z\r\n"
    "DTEND:20260112T140000Z\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)

MONICA = json.dumps(
    {
        "version": "1.0-preview.1",
        "app_version": "4.0.0",
        "export_date": "2026-01-01T00:00:00Z",
        "account": {
            "uuid": "a",
            "data": [
                {
                    "count": 1,
                    "type": "contact",
                    "values": [
                        {
                            "uuid": "c-1",
                            "created_at": "2025-01-01T00:00:00Z",
                            "properties": {
                                "first_name": "Ana",
                                "last_name": "Ruiz",
                                "description": "CTO",
                                "birthdate": {"uuid": "d", "is_age_based": False, "date": "1980-11-12T00:00:00Z"},
                                "tags": ["saas"],
                                "vcard": None,
                            },
                            "data": [
                                {"type": "call", "values": [{"uuid": "k", "properties": {"content": "pricing", "called_at": "2026-01-02"}}]},
                                {"type": "note", "values": [{"uuid": "n", "properties": {"body": "runs"}}]},
                                {"type": "contact_field", "values": [{"uuid": "f", "properties": {"data": "ana@acme.example", "type": "t"}}]},
                            ],
                        }
                    ],
                },
                {"type": "relationship", "values": [{"uuid": "r", "properties": {"type": "friend", "contact_is": "c-1", "of_contact": "c-2"}}]},
            ],
            "instance": {"contact_field_types": [{"uuid": "t", "properties": {"name": "Email", "protocol": "mailto:"}}]},
        },
    }
)

FRIENDS = (
    "# Activities:\n\n* 2026-01-05: Lunch with **Ana Ruiz** in _Madrid_ @food #fun\n  and a second line\n"
    "* 2025-12-24: **Bo** wrote.\n\n# Notes:\n\n* 2026-01-01: **Ana Ruiz** runs.\n\n# Friends:\n\n"
    "* Ana Ruiz (a.k.a. Ani a.k.a. Doctor) [Madrid] @friends @saas\n* Bo\n\n# Locations:\n\n* Madrid (a.k.a. Mad)\n"
)

OWN = json.dumps(
    {
        "netui": {"schema": 5},
        "contact": [{"id": 1, "uid": "u-1", "name": "Ana Ruiz", "created_on": "2026-01-01", "tier": "A", "depth": 3}],
        "contact_point": [{"id": 1, "contact_id": 1, "kind": "email", "value": "ana@acme.example"}],
        "interaction": [
            {
                "id": 1, "kind": "call", "direction": "both", "purpose": "neutral", "at": "2026-01-05T10:00:00.000000Z",
                "day": "2026-01-05", "zone": "Europe/Paris", "written_at": "2026-01-05T10:00:00.000000Z", "line": "pricing",
                "words": "pricing",
            }
        ],
        "participant": [{"id": 1, "interaction_id": 1, "contact_id": 1}],
    },
    indent=1,
)  # fmt: skip

MAIL = (
    "Received: from a by b; Mon, 05 Jan 2026 10:00:00 +0100\r\nMessage-ID: <1@x.example>\r\nDate: Mon, 05 Jan 2026 10:00:00 +0100\r\n"
    'From: "Ana Ruiz, Dr." <ana@acme.example>\r\nTo: Me <me@x.example>, =?utf-8?Q?Zo=C3=AB?= <zoe@x.example>,\r\n\tundisclosed:;\r\n'
    "Cc: bo@li.example (Bo)\r\nReply-To: ana@acme.example\r\nSubject: =?iso-8859-1?B?UmU6IFByZWlzZQ==?= for Q1\r\n"
    "List-Id: <x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b--\r\n"
)

SAMPLES: dict[str, tuple[str, bytes]] = {
    "vCard": ("a.vcf", VCARD.encode()),
    "CSV": ("a.csv", CSV.encode()),
    "messages": ("messages.csv", MESSAGES.encode()),
    "iCalendar": ("a.ics", CALENDAR.encode()),
    "Monica": ("monica.json", MONICA.encode()),
    "friends": ("friends.md", FRIENDS.encode()),
    "netui": ("netui.json", OWN.encode()),
    "mail": ("a.eml", MAIL.encode()),
}
"""By kind: a name, and the bytes."""

NASTY = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\xc2\x9b", b"\xed\xa0\x80", "\u202e".encode(), b"\\", b"\\n", b'"',
    b'""', b",", b";", b":", b"=", b"=\r\n", b"=C3", b"\r", b"\n ", b"\r\n\t", b"{", b"}", b"[", b"]", b"null", b"NaN", b"-1",
    b"1e999", b"9" * 400, b"x" * 3000, b"0000-00-00", b"9999-12-31", b"00010101T000000Z", b"--0230", b"FREQ=SECONDLY", b"COUNT=999999999",
    b"INTERVAL=0", b"BYDAY=99MO", b"TZID=/etc/passwd", b"ENCODING=QUOTED-PRINTABLE", b"ENCODING=b", b"CHARSET=utf-7", b"CHARSET=zip",
    b"VALUE=date", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"=?utf-8?B?////?=", b"=?utf-8?Q?=GG?=",
    b"<a@b", b"**", b"* ", b"# Friends:\n", b"(a.k.a. ", b"\\ud800", b'"uuid"', b'{"a":' * 40,
)  # fmt: skip
"""What is put in somewhere."""

_ONE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n{}\r\nEND:VCARD\r\n"
_EVENT = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200101T000000Z\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
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
        "soft breaks without end": "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:" + "a=\r\n" * (_MUCH // 4),
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
        "a rule of everything": _EVENT.format("RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 366))) * 20),
        "a thousand rules": _EVENT.format("\r\n".join(["RRULE:FREQ=MINUTELY;COUNT=9999999"] * 1000)),
        "exceptions": _EVENT.format("RRULE:FREQ=DAILY\r\nEXDATE:" + ",".join(["20200101T000000Z"] * (_MUCH // 17))),
        "guests": _EVENT.format("\r\n".join(f"ATTENDEE:mailto:{n}@x.example" for n in range(_MUCH // 34))),
        "events": _EVENT.format("SUMMARY:x") * (_MUCH // 120),
        "nested parts": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * (_MUCH // 14),
        "a long time": _EVENT.format("DURATION:P" + "9" * 5000 + "D"),
        "a zone of rules": _EVENT.format("x").replace(
            "BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:X\r\n" + "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
            "TZOFFSETTO:+0100\r\nRRULE:FREQ=DAILY\r\nEND:STANDARD\r\n" * 3000 + "END:VTIMEZONE\r\nBEGIN:VEVENT", 1
        ),
    }  # fmt: skip
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
        "Monica's lists": '{"version": "1.0", "account": {"data": [' + ",".join(['{"type": "contact", "values": [{}]}'] * (_MUCH // 36)) + "]}}",
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
    for file, each in (
        ("a.vcf", many), ("a.ics", dates), ("a.csv", tables), ("a.json", objects), ("a.md", lists), ("a.eml", letters)
    ):  # fmt: skip
        for what, text in each.items():
            yield what, file, text.encode()
