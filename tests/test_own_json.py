"""netui's own JSON: one readable object that says everything, byte for byte the same for the same network."""

import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import TestClock, line, person
from hypothesis import given
from hypothesis import strategies as st
from small_network import network_of, text_of

from netui.cli import main
from netui.domain.incoming.reading import Reading, Source
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.interaction import Kind
from netui.exchange.own_json import is_own, own_json, read_own
from netui.paths import network_file
from netui.store import Store, StoreError
from netui.store.network.tables import Tables

Said = tuple[bytes, str]
Run = Callable[..., Said]

VALUES = (
    st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
ROWS = st.lists(st.dictionaries(st.text(), VALUES, min_size=1), max_size=4)


@pytest.fixture
def netui(capfdbinary: pytest.CaptureFixture[bytes], clock: TestClock) -> Run:
    """Run one command line; the bytes it wrote, and what it said beside them. It must end with ``status``."""

    def run(*argv: str, status: int = 0) -> Said:
        ended = main(argv, clock=clock)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        assert ended == status, err
        return out, err.decode()

    return run


def refusal(data: bytes) -> str:
    """The one sentence with which a file is refused."""
    reading = read_own(data, "own.json")
    assert isinstance(reading, Reading)
    assert reading.source is Source.NETUI
    (only,) = reading.refusals
    return str(only)


def test_a_row_stands_on_a_line_and_every_table_is_there(store: Store, clock: TestClock) -> None:
    ana = person(store, clock(), "Ana Ruiz", tags=("vc",))
    store.interactions.log(Kind.CALL, [ana], line(store, "pricing >send the deck fri", clock()), clock())
    store.drafts.keep(ana, "call", "half a line", clock().at)
    text = text_of(store).decode()
    said = json.loads(text)
    assert list(said) == ["netui", *Tables(store.connection).all]
    assert said["netui"] == {"schema": store.whole_network.schema}
    assert [row["text"] for row in said["promise"]] == ["send the deck"]
    assert [row["line"] for row in said["draft"]] == ["half a line"]
    assert "touch" not in said["interaction"][0]
    assert not {"change", "delta", "recording", "written", "position"} & said.keys()
    (of_ana,) = (each for each in text.split("\n") if '"Ana Ruiz"' in each)
    assert json.loads(of_ana.rstrip(","))["name"] == "Ana Ruiz"


def test_the_same_network_gives_the_same_bytes_at_any_time(store: Store, clock: TestClock) -> None:
    person(store, clock(), "Ana Ruiz")
    before = text_of(store)
    clock.move(days=3)
    assert text_of(store) == before


def test_it_is_written_a_page_at_a_time() -> None:
    asked: list[str] = []

    def pages() -> Iterator[list[dict[str, int]]]:
        for number in range(3):
            asked.append(f"page {number}")
            yield [{"id": number}]

    parts = own_json(5, [("contact", pages())])
    assert [next(parts) for _ in range(3)][-1] == '\n{"id": 0}'
    assert asked == ["page 0"]


@given(ROWS)
def test_whatever_a_row_says_comes_back(rows: list[dict[str, str | int | float | None]]) -> None:
    text = "".join(own_json(5, [("contact", [rows[:2], rows[2:]]), ("job", [])]))
    network = network_of(text.encode("utf-8", "replace"))
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert network.tables == {"contact": rows, "job": []}


def test_nothing_in_it_acts_on_a_terminal() -> None:
    acting = "\x00\x1b\x7f\x9b\u202e\u2028"
    text = "".join(own_json(5, [("contact", [[{"name": acting}]])]))
    assert not set(acting) & set(text)
    assert network_of(text.encode()).tables["contact"] == [{"name": acting}]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "own.json, line 1: this is not whole JSON"),
        (b'{"netui": {"schema": 5},\n"contact": [', "own.json, line 2: this is not whole JSON"),
        (b"[" * 100_000, "lists within lists"),
        (b'{"netui": {"schema": 1' + b"0" * 5000 + b"}}", "a number in it is too long"),
        (b'{"netui": {"schema": 5}, "contact": NaN}', "NaN is no number: write null"),
        (b'{"netui": {"schema": 5}, "contact": [], "contact": []}', "“contact” stands twice in one object"),
        (b'{"netui": {"schema": true}}', "this is no export of netui"),
        (b'{"contact": []}', "this is no export of netui"),
        (b'{"netui": {"schema": 5}, "contact": {}}', "“contact” is no list of rows"),
        (b'{"netui": {"schema": 5}, "contact": [1]}', "row 1 of “contact” is no object with columns"),
        (b'{"netui": {"schema": 5}, "contact": [{"a": []}]}', "“a” in row 1 of “contact” is more than one value"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(data: bytes, expected: str) -> None:
    assert expected in refusal(data)


def test_it_is_known_by_its_beginning() -> None:
    assert is_own(b'{\n"netui": {"schema": 5}')
    assert is_own('\ufeff {"netui" : {}}'.encode())
    assert not is_own(b'{"version": "1.0-preview.1", "account": {}}')
    assert isinstance(read_own(b'{"netui": {"schema": 9}}', "x"), WholeNetwork)


def test_the_shell_writes_the_whole_network_to_a_file(netui: Run, tmp_path: Path) -> None:
    netui("add", "Ana Ruiz, CTO Acme; met Web Summit >send the deck fri")
    out, err = netui("export", "json")
    assert err == "netui: the whole network as JSON\n"
    target = tmp_path / "all.json"
    assert netui("export", "json", "-o", str(target)) == (
        b"",
        f"netui: the whole network written to {target} as JSON\n",
    )
    assert target.read_bytes() == out
    assert target.stat().st_mode & 0o777 == 0o600
    assert len(json.loads(out)["contact"]) == 1
    _, err = netui("export", "json", "-o", str(target), status=1)
    assert err == f"netui: {target} exists already: name another file, or say --force to replace it\n"
    _, err = netui("export", "json", "-o", str(network_file({})), "--force", status=1)
    assert "is the network itself" in err


def test_some_people_are_not_the_whole_network(netui: Run) -> None:
    netui("add", "Ana Ruiz")
    out, err = netui("export", "json", "ana", status=1)
    assert out == b""
    assert err == "netui: json is the whole network and takes no QUERY: vcf, csv and md write some people\n"


def test_a_network_that_is_written_to_meanwhile_is_not_exported_half_old_half_new(
    store: Store, clock: TestClock
) -> None:
    person(store, clock(), "Ana Ruiz")
    parts = own_json(5, store.whole_network.tables())
    assert [next(parts), next(parts)][1].endswith('"contact": [')
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE contact SET name = 'Bo'")
    with pytest.raises(StoreError, match="written to while it was read"):
        list(parts)
