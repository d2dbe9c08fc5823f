"""The 24-hour clock: real hours, what starts it, what stops it, and how soon I am."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.practice.follow_up import (
    ALLOWED,
    ARTICLE_SHARE,
    Clock,
    ClockKind,
    Logged,
    Start,
    begins,
    clocks,
    figures,
    follow_up_clock,
    reply_clock,
)

MET = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
IN, OUT, BOTH = Direction.IN, Direction.OUT, Direction.BOTH


def logged(
    number: int, kind: Kind = Kind.MET, direction: Direction = BOTH, hours: float = 0, touch: bool = True
) -> Logged:
    return Logged(number, kind, direction, moment_at(MET + timedelta(hours=hours), "Europe/Paris"), touch)


def on_day(number: int, kind: Kind, direction: Direction, day: date, zone: str = "Europe/Paris") -> Logged:
    return Logged(number, kind, direction, moment_on(day, zone))


def running(*entries: Logged, hours: float = 1000.0, **more: object) -> Clock:
    clock = follow_up_clock(entries, MET + timedelta(hours=hours), **more)  # type: ignore[arg-type]
    assert clock is not None
    return clock


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "follow-up: 24 h left"),
        (0.01, "follow-up: 23 h left"),
        (20.5, "follow-up: 3 h left"),
        (23.99, "follow-up: 0 h left"),
        (24, "follow-up: 0 h left"),
        (24.5, "follow-up: 0 h late"),
        (27.9, "follow-up: 3 h late"),
        (24 * 366, "follow-up: 8760 h late"),
    ],
)
def test_F1_the_clock_says_whole_hours_rounded_down(hours: float, said: str) -> None:
    clock = running(logged(1), hours=hours)
    assert clock.says(MET + timedelta(hours=hours)) == said
    assert clock.live


def test_F1_the_clock_counts_real_hours_across_the_date_line() -> None:
    met = moment_on(date(2026, 11, 20), "Asia/Tokyo", time(18))
    clock = follow_up_clock([Logged(1, Kind.MET, BOTH, met)], met.at)
    assert clock is not None
    landed = datetime(2026, 11, 20, 11, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    assert landed.date() == met.day
    assert clock.says(landed) == "follow-up: 12 h left"


@pytest.mark.parametrize(
    ("evening", "morning_left"), [(date(2026, 10, 24), 10), (date(2026, 3, 28), 12), (date(2026, 11, 18), 11)]
)
def test_F1_a_night_in_which_the_clocks_change_counts_its_real_hours(evening: date, morning_left: int) -> None:
    paris = ZoneInfo("Europe/Paris")
    met = moment_on(evening, "Europe/Paris", time(20))
    clock = follow_up_clock([Logged(1, Kind.MET, BOTH, met)], met.at)
    assert clock is not None
    morning = datetime.combine(evening + timedelta(days=1), time(9), tzinfo=paris)
    assert clock.says(morning) == f"follow-up: {morning_left} h left"
    wall = Clock(met.at.astimezone(paris), (met.at + ALLOWED).astimezone(paris))
    assert wall.says(morning) == clock.says(morning)


def test_F1_a_closed_laptop_does_not_stop_the_clock() -> None:
    clock = running(logged(1), hours=0)
    assert clock.says(MET) == "follow-up: 24 h left"
    assert clock.says(MET + timedelta(hours=30)) == "follow-up: 6 h late"
    assert running(logged(1), hours=30) == clock


def test_F1_a_meeting_known_by_its_day_counts_from_the_end_of_that_day_in_its_zone() -> None:
    clock = running(on_day(1, Kind.MET, BOTH, date(2026, 11, 18)))
    assert clock.started == datetime(2026, 11, 18, 23, 0, tzinfo=UTC)
    assert clock.deadline == clock.started + timedelta(hours=24)
    assert begins(moment_on(date(2026, 10, 25), "Europe/Paris")) == datetime(2026, 10, 25, 23, 0, tzinfo=UTC)
    skipped_day_follows = begins(moment_on(date(2011, 12, 29), "Pacific/Apia"))
    assert skipped_day_follows == datetime(2011, 12, 30, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "stops"),
    [
        (logged(2, Kind.EMAIL, OUT, 5), True),
        (logged(2, Kind.CALL, BOTH, 5), True),
        (logged(2, Kind.MET, BOTH, 5), True),
        (logged(2, Kind.GIFT, OUT, 5), True),
        (logged(2, Kind.EMAIL, IN, 5), False),
        (logged(2, Kind.EMAIL, OUT, 5, touch=False), False),
        (logged(2, Kind.NOTE, OUT, 5, touch=False), False),
        (logged(2, Kind.EMAIL, OUT, -5), False),
        (logged(2, Kind.EMAIL, OUT, 0), True),
        (logged(0, Kind.EMAIL, OUT, 0), False),
        (logged(2, Kind.EMAIL, OUT, 2000), False),
    ],
)
def test_F1_the_first_later_touch_of_mine_stops_it(entry: Logged, stops: bool) -> None:
    clock = running(entry, logged(1))
    assert clock.live is not stops
    assert clock.begun_by == 1
    assert clock.stopped_by == (2 if stops else None)
    assert clock.stopped == (entry.moment.at if stops else None)


def test_F1_of_several_the_first_stops_it_and_a_waived_one_is_not_live() -> None:
    clock = running(logged(4, Kind.EMAIL, OUT, 30), logged(3, Kind.EMAIL, OUT, 2), logged(1))
    assert (clock.stopped_by, clock.hours, clock.in_time) == (3, 2.0, True)
    waived = running(logged(1), waived=True)
    assert (waived.live, waived.stopped, waived.waived) == (False, None, True)


@pytest.mark.parametrize("kind", list(Kind))
def test_F1_only_a_meeting_starts_it(kind: Kind) -> None:
    clock = follow_up_clock([logged(1, kind)], MET)
    assert (clock is not None) is (kind in (Kind.MET, Kind.EVENT))
    assert follow_up_clock([], MET) is None


def test_F1_it_counts_from_the_first_meeting_and_none_is_in_the_future() -> None:
    clock = running(logged(3, Kind.EVENT, BOTH, 50), logged(2, Kind.EMAIL, OUT, -9), logged(1))
    assert (clock.started, clock.begun_by, clock.stopped_by) == (MET, 1, 3)
    assert follow_up_clock([logged(1, hours=1)], MET) is None


def test_F1_a_clock_begun_by_hand_takes_the_place_of_the_first_meeting() -> None:
    start = Start(logged(0, hours=4).moment, after=7)
    clock = running(logged(1), logged(7, Kind.MET, BOTH, 4), start=start)
    assert (clock.started, clock.begun_by, clock.live) == (MET + timedelta(hours=4), None, True)
    assert running(logged(8, Kind.EMAIL, OUT, 4), start=start).stopped_by == 8
    assert follow_up_clock([], MET, start=start) is None


@pytest.mark.parametrize(("number", "stops"), [(2, True), (0, False)])
def test_F1_within_one_day_without_a_time_the_order_of_writing_tells(number: int, stops: bool) -> None:
    day = date(2026, 11, 18)
    meeting = Logged(1, Kind.MET, BOTH, moment_on(day, "Europe/Paris", time(15)))
    clock = running(meeting, on_day(number, Kind.EMAIL, OUT, day))
    assert clock.live is not stops
    both_vague = running(on_day(1, Kind.MET, BOTH, day), on_day(number, Kind.EMAIL, OUT, day))
    assert both_vague.live is not stops
    assert both_vague.hours == (0 if stops else None)


def test_F17b_the_first_touch_of_a_newcomer_starts_a_reply_clock() -> None:
    mail = logged(1, Kind.EMAIL, IN)
    clock = reply_clock([mail], MET + timedelta(hours=20.5))
    assert clock is not None
    assert clock.says(MET + timedelta(hours=20.5)) == "reply: 3 h left"
    assert clock.says(MET + timedelta(hours=27)) == "reply: 3 h late"
    answered = reply_clock([mail, logged(2, Kind.EMAIL, IN, 1), logged(3, Kind.EMAIL, OUT, 2)], MET + ALLOWED)
    assert answered is not None
    assert (answered.started, answered.stopped_by) == (MET, 3)


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [logged(1, Kind.EMAIL, OUT), logged(2, Kind.EMAIL, IN, 5)],
        [logged(1, Kind.MET), logged(2, Kind.EMAIL, IN, 5)],
        [logged(1, Kind.MET, IN)],
        [logged(1, Kind.NOTE, IN, touch=False)],
        [logged(1, Kind.EMAIL, IN, 900)],
    ],
)
def test_F17b_whom_i_ever_touched_is_no_newcomer(entries: list[Logged]) -> None:
    assert reply_clock(entries, MET + timedelta(hours=48)) is None


def test_F17b_a_meeting_answers_the_newcomer_and_starts_the_follow_up() -> None:
    found = clocks([logged(1, Kind.EMAIL, IN), logged(2, Kind.MET, BOTH, 3)], MET + ALLOWED)
    assert [(clock.kind, clock.live) for clock in found] == [
        (ClockKind.FOLLOW_UP, True),
        (ClockKind.REPLY, False),
    ]
    waived = clocks([logged(1, Kind.EMAIL, IN)], MET, waived={ClockKind.REPLY})
    assert [clock.live for clock in waived] == [False]


def test_F18_the_median_hours_and_the_share_within_24_hours() -> None:
    def stopped(hours: float) -> Clock:
        return Clock(MET, MET + ALLOWED, MET + timedelta(hours=hours))

    now = MET + timedelta(hours=100)
    late, waived = Clock(MET, MET + ALLOWED), Clock(MET, MET + ALLOWED, waived=True)
    fresh = Clock(now, now + ALLOWED)
    reply = Clock(MET, MET + ALLOWED, MET, kind=ClockKind.REPLY)
    counted = (stopped(2), stopped(24), stopped(90), late)
    told = figures([*counted, waived, fresh, reply], now)
    assert (told.count, told.within_24h, told.share, told.median_hours) == (4, 2, 0.5, 24.0)
    assert told.counted == counted


def test_F19_my_rate_stands_beside_the_articles_and_nothing_is_no_rate() -> None:
    assert ARTICLE_SHARE == 0.05
    told = figures([], MET)
    assert (told.count, told.share, told.median_hours) == (0, None, None)
    assert figures([Clock(MET, MET + ALLOWED)], MET + 2 * ALLOWED).median_hours is None


entries = st.builds(
    Logged,
    st.integers(1, 50),
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Direction)),
    st.builds(
        lambda hours, timed: Moment(
            MET + timedelta(hours=hours), (MET + timedelta(hours=hours)).date(), "UTC", timed
        ),
        st.integers(-100, 100),
        st.booleans(),
    ),
    st.booleans(),
)


@given(st.lists(entries, max_size=8), st.integers(-100, 100), st.randoms(use_true_random=False))
def test_clocks_hold_together_whatever_was_logged(known: list[Logged], hours: int, random: object) -> None:
    now = MET + timedelta(hours=hours)
    found = clocks(known, now)
    lived = [entry for entry in known if entry.moment.at <= now]
    assert found == clocks(lived, now)
    assert found == clocks(sorted(known, key=lambda entry: entry.id), now) or len({e.id for e in known}) < len(
        known
    )
    for clock in found:
        assert clock.deadline - clock.started == ALLOWED
        assert clock.stopped is None or (clock.hours is not None and clock.hours >= 0 and clock.stopped <= now)
        assert clock.live is (clock.stopped is None)
        assert (clock.left(now) >= timedelta(0)) is clock.says(now).endswith(" h left")
    met = any(entry.kind in (Kind.MET, Kind.EVENT) and entry.touch for entry in lived)
    assert met is any(clock.kind is ClockKind.FOLLOW_UP for clock in found)


@given(
    st.integers(0, 200), st.sampled_from(["Asia/Tokyo", "Pacific/Honolulu", "America/Sao_Paulo", "Asia/Kathmandu"])
)
def test_the_zone_of_now_changes_nothing(hours: int, zone: str) -> None:
    clock = running(logged(1))
    now = MET + timedelta(hours=hours)
    assert clock.says(now.astimezone(ZoneInfo(zone))) == clock.says(now)
