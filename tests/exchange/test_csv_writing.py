"""One row per contact that every CSV reader reads, and that no spreadsheet runs."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import Contact, ContactPoint, Job, PartialDate, PointKind, Tier
from netui.domain.people.dossier import Dossier
from netui.exchange.tables.writing import COLUMNS, as_typed, csv_head, csv_row, harmless

ANA = Contact(
    1,
    "7c9e",
    "Ana Ruiz",
    role="CTO, acting",
    organisation='Acme "Iberia"',
    place="Madrid",
    hook="met at Web Summit",
    about="Likes tea.\nHates coffee.",
    tier=Tier.A,
    cadence="P3W",
    depth=2,
    created=date(2026, 8, 3),
    points=(
        ContactPoint(PointKind.EMAIL, "ana@acme.io", "work"),
        ContactPoint(PointKind.EMAIL, "ana@home.example"),
        ContactPoint(PointKind.PHONE, "+34 600 123 123"),
        ContactPoint(PointKind.PROFILE, "https://linkedin.com/in/ana"),
        ContactPoint(PointKind.HANDLE, "@anaruiz", "twitter"),
        ContactPoint(PointKind.ADDRESS, "Calle 1, Madrid"),
    ),
    tags=("fintech", "family"),
    dates=(PartialDate("birthday", 1980, 3, 22), PartialDate("wedding", None, 6, 3)),
    jobs=(Job("CFO", "Globex", date(2024, 12, 31)),),
)


def rows(*dossiers: Dossier) -> list[dict[str, str]]:
    """The rows as any program reads them."""
    text = csv_head() + "".join(map(csv_row, dossiers))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_has_the_whole_card() -> None:
    (row,) = rows(Dossier(ANA, last=date(2026, 10, 20)))

    assert {name: as_typed(cell) for name, cell in row.items() if cell} == {
        "Name": "Ana Ruiz",
        "Role": "CTO, acting",
        "Organisation": 'Acme "Iberia"',
        "Place": "Madrid",
        "Email": "ana@acme.io",
        "Other emails": "ana@home.example",
        "Phone": "+34 600 123 123",
        "Profiles": "https://linkedin.com/in/ana",
        "Handles": "@anaruiz",
        "Addresses": "Calle 1, Madrid",
        "Birthday": "1980-03-22",
        "Other dates": "wedding 3 Jun",
        "Tags": "fintech ::: family",
        "Hook": "met at Web Summit",
        "About": "Likes tea.\nHates coffee.",
        "Earlier jobs": "CFO, Globex (until Dec 2024)",
        "Tier": "A",
        "Cadence": "P3W",
        "Depth": "2",
        "State": "active",
        "Last touch": "2026-10-20",
        "Added": "2026-08-03",
        "UID": "7c9e",
    }


def test_a_contact_of_whom_nothing_is_known_is_a_row_all_the_same() -> None:
    (row,) = rows(Dossier(Contact(1, "u", "Bo")))

    assert {name: cell for name, cell in row.items() if cell} == {
        "Name": "Bo",
        "Depth": "0",
        "State": "active",
        "UID": "u",
    }


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("＝1+1", "'＝1+1"),
        ("+34 600 123", "'+34 600 123"),
        ("'tis", "''tis"),
        ("O'Neill", "O'Neill"),
        ("a=1+1", "a=1+1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_each_comes_back_as_typed(typed: str, written: str) -> None:
    assert harmless(typed) == written
    assert as_typed(written) == typed


def test_a_mark_another_program_wrote_stays() -> None:
    assert [as_typed(cell) for cell in ("'tis", "'", "'90s")] == ["'tis", "'", "'90s"]


@given(
    st.lists(
        st.text(max_size=30) | st.sampled_from(("=cmd|' /C calc'!A0", "'=x", "''", '"', "\x00\x1b[2J")), min_size=4
    )
)
def test_whatever_the_texts_hold_the_row_is_whole_and_no_cell_runs(texts: list[str]) -> None:
    name, role, about, *handles = texts
    points = tuple(ContactPoint(PointKind.HANDLE, handle) for handle in handles)
    (row,) = rows(Dossier(replace(ANA, name=name, role=role, about=about, points=points)))

    assert set(row) == set(COLUMNS)
    assert [as_typed(row[column]) for column in ("Name", "Role", "About")] == [name, role, about]
    assert as_typed(row["Handles"]) == " ::: ".join(handles)
    assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in row.values() if cell)
