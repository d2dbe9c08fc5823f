"""Many rows added at once are recorded as if they had come one by one, and undone to the byte."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import TestClock, person, took_in

from netui.domain.people.contact import ContactDraft, ContactPoint, Job, PartialDate, PointKind
from netui.store import Store, open_store
from netui.store.file import many_rows
from netui.store.incoming import coming_in
from netui.store.models.people import ContactDateRow, PointRow
from netui.store.people.card_rows import date_rows, point_rows

POINTS = tuple(
    ContactPoint(PointKind.HANDLE, value, label)
    for value in ("a", "", "Zoë", "李明", "100 %s %d", "line\nline", "12", "-0.5", "n0:", "x" * 3000)
    for label in ("", "work", "été")
)
WITH_NUL = (*POINTS, ContactPoint(PointKind.HANDLE, "nul \0 within"))
DATES = tuple(PartialDate("birthday", year, 2, None, "", None) for year in (None, *range(1980, 2000)))


PAST = ("change", "delta", "sqlite_sequence", "written")
"""What tells of the past, or is made of the rest."""


def content(store: Store, *apart: str) -> list[str]:
    lines = store.connection.database.connection().iterdump()
    return [line for line in lines if not line.startswith(tuple(f'INSERT INTO "{name}' for name in apart))]


def recorded(store: Store) -> list[tuple[Any, ...]]:
    """What the last change recorded."""
    return store.connection.sql("SELECT * FROM delta WHERE change_id = (SELECT max(id) FROM change) ORDER BY id")


def fill(store: Store, clock: TestClock, points: tuple[ContactPoint, ...]) -> int:
    """Many points and dates for one person; how many rows were added."""
    ana = person(store, clock(), "Ana")
    with store.connection.changing("many", clock().at):
        store.connection.add_all(PointRow, point_rows(ana, points))
        store.connection.add_all(ContactDateRow, date_rows(ana, DATES))
    return len(points) + len(DATES)


@pytest.mark.parametrize("points", [POINTS, WITH_NUL], ids=["plain", "with NUL"])
def test_many_are_recorded_like_one_by_one(
    points: tuple[ContactPoint, ...],
    store: Store,
    clock: TestClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = fill(store, clock, points)
    monkeypatch.setattr(many_rows, "_FEW", 1_000)
    with open_store(tmp_path / "other.db", now=clock.at, backups=tmp_path / "backups", create=True) as other:
        fill(other, clock, points)
        assert recorded(other) == recorded(store)
    assert len(recorded(store)) == count


@pytest.mark.parametrize("about", ["met at York", "met\0at York"], ids=["plain", "with NUL"])
def test_an_import_is_recorded_as_the_triggers_of_its_tables_record_it(
    about: str, store: Store, clock: TestClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_in, "_uids", lambda count: [f"uid {number}" for number in range(count)])
    drafts = [
        ContactDraft(
            f"Zoë {number}",
            about=about,
            points=(ContactPoint(PointKind.PHONE, f"+1 212 555 {number:04}"),),
            tags=("york", "Zoë"),
            dates=(PartialDate("birthday", None, 2, number + 1),),
            jobs=(Job("CTO", "李明 100 %s"),),
            raw=f"card {number}",
        )
        for number in range(20)
    ]
    took_in(store, drafts, "phone.vcf", clock())
    monkeypatch.setattr(many_rows, "_FEW", 1_000)
    with open_store(tmp_path / "other.db", now=clock.at, backups=tmp_path / "backups", create=True) as other:
        took_in(other, drafts, "phone.vcf", clock())
        assert recorded(other) == recorded(store)
    assert len(recorded(store)) >= 6 * len(drafts)


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
