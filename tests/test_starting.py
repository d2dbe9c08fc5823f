"""From the first frame to the screen: nothing jumps, no key is lost, and the terminal is given back even then."""

import os
import re
import signal
import time
from pathlib import Path
from typing import Any

import pyte
import pytest
from conftest import person
from test_terminal import DEADLINE, NOW, PROGRAM, Look, Start, Terminal, ana, network, ready, start

from netui.demo import build
from netui.domain.interaction import Kind
from netui.domain.promise import Side
from netui.store import Store

__all__ = ["ana", "network", "start"]

TRUECOLOR = {"COLORTERM": "truecolor"}

WITHOUT_FRAMEWORK = f"""
import importlib.abc, sys
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "textual":
            raise ImportError("textual is not here")
sys.meta_path.insert(0, Missing())
{PROGRAM}
"""

SLOWLY = f"""
import importlib.abc, sys, time
class Slow(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "textual":
            time.sleep(1.2)
sys.meta_path.insert(0, Slow())
{PROGRAM}
"""
"""The program where the framework takes long to load."""

ALTERNATE = b"\x1b[?1049h"
MOUSE = b"\x1b[?1003h"
"""What the framework asks of a terminal first of all, and nothing before it does."""


def demo(store: Store) -> None:
    """Fill a network, so that every pane has something to show."""
    build(store, NOW)


def look(terminal: Terminal) -> list[tuple[str, str, str, bool]]:
    """Every cell that can be seen."""
    cells = [cell for row in range(terminal.screen.lines) for cell in _row(terminal, row)]
    return [(cell.data, "" if cell.data == " " else cell.fg, cell.bg, cell.bold) for cell in cells]


def _row(terminal: Terminal, row: int) -> list[Any]:
    return [terminal.screen.buffer[row][column] for column in range(terminal.screen.columns)]


@pytest.mark.parametrize("env", [TRUECOLOR, {"COLORTERM": ""}], ids=["truecolor", "256 colours"])
@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)], ids=str)
def test_the_picture_does_not_jump_when_the_framework_takes_over(
    start: Start, network: Look, size: tuple[int, int], env: dict[str, str]
) -> None:
    with network() as store:
        demo(store)
    screen = start(program=SLOWLY, columns=size[0], rows=size[1], **env)
    screen.until("Due today")
    _settle(screen, 0.3)
    assert MOUSE not in screen.written
    first = look(screen)
    begun = len(screen.written)
    _let_take_over(screen)
    assert screen.written.count(ALTERNATE) == 1
    assert look(screen) == first
    _equal_frames(screen, begun, first)


def test_the_plain_start_lays_the_panes_out_once(start: Start, network: Look) -> None:
    with network() as store:
        person(store, NOW, "Bo Li")
    screen = start(columns=80, rows=24)
    screen.until("Bo Li")
    _let_take_over(screen)
    assert b"Due today" not in screen.written, "of the outer panes only the contacts fit"


def _let_take_over(screen: Terminal) -> None:
    """Read until the framework has the terminal, and has drawn what it had to."""
    deadline = time.monotonic() + DEADLINE
    while MOUSE not in screen.written:
        assert time.monotonic() < deadline
        screen._read()
    _settle(screen, 0.7)


def _settle(screen: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        screen._read()


def _equal_frames(screen: Terminal, begun: int, first: list[tuple[str, str, str, bool]]) -> None:
    """Every whole update since ``begun`` left the picture as it was."""
    again = Terminal.__new__(Terminal)
    again.screen = pyte.Screen(screen.screen.columns, screen.screen.lines)
    stream = pyte.ByteStream(again.screen)
    stream.feed(screen.written[:begun])
    for part in re.split(rb"(?<=\x1b\[\?2026l)", screen.written[begun:]):
        stream.feed(part)
        assert look(again) == first


def test_keys_that_move_are_answered_before_the_framework_is_there(start: Start, network: Look) -> None:
    with network() as store:
        demo(store)
        people = store.contacts.ids()
        names = store.contacts.names(people)
    screen = start(program=SLOWLY, columns=140, rows=40, **TRUECOLOR)
    screen.until("Due today")
    screen.press("1")
    screen.press("G")
    screen.until(lambda shown: names[-1] in shown.splitlines()[0])
    screen.press("g")
    screen.press("j")
    screen.press("\x1b[B")
    screen.press("\t")
    screen.until(lambda shown: "▏" in shown)
    assert MOUSE not in screen.written
    _let_take_over(screen)
    shown = screen.shown()
    assert names[2] in shown.splitlines()[0]  # the card of the third contact, in the middle
    screen.press("k")
    screen.press("1")
    screen.press("k")
    screen.until(lambda shown: names[1] in shown.splitlines()[0])


def test_a_whole_note_typed_while_the_framework_is_loaded_is_logged(start: Start, network: Look, ana: int) -> None:
    screen = start(program=SLOWLY, **TRUECOLOR)
    screen.until(ready)
    screen.press("jc15m hiring slows >send the deck fri\r")
    screen.until("✓")
    screen.press("q")
    assert screen.ended() == 0
    store = network()
    entries = store.timeline.entries(store.timeline.of(ana)).values()
    assert [(one.interaction.kind, one.interaction.words) for one in entries] == [(Kind.CALL, "hiring slows")]
    assert [(one.side, one.text) for one in store.promises.open(ana)] == [(Side.MINE, "send the deck")]


def test_what_was_typed_before_anything_stood_is_not_lost(start: Start, network: Look, ana: int) -> None:
    screen = start(**TRUECOLOR)
    screen.press("cspoke at once\r")
    screen.until("✓")
    screen.press("q")
    assert screen.ended() == 0
    store = network()
    (entry,) = store.timeline.entries(store.timeline.of(ana)).values()
    assert entry.interaction.words == "spoke at once"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda s: s.name)
def test_a_signal_while_the_framework_is_loaded_gives_the_terminal_back(
    start: Start, ana: int, number: signal.Signals
) -> None:
    screen = start(program=SLOWLY, **TRUECOLOR)
    screen.until(ready)
    os.kill(screen.child.pid, number)
    assert screen.ended() == 128 + number
    assert screen.modes_left() == set()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda s: s.name)
def test_a_signal_as_soon_as_the_framework_has_the_terminal_gives_it_back(
    start: Start, ana: int, number: signal.Signals
) -> None:
    screen = start(**TRUECOLOR, TEXTUAL_FPS="30")
    while ALTERNATE not in screen.written:
        assert screen._read()
    os.kill(screen.child.pid, number)
    assert screen.ended() == 128 + number
    assert screen.modes_left() == set()


def test_a_framework_that_cannot_be_loaded_leaves_the_terminal_as_it_was(
    start: Start, ana: int, tmp_path: Path
) -> None:
    screen = start(program=WITHOUT_FRAMEWORK, **TRUECOLOR)
    assert screen.ended() == 1
    assert screen.modes_left() == set()
    assert b"a fault ended netui" in screen.written


@pytest.mark.parametrize(
    "env",
    [{"NO_COLOR": "1"}, {"TERM": "xterm-16color", "COLORTERM": ""}, {"TEXTUAL_FPS": "30"}, {"COLUMNS": "90"}],
    ids=str,
)
def test_in_an_odd_terminal_the_framework_paints_first(start: Start, ana: int, env: dict[str, str]) -> None:
    screen = start(**{**TRUECOLOR, **env})
    screen.until("Due today")
    before = screen.written.partition(b"Due today")[0]
    assert MOUSE in before


def test_after_a_pause_the_screen_is_asked_for_anew(start: Start, ana: int) -> None:
    screen = start(**TRUECOLOR)
    screen.until(ready)
    _settle(screen, 1.0)
    os.kill(screen.child.pid, signal.SIGTSTP)
    _, status = os.waitpid(screen.child.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    os.kill(screen.child.pid, signal.SIGCONT)
    _settle(screen, 1.0)
    assert screen.written.count(ALTERNATE) == 2
    screen.press("q")
    assert screen.ended() == 0
    assert screen.modes_left() == set()
