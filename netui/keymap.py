"""The command table with the user's own keys: presets for other hands, single keys changed, clashes told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netui.commands import BY_ID, COMMANDS, Command, shown

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    "arrows": {
        "down": ("down",),
        "up": ("up",),
        "first": ("home",),
        "last": ("end",),
        "page_down": ("pagedown",),
        "page_up": ("pageup",),
    },
    "azerty": {
        "contacts": ("1", "&"),
        "timeline": ("2", "é"),
        "queue": ("3", '"'),
        "search": ("/", "!"),
        "help": ("?", ";"),
    },
    "colemak": {
        "down": ("n", "down"),
        "up": ("e", "up"),
        "note": ("k",),
        "email": ("j",),
        "bare_email": ("J",),
    },
}
"""``vim`` is the table as it is; ``azerty`` needs no Shift where it would, ``colemak`` moves on n and e."""

_MOVES = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_OTHERS = frozenset({"tab", "enter", "space", "backspace", "delete", "insert"})
_NAMED = _MOVES | _OTHERS | {f"f{number}" for number in range(1, 13)}
_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?P<key>\S[^\s+]*|\+)")
_RESERVED = frozenset({"escape", "ctrl+c", "ctrl+q"})
"""Keys that must always lead out."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The commands with the keys they have here, and what was wrong with the ones asked for.

    ``problems`` are pairs of a command's id (or ``preset``) and a sentence.
    """

    commands: tuple[Command, ...] = COMMANDS
    problems: tuple[tuple[str, str], ...] = ()


def keymap(preset: str, chosen: Mapping[str, Sequence[str]]) -> Keymap:
    """The table under ``preset`` with the keys of ``chosen`` (command id to keys) in place of its own.

    What cannot be is left as it was and told: an unknown preset, command or key, and a key two commands want.
    """
    problems: list[tuple[str, str]] = []
    if preset not in PRESETS:
        problems.append(("preset", f"there is no preset “{preset}”: there are {', '.join(PRESETS)}"))
    usual = {command.id: command.keys for command in COMMANDS} | dict(PRESETS.get(preset, {}))
    wanted: dict[str, tuple[str, ...]] = {}
    for name, keys in chosen.items():
        try:
            wanted[name] = _checked(name, keys)
        except ValueError as error:
            problems.append((name, str(error)))
    while clash := _clash(usual | wanted, wanted):
        name, key, other = clash
        del wanted[name]
        problems.append((name, f"{shown(key)} is already “{BY_ID[other].title}”: give that another key first"))
    keys_of = usual | wanted
    return Keymap(tuple(replace(one, keys=keys_of[one.id]) for one in COMMANDS), tuple(problems))


def _checked(name: str, keys: Sequence[str]) -> tuple[str, ...]:
    if name not in BY_ID:
        raise ValueError(f"there is no command “{name}”: netui keys --json lists their ids")
    if not keys:
        raise ValueError("needs a key")
    for key in keys:
        found = _KEY.fullmatch(key)
        if found is None or not (len(found["key"]) == 1 or found["key"] in _NAMED):
            raise ValueError(f"“{key}” is no key: write a letter, a sign, ctrl+x, f5, home, pagedown …")
        if key in _RESERVED:
            raise ValueError(f"{shown(key)} always leads out and cannot be given away")
    return tuple(dict.fromkeys(keys))


def _clash(
    keys_of: Mapping[str, Sequence[str]], wanted: Mapping[str, Sequence[str]]
) -> tuple[str, str, str] | None:
    """A command that asked for a key another one has: the command, the key and the other one."""
    owners: dict[str, str] = {}
    for name in sorted(keys_of, key=lambda name: name in wanted):
        for key in keys_of[name]:
            if (other := owners.setdefault(key, name)) != name:
                return name, key, other
    return None
