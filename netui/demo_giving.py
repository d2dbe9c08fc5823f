"""What giving adds to the demo: clips, introductions, referrals, asks and the monthly round."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from netui.demo_diary import DESK, TALK, Diary, Plan
from netui.demo_people import read_data
from netui.domain.due.subject import Subject
from netui.domain.giving.clip import parse_clip
from netui.domain.giving.introduction import Introduction, Step
from netui.domain.giving.referral import ReferralSide, parse_referral
from netui.domain.moment import Moment

Row = Mapping[str, Any]

_HEARD = 1
"""Days before today on which it was asked what became of whatever was given, but for the table's clips."""


class Giving:
    """The table of ``giving.toml``, planned moment by moment."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._store = diary.store
        self._ids = diary.ids
        self._data = read_data("giving.toml")

    def plan(self, plan: Plan) -> None:
        """Plan everything the table tells of."""
        on, data = self._diary.on, self._data
        for row in data["said"]:
            plan(on(row["ago"], TALK), partial(self._say, row))
        for row in data["clips"]:
            plan(on(row["ago"], DESK), partial(self._clip, plan, row))
        for row in data["introductions"]:
            if "reason" in row:
                plan(on(row["ago"], DESK), partial(self._begin, row))
            for step in row["steps"]:
                plan(on(step["ago"], TALK), partial(self._step, row, step))
        for row in data["referrals"]:
            plan(on(row["ago"], DESK), partial(self._refer, plan, row))
        for row in data["round"]:
            plan(on(row["ago"], DESK), partial(self._ask_oneself, row))
        plan(on(_HEARD, DESK), self._hear)

    def _say(self, row: Row, at: Moment) -> None:
        self._diary.log(self._ids[row["who"]], row["line"], at)

    def _clip(self, plan: Plan, row: Row, at: Moment) -> None:
        """Keep a clip, and plan to whom it goes."""
        clips = self._store.clips
        number = clips.keep(parse_clip(row["line"]), at).subject or 0
        for given in row.get("given", ()):
            who = [self._ids[given["who"]]]
            plan(self._diary.on(given["ago"], TALK), partial(clips.give, number, who))

    def _hear(self, at: Moment) -> None:
        """Be done with every give whose outcome is not heard, but for the table's clips: a few are enough."""
        left = {self._ids[given["who"]] for row in self._data["clips"] for given in row.get("given", ())}
        for who, matters in self._store.matters.open(at).items():
            for matter in matters:
                if matter.subject is Subject.OUTCOME and who not in left:
                    self._store.matters.settle(who, matter.subject, matter.id, at)

    # Introductions

    def _begin(self, row: Row, at: Moment) -> None:
        self._store.introductions.begin(self._ids[row["a"]], self._ids[row["b"]], row["reason"], at)

    def _step(self, row: Row, step: Row, at: Moment) -> None:
        """One step of an introduction; one without a reason of its own was begun by a log line."""
        number = self._between(row).id
        if step["do"] == "drop":
            self._store.introductions.drop(number, at)
        else:
            self._store.introductions.take(number, Step(step["do"]), at, step.get("words", ""))

    def _between(self, row: Row) -> Introduction:
        b = self._ids[row["b"]]
        return next(one for one in self._store.introductions.of(self._ids[row["a"]]) if b in (one.a, one.b))

    # Referrals

    def _refer(self, plan: Plan, row: Row, at: Moment) -> None:
        """Open a referral, and plan what became of it."""
        who, referrals = self._ids[row["who"]], self._store.referrals
        number = referrals.open(who, ReferralSide(row["side"]), parse_referral(row["line"]), at).subject or 0
        ends: Mapping[str, Callable[[int, Moment], object]] = {
            "won": referrals.won,
            "lost": referrals.lost,
            "honour": referrals.honour,
        }
        for after in row["then"]:
            when = self._diary.on(after["ago"], DESK)
            if "line" in after:
                plan(when, partial(self._diary.log, who, after["line"]))
            plan(when, partial(ends[after["do"]], number))

    # The monthly round

    def _ask_oneself(self, row: Row, at: Moment) -> None:
        """Answer the round's question about somebody, or skip it."""
        rounds, who = self._store.rounds, self._ids[row["who"]]
        if "answer" in row:
            rounds.answer(who, row["answer"], at)
        else:
            rounds.skip(who, at)
