"""A contact as a QR code: what a telephone reads off the screen is their card, and nothing of what I noted."""

from collections.abc import Sequence

import pytest
import segno
from conftest import TestClock, line, person
from deskside import harmful, network, press, screen_text, sitting
from textual.pilot import Pilot

from netui.domain.interaction import Kind
from netui.domain.people.contact import NO_NAME, Contact, ContactPoint, PointKind
from netui.exchange.card_code import CardCode, card_codes
from netui.store import Store
from netui.tui.lines import Line
from netui.tui.render_code import beside, qr_lines, room_beside
from netui.tui.screens.people.contact_code import ContactCodeScreen
from netui.tui.widgets.painted import Block

DARK = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}

FULL = Contact(
    7,
    "c0ffee",
    "Ana Ruiz",
    role="CTO",
    organisation="Acme; Sons",
    place="Madrid",
    hook="met at the fair",
    about="drinks too much",
    points=(
        ContactPoint(PointKind.EMAIL, "ana@acme.io", "of her lover"),
        ContactPoint(PointKind.PHONE, "+34 600 123 123"),
        ContactPoint(PointKind.PHONE, "+34 600 123 124"),
        ContactPoint(PointKind.ADDRESS, "Calle Mayor 1"),
        ContactPoint(PointKind.HANDLE, "@anaruiz"),
    ),
    tags=("debtor",),
)


def painted(lines: Sequence[Line]) -> list[list[int]]:
    """The modules that a painted code shows, dark ones 1; only those in the colours of a code count."""
    return [
        [DARK[sign][half] for words, style in row if style == "code" for sign in words]
        for row in lines
        for half in (0, 1)
        if any(style == "code" for _, style in row)
    ]


def modules(text: str) -> list[list[int]]:
    """The modules of a text's code with the quiet zone a telephone needs."""
    code = segno.make_qr(text, error="l", encoding="utf-8")
    rows = [list(map(int, row)) for row in code.matrix_iter(border=4)]
    return rows if len(rows) % 2 == 0 else [*rows, [0] * len(rows[0])]


def on_screen(pilot: Pilot[object]) -> list[list[int]]:
    return painted(pilot.app.screen.query_one(Block).lines())


async def open_code(pilot: Pilot[object]) -> None:
    await press(pilot, "1", "g", "Y", "s")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ContactCodeScreen)


def test_the_fullest_code_holds_the_business_card_and_nothing_private() -> None:
    full, _, shortest = card_codes(FULL)

    assert full == CardCode(
        "vCard",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\nORG:Acme\\; Sons\r\n"
        "TEL:+34 600 123 123\r\nTEL:+34 600 123 124\r\nEMAIL;TYPE=INTERNET:ana@acme.io\r\nEND:VCARD\r\n",
        ("Ana Ruiz", "Acme; Sons", "+34 600 123 123", "+34 600 123 124", "ana@acme.io"),
    )
    assert shortest.text == "MECARD:N:Ana Ruiz;TEL:+34 600 123 123;EMAIL:ana@acme.io;;"
    assert shortest.holds == ("Ana Ruiz", "+34 600 123 123", "ana@acme.io")


def test_each_code_is_smaller_than_the_one_before() -> None:
    heights = [len(qr_lines(code.text)) for code in card_codes(FULL)]

    assert heights == sorted(set(heights), reverse=True)


@pytest.mark.parametrize(
    ("contact", "mecard"),
    [
        (Contact(1, "", "Bo"), "MECARD:N:Bo;;"),
        (Contact(1, "", NO_NAME, points=(ContactPoint(PointKind.PHONE, "112"),)), "MECARD:N:112;TEL:112;;"),
        (Contact(1, "", 'A\\B; "C": D,'), 'MECARD:N:A\\\\B\\; \\"C\\"\\: D\\,;;'),
        (Contact(1, "", "Eve\x1b]0;x\x07\nBo\u202e"), "MECARD:N:Eve ]0\\;x Bo;;"),
        (Contact(1, "", "李明 Ünal"), "MECARD:N:李明 Ünal;;"),
    ],
)
def test_the_short_form_of_strange_names(contact: Contact, mecard: str) -> None:
    assert card_codes(contact)[-1].text == mecard
    assert painted(qr_lines(mecard)) == modules(mecard)


def test_the_painted_code_is_the_very_code_and_stands_beside_its_words() -> None:
    text = card_codes(FULL)[0].text
    code = qr_lines(text)
    room = room_beside(code, 100)

    rows = beside([(("Ana Ruiz", "name"),)], code, room)

    assert painted(code) == painted(rows) == modules(text)
    assert rows[0][0] == ("Ana Ruiz", "name")
    assert {sum(len(words) for words, _ in row) for row in rows} == {100}


def test_more_than_a_code_holds_is_no_code() -> None:
    assert qr_lines("x" * 2953)
    assert qr_lines("x" * 2954) == []
    assert room_beside([], 80) == 0


@pytest.mark.parametrize(
    ("size", "form", "holds"),
    [
        ((140, 40), "vCard", "Acme"),
        ((100, 30), "vCard", "Acme"),
        ((80, 24), "MECARD", "+34 600 123 123"),
    ],
)
async def test_y_s_shows_the_fullest_code_that_fits(
    store: Store, clock: TestClock, size: tuple[int, int], form: str, holds: str
) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.NOTE, [people.ana], line(store, "*owes me money", clock()), clock())
    codes = card_codes(store.contacts.get(people.ana))
    wanted = codes[-1] if form == "MECARD" else codes[0]
    async with sitting(store, clock, size) as (pilot, desk):
        await open_code(pilot)

        assert on_screen(pilot) == modules(wanted.text)
        shown = screen_text(pilot.app)
        assert "Ana Ruiz as a QR code" in shown
        assert f"{form}: this and no more" in shown
        assert holds in shown
        assert "owes me money" not in shown
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_a_window_too_low_says_how_many_lines_the_code_needs(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (80, 22)) as (pilot, _):
        await open_code(pilot)
        assert "The code needs a window of 23 lines and 45 columns." in screen_text(pilot.app)
        assert on_screen(pilot) == []

        await pilot.resize_terminal(80, 23)
        await pilot.pause()

        assert on_screen(pilot) == modules("MECARD:N:Ana Ruiz;TEL:+34 600 123 123;EMAIL:ana@acme.io;;")


async def test_the_code_is_black_on_white_in_every_theme(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await open_code(pilot)
        for theme in ("netui-dark", "netui-light", "ansi"):
            pilot.app.theme = theme
            await pilot.pause()
            style = pilot.app.screen.query_one(Block).style_of("code")
            assert style.color is not None
            assert style.bgcolor is not None
            assert (style.color.triplet, style.bgcolor.triplet) == ((0, 0, 0), (255, 255, 255))


async def test_y_goes_on_from_the_brief_to_the_code(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await press(pilot, "1", "g", "enter", "Y", "s")
        await pilot.pause()

        assert isinstance(pilot.app.screen, ContactCodeScreen)


async def test_a_hostile_card_is_shown_harmless(store: Store, clock: TestClock) -> None:
    evil = "Eve\x1b]0;pwned\x07\x9b2J\u202e\nBo [/] " + "x" * 5000
    person(store, clock(), evil, organisation=evil, points=(ContactPoint(PointKind.EMAIL, evil),))
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        await open_code(pilot)

        assert not harmful(pilot.app)
        assert "The code needs a window of" in screen_text(pilot.app)
