"""The invented people of the demo as its data files tell of them, with their cards."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from string import Formatter
from typing import Any

from netui.domain.folding import fold
from netui.domain.people.contact import ContactDraft, ContactPoint, PartialDate, PointKind, Tier

_PRONOUNS = {"she": ("her", "her"), "he": ("him", "his")}
_TOLD = re.compile(r"[*+]\{\w+\}")
_DOMAINS = ("example.com", "example.org", "example.net")
_WELL_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Someone:
    """One invented person: the card, the attention chosen, and what fills the gaps of a line about them.

    ``plan`` fixes what chance must not decide: ``late`` (days overdue by cadence) or ``ago`` (days since the
    last touch), the ``last`` line, when its promise is ``due`` and its ``next`` date (days from today), the
    line logged ``today`` that many ``minutes`` ago, a ``snooze`` (days from today), the ``state`` in the end, and
    of the card: ``born``, ``about``, ``mail``; ``every`` is an own cadence, ``story`` lines told in this order.
    """

    name: str
    role: str
    organisation: str
    place: str
    tier: Tier | None
    depth: int
    topic: str
    months: int
    tags: tuple[str, ...]
    hook: str
    gaps: Mapping[str, str]
    plan: Mapping[str, Any]
    _told: set[str] = field(default_factory=set)

    def fits(self, line: str) -> bool:
        """Whether all gaps of ``line`` can be filled, and it tells nothing a second time."""
        needs = {name for _, name, _, _ in Formatter().parse(line) if name}
        return needs <= self.gaps.keys() and self._told.isdisjoint({line, *_TOLD.findall(line)})

    def say(self, line: str, **days: str) -> str:
        """``line`` with its gaps filled; from now on it has been told."""
        self._told.update({line, *_TOLD.findall(line)})
        return line.format(**self.gaps, **days)


def read_data(name: str) -> dict[str, Any]:
    """One of the demo's data files."""
    return tomllib.loads(files("netui").joinpath("demo_data", name).read_text(encoding="utf-8"))


def someone(name: str, data: Mapping[str, Any]) -> Someone:
    """The person of one table of a data file."""
    she, role, organisation, place = (part.strip() for part in data["card"].split(","))
    tier, depth, topic, months, *tags = data["keep"].split()
    him, her = _PRONOUNS[she]
    return Someone(
        name,
        role,
        organisation,
        place,
        None if tier == "-" else Tier(tier),
        int(depth),
        topic,
        int(months),
        tuple(tag.lstrip("#") for tag in tags),
        data["hook"],
        {"she": she, "him": him, "her": her, "place": place, "firm": organisation} | data.get("knows", {}),
        data.get("plan", {}),
    )


class CardMaker:
    """Makes cards: addresses of example domains, and numbers only from ranges set aside for fiction."""

    def __init__(self, phones: Mapping[str, str], handles: Mapping[str, str], today: date) -> None:
        self._phones = phones
        self._handles = handles
        self._today = today
        self._made = 0

    def known_of(self, name: str, role: str, organisation: str, place: str) -> ContactDraft:
        """The card of somebody only known of."""
        return ContactDraft(name, role, organisation, place, points=(_email(_local_part(name)),))

    def card(self, person: Someone, hook: str) -> ContactDraft:
        """The whole card of ``person``, with the words of the first meeting."""
        self._made += 1
        local = person.plan.get("mail") or _local_part(person.name)
        points = [_email(local)]
        if shape := self._phones.get(person.place):
            points.append(ContactPoint(PointKind.PHONE, shape.format(self._made % 100), "mobile"))
        elif service := self._handles.get(person.place):
            points.append(ContactPoint(PointKind.HANDLE, local.replace(".", "_"), service))
        if person.depth >= _WELL_KNOWN and self._made % 2:
            page = f"https://example.net/in/{local.replace('.', '-')}"
            points.append(ContactPoint(PointKind.PROFILE, page, "profile"))
        born = person.plan.get("born")
        return ContactDraft(
            person.name,
            person.role,
            person.organisation,
            person.place,
            hook=hook,
            about=person.plan.get("about", ""),
            points=tuple(points),
            tags=person.tags,
            dates=(self._birthday(born),) if born else (),
        )

    def _birthday(self, text: str) -> PartialDate:
        """A birthday written ``1979-05-14``, ``05-14``, or ``+3`` for one that comes in three days."""
        if text[0] in "+-":
            day = self._today + timedelta(days=int(text))
            return PartialDate("birthday", None, day.month, day.day)
        *year, month, day_of = (int(part) for part in text.split("-"))
        return PartialDate("birthday", year[0] if year else None, month, day_of)


def _local_part(name: str) -> str:
    return re.sub(r"[^a-z]+", ".", fold(name).replace("'", "")).strip(".")


def _email(local: str) -> ContactPoint:
    return ContactPoint(PointKind.EMAIL, f"{local}@{_DOMAINS[len(local) % len(_DOMAINS)]}", "work")
