"""What is typed into the terminal on its way to the app: any bytes, pastes that stay pastes, one key at a time."""

import asyncio
import os
import signal
from codecs import getincrementaldecoder
from concurrent.futures import wait
from contextlib import closing
from selectors import EVENT_READ, DefaultSelector
from typing import Any, Protocol, runtime_checkable

from textual import constants
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App, ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, MouseDown, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input

from netui.tui.early_terminal import EarlyTerminal

_READ_BYTES = 4096
_WAIT_SECONDS = 0.1
_A_MOMENT = 0.01
_MOST_WAITS = 20
"""A key that keeps the app busy for two seconds no longer holds back the next one."""


@runtime_checkable
class Typed(Protocol):
    """An app that knows which of its keys only move the highlight, and who had its terminal before."""

    moves: frozenset[str]
    terminal: EarlyTerminal | None


_ESCAPE = "\x1b"
_ALTERNATE = "\x1b[?1049h"


class PasteGuard:
    """Takes the escapes out of pasted text: Textual reads what follows them as keys, and keys are commands."""

    def __init__(self) -> None:
        self._pasting = False
        self._tail = ""

    def feed(self, text: str) -> str:
        """``text`` as it came, but with a visible sign for each escape between the marks of a paste."""
        shown: list[str] = []
        for char in text:
            self._tail += char
            if not self._pasting:
                shown.append(char)
                self._pasting = self._tail.endswith(BRACKETED_PASTE_START)
                self._tail = "" if self._pasting else self._tail[-len(BRACKETED_PASTE_START) :]
            elif self._tail == BRACKETED_PASTE_END:
                shown.append(self._tail)
                self._pasting, self._tail = False, ""
            elif not BRACKETED_PASTE_END.startswith(self._tail):
                again = _ESCAPE if char == _ESCAPE else ""
                shown.append(self._tail.removesuffix(again).replace(_ESCAPE, "␛"))
                self._tail = again
        return "".join(shown)


class TypingDriver(LinuxDriver):
    """Textual's driver, for fingers faster than a dialog opens and for bytes that are no text."""

    _last_key: Key | None = None
    """The last key handed to the app, until something else is."""

    _early: EarlyTerminal | None = None
    """Who had the terminal before, if anybody had."""

    _woken, _wake = -1, -1
    """The ends of a pipe: the second is closed to end the reading, and who waits for a key waits for that too."""

    def start_application_mode(self) -> None:
        """Take the terminal, or take it over from who had it already, and begin to read what is typed."""
        self._woken, self._wake = os.pipe()
        early = self._app.terminal if isinstance(self._app, Typed) else None
        self._early = early if early is not None and early.is_taken else None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._early is not None and self._writer_thread is not None:
            self.attrs_before = self._early.hand_over()

    def write(self, data: str) -> None:
        """Write to the terminal; the screen that is painted already is not asked for, which would clear it."""
        if not (data == _ALTERNATE and self._early is not None and self._early.is_painted):
            super().write(data)

    def disable_input(self) -> None:
        """Read no more, at once: Textual's own thread looks up from its waiting only five times a second."""
        if self._wake >= 0:
            os.close(self._wake)
            self._wake = -1
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read the terminal until the app ends; a terminal that is gone counts as hung up."""
        decoder, guard = getincrementaldecoder("utf-8")("replace"), PasteGuard()
        parser = XTermParser(self._debug)
        woken = self._woken
        with DefaultSelector() as selector, closing(os.fdopen(woken, "rb")):
            selector.register(self.fileno, EVENT_READ)
            selector.register(woken, EVENT_READ)
            patience: float | None = None
            before = self._early.typed if self._early is not None else b""
            while not self.exit_event.is_set():
                ready = [self.fileno] if before else [key.fd for key, _ in selector.select(patience)]
                if woken in ready:
                    return
                # Once what may have been the beginning of a sequence is given up, nothing else is waited for.
                patience = constants.ESCAPE_DELAY + _A_MOMENT if ready else None
                messages = list(parser.tick())
                if ready:
                    data, before = before or self._read(), b""
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    for char in guard.feed(decoder.decode(data)):
                        try:
                            messages += parser.feed(char)
                        except (ValueError, OverflowError, RuntimeError):
                            parser = XTermParser(self._debug)  # this ended a sequence that no terminal sends
                for message in messages:
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            return b""

    def process_message(self, message: Message) -> None:
        """Hand a message to the app, what is typed or clicked not before the last key has done its work.

        Without it the first letters of a note, arriving at once with its command, would be commands too.
        """
        if isinstance(message, (Key, Paste, MouseDown)):
            if (last := self._last_key) is not None and not self._goes_on(last, message):
                self._wait_for(last)
            self._last_key = message if isinstance(message, Key) else None
        super().process_message(message)

    def _wait_for(self, key: Key) -> None:
        settled = asyncio.run_coroutine_threadsafe(settle(self._app, key), self._loop)
        for _ in range(_MOST_WAITS):
            if self.exit_event.is_set() or wait([settled], _WAIT_SECONDS).done:
                return

    def _goes_on(self, last: Key, message: Message) -> bool:
        """Whether ``message`` is a held-down key's next move, which opens nothing and need not wait."""
        moves = self._app.moves if isinstance(self._app, Typed) else frozenset()
        return isinstance(message, Key) and message.key == last.key and message.key in moves


async def settle(app: App[Any], key: Key) -> None:
    """Return when ``key`` has done its work: nobody who may have to do with it has an older message waiting."""
    before: object = None
    try:
        if key.is_printable and isinstance(app.focused, Input):
            return  # such a key only adds a letter
        while before != (before := (app.screen, app.focused)):
            for pump in (app, *(app.focused or app.screen).ancestors_with_self, app):
                await _turn(pump)
    except ScreenStackError:
        return  # the app is ending


async def _turn(pump: MessagePump) -> None:
    reached = asyncio.Event()
    if pump.is_running and pump.call_later(reached.set):
        await reached.wait()
