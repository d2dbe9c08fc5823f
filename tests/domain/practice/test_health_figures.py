"""The health of a network: the heat map's weeks and shades, who moved, who cools, and how each figure is said."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.domain.giving.money import Amount
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.practice.follow_up import FollowUpFigures
from netui.domain.practice.health import (
    WEEKS,
    Business,
    DepthMove,
    Health,
    Tally,
    Thing,
    Warmth,
    cooling,
    heat,
    heat_begin,
    neglect,
    net_moves,
    quarter_begin,
)
from netui.domain.practice.health_figures import Figure, figures
from netui.domain.practice.trust import Rate, Trust

TODAY = date(2026, 11, 18)
"""A Wednesday."""

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def people(*ids: int) -> Tally:
    return Tally(Thing.CONTACT, ids)


EMPTY = Health(
    today=TODAY,
    heat=heat({}, TODAY, 0),
    depths={depth: people() for depth in range(6)},
    up=people(),
    down=people(),
    recorded=None,
    trust=Trust(),
    mine=Tally(Thing.PROMISE),
    theirs=Tally(Thing.PROMISE),
    follow_up=FollowUpFigures(0, 0, None, None),
    followed=people(),
    answered=people(),
    gives={},
    asks=Tally(Thing.ENTRY),
    kindnesses=Tally(Thing.GIVE),
    referrals={(side, state): Business(Tally(Thing.REFERRAL)) for side in ReferralSide for state in ReferralState},
    introductions=Tally(Thing.INTRODUCTION),
    cooling=people(),
    neglected=people(),
    round=people(),
    asked=0,
)


def said(health: Health, label: str) -> Figure:
    return next(one for one in figures(health) if one.label == label)


# Touches per week


@given(DAYS, st.sampled_from([0, 5, 6]))
def test_the_heat_map_is_a_year_of_whole_weeks_and_ends_today(today: date, week_start: int) -> None:
    shown = heat({}, today, week_start)
    assert shown.first.weekday() == week_start
    assert shown.last == WEEKS - 1
    assert shown.first == heat_begin(today, week_start)
    assert today - timedelta(days=371) < shown.first <= today - timedelta(days=364)
    days = [day for week in range(WEEKS) for day in shown.days(week)]
    assert days == [shown.first + timedelta(days=number) for number in range((today - shown.first).days + 1)]
    assert all(shown.level(day) is None for day in (today + timedelta(days=1), today + timedelta(days=6)))


@given(st.dictionaries(st.integers(0, 300), st.integers(1, 400), min_size=1))
def test_every_touch_is_in_one_week_and_more_touches_are_never_a_lighter_shade(ago: dict[int, int]) -> None:
    counts = {TODAY - timedelta(days=days): count for days, count in ago.items()}
    shown = heat(counts, TODAY, 0)
    assert sum(shown.count(week) for week in range(WEEKS)) == sum(counts.values())
    one, two, three = shown.steps
    assert 1 == one < two < three
    shades = [shown.level(day) or 0 for day in sorted(counts, key=lambda day: counts[day])]
    assert shades == sorted(shades)
    assert shades[0] >= 1
    assert shown.level(TODAY - timedelta(days=301)) == 0


@pytest.mark.parametrize(("most", "steps"), [(0, (1, 2, 3)), (1, (1, 2, 3)), (4, (1, 2, 3)), (10, (1, 4, 7))])
def test_the_shades_are_thirds_of_the_busiest_day(most: int, steps: tuple[int, int, int]) -> None:
    assert heat({TODAY: most}, TODAY, 0).steps == steps


# Depth


@pytest.mark.parametrize(
    ("today", "begin"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 11, 18), date(2026, 10, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_is_the_calendars(today: date, begin: date) -> None:
    assert quarter_begin(today) == begin


def test_R1a_who_moved_is_the_depth_before_beside_the_one_after() -> None:
    first, then = date(2026, 10, 5), date(2026, 11, 3)
    changes = [
        DepthMove(1, 1, 2, first),
        DepthMove(2, 3, 4, first),
        DepthMove(1, 2, 4, then),
        DepthMove(2, 4, 3, then),
        DepthMove(3, 5, 4, then),
    ]
    assert net_moves(changes) == (DepthMove(1, 1, 4, then), DepthMove(3, 5, 4, then))
    assert net_moves(changes)[0].says(TODAY) == "1 met → 4 trusted, Tue 3 Nov"


def test_R1a_what_is_not_on_record_is_not_claimed() -> None:
    assert said(EMPTY, "moved up this quarter").beside.startswith("no change on record yet")
    late = replace(EMPTY, recorded=date(2026, 11, 2), up=people(7))
    assert said(late, "moved up this quarter").beside == "since Mon 2 Nov, where the record begins"
    whole = replace(late, recorded=date(2025, 1, 1))
    assert said(whole, "moved up this quarter").beside == "since Thu 1 Oct"
    assert said(whole, "moved up this quarter").says == "1"


# Who is cooling


@pytest.mark.parametrize(
    ("before", "recent", "cools"),
    [
        (0, 0, False),
        (1, 0, False),
        (2, 0, True),
        (2, 1, False),
        (3, 1, True),
        (4, 2, False),
        (9, 4, True),
        (1, 5, False),
    ],
)
def test_cooling_is_less_than_half_as_often_as_before(before: int, recent: int, cools: bool) -> None:
    assert Warmth(1, recent, before, TODAY).cooling is cools


def test_the_steepest_fall_stands_first_with_its_trend() -> None:
    mild, steep = Warmth(1, 0, 2, date(2026, 8, 1)), Warmth(2, 1, 9, date(2026, 9, 8))
    assert cooling([mild, Warmth(3, 4, 4, TODAY), steep]) == (steep, mild)
    assert steep.says(TODAY) == "9 → 1 touches in 90 days, last Tue 8 Sep"


@pytest.mark.parametrize(
    ("ago", "due_in", "says"),
    [
        (None, None, "no touch yet"),
        (89, None, ""),
        (90, None, "no touch since Thu 20 Aug"),
        (30, -9, "due since Mon 9 Nov"),
        (30, 0, ""),
        (30, 9, ""),
        (200, 100, "no touch since Sat 2 May"),
    ],
)
def test_platinum_is_neglected_when_overdue_or_silent_for_90_days(
    ago: int | None, due_in: int | None, says: str
) -> None:
    last = None if ago is None else TODAY - timedelta(days=ago)
    due = None if due_in is None else TODAY + timedelta(days=due_in)
    assert neglect(last, due, TODAY) == says


# The figures


def test_R2b_and_F18_and_F19_rates_stand_beside_what_they_are_measured_by() -> None:
    health = replace(
        EMPTY,
        trust=Trust(mine=Rate(7, 8, tuple(range(8)), (3,))),
        mine=Tally(Thing.PROMISE, tuple(range(8))),
        follow_up=FollowUpFigures(40, 30, 0.75, 9.4),
        followed=people(*range(40)),
        answered=people(*range(35)),
    )
    mine, theirs = said(health, "mine kept"), said(health, "theirs kept")
    assert (mine.says, mine.share, mine.tally.count) == ("7 of 8 on time", 7 / 8, 8)
    assert (theirs.says, theirs.share) == ("none due yet", None)
    soon = said(health, "within 24 h")
    assert (soon.says, soon.beside, soon.share, soon.mark) == ("30 of 40", "75%, article 5%", 0.75, 0.05)
    assert (said(health, "median").says, said(health, "median").beside) == ("9 h", "article 24 h")


def test_gives_stand_against_asks_on_one_scale_and_by_kind() -> None:
    gives = {"article": Tally(Thing.GIVE, (4, 2)), "book": Tally(Thing.GIVE, (-9, 1))}
    health = replace(EMPTY, gives=gives, asks=Tally(Thing.ENTRY, (5,)))
    given_ = said(health, "given, 12 months")
    assert (given_.says, given_.beside, given_.tally.ids) == ("4", "article 2, book 2", (4, 2, -9, 1))
    assert (given_.share, said(health, "asked").share, said(health, "received").share) == (1.0, 0.25, 0.0)


def test_R6a_referrals_are_told_by_side_and_state_with_their_worth() -> None:
    won = Business(Tally(Thing.REFERRAL, (1, 2)), (Amount(Decimal(52000), "EUR"), Amount(Decimal("0.5"), "USD")))
    health = replace(EMPTY, referrals={**EMPTY.referrals, (ReferralSide.GIVEN, ReferralState.WON): won})
    labels = [one.label for one in figures(health) if one.group == "Referrals"]
    assert labels == ["given, won", "received, won"]
    assert said(health, "given, won").beside == "52,000 EUR · 0.50 USD"


def test_the_size_of_the_list_is_no_figure() -> None:
    crowd = replace(EMPTY, depths={**EMPTY.depths, 0: people(*range(900)), 1: people(*range(50))})
    assert figures(crowd) == figures(EMPTY)


def test_every_number_said_is_the_number_of_things_it_opens() -> None:
    full = replace(
        EMPTY,
        depths={depth: people(*range(depth * 10)) for depth in range(6)},
        up=people(1, 2),
        down=people(3),
        gives={"book": Tally(Thing.GIVE, (1, 2, 3))},
        cooling=people(4, 5),
        introductions=Tally(Thing.INTRODUCTION, (1,)),
        round=people(1, 2, 3),
        asked=2,
    )
    for one in figures(full):
        if one.says.isdigit():
            assert int(one.says) == one.tally.count, one.label
    assert said(full, "monthly round").says == "2 of 3"
    assert said(full, "moved down").tally.ids == (3,)
