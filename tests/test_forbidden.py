"""The two things that no test may see the program do: open the live file itself, and reach for a network."""

import os
import shutil
import socket
from pathlib import Path
from types import FunctionType

import forbidden
import pytest
from conftest import TestClock, person

from netui.store import Store, open_store


def as_the_program(function: FunctionType) -> FunctionType:
    """``function`` as if it stood in a module of the program."""
    return FunctionType(function.__code__, {**function.__globals__, "__name__": "netui.store.somewhere"})


def hash_it(path: Path) -> None:
    path.read_bytes()


def copy_it(path: Path) -> None:
    shutil.copyfile(path, path.with_suffix(".copy"))


def sniff_it(path: Path) -> None:
    os.close(os.open(path, os.O_RDONLY))


@pytest.mark.parametrize("opens", [hash_it, copy_it, sniff_it])
def test_the_program_opening_the_live_file_is_noticed(store: Store, opens: FunctionType) -> None:
    link = store.path.with_name("link.db")
    link.symlink_to(store.path)
    for path in (store.path, link):
        as_the_program(opens)(path)
        assert len(forbidden.BROKEN) == 1
        assert "which SQLite has open" in forbidden.BROKEN[0]
        forbidden.BROKEN.clear()


def test_a_closed_file_other_files_and_the_look_before_are_allowed(
    store: Store, clock: TestClock, tmp_path: Path
) -> None:
    person(store, clock(), "Bo")
    hash_it(store.path)
    with open_store(store.path, now=clock.at, backups=tmp_path / "backups") as other:
        other.backups.make(clock.at)
    store.close()
    as_the_program(hash_it)(store.path)
    assert forbidden.BROKEN == []


@pytest.mark.parametrize("host", ["192.0.2.1", "netui.example", "2001:db8::1"])
def test_whoever_reaches_for_a_network_is_stopped_and_noticed(host: str) -> None:
    with pytest.raises(PermissionError, match="out of reach"):
        socket.create_connection((host, 80), timeout=0.1)
    assert len(forbidden.BROKEN) == 1
    forbidden.BROKEN.clear()


def test_nobody_is_sent_a_datagram_or_looked_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain:
        with pytest.raises(PermissionError):
            plain.sendto(b"x", ("192.0.2.1", 53))
        with pytest.raises(PermissionError):
            plain.connect(("192.0.2.1", 53))
    with pytest.raises(PermissionError):
        socket.gethostbyname("netui.example")
    assert len(forbidden.BROKEN) == 3
    forbidden.BROKEN.clear()


def test_this_machine_may_be_spoken_to(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    assert forbidden.BROKEN == []
