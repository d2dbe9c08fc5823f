"""Log lines as people type them, made at random together with what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from naive_network import local_day, wall

DAYS_AHEAD = st.sampled_from([-1, 0, 1, 2, 3, 7, 31])
WHENS = st.one_of(
    st.none(),
    st.just("yesterday"),
    st.integers(1, 600).map(lambda minutes: f"{minutes}min ago"),
    st.tuples(st.integers(-2, 40), st.none() | st.tuples(st.integers(0, 23), st.integers(0, 59))),
)


def lines_about(people: st.SearchStrategy[int]) -> st.SearchStrategy[dict[str, Any]]:
    """The parts of a line: when, what was promised, what is next, with whom and about whom."""
    return st.fixed_dictionaries(
        {
            "when": WHENS,
            "mine": st.none() | DAYS_AHEAD,
            "theirs": st.none() | DAYS_AHEAD,
            "next": st.none() | DAYS_AHEAD,
            "promo": st.sampled_from([False, False, True]),
            "with": st.none() | people,
            "about": st.none() | people,
        }
    )


@dataclass
class TypedLine:
    """A line and what it means; ``moment`` is the instant and the day it tells of."""

    text: str
    moment: tuple[datetime, date] | None = None
    present: list[int] = field(default_factory=list)
    promises: list[tuple[str, date, bool]] = field(default_factory=list)
    next: date | None = None

    def promise(self, said: str, due: date, *, mine: bool) -> None:
        """Type a promise."""
        self.promises.append((said, due, mine))
        self.text += f" {'>' if mine else '<'}{said} {due}"

    def look_ahead(self, day: date) -> None:
        """Type a next date."""
        self.next = day
        self.text += f" ^{day}"


def typed_line(
    parts: Mapping[str, Any], now: datetime, zone: str, names: Mapping[int, str], texts: Iterator[int]
) -> TypedLine:
    """A line typed at ``now`` in ``zone``; ``with`` and ``about`` are ids of ``names``."""
    today = local_day(now, zone)
    typed = _begun(parts["when"], now, zone)
    typed.text += "talked"
    if parts["with"] is not None:
        typed.present.append(parts["with"])
        typed.text += f" @{names[parts['with']]}"
    if parts["promo"]:
        typed.text += " !promo"
    for side in ("mine", "theirs"):
        if parts[side] is not None:
            typed.promise(f"deed{next(texts)}", today + timedelta(days=parts[side]), mine=side == "mine")
    if parts["about"] is not None:
        typed.text += f" *knows @{names[parts['about']]}"
    if parts["next"] is not None:
        typed.look_ahead(today + timedelta(days=parts["next"]))
    return typed


def _begun(when: Any, now: datetime, zone: str) -> TypedLine:
    """The beginning of a line that tells of ``when``."""
    today = local_day(now, zone)
    if when is None:
        return TypedLine("")
    if when == "yesterday":
        day = today - timedelta(days=1)
        return TypedLine("yesterday: ", (wall(day, zone, time(12)), day))
    if isinstance(when, str):
        at = now - timedelta(minutes=int(when.split("min")[0]))
        return TypedLine(f"{when}: ", (at, local_day(at, zone)))
    day = today - timedelta(days=when[0])
    if when[1] is None:
        at = wall(day, zone, time(12))
        return TypedLine(f"{day}: ", (min(at, now) if day == today else at, day))
    clock = time(*when[1])
    return TypedLine(f"{day} {clock:%H:%M}: ", (wall(day, zone, clock), day))
