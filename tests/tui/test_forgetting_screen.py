"""Forgetting somebody for good on screen: one of the few questions, and what it says comes true."""

from conftest import TestClock, line
from deskside import harmful, network, one_row_each, press, screen_text, sitting, until

from netui.domain.interaction import Kind
from netui.domain.people.contact import State
from netui.store import Store


async def test_x_F_says_first_what_goes_and_what_stays_and_y_forgets(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    store.interactions.log(Kind.CALL, [people.bo], line(store, "we spoke of Ana Ruiz", clock()), clock())
    old = store.backups.make(clock.at)
    async with sitting(store, clock, (80, 24)) as (pilot, desk):
        await press(pilot, "1", "g", "x", "g", "G")
        assert store.contacts.get(people.ana).state is State.ARCHIVED
        await press(pilot, "u", "1", "g", "space", "x")
        assert "F  forget      for good: nothing brings them back" in screen_text(pilot.app)
        await press(pilot, "F")
        await until(pilot, lambda: "Forget Ana Ruiz for good?" in screen_text(pilot.app))
        shown = screen_text(pilot.app)
        assert "the card, 1 entry and all that is known go for good" in shown
        assert "undo loses 5 changes in which they occur, or that rest on one" in shown
        assert "1 text of others names them and will stay as before:" in shown
        assert "Bo Li: we spoke of Ana Ruiz" in shown
        assert "1 backup holds them as well" in shown
        await press(pilot, "enter")
        assert store.contacts.get(people.ana).name == "Ana Ruiz", "the first answer is to keep"
        await press(pilot, "x", "F")
        await until(pilot, lambda: "for good?" in screen_text(pilot.app))
        await press(pilot, "escape")
        assert desk.marked == {people.ana}
        assert "nobody was forgotten" in screen_text(pilot.app)
        await press(pilot, "x", "F")
        await until(pilot, lambda: "for good?" in screen_text(pilot.app))
        await press(pilot, "y")
        await until(pilot, lambda: "✓ Ana Ruiz is forgotten · 1 backup still holds them" in screen_text(pilot.app))
        assert "Contacts 5" in screen_text(pilot.app)
        assert desk.marked == frozenset()
        assert one_row_each(desk)
        assert people.ana not in store.contacts.ids(archived=True)
        assert b"ana@acme.io" not in store.path.read_bytes()
        assert old.exists()
        await press(pilot, "u")
        assert people.ana not in store.contacts.ids(archived=True)
        await press(pilot, "1", "j", "C")
        assert "✓ call with" in screen_text(pilot.app), "and this window goes on writing"


async def test_several_marked_are_forgotten_with_the_backups_that_hold_them(
    store: Store, clock: TestClock
) -> None:
    people = network(store, clock)
    old = store.backups.make(clock.at)
    async with sitting(store, clock, (140, 40)) as (pilot, _):
        await press(pilot, "1", "g", "space", "space", "x", "F")
        await until(pilot, lambda: "Forget 2 people for good?" in screen_text(pilot.app))
        assert "b  backups too forget, and delete those backups" in screen_text(pilot.app)
        await press(pilot, "b")
        await until(pilot, lambda: "✓ 2 people are forgotten · 1 backup deleted" in screen_text(pilot.app))
        assert store.contacts.ids() == [people.chloe, people.dana, people.eve, people.jens]
        (new,) = store.backups.made().values()
        assert new != old
        assert b"Ana Ruiz" not in new.read_bytes()
        assert b"Bo Li" not in new.read_bytes()


async def test_hostile_words_of_others_do_no_harm(store: Store, clock: TestClock) -> None:
    people = network(store, clock)
    words = "Ana Ruiz \x1b[2J\u202e[/] [b]bold[/b] \x9b2J"
    store.interactions.log(Kind.CALL, [people.bo], line(store, words, clock()), clock())
    async with sitting(store, clock) as (pilot, _):
        await press(pilot, "1", "g", "space", "x", "F")
        await until(pilot, lambda: "for good?" in screen_text(pilot.app))
        assert "Ana Ruiz" in screen_text(pilot.app)
        assert not harmful(pilot.app)
