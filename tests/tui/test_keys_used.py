"""The keys that everyday work takes, counted; twenty items cleared are counted in test_reviewing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from conftest import TestClock
from deskside import People, network, press, sitting, until

from netui.domain.moment import Moment, moment_at
from netui.domain.promise import PromiseState
from netui.store import Store


class Words(str):
    """What is said in a log line, or the letters of a name: not counted as keys."""


def lines_of(store: Store, contact_id: int) -> list[str]:
    """The lines logged with a contact, the latest first."""
    return [store.timeline.get(number).interaction.line for number in store.timeline.of(contact_id)]


def deck_asked_for(store: Store, now: Moment, days: int) -> bool:
    then = moment_at(now.at + timedelta(days=days), now.zone)
    return any(item.promise and item.promise.text == "send the deck" for item in store.due.queue(then).items)


Found = Callable[[Store, People, Moment], Any]

WORK: tuple[tuple[str, int, tuple[str, ...], Found, Any], ...] = (
    (
        "a call with a note",
        2,
        ("c", Words("cranes"), "enter"),
        lambda store, people, now: lines_of(store, people.bo)[0],
        "cranes",
    ),
    (
        "a bare call",
        1,
        ("C",),
        lambda store, people, now: lines_of(store, people.bo)[0],
        "",
    ),
    (
        "snoozed for a month",
        2,
        ("s", "3"),
        lambda store, people, now: [deck_asked_for(store, now, days) for days in (0, 29, 30)],
        [False, False, True],
    ),
    (
        "a promise kept",
        1,
        ("d",),
        lambda store, people, now: [
            promise.state for promise in store.promises.every(people.bo) if promise.text == "send the deck"
        ],
        [PromiseState.KEPT],
    ),
    (
        "found by half a name, called",
        3,
        ("slash", Words("soren"), "enter", "C"),
        lambda store, people, now: lines_of(store, people.jens),
        [""],
    ),
    (
        "found by half a name, called, with a note",
        4,
        ("slash", Words("soren"), "enter", "c", Words("wind"), "enter"),
        lambda store, people, now: lines_of(store, people.jens),
        ["wind"],
    ),
)


@pytest.mark.parametrize(
    ("count", "keys", "found", "wanted"), [row[1:] for row in WORK], ids=[row[0] for row in WORK]
)
async def test_everyday_work_takes_few_keys(
    store: Store, clock: TestClock, count: int, keys: tuple[str, ...], found: Found, wanted: Any
) -> None:
    people = network(store, clock)
    assert found(store, people, clock()) != wanted
    assert sum(not isinstance(key, Words) for key in keys) == count
    async with sitting(store, clock) as (pilot, _):
        for key in keys:
            await press(pilot, *(key if isinstance(key, Words) else (key,)))
        await until(pilot, lambda: found(store, people, clock()) == wanted)
