"""What travel adds to the demo: where I was and shall be, who comes near, and a fair to prepare."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from netui.demo_diary import DESK, Diary, Plan
from netui.demo_people import read_data
from netui.domain.moment import Moment
from netui.domain.places.trip import VisitState
from netui.domain.practice.event_plan import parse_event_plan

_BOOKED = 20
"""Days before a journey on which it was written down."""

Row = Mapping[str, Any]


class Travel:
    """The table of ``travel.toml``, planned moment by moment, and the ``journeys`` of the past as trips."""

    def __init__(self, diary: Diary, journeys: Sequence[Row]) -> None:
        self._diary = diary
        self._store = diary.store
        self._ids = diary.ids
        self._journeys = journeys
        self._data = read_data("travel.toml")

    def plan(self, plan: Plan) -> None:
        """Plan everything the table tells of."""
        for gone in self._journeys:
            leg = {"place": gone["places"][0], "begins": -gone["ago"], "ends": gone["days"] - gone["ago"]}
            row = {"ago": gone["ago"] + _BOOKED, "legs": [leg]}
            plan(self._diary.on(row["ago"], DESK), partial(self._take, plan, row))
        for row in (*self._data["mine"], *self._data["theirs"]):
            plan(self._diary.on(row["ago"], DESK), partial(self._take, plan, row))
        event = self._data["event"]
        plan(self._diary.on(event["ago"], DESK), partial(self._plan_event, event))

    def _take(self, plan: Plan, row: Row, at: Moment) -> None:
        """Write a trip down, and plan what is agreed with whom I want to see."""
        trips = self._store.trips
        legs = "; ".join(f"{leg['place']} {self._days(leg)}" for leg in row["legs"])
        line = trips.read(f"{legs}: {row['name']}" if "name" in row else legs, at.day)
        number = trips.take(line, at, self._ids[row["who"]] if "who" in row else None).subject or 0
        for visit in row.get("see", ()):
            who, state = self._ids[visit["who"]], VisitState(visit["state"])
            plan(self._diary.on(visit["ago"], DESK), partial(trips.mark, number, who, state))

    def _plan_event(self, row: Row, at: Moment) -> None:
        """Plan an event, with whom I want to meet there."""
        line = parse_event_plan(f"{row['name']}, {row['place']} {self._days(row)}", at.day)
        number = self._store.event_plans.plan(line, at).subject or 0
        for name in row["meet"]:
            self._store.event_plans.want(number, self._ids[name], at)

    def _days(self, row: Row) -> str:
        first, last = (self._diary.now.day + timedelta(days=row[end]) for end in ("begins", "ends"))
        return f"{first.isoformat()} to {last.isoformat()}"
