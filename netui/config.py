"""The configuration: one TOML file read into one frozen value and a list of what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from netui.domain.day_words import WEEKDAY_NAMES
from netui.domain.due.cadence import DAILY_LIMIT, DEFAULT_TIERS, Interval
from netui.domain.frozen import dataclass
from netui.domain.pattern import pattern
from netui.domain.people.capacity import DEFAULT_CAPACITY
from netui.domain.people.contact import Tier
from netui.domain.places.hours import USUAL, DecentHours, read_hours

if TYPE_CHECKING:
    from netui.commands import Command

T = TypeVar("T")

DATE_ORDERS = ("dmy", "mdy")
"""Whether 3/4 is the third of April or the fourth of March."""

WEEK_STARTS = frozenset({0, 5, 6})
"""The weekdays a week begins on somewhere: Monday, Saturday and Sunday."""

_SECTION = pattern(r"\s*\[\s*([\w.-]+)\s*\]")
_TOML_WORDS = {str: "a text in quotes", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Config:
    """What can be chosen: the theme, the keys, the tiers, how many people they hold, the day's limit, days off.

    The capacities are 15, 50 and 150 by Dunbar's layers, which is a choice; a full tier is said, never closed.
    ``days_off`` are weekdays (0 is Monday) on which nobody comes up by cadence, ``week_start`` is the one a
    week begins on. ``decent`` are the hours at which people may be called, ``home`` is where I live, as typed.
    ``me`` are the keys of my own e-mail addresses and profile pages: who I am in a mail, a calendar, a file.
    ``folder`` is the vCard folder that ``netui sync`` keeps in step, as typed; ``chosen`` are the commands, where
    some have keys of the user's own.
    """

    theme: str = "netui-dark"
    tiers: Mapping[Tier, Interval] = field(default_factory=lambda: dict(DEFAULT_TIERS))
    daily_limit: int = DAILY_LIMIT
    capacity: Mapping[Tier, int] = field(default_factory=lambda: dict(DEFAULT_CAPACITY))
    days_off: frozenset[int] = frozenset()
    day_first: bool = True
    week_start: int = 0
    decent: DecentHours = USUAL
    home: str = ""
    me: frozenset[str] = frozenset()
    folder: str = ""
    chosen: "tuple[Command, ...] | None" = None

    @property
    def commands(self) -> "tuple[Command, ...]":
        """Every command with the keys it has here."""
        from netui.commands import COMMANDS

        return COMMANDS if self.chosen is None else self.chosen

    def command(self, command_id: str) -> "Command":
        """A command with the keys it has here; raises KeyError for none of that id."""
        for command in self.commands:
            if command.id == command_id:
                return command
        raise KeyError(command_id)


def read_config(path: Path) -> tuple[Config, list[str]]:
    """The configuration at ``path`` and its problems, a sentence each; a missing file is no problem.

    A setting that is wrong is replaced by its default, so a broken file never prevents starting.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(), []
    except OSError as error:
        return Config(), [f"{path} cannot be read: {error.strerror}"]
    except UnicodeDecodeError as error:
        return Config(), [f"{path} is not valid TOML: {error}"]
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Config(), [f"{path} is not valid TOML: {error}"]
    settings = _Settings(path, text, data)
    return settings.config(), settings.problems


class _Settings:
    """A file's settings as they are read one by one, and what is wrong with them."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._data = data
        self.problems: list[str] = []

    def config(self) -> Config:
        """Every setting, or its default."""
        usual = Config()
        words = "theme, daily_limit, days_off, date_order, week_start, decent_hours, weekend, home, me, folder"
        known = (*words.split(", "), "tiers", "capacity", "keys")
        for name in self._data:
            if name not in known:
                listed = f"{words}, [tiers], [capacity] and [keys]"
                self._wrong(name, f"there is no setting “{name}”: known are {listed}")
        return Config(
            theme=self._one("theme", str, usual.theme),
            tiers=self._tiers(),
            daily_limit=max(0, self._one("daily_limit", int, usual.daily_limit)),
            capacity=self._capacity(),
            days_off=self._weekdays("days_off", usual.days_off),
            day_first=self._day_first(),
            week_start=self._week_start(),
            decent=self._decent(usual.decent),
            home=self._one("home", str, usual.home),
            me=self._me(),
            folder=self._one("folder", str, usual.folder),
            chosen=self._commands(),
        )

    def _wrong(self, name: str, says: str, section: str = "") -> None:
        """Note what is wrong with a setting, and in which line it stands."""
        line = self._line_of(name, section)
        self.problems.append(f"{self._path}{f', line {line}' if line else ''}: {says}")

    def _line_of(self, name: str, section: str) -> int | None:
        within = ""
        begin = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]")
        for number, line in enumerate(self._lines, start=1):
            if header := _SECTION.match(line):
                within = header[1]
                if within == name and not section:
                    return number
            elif within == section and begin.match(line):
                return number
        return None

    def _one(self, name: str, kind: type[T], default: T) -> T:
        value = self._data.get(name, default)
        if type(value) is kind:
            return value
        self._wrong(name, f"{name} must be {_TOML_WORDS[kind]}")
        return default

    def _table(self, name: str, example: str) -> dict[str, Any]:
        table = self._data.get(name, {})
        if isinstance(table, dict):
            return table
        self._wrong(name, f"[{name}] must be a table such as {example}")
        return {}

    def _tiers(self) -> dict[Tier, Interval]:
        tiers = dict(DEFAULT_TIERS)
        for name, value in self._table("tiers", 'A = "3w"').items():
            try:
                tier = Tier(name)
                if tier.silent:
                    raise ValueError(f"{name} has no interval: nobody there is ever due")
                tiers[tier] = Interval.parse(str(value))
            except ValueError as error:
                known = "there is no such tier" if name not in list(Tier) else str(error)
                self._wrong(name, f"[tiers] {name}: {known}", "tiers")
        return tiers

    def _capacity(self) -> dict[Tier, int]:
        capacity = dict(DEFAULT_CAPACITY)
        for name, value in self._table("capacity", "A = 15").items():
            if name not in list(Tier):
                self._wrong(name, f"[capacity] {name}: there is no such tier", "capacity")
            elif Tier(name).silent:
                says = f"[capacity] {name}: {name} holds everybody: nobody there is ever due"
                self._wrong(name, says, "capacity")
            elif type(value) is not int or value < 1:
                says = f"[capacity] {name} must be a whole number of people, 1 or more"
                self._wrong(name, says, "capacity")
            else:
                capacity[Tier(name)] = value
        return capacity

    def _weekdays(self, name: str, usual: frozenset[int]) -> frozenset[int]:
        if name not in self._data:
            return usual
        names = self._data[name]
        days = [_weekday(day) for day in names] if isinstance(names, list) else [None]
        if None in days:
            self._wrong(name, f'{name} must be a list of weekdays such as ["sat", "sun"]')
            return usual
        return frozenset(day for day in days if day is not None)

    def _decent(self, usual: DecentHours) -> DecentHours:
        weekend = self._weekdays("weekend", usual.weekend)
        try:
            first, last = read_hours(self._one("decent_hours", str, f"{usual.first}-{usual.last}"))
        except ValueError as error:
            self._wrong("decent_hours", f"decent_hours: {error}")
            return DecentHours(weekend=weekend)
        return DecentHours(first, last, weekend)

    def _me(self) -> frozenset[str]:
        from netui.domain.people.point_keys import own_key

        own = self._data.get("me", [])
        own = [own] if isinstance(own, str) else own
        if isinstance(own, list) and all(isinstance(one, str) for one in own):
            return frozenset(own_key(one) for one in own)
        self._wrong("me", 'me must be a list of your own addresses and pages such as ["me@example.org"]')
        return frozenset()

    def _day_first(self) -> bool:
        order = self._one("date_order", str, DATE_ORDERS[0])
        if order not in DATE_ORDERS:
            self._wrong("date_order", 'date_order must be "dmy" (3/4 is in April) or "mdy" (in March)')
            return True
        return order == DATE_ORDERS[0]

    def _week_start(self) -> int:
        day = _weekday(self._data.get("week_start", "mon"))
        if day in WEEK_STARTS:
            return day
        self._wrong("week_start", 'week_start must be "mon", "sun" or "sat"')
        return 0

    def _commands(self) -> "tuple[Command, ...] | None":
        if "keys" not in self._data:
            return None  # the usual ones, without looking at them
        from netui.keymap import keymap

        chosen: dict[str, list[str]] = {}
        preset = "vim"
        for name, value in self._table("keys", 'undo = ["u", "f5"]').items():
            keys = [value] if isinstance(value, str) else value
            if name == "preset":
                preset = str(value)
            elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
                chosen[name] = keys
            else:
                self._wrong(name, f"[keys] {name} must be a key in quotes, or a list of them", "keys")
        found = keymap(preset, chosen)
        for name, says in found.problems:
            self._wrong(name, f"[keys] {name}: {says}", "keys")
        return None if found.commands == Config().commands else found.commands


def _weekday(name: object) -> int | None:
    """The weekday (0 is Monday) whose name begins like ``name``; None for what names none."""
    short = [day.casefold() for day in WEEKDAY_NAMES]
    begins = str(name)[:3].casefold()
    return short.index(begins) if begins in short else None
