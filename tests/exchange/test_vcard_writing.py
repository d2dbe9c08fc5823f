"""What is written as a vCard is read back the same, here and elsewhere, and what came in leaves again."""

from dataclasses import replace
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import Contact, ContactDraft, ContactPoint, PartialDate, PointKind
from netui.exchange.vcard import read_vcards
from netui.exchange.vcard_originals import Version
from netui.exchange.vcard_writing import folded, vcard

VERSIONS: tuple[Version, ...] = ("3.0", "4.0")
UID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def contact(draft: ContactDraft) -> Contact:
    """The contact a draft becomes."""
    return Contact(
        1,
        UID,
        draft.name,
        role=draft.role,
        organisation=draft.organisation,
        place=draft.place,
        hook=draft.hook,
        about=draft.about,
        points=draft.points,
        tags=draft.tags,
        dates=draft.dates,
        jobs=draft.jobs,
    )


def read(text: str) -> ContactDraft:
    """The one draft our reader makes of a written card, without a single complaint; its text left out."""
    reading = read_vcards(text.encode(), "written.vcf")
    assert reading.refusals == ()
    (card,) = reading.cards
    return replace(card.draft, raw="")


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


def again(original: str, version: Version = "3.0", **edited: Any) -> list[str]:
    """The logical lines written for a contact made of ``original``, some fields of which were ``edited`` here."""
    made = contact(replace(read(original), **edited))
    return vcard(made, [original], version).replace("\r\n ", "").splitlines()


ANA = ContactDraft(
    name="Ana Ruiz",
    role="CTO; deputy, acting",
    organisation="Acme, Inc.",
    place="Madrid",
    about="Likes tea\\coffee.\nMet: twice, \\n thrice; and so on",
    points=(
        ContactPoint(PointKind.EMAIL, "ana@acme.io", "work"),
        ContactPoint(PointKind.PHONE, "+34 600 123 123", "mobile"),
        ContactPoint(PointKind.PHONE, "+34 600;ext=12"),
        ContactPoint(PointKind.ADDRESS, "Calle 1, 2º; 28001 Madrid\nEspaña", "home"),
        ContactPoint(PointKind.PROFILE, "https://linkedin.com/in/ana", "linkedin"),
        ContactPoint(PointKind.URL, "https://ana.example/a,b;c?d=1"),
        ContactPoint(PointKind.HANDLE, "ana.ruiz", "skype work"),
        ContactPoint(PointKind.HANDLE, "@anaruiz"),
        ContactPoint(PointKind.HANDLE, "ana#1", "the blue one"),
    ),
    tags=("fintech", "web summit; 2025"),
    dates=(
        PartialDate("birthday", 1980, 3, 22),
        PartialDate("anniversary", None, 6, 3),
        PartialDate("name day", text="in spring"),
        PartialDate("birthday", 1981),
    ),
    uid=f"urn:uuid:{UID}",
)


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_a_vcard_has_a_place_for_is_read_back_the_same(version: Version) -> None:
    assert read(vcard(contact(ANA), (), version)) == ANA


def test_other_programs_find_it_where_they_look() -> None:
    found = vobject.readOne(vcard(contact(ANA)))

    assert found.version.value == "3.0"
    assert found.fn.value == "Ana Ruiz"
    assert (found.n.value.given, found.n.value.family) == ("Ana", "Ruiz")
    assert found.org.value == ["Acme, Inc."]
    assert found.title.value == ANA.role
    assert found.note.value == ANA.about
    assert found.bday.value == "1980-03-22"
    assert found.email.value == "ana@acme.io"
    assert "work" in found.email.params["TYPE"]
    assert [tel.value for tel in found.tel_list] == ["+34 600 123 123", "+34 600;ext=12"]
    assert "cell" in found.tel_list[0].params["TYPE"]
    assert [adr.value.city for adr in found.adr_list] == ["Madrid", ""]
    assert [url.value for url in found.url_list] == [
        "https://linkedin.com/in/ana",
        "https://ana.example/a,b;c?d=1",
    ]
    assert found.categories.value == list(ANA.tags)
    assert found.uid.value == f"urn:uuid:{UID}"


def test_what_is_thought_of_somebody_stays_here() -> None:
    private = replace(contact(ANA), hook="drunk at Web Summit", depth=4, cadence="P3W")

    assert vcard(private) == vcard(contact(ANA))


@pytest.mark.parametrize(
    ("day", "three", "four"),
    [
        (PartialDate("birthday", 1980, 3, 22), "BDAY:1980-03-22", "BDAY:19800322"),
        (PartialDate("birthday", None, 2, 29), "BDAY:--0229", "BDAY:--0229"),
        (PartialDate("birthday", 1980, 3), "BDAY:1980-03", "BDAY:1980-03"),
        (PartialDate("birthday", 1980), "BDAY:1980", "BDAY:1980"),
        (PartialDate("birthday", None, 3), "BDAY:--03", "BDAY:--03"),
        (PartialDate("birthday", None, None, 22), "BDAY:---22", "BDAY:---22"),
        (PartialDate("birthday", text="circa 1800"), "BDAY;VALUE=text:circa 1800", "BDAY;VALUE=text:circa 1800"),
        (PartialDate("anniversary", 2009, 8, 8), "item1.X-ABDATE:2009-08-08", "ANNIVERSARY:20090808"),
        (PartialDate("death", 1999), "item1.X-ABDATE:1999", "DEATHDATE:1999"),
        (PartialDate("date", 1999), "X-ABDATE:1999", "X-ABDATE:1999"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(day: PartialDate, three: str, four: str) -> None:
    for version, line in zip(VERSIONS, (three, four), strict=True):
        text = vcard(contact(ContactDraft("Ana", dates=(replace(day, lead=14),))), (), version)
        assert line in text.splitlines()
        assert read(text).dates == (day,)


# what came in leaves again


RICH = card(
    "N:Brown;Anna;Maria,Luisa;Dr.;",
    "FN:Dr. Anna Brown",
    "ORG:Acme;Research;Lab 2",
    "TITLE:Director",
    "NICKNAME:Annie",
    "item7.EMAIL;type=INTERNET;type=pref:anna@example.org",
    "item7.X-ABLabel:A\\, le soir",
    "TEL;TYPE=CELL,VOICE;X-COLOUR=red:+33 6 12",
    "ADR;TYPE=HOME:;;1 rue X;Paris;;75001;France",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22",
    "PHOTO;ENCODING=b;TYPE=JPEG:" + "/9j/4AAQ" * 20,
    "X-PHONETIC-FIRST-NAME:an-na",
    "item8.X-ABRELATEDNAMES:Bo",
    "item8.X-ABLabel:_$!<Spouse>!$_",
    "X-EVENT;VALUE=x:a\\;b",
    "REV:2001-01-01T00:00:00Z",
    "PRODID:-//other//EN",
    "UID:other-1",
)


def test_an_import_that_was_not_touched_leaves_line_by_line_as_it_came() -> None:
    gone = ("REV:", "PRODID:")
    came = [line for line in RICH.splitlines() if not line.startswith(gone)]

    assert sorted(again(RICH)) == sorted(came)


def test_what_was_edited_here_wins_and_everything_else_stays() -> None:
    points = (ContactPoint(PointKind.EMAIL, "new@example.org"), *read(RICH).points[1:2])
    left = again(RICH, name="Anna Green", organisation="Globex", place="Lyon", points=points, dates=())

    assert {"FN:Anna Green", "N:Green;Anna;;;", "ORG:Globex", "ADR;TYPE=pref:;;;Lyon;;;"} <= set(left)
    assert {"TITLE:Director", "NICKNAME:Annie", "TEL;TYPE=CELL,VOICE;X-COLOUR=red:+33 6 12"} <= set(left)
    assert {"X-EVENT;VALUE=x:a\\;b", "UID:other-1"} <= set(left)
    assert "item8.X-ABLabel:_$!<Spouse>!$_" in left
    assert any(line.startswith("PHOTO;ENCODING=b;TYPE=JPEG:/9j/") for line in left)
    text = "\n".join(left)
    for gone in ("anna@example.org", "le soir", "rue X", "BDAY", "Brown", "an-na", "Research"):
        assert gone not in text


def test_what_was_emptied_here_does_not_come_back() -> None:
    left = read("\r\n".join(again(RICH, role="", organisation="", place="", about="", tags=())))

    assert (left.role, left.organisation, left.place) == ("", "", "")
    assert left.points == read(RICH).points


OLD = "\r\n".join(
    (
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9;Zo=C3=AB",
        "TEL;HOME;VOICE:+33 1",
        "PHOTO;JPEG;BASE64:",
        "  /9j/4AAQ",
        "",
        "X-DIR:C:\\new, a\\;b",
        "END:VCARD",
    )
)


def test_an_old_card_leaves_in_the_grammar_of_its_new_version() -> None:
    left = again(OLD)

    assert {"N:Café;Zoë", "FN:Zoë Café", "TEL;TYPE=HOME,VOICE:+33 1"} <= set(left)
    assert "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ" in left
    assert "X-DIR:C:\\\\new\\, a\\;b" in left
    assert "PHOTO;VALUE=uri:data:image/jpeg;base64,/9j/4AAQ" in again(OLD, "4.0")


def test_a_card_of_version_4_leaves_as_3_and_the_other_way_round() -> None:
    four = card(
        "FN:Simon",
        "TEL;VALUE=uri;PREF=1;TYPE=work:tel:+1-418",
        "PHOTO:data:image/png;base64,iVBO",
        "LANG;PREF=2:fr",
        version="4.0",
    )
    assert {"TEL;TYPE=work,pref:+1-418", "PHOTO;ENCODING=b;TYPE=PNG:iVBO", "LANG:fr"} <= set(again(four))
    three = card("FN:Simon", "TEL;TYPE=work,pref:1", "LOGO;ENCODING=b;TYPE=PNG:iVBO")
    left = again(three, "4.0")
    assert {"TEL;PREF=1;TYPE=work:1", "LOGO;VALUE=uri:data:image/png;base64,iVBO"} <= set(left)


def test_of_two_imports_the_later_one_counts_and_the_earlier_adds_what_it_lacks() -> None:
    newer = card("FN:Bo", "item1.TEL:1", "item1.X-ABLabel:boat", "X-COLOUR:red", "UID:new")
    older = card("FN:Bo", "item1.TEL:2", "item1.X-ABLabel:car", "X-COLOUR:blue", "GENDER:M", "UID:old")
    points = (ContactPoint(PointKind.PHONE, "1", "boat"), ContactPoint(PointKind.PHONE, "2", "car"))

    text = vcard(contact(ContactDraft("Bo", points=points)), [newer, older])

    assert read(text) == ContactDraft("Bo", points=points, uid="new")
    assert "X-COLOUR:red" in text
    assert "X-COLOUR:blue" not in text
    assert "GENDER:M" in text


def test_what_is_no_card_or_no_property_stays_behind() -> None:
    bo = contact(ContactDraft("Bo"))
    owner = "\r\n".join(("BEGIN:VCARD", "FN:Bo", "AGENT:", card("FN:Agent"), "this is nothing", "END:VCARD"))

    assert vcard(bo, [owner]) == vcard(bo)
    assert vcard(contact(ANA), ["name,email\r\nBo,b@c.org", ""]) == vcard(contact(ANA))


# hostile texts


TRIMMED = st.text(max_size=90).map(lambda text: text.replace("\r", "\n").strip(" \t\r\n"))
HOSTILE = TRIMMED | st.sampled_from(
    (
        "a\x00b\x1b[31m\x07\x7f\x85\u2028\u202ec",
        "n\x00" * 300,
        "\\n\\\\,;:\\",
        "BEGIN:VCARD\nEND:VCARD\nFN:Eve",
        "=0D=0A=",
        '"quoted"; ^n',
        "é" * 80,
        "👩‍👩‍👧" * 20,
        "x" + " " * 200 + "y",
        "\ufeffmark",
        "https://x.io/a,b",
    )
)
NAMES = HOSTILE.filter(bool)
LABELS = st.sampled_from(
    ("", "work", "home fax", "GRAND_CENTRAL", "le, soir; tard", "text", "quoted-printable=", "é\x07")
)
PLAIN_POINTS = st.builds(
    ContactPoint,
    st.sampled_from((PointKind.EMAIL, PointKind.PHONE, PointKind.ADDRESS)),
    NAMES.filter(lambda text: not text.casefold().startswith(("mailto:", "tel:"))),
    LABELS,
)
HANDLES = st.builds(
    ContactPoint,
    st.just(PointKind.HANDLE),
    NAMES.filter(lambda text: "://" not in text and not text.casefold().startswith("x-apple:")),
    LABELS | st.sampled_from(("skype", "google talk home", "twitter", "the one, with commas")),
)
DAYS = st.sampled_from(ANA.dates[:3]) | st.builds(
    lambda kind, text: PartialDate(kind, text=f"about {text}".strip()),
    NAMES.filter(lambda text: text != "date"),
    TRIMMED,
)
DRAFTS = st.builds(
    ContactDraft,
    NAMES,
    role=HOSTILE,
    organisation=HOSTILE,
    place=HOSTILE,
    about=HOSTILE,
    points=st.lists(PLAIN_POINTS | HANDLES, max_size=4, unique=True).map(tuple),
    tags=st.lists(NAMES.filter(lambda text: "," not in text), max_size=3, unique_by=str.casefold).map(tuple),
    dates=st.lists(DAYS, max_size=3, unique=True).map(tuple),
    uid=st.just(f"urn:uuid:{UID}"),
)


@given(DRAFTS, st.sampled_from(VERSIONS))
def test_whatever_the_texts_hold_our_reader_reads_what_was_written(draft: ContactDraft, version: Version) -> None:
    text = vcard(contact(draft), (), version)

    assert read(text) == draft
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))


@given(DRAFTS)
def test_whatever_the_texts_hold_vobject_reads_it_too(draft: ContactDraft) -> None:
    # A whole line of blanks ends a property for vobject, and folding has to make one of a very long gap.
    draft = replace(
        draft, **{name: getattr(draft, name).replace(" " * 9, "") for name in ("role", "about", "name")}
    )
    text = vcard(contact(replace(draft, points=(), dates=(), tags=(), place="", organisation="")))
    (found,) = vobject.readComponents(text)

    assert found.fn.value == draft.name
    assert getattr(found, "note", None) is None or found.note.value == draft.about
    assert ("title" in found.contents) == bool(draft.role)


@given(DRAFTS, st.sampled_from(VERSIONS), st.data())
def test_what_was_written_and_imported_is_written_the_same_again(
    draft: ContactDraft, version: Version, data: st.DataObject
) -> None:
    once = vcard(contact(draft), (), version)
    twice = vcard(contact(draft), [once.removesuffix("\r\n")], version)

    assert sorted(twice.splitlines()) == sorted(once.splitlines())
    edited = replace(draft, name="Eve", role=data.draw(HOSTILE), points=draft.points[1:], uid=draft.uid)
    assert read(vcard(contact(edited), [once], version)) == edited


@given(st.text(max_size=400))
def test_folding_breaks_no_character_and_is_undone_by_unfolding(line: str) -> None:
    parts = folded(line.replace("\r\n ", "")).split("\r\n ")

    assert "".join(parts) == line.replace("\r\n ", "")
    assert all(len(part.encode()) <= 75 - (number > 0) for number, part in enumerate(parts))
