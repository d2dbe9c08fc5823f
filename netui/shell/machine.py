"""What the machine and the terminal are like: versions, zone, letters and colours, each with what to do."""

import os
import platform
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from netui import __version__
from netui.clock import zone_problem
from netui.domain.day_words import MONTH_NAMES
from netui.store.checking.finding import Finding

_WIDE_TONGUES = ("ja", "ko", "zh")
"""In these languages some terminals draw signs such as · … → in two cells, which Unicode calls ambiguous."""

_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")


def machine(environment: Mapping[str, str], sqlite: str, zone: str) -> Iterator[Finding]:
    """Versions, and the machine's zone."""
    versions = f"netui {__version__}, Python {platform.python_version()}, SQLite {sqlite}, Textual {_textual()}"
    yield Finding("versions", True, versions)
    problem = zone_problem(environment)
    yield Finding("zone", not problem, problem or f"the time zone is {zone}")


def terminal(environment: Mapping[str, str], *, attached: bool, encoding: str) -> Iterator[Finding]:
    """What the screen will look like here; away from a terminal there is no screen to look like anything.

    ``encoding`` is what Python writes in.
    """
    if not attached:
        yield Finding("terminal", True, "no terminal here: the screen was not looked at")
        return
    term = environment.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        says = f"TERM is {term or 'empty'}, so the screen cannot be shown: open another terminal, or set TERM"
        yield Finding("terminal", False, says)
    else:
        yield Finding("terminal", True, f"the terminal is {term}, with {_colours(environment, term)}")
    yield _letters(environment, encoding)
    yield _widths(environment)


def crash(report: Path) -> Finding:
    """Whether a fault has ended the screen since the report of the last one was deleted."""
    try:
        at = datetime.fromtimestamp(report.stat().st_mtime, UTC).astimezone()
    except (OSError, OverflowError, ValueError):
        return Finding("crash", True, "no fault has ended the screen")
    day = f"{at.day} {MONTH_NAMES[at.month - 1]} {at.year}"
    says = f"a fault ended the screen on {day}: {report} tells which; send it with a report, or delete it"
    return Finding("crash", False, says)


def _textual() -> str:
    try:
        return metadata.version("textual")
    except metadata.PackageNotFoundError:
        return "missing"


def _colours(environment: Mapping[str, str], term: str) -> str:
    if "NO_COLOR" in environment:
        return "no colours, as NO_COLOR asks"
    if environment.get("COLORTERM", "").casefold() in ("truecolor", "24bit"):
        return "16 million colours"
    return "256 colours" if "256color" in term else "16 colours"


def _letters(environment: Mapping[str, str], encoding: str) -> Finding:
    locale = next((value for name in _LOCALE if (value := environment.get(name))), "")
    if re.search(r"utf-?8", locale, re.IGNORECASE) and re.fullmatch(r"utf-?8", encoding, re.IGNORECASE):
        return Finding("letters", True, f"letters are UTF-8 ({locale})")
    named = locale or "not set"
    says = f"the locale is {named}, so letters beyond plain ASCII may be lost: export LANG=C.UTF-8 mends it"
    return Finding("letters", False, says)


def _widths(environment: Mapping[str, str]) -> Finding:
    if environment.get("VTE_CJK_WIDTH", "").casefold() in ("wide", "2"):
        return Finding(
            "widths", False, "VTE_CJK_WIDTH draws · … → in two cells: unset it, or columns will not line up"
        )
    locale = next((value for name in _LOCALE if (value := environment.get(name))), "")
    if locale.casefold().startswith(_WIDE_TONGUES):
        says = f"if columns do not line up, let the terminal draw ambiguous characters narrow ({locale})"
        return Finding("widths", True, says)
    return Finding("widths", True, "signs such as · … → take one cell")


def is_attached() -> bool:
    """Whether somebody looks at a terminal."""
    try:
        return os.isatty(1)
    except OSError:
        return False
