"""Every card of a file becomes a draft or a refusal, whatever wrote it and however damaged it is."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netui.domain.incoming.reading import Reading, Refusal
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind
from netui.exchange import vcard
from netui.exchange.vcard import read_vcards

NAMELESS = "no name, e-mail or phone: nothing to call this contact by"


def read(*lines: str, version: str = "3.0", newline: str = "\r\n") -> Reading:
    return read_vcards(card_text(*lines, version=version, newline=newline).encode(), "people.vcf")


def card_text(*lines: str, version: str = "3.0", newline: str = "\r\n") -> str:
    return newline.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def test_a_whole_card() -> None:
    text = card_text(
        "N:Brown;Anna;;Dr.;",
        "FN:Dr. Anna Brown",
        "ORG:Acme\\, Inc.;Research",
        "TITLE:Director\\, Research",
        "ROLE:Boss",
        "EMAIL;TYPE=INTERNET,WORK:anna@example.org",
        "TEL;TYPE=CELL,VOICE:+33 6 12 34 56 78",
        "ADR;TYPE=HOME:;;1 rue X;Paris;;75001;France",
        "URL:https://example.org/anna",
        "CATEGORIES:vip,Chess Club",
        "NOTE:Met in Berlin.\\nLikes tea\\; hates coffee.",
        "BDAY:1980-03-22",
        "UID:urn:uuid:1",
    )
    (card,) = read_vcards(text.encode(), "x.vcf").cards
    assert card.line == 1
    assert card.draft == ContactDraft(
        name="Dr. Anna Brown",
        role="Director, Research",
        organisation="Acme, Inc.",
        place="Paris",
        about="Met in Berlin.\nLikes tea; hates coffee.",
        points=(
            ContactPoint(PointKind.EMAIL, "anna@example.org", "work"),
            ContactPoint(PointKind.PHONE, "+33 6 12 34 56 78", "cell"),
            ContactPoint(PointKind.ADDRESS, "1 rue X, Paris, 75001, France", "home"),
            ContactPoint(PointKind.URL, "https://example.org/anna"),
        ),
        tags=("vip", "Chess Club"),
        dates=(PartialDate("birthday", 1980, 3, 22),),
        uid="urn:uuid:1",
        raw=text.removesuffix("\r\n"),
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_break_folds_and_counts(newline: str) -> None:
    text = newline.join(
        ["BEGIN:VCARD", "FN:Anna", " Brown", "\tJr", "nonsense", "end:vcard", "", "begin: vcard ", "TEL:1"]
    )
    reading = read_vcards(text.encode(), "x.vcf")
    assert [(card.line, card.draft.name) for card in reading.cards] == [(1, "AnnaBrownJr"), (8, "1")]
    assert [refusal.line for refusal in reading.refusals] == [5, 8]


def test_photos_stay_in_the_text_of_the_card_only() -> None:
    lines = ("PHOTO;BASE64:", "  /9j/4AAQ", "AAAA", "", "FN:Anna", "LOGO;ENCODING=b:AAAA")
    reading = read(*lines)
    assert not reading.refusals
    assert reading.cards[0].draft.name == "Anna"
    assert reading.cards[0].draft.raw == card_text(*lines).removesuffix("\r\n")


def test_utf_16_without_a_mark_reads_as_well() -> None:
    (card,) = read_vcards(card_text("FN:Zoë 明").encode("utf-16-le"), "x").cards
    assert card.draft.name == "Zoë 明"


def test_marks_of_joined_files_are_no_text() -> None:
    reading = read_vcards(
        card_text("FN:A").encode("utf-8-sig") + card_text("FN:B").encode("utf-8-sig") + b"\x1a", "x"
    )
    assert [card.draft.name for card in reading.cards] == ["A", "B"]
    assert not reading.refusals


def test_a_refusal_says_where_and_why() -> None:
    assert str(Refusal("people.vcf", 12, NAMELESS)) == f"people.vcf, line 12: {NAMELESS}"


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"no card\nat all", b"END:VCARD", b"\xff\xfe", b"FN:Anna\nBEGIN:VCALENDAR"]
)
def test_a_file_without_a_card_is_refused_once(data: bytes) -> None:
    assert read_vcards(data, "x.vcf") == Reading((), (Refusal("x.vcf", 1, "there is no vCard in this file"),))


def test_a_damaged_line_costs_only_itself() -> None:
    reading = read("FN:Anna", "no colon", 'TEL;TYPE="x:1', ":", "NOTE:kept", "TEL;TYPE=a" + ",b" * 99 + '":1')
    assert reading.cards[0].draft.about == "kept"
    assert [refusal.line for refusal in reading.refusals] == [4, 5, 6, 8]


def test_a_card_without_end_is_read_as_far_as_it_goes() -> None:
    reading = read_vcards(b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nNOTE;QUOTED-PRINTABLE:x=\n", "x")
    assert [(card.line, card.draft.name, card.draft.raw) for card in reading.cards] == [
        (1, "A", "BEGIN:VCARD\nFN:A"),
        (3, "B", "BEGIN:VCARD\nFN:B\nNOTE;QUOTED-PRINTABLE:x="),
    ]
    assert [refusal.line for refusal in reading.refusals] == [1, 3]
    assert "END:VCARD" in reading.refusals[0].reason


def test_a_soft_break_never_swallows_the_end() -> None:
    reading = read("FN:Anna", "NOTE;ENCODING=QUOTED-PRINTABLE:x=")
    assert not reading.refusals


def test_text_outside_of_cards_is_told_once_a_run() -> None:
    text = (
        "Hello\nthere\n" + card_text("FN:A", newline="\n") + "END:VCARD\nbye\n" + card_text("FN:B", newline="\n")
    )
    reading = read_vcards(text.encode(), "x")
    assert [card.line for card in reading.cards] == [3, 9]
    assert [refusal.line for refusal in reading.refusals] == [1, 7]


def test_the_card_of_an_agent_is_its_own_and_stays_in_its_owners_text() -> None:
    reading = read("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Agent", "END:VCARD", "TEL:1")
    assert [(card.line, card.draft.name) for card in reading.cards] == [(1, "Boss"), (5, "Agent")]
    assert "FN:Agent" in reading.cards[0].draft.raw
    assert reading.cards[0].draft.points
    assert not reading.refusals


def test_an_escaped_agent_is_text() -> None:
    (card,) = read("FN:Boss", "AGENT:BEGIN:VCARD\\nFN:Agent\\nEND:VCARD\\n").cards
    assert card.draft.name == "Boss"


@pytest.mark.parametrize("line", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_is_nobody(line: str) -> None:
    reading = read("FN:Friends", line, "MEMBER:urn:uuid:1")
    assert not reading.cards
    assert "group" in reading.refusals[0].reason


def test_too_much_is_refused_and_the_next_card_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MAX_CARD_TEXT", 100)
    monkeypatch.setattr(vcard, "MAX_PROPERTIES", 9)
    text = "".join(
        [
            card_text("FN:Long", "NOTE:" + "x" * 200),
            card_text("FN:Many", *["TEL:1"] * 20),
            card_text("FN:Photo", "PHOTO:" + "A" * 200),
        ]
    )
    reading = read_vcards(text.encode(), "x")
    assert [card.draft.name for card in reading.cards] == ["Photo"]
    assert [refusal.line for refusal in reading.refusals] == [1, 6]


def test_a_file_beyond_all_measure_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MAX_FILE_BYTES", 10)
    assert len(read("FN:Anna").refusals) == 1


def test_cards_in_cards_in_cards_end_somewhere() -> None:
    reading = read_vcards(b"BEGIN:VCARD\nFN:A\nAGENT:\n" * 9 + b"END:VCARD\n" * 9, "x")
    lines = {card.line for card in reading.cards} | {refusal.line for refusal in reading.refusals}
    assert lines >= set(range(1, 28, 3))
    assert max(len(card.draft.raw) for card in reading.cards) < 200


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\n" * 20_000,
        b"BEGIN:VCARD\nFN:A\nNOTE:" + b"\n a" * 100_000,
        b"BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:" + b"a=\n" * 100_000,
        b"BEGIN:VCARD\nFN:A\nNOTE:" + b"\\" * 1_000_000,
        b"BEGIN:VCARD\nFN:A\nN:" + b";" * 1_000_000,
        b"BEGIN:VCARD\nFN:A\nTEL" + b";TYPE=x" * 100_000 + b":1",
        b"BEGIN:VCARD\nFN:A\nTEL;TYPE=" + b"a," * 100_000 + b'"',
        b"BEGIN:VCARD\nFN:A\nTEL;TYPE=" + b'"' * 100_000 + b":1",
        b"BEGIN:VCARD\nFN:A\nNOTE:" + b"\xe9" * 1_000_000,
        b" " * 1_000_000 + b"BEGIN:VCARD",
        b"\r" * 300_000,
    ],
    ids=lambda data: repr(data[:40]),
)
def test_no_input_takes_more_than_its_length(data: bytes) -> None:
    began = time.process_time()
    read_vcards(data, "x")
    assert time.process_time() - began < 5


PIECES = st.sampled_from(
    [
        "BEGIN:VCARD",
        "END:VCARD",
        "begin:vcard ",
        " BEGIN:VCARD",
        "VERSION:2.1",
        "VERSION:4.0",
        "FN:Anna",
        "FN:Zoë",
        "N:Brown;Anna",
        'TEL;TYPE="work,voice":+33 6',
        "AGENT:",
        "AGENT:BEGIN:VCARD",
        " folded",
        "\tfolded",
        "",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=A9=",
        "NOTE;CHARSET=utf-7;ENCODING=QUOTED-PRINTABLE:+2AA-=FF",
        "PHOTO;BASE64:",
        "AAAA",
        "BDAY:--0412",
        "BDAY;X-APPLE-OMIT-YEAR=1604:16040230",
        "item1.X-ABLabel:_$!<",
        "no colon",
        "TEL;=:1",
        "ADR:\\",
        "KIND:group",
        "ORG:\\;;",
        "CATEGORIES:,\\,",
        "IMPP::",
        "URL:://",
        "X-SOCIALPROFILE:",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\r", "\r\r\n"])


def beginnings(text: str) -> set[int]:
    """The lines that begin a card for certain: not indented, so they continue nothing."""
    lines = re.split(r"\r\r?\n|\n|\r", text)
    return {number for number, line in enumerate(lines, 1) if re.fullmatch(r"(?i)BEGIN:VCARD *", line)}


def check(data: bytes) -> Reading:
    reading = read_vcards(data, "x.vcf")
    assert reading.cards or reading.refusals
    for card in reading.cards:
        assert card.draft.name
        assert repr(card.draft).isprintable()
        (card.draft.raw + card.draft.name + card.draft.about).encode()
        for each in card.draft.points:
            (each.value + each.label).encode()
    return reading


@given(st.lists(st.tuples(PIECES | st.text(max_size=20), BREAKS), max_size=40))
@example([("\x00", "\n"), ("\x00", "\n"), ("\x00", "\n"), ("BEGIN:VCARD", "\n")])
def test_every_beginning_is_accounted_for(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in pieces)
    data = text.encode("utf-8", "replace")
    reading = check(data)
    lines = {card.line for card in reading.cards} | {refusal.line for refusal in reading.refusals}
    assert beginnings(data.decode()) <= lines


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "cp1250"]), st.data())
def test_bytes_of_any_kind_never_raise(noise: bytes, encoding: str, data: st.DataObject) -> None:
    whole = card_text("FN:Anna", "NOTE;ENCODING=QUOTED-PRINTABLE:x=E9", "BDAY:1980-03-22").encode(encoding)
    place = data.draw(st.integers(0, len(whole)))
    check(noise)
    check(whole[:place] + noise + whole[place:])
