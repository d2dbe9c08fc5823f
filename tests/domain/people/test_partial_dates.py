"""A date line, of which parts may be unknown: what is read, what is said, and that nothing of it is lost."""

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.people.contact import PartialDate
from netui.domain.people.partial_dates import date_line, read_date_line


@pytest.mark.parametrize(
    ("line", "read", "written"),
    [
        ("birthday 12 nov 1980", PartialDate("birthday", 1980, 11, 12), "birthday 12 Nov 1980"),
        ("birthday 12 nov", PartialDate("birthday", None, 11, 12), "birthday 12 Nov"),
        ("birthday nov 1980", PartialDate("birthday", 1980, 11), "birthday Nov 1980"),
        ("birthday nov", PartialDate("birthday", None, 11), "birthday Nov"),
        ("birthday 1980", PartialDate("birthday", 1980), "birthday 1980"),
        ("birthday 1980-11-12", PartialDate("birthday", 1980, 11, 12), "birthday 12 Nov 1980"),
        ("birthday --11-12", PartialDate("birthday", None, 11, 12), "birthday 12 Nov"),
        ("birthday --1112", PartialDate("birthday", None, 11, 12), "birthday 12 Nov"),
        ("birthday 19801112", PartialDate("birthday", 1980, 11, 12), "birthday 12 Nov 1980"),
        ("birthday 1980-11", PartialDate("birthday", 1980, 11), "birthday Nov 1980"),
        ("birthday ---12", PartialDate("birthday", None, None, 12), "birthday ---12"),
        ("birthday 24.12.", PartialDate("birthday", None, 12, 24), "birthday 24 Dec"),
        ("birthday 24. 12. 1980", PartialDate("birthday", 1980, 12, 24), "birthday 24 Dec 1980"),
        ("birthday 12 november", PartialDate("birthday", None, 11, 12), "birthday 12 Nov"),
        ("Birthday Nov 12th, 1980", PartialDate("birthday", 1980, 11, 12), "birthday 12 Nov 1980"),
        ("bday: 12. nov", PartialDate("birthday", None, 11, 12), "birthday 12 Nov"),
        ("birthday 29 feb", PartialDate("birthday", None, 2, 29), "birthday 29 Feb"),
        ("birthday 29 feb 1980", PartialDate("birthday", 1980, 2, 29), "birthday 29 Feb 1980"),
        ("anniversary 3 jun 2010", PartialDate("anniversary", 2010, 6, 3), "anniversary 3 Jun 2010"),
        ("first day at the new firm 1 mar", PartialDate("first day at the new firm", None, 3, 1), None),
        ("sailing in May", PartialDate("sailing", None, 5), "sailing May"),
        ("class of 12: nov", PartialDate("class of 12", None, 11), "class of 12: Nov"),
    ],
)
def test_a_date_is_read_however_it_is_written(line: str, read: PartialDate, written: str | None) -> None:
    found = read_date_line(line)
    assert (found.day, found.problem) == (read, "")
    assert date_line(read) == (written or line.replace("mar", "Mar"))


@pytest.mark.parametrize(
    ("line", "lead", "written"),
    [
        ("wedding 3 jun, 14 days before", 14, "wedding 3 Jun, 14 days before"),
        ("wedding 3 jun, 2w before", 14, "wedding 3 Jun, 14 days before"),
        ("wedding 3 jun 1 day before", 1, "wedding 3 Jun, 1 day before"),
        ("wedding 3 jun, 2 months before", 60, "wedding 3 Jun, 60 days before"),
        ("wedding 3 jun on the day", 0, "wedding 3 Jun, on the day"),
        ("wedding 3 jun", None, "wedding 3 Jun"),
    ],
)
def test_each_date_says_how_long_before_it_shows(line: str, lead: int | None, written: str) -> None:
    found = read_date_line(line)
    assert (found.day, found.problem) == (PartialDate("wedding", None, 6, 3, lead=lead), "")
    assert date_line(found.day) == written


@pytest.mark.parametrize(
    ("line", "kind", "kept", "problem"),
    [
        (
            "birthday sometime in spring",
            "birthday",
            "sometime in spring",
            "“sometime in spring” is no date: write",
        ),
        ("birthday: circa 1800", "birthday", "circa 1800", "“circa 1800” is no date: write birthday 12 nov 1980"),
        ("birthday 31 feb", "birthday", "31 feb", "“31 feb” is no date"),
        ("birthday 29 feb 1981", "birthday", "29 feb 1981", "“29 feb 1981” is no date"),
        ("birthday 24/12/1980", "birthday", "24/12/1980", "“24/12/1980” is no date"),
        ("birthday 12.11.80", "birthday", "12.11.80", "“12.11.80” is no date"),
        ("wedding soon", "", "wedding soon", "“wedding soon” holds no date: write birthday 12 nov 1980"),
        ("birthday", "birthday", "", "say when: birthday 12 nov 1980, 12 nov, nov 1980, nov or 1980"),
        ("12 nov", "", "", "say what the day is: birthday 12 nov 1980"),
        ("wedding 3 jun, 500 days before", "wedding", "", "500 days before is too early: at most 366 days before"),
        ("", "", "", "say when: birthday"),
    ],
)
def test_what_is_no_date_is_said_in_one_sentence_and_kept(line: str, kind: str, kept: str, problem: str) -> None:
    found = read_date_line(line)
    assert (found.day.kind, found.day.text) == (kind, kept)
    assert found.problem.startswith(problem)


def test_a_label_given_beforehand_is_not_looked_for_in_the_line() -> None:
    assert read_date_line("3 jun, 2w before", "anniversary").day == PartialDate("anniversary", None, 6, 3, lead=14)
    assert read_date_line("wedding 3 jun", "birthday").problem.startswith("“wedding 3 jun” is no date")


@st.composite
def some_date(draw: st.DrawFn) -> PartialDate:
    """A date any parts of which are known, of any label, with or without a lead time."""
    words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z"), blacklist_characters=":"), min_size=1)
    words |= st.sampled_from(["nov", "12", "1980", "31", "in", "on", "birthday", "before", "days", "24.12."])
    kind = " ".join(draw(st.lists(words, min_size=1, max_size=4)))
    year = draw(st.none() | st.integers(1, 9999))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, calendar.monthrange(year or 2000, month)[1] if month else 31))
    if year is month is day is None:
        year = 1980
    kind = {"bday": "birthday"}.get(kind.casefold(), kind)
    return PartialDate(kind, year, month, day, lead=draw(st.none() | st.integers(0, 366)))


@given(some_date())
def test_every_date_written_is_read_as_itself(day: PartialDate) -> None:
    found = read_date_line(date_line(day))
    assert found.day == day, date_line(day)
    assert found.problem == ""


@given(st.text(max_size=80))
def test_no_letter_of_any_line_is_lost(line: str) -> None:
    found = read_date_line(line)
    if found.day.text:
        assert found.problem
        assert found.day.text in " ".join(line.split())
    assert read_date_line(date_line(found.day)).day == found.day
