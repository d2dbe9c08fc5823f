"""Odd moments: a file that refuses, a window that meddles, a size that changes, keys that come too fast."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import desk_of, network, one_row_each, press, screen_text, sitting, until, write
from textual import events
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from netui.domain.interaction import Kind
from netui.domain.line.card_line import parse_card
from netui.domain.people.contact import State, Tier
from netui.domain.practice.event import parse_event
from netui.store import Store, StoreError, open_store
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.practice.composing import Composing
from netui.tui.widgets.letter_text import LetterText
from netui.tui.widgets.rows import RowList

LOCKED = "another program keeps it locked"

LISTS = {
    "ledger": ("p",),
    "known": ("K",),
    "pool": ("P",),
    "rekindle": ("R",),
    "events": ("b", "down"),
    "cards": ("b", "down", "enter", "down"),
    "tier": ("t",),
}
"""The keys that open each list."""

GIVING = (("i",), ("i", "tab"), ("w",), ("N",))
"""The keys that open each list of giving that does not begin with a line to type."""

PEOPLE = 12


def practised(store: Store, clock: TestClock) -> int:
    """A network with more in every list than a low terminal shows; the id of Zoe, whom most of it is about."""
    long_ago = clock.move(days=-900)
    for number in range(PEOPLE):
        silent = person(store, long_ago, f"Silent {number:02}")
        store.interactions.log(Kind.CALL, [silent], line(store, "sailing", long_ago), long_ago)
    now = clock.move(days=900)
    zoe = person(store, now, "Zoe")
    for number in range(PEOPLE):
        pooled = person(store, now, f"Pooled {number:02}")
        store.attention.set_tier([pooled], Tier.POOL, now)
        said = line(store, f"talk >thing {number} fri *fact {number}", now)
        store.interactions.log(Kind.NOTE, [zoe], said, now)
        named = parse_event(f"Fair {number:02}", now=now.at, zone=now.zone)
        event = store.events.find_or_make(named, now).subject or 0
    for number in range(PEOPLE):
        card = parse_card(f"Card {number:02}", "Fair", now=now.at, zone=now.zone, find=store.finding.resolve)
        store.events.collect(event, card, now)
    return zoe


def count(store: Store, table: str) -> int:
    return int(store.connection.sql(f"SELECT count(*) FROM {table}")[0][0])


async def leave(pilot: Pilot[Any]) -> None:
    """Esc, until nothing but the panes is left."""
    desk = desk_of(pilot.app)
    for _ in range(8):
        if pilot.app.screen is desk and not desk.reviewing and not desk.bar.is_open:
            return
        await press(pilot, "escape")
    raise AssertionError(f"Esc does not lead out of {pilot.app.screen}")


async def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Keys that were all typed before the first has done its work."""
    for key in keys:
        pilot.app.post_message(Key(key, {"enter": "\r", "escape": "\x1b"}.get(key, key)))
    for _ in range(3):
        await pilot.pause()


@contextmanager
def another_window(store: Store, clock: TestClock) -> Iterator[Store]:
    """A second store over the same file."""
    path = store.connection.path
    with open_store(path, now=clock.at, backups=path.parent / "backups") as other:
        yield other


@contextmanager
def _refused() -> Any:
    raise StoreError(LOCKED)
    yield


# The file refuses


@pytest.mark.parametrize(
    ("opening", "keys"),
    [
        (("p",), "d"),
        (("p",), "u"),
        (("f",), "s"),
        (("f", "w"), "x"),
        (("f", "a", "z"), "enter"),
        (("f", "y"), "e"),
        (("b", "F"), "enter"),
        (("b", "down", "enter", "N"), "enter"),
        (("K", "a", "z"), "enter"),
        (("K",), "x"),
        (("P",), "a"),
        (("P",), "x"),
        (("R",), "u"),
        (("o", "z"), "ctrl+s"),
        (("t",), "a"),
        (("r",), "d"),
        (("c", "z"), "enter"),
        (("y", "z"), "enter"),
        (("i", "a", "enter", "z"), "enter"),
        (("i",), "u"),
        (("w", "a", "g", "z"), "enter"),
        (("w",), "u"),
    ],
    ids=lambda keys: "-".join(keys),
)
async def test_a_locked_file_is_one_sentence_where_one_looks_and_nothing_is_lost(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, opening: tuple[str, ...], keys: str
) -> None:
    network(store, clock)
    zoe = practised(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, *opening)
        before = count(store, "change")
        typed = getattr(pilot.app.focused, "value", None)
        monkeypatch.setattr(store.connection, "writing", _refused)
        await press(pilot, keys)
        assert LOCKED in screen_text(pilot.app)
        assert count(store, "change") == before
        field = pilot.app.focused
        if typed and isinstance(field, Input):
            assert field.value == typed
        monkeypatch.undo()
        await leave(pilot)
        await press(pilot, "C")
        assert count(store, "change") > before, "the screen goes on"


async def test_a_file_that_cannot_even_be_read_ends_no_screen(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoe = practised(store, clock)

    def refuse(*_: Any, **__: Any) -> Any:
        raise StoreError(LOCKED)

    async with sitting(store, clock) as (pilot, desk):
        for opening in ((), ("slash",), ("b", "F"), *LISTS.values(), ("f",), ("r",), ("y",), *GIVING):
            desk.show_contact(zoe)
            await press(pilot, *opening)
            with monkeypatch.context() as broken:
                for read in ("rows", "sql", "named_sql", "row"):
                    broken.setattr(store.connection, read, refuse)
                broken.setattr(store.connection, "writing", _refused)
                await press(pilot, "a", "pagedown", "G", "u", "tab", "K")
                await until(pilot, lambda: LOCKED in screen_text(pilot.app))
            await leave(pilot)
            desk.action_back()
        for key in ("f", "K", "P", "R", "p", "b", "y", "i", "w", "N", "H"):
            desk.show_contact(zoe)
            with monkeypatch.context() as broken:
                for read in ("rows", "sql", "named_sql", "row"):
                    broken.setattr(store.connection, read, refuse)
                await press(pilot, key)
                await until(pilot, lambda: LOCKED in screen_text(pilot.app))
            await leave(pilot)
        desk.reload()
        assert one_row_each(desk)


# Another window meddles


@pytest.mark.parametrize(
    ("opening", "keys", "says"),
    [
        (("f",), ("s",), "there is no contact with id"),
        (("f", "y"), ("e",), "there is no contact with id"),
        (("K",), ("x",), "there is no"),
        (("Y", "w"), ("1",), "there is no contact with id"),
        (("o", "z"), ("ctrl+s",), "there is no contact with id"),
        (("t",), ("a",), "there is no contact with id"),
        (("1", "enter"), ("p",), "Zoe is no longer here"),
        (("c", "z"), ("enter",), "there is no contact with id"),
        (("c", "z"), ("escape",), "with somebody who is no longer here"),
        (("r",), ("C",), "there is no contact with id"),
        (("w", "a", "g", "z"), ("enter",), "there is no contact with id"),
    ],
    ids=lambda given: given if isinstance(given, str) else "-".join(given),
)
async def test_a_contact_gone_meanwhile_is_one_sentence(
    store: Store, clock: TestClock, opening: tuple[str, ...], keys: tuple[str, ...], says: str
) -> None:
    zoe = person(store, clock(), "Zoe")
    store.interactions.log(Kind.MET, [zoe], line(store, "sailing *rows", clock()), clock())
    person(store, clock(), "Zz other")
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, *opening)
        with another_window(store, clock) as other, other.connection.writing():
            other.connection.sql("DELETE FROM contact WHERE id = ?", zoe)
        await press(pilot, *keys)
        await until(pilot, lambda: says in screen_text(pilot.app))
        await leave(pilot)
        desk.look_again()
        await press(pilot, "1", "j")
        assert one_row_each(desk)


async def test_x_wakes_nobody_who_is_deceased_and_a_letter_to_them_is_said_so(
    store: Store, clock: TestClock
) -> None:
    zoe = person(store, clock(), "Zoe")
    async with sitting(store, clock) as (pilot, desk):
        store.contacts.set_state([zoe], State.DECEASED, clock())  # the row is still on the screen
        await press(pilot, "x")
        assert "Zoe is deceased" in desk.status.message
        assert store.contacts.get(zoe).state is State.DECEASED
        await press(pilot, "Y", "w", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Composing))
        assert "Zoe is deceased" in screen_text(pilot.app)


@pytest.mark.parametrize(
    "opening",
    [
        ("p",),
        ("f",),
        ("b", "down", "enter", "down"),
        ("K",),
        ("P",),
        ("R",),
        ("r",),
        ("y", "down"),
        ("i",),
        ("w",),
    ],
)
async def test_undo_goes_back_to_the_empty_file_and_is_never_typed(
    store: Store, clock: TestClock, opening: tuple[str, ...]
) -> None:
    now = clock()
    event = store.events.find_or_make(parse_event("Fair", now=now.at, zone=now.zone), now).subject or 0
    card = parse_card("Zoe; sailing >a deck fri *rows", "Fair", now=now.at, zone=now.zone, find=lambda name: [])
    store.events.collect(event, card, now)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, *opening, *["u"] * 5)
        assert store.contacts.ids() == []
        assert "nothing to undo" in screen_text(pilot.app)
        await leave(pilot)
    assert not store.drafts.waiting()


async def test_an_empty_network_takes_every_key(store: Store, clock: TestClock) -> None:
    every = ("j", "k", "G", "g", "pagedown", "space", "u", "d", "x", "o", "enter")
    async with sitting(store, clock, (80, 24)) as (pilot, _):
        for opening in (*LISTS.values(), *GIVING, ("H",), ("f",), ("r",), ("o",), ("Y",), ("2",), ("3",)):
            await press(pilot, *opening, *every)
            await leave(pilot)
    assert count(store, "change") == 0


# Sizes and keys


@pytest.mark.parametrize("opening", LISTS.values(), ids=LISTS)
async def test_in_every_list_the_same_keys_move_and_a_new_size_keeps_the_row(
    store: Store, clock: TestClock, opening: tuple[str, ...]
) -> None:
    zoe = practised(store, clock)
    async with sitting(store, clock, (100, 30)) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, *opening)
        rows = pilot.app.screen.query(RowList).first()
        last = len(rows.rows) - 1
        assert last >= PEOPLE - 1
        for key, at in (("g", 0), ("j", 1), ("down", 2), ("k", 1), ("G", last), ("home", 0), ("end", last)):
            await press(pilot, key)
            assert rows.chosen == at, key
        await press(pilot, "pageup")
        assert rows.chosen is not None
        assert rows.chosen < last
        key = rows.chosen_key
        for size in ((40, 12), (250, 70), (1, 1), (100, 30)):
            await pilot.resize_terminal(*size)
            assert rows.chosen_key == key
        await until(pilot, lambda: "▌" in screen_text(pilot.app))
        await press(pilot, "g", "pagedown")
        assert rows.chosen > 0
        await press(pilot, "g", "k", "k")
        assert pilot.app.focused is rows, "a held k is never typed"
        await press(pilot, "q")
        assert not rows.is_attached


async def test_a_letter_stays_readable_in_a_low_terminal_and_so_does_what_is_said(
    store: Store, clock: TestClock
) -> None:
    zoe = practised(store, clock)
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, "f", "s")
        for size in ((40, 12), (250, 70), (60, 14)):
            await pilot.resize_terminal(*size)
            assert pilot.app.screen.query_one(LetterText).size.height >= 1
            assert "✓ skip the help" in screen_text(pilot.app), size


@pytest.mark.parametrize(
    "opening",
    ["f a", "f e", "b", "b down enter", "K a", "P slash", "p r", "X", "o", "y", "i a", "w a g", "O"],
)
async def test_no_letter_typed_or_pasted_into_a_field_is_lost_or_a_command(
    store: Store, clock: TestClock, opening: str
) -> None:
    zoe = practised(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, *opening.split())
        screen, field = pilot.app.screen, pilot.app.focused

        def text() -> str:
            return field.value if isinstance(field, Input) else field.text  # type: ignore[union-attr]

        before, typed = text(), "jkgGqudxrKPRT2"
        await press(pilot, *typed)
        assert sorted(text()) == sorted(before + typed)
        pilot.app.post_message(events.Paste("one two\r\nthree\nfour"))
        await pilot.pause()
        assert all(word in text() for word in ("one", "two", "three", "four"))
        assert (pilot.app.screen, pilot.app.focused) == (screen, field)


@pytest.mark.parametrize(
    "key", ["f", "b", "K", "P", "R", "p", "o", "t", "Y", "X", "s", "enter", "y", "i", "w", "N", "H", "O"]
)
async def test_a_key_pressed_twice_opens_one_dialog(store: Store, clock: TestClock, key: str) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await at_once(pilot, key, key)
        assert len(pilot.app.screen_stack) == 2
        await leave(pilot)
        await press(pilot, key)
        assert len(pilot.app.screen_stack) == 2, "and it opens again"


@pytest.mark.parametrize(
    ("opening", "keys", "table"),
    [
        (("c", "z"), ("enter", "enter"), "interaction"),
        (("f", "y"), ("e", "e"), "interaction"),
        (("b", "down", "enter", "N"), ("enter", "enter"), "contact"),
        (("K", "a", "z"), ("enter", "enter"), "fact"),
        (("b", "F"), ("enter", "enter"), "event"),
    ],
    ids=lambda keys: "-".join(keys) if isinstance(keys, tuple) else keys,
)
async def test_enter_pressed_twice_saves_once(
    store: Store, clock: TestClock, opening: tuple[str, ...], keys: tuple[str, ...], table: str
) -> None:
    zoe = practised(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(zoe)
        await press(pilot, *opening)
        before = count(store, table)
        await at_once(pilot, *keys)
        assert count(store, table) == before + 1


# The review


async def test_the_review_comes_back_to_its_item_from_every_dialog(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "j")
        for key in ("o", "t", "K", "p", "f", "enter", "Y", "R", "P", "b", "?", "s", "a", "c", "X", "T"):
            await press(pilot, key, "escape")
            await until(pilot, lambda: pilot.app.screen is desk and not desk.bar.is_open)
            if key in ("X", "T"):
                await press(pilot, "r")  # neither is for the review: Esc left it
            assert desk.reviewing, key
            assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app), key
            assert desk.focused is desk.review.list, key
        await press(pilot, "a")
        await write(pilot, "New One")
        await press(pilot, "enter")
        assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app)


async def test_enter_in_the_review_opens_the_brief_and_a_key_there_goes_on(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "j", "enter")
        assert isinstance(pilot.app.screen, PageScreen)
        await press(pilot, "c")
        await until(pilot, lambda: desk.bar.is_open)
        await write(pilot, "her studio")
        await press(pilot, "enter")
        assert store.timeline.last_words([people.chloe], clock()) == {people.chloe: "her studio"}
        assert "Review 3 of 4 · Ana Ruiz" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("keys", "lands"), [("1", "contacts"), ("2", "timeline"), ("3", "queue"), ("/", "search")]
)
async def test_the_panes_and_the_search_leave_the_review(
    store: Store, clock: TestClock, keys: str, lands: str
) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", keys)
        assert not desk.reviewing
        assert (desk.focused.id or "").startswith(lands)  # type: ignore[union-attr]


async def test_what_is_shown_on_the_desk_leaves_the_review(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "j", "p", "enter")  # where the promise was made
        assert not desk.reviewing
        assert (desk.contact_id, desk.focused) == (people.bo, desk.timeline.list)


async def test_archiving_whom_the_review_is_about_moves_on_and_k_u_brings_them_back(
    store: Store, clock: TestClock
) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "r", "x")
        assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app)
        await press(pilot, "k")
        assert "✓ Bo Li: done with" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "I promised: send the deck" in screen_text(pilot.app)


async def test_in_the_review_no_entry_is_moved_that_cannot_be_seen(store: Store, clock: TestClock) -> None:
    network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r", "X")
        assert pilot.app.screen is desk
        assert "2 goes to the timeline" in desk.status.message


async def test_midnight_and_another_window_pass_over_the_review(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.attention.set_next([people.jens], clock().day.replace(day=19), clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "r")
        with another_window(store, clock) as other:
            for contact_id in (people.bo, people.ana):
                other.contacts.set_state([contact_id], State.ARCHIVED, clock())
        clock.move(hours=16)
        desk.look_again()
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "✓ Bo Li: done with" in shown
        assert "Thu 19 Nov" in shown
        await press(pilot, "space")
        assert "Review 2 of 4 · Chloé Dubois" in screen_text(pilot.app)
        await press(pilot, "space")
        assert "1 skipped, still in the queue, 1 come up meanwhile" in screen_text(pilot.app)
        await press(pilot, "r")
        assert "Review 1 of 2" in screen_text(pilot.app)


# Without colour


async def test_without_colour_every_state_has_a_sign_or_a_word(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    zoe = practised(store, clock)
    signs: dict[tuple[str, ...], Callable[[str], bool]] = {
        ("P", "space"): lambda text: "✓ Pooled 00" in text and "1 marked" in text,
        ("K", "x"): lambda text: "– fact" in text and "no longer since" in text,
        ("b", "down", "enter", "down", "3"): lambda text: "▸0 within 24 h" in text,
        ("b", "F"): lambda text: "a new event" in text,
        ("f", "s"): lambda text: "– Help" in text and "✓ skip" in text,
        ("t",): lambda text: "● no tier" in text and "▌" in text,
        ("p", "d", "tab", "G"): lambda text: "kept Wed 18 Nov" in text,
    }
    async with sitting(store, clock, (100, 30), theme="ansi-dark") as (pilot, desk):
        for keys, shows in signs.items():
            desk.show_contact(zoe)
            await press(pilot, *keys)
            assert shows(screen_text(pilot.app)), (keys, screen_text(pilot.app))
            await leave(pilot)
