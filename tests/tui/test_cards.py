"""Business cards on screen: the event once, then a line and Enter per person, and who has come how far."""

from datetime import date
from typing import Any

import pytest
from conftest import TestClock, line, person
from deskside import HARMFUL, SIZES, network, press, screen_lines, screen_text, sitting, strips, until, write
from textual import events
from textual.pilot import Pilot

from netui.domain.interaction import Direction, Kind
from netui.domain.people.contact import ContactPoint, PointKind
from netui.store import Store, StoreError
from netui.store.timeline.drafts import INBOX
from netui.tui.screens.practice.cards import CardsScreen
from netui.tui.screens.practice.events import EventsScreen
from netui.tui.widgets.line_input import LineInput

FIRST = ("Ana", "Bo", "Chloé", "Dana", "Eve", "Finn", "Gita", "Hugo", "Ines", "Jens")
LAST = ("Ruiz", "Lund")


async def begin(pilot: Pilot[Any], event: str = "Web Summit, Lisbon") -> None:
    """Name an event and stand before its first card."""
    await press(pilot, "b")
    await write(pilot, event)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, CardsScreen)


async def collect(pilot: Pilot[Any], *cards: str) -> None:
    for card in cards:
        await write(pilot, card)
        await press(pilot, "enter")


def typed(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#line", LineInput).value


async def test_F8_twenty_cards_are_twenty_lines_and_enter(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await begin(pilot)
        names = [f"{first} {last}" for last in LAST for first in FIRST]
        await press(pilot, *"ju1f")
        assert typed(pilot) == "ju1f", "the keys of the list are letters in the line"
        await press(pilot, "ctrl+u")
        for number, name in enumerate(names):
            await collect(pilot, f"{name}, CTO Firm {number}, p{number}@firm.io; word {number} >send it fri")
            clock.move(seconds=30)
            assert typed(pilot) == ""
        text = screen_text(pilot.app)
        assert "Web Summit · Wed 18 Nov · 20 cards" in text
        assert "20 collected · 0 researched · 0 within 24 h · 0 replied · 0 second touch" in text
        assert "✓ card of Jens Lund, Web Summit" in text
        await press(pilot, "enter")
        assert pilot.app.screen is desk
        assert "20 cards · 20 follow-up clocks run" in screen_text(pilot.app)
        assert [item.rank for item in desk.due.items] == [2] * 20
    assert len(store.contacts.ids()) == len(store.promises.open()) == 20
    (event,) = store.events.listed()
    assert (event.name, event.place, event.begins) == ("Web Summit", "Lisbon", date(2026, 11, 18))
    found = store.events.people(event.id, clock())
    assert [one.words for one in found[::-1]] == [f"Web Summit: word {number}" for number in range(20)]
    assert [past.name for past in store.history.past(1)] == ["card of Jens Lund, Web Summit"]


async def test_what_was_understood_is_spelled_out_while_typing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "b")
        await write(pilot, "yesterday: Web Summit, Lisbon")
        text = screen_text(pilot.app)
        assert (
            "event: Web Summit  ·  in Lisbon  ·  Tue 17 Nov, yesterday, clocks count from that day's end" in text
        )
        assert "a new event" in text
        await press(pilot, "enter")
        await write(pilot, "Dana Kim, CFO Northwind, +34 600 123 999; chess #ai >the list fri")
        text = screen_text(pilot.app)
        for part in (
            "new: Dana Kim",
            "CFO, Northwind",
            "phone: +34 600 123 999",
            "tag: ai",
            "my promise: the list → Fri 20 Nov, in 2 days",
            "the follow-up clock starts",
            f"already here? Dana Kim (id {people.dana}): begin with @ to log it with them",
        ):
            assert part in text
        await press(pilot, "ctrl+u")
        await write(pilot, "Ana M. Ruiz, ana@acme.io")
        assert f"here already: Ana Ruiz (id {people.ana})" in screen_text(pilot.app)


async def test_somebody_here_is_completed_and_a_wrong_name_saves_nothing(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await begin(pilot)
        before = store.history.past(1)
        await collect(pilot, "@Zoe; hi")
        assert typed(pilot) == "@Zoe; hi"
        assert "@Zoe is nobody here yet" in screen_text(pilot.app)
        assert store.history.past(1) == before
        await press(pilot, "ctrl+u")
        await write(pilot, "@Dan")
        assert "Tab @Dana Kim;" in screen_text(pilot.app)
        await press(pilot, "tab")
        assert typed(pilot) == "@Dana Kim; "
        await collect(pilot, "her new job >the list fri")
        assert "Dana Kim  Northwind  “her new job”" in screen_text(pilot.app)
        await write(pilot, "@Dana Kim; again")
        assert "met there already: a note" in screen_text(pilot.app)
    assert [promise.text for promise in store.promises.open(people.dana)] == ["the list"]
    assert len(store.contacts.ids()) == 6


async def test_F3_a_pasted_card_becomes_the_line(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await begin(pilot)
        pasted = "Ana Ruiz\nCTO\nAcme GmbH\nana@acme.example\nTel: +34 600 123 123\nMadrid\n"
        pilot.app.screen.focused.post_message(events.Paste(pasted))  # type: ignore[union-attr]
        await until(pilot, lambda: "new: Ana Ruiz" in screen_text(pilot.app))
        await press(pilot, "enter")
    (contact_id,) = store.contacts.ids()
    contact = store.contacts.get(contact_id)
    assert (contact.role, contact.organisation, contact.place) == ("CTO", "Acme GmbH", "Madrid")
    assert {point.kind for point in contact.points} == {PointKind.EMAIL, PointKind.PHONE}


async def test_an_unfinished_line_waits_at_its_event(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "b")
        await write(pilot, "Web Sum")
        await press(pilot, "escape", "b")
        assert typed(pilot) == "Web Sum"
        await write(pilot, "mit")
        await press(pilot, "enter")
        await write(pilot, "Ana Ruiz, CT")
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert "the card is kept as a draft" in screen_text(pilot.app)
        await begin(pilot, "Dinner")
        assert typed(pilot) == ""
        await press(pilot, "enter", "b")
        assert typed(pilot) == ""
        assert "✎ Web Summit" in screen_text(pilot.app)
        await press(pilot, "down", "j", "enter")
        assert typed(pilot) == "Ana Ruiz, CT"
        await collect(pilot, "O Acme")
        assert store.drafts.waiting() == {}
        assert [store.contacts.get(number).role for number in store.contacts.ids()] == ["CTO"]
        await write(pilot, "Bo Li")
    assert store.drafts.waiting() == {INBOX: ["cards 1"]}


async def test_F8_the_events_so_far_are_listed_with_their_funnel(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "b")
        assert "No event yet." in screen_text(pilot.app)
        await write(pilot, "yesterday: Dinner, Paris")
        await press(pilot, "enter")
        await collect(pilot, "Ana; hi", "Bo; hi")
        await press(pilot, "escape")
        await begin(pilot)
        await collect(pilot, "Cy; hi")
        await press(pilot, "escape", "b")
        lines = [text.strip("│▏ ") for text in screen_lines(pilot.app)]
        shown = [text for text in lines if "collected" in text or "Dinner" in text or "Web Summit  " in text]
        assert shown[0].startswith("Web Summit  Lisbon  Wed 18 Nov")
        assert "1 collected · 0 researched" in shown[1]
        assert shown[2].startswith("Dinner  Paris  Tue 17 Nov")
        assert "2 collected · 0 researched" in shown[3]
        await press(pilot, "down", "j", "enter")
        assert "Dinner · Tue 17 Nov · 2 cards" in screen_text(pilot.app)
        await collect(pilot, "Dee; late card")
    dee = next(number for number in store.contacts.ids() if store.contacts.get(number).name == "Dee")
    moment = store.timeline.get(store.timeline.of(dee)[0]).interaction.moment
    assert (moment.day, moment.timed) == (date(2026, 11, 17), False)


async def test_F8_every_number_opens_the_list_it_counts(store: Store, clock: TestClock) -> None:
    def people(app: Any) -> list[str]:
        return [shown for shown in screen_lines(app) if "second touch" in shown and "collected" not in shown]

    async with sitting(store, clock) as (pilot, _):
        await begin(pilot)
        await collect(pilot, "Ana Ruiz; hi", "Bo Li; hi", "Cy Moe; hi")
        cy, bo, ana = [one.contact_id for one in store.events.people(1, clock())]
        clock.move(hours=5)
        store.facts.note(bo, "fact", "wrote a book", clock(), source="https://example.org")
        store.interactions.log(Kind.EMAIL, [ana], line(store, "mail", clock()), clock())
        clock.move(hours=22)
        store.interactions.log(Kind.EMAIL, [ana], line(store, "mail", clock()), clock())
        store.interactions.log(Kind.EMAIL, [cy], line(store, "mail", clock()), clock(), Direction.IN)
        await press(pilot, "down", "1")
        text = screen_text(pilot.app)
        assert "3 collected · 1 researched · 1 within 24 h · 1 replied · 1 second touch" in text
        for key, who in (("2", "Bo Li"), ("3", "Ana Ruiz"), ("4", "Cy Moe"), ("5", "Ana Ruiz")):
            await press(pilot, key)
            (row,) = people(pilot.app)
            assert who in row
        await press(pilot, "5")
        cy_row, bo_row, ana_row = people(pilot.app)
        for row, told in (
            (cy_row, ("Cy Moe", "· research ", "◷ 3 h late", "✓ replied", "· second touch")),
            (bo_row, ("Bo Li", "✓ researched", "◷ 3 h late", "· reply ", "· second touch")),
            (ana_row, ("Ana Ruiz", "· research ", "✓ 5 h ", "· reply ", "✓ second touch")),
        ):
            assert all(part in row for part in told), row


async def test_enter_and_f_in_the_list_lead_to_the_person(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    async with sitting(store, clock) as (pilot, desk):
        monkeypatch.setattr(type(desk), "action_follow_up", lambda self: asked.append(self.chosen_contact()))
        await begin(pilot)
        await collect(pilot, "Ana; hi", "Bo; hi")
        bo, ana = [one.contact_id for one in store.events.people(1, clock())]
        await press(pilot, "down", "j", "enter")
        assert pilot.app.screen is desk
        assert desk.contact_id == ana
        assert asked == []
        await press(pilot, "b", "down", "enter", "down", "f")
        assert pilot.app.screen is desk
        assert asked == [bo]


async def test_u_takes_a_card_back_and_then_the_event(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, _):
        await begin(pilot)
        await collect(pilot, "Ana; hi", "Bo; hi")
        await press(pilot, "down", "u")
        assert "undone: card of Bo, Web Summit" in screen_text(pilot.app)
        assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Ana"]
        await press(pilot, "tab")
        await collect(pilot, "Cy; hi")
        await press(pilot, "down", "u", "u", "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, EventsScreen))
        assert store.events.listed() == []
        await press(pilot, "down", "u")
        assert "nothing to undo" in screen_text(pilot.app)


async def test_a_file_that_cannot_be_written_keeps_the_line(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(store, clock) as (pilot, _):
        await begin(pilot)

        def refuse(*args: object, **options: object) -> None:
            raise StoreError("the disk is full; nothing was written")

        with monkeypatch.context() as full:
            full.setattr(store.events, "collect", refuse)
            full.setattr(store.drafts, "keep", refuse)
            await collect(pilot, "Ana; hi")
            assert "the disk is full" in screen_text(pilot.app)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, CardsScreen)
            assert typed(pilot) == "Ana; hi"
        await press(pilot, "enter")
        assert len(store.contacts.ids()) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_shown_and_never_obeyed(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    evil = "[red]x[/] \x1b[2J\x07\u202e e\u0301\u0301\u0301\u0301 漢字" * 3
    number = person(store, clock(), evil, points=(ContactPoint(PointKind.EMAIL, "evil@x.io"),))
    async with sitting(store, clock, size) as (pilot, _):
        await begin(pilot, f"{evil}, {evil}")
        await write(pilot, f"{evil}, {evil}, evil@x.io; {evil} >{evil} fri #{evil}")
        assert not set(screen_text(pilot.app)) & (HARMFUL - {"\n"})
        await press(pilot, "enter", "down", "2", "1")
        text = screen_text(pilot.app)
        assert not set(text) & (HARMFUL - {"\n"})
        assert "[red]x[/]" in text
        await press(pilot, "escape", "b", "down")
        assert not set(screen_text(pilot.app)) & (HARMFUL - {"\n"})
        assert {strip.cell_length for strip in strips(pilot.app)} == {size[0]}
    assert [one.contact_id for one in store.events.people(1, clock())] == [number]


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_funnel_and_every_key_fit(store: Store, clock: TestClock, size: tuple[int, int]) -> None:
    async with sitting(store, clock, size) as (pilot, _):
        await begin(pilot)
        await collect(pilot, "Ana Ruiz, CTO Acme; hi")
        text = screen_text(pilot.app)
        assert "1 collected · 0 researched · 0 within 24 h · 0 replied · 0 second touch" in text
        assert "· research    ◷ 24 h left   · reply    · second touch" in text
        assert "Enter saves · Tab completes · ↓ the people · empty Enter or Esc leaves" in text
        await press(pilot, "down")
        assert "Enter shows · f follow-up · 1–5 who is counted · u undo · Tab · Esc" in screen_text(pilot.app)
        await press(pilot, "up")
        assert "Enter saves" in screen_text(pilot.app)
