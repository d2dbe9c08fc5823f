"""A mail's outside read: who wrote to whom, when and about what, whatever wrote it and however broken it is."""

import random
import time
from datetime import date, datetime, timedelta, timezone

import pytest

from netui.exchange.mail import Mail, read_mail, without_replies

USUAL = (
    b"Received: from mx.example by mail.example; Tue, 17 Nov 2026 16:31:00 +0100\r\n"
    b"From: Ana Ruiz <ana@acme.example>\r\n"
    b"To: Bo Li <bo@li.example>, carl@x.example\r\n"
    b"Cc: Dana <dana@kim.example>\r\n"
    b"Reply-To: ana.private@x.example\r\n"
    b"Subject: Re: pricing\r\n for Q1\r\n"
    b"Date: Tue, 17 Nov 2026 16:30:00 +0100\r\n"
    b"Message-ID: <1.2@acme.example>\r\n"
    b"Content-Type: text/plain\r\n"
    b"\r\n"
    b"Subject: not this one\r\nFrom: nobody@nowhere.example\r\n"
)


def at(hours: float, *clock: int) -> datetime:
    return datetime(*clock, tzinfo=timezone(timedelta(hours=hours)))


def names(text: bytes, field: str = "To") -> list[tuple[str, str]]:
    mail = read_mail(f"{field}: ".encode() + text + b"\r\n\r\n")
    return [(box.name, box.address) for box in (*mail.senders, *mail.receivers)]


def test_the_usual_mail() -> None:
    mail = read_mail(USUAL)

    assert mail.uid == "<1.2@acme.example>"
    assert mail.subject == "Re: pricing for Q1"
    assert mail.at == at(1, 2026, 11, 17, 16, 30)
    assert [(box.name, box.address) for box in mail.senders] == [("Ana Ruiz", "ana@acme.example")]
    assert [box.address for box in mail.receivers] == ["bo@li.example", "carl@x.example", "dana@kim.example"]
    assert [box.address for box in mail.answer_to] == ["ana.private@x.example"]
    assert mail.automatic == ""


@pytest.mark.parametrize("change", [(b"\r\n", b"\n"), (b"\r\n", b"\r"), (b"Received", b"From x y\r\nReceived")])
def test_the_same_mail_with_other_line_ends_or_out_of_a_mailbox(change: tuple[bytes, bytes]) -> None:
    told = read_mail(b"\xef\xbb\xbf\r\n" + USUAL.replace(*change, -1 if change[0] == b"\r\n" else 1))

    assert (told.uid, told.at, len(told.receivers)) == ("<1.2@acme.example>", at(1, 2026, 11, 17, 16, 30), 3)


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (b"ana@acme.example", [("", "ana@acme.example")]),
        (b"<ana@acme.example>", [("", "ana@acme.example")]),
        (b'"Ruiz, Ana" <ana@acme.example>', [("Ruiz, Ana", "ana@acme.example")]),
        (b"ana@acme.example (Ana Ruiz)", [("", "ana@acme.example")]),
        (b"=?utf-8?q?Ana_Ru=C3=ADz?= <ana@acme.example>", [("Ana Ruíz", "ana@acme.example")]),
        (b"=?iso-8859-1?Q?Zo=EB?= <z@x.example>", [("Zoë", "z@x.example")]),
        (b"=?gb2312?b?wO7D9w==?= <li@x.example>", [("李明", "li@x.example")]),
        (b"=?iso-2022-jp?b?GyRCOzNFRBsoQg==?= <y@x.example>", [("山田", "y@x.example")]),
        (b"=?koi8-r?b?6dfBzg==?= <i@x.example>", [("Иван", "i@x.example")]),
        (b'"=?utf-8?b?w4VzZQ==?=" <a@x.example>', [("Åse", "a@x.example")]),
        ("Zoë <z@x.example>".encode(), [("Zoë", "z@x.example")]),
        ("Zoë Müller <z@x.example>".encode("cp1252"), [("Zoë Müller", "z@x.example")]),
        (b"=?x-klingon?q?Worf?= <w@x.example>", [("Worf", "w@x.example")]),
        (b"Friends: Bo <bo@x.example>, c@x.example;, d@x.example",
         [("Bo", "bo@x.example"), ("", "c@x.example"), ("", "d@x.example")]),
        (b"undisclosed-recipients:;", []),
        (b"Bo\r\n\t<bo@x.example>,\r\n c@x.example", [("Bo", "bo@x.example"), ("", "c@x.example")]),
        (b"BO@x.example, bo@X.example", [("", "BO@x.example")]),
        (b"", []),
        (b"nobody at all", []),
        (b"a@b@c.example, <>, @, x@, @y, good@x.example", [("", "good@x.example")]),
        (b'Eve "X" O\'Hara; <eve@x.example>', [("", "eve@x.example")]),
    ],
)  # fmt: skip
def test_people_however_they_are_written(field: bytes, found: list[tuple[str, str]]) -> None:
    assert [box for box in names(field) if box[1] != "c.example"] == found


def test_many_people_are_all_read() -> None:
    field = b", ".join(b"=?utf-8?q?N=C3=BAmero_%d?= <n%d@x.example>" % (number, number) for number in range(300))

    found = names(field)

    assert len(found) == 300
    assert found[299] == ("Número 299", "n299@x.example")


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (b"plain", "plain"),
        (b"=?utf-8?b?UsOpdW5pb24=?= =?utf-8?q?_demain?=", "Réunion demain"),
        (b"=?iso-8859-1?q?caf=E9?= at 5", "café at 5"),
        (b"folded\r\n\tand folded\r\n again", "folded and folded again"),
        ("raw ünïcode 你好".encode(), "raw ünïcode 你好"),
        ("Grüße aus Köln".encode("cp1252"), "Grüße aus Köln"),
        (b"=?idna?q?a..b?= x", "a..b x"),
        (b"=?utf-8?x?foo?= =?utf-8?b?", "=?utf-8?x?foo?= =?utf-8?b?"),
        (b"=?utf-8?q?two=0Alines=1B[2J?=", "two lines\x1b[2J"),
        (b"", ""),
    ],
)
def test_subjects_however_they_are_written(field: bytes, subject: str) -> None:
    assert read_mail(b"From: a@b.example\r\nSubject: " + field + b"\r\n\r\n").subject == subject


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: pricing", "pricing"),
        ("RE: AW: Fwd: pricing", "pricing"),
        ("Re[2]: Re(3): pricing", "pricing"),
        ("SV:pricing", "pricing"),
        ("回复：pricing", "pricing"),
        ("Re: ", ""),
        ("Report: pricing", "Report: pricing"),
        ("rearview: pricing", "rearview: pricing"),
        ("pricing Re: Q1", "pricing Re: Q1"),
    ],
)
def test_a_subject_without_what_answering_put_before_it(subject: str, bare: str) -> None:
    assert without_replies(subject) == bare


@pytest.mark.parametrize(
    ("field", "zone", "day"),
    [
        ("Tue, 17 Nov 2026 16:30:00 +0100", "Europe/Paris", date(2026, 11, 17)),
        ("Tue, 17 Nov 2026 23:30:00 -0800", "Etc/GMT+8", date(2026, 11, 17)),
        ("Wed, 18 Nov 2026 08:30:00 +0900", "Etc/GMT-9", date(2026, 11, 18)),
        ("Wed, 18 Nov 2026 02:30:00 +0530", "Asia/Kolkata", date(2026, 11, 18)),
        ("Tue, 17 Nov 2026 22:30:00 -0330", "America/St_Johns", date(2026, 11, 17)),
        ("17 Nov 2026 16:30 GMT", "UTC", date(2026, 11, 17)),
        ("Tue, 17 Nov 2026 23:30:00 -0000", "UTC", date(2026, 11, 17)),
        ("Tue, 17 Nov 2026 23:30:00 +0017", "Europe/Paris", date(2026, 11, 18)),
        ("17 Nov 26 16:30 EST (a comment)", "Etc/GMT+5", date(2026, 11, 17)),
    ],
)
def test_the_day_is_that_of_the_one_who_wrote(field: str, zone: str, day: date) -> None:
    moment = read_mail(f"From: a@b.example\r\nDate: {field}\r\n\r\n".encode()).moment("Europe/Paris")

    assert moment is not None
    assert (moment.zone, moment.day) == (zone, day)


@pytest.mark.parametrize(
    "field", ["", "soon", "Tue, 99 Foo 2026", "31 Dec 9999 23:59 -1200", "1 Jan 1901 0:0 +0000"]
)
def test_no_date_that_can_be_read(field: str) -> None:
    mail = read_mail(f"From: a@b.example\r\nDate: {field}\r\n\r\n".encode())

    assert mail.at is None
    assert mail.moment("Europe/Paris") is None


def test_without_a_date_the_first_server_tells_it() -> None:
    mail = read_mail(USUAL.replace(b"Date: ", b"X-Date: "))

    assert mail.at == at(1, 2026, 11, 17, 16, 31)


def test_a_mail_without_a_message_id_is_the_same_one_the_next_time() -> None:
    bare = USUAL.replace(b"Message-ID", b"X-Id")

    uid = read_mail(bare).uid

    assert uid.startswith("sha256:")
    assert read_mail(bare.replace(b"\r\n", b"\n")).uid == uid
    assert read_mail(bare.replace(b"pricing", b"prices")).uid != uid


@pytest.mark.parametrize(
    ("field", "why"),
    [
        (b"List-Id: Fans <fans.example>", "mail of a list"),
        (b"Auto-Submitted: auto-replied; owner-email=x", "mail that a program wrote"),
        (b"auto-submitted: Auto-Generated", "mail that a program wrote"),
        (b"Auto-Submitted: no", ""),
        (b"Precedence: Bulk", "mail to many"),
        (b"Precedence: first-class", ""),
    ],
)
def test_what_is_no_letter(field: bytes, why: str) -> None:
    assert read_mail(field + b"\r\n" + USUAL).automatic == why


@pytest.mark.parametrize(
    "data", [b"", b"\r\n\r\n", b"\0" * 1000, b"no mail at all\nreally", bytes(range(256)) * 9]
)
def test_no_mail_is_nobody(data: bytes) -> None:
    mail = read_mail(data)

    assert (mail.senders, mail.receivers, mail.subject, mail.at) == ((), (), "", None)


@pytest.mark.parametrize(
    "piece", [b"(", b'"', b"\\", b"a@b.c,", b"a.", b"=?utf-8?b?", b"\xff", b"\r\n ", b"(a)", b". "]
)
@pytest.mark.parametrize("field", [b"To", b"Subject", b"Date"])
def test_a_flood_costs_no_more_than_a_moment(field: bytes, piece: bytes) -> None:
    begun = time.process_time()

    mail = read_mail(field + b": " + piece * (4_000_000 // len(piece)) + b"\r\nMessage-ID: <x@y>\r\n\r\n")

    assert time.process_time() - begun < 2
    assert len(mail.subject) <= 1000


def test_whatever_the_bytes_it_never_raises_and_all_it_gives_can_be_kept() -> None:
    """A good mail, two thousand times, with some of it torn, doubled or overwritten."""
    chance = random.Random(20261118)
    pieces = [
        b"(",
        b")",
        b"<",
        b">",
        b'"',
        b",",
        b":",
        b";",
        b"=?",
        b"?=",
        b"=?utf-8?b?",
        b"\xff",
        b"\0",
        b"\\",
        b"[",
    ]
    pieces += [b"@", b"\r\n ", b"\n", b"=?idna?q?a..b?=", b"=?utf-7?q?+2AA-?=", b"=?unicode_escape?q?=5cud800?="]
    for _ in range(2_000):
        data = bytearray(USUAL)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place:place] = chance.choice(pieces) * chance.choice((1, 2, 40))
                case 1:
                    del data[place : place + chance.randint(1, 30)]
                case 2:
                    data[place] = chance.randrange(256)
                case _:
                    other = chance.randrange(len(data))
                    data[place:place] = data[other : other + 40]
        mail = read_mail(bytes(data))
        mail.moment("Europe/Paris")
        _storable(mail)


def _storable(mail: Mail) -> None:
    boxes = (*mail.senders, *mail.answer_to, *mail.receivers)
    for text in (
        mail.uid,
        without_replies(mail.subject),
        *(text for box in boxes for text in (box.name, box.address)),
    ):
        text.encode()
