"""netui's own JSON: the whole network as one object, a line for every row, written in parts and read whole."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from netui.domain.incoming.reading import Reading, Refusal, Source
from netui.domain.incoming.whole_network import Row, WholeNetwork
from netui.exchange.decoding import decode
from netui.exchange.json_values import Unreadable, load

HEAD = "netui"
"""The first key of the object, by which such a file is known."""

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A file is read into memory at once; a hundred thousand people stay below it."""

_OPENING = re.compile(r'\s*\{\s*"netui"\s*:')
_LOOKED_AT = 4096

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What JSON does not escape by itself and could still act on a terminal or hide in an editor."""


def own_json(schema: int, tables: Iterable[tuple[str, Iterable[Sequence[Row]]]]) -> Iterator[str]:
    """The text of a whole network, in parts: ``{"netui": {"schema": 5}, "contact": [ … ], … }``.

    ``tables`` gives each table's name with its rows, a page at a time. Equal rows give equal text: no time of
    writing, no order but theirs.
    """
    yield f'{{\n"{HEAD}": {{"schema": {schema}}}'
    for name, pages in tables:
        yield f",\n{_written(name)}: ["
        before = "\n"
        for page in pages:
            if page:
                yield before + ",\n".join(map(_written, page))
                before = ",\n"
        yield "\n]" if before != "\n" else "]"
    yield "\n}\n"


def is_own(data: bytes) -> bool:
    """Whether the beginning of a file says that it is a whole network of netui's."""
    return _OPENING.match(decode(data[:_LOOKED_AT])) is not None


def read_own(data: bytes, file: str) -> WholeNetwork | Reading:
    """The rows of a file that ``own_json`` wrote, or a reading with the one refusal that says why there are none.

    ``file`` is the name that the refusal gives. Never raises, whatever the bytes. Tables and columns are not
    looked at: that is for the network to do which takes them in.
    """
    if len(data) > MAX_FILE_BYTES:
        return _refused(file, 1, f"more than {MAX_FILE_BYTES >> 20} MiB: no export of netui is that long")
    said, line, problem = load(decode(data), _object, _no_number)
    if problem:
        return _refused(file, line, problem)
    try:
        return _network(said, file)
    except Unreadable as error:
        return _refused(file, 1, str(error))


def _written(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _refused(file: str, line: int, reason: str) -> Reading:
    return Reading(refusals=(Refusal(file, line, reason),), source=Source.NETUI)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in found if names.count(name) > 1)
        raise Unreadable(f"“{twice[:60]}” stands twice in one object: keep one of them")
    return found


def _no_number(name: str) -> None:
    raise Unreadable(f"{name} is no number: write null")


def _network(said: Any, file: str) -> WholeNetwork:
    head = said.get(HEAD) if isinstance(said, dict) else None
    schema = head.get("schema") if isinstance(head, dict) else None
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Unreadable(f'this is no export of netui: it begins with {{"{HEAD}": {{"schema": …}}')
    tables = {name: rows for name, rows in said.items() if name != HEAD}
    for name, rows in tables.items():
        if not isinstance(rows, list):
            raise Unreadable(f"“{name[:60]}” is no list of rows")
        for place, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise Unreadable(f"row {place:,} of “{name[:60]}” is no object with columns")
            for column, value in row.items():
                if isinstance(value, dict | list):
                    raise Unreadable(f"“{column[:60]}” in row {place:,} of “{name[:60]}” is more than one value")
    return WholeNetwork(file, schema, tables)
