"""JSON of unknown origin, taken apart without surprises: a value of the wrong kind is as if it were not there."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from netui.domain.folding import storable
from netui.domain.moment import Moment, moment_at, moment_on

FIRST_YEAR = 1000
"""An earlier year is a slip of the pen or no year at all."""


class Unreadable(ValueError):  # noqa: N818 - it is the file that is refused
    """The text is JSON, and yet not what it should be; the message is the reason."""


def load(
    text: str, pairs: Callable[[list[tuple[str, Any]]], Any] = dict, constant: Callable[[str], Any] = float
) -> tuple[Any, int, str]:
    """The value that ``text`` is, or None with the line and the reason why it is none. Never raises.

    ``pairs`` makes the objects and ``constant`` the numbers that are none (NaN); both may raise Unreadable.
    """
    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant), 0, ""
    except json.JSONDecodeError as error:
        return None, error.lineno, f"this is not whole JSON ({error.msg.lower()}): export it once more"
    except Unreadable as error:
        return None, 1, str(error)
    except RecursionError:
        return None, 1, "lists within lists without end: no such file is read"
    except ValueError:  # a number of thousands of digits
        return None, 1, "a number in it is too long: no such file is read"


def source_text(value: Any) -> str:
    """A value as JSON again, in one line, as far as it can be kept."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def mapping(value: Any) -> Mapping[str, Any]:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a list; nothing of anything else."""
    return (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())


def texts(value: Any) -> Iterator[str]:
    """The texts in a list; nothing of anything else."""
    return (each for each in map(text, value) if each) if isinstance(value, list) else iter(())


def text(value: Any) -> str:
    """``value`` as trimmed text; empty for what is neither text nor number."""
    if isinstance(value, str):
        return storable(value).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def true(value: Any) -> bool:
    """Whether ``value`` says yes, as truth, number or word."""
    return value is True or (not isinstance(value, bool | float) and value in (1, "1", "true", "yes"))


def day_of(value: Any) -> date | None:
    """The day that ``value`` begins with, as ISO 8601; None where it begins with none."""
    try:
        found = date.fromisoformat(value[:10]) if isinstance(value, str) and value[4:5] == "-" else None
    except ValueError:
        return None
    return found if found and found.year >= FIRST_YEAR else None


def moment_of(value: Any, zone: str) -> Moment | None:
    """The moment of an ISO instant as seen from ``zone`` (IANA); midnight and a mere day are that day, untimed."""
    day = day_of(value)
    if day is None:
        return None
    try:
        at = datetime.fromisoformat(value)
        if not any((at.hour, at.minute, at.second)):
            return moment_on(day, zone)
        return moment_at(at if at.tzinfo else at.replace(tzinfo=UTC), zone)
    except (ValueError, OverflowError):
        return moment_on(day, zone)
