"""What went to and fro between two people, counted and never weighed by age."""

from datetime import date

import pytest

from netui.domain.giving.balance import Balance, balance
from netui.domain.people.known import Given

TODAY = date(2026, 11, 18)
LAST_YEAR, THIS_YEAR = date(2025, 12, 31), date(2026, 1, 1)


def test_R6d_gives_asks_and_kindnesses_are_counted_over_time() -> None:
    given = [
        Given("book", "", THIS_YEAR),
        Given("help", "", LAST_YEAR),
        Given("help", "", None),
        Given("kindness", "the move", date(2001, 1, 1), mine=False),
        Given("kindness", "the flat", TODAY, mine=False),
    ]
    found = balance(given, [LAST_YEAR, TODAY, TODAY], TODAY)
    assert found == Balance(3, 1, 3, 2, 2, 1)
    assert found.says() == "gave 3 (1 this year) · asked 3 (2 this year) · ♥ received 2"


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Balance(), ""),
        (Balance(gave=2, gave_this_year=2), "gave 2"),
        (Balance(asked=1), "asked 1"),
        (Balance(gave=2, received=1), "gave 2 · ♥ received 1"),
    ],
)
def test_what_there_was_none_of_is_not_said(found: Balance, says: str) -> None:
    assert found.says() == says
