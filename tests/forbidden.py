"""What the program may never do, heard by an audit hook under every test: open the live file, use a network.

Whoever opens and closes a file that SQLite has open drops SQLite's locks on it (POSIX locks belong to a process
and a file), and then two windows write over each other. So once a connection stands, only SQLite opens its file;
the look at its header comes before. A test's own code may: it is no part of the program.
"""

import ipaddress
import os
import sys
import weakref
from collections.abc import Callable
from types import FrameType
from typing import Any

from netui.store.file.connection import Connection

BROKEN: list[str] = []
"""What was done all the same, since this was last emptied."""

_LIVE: "weakref.WeakKeyDictionary[Connection, tuple[int, int]]" = weakref.WeakKeyDictionary()
_MAY_LOOK = ("netui.store.file.opening", "look")


def watch() -> None:
    """Begin to listen; nothing ends it but the end of the process."""
    begin, end = Connection.__init__, Connection.close

    def opened(self: Connection, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        status = self.path.stat()
        _LIVE[self] = (status.st_dev, status.st_ino)

    def closed(self: Connection) -> None:
        end(self)
        _LIVE.pop(self, None)

    Connection.__init__, Connection.close = opened, closed  # type: ignore[method-assign]
    sys.addaudithook(_hear)


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if hears := _HEARS.get(event):
        hears(args)


def _open(args: tuple[Any, ...]) -> None:
    path = args[0]
    if not _LIVE or not isinstance(path, str | bytes | os.PathLike):
        return
    try:
        status = os.stat(path)  # noqa: PTH116 - bytes are paths too
    except (OSError, ValueError):
        return
    if (status.st_dev, status.st_ino) in list(_LIVE.values()):
        frame = _of_the_program(sys._getframe(2))
        if frame is not None and (frame.f_globals.get("__name__"), frame.f_code.co_name) != _MAY_LOOK:
            BROKEN.append(f"{frame.f_code.co_filename}:{frame.f_lineno} opened {path!r}, which SQLite has open")


def _of_the_program(frame: FrameType | None) -> FrameType | None:
    """The innermost frame of the program that led here, if a test did not do it by itself."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("netui."):
            return frame
        if name.startswith(("test_", "tests.")):
            return None
        frame = frame.f_back
    return None


def _connect(args: tuple[Any, ...]) -> None:
    """An address: a path for a socket of this machine, else a host and a port."""
    address = args[1]
    if isinstance(address, tuple):
        _host(address[:1])


def _host(args: tuple[Any, ...]) -> None:
    host = args[0].decode("ascii", "replace") if isinstance(args[0], bytes) else args[0]
    if host in (None, "", "localhost"):
        return
    try:
        if ipaddress.ip_address(str(host)).is_loopback:
            return
    except ValueError:
        pass
    BROKEN.append(f"somebody reached for {host!r} on the network")
    raise PermissionError(f"the network is out of reach: {host!r}")


_HEARS: dict[str, Callable[[tuple[Any, ...]], None]] = {
    "open": _open,
    "socket.connect": _connect,
    "socket.sendto": _connect,
    "socket.sendmsg": _connect,
    "socket.getaddrinfo": _host,
    "socket.gethostbyname": _host,
    "socket.gethostbyaddr": _host,
}
