"""netui's own CSV comes back to the letter, and so do the columns of others that nobody here understands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from conftest import TestClock
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.domain.incoming.reading import Context, Reading, Source, Standing
from netui.domain.people.contact import (
    Contact,
    ContactDraft,
    ContactPoint,
    Job,
    PartialDate,
    PointKind,
    State,
    Tier,
    card_of,
)
from netui.domain.people.dossier import Dossier
from netui.exchange.formats import FORMATS
from netui.exchange.tables.originals import left_cells, row_text
from netui.exchange.tables.reading import read_csv
from netui.exchange.tables.writing import COLUMNS, csv_head, csv_row, left_columns
from netui.store import Store
from netui.store.incoming.imports import finished

HERE = Context("Europe/Paris", date(2026, 11, 18))
KINDS = (
    *(PointKind.EMAIL, PointKind.PHONE, PointKind.PROFILE),
    *(PointKind.URL, PointKind.HANDLE, PointKind.ADDRESS),
)


def read(text: str) -> Reading:
    return read_csv(text.encode(), "own.csv", HERE)


DRAFTED = st.text(max_size=20) | st.sampled_from(("=1+1", "'=x", "''", '"', "\x00\x1b[2J", "a\r\nb", " x ", "\t"))
WORDS = DRAFTED.filter(
    lambda text: text and ":::" not in text and not text.endswith((" ", ":")) and text[0] not in " :"
)
DAYS = st.dates(date(1901, 1, 1), date(2500, 1, 1))


@settings(max_examples=60)
@given(
    st.lists(DRAFTED.filter(bool), min_size=5, max_size=5),
    st.lists(WORDS, max_size=7, unique=True),
    st.lists(DAYS, max_size=2),
    st.sampled_from((None, *Tier)),
    st.sampled_from((None, "P3W", "P1Y2M")),
    st.integers(0, 5),
    st.sampled_from(tuple(State)),
)
def test_what_netui_wrote_comes_back_to_the_letter(
    texts: list[str],
    words: list[str],
    days: list[date],
    tier: Tier | None,
    cadence: str | None,
    depth: int,
    state: State,
) -> None:
    name, role, place, hook, about = texts
    contact = Contact(
        1,
        "7c9e",
        name,
        role=role,
        organisation=role,
        place=place,
        hook=hook,
        about=about,
        tier=tier,
        cadence=cadence,
        depth=depth,
        state=state,
        points=tuple(ContactPoint(kind, word) for kind, word in zip(KINDS, words, strict=False)),
        tags=tuple(words),
        dates=tuple(
            PartialDate(kind, day.year, day.month, day.day)
            for kind, day in zip(("birthday", "wedding"), days, strict=False)
        ),
        jobs=(Job("CFO", "Globex", date(2024, 12, 31)),),
    )
    reading = read(csv_head() + csv_row(Dossier(contact, last=date(2026, 10, 20))))

    (card,) = reading.cards
    assert reading.source is Source.OWN_CSV
    assert reading.refusals == ()
    assert card.draft == replace(card_of(contact), uid="urn:uuid:7c9e", raw=card.draft.raw)
    assert card.standing == Standing(tier, cadence, depth, state)


@pytest.mark.parametrize("typed", ["=1+1", "@SUM(A1)", "-2+3", "+34 600", "'tis", "\t=1", "＝1+1", "'", "O'Neill"])
def test_formulas_come_back_as_typed(typed: str) -> None:
    (card,) = read(csv_head() + csv_row(Dossier(Contact(1, "u", typed, about=typed, hook=typed)))).cards

    assert (card.draft.name, card.draft.about, card.draft.hook) == (typed, typed, typed)


def test_what_is_no_tier_or_depth_is_said_and_the_row_is_read() -> None:
    text = csv_head() + csv_row(Dossier(Contact(1, "u", "Ana"))).replace(",,,0,active", ",Gold,often,9,gone")
    reading = read(text)

    assert [card.draft.name for card in reading.cards] == ["Ana"]
    assert reading.cards[0].standing == Standing()
    assert [(each.line, each.reason.partition(":")[0]) for each in reading.refusals] == [
        (2, "“often” is no interval"),
        (2, "“9” is no depth"),
        (2, "“Gold” is no tier"),
        (2, "“gone” is no state"),
    ]


def exported(drafts: Sequence[ContactDraft]) -> str:
    """A CSV export of people who were imported as these drafts."""
    people = [
        Dossier(Contact(number, f"u{number}", draft.name), originals=(draft.raw,))
        for number, draft in enumerate(drafts)
    ]
    how = FORMATS["csv"].fitted(draft.raw for draft in drafts)
    return "".join(how.texts([people[:1], people[1:]]))


def test_columns_left_alone_leave_again_and_come_back_and_leave_again() -> None:
    first = read("Name,Email,Shoe size,=Evil,Depth,\nAna,a@b.example,42,=1+1,deep,loose\nBo,b@l.example,,,,\n")
    text = exported([card.draft for card in first.cards])
    again = read(text)
    kept = {"Shoe size": "42", "=Evil": "=1+1", "Depth (imported)": "deep", "Column 6": "loose"}

    assert text.splitlines()[0].endswith("UID,Shoe size,'=Evil,Depth (imported),Column 6")
    assert "'=1+1" in text
    assert again.source is Source.OWN_CSV
    assert [dict(left_cells(card.draft.raw)) for card in again.cards] == [kept, {}]
    assert exported([card.draft for card in again.cards]) == text


def test_of_two_originals_the_latest_counts_and_the_older_fills_in() -> None:
    newer = row_text([("Name", "Ana"), ("Size", "42")], ["Size"])
    older = row_text([("Size", "41"), ("Colour", "red")], ["Size", "Colour"])
    dossier = Dossier(Contact(1, "u", "Ana"), originals=(newer, "BEGIN:VCARD\nEND:VCARD", older))
    columns = left_columns(dossier.originals)

    assert columns == ("Size", "Colour")
    assert csv_row(dossier, columns).rstrip().endswith(",u,42,red")


@pytest.mark.parametrize(
    "text", ["", "BEGIN:VCARD", '{"csv":[', '{"csv":[],"left":3}', '{"csv":[1],"left":["a"]}']
)
def test_texts_that_are_no_rows_have_nothing_left(text: str) -> None:
    assert left_cells(text) == {}
    assert csv_head(left_columns([text])) == csv_head()


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), unique_by=lambda pair: pair[0]))
def test_a_row_kept_as_text_gives_back_what_was_left(cells: list[tuple[str, str]]) -> None:
    left = [column for column, _ in cells[1:]]

    assert left_cells(row_text(cells, left)) == dict(cells[1:])


def test_a_format_that_keeps_originals_itself_is_not_changed_by_them() -> None:
    assert FORMATS["vcf"].fitted(["x"]) is FORMATS["vcf"]
    assert FORMATS["csv"].fitted([]).head == csv_head()
    assert not set(COLUMNS) & {"Depth (imported)"}


def test_what_was_imported_leaves_with_what_was_left_alone(store: Store, clock: TestClock) -> None:
    now = clock()
    reading = read("Name,Email,Shoe size\nAna,a@b.example,42\nBo,b@l.example,\n")
    finished(store.imports.carry_out(store.imports.plan([reading], "a.csv"), now))
    ids = store.contacts.ids()
    how = FORMATS["csv"].fitted(store.dossiers.originals(ids))

    text = "".join(how.texts(store.dossiers.pages(ids, now)))

    assert text.splitlines()[0].endswith(",UID,Shoe size")
    assert [line.rpartition(",")[2] for line in text.splitlines()[1:]] == ["42", ""]
    assert list(store.dossiers.originals([999])) == []
