"""Every verb of the command line with each of its options, made from the parser itself, so that none is missed."""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from netui.shell.arguments import parser

USUAL: Mapping[str, Sequence[str]] = {
    "NAME": ("1",),
    "KIND": ("call",),
    "LINE": ("15m pricing for Q1 >send the deck fri +a designer",),
    "trip LINE": ("Beijing 3-7 dec; Seoul 7-9 dec: fair",),
    "FIELD": ("place",),
    "VALUE": ("Madrid",),
    "QUERY": ("a",),
    "TEXT": ("a",),
    "PLACE": ("Madrid",),
    "N": ("3",),
    "FILE": ("people.vcf",),
    "--output FILE": ("written.txt",),
    "MAP": ("Name=name,Mail=email",),
    "FOLDER": ("folder",),
    "TIER": ("B",),
    "KEY": ("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",),
    "BACKUP": ("1",),
    "backup FILE": ("copied.db",),
    "DATE": ("2026-12-20", "2027-01-03"),
}
"""What stands for each kind of argument, by its name in the help; those of one verb or option alone come first."""


class Unknown(Exception):  # noqa: N818 - a kind of argument is unknown here
    """An argument for which there is nothing here to try."""


def every_verb(usual: Mapping[str, Sequence[str]] = USUAL) -> Iterator[tuple[str, ...]]:
    """Each verb with what it needs, all it takes, and each option; raises Unknown for a new kind of argument."""
    verbs = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    for name, sub in verbs.choices.items():
        yield from _of(sub, (name,), {**USUAL, **usual})


def _of(
    sub: argparse.ArgumentParser, words: tuple[str, ...], usual: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    actions = [action for action in sub._actions if not isinstance(action, argparse._HelpAction)]
    for action in actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from _of(below, (*words, name), usual)
            return
    places = [action for action in actions if not action.option_strings]
    options = [action for action in actions if action.option_strings]
    must = [word for one in options if one.required for word in _option(words[0], one, usual)]
    needed = [word for one in places if one.nargs not in ("?", "*") for word in _values(words[0], one, usual)]
    whole = [word for one in places for word in _values(words[0], one, usual)]
    yield (*words, *must, *needed)
    if whole != needed:
        yield (*words, *must, *whole)
    for option in options:
        if not option.required:
            yield (*words, *must, *_option(words[0], option, usual), *whole)


def _option(verb: str, action: argparse.Action, usual: Mapping[str, Sequence[str]]) -> Sequence[str]:
    given = () if action.nargs == 0 else _values(verb, action, usual)[:1]
    return (action.option_strings[-1], *given)


def _values(verb: str, action: argparse.Action, usual: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if action.choices:
        return [str(next(iter(action.choices)))]
    name = str(action.metavar or action.dest)
    own = f"{action.option_strings[-1]} {name}" if action.option_strings else f"{verb} {name}"
    known = usual.get(own) or usual.get(name)
    if known is None:
        raise Unknown(
            f"tests/reliability/every_verb.py has nothing to put for {name} of netui {verb}: add it there"
        )
    return known if action.nargs in ("*", "+", argparse.REMAINDER) else known[:1]
