"""The rows of a file looked at before any is written: whether a network can hold them, and if not, why."""

import json
import math
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import groupby
from typing import Any

from netui.domain.due.cadence import Interval
from netui.domain.due.subject import Subject
from netui.domain.folding import fold, storable
from netui.domain.incoming.whole_network import WholeNetwork
from netui.domain.people.contact import ContactDraft, ContactPoint, PointKind
from netui.domain.people.known import FactKind
from netui.domain.people.point_keys import point_key
from netui.domain.practice.follow_up import ClockKind
from netui.store.file.errors import StoreError
from netui.store.file.fields import DayField, UtcField, utc_text
from netui.store.file.opening import VERSION
from netui.store.models.recorded import BESIDE, RECORDED
from netui.store.models.row import Row
from netui.store.network.tables import Column, Columns, Table
from netui.store.people.card_rows import name_key, search_key, tag_key, tag_name

Rows = dict[str, list[Columns]]
"""The rows of every table by its name, each with every column."""

_MODELS: tuple[type[Row], ...] = (*RECORDED, *BESIDE)

_LARGEST_ID = 2**53 - 1
"""What every reader of JSON reads to the unit, and the search index can still number."""

_INTEGERS = range(-(2**63), 2**63)

_COMPUTED = {
    "contact": ("sort_key", "search_key"),
    "contact_point": ("match_key",),
    "tag": ("match_key",),
    "event": ("match_key",),
    "place_alias": ("match_key",),
}
"""The columns by which things are found: computed from the others, whatever a file says of them."""

_WORDS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("contact_point", "kind"): PointKind,
    ("fact", "kind"): FactKind,
    ("waiver", "kind"): ClockKind,
    ("snooze", "subject"): Subject,
    ("settled", "subject"): Subject,
}
"""The columns that take certain words only, without the table saying so itself."""


def checked(network: WholeNetwork, tables: Mapping[str, Table]) -> Rows:
    """The rows of ``network``, complete with what an older file did not know of, and with their keys computed.

    Raises StoreError with one sentence for a newer file, for a table, a column or a value that this network
    does not know or cannot hold, and for a row that refers to none.
    """
    try:
        return _checked(network, tables)
    except _Wrong as wrong:
        raise StoreError(f"{network.called}: {wrong}; nothing was taken in") from wrong


class _Wrong(ValueError):  # noqa: N818 - it is the row that is wrong
    """What is wrong, as the middle of a sentence."""


def _checked(network: WholeNetwork, tables: Mapping[str, Table]) -> Rows:
    if network.schema > VERSION:
        raise _Wrong(
            f"it was written by a newer netui (schema {network.schema}, this one knows {VERSION}): update netui"
        )
    if unknown := [name for name in network.tables if name not in tables]:
        raise _Wrong(f"there is no table {_listed(unknown)} in a network")
    rows: Rows = {}
    for table in tables.values():
        computed = _COMPUTED.get(table.name, ())
        rows[table.name] = [
            _row(table, place, row, computed) for place, row in enumerate(network.tables.get(table.name, ()), 1)
        ]
        _check_ids(table, rows[table.name])
    ids = {name: {row["id"] for row in found} for name, found in rows.items()}
    for table in tables.values():
        for column, other in table.references:
            _check_references(table, rows[table.name], column, other, ids[other])
    _compute(rows)
    return rows


def _row(table: Table, place: int, row: Mapping[str, Any], computed: Collection[str]) -> Columns:
    """One row with every column, each of its type; what was left out is what the table says it is then."""
    if row.keys() - table.columns.keys():
        unknown = [name for name in row if name not in table.columns]
        raise _Wrong(f"{table.name} has no column {_listed(unknown)} (row {place:,})")
    complete: Columns = {}
    for name, column in table.columns.items():
        if name in computed:
            complete[name] = ""
            continue
        if name not in row:
            if column.required or name == "id":
                raise _Wrong(f"row {place:,} of {table.name} has no “{name}”")
            complete[name] = column.default
            continue
        value = row[name]
        if isinstance(value, str):
            value = storable(value)
        if problem := _problem(table.name, column, value):
            raise _Wrong(f"“{name}” in row {place:,} of {table.name} is {_shown(value)}: {problem}")
        complete[name] = float(value) if column.type == "REAL" and value is not None else value
    return complete


def _problem(table: str, column: Column, value: Any) -> str:
    """Why a column cannot hold ``value``; empty if it can."""
    if value is None:
        return "" if column.optional else "it has to say something"
    match column.type:
        case "TEXT" if not isinstance(value, str):
            return "it takes a text"
        case "INTEGER" if not isinstance(value, int) or isinstance(value, bool):
            return "it takes a whole number"
        case "INTEGER" if value not in _INTEGERS:
            return "that is too large a number"
        case "REAL" if not isinstance(value, int | float) or isinstance(value, bool) or not _finite(value):
            return "it takes a number"
    if column.name == "id" and not 0 < value <= _LARGEST_ID:
        return f"an id is a number from 1 to {_LARGEST_ID}"
    holds = _HOLDS.get((table, column.name))
    return holds(value) if holds else ""


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _day(value: str) -> str:
    try:
        return "" if date.fromisoformat(value).isoformat() == value else "it takes a day as 2026-11-22"
    except ValueError:
        return "it takes a day as 2026-11-22"


def _instant(value: str) -> str:
    says = "it takes an instant as 2026-11-22T05:10:43.000000Z"
    try:
        at = datetime.fromisoformat(value)
        return "" if at.tzinfo is not None and utc_text(at) == value else says
    except (ValueError, OverflowError):
        return says


def _cadence(value: str) -> str:
    try:
        Interval.parse(value)
    except ValueError:
        return "it takes a span as P3W"
    return ""


def _amount(value: str) -> str:
    try:
        return "" if Decimal(value).is_finite() else "it takes a decimal number"
    except InvalidOperation:
        return "it takes a decimal number"


def _columns(value: str) -> str:
    try:
        means = json.loads(value)
    except (ValueError, RecursionError):
        means = None
    fits = isinstance(means, list) and all(isinstance(each, str) for each in means)
    return "" if fits else "it takes a JSON list of texts"


def _one_of(words: type[StrEnum]) -> Callable[[Any], str]:
    return lambda value: "" if value in list(words) else f"it takes {', '.join(words)}"


_HOLDS: Mapping[tuple[str, str], Callable[[Any], str]] = {
    **{
        (model._meta.table_name, each.column_name): _day if isinstance(each, DayField) else _instant
        for model in _MODELS
        for each in model._meta.sorted_fields
        if isinstance(each, DayField | UtcField)
    },
    **{column: _one_of(words) for column, words in _WORDS.items()},
    ("contact", "cadence"): _cadence,
    ("tag", "cadence"): _cadence,
    ("referral", "value"): _amount,
    ("column_map", "means"): _columns,
}
"""What a text has to be in order to be read again: of a column's value why it is not, or nothing."""


def _check_ids(table: Table, rows: list[Columns]) -> None:
    seen: set[int] = set()
    for row in rows:
        if row["id"] in seen:
            raise _Wrong(f"{table.name} {row['id']} stands twice")
        seen.add(row["id"])


def _check_references(table: Table, rows: list[Columns], column: str, other: str, ids: Collection[int]) -> None:
    for row in rows:
        if row[column] is not None and row[column] not in ids:
            raise _Wrong(f"{table.name} {row['id']} belongs to {other} {row[column]}, and there is none")


def _compute(rows: Rows) -> None:
    """Write the keys into the rows of which they say how they are found."""
    for tag in rows["tag"]:
        tag["match_key"] = tag_key(tag["name"])
    for named in (*rows["event"], *rows["place_alias"]):
        named["match_key"] = fold(named["name"])
    names = {tag["id"]: tag_name(tag["name"]) for tag in rows["tag"]}
    tags = _by_contact(sorted(rows["contact_tag"], key=lambda row: row["id"]))
    points = _by_contact(sorted(rows["contact_point"], key=lambda row: (row["position"], row["id"])))
    for contact in rows["contact"]:
        found = []
        for row in points.get(contact["id"], ()):
            point = ContactPoint(PointKind(row["kind"]), row["value"], row["label"])
            row["match_key"] = storable(point_key(point))
            found.append(point)
        draft = ContactDraft(
            contact["name"],
            contact["role"],
            contact["organisation"],
            contact["place"],
            contact["hook"],
            points=tuple(found),
            tags=tuple(names[row["tag_id"]] for row in tags.get(contact["id"], ())),
        )
        contact["sort_key"] = name_key(draft.name)
        contact["search_key"] = search_key(draft)


def _by_contact(rows: list[Columns]) -> dict[int, list[Columns]]:
    """Rows by the contact they belong to, in their order."""
    inner = sorted(rows, key=lambda row: row["contact_id"])
    return {number: list(own) for number, own in groupby(inner, key=lambda row: row["contact_id"])}


def _listed(names: Collection[str]) -> str:
    few = ", ".join(f"“{storable(name)[:60]}”" for name in list(names)[:3])
    return few if len(names) <= 3 else f"{few} and {len(names) - 3} more"


def _shown(value: Any) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"
