"""Many rows added at once are recorded as if they had come one by one, and undone to the byte."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person, took_in

from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind
from netui.store import Store, open_store
from netui.store.file import many_rows
from netui.store.models.people import ContactDateRow, PointRow
from netui.store.people.card_rows import date_rows, point_rows

POINTS = tuple(
    ContactPoint(PointKind.HANDLE, value, label)
    for value in ("a", "", "Zoë", "李明", "nul \0 within", "line\nline", "12", "x" * 3000)
    for label in ("", "work", "été")
)
DATES = tuple(PartialDate("birthday", year, 2, None, "", None) for year in (None, *range(1980, 2000)))


PAST = ("change", "delta", "sqlite_sequence", "written")
"""What tells of the past, or is made of the rest."""


def content(store: Store, *apart: str) -> list[str]:
    lines = store.connection.database.connection().iterdump()
    return [line for line in lines if not line.startswith(tuple(f'INSERT INTO "{name}' for name in apart))]


def fill(store: Store, clock: TestClock) -> list[tuple[Any, ...]]:
    """Many points and dates for one person; what the change recorded."""
    ana = person(store, clock(), "Ana")
    with store.connection.changing("many", clock().at) as doing:
        store.connection.add_all(PointRow, point_rows(ana, POINTS))
        store.connection.add_all(ContactDateRow, date_rows(ana, DATES))
    sql = "SELECT op, tbl, row, col, old, new FROM delta WHERE change_id = ? ORDER BY id"
    return store.connection.sql(sql, doing.change.id)


def test_many_are_recorded_like_one_by_one(
    store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = fill(store, clock)
    monkeypatch.setattr(many_rows, "_FEW", 1_000)
    with open_store(tmp_path / "other.db", now=clock.at, backups=tmp_path / "backups", create=True) as other:
        assert fill(other, clock) == together
    assert len(together) == len(POINTS) + len(DATES)


def test_many_are_undone_and_brought_back_to_the_byte(store: Store, clock: TestClock) -> None:
    before = content(store, *PAST)
    drafts = [
        ContactDraft(
            f"Person {number}",
            organisation=f"Company {number % 7}",
            place="Lisbon",
            about="met\0at York",
            points=(
                ContactPoint(PointKind.EMAIL, f"p{number}@example.org", "work"),
                ContactPoint(PointKind.PHONE, f"+1 212 555 {number:04}"),
            ),
            tags=("york", "Zoë"),
            dates=(PartialDate("birthday", 1980, 2, number % 28 + 1),),
            uid=f"p{number}",
            raw=f"BEGIN:VCARD {number}",
        )
        for number in range(600)
    ]
    took_in(store, drafts, "phone.vcf", clock())
    after = content(store, "change", "written")
    store.history.undo()
    assert content(store, *PAST) == before
    store.history.redo()
    assert content(store, "change", "written") == after


def test_what_fails_in_the_middle_is_taken_back_and_the_next_is_recorded(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    before = content(store, "change", "sqlite_sequence")
    with pytest.raises(Exception, match="nothing was written"), store.connection.changing("many", clock().at):
        store.connection.add_all(PointRow, [*point_rows(ana, POINTS), *point_rows(ana + 1, POINTS)])
    assert content(store, "change", "sqlite_sequence") == before
    person(store, clock(), "Bo")
    store.history.undo()
    assert [contact.name for contact in map(store.contacts.get, store.contacts.ids())] == ["Ana"]


def test_what_was_added_before_a_failure_that_is_borne_is_recorded(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana")
    before = content(store, *PAST)
    with store.connection.changing("many", clock().at):
        rows = [*point_rows(ana, POINTS * 9), *point_rows(ana + 1, POINTS * 9)]
        with pytest.raises(sqlite3.IntegrityError):
            store.connection.add_all(PointRow, rows)
        store.connection.add_all(ContactDateRow, date_rows(ana, DATES))
    assert store.contacts.get(ana).points
    store.history.undo()
    assert content(store, *PAST) == before


def test_a_large_change_has_more_room_only_while_it_lasts(store: Store) -> None:
    def room() -> int:
        return int(store.connection.sql("PRAGMA cache_size")[0][0])

    usual = room()
    with store.connection.roomy():
        assert abs(room()) > abs(usual)
    assert room() == usual
