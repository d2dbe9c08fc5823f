"""Duplicates on screen: found with their reasons, laid side by side, merged by keys alone, and parted by undo."""

from threading import Event

import pytest
from conftest import TestClock, line, person
from deskside import harmful, network, press, screen_lines, screen_text, sitting, until

from netui.domain.interaction import Kind
from netui.domain.people.contact import ContactPoint, PointKind, Tier
from netui.store import Store, UnknownContact
from netui.tui.screens.dialogs.choice import ChoiceScreen
from netui.tui.screens.people import duplicates as duplicates_screen
from netui.tui.screens.people.duplicates import DuplicatesScreen
from netui.tui.screens.people.merge import MergeScreen

MAIL = ContactPoint(PointKind.EMAIL, "ANA@acme.io")
PHONE = ContactPoint(PointKind.PHONE, "+34 91 555 00 00")
SMALL, LARGE = (80, 24), (140, 40)


def doubled(store: Store, clock: TestClock) -> tuple[int, int]:
    """The small network, and Ana in it once more: as she came from a telephone."""
    ana = network(store, clock).ana
    double = person(
        store,
        clock(),
        "Ruiz, Ana",
        role="Chief Technology Officer",
        place="Madrid",
        about="plays chess",
        points=(MAIL, PHONE),
        tags=("chess",),
    )
    store.attention.set_tier([double], Tier.POOL, clock())
    store.interactions.log(Kind.CALL, [double], line(store, "hello >deck *sails", clock()), clock())
    return ana, double


def note_conflict(store: Store, who: int, field: str, mine: str, theirs: str) -> None:
    put = "INSERT INTO conflict (contact_id, field, mine, theirs, source, noted_on) VALUES (?, ?, ?, ?, ?, ?)"
    store.connection.database.execute_sql(put, (who, field, mine, theirs, "google.csv", "2026-11-17"))


def here(store: Store, who: int) -> bool:
    try:
        return bool(store.contacts.get(who))
    except UnknownContact:
        return False


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_who_are_one_are_merged_by_keys_and_undo_brings_both_back(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    ana, double = doubled(store, clock)
    before = [store.contacts.get(who) for who in (ana, double)]
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, DuplicatesScreen)
        await until(pilot, lambda: "1 sure · 0 perhaps" in screen_text(pilot.app))
        shown = screen_text(pilot.app)
        assert "● sure     Ana Ruiz  =  Ruiz, Ana" in shown
        assert "the same e-mail ana@acme.io · the same words in another order" in shown
        assert "Acme, last 4w  =  no firm, last today" in shown

        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MergeScreen)
        shown = screen_text(pilot.app)
        assert "stays  Ana Ruiz" in shown
        assert "goes  Ruiz, Ana" in shown
        assert "1 entry, 1 open promise and 1 thing known from the right come along" in shown
        assert any("● CTO" in text and "○ Chief Technology Officer" in text for text in screen_lines(pilot.app))
        assert any("place         = Madrid" in text for text in screen_lines(pilot.app))

        await press(pilot, "j", "l")
        assert any("○ CTO" in text and "● Chief Technology Officer" in text for text in screen_lines(pilot.app))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DuplicatesScreen)
        assert "✓ merge Ruiz, Ana into Ana Ruiz · u undoes" in screen_text(pilot.app)
        await until(pilot, lambda: "Nobody seems to be here twice." in screen_text(pilot.app))
        contact = store.contacts.get(ana)
        assert (contact.name, contact.role, contact.tier) == ("Ana Ruiz", "Chief Technology Officer", Tier.A)
        assert (contact.about, contact.tags) == ("plays chess", ("fintech", "chess"))
        assert [point.value for point in contact.points] == [
            "ana@acme.io",
            "+34 600 123 123",
            "@anaruiz",
            PHONE.value,
        ]
        assert not here(store, double)
        assert len(store.timeline.of(ana)) == 2

        await press(pilot, "u")
        assert "undone: merge Ruiz, Ana into Ana Ruiz" in screen_text(pilot.app)
        await until(pilot, lambda: "● sure     Ana Ruiz" in screen_text(pilot.app))
        assert [store.contacts.get(who) for who in (ana, double)] == before
        assert [len(store.timeline.of(who)) for who in (ana, double)] == [1, 1]
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_x_says_that_they_are_two_and_nobody_asks_again(store: Store, clock: TestClock) -> None:
    ana, double = doubled(store, clock)
    async with sitting(store, clock, SMALL) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "1 sure" in screen_text(pilot.app))
        await press(pilot, "x")
        assert "are two people · u undoes" in screen_text(pilot.app)
        assert "● sure" not in screen_text(pilot.app)
        assert store.duplicates.candidates() == []
        await press(pilot, "escape", "D")
        await until(pilot, lambda: "Nobody seems to be here twice." in screen_text(pilot.app))
        await press(pilot, "u")
        await until(pilot, lambda: "● sure     Ana Ruiz" in screen_text(pilot.app))
        assert [one.pair for one in store.duplicates.candidates()] == [(ana, double)]


async def test_two_marked_are_laid_side_by_side_at_once(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock, LARGE) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space")
        assert desk.marked == {people.ana, people.bo}
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, MergeScreen)
        assert "stays  Ana Ruiz" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen is desk
        assert "merge Bo Li into Ana Ruiz" in screen_text(pilot.app)
        assert not here(store, people.bo)
        assert len(store.timeline.of(people.ana)) == 2
        assert desk.chosen_contact() == people.ana
        assert desk.marked == frozenset()
        await press(pilot, "u")
        assert here(store, people.bo)
        await press(pilot, "1", "g", "space", "space", "D", "escape")
        assert len(store.history.past()) == len([one for one in store.history.past() if not one.undone]) + 1
        assert desk.marked == {people.ana, people.bo}


async def test_the_other_one_stays_and_both_or_all_of_one_side_are_one_key(store: Store, clock: TestClock) -> None:
    ana, double = doubled(store, clock)
    async with sitting(store, clock, LARGE) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "1 sure" in screen_text(pilot.app))
        await press(pilot, "enter", "b")
        assert "there is only one of that" in screen_text(pilot.app)
        await press(pilot, "l", "s")
        shown = screen_text(pilot.app)
        assert "stays  Ruiz, Ana" in shown
        assert "goes  Ana Ruiz" in shown
        assert any("● Ruiz, Ana" in text and "○ Ana Ruiz" in text for text in screen_lines(pilot.app))
        assert any("○ Chief Technology Officer" in text and "● CTO" in text for text in screen_lines(pilot.app))
        await press(pilot, "right", "equals_sign", "left", "enter")
        contact = store.contacts.get(double)
        assert (contact.name, contact.role, contact.tier) == ("Ruiz, Ana", "CTO", Tier.A)
        assert (contact.organisation, contact.about, contact.tags) == ("Acme", "", ("fintech",))
        assert not here(store, ana)
        assert len(store.timeline.of(double)) == 2
        assert store.history.past()[0].name == "merge Ana Ruiz into Ruiz, Ana"


async def test_what_another_window_changed_meanwhile_is_shown_before_it_is_merged(
    store: Store, clock: TestClock
) -> None:
    ana, double = doubled(store, clock)
    async with sitting(store, clock, SMALL) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "1 sure" in screen_text(pilot.app))
        await press(pilot, "enter")
        store.attention.set_depth([double], 5, clock())
        await press(pilot, "enter")
        assert "changed meanwhile" in screen_text(pilot.app)
        assert here(store, double)
        await press(pilot, "enter")
        assert not here(store, double)
        assert store.contacts.get(ana).depth == 5


async def test_a_candidate_who_is_gone_meanwhile_is_said_so(store: Store, clock: TestClock) -> None:
    _, double = doubled(store, clock)
    async with sitting(store, clock, SMALL) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "1 sure" in screen_text(pilot.app))
        store.removing.remove([double], clock())
        await press(pilot, "enter")
        assert "there is no contact" in screen_text(pilot.app)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, DuplicatesScreen)
        assert "there is no contact" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_conflicts_of_imports_are_decided_behind_tab(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    ana = network(store, clock).ana
    note_conflict(store, ana, "role", "CTO", "CEO and founder")
    note_conflict(store, ana, "place", "Madrid", "Lisbon")
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "2 conflicts of imports" in screen_text(pilot.app))
        await press(pilot, "tab")
        await until(pilot, lambda: "Conflicts of imports · 2" in screen_text(pilot.app))
        shown = screen_text(pilot.app)
        assert "Ana Ruiz  role  google.csv, Tue 17 Nov" in shown
        assert "mine    “CTO”" in shown
        assert "theirs  “CEO and founder”" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await press(pilot, "t")
        assert "✓ role of Ana Ruiz from google.csv · u undoes" in screen_text(pilot.app)
        assert store.contacts.get(ana).role == "CEO and founder"
        await press(pilot, "x")
        assert store.contacts.get(ana).place == "Madrid"
        assert store.conflicts.open() == []
        assert "No file says otherwise." in screen_text(pilot.app)
        await press(pilot, "u", "u")
        assert store.contacts.get(ana).role == "CTO"
        assert [one.field for one in store.conflicts.open()] == ["role", "place"]
        assert "Conflicts of imports · 2" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_nobody_here_twice_teaches_what_is_found(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    network(store, clock)
    async with sitting(store, clock, size) as (pilot, desk):
        await press(pilot, "D")
        await until(pilot, lambda: "Nobody seems to be here twice." in screen_text(pilot.app))
        shown = screen_text(pilot.app)
        assert "equal e-mails, numbers and profiles" in shown
        assert "Space marks two" in shown
        await press(pilot, "enter", "x", "u", "tab", "enter", "x")
        assert "No file says otherwise." in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is desk


async def test_nothing_in_a_name_or_a_card_acts_on_the_terminal(store: Store, clock: TestClock) -> None:
    foul = "[red]\x1b[31mAna\u202e\n\x9bRuiz[/]"
    for mail in ("a\x1b]0;@x.org", "b\x07@y.org"):
        person(store, clock(), foul, about=foul, role=foul + mail, points=(ContactPoint(PointKind.EMAIL, mail),))
    async with sitting(store, clock, SMALL) as (pilot, _):
        await press(pilot, "D")
        await until(pilot, lambda: "1 perhaps" in screen_text(pilot.app))
        assert harmful(pilot.app) == set()
        await press(pilot, "enter", "j", "j")
        assert "[red]" in screen_text(pilot.app)
        assert harmful(pilot.app) == set()


async def test_keys_are_answered_while_it_still_looks(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(store, clock)
    going_on = Event()
    monkeypatch.setattr(duplicates_screen, "candidates", lambda everybody: (going_on.wait(20), [])[1])
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "D")
        await until(pilot, lambda: "Looking through everybody" in screen_text(pilot.app))
        await press(pilot, "tab")
        await until(pilot, lambda: "Conflicts of imports · 0" in screen_text(pilot.app))
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        going_on.set()
