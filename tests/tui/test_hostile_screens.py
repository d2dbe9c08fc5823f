"""Hostile text on every screen: kept to the letter, shown as signs, and never obeyed by program or terminal."""

from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import HARMFUL, SIZES, desk_of, press, screen_text, sitting, strips, until, write
from hostile_texts import HOSTILE, worst
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from netui.domain.folding import storable
from netui.domain.interaction import Kind
from netui.domain.line.card_line import CardLine
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, Tier
from netui.domain.people.known import ORDER
from netui.domain.people.relation import RelationDraft, RelationEdits
from netui.domain.practice.event import EventLine
from netui.store import Store
from netui.tui.screens.desk.main import MainScreen
from netui.tui.screens.dialogs.ask import AskScreen
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.dialogs.page import PageScreen
from netui.tui.screens.dialogs.pick import PickScreen
from netui.tui.screens.giving.monthly_round import MonthlyRoundScreen
from netui.tui.screens.people.card import CardScreen
from netui.tui.screens.people.known import KnownScreen
from netui.tui.screens.people.pool import PoolScreen
from netui.tui.screens.people.rekindle import RekindleScreen
from netui.tui.screens.practice.cards import CardsScreen
from netui.tui.screens.practice.events import EventsScreen
from netui.tui.screens.practice.follow_up import FollowUpScreen
from netui.tui.screens.practice.health import HealthScreen
from netui.tui.screens.practice.ledger import LedgerScreen
from netui.tui.screens.practice.letter import LetterScreen

PRACTICE: tuple[tuple[tuple[str, ...], type[Screen[Any]]], ...] = (
    (("f", "w"), ChoiceScreen),
    (("f", "h"), ChoiceScreen),
    (("f", "y"), ChoiceScreen),
    (("f", "l"), PageScreen),
    (("f",), FollowUpScreen),
    (("b", "down"), EventsScreen),
    (("b", "down", "enter", "down"), CardsScreen),
    (("K", "G", "e"), AskScreen),
    (("K",), KnownScreen),
    (("P", "space"), PoolScreen),
    (("R",), RekindleScreen),
    (("p", "m"), LedgerScreen),
    (("p", "t"), LedgerScreen),
    (("p", "o"), LedgerScreen),
    (("Y", "w", "1"), LetterScreen),
    (("H", "right"), HealthScreen),
    (("N", "down"), MonthlyRoundScreen),
    (("r",), MainScreen),
)
"""The keys that open the screens of the practice, and what then is on top."""

LONGEST_WORD = "w" * 10_000

MEGABYTE = "never ending " * 80_000


def fill(store: Store, clock: TestClock, text: str) -> int:
    """A contact every field of which is ``text``, due today, with an entry, promises and a draft."""
    now, text = clock(), storable(text)
    number = person(
        store,
        now,
        text,
        role=text,
        organisation=text,
        place=text,
        hook=text,
        about=text,
        tags=(text,),
        points=tuple(ContactPoint(kind, text, text) for kind in PointKind),
        dates=(PartialDate(text, text=text),),
    )
    store.attention.set_tier([number], Tier.A, now)
    said = line(store, f"{text} >{text} today", now)
    store.interactions.log(Kind.NOTE, [number], said, now)
    store.interactions.log(Kind.NOTE, [], said, now)
    store.drafts.keep(number, "call", text, now.at)
    return number


def practise(store: Store, clock: TestClock, text: str) -> int:
    """Everything of the practice made of ``text``, beside it a word without end; whom most of it is about."""
    now, words = clock(), storable(text)
    number = fill(store, clock, text)
    for name in (words, LONGEST_WORD):
        long_ago = clock.move(days=-800)
        silent = person(store, long_ago, name, organisation=name)
        store.interactions.log(Kind.CALL, [silent], line(store, f"{name} +{name}", long_ago), long_ago)
        clock.move(days=800)
        pooled = person(store, now, name, role=name, organisation=name, place=name)
        store.attention.set_tier([pooled], Tier.POOL, now)
        event = store.events.find_or_make(EventLine(name, name, name, now.day), now).subject or 0
        said = line(store, f"{name} >{name} yesterday <{name} today", now)
        for whose in (number, silent):
            card = CardLine(name, ContactDraft(store.contacts.get(whose).name), said, known=whose)
            store.events.collect(event, card, now)
        for kind in ORDER:
            store.facts.note(number, kind, name, now)
        relation = RelationDraft("spouse", name, only_name=True)
        store.cards.relate(number, RelationEdits((), (relation,)), now)
    return number


def sane(pilot: Pilot[Any]) -> None:
    """What is on the terminal has its size and nothing in it that a terminal would obey."""
    width, height = pilot.app.size
    drawn = strips(pilot.app)
    assert not {char for strip in drawn for char in strip.text if char in HARMFUL}
    assert [strip.cell_length for strip in drawn] == [width] * height


async def visited(pilot: Pilot[Any]) -> None:
    """Open every screen over the contact at hand and leave it again."""
    desk = desk_of(pilot.app)
    for key, kind in (
        ("enter", PageScreen),
        ("o", CardScreen),
        ("t", ChoiceScreen),
        ("Y", ChoiceScreen),
        ("X", PickScreen),
        ("s", ChoiceScreen),
        ("?", PageScreen),
    ):
        await press(pilot, key)
        await until(pilot, lambda kind=kind: isinstance(pilot.app.screen, kind))
        sane(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)
    for keys in (("t", "e"), ("t", "#"), ("s", "s")):
        await press(pilot, *keys)
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        sane(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is desk)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_kept_to_the_letter(store: Store, clock: TestClock, text: str) -> None:
    number = fill(store, clock, text)
    kept = storable(text)
    contact = store.contacts.get(number)
    assert (contact.name, contact.role, contact.about, contact.points[0].value) == (kept,) * 4
    entry = store.timeline.get(store.timeline.of(number)[0])
    assert entry.interaction.line == f"{kept} >{kept} today"
    assert store.drafts.line(number, "call") == kept


async def test_the_panes_show_all_of_it_as_signs(store: Store, clock: TestClock) -> None:
    numbers = [fill(store, clock, text) for text in HOSTILE.values()]
    async with sitting(store, clock, (100, 30), daily_limit=100) as (pilot, desk):
        seen = set()
        await press(pilot, "1", "g")
        for _ in numbers:
            sane(pilot)
            seen.add(desk.contact_id)
            desk.action_move(1)
            await pilot.pause()
        sane(pilot)
        assert {*numbers} <= seen | {desk.contact_id}
        desk.show_contact(numbers[0])
        await pilot.pause()
        assert "x [/] y" in screen_text(pilot.app)
        desk.show_contact(numbers[1])
        await pilot.pause()
        assert "Bob [Acme]" in screen_text(pilot.app)
        await press(pilot, "3")
        for _ in desk.due.items:
            sane(pilot)
            desk.action_move(1)
        await pilot.pause()
        sane(pilot)


async def test_the_main_screen_shows_the_worst_of_it_in_every_size(store: Store, clock: TestClock) -> None:
    number = fill(store, clock, worst())
    async with sitting(store, clock) as (pilot, desk):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for pane in (desk.contacts, desk.timeline, desk.queue):
                desk.go_to(pane)
                await pilot.pause()
                sane(pilot)
            desk.show_contact(number)
            await press(pilot, "c")
            sane(pilot)
            await press(pilot, "escape")


async def test_every_screen_opens_over_the_worst_of_it(store: Store, clock: TestClock) -> None:
    number = fill(store, clock, worst())
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        sane(pilot)
        desk.show_contact(number)
        await pilot.pause()
        await visited(pilot)
        await press(pilot, "2", "enter")
        assert desk.bar.is_open
        sane(pilot)
        await write(pilot, " \x1b]0;x\x07 @Bob #\x9b \u202e")
        sane(pilot)
        await press(pilot, "home", "escape", "1", "c")
        assert desk.bar.line == worst()
        sane(pilot)
        await press(pilot, "escape", "a")
        await write(pilot, worst())
        sane(pilot)
        await press(pilot, "ctrl+u", "escape")
        await press(pilot, "ctrl+p")
        pilot.app.screen.query_one(Input).value = "x"
        await until(pilot, lambda: "x [/] y" in screen_text(pilot.app))
        sane(pilot)
        await press(pilot, "escape")
        await press(pilot, "slash")
        await write(pilot, "bob [acme] \x1b[2J\u202e")
        sane(pilot)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
async def test_every_screen_of_the_practice_opens_over_it(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    number = practise(store, clock, f"[/] [bold] [@click=x] {worst()}")
    async with sitting(store, clock, size) as (pilot, desk):
        desk.show_contact(number)
        for keys, kind in PRACTICE:
            await press(pilot, *keys)
            await until(pilot, lambda kind=kind: isinstance(pilot.app.screen, kind))
            sane(pilot)
            while pilot.app.screen is not desk or desk.reviewing:
                await press(pilot, "escape")


async def test_typed_it_is_logged_added_deleted_and_undone(store: Store, clock: TestClock) -> None:
    number = person(store, clock(), "Ana")
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        for text in HOSTILE.values():
            desk.show_contact(number)
            desk.action_log("call")
            await pilot.pause()
            await write(pilot, text)
            sane(pilot)
            await press(pilot, "enter")
            entry = store.timeline.of(number)[0]
            was = store.timeline.get(entry)
            assert was.interaction.line == storable(text)
            desk.action_add()
            await pilot.pause()
            await write(pilot, f"{text}; met {text}")
            await press(pilot, "enter")
            sane(pilot)
            assert not desk.bar.is_open, text
            assert len(store.contacts.ids()) == 2
            desk.action_undo()
            assert len(store.contacts.ids()) == 1
            desk.show_contact(number)
            desk.go_to(desk.timeline)
            desk.action_delete()
            assert entry not in store.timeline.of(number)
            desk.action_undo()
            assert store.timeline.get(entry) == was
        await pilot.pause()
        sane(pilot)
    assert len(store.timeline.of(number)) == len(HOSTILE)


async def test_a_line_of_a_megabyte_can_be_shown_and_edited(store: Store, clock: TestClock) -> None:
    number = person(store, clock(), "Mega " + MEGABYTE, about=MEGABYTE)
    store.interactions.log(Kind.CALL, [number], line(store, MEGABYTE, clock()), clock())
    async with sitting(store, clock) as (pilot, desk):
        sane(pilot)
        await press(pilot, "1", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        sane(pilot)
        await press(pilot, "escape", "2", "enter")
        assert desk.bar.line == MEGABYTE
        sane(pilot)
        await press(pilot, "escape")
        assert not desk.bar.is_open
    (entry,) = store.timeline.of(number)
    assert store.timeline.get(entry).interaction.line == MEGABYTE


async def test_a_hostile_paste_into_every_field_is_only_text(store: Store, clock: TestClock) -> None:
    number = fill(store, clock, "Ana")
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(number)
        for keys in (("c",), ("a",), ("slash",), ("X",), ("t", "#"), ("t", "e"), ("o",), ("ctrl+p",)):
            await press(pilot, *keys)
            pilot.app.post_message(events.Paste("[/] \x1b[2J\x9b1m \u202e\ud800 @Ana #x\r\nq\nq"))
            await pilot.pause()
            sane(pilot)
            await press(pilot, "escape", "escape")
            assert pilot.app.screen is desk, keys
            desk.action_back()
    assert store.contacts.get(number).name == "Ana"
