"""Rest: days off and vacations hide the cadence and nothing else, and shift nobody's day."""

from datetime import date

import pytest

from netui.domain.due.rest import NO_REST, Rest, Vacation

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)
CHRISTMAS = Vacation(date(2026, 12, 20), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("day", "rests"),
    [
        (SATURDAY, True),
        (MONDAY, False),
        (date(2026, 12, 20), True),
        (date(2027, 1, 3), True),
        (date(2026, 12, 18), False),
        (date(2027, 1, 4), False),
    ],
)
def test_days_off_and_both_ends_of_a_vacation_are_rest(day: date, rests: bool) -> None:
    assert Rest(frozenset({5, 6}), (CHRISTMAS,)).on(day) is rests
    assert not NO_REST.on(day)


def test_of_two_vacations_the_longer_one_tells_its_end() -> None:
    rest = Rest(vacations=(Vacation(date(2026, 12, 1), date(2026, 12, 22)), CHRISTMAS))
    assert rest.vacation(date(2026, 12, 21)) == CHRISTMAS
    assert rest.vacation(date(2026, 11, 30)) is None
