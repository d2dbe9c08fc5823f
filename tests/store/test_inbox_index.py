"""The inbox is found without looking at every entry, and is right whatever was written, moved or undone."""

from pathlib import Path

from conftest import TestClock, line, person

from netui.domain.interaction import Kind
from netui.store import Store
from netui.store.file import inbox_index

OWN = Path("/nowhere/netui")

NOBODYS = (
    "SELECT i.id FROM interaction i WHERE i.id NOT IN (SELECT interaction_id FROM participant) "
    "ORDER BY i.at DESC, i.id DESC"
)
"""The inbox by looking at every entry."""


def truth(store: Store) -> list[int]:
    return [row[0] for row in store.connection.sql(NOBODYS)]


def right(store: Store) -> None:
    assert store.timeline.inbox() == truth(store)
    assert inbox_index.missed(store.connection.database) == []
    kept = [row[0] for row in store.connection.sql("SELECT interaction_id FROM unassigned")]
    assert sorted(kept) == sorted(truth(store))


def test_an_entry_of_nobody_is_in_the_inbox_until_it_is_given_to_somebody(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    store.interactions.log(Kind.CALL, [ana], line(store, "hers", clock()), clock())
    entry = store.interactions.log(Kind.NOTE, [], line(store, "whose?", clock()), clock()).subject
    assert store.timeline.inbox() == [entry]
    right(store)
    store.interactions.move(entry, ana, clock())
    assert store.timeline.inbox() == []
    store.history.undo()
    assert store.timeline.inbox() == [entry]
    right(store)


def test_the_inbox_has_what_is_left_when_its_only_person_is_removed(store: Store, clock: TestClock) -> None:
    ana, bo = person(store, clock(), "Ana"), person(store, clock(), "Bo")
    store.interactions.log(Kind.CALL, [ana, bo], line(store, "both", clock()), clock())
    store.interactions.log(Kind.CALL, [bo], line(store, "alone", clock()), clock())
    store.removing.remove([bo], clock())
    right(store)
    store.history.undo()
    right(store)
    assert store.timeline.inbox() == []


def test_an_inbox_that_misses_an_entry_is_found_out_and_mended(store: Store, clock: TestClock) -> None:
    entry = store.interactions.log(Kind.NOTE, [], line(store, "whose?", clock()), clock()).subject
    with store.connection.writing():
        store.connection.sql("DELETE FROM unassigned")
    assert store.timeline.inbox() == []
    (found,) = (one for one in store.checking.everything(clock(), OWN) if not one.well)
    assert found.about == "inbox"
    assert "wrong about 1 entry: netui doctor --fix" in found.says
    assert found.mend is not None
    assert found.mend() == "the inbox has looked at 1 entry again"
    assert store.timeline.inbox() == [entry]
