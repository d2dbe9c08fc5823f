"""What the practice adds to the demo: a conference with its cards, what is known, moved promises, the quiet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from netui.demo_diary import DESK, TALK, Diary, Plan
from netui.demo_people import read_data
from netui.domain.line.addline import parse_add
from netui.domain.line.card_line import parse_card
from netui.domain.moment import Moment, moment_at
from netui.domain.people.contact import Job, PartialDate, card_of
from netui.domain.practice.event import parse_event
from netui.domain.practice.follow_up_steps import Step


class Practice:
    """The table of ``practice.toml``, planned moment by moment."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._store = diary.store
        self._ids = diary.ids
        self._data = read_data("practice.toml")
        self.pool: list[str] = self._data["pool"]

    def plan(self, plan: Plan) -> None:
        """Plan everything the table tells of."""
        data = self._data
        self._plan_event(plan, data["event"])
        for part, do in (
            ("known", self._note),
            ("relations", self._relate),
            ("jobs", self._work),
            ("dates", self._mark),
        ):
            for row in data[part]:
                plan(self._diary.on(row["ago"], DESK), partial(do, row))
        for row in data["known"]:
            if "ended" in row:
                plan(self._diary.on(row["ended"], DESK), partial(self._end, row))
        for row in data["promises"]:
            plan(self._diary.on(row["ago"], TALK), partial(self._promise, plan, row))
        for row in data["quiet"]:
            self._plan_quiet(plan, row)

    # The conference

    def _plan_event(self, plan: Plan, event: Mapping[str, Any]) -> None:
        zone = event["zone"]
        plan(moment_at(self._diary.before(event["hours"]), zone), lambda at: self._open(event, at))
        for card in event["cards"]:
            plan(moment_at(self._diary.before(card["hours"]), zone), partial(self._collect, plan, card, event))

    def _open(self, event: Mapping[str, Any], at: Moment) -> int:
        line = parse_event(event["line"], now=at.at, zone=at.zone)
        return self._store.events.find_or_make(line, at).subject or 0

    def _collect(self, plan: Plan, row: Mapping[str, Any], event: Mapping[str, Any], at: Moment) -> None:
        store, number = self._store, self._open(event, at)
        name = store.events.get(number).name
        card = parse_card(row["line"], name, now=at.at, zone=at.zone, find=store.finding.resolve)
        who = store.events.collect(number, card, at).subject or 0
        self._ids[card.draft.name] = who
        for step in row.get("steps", ()):
            at_step = moment_at(self._diary.before(step["hours"]), self._diary.now.zone)
            plan(at_step, partial(self._follow, who, step))

    def _follow(self, who: int, step: Mapping[str, Any], at: Moment) -> None:
        """One step of a follow-up, or what came after it."""
        following = self._store.following
        match step["do"]:
            case "finding":
                following.finding(who, step["text"], step["link"], at)
            case "help":
                following.help(who, step["kind"], step["text"], at)
            case "note":
                following.note(who, step["text"], at)
            case "request":
                following.request(who, at)
            case "skip":
                following.skip(who, Step(step["step"]), at)
            case _:
                self._diary.log(who, step["line"], at)

    # What is known

    def _note(self, row: Mapping[str, Any], at: Moment) -> None:
        who = self._ids[row["who"]]
        self._store.facts.note(who, row["kind"], row["text"], at, source=row.get("source", ""))

    def _end(self, row: Mapping[str, Any], at: Moment) -> None:
        for fact in self._store.facts.of(self._ids[row["who"]]):
            if fact.text == row["text"]:
                self._store.facts.end(fact.id, at, well=True)

    def _relate(self, row: Mapping[str, Any], at: Moment) -> None:
        other = self._ids.get(row["other"], row["other"])
        self._store.relations.note(self._ids[row["who"]], row["kind"], other, at)

    def _work(self, row: Mapping[str, Any], at: Moment) -> None:
        job = Job(row["role"], row["organisation"], self._diary.day(row["until"]))
        self._edit(row, at, jobs=(job,))

    def _mark(self, row: Mapping[str, Any], at: Moment) -> None:
        day = self._diary.day(-row["ahead"])
        known = card_of(self._store.contacts.get(self._ids[row["who"]])).dates
        marked = PartialDate(row["kind"], None, day.month, day.day, lead=row["lead"])
        self._edit(row, at, dates=(*known, marked))

    def _edit(self, row: Mapping[str, Any], at: Moment, **changed: Any) -> None:
        who = self._ids[row["who"]]
        self._store.contacts.edit(who, replace(card_of(self._store.contacts.get(who)), **changed), at)

    # What was said

    def _promise(self, plan: Plan, row: Mapping[str, Any], at: Moment) -> None:
        """Log a promise, and plan what became of it."""
        entry = self._diary.log(self._ids[row["who"]], row["line"], at)
        promises = self._store.promises
        (made,) = promises.of_interactions([entry])
        ends: Mapping[str, Callable[[int, Moment], object]] = {
            "keep": promises.keep,
            "break": promises.break_,
            "drop": promises.drop,
        }
        for after in row["then"]:
            when = self._diary.on(after["ago"], TALK)
            if after["do"] == "move":
                plan(when, partial(promises.renegotiate, made.id, self._diary.day(after["to"])))
            else:
                plan(when, partial(ends[after["do"]], made.id))

    def _plan_quiet(self, plan: Plan, row: Mapping[str, Any]) -> None:
        """Somebody met long ago, talked with, and then lost from sight."""
        plan(self._diary.on(row["ago"], TALK), lambda at: self._meet(row, at))
        for talk in row["talks"]:
            plan(self._diary.on(talk["ago"], DESK), partial(self._talk, row, talk["line"]))

    def _meet(self, row: Mapping[str, Any], at: Moment) -> None:
        line = parse_add(row["line"], now=at.at, zone=at.zone, find=self._store.finding.resolve)
        self._ids[line.draft.name] = who = self._store.adding.add(line, at).subject or 0
        self._store.attention.set_depth([who], row["depth"], at)

    def _talk(self, row: Mapping[str, Any], text: str, at: Moment) -> None:
        self._diary.log(self._ids[row["line"].partition(",")[0]], text, at)
