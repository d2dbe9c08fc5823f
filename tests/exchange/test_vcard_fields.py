"""What each property of a vCard says of a contact, in the dialects of those who write them."""

import pytest

from netui.domain.people.contact import ContactDraft, PartialDate
from netui.exchange.vcard import read_vcards


def draft(*lines: str, version: str = "3.0") -> ContactDraft:
    text = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
    reading = read_vcards(text.encode(), "people.vcf")
    assert not reading.refusals
    (card,) = reading.cards
    return card.draft


def point(*lines: str) -> tuple[str, str, str]:
    (found,) = draft("FN:Anna", *lines).points
    return found.kind.value, found.value, found.label


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN: ", "N:Public;John;Quinlan,Paul;Mr.;Esq."], "Mr. John Quinlan Paul Public Esq."),
        (["N:;;;;", "ORG:;Sales", "EMAIL:a@b.org"], "Sales"),
        (["EMAIL:mailto:a@b.org", "TEL:1"], "a@b.org"),
        (["NICKNAME:Bo", "TEL:tel:+1"], "+1"),
        (["NICKNAME:Bo"], "Bo"),
        (["FN:", "FN:Second"], "Second"),
    ],
)
def test_the_name_is_the_first_there_is(lines: list[str], name: str) -> None:
    assert draft(*lines).name == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("EMAIL;INTERNET;HOME:a@b.org", ("email", "a@b.org", "home")),
        ("EMAIL:MAILTO:a@b.org", ("email", "a@b.org", "")),
        ('TEL;VALUE=uri;TYPE="work,voice":tel:+1-418;ext=102', ("phone", "+1-418;ext=102", "work")),
        ("TEL;type=HOME;type=FAX;type=pref:1", ("phone", "1", "home fax")),
        ('TEL;X-COUCHDB-UUID="c2:f;a,1";TYPE=CELL:1', ("phone", "1", "cell")),
        ("TEL;WORK;:1", ("phone", "1", "work")),
        ("URL:http\\://www.b.org", ("url", "http://www.b.org", "")),
        ("URL:https://www.linkedin.com/in/anna", ("profile", "https://www.linkedin.com/in/anna", "linkedin")),
        ("URL:https://www.linkedin.com/company/acme", ("url", "https://www.linkedin.com/company/acme", "")),
        ("URL;TYPE=work:https://github.com/anna", ("profile", "https://github.com/anna", "work")),
        ("URL:https://mastodon.social/@anna", ("profile", "https://mastodon.social/@anna", "mastodon.social")),
        ("URL:https://netflix.com/anna", ("url", "https://netflix.com/anna", "")),
        (
            "X-SOCIALPROFILE;type=twitter;x-user=anna:http://x.com/anna",
            ("profile", "http://x.com/anna", "twitter"),
        ),
        ("X-SOCIALPROFILE;type=game;x-user=anna:x-apple:anna", ("handle", "anna", "game")),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:anna", ("handle", "anna", "skype home")),
        ("IMPP;PREF=1:xmpp:anna@b.org", ("handle", "anna@b.org", "xmpp")),
        ("X-ICQ:123456", ("handle", "123456", "icq")),
        ("X-LINKEDIN:https://linkedin.com/in/anna", ("profile", "https://linkedin.com/in/anna", "linkedin")),
        (
            "ADR;TYPE=HOME,POSTAL:;;1 St\\nFloor 8,;York;NY;1;UK",
            ("address", "1 St\nFloor 8,, York, NY, 1, UK", "home"),
        ),
    ],
)
def test_ways_to_reach_somebody(line: str, expected: tuple[str, str, str]) -> None:
    assert point(line) == expected


@pytest.mark.parametrize(
    ("written", "label"),
    [("_$!<HomePage>!$_", "home page"), ("GRAND_CENTRAL", "GRAND_CENTRAL"), ("A\\, le soir", "A, le soir")],
)
def test_apple_groups_give_labels(written: str, label: str) -> None:
    assert point("ITEM1.TEL;type=pref:1", f"item1.X-ABLabel:{written}") == ("phone", "1", label)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["ADR;TYPE=work:;;;Lyon;;;", "ADR;TYPE=home,pref:;;;Paris;;;"], "Paris"),
        (["ADR;PREF=1:;;x;;;;", "ADR:;;;Lyon;;;", "ADR:;;;Paris;;;"], "Lyon"),
        (["ADR:;;1 rue X\\, Paris"], ""),
    ],
)
def test_the_place_is_a_city(lines: list[str], place: str) -> None:
    assert draft("FN:Anna", *lines).place == place


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:19800322", PartialDate("birthday", 1980, 3, 22)),
        ("BDAY;value=date:1980-03-22", PartialDate("birthday", 1980, 3, 22)),
        ("BDAY:--0203", PartialDate("birthday", None, 2, 3)),
        ("BDAY:--04-16", PartialDate("birthday", None, 4, 16)),
        ("BDAY:--0229", PartialDate("birthday", None, 2, 29)),
        ("BDAY:---12", PartialDate("birthday", None, None, 12)),
        ("BDAY:--04", PartialDate("birthday", None, 4)),
        ("BDAY:1980", PartialDate("birthday", 1980)),
        ("BDAY:1980-03", PartialDate("birthday", 1980, 3)),
        ("BDAY:1953-10-15T23:10:00Z", PartialDate("birthday", 1953, 10, 15)),
        ("BDAY:1953-10-15 00:00:00", PartialDate("birthday", 1953, 10, 15)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", PartialDate("birthday", None, 3, 22)),
        ("BDAY:0000-03-22", PartialDate("birthday", None, 3, 22)),
        ("BDAY;VALUE=text:circa 1800", PartialDate("birthday", text="circa 1800")),
        ("BDAY:1800 or so", PartialDate("birthday", text="1800 or so")),
        ("BDAY:1985-02-30", PartialDate("birthday", text="1985-02-30")),
        ("BDAY:0000-00-00", PartialDate("birthday", text="0000-00-00")),
        ("BDAY:99999999", PartialDate("birthday", text="99999999")),
        ("ANNIVERSARY:20090808T1430-0500", PartialDate("anniversary", 2009, 8, 8)),
        ("X-EVOLUTION-ANNIVERSARY:2009-08-08", PartialDate("anniversary", 2009, 8, 8)),
        ("DEATHDATE:1999", PartialDate("death", 1999)),
        ("X-ABDATE:1970-06-02", PartialDate("date", 1970, 6, 2)),
    ],
)
def test_dates(line: str, expected: PartialDate) -> None:
    assert draft("FN:Anna", line).dates == (expected,)


def test_a_labelled_date_and_one_birthday_only() -> None:
    dates = draft(
        "FN:Anna",
        "BDAY;VALUE=text:in spring",
        "BDAY;ALTID=1:19800322",
        "BDAY;ALTID=1:1981-03-22",
        "item1.X-ABDATE:1970-06-02",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "X-ANNIVERSARY:19700602",
    ).dates
    assert dates == (
        PartialDate("birthday", text="in spring"),
        PartialDate("birthday", 1980, 3, 22),
        PartialDate("anniversary", 1970, 6, 2),
    )


@pytest.mark.parametrize(
    ("written", "version", "about"),
    [
        ("a\\nb\\Nc", "3.0", "a\nb\nc"),
        ('a\\, b\\; c\\\\ d\\: \\"e\\" C:\\temp\\', "4.0", 'a, b; c\\ d: "e" C:\\temp\\'),
        ("\\\\n", "3.0", "\\n"),
        ("C:\\new\\; a\\\\b", "2.1", "C:\\new; a\\b"),
        ("a\x1b[31m\x07\u202eb\x85", "3.0", "a\x1b[31m\x07\u202eb\x85"),
        ("x\x0by\x1cz\u2028w", "3.0", "x\x0by\x1cz\u2028w"),
    ],
)
def test_escapes_go_and_everything_else_stays(written: str, version: str, about: str) -> None:
    assert draft("FN:Anna", f"NOTE:{written}", version=version).about == about


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1250:=8Aimon", "Šimon"),
        ("FN;QUOTED-PRINTABLE:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=EB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=klingon:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=zip:x=78=9C", "xxœ"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-7:+2AA-", "+2AA-"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1250:Zoë =8Aimon", "Zoë Šimon"),
        ("FN;ENCODING=QUOTED-PRINTABLE:a =ZZ b", "a =ZZ b"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=\r\n=C3=\r\n=AB =\r\n B", "Zoë  B"),
        ("FN;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab", "a\nb"),
        ("FN;ENCODING=b:Wm/Dqw==", "Zoë"),
        ("FN;ENCODING=b:?", "?"),
        ("FN;ENCODING=b:é", "é"),
    ],
)
def test_transfer_encodings(line: str, name: str) -> None:
    assert draft(line, version="2.1").name == name


def test_tags_are_parted_at_commas_and_told_apart_by_folded_case() -> None:
    assert draft("FN:Anna", "CATEGORIES:VIP,, vip\\, chess", "CATEGORIES:Tea").tags == ("VIP", "chess", "Tea")
