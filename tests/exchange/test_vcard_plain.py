"""A card read at once is the very card that its lines give one by one, and heads mean what vobject says."""

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.incoming.reading import Reading
from netui.exchange import vcard
from netui.exchange.vcard import read_vcards
from netui.exchange.vcard_lines import parse_property
from netui.exchange.vcard_plain import WITHIN, PlainCards

CARD = ("BEGIN:VCARD", "VERSION:3.0", "FN:Anna Brown", "TEL;TYPE=CELL:+33 6 12 34 56 78", "END:VCARD")


def text(*lines: str, newline: str = "\r\n") -> str:
    return newline.join((*lines, ""))


def with_line(line: str) -> str:
    return text(*CARD[:-1], line, CARD[-1])


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_a_usual_card_is_read_at_once(newline: str) -> None:
    two = text(*CARD, newline=newline) * 2
    plain = PlainCards(two)
    card = plain.at(0)
    assert card is not None
    assert [(prop.name, prop.params, prop.value) for prop in card.properties] == [
        ("VERSION", {}, "3.0"),
        ("FN", {}, "Anna Brown"),
        ("TEL", {"TYPE": ["CELL"]}, "+33 6 12 34 56 78"),
    ]
    assert two[: card.end].endswith("END:VCARD")
    assert plain.at(card.end + len(newline)) == card._replace(end=len(two) - len(newline))


@pytest.mark.parametrize(
    "line",
    [
        " folded",
        "",
        "no colon",
        "PHOTO:x",
        "PHOTO;ENCODING=b:AAAA",
        "NOTE;ENCODING=QUOTED-PRINTABLE:x=",
        "NOTE;BASE64:eA==",
        'TEL;TYPE="a;b:c":1',
        "AGENT:",
        "BEGIN:VCARD",
        "END : VCARD",
        "FN:torn\rapart",
        "NOTE:" + "x" * WITHIN,
    ],
)
def test_any_other_is_left_to_the_reader_of_lines(line: str) -> None:
    assert PlainCards(with_line(line)).at(0) is None


def test_an_end_too_far_away_is_not_looked_for() -> None:
    far = text(*CARD[:-1], *["NOTE:x"] * WITHIN, CARD[-1])
    assert PlainCards(far).at(0) is None
    assert len(read_vcards(text(*CARD).encode() * 3, "x").cards) == 3


def line_by_line(data: bytes) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vcard.PlainCards, "at", lambda plain, begin: None)
        return read_vcards(data, "x.vcf")


def same(data: bytes) -> None:
    at_once, one_by_one = read_vcards(data, "x.vcf"), line_by_line(data)
    assert at_once == one_by_one
    assert [card.draft.raw for card in at_once.cards] == [card.draft.raw for card in one_by_one.cards]


LINES = st.sampled_from(
    [
        *("VERSION:2.1", "VERSION:4.0", "FN:Anna", "FN:Zoë \\, Brown", "N:Br\\;own;Anna", "ORG:Acme;Research;"),
        *("TEL;HOME:1", "TEL;TYPE=work,pref:+1 212 555 0100", "item1.TEL:2", "item1.X-ABLabel:_$!<Mobile>!$_"),
        *("ADR;TYPE=HOME:;;1 rue X;Paris;;75001;France", "ADR:;;;Lyon;;;", "URL:https://github.com/anna"),
        *("BDAY:1980-03-22", "BDAY:19800230", "BDAY:--0412", "NOTE:C:\\new", "NOTE:a\\nb", "CATEGORIES:vip,,x y"),
        *("KIND:group", "UID:urn:uuid:1", "X-ICQ:1", "IMPP:xmpp:a@b.org", "NICKNAME:Bo", "X_Y;;:1"),
        *(" folded", "\tfolded", "", " ", "no colon", "PHOTO;BASE64:", "AAAA", "AGENT:", "TEL;=:1", "\ufeff"),
        *("NOTE;QUOTED-PRINTABLE:=C3=A9=", "NOTE;ENCODING=b:eA==", 'TEL;TYPE="a,b":1', "BEGIN:VCARD", "end:vcard"),
        *("BEGIN:VCARD", "END:VCARD", "END:VCARD", "END:VCARD "),
    ]
)
BREAKS = st.sampled_from(["\r\n"] * 8 + ["\n", "\r", "\r\r\n"])


@given(st.lists(st.lists(LINES, max_size=9), max_size=4), st.sampled_from(["\r\n", "\n"]))
def test_cards_read_at_once_say_what_their_lines_say(cards: list[list[str]], newline: str) -> None:
    same("".join(text("BEGIN:VCARD", *lines, "END:VCARD", newline=newline) for lines in cards).encode())


@given(st.lists(st.tuples(LINES, BREAKS), max_size=30), st.data())
def test_so_do_damaged_ones(lines: list[tuple[str, str]], data: st.DataObject) -> None:
    whole = text(*CARD) + "".join(line + end for line, end in lines) + text(*CARD)
    place = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.sampled_from(["", " ", "\r\n ", "\n", "\r", ":", ";", '"', "=", "\0", "\x0b", "é"]))
    same((whole[:place] + noise + whole[place + data.draw(st.integers(0, 2)) :]).encode())


NAMES = st.sampled_from(["TEL", "tel", "X_A-b", "item1.EMAIL", "Item_2.x-B"])
VALUES = st.sampled_from(["work", "Home", '"a;b:c,d"', '""', "é", "x y", "=", "_"])
PARAMETERS = st.lists(st.tuples(st.sampled_from(["TYPE", "type", "PREF", "X_y"]), st.lists(VALUES, min_size=1)))


@given(NAMES, PARAMETERS, st.sampled_from(["", ";", ";;"]))
def test_the_beginning_of_a_line_means_what_vobject_says(
    name: str, parameters: list[tuple[str, list[str]]], left_over: str
) -> None:
    head = name + "".join(f";{key}={','.join(values)}" for key, values in parameters)
    found = parse_property(f"{head}{left_over}:1")
    theirs, params, _, group = vobject.base.parseLine(f"{head}:")
    said: dict[str, list[str]] = {}
    for key, *values in params:
        said.setdefault(key.upper(), []).extend(values)
    assert found is not None
    assert found == (theirs.upper(), (group or "").casefold(), said, "1", False)


@pytest.mark.parametrize(
    "head", ["", "TEL WORK", "TÉL", "a.b.TEL", 'TEL;TYPE="x', 'TEL;TYPE=a"', "TEL;=x", "TEL;é=1"]
)
def test_what_is_no_head_is_none_for_vobject_either(head: str) -> None:
    assert parse_property(f"{head}:1") is None
    with pytest.raises(vobject.base.VObjectError):
        vobject.base.parseLine(f"{head}:")
