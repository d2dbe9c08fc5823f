"""The screen in a terminal beside its floors: start, keys, search, log, leaving, memory, rest."""

import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figures, Line, aim, ms
from pty_timing import anything
from setting import Setting
from shell_verbs import run
from walking import BARE, FLOORS, NETUI_LISTS, PYTHON, STOCK, first_of_the_day, log, start, useful, walk

from netui.store.file.opening import connect

STARTS, IDLE = 3, 20.0
"""Starts in each round, and the seconds that nobody touches a key, in the first round."""

STOCK_IN_FULL = 10_000
"""Beyond so many contacts the stock lists, which need a minute for a walk, are walked in the first round only."""

STATIC, PYTHON_ALONE = "one Static", "python -c pass"
FRAME = 0.016
"""A frame of a terminal, in seconds."""


def lines(setting: Setting) -> Iterator[Line]:
    """Measure everything in turns, and say what came of it."""
    figures = Figures()
    copies = setting.copies()
    for size in setting.sizes:
        figures.add(("netui", size), first_of_the_day(setting.network(size), setting.environment))
        first_of_the_day(copies / f"{size}.db", setting.environment)
    for round_ in range(setting.rounds):
        _starts(setting, figures)
        for size in setting.sizes:
            _walks(setting, figures, size, first=round_ == 0)
            copy = copies / f"{size}.db"
            figures.add(("netui", size), log(copy, setting.environment))
            figures.add(("netui", size), {"durable write": [_durable(copy) for _ in range(5)]})
    yield from _about_start(setting, figures)
    for size in setting.sizes:
        yield from _about_keys(figures, size, setting.small)
        yield from _about_search(figures, size)
        yield from _about_the_rest(figures, size, setting.small)


def _starts(setting: Setting, figures: Figures) -> None:
    environment = setting.environment
    for _ in range(STARTS):
        took, processor = run(("-c", "pass"), environment)
        figures.add(PYTHON_ALONE, {"frame": [took], "frame, processor": [processor]})
        figures.add(STATIC, start((PYTHON, str(FLOORS / "one_static.py")), environment, anything))
        for size in setting.sizes:
            words = NETUI_LISTS.words(setting.network(size))
            figures.add(("start", size), start(words, environment, useful))


def _walks(setting: Setting, figures: Figures, size: int, *, first: bool) -> None:
    path = setting.network(size)
    figures.add(("netui", size), walk(NETUI_LISTS, path, setting.environment, idle=IDLE if first else 0.0))
    if first:
        figures.add(("bare", size), walk(BARE, path, setting.environment))
    if first or size <= STOCK_IN_FULL:
        figures.add(("stock", size), walk(STOCK, path, setting.environment))


def _durable(path: Path) -> float:
    """The seconds of the least that can be written as durably as netui writes."""
    database = connect(path)
    begun = time.perf_counter()
    database.execute_sql("BEGIN IMMEDIATE")
    database.execute_sql("UPDATE contact SET created_on = date(created_on, '+1 day') WHERE id = 1")
    database.execute_sql("COMMIT")
    took = time.perf_counter() - begun
    database.close()
    return took


def _about_start(setting: Setting, figures: Figures) -> Iterator[Line]:
    for size in setting.sizes:
        what, ours = f"first useful frame, {size:,}", ("start", size)
        yield figures.beside(what, ours, "frame", STATIC, STATIC, 1.2)
        yield figures.beside(f"{what} (wish)", ours, "frame", PYTHON_ALONE, PYTHON_ALONE, 3)
        for floor in ("stock", "bare"):
            yield figures.beside(what, ("netui", size), "frame", (floor, size), f"{floor} lists")
        yield aim(f"first key, {size:,}", figures.median(("netui", size), "first key"), FRAME)
        yield aim(
            f"key while the day's backup is made, {size:,}", figures.median(("netui", size), "backup key"), FRAME
        )
        yield figures.beside(f"quit, {size:,}", ours, "quit", STATIC, STATIC, 0.1)


def _about_keys(figures: Figures, size: int, small: int) -> Iterator[Line]:
    ours, at = ("netui", size), f"{size:,}"
    yield figures.beside(f"down, timeline following, {at}", ours, "down", ("stock", size), "stock lists", 0.15)
    yield figures.beside(f"down, timeline following, {at}", ours, "down", ("bare", size), "bare lists")
    yield aim(f"down, 95 of 100, {at}", figures.high(ours, "down"), 0.008, figures.median(ours, "down, processor"))
    if size != small:
        yield figures.beside(f"down, {at}", ours, "down", ("netui", small), f"at {small:,}", 1.2)
    for key in ("page", "end", "pane"):
        yield aim(f"{key}, {at}", figures.median(ours, key), FRAME, figures.median(ours, f"{key}, processor"))
        yield figures.beside(f"{key}, {at}", ours, key, ("stock", size), "stock lists")


def _about_search(figures: Figures, size: int) -> Iterator[Line]:
    ours, at = ("netui", size), f"{size:,}"
    for key in ("first letter", "next letter", "backspace"):
        yield figures.beside(f"search, {key}, {at}", ours, key, ("stock", size), "stock lists", 0.15)
        worked = figures.median(ours, f"{key}, processor")
        yield aim(f"search, {key}, the slowest, {at}", figures.highest(ours, key), 0.010, worked)


def _about_the_rest(figures: Figures, size: int, small: int) -> Iterator[Line]:
    ours, at = ("netui", size), f"{size:,}"
    durable = figures.median(ours, "durable write")
    most = FRAME + (durable or 0.0)
    words = f"≤ 16 ms + the durable write, {ms(durable)}"
    enter = "Enter on a log line to the queue without it"
    for what, key in ((enter, "log"), (f"{enter}, after an undo", "log after undo"), ("undo", "undo")):
        worked = figures.median(ours, f"{key}, processor")
        yield aim(f"{what}, {at}", figures.median(ours, key), most, worked, words)
    memory, grown = figures.median(ours, "memory"), figures.ratio(ours, "memory", ("netui", small))
    met = None if grown is None or size == small else grown <= 1.15
    yield Line(f"memory, {at}", f"{memory or 0:.0f} MiB", f"at {small:,}", grown, target="≤ 1.15 ×", met=met)
    if (idle := figures.median(ours, "idle")) is not None:
        yield Line(f"idle, {at}", f"{100 * idle:.2f} % of a core", target="≤ 0.3 %", met=idle <= 0.003)
