"""The health of the network read from the file: every number with the ids it counts, and the lists they open."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from netui.domain.day_words import short_day
from netui.domain.due.cadence import Interval, cutoff
from netui.domain.due.standing import due_day
from netui.domain.giving.money import Amount, totals
from netui.domain.giving.referral import ReferralSide, ReferralState
from netui.domain.moment import Moment, civil_day, day_after
from netui.domain.people.contact import DEPTHS
from netui.domain.practice.follow_up_steps import Followed
from netui.domain.practice.health import (
    LEAST_BEFORE,
    PLATINUM,
    WARM_DEPTH,
    WINDOW,
    Business,
    DepthMove,
    Health,
    Heat,
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
from netui.domain.practice.trust import Rate, trust, word
from netui.store.due.cadences import Cadences
from netui.store.file.connection import Connection
from netui.store.file.fields import utc_text
from netui.store.giving.rounds import Rounds
from netui.store.practice.following import Following
from netui.store.timeline.promises import Promises
from netui.store.timeline.touches import last_touch

YEAR = Interval(months=12)
"""How far back gives and asks are counted."""

_WITH_SOMEBODY = "EXISTS (SELECT 1 FROM participant p WHERE p.interaction_id = i.id AND p.present)"
"""SQL for an entry ``i`` that somebody took part in: a line in the inbox is nobody's touch yet."""

_TOUCHES = (
    f"FROM interaction i WHERE i.day BETWEEN :first AND :last AND i.touch AND i.at <= :now AND {_WITH_SOMEBODY}"
)

_MOVES = """
SELECT d.row, d.old, d.new, h.at FROM change h JOIN delta d ON d.change_id = h.id
JOIN contact c ON c.id = d.row AND c.state = 'active'
WHERE NOT h.undone AND h.at >= :begin AND d.tbl = 'contact' AND d.op = 'update' AND d.col = 'depth' ORDER BY d.id
"""

_ACTIVE = "c.state = 'active' AND coalesce(c.tier, '') NOT IN ('pool', 'ambient')"

_WARMTH = f"""
SELECT c.id, c.tier, c.tier_since, c.cadence, c.cadence_since, c.depth, found.recent, found.before, found.last
FROM (SELECT p.contact_id AS id, sum(i.day > :middle) AS recent, sum(i.day <= :middle) AS before,
             max(i.day) AS last
      FROM interaction i CROSS JOIN participant p ON p.interaction_id = i.id AND p.present
      WHERE i.day > :begin AND i.touch AND i.at <= :now GROUP BY p.contact_id) found
JOIN contact c ON c.id = found.id AND {_ACTIVE} WHERE found.before >= :least
"""

_PLATINUM = f"""
SELECT c.id, c.tier, c.tier_since, c.cadence, c.cadence_since, {last_touch("day")}
FROM contact c WHERE c.depth = :platinum AND {_ACTIVE} ORDER BY c.sort_key, c.id
"""

_GIVES = """
SELECT g.kind, g.id, i.at FROM give g JOIN interaction i ON i.id = g.interaction_id
WHERE g.mine = :mine AND i.day > :begin AND i.at <= :now
"""

_GIFTS = """
UNION ALL SELECT 'gift', -i.id, i.at FROM interaction i
WHERE i.kind = 'gift' AND i.direction = 'out' AND i.day > :begin AND i.at <= :now
AND NOT EXISTS (SELECT 1 FROM give g WHERE g.interaction_id = i.id AND g.mine)
"""

_ASKS = f"""
SELECT i.id FROM interaction i WHERE i.purpose = 'ask' AND i.direction <> 'in' AND i.day > :begin AND i.at <= :now
AND {_WITH_SOMEBODY} ORDER BY i.at DESC, i.id DESC
"""


class Healths:
    """The questions about the network as a whole."""

    def __init__(
        self,
        connection: Connection,
        promises: Promises,
        following: Following,
        cadences: Cadences,
        rounds: Rounds,
    ) -> None:
        self._file = connection
        self._promises = promises
        self._following = following
        self._cadences = cadences
        self._rounds = rounds

    def read(self, now: Moment, week_start: int = 0) -> Health:
        """All of it; ``week_start`` is the weekday weeks begin on (0 is Monday)."""
        today = now.day
        up, down = self._moves(now)
        records = self._promises.records()
        kept = trust(records, today)
        words = {one.promise.id: said.value for one in records if (said := word(one, today)) is not None}
        follow_up = self._following.figures(now)
        followed = follow_up.followed
        answered = sorted((one for one in followed if one.hours is not None), key=_hours)
        depths = self._depths()
        gives: dict[str, list[int]] = {}
        for kind, number in self._gives(now, mine=True):
            gives.setdefault(kind, []).append(number)
        kinds = sorted(gives, key=lambda kind: (-len(gives[kind]), kind))
        kindnesses = tuple(number for _, number in self._gives(now, mine=False))
        asked, close = self._round(now)
        return Health(
            today=today,
            heat=self.heat(now, week_start),
            depths=depths,
            up=up,
            down=down,
            recorded=self._recorded(now),
            trust=kept,
            mine=_promised(kept.mine, words),
            theirs=_promised(kept.theirs, words),
            follow_up=follow_up.clocks,
            followed=_met(followed, today),
            answered=_met(answered, today),
            gives={kind: Tally(Thing.GIVE, tuple(gives[kind])) for kind in kinds},
            asks=Tally(Thing.ENTRY, self._asks(now)),
            kindnesses=Tally(Thing.GIVE, kindnesses),
            referrals=self._referrals(),
            introductions=Tally(Thing.INTRODUCTION, self._introductions()),
            cooling=self._cooling(now),
            neglected=self._neglected(now),
            round=close,
            asked=asked,
        )

    def week(self, shown: Heat, week: int, now: Moment) -> Tally:
        """The touches of one week of the heat map, the latest first."""
        days = shown.days(week)
        rows = self._file.named_sql(
            f"SELECT i.id {_TOUCHES} ORDER BY i.at DESC, i.id DESC",
            first=days[0].isoformat(),
            last=days[-1].isoformat(),
            now=utc_text(now.at),
        )
        return Tally(Thing.ENTRY, tuple(row[0] for row in rows))

    def heat(self, now: Moment, week_start: int = 0) -> Heat:
        """The touches of each day of a year, with somebody, up to now."""
        rows = self._file.named_sql(
            f"SELECT i.day, count(*) {_TOUCHES} GROUP BY i.day",
            first=heat_begin(now.day, week_start).isoformat(),
            last=now.day.isoformat(),
            now=utc_text(now.at),
        )
        return heat({date.fromisoformat(day): count for day, count in rows}, now.day, week_start)

    # Depth

    def _depths(self) -> dict[int, Tally]:
        found: dict[int, list[int]] = {depth: [] for depth in range(len(DEPTHS))}
        sql = "SELECT depth, id FROM contact WHERE state = 'active' ORDER BY sort_key, id"
        for depth, number in self._file.sql(sql):
            found[depth].append(number)
        return {depth: Tally(Thing.CONTACT, tuple(ids)) for depth, ids in found.items()}

    def _moves(self, now: Moment) -> tuple[Tally, Tally]:
        """Who moved up this quarter and who down, as the record of changes has it."""
        begin = quarter_begin(now.day)
        rows = self._file.named_sql(_MOVES, begin=day_after(begin, -1).isoformat())
        changes = [
            DepthMove(number, int(old), int(new), civil_day(datetime.fromisoformat(at), now.zone))
            for number, old, new, at in rows
        ]
        moves = net_moves(change for change in changes if change.on >= begin)
        up = {move.contact_id: move.says(now.day) for move in moves if move.new > move.old}
        down = {move.contact_id: move.says(now.day) for move in moves if move.new < move.old}
        return Tally(Thing.CONTACT, tuple(up), up), Tally(Thing.CONTACT, tuple(down), down)

    def _recorded(self, now: Moment) -> date | None:
        """The day the record of changes begins."""
        rows = self._file.sql("SELECT at FROM change ORDER BY id LIMIT 1")
        return civil_day(datetime.fromisoformat(rows[0][0]), now.zone) if rows else None

    # Who is far

    def _cooling(self, now: Moment) -> Tally:
        rows = self._file.named_sql(
            _WARMTH,
            middle=day_after(now.day, -WINDOW).isoformat(),
            begin=day_after(now.day, -2 * WINDOW).isoformat(),
            now=utc_text(now.at),
            least=LEAST_BEFORE,
        )
        cadences = self._cadences.of([row[:5] for row in rows])
        found = cooling(
            Warmth(number, recent, before, date.fromisoformat(last))
            for number, *_, depth, recent, before, last in rows
            if depth >= WARM_DEPTH or cadences[number] is not None
        )
        why = {one.contact_id: one.says(now.day) for one in found}
        return Tally(Thing.CONTACT, tuple(why), why)

    def _neglected(self, now: Moment) -> Tally:
        rows = self._file.named_sql(_PLATINUM, platinum=PLATINUM, now=utc_text(now.at))
        cadences = self._cadences.of([row[:5] for row in rows])
        why: dict[int, str] = {}
        for number, *_, day in rows:
            last, cadence = date.fromisoformat(day) if day else None, cadences[number]
            if says := neglect(last, due_day(cadence, last) if cadence else None, now.day):
                why[number] = says
        return Tally(Thing.CONTACT, tuple(why), why)

    # What was given, asked and won

    def _gives(self, now: Moment, *, mine: bool) -> list[tuple[str, int]]:
        """Kind and id of what was given in the last 12 months, the latest first."""
        rows = self._file.named_sql(
            f"{_GIVES}{_GIFTS if mine else ''} ORDER BY 3 DESC, 2 DESC",
            mine=int(mine),
            begin=cutoff(YEAR, now.day).isoformat(),
            now=utc_text(now.at),
        )
        return [(kind, number) for kind, number, _ in rows]

    def _asks(self, now: Moment) -> tuple[int, ...]:
        begin = cutoff(YEAR, now.day).isoformat()
        return tuple(row[0] for row in self._file.named_sql(_ASKS, begin=begin, now=utc_text(now.at)))

    def _referrals(self) -> dict[tuple[ReferralSide, ReferralState], Business]:
        sql = (
            "SELECT id, side, state, value, currency FROM referral "
            "ORDER BY coalesce(closed_on, opened_on) DESC, id DESC"
        )
        found: dict[tuple[ReferralSide, ReferralState], list[Any]] = {}
        for row in self._file.sql(sql):
            found.setdefault((ReferralSide(row[1]), ReferralState(row[2])), []).append(row)
        return {
            key: Business(
                Tally(Thing.REFERRAL, tuple(row[0] for row in rows)), totals(amount(*row[3:]) for row in rows)
            )
            for side in ReferralSide
            for state in ReferralState
            for key, rows in [((side, state), found.get((side, state), []))]
        }

    def _round(self, now: Moment) -> tuple[int, Tally]:
        """How many were asked this month, and everybody the round is for."""
        found, said = self._rounds.round(now), self._rounds.answered(now)
        why = dict.fromkeys(found.pending, "still to be asked")
        why |= {number: f"asked: {said.get(number) or 'skipped'}" for number in found.asked}
        return len(found.asked), Tally(Thing.CONTACT, (*found.pending, *found.asked), why)

    def _introductions(self) -> tuple[int, ...]:
        rows = self._file.sql("SELECT id FROM introduction WHERE state = 'open' ORDER BY begun_on, id")
        return tuple(row[0] for row in rows)


def amount(value: str | None, currency: str) -> Amount | None:
    """An amount as the file keeps it; None for none."""
    try:
        return Amount(Decimal(value), currency) if value else None
    except InvalidOperation:
        return None


def _promised(rate: Rate, words: dict[int, str]) -> Tally:
    """The promises of a rate, those not on time first, then the latest made first."""
    missed = set(rate.missed)
    ids = sorted(rate.ids, key=lambda number: (number not in missed, -number))
    return Tally(Thing.PROMISE, tuple(ids), words)


def _met(followed: Sequence[Followed], today: date) -> Tally:
    return Tally(
        Thing.CONTACT,
        tuple(one.contact_id for one in followed),
        {one.contact_id: _says(one, today) for one in followed},
    )


def _says(one: Followed, today: date) -> str:
    sign = "✓" if one.in_time else "·"
    took = "not yet" if one.hours is None else f"after {one.hours:.0f} h"
    return f"{sign} met {short_day(one.met, today) if one.met else 'one day'}, {took}"


def _hours(one: Followed) -> float:
    return one.hours or 0.0
