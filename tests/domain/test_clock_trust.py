"""Whether a clock can be believed, and the sentence where it cannot."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.clock_trust import ClockState, Witness, believed, clock_trust
from netui.domain.moment import Moment, moment_at

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WRITTEN = "the network was last written to"


def at(instant: datetime, zone: str = "Europe/Paris") -> Moment:
    return moment_at(instant, zone)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (NOON, ClockState.FINE),
        (NOON - 23 * HOUR, ClockState.FINE),
        (NOON - 25 * HOUR, ClockState.SET_BACK),
        (datetime(2019, 5, 3, tzinfo=UTC), ClockState.SET_BACK),
        (datetime(1970, 1, 1, tzinfo=UTC), ClockState.SET_BACK),
        (NOON + 364 * DAY, ClockState.FINE),
        (NOON + 366 * DAY, ClockState.FAR_AHEAD),
        (datetime(2106, 2, 7, tzinfo=UTC), ClockState.FAR_AHEAD),
    ],
)
def test_a_clock_is_doubted_a_day_before_and_a_year_after_what_was_written(
    now: datetime, state: ClockState
) -> None:
    trust = clock_trust(at(now), [Witness(WRITTEN, NOON)])
    assert trust.state is state
    assert trust.trusted is (state is ClockState.FINE)
    assert bool(trust.says) is not trust.trusted


def test_the_sentence_names_both_days_and_says_what_to_do() -> None:
    back = clock_trust(at(datetime(2019, 5, 3, 9, tzinfo=UTC)), [Witness(WRITTEN, NOON)])
    assert back.says == (
        "this computer's clock says 3 May 2019, but the network was last written to on 18 Nov 2026: "
        "set the clock right"
    )
    ahead = clock_trust(at(datetime(2031, 5, 3, 9, tzinfo=UTC)), [Witness(WRITTEN, NOON)])
    assert ahead.says == (
        "this computer's clock says 3 May 2031, more than a year after the network was last written to "
        "(18 Nov 2026): see whether that is right"
    )


def test_a_new_network_believes_any_clock_but_one_from_before_netui() -> None:
    assert clock_trust(at(datetime(2040, 1, 1, 12, tzinfo=UTC)), []).trusted
    dead_battery = clock_trust(at(datetime(2000, 1, 1, 12, tzinfo=UTC)), [])
    assert dead_battery.says.endswith("1 Jan 2000, and netui was not there then: set the clock right")


def test_a_backup_made_by_itself_says_nothing_of_how_long_nobody_was_there() -> None:
    written, backup = Witness(WRITTEN, NOON), Witness("a backup was made", NOON + 300 * DAY, by_itself=True)
    assert clock_trust(at(NOON + 366 * DAY), [written, backup]).state is ClockState.FAR_AHEAD
    assert clock_trust(at(NOON + 290 * DAY), [written, backup]).says.startswith(
        "this computer's clock says 4 Sep 2027, but a backup was made on 14 Sep 2027"
    )


def test_what_was_done_by_itself_while_the_clock_was_far_ahead_is_no_witness() -> None:
    written, backup = Witness(WRITTEN, NOON), Witness("a backup was made", NOON + 400 * DAY, by_itself=True)
    assert clock_trust(at(NOON + DAY), [written, backup]).trusted
    assert not clock_trust(at(NOON + DAY), [backup]).trusted, "without anything else it is all that is known"


@given(st.datetimes(datetime(2026, 1, 3), datetime(2090, 1, 1), timezones=st.just(UTC)), st.sampled_from(
    ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Europe/Paris"]
))  # fmt: skip
def test_travelling_never_makes_a_clock_doubtful(now: datetime, zone: str) -> None:
    assert clock_trust(at(now, zone), [Witness(WRITTEN, now - HOUR)]).trusted
    assert clock_trust(at(now, zone), [Witness(WRITTEN, now + HOUR)]).trusted


# What of the past is believed.


def test_the_newest_written_is_believed() -> None:
    assert believed([]) is None
    assert believed([NOON]) == NOON
    assert believed([NOON, NOON - DAY, NOON - 9 * DAY]) == NOON
    assert believed([NOON - DAY, NOON]) == NOON, "set back by a day: the later one counts"


def test_an_instant_ahead_is_believed_until_three_days_of_writing_speak_against_it() -> None:
    wrong = datetime(2031, 5, 3, tzinfo=UTC)
    before = [wrong, NOON - DAY]
    assert believed([NOON, *before]) == wrong
    assert believed([NOON + DAY, NOON + HOUR, NOON, *before]) == wrong, "two days are not three"
    assert believed([NOON + 2 * DAY, NOON + DAY, NOON, *before]) == NOON + 2 * DAY


def test_a_clock_set_back_stays_doubted_for_the_first_days_of_writing_with_it() -> None:
    old = datetime(2019, 5, 3, tzinfo=UTC)
    for days in (1, 2):
        since = [old + number * DAY for number in reversed(range(days))]
        assert believed([*since, NOON, NOON - DAY]) == NOON
        assert not clock_trust(at(since[0]), [Witness(WRITTEN, believed([*since, NOON]) or old)]).trusted


@given(st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)), min_size=1))
def test_what_is_believed_was_written_and_is_no_older_than_the_last(instants: list[datetime]) -> None:
    newest = believed(instants)
    assert newest in instants
    assert newest is not None
    assert newest >= instants[0]
