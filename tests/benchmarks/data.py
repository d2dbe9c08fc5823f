"""The networks that are measured on: seeded people with ten entries each, made once and found again."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from netui.domain.people.contact import ContactDraft
from netui.store import Store, open_store
from netui.store.people.card_rows import name_key, search_key

ENTRIES, IN_TIERS, PROMISED, MET = 10, 300, 20, 5
"""Entries of each person; people in tiers, the others are in the pool; those promised something; met yesterday."""

ZORA = 500
"""The number of Zora Quill, who is in every network of this size and is looked for by name."""

_FIRST = (
    "Ana", "Bo", "Carla", "Dmitri", "Elif", "Femi", "Gita", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "Marek",
)  # fmt: skip
_MIDDLE = (
    "ber", "dal", "fel", "gar", "hol", "kin", "lund", "mor", "nev", "ost", "par", "rin", "sal", "tor", "wen",
)  # fmt: skip
_LAST = (
    "berg", "dottir", "ez", "ford", "gren", "hardt", "ic", "kova", "man", "ova", "sson", "stein", "ton", "witz",
)  # fmt: skip
_ROLES = ("Engineer", "Buyer", "Founder", "Editor", "Analyst", "Head of Sales", "Lawyer", "Designer", "Teacher")
_TRADES = ("Steel", "Foods", "Robotics", "Press", "Capital", "Logistics", "Studio", "Health", "Energy", "Textiles")
_WORDS = (
    "pricing", "hiring", "budget", "moving", "contract", "Lisbon", "marathon", "funding", "launch", "delay",
    "school", "conference", "prototype", "merger", "garden", "visa", "supplier", "audit", "Berlin", "training",
    "warehouse",
)  # fmt: skip


def network(folder: Path, contacts: int) -> Path:
    """The file with so many contacts in ``folder``: found there, or made. One that is not whole is made anew."""
    path = folder / f"{contacts}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making, now = folder / f"{contacts}.making.db", datetime.now(UTC)
        making.unlink(missing_ok=True)
        with open_store(making, now=now, backups=folder / "backups", create=True) as store:
            fill(store, contacts, now)
        making.rename(path)
        making.with_name(f"{making.name}-journal").unlink(missing_ok=True)
    return path


def fill(store: Store, contacts: int, now: datetime) -> None:
    """People with ten entries each over the last two years, and one Zora Quill among them.

    Some hundred are in tiers, twenty were promised something that is due, five were met yesterday: somebody needs
    me on every day the file is looked at.
    """
    chance = random.Random(7)
    with store.connection.roomy(), store.connection.writing():
        _insert(store, "contact", _PERSON, _people(chance, contacts))
        _insert(store, "interaction", _ENTRY, _entries(chance, contacts, now))
        _insert(store, "participant", ("interaction_id", "contact_id"), _present(chance, contacts))
        _insert(store, "promise", ("contact_id", "side", "text", "due", "made_on"), _promises(contacts, now))


def _insert(store: Store, table: str, columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    marks = ", ".join("?" * len(columns))
    store.connection.database.connection().executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows
    )


_PERSON = (
    "id", "uid", "name", "sort_key", "search_key", "role", "organisation", "tier", "tier_since", "created_on",
)  # fmt: skip


def _people(chance: random.Random, contacts: int) -> Iterator[Sequence[Any]]:
    for number in range(1, contacts + 1):
        last = f"{chance.choice(_MIDDLE)}{chance.choice(_MIDDLE)}{chance.choice(_LAST)}".title()
        name = "Zora Quill" if number == ZORA else f"{chance.choice(_FIRST)} {last}"
        role, organisation = chance.choice(_ROLES), f"{chance.choice(_LAST).title()} {chance.choice(_TRADES)}"
        tier = chance.choice("ABCD") if number <= IN_TIERS or number == ZORA else "pool"
        keys = name_key(name), search_key(ContactDraft(name, role=role, organisation=organisation))
        yield number, f"u{number}", name, *keys, role, organisation, tier, "2024-01-01", "2024-01-01"


_ENTRY = ("id", "kind", "direction", "purpose", "at", "day", "zone", "written_at", "line", "words")


def _entries(chance: random.Random, contacts: int, now: datetime) -> Iterator[Sequence[Any]]:
    """All but the last of them calls, messages, e-mails and notes; the last are the meetings of yesterday."""
    count = contacts * ENTRIES
    for number in range(1, count + 1):
        met = number > count - MET
        at = now - (timedelta(hours=20) if met else timedelta(days=2 + 700 * (1 - number / count)))
        text = at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        kind = "met" if met else chance.choice(("call", "message", "email", "note"))
        words = f"spoke of {chance.choice(_WORDS)} and {chance.choice(_WORDS)}, {number}"
        yield number, kind, "both", "neutral", text, text[:10], "UTC", text, words, words


def _present(chance: random.Random, contacts: int) -> Iterator[Sequence[int]]:
    """Who took part: ten times everybody, in an order of chance; yesterday people of the tiers."""
    people = [number for number in range(1, contacts + 1) for _ in range(ENTRIES)]
    chance.shuffle(people)
    count = len(people)
    people[count - MET :] = range(1, MET + 1)
    yield from enumerate(people, start=1)


def _promises(contacts: int, now: datetime) -> Iterator[Sequence[Any]]:
    for number in range(1, min(PROMISED, contacts) + 1):
        yield number, "mine", f"send the deck of {number}", str(now.date()), str(now.date())
