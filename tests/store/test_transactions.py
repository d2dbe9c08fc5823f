"""A verb is whole or absent, and two windows on one file lose nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, line, person, took_in

from netui.domain.interaction import Kind
from netui.domain.line.logline import LogLine
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.store import Store, StoreError, open_store
from netui.store.file.connection import Connection

CARD = ContactDraft(
    "Bo Li", points=(ContactPoint(PointKind.EMAIL, "bo@li.io"), ContactPoint(PointKind.PHONE, "+1 212 555 0123")),
    tags=("vip", "york"),
)  # fmt: skip
RICH = (
    "15m pricing @Cy >send the deck 2026-12-01 <intro 2026-12-24 +cfo *son runs #vip ^2026-12-09 !article www.x.io"
)


def everything(store: Store) -> list[str]:
    """Every row of every table, as text."""
    return list(store.connection.database.connection().iterdump())


@pytest.fixture
def other(store: Store, clock: TestClock) -> Iterator[Store]:
    """A second window on the same file."""
    with open_store(store.path, now=clock.at, backups=store.path.parent / "backups") as opened:
        yield opened


def rich_log(store: Store, clock: TestClock) -> object:
    bo = store.finding.resolve("Bo Li")[0][0]
    return store.interactions.log(Kind.CALL, [bo], line(store, RICH, clock()), clock())


def rich_edit(store: Store, clock: TestClock) -> object:
    return store.interactions.edit(1, line(store, "other words >other deed ^2026-12-24", clock()), clock())


VERBS: dict[str, Callable[[Store, TestClock], object]] = {
    "add": lambda store, clock: store.contacts.add(CARD, clock()),
    "edit a card": lambda store, clock: store.contacts.edit(1, CARD, clock()),
    "log": rich_log,
    "edit an entry": rich_edit,
    "delete": lambda store, clock: store.interactions.delete(1, clock()),
    "move": lambda store, clock: store.interactions.move(1, 2, clock()),
    "merge": lambda store, clock: store.merging.merge(1, 2, clock()),
    "remove": lambda store, clock: store.removing.remove([1], clock()),
    "import": lambda store, clock: took_in(store, [CARD, ContactDraft("Zoe")], "cards.vcf", clock()),
    "undo": lambda store, clock: store.history.undo(),
}


class Stop(Exception):  # noqa: N818
    """What the test lets go wrong."""


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_fails_at_any_step_leaves_nothing(
    store: Store, clock: TestClock, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.connection.sql("PRAGMA synchronous = OFF")
    for name in ("Bo Li", "Cy"):
        person(store, clock(), name, tags=("york",), points=CARD.points)
    rich_log(store, clock)
    before = everything(store)
    plain = type(store.connection.database).execute_sql
    for step in range(1000):
        left = step

        def failing(self: object, sql: str, *args: object, **kwargs: object) -> object:
            nonlocal left
            if sql.split()[0] in ("INSERT", "UPDATE", "DELETE"):
                left -= 1
                if left < 0:
                    raise Stop
            return plain(self, sql, *args, **kwargs)

        with monkeypatch.context() as patch:
            patch.setattr(type(store.connection.database), "execute_sql", failing)
            try:
                VERBS[verb](store, clock)
            except Stop:
                assert everything(store) == before, f"step {step}"
                continue
        break
    assert step > 1
    assert everything(store) != before


def test_an_error_of_sqlite_within_a_verb_is_one_sentence_and_leaves_nothing(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(store)

    def broken(self: Connection, query: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Connection, "run", broken)
    with pytest.raises(StoreError, match=r"the disk did not answer for .*; nothing was written"):
        store.contacts.add(CARD, clock())
    monkeypatch.undo()
    assert everything(store) == before


@pytest.mark.parametrize(
    ("written", "says"), [(False, "; nothing was written"), (True, "look whether it is there")]
)
def test_a_commit_that_fails_says_that_nothing_was_written_only_where_that_is_so(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch, written: bool, says: str
) -> None:
    database = type(store.connection.database)
    plain = database.commit

    def commit(self: Any) -> None:
        if written:
            plain(self)
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(database, "commit", commit)
        with pytest.raises(StoreError, match=says):
            store.contacts.add(CARD, clock())
    assert bool(store.contacts.ids()) is written


def test_after_a_failed_verb_the_next_one_is_recorded_as_its_own(
    store: Store, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(store.contacts, "_put_tags", broken)
        with pytest.raises(Stop):
            store.contacts.add(CARD, clock())
    person(store, clock(), "Cy")
    assert [past.name for past in store.history.past()] == ["add Cy"]
    store.history.undo()
    assert store.contacts.ids() == []


def test_a_verb_within_another_is_one_change_and_one_undo(store: Store, clock: TestClock) -> None:
    before = everything(store)
    with store.connection.changing("two at once", clock.at) as doing:
        store.contacts.add(CARD, clock())
        store.contacts.add(ContactDraft("Cy"), clock())
    assert doing.change.id is not None
    assert [past.name for past in store.history.past()] == ["two at once"]
    store.history.undo()
    assert store.contacts.ids() == []
    assert [
        row for row in everything(store) if "change" not in row and "delta" not in row and "sequence" not in row
    ] == [row for row in before if "change" not in row and "delta" not in row and "sequence" not in row]


def test_a_verb_that_changes_nothing_has_no_number(store: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    change = store.contacts.set_state([bo], store.contacts.get(bo).state, clock())
    assert change.id is None
    assert len(store.history.past()) == 1


def test_two_windows_writing_in_turns_lose_nothing(store: Store, other: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    for number in range(20):
        for window in (store, other):
            window.interactions.log(
                Kind.CALL, [bo], line(window, f"call {number}", clock.move(minutes=1)), clock()
            )
    assert store.timeline.of(bo) == other.timeline.of(bo)
    assert len(store.timeline.of(bo)) == 40
    for window in (other, store) * 20:
        window.history.undo()
    assert store.timeline.of(bo) == other.timeline.of(bo) == []


def test_a_window_sees_that_the_other_wrote_and_what(store: Store, other: Store, clock: TestClock) -> None:
    bo = person(store, clock(), "Bo")
    seen = store.connection.data_version()
    assert store.connection.data_version() == seen
    other.interactions.log(Kind.CALL, [bo], LogLine(""), clock())
    assert store.connection.data_version() != seen
    assert len(store.timeline.of(bo)) == 1
    seen = store.connection.data_version()
    store.interactions.log(Kind.CALL, [bo], LogLine(""), clock())
    assert store.connection.data_version() == seen, "one's own writes are no news"


def test_undo_in_one_window_takes_back_what_the_other_did_last(
    store: Store, other: Store, clock: TestClock
) -> None:
    person(store, clock(), "Bo")
    person(other, clock(), "Cy")
    assert store.history.undo().name == "add Cy"
    assert other.history.redo().name == "add Cy"


def test_a_write_waits_for_the_others_transaction_instead_of_failing_half_way(
    store: Store, other: Store, clock: TestClock
) -> None:
    other.connection.sql("PRAGMA busy_timeout = 20")
    with store.connection.changing("long work", clock.at):
        store.contacts.add(CARD, clock())
        with pytest.raises(StoreError, match="locked; nothing was written"):
            person(other, clock(), "Cy")
        store.contacts.add(ContactDraft("Dana"), clock())
    person(other, clock(), "Cy")
    assert [store.contacts.get(number).name for number in store.contacts.ids()] == ["Bo Li", "Cy", "Dana"]


def test_what_was_acknowledged_is_there_for_whoever_opens_the_file_next(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Bo")
    copy = Path(store.path).read_bytes()
    target = store.path.with_name("copy.db")
    target.write_bytes(copy)
    with open_store(target, now=clock.at, backups=store.path.parent / "backups") as opened:
        assert len(opened.contacts.ids()) == 1
