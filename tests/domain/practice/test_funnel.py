"""The funnel: of the cards collected, who was researched, followed up in time, replied, touched again."""

from datetime import UTC, datetime, timedelta

import pytest

from netui.domain.interaction import Direction, Kind
from netui.domain.moment import Moment, moment_at, moment_on
from netui.domain.practice.follow_up import Logged, Start
from netui.domain.practice.funnel import Funnel, Progress, Stage, funnel, progress

ZONE = "Europe/Paris"
MET = datetime(2026, 11, 16, 18, tzinfo=UTC)
NOW = MET + timedelta(days=10)
MEETING = Logged(1, Kind.MET, Direction.BOTH, moment_at(MET, ZONE))


def entry(number: int, hours: float, direction: Direction, kind: Kind = Kind.EMAIL, touch: bool = True) -> Logged:
    return Logged(number, kind, direction, moment_at(MET + timedelta(hours=hours), ZONE), touch)


def reached(*entries: Logged, moment: Moment = MEETING.moment, now: datetime = NOW) -> set[Stage]:
    meeting = Logged(1, Kind.MET, Direction.BOTH, moment)
    one = progress(7, Start(moment, 1), [*entries, meeting], now)
    return set(one.stages) - {Stage.COLLECTED}


@pytest.mark.parametrize(
    ("entries", "stages"),
    [
        ((), set()),
        ((entry(2, 5, Direction.OUT),), {Stage.FOLLOWED}),
        ((entry(2, 24, Direction.OUT),), {Stage.FOLLOWED}),
        ((entry(2, 24.1, Direction.OUT),), set()),
        ((entry(2, 5, Direction.IN),), {Stage.REPLIED}),
        ((entry(2, 5, Direction.OUT), entry(3, 30, Direction.IN)), {Stage.FOLLOWED, Stage.REPLIED}),
        ((entry(2, 5, Direction.BOTH, Kind.CALL),), {Stage.FOLLOWED, Stage.REPLIED}),
        ((entry(2, 5, Direction.OUT), entry(3, 90, Direction.OUT)), {Stage.FOLLOWED, Stage.SECOND}),
        ((entry(2, 50, Direction.OUT), entry(3, 90, Direction.OUT)), {Stage.SECOND}),
        (
            (entry(2, 5, Direction.OUT), entry(3, 6, Direction.IN), entry(4, 7, Direction.BOTH, Kind.CALL)),
            {Stage.FOLLOWED, Stage.REPLIED, Stage.SECOND},
        ),
        ((entry(2, 5, Direction.OUT, Kind.NOTE, touch=False),), set()),
        ((entry(2, -5, Direction.OUT), entry(3, -4, Direction.IN)), set()),
        ((entry(2, 24 * 11, Direction.OUT),), set()),
    ],
)
def test_F8_only_touches_after_the_meeting_count(entries: tuple[Logged, ...], stages: set[Stage]) -> None:
    assert reached(*entries) == stages


def test_F1_a_meeting_known_by_its_day_counts_from_that_days_end() -> None:
    day = moment_on(MET.date(), ZONE)
    midnight = datetime(2026, 11, 16, 23, tzinfo=UTC)
    in_time = Logged(2, Kind.EMAIL, Direction.OUT, moment_at(midnight + timedelta(hours=24), ZONE))
    late = Logged(2, Kind.EMAIL, Direction.OUT, moment_at(midnight + timedelta(hours=24, minutes=1), ZONE))
    assert reached(in_time, moment=day) == {Stage.FOLLOWED}
    assert reached(late, moment=day) == set()


def test_the_clock_counts_from_this_meeting_also_with_somebody_met_before() -> None:
    before = entry(1, -900, Direction.BOTH, Kind.MET)
    meeting = Logged(5, Kind.MET, Direction.BOTH, MEETING.moment)
    mail = entry(6, 3, Direction.OUT)
    one = progress(7, Start(meeting.moment, 5), [before, meeting, mail], NOW)
    assert one.clock is not None
    assert (one.clock.hours, one.first, Stage.FOLLOWED in one.stages) == (3, False, True)
    assert progress(7, Start(MEETING.moment, 1), [MEETING], NOW).first


def test_without_a_meeting_on_record_only_the_card_and_the_research_count() -> None:
    one = progress(7, None, [entry(2, 5, Direction.BOTH)], NOW, researched=True)
    assert one.stages == {Stage.COLLECTED, Stage.RESEARCHED}


def test_a_waived_clock_is_not_followed_up() -> None:
    one = progress(7, Start(MEETING.moment, 1), [MEETING], NOW, waived=True)
    assert one.clock is not None
    assert not one.clock.live
    assert Stage.FOLLOWED not in one.stages


def test_F8_every_number_names_those_it_counts() -> None:
    people = [
        progress(3, Start(MEETING.moment, 1), [MEETING, entry(2, 5, Direction.OUT)], NOW, researched=True),
        progress(1, Start(MEETING.moment, 1), [MEETING, entry(2, 5, Direction.BOTH, Kind.CALL)], NOW),
        Progress(2),
    ]
    found = funnel(people)
    assert found.counted == {
        Stage.COLLECTED: (3, 1, 2),
        Stage.RESEARCHED: (3,),
        Stage.FOLLOWED: (3, 1),
        Stage.REPLIED: (1,),
        Stage.SECOND: (),
    }
    assert found.says() == "3 collected · 1 researched · 2 within 24 h · 1 replied · 0 second touch"
    assert Funnel().says().startswith("0 collected")
