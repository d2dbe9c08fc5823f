"""Marks: several contacts at once, each action one change and one undo."""

from conftest import TestClock, line, person
from deskside import network, one_row_each, press, screen_text, sitting, until, write

from netui.domain.interaction import Kind
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


async def test_x_x_archives_all_and_one_undo_brings_them_back(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "x")
        assert "What becomes of 2 people?" in screen_text(pilot.app)
        assert "bring back" not in screen_text(pilot.app)
        await press(pilot, "x")
        assert {store.contacts.get(who).state for who in (people.ana, people.bo)} == {State.ARCHIVED}
        assert "✓ archive Ana Ruiz and 1 more · u undoes" in screen_text(pilot.app)
        assert "Contacts 4" in screen_text(pilot.app)
        assert desk.marked == frozenset()
        await press(pilot, "u")
        assert {store.contacts.get(who).state for who in (people.ana, people.bo)} == {State.ACTIVE}


async def test_x_D_deletes_all_with_their_timelines_and_u_brings_everything_back(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.MET, [people.ana], line(store, "dinner @Dana", clock()), clock())
    store.interactions.log(Kind.MET, [people.ana], line(store, "lunch @Bo", clock()), clock())
    store.drafts.keep(people.bo, "call", "pricing", clock.at)
    async with sitting(store, clock, (140, 40)) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "x")
        assert "with 3 entries of the timelines; u takes it back" in screen_text(pilot.app)
        assert "what was begun and is not saved waits in the inbox then" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert desk.marked == {people.ana, people.bo}
        await press(pilot, "x", "D")
        assert "✓ delete 2 people · u undoes" in screen_text(pilot.app)
        assert "Contacts 4" in screen_text(pilot.app)
        assert "Ana Ruiz" not in screen_text(pilot.app)
        assert desk.marked == frozenset()
        assert store.contacts.ids(archived=True) == [people.chloe, people.dana, people.eve, people.jens]
        assert store.promises.every() == []
        assert len(store.timeline.of(people.dana)) == 2
        assert store.drafts.line(0, "call") == "pricing"
        assert one_row_each(desk)
        await press(pilot, "u")
        assert "undone: delete 2 people" in screen_text(pilot.app)
        assert "Contacts 6" in screen_text(pilot.app)
        assert [len(store.timeline.of(who)) for who in (people.ana, people.bo)] == [3, 2]
        await press(pilot, "ctrl+r")
        assert "redone: delete 2 people" in screen_text(pilot.app)
        assert len(store.contacts.ids()) == 4


async def test_of_those_marked_only_the_archived_are_brought_back_and_only_the_others_archived(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    store.contacts.set_state([people.ana], State.ARCHIVED, clock())
    store.contacts.set_state([people.bo], State.DECEASED, clock())
    all_three = (people.ana, people.bo, people.chloe)

    def states() -> list[State]:
        return [store.contacts.get(who).state for who in all_three]

    async with sitting(store, clock) as (pilot, desk):
        desk.mark_only(frozenset(all_three))
        await press(pilot, "1", "x")
        assert "1 of 3: the history stays" in screen_text(pilot.app)
        assert "1 of 3: from the archive" in screen_text(pilot.app)
        await press(pilot, "a")
        assert states() == [State.ACTIVE, State.DECEASED, State.ACTIVE]
        assert "✓ bring back Ana Ruiz · u undoes" in screen_text(pilot.app)
        desk.mark_only(frozenset(all_three))
        await press(pilot, "x", "x")
        assert states() == [State.ARCHIVED, State.DECEASED, State.ARCHIVED]


async def test_x_on_somebody_archived_asks_and_a_brings_back(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "x")
        assert store.contacts.get(people.ana).state is State.ARCHIVED
        await press(pilot, "slash", *"is:archived", "enter", "x")
        assert "What becomes of Ana Ruiz?" in screen_text(pilot.app)
        assert "with 1 entry of the timeline; u takes it back" in screen_text(pilot.app)
        await press(pilot, "x")
        assert store.contacts.get(people.ana).state is State.ARCHIVED
        await press(pilot, "a")
        assert "✓ bring back Ana Ruiz" in screen_text(pilot.app)
        assert store.contacts.get(people.ana).state is State.ACTIVE
        await press(pilot, "u", "1", "g", "x", "D")
        assert "✓ delete Ana Ruiz · u undoes" in screen_text(pilot.app)
        assert "Nobody fits" in screen_text(pilot.app)
        assert people.ana not in store.contacts.ids(archived=True)
        await press(pilot, "u")
        assert len(store.timeline.of(people.ana)) == 1
        assert desk.contacts.list.chosen_key == people.ana


async def test_of_the_deceased_only_the_history_is_left_to_delete(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.contacts.set_state([people.ana], State.DECEASED, clock())
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "slash", *"is:deceased", "enter", "x")
        assert "Ana Ruiz is deceased: the history stays; Space and x can delete it" in screen_text(pilot.app)
        await press(pilot, "space", "x", "x", "a")
        assert store.contacts.get(people.ana).state is State.DECEASED
        await press(pilot, "D")
        assert people.ana not in store.contacts.ids(archived=True)


async def test_whom_another_window_deleted_meanwhile_is_said_so(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.contacts.set_state([people.ana], State.ARCHIVED, clock())
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "slash", *"is:archived", "enter", "x")
        store.removing.remove([people.ana], clock())
        await press(pilot, "D")
        assert "there is no contact with id" in screen_text(pilot.app)
        assert pilot.app.screen is desk


async def test_on_the_timeline_x_is_about_the_entry_whoever_is_marked(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    async with sitting(store, clock) as (pilot, desk):
        await press(pilot, "1", "g", "space", "space", "2", "x")
        assert pilot.app.screen is desk
        assert store.timeline.of(people.chloe) == []
        assert desk.marked == {people.ana, people.bo}


async def test_P_promotes_those_marked_in_the_pool_with_their_days_spread(store: Store, clock: TestClock) -> None:
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
