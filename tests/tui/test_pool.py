"""The pool on screen: whom to promote, one by one or many, and the tiers as they fill."""

from time import perf_counter

import pytest
from conftest import TestClock, person, took_in
from deskside import SIZES, harmful, network, press, screen_text, sitting, write
from textual.widgets import Input

from netui.domain.people.contact import ContactDraft, State, Tier
from netui.store import Store
from netui.tui.screens.people.pool import PoolScreen
from netui.tui.widgets.rows import RowList


def imported(store: Store, clock: TestClock, *names: str) -> list[int]:
    drafts = [ContactDraft(name, "CTO", "Acme", "Malmö", hook=f"sails with {name[-2:]}") for name in names]
    return list(took_in(store, drafts, "phone.vcf", clock()).added)


def crowd(store: Store, clock: TestClock, count: int) -> list[int]:
    return imported(store, clock, *(f"P{number:05}" for number in range(count)))


def tier(store: Store, who: int) -> Tier | None:
    return store.contacts.get(who).tier


async def test_R1d_one_key_promotes_and_goes_on_to_the_next(store: Store, clock: TestClock) -> None:
    first, second, third, fourth = crowd(store, clock, 4)
    async with sitting(store, clock) as (pilot, desk):
        assert desk.due.items == ()
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, PoolScreen)
        shown = screen_text(pilot.app)
        assert "Pool 4" in shown
        assert "A 0 of 15 · B 0 of 50 · C 0 of 150 · D 0" in shown
        assert "CTO · Acme · Malmö · sails with 00" in shown
        await press(pilot, "b")
        assert "✓ P00000 to tier B, due today · u undoes" in screen_text(pilot.app)
        assert "B 1 of 50" in screen_text(pilot.app)
        await press(pilot, "m", "j", "d")
        assert [tier(store, who) for who in (first, second, third, fourth)] == [
            Tier.B,
            Tier.AMBIENT,
            Tier.POOL,
            Tier.D,
        ]
        await press(pilot, "u")
        assert "undone: P00003 to tier D" in screen_text(pilot.app)
        assert tier(store, fourth) is Tier.POOL
        await press(pilot, "escape")
        assert pilot.app.screen is desk
        assert [item.contact_id for item in desk.due.items] == [first]


async def test_R1d_many_marked_are_one_change_with_their_days_spread(store: Store, clock: TestClock) -> None:
    ids = crowd(store, clock, 14)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "P", "asterisk", "g", "space", "space")
        assert "12 marked" in screen_text(pilot.app)
        await press(pilot, "b")
        assert "✓ 12 to B, over 2 days: 10 today, 2 tomorrow · u undoes" in screen_text(pilot.app)
        assert "Pool 2" in screen_text(pilot.app)
        assert [tier(store, who) for who in ids] == [Tier.POOL] * 2 + [Tier.B] * 12
        assert len(store.history.past()) == 2
        assert {item.contact_id for item in store.due.queue(clock()).items} == set(ids[2:12])
        tomorrow = store.due.queue(clock.move(days=1))
        assert {item.contact_id for item in (*tomorrow.items, *tomorrow.waiting)} == set(ids[2:])
        clock.move(days=-1)
        await press(pilot, "u")
        assert [tier(store, who) for who in ids] == [Tier.POOL] * 14
        await press(pilot, "escape")
        assert desk.due.items == ()


async def test_marks_are_taken_away_by_the_same_keys(store: Store, clock: TestClock) -> None:
    crowd(store, clock, 3)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "P", "space", "k", "space", "asterisk")
        assert "3 marked" in screen_text(pilot.app)
        await press(pilot, "asterisk")
        assert "marked" not in screen_text(pilot.app)
        await press(pilot, "g", "a")
        assert store.promoting.counts()[Tier.A] == 1


async def test_the_field_narrows_and_only_what_is_shown_is_marked(store: Store, clock: TestClock) -> None:
    ids = imported(store, clock, "Ana Ruiz", "Bo Li", "Zoë Anand")
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "P", "slash")
        await write(pilot, "ana")
        assert "Pool 3 · 2 found" in screen_text(pilot.app)
        await press(pilot, "tab", "asterisk", "c")
        assert [tier(store, who) for who in ids] == [Tier.C, Tier.POOL, Tier.C]
        assert "Nobody in the pool fits ana." in screen_text(pilot.app)
        await press(pilot, "tab", "escape")
        assert "Bo Li" in screen_text(pilot.app)
        assert isinstance(pilot.app.screen, PoolScreen)
        await press(pilot, "slash")
        assert isinstance(pilot.app.focused, Input)
        await write(pilot, "bo")
        await press(pilot, "down")
        assert isinstance(pilot.app.focused, RowList)


async def test_letters_typed_into_the_field_promote_nobody(store: Store, clock: TestClock) -> None:
    ids = crowd(store, clock, 2)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "P", "slash", "a", "b", "x", "m", "space", "u", "enter")
        assert [tier(store, who) for who in ids] == [Tier.POOL] * 2
        assert len(store.history.past()) == 1


async def test_x_archives_and_enter_shows_the_contact_on_the_main_screen(store: Store, clock: TestClock) -> None:
    first, second, third = crowd(store, clock, 3)
    person(store, clock(), "Aaron")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "P", "x")
        assert store.contacts.get(first).state is State.ARCHIVED
        assert "✓ archive P00000 · u undoes" in screen_text(pilot.app)
        await press(pilot, "j", "enter")
        assert pilot.app.screen is desk
        assert desk.contact_id == third
        assert desk.contacts.list.chosen_key == third
        assert tier(store, second) is Tier.POOL


async def test_it_starts_at_the_contact_at_hand(store: Store, clock: TestClock) -> None:
    ids = crowd(store, clock, 30)
    async with sitting(store, clock) as (pilot, desk):
        desk.show_contact(ids[20])
        await press(pilot, "P", "b")
        assert tier(store, ids[20]) is Tier.B


async def test_an_empty_pool_teaches_where_its_people_come_from(store: Store, clock: TestClock) -> None:
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "P", "a", "space", "asterisk", "x", "m", "j", "G", "enter")
        assert "The pool is empty." in screen_text(pilot.app)
        assert "the import of the main screen brings them" in screen_text(pilot.app)
        await press(pilot, "u")
        assert "nothing to undo" in screen_text(pilot.app)
        await press(pilot, "P")
        assert pilot.app.screen is desk


async def test_R1c_a_full_tier_is_a_kind_word_and_no_obstacle(store: Store, clock: TestClock) -> None:
    ids = crowd(store, clock, 3)
    async with sitting(store, clock, capacity={Tier.A: 1}) as (pilot, _):
        await press(pilot, "P", "a")
        assert "somebody may want to move" not in screen_text(pilot.app)
        assert "A full: 1 of 1" in screen_text(pilot.app)
        await press(pilot, "a")
        assert "A is full; somebody may want to move to B" in screen_text(pilot.app)
        assert [tier(store, who) for who in ids] == [Tier.A, Tier.A, Tier.POOL]


async def test_R1c_the_tier_dialog_shows_how_full_each_tier_is(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock, capacity={Tier.A: 1, Tier.B: 50}) as (pilot, desk):
        desk.show_contact(people.bo)
        await press(pilot, "t")
        shown = screen_text(pilot.app)
        assert "every 3 weeks   full: 1 of 1" in shown
        assert "A is full; somebody may want to move to B" in shown
        assert "every 2 months  1 of 50" in shown
        await press(pilot, "a")
        assert tier(store, people.bo) is Tier.A


async def test_a_refused_file_is_one_sentence_and_nothing_changes(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netui.store import StoreError

    def refuse(*_: object) -> None:
        raise StoreError("the disk is full")

    (who,) = crowd(store, clock, 1)
    async with sitting(store, clock) as (pilot, _):
        monkeypatch.setattr(store.promoting, "promote", refuse)
        await press(pilot, "P", "b")
        assert "the disk is full" in screen_text(pilot.app)
        assert tier(store, who) is Tier.POOL


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_harmless_at_every_size(
    store: Store, clock: TestClock, size: tuple[int, int]
) -> None:
    imported(store, clock, "Eve\x1b[2J\u202e", "[bold]Bo[/]", "李明" * 60, "")
    async with sitting(store, clock, size) as (pilot, _):
        await press(pilot, "P", "slash")
        await write(pilot, "[/]\u202e")
        await press(pilot, "escape", "j", "space")
        assert "Pool 4" in screen_text(pilot.app)
        assert "[bold]Bo[/]" in screen_text(pilot.app)
        assert harmful(pilot.app) == set()


async def test_ten_thousand_are_one_list_and_a_key_is_quick(store: Store, clock: TestClock) -> None:
    ids = crowd(store, clock, 10_000)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "P", "G")
        assert "P09999" in screen_text(pilot.app)
        begun = perf_counter()
        await press(pilot, "b")
        assert perf_counter() - begun < 1.0
        assert tier(store, ids[-1]) is Tier.B
        assert "P09998" in screen_text(pilot.app)


async def test_R1d_after_an_import_nothing_pops_up_and_nobody_is_due(store: Store, clock: TestClock) -> None:
    crowd(store, clock, 800)
    async with sitting(store, clock) as (pilot, desk):
        assert pilot.app.screen is desk
        assert (desk.due.items, desk.due.waiting) == ((), ())
        assert "Due today 0" in screen_text(pilot.app)
