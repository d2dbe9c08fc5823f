"""The help: the keys bound here, every sign, what a line and a search may hold, and each dialog's own keys."""

import pytest
from conftest import TestClock
from deskside import SIZES, network, press, screen_text, sitting, until

from netui.commands import COMMANDS
from netui.domain.interaction import Kind
from netui.domain.query import FILTERS, parse_query
from netui.store import Store
from netui.tui.lines import Line
from netui.tui.render import MARKED, RANK_SIGNS
from netui.tui.render_help import filter_lines, sign_lines, token_lines
from netui.tui.screens.dialogs.page import HelpScreen
from netui.tui.widgets.rows import RowList


def plain(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_every_sign_of_the_lists_is_explained() -> None:
    text = plain(sign_lines())
    for sign in (*RANK_SIGNS.values(), MARKED, "✎", "∘", "~", "→ ← ↔", "☾"):
        assert text.count(f"  {sign} ") == 1, sign


def test_every_token_of_a_line_has_an_example() -> None:
    text = plain(token_lines())
    assert all(f"  {token} " in text for token in "><+*@#^!")


def test_every_filter_has_an_example_that_is_understood(clock: TestClock) -> None:
    text = plain(filter_lines(FILTERS))
    for name, example in FILTERS.items():
        line = next(line for line in text.splitlines() if f" {name}:{example} " in line)
        assert line.split(f"{name}:{example}")[1].strip(), name
        assert parse_query(f"{name}:{example}", clock().day).problems == ()


async def test_the_help_goes_from_keys_to_signs_to_the_line_to_the_search(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        await press(pilot, "?")
        await until(pilot, lambda: "Move" in screen_text(pilot.app))
        await press(pilot, "G")
        assert "has:promise" in screen_text(pilot.app)
        await press(pilot, "pageup")
        assert "In a line" in screen_text(pilot.app)
        await press(pilot, "pageup")
        assert "follow-up: hours left of the 24" in screen_text(pilot.app)
        await press(pilot, "?")
        assert pilot.app.screen is desk


@pytest.mark.parametrize(
    ("opener", "says"),
    [
        ("p", "r New date"),
        ("K", "a Add"),
        ("P", "* Mark all"),
        ("R", "w Write"),
        ("f", "h A way to help"),
        ("enter", "j ↓ Down"),
        ("t", "Enter Take"),
    ],
)
async def test_every_list_dialog_shows_its_own_keys(
    store: Store, clock: TestClock, opener: str, says: str
) -> None:
    network(store, clock)
    async with sitting(store, clock, (100, 40)) as (pilot, desk):
        await press(pilot, "1", opener)
        dialog = pilot.app.screen
        assert dialog is not desk
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpScreen)

        def text() -> str:
            return " ".join(screen_text(pilot.app).split())

        await until(pilot, lambda: "? These keys" in text())
        assert says in text()
        assert "Focus Next" not in text()
        await press(pilot, "?")
        assert pilot.app.screen is dialog


async def test_the_cards_show_their_keys_from_the_list(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock, (100, 40)) as (pilot, _):
        await press(pilot, "b", *"Expo", "enter", *"Ada Poe; met", "enter", "down", "?")
        assert isinstance(pilot.app.screen, HelpScreen)
        await until(pilot, lambda: "Follow-up" in screen_text(pilot.app))


async def test_the_review_has_its_keys_on_top(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "?")
        await until(pilot, lambda: "In the review" in screen_text(pilot.app))
        assert "on to the next; this one stays" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert desk.reviewing
        await press(pilot, "space")
        assert "2 of 4" in screen_text(pilot.app)
        assert store.timeline.get(store.timeline.of(people.bo)[0]).interaction.kind is Kind.CALL


@pytest.mark.parametrize("size", SIZES)
async def test_no_word_of_the_help_is_cut(store: Store, clock: TestClock, size: tuple[int, int]) -> None:
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "question_mark")
        page = pilot.app.screen.query_one(RowList)
        await until(pilot, lambda: len(page.rows))
        lines = [
            line for index in range(len(page.rows)) for line in page.rows.lines(index, page.size.width, False)
        ]
        words = " ".join(plain(lines).split())
        for command in COMMANDS:
            assert f"{command.title} {command.help}" in words
