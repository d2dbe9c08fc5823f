"""How long it takes to say who is near at 100,000 contacts: ``python tests/benchmarks/near_and_airport.py``.

Each question is timed beside one bare bounding-box query over the same file, in turns; medians and ratios.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from netui.domain.moment import Moment, moment_at
from netui.domain.places.place import box
from netui.store import Store, open_store

CONTACTS, ENTRIES, NEAR = 100_000, 300_000, 300
NOW = moment_at(datetime(2026, 11, 18, 9, tzinfo=UTC), "Europe/Paris")
CITIES = ("Madrid", "Paris", "Lyon", "New York", "Tokyo", "Berlin", "Porto", "Nairobi", "São Paulo", "Mumbai")
ROUNDS = 15


def fill(store: Store) -> None:
    """Many people all over the world, a few of them in Lisbon, each with a number and some history."""
    chance = random.Random(7)
    sql = store.connection.database.connection()
    first = date(2025, 1, 1)
    people, points, entries, present = [], [], [], []
    for number in range(1, CONTACTS + 1):
        place = "Lisbon" if number <= NEAR else chance.choice(CITIES)
        depth = min(5, int(chance.expovariate(1.2)))
        tier = chance.choice(("A", "B", "C", "D", "pool", "pool", None))
        name = f"Person {number}"
        row = (
            number,
            f"u{number}",
            name,
            name.lower(),
            name.lower(),
            place,
            tier,
            "2025-01-01",
            depth,
            "2025-01-01",
        )
        people.append(row)
        points.append((number, "phone", f"+351 210 {number:06d}", f"351210{number:06d}"))
    for number in range(1, ENTRIES + 1):
        day = first + timedelta(days=chance.randrange(680))
        entries.append((number, "call", "both", "neutral", f"{day}T09:00:00.000000Z", str(day), "Europe/Paris"))
        present.append((number, chance.randrange(CONTACTS) + 1))
    with store.connection.writing():
        sql.executemany(
            "INSERT INTO contact "
            "(id, uid, name, sort_key, search_key, place, tier, tier_since, depth, created_on) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            people,
        )
        sql.executemany(
            "INSERT INTO contact_point (contact_id, kind, value, match_key) VALUES (?, ?, ?, ?)", points
        )
        sql.executemany(
            "INSERT INTO interaction (id, kind, direction, purpose, at, day, zone, written_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, '2026-11-01T00:00:00.000000Z')",
            entries,
        )
        sql.executemany("INSERT INTO participant (interaction_id, contact_id) VALUES (?, ?)", present)


def questions(store: Store, now: Moment) -> dict[str, Callable[[], object]]:
    """What is asked, the bare query first."""
    lisbon = store.places.one("Lisbon")
    (south, north), ((west, east),) = box(lisbon.at, 50)
    portugal = store.places.one("Portugal")
    bare = "SELECT contact_id FROM position WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
    return {
        "bare bounding box": lambda: store.connection.sql(bare, south, north, west, east),
        "who is near, ranked": lambda: store.nearby.near(lisbon, now),
        "who is in a country": lambda: store.nearby.near(portugal, now),
        "calls from the airport": lambda: store.nearby.calls(lisbon, now),
    }


def main() -> None:
    """Build the file, ask in turns, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.db"
        with open_store(path, now=NOW.at, backups=Path(folder) / "backups", create=True) as store:
            began = time.perf_counter()
            fill(store)
            sys.stdout.write(
                f"{CONTACTS:,} contacts, {ENTRIES:,} entries: {time.perf_counter() - began:.0f} s\n\n"
            )
            asked = questions(store, NOW)
            spent: dict[str, list[float]] = {name: [] for name in asked}
            for _ in range(ROUNDS):
                for name, ask in asked.items():
                    began = time.perf_counter()
                    ask()
                    spent[name].append((time.perf_counter() - began) * 1000)
            floor = statistics.median(next(iter(spent.values())))
            for name, times in spent.items():
                middle = statistics.median(times)
                sys.stdout.write(f"{name:24} {middle:8.2f} ms   {middle / floor:6.1f} x\n")


if __name__ == "__main__":
    main()
