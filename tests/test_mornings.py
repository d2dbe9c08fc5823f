"""A month of mornings in a real terminal: every day's queue is the rules', nothing is lost, nobody is stuck."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_terminal import Start, Terminal, start

from netui.demo import build
from netui.domain.due.queue import Subject
from netui.domain.moment import Moment, moment_at
from netui.store import Store, open_store

__all__ = ["start"]

FIRST = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
ZONE = "Europe/Paris"
DAYS = 30

PROGRAM = """
import os, sys
from datetime import datetime
from pathlib import Path
from netui.cli import main
from netui.domain.moment import moment_at
now = Path(os.environ["NETUI_TEST_NOW"])
sys.exit(main(clock=lambda: moment_at(datetime.fromisoformat(now.read_text()), "Europe/Paris")))
"""


def rows(store: Store, table: str) -> int:
    return int(store.connection.sql(f"SELECT count(*) FROM {table}")[0][0])


def one_morning(terminal: Terminal, store: Store, now: Moment, keys: Counter[str]) -> None:
    """Go through the day's queue: call, be done, snooze or skip, one after the other."""
    due = store.due.queue(now).items
    terminal.press("r")
    if not due:
        terminal.until("All clear.")
        terminal.press("3")  # a pane's own key leaves; Esc before another key would be Alt
        return
    for number, item in enumerate(due, start=1):
        if item.key not in {one.key for one in store.due.queue(now).items}:
            continue  # an earlier call of this morning was theirs as well
        terminal.until(f"Review {number} of {len(due)} ")
        assert item.name.split()[0] in terminal.until(item.name.split()[0])
        promise = item.reasons[0].subject is Subject.PROMISE
        key = ("d", "s1", "C", " ")[number % 4] if promise else ("C", "d", "s2", " ")[number % 4]
        keys[key[0]] += 1
        done = rows(store, "change")
        terminal.press(key)
        if key != " ":
            terminal.until(lambda _, done=done: rows(store, "change") > done)
    terminal.until(lambda shown: "All clear." in shown or "everybody for today" in shown)
    terminal.press("3")


@pytest.mark.parametrize("columns", [100])
def test_a_month_of_mornings_with_nothing_lost_and_nobody_stuck(
    start: Start, tmp_path: Path, columns: int
) -> None:
    clock, path = tmp_path / "now", tmp_path / "network.db"
    clock.write_text(FIRST.isoformat())
    now = moment_at(FIRST, ZONE)
    with open_store(path, now=FIRST, backups=tmp_path / "backups", create=True) as store:
        build(store, now)
        people, entries = rows(store, "contact"), rows(store, "interaction")
        terminal = start(program=PROGRAM, columns=columns, NETUI_TEST_NOW=str(clock))
        terminal.until("Due today")
        keys: Counter[str] = Counter()
        for day in range(DAYS):
            now = moment_at(FIRST + timedelta(days=day), ZONE)
            clock.write_text(now.at.isoformat())
            one_morning(terminal, store, now, keys)
            standing = store.due.queue(now)
            left = [item for item in standing.items if item.reasons[0].subject is Subject.CADENCE]
            assert len(left) + standing.handled <= 10, "never more than the day's limit"
        terminal.press("q")
        assert terminal.ended() == 0
        assert rows(store, "contact") == people
        assert rows(store, "interaction") == entries + _logged(store)
        assert min(keys[key] for key in "Cds ") > 3, "every way of working an item was used"
        assert store.connection.sql("PRAGMA integrity_check") == [("ok",)]
        done = rows(store, "change")
        for _ in range(done):
            store.history.undo()
        assert rows(store, "interaction") == entries, "and all of it can be taken back"


def _logged(store: Store) -> int:
    """Calls, and the celebrations that stand on the timeline as a note, for no touch of that day tells of them."""
    noted = "name LIKE 'celebrated with %' AND id IN (SELECT change_id FROM delta WHERE tbl = 'interaction')"
    return int(store.connection.sql(f"SELECT count(*) FROM change WHERE name LIKE 'call with %' OR {noted}")[0][0])
