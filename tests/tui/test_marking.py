"""Marks: several contacts at once, each action one change and one undo."""

from conftest import TestClock, person
from deskside import network, press, screen_text, sitting, until, write

from netui.domain.people.contact import State, Tier
from netui.store import Store


async def test_space_marks_and_goes_on_and_esc_lets_go_of_marks_before_the_search(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"acme", "enter", "space", "space")
        assert desk.marked == {people.ana, people.eve}
        assert "Contacts 2 · 2 marked · “acme”" in screen_text(pilot.app)
        assert "◆" in screen_text(pilot.app)
        await press(pilot, "space")
        assert desk.marked == {people.ana}
        await press(pilot, "escape")
        assert (desk.marked, desk.filter) == (frozenset(), "acme")
        assert "◆" not in screen_text(pilot.app)
        await press(pilot, "escape")
        assert desk.filter == ""


async def test_all_that_are_found_and_a_range(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"acme", "enter", "asterisk", "escape")
        await press(pilot, "escape", "asterisk")
        assert desk.marked == set(store.contacts.ids())
        await press(pilot, "asterisk")
        assert desk.marked == frozenset()
        await press(pilot, "1", "g", "j", "shift+down", "shift+down")
        assert desk.marked == {people.bo, people.chloe, people.dana}
        await press(pilot, "escape", "G", "shift+up")
        assert desk.marked == {people.eve, people.jens}


async def test_marks_outlive_a_search_but_not_the_contact(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    new = person(store, clock(), "Aaron First")
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space")
        assert desk.marked == {new, people.ana}
        await press(pilot, "slash", *"vestas", "enter")
        assert desk.marked == {new, people.ana}
        await press(pilot, "u")
        assert desk.marked == {people.ana}
        assert "1 marked" in screen_text(pilot.app)


async def test_one_line_is_one_entry_with_all_of_them(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "v")
        assert "met with 2 people" in screen_text(pilot.app)
        await write(pilot, "dinner")
        await press(pilot, "escape")
        assert store.drafts.line(0, "met with marked") == "dinner"
        await press(pilot, "v", "enter")
        assert store.timeline.of(people.ana)[0] == store.timeline.of(people.bo)[0]
        assert "✓ met with Ana Ruiz and 1 more" in screen_text(pilot.app)
        assert desk.marked == frozenset()
        assert store.drafts.line(0, "met with marked") == ""
        await press(pilot, "u")
        assert (len(store.timeline.of(people.ana)), len(store.timeline.of(people.bo))) == (1, 1)
        await press(pilot, "1", "g", "space", "space", "C")
        assert store.timeline.of(people.ana)[0] == store.timeline.of(people.bo)[0]


async def test_a_line_of_one_contact_stays_of_one_contact(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "c", *"hello", "enter")
        assert len(store.timeline.of(people.ana)) == 2
        assert len(store.timeline.of(people.bo)) == 1


async def test_tier_depth_cadence_and_tags_apply_to_all_as_one_change(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    two = (people.ana, people.bo)
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "1", "g", "space", "space")
        await press(pilot, "t", "d")
        await press(pilot, "t", "4")
        await press(pilot, "t", "e", *"5w", "enter")
        await press(pilot, "t", "#")
        await write(pilot, "harbour -fintech")
        assert "give harbour · take fintech" in screen_text(pilot.app)
        await press(pilot, "enter")
        for who in two:
            contact = store.contacts.get(who)
            assert (contact.tier, contact.depth, contact.cadence, contact.tags) == (Tier.D, 4, "P5W", ("harbour",))
        await press(pilot, "u")
        assert [store.contacts.get(who).tags for who in two] == [("fintech",), ()]
        await press(pilot, "u", "u", "u")
        assert [store.contacts.get(who).tier for who in two] == [Tier.A, Tier.B]
        assert [store.contacts.get(who).depth for who in two] == [0, 0]


async def test_x_archives_all_and_one_undo_brings_them_back(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "x")
        assert {store.contacts.get(who).state for who in (people.ana, people.bo)} == {State.ARCHIVED}
        assert desk.marked == frozenset()
        await press(pilot, "u")
        assert {store.contacts.get(who).state for who in (people.ana, people.bo)} == {State.ACTIVE}


async def test_P_promotes_those_marked_in_the_pool_with_their_days_spread(  # noqa: N802
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    guests = [person(store, clock(), f"Guest {number}") for number in range(4)]
    store.attention.set_tier(guests, Tier.POOL, clock())
    clock.move(days=60)
    async with sitting(store, clock, (140, 40), daily_limit=2) as (pilot, _):
        await press(pilot, "1", "g", "space", "P")
        assert "none of those marked is in the pool" in screen_text(pilot.app)
        await press(pilot, "slash", *"guest", "enter", "asterisk", "P")
        await until(pilot, lambda: "Promote 4 people to" in screen_text(pilot.app))
        await press(pilot, "b")
        assert {store.contacts.get(who).tier for who in guests} == {Tier.B}
        assert store.contacts.get(people.ana).tier is Tier.A
        await press(pilot, "u")
        assert {store.contacts.get(who).tier for who in guests} == {Tier.POOL}


async def test_in_the_review_space_skips_and_marks_wait(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "r", "space")
        assert "2 of 4" in screen_text(pilot.app)
        assert desk.marked == {people.ana, people.bo}
        await press(pilot, "C")
        assert len(store.timeline.of(people.chloe)) == 2
        assert len(store.timeline.of(people.ana)) == 1
