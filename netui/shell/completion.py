"""``netui completion``: a script that lets a shell complete verbs, options, files, tiers, kinds and fields."""

import argparse
from collections.abc import Callable, Iterable, Sequence

from netui.domain.interaction import Kind
from netui.domain.people.contact import Tier

_FILES = ("FILE", "PATH")
"""What stands for a file among the arguments; every other word that completes is one of a few."""


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The text that ``shell``, bash, zsh or fish, takes in to complete the command line of ``parser``.

    Names of people are not completed: shells expand the words they are given, and a name may hold anything.
    """
    import shtab

    words: dict[str, Callable[[], Iterable[str]]] = {"KIND": lambda: Kind, "TIER": _tiers, "FIELD": _fields}
    for action in _arguments(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif isinstance(action.metavar, str) and (known := words.get(action.metavar)):
            action.choices = [str(word) for word in known()]
        elif action.nargs == argparse.REMAINDER:
            action.nargs = "*"  # the same to a shell, and zsh reads no option behind the other
    return str(shtab.complete(parser, shell))


def _arguments(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    """Every argument, those of the verbs and their formats with it."""
    found: list[argparse.Action] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                found += _arguments(verb)
        else:
            found.append(action)
    return found


def _tiers() -> Sequence[str]:
    return [tier for tier in Tier if tier is not Tier.POOL]


def _fields() -> Sequence[str]:
    from netui.shell.setting import FIELDS

    return list(FIELDS)
