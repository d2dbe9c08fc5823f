"""What every test starts from: a fixed moment, a file of its own, no network file of the user's."""

import gc
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import forbidden
import pytest
from hypothesis import settings

from netui.domain.incoming.reading import Card, Reading
from netui.domain.line.logline import LogLine, parse_log
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import ContactDraft
from netui.store import Store, open_store
from netui.store.incoming.imports import ImportReport, finished

ZONE = "Europe/Paris"

forbidden.watch()

settings.register_profile("netui", deadline=None)
settings.load_profile("netui")
"""How long an example takes says more about the machine than about netui."""


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what was imported: looking it through took a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


class TestClock:
    """A clock that stands still until it is moved."""

    __test__ = False

    def __init__(self, at: datetime, zone: str = ZONE) -> None:
        self.at = at
        self.zone = zone

    def __call__(self) -> Moment:
        return moment_at(self.at, self.zone)

    def move(self, **span: float) -> Moment:
        """Move on (or back) by a timedelta's arguments."""
        self.at += timedelta(**span)
        return self()


@pytest.fixture
def clock() -> TestClock:
    """Wednesday 18 November 2026, 9:00 in Paris."""
    return TestClock(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NETUI_DB", "NETUI_CONFIG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _nothing_forbidden() -> Iterator[None]:
    """The live file was opened by SQLite alone, and nothing reached for a network."""
    forbidden.BROKEN.clear()
    yield
    assert forbidden.BROKEN == []


@pytest.fixture
def store(tmp_path: Path, clock: TestClock) -> Iterator[Store]:
    """A new, empty network."""
    with open_store(tmp_path / "network.db", now=clock.at, backups=tmp_path / "backups", create=True) as opened:
        yield opened


def person(store: Store, now: Moment, name: str, **fields: object) -> int:
    """Add a contact; its id."""
    subject = store.contacts.add(ContactDraft(name, **fields), now).subject  # type: ignore[arg-type]
    assert subject is not None
    return subject


def line(store: Store, text: str, now: Moment) -> LogLine:
    """A log line as this network understands it."""
    return parse_log(text, now=now.at, zone=now.zone, find=store.finding.resolve)


def took_in(store: Store, drafts: Iterable[ContactDraft], called: str, now: Moment) -> ImportReport:
    """Import drafts as a vCard file would bring them, without looking first."""
    cards = tuple(Card(draft, number) for number, draft in enumerate(drafts, start=1))
    return finished(store.imports.carry_out(store.imports.plan([Reading(cards)], called), now))
