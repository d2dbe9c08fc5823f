"""The configuration: one TOML file read into one frozen value and a list of what is wrong with it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from netui.domain.due.cadence import DEFAULT_TIERS, Interval
from netui.domain.due.queue import DAILY_LIMIT
from netui.domain.people.capacity import DEFAULT_CAPACITY
from netui.domain.people.contact import Tier

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Config:
    """What can be chosen: the theme, the tiers' intervals, how many people they hold, the day's limit.

    The capacities are 15, 50 and 150 by Dunbar's layers, which is a choice; a full tier is said, never closed.
    """

    theme: str = "netui-dark"
    tiers: Mapping[Tier, Interval] = field(default_factory=lambda: dict(DEFAULT_TIERS))
    daily_limit: int = DAILY_LIMIT
    capacity: Mapping[Tier, int] = field(default_factory=lambda: dict(DEFAULT_CAPACITY))


def read_config(path: Path) -> tuple[Config, list[str]]:
    """The configuration at ``path`` and its problems, a sentence each; a missing file is no problem.

    A setting that is wrong is replaced by its default, so a broken file never prevents starting.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config(), []
    except OSError as error:
        return Config(), [f"{path} cannot be read: {error.strerror}"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Config(), [f"{path} is not valid TOML: {error}"]
    problems = [
        f"{path}: there is no setting “{name}”: known are theme, daily_limit, [tiers] and [capacity]"
        for name in data
        if name not in ("theme", "daily_limit", "tiers", "capacity")
    ]
    defaults = Config()
    config = Config(
        theme=_one(data, "theme", str, defaults.theme, path, problems),
        tiers=_tiers(data.get("tiers", {}), path, problems),
        daily_limit=max(0, _one(data, "daily_limit", int, defaults.daily_limit, path, problems)),
        capacity=_capacity(data.get("capacity", {}), path, problems),
    )
    return config, problems


def _one(data: dict[str, Any], name: str, kind: type[T], default: T, path: Path, problems: list[str]) -> T:
    value = data.get(name, default)
    if type(value) is kind:
        return value
    words = {str: "a text in quotes", int: "a whole number"}
    problems.append(f"{path}: {name} must be {words[kind]}")
    return default


def _tiers(table: Any, path: Path, problems: list[str]) -> dict[Tier, Interval]:
    tiers = dict(DEFAULT_TIERS)
    if not isinstance(table, dict):
        problems.append(f'{path}: [tiers] must be a table such as A = "3w"')
        return tiers
    for name, value in table.items():
        try:
            tier = Tier(name)
            if tier.silent:
                raise ValueError(f"{name} has no interval: nobody there is ever due")
            tiers[tier] = Interval.parse(str(value))
        except ValueError as error:
            known = "there is no such tier" if name not in list(Tier) else str(error)
            problems.append(f"{path}: [tiers] {name}: {known}")
    return tiers


def _capacity(table: Any, path: Path, problems: list[str]) -> dict[Tier, int]:
    capacity = dict(DEFAULT_CAPACITY)
    if not isinstance(table, dict):
        problems.append(f"{path}: [capacity] must be a table such as A = 15")
        return capacity
    for name, value in table.items():
        if name not in list(Tier):
            problems.append(f"{path}: [capacity] {name}: there is no such tier")
        elif Tier(name).silent:
            problems.append(f"{path}: [capacity] {name}: {name} holds everybody: nobody there is ever due")
        elif type(value) is not int or value < 1:
            problems.append(f"{path}: [capacity] {name} must be a whole number of people, 1 or more")
        else:
            capacity[Tier(name)] = value
    return capacity
