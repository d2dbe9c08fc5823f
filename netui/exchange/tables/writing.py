"""Contacts written as the rows of a CSV file, no cell of which a spreadsheet runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from netui.domain.people.contact import PartialDate, PointKind
from netui.domain.people.dossier import Dossier
from netui.domain.people.jobs import job_line
from netui.domain.people.partial_dates import date_line, partial_date
from netui.exchange.tables.originals import left_cells

COLUMNS = (
    "Name",
    "Role",
    "Organisation",
    "Place",
    "Email",
    "Other emails",
    "Phone",
    "Other phones",
    "Profiles",
    "Websites",
    "Handles",
    "Addresses",
    "Birthday",
    "Other dates",
    "Tags",
    "Hook",
    "About",
    "Earlier jobs",
    "Tier",
    "Cadence",
    "Depth",
    "State",
    "Last touch",
    "Added",
    "UID",
)

BETWEEN = " ::: "
"""Stands between several values of one cell, as in the files of Google Contacts."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula, in full width too (OWASP, CSV Injection)."""

_MARK = "'"
_MARKED = _FORMULA | {_MARK}


def left_columns(originals: Iterable[str]) -> tuple[str, ...]:
    """The columns that were left alone in imported rows, in the order they are met: they leave as they came.

    One that is called as one of COLUMNS is said to be imported.
    """
    return tuple(dict.fromkeys(_beside(column) for text in originals for column in left_cells(text)))


def csv_head(left: Sequence[str] = ()) -> str:
    """The header row, with the ``left_columns`` of those who are written."""
    return _row((*COLUMNS, *left))


def csv_row(dossier: Dossier, left: Sequence[str] = ()) -> str:
    """The row of one contact: dates in ISO 8601, labels of points left out, several values of a cell parted.

    In the ``left`` columns stands what the latest original has there. Every cell is made ``harmless``; a line
    break within a text stays one, between quotes (RFC 4180).
    """
    contact = dossier.contact
    values = {kind: [point.value for point in contact.points if point.kind is kind] for kind in PointKind}
    emails, phones = values[PointKind.EMAIL], values[PointKind.PHONE]
    birthdays = [day for day in contact.dates if day.kind == "birthday"]
    others = [day for day in contact.dates if day not in birthdays[:1]]
    return _row(
        (
            contact.name,
            contact.role,
            contact.organisation,
            contact.place,
            _joined(emails[:1]),
            _joined(emails[1:]),
            _joined(phones[:1]),
            _joined(phones[1:]),
            _joined(values[PointKind.PROFILE]),
            _joined(values[PointKind.URL]),
            _joined(values[PointKind.HANDLE]),
            _joined(values[PointKind.ADDRESS]),
            _joined(map(_iso, birthdays[:1])),
            _joined(map(date_line, others)),
            _joined(contact.tags),
            contact.hook,
            contact.about,
            _joined(map(job_line, contact.jobs)),
            contact.tier or "",
            contact.cadence or "",
            str(contact.depth),
            contact.state,
            dossier.last.isoformat() if dossier.last else "",
            contact.created.isoformat() if contact.created else "",
            contact.uid,
            *(_left(dossier.originals, left) if left else ()),
        )
    )


def harmless(cell: str) -> str:
    """``cell`` with a ``'`` before it where a spreadsheet would run it, or where it begins with ``'`` itself.

    A phone is no exception: of ``+34 600`` a spreadsheet makes a number without its plus, of ``+34-600`` a sum.
    ``as_typed`` takes off exactly what was put on, so ``'+34 600`` comes back as ``+34 600``.
    """
    return f"{_MARK}{cell}" if cell[:1] in _MARKED else cell


def as_typed(cell: str) -> str:
    """What ``harmless`` was given; a cell of another program keeps a ``'`` that stands before anything else."""
    return cell[1:] if cell[:1] == _MARK and cell[1:2] in _MARKED and cell[1:] else cell


def _left(originals: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    cells: dict[str, str] = {}
    for text in originals:
        for column, cell in left_cells(text).items():
            cells.setdefault(_beside(column), cell)
    return (cells.get(column, "") for column in columns)


def _beside(column: str) -> str:
    """What a column of a file is called beside netui's own."""
    return f"{column} (imported)" if column in COLUMNS else column


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _iso(day: PartialDate) -> str:
    if day.year and day.month and day.day:
        return f"{day.year:04}-{day.month:02}-{day.day:02}"
    return partial_date(day)


def _row(cells: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([harmless(cell) for cell in cells])
    return text.getvalue()
