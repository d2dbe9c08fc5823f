"""The agenda: what is due or ahead with somebody, each on its day, snoozes counted, under a key that stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netui.domain.due.agenda import errands, promised, yearly_days
from netui.domain.due.cadence import Cadence, Interval
from netui.domain.due.standing import NextDate, PromiseStanding, Snooze, Standing, Touch
from netui.domain.moment import moment_at
from netui.domain.people.contact import PartialDate, State
from netui.domain.practice.follow_up import Clock, ClockKind
from netui.domain.promise import Promise, PromiseState, Side

AT = datetime(2026, 11, 18, 8, tzinfo=UTC)
NOW = moment_at(AT, "Europe/Paris")
TODAY = NOW.day
MONTHLY = Cadence(Interval(months=1), date(2026, 1, 1))


def touch(day: date) -> Touch:
    return Touch(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day, 1)


def snooze(until: date, at: datetime = AT) -> Snooze:
    return Snooze(until, at, at.date(), 9)


def told(standing: Standing) -> list[tuple[str, str, date]]:
    return [(each.key, each.says, each.day) for each in errands(standing, "u1", NOW)]


def test_R3b_a_cadence_is_due_by_the_calendar_and_says_since_when() -> None:
    standing = Standing(1, "Ana Ruiz", cadence=MONTHLY, last=touch(date(2026, 10, 31)))

    assert told(standing) == [
        ("u1-cadence", "call Ana Ruiz: every 1 month, last Sat 31 Oct", date(2026, 11, 30)),
    ]


def test_R3b_without_a_touch_it_is_due_since_the_cadence_began() -> None:
    assert told(Standing(1, "Ana", cadence=MONTHLY)) == [
        ("u1-cadence", "call Ana: every 1 month, no touch yet", date(2026, 1, 1))
    ]


def test_R3b_a_snooze_puts_off_and_a_next_date_takes_the_place_of_the_cadence() -> None:
    last = touch(date(2026, 10, 1))
    snoozed = Standing(1, "Ana", cadence=MONTHLY, last=last, cadence_snooze=snooze(date(2026, 12, 24)))
    set_by_hand = Standing(1, "Ana", cadence=MONTHLY, last=last, next=NextDate(date(2027, 1, 31), AT, 9))

    assert [day for *_, day in told(snoozed)] == [date(2026, 12, 24)]
    assert told(set_by_hand) == [("u1-next", "call Ana: the date you set", date(2027, 1, 31))]


@pytest.mark.parametrize("state", [State.ARCHIVED, State.DECEASED])
def test_nothing_is_to_be_done_about_who_is_gone(state: State) -> None:
    assert told(Standing(1, "Ana", state, MONTHLY)) == []


def test_F1_a_clock_ends_24_real_hours_after_the_meeting_over_a_change_of_the_clocks() -> None:
    met = datetime(2026, 10, 24, 18, tzinfo=UTC)
    clock = Clock(met, met + timedelta(hours=24))

    (errand,) = errands(Standing(1, "Ana", clocks=(clock,)), "u1", NOW)

    assert (errand.key, errand.says) == ("u1-follow-up", "follow up with Ana: met Sat 24 Oct")
    assert (errand.at, errand.day) == (datetime(2026, 10, 25, 18, tzinfo=UTC), date(2026, 10, 25))


def test_F1_a_clock_that_was_put_off_or_stopped() -> None:
    clock = Clock(AT, AT + timedelta(hours=24), kind=ClockKind.REPLY)
    put_off = Standing(1, "Ana", clocks=(clock,), clock_snooze=snooze(date(2026, 11, 23)))
    stopped = Standing(1, "Ana", clocks=(Clock(AT, AT, stopped=AT),))

    (errand,) = errands(put_off, "u1", NOW)
    assert (errand.key, errand.at, errand.day) == ("u1-reply", None, date(2026, 11, 23))
    assert told(stopped) == []


@pytest.mark.parametrize(
    ("side", "state", "due", "there"),
    [
        (Side.MINE, PromiseState.OPEN, date(2026, 11, 20), True),
        (Side.MINE, PromiseState.RENEGOTIATED, date(2026, 11, 1), True),
        (Side.MINE, PromiseState.KEPT, date(2026, 11, 20), False),
        (Side.MINE, PromiseState.OPEN, None, False),
        (Side.THEIRS, PromiseState.OPEN, date(2026, 11, 20), False),
    ],
)
def test_R2a_my_open_promises_with_a_day(side: Side, state: PromiseState, due: date | None, there: bool) -> None:
    promise = Promise(7, 1, "Ana", side, "send the deck", due, state, TODAY)

    errand = promised(PromiseStanding(promise), "u1")

    assert (errand is not None) is there
    if errand:
        assert (errand.key, errand.says, errand.day) == ("u1-promise-7", "I promised Ana: send the deck", due)
    assert promised(PromiseStanding(promise, State.ARCHIVED), "u1") is None


def test_R2a_a_promise_to_nobody_yet_and_one_put_off() -> None:
    promise = Promise(7, None, "inbox", Side.MINE, "send it", date(2026, 11, 20), PromiseState.OPEN, TODAY)

    errand = promised(PromiseStanding(promise, snooze=snooze(date(2026, 12, 1))), "")

    assert errand is not None
    assert (errand.key, errand.says, errand.day) == ("promise-7", "I promised: send it", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("known", "says", "first"),
    [
        (PartialDate("birthday", 1980, 3, 12), "Ana's birthday (1980)", date(1980, 3, 12)),
        (PartialDate("birthday", None, 3, 12), "Ana's birthday", date(2026, 3, 12)),
        (PartialDate("birthday", None, 2, 29), "Ana's birthday", date(2024, 2, 29)),
        (PartialDate("birthday", 1850, 3, 12), "Ana's birthday (1850)", date(2026, 3, 12)),
        (PartialDate("anniversary", 2010, 6, 1), "Ana's anniversary (2010)", date(2010, 6, 1)),
        (PartialDate("Grandma turns 100", None, 6, 1), "Ana: Grandma turns 100", date(2026, 6, 1)),
        (PartialDate("", None, 6, 1), "Ana: date", date(2026, 6, 1)),
    ],
)
def test_R1b_days_that_come_again_each_year(known: PartialDate, says: str, first: date) -> None:
    (day,) = yearly_days("Ana", "u1", [known], TODAY)

    assert (day.says, day.first) == (says, first)
    assert day.ends_february is (first.month == 2)


def test_R1b_of_a_day_that_is_not_known_there_is_none() -> None:
    unknown = [
        PartialDate("birthday", 1980),
        PartialDate("birthday", None, 3),
        PartialDate("birthday", None, 2, 30),
        PartialDate("birthday", text="in spring"),
    ]

    assert list(yearly_days("Ana", "u1", unknown, TODAY)) == []


def test_R1b_a_corrected_birthday_keeps_its_key_and_two_of_a_kind_have_two() -> None:
    first = PartialDate("birthday", 1980, 3, 12)
    name_days = [PartialDate("name day!", None, 6, 1), PartialDate("Name Day", None, 7, 1)]

    def keys(*dates: PartialDate) -> list[str]:
        return [day.key for day in yearly_days("Ana", "u1", dates, TODAY)]

    assert keys(first) == keys(PartialDate("birthday", 1981, 3, 13)) == ["u1-date-birthday"]
    assert len(set(keys(*name_days))) == 2
