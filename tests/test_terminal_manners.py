"""In terminals of every kind: large, small, resized, with few colours or none, in tmux, over ssh, and paused."""

import os
import re
import signal
import time
from pathlib import Path

import pytest
from test_terminal import NOW, Look, Start, Terminal, ana, network, ready, start

from netui.demo import build

__all__ = ["ana", "network", "start"]

_EMPHASIS = {"", "0", "1", "2", "3", "4", "7", "39", "49"}
"""What may be said about letters without a colour: bold, dim, underlined, reversed, and the terminal's own."""

_FRAME = range(0x2500, 0x25A0)
READABLE = 4.5
"""The least contrast between letters and their ground (WCAG 2.1, level AA)."""


def three_panes(shown: str) -> bool:
    return ready(shown) and "Contacts 1" in shown and "Timeline" in shown


def resize(terminal: Terminal, columns: int, rows: int) -> None:
    """Give the terminal another size, with nothing left of the picture before."""
    terminal.screen.reset()
    terminal.screen.resize(rows, columns)
    terminal.child.setwinsize(rows, columns)


def visit(terminal: Terminal) -> None:
    """See the panes, the line, a card, the palette and the help."""
    terminal.until(ready)
    for key, shows in (
        ("1", "Contacts 1"),
        ("c", "call with"),
        ("o", "Card of"),
        ("\x10", "Search for commands"),
        ("?", "Move"),
    ):
        terminal.press(key)
        terminal.until(shows)
        if key in "co\x10":
            terminal.press("\x1b")
            terminal.until(lambda shown, gone=shows: gone not in shown)  # type: ignore[misc]


def quiet(terminal: Terminal) -> str:
    """Read until nothing more comes; the screen."""
    read = -1
    while read != (read := len(terminal.written)):
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            terminal._read()
    return terminal.shown()


def colours(terminal: Terminal) -> set[str]:
    """Every colour or emphasis that was asked of the terminal; ``38;5;16`` and the like are one."""
    asked = {found.decode() for found in re.findall(rb"\x1b\[([0-9;]*)m", terminal.written)}
    parts = (re.findall(r"[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+", codes) for codes in asked)
    return {part for found in parts for part in found}


def light(colour: str) -> float:
    """The relative luminance of a colour in six hexadecimal digits (WCAG 2.1)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def letters(terminal: Terminal) -> list[tuple[str, str, str]]:
    """Every sign on the screen that is no frame, with its colour and its ground's."""
    cells = (cell for row in terminal.screen.buffer.values() for cell in row.values())
    return [
        (cell.data, cell.fg, cell.bg) for cell in cells if cell.data.strip() and ord(cell.data[0]) not in _FRAME
    ]


def configured(folder: Path, theme: str) -> str:
    path = folder / "config.toml"
    path.write_text(f'theme = "{theme}"\n')
    return str(path)


# sizes


def test_every_size_shows_what_fits_and_a_resize_draws_all_of_it_again(start: Start, ana: int) -> None:
    sizes = {(250, 70): "", (80, 24): ""}
    for columns, rows in sizes:
        fresh = start(columns=columns, rows=rows)
        fresh.until(ready)
        sizes[columns, rows] = quiet(fresh)
    assert three_panes(sizes[250, 70])
    terminal = start(columns=20, rows=5)
    terminal.until("Due today")
    for (columns, rows), looks in sizes.items():
        resize(terminal, columns, rows)
        terminal.until(looks)


# colours


def test_with_NO_COLOR_there_is_none_and_the_highlight_is_seen(start: Start, ana: int) -> None:
    terminal = start(NO_COLOR="1", COLORTERM="truecolor")
    visit(terminal)
    assert colours(terminal) <= _EMPHASIS
    assert "7" in colours(terminal), "the cursor of the line"
    terminal.press("\x1b")
    shown = terminal.until(three_panes).splitlines()
    row, column = next((y, line.index("▌")) for y, line in enumerate(shown) if "▌" in line)
    assert terminal.screen.buffer[row][column + 4].bold


@pytest.mark.parametrize("theme", ["netui-dark", "netui-light"])
def test_a_terminal_of_sixteen_colours_is_asked_for_no_other(
    start: Start, ana: int, tmp_path: Path, theme: str
) -> None:
    config = configured(tmp_path, theme)
    terminal = start(TERM="xterm-16color", COLORTERM="", NETUI_CONFIG=config)
    visit(terminal)
    named = {str(first + number) for first in (30, 40, 90, 100) for number in range(8)}
    assert colours(terminal) <= _EMPHASIS | named
    assert {"33", "36"} <= colours(terminal), "what is due is yellow, what is chosen cyan"
    assert not [sign for sign, ink, ground in letters(terminal) if ink == ground != "default"]


def test_the_theme_ansi_keeps_to_the_colours_and_the_ground_of_the_terminal(
    start: Start, ana: int, tmp_path: Path
) -> None:
    terminal = start(COLORTERM="truecolor", NETUI_CONFIG=configured(tmp_path, "ansi"))
    visit(terminal)
    assert not [colour for colour in colours(terminal) if colour.startswith(("38", "48"))]
    terminal.press("\x1b")
    terminal.until(three_panes)
    assert {ground for _, _, ground in letters(terminal)} == {"default", "cyan"}


@pytest.mark.parametrize("theme", ["netui-dark", "netui-light"])
@pytest.mark.parametrize(
    ("env", "never"),
    [
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0", "COLORTERM": ""}, ("38;2", "48;2")),
        ({"COLORTERM": "truecolor"}, ("38;5", "48;5")),
    ],
    ids=["256 in tmux", "truecolor"],
)
def test_every_letter_stands_out_from_its_ground(
    start: Start, ana: int, tmp_path: Path, theme: str, env: dict[str, str], never: tuple[str, ...]
) -> None:
    terminal = start(NETUI_CONFIG=configured(tmp_path, theme), **env)
    terminal.until(three_panes)
    terminal.press("c>send the deck fri +")
    terminal.until("my promise: send the deck")
    assert not [colour for colour in colours(terminal) if colour.startswith(never)]
    faint = {(sign, ink, ground) for sign, ink, ground in letters(terminal) if contrast(ink, ground) < READABLE}
    assert not faint


# far away, and paused


def test_over_ssh_nothing_is_asked_and_a_key_sends_less_than_a_screenful(start: Start, network: Look) -> None:
    store = network()
    build(store, NOW)
    store.close()
    far = {"SSH_TTY": "/dev/pts/9", "SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
    here, there = start(), start(**far)
    for terminal in (here, there):
        terminal.until("Katharina")
    assert quiet(here) == quiet(there)
    assert b"\x1b]52" not in there.written, "the clipboard is not read"
    before = len(there.written)
    for _ in range(5):
        there.press("j")
        quiet(there)
    assert (len(there.written) - before) / 5 < 12_000


def test_ctrl_z_gives_the_terminal_back_until_fg(start: Start, network: Look, ana: int) -> None:
    terminal = start()
    terminal.until(ready)
    terminal.press("\x1a")
    while not (ended := os.waitpid(terminal.child.pid, os.WUNTRACED | os.WNOHANG))[0]:
        quiet(terminal)
    assert os.WIFSTOPPED(ended[1])
    quiet(terminal)
    assert terminal.modes_left() == set()
    terminal.screen.reset()
    os.kill(terminal.child.pid, signal.SIGCONT)
    terminal.until(three_panes)
    terminal.press("C")
    terminal.until("✓ call with Ana Ruiz")
    terminal.press("q")
    assert terminal.ended() == 0
    assert len(network().timeline.of(ana)) == 1
