"""The facts that decide who is due, fetched for the domain to judge; no due date is ever kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from netui.domain.due.cadence import cutoff
from netui.domain.due.queue import (
    DAILY_LIMIT,
    Matter,
    NextDate,
    PromiseStanding,
    Queue,
    Snooze,
    Standing,
    Subject,
    Touch,
    build,
)
from netui.domain.due.rest import NO_REST, Rest
from netui.domain.moment import Moment, civil_day
from netui.domain.people.contact import State, Tier
from netui.store.due.cadences import Cadences, interval_of
from netui.store.due.clocks import RUNNING, Clocks
from netui.store.due.matters import Matters
from netui.store.due.plans import Plans
from netui.store.due.vacations import Vacations
from netui.store.file.connection import Connection, among, one_of
from netui.store.file.fields import utc_text
from netui.store.models.attention import SnoozeRow
from netui.store.models.timeline import PromiseRow
from netui.store.people.dates import Dates
from netui.store.timeline.promises import LIVE, promise
from netui.store.timeline.touches import last_touch

_LAST_ID = last_touch("id")
_EARLIER_ID = last_touch("id", "AND i.day < :today")

_STANDINGS = f"""
SELECT c.id, c.name, c.state, c.tier, c.tier_since, c.cadence, c.cadence_since,
       last.at, last.day, last.id, earlier.at, earlier.day, earlier.id, {RUNNING}
FROM contact c LEFT JOIN interaction last ON last.id = {_LAST_ID}
LEFT JOIN interaction earlier ON earlier.id = CASE WHEN last.day >= :today THEN {_EARLIER_ID} ELSE last.id END
WHERE c.state = 'active' AND {{who}}
"""

_BY_TAG = "SELECT ct.contact_id FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE t.cadence IS NOT NULL"
_AWAKE = "coalesce(c.tier, '') NOT IN ('pool', 'ambient')"
"""Whom a cadence or a clock may bring up, as the index ``contact_awake`` says it."""

_SCHEDULED = f"{_AWAKE} AND (c.tier IS NOT NULL OR c.cadence IS NOT NULL OR c.id IN ({_BY_TAG}))"

_ANYWAY = f"""
SELECT contact_id FROM next_date WHERE NOT cleared
UNION ALL {_BY_TAG}
UNION ALL SELECT d.contact_id FROM contact_date d JOIN contact c ON c.id = d.contact_id
  WHERE {{months}} AND coalesce(c.tier, '') <> 'pool'
UNION ALL SELECT value FROM json_each(:concerned)
"""
"""The ids of those whom another reason than a cadence or a clock may bring up."""

_PROMISES = f"""
SELECT r.*, c.name, c.state AS contact_state FROM promise r LEFT JOIN contact c ON c.id = r.contact_id
WHERE r.state IN ({", ".join(f"'{state}'" for state in LIVE)}) AND r.due IS NOT NULL ORDER BY r.due, r.id
"""


class Due:
    """The queue and the standing of each contact, read afresh every time."""

    def __init__(
        self,
        connection: Connection,
        clocks: Clocks,
        dates: Dates,
        matters: Matters,
        vacations: Vacations,
        cadences: Cadences,
        plans: Plans,
        days_off: frozenset[int] = frozenset(),
    ) -> None:
        self._file = connection
        self._clocks = clocks
        self._dates = dates
        self._matters = matters
        self._vacations = vacations
        self._cadences = cadences
        self._plans = plans
        self._days_off = days_off
        connection.database.connection().create_function("cutoff", 2, _cutoff, deterministic=True)

    def queue(self, now: Moment, limit: int = DAILY_LIMIT, *, restless: bool = False) -> Queue:
        """The queue of ``now.day``: who is due and why, at most ``limit`` cadence items a day.

        On a day of rest nobody comes up by cadence, unless ``restless`` asks for whoever would.
        """
        rest = NO_REST if restless else self.rest()
        plans = self._plans.open(now.day)
        return build(self._candidates(now), self.promise_standings(), now, limit, rest, plans)

    def rest(self) -> Rest:
        """The days off and the vacations."""
        return Rest(self._days_off, self._vacations.listed())

    def standing(self, contact_id: int, now: Moment) -> Standing | None:
        """All that decides whether one contact is due; None for one that is not active."""
        found = self._standings("c.id = :contact", now, self._matters.open(now, contact_id), contact=contact_id)
        return found[0] if found else None

    def standings(self, contact_ids: Sequence[int], now: Moment) -> list[Standing]:
        """When some active contacts come up by clock, next date or cadence; without what else concerns them."""
        return self._standings(one_of("c.id", contact_ids), now, {})

    def dates_by(self, day: date, now: Moment) -> frozenset[int]:
        """Whose birthday or other date begins to show by ``day``, from today on."""
        return self._dates.by(day, now.day)

    def scheduled(self, now: Moment) -> list[Standing]:
        """Everyone whom a cadence makes due now or later: for planning ahead, as a queue needs far fewer."""
        return self._standings(_SCHEDULED, now, {})

    def _candidates(self, now: Moment) -> list[Standing]:
        """Everyone a queue of today could hold or count.

        Of those with a cadence of their own or their tier's only the ones at or before its cut-off, or
        touched today, are fetched; the other reasons name few enough people to fetch them whole. The last touch
        of the pool, which may be nearly everybody, is not even looked for.
        """
        matters = self._matters.open(now)
        anyway = _ANYWAY.format(months=one_of("d.month", self._dates.near_months(now.day)))
        cuts = {tier: cutoff(interval, now.day) for tier, interval in self._cadences.cuts()}
        of_tiers = " ".join(f"WHEN c.tier = '{tier}' THEN '{cut}'" for tier, cut in cuts.items())
        cut = f"CASE WHEN c.cadence IS NOT NULL THEN cutoff(c.cadence, :today) {of_tiers} END"
        who = (
            f"c.id IN (SELECT c.id FROM contact c WHERE {_AWAKE} UNION ALL {anyway}) AND (c.id IN ({anyway}) "
            f"OR {cut} >= coalesce(last.day, '') OR ({cut} IS NOT NULL AND last.day >= :today) OR {RUNNING})"
        )
        return self._standings(who, now, matters, concerned=json.dumps(list(matters)))

    def _standings(
        self, who: str, now: Moment, matters: Mapping[int, Sequence[Matter]], **values: Any
    ) -> list[Standing]:
        rows = self._file.named_sql(
            _STANDINGS.format(who=who), now=utc_text(now.at), today=now.day.isoformat(), **values
        )
        ids = [row[0] for row in rows]
        awake = [row[0] for row in rows if row[3] != Tier.POOL]
        clocks = self._clocks.running([row[0] for row in rows if row[13]], now)
        dates = self._dates.near(awake, now.day)
        cadences = self._cadences.of([(row[0], *row[3:7]) for row in rows])
        nexts, morning_nexts = self._nexts(ids, now)
        snoozes, morning_snoozes = self._snoozes(ids, now)
        found: list[Standing] = []
        for row in rows:
            number = row[0]
            present = Standing(
                contact_id=number,
                name=row[1],
                state=State(row[2]),
                cadence=cadences[number],
                last=_touch(*row[7:10]),
                next=nexts.get(number),
                next_snooze=snoozes.get((number, Subject.NEXT)),
                cadence_snooze=snoozes.get((number, Subject.CADENCE)),
                clocks=clocks.get(number, ()),
                clock_snooze=snoozes.get((number, Subject.FOLLOW_UP)),
                dates=dates.get(number, ()),
                date_snooze=snoozes.get((number, Subject.DATE)),
                matters=tuple(matters.get(number, ())),
                matter_snoozes={
                    subject: snoozes[number, subject]
                    for subject in {matter.subject for matter in matters.get(number, ())}
                    if (number, subject) in snoozes
                },
            )
            earlier = {
                "last": _touch(*row[10:13]),
                "next": morning_nexts.get(number),
                "next_snooze": morning_snoozes.get((number, Subject.NEXT)),
                "cadence_snooze": morning_snoozes.get((number, Subject.CADENCE)),
            }
            if any(getattr(present, name) != value for name, value in earlier.items()):
                present = replace(present, morning=replace(present, **earlier))  # type: ignore[arg-type]
            found.append(present)
        return found

    def _nexts(self, ids: Sequence[int], now: Moment) -> tuple[dict[int, NextDate], dict[int, NextDate]]:
        """The next date set last for each contact, and the one set last before today.

        Cleared ones are included, so that they hide older ones.
        """
        wanted = set(ids)
        rows = self._file.sql(
            "SELECT contact_id, day, set_at, after, cleared FROM next_date "
            f"WHERE {among('contact_id', ids)} ORDER BY set_at, id"
        )
        latest: dict[int, NextDate] = {}
        morning: dict[int, NextDate] = {}
        for number, day, set_at, after, cleared in rows:
            if number in wanted:
                at = datetime.fromisoformat(set_at)
                latest[number] = NextDate(date.fromisoformat(day), at, after, bool(cleared))
                if civil_day(at, now.zone) < now.day:
                    morning[number] = latest[number]
        return latest, morning

    def _snoozes(
        self, ids: Sequence[int], now: Moment
    ) -> tuple[dict[tuple[int, str], Snooze], dict[tuple[int, str], Snooze]]:
        """The snooze set last for each contact and subject, and the one set last before today."""
        wanted = set(ids)
        query = SnoozeRow.raw(f"SELECT * FROM snooze WHERE {among('contact_id', ids)} ORDER BY set_at, id")
        latest: dict[tuple[int, str], Snooze] = {}
        morning: dict[tuple[int, str], Snooze] = {}
        for row in self._file.rows(query.dicts()):
            if row["contact"] in wanted:
                key = (row["contact"], row["subject"])
                latest[key] = _snooze(row)
                if row["set_on"] < now.day:
                    morning[key] = latest[key]
        return latest, morning

    def promise_standings(self) -> list[PromiseStanding]:
        """Every promise that binds and has a day, the earliest first."""
        snoozed = SnoozeRow.raw("SELECT * FROM snooze WHERE promise_id IS NOT NULL ORDER BY set_at, id")
        snoozes = {row["promise"]: _snooze(row) for row in self._file.rows(snoozed.dicts())}
        return [
            PromiseStanding(promise(row), State(row["contact_state"] or "active"), snoozes.get(row["id"]))
            for row in self._file.rows(PromiseRow.raw(_PROMISES).dicts())
        ]


@lru_cache(maxsize=256)
def _cutoff(cadence: str, today: str) -> str | None:
    """For SQL: the cut-off of a stored cadence; NULL for one that is no interval."""
    interval = interval_of(cadence)
    return cutoff(interval, date.fromisoformat(today)).isoformat() if interval else None


def _touch(at: str | None, day: str | None, number: int | None) -> Touch | None:
    return Touch(datetime.fromisoformat(at), date.fromisoformat(day), number or 0) if at and day else None


def _snooze(row: dict[str, Any]) -> Snooze:
    return Snooze(row["until"], row["set_at"], row["set_on"], row["after"])
